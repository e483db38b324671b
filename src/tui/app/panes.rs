//! The panes: where each list stands, what is under the cursor, and what a filter
//! leaves.

use super::super::inherited::{Child, Inherited};
use super::super::line::Line;
use super::super::page::{Page, Subject};
use super::App;
use crate::ladder::TrackIx;
use crate::ladder::model::{Competency, Level, Track};
use crate::progress::Orphan;
use crate::search::Query;

/// One of the four panes, outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each holds what its name says")]
pub enum Pane {
    Tracks,
    Levels,
    Competencies,
    Expectations,
}

impl Pane {
    /// All panes, outermost first.
    pub const ALL: [Pane; 4] = [Pane::Tracks, Pane::Levels, Pane::Competencies, Pane::Expectations];

    /// Returns the pane's place, from 0.
    pub fn at(self) -> usize {
        self as usize
    }

    /// Returns the name of what the pane lists, one or several of it.
    pub fn name(self, is_one: bool) -> &'static str {
        let (one, several) = match self {
            Pane::Tracks => ("Track", "Tracks"),
            Pane::Levels => ("Level", "Levels"),
            Pane::Competencies => ("Competency", "Competencies"),
            Pane::Expectations => ("Expectation", "Expectations"),
        };
        if is_one { one } else { several }
    }
}

/// What stands at the top of a scrolled list: a row, and how many of its lines
/// are above the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Top {
    /// The row.
    pub row: usize,
    /// Lines of it that are scrolled out.
    pub line: usize,
}

/// A filter of a pane.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// What was typed.
    pub line: Line,
    /// What it means.
    pub query: Query,
    /// The children that match, in order; nothing until the search answered.
    pub rows: Option<Vec<usize>>,
    /// Whether they match only by what stands within them.
    pub inside: bool,
    /// The row of the page with the match for which the child under the cursor was kept.
    pub shows: Option<usize>,
    /// The number of the last search that was asked for.
    pub asked: u64,
    /// Whether that search is the one before over a new snapshot.
    pub again: bool,
    /// Whether it is there again from the last start, further outward than one is.
    pub is_behind: bool,
}

/// Where a pane's list stands.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The child under the cursor, whether or not a filter hides others.
    pub cursor: usize,
    /// What is at the top, counted in rows that are shown.
    pub top: Top,
    /// Its filter.
    pub filter: Option<Filter>,
}

impl App {
    /// Returns the list of a pane.
    pub fn list(&self, pane: Pane) -> &List {
        &self.lists[pane.at()]
    }

