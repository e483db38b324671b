//! What the pane on the right shows: a track, a level or a competency as rows
//! of text. Any row is found without looking at the others, so that a key costs
//! no more than what is visible.

use super::inherited::{Child, Inherited};
use crate::ladder::inherit::Origin;
use crate::ladder::model::{Competency, Expectation, Level, Reference, Track};
use crate::ladder::{CompetencyIx, ExpectationIx, Ladder, LevelIx, TrackIx};
use crate::progress::Orphan;
use crate::search::{Hit, Part, Target};

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

impl Subject {
    /// Returns whether a statement is one of what the page is about. A track's page
    /// shows none.
    pub fn holds(self, expectation: Expectation<'_>) -> bool {
        match self {
            Subject::Competency(ix) => expectation.competency().ix() == ix,
            Subject::Level(ix) => expectation.competency().level().ix() == ix,
            Subject::Track(_) | Subject::Nothing => false,
        }
    }
}

/// A row of a page.
#[derive(Clone, Copy)]
pub enum Item<'a> {
    /// A track's title.
    TrackHead(Track<'a>),
    /// A level of a track.
    LevelLine(Level<'a>),
    /// A level with summary, attributes and notes, and what it inherits.
    LevelHead(Level<'a>, Option<&'a Inherited>),
    /// A competency with category and description, and where it stands.
    CompetencyHead(Competency<'a>, Stands),
    /// A statement.
    Expectation(Expectation<'a>),
    /// An example, and whether it is the first.
    Example(&'a str, bool),
    /// A level from which the page's level inherits what follows.
    Origin(&'a Origin, Level<'a>),
    /// A tick whose statement is no longer there, and whether it is the first.
    Orphan(&'a Orphan, bool),
    /// What the page's level or competency refers to.
    Reference(&'a Reference, &'a Ladder),
}

/// Where a competency's title stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// At the top of a page.
    Top,
    /// At the top of a page, in a level that inherits it.
    Inherited,
    /// Below other rows.
    Below,
}

impl Item<'_> {
    /// Returns whether a cursor may stand on it.
    pub fn is_selectable(&self) -> bool {
        matches!(self, Item::Expectation(_) | Item::Example(..) | Item::Reference(..))
    }
}

/// A page of a ladder.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    ladder: &'a Ladder,
    subject: Subject,
    inherited: Option<&'a Inherited>,
    orphans: &'a [Orphan],
}

impl<'a> Page<'a> {
    /// Returns the page about a subject.
    pub fn of(ladder: &'a Ladder, subject: Subject) -> Self {
        Page { ladder, subject, inherited: None, orphans: &[] }
    }

    /// Returns the page as the level under the cursor has it: with what it
    /// inherits.
    #[must_use]
    pub fn under(self, inherited: Option<&'a Inherited>) -> Self {
        Page { inherited, ..self }
    }

    /// Returns the page with the ticks at its end that are no longer in the ladder.
    #[must_use]
    pub fn with(self, orphans: &'a [Orphan]) -> Self {
        Page { orphans, ..self }
    }

    /// What a level inherits, where the page is its own.
    fn inherited_by(&self, level: LevelIx) -> Option<&'a Inherited> {
        self.inherited.filter(|inherited| inherited.level().ix() == level)
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.rows_of_subject() + self.orphans.len()
    }

    fn rows_of_subject(&self) -> usize {
        match self.subject {
            Subject::Nothing => 0,
            Subject::Track(ix) => 1 + self.ladder.track(ix).level_ixs().len(),
            Subject::Level(ix) => own_rows(self.ladder.level(ix)) + self.inherited_by(ix).map_or(0, Inherited::rows),
            Subject::Competency(ix) => {
                let competency = self.ladder.competency(ix);
                rows(competency) + competency.references().count()
            }
        }
    }

    /// Returns whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns a row.
    pub fn item(&self, nth: usize) -> Option<Item<'a>> {
        if let Some(behind) = nth.checked_sub(self.rows_of_subject()) {
            return self.orphans.get(behind).map(|orphan| Item::Orphan(orphan, behind == 0));
        }
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
            Subject::Competency(ix) => {
                let competency = self.ladder.competency(ix);
                let is_inherited = self.inherited.is_some_and(|by| by.level().ix() != competency.level().ix());
                let stands = if is_inherited { Stands::Inherited } else { Stands::Top };
                match nth.checked_sub(rows(competency)) {
                    None => of_competency(competency, nth, stands),
                    Some(nth) => self.reference(competency.references().nth(nth)),
                }
            }
        }
    }

    fn of_level(&self, level: Level<'a>, nth: usize) -> Option<Item<'a>> {
        let Some(nth) = nth.checked_sub(1) else {
            return Some(Item::LevelHead(level, self.inherited_by(level.ix())));
        };
        if let Some(row) = (nth + 1).checked_sub(own_rows(level)) {
            return self.of_inherited(self.inherited_by(level.ix())?, row);
        }
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
        of_competency(competency, nth - before(level, competency), Stands::Below)
    }

    fn reference(&self, reference: Option<&'a Reference>) -> Option<Item<'a>> {
        reference.map(|reference| Item::Reference(reference, self.ladder))
    }

    fn of_inherited(&self, inherited: &'a Inherited, row: usize) -> Option<Item<'a>> {
        match inherited.at_row(row)? {
            (Child::Origin(nth), _) => inherited.origin(nth).map(|(origin, level)| Item::Origin(origin, level)),
            (Child::Reference(nth), _) => self.reference(inherited.reference(nth)),
            (Child::Own(ix) | Child::Inherited(ix), row) => {
                of_competency(self.ladder.competency(ix), row, Stands::Below)
            }
        }
    }
}

/// How many rows a level's page has of its own: its head, its competencies.
fn own_rows(level: Level<'_>) -> usize {
    1 + level.competencies().next_back().map_or(0, |last| before(level, last) + rows(last))
}

/// Returns how many rows a competency takes: its head, its statements, its
/// examples.
pub fn rows(competency: Competency<'_>) -> usize {
    1 + competency.expectations().len() + competency.examples().len()
}

/// How many rows of a level's page, the head left out, stand before a competency.
fn before(level: Level<'_>, competency: Competency<'_>) -> usize {
    let first = level.competencies().next().map_or(competency, |first| first);
    (competency.ix().0 - first.ix().0) as usize + competency.before() - first.before()
}

fn of_competency(competency: Competency<'_>, nth: usize, stands: Stands) -> Option<Item<'_>> {
    let Some(nth) = nth.checked_sub(1) else {
        return Some(Item::CompetencyHead(competency, stands));
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

/// Returns the row of an example that was found on its competency's page.
pub fn row_in(ladder: &Ladder, hit: &Hit) -> Option<usize> {
    match (hit.target, &hit.part) {
        (Target::Competency(ix), Part::Example(nth)) => {
            Some(1 + ladder.competency(ix).expectations().len() + *nth as usize)
        }
        _ => None,
    }
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
                    matches!(page.item(expected), Some(Item::CompetencyHead(c, Stands::Below)) if c.ix() == competency.ix())
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
