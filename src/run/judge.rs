//! What a scenario expects, beside what came out. Only what is written is compared.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::calendar::{Due, Limit, Moment, NoDate};
use crate::diagnostic::Text;
use crate::model::{Expectation, FeeState, Scenario};
use crate::process::Process;
use crate::source::Span;
use crate::text;

use super::{Case, Dossier, Known, Situation, Slip, Trace, fees, slips};

/// Something that came out otherwise than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What was expected, or what does not fit.
    pub span: Span,
    /// What came out.
    pub sentence: Text,
    /// More about it.
    pub help: Option<Text>,
}

/// Whether a scenario lets the case walk: something happens in it, or it expects something that only a walk shows.
pub fn is_walked(scenario: &Scenario) -> bool {
    let Expectation { path, due, outcome, .. } = &scenario.expect.value;
    !scenario.happens.is_empty() || path.is_some() || due.is_some() || outcome.is_some()
}

/// Whether a scenario asks for findings only, so that there is no case to look at.
pub fn is_about_findings(scenario: &Scenario) -> bool {
    let expect = &scenario.expect.value;
    let looks_at_papers = expect.documents.is_some() || !expect.not_documents.is_empty();
    let looks_at_rest =
        expect.fee.is_some() || expect.fees.is_some() || expect.limit.is_some() || expect.asks.is_some();
    scenario.given.is_empty() && !is_walked(scenario) && !looks_at_papers && !looks_at_rest
}

/// The answers of a scenario that do not fit the questions, with their places.
pub fn slips_of(
    process: &Process,
    scenario: &Scenario,
    dossier: &Dossier<'_>,
    trace: &Trace,
) -> Vec<Mismatch> {
    if is_about_findings(scenario) {
        return Vec::new();
    }
    let case: &Case = &dossier.case;
    let first = slips(process, case, &case.asking(process));
    let mut last = Situation::new(process);
    last.answers.clone_from(&trace.outlook.facts);
    let last = if trace.outlook.facts.is_empty() { first.clone() } else { slips(process, case, &last) };
    let mut all: Vec<Slip> = Vec::new();
    for slip in first.iter().chain(&last) {
        // What a later step asks for is asked; what must be answered at any time must be given.
        let counts = !case.answers.contains_key(&slip.name) || first.contains(slip) && last.contains(slip);
        if counts && !all.contains(slip) {
            all.push(slip.clone());
        }
    }
    let place = |slip: &Slip| scenario.given.keys().find(|key| key.value == slip.name).map(|key| key.span);
    all.iter()
        .map(|slip| Mismatch {
            span: place(slip).unwrap_or(scenario.name.span),
            sentence: slip.sentence.clone(),
            help: None,
        })
        .collect()
}

/// Everything that came out otherwise than a scenario expects; `findings` are the rules that found something.
pub fn judge(scenario: &Scenario, trace: &Trace, findings: &BTreeSet<&str>) -> Vec<Mismatch> {
    let mut judge = Judge { expect: &scenario.expect.value, trace, found: Vec::new() };
    if is_walked(scenario)
        && let Some(problem) = &trace.problem
    {
        judge.say(scenario.name.span, problem.sentence(), Some(walked(trace)));
    }
    judge.path();
    judge.papers();
    judge.money();
    judge.time();
    judge.rest(findings);
    judge.found
}

struct Judge<'a> {
    expect: &'a Expectation,
    trace: &'a Trace,
    found: Vec<Mismatch>,
}

