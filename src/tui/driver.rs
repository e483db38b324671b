//! Drives the real state and view without a terminal, for tests: keys in,
//! screen out, effects carried out at once.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr as _;

use super::app::{App, Look, Size};
use super::effect::filtered;
use super::findings::Checked;
use super::key::Key;
use super::message::{Effect, Message, Snapshot, Stage};
use super::past::Shelf;
use super::people::People;
use super::saver::Store;
use super::{update, view};
use crate::config::Installation;
use crate::ladder::{Ladder, assemble, reader};
use crate::progress::{Journal, Log};
use crate::search::{Guess, Index, Manner, Scope, find};

pub(super) const PLAIN: Look = Look { color: false, ascii: false };

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap_or_default()
}

fn ladder_of(files: &[(&str, &str)]) -> Ladder {
    let documents = files.iter().map(|(path, text)| reader::read(path, text.as_bytes())).collect();
    assemble::assemble("test", documents)
}

/// A program without a terminal, over a journal of its own.
pub(super) struct Driver {
    pub(super) app: App,
    pub(super) quit: bool,
    /// Whether appends work.
    pub(super) disk: bool,
    /// The files and lines that an editor was asked for.
    pub(super) edited: Vec<(std::path::PathBuf, u32)>,
    /// The addresses that were handed to another program.
    pub(super) opened: Vec<String>,
    store: Store,
    held: Option<Vec<Effect>>,
    folder: tempfile::TempDir,
}

impl Driver {
    pub(super) fn new(ladder: Ladder, width: u16, height: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progress.jsonl");
        let (journal, _) = Journal::open(&path).unwrap();
        let copies = super::copies::Copies::default();
        let store = Store { path, journal: Some(journal), installation: Installation::of(None), copies };
        let mut app = App::new(Arc::new(ladder), Log::default(), PLAIN, Size { width, height });
        app.by = "here".into();
        app.ratings = ["improvement needed", "maturing", "performing", "exceeding"].map(str::to_owned).to_vec();
        app.journal = "progress.jsonl".into();
        update::settle(&mut app);
        Driver { app, quit: false, disk: true, edited: Vec::new(), opened: Vec::new(), store, held: None, folder }
    }

    pub(super) fn of(text: &str, width: u16, height: u16) -> Self {
        Self::new(assemble::assemble("test", vec![reader::read("test.md", text.as_bytes())]), width, height)
    }

    /// A program over several files.
    pub(super) fn over(files: &[(&str, &str)], width: u16, height: u16) -> Self {
        Self::new(ladder_of(files), width, height)
    }

    /// Takes in the next snapshot.
    pub(super) fn adopt(&mut self, files: &[(&str, &str)]) -> &mut Self {
        let (ladder, stage) = (Arc::new(ladder_of(files)), Stage::Again("A file changed.".into()));
        self.send(Message::Opened(Snapshot { ladder, odd_names: HashMap::new(), stage }));
        self
    }

    pub(super) fn use_journal(&mut self, journal: Journal) {
        self.store.journal = Some(journal);
    }

    pub(super) fn journal(&self) -> std::path::PathBuf {
        Path::new(self.folder.path()).join("progress.jsonl")
    }

    /// Where a profile's journal is.
    pub(super) fn profile(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(format!("profiles/{name}.jsonl"))
    }

    /// What the thread that has the journal tells of events that it has just seen.
    pub(super) fn foreign_news(&self) -> Message {
        let events = Journal::open(self.journal()).unwrap().1.events;
        Message::CameIn(super::message::Saved { held: Some(events), ..Default::default() })
    }

