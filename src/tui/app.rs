//! The state of the terminal program: what is loaded, where the cursor is, what
//! is open. [`update`](super::update) changes it, [`view`](super::view) draws it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::copies::Copy;
use super::inherited::{Child, Inherited};
use super::key::Key;
use super::keymap::Keymap;
use super::layout::{self, FindLayout};
use super::line::Line;
use super::page::{Page, Subject};
use super::place::Place;
use super::update::review::Review;
use super::update::write::Source;
use crate::Error;
use crate::ladder::model::{Competency, Level, Track};
use crate::ladder::{ExpectationIx, Ladder, Roots, TrackIx};
use crate::progress::{Elsewhere, Log, Orphan, Standing, Step};
use crate::report;
use crate::search::{Found, Kinds, Meant, Notes, Query};

mod overlay;

pub use overlay::{Help, Overlay, Stand};

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

    /// Returns the pane's title.
    pub fn title(self) -> &'static str {
        match self {
            Pane::Tracks => "Tracks",
            Pane::Levels => "Levels",
            Pane::Competencies => "Competencies",
            Pane::Expectations => "Expectations",
        }
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
    /// The number of the last search that was asked for.
    pub asked: u64,
    /// Whether that search is the one before over a new snapshot.
    pub again: bool,
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

/// The find overlay.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What was typed.
    pub line: Line,
    /// What it means.
    pub query: Query,
    /// What kinds of things are to be found.
    pub kinds: Kinds,
    /// What was found for the last query that was answered.
    pub found: Found,
    /// What may be meant, where nothing was found; nothing, until that is known.
    pub meant: Option<Vec<Meant>>,
    /// The hit under the cursor; without hits, of what may be meant.
    pub cursor: usize,
    /// The hit at the top.
    pub top: Top,
    /// The statements that are selected, in the order in which they were.
    pub selected: Vec<ExpectationIx>,
    /// How much of the answer is there.
    pub answer: Answer,
    /// Whether to go to the first hit as soon as the answer is there.
    pub accepts: bool,
    /// Whether the query is asked again, so that the cursor stays where it is.
    pub again: bool,
    /// How far back in the earlier finds the line was brought from; 0 is the latest.
    pub recalled: Option<usize>,
    /// What was typed before one was brought back.
    pub draft: String,
}

impl Find {
    /// Returns whether the answer, or the rest of it, is still to come.
    pub fn waits(&self) -> bool {
        self.answer != Answer::Whole
    }

    /// Returns where its parts go on a screen.
    pub fn layout(&self, size: Size) -> FindLayout {
        layout::find(size, self.kinds.off().next().is_some())
    }
}

/// How much is there of an answer to what was typed last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// All of it, or nothing was asked.
    #[default]
    Whole,
    /// A part.
    Begun,
    /// Nothing: what is shown answers an earlier query.
    Awaited,
}

/// How saving goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// Whether an append is under way.
    pub under_way: bool,
    /// Why the last append failed.
    pub failed: Option<String>,
    /// Whether something was saved since the last key.
    pub saved: bool,
    /// Whether leaving with unsaved ticks was asked for once.
    pub leaving: bool,
}

/// The size of the screen in columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// How the screen may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are used.
    pub color: bool,
    /// Whether only ASCII is drawn by the program itself.
    pub ascii: bool,
}

/// The whole state.
pub struct App {
    /// The snapshot that is shown.
    pub ladder: Arc<Ladder>,
    /// What is open.
    pub roots: Roots,
    /// The files whose paths can't be shown as they are, by how they are shown.
    pub odd_names: HashMap<String, PathBuf>,
    /// Files read, of how many, while not all are.
    pub reading: Option<(usize, usize)>,
    /// Whether a part of the ladder is only what was read of it last.
    pub is_stale: bool,
    /// Where one was before the start, until it is there or a key is pressed.
    pub wanted: Option<Place>,
    /// Why the program ends, where nothing can be shown.
    pub refused: Option<Error>,
    /// All events that are known.
    pub log: Log,
    /// Their state, held against the snapshot.
    pub standing: Standing,
    /// What is met, for statements of the same words on other levels.
    pub elsewhere: Elsewhere,
    /// The notes as a search looks through them, once one was asked for.
    notes: OnceCell<Notes>,
    /// When the program began.
    pub started: Timestamp,
    /// Who writes: this installation.
    pub by: String,
    /// Where progress is kept.
    pub journal: PathBuf,
    /// The journal that was asked for in its place; until it is open, what comes is still
    /// of the one before.
    pub awaited: Option<PathBuf>,
    /// What the level under the cursor inherits and refers to.
    inherited: Option<Inherited>,
    /// Whether inherited competencies are hidden.
    pub hides_inherited: bool,
    /// The pane with the cursor.
    pub focus: Pane,
    /// Where each pane's list stands.
    pub lists: [List; 4],
    /// Whether the focused pane's filter is being typed.
    pub typing: bool,
    /// What lies over the panes, each over the one before it.
    pub overlays: Vec<Overlay>,
    /// The last find, to open it again.
    pub last_find: Option<Find>,
    /// What was looked for earlier, the latest last.
    pub earlier_finds: Vec<String>,
    /// The finds asked for so far; an answer to an older one is dropped.
    pub finds: u64,
    /// The filters asked for so far.
    pub filters: u64,
    /// The comparisons and grids asked for so far.
    pub questions: u64,
    /// What was done from the palette, the latest last, by the help of its actions.
    pub earlier_actions: Vec<String>,
    /// Lines that were typed and not added as notes, by the id of what they are on.
    pub drafts: BTreeMap<String, String>,
    /// The statements that are set aside in lists of what is left, by their ids.
    pub set_aside: BTreeSet<String>,
    /// The note that is open in the person's editor.
    pub editing: Option<Source>,
    /// What competencies are rated with, the least first.
    pub ratings: Vec<String>,
    /// What is known of what changed since one last looked.
    pub review: Review,
    /// Saved finds, by their names.
    pub saved_finds: crate::config::Finds,
    /// Whose journal it is, where it isn't one's own.
    pub whose: Option<String>,
    /// Where the person's days begin and end. Asked for when a day is shown first:
    /// the system's list of zones takes longer to look through than the first frame.
    pub zone: LazyLock<TimeZone>,
    /// A sentence for the person, until the next key.
    pub notice: Option<String>,
    /// How saving goes.
    pub saving: Saving,
    /// The copies that a sync tool left beside the journal.
    pub copies: Vec<Copy>,
    /// Where one was before jumps, and where one came back from.
    pub jumps: (Vec<Stand>, Vec<Stand>),
    /// Keys of a sequence that has begun.
    pub pressed: Vec<Key>,
    /// The key map.
    pub keymap: Keymap,
    /// The screen's size.
    pub size: Size,
    /// How the screen may look.
    pub look: Look,
}

