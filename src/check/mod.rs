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

mod actor_missing;
mod already_issued;
mod ambiguous_scalar;
mod asked_for_nothing;
mod call_circle;
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
mod duplicate_row;
mod duplicate_step;
mod endless_wait;
mod expression;
mod fact_circle;
mod falls_into_refusal;
mod fee_in_text;
mod fees_unsaid;
mod form_unnumbered;
mod holidays_unknown;
mod join_reserved;
mod jump_into_branch;
mod late_unsaid;
mod left_running;
mod limits_gap;
mod limits_overlap;
mod maybe_null;
mod maybe_zero;
mod name_taken;
mod never_fires;
mod never_written;
mod no_submit;
mod no_way_by_post;
mod no_way_out;
mod not_of_optional;
mod not_readable;
mod paper_ended;
mod partial_without_reason;
mod question_without_words;
mod read_before_written;
mod read_differently;
mod reason_without_partial;
mod refusal_unread;
mod register_without_prefill;
mod result_not_produced;
mod row_never;
mod rows_gap;
mod rows_overlap;
mod sentinel_text;
mod shape;
mod silence_where;
mod silence_without_limit;
mod step_disagrees;
mod stuck_join;
mod suppression;
mod text_disagrees;
mod text_with_markup;
mod times_without_next;
mod tiny_fee;
mod two_exits;
mod two_limits;
mod two_timers;
mod unbounded_loop;
mod unknown_id;
mod unknown_law;
mod unknown_name;
mod unknown_option;
mod unknown_procedure;
mod unknown_step;
mod unquoted_comma;
mod unreachable;
mod ways_gap;
mod ways_overlap;
mod written_twice;
mod yaml_dialect;
mod yaml_syntax;
mod zero_fee;

/// Every check, by name.
pub static ALL: &[&Check] = &[
    &actor_missing::ACTOR_MISSING,
    &already_issued::ALREADY_ISSUED,
    &ambiguous_scalar::AMBIGUOUS_SCALAR,
    &asked_for_nothing::ASKED_FOR_NOTHING,
    &call_circle::CALL_CIRCLE,
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
    &duplicate_row::DUPLICATE_ROW,
    &duplicate_step::DUPLICATE_STEP,
    &endless_wait::ENDLESS_WAIT,
    &expression::EXPRESSION,
    &fact_circle::FACT_CIRCLE,
    &falls_into_refusal::FALLS_INTO_REFUSAL,
    &fee_in_text::FEE_IN_TEXT,
    &fees_unsaid::FEES_UNSAID,
    &form_unnumbered::FORM_UNNUMBERED,
    &holidays_unknown::HOLIDAYS_UNKNOWN,
    &join_reserved::JOIN_RESERVED,
    &jump_into_branch::JUMP_INTO_BRANCH,
    &late_unsaid::LATE_UNSAID,
    &left_running::LEFT_RUNNING,
    &limits_gap::LIMITS_GAP,
    &limits_overlap::LIMITS_OVERLAP,
    &maybe_null::MAYBE_NULL,
    &maybe_zero::MAYBE_ZERO,
    &name_taken::NAME_TAKEN,
    &never_fires::NEVER_FIRES,
    &never_written::NEVER_WRITTEN,
    &no_submit::NO_SUBMIT,
    &no_way_by_post::NO_WAY_BY_POST,
    &no_way_out::NO_WAY_OUT,
    &not_of_optional::NOT_OF_OPTIONAL,
    &not_readable::NOT_READABLE,
    &paper_ended::PAPER_ENDED,
    &partial_without_reason::PARTIAL_WITHOUT_REASON,
    &question_without_words::QUESTION_WITHOUT_WORDS,
    &read_before_written::READ_BEFORE_WRITTEN,
    &read_differently::READ_DIFFERENTLY,
    &reason_without_partial::REASON_WITHOUT_PARTIAL,
    &refusal_unread::REFUSAL_UNREAD,
    &register_without_prefill::REGISTER_WITHOUT_PREFILL,
    &result_not_produced::RESULT_NOT_PRODUCED,
    &row_never::ROW_NEVER,
    &rows_gap::ROWS_GAP,
    &rows_overlap::ROWS_OVERLAP,
    &sentinel_text::SENTINEL_TEXT,
    &shape::SHAPE,
    &silence_where::SILENCE_WHERE,
    &silence_without_limit::SILENCE_WITHOUT_LIMIT,
    &step_disagrees::STEP_DISAGREES,
    &stuck_join::STUCK_JOIN,
    &suppression::SUPPRESSION,
    &text_disagrees::TEXT_DISAGREES,
    &text_with_markup::TEXT_WITH_MARKUP,
    &times_without_next::TIMES_WITHOUT_NEXT,
    &tiny_fee::TINY_FEE,
    &two_exits::TWO_EXITS,
    &two_limits::TWO_LIMITS,
    &two_timers::TWO_TIMERS,
    &unbounded_loop::UNBOUNDED_LOOP,
    &unknown_id::UNKNOWN_ID,
    &unknown_law::UNKNOWN_LAW,
    &unknown_name::UNKNOWN_NAME,
    &unknown_option::UNKNOWN_OPTION,
    &unknown_procedure::UNKNOWN_PROCEDURE,
    &unknown_step::UNKNOWN_STEP,
    &unquoted_comma::UNQUOTED_COMMA,
    &unreachable::UNREACHABLE,
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
