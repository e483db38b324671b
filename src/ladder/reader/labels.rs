//! Labels that repeat from level to level: `- Impact:` over nested items,
//! `- Impact: text`, `**Impact:** text`. What recurs names a competency; what
//! stands once is part of its statement. What parts a label from its text doesn't
//! matter where nothing but labels recurs so.

use super::super::blocks::{Block, Blocks, Kind};
use super::claims;
use super::names;
use super::sections::Section;
use crate::hash::{HashMap, HashSet};

/// How many words a label has at most.
const LONGEST: usize = 5;

/// The same for bold words with a colon that a paragraph begins with.
const LONGEST_LEAD: usize = 12;

/// What parts a strong label from its text as a colon does.
pub(super) const DASHES: [char; 3] = ['–', '—', '-'];

const COLONS: [char; 2] = [':', '：'];

/// What tells a label from the words behind it, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// That it is an item that ends in a colon, and others are nested in it.
    Heads,
    /// A mark behind bold words that a paragraph begins with.
    Lead,
    /// A mark between them, or a line of its own.
    Mark,
    /// That it is bold, whatever stands behind it.
    Bold,
    /// A colon in plain words of a paragraph.
    Colon,
}

/// How many signs there are.
const SIGNS: usize = 5;

/// What looks like a label at the beginning of a block.
struct Labelled<'a> {
    label: &'a str,
    /// The words behind it.
    rest: &'a str,
    sign: Sign,
}

/// The labels of a document, in lower case.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// Those of levels.
    of_levels: HashSet<String>,
    /// Bold ones within parts of levels, behind the part's title.
    of_parts: HashSet<(String, String)>,
}

impl Labels {
    /// Finds the labels that nearly all levels have. They are none where most of
    /// what looks like a label stands in some levels only: then a level's items
    /// merely begin with a word and a colon.
    pub(super) fn of(blocks: &Blocks, sections: &[Section<'_>]) -> Self {
        let mut of_levels = Vec::new();
        let mut counts = [Count::default(); SIGNS];
        for levels in tracks(sections) {
            let seen = Seen::in_bodies(blocks, levels.iter().map(|level| level.body), Sign::Colon);
            seen.add_to(&mut counts);
            of_levels.extend(seen.recurring().map(|(label, sign)| (label.to_owned(), sign)));
        }
        // "All of the above, plus" is a sentence about the level.
        let fits = |(label, sign): &(String, Sign)| counts[*sign as usize].mostly_recur() && !claims::claims(label);
        let of_levels = of_levels.into_iter().filter(fits).map(|(label, _)| label).collect();
        Labels { of_levels, of_parts: of_parts(blocks, sections) }
    }

    /// Returns whether levels have none.
    pub(super) fn are_none(&self) -> bool {
        self.of_levels.is_empty()
    }

    /// Parts a block into a label of the document and the words behind it.
    pub(super) fn split<'a>(
        &self,
        blocks: &'a Blocks,
        block: &Block,
        next: Option<&Block>,
    ) -> Option<(&'a str, &'a str)> {
        if self.of_levels.is_empty() {
            return None;
        }
        let found = split(blocks, block, next).filter(|found| self.of_levels.contains(&found.label.to_lowercase()));
        found.map(|found| (found.label, found.rest))
    }

    /// Parts a block of a level's part into a bold label that the parts of its
    /// title repeat, and the words behind it.
    pub(super) fn split_part<'a>(
        &self,
        blocks: &'a Blocks,
        title: &str,
        block: &Block,
        next: Option<&Block>,
    ) -> Option<(&'a str, &'a str)> {
        // Nearly all documents have none.
        if self.of_parts.is_empty() || !leads(blocks, block) {
            return None;
        }
        let found = split(blocks, block, next)?;
        let key = (title.to_lowercase(), found.label.to_lowercase());
        self.of_parts.contains(&key).then_some((found.label, found.rest))
    }
}

/// How often what looks like a label stands somewhere, and how often where others
/// have it too.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    recurring: usize,
}

impl Count {
    fn mostly_recur(self) -> bool {
        self.recurring * 5 >= self.all * 3
    }
}

