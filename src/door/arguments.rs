mod trying;

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use thutuc::check::Profile;
use thutuc::diagnostic::{Format, Language, Severity};

pub use trying::{CasesOptions, RunOptions, TestFormat, TestOptions};

/// A compiler for administrative procedures.
#[derive(Parser, Debug)]
#[command(name = "thutuc", version, propagate_version = true)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Args, Debug)]
pub struct Common {
    /// Language of everything printed; by default that of the locale, else Vietnamese.
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LanguageArgument>,
    /// The day on which the catalogue is looked at; by default today.
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
    /// How strictly the catalogue is judged.
    #[arg(long, global = true, value_enum, default_value_t = ProfileArgument::Draft)]
    pub profile: ProfileArgument,
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// The catalogue whose dictionaries the files refer to; by default found beside or above them.
    #[arg(long, global = true, value_name = "DIR")]
    pub catalog: Option<PathBuf>,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Judge procedures and say what is wrong.
    Check(CheckOptions),
    /// Judge the catalogue, then write what engines, forms and readers need.
    Build(BuildOptions),
    /// Explain a rule, a simplification or an export.
    Explain(ExplainOptions),
    /// List the rules.
    Rules(RulesOptions),
    /// Begin a new procedure, from a template or from one that exists.
    New(NewOptions),
    /// Draw a procedure.
    Graph(GraphOptions),
    /// Show what can be simplified in a procedure and why nothing is lost, and prove it.
    Simplify(SimplifyOptions),
    /// Say of BPMN files that others drew whether every case in them can end, a line each.
    Verdict(VerdictOptions),
    /// Run the scenarios that stand beside procedures, and say what they cover.
    Test(TestOptions),
    /// Let one case walk through a procedure.
    Run(RunOptions),
    /// Look for the fewest cases that show everything in a procedure.
    Cases(CasesOptions),
    /// Print completions for a shell.
    Completions(CompletionsOptions),
}

/// Options of `build`.
#[derive(Args, Debug)]
pub struct BuildOptions {
    /// Files and folders; by default `catalog`.
    pub paths: Vec<PathBuf>,
    /// The folder to write; an earlier build in it is replaced as a whole.
    #[arg(long, value_name = "DIR", default_value = "target/thutuc")]
    pub out: PathBuf,
    /// Only these exports.
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    pub only: Vec<String>,
}

/// Options of `explain`.
#[derive(Args, Debug)]
pub struct ExplainOptions {
    /// Its name, as a finding shows it.
    pub name: String,
}

/// Options of `rules`.
#[derive(Args, Debug)]
pub struct RulesOptions {
    /// How they are printed.
    #[arg(long, value_enum, default_value_t = ListFormat::Plain)]
    pub format: ListFormat,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ListFormat {
    /// One line each.
    Plain,
    /// For programs.
    Json,
}

/// Options of `new`.
#[derive(Args, Debug)]
pub struct NewOptions {
    /// Id of the procedure, in small letters without accents: `cap-phep-xay-dung`.
    pub id: String,
    /// An existing procedure to start from: its id or its file.
    #[arg(long, value_name = "ID")]
    pub like: Option<String>,
    /// Where to write it; by default below the catalogue.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Options of `graph`.
#[derive(Args, Debug)]
pub struct GraphOptions {
    /// The file of the procedure.
    pub file: PathBuf,
    /// What to draw with.
    #[arg(long, value_enum, default_value_t = GraphFormat::Svg)]
    pub format: GraphFormat,
    /// Point out the shortest run that shows what is wrong.
    #[arg(long)]
    pub fault: bool,
}

/// What a graph is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// A picture.
    Svg,
    /// Graphviz.
    Dot,
    /// Mermaid.
    Mermaid,
}

/// Options of `simplify`.
#[derive(Args, Debug)]
pub struct SimplifyOptions {
    /// The file of the procedure.
    pub file: PathBuf,
    /// How it is shown.
    #[arg(long, value_enum, default_value_t = SimplifyFormat::Plain)]
    pub format: SimplifyFormat,
}

/// How a simplification is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SimplifyFormat {
    /// Text.
    Plain,
    /// For programs.
    Json,
    /// Pictures of before and after.
    Svg,
}

