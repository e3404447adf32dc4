use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Process, Window};
use crate::{page, text};

/// A row that holds on no day of its version.
pub static ROW_OUTSIDE_VERSION: Check = Check {
    meta: Meta { name: "row-outside-version", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let first = process.procedure.from.value;
    let last = process.judged.last;
    process.root.walk(&mut |node| {
        // An overlay is laid over several versions; its rows need not fit each of them.
        if node.span.file != process.file || std::ptr::eq(node, &raw const process.root) {
            return;
        }
        let Some(window) = Window::of(node) else { return };
        let ended = window.until.filter(|until| until.value < first);
        let begins = window.from.filter(|from| last.is_some_and(|last| from.value > last));
        let (span, sentence) = match (ended, begins, last) {
            (Some(until), ..) => (
                until.span,
                text!(
                    en: "this row ends before its version begins on {first}",
                    vi: "dòng này kết thúc trước khi phiên bản bắt đầu ({first})",
                ),
            ),
            (None, Some(from), Some(last)) => (
                from.span,
                text!(
                    en: "this row begins after its version ends on {last}",
                    vi: "dòng này bắt đầu sau khi phiên bản kết thúc ({last})",
                ),
            ),
            _ => return,
        };
        findings.push(span, sentence).help(text!(
            en: "take the row away, put it into the version it belongs to, or correct its days",
            vi: "bỏ dòng này, chuyển sang phiên bản có nó, hoặc sửa lại ngày",
        ));
    });
}