/// What looks like a label in some bodies, in how many of them it stands, and its
/// surest sign.
struct Seen {
    bodies: usize,
    /// In how many of them paragraphs begin with bold words.
    led: usize,
    /// In how many of them several items have others nested in them.
    headed: usize,
    labels: HashMap<String, (usize, Sign)>,
}

impl Seen {
    /// Looks for labels that have a sign as sure as the `least`.
    fn in_bodies<'a>(blocks: &Blocks, bodies: impl ExactSizeIterator<Item = &'a [Block]>, least: Sign) -> Self {
        let mut seen = Seen { bodies: bodies.len(), led: 0, headed: 0, labels: HashMap::default() };
        for body in bodies {
            let pairs = body.iter().zip(body.iter().skip(1).map(Some).chain([None]));
            // What items under a bold line begin with parts its list at most.
            let mut in_a_list = false;
            let found = pairs.filter_map(|(block, next)| {
                let found = split(blocks, block, next);
                if block.kind == Kind::Paragraph {
                    in_a_list = next.is_some_and(Block::is_item) && is_bold(blocks, block) && found.is_some();
                }
                found.filter(|_| !(in_a_list && block.is_item()))
            });
            let mut here: HashMap<String, Sign> = HashMap::default();
            for Labelled { label, sign, .. } in found.filter(|found| found.sign <= least) {
                let known = here.entry(label.to_lowercase()).or_insert(sign);
                *known = sign.min(*known);
            }
            seen.led += usize::from(here.values().any(|sign| *sign == Sign::Lead));
            seen.headed += usize::from(here.values().filter(|sign| **sign == Sign::Heads).nth(1).is_some());
            for (label, sign) in here {
                let (count, known) = seen.labels.entry(label).or_insert((0, sign));
                (*count, *known) = (*count + 1, sign.min(*known));
            }
        }
        seen
    }

    fn add_to(&self, counts: &mut [Count; SIGNS]) {
        let has_core = self.cores();
        let (are_led, are_headed) = (self.are_led(), self.are_headed());
        for &(count, sign) in self.labels.values() {
            let recurs = (are_led && sign == Sign::Lead)
                || (are_headed && sign == Sign::Heads)
                || self.is_core(count)
                || (count > 1 && sign <= Sign::Mark && has_core[0] > 0);
            let counts = &mut counts[sign as usize];
            counts.all += count;
            counts.recurring += count * usize::from(recurs);
        }
    }

    /// For each sign how many labels stand nearly everywhere.
    fn cores(&self) -> [usize; SIGNS] {
        // Over nested items most levels are enough.
        let is_core = |count: usize, sign: Sign| {
            self.is_core(count) || (sign == Sign::Heads && count > 1 && count * 2 > self.bodies)
        };
        let core = |sign: Sign| self.labels.values().filter(|(count, s)| *s == sign && is_core(*count, sign)).count();
        [Sign::Heads, Sign::Lead, Sign::Mark, Sign::Bold, Sign::Colon].map(core)
    }

    /// Whether nearly all bodies have paragraphs that begin with bold words, and most of
    /// these words recur: then all of them are labels, those that stand once as well.
    fn are_led(&self) -> bool {
        self.led * 5 >= self.bodies * 4 && self.mostly_recur(Sign::Lead)
    }

    /// The same for items that others are nested in.
    fn are_headed(&self) -> bool {
        self.headed * 5 >= self.bodies * 4 && self.mostly_recur(Sign::Heads)
    }

    /// Whether several labels of a sign recur, and most of what has it is one of these.
    fn mostly_recur(&self, of: Sign) -> bool {
        let counts = || self.labels.values().filter(|(_, sign)| *sign == of).map(|(count, _)| *count);
        let again = || counts().filter(|&count| count > 1);
        again().nth(1).is_some() && again().sum::<usize>() * 2 >= counts().sum::<usize>()
    }

    /// Whether nearly all bodies have a label that stands in so many.
    fn is_core(&self, count: usize) -> bool {
        count > 1 && count * 5 >= self.bodies * 4
    }

    /// The labels that recur: nearly everywhere, or beside several that do.
    fn recurring(&self) -> impl Iterator<Item = (&str, Sign)> {
        let [heads, leads, marks, bold, colon] = self.cores();
        let marks = marks + leads + heads;
        // What others are nested in may be left out by some levels.
        let has_core = [heads > 0, marks > 1, marks > 1, bold > 1, colon > 1];
        let (are_led, are_headed) = (self.are_led(), self.are_headed());
        // One alone that isn't marked is how a statement or a remark begins.
        let fits = move |count: usize, sign: Sign| {
            let has_core = has_core[sign as usize];
            (are_led && sign == Sign::Lead)
                || (are_headed && sign == Sign::Heads)
                || (self.is_core(count) && (has_core || sign <= Sign::Mark))
                || (count > 1 && has_core)
        };
        let all = self.labels.iter().map(|(label, &(count, sign))| (label.as_str(), count, sign));
        all.filter(move |&(_, count, sign)| fits(count, sign)).map(|(label, _, sign)| (label, sign))
    }
}

