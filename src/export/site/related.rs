//! Other procedures: done at the same time, needed before, or of the same family.

use serde::Serialize;

use super::page::Page;
use super::papers::every_document;
use super::words::{Words, words};

/// A link to another procedure.
#[derive(Debug, Serialize)]
pub struct Other {
    name: Words,
    why: Words,
    code: String,
}

/// Other procedures, those that spare visits first.
pub fn related(page: &Page<'_>) -> Vec<Other> {
    let mut shown: Vec<Other> = Vec::new();
    let mut seen = vec![page.process.procedure.procedure.value.as_str()];
    for (id, why) in named(page) {
        if !seen.contains(&id) {
            seen.push(id);
            shown.extend(page.card(id).map(|card| Other { name: page.linked(&card), why, code: card.code }));
        }
    }
    shown
}

/// Every procedure that this one names or that names it, and why.
fn named<'a>(page: &Page<'a>) -> Vec<(&'a str, Words)> {
    let tongue = &page.tongue;
    let procedure = &page.process.procedure;
    let joined = page.catalog.joined.get(&procedure.procedure.value).into_iter().flatten();
    let interlinked = words!(
        tongue,
        "Liên thông: làm cùng thủ tục khác trong một hồ sơ",
        "Interlinked: several procedures in one application"
    );
    let member = words!(tongue, "Thủ tục được làm chung trong hồ sơ này", "Done as part of this application");
    let base = words!(tongue, "Thủ tục chung của cả nước", "The procedure of the whole country");
    let issues = words!(tongue, "Nơi cấp giấy tờ mà thủ tục này cần", "Issues a paper that is needed here");
    let other = words!(tongue, "Thủ tục liên quan", "Related");
    let all = joined.map(|id| (id.as_str(), interlinked.clone()));
    let all = all.chain(procedure.members.iter().map(|id| (id.value.as_str(), member.clone())));
    let all = all.chain(procedure.variant_of.iter().map(|id| (id.value.as_str(), base.clone())));
    let all = all.chain(issuing(page).into_iter().map(|id| (id, issues.clone())));
    all.chain(procedure.related.iter().map(|id| (id.value.as_str(), other.clone()))).collect()
}

/// The procedures that issue the papers of this one.
fn issuing<'a>(page: &Page<'a>) -> Vec<&'a str> {
    let papers = every_document(page.process).into_iter();
    let papers = papers.filter_map(|id| page.dictionaries().papers.get(id));
    papers.filter_map(|paper| Some(paper.issued_by.as_ref()?.value.as_str())).collect()
}
