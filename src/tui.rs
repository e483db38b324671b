//! The terminal program: set-up and restore, and the loop.
//!
//! Everything that happens arrives in one channel as a [`message::Message`];
//! [`update`] changes the [`app::App`] and returns effects, the [`view`] draws
//! the state once, and the `effect::Runner` carries effects out.

pub mod action;
pub mod app;
mod carry;
mod copies;
pub mod cursor;
#[cfg(test)]
mod driver;
mod editor;
mod effect;
pub mod findings;
pub mod inherited;
mod input;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod levels;
pub mod line;
mod loader;
pub mod message;
mod open;
pub mod page;
pub mod past;
pub mod people;
pub mod place;
mod rows;
mod saver;
mod scroll;
mod searcher;
mod session;
mod terminal;
pub mod text;
mod theme;
pub mod update;
pub mod view;
mod watch;

use std::collections::{HashMap, HashSet, VecDeque};
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use app::Look;
use app::{App, Size};
use effect::Runner;
use input::Gate;
use loader::{Loader, Request};
use message::{Effect, Message, Snapshot, Stage};
use past::Shelf;
use people::People;
use saver::Store;
use session::{Kept, Session};
use terminal::Screen;

use crate::config::{Installation, Places, profiles};
use crate::ladder::Roots;
use crate::outcome::Outcome;
use crate::progress::{Event, Journal, Kind, Loaded, Log, Verdict};
use crate::{Error, Result, ladder, report};

/// How long after a failed append the next one is tried.
const RETRY: Duration = Duration::from_secs(5);

/// How long leaving waits for ticks that are on their way to the disk.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long messages are taken in before the screen is drawn.
const FRAME: Duration = Duration::from_millis(16);

/// Returns how many columns the terminal has.
pub fn columns() -> Option<usize> {
    crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns))
}

/// Runs the terminal program.
pub fn run(places: Places, look: Look) -> Result<Outcome> {
    let (sender, messages) = channel();
    // Ladders are read while all else is.
    let reads = Loader::start(&places.roots, sender.clone());
    let screen = Screen::begin().map_err(Error::Terminal)?;
    let installation = Installation::of(places.state.as_ref());
    let state = places.state.as_ref().map(|state| state.path.as_path());
    let session = Session::of(state, &places.roots, places.journal.whose().as_deref());
    // A journal that can't be read is no reason not to read ladders. What is
    // ticked is held, shown as unsaved, and tried again.
    let (journal, loaded, unread) = match Journal::open(&places.journal.path) {
        Ok((journal, loaded)) => (Some(journal), loaded, None),
        Err(error) => (None, Loaded::default(), Some(error.to_string())),
    };
    let greeting = greeting(&places, &loaded);
    let opened = loader::first(&messages)?.unwrap_or_else(nothing_yet);
    if look.color {
        // The colours are decided; crossterm would look at NO_COLOR again.
        crossterm::style::force_color_output(true);
    }
    // From the first poll on, changes of the size are noticed; before the size is
    // read, so that none falls between.
    let _ = crossterm::event::poll(Duration::ZERO);
    let (width, height) = crossterm::terminal::size().map_err(Error::Terminal)?;
    let empty = Arc::new(ladder::nothing());
    let mut app = App::new(empty.clone(), Log::new(loaded.events), look, Size { width, height });
    app.roots = places.roots;
    app.by = installation.name().to_owned();
    let now = Timestamp::now();
    app.started = now;
    app.journal = places.journal.path.clone();
    app.whose = places.journal.whose();
    app.ratings = places.ratings;
    app.saved_finds = places.finds;
    app.zone = LazyLock::new(TimeZone::system);
    if let Some(kept) = session.load() {
        kept.give_back(&mut app);
    }
    app.notice = greeting;
    let asked = update::update(&mut app, Message::Opened(opened), now);
    app.notice = unread.or(app.notice);

    let store = Store { path: places.journal.path, journal, installation, copies: copies::Copies::default() };
    let runner = Runner::new(sender.clone(), empty, store);
    let gate = Arc::new(Gate::default());
    let shelf = Shelf { folder: places.snapshots };
    let people = People { own: places.own, folder: places.profiles };
    let mut world = World { runner, loader: reads, shelf, people, gate: gate.clone() };
    input::listen_to_signals(sender.clone());
    let mut screen = screen.take(sender.clone()).map_err(Error::Terminal)?;
    screen.draw(|frame| view::draw(&app, frame)).map_err(Error::Terminal)?;
    input::listen(sender, gate);
    world.ask_loader(Request::Watch);
    world.runner.watch_journal();
    let outcome = world
        .perform(&mut app, asked, &mut screen)
        .and_then(|ended| ended.map_or_else(|| turn(&mut app, &messages, &mut world, &mut screen), Ok));
    drop(screen);
    // The terminal may go before anything tells so, while a frame is drawn.
    world.save(update::keep_notes(&mut app, Timestamp::now()));
    if let Some(error) = app.refused.take() {
        return Err(error);
    }

    session.save(Kept::of(&app));
    save_the_rest(&mut app, &messages, &mut world.runner);
    match unsaved(&app) {
        Some(error) => Err(error),
        None => outcome,
    }
}

