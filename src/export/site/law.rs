//! The law a procedure rests on, by rank; circulars apart, because there are many.

use std::collections::BTreeSet;

use serde::Serialize;

use super::address::is_web;
use super::notice::applied;
use super::page::Page;
use super::words::{Words, words};
use crate::model::{Basis, Law, LawKind};
use crate::process::{Catalog, Process};

/// The block of law.
#[derive(Debug, Serialize)]
pub struct Laws {
    main: Vec<Line>,
    circulars: Vec<Line>,
    announced: Vec<Words>,
}

#[derive(Debug, Serialize)]
struct Line {
    id: String,
    title: Words,
    says: Words,
}

/// Every law a procedure names: its bases first, then those of its rows and of what is laid over it.
pub fn laws_of(process: &Process, catalog: &Catalog) -> Vec<String> {
    let procedure = &process.procedure;
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    let mut add = |basis: &Basis| {
        for citation in &basis.0 {
            if seen.insert(citation.law.clone()) {
                all.push(citation.law.clone());
            }
        }
    };
    procedure.laws.iter().for_each(|basis| add(&basis.value));
    bases(process).into_iter().for_each(&mut add);
    applied(process, catalog).for_each(|overlay| add(&overlay.basis.value));
    all
}

/// The bases of the rows of a procedure.
fn bases(process: &Process) -> Vec<&Basis> {
    let procedure = &process.procedure;
    let mut all = Vec::new();
    for row in &procedure.documents {
        row.walk(&mut |row| {
            all.push(row.basis.as_ref());
            all.push(row.replaced_by.as_ref().and_then(|replacement| replacement.basis.as_ref()));
        });
    }
    for fee in &procedure.fees {
        all.push(fee.basis.as_ref());
        all.extend(fee.discounts.iter().map(|discount| Some(&discount.basis)));
    }
    all.extend(procedure.limits.iter().map(|row| row.basis.as_ref()));
    all.extend(procedure.clock.iter().map(|clock| clock.basis.as_ref()));
    all.extend(procedure.conditions.iter().map(|row| row.basis.as_ref()));
    all.extend(procedure.cases.iter().map(|row| row.basis.as_ref()));
    all.extend(procedure.notes.iter().map(|row| row.basis.as_ref()));
    all.extend(procedure.anytime.iter().map(|row| row.basis.as_ref()));
    all.extend(procedure.appeal.iter().map(|appeal| appeal.basis.as_ref()));
    for placed in process.steps() {
        let step = placed.step;
        all.push(step.basis.as_ref());
        all.extend(step.outcomes.iter().map(|row| row.basis.as_ref()));
    }
    all.into_iter().flatten().map(|basis| &basis.value).collect()
}

/// The block of law; none where no law is named.
pub fn laws(page: &Page<'_>) -> Option<Laws> {
    let mut named: Vec<(u8, String)> =
        laws_of(page.process, page.catalog).into_iter().map(|id| (rank(page, &id), id)).collect();
    named.sort_by_key(|(rank, _)| *rank);
    let announced = announced(page);
    if named.is_empty() && announced.is_empty() {
        return None;
    }
    let line = |(_, id): &(u8, String)| line(page, id);
    let main = named.iter().filter(|(rank, _)| *rank < CIRCULAR).map(line).collect();
    let circulars = named.iter().filter(|(rank, _)| *rank >= CIRCULAR).map(line).collect();
    Some(Laws { main, circulars, announced })
}

const CIRCULAR: u8 = 5;

fn rank(page: &Page<'_>, id: &str) -> u8 {
    let law = page.dictionaries().laws.get(id);
    match law.and_then(|law| law.kind.as_ref()).map(|kind| kind.value) {
        Some(LawKind::Treaty) => 0,
        Some(LawKind::Law | LawKind::Code) => 1,
        Some(LawKind::Resolution) => 2,
        Some(LawKind::Decree) => 3,
        Some(LawKind::Decision) | None => 4,
        Some(LawKind::Circular | LawKind::JointCircular) => CIRCULAR,
    }
}

fn line(page: &Page<'_>, id: &str) -> Line {
    let law = page.dictionaries().laws.get(id);
    let title = page.law(id);
    let title = if law.is_some() { title.link(page.to(&["van-ban", id])) } else { title };
    Line { id: format!("vb-{id}"), title, says: law.map(|law| about(page, law)).unwrap_or_default() }
}

/// What a law is about, where its text is, and when it holds.
fn about(page: &Page<'_>, law: &Law) -> Words {
    let tongue = &page.tongue;
    let day = page.catalog.day;
    let mut parts = Vec::new();
    let named = !matches!(law.kind.as_ref().map(|kind| kind.value), Some(LawKind::Law | LawKind::Code));
    parts.extend(law.name.as_ref().filter(|_| named).map(|name| tongue.foreign(&name.value)));
    if let Some(from) = law.from.as_ref().filter(|from| from.value > day) {
        parts.push(words!(tongue, "có hiệu lực từ {from}", "in force from {from}", from = from.value));
    }
    if let Some(until) = law.until.as_ref().filter(|until| until.value < day) {
        parts.push(words!(
            tongue,
            "hết hiệu lực sau ngày {until}",
            "in force until {until}",
            until = until.value
        ));
    }
    if let Some(url) = law.url.as_ref().filter(|url| is_web(&url.value)) {
        parts.push(words!(tongue, "toàn văn", "full text").link(url.value.as_str()));
    }
    Words::join(parts, " · ")
}

/// The decisions by which the procedure was announced.
fn announced(page: &Page<'_>) -> Vec<Words> {
    let tongue = &page.tongue;
    let rows = page.process.procedure.announced.iter().enumerate().map(|(index, row)| {
        let decision = row.decision.value.as_str();
        let mut said =
            words!(tongue, "Quyết định công bố: {decision}", "Announced by decision {decision}", decision);
        if let Some(signed) = &row.signed {
            said = said.and(words!(tongue, " ngày {signed}", " of {signed}", signed = signed.value));
        }
        if let Some(by) = &row.by {
            said = said.and(words!(tongue, " của {by}", ", {by}", by = page.actor(&by.value)));
        }
        let number = (index + 1).to_string();
        let note = page.note(&["announced", &number, "note"], row.note.as_ref());
        let said = said.stopped();
        if note.is_empty() { said } else { said.and(" ").and(note) }
    });
    rows.collect()
}
