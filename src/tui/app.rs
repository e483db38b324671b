//! The state of the terminal program: what is loaded, where the cursor is, what
//! is open. [`update`](super::update) changes it, [`view`](super::view) draws it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::copies::Copy;
use super::inherited::Inherited;
use super::key::Key;
use super::keymap::Keymap;
use super::place::Place;
use super::update::findings::Check;
use super::update::review::Review;
use super::update::write::Source;
use crate::Error;
use crate::ladder::model::Level;
use crate::ladder::{Ladder, Roots};
use crate::progress::{Elsewhere, Log, Standing, Step};
use crate::report;
use crate::search::{Notes, Query};

mod find;
mod overlay;
mod panes;

pub use find::{Answer, Find};
pub use overlay::{Help, Overlay, Stand};
pub use panes::{Filter, List, Pane, Top, expectations};

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
    /// Of how many findings in what is open one was told last.
    pub findings: usize,
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
    /// What is known of findings.
    pub check: Check,
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
            findings: 0,
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
            check: Check::default(),
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
