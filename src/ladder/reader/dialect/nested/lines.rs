//! Lines over lists of levels that say whose levels these are: "Baker" over "- Junior" and
//! "- Senior", and "Driver" over the like.

use super::{List, is_item, name_of};
use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::names::Caseless;
use crate::ladder::reader::{Page, lead};

/// How deep such a line stands: below all headings.
pub(super) const DEPTH: u8 = 7;

/// How many levels each list has at least.
const FEWEST: usize = 2;

/// A line over a list of levels.
struct Over<'a> {
    at: usize,
    title: &'a str,
    levels: Vec<&'a str>,
    /// Whether all outermost items of the list are levels.
    whole: bool,
}

pub(super) fn title<'a>(page: &Page<'a>, line: &Block) -> &'a str {
    page.words(line).trim_end_matches([':', '：', ' '])
}

/// The lines that each head levels of one role; none where one of them may head a part of a
/// role's levels: these come back under no other line, or are called by other words than it.
pub(super) fn over_levels(list: &List<'_, '_>) -> HashSet<usize> {
    let lines = lines(list);
    let mut counts: HashMap<Caseless<'_>, usize> = HashMap::default();
    for level in lines.iter().flat_map(|line| &line.levels) {
        *counts.entry(Caseless(level)).or_default() += 1;
    }
    let comes_back = |level: &&str| counts.get(&Caseless(level)).is_some_and(|count| *count > 1);
    let is_of_one_role = |line: &Over<'_>| {
        let role = line.title.to_lowercase();
        let role = role.trim_end_matches('s');
        line.levels.iter().all(|level| comes_back(level) || level.to_lowercase().contains(role))
    };
    let are_all =
        lines.len() > 1 && lines.iter().all(|line| line.whole && line.levels.len() >= FEWEST && is_of_one_role(line));
    if are_all { lines.iter().map(|line| line.at).collect() } else { HashSet::default() }
}

/// The lines right above lists in which there are levels.
fn lines<'a>(list: &List<'_, 'a>) -> Vec<Over<'a>> {
    let blocks = list.page.blocks.all();
    let mut lines: Vec<Over<'a>> = Vec::new();
    let mut is_open = false;
    for (nth, block) in blocks.iter().enumerate() {
        if block.heading().is_some() || block.kind == Kind::Paragraph {
            is_open = lead::heads_a_list(list.page.blocks, block, blocks.get(nth + 1));
            if is_open {
                let title = title(list.page, block);
                lines.push(Over { at: nth, title, levels: Vec::new(), whole: true });
            }
        } else if is_item(block, 0)
            && let Some(line) = lines.last_mut().filter(|_| is_open)
        {
            let is_level = list.is_level(nth);
            line.whole &= is_level;
            line.levels.extend(is_level.then(|| name_of(list.page, block)));
        }
    }
    lines.retain(|line| !line.levels.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Level;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// The tracks with their levels of a page of two lines over lists of two levels each.
    fn tracks(lines: [&str; 2], levels: [[&str; 2]; 2]) -> Vec<String> {
        let list = |levels: [&str; 2]| levels.map(|level| format!("- {level}\n  - Works\n  - Rests\n")).concat();
        let parts = [0, 1].map(|nth| format!("{}\n\n{}\n", lines[nth], list(levels[nth])));
        let ladder =
            assemble("notes", vec![read("notes/page.md", format!("# Careers\n\n{}", parts.concat()).as_bytes())]);
        let shown = ladder.tracks().map(|track| {
            let levels: Vec<&str> = track.levels().map(Level::title).collect();
            format!("{}: {}", track.title(), levels.join(", "))
        });
        shown.collect()
    }

    #[rstest]
    #[case::the_same(["Fern gardener", "Wall builder"], [["Junior", "Senior"]; 2])]
    #[case::named(["Gardeners:", "Builders:"], [["Junior Gardener", "Senior Gardener"], ["Junior Builder", "Senior Builder"]])]
    fn lines_over_levels_name_tracks(#[case] lines: [&str; 2], #[case] levels: [[&str; 2]; 2]) {
        let expected = [0, 1].map(|nth| format!("{}: {}", lines[nth].trim_end_matches(':'), levels[nth].join(", ")));
        assert_eq!(tracks(lines, levels), expected);
    }

    #[rstest]
    #[case::steps(["The first steps", "The last steps"], [["Junior", "Mid-level"], ["Senior", "Principal"]])]
    #[case::a_sentence(["These are ours.", "And these."], [["Junior", "Mid-level"], ["Senior", "Principal"]])]
    fn lines_over_parts_of_one_scale_name_none(#[case] lines: [&str; 2], #[case] levels: [[&str; 2]; 2]) {
        assert_eq!(tracks(lines, levels), [format!("Careers: {}", levels.concat().join(", "))]);
    }
}
