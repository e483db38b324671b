//! `rungs matrix [TRACK] [PATH]...`: competencies against levels.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{Context, Outcome, named};
use crate::compare::Matrix;
use crate::ladder::Ladder;
use crate::progress::Standing;
use crate::{Error, Result, report};

/// What stands below the options.
const EXAMPLES: &str = "\
Examples:
  rungs matrix                          all tracks of the ladders in use
  rungs matrix support --format csv     one track, for a spreadsheet
  rungs matrix careers/engineering.md   the tracks of a file";

const MORE: &str = "\
A track is an id or a title. A first word that is a file or folder is a path.";

/// Prints how far you are as a grid: competencies down, levels across.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Arguments {
    /// The track [default: all], and files and folders [default: the ladders in
    /// use, see `rungs where`]
    #[arg(value_name = "TRACK|PATH")]
    words: Vec<PathBuf>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

/// In which form a grid is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Text for people
    #[default]
    Text,
    /// Markdown, for documents
    Markdown,
    /// CSV, for spreadsheets
    Csv,
    /// JSON for programs
    Json,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let (word, paths) = context.word_and_paths(&arguments.words, "`rungs matrix` takes one track")?;
    let places = context.places(paths)?;
    let ladder = context.open(&places)?;
    if ladder.is_empty() {
        return super::nothing_in(context, &ladder, &places);
    }
    let log = context.log(&places);
    let standing = Standing::of(&ladder, log.state());
    let matrices: Vec<Matrix> = match word {
        Some(word) => vec![Matrix::of(named::track(&ladder, &word)?)],
        None => ladder.tracks().map(Matrix::of).collect(),
    };
    print(context, arguments.format, &ladder, &standing, &matrices)?;
    Ok(Outcome::Fine)
}

fn print(context: &mut Context, form: Form, ladder: &Ladder, standing: &Standing, matrices: &[Matrix]) -> Result<()> {
    if form == Form::Json {
        return context.printer.json(&report::matrix::grids(ladder, standing, matrices));
    }
    if form == Form::Csv {
        let lines = lines_of_csv(report::matrix::records(ladder, standing, matrices))?;
        return lines.iter().try_for_each(|line| context.printer.text(line));
    }
    for (nth, matrix) in matrices.iter().enumerate() {
        if nth > 0 {
            context.printer.text("")?;
        }
        match form {
            Form::Markdown => {
                for line in report::matrix::markdown(ladder, standing, matrix) {
                    context.printer.text(&line)?;
                }
            }
            Form::Text | Form::Csv | Form::Json => {
                let columns = context.printer.columns();
                for line in report::matrix::lines(ladder, standing, matrix, columns, context.global.ascii) {
                    context.printer.line(&line.pieces())?;
                }
            }
        }
    }
    Ok(())
}

/// Records as lines: no field of them has a line break.
fn lines_of_csv(records: Vec<Vec<String>>) -> Result<Vec<String>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let output = |error: csv::Error| Error::Output(error.into());
    for record in records {
        writer.write_record(record).map_err(output)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::Output(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect())
}
