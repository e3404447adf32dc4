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

/// Codes of countries that are taken for those of their languages.
const COUNTRIES: [(&str, &str); 4] = [("cn", "zh"), ("jp", "ja"), ("us", "en"), ("vn", "vi")];

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for language in catalog.translations.iter().map(|filed| &filed.value.language) {
        // A region may stand behind the language: `zh-TW`.
        let code = language.value.split('-').next().unwrap_or_default();
        if CODES.split(' ').any(|known| known == code) {
            continue;
        }
        let reported = findings.push(
            language.span,
            text!(
                en: "`{language}` is not the code of a language",
                vi: "`{language}` không phải mã ngôn ngữ",
            ),
        );
        match COUNTRIES.iter().find(|(country, _)| *country == code) {
            Some((_, known)) => reported.help(text!(
                en: "this is a country; its language is `{known}`",
                vi: "đây là mã quốc gia; mã ngôn ngữ là `{known}`",
            )),
            None => reported.help(text!(
                en: "write two small letters: `en`, `fr`, `zh`",
                vi: "viết hai chữ thường: `en`, `fr`, `zh`",
            )),
        };
    }
}
