use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Step;
use crate::process::Process;
use crate::{page, text};

/// Two ways out of a step are taken in the same situation.
pub static WAYS_OVERLAP: Check = Check {
    meta: Meta { name: "ways-overlap", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let names = process.written_names();
    for placed in process.steps() {
        let step = placed.step;
        let rows: Vec<_> = step.choose.iter().filter_map(|row| row.when.as_ref()).collect();
        let mut situations = process.situations(&names);
        let ways: Vec<_> = rows
            .iter()
            .filter_map(|when| Some((*when, process.condition(&mut situations, Some(when))?)))
            .collect();
        for (index, (when, way)) in ways.iter().enumerate() {
            let twin = ways[..index]
                .iter()
                .find_map(|(other, before)| Some((*other, situations.overlap(before, way).ok()??)));
            let Some((other, witness)) = twin else { continue };
            findings
                .push(
                    when.span,
                    text!(
                        en: "when {witness}, this way and another one are both open",
                        vi: "khi {witness} thì hướng này và một hướng khác cùng mở",
                    ),
                )
                .also(other.span, text!(en: "the other way", vi: "hướng kia"))
                .help(text!(
                    en: "let the conditions exclude one another; the order of the rows has no meaning",
                    vi: "viết các điều kiện loại trừ nhau; thứ tự dòng không có ý nghĩa",
                ));
        }
        same_event(step, findings);
    }
}

/// A `wait` that names one event twice.
fn same_event(step: &Step, findings: &mut Findings<'_>) {
    for (index, row) in step.first.iter().enumerate() {
        let Some(event) = &row.event else { continue };
        let first =
            step.first[..index].iter().find_map(|other| other.event.as_ref().filter(|other| *other == event));
        let Some(first) = first else { continue };
        findings
            .push(
                event.span,
                text!(
                    en: "the event `{event}` stands twice, and nothing says which way it leads",
                    vi: "sự kiện `{event}` có hai lần, không rõ đi theo hướng nào",
                ),
            )
            .also(first.span, text!(en: "the first time", vi: "lần thứ nhất"))
            .help(text!(en: "keep one of the rows", vi: "giữ lại một dòng"));
    }
}
