//! The scribes: what a catalogue becomes for engines, forms and readers, one folder each.

pub mod bpmn;
pub mod drawing;
mod form;
#[cfg(test)]
mod tests;
pub mod words;
pub mod xml;

use std::collections::BTreeMap;
use std::fmt;

use crate::family::Meta;
use crate::process::{Catalog, Process};

/// A format that a catalogue is written in.
pub struct Exporter {
    /// Name and pages.
    pub meta: Meta,
    /// What it writes.
    pub run: Run,
}

/// What an exporter looks at.
pub enum Run {
    /// One procedure in force, with its graph simplified; these run on all cores.
    Process(fn(&Process, &Catalog, &mut Files) -> Result<(), Error>),
    /// Everything at once.
    Catalog(fn(&Catalog, &mut Files) -> Result<(), Error>),
}

/// Files to be written, by path below the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// Adds a file.
    pub fn put(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), content.into());
    }
}

/// Every file, by path.
impl IntoIterator for Files {
    type Item = (String, Vec<u8>);
    type IntoIter = std::collections::btree_map::IntoIter<String, Vec<u8>>;

    fn into_iter(self) -> Self::IntoIter {
        self.files.into_iter()
    }
}

/// A fault of ours while writing.
#[derive(Debug)]
pub struct Error {
    /// What was being written.
    pub what: String,
    /// Why it failed.
    pub why: String,
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.what, self.why)
    }
}

impl std::error::Error for Error {}

/// Every exporter, by name.
pub static ALL: &[&Exporter] = &[&bpmn::BPMN, &form::FORM];
