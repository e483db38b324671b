//! `rungs completions SHELL`.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::{Context, Outcome};
use crate::Result;

const EXAMPLES: &str = "\
Examples:
  rungs completions bash > ~/.local/share/bash-completion/completions/rungs";

/// Prints what completes commands and options in a shell.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "rungs", &mut script);
    context.printer.bytes(&script)?;
    Ok(Outcome::Fine)
}
