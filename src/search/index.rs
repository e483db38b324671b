//! Everything that can be found, numbered through in ladder order.
//!
//! The texts stay where the documents have them: most are ASCII, which is folded
//! on the way through (`block.rs`). Only what folds otherwise is held folded.

use std::borrow::Cow;
use std::iter::once;
use std::ops::Range;

use super::fold::push_folded;
use super::occurrence::{Original, Text};
use super::target::{Scope, Target, rank_length, searched};
use crate::ladder::model::LevelRows;
use crate::ladder::{Ladder, LevelIx, TrackIx};

/// All texts of a snapshot, in ladder order: a track's title, a level's title
/// with its competencies, each with its statements, the next level.
pub struct Index<'l> {
    ladder: &'l Ladder,
    parts: Vec<Part>,
    own: Vec<Own>,
    arena: String,
    /// Bytes of the arena that were capitals, in order.
    capitals: Vec<u32>,
    len: u32,
}

/// A track's title, or a level with what it holds.
struct Part {
    /// The number of its title.
    first: u32,
    holds: Holds,
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
    /// Statements of one competency: the number of the first, and their rows.
    Statements(usize, LevelRows<'l>, Range<u32>),
}

impl<'l> Index<'l> {
    /// Builds the index of a snapshot.
    pub fn of(ladder: &'l Ladder) -> Self {
        let mut index =
            Index { ladder, parts: Vec::new(), own: Vec::new(), arena: String::new(), capitals: Vec::new(), len: 0 };
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
                index.add_texts(&ladder.rows(level.ix()));
            }
        }
        index.own.shrink_to_fit();
        index.arena.shrink_to_fit();
        index
    }

    fn begin(&mut self, holds: Holds) {
        self.parts.push(Part { first: self.len, holds });
    }

    /// Holds the text of the entry that comes next, folded.
    fn hold(&mut self, text: &str) {
        self.own.push(Own { nth: self.len, start: self.arena.len() as u32, rank: 0 });
        push_folded(&mut self.arena, &mut self.capitals, text);
    }

    fn add_texts(&mut self, rows: &LevelRows<'_>) {
        for competency in rows.competencies.clone() {
            let statements = rows.expectations_of(competency).map(|row| rows.statement(row));
            for text in once(rows.title(competency)).chain(statements) {
                if !text.is_ascii() {
                    self.hold(text);
                }
                self.len += 1;
            }
        }
    }

    /// Returns how many texts there are.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Returns whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the snapshot.
    pub(super) fn ladder(&self) -> &'l Ladder {
        self.ladder
    }

    /// The part that an entry stands in.
    fn part(&self, nth: usize) -> usize {
        self.parts.partition_point(|part| part.first as usize <= nth).saturating_sub(1)
    }

    /// Returns what an entry leads to.
    pub(super) fn target(&self, nth: usize) -> Target {
        let part = &self.parts[self.part(nth)];
        match part.holds {
            Holds::Track(ix) => Target::Track(ix),
            Holds::Level(ix) if part.first as usize == nth => Target::Level(ix),
            Holds::Level(ix) => {
                let rows = self.ladder.rows(ix);
                let at = nth as u32 - part.first;
                let competency = competency_at(&rows, at);
                match at - place(&rows, competency) {
                    0 => Target::Competency(rows.competency_ix(competency)),
                    within => {
                        Target::Expectation(rows.expectation_ix(rows.expectations_of(competency).start + within - 1))
                    }
                }
            }
        }
    }

    /// Returns an entry's text, folded.
    pub(super) fn letters(&self, nth: usize) -> Letters<'_> {
        let own = self.own_of(nth);
        if own != NOT_OWN {
            return Letters {
                letters: self.own_letters(own).into(),
                original: self.own_original(own),
                rank: self.rank(own),
            };
        }
        let text = self.target(nth).text(self.ladder);
        Letters { letters: text.to_ascii_lowercase().into(), original: Original::Same(text), rank: 0 }
    }

    /// Returns the titles that an entry stands under, outermost first.
    pub(super) fn above(&self, nth: usize) -> Vec<usize> {
        let mut above = Vec::with_capacity(3);
        if nth >= self.len() {
            return above;
        }
        let part = self.part(nth);
        let Holds::Level(ix) = self.parts[part].holds else { return above };
        let earlier = self.parts[..part].iter().rev();
        above.extend(
            earlier.filter(|part| matches!(part.holds, Holds::Track(_))).map(|part| part.first as usize).next(),
        );
        let first = self.parts[part].first as usize;
        if nth > first {
            above.push(first);
            let rows = self.ladder.rows(ix);
            let at = (nth - first) as u32;
            let title = place(&rows, competency_at(&rows, at));
            above.extend((title < at).then_some(first + title as usize));
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
                return first.map_or(0..0, |part| {
                    let start = (self.parts[part].first + place(&rows, row)) as usize + 1;
                    start..start + rows.expectations_of(row).len()
                });
            }
        };
        let Some(part) = title else { return 0..0 };
        let is_track = matches!(self.parts[part].holds, Holds::Track(_));
        let mut behind = self.parts[part + 1..].iter();
        let end = behind.find(|part| !is_track || matches!(part.holds, Holds::Track(_)));
        self.parts[part].first as usize + 1..end.map_or(self.len(), |part| part.first as usize)
    }

    fn title_of(&self, is_it: impl Fn(Holds) -> bool) -> Option<usize> {
        self.parts.iter().position(|part| is_it(part.holds))
    }

    /// Returns the entries of a range, titles one by one.
    pub(super) fn runs(&self, range: Range<usize>) -> impl Iterator<Item = Run<'l>> {
        let from = if range.is_empty() { self.parts.len() } else { self.part(range.start) };
        let parts = self.parts[from..].iter().take_while({
            let end = range.end;
            move |part| (part.first as usize) < end
        });
        parts.flat_map(move |part| self.runs_of(part)).filter_map(move |run| clipped(run, &range))
    }

    fn runs_of(&self, part: &Part) -> impl Iterator<Item = Run<'l>> + use<'l> {
        let first = part.first as usize;
        let (title, rows) = match part.holds {
            Holds::Track(ix) => (Target::Track(ix), None),
            Holds::Level(ix) => (Target::Level(ix), Some(self.ladder.rows(ix))),
        };
        let competencies = rows.into_iter().flat_map(move |rows| {
            rows.competencies.clone().flat_map(move |competency| {
                let nth = first + place(&rows, competency) as usize;
                let title = Run::Title(nth, Target::Competency(rows.competency_ix(competency)));
                [title, Run::Statements(nth + 1, rows.clone(), rows.expectations_of(competency))]
            })
        });
        once(Run::Title(first, title)).chain(competencies)
    }

    /// Returns which text of its own an entry has, if any.
    pub(super) fn own_of(&self, nth: usize) -> u32 {
        self.own.binary_search_by_key(&(nth as u32), |own| own.nth).map_or(NOT_OWN, |at| at as u32)
    }

    /// Returns the first text of its own that is no earlier entry's.
    pub(super) fn own_from(&self, nth: usize) -> u32 {
        self.own.partition_point(|own| (own.nth as usize) < nth) as u32
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

/// How many entries of a level stand before a competency's title.
fn place(rows: &LevelRows<'_>, competency: u32) -> u32 {
    let statements = rows.expectations_of(competency).start - rows.expectations.start;
    1 + competency - rows.competencies.start + statements
}

/// The competency that an entry of a level is or stands in.
fn competency_at(rows: &LevelRows<'_>, at: u32) -> u32 {
    let (mut from, mut to) = (rows.competencies.start, rows.competencies.end);
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if place(rows, middle) <= at { from = middle } else { to = middle }
    }
    from
}

/// The part of a run that is in a range.
fn clipped<'l>(run: Run<'l>, range: &Range<usize>) -> Option<Run<'l>> {
    match run {
        Run::Title(nth, _) => range.contains(&nth).then_some(run),
        Run::Statements(nth, rows, all) => {
            let from = range.start.saturating_sub(nth).min(all.len());
            let to = range.end.saturating_sub(nth).min(all.len());
            let part = all.start + from as u32..all.start + to as u32;
            (from < to).then_some(Run::Statements(nth + from, rows, part))
        }
    }
}

#[cfg(test)]
mod tests;
