//! The steps as an applicant walks them: a numbered list, each branch below its step, loops as sentences.

mod branches;
mod numbers;
mod visits;

use serde::Serialize;

use self::branches::branches;
use super::page::Page;
use super::words::{Words, channel, lower_first, upper_first, words};
use crate::calendar::Unit;
use crate::model::{Kind, Silence, Step};

pub use branches::refusals;
pub use numbers::Numbers;
pub use visits::visits;

/// One step of the list.
#[derive(Debug, Serialize)]
pub struct StepView {
    number: usize,
    id: String,
    title: Words,
    /// Whether the applicant does it.
    you: bool,
    /// Who, where, when, how long.
    by: Vec<Words>,
    says: Vec<Words>,
    branches: Vec<Words>,
}

/// The numbered steps of a page.
pub fn steps(page: &Page<'_>) -> Vec<StepView> {
    let placed = page.process.steps();
    let numbered = placed.iter().filter_map(|placed| Some((page.numbers.of_step(&placed.step.id.value)?, placed)));
    numbered
        .map(|(number, placed)| {
            let step = &placed.step.value;
            let branch = placed.branches.last().and_then(|(parallel, branch)| {
                let parallel = page.process.step(parallel)?;
                parallel.branches.iter().find(|row| row.id.value == *branch)
            });
            let title = title(page, step);
            StepView {
                number,
                id: format!("buoc-{}", step.id.value),
                title: match branch {
                    Some(_) => words!(page.tongue, vi: "Cùng lúc: {title}", en: "At the same time: {title}", title = title),
                    None => title,
                },
                you: is_yours(step),
                by: by(page, step, branch.and_then(|branch| Some((&branch.id.value, branch.name.as_ref()?)))),
                says: says(page, step),
                branches: branches(page, step),
            }
        })
        .collect()
}

/// Whether the applicant does a step.
pub fn is_yours(step: &Step) -> bool {
    let by = step.by.as_ref().map(|by| by.value.as_str());
    let awaited = step.kind.value == Kind::Wait
        && step.first.first().is_some_and(|first| first.sender.as_ref().is_some_and(|id| id.value == "applicant"));
    by == Some("applicant") || by.is_none() && step.kind.value.is_of_applicant() || awaited
}

/// The name of a step, or what such steps do.
pub fn title(page: &Page<'_>, step: &Step) -> Words {
    if step.name.is_some() {
        return page.text(&["steps", &step.id.value, "name"], step.name.as_ref());
    }
    let tongue = &page.tongue;
    match step.kind.value {
        Kind::Submit => words!(tongue, vi: "Nộp hồ sơ", en: "Apply"),
        Kind::Receive => words!(tongue, vi: "Tiếp nhận hồ sơ", en: "Accept the application"),
        Kind::Check => words!(tongue, vi: "Kiểm tra hồ sơ", en: "Check the application"),
        Kind::Supplement => words!(tongue, vi: "Yêu cầu bổ sung hồ sơ", en: "Ask for more papers"),
        Kind::Transfer => words!(tongue, vi: "Chuyển hồ sơ", en: "Pass the application on"),
        Kind::Verify => words!(tongue, vi: "Xác minh", en: "Verify"),
        Kind::Appraise => words!(tongue, vi: "Thẩm định hồ sơ", en: "Examine the application"),
        Kind::Consult => words!(tongue, vi: "Lấy ý kiến", en: "Ask for opinions"),
        Kind::Decide => words!(tongue, vi: "Quyết định", en: "Decide"),
        Kind::Issue => words!(tongue, vi: "Cấp kết quả", en: "Make the result"),
        Kind::Pay => words!(tongue, vi: "Nộp phí, lệ phí", en: "Pay"),
        Kind::Return => words!(tongue, vi: "Trả kết quả", en: "Hand over the result"),
        Kind::Refuse => words!(tongue, vi: "Từ chối giải quyết", en: "Refuse"),
        Kind::Notify => words!(tongue, vi: "Thông báo", en: "Notify"),
        Kind::Wait => words!(tongue, vi: "Chờ", en: "Wait"),
        Kind::Parallel => words!(tongue, vi: "Làm cùng lúc", en: "Work in parallel"),
        Kind::Call => words!(tongue, vi: "Làm thủ tục liên thông", en: "Run another procedure"),
        Kind::End => words!(tongue, vi: "Kết thúc", en: "End"),
    }
}

/// Who does a step, where, on which channels, and how long it takes.
fn by(page: &Page<'_>, step: &Step, branch: Option<(&String, &crate::source::Spanned<String>)>) -> Vec<Words> {
    let tongue = &page.tongue;
    let mut parts = Vec::new();
    parts.extend(branch.map(|(_, name)| tongue.foreign(&name.value)));
    if is_yours(step) {
        parts.push(words!(tongue, vi: "Bạn làm", en: "You do this").strong());
    } else if let Some(by) = &step.by {
        parts.push(page.actor(&by.value));
    }
    if let Some(at) = &step.at {
        let place = if page.dictionaries().agencies.has(&at.value) {
            page.actor(&at.value)
        } else {
            page.text(&["steps", &step.id.value, "at"], Some(at))
        };
        parts.push(words!(tongue, vi: "tại {place}", en: "at {place}", place = place));
    }
    if let Some(to) = step.to.as_ref().filter(|to| to.value != "applicant") {
        parts.push(words!(tongue, vi: "gửi {to}", en: "to {to}", to = page.actor(&to.value)));
    }
    if !step.channels.is_empty() {
        let channels = step.channels.iter().map(|id| channel(id.value.word(), tongue));
        let channels = tongue.either(channels);
        parts.push(words!(tongue, vi: "chỉ khi {channels}", en: "only if you {channels}", channels = channels));
    }
    if let Some(when) = &step.when {
        parts.push(words!(tongue, vi: "chỉ khi {when}", en: "only if {when}", when = page.condition(when)));
    }
    parts.extend(length(page, step));
    parts
}

