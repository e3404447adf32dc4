use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Catalog;
use crate::{page, text};

/// An overlay that reaches no procedure.
pub static OVERLAY_FOR_NOTHING: Check = Check {
    meta: Meta { name: "overlay-for-nothing", page: page!() },
    levels: Levels::WARNING,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    if catalog.processes.is_empty() {
        return;
    }
    let asked: Vec<&str> = catalog.processes.iter().flat_map(|process| process.papers_asked()).collect();
    for overlay in catalog.overlays.iter().map(|filed| &filed.value) {
        // Of procedures that do not exist, `unknown-procedure` speaks; of changes by path, `overlay-without-of`.
        let by_path = overlay.changes.iter().any(|change| change.document.is_none());
        if by_path || !overlay.of.is_empty() {
            continue;
        }
        let mut papers = overlay.changes.iter().filter_map(|change| change.document.as_ref());
        if papers.any(|paper| asked.contains(&paper.value.as_str())) {
            continue;
        }
        let id = &overlay.overlay;
        findings
            .push(
                id.span,
                text!(
                    en: "no procedure asks for any of the papers that `{id}` changes",
                    vi: "không thủ tục nào yêu cầu giấy tờ mà `{id}` thay đổi",
                ),
            )
            .help(text!(
                en: "check the ids of the papers; if they are right, nothing here changes anything yet",
                vi: "xem lại id của giấy tờ; nếu đúng thì hiện chưa có gì được thay đổi",
            ));
    }
}
