//! The door: arguments, files, exit codes. The only part of the program that touches the world.

mod arguments;
mod check;
mod files;

use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Arguments, Command};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to say.
    Fine = 0,
    /// Findings at or above `--fail-on`.
    Findings = 1,
    /// Wrong use or configuration; an output that cannot be written.
    Usage = 2,
    /// No input, or input that cannot be read.
    NoInput = 3,
    /// Our own fault.
    Fault = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Reads the arguments and does what they say.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let wanted = !error.use_stderr();
            let _ = error.print();
            return if wanted { Exit::Fine.into() } else { Exit::Usage.into() };
        }
    };
    let common = arguments.common;
    match arguments.command {
        Command::Check(options) => check::run(&common, &options).into(),
    }
}
