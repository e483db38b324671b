//! What arrives at the loop: keys, results of background work, signals.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::app::{Pane, Size};
use super::copies::{Copy, Taken};
use super::findings::Checked;
use super::key::Key;
use super::levels::{Answer, Question};
use super::past::{Since, Then};
use super::people::Person;
use crate::Error;
use crate::ladder::{CompetencyIx, Ladder};
use crate::progress::{Appended, Draft, Event, Loaded, Wording};
use crate::search::{Found, Meant, Query, Scope};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The screen has another size.
    Resized(Size),
    /// An append ended.
    Saved(Result<Saved, String>),
    /// Others have written to the journal.
    CameIn(Saved),
    /// These copies of the journal are beside it.
    Copies(Vec<Copy>),
    /// Copies of the journal were taken in, or couldn't be; and what came by that.
    TookIn(Vec<Taken>, Option<Saved>),
    /// The journal that was asked for is looked at and written to from now on: what it
    /// holds, or why it can't be read.
    Switched(Result<Loaded, String>),
    /// Everybody whose journal can be opened.
    People(Vec<Person>),
    /// Time to try again to save.
    Retry,
    /// A find ended.
    Found(u64, Found),
    /// A find goes on, and has this much.
    FoundSoFar(u64, Found),
    /// What may be meant by a find without a hit.
    Meant(u64, Vec<Meant>),
    /// A filter's search ended.
    Filtered(u64, Pane, Kept),
    /// Something about levels was found out.
    Answered(u64, Answer),
    /// What changed since one last looked.
    LookedBack(Since),
    /// The words of all ladders were kept, under these names, or couldn't be.
    KeptWords(Result<Vec<Wording>, String>),
    /// What there is to mend in a snapshot.
    Checked(Arc<Checked>),
    /// There is another snapshot of what is open.
    Opened(Snapshot),
    /// So many files have been read, of so many.
    Reading(usize, usize),
    /// Whether a part of what is open is only what was read of it last, since it is
    /// gone or can't be read.
    Stale(bool),
    /// All is read, and no ladder is in it.
    NoLadder(Error),
    /// What the person's editor made of a note.
    Edited(String),
    /// A sentence about what is read, or couldn't be.
    Told(String),
    /// A signal that asks to end came in.
    Ended(i32),
    /// A signal that asks to stop came in.
    Stopped,
    /// The terminal is gone.
    TerminalLost,
}

/// A snapshot of what is open.
#[derive(Debug)]
pub struct Snapshot {
    /// The ladder.
    pub ladder: Arc<Ladder>,
    /// The files whose paths can't be shown as they are, by how they are shown.
    pub odd_names: HashMap<String, PathBuf>,
    /// How it came to be.
    pub stage: Stage,
}

/// How a snapshot came to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Stage {
    /// So many files have been read, of so many.
    Partly(usize, usize),
    /// All has been read; with a sentence where something could not be opened.
    Whole(Option<String>),
    /// Something has changed: a sentence says what.
    Again(String),
}

/// What an update asks the world for. Results come back as [`Message`]s.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Append these to the journal.
    Save(Vec<Draft>),
    /// Take in what the journal lacks of these copies.
    TakeIn(Vec<Copy>),
    /// Make ready to search, before anything is typed.
    GetReady,
    /// Find anything.
    Find(u64, Query),
    /// Tell what may be meant by what was typed, as that finds nothing.
    Guess(u64, String, Query),
    /// Filter a pane: what within it matches.
    Filter(u64, Pane, Query, Within),
    /// Find out something about levels.
    Ask(u64, Question),
    /// Find out what changed in this snapshot since then.
    LookBack(Arc<Ladder>, Then),
    /// Look what there is to mend in this snapshot.
    Check(Arc<Ladder>),
    /// Keep the words of this snapshot.
    KeepWords(Arc<Ladder>),
    /// Tell how far everybody is on this snapshot.
    ListPeople(Arc<Ladder>),
    /// Read this journal, and append to it from now on.
    Switch(PathBuf),
    /// Search in this snapshot from now on.
    SearchIn(Arc<Ladder>),
    /// Read everything again.
    Reload,
    /// Open a file at a line in the person's editor.
    Edit(PathBuf, u32),
    /// Open a text in the person's editor; what it becomes comes back.
    EditText(String),
    /// Hand an address to the program that opens such.
    Open(String),
    /// Hand the first of these files that is there to the program that opens such, or
    /// say of the link that none is.
    OpenFile(String, Vec<PathBuf>),
    /// Draw the whole screen afresh.
    Redraw,
    /// Stop, as the shell's job control has it.
    Suspend,
    /// Leave; with the number of the signal that asked for it.
    Quit(Option<i32>),
}

/// What a filter leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The children that match.
    pub rows: Vec<usize>,
    /// Whether none of them does so by its own name, only by what stands within.
    pub inside: bool,
}

/// Where a filter looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    /// What the pane's children stand in.
    pub scope: Scope,
    /// Children that stand elsewhere: competencies that the level inherits, each
    /// with its place among the pane's children.
    pub inherited: Vec<(CompetencyIx, usize)>,
}

/// How an append ended well.
#[derive(Debug, Default)]
pub struct Saved {
    /// What was appended, and what others had appended.
    pub appended: Appended,
    /// All that the journal held, where that isn't what was known of it.
    pub held: Option<Vec<Event>>,
}
