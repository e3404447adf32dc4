use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Catalog, digest, element};
use crate::{page, text};

/// A text that was changed after it had been translated.
pub static TRANSLATION_STALE: Check = Check {
    meta: Meta { name: "translation-stale", page: page!() },
    levels: Levels::WARNING,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for translation in catalog.translations.iter().map(|filed| &filed.value) {
        let id = &translation.translation_of;
        let Some(root) = catalog.current(id) else { continue };
        for (path, written) in &translation.digests {
            let Some(original) = element(root, &path.value) else { continue };
            let Some(text) = original.text().filter(|text| digest(text) != written.value) else { continue };
            let now = digest(text);
            findings
                .push(
                    path.span,
                    text!(
                        en: "the original of `{path}` has been changed since it was translated",
                        vi: "lời văn gốc của `{path}` đã thay đổi sau khi dịch",
                    ),
                )
                .also(original.span, text!(en: "the original", vi: "lời văn gốc"))
                .help(text!(
                    en: "translate it anew, then write the digest `{now}`",
                    vi: "dịch lại, rồi ghi mã đối chiếu `{now}`",
                ));
        }
    }
}
