use std::collections::BTreeMap;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::{Fact, Id};
use crate::process::Process;
use crate::{page, text};

/// Two rows of one list share an id.
pub static DUPLICATE_ROW: Check = Check {
    meta: Meta { name: "duplicate-row", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for (list, ids) in lists(process) {
        let mut seen: BTreeMap<&str, &Id> = BTreeMap::new();
        for id in ids {
            let Some(first) = seen.get(id.as_str()) else {
                seen.insert(id.as_str(), id);
                continue;
            };
            findings
                .push(
                    id.span,
                    text!(
                        en: "there is a row `{id}` in `{list}` already",
                        vi: "`{list}` đã có một dòng mang id `{id}`",
                    ),
                )
                .also(first.span, text!(en: "this one", vi: "dòng này"))
                .help(text!(
                    en: "give this row an id of its own, or take it out",
                    vi: "đặt cho dòng này một id riêng, hoặc bỏ đi",
                ));
        }
    }
}

/// Every list whose rows are told apart by their ids. Questions and tables are one list: one namespace.
fn lists(process: &Process) -> Vec<(&'static str, Vec<&Id>)> {
    let procedure = &process.procedure;
    let mut papers = Vec::new();
    procedure.documents.iter().for_each(|row| row.walk(&mut |row| papers.extend(&row.id)));
    let sections: Vec<_> = procedure.form.iter().flat_map(|form| &form.sections).collect();
    let questions = || procedure.facts.iter().chain(sections.iter().flat_map(|section| &section.fields));
    let tables = procedure.tables.iter().map(|table| &table.id);
    let mut all = vec![
        ("documents", papers),
        ("fees", procedure.fees.iter().map(|row| &row.id).collect()),
        ("limits", procedure.limits.iter().map(|row| &row.id).collect()),
        ("cases", procedure.cases.iter().map(|row| &row.id).collect()),
        ("conditions", procedure.conditions.iter().map(|row| &row.id).collect()),
        ("stages", procedure.stages.iter().map(|row| &row.id).collect()),
        ("anytime", procedure.anytime.iter().filter_map(|row| row.id.as_ref()).collect()),
        ("notes", procedure.notes.iter().filter_map(|row| row.id.as_ref()).collect()),
        ("sections", sections.iter().map(|section| &section.id).collect()),
        ("facts", questions().map(|fact| &fact.id).chain(tables).collect()),
    ];
    let mut waiting: Vec<&Fact> = questions().map(|fact| &fact.value).collect();
    while let Some(fact) = waiting.pop() {
        all.push(("options", fact.options.iter().map(|option| &option.id).collect()));
        all.push(("of", fact.of.iter().map(|field| &field.id).collect()));
        waiting.extend(fact.of.iter().map(|field| &field.value));
    }
    for placed in process.steps() {
        let step = placed.step;
        all.push(("outcomes", step.outcomes.iter().map(|row| &row.id).collect()));
        all.push(("limits", step.limits.iter().map(|row| &row.id).collect()));
        all.push(("branches", step.branches.iter().map(|row| &row.id).collect()));
    }
    all
}
