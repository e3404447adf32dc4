use super::{Check, Findings, Levels, Run};
use crate::expression::Classes;
use crate::family::Meta;
use crate::model::{Limit, Rows};
use crate::process::Process;
use crate::{page, text};

/// Two limits apply in the same situation.
pub static LIMITS_OVERLAP: Check = Check {
    meta: Meta { name: "limits-overlap", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    process.for_limits(|rows, situations| judge(process, rows, situations, findings));
}

fn judge(process: &Process, limits: &Rows<Limit>, mut situations: Classes<'_>, findings: &mut Findings<'_>) {
    let rows: Vec<_> = limits
        .iter()
        .filter(|row| row.add.is_none())
        .filter_map(|row| Some((row, process.condition(&mut situations, row.when.as_ref())?)))
        .collect();
    for (index, (row, when)) in rows.iter().enumerate() {
        let twin = rows[..index]
            .iter()
            .find_map(|(other, before)| Some((other, situations.overlap(before, when).ok()??)));
        let Some((other, witness)) = twin else { continue };
        let sentence = if witness.answers.is_empty() {
            text!(en: "this limit and another one always apply together", vi: "thời hạn này luôn áp dụng cùng một thời hạn khác")
        } else {
            text!(
                en: "when {witness}, this limit and another one both apply",
                vi: "khi {witness} thì thời hạn này và một thời hạn khác cùng áp dụng",
            )
        };
        findings
            .push(row.id.span, sentence)
            .also(other.id.span, text!(en: "the other limit", vi: "thời hạn kia"))
            .help(text!(
                en: "give each its `when`, so that exactly one applies; what is added on top is written as `add`",
                vi: "ghi `when` cho từng dòng để mỗi trường hợp chỉ có một thời hạn; phần cộng thêm viết bằng `add`",
            ));
    }
}
