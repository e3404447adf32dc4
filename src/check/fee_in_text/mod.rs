use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::sums;
use crate::process::Process;
use crate::{page, text};

/// The wording of a fee names a sum that its row does not.
pub static FEE_IN_TEXT: Check = Check {
    meta: Meta { name: "fee-in-text", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for fee in &process.procedure.fees {
        let zero = fee.amount.as_ref().filter(|amount| amount.value.amount == 0);
        let value = zero.map(|zero| zero.span).or(fee.unknown.as_ref().map(|unknown| unknown.span));
        let (Some(value), Some(wording)) = (value, &fee.text) else { continue };
        let Some(said) = sums(&wording.value).into_iter().find(|said| said.value.amount > 0) else {
            continue;
        };
        let words = &wording.value[said.at.clone()];
        let place = findings.file(wording.span.file).locate(words, wording.span).unwrap_or(wording.span);
        findings
            .push(
                value,
                text!(
                    en: "the row gives no sum, but its text says “{words}”",
                    vi: "dòng này không có mức thu, nhưng nội dung nguyên văn ghi “{words}”",
                ),
            )
            .also(place, text!(en: "said here", vi: "ghi ở đây"))
            .help(text!(
                en: "write the sum as `amount` or `formula`; what the portal shows as 0 is often unread text",
                vi: "ghi mức thu vào `amount` hoặc `formula`; số 0 trên cổng thường là chữ chưa được nhập thành số",
            ));
    }
}
