//! Lines that stand over text level after level: "SCOPE" over a sentence or two. What stands
//! under such a line is asked, as what is listed elsewhere.

use super::names_in;
use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::reader::{Page, lead};

/// In how many levels a label stands over text at least.
const FEWEST: usize = 2;

/// The lines of a text that are labels.
pub(super) struct Labels {
    lines: HashSet<u32>,
}

/// A label with its line, and the words under it with theirs.
pub(super) struct Part<'a> {
    pub(super) label: Option<(&'a str, u32)>,
    pub(super) words: &'a str,
    pub(super) line: u32,
}

/// A line that may be a label, and the level that it stands in.
struct Candidate {
    label: String,
    line: u32,
    level: usize,
}

impl Labels {
    /// Finds the lines that come back from level to level over text; what stands over a list is
    /// a title anyway. `levels` are the lines in which levels begin.
    pub(super) fn of(page: &Page<'_>, levels: &HashSet<u32>) -> Self {
        let candidates = candidates(page, levels);
        let mut counts: HashMap<&str, (usize, usize)> = HashMap::default();
        for one in &candidates {
            let (count, last) = counts.entry(&one.label).or_default();
            // Each level counts once; they come one behind the other.
            *count += usize::from(std::mem::replace(last, one.level) != one.level);
        }
        let recurs = |one: &&Candidate| counts.get(one.label.as_str()).is_some_and(|(count, _)| *count >= FEWEST);
        Labels { lines: candidates.iter().filter(recurs).map(|one| one.line).collect() }
    }

    /// Parts a paragraph, but for its first lines, at the labels in it; nothing where it has none,
    /// or its words are marked otherwise than its lines.
    pub(super) fn parts<'a>(&self, page: &Page<'a>, block: &Block, first: usize) -> Option<Vec<Part<'a>>> {
        if self.lines.is_empty() || block.kind != Kind::Paragraph {
            return None;
        }
        let numbered = || lines_of(page, block).skip(first);
        if !numbered().any(|(line, _)| self.lines.contains(&line)) {
            return None;
        }
        let words = page.words(block);
        let mut rest = words;
        for (_, line) in lines_of(page, block).take(first) {
            rest = rest.strip_prefix(line)?.trim_start();
        }
        let mut parts: Vec<Part<'a>> = Vec::new();
        let mut begin = 0;
        for (nth, line) in numbered() {
            let at = words.len() - rest.len();
            rest = rest.strip_prefix(line)?.trim_start();
            if self.lines.contains(&nth) {
                let label = words[at..at + line.len()].trim_end_matches([':', '：', ' ']);
                parts.push(Part { label: Some((label, nth)), words: "", line: nth + 1 });
                continue;
            }
            if parts.is_empty() {
                parts.push(Part { label: None, words: "", line: nth });
            }
            if let Some(part) = parts.last_mut() {
                begin = if part.words.is_empty() { at } else { begin };
                part.words = words[begin..at + line.len()].trim();
            }
        }
        Some(parts)
    }
}

