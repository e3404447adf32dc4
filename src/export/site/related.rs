//! Other procedures: done at the same time, needed before, or of the same family.

use serde::Serialize;

use super::page::Page;
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
    let tongue = &page.tongue;
    let procedure = &page.process.procedure;
    let own = procedure.procedure.value.as_str();
    let mut all: Vec<(&str, Words)> = Vec::new();
    let joined = page.catalog.joined.get(own).into_iter().flatten();
    for id in joined {
        all.push((
            id,
            words!(
                tongue,
                "Liên thông: làm cùng thủ tục khác trong một hồ sơ",
                "Interlinked: several procedures in one application"
            ),
        ));
    }
    for id in &procedure.members {
        all.push((
            &id.value,
            words!(tongue, "Thủ tục được làm chung trong hồ sơ này", "Done as part of this application"),
        ));
    }
    if let Some(base) = &procedure.variant_of {
        all.push((
            &base.value,
            words!(tongue, "Thủ tục chung của cả nước", "The procedure of the whole country"),
        ));
    }
    for row in &procedure.documents {
        row.walk(&mut |row| {
            let paper = row.document.as_ref().and_then(|id| page.dictionaries().papers.get(&id.value));
            if let Some(issued) = paper.and_then(|paper| paper.issued_by.as_ref()) {
                all.push((
                    &issued.value,
                    words!(
                        tongue,
                        "Nơi cấp giấy tờ mà thủ tục này cần",
                        "Issues a paper that is needed here"
                    ),
                ));
            }
        });
    }
    for id in &procedure.related {
        all.push((&id.value, words!(tongue, "Thủ tục liên quan", "Related")));
    }
    let mut shown: Vec<Other> = Vec::new();
    let mut seen = vec![own];
    for (id, why) in all {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        shown.extend(page.card(id).map(|card| Other { name: page.linked(&card), why, code: card.code }));
    }
    shown
}
