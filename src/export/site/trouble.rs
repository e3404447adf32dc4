//! When something goes wrong: what the office owes the applicant.

use serde::Serialize;

use super::page::Page;
use super::steps::{refusals, title};
use super::words::{Words, lower_first, upper_first, words};
use crate::model::{Kind, Part, Step, Timing};

/// One thing that can go wrong.
#[derive(Debug, Serialize)]
pub struct Trouble {
    name: Words,
    says: Words,
}

/// Everything that can go wrong, as far as the procedure says.
pub fn trouble(page: &Page<'_>) -> Vec<Trouble> {
    let mut all = Vec::new();
    all.extend(late(page));
    all.extend(supplement(page));
    all.extend(refused(page));
    all.extend(withdrawn(page));
    all.extend(appeal(page));
    all
}

/// The office is late: apologies, new dates.
fn late(page: &Page<'_>) -> Option<Trouble> {
    let tongue = &page.tongue;
    let steps = page.process.steps();
    let rows = steps.iter().flat_map(|placed| &placed.step.overdue);
    let told = rows
        .filter(|row| row.to.as_ref().is_none_or(|to| to.value == "applicant"))
        .filter_map(|row| row.notify.as_ref());
    let mut papers: Vec<&str> = told.map(|paper| paper.value.as_str()).collect();
    let apologies = steps.iter().filter(|placed| placed.step.kind.value == Kind::Notify);
    let produced = apologies.flat_map(|placed| &placed.step.produces).map(|paper| paper.value.as_str());
    papers.extend(produced.filter(|paper| paper.contains("xin-loi")));
    papers.dedup();
    if papers.is_empty() {
        return None;
    }
    let papers = tongue.all(papers.into_iter().map(|paper| page.paper(paper).begin(lower_first)));
    Some(Trouble {
        name: words!(tongue, "Trễ hẹn", "The office is late"),
        says: words!(tongue, "Cơ quan phải gửi bạn {papers}.", "The office must send you: {papers}.", papers),
    })
}