/// The bold labels that the parts of one title repeat from level to level. Where some
/// parts have several, one alone is a label as well.
fn of_parts(blocks: &Blocks, sections: &[Section<'_>]) -> HashSet<(String, String)> {
    let mut bodies: HashMap<String, Vec<&[Block]>> = HashMap::default();
    let depth = sections.iter().filter(|section| section.is_level).map(|section| section.depth).min();
    let is_part = |section: &&Section<'_>| depth.is_some_and(|depth| section.depth > depth);
    let mut several = false;
    for section in sections.iter().filter(is_part) {
        let mut leading = section.body.iter().filter(|block| leads(blocks, block));
        if leading.next().is_some() {
            several |= leading.next().is_some();
            bodies.entry(section.title.to_lowercase()).or_default().push(section.body);
        }
    }
    let mut labels = HashSet::default();
    for (title, bodies) in bodies.into_iter().filter(|(_, bodies)| several && bodies.len() > 1) {
        let seen = Seen::in_bodies(blocks, bodies.into_iter(), Sign::Bold);
        let mut counts = [Count::default(); SIGNS];
        seen.add_to(&mut counts);
        let recurring = seen.recurring().filter(|(_, sign)| counts[*sign as usize].mostly_recur());
        labels.extend(recurring.map(|(label, _)| (title.clone(), label.to_owned())));
    }
    labels
}

/// Whether a block begins with bold words and goes on with others.
fn leads(blocks: &Blocks, block: &Block) -> bool {
    blocks.lead(block).is_some_and(|(_, rest)| !rest.is_empty())
}

/// The levels of a document by the headings that they stand under.
fn tracks<'s, 'a>(sections: &'s [Section<'a>]) -> Vec<Vec<&'s Section<'a>>> {
    let mut tracks: Vec<Vec<&Section<'_>>> = Vec::new();
    let depth = sections.iter().filter(|section| section.is_level).map(|section| section.depth).min();
    let mut is_new = true;
    for section in sections {
        is_new |= depth.is_some_and(|depth| section.depth < depth);
        if section.is_level {
            if std::mem::replace(&mut is_new, false) {
                tracks.push(Vec::new());
            }
            if let Some(track) = tracks.last_mut() {
                track.push(section);
            }
        }
    }
    tracks
}

/// Parts a block into what looks like a label and the words behind it.
fn split<'a>(blocks: &'a Blocks, block: &Block, next: Option<&Block>) -> Option<Labelled<'a>> {
    let is_outermost = matches!(block.kind, Kind::Item { depth: 0 } | Kind::Paragraph);
    if is_outermost { split_words(blocks, block, next) } else { None }
}

