use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// There are situations in which no way out of a step is taken.
pub static WAYS_GAP: Check =
    Check { meta: Meta { name: "ways-gap", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    let names = process.written_names();
    for placed in process.steps() {
        let step = placed.step;
        let whens: Vec<_> = if step.outcomes.is_empty() {
            step.choose.iter().map(|row| row.when.as_ref()).collect()
        } else {
            step.outcomes.iter().map(|row| row.when.as_ref()).collect()
        };
        if whens.is_empty() || whens.contains(&None) {
            continue;
        }
        let mut situations = process.situations(&names);
        let ways: Option<Vec<_>> =
            whens.iter().map(|when| process.condition(&mut situations, *when)).collect();
        let Some(Ok(Some(witness))) = ways.map(|ways| situations.gap(&ways)) else { continue };
        let id = &step.id.value;
        findings
            .push(
                step.id.span,
                text!(
                    en: "when {witness}, no way out of `{id}` is open",
                    vi: "khi {witness} thì không có hướng nào để rời `{id}`",
                ),
            )
            .help(text!(
                en: "add a row without `when` for the rest, or widen a condition",
                vi: "thêm một dòng không có `when` cho trường hợp còn lại, hoặc mở rộng điều kiện",
            ));
    }
}
