//! A table of HTML as its cells: where they stand, over which columns they go, and what
//! each says.

use std::ops::Range;

use super::tags;
use reading::Table;

mod reading;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Cell {
    pub(in super::super) row: u16,
    pub(in super::super) column: u16,
    pub(in super::super) columns: u16,
    /// Whether it is a head, or all of it is strong.
    pub(in super::super) strong: bool,
    /// Which texts of the table are its own. One that stands in several rows says the
    /// same in each.
    texts: Range<usize>,
}

/// What a cell says, or a part of it that tags make.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Text {
    /// Where its words stand in those of the table.
    words: Range<usize>,
    /// Where it begins, in bytes from the table's start.
    pub(in super::super) offset: usize,
    /// Whether it is a heading.
    pub(in super::super) is_title: bool,
}

/// The cells of a table, in order, and all that they say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Cells {
    cells: Vec<Cell>,
    texts: Vec<Text>,
    words: String,
    /// The words of its caption, and where they begin, in bytes from the table's start.
    caption: Option<(String, usize)>,
    /// Where its links lead, each with the place of its tag, in bytes from the table's start.
    links: Vec<(usize, String)>,
    /// The HTML that stands in it beside its cells, where that says anything: what people
    /// put between rows, or behind the end of a cell. Each with its place.
    beside: Vec<(usize, String)>,
}

impl Cell {
    /// Returns whether it says nothing.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

impl Cells {
    /// Reads a table of HTML: its cells in rows, with the columns that spans give them. A
    /// cell that spans several rows stands in each of them.
    pub(in super::super) fn of(html: &str) -> Self {
        let mut table = Table::of(html);
        tags::read(html, &mut table);
        table.finish()
    }

    /// Returns the cells.
    pub(in super::super) fn all(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter()
    }

    /// Returns the words of its caption, and where they begin.
    pub(in super::super) fn caption(&self) -> Option<(&str, usize)> {
        self.caption.as_ref().map(|(words, offset)| (words.trim(), *offset)).filter(|(words, _)| !words.is_empty())
    }

    /// Returns where its links lead, each with the place of its tag.
    pub(in super::super) fn links(&self) -> &[(usize, String)] {
        &self.links
    }

    /// Returns the HTML that stands beside its cells, each with its place, in bytes from
    /// the table's start.
    pub(in super::super) fn beside(&self) -> &[(usize, String)] {
        &self.beside
    }

    /// Returns what a cell says.
    pub(in super::super) fn texts(&self, cell: &Cell) -> impl Iterator<Item = (&str, &Text)> {
        self.texts[cell.texts.clone()].iter().map(|text| (&self.words[text.words.clone()], text))
    }

    /// Adds a cell; what it says follows.
    pub(in super::super) fn begin(&mut self, row: u16, column: u16, columns: u16, strong: bool) {
        let at = self.texts.len();
        self.cells.push(Cell { row, column, columns, strong, texts: at..at });
    }

    /// Adds a text to what the last cell says.
    pub(in super::super) fn say(&mut self, words: &str, offset: usize, is_title: bool) {
        if words.starts_with('(') {
            // It may go on with what stands before it.
            self.words.push(' ');
        }
        let start = self.words.len();
        self.words.push_str(words);
        self.texts.push(Text { words: start..self.words.len(), offset, is_title });
        if let Some(cell) = self.cells.last_mut() {
            cell.texts.end = self.texts.len();
        }
    }

    /// Ends the last cell: a number in brackets, as levels have them, goes on with the text
    /// before it: "Baker" over "(Level 2)".
    fn end(&mut self) {
        /// How many bytes it has at most.
        const LONGEST: usize = 16;

        let Some(cell) = self.cells.last_mut().filter(|cell| cell.texts.len() > 1) else { return };
        let mut own = self.texts.split_off(cell.texts.start);
        own.dedup_by(|aside, before| {
            let words = self.words[aside.words.clone()].trim();
            let is_aside = words.len() <= LONGEST
                && words.starts_with('(')
                && words.ends_with(')')
                && words.bytes().any(|byte| byte.is_ascii_digit())
                && !(aside.is_title || before.is_title);
            if is_aside {
                before.words.end = aside.words.end;
            }
            is_aside
        });
        self.texts.append(&mut own);
        cell.texts.end = self.texts.len();
    }

