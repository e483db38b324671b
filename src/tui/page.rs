//! What the pane on the right shows: a track, a level or a competency as rows
//! of text. Any row is found without looking at the others, so that a key costs
//! no more than what is visible.

use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::ladder::{CompetencyIx, ExpectationIx, Ladder, LevelIx, TrackIx};

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// There is no ladder.
    Nothing,
    /// A track: its levels.
    Track(TrackIx),
    /// A level: what it is, and all of its competencies.
    Level(LevelIx),
    /// A competency: its expectations and examples.
    Competency(CompetencyIx),
}

/// A row of a page.
#[derive(Clone, Copy)]
pub enum Item<'a> {
    /// A track's title.
    TrackHead(Track<'a>),
    /// A level of a track.
    LevelLine(Level<'a>),
    /// A level with summary, attributes and notes.
    LevelHead(Level<'a>),
    /// A competency with category and description, and whether rows stand
    /// above it.
    CompetencyHead(Competency<'a>, bool),
    /// A statement.
    Expectation(Expectation<'a>),
    /// An example, and whether it is the first.
    Example(&'a str, bool),
}

impl Item<'_> {
    /// Returns whether a cursor may stand on it.
    pub fn is_selectable(&self) -> bool {
        matches!(self, Item::Expectation(_) | Item::Example(..))
    }
}

/// A page of a ladder.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    ladder: &'a Ladder,
    subject: Subject,
}

impl<'a> Page<'a> {
    /// Returns the page about a subject.
    pub fn of(ladder: &'a Ladder, subject: Subject) -> Self {
        Page { ladder, subject }
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        match self.subject {
            Subject::Nothing => 0,
            Subject::Track(ix) => 1 + self.ladder.track(ix).level_ixs().len(),
            Subject::Level(ix) => {
                let competencies = self.ladder.level(ix).competencies();
                let last = competencies.clone().next_back();
                1 + last.map_or(0, |last| before(self.ladder.level(ix), last) + rows(last))
            }
            Subject::Competency(ix) => rows(self.ladder.competency(ix)),
        }
    }

    /// Returns whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns a row.
    pub fn item(&self, nth: usize) -> Option<Item<'a>> {
        match self.subject {
            Subject::Nothing => None,
            Subject::Track(ix) => {
                let track = self.ladder.track(ix);
                match nth.checked_sub(1) {
                    None => Some(Item::TrackHead(track)),
                    Some(nth) => track.level_ixs().get(nth).map(|&ix| Item::LevelLine(self.ladder.level(ix))),
                }
            }
            Subject::Level(ix) => self.of_level(self.ladder.level(ix), nth),
            Subject::Competency(ix) => of_competency(self.ladder.competency(ix), nth, false),
        }
    }

    fn of_level(&self, level: Level<'a>, nth: usize) -> Option<Item<'a>> {
        let Some(nth) = nth.checked_sub(1) else {
            return Some(Item::LevelHead(level));
        };
        let first = level.competencies().next()?.ix();
        let count = level.competencies().len();
        // The competency that holds the row is the last that begins before it.
        let (mut low, mut high) = (0, count);
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            let competency = self.ladder.competency(CompetencyIx(first.0 + middle as u32));
            if before(level, competency) <= nth { low = middle } else { high = middle }
        }
        let competency = self.ladder.competency(CompetencyIx(first.0 + low as u32));
        of_competency(competency, nth - before(level, competency), true)
    }
}

/// How many rows a competency takes: its head, its statements, its examples.
fn rows(competency: Competency<'_>) -> usize {
    1 + competency.expectations().len() + competency.examples().len()
}

/// How many rows of a level's page, the head left out, stand before a competency.
fn before(level: Level<'_>, competency: Competency<'_>) -> usize {
    let first = level.competencies().next().map_or(competency, |first| first);
    (competency.ix().0 - first.ix().0) as usize + competency.before() - first.before()
}

fn of_competency(competency: Competency<'_>, nth: usize, below: bool) -> Option<Item<'_>> {
    let Some(nth) = nth.checked_sub(1) else {
        return Some(Item::CompetencyHead(competency, below));
    };
    match nth.checked_sub(competency.expectations().len()) {
        None => competency.expectation(nth).map(Item::Expectation),
        Some(example) => competency.example(example).map(|text| Item::Example(text, example == 0)),
    }
}

/// Returns the row of an expectation on its competency's page.
pub fn row_of(ladder: &Ladder, ix: ExpectationIx) -> usize {
    let first = ladder.expectation(ix).competency().expectations().next();
    1 + first.map_or(0, |first| (ix.0 - first.ix().0) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::open_builtin;

    #[test]
    fn a_levels_page_has_every_row_of_its_competencies_in_order() {
        let ladder = open_builtin();
        for level in ladder.levels() {
            let page = Page::of(&ladder, Subject::Level(level.ix()));
            let mut expected = 1;
            for competency in level.competencies() {
                assert!(
                    matches!(page.item(expected), Some(Item::CompetencyHead(c, true)) if c.ix() == competency.ix())
                );
                for (nth, expectation) in competency.expectations().enumerate() {
                    let item = page.item(expected + 1 + nth);
                    assert!(matches!(item, Some(Item::Expectation(e)) if e.ix() == expectation.ix()));
                    assert_eq!(row_of(&ladder, expectation.ix()), nth + 1);
                }
                expected += rows(competency);
            }
            assert_eq!(page.len(), expected);
            assert!(page.item(expected).is_none());
        }
    }
}
