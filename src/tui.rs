//! The terminal program: set-up and restore, and the loop.
//!
//! Everything that happens arrives in one channel as a [`message::Message`];
//! [`update`] changes the [`app::App`] and returns effects, the [`view`] draws
//! the state once, and the [`effect::Runner`] carries effects out.

pub mod action;
pub mod app;
#[cfg(test)]
mod driver;
mod effect;
mod input;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod message;
pub mod page;
pub mod place;
mod rows;
mod scroll;
mod session;
mod terminal;
pub mod text;
mod theme;
pub mod update;
pub mod view;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use jiff::Timestamp;

pub use app::Look;
use app::{App, Size};
use effect::Runner;
use message::{Effect, Message};
use session::Session;
use terminal::Screen;

use crate::config::{Installation, Places};
use crate::ladder::{Ladder, Opened, Roots};
use crate::outcome::{Outcome, no_ladder};
use crate::progress::{Journal, Kind, Loaded, Log};
use crate::{Error, Result, ladder, report};

/// How long after a failed append the next one is tried.
const RETRY: Duration = Duration::from_secs(5);

/// Runs the terminal program.
pub fn run(places: Places, look: Look) -> Result<Outcome> {
    let opened = ladder::open_roots(&places.roots);
    let first_error = refuse(&opened, &places.roots)?;
    let (journal, loaded) = Journal::open(&places.journal.path)?;
    let installation = Installation::of(places.state.as_ref());
    let session = Session::of(places.state.as_ref().map(|state| state.path.as_path()), &places.roots);

    // From the first poll on, changes of the size are noticed; before the size is
    // read, so that none falls between.
    let _ = crossterm::event::poll(Duration::ZERO);
    let (width, height) = crossterm::terminal::size().map_err(Error::Terminal)?;
    let ladder = Arc::new(opened.ladder);
    let notice = first_error.or_else(|| greeting(&places.roots, &journal, &loaded));
    let mut app = App::new(ladder.clone(), Log::new(loaded.events), look, Size { width, height });
    app.by = installation.name().to_owned();
    app.journal = places.journal.path;
    app.notice = notice;
    let asked = resume(&mut app, &session);

    let (sender, messages) = channel();
    let mut runner = Runner::new(sender.clone(), ladder, journal, installation);
    let mut screen = Screen::take().map_err(Error::Terminal)?;
    screen.draw(|frame| view::draw(&app, frame)).map_err(Error::Terminal)?;
    input::listen_to_signals(sender.clone());
    input::listen(sender);
    let outcome = perform(asked, &mut runner, &mut screen)
        .and_then(|ended| ended.map_or_else(|| turn(&mut app, &messages, &mut runner, &mut screen), Ok));
    drop(screen);

    session.save(place::Place::of(&app));
    runner.finish();
    for message in messages.try_iter().filter(|message| matches!(message, Message::Saved(_))) {
        update::update(&mut app, message, Timestamp::now());
    }
    match unsaved(&app) {
        Some(error) => Err(error),
        None => outcome,
    }
}

/// Nothing can be shown of paths that aren't there, or that hold no ladder;
/// where others can be shown, the first error becomes a notice.
fn refuse(opened: &Opened, roots: &Roots) -> Result<Option<String>> {
    if !opened.ladder.is_empty() {
        return Ok(opened.errors.first().map(ToString::to_string));
    }
    match opened.errors.first() {
        Some(Error::NoSuchPath(path)) => Err(Error::NoSuchPath(path.clone())),
        Some(Error::Unreadable { path, source }) => {
            Err(Error::Unreadable { path: path.clone(), source: source.kind().into() })
        }
        _ => Err(no_ladder(roots)),
    }
}

/// The first sentence that a person sees, where there is something to say.
fn greeting(roots: &Roots, journal: &Journal, loaded: &Loaded) -> Option<String> {
    if let Some(skipped) = loaded.skipped.first() {
        return Some(report::progress::unreadable(journal.path(), skipped, loaded.events.len()));
    }
    if loaded.newer > 0 {
        let events = report::text::counted(loaded.newer, "event");
        return Some(format!("{events} of a newer rungs: kept, and not shown. All else is loaded."));
    }
    if !loaded.events.is_empty() {
        return None;
    }
    Some(match roots {
        Roots::BuiltIn => "Space ticks, / filters, f finds, ? shows keys. Open your own: rungs PATH".into(),
        Roots::Paths(_) => "Space ticks, / filters, f finds, ? shows keys. Nothing is saved until you tick.".into(),
    })
}

/// Goes to where one was.
fn resume(app: &mut App, session: &Session) -> Vec<Effect> {
    let mut asked = Vec::new();
    if let Some(place) = session.load() {
        place.restore(app);
        if !place.filter.is_empty() {
            asked = update::filter_with(app, &place.filter);
        }
    }
    update::settle(app);
    asked
}

/// The loop: waits, takes in all that has happened, draws once.
fn turn(app: &mut App, messages: &Receiver<Message>, runner: &mut Runner, screen: &mut Screen) -> Result<Outcome> {
    loop {
        let mut next = Some(wait(app, messages));
        while let Some(message) = next {
            let effects = update::update(app, message, Timestamp::now());
            if let Some(outcome) = perform(effects, runner, screen)? {
                return Ok(outcome);
            }
            next = messages.try_recv().ok();
        }
        screen.draw(|frame| view::draw(app, frame)).map_err(Error::Terminal)?;
    }
}

/// Waits for the next message; a timer runs only while an append has to be
/// tried again.
fn wait(app: &App, messages: &Receiver<Message>) -> Message {
    if app.saving.failed.is_none() {
        return messages.recv().unwrap_or(Message::TerminalLost);
    }
    match messages.recv_timeout(RETRY) {
        Ok(message) => message,
        Err(RecvTimeoutError::Timeout) => Message::Retry,
        Err(RecvTimeoutError::Disconnected) => Message::TerminalLost,
    }
}

/// Carries effects out; returns how the program ends, where one asks for it.
fn perform(effects: Vec<Effect>, runner: &mut Runner, screen: &mut Screen) -> Result<Option<Outcome>> {
    for effect in effects {
        match effect {
            Effect::Save(drafts) => runner.save(drafts),
            Effect::Find(..) | Effect::Filter(..) => runner.search(effect),
            Effect::Redraw => screen.forget().map_err(Error::Terminal)?,
            Effect::Suspend => screen.suspend(input::stop).map_err(Error::Terminal)?,
            Effect::Quit(signal) => return Ok(Some(signal.map_or(Outcome::Fine, Outcome::Signal))),
        }
    }
    Ok(None)
}

/// The error of leaving with ticks that aren't on the disk, with the commands
/// that say them again.
fn unsaved(app: &App) -> Option<Error> {
    let pending = app.log.events().filter(|event| app.log.is_pending(&event.id));
    let commands: Vec<String> = pending
        .map(|event| match &event.kind {
            Kind::Status { expectation, status, .. } => format!("rungs tick --as {status} {expectation}"),
            _ => "(an undo or redo)".into(),
        })
        .collect();
    let reason = app.saving.failed.clone().unwrap_or_else(|| "Not saved in time.".into());
    (!commands.is_empty()).then_some(Error::Unsaved { reason, commands })
}

/// Returns an app over a ladder, for tests and tools that need no terminal.
pub fn app(ladder: Ladder, log: Log, look: Look, size: Size) -> App {
    let mut app = App::new(Arc::new(ladder), log, look, size);
    update::settle(&mut app);
    app
}
