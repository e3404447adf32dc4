//! Documentation: what the law and the author say about a node, a flow or the whole, in Vietnamese.

use crate::calendar::Duration;
use crate::diagnostic::Language;
use crate::model::{Basis, Limit, Procedure, Rows, Step};
use crate::process::words::Words;
use crate::process::{FlowRef, Graph, GraphNode, Guard, NodeKind, Trigger};
use crate::source::Spanned;
use crate::text;

use super::build::iso;
use super::ids::name_of;

/// The lines about one thing.
struct Lines<'a> {
    words: &'a Words<'a>,
    lines: Vec<String>,
}

impl Lines<'_> {
    fn text(&mut self, text: Option<&Spanned<String>>) {
        self.lines.extend(text.map(|text| text.value.clone()));
    }

    fn note(&mut self, note: Option<&Spanned<String>>) {
        let note = note.map(|note| &note.value);
        self.lines.extend(note.map(|note| self.words.say(&text!(en: "Note: {note}", vi: "Ghi chú: {note}"))));
    }

    fn basis(&mut self, basis: Option<&Spanned<Basis>>) {
        let basis = basis.map(|basis| self.words.basis(&basis.value));
        self.lines.extend(
            basis.map(|basis| self.words.say(&text!(en: "Legal basis: {basis}", vi: "Căn cứ: {basis}"))),
        );
    }

    fn limit(&mut self, limit: Option<&Spanned<Duration>>) {
        if let Some(limit) = limit {
            let limit = limit.value.in_words(Language::Vi);
            self.lines.push(self.words.say(&text!(en: "Limit: {limit}", vi: "Thời hạn: {limit}")));
        }
    }

    fn limits(&mut self, limits: &Rows<Limit>) {
        for row in limits {
            let Some(limit) = row.limit.as_ref().or(row.add.as_ref()) else { continue };
            let limit = limit.value.in_words(Language::Vi);
            let about = row.name.as_ref().map(|name| &name.value);
            let about = about.or(row.when.as_ref().map(|when| &when.value));
            self.lines.push(match about {
                None => self.words.say(&text!(en: "Limit: {limit}", vi: "Thời hạn: {limit}")),
                Some(about) => {
                    self.words.say(&text!(en: "Limit ({about}): {limit}", vi: "Thời hạn ({about}): {limit}"))
                }
            });
        }
    }

    fn done(self) -> String {
        self.lines.join("\n")
    }
}

/// About the procedure.
pub fn procedure(procedure: &Procedure, words: &Words<'_>) -> String {
    let mut lines = Lines { words, lines: Vec::new() };
    let code = &procedure.code.value;
    lines.lines.push(words.say(&text!(en: "Code: {code}", vi: "Mã thủ tục: {code}")));
    lines.text(procedure.description.as_ref());
    for law in &procedure.laws {
        lines.basis(Some(law));
    }
    lines.limits(&procedure.limits);
    lines.note(procedure.note.as_ref());
    lines.done()
}

/// About a node.
pub fn node(node: &GraphNode, words: &Words<'_>) -> String {
    let mut lines = Lines { words, lines: Vec::new() };
    if let Some((_, step)) = words.step_of(node) {
        if step.id.value == node.id {
            lines.text(step.text.as_ref());
            lines.note(step.note.as_ref());
            lines.basis(step.basis.as_ref());
            lines.limit(step.limit.as_ref());
            lines.limits(&step.limits);
        }
        row(&mut lines, node, step);
    }
    if let NodeKind::Catch(trigger) | NodeKind::Boundary { trigger, .. } = &node.kind {
        lines.lines.extend(variable(trigger, node, words));
    }
    if let NodeKind::Interrupt { within, until_step, .. } = &node.kind {
        let until = until_step.as_deref().and_then(|step| words.step(step)).map(|(_, step)| step.label());
        lines.lines.extend(window(*within, until, words));
    }
    lines.done()
}

