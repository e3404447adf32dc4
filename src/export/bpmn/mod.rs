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

use super::{Error, Exporter, Files, Run, xml};
use crate::family::Meta;
use crate::page;
use crate::process::{Catalog, Process};

/// Writes one file for every procedure in force.
pub static BPMN: Exporter = Exporter { meta: Meta { name: "bpmn", page: page!() }, run: Run::Process(run) };

fn run(process: &Process, _: &Catalog, files: &mut Files) -> Result<(), Error> {
    let definitions = definitions(process);
    let diagram = Diagram::of(&definitions);
    let text = xml::document(&write::definitions(&definitions, &diagram))?;
    files.put(format!("bpmn/{}.bpmn", process.key()), text);
    Ok(())
}
