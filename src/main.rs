//! The program: arguments → command → exit code.

use std::process::ExitCode;

use rungs::cli::{self, Arguments};

fn main() -> ExitCode {
    let arguments = match Arguments::of_this_process() {
        Ok(arguments) => arguments,
        Err(error) => return ExitCode::from(cli::wrong_use(&error)),
    };
    match cli::run(arguments) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            cli::tell(&error);
            ExitCode::from(error.exit_code())
        }
    }
}
