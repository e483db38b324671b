//! Each cell, paragraph and item around tables has a word of its own: all of these words
//! are in the outline, or in what is said of the document.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::ladder::assemble::assemble;
use crate::ladder::diagnostic::Diagnostic;
use crate::ladder::model::{Document, Expectation};
use crate::ladder::reader::read;

/// How a part of a table is filled; `@` stands for a word of its own.
const CELLS: &[&str] = &[
    "does @ every day well",
    "does @ every day well",
    "does @ every day well<br>helps with @ now and then",
    "@ too",
    "@",
    "",
];
const LEADS: &[&str] =
    &["Area @", "Area @", "Area @<br>All about @ in here", "Everybody keeps @ clean at all times.", ""];
/// Which of them is a sentence.
const LONG: usize = 3;
const ROWS: &[Row] = &[Row::Cells, Row::Cells, Row::Cells, Row::Cells, Row::First, Row::Strong, Row::Spanning];
const AROUND: &[&str] =
    &["", "", "\nWhoever bakes, @ is there for it all.\n", "\n- brings @ to the shop\n", "\n## Part\n"];

/// What stands in a table behind a row, and in no cell.
const BESIDE: &[&str] = &["", "", "", "<p>Somewhere @ lies about</p>\n", "who else is @\n", "\n- brings @ along\n\n"];

/// Which of them is a paragraph.
const PARAGRAPH: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Row {
    Cells,
    /// Nothing but the first cell.
    First,
    Strong,
    Spanning,
}

/// How the levels of a table stand in it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Columns,
    Rows,
    Long,
    /// Each table is of one level.
    EachLevel,
    /// Tables stand under the headings of levels.
    UnderLevels,
}

const WAYS: &[Way] = &[Way::Columns, Way::Rows, Way::Long, Way::EachLevel, Way::UnderLevels];
const LEVELS: [&str; 3] = ["Junior Baker", "Senior Baker", "Lead Baker"];

#[derive(Clone, Debug)]
struct Table {
    rows: Vec<(Row, usize, Vec<usize>)>,
    /// Whether names of levels have words below them.
    tells: bool,
    /// Whether a further column stands behind, with a head or without.
    further: Option<bool>,
    behind: usize,
    beside: usize,
}

fn table() -> impl Strategy<Value = Table> {
    let row = (0..ROWS.len(), 0..LEADS.len(), prop::collection::vec(0..CELLS.len(), 4));
    let row = row.prop_map(|(kind, lead, cells)| (ROWS[kind], lead, cells));
    let rows = prop::collection::vec(row, 2..7);
    (rows, any::<bool>(), prop::option::of(any::<bool>()), 0..AROUND.len(), 0..BESIDE.len())
        .prop_map(|(rows, tells, further, behind, beside)| Table { rows, tells, further, behind, beside })
}

impl Table {
    fn write(&self, way: Way, nth: usize, text: &mut String) {
        let level = LEVELS[nth % LEVELS.len()];
        let below = |name: &str| if self.tells { format!("{name}<br>Somebody of @ and more") } else { name.to_owned() };
        let mut head: Vec<String> = match way {
            Way::Columns => ["Skill".to_owned()].into_iter().chain(LEVELS.map(below)).collect(),
            Way::Rows => ["Level", "Scope", "Craft", "People"].map(str::to_owned).to_vec(),
            Way::Long => ["Level", "Competency", "Expectation"].map(str::to_owned).to_vec(),
            Way::EachLevel => vec![below(level), String::new()],
            Way::UnderLevels => ["Skill", "What is expected"].map(str::to_owned).to_vec(),
        };
        let width = head.len();
        head.extend(
            self.further.map(|named| if named && way != Way::EachLevel { "Notes".to_owned() } else { String::new() }),
        );
        if way == Way::UnderLevels {
            write!(text, "\n## {level}\n").unwrap();
        }
        write!(text, "\n<table>\n<tr>{}</tr>\n", tagged("th", &head)).unwrap();
        // What stands before the first table that is a ladder introduces it.
        let plain = (Row::Cells, 0, vec![0; 4]);
        let plain = std::iter::repeat_n(&plain, if nth == 0 { 2 } else { 0 });
        for (nth, (kind, lead, cells)) in plain.chain(&self.rows).enumerate() {
            let level = below(LEVELS[nth.min(LEVELS.len() - 1)]);
            let lead = if matches!(way, Way::Rows | Way::Long) && *kind == Row::Cells { &level } else { LEADS[*lead] };
            let mut row = match kind {
                Row::Cells => cells.iter().map(|&cell| CELLS[cell].to_owned()).collect(),
                _ => vec![String::new(); width],
            };
            // A name alone asks nothing: its row is not filled in yet.
            let asks_nothing = row.iter().take(width - 1).all(String::is_empty);
            let is_plain = matches!(kind, Row::First | Row::Cells) && lead.starts_with("Area @");
            let lead = if asks_nothing && is_plain { LEADS[LONG] } else { lead };
            row.insert(0, if *kind == Row::Strong { format!("<b>{lead}</b>") } else { lead.to_owned() });
            if way == Way::Long && *kind == Row::Cells {
                row[1] = format!("Area {}", ["Oven", "Dough"][nth % 2]);
            }
            row.truncate(head.len());
            let row = if *kind == Row::Spanning {
                format!("<td colspan={}>{lead}</td>", head.len())
            } else {
                tagged("td", &row)
            };
            writeln!(text, "<tr>{row}</tr>").unwrap();
            // It is read behind the table: rows may be no levels, and it introduces what follows.
            if nth == 1 && !matches!(way, Way::Rows | Way::Long) {
                text.push_str(BESIDE[self.beside]);
            }
        }
        // Rows may be no levels, and then a paragraph introduces what follows.
        // Of several only the first is told in words.
        let is_silent = matches!(way, Way::Rows | Way::Long) || !BESIDE[self.beside].is_empty();
        let behind = if is_silent && self.behind == PARAGRAPH { 0 } else { self.behind };
        write!(text, "</table>\n{}", AROUND[behind]).unwrap();
    }
}

