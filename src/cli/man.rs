//! `rungs man`.

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::{Context, Outcome};
use crate::{Error, Result};

const EXAMPLES: &str = "\
Examples:
  rungs man | man -l -        the program's page
  rungs man tick | man -l -   a command's";

/// Prints the manual page: of the program, or of one of its commands.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// A command, as `tick`
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let mut program = super::Arguments::command();
    program.build();
    let page = match &arguments.command {
        None => program,
        Some(name) => {
            let command = program.find_subcommand(name).cloned();
            let command = command.ok_or_else(|| Error::NoSuchCommand { word: name.into(), nearest: None })?;
            let full = format!("rungs-{}", command.get_name());
            Command::display_name(command, full)
        }
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text).map_err(Error::Output)?;
    context.printer.bytes(&text)?;
    Ok(Outcome::Fine)
}
