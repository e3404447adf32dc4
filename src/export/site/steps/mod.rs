//! The steps as an applicant walks them: a numbered list, each branch below its step, loops as sentences.

mod branches;
mod numbers;
mod targets;
mod visits;

use serde::Serialize;

use self::branches::branches;
use super::page::Page;
use super::words::{Words, channels, lower_first, upper_first, words};
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
    let numbered =
        placed.iter().filter_map(|placed| Some((page.numbers.of_step(&placed.step.id.value)?, placed)));
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
                title: if branch
                    .is_some_and(|branch| branch.steps.first().is_some_and(|first| first.id == step.id))
                {
                    words!(page.tongue, "Cùng lúc: {title}", "At the same time: {title}", title)
                } else {
                    title
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
        && step
            .first
            .first()
            .is_some_and(|first| first.sender.as_ref().is_some_and(|id| id.value == "applicant"));
    by == Some("applicant") || by.is_none() && step.kind.value.is_of_applicant() || awaited
}

/// The name of a step, or what such steps do.
pub fn title(page: &Page<'_>, step: &Step) -> Words {
    if step.name.is_some() {
        return page.text(&["steps", &step.id.value, "name"], step.name.as_ref());
    }
    let tongue = &page.tongue;
    match step.kind.value {
        Kind::Submit => words!(tongue, "Nộp hồ sơ", "Apply"),
        Kind::Receive => words!(tongue, "Tiếp nhận hồ sơ", "Accept the application"),
        Kind::Check => words!(tongue, "Kiểm tra hồ sơ", "Check the application"),
        Kind::Supplement => words!(tongue, "Yêu cầu bổ sung hồ sơ", "Ask for more papers"),
        Kind::Transfer => words!(tongue, "Chuyển hồ sơ", "Pass the application on"),
        Kind::Verify => words!(tongue, "Xác minh", "Verify"),
        Kind::Appraise => words!(tongue, "Thẩm định hồ sơ", "Examine the application"),
        Kind::Consult => words!(tongue, "Lấy ý kiến", "Ask for opinions"),
        Kind::Decide => words!(tongue, "Quyết định", "Decide"),
        Kind::Issue => words!(tongue, "Cấp kết quả", "Make the result"),
        Kind::Pay => words!(tongue, "Nộp phí, lệ phí", "Pay"),
        Kind::Return => words!(tongue, "Trả kết quả", "Hand over the result"),
        Kind::Refuse => words!(tongue, "Từ chối giải quyết", "Refuse"),
        Kind::Notify => words!(tongue, "Thông báo", "Notify"),
        Kind::Wait => words!(tongue, "Chờ", "Wait"),
        Kind::Parallel => words!(tongue, "Làm cùng lúc", "Work in parallel"),
        Kind::Call => words!(tongue, "Làm thủ tục liên thông", "Run another procedure"),
        Kind::End => words!(tongue, "Kết thúc", "End"),
    }
}

