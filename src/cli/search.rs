//! `rungs search QUERY [PATH]...`: the hits of the screen, in its order.

use std::path::PathBuf;

use super::{Context, Format, Outcome};
use crate::progress::Standing;
use crate::search::Query;
use crate::{Result, report};

/// Finds tracks, levels, competencies and expectations.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Words in any order; also 'exact, "a phrase", !not, ^start, end$, level:, is:met
    #[arg(value_name = "QUERY")]
    query: String,

    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Print at most this many hits
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,

    /// Say of each hit why it stands where it does
    #[arg(long)]
    explain: bool,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let ladder = context.open(&places)?;
    let log = context.log(&places);
    let standing = Standing::of(&ladder, log.state());
    let query = report::search::bound(Query::parse(&arguments.query), &ladder, &standing);
    for (span, why) in query.remarks() {
        context.printer.warn(&format!("Not understood: {:?}. {why}", &arguments.query[span]));
    }
    let found = report::search::found(&ladder, &query, arguments.limit);
    match arguments.format {
        Format::Json => {
            let results =
                report::search::results(&ladder, &standing, &arguments.query, &query, &found, arguments.limit);
            context.printer.json(&results)?;
        }
        Format::Text => {
            let shown = found.hits.len().min(arguments.limit);
            let lines = report::search::Lines {
                ladder: &ladder,
                standing: &standing,
                query: &query,
                separator: context.separator(),
                explains: arguments.explain,
            };
            for line in lines.of(&found.hits[..shown]) {
                context.printer.line(&line.pieces())?;
            }
            context.printer.finish()?;
            context.printer.warn(&report::search::count(&arguments.query, shown, &found));
        }
    }
    Ok(Outcome::found(found.total > 0))
}