    /// Presses keys by their names, parted by spaces.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.send(Message::Key(key.parse::<Key>().unwrap()));
        }
        self
    }

    /// Types letters, spaces included.
    pub(super) fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Message::Key(Key::plain(super::key::Code::Char(letter))));
        }
        self
    }

    /// Looks what others have appended to the journal.
    pub(super) fn look(&mut self) -> &mut Self {
        if let Some(copies) = self.store.look_for_copies() {
            self.send(copies);
        }
        if let Some(seen) = self.store.look() {
            self.send(Message::CameIn(seen));
        }
        self
    }

    /// Asserts that a text is on the screen, wherever its lines break.
    pub(super) fn says(&self, text: &str) {
        let screen = self.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(screen.contains(text), "{text:?} is not on\n{}", self.screen());
    }

    /// Loses what ladders said earlier.
    pub(super) fn forget_snapshots(&self) {
        std::fs::remove_dir_all(self.folder.path().join("snapshots")).unwrap();
    }

    /// Holds answers of the world back, as slow disks and searches do.
    pub(super) fn hold(&mut self) -> &mut Self {
        self.held = Some(Vec::new());
        self
    }

    /// Lets what was held back happen, and everything later at once.
    pub(super) fn answer(&mut self) -> &mut Self {
        for effect in self.held.take().unwrap_or_default() {
            if let Some(message) = self.perform(effect) {
                self.send(message);
            }
        }
        self
    }

    pub(super) fn send(&mut self, message: Message) {
        let mut effects = update::update(&mut self.app, message, now());
        while !effects.is_empty() {
            let effect = effects.remove(0);
            if let (Some(held), false) = (&mut self.held, matches!(effect, Effect::Quit(_) | Effect::SearchIn(_))) {
                held.push(effect);
            } else if let Some(message) = self.perform(effect) {
                effects.extend(update::update(&mut self.app, message, now()));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Message> {
        match effect {
            Effect::Save(drafts) if self.disk => {
                Some(Message::Saved(self.store.append(&drafts).map_err(|error| error.to_string())))
            }
            Effect::Save(_) => Some(Message::Saved(Err("Not saved: the disk is full.".into()))),
            Effect::Quit(_) => {
                self.quit = true;
                None
            }
            Effect::SearchIn(_) | Effect::GetReady => None,
            Effect::Check(ladder) => Some(Message::Checked(Arc::new(Checked::of(ladder)))),
            Effect::ListPeople(ladder) => {
                let folder = self.folder.path();
                let people = People { own: Some(self.journal()), folder: Some(folder.join("profiles")) };
                Some(Message::People(people.list(&ladder)))
            }
            Effect::Switch(path) => Some(self.store.switch(path)),
            Effect::TakeIn(copies) => Some(self.store.take_in(copies)),
            Effect::Edit(file, line) => {
                self.edited.push((file, line));
                None
            }
            Effect::EditText(text) => Some(Message::Edited(text + "\nFrom outside.\n")),
            Effect::OpenFile(link, places) => match super::open::file(&link, &places) {
                Ok(path) => {
                    self.opened.push(path.to_string_lossy().into_owned());
                    None
                }
                Err(sentence) => Some(Message::Told(sentence)),
            },
            Effect::Open(address) => {
                self.opened.push(address);
                None
            }
            back @ (Effect::LookBack(..) | Effect::KeepWords(_)) => {
                Shelf { folder: Some(self.folder.path().join("snapshots")) }.carry_out(back)
            }
            Effect::Find(asked, query) => {
                Some(Message::Found(asked, find(&Index::of(&self.app.ladder), &query, Scope::Everything)))
            }
            Effect::Guess(asked, typed, query) => {
                let meant = Guess::default().meant(&Index::of(&self.app.ladder), &typed, &query, &Manner::default());
                meant.map(|meant| Message::Meant(asked, meant))
            }
            search => filtered(&self.app.ladder, &Index::of(&self.app.ladder), search),
        }
    }

    pub(super) fn buffer(&self) -> Buffer {
        let Size { width, height } = self.app.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        view::paint(&self.app, &mut buffer);
        buffer
    }

    /// The screen as text; rows under the cursor end in `◂`.
    pub(super) fn screen(&self) -> String {
        let buffer = self.buffer();
        let mut screen = String::new();
        for y in 0..buffer.area.height {
            let mut row = String::new();
            let mut reversed = false;
            let mut x = 0;
            while x < buffer.area.width {
                let cell = &buffer[(x, y)];
                row.push_str(cell.symbol());
                reversed |= cell.modifier.contains(Modifier::REVERSED);
                // The cell under a wide letter's second half says nothing.
                x += cell.symbol().width().max(1) as u16;
            }
            screen.push_str(row.trim_end());
            screen.push_str(if reversed { " ◂\n" } else { "\n" });
        }
        screen
    }
}
