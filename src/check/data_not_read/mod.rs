mod insert;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Kind;
use crate::process::{Process, Replaced};
use crate::source::Span;
use crate::{page, text};

/// Data shall replace a paper, but no step looks it up.
pub static DATA_NOT_READ: Check = Check {
    meta: Meta { name: "data-not-read", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let unread = unread(process);
    let items: Vec<&str> = unread.keys().map(String::as_str).filter(|item| item.contains('.')).collect();
    let steps = process.steps();
    let check = steps.iter().map(|placed| placed.step).find(|step| step.kind.value == Kind::Check);
    // One change for all of them, so that it is made once.
    let change =
        check.and_then(|step| Some((step, insert::reads(step, &items, findings.file(step.span.file))?)));
    for (item, replaced) in &unread {
        let (span, elsewhere) = place(process, replaced);
        let reported = findings.push(
            span,
            text!(
                en: "`{item}` replaces this paper, but no step looks it up",
                vi: "`{item}` thay cho giấy tờ này nhưng không bước nào tra cứu",
            ),
        );
        let reported = match elsewhere {
            Some(span) => reported.also(span, text!(en: "replaced here", vi: "được thay ở đây")),
            None => reported,
        };
        let reported = reported.help(text!(
            en: "write `reads: [{item}]` at the step that looks it up",
            vi: "ghi `reads: [{item}]` ở bước tra cứu",
        ));
        if let Some((step, edit)) = change.as_ref().filter(|_| !items.is_empty()) {
            reported.fix(
                text!(
                    en: "let `{step}` look up {all}",
                    vi: "cho bước `{step}` tra cứu {all}",
                    step = step.id,
                    all = items.join(", "),
                ),
                vec![edit.clone()],
            );
        }
    }
}

/// Each item that replaces a paper and is read by no step, with what it replaces first.
fn unread(process: &Process) -> BTreeMap<String, Replaced<'_>> {
    let steps = process.steps();
    let read: Vec<&str> =
        steps.iter().flat_map(|placed| &placed.step.reads).map(|id| id.value.as_str()).collect();
    let mut found = BTreeMap::new();
    for replaced in process.replaced() {
        let item = replaced.item();
        let register = format!("{}.", replaced.by.register);
        let of_register: Vec<&&str> = read.iter().filter(|read| read.starts_with(&register)).collect();
        // A name that does not exist is reported as such, on either side.
        let misspelt = replaced.by.data.is_some() && !process.dictionaries.has_data(&item)
            || of_register.iter().any(|read| !process.dictionaries.has_data(read));
        let looked_up =
            if replaced.by.data.is_some() { read.contains(&&*item) } else { !of_register.is_empty() };
        if !misspelt && !looked_up {
            found.entry(item).or_insert(replaced);
        }
    }
    found
}

/// Where the paper is replaced; where an overlay does it, the paper in the procedure and the place in the overlay.
fn place(process: &Process, replaced: &Replaced<'_>) -> (Span, Option<Span>) {
    let written = replaced.by.data.as_ref().unwrap_or(&replaced.by.register).span;
    let own = replaced.row.document.as_ref().or(replaced.row.id.as_ref()).map(|id| id.span);
    match own.filter(|own| written.file != process.file && own.file == process.file) {
        Some(own) => (own, Some(written)),
        None => (written, None),
    }
}
