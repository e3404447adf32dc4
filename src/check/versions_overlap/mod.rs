use super::{Check, Findings, Levels, Run};
use crate::calendar::Date;
use crate::family::Meta;
use crate::model::Procedure;
use crate::process::Catalog;
use crate::source::{Edit, Spanned};
use crate::{page, text};

/// Two versions of one procedure for the same day.
pub static VERSIONS_OVERLAP: Check = Check {
    meta: Meta { name: "versions-overlap", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for versions in catalog.versions() {
        let chosen: Vec<&Procedure> =
            versions.iter().map(|version| &version.procedure).filter(|version| !version.is_draft()).collect();
        for pair in chosen.windows(2) {
            let (earlier, later) = (pair[0], pair[1]);
            if earlier.from == later.from {
                same_beginning(earlier, later, findings);
            } else if let Some(until) = earlier.until.as_ref().filter(|until| **until >= later.from) {
                too_long(until, later, findings);
            }
        }
    }
}

fn same_beginning(earlier: &Procedure, later: &Procedure, findings: &mut Findings<'_>) {
    let (id, from) = (&later.procedure, &later.from);
    findings
        .push(
            from.span,
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
}

fn too_long(until: &Spanned<Date>, later: &Procedure, findings: &mut Findings<'_>) {
    let (id, from) = (&later.procedure, &later.from);
    let reported = findings
        .push(
            until.span,
            text!(
                en: "this version of `{id}` is to last until {until}, and the next begins on {from}",
                vi: "phiên bản này của `{id}` kéo dài đến {until}, mà phiên bản sau bắt đầu từ {from}",
            ),
        )
        .also(from.span, text!(en: "the next version", vi: "phiên bản sau"))
        .help(text!(
            en: "let it end the day before the next begins",
            vi: "để phiên bản này kết thúc vào ngày trước khi phiên bản sau bắt đầu",
        ));
    if let Ok(before) = from.value.yesterday() {
        let edit = Edit::replace(until.span, before.to_string());
        reported.fix(text!(en: "write `{before}`", vi: "viết `{before}`"), vec![edit]);
    }
}
