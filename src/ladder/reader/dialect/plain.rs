//! The dialect of text without headings, as it is pulled out of a book: a bare
//! line is a level (it has a rank), else a category or a competency by where it
//! stands. Lines in which such names are glued together by bold are parted.

use super::super::sections::without_ending;
use super::super::{MOST_LEVELS, Page, lead, unplaced};
use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::claims;
use crate::ladder::diagnostic::Code;
use crate::ladder::model::{DocumentBuilder, LevelDraft};
use crate::ladder::names::{self, Naming, Nouns, rising};
use crate::ladder::rank;
use crate::ladder::rank::Ranked;

/// The longest line, in characters, that may be a title.
const LONGEST_TITLE: usize = 80;

mod labels;
mod stacked;

use labels::Labels;
use stacked::Stacked;

pub(super) fn fits(page: &Page<'_>) -> bool {
    page.sections.is_empty() && !levels(page).is_empty()
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    builder.diagnose(
        Code::NoHeadings,
        1,
        1,
        "The text has no headings; what its lines are was guessed from their looks.".into(),
    );
    let levels = levels(page);
    let labels = Labels::of(page, &levels);
    let mut reading = Reading {
        page,
        builder,
        levels,
        labels,
        title: "",
        titles: Vec::new(),
        category: None,
        after_item: false,
        is_labelled: false,
    };
    for block in page.blocks.all() {
        reading.block(block);
    }
    reading.leftover();
}

/// A block's first line, and what follows it.
fn first_line<'a>(page: &Page<'a>, block: &Block) -> (&'a str, &'a str) {
    let source = block.source(page.text).trim();
    source.split_once('\n').map_or((source, ""), |(line, rest)| (line.trim(), rest.trim_start()))
}

/// The names in a line, if it may be a title: parts that bold glues together.
fn names_in(line: &str) -> Vec<&str> {
    if may_be_title(line) { parted(line).collect() } else { Vec::new() }
}

fn may_be_title(line: &str) -> bool {
    (!line.ends_with(['.', '!', '?', ';', ',']) || line.ends_with(" etc."))
        && begins_anew(line)
        && line.chars().nth(LONGEST_TITLE).is_none()
        && !claims::claims(line)
}

/// The parts of a line that bold glues together.
fn parted(line: &str) -> impl Iterator<Item = &str> {
    // Bold that was never closed leaves its stars behind.
    line.split("**").map(|name| name.trim_matches(['*', ' '])).filter(|name| !name.is_empty())
}

/// The names in a title line, which stands alone.
fn names<'a>(page: &Page<'a>, block: &Block) -> Vec<&'a str> {
    match first_line(page, block) {
        (line, "") if block.kind == Kind::Paragraph => names_in(line),
        _ => Vec::new(),
    }
}

/// Whether a line doesn't go on with a sentence of the line before it.
fn begins_anew(line: &str) -> bool {
    !line.starts_with(char::is_lowercase)
}

/// The lines of the levels: those with a rank; where none has one, those that
/// name levels beside each other and have lists.
fn levels(page: &Page<'_>) -> HashSet<u32> {
    let all = page.blocks.all();
    let mut ranked: HashSet<u32> = all.iter().filter(|block| is_ranked(page, block)).map(|block| block.line).collect();
    if !ranked.is_empty() {
        let over_lists = all.windows(2).filter(|pair| pair[1].is_item());
        ranked.extend(over_lists.filter_map(|pair| Stacked::of(page, &pair[0])).map(|stacked| stacked.line));
    }
    if ranked.is_empty() { bare_levels(page) } else { ranked }
}

/// A bare line is a level if it has a rank, whatever follows in the next line; the
/// first line of a text also if it names one and is marked as a title.
fn is_ranked(page: &Page<'_>, block: &Block) -> bool {
    let (line, rest) = first_line(page, block);
    if block.kind != Kind::Paragraph || line.is_empty() {
        return false;
    }
    let first = page.blocks.all().first().is_some_and(|first| first.source(page.text) == block.source(page.text));
    let marked = first && rest.is_empty() && line.starts_with("**");
    // A paragraph may have a rank in its first words.
    let is_title = |name: &str| rest.is_empty() || (begins_anew(rest) && names::names_a_level(name));
    // Hardly any line of a text has a rank.
    let names_one =
        |name: &str| (rank::split(name).rank.is_some() && is_title(name)) || (marked && names::names_a_level(name));
    parted(line).next().is_some_and(names_one) && may_be_title(line) && !rest.lines().any(is_another)
}

/// Whether a further line of a paragraph is a level as well: then nothing tells what each of
/// them asks.
fn is_another(line: &str) -> bool {
    let line = line.trim();
    rank::split(line).rank.is_some() && names::names_a_level(line) && may_be_title(line)
}

