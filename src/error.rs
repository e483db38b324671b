//! The one error type: every kind becomes a sentence that says what happened,
//! where, and what to do next.

use std::io;
use std::path::{Path, PathBuf};

use crate::ladder::text::clean_line;

/// The result of anything in rungs that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong outside a ladder's own text (which has diagnostics instead).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A path that was given is not there.
    #[error("{} is not there. Check the path, or run `rungs` without one to open the built-in ladders.", shown(.0))]
    NoSuchPath(PathBuf),

    /// A path that was given cannot be read.
    #[error("{} can't be read: {}.{}", shown(.path), reason(.source), reading_advice(.source))]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// A word that is neither a path nor a command.
    #[error("{} is neither a path nor a command. {}", shown(.word), or_nearest_command(.nearest.as_deref()))]
    NoSuchCommand {
        /// The word as it was given.
        word: PathBuf,
        /// The command that it is a slip of, if it is like one.
        nearest: Option<String>,
    },

    /// Paths stand before a command, where nothing says whether they are its own.
    #[error("{paths} stands before a command. Write paths after it (`rungs check {paths}`), or `--ladders PATH` where it takes none; `./NAME` is a file that is named as a command.", paths = all_shown(.0))]
    PathsBeforeCommand(Vec<PathBuf>),

    /// There is no ladder to check, and nothing was found that says why.
    #[error("No ladder found in {place}: it holds no document.", place = clean_line(.0))]
    NothingToCheck(String),
    /// There is no ladder to check, and what says why was to be left out.
    #[error("No ladder found in {place}; --severity and --allow leave out why.", place = clean_line(.0))]
    WhyLeftOut(String),
    /// Nothing that was given holds a ladder.
    #[error("No ladder found in {place}. See why with `rungs check {place}`, or look around in the built-in ones: `rungs`.", place = clean_line(.0))]
    NoLadder(String),

    /// An id that names nothing in the ladders at hand.
    #[error("No {what} has the id {id:?}. {}", or_nearest(.nearest))]
    UnknownId {
        /// What was asked for: a statement, a level, ….
        what: &'static str,
        /// The id as it was given.
        id: String,
        /// The nearest ids there are, best first.
        nearest: Vec<String>,
    },

    /// An id of something else than what was asked for.
    #[error("{id:?} is a {is}, no {what}. `rungs outline --ids` prints the ids of all there is.")]
    OtherKind {
        /// What was asked for: an expectation, a competency, ….
        what: &'static str,
        /// The id as it was given.
        id: String,
        /// What it is the id of.
        is: &'static str,
    },

    /// A path in the place of an id.
    #[error("No {what} has the id {id:?}, which is a path here. `--ladders {path}` says where ids come from.", path = clean_line(.id))]
    PathForId {
        /// What was asked for: a statement, a level, ….
        what: &'static str,
        /// The path as it was given.
        id: String,
    },

    /// A word that names no track or level.
    #[error("No {what} is named {word:?}. {}", or_nearest_name(.what, .nearest))]
    UnknownName {
        /// What was asked for: a track, or a level.
        what: &'static str,
        /// The word as it was given.
        word: String,
        /// The nearest there are, best first.
        nearest: Vec<String>,
    },

    /// A title that several tracks or levels have.
    #[error("Several {what}s are named {word:?}. Name one by its id:\n  {}", .ids.join("\n  "))]
    AmbiguousName {
        /// What was asked for: a track, or a level.
        what: &'static str,
        /// The title as it was given.
        word: String,
        /// The ids of those that have it, each with its title.
        ids: Vec<String>,
    },

    /// A word behind what a command takes that is no file or folder.
    #[error("{takes}; what stands behind are files and folders, and {word:?} is neither.")]
    NoPathBehind {
        /// What the command takes, as the beginning of a sentence.
        takes: &'static str,
        /// The word as it was given.
        word: String,
    },

    /// Nothing comes after a level, and nothing else was named.
    #[error("{level:?} is the {} level of {track:?}, so there is no next one. Name {} to compare it with.",
        if *.only { "only" } else { "last" }, if *.only { "a level of another track" } else { "the level" })]
    NoNextLevel {
        /// The level, as people name it.
        level: String,
        /// The title of its track.
        track: String,
        /// Whether the track has no other level.
        only: bool,
    },

    /// No level is aimed for, and none was named.
    #[error(
        "You aim for no level of these ladders. Name a level, or say where you want to be with `rungs aim --target LEVEL`."
    )]
    NoAim,

    /// The level that is aimed for is no longer in its track.
    #[error("The level that you aim for, {0:?}, is no longer there. Choose another with `rungs aim --target LEVEL`.")]
    AimGone(String),

    /// An id at which no status was found again by similar words.
    #[error("Nothing was found again at {0:?}. `rungs review` lists what was.")]
    NothingMoved(String),

    /// A word that names no level that is gone and to which something belongs.
    #[error(
        "No level that is gone is called {0:?}. `rungs review` lists those to which something of yours belongs. Nothing was written."
    )]
    NoLostLevel(String),

    /// No wording of the ladders in use was pinned.
    #[error("Nothing of these ladders is pinned. `rungs pin` keeps their words as they are now.")]
    NothingPinned,

    /// A status that was found again is to be kept and rejected at once.
    #[error("{0:?} is named to be accepted and to be rejected. Name it once; nothing was written.")]
    BothVerdicts(String),

    /// A word that is none of the scale of ratings.
    #[error("No rating is called {rating:?}. The scale is: {}. Nothing was written.", .scale.join(", "))]
    UnknownRating {
        /// The word as it was given.
        rating: String,
        /// The words there are, the least first.
        scale: Vec<String>,
    },

    /// An id that no note has.
    #[error(
        "No note has the id {0:?}, or it was edited or taken away since. `rungs note ID --format json` prints the ids of notes."
    )]
    UnknownNote(String),

    /// A note without a word in it, or on nothing.
    #[error(
        "There is nothing to note. Name what it is on and say it: `rungs note ID TEXT`, or `rungs note ID -` to read it. Nothing was written."
    )]
    EmptyNote,

    /// Standard input could not be read.
    #[error("The input can't be read: {}. Nothing was written.", reason(.0))]
    Input(io::Error),

    /// An aim is to be taken back, and nothing says in which track.
    #[error("Which track? Name it by its id: `rungs aim TRACK --target none`. Nothing was written.")]
    NoTrack,

    /// An aim names a level of another track.
    #[error("{level:?} is no level of the track {track:?}. Name levels of one track; nothing was written.")]
    OtherTrack {
        /// The level's id.
        level: String,
        /// The track's id.
        track: String,
    },

    /// A word that is no code of a finding.
    #[error("No finding has the code {name:?}. {}`rungs check --codes` lists all.", .nearest.map(|nearest| format!("Did you mean {nearest}? ")).unwrap_or_default())]
    UnknownCode {
        /// The word as it was given.
        name: String,
        /// The code that is like it, if one is.
        nearest: Option<&'static str>,
    },

    /// The journal cannot be used where it is.
    #[error("The journal {} can't be used: {}. Nothing was written; name another with --progress FILE.", shown(.path), clean_line(.reason))]
    Journal {
        /// The journal's path.
        path: PathBuf,
        /// What is wrong with it, as a clause.
        reason: String,
    },

    /// A file that is to be taken in is no journal.
    #[error("{} is no journal: no line of it can be read as an event. Nothing was written; check its name.", shown(.0))]
    NoJournal(PathBuf),

    /// The journal could not be written.
    #[error("Not saved: {} can't be written ({}). {} or name another file with --progress FILE.", shown(.path), reason(.source), writing_advice(.source))]
    NotSaved {
        /// The journal's path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// The terminal program was left with ticks that are not on the disk.
    #[error("{reason} To make these changes later:\n  {}", .commands.join("\n  "))]
    Unsaved {
        /// Why, as a sentence.
        reason: String,
        /// The commands that say the ticks again.
        commands: Vec<String>,
    },

    /// Neither a home folder nor XDG variables say where files belong.
    #[error(
        "There is no home folder to keep progress in. Set HOME or XDG_DATA_HOME, or name a file with --progress FILE."
    )]
    NoHome,

    /// A profile's name that is no name of a file of its own.
    #[error(
        "A profile can't be named {0:?}. Use letters, digits, `-`, `_` and `.`, without a dot in front; `me` is your own journal."
    )]
    ProfileName(String),

    /// A name that is neither a profile nor a file.
    #[error("{0:?} is neither a profile nor a journal. `rungs profiles` lists profiles; `me` is your own.")]
    UnknownProfile(String),

    /// The configuration file cannot be understood.
    #[error("{} can't be understood: {}. Mend it or move it away; rungs never writes it.", shown(.path), clean_line(.reason))]
    Config {
        /// The configuration file.
        path: PathBuf,
        /// What the parser said, in one line.
        reason: String,
    },

    /// A file would have been overwritten.
    #[error("{} is already there and was left as it is. Name an empty or a new folder.", shown(.0))]
    AlreadyThere(PathBuf),

    /// A file or folder could not be written.
    #[error("{} can't be written: {}. Name a folder that you may write to.", shown(.path), reason(.source))]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// The terminal program was asked for without a terminal.
    #[error(
        "This is no terminal, so there is no screen to draw on. `rungs outline` prints the ladders; `rungs --help` names the other commands."
    )]
    NoTerminal,

    /// The terminal says of itself that it draws no screens.
    #[error(
        "This terminal draws no screens (TERM=dumb). `rungs outline` prints the ladders; `rungs --help` names the other commands."
    )]
    DumbTerminal,

    /// The terminal failed.
    #[error("The terminal can't be used: {}.", reason(.0))]
    Terminal(io::Error),

    /// Output could not be written.
    #[error("The output can't be written: {}.", reason(.0))]
    Output(io::Error),
}

