//! The door: arguments, files, exit codes. The only part of the program that touches the world.

mod arguments;
mod build;
mod cases;
mod check;
mod explain;
mod files;
mod new;
mod output;
mod picture;
mod session;
mod test;
mod verdict;
mod vietnamese;
mod walk;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use thutuc::diagnostic::Language;

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
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(exit) => return exit.into(),
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
        Command::Verdict(options) => verdict::run(&common, &options),
        Command::Test(options) => test::run(&common, &options),
        Command::Cases(options) => cases::run(&common, &options),
        Command::Run(options) => walk::run(&common, &options),
        Command::Completions(options) => completions(options.shell),
    };
    exit.into()
}

/// The arguments, or why there are none; either way what is to be said of it has been said.
fn arguments() -> Result<Arguments, Exit> {
    let language = arguments::language();
    let command = match language {
        Language::Vi => vietnamese::translated(Arguments::command()),
        Language::En => Arguments::command(),
    };
    let matches = command.try_get_matches();
    matches.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|error| {
        if !error.use_stderr() || language == Language::En || error.kind() == SHOWN_HELP {
            let _ = error.print();
        } else {
            session::complain(&vietnamese::reason(&error));
        }
        if error.use_stderr() { Exit::Usage } else { Exit::Fine }
    })
}

/// What is printed when nothing was asked for is the help itself.
const SHOWN_HELP: ErrorKind = ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;

fn completions(shell: clap_complete::Shell) -> Exit {
    clap_complete::generate(shell, &mut Arguments::command(), "thutuc", &mut std::io::stdout());
    Exit::Fine
}