/// Title lines that name levels beside each other, most of them over a list. One
/// that comes back is a part of something else.
fn bare_levels(page: &Page<'_>) -> HashSet<u32> {
    let all = page.blocks.all();
    let levels = lines_of_levels(page);
    let distinct: HashSet<String> = levels.iter().map(|(_, name)| name.to_lowercase()).collect();
    let ends = levels.iter().skip(1).map(|(nth, _)| *nth).chain([all.len()]);
    let listed = levels.iter().zip(ends).filter(|((nth, _), end)| all[*nth..*end].iter().any(Block::is_item)).count();
    let are_levels =
        (2..=MOST_LEVELS).contains(&levels.len()) && distinct.len() == levels.len() && listed * 3 >= levels.len() * 2;
    if are_levels { levels.into_iter().map(|(nth, _)| all[nth].line).collect() } else { HashSet::default() }
}

/// Returns whether several lines of a text without headings are names of levels.
pub(in super::super) fn has_lines_of_levels(page: &Page<'_>) -> bool {
    page.sections.is_empty() && lines_of_levels(page).len() > 1
}

/// The blocks that are names of levels and nothing else.
fn lines_of_levels<'a>(page: &Page<'a>) -> Vec<(usize, &'a str)> {
    let all = page.blocks.all();
    let only = |(nth, block): (usize, &'a Block)| match names(page, block)[..] {
        [name] => Some((nth, name)),
        _ => None,
    };
    let titles: Vec<(usize, &str)> = all.iter().enumerate().filter_map(only).collect();
    let texts: Vec<&str> = titles.iter().map(|(_, name)| without_ending(name)).collect();
    let nouns: Nouns = texts.iter().copied().collect();
    let rising = rising::rising(&texts, page.hinted);
    let is_level = |nth: usize| rising[nth] || names::naming(texts[nth]) == Naming::Level || nouns.has(texts[nth]);
    let mut levels: Vec<bool> = (0..titles.len()).map(is_level).collect();
    mark_between(&titles, &mut levels);
    titles.into_iter().zip(levels).filter(|(_, is_level)| *is_level).map(|(title, _)| title).collect()
}

/// Marks lines of any name between levels, where these all head further lines: one that does
/// so, stands once and behind none is a level, too.
fn mark_between(titles: &[(usize, &str)], levels: &mut [bool]) {
    const LONGEST: usize = 4;

    let heads = |nth: usize| titles.get(nth + 1).is_some_and(|next| next.0 == titles[nth].0 + 1);
    let known: Vec<usize> = (0..titles.len()).filter(|&nth| levels[nth]).collect();
    let (Some(&first), Some(&last)) = (known.first(), known.last()) else { return };
    if first == last || !known.into_iter().all(heads) {
        return;
    }
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for (_, title) in titles {
        *counts.entry(title).or_default() += 1;
    }
    for nth in first + 1..last {
        let title = titles[nth].1;
        let is_one = !heads(nth - 1) && heads(nth) && counts[title] == 1 && names::count_words(title) <= LONGEST;
        levels[nth] |= is_one && !title.ends_with(':') && !names::is_topic(title) && !names::opens_a_sentence(title);
    }
}

struct Reading<'p, 'a, 'b> {
    page: &'p Page<'a>,
    builder: &'b mut DocumentBuilder,
    /// The lines in which levels begin.
    levels: HashSet<u32>,
    labels: Labels,
    /// The title of the level.
    title: &'a str,
    /// Title lines since the last statement, with their lines.
    titles: Vec<(&'a str, u32)>,
    category: Option<&'a str>,
    after_item: bool,
    /// Whether a label stands over what comes, which is asked then.
    is_labelled: bool,
}

impl<'a> Reading<'_, 'a, '_> {
    fn block(&mut self, block: &Block) {
        let words = self.page.words(block);
        match block.kind {
            Kind::Item { .. } if words.is_empty() => {
                self.page.diagnose(self.builder, Code::EmptyItem, block, "The item has no words.".into());
            }
            Kind::Item { depth } if self.builder.has_level() => {
                self.competency(block.line);
                self.builder.expectation(words, block.line, usize::from(depth));
                self.page.claims(block, self.builder);
                self.after_item = true;
            }
            Kind::Item { .. } => self.page.unplaced(self.builder, block),
            Kind::Cell { .. } if !self.builder.has_level() => {
                if self.page.is_phrase_in_a_table(block) {
                    self.page.unplaced(self.builder, block);
                }
            }
            Kind::ItemParagraph if self.after_item => {
                self.builder.continue_expectation(words);
            }
            _ => self.line(block),
        }
    }

    fn line(&mut self, block: &Block) {
        let (line, rest) = first_line(self.page, block);
        let is_level = self.levels.contains(&block.line);
        let stacked = || Stacked::of(self.page, block).filter(|stacked| self.levels.contains(&stacked.line));
        if let Some(stacked) = (!is_level && !rest.is_empty()).then(stacked).flatten() {
            self.titles.extend((block.line..).zip(stacked.above).map(|(line, title)| (title, line)));
            self.level(rank::split(without_ending(stacked.level)), stacked.line);
            self.after_item = false;
            return;
        }
        if is_level && !rest.is_empty() {
            self.level_with_prose(line, block);
            return;
        }
        if let Some(parts) = self.labels.parts(self.page, block, 0) {
            self.labelled(&parts, block);
            return;
        }
        let names = names(self.page, block);
        if names.is_empty() {
            self.prose(block);
            return;
        }
        self.is_labelled = false;
        let mut rest = names.as_slice();
        if is_level {
            self.level(rank::split(without_ending(names[0])), block.line);
            rest = &names[1..];
        }
        if names.len() > 1 {
            let list = names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
            let message = format!("{} titles stand on one line: {list}.", names.len());
            // The second title is what should begin a line.
            let second = block.source(self.page.text).find(names[1]).unwrap_or(0);
            self.builder.diagnose_at(Code::FusedHeading, block.offset() + second, message);
        }
        self.titles.extend(rest.iter().map(|&name| (name.trim_end_matches(':'), block.line)));
        self.after_item = false;
    }

