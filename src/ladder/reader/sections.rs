//! A document with headings as a list of sections.

use super::super::blocks::{Block, Blocks, Kind};
use super::names::{self, Naming, Nouns, Told};
use super::{labels, rank, table};
use crate::hash::HashMap;
use collapsed::Collapsed;

mod collapsed;
mod raised;
mod repeated;

/// The depth of a bold line that names a level, where bold lines are headings.
const BOLD_LEVEL: u8 = 7;

/// The depth of any other bold line, where bold lines are headings.
const BOLD: u8 = 8;

/// How many words name a level by a word for one: "Base level".
const WORDS_OF_A_LEVEL: usize = 2;

/// A heading with what stands under it up to the next heading.
#[derive(Clone, Copy)]
pub(super) struct Section<'a> {
    /// 1 to 6 for headings, more for bold lines.
    pub(super) depth: u8,
    /// Its words, without a number before them where its likes are numbered.
    pub(super) title: &'a str,
    pub(super) line: u32,
    /// What the words of its title tell.
    pub(super) told: Told,
    /// What its title tells of being a level.
    pub(super) naming: Naming,
    /// Whether it is a level, as far as headings tell.
    pub(super) is_level: bool,
    /// Whether it stood higher or lower than its likes, and was moved to them.
    pub(super) slipped: bool,
    pub(super) body: &'a [Block],
}

/// Whether a depth is that of bold lines.
pub(super) fn is_bold(depth: u8) -> bool {
    depth >= BOLD_LEVEL
}

/// What a level is called, and where.
#[derive(Clone, Copy)]
pub(super) struct Head<'t> {
    pub(super) title: &'t str,
    pub(super) line: u32,
}

impl<'a> Section<'a> {
    /// The depth that no section exceeds.
    pub(super) const DEEPEST: u8 = BOLD;

    pub(super) fn head(&self) -> Head<'a> {
        Head { title: self.title, line: self.line }
    }

    /// The word for levels that its title ends in, if it does.
    pub(super) fn last_word_for_a_level(&self) -> Option<&'a str> {
        if self.told.speaks_of_levels { names::last_word_for_a_level(self.title) } else { None }
    }

    /// Whether its heading is a bold line.
    pub(super) fn is_bold(&self) -> bool {
        is_bold(self.depth)
    }

    /// Whether something stands under it that could be a statement.
    pub(super) fn has_items(&self) -> bool {
        self.body.iter().any(Block::is_item)
    }
}

/// What counts as a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// Headings.
    Marked,
    /// Bold lines too, below all headings.
    Bold,
}

/// Cuts a page at its headings. What stands before the first is left out.
pub(super) fn sections(page: &Blocks, heads: Heads) -> Vec<Section<'_>> {
    let blocks = page.all();
    let nouns: Nouns = match heads {
        Heads::Marked => Nouns::default(),
        Heads::Bold => blocks.iter().filter_map(|block| bold(page, block)).collect(),
    };
    let collapsed = Collapsed::of(page);
    let bold_depth = |block: &Block| match heads {
        Heads::Marked => None,
        Heads::Bold => Some(bold_depth(bold(page, block)?, &nouns)),
    };
    let depth =
        |nth: usize, block: &Block| block.heading().or_else(|| collapsed.depth(nth)).or_else(|| bold_depth(block));
    let depths = blocks.iter().enumerate().filter_map(|(nth, block)| Some((nth, depth(nth, block)?)));
    let starts: Vec<(usize, u8)> = depths.collect();
    let ends = starts.iter().skip(1).map(|&(start, _)| start).chain([blocks.len()]);
    let cut = starts.iter().zip(ends);
    let mut sections: Vec<Section<'_>> = cut
        .map(|(&(start, depth), end)| Section {
            depth,
            title: without_icon(page.text(&blocks[start])).trim_end_matches([':', ' ']),
            line: blocks[start].line,
            told: Told::default(),
            naming: Naming::Nothing,
            is_level: false,
            slipped: false,
            body: &blocks[start + 1..end],
        })
        .collect();
    if heads == Heads::Bold {
        raised::raise_bold(&mut sections);
    }
    drop_numbers(&mut sections);
    drop_labels(&mut sections);
    drop_endings(&mut sections);
    repeated::drop_repeated(&mut sections);
    // Titles recur from level to level.
    let mut known = HashMap::default();
    for section in &mut sections {
        section.told = Told::of(section.title);
        if !section.told.names {
            continue;
        }
        section.naming = *known.entry(section.title).or_insert_with(|| names::naming(section.title));
    }
    sections
}

