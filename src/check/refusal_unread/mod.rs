use super::{Check, Findings, Levels, Run};
use crate::expression::{names, parse};
use crate::family::Meta;
use crate::process::{Process, place, sites};
use crate::{page, text};

/// Another procedure may refuse, and the case goes on as if it had not.
pub static REFUSAL_UNREAD: Check = Check {
    meta: Meta { name: "refusal-unread", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for step in process.calls() {
        let outcome = format!("{}.outcome", step.id.replace('-', "_"));
        if !step.outcomes.is_empty() || is_read(process, &outcome) {
            continue;
        }
        let called = step.procedure.as_ref().map_or("", |id| id.as_str());
        findings
            .push(
                step.id.span,
                text!(
                    en: "nothing asks how `{called}` ended: refused or lapsed there, the case goes on here",
                    vi: "không chỗ nào xét kết quả của `{called}`: bên đó từ chối hay quá hạn thì ở đây vẫn đi tiếp",
                ),
            )
            .help(text!(
                en: "add `choose:` with a row `when: {outcome} = \"granted\"` and one for all other ends",
                vi: "thêm `choose:` gồm một dòng `when: {outcome} = \"granted\"` và một dòng cho các kết quả khác",
            ));
    }
}

/// Whether an expression reads a name; one that cannot be read is searched for the word.
fn is_read(process: &Process, name: &str) -> bool {
    sites(&process.procedure).iter().any(|site| match parse(site.formula, place(site.formula)).0 {
        Some(read) => names(&read, &process.meaning.names).iter().any(|used| used.name == name),
        None => site.formula.contains(name),
    })
}
