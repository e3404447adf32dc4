//! Scenarios that were run, as they are printed: a summary for people, JSON and `JUnit` for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::diagnostic::{Language, Text, xml_attribute, xml_content};
use crate::source::{Sources, Span};
use crate::text;

use super::{Coverage, Kind, Rehearsal, Tried};

/// Of what was not seen, this much of each procedure is named unless everything is asked for.
const NAMED: usize = 12;

/// How many scenarios passed, and what they saw, procedure by procedure and together.
pub fn summary(rehearsals: &[Rehearsal], language: Language, all: bool) -> String {
    let mut out = String::new();
    let mut say = |text: Text| {
        out += text.get(language);
        out.push('\n');
    };
    for rehearsal in rehearsals {
        let (fine, tried) = passed(rehearsal);
        let (procedure, share) = (&rehearsal.procedure, share(rehearsal.coverage.total()));
        say(text!(
            en: "{procedure}: {fine} of {tried} scenarios pass; covered {share}: {kinds}",
            vi: "{procedure}: đạt {fine}/{tried} tình huống; đã phủ {share}: {kinds}";
            kinds = kinds(&[rehearsal])
        ));
        let most = if all { usize::MAX } else { NAMED };
        for (_, missing) in rehearsal.missing.iter().take(most) {
            say(
                text!(en: "  not covered: {missing}", vi: "  chưa phủ: {missing}"; missing = missing.clone()),
            );
        }
        let more = rehearsal.missing.len().saturating_sub(most);
        if more > 0 {
            say(text!(en: "  and {more} more", vi: "  và {more} mục nữa"));
        }
    }
    let together: Vec<&Rehearsal> = rehearsals.iter().collect();
    let (fine, tried) =
        rehearsals.iter().map(passed).fold((0, 0), |(a, b), (fine, tried)| (a + fine, b + tried));
    let share = share(covered(rehearsals));
    say(text!(
        en: "together: {fine} of {tried} scenarios pass; covered {share}: {kinds}",
        vi: "tổng cộng: đạt {fine}/{tried} tình huống; đã phủ {share}: {kinds}";
        kinds = kinds(&together)
    ));
    out
}

fn passed(rehearsal: &Rehearsal) -> (usize, usize) {
    (rehearsal.tried.iter().filter(|tried| tried.is_fine()).count(), rehearsal.tried.len())
}

/// How much was seen of all procedures.
pub fn covered(rehearsals: &[Rehearsal]) -> (usize, usize) {
    let totals = rehearsals.iter().map(|rehearsal| rehearsal.coverage.total());
    totals.fold((0, 0), |(seen, all), (more, of)| (seen + more, all + of))
}

/// A share in percent, with one digit behind the point; never rounded up to a hundred.
pub fn share((seen, all): (usize, usize)) -> String {
    let thousandths = (seen * 1000).checked_div(all).unwrap_or(1000);
    let (whole, rest) = (thousandths / 10, thousandths % 10);
    if rest == 0 { format!("{whole} %") } else { format!("{whole}.{rest} %") }
}

fn kinds(rehearsals: &[&Rehearsal]) -> Text {
    let mut all = Text::default();
    for kind in Kind::ALL {
        let counts = rehearsals.iter().map(|rehearsal| rehearsal.coverage.count(kind));
        let (seen, of) = counts.fold((0, 0), |(seen, all), (more, of)| (seen + more, all + of));
        if of == 0 {
            continue;
        }
        let comma = if all.en.is_empty() { "" } else { ", " };
        let words = kind.words();
        all = text!(en: "{all}{comma}{words} {seen}/{of}", vi: "{all}{comma}{words} {seen}/{of}"; all = all; words = words);
    }
    all
}

/// Everything, for programs.
pub fn json(sources: &Sources, rehearsals: &[Rehearsal]) -> String {
    let procedures: Vec<Value> = rehearsals.iter().map(|rehearsal| procedure(sources, rehearsal)).collect();
    let (seen, all) = covered(rehearsals);
    let whole = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "procedures": procedures,
        "covered": {"seen": seen, "all": all},
    });
    format!("{whole:#}\n")
}

