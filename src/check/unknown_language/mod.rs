use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Catalog;
use crate::{page, text};

/// A code that stands for no language.
pub static UNKNOWN_LANGUAGE: Check = Check {
    meta: Meta { name: "unknown-language", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

/// The two-letter codes of ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
                     de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz \
                     ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln \
                     lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi \
                     pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti \
                     tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for language in catalog.translations.iter().map(|filed| &filed.value.language) {
        if is_code(&language.value) {
            continue;
        }
        findings
            .push(
                language.span,
                text!(
                    en: "`{language}` is not the code of a language",
                    vi: "`{language}` không phải mã ngôn ngữ",
                ),
            )
            .help(text!(
                en: "write two small letters, `en`, `fr`, `zh`; for a language without such a code three, `hmn` for Hmong",
                vi: "viết hai chữ thường: `en`, `fr`, `zh`; ngôn ngữ không có mã hai chữ thì ba chữ, `hmn` cho tiếng Mông",
            ));
    }
}

/// A code of ISO 639-1, or any three small letters, which ISO 639-3 has for the languages of minorities.
fn is_code(code: &str) -> bool {
    let three = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    three || code.len() == 2 && CODES.split(' ').any(|known| known == code)
}
