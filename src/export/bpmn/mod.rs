//! Plain BPMN 2.0: what every modelling tool opens.

mod build;
mod diagram;
mod ids;
pub mod model;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use build::definitions;
pub use diagram::Diagram;
pub use ids::name_of;

use super::{Error, Exporter, Files, Subject, Writer, xml};
use crate::family::Meta;
use crate::page;

/// Writes one file for every procedure in force.
pub static BPMN: Exporter = Exporter { meta: Meta { name: "bpmn", page: page!() }, begin: || Box::new(Bpmn) };

struct Bpmn;

impl Writer for Bpmn {
    fn write(&self, subject: &Subject<'_>, files: &mut Files) -> Result<(), Error> {
        let definitions = definitions(subject.process);
        let diagram = Diagram::of(&definitions);
        let text = xml::document(&write::definitions(&definitions, &diagram))?;
        files.put(format!("bpmn/{}.bpmn", subject.process.key()), text);
        Ok(())
    }
}
