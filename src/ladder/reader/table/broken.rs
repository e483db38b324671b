//! Tables that are none to Markdown, because their second line has fewer or more
//! parts than their heads, and those that end where the parser has filled up too many
//! short rows.

use super::super::super::blocks::{Block, Kind};
use super::super::super::diagnostic::Code;
use super::super::super::model::DocumentBuilder;
use super::super::Page;
use super::super::unplaced::opening;

/// What the rule below a table's head has in it.
const RULE: &str = "| --";

/// Says which paragraphs were meant as tables, and which rows have more cells than their
/// head.
pub(in crate::ladder::reader) fn say(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let blocks = page.blocks.all();
    for (nth, block) in blocks.iter().enumerate() {
        if let Some((offset, left_out)) = behind_the_last_cell(page, block, blocks.get(nth + 1)) {
            let start = opening(left_out);
            let message = format!("This row has more cells than the head of its table, and was cut: {start:?}.");
            builder.diagnose_at(Code::Unplaced, offset, message);
            builder.advise("Give the head as many cells, or write a bar within a cell as `\\|`.");
        }
    }
    let is_glued = |block: &&Block| {
        matches!(block.kind, Kind::Item { .. } | Kind::ItemParagraph) && page.words(block).contains(RULE)
    };
    // Most texts have rows, or items, and not both.
    if page.blocks.has_lines_of(b"|") {
        blocks.iter().filter(is_glued).for_each(|block| say_glued(page, block, builder));
    }
    // A rule right below rows makes a heading of them.
    let may_be_rows = |block: &Block| matches!(block.kind, Kind::Paragraph | Kind::Heading { .. });
    for (nth, block) in blocks.iter().enumerate().filter(|(_, block)| may_be_rows(block)) {
        // Nearly nothing begins so.
        if !page.words(block).starts_with('|') {
            continue;
        }
        if nth.checked_sub(1).is_some_and(|before| goes_on(&blocks[before], block)) {
            let message =
                "Below this row the table was read as text: its rows lack too many of the cells that its head has.";
            page.diagnose(builder, Code::Unplaced, block, message.into());
            continue;
        }
        let mut lines = block.source(page.text).trim_start().lines();
        let (head, line) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let is_rule = line.contains("--") && line.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if is_rule {
            let (heads, parts) = (columns(head), columns(line));
            let message = format!(
                "This table was read as text: it has {heads} heads, and the line below them has {parts} parts."
            );
            page.diagnose(builder, Code::Unplaced, block, message);
        } else if is_a_row(page, block) {
            say_rows(page, block, builder);
        }
    }
}

/// Says that a table right below an item was read as words of it.
fn say_glued(page: &Page<'_>, block: &Block, builder: &mut DocumentBuilder) {
    let source = block.source(page.text);
    let is_rule = |line: &str| line.trim().starts_with('|') && line.trim().bytes().all(|byte| b"|-: ".contains(&byte));
    if source.lines().any(is_rule) {
        let message = "A table right below this item was read as a part of it.";
        page.diagnose(builder, Code::Unplaced, block, message.into());
        builder.advise("Write a blank line between the list and the table.");
    }
}

/// Whether a paragraph begins as a row of a table does, and no table takes it: a blank line
/// or another text stands between.
pub(super) fn is_a_row(page: &Page<'_>, block: &Block) -> bool {
    let words = page.words(block);
    words.starts_with('|') && words.len() > 1 && words[1..].contains('|') && page.says_something(block)
}

/// Says that rows stand in no table.
fn say_rows(page: &Page<'_>, block: &Block, builder: &mut DocumentBuilder) {
    let rows = block.source(page.text).lines().filter(|line| line.contains(char::is_alphanumeric));
    let Some(first) = rows.clone().next() else { return };
    let start = opening(first.trim());
    let message = match rows.count() {
        1 => format!("This row stands in no table, and was read as text: {start:?}."),
        count => format!("{count} rows stand in no table from here on, and were read as text, the first: {start:?}."),
    };
    page.diagnose(builder, Code::Unplaced, block, message);
    builder.advise("Take out what parts it from its table, blank lines too, or write a head and a rule above it.");
}