    /// Returns the track under the cursor.
    pub fn track(&self) -> Option<Track<'_>> {
        let cursor = self.list(Pane::Tracks).cursor;
        (cursor < self.ladder.tracks().len()).then(|| self.ladder.track(TrackIx(cursor as u32)))
    }

    /// Returns the level under the cursor.
    pub fn level(&self) -> Option<Level<'_>> {
        let ix = *self.track()?.level_ixs().get(self.list(Pane::Levels).cursor)?;
        Some(self.ladder.level(ix))
    }

    /// Returns a child of the level under the cursor: its own competencies first.
    pub fn level_child(&self, nth: usize) -> Option<Child> {
        let level = self.level()?;
        match nth.checked_sub(level.competencies().len()) {
            None => level.competency(nth).map(|own| Child::Own(own.ix())),
            Some(nth) => self.inherited()?.child(nth),
        }
    }

    /// Returns the child of the level that is under the cursor.
    pub fn level_child_at_cursor(&self) -> Option<Child> {
        self.level_child(self.list(Pane::Competencies).cursor)
    }

    /// Returns the competency under the cursor, the level's own or inherited.
    pub fn competency(&self) -> Option<Competency<'_>> {
        match self.level_child_at_cursor()? {
            Child::Own(ix) | Child::Inherited(ix) => Some(self.ladder.competency(ix)),
            Child::Origin(_) | Child::Reference(_) => None,
        }
    }

    /// Returns whether the competency under the cursor is inherited.
    pub fn is_inherited(&self) -> bool {
        matches!(self.level_child_at_cursor(), Some(Child::Inherited(_)))
    }

    /// What a child that leads elsewhere leads to.
    fn led_to(&self) -> Option<Subject> {
        match self.level_child_at_cursor()? {
            Child::Origin(nth) => self.inherited()?.origin(nth).map(|(_, level)| Subject::Level(level.ix())),
            Child::Reference(nth) => self.inherited()?.reference(nth)?.track.map(Subject::Track),
            Child::Own(_) | Child::Inherited(_) => None,
        }
    }

    /// Returns what the pane on the right shows: what is under the cursor.
    pub fn subject(&self) -> Subject {
        let level = || self.level().map(|level| Subject::Level(level.ix()));
        let competency = || self.competency().map(|competency| Subject::Competency(competency.ix()));
        let track = self.track().map_or(Subject::Nothing, |track| Subject::Track(track.ix()));
        match self.focus {
            Pane::Tracks => track,
            Pane::Levels => level().unwrap_or(track),
            Pane::Competencies | Pane::Expectations => {
                competency().or_else(|| self.led_to()).or_else(level).unwrap_or(track)
            }
        }
    }

    /// Returns the page that the pane on the right shows.
    pub fn page(&self) -> Page<'_> {
        let subject = self.subject();
        Page::of(&self.ladder, subject).under(self.inherited()).with(self.orphans(subject))
    }

    /// The ticks that are listed at the end of a page, as no longer in the ladder.
    fn orphans(&self, subject: Subject) -> &[Orphan] {
        match subject {
            Subject::Track(ix) => self.standing.orphans_of(ix, None),
            Subject::Level(ix) => self.standing.orphans_of(self.ladder.level(ix).track().ix(), Some(ix)),
            Subject::Competency(_) | Subject::Nothing => &[],
        }
    }

    /// Returns how many children a pane has, filtered or not.
    pub fn children(&self, pane: Pane) -> usize {
        match pane {
            Pane::Tracks => self.ladder.tracks().len(),
            Pane::Levels => self.track().map_or(0, |track| track.level_ixs().len()),
            Pane::Competencies => {
                let own = self.level().map_or(0, |level| level.competencies().len());
                own + self.inherited().map_or(0, Inherited::len)
            }
            Pane::Expectations => self.page().len(),
        }
    }

    /// Returns how many of a pane's children count: no heads of pages, and
    /// nothing that only leads elsewhere.
    pub fn counted(&self, pane: Pane) -> usize {
        let children = self.children(pane);
        match pane {
            Pane::Tracks | Pane::Levels => children,
            Pane::Competencies => {
                children - self.inherited().map_or(0, |inherited| inherited.len() - inherited.competencies())
            }
            Pane::Expectations => children.saturating_sub(1),
        }
    }

    /// Returns how many rows a pane shows.
    pub fn rows(&self, pane: Pane) -> usize {
        match self.filtered(pane) {
            Some(rows) => rows.len(),
            None => self.children(pane),
        }
    }

    /// Returns the child in a row.
    pub fn child(&self, pane: Pane, row: usize) -> usize {
        match self.filtered(pane) {
            Some(rows) => rows.get(row).copied().unwrap_or(0),
            None => row,
        }
    }

    /// Returns the row of the cursor, or the next one where a filter hides it.
    pub fn cursor_row(&self, pane: Pane) -> usize {
        let cursor = self.list(pane).cursor;
        match self.filtered(pane) {
            Some(rows) => rows.partition_point(|&child| child < cursor).min(rows.len().saturating_sub(1)),
            None => cursor,
        }
    }

    /// Returns the rows that a filter leaves, where it holds: the page of expectations
    /// is filtered only where it is the competency's.
    pub fn filtered(&self, pane: Pane) -> Option<&[usize]> {
        if pane == Pane::Expectations && !matches!(self.subject(), Subject::Competency(_)) {
            return None;
        }
        self.list(pane).filter.as_ref()?.rows.as_deref()
    }

    /// Moves a pane's cursor; what is further inward begins afresh.
    pub fn set_cursor(&mut self, pane: Pane, child: usize) {
        if self.list(pane).cursor == child {
            return;
        }
        self.lists[pane.at()].cursor = child;
        for inner in pane.at() + 1..self.lists.len() {
            self.lists[inner] = List::default();
        }
        if pane != Pane::Expectations {
            self.lists[Pane::Expectations.at()] = expectations();
        }
        if pane < Pane::Competencies {
            self.inherit();
        }
    }
}

/// The list of a competency's expectations begins behind its head.
pub fn expectations() -> List {
    List { cursor: 1, ..List::default() }
}
