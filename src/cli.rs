//! The command line: one file a subcommand, each of arguments, call and print.
//!
//! Data goes to standard output, all else to standard error. This is the one
//! place, beside the terminal program, that knows the clock and the environment.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::error::{ContextValue, ErrorKind};
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::config::Found;
use crate::ladder::{self, Ladder};
use crate::{Error, Result};

mod aim;
mod check;
mod compare;
mod completions;
mod context;
mod gap;
mod history;
mod init;
mod journal;
mod keys;
mod log;
mod man;
mod matrix;
mod named;
mod note;
pub mod out;
mod outline;
mod pin;
mod profiles;
mod progress;
mod rate;
mod review;
mod search;
mod show;
mod tick;
mod undo;
mod r#where;

pub use crate::outcome::Outcome;
use crate::outcome::no_ladder;
use context::{Context, installation, save};
use out::Printer;

const EXAMPLES: &str = "\
Examples:
  rungs                         look around in the built-in ladders
  rungs docs/careers            open the ladders in a folder
  rungs search mentor           find expectations by a few letters
  rungs check careers/*.md      see what is wrong with a ladder, by line
  rungs init my-ladder          start a ladder of your own";

/// Paths open the terminal program, and a command has its own behind it.
const USAGE: &str = "\
rungs [OPTIONS] [PATH]...
       rungs [OPTIONS] <COMMAND>";

/// Read career ladders in the terminal, find any expectation, and keep a
/// checklist of your own progress.
#[derive(Debug, Default, Parser)]
#[command(
    name = "rungs",
    version,
    before_help = EXAMPLES,
    override_usage = USAGE,
    subcommand_precedence_over_arg = true
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// Ladders to open: files and folders [default: the built-in ladders]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    global: Global,
}

impl Arguments {
    /// Parses the arguments that the program was started with.
    ///
    /// Without any there is nothing to parse, and the parser of all commands, whose making
    /// takes a tenth of the time to the first screen, isn't made.
    pub fn of_this_process() -> std::result::Result<Self, clap::Error> {
        if std::env::args_os().len() <= 1 { Ok(Arguments::default()) } else { Arguments::try_parse() }
    }
}

/// Options that work everywhere.
#[derive(Args, Debug, Default)]
struct Global {
    /// Open these ladders (repeatable), where the arguments are no paths
    #[arg(long, global = true, value_name = "PATH")]
    ladders: Vec<PathBuf>,

    /// Keep progress in this file
    #[arg(long, global = true, value_name = "FILE")]
    progress: Option<PathBuf>,

    /// Keep progress under this name, beside one's own
    #[arg(long, global = true, value_name = "NAME", conflicts_with = "progress")]
    profile: Option<String>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,

    /// Draw with plain ASCII characters
    #[arg(long, global = true)]
    ascii: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// In which form a command prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text for people
    #[default]
    Text,
    /// JSON for programs
    Json,
}

/// In which form a command prints what people put into documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum DocumentFormat {
    /// Text for people
    #[default]
    Text,
    /// Markdown, for documents
    Markdown,
    /// JSON for programs
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what was understood of ladders
    Outline(outline::Arguments),
    /// Print a track, level, competency or expectation, with your progress
    Show(show::Arguments),
    /// Find tracks, levels, competencies and expectations by a few letters
    Search(search::Arguments),
    /// Mark expectations as met, or as something else
    Tick(tick::Arguments),
    /// Mark expectations as open again
    Untick(tick::UntickArguments),
    /// Rate a competency
    Rate(rate::Arguments),
    /// Note evidence on an expectation or a competency, or print it
    Note(note::Arguments),
    /// Say where you stand in a track and where you want to be
    Aim(aim::Arguments),
    /// Take back what was last done here
    Undo(undo::Arguments),
    /// Do again what was taken back last
    Redo(undo::Arguments),
    /// Print what was done, the newest first
    Log(log::Arguments),
    /// Print your progress
    Progress(progress::Arguments),
    /// Print what was met when, and what evidence is stale or missing
    History(history::Arguments),
    /// Keep or reject statuses that were found again in a reworded ladder
    Review(review::Arguments),
    /// Print what is wrong with ladders, with lines
    Check(check::Arguments),
    /// Print what changes from one level to another
    Compare(compare::Arguments),
    /// Print what of a level is still to be met
    Gap(gap::Arguments),
    /// Print how far you are as a grid of competencies and levels
    Matrix(matrix::Arguments),
    /// Write the built-in ladders to a folder, to start your own
    Init(init::Arguments),
    /// Print the keys of the terminal program
    Keys(keys::Arguments),
    /// Keep the wording that you are judged by
    Pin(pin::Arguments),
    /// Print everyone's progress, or hold two people's against each other
    Profiles(profiles::Arguments),
    /// Look after the file in which progress is kept
    Journal(journal::Arguments),
    /// Print which files and folders are in use, and why
    Where(r#where::Arguments),
    /// Print what completes commands and options in a shell
    Completions(completions::Arguments),
    /// Print the manual page
    Man(man::Arguments),
}

/// Makes a limit on the sizes of files an error of the write that comes to it: by
/// default it would end the program there, with the screen as it is and ticks unsaved.
#[cfg(unix)]
fn outlive_limits() {
    use signal_hook::consts::SIGXFSZ;
    // A handler, as programs that are started from here begin with the default again.
    let _ = signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default());
}

#[cfg(not(unix))]
fn outlive_limits() {}

/// Runs the command line that was given.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    outlive_limits();
    if arguments.command.is_some() && !arguments.paths.is_empty() {
        return Err(Error::PathsBeforeCommand(arguments.paths));
    }
    let color = color(arguments.global.color);
    let mut context =
        Context { printer: Printer::new(color), global: arguments.global, unopened: false, built_in: false };
    let outcome = match arguments.command {
        None => terminal_program(&mut context, &arguments.paths),
        Some(Command::Outline(arguments)) => outline::run(&mut context, &arguments),
        Some(Command::Show(arguments)) => show::run(&mut context, &arguments),
        Some(Command::Search(arguments)) => search::run(&mut context, &arguments),
        Some(Command::Tick(arguments)) => tick::run(&mut context, &arguments),
        Some(Command::Untick(arguments)) => tick::untick(&mut context, arguments),
        Some(Command::Rate(arguments)) => rate::run(&mut context, &arguments),
        Some(Command::Note(arguments)) => note::run(&mut context, &arguments),
        Some(Command::Aim(arguments)) => aim::run(&mut context, &arguments),
        Some(Command::Undo(arguments)) => undo::undo(&mut context, &arguments),
        Some(Command::Redo(arguments)) => undo::redo(&mut context, &arguments),
        Some(Command::Log(arguments)) => log::run(&mut context, &arguments),
        Some(Command::Progress(arguments)) => progress::run(&mut context, &arguments),
        Some(Command::History(arguments)) => history::run(&mut context, &arguments),
        Some(Command::Review(arguments)) => review::run(&mut context, &arguments),
        Some(Command::Check(arguments)) => check::run(&mut context, &arguments),
        Some(Command::Compare(arguments)) => compare::run(&mut context, &arguments),
        Some(Command::Gap(arguments)) => gap::run(&mut context, &arguments),
        Some(Command::Matrix(arguments)) => matrix::run(&mut context, &arguments),
        Some(Command::Init(arguments)) => init::run(&mut context, &arguments),
        Some(Command::Keys(arguments)) => keys::run(&mut context, &arguments),
        Some(Command::Pin(arguments)) => pin::run(&mut context, &arguments),
        Some(Command::Profiles(arguments)) => profiles::run(&mut context, &arguments),
        Some(Command::Journal(arguments)) => journal::run(&mut context, &arguments),
        Some(Command::Where(arguments)) => r#where::run(&mut context, &arguments),
        Some(Command::Completions(arguments)) => completions::run(&mut context, &arguments),
        Some(Command::Man(arguments)) => man::run(&mut context, &arguments),
    };
    let outcome = outcome.inspect_err(|error| {
        // What isn't found may well be in ladders that were not named.
        if error.is_of_names() {
            context.name_built_in();
        }
    })?;
    context.printer.finish()?;
    Ok(if context.unopened { Outcome::Incomplete } else { outcome })
}

/// Says so where there is no ladder in what was given, and ends accordingly.
fn nothing_in(context: &mut Context, ladder: &Ladder, places: &Found) -> Result<Outcome> {
    if ladder.is_empty() && !context.unopened {
        context.printer.finish()?;
        return Err(no_ladder(&places.roots));
    }
    Ok(Outcome::Fine)
}

/// The error of a word that is no command and no path, which looks like a path to the parser.
fn mistyped(word: &Path) -> Option<Error> {
    /// How alike two words are at least that one is a slip of.
    const ALIKE: f64 = 0.85;

    let text = word.to_str().filter(|text| text.chars().all(char::is_alphabetic) && !word.exists())?;
    let program = Arguments::command();
    let names = program.get_subcommands().map(|command| (strsim::jaro_winkler(text, command.get_name()), command));
    let (likeness, command) = names.max_by(|a, b| a.0.total_cmp(&b.0))?;
    let nearest = (likeness > ALIKE).then(|| command.get_name().to_owned());
    Some(Error::NoSuchCommand { word: word.to_owned(), nearest })
}

fn terminal_program(context: &mut Context, paths: &[PathBuf]) -> Result<Outcome> {
    if let Some(error) = paths.first().and_then(|word| mistyped(word)) {
        return Err(error);
    }
    if !(std::io::stdout().is_terminal() && std::io::stdin().is_terminal()) {
        return Err(Error::NoTerminal);
    }
    if is_dumb() {
        return Err(Error::DumbTerminal);
    }
    let places = context.places(paths)?.with_journal()?;
    let look = crate::tui::Look {
        color: context.global.color == When::Always || (context.global.color == When::Auto && !is_set("NO_COLOR")),
        ascii: context.global.ascii,
    };
    crate::tui::run(places, look)
}

fn color(when: When) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if is_set("CLICOLOR_FORCE") => true,
        When::Auto => std::io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb(),
    }
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// Prints what the argument parser says: help and version as they are, an error
/// without what arguments could smuggle to the terminal. Returns the exit code.
pub fn wrong_use(error: &clap::Error) -> u8 {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        out::beside(&error.to_string());
        return 2;
    }
    if error.use_stderr() {
        out::error(folded(error).trim_end().trim_start_matches("error: "));
        return 2;
    }
    match error.print().map_err(Error::Output) {
        Err(error) if !error.is_closed_pipe() => {
            tell(&error);
            error.exit_code()
        }
        _ => 0,
    }
}

/// The parser's message, in which what was typed adds no lines.
fn folded(error: &clap::Error) -> String {
    let typed = error.context().filter_map(|(_, value)| match value {
        ContextValue::String(text) if text.contains(['\n', '\t']) => Some(text),
        _ => None,
    });
    typed.fold(error.to_string(), |message, text| message.replace(text.as_str(), &ladder::text::clean_line(text)))
}

/// Prints an error the way every command does: what happened, where, what next.
pub fn tell(error: &Error) {
    out::error(&error.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_arguments_mean_what_the_parser_makes_of_none() {
        let parsed = Arguments::try_parse_from(["rungs"]).unwrap();
        assert_eq!(format!("{:?}", Arguments::default()), format!("{parsed:?}"));
    }
}
