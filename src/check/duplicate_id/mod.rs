use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Catalog, Process};
use crate::source::Span;
use crate::yaml::Node;
use std::collections::BTreeMap;
use crate::{page, text};

/// An id that stands for two things.
pub static DUPLICATE_ID: Check = Check {
    meta: Meta { name: "duplicate-id", page: page!() },
    levels: Levels::ERROR,
    run: Run::Several(&[Run::Process(run), Run::Catalog(dictionaries)]),
};

/// Lists that share their ids with others of the file, by the key under which they stand.
fn space(key: &str) -> Option<&'static str> {
    match key {
        "facts" | "tables" | "fields" => Some("facts"),
        "steps" => Some("steps"),
        "documents" | "one-of" | "first-of" | "all-of" => Some("documents"),
        _ => None,
    }
}

fn run(process: &Process, findings: &mut Findings<'_>) {
    let mut shared: BTreeMap<&str, Vec<&Node>> = BTreeMap::new();
    process.root.walk(&mut |node| {
        for entry in node.entries() {
            let ids = entry.value.items().iter().filter_map(|row| row.get("id"));
            match space(&entry.key) {
                Some(space) => shared.entry(space).or_default().extend(ids),
                None => judge(ids, findings),
            }
        }
    });
    shared.into_values().for_each(|ids| judge(ids.into_iter(), findings));
}

fn judge<'a>(ids: impl Iterator<Item = &'a Node>, findings: &mut Findings<'_>) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for id in ids {
        let Some(word) = id.text() else { continue };
        match first.get(word) {
            Some(before) => twice(word, id.span, *before, findings),
            None => {
                first.insert(word, id.span);
            }
        }
    }
}

fn dictionaries(catalog: &Catalog, findings: &mut Findings<'_>) {
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
                en: "`{id}` is already the id of another row",
                vi: "`{id}` đã là id của một hàng khác",
            ),
        )
        .also(first, text!(en: "the first row", vi: "hàng đã có"))
        .help(text!(
            en: "give this row an id of its own, or take it away if both are the same",
            vi: "đặt id riêng cho hàng này, hoặc bỏ đi nếu hai hàng là một",
        ));
}
