use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Window;
use crate::source::File;
use crate::yaml::Tree;
use crate::{page, text};

/// A last day that lies before the first.
pub static DATES_REVERSED: Check = Check {
    meta: Meta { name: "dates-reversed", page: page!() },
    levels: Levels::ERROR,
    run: Run::Tree(run),
};

fn run(tree: &Tree, _: &File, findings: &mut Findings<'_>) {
    tree.root.walk(&mut |node| {
        let Some(Window { from: Some(from), until: Some(until) }) = Window::of(node) else { return };
        if from.value <= until.value {
            return;
        }
        findings
            .push(
                until.span,
                text!(
                    en: "the last day lies before the first, so this never holds",
                    vi: "ngày cuối đứng trước ngày đầu nên không bao giờ được áp dụng",
                ),
            )
            .also(from.span, text!(en: "the first day", vi: "ngày đầu"))
            .help(text!(en: "correct one of the two days", vi: "sửa lại một trong hai ngày"));
    });
}
