//! Labels that repeat from level to level: `- Impact:` over nested items,
//! `- Impact: text`, `**Impact:** text`. What recurs names a competency; what
//! stands once is part of its statement.

use super::super::blocks::{Block, Blocks, Kind};
use super::sections::Section;
use crate::hash::{HashMap, HashSet};

/// How many words a label has at most.
const LONGEST: usize = 5;

/// What parts a strong label from its text as a colon does.
pub(super) const DASHES: [char; 3] = ['–', '—', '-'];

/// The labels of a document, in lower case.
#[derive(Debug, Default)]
pub(super) struct Labels(HashSet<String>);

impl Labels {
    /// Finds the labels that nearly all levels have. They are none where most of
    /// what looks like a label stands in some levels only: then a level's items
    /// merely begin with a word and a colon.
    pub(super) fn of(blocks: &Blocks, sections: &[Section<'_>]) -> Self {
        let mut labels = HashSet::default();
        let (mut all, mut recurring) = (0, 0);
        for levels in tracks(sections) {
            let mut seen: HashMap<String, usize> = HashMap::default();
            for level in &levels {
                let pairs = level.body.iter().zip(level.body.iter().skip(1).map(Some).chain([None]));
                let here: HashSet<String> =
                    pairs.filter_map(|(block, next)| Some(split(blocks, block, next)?.0.to_lowercase())).collect();
                for label in here {
                    *seen.entry(label).or_default() += 1;
                }
            }
            all += seen.values().sum::<usize>();
            seen.retain(|_, count| *count > 1 && *count * 5 >= levels.len() * 4);
            recurring += seen.values().sum::<usize>();
            labels.extend(seen.into_keys());
        }
        if recurring * 5 < all * 3 {
            return Labels::default();
        }
        Labels(labels)
    }

    /// Parts a block into a label of the document and the words behind it.
    pub(super) fn split<'a>(
        &self,
        blocks: &'a Blocks,
        block: &Block,
        next: Option<&Block>,
    ) -> Option<(&'a str, &'a str)> {
        if self.0.is_empty() {
            return None;
        }
        split(blocks, block, next).filter(|(label, _)| self.0.contains(&label.to_lowercase()))
    }
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
pub(super) fn split<'a>(blocks: &'a Blocks, block: &Block, next: Option<&Block>) -> Option<(&'a str, &'a str)> {
    let outermost = matches!(block.kind, Kind::Item { depth: 0 } | Kind::Paragraph);
    let text = blocks.text(block);
    if !outermost || text.is_empty() {
        return None;
    }
    let is_line = block.kind == Kind::Paragraph && !block.quoted && !text.ends_with(['.', ';', ',', '!', '?']);
    let leads = next.is_some_and(|next| match next.kind {
        Kind::Item { depth } => depth > 0 || is_line,
        // Bold alone may stand over a paragraph.
        Kind::Paragraph => is_line && is_bold(blocks, block) && !is_bold(blocks, next),
        _ => false,
    });
    let (label, rest) = match (blocks.lead(block), text.split_once(':')) {
        (Some((lead, rest)), _) if lead.ends_with(':') || rest.starts_with(':') => {
            (lead.trim_end_matches(':'), rest.trim_start_matches(':'))
        }
        (Some((lead, rest)), _) if rest.trim_start().starts_with(DASHES) => {
            (lead, rest.trim_start().trim_start_matches(DASHES))
        }
        (_, Some(parts)) if block.is_item() => parts,
        _ if leads && !text.ends_with('.') => (text.trim_end_matches(':'), ""),
        _ => return None,
    };
    let (label, rest) = (label.trim(), rest.trim());
    let says_something = leads || !rest.is_empty();
    let short = !label.is_empty() && label.split_whitespace().count() <= LONGEST;
    (short && says_something).then_some((label, rest))
}

/// Whether a block is nothing but strong words.
pub(super) fn is_bold(blocks: &Blocks, block: &Block) -> bool {
    blocks.lead(block).is_some_and(|(_, rest)| rest.trim_matches([':', ' ']).is_empty())
}