/// Whether a section is called by a word for a level and what that is like: "Base level".
pub(super) fn is_a_word_for_a_level(section: &Section<'_>) -> bool {
    section.last_word_for_a_level().is_some()
}

/// Whether most levels have a name that is a level's by itself.
pub(super) fn are_certain(sections: &[Section<'_>]) -> bool {
    let levels = sections.iter().filter(|section| section.is_level);
    let (all, certain) =
        levels.fold((0, 0), |(all, certain), level| (all + 1, certain + usize::from(level.naming == Naming::Level)));
    certain * 2 > all
}

/// Whether a page has a line that is bold and nothing else.
pub(super) fn has_bold(page: &Blocks) -> bool {
    page.all().iter().any(|block| bold(page, block).is_some())
}

/// Whether several lines of a page are bold and nothing else, and most of these are a rank and
/// a name behind it, of which several are somebody's: "L2 – Baker". They are levels whatever
/// the page is called.
pub(super) fn are_ranked_in_bold(page: &Blocks) -> bool {
    const FEWEST: usize = 3;
    const FEWEST_NAMED: usize = 2;

    let lines = page.all().iter().filter_map(|block| bold(page, block)).map(rank::split);
    let count = |(all, ranked, named): (usize, usize, usize), line: rank::Ranked<'_>| {
        let is_ranked = line.rank.is_some_and(|rank| rank != line.title);
        let is_named = is_ranked && names::names_a_level(line.title);
        (all + 1, ranked + usize::from(is_ranked), named + usize::from(is_named))
    };
    let (all, ranked, named) = lines.fold((0, 0, 0), count);
    ranked >= FEWEST && named >= FEWEST_NAMED && ranked * 2 > all
}

/// A title without what sites put at its end: the name of an icon (`Bakers
/// :material-stairs:`), or a link to itself (`Bakers #`, `Bakers ¶`).
fn without_icon(title: &str) -> &str {
    let title = title.strip_suffix(" #").or_else(|| title.strip_suffix('¶')).map_or(title, str::trim_end);
    let last = title.strip_suffix(':').and_then(|title| title.rsplit_once(" :"));
    let is_icon =
        |name: &str| name.contains('-') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    last.filter(|(_, name)| is_icon(name)).map_or(title, |(before, _)| before)
}

/// The words of a line that is bold and nothing else.
fn bold<'a>(page: &'a Blocks, block: &Block) -> Option<&'a str> {
    let is_line = block.kind == Kind::Paragraph && !block.quoted && labels::is_bold(page, block);
    is_line.then(|| page.lead(block)).flatten().map(|(lead, _)| lead.trim_end_matches(':'))
}

fn bold_depth(title: &str, nouns: &Nouns) -> u8 {
    let ends_so = || names::count_words(title) == WORDS_OF_A_LEVEL && names::last_word_for_a_level(title).is_some();
    if names::names_a_level(title) || nouns.has(title) || ends_so() { BOLD_LEVEL } else { BOLD }
}

