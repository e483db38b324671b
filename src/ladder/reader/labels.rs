//! Labels that repeat from level to level: `- Impact:` over nested items,
//! `- Impact: text`, `**Impact:** text`. What recurs names a competency; what
//! stands once is part of its statement. What parts a label from its text doesn't
//! matter where nothing but labels recurs so.

use super::super::blocks::{Block, Blocks, Kind};
use super::claims;
use super::names;
use super::sections::Section;
use crate::hash::{HashMap, HashSet};
use seen::{Count, Seen};

mod seen;

/// How many words a label has at most.
pub(super) const LONGEST: usize = 5;

/// The same for bold words with a colon that a paragraph begins with.
const LONGEST_LEAD: usize = 12;

/// What parts a strong label from its text as a colon does.
pub(super) const DASHES: [char; 4] = ['–', '—', '-', '→'];

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
    /// A colon of an item behind more words than labels have: `What you know: text`.
    Long,
}

/// How many signs there are.
const SIGNS: usize = 6;

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
            let seen = Seen::in_bodies(blocks, levels.iter().map(|level| level.body), Sign::Long);
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
        (_, None, Some((label, rest))) if block.is_item() => (label, rest, Sign::Long),
        _ => return None,
    };
    let (label, rest) = (label.trim(), rest.trim());
    let heads = leads && rest.is_empty() && block.is_item() && text.ends_with(COLONS);
    let sign = if heads { Sign::Heads } else { sign };
    let says_something = leads || !rest.is_empty();
    let longest = if matches!(sign, Sign::Lead | Sign::Long) { LONGEST_LEAD } else { LONGEST };
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

/// Parts a text at its first colon, if that is no part of an address or of a time.
fn at_a_colon(text: &str) -> Option<(&str, &str)> {
    // The first byte of the wide colon is 0xef; most texts have neither.
    let first = memchr::memchr2(b':', 0xef, text.as_bytes())?;
    match text.as_bytes()[first] {
        b':' => {
            let (label, rest) = (&text[..first], &text[first + 1..]);
            let is_digit = |c: char| c.is_ascii_digit();
            let is_within = rest.starts_with("//") || (label.ends_with(is_digit) && rest.starts_with(is_digit));
            (!is_within).then_some((label, rest))
        }
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

/// Parts a text at its first colon, if what stands before it is short enough for a label
/// and something follows.
pub(super) fn split_at_colon(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = at_a_colon(text)?;
    let rest = rest.trim();
    (is_short(label) && !rest.is_empty()).then_some((label.trim(), rest))
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
