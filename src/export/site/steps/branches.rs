//! The ways out of a step that do not simply go on: what a decision, a choice, an event or a time leads to.

use super::targets::{Way, ending, supplement, way_words};
use crate::export::site::page::Page;
use crate::export::site::words::{Words, lower_first, upper_first, words};
use crate::model::{Id, Kind, Step};

/// The branches of a step, each as a sentence.
pub fn branches(page: &Page<'_>, step: &Step) -> Vec<Words> {
    let mut all: Vec<Words> = Vec::new();
    all.extend(outcomes(page, step));
    all.extend(choices(page, step));
    all.extend(events(page, step));
    all.extend(overdue(page, step));
    all.extend(late(page, step));
    if let Some(next) = step.next.as_ref().filter(|next| step.times.is_some() || !is_next(page, step, next)) {
        let way = Way {
            next: Some(next),
            ends: None,
            times: value(step.times.as_ref()),
            exhausted: step.exhausted.as_ref(),
        };
        let told = way_words(page, &step.id.value, &way, 0);
        all.push(told.begin(upper_first).stopped());
    }
    if step.kind.value == Kind::Supplement {
        all.push(supplement(page, &step.id.value, step, 0).stopped());
    }
    if matches!(step.kind.value, Kind::Refuse | Kind::End) || step.ends.is_some() {
        all.push(
            ending(page, step.ends.as_ref().map(|ends| ends.value).or(step.kind.value.ends()))
                .begin(upper_first)
                .stopped(),
        );
    }
    all
}

/// Whether a jump leads to the step below, to which the reader goes on anyhow.
fn is_next(page: &Page<'_>, step: &Step, next: &Id) -> bool {
    let own = page.numbers.of_step(&step.id.value);
    own.is_some_and(|own| page.numbers.of_step(&next.value) == Some(own + 1))
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
        let name =
            row.name.as_ref().map_or_else(|| Words::from(id.as_str()), |name| page.text(&path, Some(name)));
        let way = Way {
            next: row.next.as_ref(),
            ends: value(row.ends.as_ref()),
            times: value(row.times.as_ref()),
            exhausted: row.exhausted.as_ref(),
        };
        let then = way_words(page, &step.id.value, &way, 0);
        let basis = page.basis(row.basis.as_ref());
        let then = if basis.is_empty() { then } else { then.and(" (").and(basis).and(")") };
        if page.tongue.is_english() {
            return name.begin(upper_first).strong().and(": ").and(then.stopped());
        }
        conditional(page, name.begin(lower_first), then)
    })
}

/// `Nếu thiếu: …`
fn conditional(page: &Page<'_>, condition: Words, then: Words) -> Words {
    words!(
        page.tongue,
        "Nếu {condition}: {then}",
        "If {condition}: {then}",
        condition = condition.strong(),
        then = then.stopped()
    )
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
            None => {
                words!(page.tongue, "Trường hợp khác: {then}", "Otherwise: {then}", then = then.stopped())
            }
        }
    })
}

/// Events and times of which the first counts.
fn events<'p>(page: &'p Page<'_>, step: &'p Step) -> impl Iterator<Item = Words> + 'p {
    let tongue = &page.tongue;
    let awaited = super::is_yours(step);
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
                if awaited {
                    words!(tongue, "Sau {after} mà bạn chưa làm", "Not done within {after}", after)
                } else {
                    words!(tongue, "Sau {after} chưa có trả lời", "After {after} without an answer", after)
                }
            }
            (None, None, Some(date)) => {
                words!(tongue, "Đến {date}", "On {date}", date = page.fact(&date.value))
            }
            (None, None, None) => match row.sender.as_ref().map(|sender| sender.value.as_str()) {
                Some("applicant") => words!(tongue, "Khi bạn làm xong", "When you have done it"),
                Some(sender) => words!(
                    tongue,
                    "Khi {sender} trả lời",
                    "When {sender} answers",
                    sender = page.actor(sender)
                ),
                None => words!(tongue, "Khi có trả lời", "When there is an answer"),
            },
        };
        let note = row.note.as_ref().map(|note| Words::from(" ").and(tongue.foreign(&note.value).stopped()));
        words!(tongue, "{happens}: {then}", "{happens}: {then}", happens = happens.strong(), then)
            .and(note.unwrap_or_default())
    })
}

/// What happens when the limit of a step passes.
fn overdue<'p>(page: &'p Page<'_>, step: &'p Step) -> impl Iterator<Item = Words> + 'p {
    let tongue = &page.tongue;
    step.overdue.iter().map(move |row| {
        let after = row.after.as_ref().or(step.limit.as_ref());
        let passed = if let Some(after) = after {
            let after = after.value.in_words(tongue.language());
            words!(tongue, "Quá {after}", "After {after}", after)
        } else {
            words!(tongue, "Quá hạn", "Out of time")
        };
        let mut then = Vec::new();
        then.extend(row.notify.as_ref().map(|paper| sent(page, &paper.value, row.to.as_ref())));
        then.extend(row.extend.as_ref().map(|extend| {
            let extend = extend.value.in_words(tongue.language());
            words!(tongue, "hẹn thêm {extend}", "{extend} more are given", extend)
        }));
        if let Some(next) = &row.next {
            let way = Way { next: Some(next), ..Way::default() };
            then.push(way_words(page, &step.id.value, &way, 0));
        }
        let then = Words::join(then, ", ").stopped();
        words!(tongue, "{passed}: {then}", "{passed}: {then}", passed = passed.strong(), then)
    })
}

/// That a paper is sent to somebody.
fn sent(page: &Page<'_>, paper: &str, to: Option<&Id>) -> Words {
    let tongue = &page.tongue;
    let paper = page.paper(paper).begin(lower_first);
    match to.map(|to| to.value.as_str()) {
        None | Some("applicant") => {
            words!(tongue, "bạn nhận {paper}", "you get: {paper}", paper)
        }
        Some(to) => {
            words!(tongue, "gửi {paper} cho {to}", "{paper} goes to {to}", paper, to = page.actor(to))
        }
    }
}

/// What happens when the applicant's own time passes.
fn late(page: &Page<'_>, step: &Step) -> Option<Words> {
    let late = step.late.as_ref().filter(|_| step.kind.value != Kind::Supplement)?;
    let way = Way { next: Some(late), ..Way::default() };
    let then = way_words(page, &step.id.value, &way, 0).stopped();
    let quiet = words!(page.tongue, "Quá hạn", "Too late");
    Some(words!(page.tongue, "{quiet}: {then}", "{quiet}: {then}", quiet = quiet.strong(), then))
}

/// The steps that refuse, in the order written.
pub fn refusals<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p Step> {
    let steps = page.process.steps().into_iter().map(|placed| &placed.step.value);
    steps.filter(|step| step.kind.value == Kind::Refuse)
}