/// How long a step takes, or how long the applicant has.
fn length(page: &Page<'_>, step: &Step) -> Vec<Words> {
    let tongue = &page.tongue;
    let mut parts = Vec::new();
    if let Some(limit) = &step.limit {
        let length = Words::from(limit.value.in_words(tongue.language()));
        let same_day = matches!(limit.value.unit(), Unit::SameDay | Unit::SameWorkingDay);
        parts.push(match same_day {
            true => length,
            false => words!(tongue, vi: "tối đa {length}", en: "at most {length}", length = length),
        });
    }
    for row in &step.limits {
        let Some(limit) = &row.limit else { continue };
        let length = Words::from(limit.value.in_words(tongue.language()));
        let when = row.when.as_ref().map(|when| page.condition(when)).unwrap_or_default();
        parts.push(match when.is_empty() {
            true => words!(tongue, vi: "tối đa {length}", en: "at most {length}", length = length),
            false => words!(tongue, vi: "tối đa {length} nếu {when}", en: "at most {length} if {when}", length = length, when = when),
        });
    }
    parts.extend(step.within.as_ref().map(|within| {
        let length = within.value.in_words(tongue.language());
        match step.since.as_ref() {
            Some(since) => words!(tongue, vi: "trong {length} kể từ {since}", en: "within {length} of {since}", length = length, since = page.fact(&since.value)),
            None => words!(tongue, vi: "trong {length}", en: "within {length}", length = length),
        }
    }));
    parts
}

/// What else is said of a step.
fn says(page: &Page<'_>, step: &Step) -> Vec<Words> {
    let tongue = &page.tongue;
    let path = |key: &'static str| ["steps".to_owned(), step.id.value.clone(), key.to_owned()];
    let text = |key: &'static str, original| {
        let path = path(key);
        page.text(&[&path[0], &path[1], &path[2]], original)
    };
    let mut says = vec![text("note", step.note.as_ref()).stopped()];
    let official = text("text", step.text.as_ref());
    if !official.is_empty() {
        says.push(words!(tongue, vi: "Nguyên văn: “{official}”", en: "Official wording: “{official}”", official = official));
    }
    if step.presence.as_ref().is_some_and(|presence| presence.value) {
        says.push(words!(tongue, vi: "Bạn phải có mặt.", en: "You must be there in person."));
    }
    if !step.with.is_empty() {
        let asked = tongue.all(step.with.iter().map(|id| page.actor(&id.value)));
        says.push(words!(tongue, vi: "Nơi được hỏi: {asked}.", en: "Asked: {asked}.", asked = asked));
    }
    says.push(silence(page, step));
    if !step.produces.is_empty() {
        let papers = tongue.all(step.produces.iter().map(|id| page.paper(&id.value).begin(lower_first).begin(upper_first)));
        says.push(words!(tongue, vi: "Giấy tờ lập ở bước này: {papers}.", en: "Made here: {papers}.", papers = papers));
    }
    if step.kind.value == Kind::Call {
        let called = step.procedure.as_ref().and_then(|id| page.procedure(&id.value));
        says.extend(called.map(|procedure| words!(tongue, vi: "Thủ tục: {procedure}.", en: "Procedure: {procedure}.", procedure = procedure)));
    }
    says.extend(super::notes::about(page, &format!("steps.{}", step.id.value)));
    let basis = page.basis(step.basis.as_ref());
    if !basis.is_empty() {
        says.push(words!(tongue, vi: "Căn cứ: {basis}.", en: "Basis: {basis}.", basis = basis));
    }
    says.retain(|said| !said.is_empty());
    says
}

/// What no answer within the limit means.
fn silence(page: &Page<'_>, step: &Step) -> Words {
    let tongue = &page.tongue;
    match step.silence.as_ref().map(|silence| silence.value) {
        Some(Silence::Agreed) => words!(
            tongue,
            vi: "Quá hạn mà không trả lời thì coi như đồng ý.",
            en: "No answer in time counts as consent.",
        ),
        Some(Silence::Refused) => words!(
            tongue,
            vi: "Quá hạn mà không trả lời thì coi như không đồng ý.",
            en: "No answer in time counts as refusal.",
        ),
        Some(Silence::Escalated) => words!(
            tongue,
            vi: "Quá hạn mà không trả lời thì báo lên cấp trên; hồ sơ vẫn được xử lý.",
            en: "If there is no answer in time, the superior is told; the work goes on.",
        ),
        Some(Silence::Nothing) | None => Words::default(),
    }
}