    /// Goes on with the last text of the last cell. Returns whether it says anything yet.
    fn go_on(&mut self, words: &str) -> bool {
        let says = self.cells.last().is_some_and(|cell| !cell.texts.is_empty());
        if let Some(text) = self.texts.last_mut().filter(|_| says) {
            self.words.push_str(words);
            text.words.end = self.words.len();
        }
        says
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let cells = Cells::of(html);
        let words = |cell: &Cell| cells.texts(cell).map(|(text, _)| text.trim()).collect::<Vec<_>>().join("|");
        cells.all().map(|c| format!("{},{}x{} {}", c.row, c.column, c.columns, words(c))).collect()
    }

    #[test]
    fn a_number_in_brackets_goes_on_with_what_stands_before_it() {
        let html = "<table><tr><td><p>First</p><p>(Level 0)</p><p>More</p><td>(alone 1)<td>a<br>(b)</tr></table>";
        assert_eq!(shown(html), ["0,0x1 First (Level 0)|More", "0,1x1 (alone 1)", "0,2x1 a|(b)"]);
    }

    #[test]
    fn spans_move_cells_to_their_columns() {
        let html =
            "<table><tr><td rowspan=2>A</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan='2'>d</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 A", "0,1x1 b", "1,0x1 A", "1,1x1 c", "2,0x2 d"]);
    }

    #[test]
    fn what_is_strong_ends_with_its_cell() {
        let cells = Cells::of("<table><tr><td><b>one</td><td>two</td><td><b>three</b></td></tr></table>");
        assert_eq!(cells.all().map(|cell| cell.strong).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn a_cell_of_several_rows_stands_in_each_of_them() {
        let html = "<table><tr><td>a</td><td rowspan=2>B</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 a", "0,1x1 B", "1,0x1 c", "1,1x1 B", "2,0x1 d"]);
    }

    #[test]
    fn paragraphs_breaks_and_items_part_a_cell() {
        let html = "<table><tr><td>one<p>\ntwo <b>bold</b><br>three<ul><li>four</li></ul></td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 one|two bold|three|four"]);
    }

    #[test]
    fn a_caption_stands_before_the_cells() {
        let cells = Cells::of("<table><caption> The <b>oven</b></caption><tr><td>a</td></tr></table>");
        assert_eq!(cells.caption(), Some(("The oven", 16)));
        assert_eq!(Cells::of("<table><caption> </caption><tr><td>a</td></tr></table>").caption(), None);
    }

    #[test]
    fn a_table_within_a_cell_is_a_part_of_it() {
        let html = "<table><tr><td>a<table><tr><td>b</td><th>c</th></tr></table>d</td><td>e</td></tr><tr><td>f</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 a|b|c|d", "0,1x1 e", "1,0x1 f"]);
        assert_eq!(shown("<table><table><tr><td>a</td></tr></table></table>"), ["0,0x1 a"]);
    }

    #[test]
    fn what_stands_beside_cells_is_kept_with_its_place() {
        let beside = |html: &str| Cells::of(html).beside;
        let html = "<table>\n<p>a</p><tr><td>b</td> c\n<td>d</td></tr><caption>e</caption><tbody> <li>f</table>";
        let found = beside(html);
        assert_eq!(found, [(7, "\n<p>a</p>".into()), (30, " c\n".into()), (68, "<tbody> <li>f".into())]);
        assert!(found.iter().all(|(at, words)| html[*at..].starts_with(words.as_str())));
        assert!(beside("<table>\n<thead>\n<tr> <td>a<p>b</p></td>\n</tr></thead> </table>").is_empty());
    }

    #[test]
    fn lists_of_markdown_part_a_cell() {
        let html = "<table><tr><td>\n\n- one\n- two\n  goes on\n</td><td>\n\n1. three\n2) four\n</td></tr></table>";
        assert_eq!(shown(html), ["0,0x1 one|two\n  goes on", "0,1x1 three|four"]);
    }

    #[test]
    fn a_long_head_of_many_rows_takes_no_more_than_the_table() {
        let html =
            format!("<table><tr><td rowspan=1000>{}</td></tr>{}", "a".repeat(9_000), "<tr><td>b</td>".repeat(999));
        let cells = Cells::of(&html);
        let size: usize = cells.all().flat_map(|cell| cells.texts(cell)).map(|(text, _)| text.len()).sum();
        assert!(size <= 2 * html.len(), "{size}");
    }
}
