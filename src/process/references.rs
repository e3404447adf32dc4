//! Every place in a procedure that names something by its id.

use crate::model::{Basis, Document, Fact, Id, Literal, Procedure, Step, Table};
use crate::source::{Span, Spanned};

use super::steps::{Placed, jumps, placed};

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An agency or a built-in actor.
    Agency,
    /// A paper of the dictionary.
    Paper,
    /// A law.
    Law,
    /// A register.
    Register,
    /// A data item, `register.item`.
    DataItem,
    /// A calendar.
    Calendar,
    /// A field of the dictionary.
    Field,
    /// A territory.
    Place,
    /// A field of law.
    Sector,
    /// A kind of applicant.
    Applicant,
    /// A procedure of the catalogue.
    Procedure,
    /// A step of the file.
    Step,
    /// A row of `documents`.
    DocumentRow,
    /// A row of `fees`.
    FeeRow,
    /// A fact of the file.
    Fact,
    /// A fact, a row of papers or a data item.
    Anything,
}

/// A name and what it should be the name of.
#[derive(Clone, Debug)]
pub struct Reference {
    /// What it names.
    pub target: Target,
    /// The id.
    pub id: String,
    /// Where it stands.
    pub span: Span,
}

#[derive(Default)]
pub(super) struct Collector(Vec<Reference>);

impl Collector {
    pub(super) fn into_references(self) -> Vec<Reference> {
        self.0
    }

    pub(super) fn one(&mut self, target: Target, id: &Id) {
        self.0.push(Reference { target, id: id.value.clone(), span: id.span });
    }

