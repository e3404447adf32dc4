use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use thutuc::check::Profile;
use thutuc::diagnostic::{Format, Language, Severity};

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
        if let Some(language) = self.lang {
            return language.into();
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| {
            let value = environment(name)?;
            (!value.is_empty()).then_some(value)
        });
        match locale {
            Some(locale) if locale.starts_with("en") => Language::En,
            _ => Language::Vi,
        }
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

    /// The day asked for, or today.
    pub fn day(&self) -> Date {
        self.as_of.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
    }
}

#[expect(clippy::disallowed_methods, reason = "the door reads the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