/// The lines of a block with their numbers.
fn lines_of<'a>(page: &Page<'a>, block: &Block) -> impl Iterator<Item = (u32, &'a str)> + use<'a> {
    (block.line..).zip(block.source(page.text).trim().lines().map(str::trim))
}

/// The lines within levels that may be labels of the text below them.
fn candidates(page: &Page<'_>, levels: &HashSet<u32>) -> Vec<Candidate> {
    let all = page.blocks.all();
    let (mut found, mut level, mut listed): (Vec<Candidate>, usize, bool) = (Vec::new(), 0, false);
    let nexts = all.iter().skip(1).map(Some).chain([None]);
    for (block, next) in all.iter().zip(nexts) {
        if block.kind != Kind::Paragraph {
            // The line before a list and the words over it heads what is listed.
            if block.is_item() && !std::mem::replace(&mut listed, true) {
                found.pop_if(|last| last.level == level);
            }
            continue;
        }
        let lines: Vec<(u32, &str)> = lines_of(page, block).collect();
        for (nth, &(line, words)) in lines.iter().enumerate() {
            if levels.contains(&line) {
                (level, listed) = (level + 1, false);
                continue;
            }
            let below = match lines.get(nth + 1) {
                Some(&(_, below)) => Some(below),
                None => next
                    .filter(|next| next.kind == Kind::Paragraph && !levels.contains(&next.line))
                    .and_then(|next| lines_of(page, next).next())
                    .map(|(_, below)| below),
            };
            let is_first = nth == 0 || levels.contains(&lines[nth - 1].0);
            if level > 0 && below.is_some_and(|below| heads(words, below, is_first)) {
                let label = words.trim_end_matches([':', '：', ' ']).to_lowercase();
                found.push(Candidate { label, line, level });
                listed = false;
            }
        }
    }
    found
}

/// Whether a line may be a label of the one below it: it looks like a title, and that one doesn't.
/// Within a paragraph it has to stand out.
fn heads(line: &str, below: &str, is_first: bool) -> bool {
    let stands_out = is_in_capitals(line) || line.ends_with([':', '：']);
    let is_text =
        if stands_out { !is_in_capitals(below) && !below.ends_with([':', '：']) } else { names_in(below).is_empty() };
    (is_first || stands_out) && is_text && lead::is_short(line) && names_in(line).len() == 1
}

fn is_in_capitals(line: &str) -> bool {
    line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Expectation;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// What each competency of each level asks.
    fn asked(text: &str) -> Vec<String> {
        let ladder = assemble("notes", vec![read("keepers.txt", text.as_bytes())]);
        let levels = ladder.levels().map(|level| {
            let parts = level.competencies().map(|part| {
                let texts: Vec<&str> = part.expectations().map(Expectation::text).collect();
                format!("{}: {}", part.title(), texts.join(" / "))
            });
            format!("{} | {}", level.title(), parts.collect::<Vec<_>>().join(" | "))
        });
        levels.collect()
    }

    const READ: [&str; 2] = [
        "Keeper, etc. | SCOPE: Cleans the lamp. | CONTACTS: Speaks with the crew.",
        "Head Keeper, etc. | SCOPE: Runs a watch. | CONTACTS: Speaks with captains.",
    ];

    #[rstest]
    #[case::all_apart("\n\n", "\n\n", "\n\n")]
    #[case::labels_close_to_text("\n\n", "\n", "\n\n")]
    #[case::levels_close_to_labels("\n", "\n", "\n\n")]
    #[case::all_close("\n", "\n", "\n")]
    #[case::colons("\n\n", ":\n", "\n\n")]
    fn text_under_labels_that_come_back_is_asked(#[case] level: &str, #[case] label: &str, #[case] part: &str) {
        let one = |title: &str, scope: &str, contacts: &str| {
            format!("{title}, etc.{level}SCOPE{label}{scope}{part}CONTACTS{label}{contacts}\n\n")
        };
        let text = one("Level 1 – Keeper", "Cleans the lamp.", "Speaks with the crew.")
            + &one("Level 2 – Head Keeper", "Runs a watch.", "Speaks with captains.");
        assert_eq!(asked(&text), READ);
    }

    #[test]
    fn levels_of_one_paragraph_are_none() {
        let text = "Level 1 – Keeper\nSCOPE\nCleans the lamp.\nLevel 2 – Head Keeper\nSCOPE\nRuns a watch.\n";
        assert_eq!(asked(text), [""; 0]);
    }

    #[test]
    fn text_that_goes_on_in_further_lines_is_one_statement() {
        let text = "Level 1 – Keeper\n\nSCOPE\nCleans the lamp\nand the glass.\n\nTrims the wick.\n\nLevel 2 – Head Keeper\n\nSCOPE\nRuns a watch.\n";
        assert_eq!(
            asked(text),
            ["Keeper | SCOPE: Cleans the lamp and the glass. / Trims the wick.", "Head Keeper | SCOPE: Runs a watch."]
        );
    }

    #[rstest]
    #[case::once("NOTES\nThe tower is old.", "The tower is new.")]
    #[case::prose("The tower is old.\nIt stands.", "The tower is old.\nIt stands.")]
    #[case::over_a_list(
        "DUTIES\n\nWhat is done each day.\n\n- Lights the lamp",
        "DUTIES\n\nWhat is done.\n\n- Sounds the horn"
    )]
    fn other_text_tells_of_the_level(#[case] first: &str, #[case] second: &str) {
        let text = format!("Level 1 – Keeper\n\n{first}\n\nLevel 2 – Head Keeper\n\n{second}\n");
        let asked = asked(&text);
        assert!(
            asked.len() == 2 && asked.iter().all(|level| !level.contains("tower") && !level.contains("What")),
            "{asked:?}"
        );
    }
}
