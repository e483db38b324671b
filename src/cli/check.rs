//! `rungs check [PATH]...`: what is wrong, with lines.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{Context, Outcome};
use crate::config::Found;
use crate::ladder::{self, Code, Diagnostic, Ladder, Severity};
use crate::report::check::{self as report, Base, Wanted};
use crate::report::text::counted;
use crate::{Error, Result};

/// What stands below the options.
const EXAMPLES: &str = "\
Examples:
  rungs check careers                         look at all ladders of a folder
  rungs check careers --severity warning      leave out what is only worth knowing
  rungs check careers --allow missing-rank    leave out what is meant
  rungs check careers --format github         annotate a pull request's lines
  rungs check --explain repeated-statement    what a code means, with examples";

const MORE: &str = "\
Exit codes: 0 nothing was found; 1 something was; 2 wrong use, or a path that
can't be read. What --allow and --severity leave out doesn't count.";

/// Prints what is wrong with ladders, or could be.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Arguments {
    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Form,

    /// Leave out findings that matter less
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    severity: Least,

    /// Leave out findings of a code (repeatable)
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<String>,

    /// Print what a code means, with examples; without one, list all codes
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["paths", "codes"])]
    explain: Option<String>,

    /// List all codes
    #[arg(long, conflicts_with = "paths")]
    codes: bool,

    /// With --codes: print the documentation of all codes in Markdown
    #[arg(long, requires = "codes")]
    markdown: bool,
}

/// In which form findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Text for people
    #[default]
    Text,
    /// JSON for programs
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Commands of a GitHub workflow, which annotate lines
    Github,
}

/// The least that findings have to matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Least {
    /// All findings
    #[default]
    Info,
    /// What somebody should look at
    Warning,
    /// What could not be read
    Error,
}

impl From<Least> for Severity {
    fn from(least: Least) -> Self {
        match least {
            Least::Info => Severity::Info,
            Least::Warning => Severity::Warning,
            Least::Error => Severity::Error,
        }
    }
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    if arguments.codes || arguments.explain.is_some() {
        return explain(context, arguments);
    }
    let allowed = arguments.allow.iter().map(|name| code(name)).collect::<Result<_>>()?;
    let wanted = Wanted { least: arguments.severity.into(), allowed };
    let places = context.places(&arguments.paths)?;
    let ladder = context.open(&places)?;
    let (mut findings, left_out) = wanted.part(ladder::check::findings(&ladder));
    ladder::check::place(&mut findings);
    print(context, arguments.format, &ladder, &findings, left_out)?;
    outcome(context, &ladder, &places, findings.is_empty(), left_out)
}

fn print(context: &mut Context, form: Form, ladder: &Ladder, findings: &[Diagnostic], left_out: usize) -> Result<()> {
    let base = || Base::of(std::env::current_dir().unwrap_or_default());
    match form {
        Form::Json => context.printer.json(&report::findings(findings)),
        Form::Sarif => context.printer.json(&report::log(findings, &base())),
        Form::Github => {
            let base = base();
            findings.iter().try_for_each(|finding| context.printer.text(&report::annotation(finding, &base)))
        }
        Form::Text => print_text(context, ladder, findings, left_out),
    }
}

fn print_text(context: &mut Context, ladder: &Ladder, findings: &[Diagnostic], left_out: usize) -> Result<()> {
    for line in findings.iter().flat_map(report::lines) {
        context.printer.line(&line.pieces())?;
    }
    if findings.is_empty() && !ladder.is_empty() {
        let [tracks, levels, _, statements] = ladder.size();
        let [tracks, levels, statements] =
            [(tracks, "track"), (levels, "level"), (statements, "expectation")].map(|(size, noun)| counted(size, noun));
        context.printer.text(&format!("Nothing to mend in {tracks}, {levels} and {statements}."))?;
    }
    if !findings.is_empty() || left_out > 0 {
        // The findings first, wherever the two streams go.
        context.printer.finish()?;
        context.printer.warn(&report::summary(findings, left_out));
    }
    Ok(())
}

/// Whose findings say why there is no ladder needs no other sentence.
fn outcome(context: &mut Context, ladder: &Ladder, places: &Found, is_fine: bool, left_out: usize) -> Result<Outcome> {
    match (is_fine, ladder.is_empty() && !context.unopened) {
        (false, _) => Ok(Outcome::Findings),
        (true, false) => Ok(Outcome::Fine),
        (true, true) => {
            context.printer.finish()?;
            let place = places.roots.shown().join(" ");
            Err(if left_out > 0 { Error::WhyLeftOut(place) } else { Error::NothingToCheck(place) })
        }
    }
}

/// Prints what codes mean.
fn explain(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    if arguments.markdown {
        report::markdown().lines().try_for_each(|line| context.printer.text(line))?;
        return Ok(Outcome::Fine);
    }
    let one = arguments.explain.as_deref().filter(|name| !name.is_empty()).map(code).transpose()?;
    if arguments.format == Form::Json {
        let codes = one.map_or_else(|| report::codes(Code::all()), |code| report::codes(std::iter::once(code)));
        context.printer.json(&codes)?;
        return Ok(Outcome::Fine);
    }
    let lines = one.map_or_else(report::list, report::explanation);
    lines.iter().try_for_each(|line| context.printer.line(&line.pieces()))?;
    Ok(Outcome::Fine)
}

/// How like a word a code is at least that may have been meant, from 0 to 1.
const LEAST_ALIKE: f64 = 0.8;

/// Finds a code by its name.
fn code(name: &str) -> Result<Code> {
    Code::named(name.trim()).ok_or_else(|| {
        let scored = Code::all().map(|code| (strsim::jaro_winkler(&name.to_lowercase(), code.name()), code));
        let alike = scored.filter(|(score, _)| *score >= LEAST_ALIKE);
        let nearest = alike.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, code)| code.name());
        Error::UnknownCode { name: name.to_owned(), nearest }
    })
}
