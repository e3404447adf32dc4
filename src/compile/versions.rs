//! Procedures laid out anew from what has been compiled.

use super::group::Group;
use super::{Compilation, layers};
use crate::calendar::Date;
use crate::process::Process;
use crate::source::FileId;

impl Compilation<'_> {
    /// Every version of a procedure, by first day, each followed by the places in which it differs.
    pub fn versions(&self, id: &str) -> Vec<Process> {
        self.versions_on(id, self.catalog.day)
    }

    /// The same as they are on another day.
    pub fn versions_on(&self, id: &str, day: Date) -> Vec<Process> {
        let mut files: Vec<FileId> = self.catalog.versions(id).iter().map(|card| card.file).collect();
        files.sort_unstable();
        files.dedup();
        let group = Group { files, read: Vec::new() };
        group.lay_out(self.sources, &self.catalog, &layers(&self.catalog, &self.layers), day)
    }

    /// The version of a procedure that is in force, in the whole country.
    pub fn process(&self, id: &str) -> Option<Process> {
        self.versions(id).into_iter().find(|process| process.judged.in_force && process.place.is_none())
    }

    /// Everything in force on the day asked for, procedure by procedure.
    pub fn in_force(&self) -> impl Iterator<Item = Process> {
        let ids = self.ids_in_force().into_iter();
        ids.flat_map(|id| self.versions(id)).filter(|process| process.judged.in_force)
    }

    /// The ids of procedures of which a version is in force.
    pub(super) fn ids_in_force(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.catalog.in_force().map(|card| card.procedure.value.as_str()).collect();
        ids.dedup();
        ids
    }
}
