//! `rungs tick ID...` and `rungs untick ID...`.

use serde::Serialize;

use super::{Context, Format, Outcome, named};
use crate::Result;
use crate::config::Installation;
use crate::ladder::Ladder;
use crate::progress::{Orphan, Standing, Status, Step, Verdict, Words};

const EXAMPLES: &str = "\
Examples:
  rungs tick ID                   it is met
  rungs tick --as working ID ID   in work on both
  rungs tick --as n/a ID          it doesn't apply to you";

/// Marks expectations as met, or as something else.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Ids of expectations, as `rungs search` and `rungs outline --ids` print them
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,

    /// As what to mark them: open, working, met, or n/a for not applicable
    #[arg(long = "as", value_name = "STATUS", default_value = "met")]
    status: Status,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

const UNTICK_EXAMPLES: &str = "\
Examples:
  rungs untick ID   it is open again";

/// Marks expectations as open again.
#[derive(Debug, clap::Args)]
#[command(before_help = UNTICK_EXAMPLES)]
pub struct UntickArguments {
    /// Ids of expectations, as `rungs search` and `rungs outline --ids` print them
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Ticked {
    schema: &'static str,
    changed: Vec<Changed>,
    unchanged: Vec<String>,
}

#[derive(Serialize)]
struct Changed {
    id: String,
    from: Status,
    to: Status,
}

pub(super) fn untick(context: &mut Context, arguments: UntickArguments) -> Result<Outcome> {
    run(context, &Arguments { ids: arguments.ids, status: Status::Open, format: arguments.format })
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&[])?;
    let ladder = context.open_all(&places)?;
    let (mut journal, log, _) = context.journal(&places)?;
    let standing = Standing::of(&ladder, log.state());
    let mut ticked = Ticked { schema: "rungs.tick/1", changed: Vec::new(), unchanged: Vec::new() };
    let (mut changes, mut matches) = (Vec::new(), Vec::new());
    // What is gone from the ladder can still be taken back.
    let is_gone = |id: &&String| arguments.status == Status::Open && gone(&standing, id).is_some();
    let (lost, ids): (Vec<&String>, Vec<&String>) = arguments.ids.iter().partition(is_gone);
    // All ids are looked up before anything is written.
    let found = ids.into_iter().map(|id| named::expectation(&ladder, id)).collect::<Result<Vec<_>>>()?;
    for orphan in standing.orphans().iter().filter(|orphan| lost.contains(&&orphan.id)) {
        let (id, from, to) = (orphan.id.clone(), orphan.ticked.status, arguments.status);
        if from == to {
            ticked.unchanged.push(id);
            continue;
        }
        changes.push((id.clone(), to, orphan.ticked.words.clone()));
        ticked.changed.push(Changed { id, from, to });
    }
    for expectation in found {
        let (id, from) = (expectation.id(), standing.status(expectation.ix()));
        let again = ticked.changed.iter().any(|changed| changed.id == id);
        // Who ticks what was found again says that it is the one.
        let moved = standing.moved(expectation.ix()).filter(|_| !again);
        matches.extend(moved.into_iter().flat_map(|moved| moved.looked_at(expectation, Verdict::Accepted)));
        if from == arguments.status || again {
            ticked.unchanged.push(id);
        } else {
            changes.push((id.clone(), arguments.status, Words::of(expectation)));
            ticked.changed.push(Changed { id, from, to: arguments.status });
        }
    }
    if !(changes.is_empty() && matches.is_empty()) {
        let mut installation = Installation::of(places.state.as_ref());
        let now = jiff::Timestamp::now();
        let by = installation.name();
        let step = Step::status(by, now, changes).with(Step::matches(by, now, matches));
        journal.append(&standing.settled(&ladder, step).drafts)?;
        installation.keep();
    }
    match arguments.format {
        Format::Json => context.printer.json(&ticked)?,
        Format::Text => print(context, &ladder, &standing, &ticked)?,
    }
    Ok(Outcome::Fine)
}

/// The tick whose statement is gone and had an id.
fn gone<'a>(standing: &'a Standing, id: &str) -> Option<&'a Orphan> {
    standing.orphans().iter().find(|orphan| orphan.id == id)
}

fn print(context: &mut Context, ladder: &Ladder, standing: &Standing, ticked: &Ticked) -> Result<()> {
    let text = |id: &str| match ladder.find_expectation(id) {
        Some(expectation) => expectation.text().to_owned(),
        None => gone(standing, id).map_or_else(String::new, |orphan| orphan.ticked.words.text.clone()),
    };
    for changed in &ticked.changed {
        context.printer.text(&format!("{} {}", changed.to.mark(), text(&changed.id)))?;
    }
    for id in &ticked.unchanged {
        context.printer.text(&format!("unchanged: {}", text(id)))?;
    }
    Ok(())
}
