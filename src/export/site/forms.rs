//! Forms: the papers that are printed forms, and the electronic form with its fields.

use serde::Serialize;

use super::page::Page;
use super::papers::every_document;
use super::words::{Words, question, upper_first, words};

/// The block of forms.
#[derive(Debug, Serialize)]
pub struct Forms {
    papers: Vec<Words>,
    name: Words,
    sections: Vec<Section>,
    note: Words,
}

/// A section of the electronic form.
#[derive(Debug, Serialize)]
struct Section {
    name: Words,
    when: Words,
    fields: Vec<Words>,
}

/// The block of forms; none where there is no form.
pub fn forms(page: &Page<'_>) -> Option<Forms> {
    let mut papers: Vec<Words> = Vec::new();
    for id in every_document(page.process) {
        let Some(paper) = page.dictionaries().papers.get(id) else { continue };
        let Some(form) = &paper.form else { continue };
        let line = page.paper(id).and(": ").and(form_words(page, &form.value));
        if !papers.contains(&line) {
            papers.push(line);
        }
    }
    let form = page.process.procedure.form.as_ref();
    let sections: Vec<Section> =
        form.into_iter().flat_map(|form| &form.sections).map(|row| section(page, row)).collect();
    let name =
        form.and_then(|form| form.document.as_ref()).map(|id| page.paper(&id.value)).unwrap_or_default();
    let note = page.note(&["form", "note"], form.and_then(|form| form.note.as_ref()));
    (!papers.is_empty() || !sections.is_empty()).then_some(Forms { papers, name, sections, note })
}

fn section(page: &Page<'_>, row: &crate::model::Section) -> Section {
    let tongue = &page.tongue;
    let id = row.id.value.as_str();
    let fields = row.fields.iter().filter_map(|field| {
        let fact = page.process.meaning.fact(&field.id.value)?;
        let label = question(page.process, fact, tongue).begin(upper_first);
        let mut more = Vec::new();
        if fact.required.as_ref().is_some_and(|required| !required.value) {
            more.push(words!(tongue, "không bắt buộc", "optional"));
        }
        if fact.prefill.is_some() {
            more.push(words!(tongue, "điền sẵn", "filled in for you"));
        }
        let help = ["form", "sections", id, "fields", &field.id.value, "help"];
        more.extend(fact.help.as_ref().map(|help_text| page.text(&help, Some(help_text))));
        let more = Words::join(more, "; ");
        Some(if more.is_empty() { label } else { label.and(" (").and(more).and(")") })
    });
    let when = row
        .when
        .as_ref()
        .map(|when| words!(tongue, "chỉ khi {when}", "only if {when}", when = page.condition(when)));
    Section {
        name: page.text(&["form", "sections", id, "name"], Some(&row.name)),
        when: when.unwrap_or_default(),
        fields: fields.collect(),
    }
}

/// `mẫu 03 kèm theo Nghị định 219/2025/NĐ-CP`, from `nd-219-2025 mau-03`; `mẫu 1 phụ lục 2`, from `pl2-mau-1`.
pub fn form_words(page: &Page<'_>, form: &str) -> Words {
    let tongue = &page.tongue;
    let (law, number) = form.split_once(' ').unwrap_or(("", form));
    let is_annex = |part: &&str| part.len() > 2 && part.starts_with("pl");
    let annex = number.split('-').find(is_annex).map(|part| &part[2..]);
    let own: Vec<&str> = number.split('-').filter(|part| *part != "mau" && !is_annex(part)).collect();
    let own = own.join("-").to_uppercase();
    let number = match (own.as_str(), annex) {
        (own, None) => words!(tongue, "mẫu {own}", "form {own}", own),
        ("", Some(annex)) => words!(tongue, "phụ lục {annex}", "annex {annex}", annex),
        (own, Some(annex)) => {
            words!(tongue, "mẫu {own} phụ lục {annex}", "form {own}, annex {annex},", own, annex)
        }
    };
    match law {
        "" => number,
        law => {
            words!(tongue, "{number} kèm theo {law}", "{number} of {law}", number, law = page.law(law))
        }
    }
}
