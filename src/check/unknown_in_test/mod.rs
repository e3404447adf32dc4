use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::model::{Ends, Id, Kind, Scenario};
use crate::process::Versions;
use crate::source::{Edit, nearest};
use crate::yaml::Node;
use crate::{page, text};

/// A scenario that names something the procedure does not have.
pub static UNKNOWN_IN_TEST: Check = Check {
    meta: Meta { name: "unknown-in-test", page: page!() },
    levels: Levels::ERROR,
    run: Run::Versions(run),
};

fn run(versions: &Versions<'_>, findings: &mut Findings<'_>) {
    if versions.scenarios.is_empty() {
        return;
    }
    let known = Known::of(versions);
    for scenarios in versions.scenarios.iter().map(|filed| &filed.value) {
        scenarios.tests.iter().for_each(|test| judge(test, &known, findings));
    }
}

fn judge(test: &Scenario, known: &Known<'_>, findings: &mut Findings<'_>) {
    for key in test.given.keys().chain(test.happens.iter().flat_map(|row| row.sets.keys())) {
        fact(key, known, findings);
    }
    for row in &test.happens {
        match (&row.step, &row.event) {
            (Some(step), _) => decision(step, row.outcome.as_ref(), known, findings),
            (None, Some(event)) if !known.events.contains(&event.value.as_str()) => {
                let sentence = text!(
                    en: "the procedure has no event `{event}` that may come at any time",
                    vi: "thủ tục không có sự kiện `{event}` ở `anytime`",
                );
                say(sentence, event, &known.events, true, findings);
            }
            _ => {}
        }
    }
    let expect = &test.expect;
    expect.path.iter().flat_map(|path| &path.value).for_each(|step| decision(step, None, known, findings));
    expect.asks.iter().flat_map(|asks| &asks.value).for_each(|asked| fact(asked, known, findings));
    let papers = expect.documents.iter().flat_map(|papers| &papers.value).chain(&expect.not_documents);
    for paper in papers.filter(|paper| !known.papers.contains(&paper.value.as_str())) {
        let sentence = text!(
            en: "the procedure does not ask for the paper `{paper}`",
            vi: "thủ tục không yêu cầu giấy tờ `{paper}`",
        );
        // Another paper of nearly the same id may well be meant; a person must say so.
        say(sentence, paper, &known.papers, false, findings);
    }
}

fn fact(id: &Id, known: &Known<'_>, findings: &mut Findings<'_>) {
    if !known.facts.contains(&id.value.as_str()) {
        let sentence = text!(
            en: "the procedure has no question or fact `{id}`",
            vi: "thủ tục không có câu hỏi hay dữ kiện `{id}`",
        );
        say(sentence, id, &known.facts, true, findings);
    }
}

fn decision(step: &Id, outcome: Option<&Id>, known: &Known<'_>, findings: &mut Findings<'_>) {
    if !known.steps.contains(&step.value.as_str()) {
        let sentence = text!(en: "the procedure has no step `{step}`", vi: "thủ tục không có bước `{step}`");
        say(sentence, step, &known.steps, true, findings);
        return;
    }
    let outcomes: Vec<&str> =
        known.outcomes.iter().filter(|(of, _)| *of == step.value).map(|(_, outcome)| *outcome).collect();
    if let Some(outcome) = outcome.filter(|outcome| !outcomes.contains(&outcome.value.as_str())) {
        let sentence = text!(
            en: "the step `{step}` has no outcome `{outcome}`",
            vi: "bước `{step}` không có kết quả `{outcome}`",
        );
        say(sentence, outcome, &outcomes, true, findings);
    }
}

fn say(sentence: Text, id: &Id, known: &[&str], is_safe: bool, findings: &mut Findings<'_>) {
    let reported = findings.push(id.span, sentence);
    let Some(near) = nearest(id, known.iter().copied()) else {
        reported.help(text!(
            en: "check the spelling against the file of the procedure",
            vi: "đối chiếu cách viết với tệp của thủ tục",
        ));
        return;
    };
    let reported = reported.help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`"));
    if is_safe {
        let edit = Edit::replace(id.span, near);
        reported.fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![edit]);
    }
}

/// Every name that a scenario of one procedure may use, in any of its versions and places, on any day.
#[derive(Default)]
struct Known<'a> {
    steps: Vec<&'a str>,
    outcomes: Vec<(&'a str, &'a str)>,
    facts: Vec<&'a str>,
    papers: Vec<&'a str>,
    events: Vec<&'a str>,
}

impl<'a> Known<'a> {
    fn of(versions: &Versions<'a>) -> Self {
        let mut known = Self { facts: vec!["channel", "case", "applicant", "missing"], ..Self::default() };
        for root in versions.written() {
            root.walk(&mut |node| {
                for entry in node.entries() {
                    known.add(&entry.key, &entry.value);
                }
            });
        }
        known
    }

    /// How a call ended is said as its outcome.
    fn ends_of_call(&mut self, row: &'a Node) {
        let is_call = row.get("kind").and_then(Node::text) == Some(Kind::Call.word());
        if let Some(step) = row.get("id").and_then(Node::text).filter(|_| is_call) {
            self.outcomes.extend(Ends::ALL.iter().map(|ends| (step, ends.word())));
        }
    }

    /// Takes over what stands under one key.
    fn add(&mut self, key: &str, value: &'a Node) {
        let ids = |list: &'a Node| list.items().iter().filter_map(|row| row.get("id")?.text());
        match key {
            "facts" | "fields" => self.facts.extend(ids(value)),
            "document" => self.papers.extend(value.text()),
            "anytime" => self.events.extend(value.items().iter().filter_map(|row| row.get("event")?.text())),
            "steps" => {
                self.steps.extend(ids(value));
                for row in value.items() {
                    self.ends_of_call(row);
                    let (Some(step), Some(outcomes)) = (row.get("id"), row.get("outcomes")) else { continue };
                    self.outcomes.extend(ids(outcomes).filter_map(|outcome| Some((step.text()?, outcome))));
                }
            }
            _ => {}
        }
    }
}
