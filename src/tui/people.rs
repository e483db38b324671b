//! Whose journals there are, and how far each is: one's own, and one a profile.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::message::Message;
use crate::config::{ME, profiles};
use crate::ladder::Ladder;
use crate::ladder::text::clean_line;
use crate::progress::journal::without_copies;
use crate::progress::{Journal, Log, Standing};
use crate::report::text::met;

/// Somebody whose journal can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The profile's name; nothing for oneself.
    pub name: Option<String>,
    /// The journal.
    pub journal: PathBuf,
    /// How far they are on the ladder that is open, or why that isn't known.
    pub progress: String,
}

impl Person {
    /// Returns the name as it is shown.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(ME)
    }
}

/// Where journals are.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// One's own journal; there is none where no home folder is known.
    pub own: Option<PathBuf>,
    /// The folder of all others.
    pub folder: Option<PathBuf>,
}

impl People {
    /// Looks how far everybody is, on a thread of its own: journals may be long. The
    /// answer comes as a message.
    pub fn ask(&self, ladder: Arc<Ladder>, messages: &Sender<Message>) {
        let (people, to) = (self.clone(), messages.clone());
        thread::spawn(move || {
            // Where the screen is gone, nobody asks any more.
            let _ = to.send(Message::People(people.list(&ladder)));
        });
    }

    /// Looks how far everybody is: oneself first, then others by name.
    pub fn list(&self, ladder: &Ladder) -> Vec<Person> {
        let own = self.own.iter().map(|path| (None, path.clone()));
        let others = without_copies(profiles(self.folder.as_deref()));
        let all = own.chain(others.into_iter().map(|(name, path)| (Some(clean_line(&name)), path)));
        all.map(|(name, journal)| Person { name, progress: progress(ladder, &journal), journal }).collect()
    }
}

fn progress(ladder: &Ladder, journal: &PathBuf) -> String {
    match Journal::open(journal) {
        Ok((_, loaded)) => met(Standing::of(ladder, Log::new(loaded.events).state()).total()),
        Err(error) => error.to_string(),
    }
}
