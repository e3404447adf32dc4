use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Process, Unfit};
use crate::{page, text};

/// Two values of which neither is known to be better for the applicant.
pub static NO_BETTER: Check =
    Check { meta: Meta { name: "no-better", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    for misfit in process.misfits.iter().filter(|misfit| misfit.why == Unfit::NoBetter) {
        let (key, id) = (&misfit.words.value, &process.procedure.procedure.value);
        findings
            .push(
                misfit.words.span,
                text!(
                    en: "of this `{key}` and the one in `{id}` neither is known to be better for the applicant",
                    vi: "giữa `{key}` này và `{key}` trong `{id}`, không xác định được bên nào có lợi hơn cho người nộp",
                ),
            )
            .help(text!(
                en: "only limits of one unit, sums of one currency and data that replaces a paper can be compared; write \
                     the value that holds in an overlay with `combine: last`",
                vi: "chỉ so sánh được thời hạn cùng đơn vị, số tiền cùng loại, và dữ liệu thay giấy tờ; ghi giá trị được \
                     áp dụng trong một lớp có `combine: last`",
            ));
    }
}
