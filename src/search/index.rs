//! Everything that can be found, numbered through in ladder order.
//!
//! The texts stay where the documents have them: most are ASCII, which is folded
//! on the way through (`block.rs`). Only what folds otherwise is held folded.

use std::borrow::Cow;
use std::iter::once;
use std::ops::Range;
use std::sync::OnceLock;

use super::fold::push_folded;
use super::learnt::Learnt;
use super::mask::Mask;
use super::occurrence::{Original, Text};
use super::target::{Kind, Part, Scope, Target, rank_length, searched};
use super::texts::{Texts, competency_at, place};
use crate::ladder::{Ladder, LevelIx, TrackIx};

/// All texts of a snapshot, in ladder order: a track's title, a level's title with its
/// prose and its competencies, each with what stands in it, the next level.
pub struct Index<'l> {
    ladder: &'l Ladder,
    sections: Vec<Section>,
    own: Vec<Own>,
    arena: String,
    /// Bytes of the arena that were capitals, in order.
    capitals: Vec<u32>,
    /// What was learnt of the texts, once all of it is.
    learnt: OnceLock<Learnt>,
    len: u32,
    /// How many texts there are, by kind.
    counts: [usize; Kind::ALL.len()],
}

/// A track's title, or a level with what it holds.
struct Section {
    /// The number of its title.
    first: u32,
    holds: Holds,
}

impl Section {
    fn is_track(&self) -> bool {
        matches!(self.holds, Holds::Track(_))
    }
}

#[derive(Clone, Copy)]
enum Holds {
    Track(TrackIx),
    Level(LevelIx),
}

/// A text that is held folded: a track's or level's title, and what is not ASCII.
struct Own {
    nth: u32,
    /// Where its folded text begins in the arena.
    start: u32,
    /// How many bytes of it are a level's rank.
    rank: u16,
}

/// The number of no text in `own`.
pub(super) const NOT_OWN: u32 = u32::MAX;

/// Entries one behind another.
pub(super) enum Run<'l> {
    /// A title, by its number.
    Title(usize, Target),
    /// Texts under one title: the number of the first, and their places.
    Texts(usize, Texts<'l>, Range<u32>),
}

impl<'l> Index<'l> {
    /// Builds the index of a snapshot.
    pub fn of(ladder: &'l Ladder) -> Self {
        let mut index = Index {
            ladder,
            sections: Vec::new(),
            own: Vec::new(),
            arena: String::new(),
            capitals: Vec::new(),
            learnt: OnceLock::new(),
            len: 0,
            counts: [0; Kind::ALL.len()],
        };
        for track in ladder.tracks() {
            index.begin(Holds::Track(track.ix()));
            index.hold(track.title());
            index.len += 1;
            for level in track.levels() {
                index.begin(Holds::Level(level.ix()));
                index.hold(&searched(level));
                if let Some(own) = index.own.last_mut() {
                    own.rank = u16::try_from(rank_length(level)).unwrap_or(0);
                }
                index.len += 1;
                index.add_texts(level.ix());
            }
        }
        for (kind, titles) in [Kind::Track, Kind::Level, Kind::Competency].into_iter().zip(ladder.size()) {
            index.counts[kind as usize] = titles;
        }
        index.own.shrink_to_fit();
        index.arena.shrink_to_fit();
        index
    }

    fn begin(&mut self, holds: Holds) {
        self.sections.push(Section { first: self.len, holds });
    }

    /// Holds the text of the entry that comes next, folded.
    fn hold(&mut self, text: &str) {
        self.own.push(Own { nth: self.len, start: self.arena.len() as u32, rank: 0 });
        push_folded(&mut self.arena, &mut self.capitals, text);
    }

    fn add_texts(&mut self, level: LevelIx) {
        let rows = self.ladder.rows(level);
        self.add(&Texts::of_level(level, rows.clone()));
        for competency in rows.competencies.clone() {
            self.hold_other(rows.title(competency));
            self.len += 1;
            self.add(&Texts::of_competency(competency, rows.clone()));
        }
    }

    fn add(&mut self, texts: &Texts<'_>) {
        for place in 0..texts.len() {
            if let Some(text) = texts.text(place) {
                self.hold_other(text);
                self.counts[texts.kind(place) as usize] += 1;
            }
            self.len += 1;
        }
    }

    /// Holds a text folded where it isn't folded on the way through.
    fn hold_other(&mut self, text: &str) {
        if !text.is_ascii() {
            self.hold(text);
        }
    }

    /// Returns how many entries there are; some are places without a text.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Returns what was learnt of the texts.
    pub(super) fn learnt(&self) -> Option<&Learnt> {
        self.learnt.get()
    }

