//! The scribes: what a catalogue becomes for engines, forms and readers, one folder each.

pub mod bpmn;
pub mod drawing;
mod form;
pub mod site;
#[cfg(test)]
mod tests;
pub mod xml;

use std::collections::BTreeMap;
use std::fmt;

use crate::family::Meta;
use crate::process::{Catalog, Process, Versions};

/// A format that a catalogue is written in.
pub struct Exporter {
    /// Name and pages.
    pub meta: Meta,
    /// Begins to write one catalogue.
    pub begin: fn() -> Box<dyn Writer>,
}

/// An exporter at work on one catalogue.
pub trait Writer: Sync {
    /// Writes what one procedure in force comes to; procedures are written on all cores, in no order.
    fn write(&self, subject: &Subject<'_>, files: &mut Files) -> Result<(), Error>;

    /// Writes what all of them come to, after the last.
    fn finish(&self, _: &Catalog, _: &mut Files) -> Result<(), Error> {
        Ok(())
    }
}

/// A procedure to be written.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The procedure, with its graph simplified.
    pub process: &'a Process,
    /// All its versions, with what stands beside them.
    pub versions: Versions<'a>,
    /// What other procedures it may be told of.
    pub catalog: &'a Catalog,
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
pub static ALL: &[&Exporter] = &[&bpmn::BPMN, &form::FORM, &site::SITE];
