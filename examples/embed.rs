//! The library in twenty lines: read files, compile, print findings. Run it with `cargo run --example embed`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the library leaves files and printing to us"
)]

use thutuc::calendar::Date;
use thutuc::check::Profile;
use thutuc::compile::{self, compile};
use thutuc::diagnostic::{Format, Language, Options, Report, render};
use thutuc::source::{File, Sources};

fn main() -> std::io::Result<()> {
    let mut files = Vec::new();
    for path in ["examples/wrong/shape.yaml", "examples/wrong/yaml-syntax.yaml"] {
        files.push(File::new(path, std::fs::read(path)?));
    }
    let sources = Sources::new(files);
    let options = compile::Options { day: Date::constant(2026, 8, 28), profile: Profile::Draft };
    let compiled = compile(&sources, options);
    let report = Report { sources: &sources, findings: &compiled.findings, rules: &[], version: "" };
    let terminal = Options { color: false, width: 100, unicode: true };
    print!("{}", render(&report, Format::Plain, Language::En, terminal));
    Ok(())
}