/// Says where the last cell of a sheet begins with a quote that nothing ends: all that
/// stands behind it was read as that cell.
pub(in crate::ladder::reader) fn say_unclosed(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let [.., before, last] = page.blocks.all() else { return };
    // Only a cell in quotes has several lines.
    if before.kind != last.kind || !matches!(last.kind, Kind::Cell { .. }) || !page.is_sheet() {
        return;
    }
    let Some(row) = page.text.get(last.offset()..) else { return };
    let is_closed =
        row.trim_end().ends_with('"') && memchr::memchr_iter(b'"', row.as_bytes()).count().is_multiple_of(2);
    let first = page.blocks.all().iter().rev().take_while(|block| block.kind == last.kind).last();
    if let Some(first) = first.filter(|_| !is_closed) {
        let message = "No quote ends this cell, so that all rows below were read as a part of it.";
        builder.diagnose(Code::Unplaced, first.line, 1, message.into());
        builder.advise("Write a quote behind the cell's last word; one within a cell is written twice.");
    }
}

/// What stands behind the last cell of a row that Markdown reads, and where.
fn behind_the_last_cell<'a>(page: &Page<'a>, block: &Block, next: Option<&Block>) -> Option<(usize, &'a str)> {
    let Kind::Cell { table, row, .. } = block.kind else { return None };
    let goes_on = |next: &Block| matches!(next.kind, Kind::Cell { table: t, row: r, .. } if (t, r) == (table, row));
    // A cell that the parser fills up stands where the next line begins.
    let is_filled_up = page.text.get(..block.end()).is_none_or(|before| before.ends_with('\n'));
    if next.is_some_and(goes_on) || is_filled_up {
        return None;
    }
    let rest = page.text.get(block.end()..)?;
    // So nearly all rows end.
    if rest.starts_with("|\n") {
        return None;
    }
    // Nothing else may stand before the bar of a further cell.
    if !behind_marks(rest).starts_with('|') {
        return None;
    }
    let rest = behind_marks(rest).lines().next()?;
    let is_mark = |c: char| c == '|' || c.is_whitespace();
    let left_out = rest.trim_matches(is_mark);
    let offset = rest.as_ptr().addr() - page.text.as_ptr().addr() + rest.len() - rest.trim_start_matches(is_mark).len();
    (!left_out.is_empty()).then_some((offset, left_out))
}

/// What stands behind the marks and tags that a cell ends in.
fn behind_marks(mut rest: &str) -> &str {
    loop {
        rest = rest.trim_start_matches([' ', '\t', '*', '_', '`', '~']);
        let tag = rest.strip_prefix('<').and_then(|tag| tag[..tag.find(['|', '\n']).unwrap_or(tag.len())].find('>'));
        match tag {
            Some(length) => rest = &rest[length + 2..],
            None => return rest,
        }
    }
}

/// Whether a block begins in the row of a table before it: the parser fills up only so
/// many cells in a document, and takes that row for text as well.
fn goes_on(before: &Block, block: &Block) -> bool {
    // A cell of HTML may stand far behind what stands beside cells.
    matches!(before.kind, Kind::Cell { .. }) && block.offset() <= before.end() && before.line <= block.line + 1
}

/// How many columns a line of a table has.
fn columns(line: &str) -> usize {
    line.trim().trim_matches('|').split('|').count()
}

#[cfg(test)]
mod tests {
    #[rstest]
    #[case("helps<br>")]
    #[case("<ul><li>bakes</li></ul>")]
    #[case("bakes **rye**")]
    fn what_is_cut_behind_marks_of_a_cell_is_said(#[case] cell: &str) {
        let text = format!(
            "# Bakery\n\n| Area | Junior Baker | Senior Baker |\n|-|-|-|\n| Oven | Heats it | {cell} | C++ |\n| Dough | Kneads it daily | Buys it |\n"
        );
        let document = read("a.md", text.as_bytes());
        let found: Vec<_> = document.diagnostics().iter().map(|d| (d.line, d.column)).collect();
        let column = text.lines().nth(4).unwrap().find("C++").unwrap() as u32 + 1;
        assert_eq!(found, [(5, column)], "{:?}", document.diagnostics());
    }

