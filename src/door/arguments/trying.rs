//! Options of the commands that try procedures out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ListFormat;

/// Options of `test`.
#[derive(Args, Debug)]
pub struct TestOptions {
    /// Files and folders; by default `catalog`.
    pub paths: Vec<PathBuf>,
    /// How results are printed.
    #[arg(long, value_enum, default_value_t = TestFormat::Plain)]
    pub format: TestFormat,
    /// Fail when less than this share is covered.
    #[arg(long, value_name = "PERCENT")]
    pub fail_under: Option<f64>,
    /// Name everything that is not covered.
    #[arg(long)]
    pub missing: bool,
}

/// How results of scenarios are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// Text.
    Plain,
    /// For programs.
    Json,
    /// `JUnit` XML, one test case for each scenario.
    Junit,
}

/// Options of `run`.
#[derive(Args, Debug)]
pub struct RunOptions {
    /// The file of the procedure.
    pub file: PathBuf,
    /// Answers: a YAML file, or `name=value` with commas between them.
    #[arg(long, value_name = "FILE|NAME=VALUE,…")]
    pub facts: Vec<String>,
    /// What happens at a step, in order: `step=outcome`, `step=event`, `step=time-out` when time runs out; behind it
    /// `@2026-08-28` if it happens that day; the name of an event alone if it may come at any time.
    #[arg(long, value_name = "STEP=OUTCOME")]
    pub choose: Vec<String>,
    /// When the case is received: `2026-08-28`, `2026-08-28 15h30`.
    #[arg(long, value_name = "DATE")]
    pub received: Option<String>,
    /// Where the case is filed: the id of a place.
    #[arg(long, value_name = "ID")]
    pub place: Option<String>,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = ListFormat::Plain)]
    pub format: ListFormat,
}

/// Options of `cases`.
#[derive(Args, Debug)]
pub struct CasesOptions {
    /// The file of the procedure.
    pub file: PathBuf,
    /// The folder to write a test file to; by default it is printed.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