/// What is shown while the first file is still read.
fn nothing_yet() -> Snapshot {
    Snapshot { ladder: Arc::new(ladder::nothing()), odd_names: HashMap::new(), stage: Stage::Partly(0, 0) }
}

/// Waits until what was ticked is on the disk, but not for ever: what came in
/// while an append was under way has not even been asked for yet.
fn save_the_rest(app: &mut App, messages: &Receiver<Message>, runner: &mut Runner) {
    let end = Instant::now() + PATIENCE;
    let mut effects = update::save(app);
    while app.log.pending_count() > 0 || app.review.is_keeping {
        for effect in effects.drain(..) {
            if let Effect::Save(drafts) = effect {
                runner.save(drafts);
            }
        }
        match messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(message @ (Message::Saved(_) | Message::KeptWords(_))) => {
                effects = update::update(app, message, Timestamp::now());
            }
            Ok(_) => {}
            Err(_) => return,
        }
        if app.saving.failed.is_some() {
            return;
        }
    }
}

/// The first sentence that a person sees, where there is something to say.
fn greeting(places: &Places, loaded: &Loaded) -> Option<String> {
    if let Some(skipped) = loaded.skipped.first() {
        return Some(report::progress::unreadable(&places.journal.path, skipped, loaded.events.len()));
    }
    if loaded.newer > 0 {
        let events = report::text::counted(loaded.newer, "event");
        return Some(format!("{events} of a newer rungs: kept, and not shown. All else is loaded."));
    }
    if let Some(name) = places.journal.new_profile() {
        return Some(report::progress::new_profile(&name, profiles(places.profiles.as_deref())));
    }
    if !loaded.events.is_empty() {
        return None;
    }
    Some(match places.roots {
        Roots::BuiltIn => "Space ticks, / filters, f finds, ? shows keys. Open your own: rungs PATH".into(),
        Roots::Paths(_) => "Space ticks, / filters, f finds, ? shows keys. Nothing is saved until you tick.".into(),
    })
}

/// The loop: waits, takes in all that has happened, draws once.
fn turn(app: &mut App, messages: &Receiver<Message>, world: &mut World, screen: &mut Screen) -> Result<Outcome> {
    let mut retry = None;
    loop {
        let mut next = Some(wait(messages, retry));
        let drawn = Instant::now();
        while let Some(message) = next {
            let effects = update::update(app, message, Timestamp::now());
            if let Some(outcome) = world.perform(app, effects, screen)? {
                return Ok(outcome);
            }
            next = if drawn.elapsed() < FRAME { messages.try_recv().ok() } else { None };
        }
        // A timer runs only while an append has to be tried again.
        let failed = app.saving.failed.is_some();
        retry = retry.filter(|end| failed && *end > Instant::now()).or(failed.then(|| Instant::now() + RETRY));
        screen.draw(|frame| view::draw(app, frame)).map_err(Error::Terminal)?;
    }
}

/// Waits for the next message, or for the time to try again to save.
fn wait(messages: &Receiver<Message>, retry: Option<Instant>) -> Message {
    let Some(end) = retry else {
        return messages.recv().unwrap_or(Message::TerminalLost);
    };
    match messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
        Ok(message) => message,
        Err(RecvTimeoutError::Timeout) => Message::Retry,
        Err(RecvTimeoutError::Disconnected) => Message::TerminalLost,
    }
}

/// What effects reach.
struct World {
    runner: Runner,
    /// Reads files; there are none where the ladders are built in.
    loader: Option<Loader>,
    /// Where the words of ladders are kept.
    shelf: Shelf,
    /// Where everybody's journals are.
    people: People,
    gate: Arc<Gate>,
}