impl Error {
    /// Returns the exit code: 1 where nothing was found, 2 for all else.
    pub fn exit_code(&self) -> u8 {
        match self {
            Error::NoLadder(_) | Error::NothingToCheck(_) | Error::WhyLeftOut(_) => 1,
            _ => 2,
        }
    }

    /// Returns whether something that was named isn't in the ladders at hand.
    pub fn is_of_names(&self) -> bool {
        matches!(self, Error::UnknownId { .. } | Error::UnknownName { .. } | Error::NoAim)
    }

    /// Returns whether this is a closed pipe at the other end of our output,
    /// which ends a command quietly (`rungs outline | head`).
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Error::Output(e) if e.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// A path as it may be shown: names are bytes of strangers.
fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy())
}

fn all_shown(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| shown(path)).collect::<Vec<_>>().join(" ")
}

/// What the system said, without Rust's "(os error 2)".
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => "unknown reason".into(),
    }
}

/// What to do about something that can't be read, where there is something.
fn reading_advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::PermissionDenied => " Check its permissions.",
        io::ErrorKind::Other => "",
        _ => " Check that it is there and may be read.",
    }
}

/// What to do about something that can't be written, as the start of a sentence.
fn writing_advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "Free some space",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "Check its permissions",
        io::ErrorKind::FileTooLarge => "Raise the limit on sizes of files (`ulimit -f`)",
        _ => "Check its folder",
    }
}

fn or_nearest_command(nearest: Option<&str>) -> String {
    match nearest {
        Some(command) => format!("Did you mean `rungs {command}`?"),
        None => "`rungs --help` names the commands.".into(),
    }
}

fn or_nearest_name(what: &str, names: &[String]) -> String {
    match names {
        [] => format!("`rungs outline` lists all {what}s."),
        [one] => format!("Nearest: {one}"),
        many => format!("Nearest:\n  {}", many.join("\n  ")),
    }
}

fn or_nearest(ids: &[String]) -> String {
    match ids {
        [] => "`rungs search WORDS --format json` prints ids.".into(),
        [one] => format!("Nearest: {one}"),
        many => format!("Nearest:\n  {}", many.join("\n  ")),
    }
}
