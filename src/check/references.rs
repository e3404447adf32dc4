//! What the rules about unknown names share: which names are known, and how to say that one is not.

use super::Findings;
use crate::diagnostic::Text;
use crate::process::{Catalog, Dictionaries, Process, Reference, Target, references_beside};
use crate::source::{Edit, nearest};
use crate::text;

/// Reports every reference of a procedure to one of these kinds of thing that leads to nothing.
pub fn report(process: &Process, findings: &mut Findings<'_>, judged: fn(Target) -> bool) {
    let known = Known { dictionaries: &process.dictionaries, process: Some(process) };
    for references in [&process.references, &process.references_of_other_days] {
        judge(references, &known, findings, judged);
    }
}

/// Reports those that stand in no procedure.
pub fn report_beside(catalog: &Catalog, findings: &mut Findings<'_>, judged: fn(Target) -> bool) {
    let known = Known { dictionaries: &catalog.dictionaries, process: None };
    judge(&references_beside(catalog), &known, findings, judged);
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
        match known.nearest(reference) {
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

/// What can be named: in a procedure, or outside all of them.
struct Known<'a> {
    dictionaries: &'a Dictionaries,
    process: Option<&'a Process>,
}

fn ids<'a, T: 'a>(rows: impl Iterator<Item = (&'a str, T)>) -> Vec<&'a str> {
    rows.map(|(id, _)| id).collect()
}

impl Known<'_> {
    /// The name that a reference most likely means.
    fn nearest(&self, reference: &Reference) -> Option<&str> {
        match reference.target {
            Target::Procedure => self.dictionaries.nearest_procedure(&reference.id),
            target => nearest(&reference.id, self.names(target)),
        }
    }

    /// Every name of a kind; collected only when one is missing and the nearest is looked for.
    fn names(&self, target: Target) -> Vec<&str> {
        let all = self.dictionaries;
        match target {
            Target::Agency => ids(all.agencies.iter()).into_iter().chain(["applicant", "public"]).collect(),
            Target::Paper => ids(all.papers.iter()),
            Target::Law => ids(all.laws.iter()),
            Target::Register => ids(all.registers.iter()),
            Target::DataItem => all.data_items().collect(),
            Target::Calendar => ids(all.calendars.iter()),
            Target::Field => ids(all.fields.iter()),
            Target::Place => ids(all.places.iter()),
            Target::Sector => ids(all.sectors.iter()),
            Target::Applicant => ids(all.applicants.iter()),
            Target::Procedure => all.procedures.keys().map(String::as_str).collect(),
            Target::Anything => {
                let own = [Target::Fact, Target::DataItem, Target::DocumentRow];
                own.into_iter().flat_map(|target| self.names(target)).collect()
            }
            Target::Step | Target::DocumentRow | Target::FeeRow | Target::Fact => self.own(target),
        }
    }

    /// What the procedure itself declares.
    fn own(&self, target: Target) -> Vec<&str> {
        let Some(process) = self.process else { return Vec::new() };
        let procedure = &process.procedure;
        match target {
            Target::Step => process.steps().iter().map(|placed| placed.step.id.as_str()).collect(),
            Target::Fact => process.facts().into_iter().map(|fact| fact.id.as_str()).collect(),
            Target::FeeRow => procedure.fees.iter().map(|fee| fee.id.as_str()).collect(),
            _ => procedure.documents.iter().filter_map(|row| row.id.as_ref()).map(|id| id.as_str()).collect(),
        }
    }

    fn has(&self, reference: &Reference) -> bool {
        let (all, id) = (self.dictionaries, reference.id.as_str());
        let own = [Target::Procedure, Target::Step, Target::DocumentRow, Target::FeeRow, Target::Fact];
        if all.incomplete && !own.contains(&reference.target) {
            return true;
        }
        match reference.target {
            Target::Agency => all.has_actor(id),
            Target::Paper => all.papers.has(id),
            Target::Law => all.laws.has(id),
            Target::Register => all.registers.has(id),
            Target::Calendar => all.calendars.has(id),
            Target::Field => all.fields.has(id),
            Target::Place => all.places.has(id),
            Target::Sector => all.sectors.has(id),
            Target::Applicant => all.applicants.has(id),
            Target::Procedure => all.procedures.contains_key(id),
            Target::DataItem => {
                // An unknown register is reported as such; its items are not judged.
                let register = id.split_once('.').map_or(id, |(register, _)| register);
                !all.registers.has(register) || all.has_data(id)
            }
            Target::Anything => {
                let own = [Target::Fact, Target::DocumentRow];
                own.iter().any(|target| self.own(*target).contains(&id))
                    || all.has_data(id)
                    || all.papers.has(id)
            }
            target => self.own(target).contains(&id),
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
