use std::collections::BTreeMap;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Catalog;
use crate::source::Span;
use crate::{page, text};

/// An id that stands for two things in the dictionaries.
pub static DUPLICATE_ID: Check = Check {
    meta: Meta { name: "duplicate-id", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    for (id, first) in catalog.dictionaries.twice() {
        twice(&id.value, id.span, *first, findings);
    }
    for (_, register) in catalog.dictionaries.registers.iter() {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for id in register.data.iter().map(|item| &item.id) {
            let before = *first.entry(&id.value).or_insert(id.span);
            if before != id.span {
                twice(&id.value, id.span, before, findings);
            }
        }
    }
}

fn twice(id: &str, span: Span, first: Span, findings: &mut Findings<'_>) {
    findings
        .push(
            span,
            text!(
                en: "`{id}` is already the id of another entry",
                vi: "`{id}` đã là id của một mục khác",
            ),
        )
        .also(first, text!(en: "the first entry", vi: "mục đã có"))
        .help(text!(
            en: "give this entry an id of its own, or take it away if both are the same",
            vi: "đặt id riêng cho mục này, hoặc bỏ đi nếu hai mục là một",
        ));
}
