//! The door: arguments, files, exit codes. The only part of the program that touches the world.

mod arguments;
mod build;
mod check;
mod explain;
mod files;
mod new;
mod output;
mod picture;
mod session;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

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
    let exit = match arguments.command {
        Command::Check(options) => check::run(&common, &options),
        Command::Build(options) => build::run(&common, &options),
        Command::Explain(options) => explain::explain(&common, &options),
        Command::Rules(options) => explain::rules(&common, &options),
        Command::New(options) => new::run(&common, &options),
        Command::Graph(options) => picture::graph(&common, &options),
        Command::Simplify(options) => picture::simplify(&common, &options),
        Command::Completions(options) => completions(options.shell),
    };
    exit.into()
}

fn completions(shell: clap_complete::Shell) -> Exit {
    clap_complete::generate(shell, &mut Arguments::command(), "thutuc", &mut std::io::stdout());
    Exit::Fine
}