/// The depths at which something stands, the highest first.
fn depths(sections: &[Section<'_>]) -> impl DoubleEndedIterator<Item = u8> + use<> {
    let mut known = [false; BOLD as usize + 1];
    for section in sections {
        known[usize::from(section.depth)] = true;
    }
    (1..=BOLD).filter(move |&depth| known[usize::from(depth)])
}

/// Drops numbers before titles ("1.2.1 Junior Miner") at depths where nearly all
/// headings have one, and before the one heading above such a depth.
fn drop_numbers(sections: &mut [Section<'_>]) {
    let mut below = false;
    for depth in depths(sections).rev() {
        let here = sections.iter().filter(|section| section.depth == depth);
        let (all, numbered) =
            here.fold((0, 0), |(all, n), section| (all + 1, n + usize::from(number_length(section.title) > 0)));
        if all == 0 {
            continue;
        }
        if below && numbered == 0 && are_bare_numbers(sections, depth) {
            for section in sections.iter_mut().filter(|section| section.depth == depth) {
                section.title = section.title.split_once(' ').map_or(section.title, |(_, title)| title);
            }
            continue;
        }
        below = (numbered * 5 >= all * 4 && (numbered > 1 || below)) || (numbered > 1 && count_up(sections, depth));
        let is_numbered = |section: &&mut Section<'_>| section.depth == depth && (below || is_padded(section.title));
        for section in sections.iter_mut().filter(is_numbered) {
            let is_mark = |c: char| c.is_whitespace() || matches!(c, '–' | '—' | '·');
            section.title = match section.title[number_length(section.title)..].trim_start_matches(is_mark) {
                "" => section.title,
                title => title,
            };
        }
    }
}

/// Whether all titles of a depth have numbers without a dot before them that count up from
/// 1: "1 Junior Miner", above "1.1 Tools".
fn are_bare_numbers(sections: &[Section<'_>], depth: u8) -> bool {
    let here = sections.iter().filter(|section| section.depth == depth);
    let number = |title: &str| title.split_once(' ').and_then(|(number, _)| number.parse::<usize>().ok());
    here.clone().nth(1).is_some() && (1..).zip(here).all(|(next, section)| number(section.title) == Some(next))
}

/// Whether the numbers before the titles of a depth count up from 1, so that those
/// without one are beside the point.
fn count_up(sections: &[Section<'_>], depth: u8) -> bool {
    let here = sections.iter().filter(|section| section.depth == depth).map(|section| section.title);
    let numbered = here.filter(|title| number_length(title) > 0);
    let number = |title: &str| title[..number_length(title)].trim_end_matches(['.', ')']).parse::<usize>().ok();
    (1..).zip(numbered).all(|(next, title)| number(title) == Some(next))
}

/// Drops the label before titles that only says what they are ("Level: Junior
/// Miner", "Competency: Tools") at depths where several headings have it, and
/// all do.
fn drop_labels(sections: &mut [Section<'_>]) {
    let label_of = |title: &str| Some(title.split_once(": ")?.0.trim().to_lowercase());
    for depth in depths(sections) {
        let mut here = sections.iter().filter(|section| section.depth == depth);
        let Some(label) = here.next().and_then(|first| label_of(first.title)) else { continue };
        let says_what = table::heads_levels(&label) || table::heads_competencies(&label);
        let rest = here.try_fold(0, |count, section| (label_of(section.title)? == label).then_some(count + 1));
        if label.contains(' ') || !says_what || rest.is_none_or(|rest| rest == 0) {
            continue;
        }
        for section in sections.iter_mut().filter(|section| section.depth == depth) {
            section.title = section.title.split_once(": ").map_or(section.title, |(_, name)| name.trim_start());
        }
    }
}

/// What stands behind titles and says only what is under them.
const ENDINGS: &[&str] = &["expectations", "responsibilities", "requirements"];

/// Drops such an ending at depths where several headings have it, all have the same,
/// and what is left names a level: "Junior Miner expectations".
fn drop_endings(sections: &mut [Section<'_>]) {
    for depth in depths(sections) {
        let mut here = sections.iter().filter(|section| section.depth == depth).map(|section| section.title);
        let Some((first, last)) = here.next().and_then(|title| title.rsplit_once(' ')) else { continue };
        let Some(ending) = ENDINGS.iter().find(|ending| ending.eq_ignore_ascii_case(last)) else { continue };
        let bare = |title: &str| {
            let (before, last) = title.rsplit_once(' ')?;
            ending.eq_ignore_ascii_case(last).then_some(before.len())
        };
        let mut names_one = names::names_a_level(first);
        let rest = here.try_fold(0, |count, title| {
            names_one |= names::names_a_level(&title[..bare(title)?]);
            Some(count + 1)
        });
        if rest.is_none_or(|rest| rest == 0) || !names_one {
            continue;
        }
        for section in sections.iter_mut().filter(|section| section.depth == depth) {
            section.title = bare(section.title).map_or(section.title, |end| &section.title[..end]);
        }
    }
}

/// Returns a title without such an ending, if it has one.
pub(super) fn without_ending(title: &str) -> &str {
    let parted = title.rsplit_once(' ');
    let is_ending = |last: &str| ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(last));
    parted.filter(|(_, last)| is_ending(last)).map_or(title, |(before, _)| before)
}

/// Whether a title begins with a number that a file's name may have, to sort by: `01 Miner`.
fn is_padded(title: &str) -> bool {
    matches!(title.as_bytes(), [b'0', b'0'..=b'9', b' ', ..])
}

/// The length of the number before a title: `1.`, `1.2`, `1.2.3)`, `A.`, `(b)`.
fn number_length(title: &str) -> usize {
    let bytes = title.as_bytes();
    let open = usize::from(bytes.first() == Some(&b'('));
    let is_part = |b: &u8| b.is_ascii_digit() || *b == b'.';
    let digits = bytes[open..].iter().take_while(|b| is_part(b)).count();
    let letter = usize::from(digits == 0 && bytes.get(open).is_some_and(u8::is_ascii_alphabetic));
    let end = open + digits + letter;
    let closed = usize::from(matches!(bytes.get(end), Some(b')')) || (letter > 0 && bytes.get(end) == Some(&b'.')));
    let dotted = bytes[open..end].contains(&b'.');
    let is_number = bytes.get(end + closed) == Some(&b' ')
        && (closed > 0 || dotted || is_padded(title))
        && (letter > 0 || bytes.get(open).is_some_and(u8::is_ascii_digit));
    if is_number { end + closed } else { 0 }
}

/// How many paragraphs a file's only level needs to be one of prose; fewer are
/// an introduction to nothing.
const FEWEST_PARAGRAPHS: usize = 3;

/// Returns whether the levels hold nothing but paragraphs.
pub(super) fn is_prose(sections: &[Section<'_>]) -> bool {
    let Some(first) = sections.iter().find(|section| section.is_level) else { return false };
    let mut levels = 0;
    let mut in_level = false;
    let bare = sections.iter().all(|section| {
        in_level = section.is_level || (in_level && section.depth > first.depth);
        levels += usize::from(section.is_level);
        !in_level || (section.is_level && !section.has_items())
    });
    bare && (levels > 1 || first.body.len() >= FEWEST_PARAGRAPHS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// How many levels a page of these has, each over two parts.
    fn levels(level: impl Fn(&str) -> String, titles: &[&str], behind: &str) -> usize {
        let part =
            |title: &&str| format!("{}\n\n### Dough\n\n- Does it {title}\n\n### Oven\n\n- Bakes\n\n", level(title));
        let text = format!("# Bakery career\n\n{}{behind}", titles.iter().map(part).collect::<String>());
        assemble("notes", vec![read("a.md", text.as_bytes())]).levels().count()
    }

    #[rstest]
    #[case(&["L1", "L2", "L3"], "## FAQ\n\nHow often? Each year.\n", 3)]
    #[case(&["Kneader", "Shift hand", "Oven keeper"], "", 3)]
    #[case(&["Kneader", "Shift hand"], "", 0)]
    fn bold_lines_over_the_same_headings_are_levels(
        #[case] titles: &[&str],
        #[case] behind: &str,
        #[case] count: usize,
    ) {
        assert_eq!(levels(|title| format!("**{title}**"), titles, behind), count);
    }

    #[rstest]
    #[case(&["Kneader", "Shift hand", "Oven keeper"], 3)]
    #[case(&["Kneader", "Kneader", "Oven keeper"], 0)]
    fn collapsed_parts_that_begin_alike_are_levels(#[case] titles: &[&str], #[case] count: usize) {
        let close = |title: &str| format!("<details><summary>{title}</summary>");
        assert_eq!(levels(close, titles, ""), count);
    }

    #[rstest]
    #[case("1. Tone", 2)]
    #[case("1.2.1 Junior Miner", 5)]
    #[case("2) Tone", 2)]
    #[case("(b) Tone", 3)]
    #[case("A. Tone", 2)]
    #[case("01 Junior Miner", 2)]
    #[case("007 agents", 0)]
    #[case("1:1 meetings", 0)]
    #[case("3 years", 0)]
    #[case("A team", 0)]
    #[case("1.", 0)]
    #[case("", 0)]
    fn numbers_before_titles_are_found(#[case] title: &str, #[case] length: usize) {
        assert_eq!(number_length(title), length);
    }
}
