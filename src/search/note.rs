//! Notes, which are found beside what a ladder says. The search is told of them:
//! it knows no journal.

use std::sync::Arc;

use super::fields::Fields;
use super::fold::folded;
use super::index::Index;
use super::occurrence::Text;
use super::scan::{Candidate, Entry, Held, Look, Scan};
use super::target::{Kind, Scope, Target};
use crate::ladder::Ladder;
use crate::sort;

/// All notes of a snapshot, in the order of what they are on. A copy shares them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes(Arc<[Note]>);

/// A note, also folded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Note {
    on: Target,
    text: Arc<str>,
    letters: String,
    capitals: Vec<u32>,
}

impl Notes {
    /// Takes notes: the competency or expectation that each is on, and what it
    /// says, as one line that may be shown.
    pub fn of(ladder: &Ladder, texts: impl IntoIterator<Item = (Target, String)>) -> Self {
        let note = |(on, text): (Target, String)| {
            let folded = folded(&text);
            Note { on, text: text.into(), letters: folded.text, capitals: folded.capitals }
        };
        let mut notes: Vec<Note> = texts.into_iter().map(note).collect();
        sort::by_key(&mut notes, |note| place(ladder, note.on));
        Notes(notes.into())
    }

    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns what they say, folded.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|note| note.letters.as_str())
    }

    /// Returns a note by its number.
    pub(super) fn get(&self, nth: usize) -> Option<&Note> {
        self.0.get(nth)
    }
}

impl Note {
    /// Returns its words.
    pub(super) fn words(&self) -> &Arc<str> {
        &self.text
    }

    /// Returns it as what terms are looked for in.
    pub(super) fn text(&self) -> Text<'_> {
        Text::of(&self.letters, &self.capitals)
    }
}

/// By what notes are in order: what is on a competency itself comes before what is
/// on its statements.
fn place(ladder: &Ladder, on: Target) -> (usize, Option<usize>) {
    match on {
        Target::Expectation(ix) => (ladder.expectation(ix).competency().ix().at(), Some(ix.at())),
        Target::Competency(ix) => (ix.at(), None),
        Target::Track(_) | Target::Level(_) => (0, None),
    }
}

/// What a note stands under, outermost first, down to what it is on.
fn above(ladder: &Ladder, on: Target) -> Vec<Target> {
    let (competency, statement) = match on {
        Target::Expectation(ix) => (ladder.expectation(ix).competency(), Some(on)),
        Target::Competency(ix) => (ladder.competency(ix), None),
        Target::Track(_) | Target::Level(_) => return vec![on],
    };
    let level = competency.level();
    let titles = [Target::Track(level.track().ix()), Target::Level(level.ix()), Target::Competency(competency.ix())];
    titles.into_iter().chain(statement).collect()
}

/// One walk through a part of the notes.
pub(super) struct NotePass<'s, 'a> {
    index: &'s Index<'s>,
    scan: &'s Scan<'a>,
    look: Look,
    scope: Scope,
    fields: Fields<'s>,
    /// What matches.
    pub(super) found: Vec<Candidate>,
    /// Which terms stand at a word's start in what was judged, as bits.
    pub(super) known: u32,
}

impl<'s, 'a> NotePass<'s, 'a> {
    pub(super) fn of(index: &'s Index<'s>, scan: &'s Scan<'a>, look: Look, scope: Scope) -> Self {
        NotePass { index, scan, look, scope, fields: Fields::of(scan.query()), found: Vec::new(), known: 0 }
    }

    /// Goes through some notes, by their numbers.
    pub(super) fn go(&mut self, range: std::ops::Range<usize>) {
        for nth in range {
            if let Some(note) = self.scan.query().notes.get(nth) {
                self.note(nth, note);
            }
        }
    }

    fn note(&mut self, nth: usize, note: &Note) {
        let text = note.text();
        // Where one term is all, nothing above can add to it.
        let stands_alone = self.scan.is_one_term() && self.fields.are_none();
        let held = if stands_alone { Some(Held::default()) } else { self.above(note) };
        let Some(held) = held else { return };
        self.fields.enter_note(text);
        let entry = Entry { nth: self.index.len() + nth, target: note.on, kind: Kind::Note, text };
        let (_, candidate) = self.scan.judge(entry, held, self.look, u32::MAX, &mut self.known);
        if self.fields.allow() {
            self.found.extend(candidate);
        }
    }

    /// What the titles above a note hold, and the statement that it is on; nothing,
    /// where it lies outside of the scope.
    fn above(&mut self, note: &Note) -> Option<Held> {
        let ladder = self.index.ladder();
        let above = above(ladder, note.on);
        let is_in_scope = match self.scope {
            Scope::Everything => true,
            Scope::Track(ix) => above.contains(&Target::Track(ix)),
            Scope::Level(ix) => above.contains(&Target::Level(ix)),
            Scope::Competency(ix) => above.contains(&Target::Competency(ix)) && note.on != Target::Competency(ix),
        };
        let mut held = Held::default();
        for target in above.into_iter().filter(|_| is_in_scope) {
            let folded = folded(&target.searched(ladder));
            let text = Text { rank: target.rank_length(ladder), ..Text::of(&folded.text, &folded.capitals) };
            if target.kind() < Kind::Expectation {
                self.fields.enter(self.index, target, text);
            }
            held = held.with(self.scan.held(text, self.look));
        }
        is_in_scope.then_some(held)
    }
}

#[cfg(test)]
mod tests;