impl World {
    /// Carries effects out; returns how the program ends, where one asks for it.
    fn perform(&mut self, app: &mut App, effects: Vec<Effect>, screen: &mut Screen) -> Result<Option<Outcome>> {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Save(drafts) => self.runner.save(drafts),
                Effect::TakeIn(copies) => self.runner.take_in(copies),
                Effect::GetReady => self.runner.get_ready(),
                Effect::Find(..) | Effect::Guess(..) | Effect::Filter(..) | Effect::Ask(..) => {
                    self.runner.search(effect);
                }
                Effect::LookBack(..) | Effect::KeepWords(_) => self.shelf.ask(effect, self.runner.messages()),
                Effect::Check(ladder) => findings::ask(ladder, self.runner.messages()),
                Effect::ListPeople(ladder) => self.people.ask(ladder, self.runner.messages()),
                Effect::Switch(journal) => self.runner.switch(journal),
                Effect::SearchIn(ladder) => self.runner.search_in(ladder),
                Effect::Reload => self.ask_loader(Request::Everything),
                Effect::Edit(file, line) => self.edit(&file, line, screen).map_err(Error::Terminal)?,
                Effect::EditText(text) => {
                    // At once: behind a request to end nobody would take it in.
                    let (message, is_back) = self.edit_text(&text, screen);
                    effects.extend(update::update(app, message, Timestamp::now()));
                    if let Err(error) = is_back {
                        self.save(effects);
                        return Err(Error::Terminal(error));
                    }
                }
                Effect::Open(address) => open::open(address, self.runner.messages()),
                Effect::OpenFile(link, places) => open::open_file(link, places, self.runner.messages()),
                Effect::Redraw => screen.forget().map_err(Error::Terminal)?,
                Effect::Suspend => screen.suspend(input::stop).map_err(Error::Terminal)?,
                Effect::Quit(signal) => return Ok(Some(signal.map_or(Outcome::Fine, Outcome::Signal))),
            }
        }
        Ok(None)
    }

    fn ask_loader(&self, request: Request) {
        if let Some(loader) = &self.loader {
            loader.ask(request);
        }
    }

    /// Saves what effects ask to save, where nothing else can be done any more.
    fn save(&mut self, effects: impl IntoIterator<Item = Effect>) {
        for effect in effects {
            if let Effect::Save(drafts) = effect {
                self.runner.save(drafts);
            }
        }
    }

    /// Gives a text to an editor, and the terminal with it. Returns what it made of
    /// the text, and whether the terminal is back.
    fn edit_text(&self, text: &str, screen: &mut Screen) -> (Message, io::Result<()>) {
        self.gate.close();
        let (edited, is_back) = screen.lend(|| editor::edit_text(text));
        self.gate.open();
        (edited.map_or_else(Message::Told, Message::Edited), is_back)
    }

    /// Gives the terminal to an editor until that ends, and looks then at once
    /// what it changed.
    fn edit(&self, file: &Path, line: u32, screen: &mut Screen) -> io::Result<()> {
        self.gate.close();
        let (edited, is_back) = screen.lend(|| editor::edit(file, line));
        self.gate.open();
        self.ask_loader(Request::Look);
        if let Err(why) = edited {
            // After what was changed nonetheless, or its notice would hide this.
            self.ask_loader(Request::Say(why));
        }
        is_back
    }
}

/// The error of leaving with ticks that aren't on the disk, with the commands
/// that say them again.
fn unsaved(app: &App) -> Option<Error> {
    let pending: Vec<&Event> = app.log.unsaved().collect();
    let ticked: HashSet<&str> = pending
        .iter()
        .filter_map(|event| match &event.kind {
            Kind::Status { expectation, .. } => Some(expectation.as_str()),
            _ => None,
        })
        .collect();
    let commands: Vec<String> = pending
        .iter()
        .filter_map(|event| match &event.kind {
            // Ticking what was found again accepts it.
            Kind::Match { to, verdict: Verdict::Accepted, .. } if ticked.contains(to.as_str()) => None,
            kind => report::log::command(kind),
        })
        .collect();
    let reason = app.saving.failed.clone().unwrap_or_else(|| "Not saved in time.".into());
    (!commands.is_empty()).then_some(Error::Unsaved { reason, commands })
}
