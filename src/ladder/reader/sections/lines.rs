//! Lines over lists that name levels, under headings that name whose they are: "Gardener" over
//! "Junior" and "Senior", each with a list.

use super::{Block, Blocks, Section};
use crate::ladder::names::{self, Naming};
use crate::ladder::reader::lead;

/// How many levels a role has at least.
const FEWEST: usize = 2;

/// Whether the `nth` block of a page is a line over a list, and names a level.
pub(super) fn names_a_level(page: &Blocks, nth: usize) -> bool {
    let blocks = page.all();
    lead::heads_a_list(page, &blocks[nth], blocks.get(nth + 1)) && is_level(page, &blocks[nth])
}

fn is_level(page: &Blocks, line: &Block) -> bool {
    names::naming(page.text(line).trim_end_matches([':', '：', ' '])) == Naming::Level
}

/// Whether the headings that may be levels are roles: each names somebody of no seniority, all
/// lists under it have a line over them, and all of these lines are levels.
pub(in super::super) fn are_roles_over_levels(page: &Blocks, sections: &[Section<'_>]) -> bool {
    let mut roles = sections.iter().filter(|section| section.is_level).peekable();
    roles.peek().is_some() && roles.all(|role| role.naming == Naming::Role && holds_levels(page, role))
}

/// Whether several sections have lists, and all of these lists have a line over them that is a
/// level.
pub(in super::super) fn are_areas_over_levels(page: &Blocks, sections: &[Section<'_>]) -> bool {
    let mut areas = sections.iter().filter(|section| section.has_items());
    areas.clone().nth(1).is_some() && areas.all(|area| holds_levels(page, area))
}

fn holds_levels(page: &Blocks, section: &Section<'_>) -> bool {
    let nexts = section.body.iter().skip(1).map(Some).chain([None]);
    let heads = section.body.iter().zip(nexts).filter(|(block, next)| lead::heads_a_list(page, block, *next));
    let lines: Vec<&Block> = heads.map(|(line, _)| line).collect();
    let begins = |pair: &&[Block]| !pair[0].is_item() && pair[1].is_item();
    let first = usize::from(section.body.first().is_some_and(Block::is_item));
    let lists = section.body.windows(2).filter(begins).count() + first;
    lines.len() >= FEWEST && lines.len() == lists && lines.iter().all(|line| is_level(page, line))
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Level;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// The tracks of a page with their levels.
    fn tracks(text: &str) -> Vec<String> {
        let ladder = assemble("notes", vec![read("notes/a.md", text.as_bytes())]);
        let shown = ladder.tracks().map(|track| {
            let levels: Vec<&str> = track.levels().map(Level::title).collect();
            format!("{}: {}", track.title(), levels.join(", "))
        });
        shown.collect()
    }

    fn roles(junior: &str, senior: &str) -> String {
        let role = |name: &str| format!("## {name}\n\n{junior}\n\n- Looks on\n\n{senior}\n\n- Leads\n\n");
        format!("# Garden career ladder\n\n{}{}", role("Fern gardener"), role("Wall builder"))
    }

    #[rstest]
    #[case::plain("Junior", "Senior")]
    #[case::with_colons("Junior:", "Senior:")]
    #[case::bold("**Junior**", "**Senior**")]
    #[case::in_spanish("Júnior", "Sénior")]
    fn lines_over_lists_are_the_levels_of_the_role_above(#[case] junior: &str, #[case] senior: &str) {
        let levels = format!("{junior}, {senior}").replace([':', '*'], "");
        assert_eq!(
            tracks(&roles(junior, senior)),
            [format!("Fern gardener: {levels}"), format!("Wall builder: {levels}")]
        );
    }

    #[test]
    fn topics_over_such_lines_are_competencies() {
        let text = roles("Junior", "Senior").replace("Fern gardener", "Ferns").replace("Wall builder", "Walls");
        assert_eq!(tracks(&text), ["Garden career ladder: Junior, Senior"]);
        let listed = text + "## Tools\n\n- Spade\n";
        assert_eq!(tracks(&listed), [""; 0]);
    }

    #[rstest]
    #[case::topics("Soil", "Plants")]
    #[case::one_of_them("Junior", "Plants")]
    fn lines_of_other_names_are_parts_of_levels(#[case] one: &str, #[case] other: &str) {
        assert_eq!(tracks(&roles(one, other)), ["Garden career ladder: Fern gardener, Wall builder"]);
    }
}