/// What the row of a `wait` or of `overdue` says that made a node.
fn row(lines: &mut Lines<'_>, node: &GraphNode, step: &Step) {
    if let Some(row) = step.first.iter().find(|row| row.span == node.span) {
        lines.text(row.text.as_ref());
        lines.note(row.note.as_ref());
        lines.basis(row.basis.as_ref());
    }
    if let Some(row) = step.overdue.iter().find(|row| row.span == node.span) {
        lines.text(row.text.as_ref());
        lines.note(row.note.as_ref());
        lines.basis(row.basis.as_ref());
        if let Some(extend) = &row.extend {
            let time = extend.value.in_words(Language::Vi);
            lines.lines.push(lines.words.say(&text!(
                en: "The due date moves by {time}, once",
                vi: "Lùi hạn thêm {time}, một lần",
            )));
        }
    }
}

/// How a timer counts what BPMN cannot count.
fn variable(trigger: &Trigger, node: &GraphNode, words: &Words<'_>) -> Option<String> {
    let time = match trigger {
        Trigger::After(time) if iso(*time).is_none() => time.in_words(Language::Vi),
        Trigger::Limit => words.say(&text!(en: "the limit of the step", vi: "thời hạn của bước")),
        _ => return None,
    };
    let name = format!("han_{}", name_of(&node.id));
    Some(words.say(&text!(
        en: "Time: {time}. BPMN does not count working time; whoever runs the process counts it by the working \
             calendar and sets the variable {name} to an ISO 8601 duration when the case comes here",
        vi: "Thời gian: {time}. BPMN không đếm được thời gian làm việc; phần mềm chạy quy trình tính theo lịch làm việc \
             và ghi thời lượng ISO 8601 vào biến {name} khi hồ sơ đến đây",
    )))
}

/// How long an event at any time is taken.
fn window(within: Option<Duration>, until: Option<&str>, words: &Words<'_>) -> Vec<String> {
    let within = within.map(|time| {
        let time = time.in_words(Language::Vi);
        words.say(&text!(
            en: "Taken only within {time} of the filing",
            vi: "Chỉ nhận trong {time} kể từ khi nộp hồ sơ",
        ))
    });
    let until = until.map(|step| {
        words.say(&text!(
            en: "Taken only until this step is done: {step}",
            vi: "Chỉ nhận đến khi xong bước: {step}",
        ))
    });
    within.into_iter().chain(until).collect()
}

/// About a flow.
pub fn flow(graph: &Graph, flow: &FlowRef<'_>, words: &Words<'_>) -> String {
    let mut lines = Lines { words, lines: Vec::new() };
    let step = words.step_of(graph.node(flow.from)).map(|(_, step)| step);
    match &flow.flow.guard {
        Guard::Outcome { outcome, formula } => {
            let row = step.and_then(|step| step.outcomes.iter().find(|row| row.id.value == *outcome));
            lines.text(row.and_then(|row| row.text.as_ref()));
            lines.note(row.and_then(|row| row.note.as_ref()));
            lines.basis(row.and_then(|row| row.basis.as_ref()));
            if let Some(formula) = formula.and_then(|span| words.formula(span)) {
                let line = text!(en: "Offered only when: {formula}", vi: "Chỉ được chọn khi: {formula}");
                lines.lines.push(words.say(&line));
            }
        }
        Guard::Below { counter, .. } => {
            let name = name_of(counter);
            let line = text!(en: "Adds 1 to {name}.times", vi: "Mỗi lần đi qua, {name}.times tăng thêm 1");
            lines.lines.push(words.say(&line));
        }
        _ => {
            let row = step.and_then(|step| step.choose.iter().find(|row| row.span == flow.flow.span));
            lines.note(row.and_then(|row| row.note.as_ref()));
            lines.basis(row.and_then(|row| row.basis.as_ref()));
        }
    }
    lines.done()
}

/// Who does a step, in front of what else is said about it.
pub fn done_by(actor: &str, rest: &str) -> String {
    let line = text!(en: "Done by: {actor}", vi: "Người thực hiện: {actor}").vi;
    if rest.is_empty() { line } else { format!("{line}\n{rest}") }
}

/// The name of the lane of events at any time.
pub fn anytime() -> String {
    text!(en: "At any time", vi: "Bất cứ lúc nào").vi
}
