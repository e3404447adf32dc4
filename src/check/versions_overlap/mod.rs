use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Status;
use crate::process::{Catalog, Process};
use crate::source::Edit;
use crate::{page, text};

/// Two versions of one procedure for the same day.
pub static VERSIONS_OVERLAP: Check = Check {
    meta: Meta { name: "versions-overlap", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    let is_draft = |process: &&&Process| {
        process.procedure.status.as_ref().is_some_and(|status| status.value == Status::Draft)
    };
    for versions in catalog.versions() {
        let chosen: Vec<&Process> = versions.iter().filter(|version| !is_draft(version)).copied().collect();
        for pair in chosen.windows(2) {
            let (earlier, later) = (&pair[0].procedure, &pair[1].procedure);
            let from = later.from.value;
            let id = &later.procedure.value;
            if earlier.from.value == from {
                findings
                    .push(
                        later.from.span,
                        text!(
                            en: "two versions of `{id}` begin on {from}",
                            vi: "hai phiên bản của `{id}` cùng bắt đầu ngày {from}",
                        ),
                    )
                    .also(earlier.from.span, text!(en: "the other one", vi: "phiên bản kia"))
                    .help(text!(
                        en: "give one of them another day, make it a `draft`, or take it away",
                        vi: "ghi ngày khác cho một phiên bản, để nó là `draft`, hoặc bỏ đi",
                    ));
                continue;
            }
            let Some(until) = earlier.until.as_ref().filter(|until| until.value >= from) else { continue };
            let Ok(before) = from.yesterday() else { continue };
            findings
                .push(
                    until.span,
                    text!(
                        en: "this version of `{id}` is to last until {until}, and the next begins on {from}",
                        vi: "phiên bản này của `{id}` kéo dài đến {until}, mà phiên bản sau bắt đầu từ {from}",
                    ),
                )
                .also(later.from.span, text!(en: "the next version", vi: "phiên bản sau"))
                .help(text!(
                    en: "let it end the day before the next begins",
                    vi: "để phiên bản này kết thúc vào ngày trước khi phiên bản sau bắt đầu",
                ))
                .fix(
                    text!(en: "write `{before}`", vi: "viết `{before}`"),
                    vec![Edit::replace(until.span, before.to_string())],
                );
        }
    }
}
