use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Catalog;
use crate::{page, text};

/// An overlay for all procedures that changes by path.
pub static OVERLAY_WITHOUT_OF: Check = Check {
    meta: Meta { name: "overlay-without-of", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    let for_all = catalog.overlays.iter().map(|filed| &filed.value).filter(|overlay| overlay.of.is_empty());
    for change in for_all.flat_map(|overlay| &overlay.changes).filter(|change| change.document.is_none()) {
        let Some(path) = &change.path else { continue };
        findings
            .push(
                path.span,
                text!(
                    en: "`{path}` means something else in every procedure, and nothing says which are changed",
                    vi: "`{path}` ở mỗi thủ tục một khác, mà chưa ghi thay đổi thủ tục nào",
                ),
            )
            .help(text!(
                en: "name the procedures in `of:`; a change for all of them goes by paper, with `document:`",
                vi: "ghi các thủ tục ở `of:`; thay đổi áp dụng cho mọi thủ tục thì ghi theo giấy tờ, bằng `document:`",
            ));
    }
}