    #[test]
    fn a_table_right_below_an_item_is_said_to_be_read_as_a_part_of_it() {
        let level = |rank: &str, below: &str| {
            format!(
                "## {rank} Baker\n\n- Sweeps\n{below}| Skill | Asked |\n| --- | --- |\n| Dough | Kneads by hand |\n\n"
            )
        };
        let said = |below: &str| {
            let text = format!("# Ladder\n\n{}{}", level("L1", below), level("L2", "\n"));
            let document = read("a.md", text.as_bytes());
            document.diagnostics().iter().map(|finding| finding.line).collect::<Vec<_>>()
        };
        assert_eq!((said(""), said("\n")), (vec![5], vec![]));
    }

    #[test]
    fn a_row_of_too_many_cells_says_what_is_cut() {
        for behind in ["", " |"] {
            let text = format!(
                "# Bakery\n\n| Area | Junior Baker | Senior Baker |\n|---|---|---|\n| Oven | Heats the oven daily | Übt mit C | C++ jeden Tag{behind}\n| Dough | Kneads it daily | Buys the flour for it |\n| Shop | Sweeps it daily |\n"
            );
            let document = read("a.md", text.as_bytes());
            let [finding] = document.diagnostics() else { panic!("one finding: {:?}", document.diagnostics()) };
            assert_eq!((finding.code, finding.line, finding.column), (Code::Unplaced, 5, 45));
            assert!(finding.message.ends_with("\"C++ jeden Tag\"."), "{}", finding.message);
        }
    }

    use rstest::rstest;

    use crate::ladder::diagnostic::Code;
    use crate::ladder::reader::read;

    #[test]
    fn a_quote_that_nothing_ends_is_said_with_its_line() {
        let text = |end: &str| {
            format!(
                "Skill,Junior Baker,Senior Baker\nOven,Lights it daily,Buys it all\nDough,Kneads it,\"Weighs it{end}\nShop,Sweeps it,Sells it all\n"
            )
        };
        let said = |text: &str| {
            let document = read("a.csv", text.as_bytes());
            let quotes = document.diagnostics().iter().filter(|finding| finding.message.contains("quote"));
            quotes.map(|finding| finding.line).collect::<Vec<_>>()
        };
        assert_eq!(said(&text("")), [3]);
        assert_eq!(said(&text("\"")), [0; 0]);
        assert_eq!(said(&format!("{}\"\n", text("").trim_end())), [0; 0]);
    }

    #[test]
    fn rows_behind_too_many_missing_cells_are_said_to_be_left_out() {
        let heads = (1..=45).fold(String::new(), |heads, nth| heads + &format!(" L{nth} |"));
        let rows = |count: usize| "| Dough | Kneads every dough well |\n".repeat(count);
        let text = |count: usize| format!("| Skill |{heads}\n|{}\n{}", "-|".repeat(46), rows(count));
        let said = |text: &str| {
            let document = read("a.md", text.as_bytes());
            assert!(!document.is_empty());
            let cut = document.diagnostics().iter().filter(|d| d.message.starts_with("Below this row"));
            cut.map(|finding| finding.line).collect::<Vec<_>>()
        };
        assert_eq!(said(&text(100)), [0; 0]);
        // The parser fills up some 262,000 cells.
        assert_eq!(said(&text(6_100)), [5_960]);
    }

    #[test]
    fn a_table_with_too_short_a_rule_is_said_with_its_line() {
        let text =
            "# Ladder\n\n## Junior Baker\n\n### Oven\n\n| Skill | Junior | Senior |\n|---|---|\n| Dough | a | b |\n";
        let document = read("a.md", text.as_bytes());
        let found: Vec<_> = document.diagnostics().iter().filter(|d| d.code == Code::Unplaced).collect();
        assert!(found.iter().any(|d| d.line == 7 && d.message.contains("3 heads")), "{found:?}");
        let whole = text.replace("|---|---|\n", "|---|---|---|\n");
        let read = read("a.md", whole.as_bytes());
        assert!(!read.diagnostics().iter().any(|d| d.message.contains("read as text")));
    }
}