impl Judge<'_> {
    fn say(&mut self, span: Span, sentence: Text, help: Option<Text>) {
        self.found.push(Mismatch { span, sentence, help });
    }

    fn differs(&mut self, span: Span, what: &Text, expected: &dyn Display, found: &Text) {
        let sentence = text!(
            en: "{what}: expected `{expected}`, came out {found}",
            vi: "{what}: cần `{expected}`, kết quả là {found}";
            what = what.clone(); found = found.clone()
        );
        self.say(span, sentence, None);
    }

    fn path(&mut self) {
        let Some(path) = &self.expect.path else { return };
        let walked: Vec<&str> = self.trace.path();
        let expected: Vec<&str> = path.value.iter().map(|id| id.as_str()).collect();
        if walked == expected {
            return;
        }
        let same = walked.iter().zip(&expected).take_while(|(one, other)| one == other).count();
        let number = same + 1;
        let span = path.value.get(same).map_or(path.span, |id| id.span);
        let sentence = match (expected.get(same), walked.get(same)) {
            (Some(expected), Some(walked)) => text!(
                en: "path: step {number} is `{walked}`, not `{expected}`",
                vi: "đường đi: bước thứ {number} là `{walked}`, không phải `{expected}`",
            ),
            (Some(expected), None) => text!(
                en: "path: the case ends before `{expected}`",
                vi: "đường đi: hồ sơ dừng trước `{expected}`",
            ),
            (_, walked) => {
                let walked = walked.copied().unwrap_or_default();
                text!(
                    en: "path: the case goes on to `{walked}`",
                    vi: "đường đi: hồ sơ còn đi tiếp đến `{walked}`",
                )
            }
        };
        self.say(span, sentence, Some(walked_words(&walked)));
    }

    fn papers(&mut self) {
        let papers: BTreeSet<&str> = self.trace.papers().into_iter().collect();
        let unwanted = |paper: &str| text!(en: "the paper `{paper}` is asked for", vi: "hồ sơ phải có giấy tờ `{paper}`");
        if let Some(wanted) = &self.expect.documents {
            for paper in wanted.value.iter().filter(|paper| !papers.contains(paper.value.as_str())) {
                let sentence = text!(
                    en: "the paper `{paper}` is not asked for",
                    vi: "hồ sơ không cần giấy tờ `{paper}`",
                );
                self.say(paper.span, sentence, None);
            }
            for paper in papers.iter().filter(|paper| wanted.value.iter().all(|id| id.value != **paper)) {
                self.say(wanted.span, unwanted(paper), None);
            }
        }
        for paper in self.expect.not_documents.iter().filter(|id| papers.contains(id.value.as_str())) {
            self.say(paper.span, unwanted(&paper.value), None);
        }
    }

    fn money(&mut self) {
        let outlook = &self.trace.outlook;
        if let Some(fee) = &self.expect.fee {
            let expected = fees::money(&fee.value);
            if !outlook.sums.iter().any(|sum| Some(sum) == expected.as_ref()) {
                let sums: Vec<String> = outlook.sums.iter().map(|sum| format!("`{sum}`")).collect();
                let what = text!(en: "fee", vi: "phí, lệ phí");
                self.differs(fee.span, &what, &fee.value, &either(&sums));
            }
        }
        if let Some(state) = &self.expect.fees {
            let expected = match state.value {
                FeeState::Free => Known::Free,
                FeeState::SetBy => Known::SetBy,
                FeeState::Unknown => Known::Unknown,
            };
            if outlook.known != Some(expected) {
                let what = text!(en: "state of the fees", vi: "tình trạng phí, lệ phí");
                let found = outlook.known.map_or_else(|| either(&[]), Known::words);
                self.differs(state.span, &what, &state.value.word(), &found);
            }
        }
    }

    fn time(&mut self) {
        let outlook = &self.trace.outlook;
        if let Some(limit) = &self.expect.limit
            && outlook.limit.as_ref() != Some(&Limit::from(limit.value))
        {
            let parts = outlook.limit.iter().flat_map(Limit::parts);
            let parts: Vec<String> = parts.map(|part| format!("`{part}`")).collect();
            let what = text!(en: "time limit", vi: "thời hạn");
            self.differs(limit.span, &what, &limit.value, &either(&parts));
        }
        if let Some(due) = &self.expect.due
            && !outlook.due.is_some_and(|found| found.is_ok_and(|found| is_due(found, due.value)))
        {
            let what = text!(en: "due date", vi: "ngày hẹn trả");
            self.differs(due.span, &what, &due.value, &due_words(outlook.due));
        }
    }

    fn rest(&mut self, findings: &BTreeSet<&str>) {
        if let Some(outcome) = &self.expect.outcome
            && self.trace.ends != Some(outcome.value)
        {
            let what = text!(en: "end of the case", vi: "kết cục hồ sơ");
            let found = self.trace.ends.iter().map(|ends| format!("`{}`", ends.word()));
            self.differs(outcome.span, &what, &outcome.value.word(), &either(&found.collect::<Vec<_>>()));
        }
        if let Some(asks) = &self.expect.asks {
            let put: BTreeSet<&str> = self.trace.asks.iter().map(String::as_str).collect();
            for id in asks.value.iter().filter(|id| !put.contains(id.value.as_str())) {
                let sentence = text!(en: "`{id}` is not asked", vi: "`{id}` không được hỏi");
                self.say(id.span, sentence, None);
            }
            for name in put.iter().filter(|name| asks.value.iter().all(|id| id.value != **name)) {
                let sentence = text!(en: "`{name}` is asked too", vi: "còn hỏi cả `{name}`");
                self.say(asks.span, sentence, None);
            }
        }
        for rule in self.expect.lint.iter().filter(|rule| !findings.contains(rule.value.as_str())) {
            let sentence = text!(
                en: "the check `{rule}` finds nothing in the procedure",
                vi: "quy tắc `{rule}` không phát hiện gì ở thủ tục này",
            );
            self.say(rule.span, sentence, None);
        }
    }
}

impl Known {
    /// The state in words.
    pub fn words(self) -> Text {
        match self {
            Self::Nothing => text!(en: "nothing to pay", vi: "không phải nộp gì"),
            Self::Free => text!(en: "`free`", vi: "`free` (miễn)"),
            Self::Sum => text!(en: "a sum", vi: "một số tiền cụ thể"),
            Self::SetBy => text!(en: "`set-by`", vi: "`set-by` (nơi khác quy định)"),
            Self::Unknown => text!(en: "`unknown`", vi: "`unknown` (chưa rõ)"),
        }
    }
}

/// Whether a case is due when it is expected to be; without an hour, a day is compared.
fn is_due(found: Due, expected: Moment) -> bool {
    if expected.hour.is_some() { found.moment() == expected } else { found.date == expected.date }
}

fn due_words(due: Option<Result<Due, NoDate>>) -> Text {
    match due {
        Some(Ok(due)) => text!(en: "`{due}`", vi: "`{due}`"),
        Some(Err(reason)) => reason.sentence(),
        None => either(&[]),
    }
}

fn either(found: &[String]) -> Text {
    let found = found.join(", ");
    if found.is_empty() {
        text!(en: "nothing", vi: "không có gì")
    } else {
        text!(en: "{found}", vi: "{found}")
    }
}

fn walked(trace: &Trace) -> Text {
    walked_words(&trace.path())
}

fn walked_words(path: &[&str]) -> Text {
    let path = path.join(", ");
    text!(en: "the case walked: {path}", vi: "hồ sơ đã đi qua: {path}")
}
