use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::GivenBy;
use crate::process::Process;
use crate::{page, text};

/// A fact from a register that names no data item.
pub static REGISTER_WITHOUT_PREFILL: Check = Check {
    meta: Meta { name: "register-without-prefill", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for fact in &process.meaning.facts {
        let by = fact.by.as_ref().filter(|by| by.value == GivenBy::Register);
        let Some(by) = by.filter(|_| fact.prefill.is_none() && fact.is.is_none()) else { continue };
        let id = &fact.id;
        findings
            .push(
                by.span,
                text!(
                    en: "`{id}` comes from a register, but nothing says from which",
                    vi: "`{id}` lấy từ cơ sở dữ liệu nhưng không ghi lấy từ đâu",
                ),
            )
            .help(text!(
                en: "add `prefill` with the register and the data item: `prefill: csdl-dan-cu.noi_cu_tru`",
                vi: "thêm `prefill` kèm cơ sở dữ liệu và mục dữ liệu: `prefill: csdl-dan-cu.noi_cu_tru`",
            ));
    }
}
