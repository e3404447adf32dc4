use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A provincial variant that does not say of which place.
pub static VARIANT_WITHOUT_PLACE: Check = Check {
    meta: Meta { name: "variant-without-place", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let Some(base) = procedure.variant_of.as_ref().filter(|_| procedure.place.is_none()) else { return };
    findings
        .push(
            base.span,
            text!(
                en: "this is a variant of `{base}`, and nothing says for which place",
                vi: "đây là thủ tục đặc thù so với `{base}`, mà chưa ghi áp dụng ở đâu",
            ),
        )
        .help(text!(en: "add `place:` with the province", vi: "ghi `place:` kèm tỉnh, thành phố"));
}
