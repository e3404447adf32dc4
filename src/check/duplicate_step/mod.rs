use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// Two steps share an id.
pub static DUPLICATE_STEP: Check = Check {
    meta: Meta { name: "duplicate-step", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for (id, first) in &process.layout.twice {
        findings
            .push(id.span, text!(en: "there is a step `{id}` already", vi: "đã có một bước mang id `{id}`"))
            .also(*first, text!(en: "this one", vi: "bước này"))
            .help(text!(
                en: "give this step an id of its own; ids of steps in branches count too",
                vi: "đặt cho bước này một id riêng; id của các bước trong nhánh cũng không được trùng",
            ));
    }
}
