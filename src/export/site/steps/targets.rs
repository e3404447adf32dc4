//! What a jump to a step means for the applicant: on, back, more papers, a refusal, the end.

use crate::export::site::page::Page;
use crate::export::site::words::{Words, lower_first, words};
use crate::model::{Ends, Id, Kind, Step};

/// How many jumps one sentence follows.
const DEEPEST: usize = 3;

/// A way: where it leads, how often, and what then.
#[derive(Default)]
pub(super) struct Way<'a> {
    pub next: Option<&'a Id>,
    pub ends: Option<Ends>,
    pub times: Option<u32>,
    pub exhausted: Option<&'a Id>,
}

/// Where a way leads, without a full stop.
pub(super) fn way_words(page: &Page<'_>, from: &str, way: &Way<'_>, depth: usize) -> Words {
    let tongue = &page.tongue;
    let mut told = match (way.ends, way.next) {
        (Some(ends), _) => ending(page, Some(ends)),
        (None, Some(next)) => target(page, from, &next.value, depth),
        (None, None) => words!(tongue, "sang bước tiếp theo", "on to the next step"),
    };
    if let Some(times) = way.times {
        told = told.and(words!(tongue, " (tối đa {times} lần)", " (at most {times} times)", times));
    }
    if let Some(exhausted) = way.exhausted.filter(|_| depth < DEEPEST) {
        let then = target(page, from, &exhausted.value, depth + 1);
        told = told.stopped().and(words!(tongue, " Hết số lần thì {then}", " After that: {then}", then));
    }
    told
}

/// What a jump to a step means.
fn target(page: &Page<'_>, from: &str, id: &str, depth: usize) -> Words {
    let tongue = &page.tongue;
    if id == crate::process::JOIN {
        return words!(tongue, "việc này xong", "this part is done");
    }
    if page.numbers.of_step(id).is_some() {
        return walk(page, from, id);
    }
    let Some(step) = page.process.step(id) else { return Words::default() };
    match step.kind.value {
        Kind::Supplement => supplement(page, from, &step.value, depth),
        Kind::Refuse => refusal(page, &step.value),
        _ => ending(page, step.ends.as_ref().map(|ends| ends.value).or(step.kind.value.ends())),
    }
}

/// On or back to a step that has a number.
fn walk(page: &Page<'_>, from: &str, id: &str) -> Words {
    let step = page.numbers.link(id, &page.tongue);
    if page.numbers.of_step(id) <= page.numbers.of_step(from) {
        words!(page.tongue, "quay lại {step}", "back to {step}", step)
    } else {
        words!(page.tongue, "sang {step}", "on to {step}", step)
    }
}

/// A request to complete: who asks, how often, how long there is, and what comes then.
pub(super) fn supplement(page: &Page<'_>, from: &str, step: &Step, depth: usize) -> Words {
    let tongue = &page.tongue;
    let own = page.numbers.of_step(&step.id.value).is_some();
    let mut told = if own { Words::default() } else { super::title(page, step).begin(lower_first).stopped() };
    let mut add = |more: Words| {
        let before = std::mem::take(&mut told);
        told = if before.is_empty() { more } else { before.and(" ").and(more) };
    };
    if let Some(times) = &step.times {
        add(words!(tongue, "Tối đa {times} lần.", "At most {times} times.", times = times.value));
    }
    if let Some(within) = &step.within {
        let within = within.value.in_words(tongue.language());
        add(words!(tongue, "Bạn có {within} để bổ sung.", "You have {within} to complete it.", within));
    }
    if let Some(back) = &step.back_to {
        let back = walk(page, from, &back.value);
        add(words!(tongue, "Bổ sung xong thì {back}.", "Then {back}.", back));
    }
    if depth >= DEEPEST {
        return told;
    }
    if let Some(late) = &step.late {
        let then = target(page, from, &late.value, depth + 1).stopped();
        add(words!(tongue, "Quá hạn thì {then}", "Too late: {then}", then));
    }
    if let Some(exhausted) = &step.exhausted {
        let then = target(page, from, &exhausted.value, depth + 1).stopped();
        add(words!(tongue, "Hết số lần thì {then}", "After that: {then}", then));
    }
    told
}

/// What a refusal gives the applicant.
fn refusal(page: &Page<'_>, step: &Step) -> Words {
    let tongue = &page.tongue;
    let title = super::title(page, step).begin(lower_first);
    if step.produces.is_empty() {
        return words!(tongue, "{title}; hồ sơ kết thúc", "{title}; the case ends", title);
    }
    let papers = tongue.all(step.produces.iter().map(|id| page.paper(&id.value).begin(lower_first)));
    if papers == title {
        return words!(
            tongue,
            "bạn nhận {papers}; hồ sơ kết thúc",
            "you get {papers}; the case ends",
            papers
        );
    }
    words!(
        tongue,
        "{title}; bạn nhận {papers}; hồ sơ kết thúc",
        "{title}; you get {papers}; the case ends",
        title,
        papers
    )
}

/// How a case ends.
pub(super) fn ending(page: &Page<'_>, ends: Option<Ends>) -> Words {
    let tongue = &page.tongue;
    match ends {
        Some(Ends::Granted) => words!(tongue, "hồ sơ giải quyết xong", "the case is settled"),
        Some(Ends::Refused) => {
            words!(tongue, "hồ sơ bị từ chối, kết thúc", "the case is refused and ends")
        }
        Some(Ends::Withdrawn) => {
            words!(tongue, "coi như bạn rút hồ sơ, kết thúc", "the case counts as withdrawn and ends")
        }
        Some(Ends::Lapsed) => words!(tongue, "hồ sơ hết hạn, kết thúc", "the case lapses and ends"),
        Some(Ends::Stopped) => {
            words!(tongue, "hồ sơ dừng giải quyết, kết thúc", "the case is stopped and ends")
        }
        Some(Ends::Returned) => {
            words!(tongue, "hồ sơ được trả lại, kết thúc", "the papers are returned and the case ends")
        }
        Some(Ends::SentOn) => {
            words!(
                tongue,
                "bạn được hướng dẫn đến đúng nơi, hồ sơ ở đây kết thúc",
                "you are sent to the right office and the case ends here"
            )
        }
        None => words!(tongue, "hồ sơ kết thúc", "the case ends"),
    }
}