fn procedure(sources: &Sources, rehearsal: &Rehearsal) -> Value {
    let missing = rehearsal.missing.iter();
    let missing: Vec<Value> =
        missing.map(|(kind, text)| json!({"kind": kind.name(), "vi": text.vi, "en": text.en})).collect();
    json!({
        "procedure": rehearsal.procedure,
        "scenarios": rehearsal.tried.iter().map(|tried| scenario(sources, tried)).collect::<Vec<_>>(),
        "coverage": coverage(&rehearsal.coverage),
        "not_covered": missing,
    })
}

fn scenario(sources: &Sources, tried: &Tried) -> Value {
    let mismatches: Vec<Value> = tried
        .mismatches
        .iter()
        .map(|mismatch| {
            let place = place(sources, mismatch.span);
            json!({
                "path": place.0, "line": place.1, "column": place.2,
                "vi": mismatch.sentence.vi, "en": mismatch.sentence.en,
            })
        })
        .collect();
    json!({
        "file": sources.file(tried.file).path,
        "name": tried.name.value,
        "passed": tried.is_fine(),
        "mismatches": mismatches,
        "trace": tried.trace.as_ref().map(super::Trace::json),
    })
}

/// Counts by kind.
pub fn coverage(coverage: &Coverage) -> Value {
    let counts = Kind::ALL.iter().map(|kind| {
        let (seen, all) = coverage.count(*kind);
        (kind.name().to_owned(), json!({"seen": seen, "all": all}))
    });
    Value::Object(counts.collect())
}

fn place(sources: &Sources, span: Span) -> (&str, usize, usize) {
    let file = sources.file(span.file);
    let position = file.position(span.start as usize);
    (&file.path, position.line, position.column)
}

/// `JUnit` XML: every procedure is a suite, every scenario a test.
pub fn junit(sources: &Sources, rehearsals: &[Rehearsal], language: Language) -> String {
    let all = rehearsals.iter().flat_map(|rehearsal| &rehearsal.tried);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"thutuc\" {}>", tally(all));
    for rehearsal in rehearsals {
        let name = xml_attribute(&rehearsal.procedure);
        let _ =
            writeln!(out, "  <testsuite name=\"{name}\" {} skipped=\"0\">", tally(rehearsal.tried.iter()));
        for tried in &rehearsal.tried {
            test_case(&mut out, &name, sources, tried, language);
        }
        out += "  </testsuite>\n";
    }
    out + "</testsuites>\n"
}

fn tally<'t>(tried: impl Iterator<Item = &'t Tried>) -> String {
    let fine: Vec<bool> = tried.map(Tried::is_fine).collect();
    let failures = fine.iter().filter(|fine| !**fine).count();
    format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", fine.len())
}

fn test_case(out: &mut String, class: &str, sources: &Sources, tried: &Tried, language: Language) {
    let (name, file) = (xml_attribute(&tried.name.value), xml_attribute(&sources.file(tried.file).path));
    let (_, line, _) = place(sources, tried.name.span);
    let _ =
        write!(out, "    <testcase classname=\"{class}\" name=\"{name}\" file=\"{file}\" line=\"{line}\"");
    let Some(first) = tried.mismatches.first() else {
        *out += "/>\n";
        return;
    };
    let lines: Vec<String> = tried
        .mismatches
        .iter()
        .map(|mismatch| {
            let (path, line, column) = place(sources, mismatch.span);
            format!("{path}:{line}:{column}: {}\n", mismatch.sentence.get(language))
        })
        .collect();
    let message = xml_attribute(first.sentence.get(language));
    let lines = xml_content(&lines.concat());
    let _ = writeln!(out, ">\n      <failure message=\"{message}\">{lines}</failure>\n    </testcase>");
}
