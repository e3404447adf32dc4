//! From views to HTML: the templates, escaping, and the style sheet.

use std::borrow::Cow;
use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error as Fault, escape_formatter};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diagnostic::Language;
use crate::export::Error;
use crate::export::drawing::STYLE;

/// The style sheet that all pages share, drawings included.
pub static SHEET: LazyLock<String> = LazyLock::new(|| include_str!("style.css").to_owned() + STYLE);

/// The templates by name.
macro_rules! templates {
    ($($name:literal)*) => { [$(($name, include_str!(concat!("templates/", $name)))),*] };
}

static TEMPLATES: &[(&str, &str)] = &templates! {
    "base.html" "macros.html" "procedure.html" "intro.html" "papers.html" "steps.html" "money.html" "more.html"
    "officers.html" "front.html" "list.html" "index.html" "search.html"
};

static VIETNAMESE: LazyLock<Environment<'static>> = LazyLock::new(|| environment(Language::Vi));
static ENGLISH: LazyLock<Environment<'static>> = LazyLock::new(|| environment(Language::En));

fn environment(language: Language) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if *state.auto_escape() == AutoEscape::Html && !value.is_safe() => {
            Ok(out.write_str(&escaped(text))?)
        }
        _ => escape_formatter(out, state, value),
    });
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual signs"));
    // The fixed words of a template stand in it in both languages: `{{ t("Các bước", "Steps") }}`.
    environment.add_function("t", move |vi: &str, en: &str| -> String {
        let chosen = match language {
            Language::Vi => vi,
            Language::En => en,
        };
        chosen.to_owned()
    });
    for (name, text) in TEMPLATES {
        environment.add_template(name, text).expect("our own templates are sound");
    }
    environment
}

/// A page from its template and its view.
pub fn render(template: &str, language: Language, view: &impl Serialize) -> Result<String, Error> {
    let environment = match language {
        Language::Vi => &VIETNAMESE,
        Language::En => &ENGLISH,
    };
    let fault = |fault: Fault| Error { what: format!("site/{template}"), why: format!("{fault:#}") };
    environment.get_template(template).and_then(|page| page.render(Value::from(Serde(view)))).map_err(fault)
}

/// Text as it stands in HTML, between tags or in quotes.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(may_begin_sign) || !text.contains(is_sign) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut behind = 0;
    for (at, sign) in text.match_indices(is_sign) {
        out.push_str(&text[behind..at]);
        out.push_str(match sign {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            "\"" => "&quot;",
            "'" => "&#39;",
            // Control characters may not stand in HTML at all.
            _ => "\u{fffd}",
        });
        behind = at + sign.len();
    }
    out.push_str(&text[behind..]);
    Cow::Owned(out)
}

/// Whether a byte may begin such a letter; most texts have none, and bytes are quickly looked at.
fn may_begin_sign(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | 0x7f | 0xc2 | b'&' | b'<' | b'>' | b'"' | b'\'')
}

/// Whether a letter may not stand in HTML as it is.
fn is_sign(letter: char) -> bool {
    matches!(letter, '&' | '<' | '>' | '"' | '\'') || letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// HTML that is escaped already.
pub fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}

/// Name of the file of the style sheet; it changes with every change of its content.
pub fn style_name() -> &'static str {
    static NAME: LazyLock<String> = LazyLock::new(|| {
        let digest = Sha256::digest(SHEET.as_bytes());
        let number = digest.iter().take(5).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("style-{number:010x}.css")
    });
    &NAME
}

/// The digest by which a security policy lets a style element in.
pub fn digest(style: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(style.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in bytes.chunks(3) {
        let mut group = [0; 3];
        group[..part.len()].copy_from_slice(part);
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for letter in 0..4 {
            let index = (bits >> (18 - 6 * letter)) & 63;
            out.push(if letter <= part.len() { char::from(LETTERS[index as usize]) } else { '=' });
        }
    }
    out
}
