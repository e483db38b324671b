//! `rungs undo` and `rungs redo`: what was done here is taken back, or done again.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::{Context, Format, Outcome};
use crate::progress::history::{self, Reach};
use crate::progress::{EventId, Log, Step};
use crate::report::text::Style;
use crate::{Result, report};

const EXAMPLES: &str = "\
Examples:
  rungs undo             what was done here last
  rungs undo --steps 3   the last three
  rungs redo             do again what was taken back";

/// Takes back what was last done on this installation, or does it again.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// How many steps
    #[arg(long, value_name = "N", default_value_t = 1)]
    steps: usize,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// One of the two ways through what was done.
struct Way {
    schema: &'static str,
    done: &'static str,
    nothing: &'static str,
    next: fn(&Log, &str) -> Option<Vec<EventId>>,
}

const UNDO: Way = Way {
    schema: "rungs.undo/1",
    done: "undone",
    nothing: "Nothing to undo: what is left was done elsewhere, or nothing was.",
    next: |log, by| history::undoable(log, by, Reach::Everything),
};

const REDO: Way = Way {
    schema: "rungs.redo/1",
    done: "redone",
    nothing: "Nothing to redo: nothing was undone here since the last change.",
    next: |log, by| history::redoable(log, by, Reach::Everything),
};

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    /// One for each step, in the order in which they were taken.
    steps: Vec<Taken>,
}

#[derive(Serialize)]
struct Taken {
    /// What the step had done.
    words: String,
    /// When that was.
    at: Option<String>,
    #[serde(skip)]
    made: Option<Timestamp>,
    /// What it did not change, since it was said again later.
    stays: Vec<String>,
    /// The event that takes it back.
    event: String,
}

pub(super) fn undo(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    run(context, arguments, &UNDO)
}

pub(super) fn redo(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    run(context, arguments, &REDO)
}

fn run(context: &mut Context, arguments: &Arguments, way: &Way) -> Result<Outcome> {
    let places = context.places(&[])?;
    let (mut journal, mut log, _) = context.journal(&places)?;
    let mut report = Report { schema: way.schema, steps: Vec::new() };
    let by = super::installation(&places).name().to_owned();
    for _ in 0..arguments.steps {
        let Some(events) = (way.next)(&log, &by) else { break };
        let words = report::log::said(&log, &events);
        let made = report::log::said_at(&log, &events);
        let saved = super::save(&places, &mut journal, |by, at| Step::undo(by, at, events.clone()))?;
        let event = saved.first().map(|event| event.id.to_string()).unwrap_or_default();
        log.extend(saved);
        report.steps.push(Taken {
            words,
            made,
            at: made.map(|at| at.to_string()),
            stays: report::log::overruled(&log, &events),
            event,
        });
    }
    match arguments.format {
        Format::Json => context.printer.json(&report)?,
        Format::Text => print(context, &report, way)?,
    }
    Ok(Outcome::found(!report.steps.is_empty()))
}

fn print(context: &mut Context, report: &Report, way: &Way) -> Result<()> {
    if report.steps.is_empty() {
        context.printer.warn(way.nothing);
    }
    for taken in &report.steps {
        context.printer.text(&format!("{}: {}", way.done, taken.words))?;
        if let Some(made) = taken.made {
            let made = report::text::moment(made, &TimeZone::system());
            context.printer.line(&[(Style::Dim, &format!("  said on {made}"))])?;
        }
        for stays in &taken.stays {
            context.printer.text(&format!("  {stays}"))?;
        }
    }
    Ok(())
}
