//! `rungs search QUERY [PATH]...`: the hits of the screen, in its order.

use std::path::PathBuf;

use super::{Context, Format, Outcome};
use crate::config::Finds;
use crate::progress::Standing;
use crate::search::{Kind, Kinds, Query};
use crate::{Result, report};

const EXAMPLES: &str = "\
Examples:
  rungs search mentor                      in the ladders in use
  rungs search \"customer trust\" careers/   both words, in any order, in a folder
  rungs search 'level:senior is:open'      what is still open on senior levels
  rungs search mentor --format json        for programs";

/// Finds tracks, levels, competencies, expectations, and what is said about them.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Words in any order; also 'exact, "a phrase", !not, ^start, end$, level:, is:met; @name for a saved find
    #[arg(value_name = "QUERY")]
    query: String,

    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Find only these kinds of things, parted by commas
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<KindName>,

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

/// What can be found, as it is named in an argument.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum KindName {
    Track,
    Level,
    Competency,
    Expectation,
    Category,
    Summary,
    Example,
    Note,
}

/// The kinds that are asked for; all of them, where none is.
fn kinds(names: &[KindName]) -> Kinds {
    if names.is_empty() {
        return Kinds::default();
    }
    let kind = |name: &KindName| match name {
        KindName::Track => Kind::Track,
        KindName::Level => Kind::Level,
        KindName::Competency => Kind::Competency,
        KindName::Expectation => Kind::Expectation,
        KindName::Category => Kind::Category,
        KindName::Summary => Kind::Summary,
        KindName::Example => Kind::Example,
        KindName::Note => Kind::Note,
    };
    names.iter().map(kind).collect()
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let ladder = context.open(&places)?;
    if ladder.is_empty() {
        super::nothing_in(context, &ladder, &places)?;
    }
    let log = context.log(&places);
    let standing = Standing::of(&ladder, log.state());
    let typed = typed(&places.finds, &arguments.query);
    if typed == arguments.query && typed.starts_with('@') {
        context.printer.warn(&not_saved(&places.finds, typed));
    }
    let notes = report::search::notes(&ladder, &standing);
    let query = report::search::bound(Query::parse(typed), &ladder, &standing).beside(notes).of(kinds(&arguments.kind));
    for (span, why) in query.remarks() {
        context.printer.warn(&format!("Not understood: {:?}. {why}", report::search::in_short(&typed[span])));
    }
    let found = report::search::found(&ladder, &query, arguments.limit);
    let meant = if found.total == 0 { report::search::meant(&ladder, typed, &query) } else { Vec::new() };
    match arguments.format {
        Format::Json => {
            let results = report::search::results(&ladder, &standing, typed, &query, &found, arguments.limit, meant);
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
            context.printer.warn(&report::search::count(typed, shown, &found));
            if let Some(words) = report::search::near_words(&meant) {
                context.printer.warn(&words);
            }
        }
    }
    Ok(Outcome::found(found.total > 0))
}

/// The query of a saved find, where one is named; else what was given.
fn typed<'a>(finds: &'a Finds, given: &'a str) -> &'a str {
    given.strip_prefix('@').and_then(|name| finds.get(name)).map_or(given, String::as_str)
}

/// Says which finds are saved, where there is none of a name.
fn not_saved(finds: &Finds, given: &str) -> String {
    let names: Vec<String> = finds.keys().map(|name| format!("@{name}")).collect();
    match &names[..] {
        [] => format!(
            "No find is saved as {given:?}, so it is looked for as it stands. [finds] in config.toml saves some."
        ),
        names => {
            format!("No find is saved as {given:?}, so it is looked for as it stands. Saved are {}.", names.join(", "))
        }
    }
}