    /// Takes in what was learnt.
    pub(super) fn know(&self, learnt: Learnt) {
        // What was learnt before is the same.
        let _ = self.learnt.set(learnt);
    }

    /// Returns which letters some texts have, where that is known.
    pub(super) fn masks(&self, range: Range<usize>) -> Option<&[Mask]> {
        self.learnt()?.masks.get(range)
    }

    /// Returns how many texts of a kind there are.
    pub(super) fn count(&self, kind: Kind) -> usize {
        self.counts[kind as usize]
    }

    /// Returns how many texts of some kinds are in a range.
    pub(super) fn count_within(&self, range: Range<usize>, has: impl Fn(Kind) -> bool) -> usize {
        let count = |run: Run<'_>| match run {
            Run::Title(_, target) => usize::from(has(target.kind())),
            Run::Texts(_, texts, places) => {
                places.filter(|&place| has(texts.kind(place)) && texts.text(place).is_some()).count()
            }
        };
        self.runs(range).map(count).sum()
    }

    /// Returns whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the snapshot.
    pub(super) fn ladder(&self) -> &'l Ladder {
        self.ladder
    }

    /// The section that an entry stands in.
    fn section(&self, nth: usize) -> usize {
        self.sections.partition_point(|section| section.first as usize <= nth).saturating_sub(1)
    }

    /// Returns what an entry leads to, and what of it the entry is.
    pub(super) fn target(&self, nth: usize) -> (Target, Part) {
        let section = &self.sections[self.section(nth)];
        match section.holds {
            Holds::Track(ix) => (Target::Track(ix), Part::Itself),
            Holds::Level(ix) if section.first as usize == nth => (Target::Level(ix), Part::Itself),
            Holds::Level(ix) => {
                let rows = self.ladder.rows(ix);
                let at = nth as u32 - section.first;
                let Some(competency) = competency_at(&rows, at) else {
                    return Texts::of_level(ix, rows).target(at - 1);
                };
                match at - place(&rows, competency) {
                    0 => (Target::Competency(rows.competency_ix(competency)), Part::Itself),
                    within => Texts::of_competency(competency, rows).target(within - 1),
                }
            }
        }
    }

    /// Returns an entry's text, folded.
    pub(super) fn letters(&self, nth: usize) -> Letters<'_> {
        self.letters_as(nth, || {
            let (target, part) = self.target(nth);
            part.of_ladder(target, self.ladder)
        })
    }

    /// Returns the same of a title or a statement, where it is known which it is.
    pub(super) fn letters_of(&self, nth: usize, target: Target) -> Letters<'_> {
        self.letters_as(nth, || target.text(self.ladder))
    }

    fn letters_as(&self, nth: usize, text: impl FnOnce() -> &'l str) -> Letters<'_> {
        let own = self.own_of(nth);
        if own != NOT_OWN {
            return Letters {
                letters: self.own_letters(own).into(),
                original: self.own_original(own),
                rank: self.rank(own),
            };
        }
        let text = text();
        Letters { letters: text.to_ascii_lowercase().into(), original: Original::Same(text), rank: 0 }
    }

    /// Returns the titles that an entry stands under, outermost first.
    pub(super) fn above(&self, nth: usize) -> Vec<usize> {
        let mut above = Vec::with_capacity(3);
        if nth >= self.len() {
            return above;
        }
        let here = self.section(nth);
        let Holds::Level(ix) = self.sections[here].holds else { return above };
        let mut earlier = self.sections[..here].iter().rev();
        above.extend(earlier.find(|section| section.is_track()).map(|section| section.first as usize));
        let first = self.sections[here].first as usize;
        if nth > first {
            above.push(first);
            let rows = self.ladder.rows(ix);
            let at = (nth - first) as u32;
            let title = competency_at(&rows, at).map(|competency| place(&rows, competency));
            above.extend(title.filter(|&title| title < at).map(|title| first + title as usize));
        }
        above
    }

    /// Returns which entries stand within a scope, its own title left out.
    pub(super) fn range(&self, scope: Scope) -> Range<usize> {
        let title = match scope {
            Scope::Everything => return 0..self.len(),
            Scope::Track(ix) => self.title_of(|holds| matches!(holds, Holds::Track(own) if own == ix)),
            Scope::Level(ix) => self.title_of(|holds| matches!(holds, Holds::Level(own) if own == ix)),
            // An index of a snapshot that is gone may be behind the end of this one.
            Scope::Competency(ix) if ix.at() >= self.ladder.size()[2] => return 0..0,
            Scope::Competency(ix) => {
                let level = self.ladder.competency(ix).level().ix();
                let rows = self.ladder.rows(level);
                let row = rows.competency_row(ix);
                let first = self.title_of(|holds| matches!(holds, Holds::Level(own) if own == level));
                return first.map_or(0..0, |level| {
                    let start = (self.sections[level].first + place(&rows, row)) as usize + 1;
                    start..start + Texts::of_competency(row, rows.clone()).len() as usize
                });
            }
        };
        let Some(here) = title else { return 0..0 };
        let is_track = self.sections[here].is_track();
        let mut behind = self.sections[here + 1..].iter();
        let end = behind.find(|section| !is_track || section.is_track());
        self.sections[here].first as usize + 1..end.map_or(self.len(), |section| section.first as usize)
    }

    fn title_of(&self, is_it: impl Fn(Holds) -> bool) -> Option<usize> {
        self.sections.iter().position(|section| is_it(section.holds))
    }

    /// Returns the entries of a range, titles one by one.
    pub(super) fn runs(&self, range: Range<usize>) -> impl Iterator<Item = Run<'l>> {
        let from = if range.is_empty() { self.sections.len() } else { self.section(range.start) };
        let end = range.end;
        let sections = self.sections[from..].iter().take_while(move |section| (section.first as usize) < end);
        sections.flat_map(move |section| self.runs_of(section)).filter_map(move |run| clipped(run, &range))
    }

    fn runs_of(&self, section: &Section) -> impl Iterator<Item = Run<'l>> + use<'l> {
        let first = section.first as usize;
        let (title, level) = match section.holds {
            Holds::Track(ix) => (Target::Track(ix), None),
            Holds::Level(ix) => (Target::Level(ix), Some((ix, self.ladder.rows(ix)))),
        };
        let prose = level.clone().map(|(ix, rows)| whole(first + 1, Texts::of_level(ix, rows)));
        let competencies = level.into_iter().flat_map(move |(_, rows)| {
            rows.competencies.clone().flat_map(move |competency| {
                let nth = first + place(&rows, competency) as usize;
                let title = Run::Title(nth, Target::Competency(rows.competency_ix(competency)));
                [title, whole(nth + 1, Texts::of_competency(competency, rows.clone()))]
            })
        });
        once(Run::Title(first, title)).chain(prose).chain(competencies)
    }

    /// Returns which text of its own an entry has, if any.
    pub(super) fn own_of(&self, nth: usize) -> u32 {
        self.own.binary_search_by_key(&(nth as u32), |own| own.nth).map_or(NOT_OWN, |at| at as u32)
    }

    /// Returns the first text of its own that is no earlier entry's.
    pub(super) fn own_from(&self, nth: usize) -> u32 {
        self.own.partition_point(|own| (own.nth as usize) < nth) as u32
    }

    /// Returns the same, where it is known to be none before another.
    pub(super) fn own_behind(&self, from: u32, nth: usize) -> u32 {
        let earlier = self.own[from as usize..].iter().take_while(|own| (own.nth as usize) < nth);
        from + earlier.count() as u32
    }

    /// Returns whether a text of its own is that entry's.
    pub(super) fn is_own(&self, own: u32, nth: usize) -> bool {
        self.own.get(own as usize).is_some_and(|own| own.nth as usize == nth)
    }

    /// Returns a text that is held folded.
    pub(super) fn own_letters(&self, own: u32) -> &str {
        let end = self.own.get(own as usize + 1).map_or(self.arena.len(), |next| next.start as usize);
        &self.arena[self.own[own as usize].start as usize..end]
    }

    /// Returns what the letters of such a text were.
    pub(super) fn own_original(&self, own: u32) -> Original<'_> {
        Original::Folded(&self.capitals, self.own[own as usize].start)
    }

    fn rank(&self, own: u32) -> usize {
        usize::from(self.own[own as usize].rank)
    }
}

/// A folded text with what its letters were.
pub(super) struct Letters<'a> {
    letters: Cow<'a, str>,
    original: Original<'a>,
    rank: usize,
}

impl Letters<'_> {
    /// Returns it as what terms are looked for in.
    pub(super) fn text(&self) -> Text<'_> {
        Text { letters: &self.letters, original: self.original, rank: self.rank }
    }
}

/// All texts under a title, the first of which has a number.
fn whole(first: usize, texts: Texts<'_>) -> Run<'_> {
    let places = 0..texts.len();
    Run::Texts(first, texts, places)
}

/// The part of a run that is in a range.
fn clipped<'l>(run: Run<'l>, range: &Range<usize>) -> Option<Run<'l>> {
    match run {
        Run::Title(nth, _) => range.contains(&nth).then_some(run),
        Run::Texts(nth, texts, all) => {
            let from = range.start.saturating_sub(nth).min(all.len());
            let to = range.end.saturating_sub(nth).min(all.len());
            let part = all.start + from as u32..all.start + to as u32;
            (from < to).then_some(Run::Texts(nth + from, texts, part))
        }
    }
}

#[cfg(test)]
mod tests;
