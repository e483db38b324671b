//! What ladders said when a person last looked: kept, and held against what they
//! say now, beside the screen.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use jiff::Timestamp;

use super::message::{Effect, Message};
use crate::Error;
use crate::ladder::Ladder;
use crate::progress::{Changes, Renamed, Sightings, Wording, snapshots};

/// What changed in a ladder since a person last looked at it.
#[derive(Clone, Debug)]
pub struct Since {
    /// The ladder as it is; the indices of the changes are its.
    pub ladder: Arc<Ladder>,
    /// When they looked, and what changed since; nothing, where they never did.
    pub changes: Option<(Timestamp, Changes)>,
    /// The ladders whose old words are not at hand.
    pub missing: Vec<String>,
}

/// What the journal knows of earlier ladders.
#[derive(Clone, Debug)]
pub struct Then {
    /// The wordings that a person looked at.
    pub seen: Sightings,
    /// What they said of levels that are gone, by id.
    pub renamed: HashMap<String, Renamed>,
}

/// Where the words of then are kept.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The folder; there is none where no folder for data is known.
    pub folder: Option<PathBuf>,
}

impl Shelf {
    /// Carries out an effect that is about the past, on a thread of its own; the
    /// answer comes as a message.
    pub fn ask(&self, effect: Effect, messages: &Sender<Message>) {
        let (words, to) = (self.clone(), messages.clone());
        thread::spawn(move || {
            if let Some(answer) = words.carry_out(effect) {
                // Where the screen is gone, nobody asks any more.
                let _ = to.send(answer);
            }
        });
    }

    /// Carries out an effect that is about the past.
    pub fn carry_out(&self, effect: Effect) -> Option<Message> {
        let folder = self.folder.as_deref();
        match effect {
            Effect::LookBack(ladder, then) => Some(Message::LookedBack(since(folder, ladder, &then))),
            Effect::KeepWords(ladder) => Some(Message::KeptWords(keep(folder, &ladder))),
            _ => None,
        }
    }
}

fn since(folder: Option<&Path>, ladder: Arc<Ladder>, then: &Then) -> Since {
    let past = snapshots::past(folder, &then.seen, &ladder);
    let changes = past.as_ref().map(|past| (past.since, past.changes(&ladder, &then.renamed)));
    Since { changes, missing: past.map(|past| past.missing).unwrap_or_default(), ladder }
}

fn keep(folder: Option<&Path>, ladder: &Ladder) -> Result<Vec<Wording>, String> {
    let kept = folder.ok_or(Error::NoHome).and_then(|folder| snapshots::keep(folder, ladder));
    kept.map_err(|error| error.to_string())
}