/// Papers are missing.
fn supplement(page: &Page<'_>) -> Option<Trouble> {
    let tongue = &page.tongue;
    let steps = page.process.steps();
    let all = steps.iter().map(|placed| &placed.step.value);
    let asking: Vec<&Step> = all.filter(|step| step.kind.value == Kind::Supplement).collect();
    let first = asking.first()?;
    let mut bodies: Vec<Words> = Vec::new();
    for by in asking.iter().filter_map(|step| step.by.as_ref()) {
        let body = page.actor(&by.value);
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    let by = tongue.either(bodies);
    let mut says = vec![if by.is_empty() {
        words!(tongue, "Cơ quan phải báo rõ bạn cần bổ sung gì.", "The office must say what is missing.")
    } else {
        words!(tongue, "{by} phải báo rõ bạn cần bổ sung gì.", "{by} must say what is missing.", by)
    }];
    let times = first.times.as_ref().filter(|_| asking.len() == 1).map(|times| times.value);
    says.extend(times.map(|times| {
        words!(tongue, "Cơ quan chỉ được yêu cầu {times} lần.", "It may ask {times} times only.", times)
    }));
    let within = asking.iter().find_map(|step| step.within.as_ref());
    says.extend(within.map(|within| {
        let within = within.value.in_words(tongue.language());
        words!(tongue, "Bạn có {within} để bổ sung.", "You have {within} to complete it.", within)
    }));
    let clock = page.process.procedure.clock.as_ref();
    let timing = clock.and_then(|clock| clock.supplement.as_ref());
    says.extend(timing.map(|timing| meanwhile(page, timing.value)));
    let name = words!(tongue, "Phải bổ sung hồ sơ", "Papers are missing");
    Some(Trouble { name, says: Words::join(says, " ") })
}

/// What becomes of the time while papers are missing.
fn meanwhile(page: &Page<'_>, timing: Timing) -> Words {
    let tongue = &page.tongue;
    match timing {
        Timing::Restart => words!(
            tongue,
            "Bạn nộp bổ sung xong thì thời hạn tính lại từ đầu.",
            "When you have done so the time starts again."
        ),
        Timing::Pause => {
            words!(tongue, "Thời gian bạn bổ sung không tính vào thời hạn.", "Your own time is not counted.")
        }
        Timing::Runs => {
            words!(tongue, "Thời hạn vẫn tính tiếp trong lúc bạn bổ sung.", "The time goes on meanwhile.")
        }
    }
}

/// The application is refused.
fn refused(page: &Page<'_>) -> Option<Trouble> {
    let tongue = &page.tongue;
    let (mut says, mut bodies) = (Vec::new(), Vec::new());
    for step in refusals(page) {
        let what = title(page, step).begin(lower_first);
        let papers = tongue.all(step.produces.iter().map(|id| page.paper(&id.value).begin(lower_first)));
        let get = (!papers.is_empty())
            .then(|| words!(tongue, "bạn nhận {papers}", "you get: {papers}", papers = papers.clone()));
        let told = if papers == what { None } else { Some(what) };
        let said = Words::join([told, get].into_iter().flatten(), "; ").begin(upper_first).stopped();
        let by = step.by.as_ref().map(|by| page.actor(&by.value)).unwrap_or_default();
        for (one, all) in [(said, &mut says), (by, &mut bodies)] {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    let bodies = tongue.either(bodies);
    if !bodies.is_empty() {
        says.push(words!(tongue, "Bên từ chối: {bodies}.", "Refused by: {bodies}.", bodies));
    }
    let name = words!(tongue, "Bị từ chối", "Refused");
    (!says.is_empty()).then(|| Trouble { name, says: Words::join(says, " ") })
}

/// What may end the case at any time.
fn withdrawn(page: &Page<'_>) -> Vec<Trouble> {
    let tongue = &page.tongue;
    let rows = page.process.procedure.anytime.iter().filter_map(|row| {
        let ends =
            row.ends.as_ref().map(|ends| super::words::ending(ends.value.word(), tongue).begin(upper_first));
        let name = row.name.as_ref().map(|name| tongue.foreign(&name.value)).or(ends.clone())?;
        let mut until = Vec::new();
        until.extend(row.within.as_ref().map(|within| {
            let within = within.value.in_words(tongue.language());
            words!(tongue, "trong {within} kể từ khi nộp", "within {within} of applying", within)
        }));
        until.extend(row.until_step.as_ref().map(|step| {
            let step = page.numbers.link(&step.value, tongue);
            words!(tongue, "trước khi xong {step}", "before {step} is done", step)
        }));
        let mut says = Vec::new();
        let until = tongue.all(until);
        if !until.is_empty() {
            says.push(words!(tongue, "Chỉ {until}.", "Only {until}.", until));
        }
        says.extend(ends.map(Words::stopped));
        let next = row.next.as_ref().map(|next| page.numbers.link(&next.value, tongue));
        says.extend(next.map(|next| words!(tongue, "Hồ sơ sang {next}.", "The case goes to {next}.", next)));
        Some(Trouble { name, says: Words::join(says, " ") })
    });
    rows.collect()
}

/// Complaints.
fn appeal(page: &Page<'_>) -> Option<Trouble> {
    let tongue = &page.tongue;
    let name = words!(tongue, "Khiếu nại", "Complain");
    let Some(appeal) = &page.process.procedure.appeal else {
        let unknown = page.process.procedure.unknown.iter().any(|part| part.value == Part::Appeal);
        let says =
            words!(tongue, "Nguồn không nói về khiếu nại.", "The source does not say how to complain.");
        return unknown.then_some(Trouble { name, says });
    };
    let mut says = Vec::new();
    says.extend(
        appeal.to.as_ref().map(|to| words!(tongue, "Gửi {to}.", "To {to}.", to = page.actor(&to.value))),
    );
    says.extend(appeal.within.as_ref().map(|within| {
        let within = within.value.in_words(tongue.language());
        words!(tongue, "Trong {within}.", "Within {within}.", within)
    }));
    says.push(page.text(&["appeal", "text"], appeal.text.as_ref()).stopped());
    says.push(page.note(&["appeal", "note"], appeal.note.as_ref()));
    says.push(page.based(appeal.basis.as_ref()));
    Some(Trouble { name, says: Words::join(says, " ") })
}