/// Options of `verdict`.
#[derive(Args, Debug)]
pub struct VerdictOptions {
    /// BPMN files, and folders with such files.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// How verdicts are printed.
    #[arg(long, value_enum, default_value_t = VerdictFormat::Tsv)]
    pub format: VerdictFormat,
    /// Files that are looked at together; by default one for each core.
    #[arg(long)]
    pub jobs: Option<usize>,
}

/// How verdicts are printed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictFormat {
    /// A line each, cells apart by tabs.
    Tsv,
    /// For programs.
    Json,
}

/// Options of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsOptions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Options of `check`.
#[derive(Args, Debug)]
pub struct CheckOptions {
    /// Files and folders; by default `catalog`.
    pub paths: Vec<PathBuf>,
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = FormatArgument::Plain)]
    pub format: FormatArgument,
    /// The mildest finding that makes the command fail.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// Put right what can be put right safely.
    #[arg(long)]
    pub fix: bool,
}

macro_rules! argument {
    ($name:ident => $target:ty { $($variant:ident $word:literal = $value:expr,)* }) => {
        /// A word of the command line.
        #[derive(Clone, Copy, Debug, ValueEnum)]
        pub enum $name { $(#[value(name = $word)] $variant,)* }

        impl From<$name> for $target {
            fn from(argument: $name) -> $target {
                match argument { $($name::$variant => $value),* }
            }
        }
    };
}

argument! { LanguageArgument => Language { Vi "vi" = Language::Vi, En "en" = Language::En, } }
argument! { ProfileArgument => Profile {
    Import "import" = Profile::Import,
    Draft "draft" = Profile::Draft,
    Announce "announce" = Profile::Announce,
    Strict "strict" = Profile::Strict,
} }
argument! { FormatArgument => Format {
    Plain "plain" = Format::Plain,
    Json "json" = Format::Json,
    Sarif "sarif" = Format::Sarif,
    Github "github" = Format::Github,
    Gitlab "gitlab" = Format::Gitlab,
    Junit "junit" = Format::Junit,
} }
argument! { FailOn => Option<Severity> {
    Error "error" = Some(Severity::Error),
    Warning "warning" = Some(Severity::Warning),
    Advice "advice" = Some(Severity::Advice),
    Never "never" = None,
} }

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Common {
    /// The language asked for, or that of the locale, or Vietnamese.
    pub fn language(&self) -> Language {
        self.lang.map_or_else(locale, Language::from)
    }

    /// Whether to use colour on standard output.
    pub fn colors(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                environment("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::io::stdout().is_terminal()
            }
        }
    }

    /// How many columns a line may have.
    pub fn width() -> usize {
        environment("COLUMNS").and_then(|columns| columns.parse().ok()).unwrap_or(100)
    }

    /// The day asked for, or today.
    pub fn day(&self) -> Date {
        self.as_of.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
    }
}

#[expect(clippy::disallowed_methods, reason = "the door reads the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The language of the locale, or Vietnamese.
fn locale() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| {
        let value = environment(name)?;
        (!value.is_empty()).then_some(value)
    });
    match locale {
        Some(locale) if locale.starts_with("en") => Language::En,
        _ => Language::Vi,
    }
}

/// The language asked for, seen before the arguments are understood.
#[expect(clippy::disallowed_methods, reason = "the door reads the arguments")]
pub fn language() -> Language {
    let words: Vec<String> = std::env::args().collect();
    let behind = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let asked = behind.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=")));
    match asked {
        Some("en") => Language::En,
        Some("vi") => Language::Vi,
        _ => locale(),
    }
}
