//! The ways out of a step that do not simply go on: what a decision, a choice, an event or a time leads to.

use crate::export::site::page::Page;
use crate::export::site::words::{Words, lower_first, upper_first, words};
use crate::model::{Ends, Id, Kind, Step};

/// How many jumps one sentence follows.
const DEEPEST: usize = 3;

/// A way: where it leads, how often, and what then.
struct Way<'a> {
    next: Option<&'a Id>,
    ends: Option<Ends>,
    times: Option<u32>,
    exhausted: Option<&'a Id>,
}

/// The branches of a step, each as a sentence.
pub fn branches(page: &Page<'_>, step: &Step) -> Vec<Words> {
    let mut all: Vec<Words> = Vec::new();
    all.extend(outcomes(page, step));
    all.extend(choices(page, step));
    all.extend(events(page, step));
    all.extend(overdue(page, step));
    all.extend(late(page, step));
    if let Some(next) = &step.next {
        let way = Way { next: Some(next), ends: None, times: value(step.times.as_ref()), exhausted: step.exhausted.as_ref() };
        let told = way_words(page, &step.id.value, &way, 0);
        all.push(told.begin(upper_first).stopped());
    }
    if step.kind.value == Kind::Supplement {
        all.push(supplement(page, &step.id.value, step, 0).stopped());
    }
    if matches!(step.kind.value, Kind::Refuse | Kind::End) || step.ends.is_some() {
        all.push(ending(page, step.ends.as_ref().map(|ends| ends.value).or(step.kind.value.ends())).begin(upper_first).stopped());
    }
    all
}

fn value<T: Copy>(spanned: Option<&crate::source::Spanned<T>>) -> Option<T> {
    spanned.map(|spanned| spanned.value)
}

/// Decisions of a person that do not go on.
fn outcomes<'p>(page: &'p Page<'_>, step: &'p Step) -> impl Iterator<Item = Words> + 'p {
    let leading = step.outcomes.iter().filter(|row| row.next.is_some() || row.ends.is_some());
    leading.map(move |row| {
        let id = &row.id.value;
        let path = ["steps", &step.id.value, "outcomes", id, "name"];
        let name = row.name.as_ref().map_or_else(|| Words::from(id.as_str()), |name| page.text(&path, Some(name)));
        let way = Way {
            next: row.next.as_ref(),
            ends: value(row.ends.as_ref()),
            times: value(row.times.as_ref()),
            exhausted: row.exhausted.as_ref(),
        };
        let then = way_words(page, &step.id.value, &way, 0);
        let basis = page.basis(row.basis.as_ref());
        let then = if basis.is_empty() { then } else { then.and(" (").and(basis).and(")") };
        conditional(page, name.begin(lower_first), then)
    })
}

/// `Nếu thiếu: …`
fn conditional(page: &Page<'_>, condition: Words, then: Words) -> Words {
    words!(page.tongue, vi: "Nếu {condition}: {then}", en: "If {condition}: {then}", condition = condition.strong(), then = then.stopped())
}

/// Ways chosen by facts.
fn choices<'p>(page: &'p Page<'_>, step: &'p Step) -> impl Iterator<Item = Words> + 'p {
    step.choose.iter().map(move |row| {
        let way = Way {
            next: Some(&row.next),
            ends: None,
            times: value(row.times.as_ref()),
            exhausted: row.exhausted.as_ref(),
        };
        let then = way_words(page, &step.id.value, &way, 0);
        match &row.when {
            Some(when) => conditional(page, page.condition(when), then),
            None => words!(page.tongue, vi: "Trường hợp khác: {then}", en: "Otherwise: {then}", then = then.stopped()),
        }
    })
}

/// Events and times of which the first counts.
fn events<'p>(page: &'p Page<'_>, step: &'p Step) -> impl Iterator<Item = Words> + 'p {
    let tongue = &page.tongue;
    step.first.iter().map(move |row| {
        let way = Way {
            next: row.next.as_ref(),
            ends: value(row.ends.as_ref()),
            times: value(row.times.as_ref()),
            exhausted: row.exhausted.as_ref(),
        };
        let then = way_words(page, &step.id.value, &way, 0).stopped();
        let happens = match (&row.name, &row.after, &row.date) {
            (Some(name), ..) => tongue.foreign(&name.value),
            (None, Some(after), _) => {
                let after = after.value.in_words(tongue.language());
                words!(tongue, vi: "Sau {after} chưa có trả lời", en: "After {after} without an answer", after = after)
            }
            (None, None, Some(date)) => words!(tongue, vi: "Đến {date}", en: "On {date}", date = page.fact(&date.value)),
            (None, None, None) => match row.sender.as_ref().map(|sender| sender.value.as_str()) {
                Some("applicant") => words!(tongue, vi: "Khi bạn làm xong", en: "When you have done it"),
                Some(sender) => words!(tongue, vi: "Khi {sender} trả lời", en: "When {sender} answers", sender = page.actor(sender)),
                None => words!(tongue, vi: "Khi có trả lời", en: "When there is an answer"),
            },
        };
        let note = row.note.as_ref().map(|note| Words::from(" ").and(tongue.foreign(&note.value).stopped()));
        words!(tongue, vi: "{happens}: {then}", en: "{happens}: {then}", happens = happens.strong(), then = then)
            .and(note.unwrap_or_default())
    })
}

