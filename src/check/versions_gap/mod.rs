use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Procedure, Status};
use crate::process::{Catalog, Process};
use crate::{page, text};

/// Days between two versions on which no version holds.
pub static VERSIONS_GAP: Check = Check {
    meta: Meta { name: "versions-gap", page: page!() },
    levels: Levels::WARNING,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    let has = |procedure: &Procedure, status| {
        procedure.status.as_ref().is_some_and(|written| written.value == status)
    };
    for versions in catalog.versions() {
        let chosen: Vec<&Process> =
            versions.iter().filter(|version| !has(&version.procedure, Status::Draft)).copied().collect();
        for pair in chosen.windows(2) {
            let (earlier, later) = (&pair[0].procedure, &pair[1].procedure);
            let Some(until) = earlier.until.as_ref().filter(|_| !has(earlier, Status::Abolished)) else {
                continue;
            };
            let (Ok(first), Ok(last)) = (until.value.tomorrow(), later.from.value.yesterday()) else {
                continue;
            };
            if first > last {
                continue;
            }
            let id = &later.procedure.value;
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
                    en: "leave `until` out, then it lasts until the next begins; if the procedure was abolished in \
                         between, write `status: abolished`",
                    vi: "bỏ `until` thì phiên bản này kéo dài đến khi phiên bản sau bắt đầu; nếu thủ tục đã bị bãi bỏ \
                         trong thời gian đó thì ghi `status: abolished`",
                ));
        }
    }
}
