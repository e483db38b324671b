//! What every command has at hand: ladders, journal, printer.

use std::path::PathBuf;

use super::Global;
use super::out::Printer;
use crate::config::{self, Found, Given, Installation};
use crate::ladder::{self, Ladder, Roots};
use crate::progress::{Event, Journal, Log, Skipped, Step};
use crate::{Error, Result, report};

/// What every command has at hand.
pub(super) struct Context {
    pub(super) global: Global,
    pub(super) printer: Printer,
    /// Whether a path could not be opened, which was said.
    pub(super) unopened: bool,
    /// Whether the built-in ladders were opened, and nobody was told so yet.
    pub(super) built_in: bool,
}

impl Context {
    /// What stands between the parts of a path through a ladder.
    pub(super) fn separator(&self) -> &'static str {
        if self.global.ascii { " > " } else { " › " }
    }

    /// Returns which files and folders are in use, and says what is odd about them.
    pub(super) fn places(&mut self, paths: &[PathBuf]) -> Result<Found> {
        let given = Given {
            ladders: if paths.is_empty() { self.global.ladders.clone() } else { paths.to_vec() },
            progress: self.global.progress.clone(),
            profile: self.global.profile.clone(),
        };
        let places = config::places(&given, &|name| std::env::var_os(name))?;
        for remark in &places.remarks {
            self.printer.warn(remark);
        }
        Ok(places)
    }

    /// Opens what can be opened, and says what can't, so that the command ends
    /// as failed though it prints the rest. Where nothing can be opened, that is
    /// the command's error.
    pub(super) fn open(&mut self, places: &Found) -> Result<Ladder> {
        let mut opened = ladder::open_roots(&places.roots);
        self.built_in = places.roots == Roots::BuiltIn;
        let nothing = opened.ladder.is_empty() && opened.ladder.diagnostics().is_empty();
        let last = if nothing { opened.errors.pop() } else { None };
        self.unopened = !opened.errors.is_empty();
        self.warn_of(&opened.errors);
        last.map_or(Ok(opened.ladder), Err)
    }

    /// Opens ladders to write about them, which needs all of them. Who names none should
    /// know which ones are written about.
    pub(super) fn open_all(&mut self, places: &Found) -> Result<Ladder> {
        let mut opened = ladder::open_roots(&places.roots);
        self.built_in = places.roots == Roots::BuiltIn;
        self.name_built_in();
        let last = opened.errors.pop();
        self.warn_of(&opened.errors);
        last.map_or(Ok(opened.ladder), Err)
    }

    /// Says once that the built-in ladders are in use, where they are.
    pub(super) fn name_built_in(&mut self) {
        if std::mem::take(&mut self.built_in) {
            self.printer.warn("No ladder is named, so this is about the built-in ones. `--ladders PATH` names yours.");
        }
    }

    fn warn_of(&mut self, errors: &[Error]) {
        for error in errors {
            self.printer.warn(&error.to_string());
        }
    }

    /// Opens the journal, and says what of it could not be read.
    pub(super) fn journal(&mut self, places: &Found) -> Result<(Journal, Log, Vec<Skipped>)> {
        let place = places.journal()?;
        if let Some(name) = place.new_profile() {
            let others = config::profiles(places.profiles.as_deref());
            self.printer.warn(&report::progress::new_profile(&name, others));
        }
        let (journal, loaded) = Journal::open(&place.path)?;
        for sentence in report::progress::not_understood(journal.path(), &loaded) {
            self.printer.warn(&sentence);
        }
        Ok((journal, Log::new(loaded.events), loaded.skipped))
    }

    /// Reads the journal for a command that only shows statuses beside other
    /// things: without one it says so, and goes on.
    pub(super) fn log(&mut self, places: &Found) -> Log {
        self.journal(places).map(|(_, log, _)| log).unwrap_or_else(|error| {
            self.printer.warn(&format!("{error} What follows is without progress."));
            Log::default()
        })
    }
}

/// The name of this installation.
pub(super) fn installation(places: &Found) -> Installation {
    Installation::of(places.state.as_ref())
}

/// Makes a step of this installation, now, and appends it. Returns its events.
pub(super) fn save(
    places: &Found,
    journal: &mut Journal,
    step: impl FnOnce(&str, jiff::Timestamp) -> Step,
) -> Result<Vec<Event>> {
    let mut installation = installation(places);
    let step = step(installation.name(), jiff::Timestamp::now());
    let appended = journal.append(&step.drafts)?;
    installation.keep();
    Ok(appended.events)
}
