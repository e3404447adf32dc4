use super::{Check, Findings, Levels, Run};
use crate::calendar::{Calendar, Duration, Unit};
use crate::diagnostic::{Language, Text};
use crate::family::Meta;
use crate::model::{Said, durations, sums};
use crate::process::Process;
use crate::source::{Span, Spanned};
use crate::{page, text};

/// The official wording beside a value says another number.
pub static TEXT_DISAGREES: Check = Check {
    meta: Meta { name: "text-disagrees", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

type Wording = Option<Spanned<String>>;

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let calendar = process.calendar().cloned().unwrap_or_default();
    let steps = process.steps();
    for limit in procedure.limits.iter().chain(steps.iter().flat_map(|placed| &placed.step.limits)) {
        time(limit.limit.as_ref().or(limit.add.as_ref()), &limit.text, &calendar, findings);
    }
    for stage in &procedure.stages {
        time(Some(&stage.limit), &stage.text, &calendar, findings);
    }
    for step in steps.iter().map(|placed| placed.step) {
        time(step.limit.as_ref(), &step.text, &calendar, findings);
    }
    for fee in &procedure.fees {
        let (Some(amount), Some(wording)) = (&fee.amount, &fee.text) else { continue };
        if let Some(said) = only(&sums(&wording.value), &wording.value)
            && amount.value.amount > 0
            && said.value != amount.value
        {
            let written = findings.file(amount.span.file).slice(amount.span);
            report(amount.span, wording, &said, &text!(en: "{written}", vi: "{written}"), findings);
        }
    }
}

/// A limit beside its wording; limits of the same day have no number to compare.
fn time(
    limit: Option<&Spanned<Duration>>,
    wording: &Wording,
    calendar: &Calendar,
    findings: &mut Findings<'_>,
) {
    let (Some(limit), Some(wording)) = (limit, wording) else { return };
    if matches!(limit.value.unit(), Unit::SameDay | Unit::SameWorkingDay) {
        return;
    }
    let Some(said) = only(&durations(&wording.value), &wording.value) else { return };
    if said.value.compare(limit.value, calendar).is_none_or(std::cmp::Ordering::is_ne) {
        let in_words = |language| limit.value.in_words(language);
        let written = Text { en: in_words(Language::En), vi: in_words(Language::Vi) };
        report(limit.span, wording, &said, &written, findings);
    }
}

/// The one value that a wording names; none if it names several, a sum of them, or a stretch.
fn only<T: Clone>(said: &[Said<T>], wording: &str) -> Option<Said<T>> {
    const JOINS: [&str; 8] = ["đến", "-", "–", "và", "hoặc", "cộng", "thêm", "hay"];
    let [only] = said else { return None };
    let before = wording[..only.at.start].split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let joined = wording.contains('+') || JOINS.contains(&before.as_str());
    (!joined).then(|| only.clone())
}

fn report<T>(
    value: Span,
    wording: &Spanned<String>,
    said: &Said<T>,
    written: &Text,
    findings: &mut Findings<'_>,
) {
    let words = &wording.value[said.at.clone()];
    let file = findings.file(wording.span.file);
    let place = file.locate(words, wording.span).unwrap_or(wording.span);
    let sentence = text!(
        en: "the row says {written}, but its official wording says “{words}”",
        vi: "dòng này ghi {written}, nhưng nội dung nguyên văn ghi “{words}”";
        written = written,
    );
    findings.push(value, sentence).also(place, text!(en: "said here", vi: "ghi ở đây")).help(text!(
        en: "read the source again; if it contradicts itself, keep the wording and say so in `note`",
        vi: "đọc lại nguồn; nếu nguồn tự mâu thuẫn thì giữ nguyên văn và nêu trong `note`",
    ));
}