/// What happens when the limit of a step passes.
fn overdue<'p>(page: &'p Page<'_>, step: &'p Step) -> impl Iterator<Item = Words> + 'p {
    let tongue = &page.tongue;
    step.overdue.iter().map(move |row| {
        let after = row.after.as_ref().or(step.limit.as_ref());
        let passed = match after {
            Some(after) => {
                let after = after.value.in_words(tongue.language());
                words!(tongue, vi: "Quá {after}", en: "After {after}", after = after)
            }
            None => words!(tongue, vi: "Quá hạn", en: "Out of time"),
        };
        let mut then = Vec::new();
        then.extend(row.notify.as_ref().map(|paper| sent(page, &paper.value, row.to.as_ref())));
        then.extend(row.extend.as_ref().map(|extend| {
            let extend = extend.value.in_words(tongue.language());
            words!(tongue, vi: "hẹn thêm {extend}", en: "{extend} more are given", extend = extend)
        }));
        if let Some(next) = &row.next {
            let way = Way { next: Some(next), ends: None, times: None, exhausted: None };
            then.push(way_words(page, &step.id.value, &way, 0));
        }
        let then = Words::join(then, ", ").stopped();
        words!(tongue, vi: "{passed}: {then}", en: "{passed}: {then}", passed = passed.strong(), then = then)
    })
}

/// That a paper is sent to somebody.
fn sent(page: &Page<'_>, paper: &str, to: Option<&Id>) -> Words {
    let tongue = &page.tongue;
    let paper = page.paper(paper).begin(lower_first);
    match to.map(|to| to.value.as_str()) {
        None | Some("applicant") => words!(tongue, vi: "bạn nhận {paper}", en: "you get: {paper}", paper = paper),
        Some(to) => words!(tongue, vi: "gửi {paper} cho {to}", en: "{paper} goes to {to}", paper = paper, to = page.actor(to)),
    }
}

/// What happens when the applicant's own time passes.
fn late(page: &Page<'_>, step: &Step) -> Option<Words> {
    let late = step.late.as_ref().filter(|_| step.kind.value != Kind::Supplement)?;
    let way = Way { next: Some(late), ends: None, times: None, exhausted: None };
    let then = way_words(page, &step.id.value, &way, 0).stopped();
    let quiet = words!(page.tongue, vi: "Quá hạn", en: "Too late");
    Some(words!(page.tongue, vi: "{quiet}: {then}", en: "{quiet}: {then}", quiet = quiet.strong(), then = then))
}

/// Where a way leads, without a full stop.
fn way_words(page: &Page<'_>, from: &str, way: &Way<'_>, depth: usize) -> Words {
    let tongue = &page.tongue;
    let mut told = match (way.ends, way.next) {
        (Some(ends), _) => ending(page, Some(ends)),
        (None, Some(next)) => target(page, from, &next.value, depth),
        (None, None) => words!(tongue, vi: "sang bước tiếp theo", en: "on to the next step"),
    };
    if let Some(times) = way.times {
        told = told.and(words!(tongue, vi: " (tối đa {times} lần)", en: " (at most {times} times)", times = times));
    }
    if let Some(exhausted) = way.exhausted.filter(|_| depth < DEEPEST) {
        let then = target(page, from, &exhausted.value, depth + 1);
        told = told.stopped().and(words!(tongue, vi: " Hết số lần: {then}", en: " After that: {then}", then = then));
    }
    told
}

