//! The terminal program: set-up and restore, and the loop.
//!
//! Everything that happens arrives in one channel as a [`message::Message`];
//! [`update`] changes the [`app::App`] and returns effects, the [`view`] draws
//! the state once, and the `effect::Runner` carries effects out.

pub mod action;
pub mod app;
#[cfg(test)]
mod driver;
mod effect;
pub mod inherited;
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
use std::time::{Duration, Instant};

use jiff::Timestamp;

pub use app::Look;
use app::{App, Size};
use effect::{Runner, Store};
use message::{Effect, Message};
use session::{Kept, Session};
use terminal::Screen;

use crate::config::{Installation, Places};
use crate::ladder::{Ladder, Roots};
use crate::outcome::{Outcome, no_ladder};
use crate::progress::{Journal, Kind, Loaded, Log};
use crate::{Error, Result, ladder, report};

/// How long after a failed append the next one is tried.
const RETRY: Duration = Duration::from_secs(5);

/// How long leaving waits for ticks that are on their way to the disk.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long messages are taken in before the screen is drawn.
const FRAME: Duration = Duration::from_millis(16);

/// Runs the terminal program.
pub fn run(places: Places, look: Look) -> Result<Outcome> {
    let opened = ladder::open_roots(&places.roots);
    let first_error = refuse(&opened.ladder, opened.errors, &places.roots)?;
    let installation = Installation::of(places.state.as_ref());
    let session = Session::of(places.state.as_ref().map(|state| state.path.as_path()), &places.roots);
    // A journal that can't be read is no reason not to read ladders. What is
    // ticked is held, shown as unsaved, and tried again.
    let (journal, loaded, unread) = match Journal::open(&places.journal.path) {
        Ok((journal, loaded)) => (Some(journal), loaded, None),
        Err(error) => (None, Loaded::default(), Some(error.to_string())),
    };
    let greeting = greeting(&places, &loaded).or_else(|| remarks(&opened.ladder, &places.roots));
    if look.color {
        // The colours are decided; crossterm would look at NO_COLOR again.
        crossterm::style::force_color_output(true);
    }
    // From the first poll on, changes of the size are noticed; before the size is
    // read, so that none falls between.
    let _ = crossterm::event::poll(Duration::ZERO);
    let (width, height) = crossterm::terminal::size().map_err(Error::Terminal)?;
    let ladder = Arc::new(opened.ladder);
    let mut app = App::new(ladder.clone(), Log::new(loaded.events), look, Size { width, height });
    app.by = installation.name().to_owned();
    app.started = Timestamp::now();
    app.journal = places.journal.path.clone();
    app.notice = unread.or(first_error).or(greeting);
    let asked = resume(&mut app, &session);

    let (sender, messages) = channel();
    let store = Store { path: places.journal.path, journal, installation };
    let mut runner = Runner::new(sender.clone(), ladder, store);
    input::listen_to_signals(sender.clone());
    let mut screen = Screen::take(sender.clone()).map_err(Error::Terminal)?;
    screen.draw(|frame| view::draw(&app, frame)).map_err(Error::Terminal)?;
    input::listen(sender);
    let outcome = perform(asked, &mut runner, &mut screen)
        .and_then(|ended| ended.map_or_else(|| turn(&mut app, &messages, &mut runner, &mut screen), Ok));
    drop(screen);

    session.save(Kept { place: place::Place::of(&app), hides_inherited: app.hides_inherited });
    save_the_rest(&mut app, &messages, &mut runner);
    match unsaved(&app) {
        Some(error) => Err(error),
        None => outcome,
    }
}

/// Nothing can be shown of paths that aren't there, or that hold no ladder;
/// where others can be shown, the first error becomes a notice.
fn refuse(ladder: &Ladder, errors: Vec<Error>, roots: &Roots) -> Result<Option<String>> {
    let first = errors.into_iter().next();
    if !ladder.is_empty() {
        return Ok(first.map(|error| error.to_string()));
    }
    Err(first.unwrap_or_else(|| no_ladder(roots)))
}

/// Waits until what was ticked is on the disk, but not for ever: what came in
/// while an append was under way has not even been asked for yet.
fn save_the_rest(app: &mut App, messages: &Receiver<Message>, runner: &mut Runner) {
    let end = Instant::now() + PATIENCE;
    let mut effects = update::save(app);
    while app.log.pending_count() > 0 {
        for effect in effects.drain(..) {
            if let Effect::Save(drafts) = effect {
                runner.save(drafts);
            }
        }
        match messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(message @ Message::Saved(_)) => effects = update::update(app, message, Timestamp::now()),
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
    if !loaded.events.is_empty() {
        return None;
    }
    Some(match places.roots {
        Roots::BuiltIn => "Space ticks, / filters, f finds, ? shows keys. Open your own: rungs PATH".into(),
        Roots::Paths(_) => "Space ticks, / filters, f finds, ? shows keys. Nothing is saved until you tick.".into(),
    })
}

/// What there is to mend in the documents, and how to see it.
fn remarks(ladder: &Ladder, roots: &Roots) -> Option<String> {
    let count = ladder.diagnostics().iter().filter(|d| d.code.severity() >= ladder::Severity::Warning).count();
    (count > 0).then(|| report::text::remark(count, &roots.shown()))
}

/// Goes to where one was.
fn resume(app: &mut App, session: &Session) -> Vec<Effect> {
    let mut asked = Vec::new();
    if let Some(Kept { place, hides_inherited }) = session.load() {
        app.hides_inherited = hides_inherited;
        app.inherit();
        place.restore(app);
        if let Some(filter) = place.filter_for(app) {
            asked = update::filter_with(app, filter);
        }
    }
    update::settle(app);
    asked
}

/// The loop: waits, takes in all that has happened, draws once.
fn turn(app: &mut App, messages: &Receiver<Message>, runner: &mut Runner, screen: &mut Screen) -> Result<Outcome> {
    let mut retry = None;
    loop {
        let mut next = Some(wait(messages, retry));
        let drawn = Instant::now();
        while let Some(message) = next {
            let effects = update::update(app, message, Timestamp::now());
            if let Some(outcome) = perform(effects, runner, screen)? {
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
