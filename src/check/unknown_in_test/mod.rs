use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::check::find;
use crate::diagnostic::Text;
use crate::model::{Scenario, Scenarios};
use crate::process::Catalog;
use crate::source::{Edit, Span, nearest};
use crate::yaml::Node;
use crate::{page, text};

/// A scenario that names something the procedure does not have.
pub static UNKNOWN_IN_TEST: Check = Check {
    meta: Meta { name: "unknown-in-test", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for scenarios in catalog.scenarios.iter().map(|filed| &filed.value) {
        // Of a procedure that is not there or could not be read nothing is known.
        if let Some(known) = Known::of(catalog, scenarios) {
            scenarios.tests.iter().for_each(|test| judge(test, &known, findings));
        }
    }
}

/// A name in a scenario, and the names it can be.
struct Named<'a> {
    what: Text,
    id: &'a str,
    span: Span,
    known: &'a [&'a str],
}

fn judge(test: &Scenario, known: &Known<'_>, findings: &mut Findings<'_>) {
    let mut report = |what: Text, id: &str, span: Span, known: &[&str]| {
        if !known.contains(&id) {
            say(&Named { what, id, span, known }, findings);
        }
    };
    for key in test.given.keys().chain(test.happens.iter().flat_map(|row| row.sets.keys())) {
        report(text!(en: "fact", vi: "dữ kiện"), &key.value, key.span, &known.facts);
    }
    for row in &test.happens {
        let Some(step) = &row.step else {
            let what = text!(en: "event of `anytime`", vi: "sự kiện ở `anytime`");
            row.event.iter().for_each(|event| report(what.clone(), event, event.span, &known.events));
            continue;
        };
        report(step_word(), step, step.span, &known.steps);
        let outcomes = known.outcomes.iter().filter(|(of, _)| *of == step.value).map(|(_, outcome)| *outcome);
        let outcomes: Vec<&str> = outcomes.collect();
        for outcome in row.outcome.iter().filter(|_| known.steps.contains(&step.value.as_str())) {
            let what = text!(en: "outcome of `{step}`", vi: "kết quả của bước `{step}`");
            report(what, outcome, outcome.span, &outcomes);
        }
    }
    let expect = &test.expect;
    for step in expect.path.iter().flat_map(|path| &path.value) {
        report(step_word(), step, step.span, &known.steps);
    }
    let papers = expect.documents.iter().flat_map(|papers| &papers.value).chain(&expect.not_documents);
    for paper in papers {
        report(text!(en: "paper", vi: "giấy tờ"), paper, paper.span, &known.papers);
    }
    for fact in expect.asks.iter().flat_map(|asks| &asks.value) {
        report(text!(en: "fact", vi: "dữ kiện"), fact, fact.span, &known.facts);
    }
    for rule in expect.lint.iter().filter(|rule| find(&rule.value).is_none()) {
        report(text!(en: "rule", vi: "quy tắc"), rule, rule.span, &known.rules);
    }
}

fn step_word() -> Text {
    text!(en: "step", vi: "bước")
}

fn say(named: &Named<'_>, findings: &mut Findings<'_>) {
    let (id, what) = (named.id, named.what.clone());
    let reported = findings.push(
        named.span,
        text!(
            en: "there is no {what} `{id}`",
            vi: "không có {what} `{id}`";
            what = what
        ),
    );
    match nearest(id, named.known.iter().copied()) {
        Some(near) => reported
            .help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`"))
            .fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![Edit::replace(named.span, near)]),
        None => reported.help(text!(
            en: "check the spelling against the file of the procedure",
            vi: "đối chiếu cách viết với tệp của thủ tục",
        )),
    };
}

/// Every name that a scenario of one procedure may use, in any of its versions and places, on any day.
#[derive(Default)]
struct Known<'a> {
    steps: Vec<&'a str>,
    outcomes: Vec<(&'a str, &'a str)>,
    facts: Vec<&'a str>,
    papers: Vec<&'a str>,
    events: Vec<&'a str>,
    rules: Vec<&'a str>,
}

impl<'a> Known<'a> {
    fn of(catalog: &'a Catalog, scenarios: &'a Scenarios) -> Option<Self> {
        let roots: Vec<&Node> = catalog.written(&scenarios.tests_of).collect();
        let rules = crate::check::ALL.iter().map(|check| check.meta.name).collect();
        let mut known = Self { facts: vec!["channel", "case", "applicant", "missing"], rules, ..Self::default() };
        for root in &roots {
            root.walk(&mut |node| node.entries().iter().for_each(|entry| known.add(&entry.key, &entry.value)));
        }
        (!roots.is_empty()).then_some(known)
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
                    let (Some(step), Some(outcomes)) = (row.get("id"), row.get("outcomes")) else { continue };
                    self.outcomes.extend(ids(outcomes).filter_map(|outcome| Some((step.text()?, outcome))));
                }
            }
            _ => {}
        }
    }
}