/// What a jump to a step means.
fn target(page: &Page<'_>, from: &str, id: &str, depth: usize) -> Words {
    let tongue = &page.tongue;
    if id == crate::process::JOIN {
        return words!(tongue, vi: "việc này xong", en: "this part is done");
    }
    if let Some(number) = page.numbers.of_step(id) {
        let step = page.numbers.link(id, tongue);
        let back = page.numbers.of_step(from).is_some_and(|own| number <= own);
        return match back {
            true => words!(tongue, vi: "quay lại {step}", en: "back to {step}", step = step),
            false => words!(tongue, vi: "sang {step}", en: "on to {step}", step = step),
        };
    }
    let Some(step) = page.process.step(id) else { return Words::default() };
    match step.kind.value {
        Kind::Supplement => supplement(page, from, &step.value, depth),
        Kind::Refuse => refusal(page, &step.value),
        _ => ending(page, step.ends.as_ref().map(|ends| ends.value).or(step.kind.value.ends())),
    }
}

/// A request to complete: who asks, how often, how long there is, and what comes then.
fn supplement(page: &Page<'_>, from: &str, step: &Step, depth: usize) -> Words {
    let tongue = &page.tongue;
    let own = page.numbers.of_step(&step.id.value).is_some();
    let mut told = if own { Words::default() } else { super::title(page, step).begin(lower_first).stopped() };
    let mut add = |more: Words| {
        let before = std::mem::take(&mut told);
        told = if before.is_empty() { more } else { before.and(" ").and(more) };
    };
    if let Some(times) = &step.times {
        add(words!(tongue, vi: "Tối đa {times} lần.", en: "At most {times} times.", times = times.value));
    }
    if let Some(within) = &step.within {
        let within = within.value.in_words(tongue.language());
        add(words!(tongue, vi: "Bạn có {within} để bổ sung.", en: "You have {within} to complete it.", within = within));
    }
    if let Some(back) = &step.back_to {
        let back = page.numbers.link(&back.value, tongue);
        add(words!(tongue, vi: "Bổ sung xong: {back}.", en: "Then: {back}.", back = back));
    }
    if depth >= DEEPEST {
        return told;
    }
    if let Some(late) = &step.late {
        let then = target(page, from, &late.value, depth + 1).stopped();
        add(words!(tongue, vi: "Quá hạn: {then}", en: "Too late: {then}", then = then));
    }
    if let Some(exhausted) = &step.exhausted {
        let then = target(page, from, &exhausted.value, depth + 1).stopped();
        add(words!(tongue, vi: "Hết số lần: {then}", en: "After that: {then}", then = then));
    }
    told
}

/// What a refusal gives the applicant.
fn refusal(page: &Page<'_>, step: &Step) -> Words {
    let tongue = &page.tongue;
    let title = super::title(page, step).begin(lower_first);
    if step.produces.is_empty() {
        return words!(tongue, vi: "{title}; hồ sơ kết thúc", en: "{title}; the case ends", title = title);
    }
    let papers = tongue.all(step.produces.iter().map(|id| page.paper(&id.value).begin(lower_first)));
    words!(tongue, vi: "{title}; bạn nhận {papers}; hồ sơ kết thúc", en: "{title}; you get {papers}; the case ends", title = title, papers = papers)
}

/// How a case ends.
fn ending(page: &Page<'_>, ends: Option<Ends>) -> Words {
    let tongue = &page.tongue;
    match ends {
        Some(Ends::Granted) => words!(tongue, vi: "hồ sơ giải quyết xong", en: "the case is settled"),
        Some(Ends::Refused) => words!(tongue, vi: "hồ sơ bị từ chối, kết thúc", en: "the case is refused and ends"),
        Some(Ends::Withdrawn) => words!(tongue, vi: "coi như bạn rút hồ sơ, kết thúc", en: "the case counts as withdrawn and ends"),
        Some(Ends::Lapsed) => words!(tongue, vi: "hồ sơ hết hạn, kết thúc", en: "the case lapses and ends"),
        Some(Ends::Stopped) => words!(tongue, vi: "hồ sơ dừng giải quyết, kết thúc", en: "the case is stopped and ends"),
        Some(Ends::Returned) => words!(tongue, vi: "hồ sơ được trả lại, kết thúc", en: "the papers are returned and the case ends"),
        Some(Ends::SentOn) => words!(tongue, vi: "bạn được hướng dẫn đến đúng nơi, hồ sơ ở đây kết thúc", en: "you are sent to the right office and the case ends here"),
        None => words!(tongue, vi: "hồ sơ kết thúc", en: "the case ends"),
    }
}

/// The steps that refuse, in the order written.
pub fn refusals<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p Step> {
    let steps = page.process.steps().into_iter().map(|placed| &placed.step.value);
    steps.filter(|step| step.kind.value == Kind::Refuse)
}
