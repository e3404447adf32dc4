use std::collections::BTreeMap;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Catalog, Process};
use crate::{page, text};

/// One code for two procedures, or two for one.
pub static DUPLICATE_CODE: Check = Check {
    meta: Meta { name: "duplicate-code", page: page!() },
    levels: Levels::RISING,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    let mut by_code: BTreeMap<&str, &Process> = BTreeMap::new();
    let mut by_id: BTreeMap<&str, &Process> = BTreeMap::new();
    for process in catalog.processes.iter().filter(|process| process.place.is_none()) {
        let (id, code) = (&process.procedure.procedure.value, &process.procedure.code.value);
        let same_id = *by_id.entry(id).or_insert(process);
        if same_id.procedure.code != process.procedure.code {
            two_codes(same_id, process, findings);
        }
        // Codes of the series 9 are invented and belong to nobody.
        let same_code = *by_code.entry(code).or_insert(process);
        if same_code.procedure.procedure != process.procedure.procedure && !code.starts_with('9') {
            two_procedures(same_code, process, findings);
        }
    }
}

fn two_procedures(first: &Process, second: &Process, findings: &mut Findings<'_>) {
    let (code, other) = (&second.procedure.code, &first.procedure.procedure.value);
    findings
        .push(
            code.span,
            text!(en: "`{code}` is already the code of `{other}`", vi: "`{code}` đã là mã của `{other}`"),
        )
        .also(first.procedure.code.span, text!(en: "there", vi: "ở đó"))
        .help(text!(
            en: "look up the code of each; if both are one procedure, let both files say the same `procedure:`",
            vi: "tra lại mã của từng thủ tục; nếu cả hai là một thủ tục thì ghi cùng một `procedure:` ở hai tệp",
        ));
}

fn two_codes(first: &Process, second: &Process, findings: &mut Findings<'_>) {
    let (code, id, before) =
        (&second.procedure.code, &second.procedure.procedure.value, &first.procedure.code);
    findings
        .push(
            code.span,
            text!(
                en: "another version of `{id}` has the code `{before}`, and a code stays when a procedure is amended",
                vi: "phiên bản khác của `{id}` mang mã `{before}`, mà mã không đổi khi sửa đổi thủ tục",
            ),
        )
        .also(before.span, text!(en: "there", vi: "ở đó"))
        .help(text!(
            en: "write the same code, or give the new procedure an id of its own",
            vi: "ghi cùng một mã, hoặc đặt id riêng cho thủ tục mới",
        ));
}
