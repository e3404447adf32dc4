use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Severity;
use crate::family::Meta;
use crate::process::{Catalog, texts};
use crate::{page, text};

/// Texts that a translation does not have yet.
pub static TRANSLATION_MISSING: Check = Check {
    meta: Meta { name: "translation-missing", page: page!() },
    levels: Levels { strict: Some(Severity::Advice), ..Levels::STRICT },
    run: Run::Catalog(run),
};

/// How many of the missing texts are named.
const NAMED: usize = 3;

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for translation in catalog.translations.iter().map(|filed| &filed.value) {
        let Some(root) = catalog.current(&translation.translation_of) else { continue };
        let has = |path: &str| translation.texts.keys().any(|key| key.value == path);
        let missing: Vec<String> = texts(root).into_keys().filter(|path| !has(path)).collect();
        if missing.is_empty() {
            continue;
        }
        let (count, language) = (missing.len(), &translation.language.value);
        let shown: Vec<String> = missing.iter().take(NAMED).map(|path| format!("`{path}`")).collect();
        let rest = if missing.len() > NAMED { " …" } else { "" };
        let shown = shown.join(", ") + rest;
        findings
            .push(
                translation.translation_of.span,
                text!(
                    en: "{count} texts are not translated into `{language}` and are shown as they are: {shown}",
                    vi: "{count} lời văn chưa dịch sang `{language}` nên hiện nguyên văn: {shown}",
                ),
            )
            .help(text!(
                en: "add them under `texts:`, each by its path",
                vi: "ghi thêm vào `texts:`, mỗi lời văn theo đường dẫn của nó",
            ));
    }
}
