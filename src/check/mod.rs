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

mod abolished_level;
mod abolished_without_end;
mod agency_closed;
mod announced_after_effect;
mod announced_late;
mod basis_missing;
mod circle;
mod code_shape;
mod dates_reversed;
mod dead_end;
mod duplicate_code;
mod duplicate_id;
mod duplicate_key;
mod form_unsaid;
mod interlinked_without_members;
mod law_ends_soon;
mod law_not_in_force;
mod law_replaced;
mod may_have_ended;
mod name_with_code;
mod no_better;
mod not_readable;
mod overlay_for_nothing;
mod overlay_without_of;
mod part_contradicted;
mod part_missing;
mod part_unknown;
mod part_unsaid;
mod place_closed;
mod placeholder;
mod proactive_without_refusal;
mod published_late;
mod row_outside_version;
mod shape;
mod stricter_below;
mod suppression;
mod tests_of_nothing;
mod translation_missing;
mod translation_path;
mod translation_stale;
mod unknown_id;
mod unknown_in_test;
mod unknown_language;
mod unknown_law;
mod unknown_path;
mod unknown_procedure;
mod unknown_step;
mod unpublished;
mod unquoted_comma;
mod variant_without_place;
mod versions_gap;
mod versions_overlap;
mod yaml_dialect;
mod yaml_syntax;

/// Every check, by name.
pub static ALL: &[&Check] = &[
    &abolished_level::ABOLISHED_LEVEL,
    &abolished_without_end::ABOLISHED_WITHOUT_END,
    &agency_closed::AGENCY_CLOSED,
    &announced_after_effect::ANNOUNCED_AFTER_EFFECT,
    &announced_late::ANNOUNCED_LATE,
    &basis_missing::BASIS_MISSING,
    &circle::CIRCLE,
    &code_shape::CODE_SHAPE,
    &dates_reversed::DATES_REVERSED,
    &dead_end::DEAD_END,
    &duplicate_code::DUPLICATE_CODE,
    &duplicate_id::DUPLICATE_ID,
    &duplicate_key::DUPLICATE_KEY,
    &form_unsaid::FORM_UNSAID,
    &interlinked_without_members::INTERLINKED_WITHOUT_MEMBERS,
    &law_ends_soon::LAW_ENDS_SOON,
    &law_not_in_force::LAW_NOT_IN_FORCE,
    &law_replaced::LAW_REPLACED,
    &may_have_ended::MAY_HAVE_ENDED,
    &name_with_code::NAME_WITH_CODE,
    &no_better::NO_BETTER,
    &not_readable::NOT_READABLE,
    &overlay_for_nothing::OVERLAY_FOR_NOTHING,
    &overlay_without_of::OVERLAY_WITHOUT_OF,
    &part_contradicted::PART_CONTRADICTED,
    &part_missing::PART_MISSING,
    &part_unknown::PART_UNKNOWN,
    &part_unsaid::PART_UNSAID,
    &place_closed::PLACE_CLOSED,
    &placeholder::PLACEHOLDER,
    &proactive_without_refusal::PROACTIVE_WITHOUT_REFUSAL,
    &published_late::PUBLISHED_LATE,
    &row_outside_version::ROW_OUTSIDE_VERSION,
    &shape::SHAPE,
    &stricter_below::STRICTER_BELOW,
    &suppression::SUPPRESSION,
    &tests_of_nothing::TESTS_OF_NOTHING,
    &translation_missing::TRANSLATION_MISSING,
    &translation_path::TRANSLATION_PATH,
    &translation_stale::TRANSLATION_STALE,
    &unknown_id::UNKNOWN_ID,
    &unknown_in_test::UNKNOWN_IN_TEST,
    &unknown_language::UNKNOWN_LANGUAGE,
    &unknown_law::UNKNOWN_LAW,
    &unknown_path::UNKNOWN_PATH,
    &unknown_procedure::UNKNOWN_PROCEDURE,
    &unknown_step::UNKNOWN_STEP,
    &unpublished::UNPUBLISHED,
    &unquoted_comma::UNQUOTED_COMMA,
    &variant_without_place::VARIANT_WITHOUT_PLACE,
    &versions_gap::VERSIONS_GAP,
    &versions_overlap::VERSIONS_OVERLAP,
    &yaml_dialect::YAML_DIALECT,
    &yaml_syntax::YAML_SYNTAX,
];

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.meta.name == name)
}
