//! What goes through a scan: an entry on the way in, a candidate on the way out.

use super::super::occurrence::Text;
use super::super::rank::Tier;
use super::super::target::{Kind, Target};

/// Something that matches, before `fuzzy-matcher` sees it.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Candidate {
    pub(in super::super) target: Target,
    pub(in super::super) kind: Kind,
    pub(in super::super) nth: u32,
    pub(in super::super) tier: Tier,
    /// How far it is from what was typed: two for each edit, one for each word
    /// that is half typed beside one or stands in another form.
    pub(in super::super) cost: u32,
    /// About what `fuzzy-matcher` takes off for gaps and places.
    pub(in super::super) loss: u32,
    /// Bytes of its text.
    pub(in super::super) length: u32,
}

/// What decides which candidates are worth a closer look: the least are.
pub(in super::super) type Worth = (Tier, u8, u32, u32, u8, u32, u32);

/// How a text matches.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Match {
    pub(in super::super) tier: Tier,
    pub(in super::super) cost: u32,
    pub(in super::super) loss: u32,
}

impl Candidate {
    pub(super) fn of(entry: Entry<'_>, how: Match) -> Self {
        let (Entry { nth, target, kind, text }, Match { tier, cost, loss }) = (entry, how);
        Candidate { target, kind, nth: nth as u32, tier, cost, loss, length: text.letters.len() as u32 }
    }

    /// Returns whether it is a title or a statement.
    pub(in super::super) fn is_itself(&self) -> bool {
        self.kind <= Kind::Expectation
    }

    /// Returns what it is worth beside others.
    pub(in super::super) fn worth(&self) -> Worth {
        let Candidate { tier, kind, cost, loss, length, nth, .. } = *self;
        (tier, kind.distance(), cost, loss, kind.rank(), length, nth)
    }
}

/// A text on the way through an index.
#[derive(Clone, Copy)]
pub(in super::super) struct Entry<'a> {
    pub(in super::super) nth: usize,
    /// What it leads to.
    pub(in super::super) target: Target,
    pub(in super::super) kind: Kind,
    pub(in super::super) text: Text<'a>,
}

impl Entry<'_> {
    /// Returns whether other texts stand under it.
    pub(super) fn is_title(&self) -> bool {
        self.kind < Kind::Expectation
    }
}

/// Which terms stand in a text, or in titles, as bits.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) struct Held {
    /// Letter by letter.
    pub(super) literal: u32,
    /// In any way.
    pub(super) any: u32,
}

impl Held {
    /// What one of two texts holds.
    pub(in super::super) fn with(self, other: Held) -> Held {
        Held { literal: self.literal | other.literal, any: self.any | other.any }
    }
}
