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

mod cases_gap;
mod cases_overlap;
mod dead_end;
mod duplicate_key;
mod expression;
mod fact_circle;
mod limits_gap;
mod limits_overlap;
mod maybe_null;
mod maybe_zero;
mod not_of_optional;
mod not_readable;
mod row_never;
mod rows_gap;
mod rows_overlap;
mod shape;
mod suppression;
mod unknown_id;
mod unknown_law;
mod unknown_name;
mod unknown_option;
mod unknown_procedure;
mod unknown_step;
mod unquoted_comma;
mod ways_gap;
mod ways_overlap;
mod yaml_dialect;
mod yaml_syntax;

/// Every check, by name.
pub static ALL: &[&Check] = &[
    &cases_gap::CASES_GAP,
    &cases_overlap::CASES_OVERLAP,
    &dead_end::DEAD_END,
    &duplicate_key::DUPLICATE_KEY,
    &expression::EXPRESSION,
    &fact_circle::FACT_CIRCLE,
    &limits_gap::LIMITS_GAP,
    &limits_overlap::LIMITS_OVERLAP,
    &maybe_null::MAYBE_NULL,
    &maybe_zero::MAYBE_ZERO,
    &not_of_optional::NOT_OF_OPTIONAL,
    &not_readable::NOT_READABLE,
    &row_never::ROW_NEVER,
    &rows_gap::ROWS_GAP,
    &rows_overlap::ROWS_OVERLAP,
    &shape::SHAPE,
    &suppression::SUPPRESSION,
    &unknown_id::UNKNOWN_ID,
    &unknown_law::UNKNOWN_LAW,
    &unknown_name::UNKNOWN_NAME,
    &unknown_option::UNKNOWN_OPTION,
    &unknown_procedure::UNKNOWN_PROCEDURE,
    &unknown_step::UNKNOWN_STEP,
    &unquoted_comma::UNQUOTED_COMMA,
    &ways_gap::WAYS_GAP,
    &ways_overlap::WAYS_OVERLAP,
    &yaml_dialect::YAML_DIALECT,
    &yaml_syntax::YAML_SYNTAX,
];

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.meta.name == name)
}
