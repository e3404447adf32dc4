use super::{Check, Findings, Levels, Run};
use crate::calendar::Hour;
use crate::family::Meta;
use crate::model::Id;
use crate::process::Process;
use crate::source::Spanned;
use crate::{page, text};

/// A cut-off at an hour at which the office is not open.
pub static CUTOFF_OUTSIDE_HOURS: Check = Check {
    meta: Meta { name: "cutoff-outside-hours", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let general = procedure.clock.as_ref().and_then(|clock| clock.calendar.as_ref());
    let mut cutoffs: Vec<(Option<&Spanned<Hour>>, Option<&Id>)> = Vec::new();
    cutoffs.extend(procedure.clock.iter().map(|clock| (clock.cutoff.as_ref(), general)));
    let steps = process.steps();
    let limits = procedure.limits.iter().chain(steps.iter().flat_map(|placed| &placed.step.limits));
    cutoffs.extend(limits.map(|limit| (limit.cutoff.as_ref(), limit.calendar.as_ref().or(general))));
    for (cutoff, calendar) in cutoffs {
        let calendar = process.dictionaries.calendar(calendar.map(|id| id.value.as_str()));
        let (Some(cutoff), Some(calendar)) = (cutoff, calendar) else { continue };
        let (opens, closes) = (calendar.opening(), calendar.closing());
        if (opens..=closes).contains(&cutoff.value) {
            continue;
        }
        findings
            .push(
                cutoff.span,
                text!(
                    en: "the cut-off {cutoff} lies outside office hours, {opens} to {closes}",
                    vi: "mốc giờ {cutoff} nằm ngoài giờ làm việc, từ {opens} đến {closes}",
                ),
            )
            .help(text!(
                en: "check the hour (15h00 is three in the afternoon), or leave `cutoff` out",
                vi: "xem lại giờ (15h00 là ba giờ chiều), hoặc bỏ `cutoff`",
            ));
    }
}
