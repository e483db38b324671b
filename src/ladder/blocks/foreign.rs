//! Other markups than Markdown: headings of Org, of wikis and of `reStructuredText`,
//! tabs and boxes of the builders of sites; tables that are drawn, ruled, listed, or a wiki's or `AsciiDoc`'s. A
//! document is read so only where nothing else told what it is.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use super::census::Census;
use super::html::Cells;
use super::{Blocks, build, typed};

mod drawn;
mod headings;
mod listed;
mod marked;
mod parts;
mod ruled;
mod walk;

use walk::{Beside, Marked};

/// How many lines and columns a table has at most: where none ends, none is looked for
/// beyond. A drawn one ends where its lines do, however many these are.
const MOST_LINES: usize = 2_000;
const MOST_COLUMNS: usize = 100;

/// A table where it stands; the texts of its cells stand so far behind its beginning.
pub(super) struct Table {
    pub(super) place: Range<usize>,
    pub(super) cells: Cells,
}

/// A cell of a table: where it stands, and its texts, with their offsets.
struct Cell {
    row: u16,
    column: u16,
    columns: u16,
    /// Whether it is a head.
    is_strong: bool,
    texts: Vec<(String, usize)>,
}

/// A text in which there may be something of another markup, which was looked through once.
pub struct Markup<'t> {
    marked: Marked<'t>,
    /// Whether it begins as texts of another markup do.
    begins_so: bool,
}

impl<'t> Markup<'t> {
    /// Looks through a text, if it may be of another markup or have parts: by what was found
    /// of it, and by what stands somewhere in it.
    pub(super) fn sought(text: &'t str, census: Census) -> Option<Self> {
        let holds = |words: &str| memmem::find(text.as_bytes(), words.as_bytes()).is_some();
        let may_be = begins_so(text)
            || parts::may_have(text, census)
            || (census.begins(b"~^\"") && has_lines(text))
            || (census.begins(b".") && holds(listed::DIRECTIVE));
        may_be.then(|| Markup::of(text))
    }

    /// Looks through a text of which nothing else told what it is, if a line of it may be of
    /// another markup.
    pub(super) fn supposed(text: &'t str) -> Option<Self> {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut starts = std::iter::once(0).chain(ends.map(|end| end + 1));
        starts.any(|start| may_be_foreign(&text[start..])).then(|| Markup::of(text))
    }

    fn of(text: &'t str) -> Self {
        Markup { marked: walk::marked(text), begins_so: begins_so(text) }
    }

    /// Whether it is plainly of another markup, also where Markdown finds headings in it.
    pub fn is_plain(&self) -> bool {
        self.begins_so || self.marked.is_ruled
    }

    /// The titles of its parts, which are no headings in Markdown: of tabs, boxes and callouts
    /// of the builders of sites.
    pub fn titles(&self) -> &[String] {
        &self.marked.titles
    }

    /// Whether its parts hold all that it lists, and most of its prose.
    pub fn holds_all(&self) -> bool {
        let Beside { items, prose } = self.marked.beside;
        items == 0 && 2 * prose < self.marked.titles.len()
    }

    /// Reads it; nothing where it has nothing of other markups.
    pub fn read(self) -> Option<Foreign> {
        read(self.marked)
    }
}

/// Whether a text begins as none of Markdown does.
fn begins_so(text: &str) -> bool {
    let holds = |words: &&str| memmem::find(text.as_bytes(), words.as_bytes()).is_some();
    let is_asciidoc = headings::begins_as_asciidoc(text) && ["\n== ", "\n====", "\n--\n"].iter().any(holds);
    is_asciidoc || headings::is_wiki_heading(typed::first_line(text))
}

/// Whether a text has lines that titles are underlined with in `reStructuredText`.
fn has_lines(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_line = |at: usize| bytes[..at].ends_with(b"\n") && bytes[at..].starts_with(&[bytes[at]; 3]);
    memchr::memchr3_iter(b'~', b'^', b'"', bytes).any(is_line)
}

