use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Catalog, element, nearest_path};
use crate::source::Edit;
use crate::yaml::Node;
use crate::{page, text};

/// A translation of something that the procedure does not have.
pub static TRANSLATION_PATH: Check = Check {
    meta: Meta { name: "translation-path", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for translation in catalog.translations.iter().map(|filed| &filed.value) {
        let roots: Vec<&Node> = catalog.written(&translation.translation_of).collect();
        let Some(newest) = roots.last() else { continue };
        for path in translation.texts.keys().chain(translation.digests.keys()) {
            let is_text =
                |root: &&Node| element(root, &path.value).is_some_and(|node| node.scalar().is_some());
            if roots.iter().any(is_text) {
                continue;
            }
            let (id, span) = (&translation.translation_of.value, path.span);
            let reported = findings.push(
                span,
                text!(
                    en: "`{path}` leads to no text of `{id}`",
                    vi: "`{path}` không dẫn đến lời văn nào của `{id}`",
                ),
            );
            match nearest_path(newest, &path.value) {
                Some(near) => reported
                    .help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`"))
                    .fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![Edit::replace(span, near)]),
                None => reported.help(text!(
                    en: "take it away if the text is gone; a path is the part, the ids of the rows and the key: \
                         `steps.nop.name`",
                    vi: "bỏ đi nếu lời văn đó không còn; đường dẫn gồm tên phần, id của các hàng và khóa: \
                         `steps.nop.name`",
                )),
            };
        }
    }
}
