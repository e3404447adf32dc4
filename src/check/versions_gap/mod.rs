use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Procedure, Status};
use crate::process::Catalog;
use crate::{page, text};

/// Days between two versions on which no version holds.
pub static VERSIONS_GAP: Check = Check {
    meta: Meta { name: "versions-gap", page: page!() },
    levels: Levels::WARNING,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for versions in catalog.versions() {
        let chosen: Vec<&Procedure> =
            versions.iter().map(|version| &version.procedure).filter(|version| !version.is_draft()).collect();
        for pair in chosen.windows(2) {
            judge(pair[0], pair[1], findings);
        }
    }
}

fn judge(earlier: &Procedure, later: &Procedure, findings: &mut Findings<'_>) {
    let abolished = earlier.status.as_ref().is_some_and(|status| status.value == Status::Abolished);
    let Some(until) = earlier.until.as_ref().filter(|_| !abolished) else { return };
    let (Ok(first), Ok(last)) = (until.value.tomorrow(), later.from.value.yesterday()) else { return };
    if first > last {
        return;
    }
    let id = &later.procedure;
    findings
        .push(
            until.span,
            text!(
                en: "from {first} to {last} no version of `{id}` holds",
                vi: "từ {first} đến {last} không có phiên bản nào của `{id}`",
            ),
        )
        .also(later.from.span, text!(en: "the next version", vi: "phiên bản sau"))
        .help(text!(
            en: "leave `until` out, then it lasts until the next begins; if the procedure was abolished in between, \
                 write `status: abolished`",
            vi: "bỏ `until` thì phiên bản này kéo dài đến khi phiên bản sau bắt đầu; nếu thủ tục đã bị bãi bỏ trong \
                 thời gian đó thì ghi `status: abolished`",
        ));
}