    pub(super) fn all<'a>(&mut self, target: Target, ids: impl IntoIterator<Item = &'a Id>) {
        for id in ids {
            self.one(target, id);
        }
    }

    pub(super) fn basis<'a>(&mut self, bases: impl IntoIterator<Item = &'a Spanned<Basis>>) {
        for basis in bases {
            for citation in &basis.value.0 {
                let end = citation.start + citation.law.len();
                let span = basis.span.part(citation.start, end);
                self.0.push(Reference { target: Target::Law, id: citation.law.clone(), span });
            }
        }
    }

    fn procedure(&mut self, procedure: &Procedure) {
        use Target::{Agency, Applicant, Calendar, Paper, Place, Procedure as Other, Sector};
        self.all(Place, &procedure.place);
        self.one(Sector, &procedure.field);
        self.all(Agency, procedure.announced.iter().filter_map(|row| row.by.as_ref()));
        self.basis(&procedure.laws);
        self.all(Other, procedure.related.iter().chain(&procedure.members).chain(&procedure.variant_of));
        self.all(Applicant, &procedure.applicants);
        self.basis(procedure.conditions.iter().filter_map(|row| row.basis.as_ref()));
        if let Some(bodies) = &procedure.bodies {
            let lists = [
                &bodies.receiving,
                &bodies.supporting,
                &bodies.executing,
                &bodies.competent,
                &bodies.delegated,
                &bodies.coordinating,
            ];
            for list in lists {
                self.all(Agency, list);
            }
        }
        self.basis(procedure.cases.iter().filter_map(|row| row.basis.as_ref()));
        for table in &procedure.tables {
            self.table(table);
        }
        self.all(Calendar, procedure.clock.iter().filter_map(|clock| clock.calendar.as_ref()));
        self.basis(procedure.clock.iter().filter_map(|clock| clock.basis.as_ref()));
        self.basis(procedure.stages.iter().filter_map(|row| row.basis.as_ref()));
        self.all(Target::Step, procedure.stages.iter().flat_map(|row| &row.steps));
        for row in &procedure.anytime {
            self.all(Agency, &row.sender);
            self.all(Target::Step, row.next.iter().chain(&row.until_step));
            self.basis(&row.basis);
        }
        self.all(Paper, procedure.results.iter().map(|row| &row.document));
        self.basis(procedure.results.iter().filter_map(|row| row.basis.as_ref()));
        self.basis(procedure.notes.iter().filter_map(|row| row.basis.as_ref()));
        if let Some(appeal) = &procedure.appeal {
            self.all(Agency, &appeal.to);
            self.basis(&appeal.basis);
        }
        if let Some(channels) = &procedure.channels {
            let rows = [&channels.direct, &channels.online, &channels.postal];
            self.basis(rows.into_iter().flatten().filter_map(|row| row.basis.as_ref()));
        }
    }

    pub(super) fn table(&mut self, table: &Table) {
        self.basis(&table.basis);
        for cell in table.rows.iter().filter_map(|row| row.get("basis")) {
            let Literal::Text(text) = &cell.value else { continue };
            let basis = text.parse().ok().map(|basis| Spanned::new(basis, cell.span));
            self.basis(&basis);
        }
    }

    fn document(&mut self, document: &Document) {
        document.walk(&mut |row| {
            self.all(Target::Paper, &row.document);
            self.all(Target::Step, &row.step);
            self.all(Target::Fact, &row.per);
            self.basis(&row.basis);
            if let Some(replacement) = &row.replaced_by {
                self.one(Target::Register, &replacement.register);
                self.basis(&replacement.basis);
                if let Some(data) = &replacement.data {
                    let id = format!("{}.{}", replacement.register.value, data.value);
                    self.0.push(Reference { target: Target::DataItem, id, span: data.span });
                }
            }
        });
    }

    pub(super) fn fact(&mut self, fact: &Fact) {
        let mut waiting = vec![fact];
        while let Some(fact) = waiting.pop() {
            self.all(Target::Field, &fact.like);
            self.all(Target::DataItem, &fact.prefill);
            self.basis(&fact.basis);
            waiting.extend(fact.of.iter().map(|row| &row.value));
        }
    }

    fn money_and_time(&mut self, procedure: &Procedure) {
        for fee in &procedure.fees {
            self.all(Target::Agency, &fee.set_by);
            self.basis(fee.basis.iter().chain(fee.discounts.iter().map(|row| &row.basis)));
        }
        for limit in &procedure.limits {
            self.all(Target::Calendar, &limit.calendar);
            self.basis(&limit.basis);
        }
    }

    fn step(&mut self, placed: &Placed<'_>) {
        let step: &Step = placed.step;
        let actors = step.by.iter().chain(&step.to).chain(&step.with);
        self.all(Target::Agency, actors.chain(step.first.iter().filter_map(|row| row.sender.as_ref())));
        self.all(Target::Agency, step.overdue.iter().filter_map(|row| row.to.as_ref()));
        self.all(
            Target::Paper,
            step.produces.iter().chain(step.overdue.iter().filter_map(|row| row.notify.as_ref())),
        );
        self.all(Target::Procedure, &step.procedure);
        self.all(Target::Fact, &step.since);
        self.all(Target::Fact, step.first.iter().filter_map(|row| row.date.as_ref()));
        self.all(Target::DocumentRow, &step.needs);
        self.all(Target::FeeRow, &step.fees);
        self.all(Target::Anything, step.reads.iter().chain(&step.writes));
        let is_join = |to: &Id| to.value == super::JOIN && !placed.branches.is_empty();
        self.all(Target::Step, jumps(step).iter().map(|jump| jump.to).filter(|to| !is_join(to)));
        self.basis(&step.basis);
        self.basis(step.outcomes.iter().filter_map(|row| row.basis.as_ref()));
        self.basis(step.limits.iter().filter_map(|row| row.basis.as_ref()));
        self.basis(step.overdue.iter().filter_map(|row| row.basis.as_ref()));
    }
}

/// Every reference of a procedure, section by section.
pub fn references(procedure: &Procedure) -> Vec<Reference> {
    let mut found = Collector::default();
    found.procedure(procedure);
    found.money_and_time(procedure);
    procedure.documents.iter().for_each(|row| found.document(row));
    procedure.facts.iter().for_each(|fact| found.fact(fact));
    if let Some(form) = &procedure.form {
        found.all(Target::Paper, &form.document);
        form.sections.iter().flat_map(|section| &section.fields).for_each(|field| found.fact(field));
    }
    for placed in &placed(procedure) {
        found.step(placed);
    }
    found.0
}

/// A law with every place that cites it.
#[derive(Clone, Debug)]
pub struct Cited {
    /// Its id.
    pub law: String,
    /// The places, in the order of [`references`].
    pub spans: Vec<Span>,
}

/// Every law a procedure cites, by its first place.
pub fn citations(procedure: &Procedure) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    for reference in references(procedure).into_iter().filter(|it| it.target == Target::Law) {
        match cited.iter_mut().find(|cited| cited.law == reference.id) {
            Some(cited) => cited.spans.push(reference.span),
            None => cited.push(Cited { law: reference.id, spans: vec![reference.span] }),
        }
    }
    cited
}
