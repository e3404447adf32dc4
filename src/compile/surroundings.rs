//! What is known before any procedure is read: dictionaries, overlays, scenarios, translations.

use std::sync::Arc;

use rayon::prelude::*;

use super::Options;
use super::group::Read;
use super::reading::Found;
use crate::model::{Declaration, Dictionary, Overlay};
use crate::process::{self, Catalog, Dictionaries, Filed};
use crate::source::{FileId, Sources};
use crate::yaml::Tree;

/// What is known before any procedure is read.
#[derive(Default)]
pub struct Surroundings {
    /// Everything but procedures.
    pub catalog: Catalog,
    /// The overlays as they are written, in their order.
    pub layers: Vec<Tree>,
    /// Procedures in files that hide their first key.
    pub stray: Vec<Read>,
    /// What was found in these files.
    pub found: Found,
}

/// Reads them.
pub fn read(sources: &Sources, files: &[FileId], options: Options) -> Surroundings {
    let read: Vec<_> = files
        .par_iter()
        .map(|id| {
            let mut found = Found::default();
            (*id, found.read(*id, sources, options.profile), found)
        })
        .collect();
    let mut all = Surroundings::default();
    let mut dictionaries: Vec<Dictionary> = Vec::new();
    let mut overlays: Vec<(FileId, Tree, Overlay)> = Vec::new();
    let mut incomplete = false;
    for (file, read, found) in read {
        all.found.add(found);
        let Some((tree, declaration)) = read else {
            incomplete |= sources.file(file).text.lines().any(|line| line.starts_with("dictionary:"));
            continue;
        };
        match declaration {
            Declaration::Dictionary(value) => dictionaries.push(*value),
            Declaration::Overlay(value) => overlays.push((file, tree, *value)),
            Declaration::Scenarios(value) => all.catalog.scenarios.push(Filed { file, value: *value }),
            Declaration::Translation(value) => all.catalog.translations.push(Filed { file, value: *value }),
            Declaration::Procedure(value) => all.stray.push((file, tree, *value)),
        }
    }
    let mut dictionaries = Dictionaries::new(dictionaries);
    dictionaries.incomplete = incomplete;
    overlays.sort_by_cached_key(|(_, _, overlay)| process::rank(overlay, &dictionaries));
    for (file, tree, value) in overlays {
        all.catalog.overlays.push(Filed { file, value });
        all.layers.push(tree);
    }
    all.catalog.day = options.day;
    all.catalog.dictionaries = Arc::new(dictionaries);
    all.catalog.sort_beside();
    all
}