    fn level(&mut self, Ranked { rank, title }: Ranked<'a>, line: u32) {
        if !self.builder.has_level() {
            // "Last updated: May" is about the text, and names nothing.
            let named = self.titles.iter().rev().find(|(title, _)| !title.contains(": "));
            let track = named.or(self.titles.last()).map(|&(title, _)| title);
            self.builder.begin_track(track);
            self.titles.clear();
        }
        self.leftover();
        self.category = None;
        self.is_labelled = false;
        self.builder.begin_level(LevelDraft { title, rank, line });
        self.title = title;
    }

    /// A level whose description follows in the next line.
    fn level_with_prose(&mut self, line: &'a str, block: &Block) {
        let title = names_in(line).first().copied().unwrap_or(line);
        self.level(rank::split(title), block.line);
        self.after_item = false;
        if let Some(parts) = self.labels.parts(self.page, block, 1) {
            self.labelled(&parts, block);
            return;
        }
        let words = self.page.words(block);
        let rest = words.strip_prefix(line).unwrap_or(words).trim();
        match rest.strip_suffix(':').filter(|label| lead::is_short(label)) {
            Some(_) => {
                let label = first_line(self.page, block).1.trim_end_matches([':', ' ']);
                self.titles.push((label, block.line + 1));
            }
            None => self.builder.note(rest),
        }
    }

    /// Labels with what stands under each, and words before the first one.
    fn labelled(&mut self, parts: &[labels::Part<'a>], block: &Block) {
        for part in parts {
            if let Some((label, line)) = part.label {
                self.titles.push((label, line));
                self.competency(line);
                (self.is_labelled, self.after_item) = (true, false);
            }
            self.says(part.words, part.line);
        }
        self.page.claims(block, self.builder);
    }

    /// Words that are asked under a label, and tell of the level elsewhere.
    fn says(&mut self, words: &str, line: u32) {
        match words {
            "" => {}
            words if self.is_labelled => self.builder.expectation(words, line, 0),
            words => self.builder.note(words),
        }
    }

    /// The title right before a statement is its competency's, the one before
    /// that a category's, which holds until the next.
    fn competency(&mut self, line: u32) {
        let Some((title, at)) = self.titles.pop() else {
            if !self.builder.level_has_competency() {
                self.builder.begin_competency(self.title, None, line);
            }
            return;
        };
        if let Some((category, _)) = self.titles.pop() {
            self.category = Some(category);
        }
        self.leftover();
        self.builder.begin_competency(title, self.category, at);
    }

    /// A line that begins in lower case goes on with the item before it.
    fn prose(&mut self, block: &Block) {
        let words = self.page.words(block);
        if words.is_empty() || !self.builder.has_level() {
            return;
        }
        let goes_on = words.chars().next().is_some_and(char::is_lowercase);
        // Only what goes on with a statement may be put behind it.
        let continued = if self.after_item && goes_on { self.builder.continue_expectation(words) } else { None };
        if let Some(line) = continued {
            let message = format!("The statement is cut in two; it goes on in line {}.", block.line);
            self.builder.diagnose(Code::BrokenStatement, line, 1, message);
        } else if self.after_item {
            self.page.unplaced(self.builder, block);
        } else {
            self.says(words, block.line);
            self.page.claims(block, self.builder);
        }
    }

    /// Titles that lead to no statement.
    fn leftover(&mut self) {
        for (title, line) in std::mem::take(&mut self.titles) {
            let (code, message) = unplaced::finding(title, "");
            self.builder.diagnose(code, line, 1, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case::one("What we ask of bakers\n", 2)]
    #[case::two("The bakery\nWhat we ask of bakers\n", 2)]
    #[case::a_sentence("We ask this of bakers.\n", 1)]
    #[case::too_many("The bakery\nIts bakers\nTheir bread\n", 1)]
    fn a_level_right_below_other_title_lines_is_one(#[case] above: &str, #[case] count: usize) {
        let text = format!(
            "{above}Baker (L2)\n\n- Kneads with care\n\n- Asks for help\n\nSenior Baker (L3)\n\n- Plans the week\n"
        );
        let document = read("shop.txt", text.as_bytes());
        let ladder = assemble("notes", vec![document]);
        assert_eq!(ladder.levels().count(), count);
        assert_eq!(ladder.levels().last().map(|level| level.expectations().count()), Some(1));
    }
}