/// A text of another markup.
pub struct Foreign {
    /// The text as it was read, with the same lines.
    pub text: String,
    /// How many characters of each line are gone that stood before the others.
    pub cut: Vec<u32>,
    /// Its blocks.
    pub blocks: Blocks,
}

/// What lines of tables and headings begin with, in front of those that parts have.
const STARTS: &[&str] = &["=", "+-", "+=", "|=", "#+", "{"];

/// Whether a text begins with a line that may be one of another markup: each that these
/// have begins in a way in which hardly any other does.
fn may_be_foreign(text: &str) -> bool {
    if text.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric) {
        return false;
    }
    let line = typed::first_line(text).trim();
    let is_of = |mark: u8, other: u8| line.bytes().all(|byte| byte == mark || byte == other);
    if STARTS.iter().any(|start| line.starts_with(start)) || parts::may_open(line) {
        return true;
    }
    match *line.as_bytes() {
        // A rule of several columns.
        [b'-', b'-' | b' ', ..] => is_of(b'-', b' ') && line.contains(' '),
        // What a title is underlined with.
        [first @ (b'~' | b'^' | b'"' | b'+' | b'\'' | b'.' | b'#' | b'*'), second, ..] => {
            first == second && is_of(first, first)
        }
        _ => false,
    }
}

fn read(marked: Marked<'_>) -> Option<Foreign> {
    let Marked { text: headed, cut, code, .. } = marked;
    let lines = Line::all(&headed);
    let mut tables = Vec::new();
    let (mut nth, mut drawn) = (0, 0);
    while let Some(rest) = lines.get(nth..).filter(|rest| !rest.is_empty()) {
        if code.get(nth).is_some_and(|is_code| *is_code) {
            nth += 1;
            continue;
        }
        let near = &rest[..rest.len().min(MOST_LINES)];
        let mut found = None;
        if nth >= drawn {
            // Drawn lines are a table together, or none of them begins one.
            drawn = nth + drawn::lines(rest);
            found = drawn::read(&lines[nth..drawn]);
        }
        let found = found.or_else(|| marked::read(near)).or_else(|| ruled::read(near)).or_else(|| listed::read(near));
        let Some((taken, cells)) = found else {
            nth += 1;
            continue;
        };
        let (first, last) = (rest[0], rest[taken - 1]);
        tables.push(Table { place: first.at..last.at + last.text.len(), cells: together(cells) });
        nth += taken;
    }
    let is_changed = matches!(headed, Cow::Owned(_)) || !tables.is_empty();
    is_changed.then(|| {
        let blocks = build::parse_with(&headed, tables);
        Foreign { text: headed.into_owned(), cut, blocks }
    })
}

/// A line without its end.
#[derive(Clone, Copy)]
struct Line<'t> {
    at: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn all(text: &'t str) -> Vec<Self> {
        let mut at = 0;
        let cut = text.split_inclusive('\n').map(|line| {
            let start = at;
            at += line.len();
            Line { at: start, text: line.trim_end_matches('\n') }
        });
        cut.collect()
    }

    fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }

    /// The part between two columns, which are counted in characters.
    fn columns(self, from: usize, to: usize) -> Line<'t> {
        let place = |column: usize| self.text.char_indices().nth(column).map_or(self.text.len(), |(at, _)| at);
        let (start, end) = (place(from), place(to));
        Line { at: self.at + start, text: &self.text[start..end] }
    }
}