fn tagged(tag: &str, cells: &[String]) -> String {
    cells.iter().fold(String::new(), |row, cell| row + &format!("<{tag}>{cell}</{tag}>"))
}

/// Puts a word of its own in each place; returns them with their lines.
fn with_words(text: &str) -> (String, Vec<(String, u32)>) {
    let (mut whole, mut words) = (String::new(), Vec::new());
    for (line, text) in (1..).zip(text.lines()) {
        let mut parts = text.split('@');
        whole += parts.next().unwrap_or_default();
        for part in parts {
            let word = format!("zq{}x", words.len());
            whole += &word;
            whole += part;
            words.push((word, line));
        }
        whole.push('\n');
    }
    (whole, words)
}

/// All that an outline has of a document, a text a line.
pub(super) fn said(document: Document) -> String {
    let ladder = assemble("test", vec![document]);
    let mut all: Vec<String> = Vec::new();
    for track in ladder.tracks() {
        all.push(track.title().to_owned());
        for level in track.levels() {
            all.push(level.title().to_owned());
            all.extend(level.rank().into_iter().chain(level.summary()).chain(level.notes()).map(str::to_owned));
            all.extend(level.attributes().map(|attribute| format!("{} {}", attribute.name, attribute.value)));
            for part in level.competencies() {
                let texts = [Some(part.title()), part.category(), part.description()].into_iter().flatten();
                all.extend(
                    texts.chain(part.examples()).chain(part.expectations().map(Expectation::text)).map(str::to_owned),
                );
            }
        }
    }
    all.join("\n")
}

/// Whether a finding is about a line.
fn is_about(finding: &Diagnostic, line: u32) -> bool {
    let lines = finding.message.split_once("in lines ").and_then(|(_, rest)| {
        let mut words = rest.split(' ');
        Some((words.next()?.parse().ok()?, words.nth(1)?.parse().ok()?))
    });
    let (first, last): (u32, u32) = lines.unwrap_or((finding.line, finding.line));
    (first..=last).contains(&line)
}

/// The words of a document that are neither in its outline nor in what is said of it.
fn lost(text: &str, words: &[(String, u32)]) -> Vec<String> {
    let document = read("career/bakers.md", text.as_bytes());
    let findings = document.diagnostics().to_vec();
    if !matches!(document.neighbourhood().dialect, Some("table" | "headings")) {
        return Vec::new();
    }
    let said = said(document) + "\n";
    let stands = |word: &str| said.split(|c: char| !c.is_alphanumeric()).any(|other| other == word);
    let is_told = |(word, line): &(String, u32)| {
        findings.iter().any(|finding| finding.message.contains(word.as_str()) || is_about(finding, *line))
    };
    words.iter().filter(|word| !stands(&word.0) && !is_told(word)).map(|(word, _)| word.clone()).collect()
}

proptest! {
    #[test]
    fn whatever_stands_in_tables_is_read_or_said(
        way in 0..WAYS.len(),
        tables in prop::collection::vec(table(), 1..4),
    ) {
        let mut text = String::from("# Career ladder of bakers\n");
        for (nth, table) in tables.iter().enumerate() {
            table.write(WAYS[way], nth, &mut text);
        }
        let (text, words) = with_words(&text);
        prop_assert_eq!(lost(&text, &words), [""; 0], "{}", text);
    }
}
