use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A sum so small that zeros must have been lost.
pub static TINY_FEE: Check =
    Check { meta: Meta { name: "tiny-fee", page: page!() }, levels: Levels::WARNING, run: Run::Process(run) };

/// No fee of the state is lower than this many đồng.
const LEAST: u64 = 1_000;

fn run(process: &Process, findings: &mut Findings<'_>) {
    for fee in &process.procedure.fees {
        let sums = fee.amount.iter().chain(fee.discounts.iter().filter_map(|row| row.to.as_ref()));
        for sum in sums.filter(|sum| sum.value.currency == "VND" && (1..LEAST).contains(&sum.value.amount)) {
            findings
                .push(
                    sum.span,
                    text!(
                        en: "{sum} is less than any fee; three zeros seem to be missing",
                        vi: "{sum} thấp hơn mọi mức thu; có vẻ thiếu ba số 0",
                    ),
                )
                .help(text!(
                    en: "look the sum up in the law: a portal that shows 135 often means 135.000 đồng",
                    vi: "tra lại mức thu trong văn bản: cổng ghi 135 thường là 135.000 đồng",
                ));
        }
    }
}
