use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::sums;
use crate::process::Process;
use crate::{page, text};

/// A sum of zero, which is neither free nor unknown.
pub static ZERO_FEE: Check =
    Check { meta: Meta { name: "zero-fee", page: page!() }, levels: Levels::RISING, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    for fee in &process.procedure.fees {
        let Some(amount) = fee.amount.as_ref().filter(|amount| amount.value.amount == 0) else { continue };
        // A text that names a sum is the finding `fee-in-text`.
        if fee
            .text
            .as_ref()
            .is_some_and(|wording| sums(&wording.value).iter().any(|said| said.value.amount > 0))
        {
            continue;
        }
        findings
            .push(
                amount.span,
                text!(
                    en: "a sum of zero says neither that it is free nor that the sum is not known",
                    vi: "mức thu bằng 0 không cho biết là miễn phí hay chưa biết mức thu",
                ),
            )
            .help(text!(
                en: "write `free: true`, `set-by` with the body that sets the sum, or `unknown: true`",
                vi: "ghi `free: true` nếu miễn, `set-by` kèm cơ quan quy định mức thu, hoặc `unknown: true`",
            ));
    }
}
