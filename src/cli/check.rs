//! `rungs check [PATH]...`: what is wrong, with lines.

use std::path::PathBuf;

use super::{Context, Format, Outcome};
use crate::report::text::Style;
use crate::{Result, report};

/// Prints what is wrong with ladders.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files and folders [default: the ladders in use, see `rungs where`]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&arguments.paths)?;
    let ladder = context.open(&places)?;
    let findings = ladder.diagnostics();
    match arguments.format {
        Format::Json => context.printer.json(&report::check::findings(&ladder))?,
        Format::Text => {
            for finding in findings {
                let place = format!("{}:{}:{}: ", finding.path, finding.line, finding.column);
                let code = format!("{}: ", finding.code.name());
                let pieces = [(Style::Bold, &*place), (Style::Dim, &*code), (Style::Plain, &*finding.message)];
                context.printer.line(&pieces)?;
                context.printer.line(&[(Style::Dim, &format!("    {}", finding.code.suggestion()))])?;
            }
            if findings.is_empty() && !ladder.is_empty() {
                let [tracks, levels, _, statements] = ladder.size();
                let count = report::text::counted;
                context.printer.text(&format!(
                    "Nothing to mend in {}, {} and {}.",
                    count(tracks, "track"),
                    count(levels, "level"),
                    count(statements, "expectation")
                ))?;
            }
        }
    }
    // Whose findings say why there is no ladder needs no other sentence.
    if findings.is_empty() {
        return super::nothing_in(context, &ladder, &places);
    }
    Ok(Outcome::Findings)
}
