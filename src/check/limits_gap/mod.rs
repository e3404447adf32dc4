use super::{Check, Findings, Levels, Run};
use crate::expression::Classes;
use crate::family::Meta;
use crate::model::{Limit, Rows};
use crate::process::Process;
use crate::{page, text};

/// There are situations without a limit.
pub static LIMITS_GAP: Check =
    Check { meta: Meta { name: "limits-gap", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    process.for_limits(|rows, situations| judge(process, rows, situations, findings));
}

fn judge(process: &Process, limits: &Rows<Limit>, mut situations: Classes<'_>, findings: &mut Findings<'_>) {
    let rows: Vec<_> = limits.iter().filter(|row| row.add.is_none()).collect();
    let Some(first) = rows.first() else { return };
    let whens: Option<Vec<_>> =
        rows.iter().map(|row| process.condition(&mut situations, row.when.as_ref())).collect();
    let Some(Ok(Some(witness))) = whens.map(|whens| situations.gap(&whens)) else { return };
    findings
        .push(
            first.id.span,
            text!(en: "when {witness}, no limit applies", vi: "khi {witness} thì không có thời hạn nào áp dụng"),
        )
        .help(text!(
            en: "add the limit of that situation, or `unknown: true` if it is not known",
            vi: "thêm thời hạn cho trường hợp đó, hoặc ghi `unknown: true` nếu chưa rõ",
        ));
}