/// Who does a step, where, on which channels, and how long it takes.
fn by(
    page: &Page<'_>,
    step: &Step,
    branch: Option<(&String, &crate::source::Spanned<String>)>,
) -> Vec<Words> {
    let tongue = &page.tongue;
    let mut parts = Vec::new();
    parts.extend(branch.map(|(_, name)| tongue.foreign(&name.value)));
    if is_yours(step) && step.kind.value == Kind::Wait {
        parts.push(words!(tongue, "Cơ quan chờ bạn", "The office waits for you").strong());
    } else if is_yours(step) {
        parts.push(words!(tongue, "Bạn làm", "You do this").strong());
    } else if let Some(by) = &step.by {
        parts.push(page.actor(&by.value));
    }
    if let Some(at) = &step.at {
        let place = if page.dictionaries().agencies.has(&at.value) {
            page.actor(&at.value)
        } else {
            page.text(&["steps", &step.id.value, "at"], Some(at))
        };
        parts.push(words!(tongue, "tại {place}", "at {place}", place));
    }
    if let Some(to) = step.to.as_ref().filter(|to| to.value != "applicant") {
        parts.push(words!(tongue, "gửi {to}", "to {to}", to = page.actor(&to.value)));
    }
    if !step.channels.is_empty() {
        let channels = channels(step.channels.iter().map(|id| id.value.word()), tongue);
        parts.push(words!(tongue, "chỉ khi {channels}", "only if {channels}", channels));
    }
    if let Some(when) = &step.when {
        parts.push(words!(tongue, "chỉ khi {when}", "only if {when}", when = page.condition(when)));
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
        parts.push(if same_day {
            length
        } else {
            words!(tongue, "tối đa {length}", "at most {length}", length)
        });
    }
    for row in &step.limits {
        let Some(limit) = &row.limit else { continue };
        let length = Words::from(limit.value.in_words(tongue.language()));
        let when = row.when.as_ref().map(|when| page.condition(when)).unwrap_or_default();
        parts.push(if when.is_empty() {
            words!(tongue, "tối đa {length}", "at most {length}", length)
        } else {
            words!(tongue, "tối đa {length} nếu {when}", "at most {length} if {when}", length, when)
        });
    }
    parts.extend(step.within.as_ref().map(|within| {
        let length = within.value.in_words(tongue.language());
        if let Some(since) = &step.since {
            words!(
                tongue,
                "trong {length} kể từ {since}",
                "within {length} of {since}",
                length,
                since = page.fact(&since.value)
            )
        } else {
            words!(tongue, "trong {length}", "within {length}", length)
        }
    }));
    parts
}

/// What else is said of a step.
fn says(page: &Page<'_>, step: &Step) -> Vec<Words> {
    let tongue = &page.tongue;
    let id = step.id.value.as_str();
    let mut says = vec![
        page.note(&["steps", id, "note"], step.note.as_ref()),
        page.official(&["steps", id, "text"], step.text.as_ref()),
    ];
    if step.presence.as_ref().is_some_and(|presence| presence.value) {
        says.push(words!(tongue, "Bạn phải có mặt.", "You must be there in person."));
    }
    if !step.with.is_empty() {
        let asked = tongue.all(step.with.iter().map(|id| page.actor(&id.value)));
        says.push(words!(tongue, "Nơi được hỏi: {asked}.", "Asked: {asked}.", asked));
    }
    says.push(silence(page, step));
    if !step.produces.is_empty() {
        let papers = tongue
            .all(step.produces.iter().map(|id| page.paper(&id.value).begin(lower_first).begin(upper_first)));
        says.push(words!(tongue, "Giấy tờ lập ở bước này: {papers}.", "Made here: {papers}.", papers));
    }
    if step.kind.value == Kind::Call {
        let called = step.procedure.as_ref().and_then(|id| page.procedure(&id.value));
        says.extend(
            called.map(|procedure| {
                words!(tongue, "Thủ tục: {procedure}.", "Procedure: {procedure}.", procedure)
            }),
        );
    }
    says.extend(super::notes::about(page, &format!("steps.{id}")));
    says.push(page.based(step.basis.as_ref()));
    says.retain(|said| !said.is_empty());
    says
}

/// What no answer within the limit means.
fn silence(page: &Page<'_>, step: &Step) -> Words {
    let tongue = &page.tongue;
    match step.silence.as_ref().map(|silence| silence.value) {
        Some(Silence::Agreed) => words!(
            tongue,
            "Quá hạn mà không trả lời thì coi như đồng ý.",
            "No answer in time counts as consent.",
        ),
        Some(Silence::Refused) => words!(
            tongue,
            "Quá hạn mà không trả lời thì coi như không đồng ý.",
            "No answer in time counts as refusal.",
        ),
        Some(Silence::Escalated) => words!(
            tongue,
            "Quá hạn mà không trả lời thì báo lên cấp trên; hồ sơ vẫn được xử lý.",
            "If there is no answer in time, the superior is told; the work goes on.",
        ),
        Some(Silence::Nothing) | None => Words::default(),
    }
}
