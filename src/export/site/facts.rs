//! The six facts at the top of a page, all worked out.

use serde::Serialize;

use super::money::{Worked, as_told, start};
use super::page::Page;
use super::papers::Papers;
use super::steps::visits;
use super::words::{Words, upper_first, words};
use crate::calendar::Unit;
use crate::model::{Kind, Part};

/// One fact.
#[derive(Debug, Serialize)]
pub struct Cell {
    term: Words,
    says: Words,
    more: Words,
}

/// How long the words of a cell may be before they are told below it.
pub const LONGEST: usize = 42;

/// The six facts.
pub fn facts(page: &Page<'_>, worked: &Worked<'_>, papers: Option<&Papers>) -> Vec<Cell> {
    vec![before(page), when(page, worked), money(page, worked), paper(page, papers), coming(page), body(page)]
}

/// By when to apply.
fn before(page: &Page<'_>) -> Cell {
    let tongue = &page.tongue;
    let term = words!(tongue, "Phải nộp trong", "Apply within");
    let steps = page.process.steps();
    let filing = steps.iter().find(|placed| placed.step.kind.value == Kind::Submit);
    let within = filing.and_then(|placed| Some((placed.step.within.as_ref()?, placed.step.since.as_ref())));
    match within {
        Some((within, since)) => {
            let since = since.map(|since| {
                words!(tongue, "kể từ {since}", "from {since}", since = page.fact(&since.value))
            });
            let within = Words::from(within.value.in_words(tongue.language()));
            Cell { term, says: within.begin(upper_first), more: since.unwrap_or_default() }
        }
        None => Cell {
            term: words!(tongue, "Hạn nộp", "Apply by"),
            says: words!(tongue, "Không nêu", "Not said"),
            more: words!(tongue, "nguồn không ghi hạn nộp hồ sơ", "the source names no day"),
        },
    }
}

/// Several things that can be said of one fact: alone, or as a matter of the case.
fn told(page: &Page<'_>, term: Words, said: &[Words], more: Words, anchor: &str) -> Cell {
    let tongue = &page.tongue;
    let see = words!(tongue, "Xem từng trường hợp", "See each case").link(anchor);
    let whole = as_told(said.to_vec(), tongue).begin(upper_first);
    let short = whole.plain().chars().count() <= LONGEST;
    match said.len() {
        0 | 1 => Cell { term, says: whole, more },
        _ if short => Cell { term, says: whole, more: see },
        _ => Cell {
            term,
            says: words!(tongue, "Tùy trường hợp", "It depends"),
            more: whole.and(". ").and(see),
        },
    }
}

fn when(page: &Page<'_>, worked: &Worked<'_>) -> Cell {
    let term = words!(page.tongue, "Nhận kết quả", "Result");
    let clock = page.process.procedure.clock.as_ref();
    let starts = clock.and_then(|clock| clock.starts.as_ref());
    let timed = page.process.procedure.limits.iter().any(|limit| limit.limit.is_some());
    let more = starts.filter(|_| timed).map(|starts| start(page, starts.value)).unwrap_or_default();
    let cutoff = page.process.procedure.limits.iter().find_map(|limit| {
        let by_day = limit
            .limit
            .as_ref()
            .is_some_and(|limit| matches!(limit.value.unit(), Unit::SameDay | Unit::SameWorkingDay));
        limit.cutoff.as_ref().filter(|_| by_day)
    });
    let more = match cutoff {
        Some(cutoff) => super::money::cutoff_words(page, cutoff.value),
        None => more,
    };
    told(page, term, &worked.time(page), more, "#phi")
}

fn money(page: &Page<'_>, worked: &Worked<'_>) -> Cell {
    let term = words!(page.tongue, "Phí, lệ phí", "Fees");
    told(page, term, &worked.amount(page), Words::default(), "#phi")
}

fn paper(page: &Page<'_>, papers: Option<&Papers>) -> Cell {
    let tongue = &page.tongue;
    let term = words!(tongue, "Giấy tờ", "Papers");
    let unknown = page.process.procedure.unknown.iter().any(|part| part.value == Part::Documents);
    let Some(papers) = papers else {
        let says = if unknown {
            words!(tongue, "Nguồn chưa ghi", "The source does not say")
        } else {
            words!(tongue, "Không cần", "None")
        };
        return Cell { term, says, more: Words::default() };
    };
    let see = words!(tongue, "Xem đúng trường hợp của bạn", "See your own case");
    let list = words!(tongue, "Xem danh sách", "See the list");
    let more = if papers.style.is_empty() { list } else { see }.link("#giay-to");
    let says = match papers.range {
        (0, 0) => words!(tongue, "Không phải mang", "Nothing to bring"),
        (least, most) if least == most => words!(tongue, "{most} loại", "{most}", most),
        (least, most) => {
            words!(tongue, "{least} đến {most} loại", "{least} to {most}", least, most)
        }
    };
    Cell { term, says, more }
}

fn coming(page: &Page<'_>) -> Cell {
    let tongue = &page.tongue;
    let term = words!(tongue, "Số lần phải đến", "Visits");
    let online = page.process.procedure.channels.as_ref().is_some_and(|channels| channels.online.is_some());
    let (least, most) = visits(page.process);
    let says = match (least, most) {
        (least, most) if least == most => words!(tongue, "{most} lần", "{most}", most),
        (least, most) if least + 1 == most => {
            words!(tongue, "{least} hoặc {most} lần", "{least} or {most}", least, most)
        }
        (least, most) => {
            words!(tongue, "{least} đến {most} lần", "{least} to {most}", least, most)
        }
    };
    let more = match (least, most) {
        (0, 1..) if online => {
            words!(
                tongue,
                "0 lần nếu nộp và nhận trực tuyến hoặc qua bưu điện",
                "none if you apply and get the result online or by post"
            )
        }
        (0, 1..) => {
            words!(
                tongue,
                "0 lần nếu nộp và nhận qua bưu điện",
                "none if you apply and get the result by post"
            )
        }
        (1, 2) if !online => {
            words!(
                tongue,
                "1 lần nộp, thêm 1 lần nếu phải hẹn nhận",
                "once to apply, once more if the result is not ready"
            )
        }
        (1.., _) if online => {
            words!(tongue, "có bước bạn phải có mặt", "one step needs you in person")
        }
        _ => Words::default(),
    };
    Cell { term, says, more }
}

fn body(page: &Page<'_>) -> Cell {
    let tongue = &page.tongue;
    let term = words!(tongue, "Nơi giải quyết", "Who decides");
    let bodies = page.process.procedure.bodies.as_ref();
    let deciding =
        bodies.map(|bodies| if bodies.competent.is_empty() { &bodies.executing } else { &bodies.competent });
    let names: Vec<Words> = deciding.into_iter().flatten().map(|id| page.agency(&id.value)).collect();
    let receiving =
        bodies.map(|bodies| bodies.receiving.iter().map(|id| page.actor(&id.value)).collect::<Vec<_>>());
    let receiving = tongue.all(receiving.unwrap_or_default());
    let more = if receiving.is_empty() {
        Words::default()
    } else {
        words!(tongue, "Nhận hồ sơ: {receiving}", "Received by: {receiving}", receiving)
    };
    if names.is_empty() {
        let says = words!(tongue, "Nguồn chưa ghi", "The source does not say");
        return Cell { term, says, more };
    }
    Cell { term, says: tongue.either(names), more }
}
