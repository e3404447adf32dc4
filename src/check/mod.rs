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

mod already_issued;
mod ambiguous_scalar;
mod asked_for_nothing;
mod cases_gap;
mod cases_mixed;
mod cases_overlap;
mod choice_of_one;
mod clock_unsaid;
mod cutoff_outside_hours;
mod data_not_offered;
mod data_not_read;
mod dead_end;
mod decomposed_text;
mod discount_ended;
mod duplicate_key;
mod duplicate_paper;
mod expression;
mod fact_circle;
mod fee_in_text;
mod fees_unsaid;
mod form_unnumbered;
mod holidays_unknown;
mod limits_gap;
mod limits_overlap;
mod maybe_null;
mod maybe_zero;
mod never_written;
mod no_way_by_post;
mod not_of_optional;
mod not_readable;
mod paper_ended;
mod partial_without_reason;
mod question_without_words;
mod read_before_written;
mod read_differently;
mod reason_without_partial;
mod register_without_prefill;
mod result_not_produced;
mod row_never;
mod rows_gap;
mod rows_overlap;
mod sentinel_text;
mod shape;
mod step_disagrees;
mod suppression;
mod text_disagrees;
mod text_with_markup;
mod tiny_fee;
mod unknown_id;
mod unknown_law;
mod unknown_name;
mod unknown_option;
mod unknown_procedure;
mod unknown_step;
mod unquoted_comma;
mod ways_gap;
mod ways_overlap;
mod written_twice;
mod yaml_dialect;
mod yaml_syntax;
mod zero_fee;

/// Every check, by name.
pub static ALL: &[&Check] = &[
    &already_issued::ALREADY_ISSUED,
    &ambiguous_scalar::AMBIGUOUS_SCALAR,
    &asked_for_nothing::ASKED_FOR_NOTHING,
    &cases_gap::CASES_GAP,
    &cases_mixed::CASES_MIXED,
    &cases_overlap::CASES_OVERLAP,
    &choice_of_one::CHOICE_OF_ONE,
    &clock_unsaid::CLOCK_UNSAID,
    &cutoff_outside_hours::CUTOFF_OUTSIDE_HOURS,
    &data_not_offered::DATA_NOT_OFFERED,
    &data_not_read::DATA_NOT_READ,
    &dead_end::DEAD_END,
    &decomposed_text::DECOMPOSED_TEXT,
    &discount_ended::DISCOUNT_ENDED,
    &duplicate_key::DUPLICATE_KEY,
    &duplicate_paper::DUPLICATE_PAPER,
    &expression::EXPRESSION,
    &fact_circle::FACT_CIRCLE,
    &fee_in_text::FEE_IN_TEXT,
    &fees_unsaid::FEES_UNSAID,
    &form_unnumbered::FORM_UNNUMBERED,
    &holidays_unknown::HOLIDAYS_UNKNOWN,
    &limits_gap::LIMITS_GAP,
    &limits_overlap::LIMITS_OVERLAP,
    &maybe_null::MAYBE_NULL,
    &maybe_zero::MAYBE_ZERO,
    &never_written::NEVER_WRITTEN,
    &no_way_by_post::NO_WAY_BY_POST,
    &not_of_optional::NOT_OF_OPTIONAL,
    &not_readable::NOT_READABLE,
    &paper_ended::PAPER_ENDED,
    &partial_without_reason::PARTIAL_WITHOUT_REASON,
    &question_without_words::QUESTION_WITHOUT_WORDS,
    &read_before_written::READ_BEFORE_WRITTEN,
    &read_differently::READ_DIFFERENTLY,
    &reason_without_partial::REASON_WITHOUT_PARTIAL,
    &register_without_prefill::REGISTER_WITHOUT_PREFILL,
    &result_not_produced::RESULT_NOT_PRODUCED,
    &row_never::ROW_NEVER,
    &rows_gap::ROWS_GAP,
    &rows_overlap::ROWS_OVERLAP,
    &sentinel_text::SENTINEL_TEXT,
    &shape::SHAPE,
    &step_disagrees::STEP_DISAGREES,
    &suppression::SUPPRESSION,
    &text_disagrees::TEXT_DISAGREES,
    &text_with_markup::TEXT_WITH_MARKUP,
    &tiny_fee::TINY_FEE,
    &unknown_id::UNKNOWN_ID,
    &unknown_law::UNKNOWN_LAW,
    &unknown_name::UNKNOWN_NAME,
    &unknown_option::UNKNOWN_OPTION,
    &unknown_procedure::UNKNOWN_PROCEDURE,
    &unknown_step::UNKNOWN_STEP,
    &unquoted_comma::UNQUOTED_COMMA,
    &ways_gap::WAYS_GAP,
    &ways_overlap::WAYS_OVERLAP,
    &written_twice::WRITTEN_TWICE,
    &yaml_dialect::YAML_DIALECT,
    &yaml_syntax::YAML_SYNTAX,
    &zero_fee::ZERO_FEE,
];

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.meta.name == name)
}
