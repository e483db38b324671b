//! The letters of the terms, scattered over a text.

use super::super::letters;
use super::super::occurrence::{Seeker, Text};
use super::super::rank::Tier;
use super::Scan;
use super::candidate::{Candidate, Entry, Match};

impl Scan<'_> {
    /// Looks at one text: are the letters of each term in it, in their order?
    ///
    /// What loses more than `most` may be said to lose less, though more than that.
    pub(super) fn judge_scattered(&self, entry: Entry<'_>, most: u32) -> Option<Candidate> {
        let how = self.scattered(entry.text, most).filter(|_| self.allows(entry.target, entry.text))?;
        Some(Candidate::of(entry, how))
    }

    /// Ranks what holds the letters of each term in their order.
    pub(super) fn scattered(&self, text: Text<'_>, most: u32) -> Option<Match> {
        let loss = match &self.seekers[..] {
            // Nothing holds it in a row: that would have been found before.
            [alone] if alone.term.is_plain() => letters::loss(text.letters, &alone.term.text, most as usize)?,
            seekers if seekers.iter().all(|seeker| seeker.may_be_scattered(text.letters)) => self.gaps(text, most)?,
            _ => return None,
        };
        Some(Match { tier: Tier::Scattered, cost: 0, loss: loss as u32 })
    }

    /// Returns how far the letters of the terms are from words; nothing, where
    /// not all are there.
    fn gaps(&self, text: Text<'_>, most: u32) -> Option<usize> {
        let gaps = |seeker: &Seeker<'_>, most: usize| {
            let whole = seeker.find(text, 0).map(|found| letters::loss_at(text.letters, found.start, found.end));
            if whole.is_some() || !seeker.term.is_plain() {
                whole
            } else {
                letters::loss(text.letters, &seeker.term.text, most)
            }
        };
        let most = most as usize;
        self.seekers.iter().try_fold(0, |sum, seeker| Some(sum + gaps(seeker, most.saturating_sub(sum))?))
    }
}
