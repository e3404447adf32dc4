//! Simplifies every procedure in force and writes it with every exporter.

use rayon::prelude::*;

use super::{Compilation, simplified};
use crate::export::{self, Exporter, Files, Subject, Writer};
use crate::process::{Catalog, Process, Versions};
use crate::simplify::Change;

/// Files are written while others are made, this many procedures at a time, so that memory stays flat.
const PART: usize = 64;

/// A build: what was written, and what was simplified on the way.
#[derive(Debug, Default)]
pub struct Build {
    /// How many procedures were exported, each place in which one differs counted by itself.
    pub procedures: usize,
    /// What was simplified, by procedure.
    pub changes: Vec<(String, Vec<Change>)>,
}

/// What one process comes to.
type Made = (String, Vec<Change>, Files);

impl Compilation<'_> {
    /// Simplifies every procedure in force and hands each file of the exporters to `put`, procedure by procedure.
    pub fn export<E: Send + From<export::Error>>(
        &self,
        exporters: &[&'static Exporter],
        mut put: impl FnMut(&str, &[u8]) -> Result<(), E>,
        progress: impl Fn() + Sync,
    ) -> Result<Build, E> {
        let mut build = Build::default();
        let writers: Vec<Box<dyn Writer>> = exporters.iter().map(|exporter| (exporter.begin)()).collect();
        for part in self.ids_in_force().chunks(PART) {
            let done: Vec<_> = part
                .par_iter()
                .map(|id| {
                    let made = self.export_one(id, &writers);
                    progress();
                    made
                })
                .collect();
            for made in done {
                for (key, changes, files) in made.map_err(E::from)? {
                    build.procedures += 1;
                    if !changes.is_empty() {
                        build.changes.push((key, changes));
                    }
                    files.into_iter().try_for_each(|(path, content)| put(&path, &content))?;
                }
            }
        }
        for writer in &writers {
            let mut files = Files::default();
            writer.finish(&self.catalog, &mut files).map_err(E::from)?;
            files.into_iter().try_for_each(|(path, content)| put(&path, &content))?;
        }
        Ok(build)
    }

    fn export_one(&self, id: &str, writers: &[Box<dyn Writer>]) -> Result<Vec<Made>, export::Error> {
        let processes = self.versions(id);
        let versions = self.catalog.beside(id, &processes);
        let in_force = processes.iter().filter(|process| process.judged.in_force);
        in_force.map(|process| made(process, versions, &self.catalog, writers)).collect()
    }
}

fn made(
    process: &Process,
    versions: Versions<'_>,
    catalog: &Catalog,
    writers: &[Box<dyn Writer>],
) -> Result<Made, export::Error> {
    let (graph, changes) = simplified(process);
    let mut process = process.clone();
    process.layout.graph = graph;
    let mut files = Files::default();
    let subject = Subject { process: &process, versions, catalog };
    writers.iter().try_for_each(|writer| writer.write(&subject, &mut files))?;
    Ok((process.key(), changes, files))
}
