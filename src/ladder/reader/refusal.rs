//! Why a document is no ladder.

use std::path::Path;

use super::super::blocks::{Block, Blocks, Kind};
use super::super::diagnostic::Code;
use super::dialect::plain;
use super::{Page, front, table};
use crate::ladder::names;

/// Why a document is no ladder, and what to do about it.
pub(super) fn why_no_ladder(page: &Page<'_>) -> (&'static str, &'static str) {
    const HEAD: &str = "Leave it out, or name its levels in the first row or the first column.";
    const TELL: &str = "Leave it out, or tell in front matter what its levels are called: levels: [Seed, Tree].";

    if page.text.trim().is_empty() {
        ("It is empty, so it was left out.", "Write its levels under headings, or remove the file.")
    } else if front::is_too_long(page.path, page.text) {
        ("Its data is longer than 4 MB, so it was left out.", "Leave it out, or part it into several files.")
    } else if page.is_of_another_trade {
        (
            "Its title or its headings speak of something else than a job's levels, so it was left out.",
            "Leave it out, or say in its title that it is a career ladder.",
        )
    } else if page.is_data() {
        (
            "Its data lists no levels that ask for something in sentences, so it was left out.",
            "Leave it out, or list its levels by names such as Junior and Senior, or with ranks.",
        )
    } else if page.level_depth.is_none() && table::have_heads_of_levels(page, page.blocks.all()) {
        (
            "Heads of its tables name levels, but its cells say too little to be statements, so it was left out.",
            "Leave it out, or say in each cell what is expected there.",
        )
    } else if page.is_sheet() {
        ("Neither its head nor a column names levels, so it was left out.", HEAD)
    } else if page.level_depth.is_none() && are_tables(page.blocks) {
        ("No head of its tables names a level, so it was left out.", TELL)
    } else if plain::has_lines_of_levels(page) {
        (
            "It has no headings, and under the lines that name levels no lists, so it was left out.",
            "Write its levels under headings, or what they ask as lists.",
        )
    } else if names::own::are_told() {
        (
            "Fewer than two of its headings are called as its front matter tells, so it was left out.",
            "Correct the names in its front matter or in its headings: they have to be the same.",
        )
    } else if page.sections.is_empty() {
        ("It has no headings, and no line that names a level, so it was left out.", Code::NotALadder.suggestion())
    } else {
        ("None of its headings names a level, so it was left out.", TELL)
    }
}

/// Whether a file of data that can't be read says that it is a ladder: in its name or its
/// folder's, or by a field that is called so.
pub(super) fn is_meant_as_a_ladder(page: &Page<'_>) -> bool {
    const FIELDS: &[&str] = &["levels", "ladder", "competencies", "expectations", "skills", "junior", "senior"];

    let is_field = |part: &str| {
        let part = part.trim_start_matches(|c: char| !c.is_alphanumeric());
        FIELDS.iter().any(|field| {
            let start = part.get(..field.len()).filter(|start| start.eq_ignore_ascii_case(field));
            start.is_some_and(|start| {
                part[start.len()..].trim_start_matches(['"', '\'', ' ']).starts_with([':', '=', ']'])
            })
        })
    };
    let names = Path::new(page.path).iter().rev().take(2).filter_map(|part| part.to_str());
    names.into_iter().any(names::hints_at_levels) || page.text.split(['\n', '{', ',']).any(is_field)
}

/// Whether a page has several items to be filled in, which are nothing but a name and a
/// line to write on: `Skills: ____`.
pub(super) fn is_a_form(page: &Page<'_>) -> bool {
    const FEWEST: usize = 4;

    let is_open = |block: &&Block| block.is_item() && page.words(block).ends_with("___");
    page.blocks.all().iter().filter(is_open).nth(FEWEST - 1).is_some()
}

/// Whether most blocks are cells of tables.
fn are_tables(blocks: &Blocks) -> bool {
    let cells = blocks.all().iter().filter(|block| matches!(block.kind, Kind::Cell { .. })).count();
    cells * 2 > blocks.all().len()
}

#[cfg(test)]
mod tests {
    use crate::ladder::reader::read;

    #[test]
    fn a_text_of_levels_without_lists_is_not_told_that_it_names_none() {
        let text = "Bakery\n\nJunior Baker\n\nKneads dough by hand.\n\nSenior Baker\n\nPlans all of the week.\n";
        let document = read("a.txt", text.as_bytes());
        let said = document.diagnostics().iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>();
        assert!(document.is_empty() && said.iter().any(|said| said.contains("no lists")), "{said:?}");
    }

    #[test]
    fn a_form_to_fill_in_is_no_ladder() {
        let level = |title: &str, rest: &str| format!("## {title}\n\n- Dough: {rest}\n- Oven: {rest}\n\n");
        let is_ladder = |rest: &str| {
            let text = format!("# Bakery levels\n\n{}{}", level("Junior Baker", rest), level("Senior Baker", rest));
            !read("a.md", text.as_bytes()).is_empty()
        };
        assert!(is_ladder("kneads it") && !is_ladder("______"));
    }
}