impl App {
    /// Begins with a ladder and what the journal says, the cursor on the first
    /// level.
    pub fn new(ladder: Arc<Ladder>, log: Log, look: Look, size: Size) -> Self {
        let standing = Standing::of(&ladder, log.state());
        let mut app = App {
            roots: Roots::BuiltIn,
            odd_names: HashMap::new(),
            reading: None,
            is_stale: false,
            wanted: None,
            refused: None,
            log,
            elsewhere: Elsewhere::of(&ladder, &standing),
            ladder,
            standing,
            notes: OnceCell::new(),
            by: String::new(),
            journal: PathBuf::new(),
            awaited: None,
            inherited: None,
            hides_inherited: false,
            focus: Pane::Levels,
            lists: [List::default(), List::default(), List::default(), expectations()],
            typing: false,
            overlays: Vec::new(),
            last_find: None,
            earlier_finds: Vec::new(),
            earlier_actions: Vec::new(),
            drafts: BTreeMap::new(),
            set_aside: BTreeSet::new(),
            editing: None,
            ratings: Vec::new(),
            review: Review::default(),
            saved_finds: crate::config::Finds::new(),
            whose: None,
            zone: LazyLock::new(|| TimeZone::UTC),
            finds: 0,
            filters: 0,
            questions: 0,
            started: Timestamp::default(),
            notice: None,
            saving: Saving::default(),
            copies: Vec::new(),
            jumps: (Vec::new(), Vec::new()),
            pressed: Vec::new(),
            keymap: Keymap::default(),
            size,
            look,
        };
        app.inherit();
        app
    }

    /// Finds what the level under the cursor inherits, unless that is known.
    pub fn inherit(&mut self) {
        let level = self.level().map(Level::ix);
        let is_shown = !self.hides_inherited;
        let is_known = self.inherited().is_some_and(|known| known.is_shown() == is_shown);
        if !is_known {
            self.inherited = level.map(|level| Inherited::of(&self.ladder, level, is_shown));
        }
    }

    /// Returns what the level under the cursor inherits and refers to.
    pub fn inherited(&self) -> Option<&Inherited> {
        let level = self.level()?.ix();
        // What was found in another snapshot means nothing in this one.
        self.inherited.as_ref().filter(|known| known.is_of(&self.ladder, level))
    }

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

    /// Returns the day of a time, as the person counts days.
    pub fn date(&self, at: Timestamp) -> String {
        at.to_zoned(TimeZone::clone(&self.zone)).date().to_string()
    }

    /// Tells a query what it has to know beside the ladder: statuses and notes.
    pub fn bound(&self, query: Query) -> Query {
        let notes = self.notes.get_or_init(|| report::search::notes(&self.ladder, &self.standing));
        report::search::bound(query, &self.ladder, &self.standing).beside(notes.clone())
    }

    /// Takes in what a person does, so that it shows at once and is saved next. Returns
    /// whether it says more than it seems to, so that all has to be counted anew.
    pub fn say(&mut self, step: Step) -> bool {
        let known = step.drafts.len();
        let step = self.standing.settled(&self.ladder, step);
        self.log.add_pending(&step.drafts);
        step.drafts.len() > known
    }

    /// Holds the state of the journal against the ladder anew.
    pub fn stand_anew(&mut self) {
        self.standing = Standing::of(&self.ladder, self.log.state());
        self.elsewhere = Elsewhere::of(&self.ladder, &self.standing);
        self.notes = OnceCell::new();
    }
}

/// The list of a competency's expectations begins behind its head.
pub fn expectations() -> List {
    List { cursor: 1, ..List::default() }
}
