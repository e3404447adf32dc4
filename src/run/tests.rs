//! One case walking through a few steps, construct by construct.

mod clock;
mod expecting;
mod flow;
mod parallel;
mod searching;
mod timers;
mod waits;

use std::sync::Arc;

use super::{Case, Mismatch, Told, Trace, judge, slips_of, walk};
use crate::calendar::read_date;
use crate::model::{Declaration, Scenario, declare};
use crate::process::{Dictionaries, Process, Version, judge as judged};
use crate::source::{File, FileId};
use crate::yaml::{Tree, read};

const HEAD: &str = "\
procedure: thu
code: \"9.000001\"
name: Thủ tục thử
field: cu-tru
levels: [commune]
from: 2026-01-01
source: {url: https://example.org/thu}
applicants: [citizen]
";

/// The fixtures of section 5 of the language.
const DICTIONARY: &str = "\
dictionary: chung
calendar: viet-nam
currency: VND
language: vi
agencies:
  - {id: so, name: Sở}
  - {id: thue, name: Thuế}
  - {id: cong-an, name: Công an}
applicants: [{id: citizen, name: Công dân}]
places:
  - {id: viet-nam, name: Việt Nam, level: country}
  - {id: xa-nui, name: Xã núi, within: viet-nam, level: commune, traits: [mien-nui]}
calendars:
  - id: viet-nam
    weekend: [sat, sun]
    holidays: [{date: 2026-09-01, name: Lễ}, {date: 2026-09-02, name: Lễ}]
    hours: [07h30-11h30, 13h30-17h30]
";

fn tree(text: &str) -> Tree {
    let (tree, findings) = read(FileId(0), &File::new("thu.yaml", text.into()));
    assert_eq!(findings, [], "{text}");
    tree.expect("read without findings")
}

fn declared(tree: &Tree, text: &str) -> Declaration {
    let (declared, findings) = declare(tree);
    assert_eq!(findings, [], "{text}");
    declared.expect("declared without findings")
}

/// A procedure of which only some keys are written.
fn process(keys: &str) -> Process {
    let dictionary = tree(DICTIONARY);
    let Declaration::Dictionary(dictionary) = declared(&dictionary, DICTIONARY) else {
        panic!("a dictionary")
    };
    let channels = if keys.contains("channels:") { "" } else { "channels: {direct: {}}\n" };
    let text = format!("{HEAD}{channels}{}\n", keys.trim_end());
    let written = tree(&text);
    let Declaration::Procedure(procedure) = declared(&written, &text) else { panic!("a procedure") };
    let day = read_date("2026-08-28").expect("a day");
    let days = judged(&[(FileId(0), &procedure)], day)[&FileId(0)];
    let version = Version {
        file: FileId(0),
        procedure: Arc::new(*procedure),
        root: Arc::new(written.root),
        judged: days,
        layers: &[],
        dictionaries: &Arc::new(Dictionaries::new([*dictionary])),
    };
    let (mut processes, findings) = version.processes();
    assert_eq!(findings, []);
    processes.remove(0)
}

/// A scenario; without `received`, that of the fixtures.
fn scenario(keys: &str) -> Scenario {
    let lines: Vec<&str> = keys.lines().collect();
    let indented = if lines.is_empty() { String::new() } else { format!("    {}\n", lines.join("\n    ")) };
    let received = if keys.contains("received:") { "" } else { "    received: 2026-08-03 09h00\n" };
    let expect = if keys.contains("expect:") { "" } else { "    expect: {}\n" };
    let text = format!("tests-of: thu\ntests:\n  - name: Thử\n{received}{indented}{expect}");
    let tree = tree(&text);
    let Declaration::Scenarios(scenarios) = declared(&tree, &text) else { panic!("scenarios") };
    scenarios.tests.into_iter().next().expect("a scenario").value
}

/// A case walking, with everything that did not come out as expected.
fn tried(keys: &str, told: &str) -> (Trace, Vec<Mismatch>) {
    let process = process(keys);
    let scenario = scenario(told);
    let dossier = Case::of(&process, &scenario).filed(&process);
    let mut guide = Told::new(&process, &scenario);
    let trace = walk(&dossier, &mut guide);
    guide.left_over(&trace);
    let mut found: Vec<Mismatch> =
        guide.faults.drain(..).map(|(span, sentence)| Mismatch { span, sentence, help: None }).collect();
    found.extend(slips_of(&process, &scenario, &dossier, &trace));
    found.extend(judge(&scenario, &trace, &["unbounded-loop"].into()));
    (trace, found)
}

/// What of a scenario does not come out as expected, in English.
fn wrong(keys: &str, told: &str) -> Vec<String> {
    tried(keys, told).1.into_iter().map(|mismatch| mismatch.sentence.en).collect()
}

/// Demands that a scenario comes out as expected.
#[track_caller]
fn passes(keys: &str, told: &str) {
    assert_eq!(wrong(keys, told), Vec::<String>::new(), "{told}");
}

/// The steps walked, and how the case ended or why it did not.
fn walked(keys: &str, told: &str) -> String {
    let (trace, _) = tried(keys, told);
    let end = match (&trace.problem, trace.ends) {
        (Some(problem), _) => problem.sentence().en,
        (None, ends) => ends.map_or("open", crate::model::Ends::word).to_owned(),
    };
    format!("{} | {end}", trace.path().join(" "))
}