/// The texts of a cell that has several lines: an item for each marker, a paragraph
/// for each blank line. Where they begin counts from `start`.
fn texts(lines: &[Line<'_>], start: usize) -> Vec<(String, usize)> {
    let mut texts: Vec<(String, usize)> = Vec::new();
    let mut is_new = true;
    for line in lines {
        let words = line.text.trim();
        let at = line.at + (line.text.len() - line.text.trim_start().len()) - start;
        let item = ["- ", "* ", "+ ", "• "].iter().find_map(|marker| words.strip_prefix(marker));
        match (words.is_empty(), item, texts.last_mut()) {
            (true, ..) => is_new = true,
            (_, None, Some((text, _))) if !is_new => {
                text.push(' ');
                text.push_str(words);
            }
            (_, item, _) => {
                texts.push((item.unwrap_or(words).trim().to_owned(), at));
                is_new = false;
            }
        }
    }
    texts
}

/// The words of a text without what marks them, in a wiki's way or in Markdown's.
fn plain(text: &str) -> String {
    let text = text.replace("'''", "").replace("''", "");
    if !text.contains(['*', '_', '`', '[', '<', '\\']) {
        return text;
    }
    let blocks = build::parse(&text);
    blocks.all().iter().map(|block| blocks.text(block)).collect::<Vec<_>>().join(" ")
}

/// A cell that begins in a column.
fn cell(row: usize, column: usize, columns: usize, texts: Vec<(String, usize)>) -> Cell {
    let texts = texts.into_iter().map(|(text, at)| (plain(&text), at)).collect();
    let number = |number: usize| number.min(usize::from(u16::MAX)) as u16;
    Cell { row: number(row), column: number(column), columns: number(columns.max(1)), is_strong: false, texts }
}

/// The cells of a table as HTML has them.
fn together(cells: Vec<Cell>) -> Cells {
    let mut all = Cells::default();
    for Cell { row, column, columns, is_strong, texts } in cells {
        all.begin(row, column, columns, is_strong);
        for (text, at) in texts {
            all.say(&text, at, false);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::blocks::{Block, Kind};
    use proptest::prelude::*;

    fn parse(text: &str) -> Option<Foreign> {
        Markup::supposed(text)?.read()
    }

    /// Each block as `line place text`.
    fn shown(text: &str) -> Vec<String> {
        let Foreign { blocks, .. } = parse(text).expect("it has something of another markup");
        let show = |block: &Block| {
            let place = match block.kind {
                Kind::Cell { row, column, columns, .. } => format!("{row},{column}x{columns}"),
                Kind::Heading { depth } => format!("h{depth}"),
                other => format!("{other:?}").to_lowercase(),
            };
            format!("{} {place} {}", block.line, blocks.text(block))
        };
        blocks.all().iter().filter(|block| !blocks.text(block).is_empty()).map(show).collect()
    }

    #[test]
    fn drawn_tables_are_cells() {
        let text = "# Üs\n\n+-------+---------+\n| Area  | Bäcker  |\n+=======+=========+\n| Dough | - kneads|\n| room  |   well  |\n|       | - rests |\n+-------+---------+\n| all of it       |\n+-------+---------+\n";
        let expected = [
            "1 h1 Üs",
            "4 0,0x1 Area",
            "4 0,1x1 Bäcker",
            "6 1,0x1 Dough room",
            "6 1,1x1 kneads well",
            "8 1,1x1 rests",
            "10 2,0x2 all of it",
        ];
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn a_drawn_table_of_any_length_is_read() {
        let row = "| Dough | kneads |\n+-------+--------+\n";
        let text = format!("+-------+--------+\n{}", row.repeat(2 * MOST_LINES));
        assert_eq!(shown(&text).len(), 4 * MOST_LINES);
        assert!(parse(&format!("{text}| Dough |")).is_none());
    }

    #[test]
    fn ruled_tables_are_cells() {
        let wide = "  ------------------\n  Area     Baker\n  -------- ---------\n  Dough    Kneads\n           well\n\n  Oven     Bakes\n  ------------------\n";
        assert_eq!(
            shown(wide),
            ["2 0,0x1 Area", "2 0,1x1 Baker", "4 1,0x1 Dough", "4 1,1x1 Kneads well", "7 2,0x1 Oven", "7 2,1x1 Bakes"]
        );
        let simple =
            "=====  =====\nArea   Baker\n=====  =====\nDough  Kneads\n       well\nOven   Bakes\n=====  =====\n";
        assert_eq!(
            shown(simple),
            ["2 0,0x1 Area", "2 0,1x1 Baker", "4 1,0x1 Dough", "4 1,1x1 Kneads well", "6 2,0x1 Oven", "6 2,1x1 Bakes"]
        );
    }

    #[test]
    fn tables_of_wikis_and_of_asciidoc_are_cells() {
        let wiki = "{| class=\"x\"\n! Area !! Baker\n|-\n| Dough || Kneads\n|-\n! colspan=\"2\" | People\n|-\n| Oven\n|\n* Bakes\n* Cools\n|}\n";
        assert_eq!(
            shown(wiki),
            [
                "2 0,0x1 Area",
                "2 0,1x1 Baker",
                "4 1,0x1 Dough",
                "4 1,1x1 Kneads",
                "6 2,0x2 People",
                "8 3,0x1 Oven",
                "10 3,1x1 Bakes",
                "11 3,1x1 Cools"
            ]
        );
        assert_eq!(
            shown("= Bakers\n:toc:\n\n[cols=\"1,1\"]\n|===\n|Area |*Baker*\n\n|Oven|Bakes\n|==="),
            ["1 h1 Bakers", "6 0,0x1 Area", "6 0,1x1 Baker", "8 1,0x1 Oven", "8 1,1x1 Bakes"]
        );
        let ascii = "|===\n|Area |Baker\n\n|Dough\n|Kneads\nwell\n\n2+|People\n|===\n";
        assert_eq!(
            shown(ascii),
            ["2 0,0x1 Area", "2 0,1x1 Baker", "4 1,0x1 Dough", "5 1,1x1 Kneads well", "8 2,0x2 People"]
        );
    }

    #[test]
    fn headings_of_other_markups_are_headings() {
        let org = "#+TITLE: Bakers\n#+OPTIONS: toc:nil\n\n* Junior\n** Dough\n- kneads\n";
        assert_eq!(shown(org), ["1 h1 Bakers", "4 h1 Junior", "5 h2 Dough", "6 item { depth: 0 } kneads"]);
        assert_eq!(
            shown("= Bakers =\n\n== Junior ==\n* kneads\n"),
            ["1 h1 Bakers", "3 h2 Junior", "4 item { depth: 0 } kneads"]
        );
        assert_eq!(shown("Dough\n~~~~~\n- kneads\n"), ["1 h3 Dough", "3 item { depth: 0 } kneads"]);
        let tabs = "# Bakers\n\n=== \"Junior\"\n\n    **Dough**\n\n    - kneads\n\nend\n";
        assert_eq!(
            shown(tabs),
            ["1 h1 Bakers", "3 h2 Junior", "5 paragraph Dough", "7 item { depth: 0 } kneads", "9 paragraph end"]
        );
    }

    proptest! {
        #[test]
        fn no_line_of_another_markup_is_passed_over(
            text in "(( |\n){0,2}(\n|a|- |--|==|~~|\\^\\^|##|\\*\\*|\\+\\+|\\.\\.|\\+-|\\+\n|\\|a|\\|===|\\{\\||\\|\\}|#\\+t:|=== \"a\"|\\?\\?\\? a \"a\"|> \\[!a\\] a|::: ?a a|:::|\\{% a \"a\" %\\}|\\{% enda %\\}|<Aa title='a'>|</Aa>|= |\u{a0})){0,24}"
        ) {
            prop_assert_eq!(parse(&text).is_some(), Markup::of(&text).read().is_some());
        }
    }

    #[test]
    fn markdown_has_nothing_of_them() {
        let text = "# A\n\n| a | b |\n|---|---|\n| c | d |\n\n---\n\nx\n---\n\n* a\n** b\n\n```\n+---+---+\n| a | b |\n+---+---+\n```\n";
        assert!(parse(text).is_none());
    }
}
