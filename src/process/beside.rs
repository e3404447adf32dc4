//! Every place outside procedures that names something by its id: dictionaries, overlays, scenarios, translations.

use super::Catalog;
use super::dictionaries::Dictionaries;
use super::references::{Collector, Reference, Target};
use crate::model::{Basis, Overlay, Paper};
use crate::source::Spanned;

/// Every reference of the catalogue that stands in no procedure.
pub fn references_beside(catalog: &Catalog) -> Vec<Reference> {
    let mut found = Collector::default();
    found.dictionaries(&catalog.dictionaries);
    catalog.overlays.iter().for_each(|filed| found.overlay(&filed.value));
    for scenarios in &catalog.scenarios {
        found.all(Target::Place, scenarios.value.tests.iter().filter_map(|test| test.place.as_ref()));
    }
    for translation in &catalog.translations {
        found.one(Target::Procedure, &translation.value.translation_of);
    }
    found.into_references()
}

impl Collector {
    fn dictionaries(&mut self, all: &Dictionaries) {
        use Target::{Agency, Calendar, Law, Place};
        for (_, row) in all.agencies.iter() {
            self.all(Agency, &row.part_of);
            self.all(Place, &row.place);
            self.basis(&row.basis);
        }
        all.papers.iter().for_each(|(_, paper)| self.paper(paper));
        for (_, row) in all.laws.iter() {
            self.all(Agency, &row.issuer);
            self.all(Law, row.amends.iter().chain(&row.replaces));
        }
        for (_, row) in all.registers.iter() {
            self.all(Agency, &row.owner);
            self.basis(row.basis.iter().chain(row.data.iter().filter_map(|item| item.basis.as_ref())));
        }
        for (_, row) in all.calendars.iter() {
            self.all(Place, &row.place);
            self.basis(row.basis.iter().chain(row.holidays.iter().filter_map(|day| day.basis.as_ref())));
        }
        all.fields.iter().for_each(|(_, field)| self.fact(field));
        all.fee_schedules.iter().for_each(|(_, table)| self.table(table));
        for (_, row) in all.places.iter() {
            self.all(Place, &row.within);
            self.basis(&row.basis);
        }
        self.all(Calendar, &all.calendar);
    }

    fn paper(&mut self, paper: &Paper) {
        self.all(Target::Agency, &paper.issuer);
        self.all(Target::DataItem, &paper.held);
        self.all(Target::Procedure, &paper.issued_by);
        self.basis(&paper.basis);
        // A form is a law and a number in it, written like a basis.
        let form = paper
            .form
            .as_ref()
            .filter(|_| paper.numbered_form().is_some())
            .and_then(|form| Some(Spanned::new(form.value.parse::<Basis>().ok()?, form.span)));
        self.basis(&form);
    }

    fn overlay(&mut self, overlay: &Overlay) {
        self.all(Target::Procedure, &overlay.of);
        self.all(Target::Place, &overlay.place);
        self.basis([&overlay.basis]);
        for change in &overlay.changes {
            self.all(Target::Paper, &change.document);
            self.basis(change.basis.iter().chain(&change.allowed_by));
        }
    }
}
