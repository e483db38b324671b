//! Which heading depth is the levels', and which headings there are levels: by
//! all headings together, so that one slip doesn't break the rest.

use std::cell::LazyCell;

use super::super::blocks::{Blocks, Kind};
use super::super::names::{self, Caseless, Naming, Nouns};
use super::super::rank;
use super::sections::{self, Section};
use super::table;
use crate::hash::{HashMap, HashSet};
use own::Own;
use shape::Shape;

mod fork;
pub(super) mod groups;
mod own;
mod recurrence;
mod rows;
mod series;
mod shape;
mod subjects;

/// Decides which heading depth is the levels', and marks the levels: the depth
/// at which most headings name a level, or several in a row do; else the depth
/// whose parts repeat each other's titles, if the document says that it is
/// about levels (`hinted`).
pub(super) fn mark_levels(sections: &mut [Section<'_>], blocks: &Blocks, hinted: bool) -> Option<u8> {
    let mut named = named_by_their_likes(sections, hinted);
    let by_names = depth_of_names(sections, &named, hinted);
    let by_names = by_names.map(|depth| fork::lower(sections, depth, &named).unwrap_or(depth));
    let by_parts = || {
        let by_tables = || depth_of_tables(sections, blocks).or_else(|| recurrence::depth_of_lines(sections, blocks));
        recurrence::depth(sections, blocks, hinted)
            .or_else(|| by_tables().filter(|_| hinted && !recurrence::are_of_one_level(sections, blocks)))
    };
    let is_other = |depth| subjects::are_part(sections, depth) || rows::are_levels(sections, blocks, depth);
    let by_parts = || by_parts().filter(|&depth| !is_other(depth));
    let depth = by_names.or_else(by_parts)?;
    if by_names.is_some() {
        groups::lower_beside(sections, depth, &mut named);
        unname_terms(sections, depth, &mut named);
        lift_slipped(sections, depth, &mut named);
        if sections::is_bold(depth) {
            recurrence::lift_bold(sections, depth, &named, blocks);
        }
    }
    let shape = Shape::of(sections, depth, &named, blocks);
    // Where all headings of the depth name levels, nobody asks for these.
    let known = LazyCell::new(|| titles_of_parts(sections, depth, &named));
    let own = LazyCell::new(|| Own::of(sections, depth, &named));
    let is_known = |part: &str, above: &str| known.contains(part) || own.has(part, above);
    // Where some name levels, others have tables like theirs, not like each other's.
    let heads = LazyCell::new(|| heads_of_tables(sections, depth, blocks, |nth| by_names.is_none() || named[nth]));
    let fewest_heads = if by_names.is_some() { 1 } else { 2 };
    let are_listed = (0..sections.len())
        .any(|nth| sections[nth].depth == depth && named[nth] && parts(sections, nth).any(Section::has_items));
    // A glossary has their names, and nothing that is asked.
    let holds_as_much =
        |nth: usize| !are_listed || sections[nth].has_items() || parts(sections, nth).any(Section::has_items);
    let lines = recurrence::lines_of_levels(sections, depth, by_names.map(|_| named.as_slice()), blocks);
    let beside = LazyCell::new(|| beside_named(sections, depth, &named));
    let first_named = (0..sections.len()).find(|&nth| sections[nth].depth == depth && named[nth]);
    // Right before a level half of what they have is enough.
    let leads_up = |nth: usize| {
        let next = (nth + 1..sections.len()).find(|&next| sections[next].depth <= depth);
        next.is_some_and(|next| sections[next].depth == depth && named[next])
            && names::could_name_a_level(sections[nth].title)
    };
    let enough = |nth: usize, answers: &mut dyn Iterator<Item = bool>| {
        let (all, yes) = count(answers);
        yes * 2 > all || (yes > 0 && yes * 2 == all && leads_up(nth))
    };
    let mut marks: Vec<bool> = (0..sections.len())
        .map(|nth| {
            sections[nth].depth == depth
                && (named[nth]
                    || ((first_named.is_some_and(|first| nth > first)
                        || !speaks_of_them(sections[nth].title)
                        || names::speaks_of_all(sections[nth].title))
                        && ((enough(
                            nth,
                            &mut parts(sections, nth).map(|part| is_known(part.title, sections[nth].title)),
                        ) && !known.contains(sections[nth].title)
                            && holds_as_much(nth))
                            || recurrence::repeats(&sections[nth], &lines, blocks)
                            || (beside[nth] && recurrence::repeats_items(&sections[nth], &lines, blocks))))
                    || head_of_table(&sections[nth], blocks)
                        .is_some_and(|head| heads.get(&head) >= Some(&fewest_heads)))
        })
        .collect();
    shape.mark(sections, depth, &mut marks);
    for (section, mark) in sections.iter_mut().zip(marks) {
        section.is_level = mark;
    }
    Some(depth)
}

/// Whether each section names a level, by itself or because it names what its
/// likes name: a "Baker" beside a "Senior Baker", "Baker II" beside "Baker I",
/// "First level" beside "Senior level".
fn named_by_their_likes(sections: &[Section<'_>], hinted: bool) -> Vec<bool> {
    let mut named: Vec<bool> = sections.iter().map(|section| section.naming > Naming::Nothing).collect();
    let last_words = last_words(sections, hinted);
    let ends_alike = |section: &Section<'_>| {
        !last_words.is_empty()
            && section
                .last_word_for_a_level()
                .is_some_and(|last| last_words.contains(&(section.depth, last.to_lowercase())))
    };
    for depth in 1..=deepest(sections) {
        let levels = sections.iter().filter(|section| section.depth == depth && section.naming == Naming::Level);
        // Most headings stand where all name a level, or none does.
        let nouns = LazyCell::new(|| Nouns::of_levels(levels.map(|section| section.title)));
        let here = sections.iter().zip(&mut named).filter(|(section, _)| section.depth == depth);
        for (section, named) in here.filter(|(_, named)| !**named) {
            *named = nouns.has(section.title) || ends_alike(section);
        }
    }
    // Where levels have names, what is numbered is a part of them.
    if hinted && !named.contains(&true) {
        series::mark_rising(sections, &mut named);
    }
    if hinted {
        series::mark_scale(sections, &mut named);
    }
    if hinted && !sections.iter().any(|section| section.naming == Naming::Level) {
        series::mark_numbers(sections, &mut named);
        series::mark_steps(sections, &mut named);
    }
    named
}

/// The depth of the lowest heading.
fn deepest(sections: &[Section<'_>]) -> u8 {
    sections.iter().map(|section| section.depth).max().unwrap_or(0)
}

/// Takes back what roles name that are explained under a heading of their own before
/// the levels, and of which nothing is asked: they are terms.
fn unname_terms(sections: &[Section<'_>], depth: u8, named: &mut [bool]) {
    let is_certain = |section: &Section<'_>| section.depth == depth && section.naming == Naming::Level;
    let mut certain = (0..sections.len()).rev().filter(|&nth| is_certain(&sections[nth]));
    let Some(last_but_one) = certain.nth(1) else { return };
    let mut begin = 0;
    for group in sections.chunk_by(|_, next| next.depth >= depth) {
        let own = begin..begin + group.len();
        begin = own.end;
        let asks = |section: &Section<'_>| is_certain(section) || section.depth > depth || section.has_items();
        if own.end <= last_but_one && !group.iter().any(asks) {
            named[own].fill(false);
        }
    }
}

/// The words for a level that the levels of a depth end in, by themselves or, in a
/// document about levels, together: "Day level", "Night level".
fn last_words(sections: &[Section<'_>], hinted: bool) -> HashSet<(u8, String)> {
    let mut words = HashSet::default();
    let mut once = HashSet::default();
    // That they end so doesn't tell that the document is about levels.
    let tells = |section: &Section<'_>| section.told.hints && section.last_word_for_a_level().is_none();
    let hinted = LazyCell::new(|| hinted && sections.iter().any(tells));
    for section in sections {
        let Some(last) = section.last_word_for_a_level() else { continue };
        let word = (section.depth, last.to_lowercase());
        let is_again = *hinted && !once.insert(word.clone());
        if is_again || section.naming == Naming::Level {
            words.insert(word);
        }
    }
    words
}

/// Whether a title is one of a section that speaks of levels or competencies
/// beforehand, and repeats their names: "Our competencies".
fn speaks_of_them(title: &str) -> bool {
    names::is_topic(title) || names::opens_a_sentence(title)
}

/// Moves headings to the levels' depth that stand one higher or lower, but name
/// what the levels name: `### Senior Baker` among `## Junior Baker` and others.
fn lift_slipped(sections: &mut [Section<'_>], depth: u8, named: &mut [bool]) {
    for nth in slipped(sections, depth) {
        sections[nth].depth = depth;
        sections[nth].slipped = true;
        named[nth] = true;
    }
}

/// The headings that stand one higher or lower than the levels do.
fn slipped(sections: &[Section<'_>], depth: u8) -> Vec<usize> {
    let levels = || sections.iter().filter(|section| section.depth == depth).map(|section| section.title);
    if levels().nth(1).is_none() {
        return Vec::new();
    }
    // Few documents have a heading that comes near.
    let nouns = LazyCell::new(|| levels().collect::<Nouns>());
    let titles = LazyCell::new(|| levels().map(Caseless).collect::<HashSet<_>>());
    // A level whose title alone tells nothing is one's likes as well.
    let named_by_likes = LazyCell::new(|| levels().map(names::noun).collect::<HashSet<_>>());
    let is_slipped = |&nth: &usize| {
        let section = &sections[nth];
        let could_be = || section.naming == Naming::Level || !section.has_items();
        let is_near = section.depth.abs_diff(depth) == 1 && could_be();
        // A heading above levels is a track's, and one that a level has is a part.
        let heads_levels = sections.get(nth + 1).is_some_and(|next| next.depth == depth && section.depth < depth);
        let is_like = || {
            nouns.has(section.title)
                || (section.naming == Naming::Level && named_by_likes.contains(&names::noun(section.title)))
        };
        is_near && !heads_levels && is_like() && !titles.contains(&Caseless(section.title))
    };
    (0..sections.len()).filter(is_slipped).collect()
}

/// For each section, whether one of a depth is named that stands under the same heading
/// above that depth.
fn beside_named(sections: &[Section<'_>], depth: u8, named: &[bool]) -> Vec<bool> {
    let mut beside = Vec::with_capacity(sections.len());
    for group in sections.chunk_by(|_, next| next.depth >= depth) {
        let begin = beside.len();
        let is_named = (begin..begin + group.len()).any(|nth| sections[nth].depth == depth && named[nth]);
        beside.resize(begin + group.len(), is_named);
    }
    beside
}

/// The sections below the one at `nth`.
fn parts<'s, 'a>(sections: &'s [Section<'a>], nth: usize) -> impl Iterator<Item = &'s Section<'a>> {
    let depth = sections[nth].depth;
    sections[nth + 1..].iter().take_while(move |section| section.depth > depth)
}

/// The titles of what stands below sections that name a level; where none do,
/// those that stand below several.
fn titles_of_parts<'a>(sections: &[Section<'a>], depth: u8, named: &[bool]) -> HashSet<&'a str> {
    let here = (0..sections.len()).filter(|&nth| sections[nth].depth == depth);
    let levels: Vec<usize> = here.clone().filter(|&nth| named[nth]).collect();
    if !levels.is_empty() {
        return levels.into_iter().flat_map(|level| parts(sections, level)).map(|part| part.title).collect();
    }
    let mut seen: HashMap<&str, usize> = HashMap::default();
    for part in here.flat_map(|nth| parts(sections, nth)) {
        *seen.entry(part.title).or_default() += 1;
    }
    seen.into_iter().filter(|&(_, count)| count > 1).map(|(title, _)| title).collect()
}

/// How many answers there are, and how many of them are yes.
fn count(answers: &mut dyn Iterator<Item = bool>) -> (usize, usize) {
    answers.fold((0, 0), |(all, yes), answer| (all + 1, yes + usize::from(answer)))
}

/// What the headings of a depth say together.
#[derive(Default)]
struct Tally {
    all: usize,
    named: usize,
    /// How many of those that name a level stand in a row, at most and now.
    longest: usize,
    row: usize,
    /// How many have a rank of a series.
    series: HashMap<String, usize>,
    /// Whether the row holds one that names a level by itself.
    certain: bool,
    /// How many do.
    certain_count: usize,
}

impl Tally {
    fn add(&mut self, section: &Section<'_>, named: bool) {
        self.all += 1;
        if !named {
            self.row = 0;
            return;
        }
        self.named += 1;
        self.row += 1;
        self.longest = self.longest.max(self.row);
        self.certain |= section.naming == Naming::Level;
        self.certain_count += usize::from(section.naming == Naming::Level);
        if let Some((series, ..)) = rank::split(section.title).rank.and_then(rank::order) {
            *self.series.entry(series).or_default() += 1;
        }
    }

    /// Whether the depth may be the levels': most of its headings name one, or
    /// enough of them that the others are beside the point.
    fn may_hold_levels(&self, hinted: bool) -> bool {
        let most = self.named * 2 > self.all || (self.named > 1 && self.named * 2 == self.all);
        let series = self.series.values().any(|&count| count > 1);
        let row = self.certain && (self.longest > 2 || (self.longest > 1 && hinted));
        most || series || row
    }
}

fn depth_of_names(sections: &[Section<'_>], named: &[bool], hinted: bool) -> Option<u8> {
    let mut tallies: HashMap<u8, Tally> = HashMap::default();
    // Parts whose headings slipped stand where others have theirs deeper.
    let mut deepest: HashMap<&str, u8> = HashMap::default();
    if named.contains(&false) {
        for section in sections {
            let depth = deepest.entry(section.title).or_default();
            *depth = section.depth.max(*depth);
        }
    }
    let has_slipped = |section: &Section<'_>| deepest.get(section.title).is_some_and(|&depth| depth > section.depth);
    for (section, &named) in sections.iter().zip(named).filter(|(section, named)| **named || !has_slipped(section)) {
        tallies.entry(section.depth).or_default().add(section, named);
    }
    let mut depths: Vec<u8> = tallies.keys().copied().collect();
    depths.sort_unstable();
    let able: Vec<u8> = depths.into_iter().filter(|depth| tallies[depth].may_hold_levels(hinted)).collect();
    // Of equal ones the higher.
    let best = able.iter().rev().copied().max_by_key(|depth| tallies[depth].named)?;
    // What recurs under headings that can only be levels are their competencies,
    // even if it sounds like a role.
    let above = able.iter().copied().find(|&depth| depth < best && tallies[&depth].certain_count > 1);
    let recurs = || {
        let here = sections.iter().zip(named).filter(|(section, named)| section.depth == best && **named);
        let titles: HashSet<&str> = here.map(|(section, _)| section.title).collect();
        titles.len() * 2 <= tallies[&best].named
    };
    above.filter(|&above| recurs() || repeat_ranks(sections, above, best, named)).or(Some(best))
}

/// Whether all headings of a depth that name levels name nobody, and only have the rank of
/// the one above them: "Dough (L1)" under "L1". What has no rank above it tells nothing, as
/// long as less stands there than under ranks.
fn repeat_ranks<'a>(sections: &[Section<'a>], above: u8, depth: u8, named: &[bool]) -> bool {
    let rank_of = |section: &Section<'a>| rank::split(section.title).rank;
    let (mut last, mut repeated, mut others) = (None, 0, 0);
    let are_all = sections.iter().zip(named).all(|(section, &named)| {
        if section.depth == above {
            last = rank_of(section);
        }
        let counts = section.depth == depth && named;
        repeated += usize::from(counts && last.is_some());
        others += usize::from(counts && last.is_none());
        !counts || (!names::names_somebody(section.title) && (last.is_none() || rank_of(section) == last))
    });
    are_all && repeated > others
}

/// Levels of any name repeat the heads of their tables: `| Competency | … |`
/// under each.
fn depth_of_tables(sections: &[Section<'_>], blocks: &Blocks) -> Option<u8> {
    (1..=6).find(|&depth| {
        let all = sections.iter().filter(|section| section.depth == depth).count();
        let most = heads_of_tables(sections, depth, blocks, |_| true).into_values().max().unwrap_or_default();
        most > 1 && most * 2 > all
    })
}

/// The heads of the tables under those sections of a depth that count, and how often each
/// stands.
fn heads_of_tables(
    sections: &[Section<'_>],
    depth: u8,
    blocks: &Blocks,
    counts: impl Fn(usize) -> bool,
) -> HashMap<String, usize> {
    let mut heads: HashMap<String, usize> = HashMap::default();
    for (_, section) in sections.iter().enumerate().filter(|(nth, section)| section.depth == depth && counts(*nth)) {
        if let Some(head) = head_of_table(section, blocks) {
            *heads.entry(head).or_default() += 1;
        }
    }
    heads
}

/// The first row of a section's table, where that may hold a level's
/// competencies and what they ask.
fn head_of_table(section: &Section<'_>, blocks: &Blocks) -> Option<String> {
    let cells = section.body.iter().filter(|block| matches!(block.kind, Kind::Cell { row: 0, .. }));
    let heads: Vec<&str> = cells.map(|cell| blocks.text(cell)).take(LONGEST_HEAD + 1).collect();
    let fits = heads.len() <= LONGEST_HEAD && table::are_of_one_level(&heads);
    fits.then(|| heads.join("|").to_lowercase())
}

/// How many columns a table under a level has at most.
const LONGEST_HEAD: usize = 8;
