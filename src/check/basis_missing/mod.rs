use super::{Check, Findings, Levels, Run};
use crate::diagnostic::{Severity, Text};
use crate::family::Meta;
use crate::model::{Document, Fee, Mode};
use crate::process::Process;
use crate::source::{Span, Spanned};
use crate::{page, text};

/// A paper, fee or limit is asked without a law.
pub static BASIS_MISSING: Check = Check {
    meta: Meta { name: "basis-missing", page: page!() },
    levels: Levels { announce: Some(Severity::Warning), strict: Some(Severity::Error), ..Levels::STRICT },
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    // Where the procedure rests on one law, every row rests on it.
    if process.laws().count() == 1 {
        return;
    }
    let procedure = &process.procedure;
    let papers = procedure.documents.iter().flat_map(|row| papers(process, row));
    let fees = procedure.fees.iter().filter(|fee| is_unfounded(process, fee)).map(|fee| {
        let id = &fee.id;
        (
            id.span,
            text!(en: "no law is named for the fee `{id}`", vi: "khoản thu `{id}` chưa có căn cứ pháp lý"),
        )
    });
    let limits = procedure.limits.iter().filter(|limit| limit.basis.is_none() && limit.unknown.is_none());
    let limits = limits.map(|limit| {
        let id = &limit.id;
        (
            id.span,
            text!(en: "no law is named for the limit `{id}`", vi: "thời hạn `{id}` chưa có căn cứ pháp lý"),
        )
    });
    for (span, sentence) in papers.chain(fees).chain(limits) {
        findings.push(span, sentence).help(text!(
            en: "add `basis:` with the law and the article; what no law asks for cannot be asked",
            vi: "ghi `basis:` kèm văn bản và điều khoản; điều không văn bản nào quy định thì không được yêu cầu",
        ));
    }
}

/// The papers of a row that neither it, nor its group, nor their form in the dictionary founds on a law.
fn papers(process: &Process, row: &Spanned<Document>) -> Vec<(Span, Text)> {
    let mut found = Vec::new();
    let mut waiting = vec![row];
    while let Some(row) = waiting.pop() {
        let fetched = row.mode.as_ref().is_some_and(|mode| mode.value == Mode::Fetch);
        if row.basis.is_some() || fetched {
            continue;
        }
        let arms: Vec<_> = row.arms().collect();
        waiting.extend(arms.into_iter().rev());
        let Some(paper) = &row.document else { continue };
        let entry = process.dictionaries.papers.get(&paper.value);
        if entry.is_none_or(|entry| entry.basis.is_none() && entry.form.is_none()) {
            let name = process.dictionaries.paper(&paper.value);
            let sentence =
                text!(en: "no law is named that asks for “{name}”", vi: "“{name}” chưa có căn cứ pháp lý");
            found.push((paper.span, sentence));
        }
    }
    found
}

/// Whether somebody pays without a law being named, be it on the row or on a table its sum comes from.
fn is_unfounded(process: &Process, fee: &Fee) -> bool {
    if fee.basis.is_some() || fee.free.is_some() || fee.unknown.is_some() {
        return false;
    }
    let formula = fee.formula.as_ref().map_or("", |formula| formula.value.as_str());
    let mut words = formula.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    !words.any(|word| {
        let own = process.procedure.tables.iter().find(|table| table.id.value == word);
        let shared = process.dictionaries.fee_schedules.get(word);
        own.or(shared).is_some_and(|table| {
            table.basis.is_some() || table.rows.iter().all(|row| row.contains_key("basis"))
        })
    })
}