/// The same for items that are nested in others.
fn split_words<'a>(blocks: &'a Blocks, block: &Block, next: Option<&Block>) -> Option<Labelled<'a>> {
    let text = blocks.text(block);
    if text.is_empty() {
        return None;
    }
    let own = if let Kind::Item { depth } = block.kind { depth } else { 0 };
    let is_line = block.kind == Kind::Paragraph && !block.quoted && !text.ends_with(['.', ';', ',', '!', '?']);
    let leads = next.is_some_and(|next| match next.kind {
        Kind::Item { depth } => depth > own || is_line,
        // Bold alone may stand over a paragraph.
        Kind::Paragraph => is_line && is_bold(blocks, block) && !is_bold(blocks, next),
        _ => false,
    });
    let lead = blocks.lead(block);
    let at_mark = lead.or_else(|| unread_lead(text)).and_then(|(lead, rest)| at_a_mark(lead, rest));
    let marked = if block.kind == Kind::Paragraph && !block.quoted { Sign::Lead } else { Sign::Mark };
    let at_colon = at_a_colon(text);
    let (label, rest, sign) = match (at_mark, lead, at_colon) {
        (Some((label, rest)), ..) => (label, rest, marked),
        (_, _, Some((label, rest))) if block.is_item() && is_short(label) => (label, rest, Sign::Mark),
        _ if leads && !text.ends_with('.') => (text.trim_end_matches(COLONS), "", Sign::Mark),
        (_, Some((lead, rest)), _) => (lead.trim_end_matches('.'), rest, Sign::Bold),
        (_, None, Some((label, rest))) if is_line_of_text(block) => (label, rest, Sign::Colon),
        _ => return None,
    };
    let (label, rest) = (label.trim(), rest.trim());
    let heads = leads && rest.is_empty() && block.is_item() && text.ends_with(COLONS);
    let sign = if heads { Sign::Heads } else { sign };
    let says_something = leads || !rest.is_empty();
    let longest = if sign == Sign::Lead { LONGEST_LEAD } else { LONGEST };
    (has_at_most(names::without_brackets(label), longest) && says_something).then_some(Labelled { label, rest, sign })
}

/// Whether words are few enough for a label.
pub(super) fn is_short(label: &str) -> bool {
    has_at_most(label, LONGEST)
}

/// The same for words of a paragraph.
pub(super) fn is_short_lead(label: &str) -> bool {
    has_at_most(label, LONGEST_LEAD)
}

fn has_at_most(label: &str, longest: usize) -> bool {
    !label.trim().is_empty() && label.split_whitespace().nth(longest).is_none()
}

/// Parts a text at its first colon.
fn at_a_colon(text: &str) -> Option<(&str, &str)> {
    // The first byte of the wide colon is 0xef; most texts have neither.
    let first = memchr::memchr2(b':', 0xef, text.as_bytes())?;
    match text.as_bytes()[first] {
        b':' => Some((&text[..first], &text[first + 1..])),
        _ => text.split_once(COLONS),
    }
}

/// Parts bold words from what follows at the colon or the dash between them.
fn at_a_mark<'a>(lead: &'a str, rest: &'a str) -> Option<(&'a str, &'a str)> {
    let behind = rest.trim_start();
    if lead.ends_with(COLONS) || behind.starts_with(COLONS) {
        return Some((lead.trim_end_matches(COLONS), behind.trim_start_matches(COLONS)));
    }
    behind.starts_with(DASHES).then(|| (lead, behind.trim_start_matches(DASHES)))
}

/// Bold words that Markdown takes for none, as letters follow right behind the colon
/// in them: `**Soil：**text`.
fn unread_lead(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("**")?.split_once("**").filter(|(lead, _)| lead.ends_with(COLONS))
}

/// Whether a block is a paragraph of the document's own words.
fn is_line_of_text(block: &Block) -> bool {
    block.kind == Kind::Paragraph && !block.quoted && !block.emphasised
}

/// Parts a block at a mark behind the words that it begins with, whether they
/// recur or not.
pub(super) fn split_at_mark<'a>(blocks: &'a Blocks, block: &Block, next: Option<&Block>) -> Option<(&'a str, &'a str)> {
    split_words(blocks, block, next).filter(|found| found.sign <= Sign::Mark).map(|found| (found.label, found.rest))
}

/// Whether a block is nothing but strong words.
pub(super) fn is_bold(blocks: &Blocks, block: &Block) -> bool {
    blocks.lead(block).is_some_and(|(_, rest)| rest.trim_matches([':', '：', ' ']).is_empty())
}
