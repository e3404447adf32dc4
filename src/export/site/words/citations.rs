//! Laws and places in them, as officers cite them.

use super::{Tongue, Words, words};
use crate::model::{Basis, Law, LawKind};
use crate::process::Dictionaries;

/// `Luật Hộ tịch 60/2014/QH13`, `Nghị định 123/2015/NĐ-CP`.
pub fn law_title(law: &Law, tongue: &Tongue<'_>) -> Words {
    let number = &law.number.value;
    let kind = law.kind.as_ref().map(|kind| kind.value);
    let name = law.name.as_ref().map(|name| name.value.as_str());
    match (kind, name) {
        (Some(LawKind::Law | LawKind::Code), Some(name)) => tongue.foreign(&format!("{name} {number}")),
        (Some(kind), _) => kind_word(kind, tongue).and(format!(" {number}")),
        (None, _) => Words::from(number.as_str()),
    }
}

fn kind_word(kind: LawKind, tongue: &Tongue<'_>) -> Words {
    match kind {
        LawKind::Law => words!(tongue, "Luật", "Law"),
        LawKind::Code => words!(tongue, "Bộ luật", "Code"),
        LawKind::Resolution => words!(tongue, "Nghị quyết", "Resolution"),
        LawKind::Decree => words!(tongue, "Nghị định", "Decree"),
        LawKind::Circular => words!(tongue, "Thông tư", "Circular"),
        LawKind::JointCircular => words!(tongue, "Thông tư liên tịch", "Joint circular"),
        LawKind::Decision => words!(tongue, "Quyết định", "Decision"),
        LawKind::Treaty => words!(tongue, "Điều ước quốc tế", "Treaty"),
    }
}

/// A legal basis with a link from each law to its line on the page: `điểm a khoản 1 Điều 15 Nghị định 123/2015/NĐ-CP`.
pub fn citation(basis: &Basis, dictionaries: &Dictionaries, tongue: &Tongue<'_>) -> Words {
    let parts = basis.0.iter().map(|citation| {
        let title = match dictionaries.laws.get(&citation.law) {
            Some(law) => law_title(law, tongue).link(format!("#vb-{}", citation.law)),
            None => Words::from(citation.law.as_str()),
        };
        match &citation.at {
            Some(at) => place(at, tongue).and(if tongue.is_english() { ", " } else { " " }).and(title),
            None => title,
        }
    });
    Words::join(parts, "; ")
}

/// Article, clause and point.
fn place(at: &str, tongue: &Tongue<'_>) -> Words {
    let mut parts = at.splitn(2, '.');
    let first = parts.next().unwrap_or_default();
    let rest = parts.next().unwrap_or_default();
    if let Some(annex) = first.strip_prefix("pl") {
        return match (annex, rest) {
            (annex, "") => words!(tongue, "Phụ lục {annex}", "annex {annex}", annex),
            (annex, rest) => {
                words!(tongue, "mục {rest} Phụ lục {annex}", "annex {annex}, {rest}", annex, rest)
            }
        };
    }
    let (clause, point) = rest.split_once('.').unwrap_or((rest, ""));
    match (clause, point) {
        ("", _) => words!(tongue, "Điều {first}", "article {first}", first),
        (clause, "") => {
            words!(tongue, "khoản {clause} Điều {first}", "article {first}({clause})", clause, first)
        }
        (clause, point) => words!(
            tongue,
            "điểm {point} khoản {clause} Điều {first}",
            "article {first}({clause})({point})",
            point,
            clause,
            first,
        ),
    }
}
