//! A case told to people: what to bring and pay, until when, and what happened.

use crate::calendar::{Due, Moment};
use crate::diagnostic::{Language, Text};
use crate::model::{Fact, Step};
use crate::process::Process;
use crate::text;

use super::answer;
use super::trace::{Charge, Event, Sheet, Trace, What};

/// A case, line by line.
pub fn telling(process: &Process, trace: &Trace, language: Language) -> String {
    let mut telling = Telling { process, trace, language, out: String::new() };
    telling.head();
    telling.papers();
    telling.money();
    telling.time();
    telling.way();
    telling.end();
    telling.out
}

struct Telling<'a> {
    process: &'a Process,
    trace: &'a Trace,
    language: Language,
    out: String,
}

impl Telling<'_> {
    fn line(&mut self, text: &Text) {
        self.out += text.get(self.language);
        self.out.push('\n');
    }

    fn moment(&self, at: Moment) -> String {
        at.in_words(self.language)
    }

    fn head(&mut self) {
        let procedure = &self.process.procedure;
        let (name, code) = (&procedure.name, &procedure.code);
        self.line(&text!(en: "{name} ({code})", vi: "{name} ({code})"));
        let at = self.moment(self.trace.case.received);
        self.line(&text!(en: "Received: {at}", vi: "Nhận hồ sơ: {at}"));
        for (name, value) in &self.trace.case.answers {
            let value = answer(self.process, name, value);
            let label = match (name.as_str(), self.process.meaning.fact(name)) {
                (_, Some(fact)) => text!(en: "{fact}", vi: "{fact}", fact = fact.label()),
                ("channel", _) => text!(en: "Filed", vi: "Cách nộp"),
                ("case", _) => text!(en: "Case", vi: "Trường hợp"),
                _ => text!(en: "{name}", vi: "{name}"),
            };
            self.line(&text!(
                en: "  {label} – {value}",
                vi: "  {label} – {value}";
                label = label; value = value
            ));
        }
    }

    fn papers(&mut self) {
        let papers = &self.trace.outlook.papers;
        if papers.is_empty() {
            return self.line(&text!(en: "Papers: none", vi: "Giấy tờ: không phải nộp"));
        }
        self.line(&text!(en: "Papers:", vi: "Giấy tờ:"));
        for Sheet { document, copies, mode } in papers {
            let name = self.process.dictionaries.paper(document);
            let copies = copies.as_deref().map(|copies| format!(", {copies}")).unwrap_or_default();
            let mode = match mode {
                crate::model::Mode::Submit => Text::default(),
                crate::model::Mode::Show => text!(en: " (to show)", vi: " (xuất trình)"),
                crate::model::Mode::Declare => text!(en: " (declared on the form)", vi: " (kê khai)"),
                crate::model::Mode::Fetch => {
                    text!(en: " (fetched by the office)", vi: " (cơ quan tự khai thác)")
                }
            };
            self.line(&text!(
                en: "  - {name}{copies}{mode}",
                vi: "  - {name}{copies}{mode}";
                mode = mode
            ));
        }
    }

    fn money(&mut self) {
        let outlook = &self.trace.outlook;
        let known = outlook.known.map(super::Known::words).unwrap_or_default();
        let sums: Vec<String> = outlook.sums.iter().map(ToString::to_string).collect();
        let sums = sums.join(" + ");
        self.line(&if sums.is_empty() {
            text!(en: "Fees: {known}", vi: "Phí, lệ phí: {known}"; known = known)
        } else if matches!(outlook.known, Some(super::Known::SetBy | super::Known::Unknown)) {
            text!(en: "Fees: at least {sums}", vi: "Phí, lệ phí: ít nhất {sums}")
        } else {
            text!(en: "Fees: {sums}", vi: "Phí, lệ phí: {sums}")
        });
        for Charge { fee, known, sum, reduction } in &outlook.fees {
            let row = self.process.procedure.fees.iter().find(|row| row.id.value == *fee);
            let name = row.and_then(|row| row.name.as_ref()).map_or(fee, |name| &name.value);
            let worth = match sum {
                Some(sum) => text!(en: "{sum}", vi: "{sum}"),
                None => known.words(),
            };
            let reduced = match reduction {
                Some(to) => text!(en: ", reduced: {to}", vi: ", được giảm: {to}"),
                None => Text::default(),
            };
            self.line(&text!(
                en: "  - {name}: {worth}{reduced}",
                vi: "  - {name}: {worth}{reduced}";
                worth = worth; reduced = reduced
            ));
        }
    }

    fn time(&mut self) {
        let outlook = &self.trace.outlook;
        let parts = outlook.limit.iter().flat_map(crate::calendar::Limit::parts);
        let mut parts: Vec<String> = parts.map(|part| part.in_words(self.language)).collect();
        parts.extend(outlook.limit_in_words.clone());
        if parts.is_empty() {
            return self.line(&text!(en: "Time limit: not said", vi: "Thời hạn: chưa nêu"));
        }
        let limit = parts.join(" + ");
        let due = match outlook.due {
            Some(Ok(due)) => {
                let due = self.due(due);
                text!(en: "; due {due}", vi: "; hẹn trả {due}")
            }
            Some(Err(reason)) => text!(en: "; {reason}", vi: "; {reason}"; reason = reason.sentence()),
            None => Text::default(),
        };
        self.line(&text!(en: "Time limit: {limit}{due}", vi: "Thời hạn: {limit}{due}"; due = due));
    }

    fn due(&self, due: Due) -> String {
        let mut shown = due.shown();
        if shown.hour == Some(crate::calendar::Hour::END_OF_DAY) {
            shown.hour = None;
        }
        self.moment(shown)
    }

    fn way(&mut self) {
        self.line(&text!(en: "What happens:", vi: "Diễn biến:"));
        for event in &self.trace.events {
            if let Some(text) = self.event(event) {
                let at = self.moment(event.at);
                self.line(&text!(en: "  {at}  {text}", vi: "  {at}  {text}"; text = text));
            }
        }
    }

    fn step(&self, event: &Event) -> String {
        let step = event.step.as_deref().and_then(|id| self.process.step(id));
        step.map_or_else(|| event.node.clone(), |step| Step::label(step).to_owned())
    }

    /// One thing that happened, unless it says nothing to people.
    fn event(&self, event: &Event) -> Option<Text> {
        let step = self.step(event);
        Some(match &event.what {
            What::Moved { .. } | What::Done | What::Ended { .. } => return None,
            What::Begun { actor, due } => self.begun(&step, actor.as_deref(), *due),
            What::Decided { outcome } => self.decided(event, outcome),
            What::Wrote { fact, value } => {
                let label = self.process.meaning.fact(fact).map_or(fact.as_str(), Fact::label);
                let value = answer(self.process, fact, value);
                text!(
                    en: "  recorded: {label} – {value}",
                    vi: "  ghi nhận: {label} – {value}";
                    value = value
                )
            }
            What::Arrived { .. } => text!(en: "  it comes: {step}", vi: "  đã nhận: {step}"),
            What::Passed { interrupting: true } => {
                text!(en: "  time has run out: {step}", vi: "  đã hết thời hạn: {step}")
            }
            What::Passed { interrupting: false } => {
                text!(en: "  overdue, a notice is sent: {step}", vi: "  quá hạn, gửi thông báo: {step}")
            }
            What::Interrupted { event } => {
                let name = self.anytime(event);
                text!(en: "comes in between: {name}", vi: "phát sinh: {name}")
            }
            What::Missed { event } => {
                let name = self.anytime(event);
                text!(en: "comes too late: {name}", vi: "đến muộn, không xét: {name}")
            }
        })
    }

    fn begun(&self, step: &str, actor: Option<&str>, due: Option<Due>) -> Text {
        let actor = actor.map(|actor| self.process.dictionaries.actor(actor));
        let actor = actor.map(|actor| format!(" – {actor}")).unwrap_or_default();
        let due = match due {
            Some(due) => {
                let due = self.due(due);
                text!(en: ", until {due}", vi: ", hạn {due}")
            }
            None => Text::default(),
        };
        text!(en: "{step}{actor}{due}", vi: "{step}{actor}{due}"; due = due)
    }

    fn decided(&self, event: &Event, outcome: &str) -> Text {
        let own = event.step.as_deref().and_then(|id| self.process.step(id));
        let row = own.and_then(|step| step.outcomes.iter().find(|row| row.id.value == outcome));
        let name = row.and_then(|row| row.name.as_ref()).map_or(outcome, |name| &name.value);
        text!(en: "  decided: {name}", vi: "  kết quả: {name}")
    }

    fn anytime(&self, event: &str) -> String {
        let rows = &self.process.procedure.anytime;
        let row = rows.iter().find(|row| row.event.value == event);
        row.and_then(|row| row.name.as_ref()).map_or_else(|| event.to_owned(), |name| name.value.clone())
    }

    fn end(&mut self) {
        match (self.trace.ends, &self.trace.problem) {
            (_, Some(problem)) => {
                self.line(
                    &text!(en: "Halt: {problem}", vi: "Dừng lại: {problem}"; problem = problem.sentence()),
                );
            }
            (Some(ends), None) => {
                self.line(&text!(en: "End: {ends}", vi: "Kết thúc: {ends}"; ends = ends.words()));
            }
            (None, None) => {}
        }
    }
}
