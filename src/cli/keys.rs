//! `rungs keys`: the keys of the terminal program.

use super::{Context, Outcome};
use crate::Result;
use crate::report::text::Style;
use crate::tui::action;

const EXAMPLES: &str = "\
Examples:
  rungs keys   all keys, by where they hold";

/// Prints the keys of the terminal program.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// Print the table of the panes' keys in Markdown
    #[arg(long)]
    markdown: bool,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    if arguments.markdown {
        action::markdown().lines().try_for_each(|line| context.printer.text(line))?;
        return Ok(Outcome::Fine);
    }
    for place in action::Context::ALL {
        context.printer.line(&[(Style::Bold, &format!("Keys in {}", place.name()))])?;
        for (family, lines) in action::help(place) {
            context.printer.line(&[(Style::Dim, &format!("  {family}"))])?;
            lines.iter().try_for_each(|(keys, help)| context.printer.text(&format!("  {keys:<24} {help}")))?;
        }
    }
    Ok(Outcome::Fine)
}
