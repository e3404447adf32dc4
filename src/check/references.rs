//! What the rules about unknown names share: which names are known, and how to say that one is not.

use super::Findings;
use crate::diagnostic::Text;
use crate::process::{Catalog, Dictionaries, Process, Reference, Target, references, references_beside};
use crate::source::{Edit, nearest};
use crate::text;

/// Reports every reference of a procedure to one of these kinds of thing that leads to nothing.
pub fn report(process: &Process, findings: &mut Findings<'_>, judged: fn(Target) -> bool) {
    judge(&references(&process.procedure), &Known::of(process), findings, judged);
}

/// Reports those that stand in no procedure.
pub fn report_beside(catalog: &Catalog, findings: &mut Findings<'_>, judged: fn(Target) -> bool) {
    judge(&references_beside(catalog), &Known::beside(&catalog.dictionaries), findings, judged);
}

fn judge(
    references: &[Reference],
    known: &Known<'_>,
    findings: &mut Findings<'_>,
    judged: fn(Target) -> bool,
) {
    for reference in references.iter().filter(|it| judged(it.target) && !known.has(it)) {
        let id = &reference.id;
        let what = word(reference.target);
        let reported = findings.push(
            reference.span,
            text!(en: "there is no {what} `{id}`", vi: "không có {what} `{id}`"; what = what),
        );
        match nearest(id, known.names(reference.target)) {
            Some(near) => {
                reported.help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`")).fix(
                    text!(en: "write `{near}`", vi: "viết `{near}`"),
                    vec![Edit::replace(reference.span, written(reference, near))],
                )
            }
            None => reported.help(text!(
                en: "check the spelling, or declare it {place}",
                vi: "xem lại cách viết, hoặc khai báo {place}";
                place = place(reference.target)
            )),
        };
    }
}

/// Of a data item, `replaced-by` writes the part behind the dot only.
fn written(reference: &Reference, near: &str) -> String {
    let whole = reference.span.len() == reference.id.len();
    match near.split_once('.') {
        Some((_, item)) if reference.target == Target::DataItem && !whole => item.to_owned(),
        _ => near.to_owned(),
    }
}

struct Known<'a> {
    dictionaries: &'a Dictionaries,
    data: Vec<String>,
    steps: Vec<&'a str>,
    facts: Vec<&'a str>,
    documents: Vec<&'a str>,
    fees: Vec<&'a str>,
}

fn ids<'a, T: 'a>(rows: impl Iterator<Item = (&'a str, T)>) -> Vec<&'a str> {
    rows.map(|(id, _)| id).collect()
}

impl<'a> Known<'a> {
    /// What can be named anywhere.
    fn beside(dictionaries: &'a Dictionaries) -> Self {
        let registers = dictionaries.registers.iter();
        let data = registers.flat_map(|(id, register)| {
            register.data.iter().map(move |item| format!("{id}.{}", item.id.value))
        });
        Self {
            data: data.collect(),
            dictionaries,
            steps: Vec::new(),
            facts: Vec::new(),
            documents: Vec::new(),
            fees: Vec::new(),
        }
    }

    /// What can be named in a procedure.
    fn of(process: &'a Process) -> Self {
        let procedure = &process.procedure;
        let documents = procedure.documents.iter().filter_map(|row| row.id.as_ref());
        Self {
            steps: process.steps().iter().map(|placed| placed.step.id.value.as_str()).collect(),
            facts: process.facts().into_iter().map(|fact| fact.id.value.as_str()).collect(),
            documents: documents.map(|id| id.value.as_str()).collect(),
            fees: procedure.fees.iter().map(|fee| fee.id.value.as_str()).collect(),
            ..Self::beside(&process.dictionaries)
        }
    }

    fn names(&self, target: Target) -> Vec<&str> {
        let all = self.dictionaries;
        match target {
            Target::Agency => ids(all.agencies.iter()).into_iter().chain(["applicant", "public"]).collect(),
            Target::Paper => ids(all.papers.iter()),
            Target::Law => ids(all.laws.iter()),
            Target::Register => ids(all.registers.iter()),
            Target::DataItem => self.data.iter().map(String::as_str).collect(),
            Target::Calendar => ids(all.calendars.iter()),
            Target::Field => ids(all.fields.iter()),
            Target::Place => ids(all.places.iter()),
            Target::Sector => ids(all.sectors.iter()),
            Target::Applicant => ids(all.applicants.iter()),
            Target::Procedure => all.procedures.keys().map(String::as_str).collect(),
            Target::Step => self.steps.clone(),
            Target::DocumentRow => self.documents.clone(),
            Target::FeeRow => self.fees.clone(),
            Target::Fact => self.facts.clone(),
            Target::Anything => {
                let data = self.data.iter().map(String::as_str);
                self.facts.iter().copied().chain(data).chain(self.documents.iter().copied()).collect()
            }
        }
    }

    fn has(&self, reference: &Reference) -> bool {
        let id = reference.id.as_str();
        let own = [Target::Procedure, Target::Step, Target::DocumentRow, Target::FeeRow, Target::Fact];
        if self.dictionaries.incomplete && !own.contains(&reference.target) {
            return true;
        }
        match reference.target {
            Target::Agency => self.dictionaries.has_actor(id),
            Target::Paper => self.dictionaries.papers.has(id),
            Target::Law => self.dictionaries.laws.has(id),
            Target::Procedure => self.dictionaries.procedures.contains_key(id),
            Target::DataItem => {
                // An unknown register is reported as such; its items are not judged.
                let register = id.split_once('.').map_or(id, |(register, _)| register);
                !self.dictionaries.registers.has(register) || self.dictionaries.has_data(id)
            }
            Target::Anything => {
                self.names(Target::Anything).contains(&id) || self.dictionaries.papers.has(id)
            }
            target => self.names(target).contains(&id),
        }
    }
}

fn word(target: Target) -> Text {
    match target {
        Target::Agency => text!(en: "agency", vi: "cơ quan"),
        Target::Paper => text!(en: "paper", vi: "giấy tờ"),
        Target::Law => text!(en: "law", vi: "văn bản pháp luật"),
        Target::Register => text!(en: "register", vi: "cơ sở dữ liệu"),
        Target::DataItem => text!(en: "data item", vi: "dữ liệu"),
        Target::Calendar => text!(en: "calendar", vi: "lịch làm việc"),
        Target::Field => text!(en: "shared field", vi: "trường dùng chung"),
        Target::Place => text!(en: "place", vi: "địa bàn"),
        Target::Sector => text!(en: "field of law", vi: "lĩnh vực"),
        Target::Applicant => text!(en: "kind of applicant", vi: "đối tượng"),
        Target::Procedure => text!(en: "procedure", vi: "thủ tục"),
        Target::Step => text!(en: "step", vi: "bước"),
        Target::DocumentRow => text!(en: "row of `documents`", vi: "dòng trong `documents`"),
        Target::FeeRow => text!(en: "row of `fees`", vi: "dòng trong `fees`"),
        Target::Fact => text!(en: "fact", vi: "dữ kiện"),
        Target::Anything => text!(en: "fact, paper or data item", vi: "dữ kiện, giấy tờ hoặc dữ liệu"),
    }
}

fn place(target: Target) -> Text {
    match target {
        Target::Agency => text!(en: "in agencies.yaml", vi: "trong agencies.yaml"),
        Target::Paper => text!(en: "in documents.yaml", vi: "trong documents.yaml"),
        Target::Law => text!(en: "in laws.yaml", vi: "trong laws.yaml"),
        Target::Register | Target::DataItem => text!(en: "in registers.yaml", vi: "trong registers.yaml"),
        Target::Calendar => text!(en: "in calendars.yaml", vi: "trong calendars.yaml"),
        Target::Field => text!(en: "in fields.yaml", vi: "trong fields.yaml"),
        Target::Place => text!(en: "in places.yaml", vi: "trong places.yaml"),
        Target::Sector | Target::Applicant => text!(en: "in country.yaml", vi: "trong country.yaml"),
        Target::Procedure => text!(en: "in a file of its own", vi: "trong một tệp riêng"),
        Target::Step => text!(en: "under `steps`", vi: "ở `steps`"),
        Target::DocumentRow => text!(en: "under `documents`", vi: "ở `documents`"),
        Target::FeeRow => text!(en: "under `fees`", vi: "ở `fees`"),
        Target::Fact | Target::Anything => text!(en: "under `facts`", vi: "ở `facts`"),
    }
}
