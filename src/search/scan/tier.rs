//! How literally the terms stand in what holds them.

use super::super::occurrence::{Standing, Text};
use super::super::query::MOST_TERMS;
use super::super::rank::Tier;
use super::candidate::Match;
use super::{Found, Places, Scan};

/// Where the terms of a query stand in a text, as many as there are.
type Stand<'p> = &'p [Option<Found>];

impl Scan<'_> {
    /// Ranks what holds all terms, in its own text or in the titles above it; some of those
    /// with a typo.
    pub(super) fn match_of(&self, text: Text<'_>, own: u32, near_above: u32, places: &Places) -> Option<Match> {
        if own == 0 && !self.seekers.is_empty() {
            return None;
        }
        let places = &places[..self.seekers.len()];
        let tier = if near_above == 0 { self.tier(text, own, places) } else { Tier::Typo };
        let costs = places.iter().flatten().map(|found| match found {
            Found::Near(near) => 2 * near.edits as u32 + u32::from(near.is_begun),
            Found::Literal(found) => u32::from(found.standing == Standing::Form),
        });
        let cost = costs.sum::<u32>() + 2 * near_above.count_ones();
        Some(Match { tier, cost, loss: loss(text, places) as u32 })
    }

    fn tier(&self, text: Text<'_>, own: u32, places: Stand<'_>) -> Tier {
        if self.seekers.is_empty() {
            return Tier::Listed;
        }
        let (mut worst, mut last, mut in_order) = (Standing::Word, None, true);
        for place in places.iter().flatten() {
            let Found::Literal(found) = place else { return Tier::Typo };
            worst = worst.max(found.standing);
            in_order &= last.is_none_or(|last| found.start > last);
            last = Some(found.start);
        }
        // What stands as a phrase stands as words, unless their capitals are elsewhere.
        let may_be_phrase = worst == Standing::Word || self.has_capitals;
        let is_phrase = || {
            if self.is_bare_word {
                return true;
            }
            let found = self.phrase.as_ref().and_then(|phrase| phrase.find(text, 0));
            found.is_some_and(|found| found.standing == Standing::Word)
        };
        match worst {
            _ if own != self.all() => Tier::Path,
            _ if may_be_phrase && is_phrase() => Tier::Phrase,
            Standing::Word | Standing::Start if in_order => Tier::InOrder,
            Standing::Word => Tier::Words,
            Standing::Start | Standing::Form => Tier::Starts,
            Standing::Inside => Tier::Inside,
        }
    }
}

/// What is taken off for each letter behind a space, and within a word.
pub(super) const BEHIND_SPACE: u32 = 8;
pub(super) const WITHIN: u32 = 12;

/// About what `fuzzy-matcher` takes off: for what stands between the terms, and
/// for letters that don't follow a text's or a word's beginning.
fn loss(text: Text<'_>, places: Stand<'_>) -> usize {
    let mut spans = [(0, 0); MOST_TERMS];
    let mut count = 0;
    for found in places.iter().flatten() {
        spans[count] = found.span();
        count += 1;
    }
    let spans = &mut spans[..count];
    spans.sort_unstable();
    let place = |&(start, end): &(usize, usize)| {
        let before = text.letters.as_bytes()[..start].last();
        let worth = match before {
            None => 0,
            Some(b' ' | b'/' | b'(' | b'[') => BEHIND_SPACE as usize,
            Some(letter) if !letter.is_ascii_alphanumeric() => BEHIND_SPACE as usize + 1,
            Some(_) => WITHIN as usize,
        };
        worth * (end - start)
    };
    let places: usize = spans.iter().map(place).sum();
    let between = |pair: &[(usize, usize)]| match pair[1].0.saturating_sub(pair[0].1) {
        0 | 1 => 0,
        gap => gap + 2,
    };
    places + spans.windows(2).map(between).sum::<usize>()
}
