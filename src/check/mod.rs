//! The judges: rules about the catalogue, one folder each, with a page in each language that the tests execute.

mod findings;
mod levels;
mod references;
mod suppress;

use crate::family::Meta;
use crate::process::{Catalog, Process};
use crate::source::File;
use crate::yaml::Tree;

pub use findings::{Findings, Reported};
pub use levels::{Levels, Profile};
pub use suppress::{Suppressions, suppress};

/// A rule about the catalogue.
pub struct Check {
    /// Name and pages.
    pub meta: Meta,
    /// How much a finding matters, by profile.
    pub levels: Levels,
    /// What it looks at.
    pub run: Run,
}

/// What a check looks at.
pub enum Run {
    /// Found by a room further down while it reads; the folder holds the pages.
    Reading,
    /// The text itself.
    Tree(fn(&Tree, &File, &mut Findings<'_>)),
    /// One procedure; these run on all cores.
    Process(fn(&Process, &mut Findings<'_>)),
    /// Everything at once.
    Catalog(fn(&Catalog, &mut Findings<'_>)),
    /// Several of these.
    Several(&'static [Run]),
}

impl Run {
    /// Each of the things looked at.
    pub fn each(&self) -> &[Self] {
        if let Self::Several(runs) = self { runs } else { std::slice::from_ref(self) }
    }
}

mod dead_end;
mod duplicate_key;
mod not_readable;
mod shape;
mod suppression;
mod unknown_id;
mod unknown_law;
mod unknown_procedure;
mod unknown_step;
mod unquoted_comma;
mod yaml_dialect;
mod yaml_syntax;

/// Every check, by name.
pub static ALL: &[&Check] = &[
    &dead_end::DEAD_END,
    &duplicate_key::DUPLICATE_KEY,
    &not_readable::NOT_READABLE,
    &shape::SHAPE,
    &suppression::SUPPRESSION,
    &unknown_id::UNKNOWN_ID,
    &unknown_law::UNKNOWN_LAW,
    &unknown_procedure::UNKNOWN_PROCEDURE,
    &unknown_step::UNKNOWN_STEP,
    &unquoted_comma::UNQUOTED_COMMA,
    &yaml_dialect::YAML_DIALECT,
    &yaml_syntax::YAML_SYNTAX,
];

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.meta.name == name)
}
