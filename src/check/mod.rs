//! The judges: rules about the catalogue, one folder each, with a page in each language that the tests execute.

mod causes;
mod drawn;
mod findings;
mod levels;
mod references;
mod suppress;

use crate::family::Meta;
use crate::process::{Catalog, Process, Versions};
use crate::source::File;
use crate::yaml::Tree;

pub use drawn::Drawn;
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
    /// One version of a procedure in one place; these run on all cores.
    Process(fn(&Process, &mut Findings<'_>)),
    /// All versions of a procedure, with what stands beside it.
    Versions(fn(&Versions<'_>, &mut Findings<'_>)),
    /// A diagram that others drew.
    Model(fn(&Drawn<'_>, &mut Findings<'_>)),
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
mod actor_missing;
mod agency_closed;
mod already_issued;
mod ambiguous_scalar;
mod announced_after_effect;
mod announced_late;
mod asked_for_nothing;
mod basis_missing;
mod call_circle;
mod cases_gap;
mod cases_mixed;
mod cases_overlap;
mod choice_of_one;
mod circle;
mod clock_unsaid;
mod code_shape;
mod cutoff_outside_hours;
mod data_not_offered;
mod data_not_read;
mod dates_reversed;
mod dead_end;
mod decomposed_text;
mod discount_ended;
mod duplicate_code;
mod duplicate_id;
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
mod form_unsaid;
mod gets_stuck;
mod holidays_unknown;
mod interlinked_without_members;
mod join_reserved;
mod jump_into_branch;
mod late_unsaid;
mod law_ends_soon;
mod law_not_in_force;
mod law_replaced;
mod left_running;
mod limits_gap;
mod limits_overlap;
mod may_have_ended;
mod maybe_null;
mod maybe_zero;
mod name_taken;
mod name_with_code;
mod never_ends;
mod never_fires;
mod never_runs;
mod never_written;
mod no_better;
mod no_submit;
mod no_way_by_post;
mod no_way_out;
mod not_judged;
mod not_of_optional;
mod not_readable;
mod overlay_for_nothing;
mod overlay_without_of;
mod overwritten;
mod paper_ended;
mod part_contradicted;
mod part_denied;
mod part_missing;
mod part_unknown;
mod part_unsaid;
mod partial_without_reason;
mod place_closed;
mod placeholder;
mod proactive_without_refusal;
mod published_late;
mod question_without_words;
mod read_before_written;
mod read_differently;
mod reason_without_partial;
mod refusal_unread;
mod register_without_prefill;
mod result_not_produced;
mod row_never;
mod row_outside_version;
mod rows_gap;
mod rows_overlap;
mod runs_twice;
mod sentinel_text;
mod shape;
mod silence_where;
mod silence_without_limit;
mod step_disagrees;
mod stricter_below;
mod stuck_join;
mod suppression;
mod tests_of_nothing;
mod text_disagrees;
mod text_with_markup;
mod times_without_next;
mod tiny_fee;
mod translation_missing;
mod translation_path;
mod translation_stale;
mod two_exits;
mod two_limits;
mod two_timers;
mod unbounded_loop;
mod unknown_id;
mod unknown_in_test;
mod unknown_language;
mod unknown_law;
mod unknown_name;
mod unknown_option;
mod unknown_path;
mod unknown_procedure;
mod unknown_step;
mod unpublished;
mod unquoted_comma;
mod unreachable;
mod value_of_other_type;
mod variant_without_place;
mod versions_gap;
mod versions_overlap;
mod way_never;
mod ways_gap;
mod ways_overlap;
mod written_twice;
mod xml_syntax;
mod yaml_dialect;
mod yaml_syntax;
mod zero_fee;

/// Every check, by name.
pub static ALL: &[&Check] = &[
    &abolished_level::ABOLISHED_LEVEL,
    &abolished_without_end::ABOLISHED_WITHOUT_END,
    &actor_missing::ACTOR_MISSING,
    &agency_closed::AGENCY_CLOSED,
    &already_issued::ALREADY_ISSUED,
    &ambiguous_scalar::AMBIGUOUS_SCALAR,
    &announced_after_effect::ANNOUNCED_AFTER_EFFECT,
    &announced_late::ANNOUNCED_LATE,
    &asked_for_nothing::ASKED_FOR_NOTHING,
    &basis_missing::BASIS_MISSING,
    &call_circle::CALL_CIRCLE,
    &cases_gap::CASES_GAP,
    &cases_mixed::CASES_MIXED,
    &cases_overlap::CASES_OVERLAP,
    &choice_of_one::CHOICE_OF_ONE,
    &circle::CIRCLE,
    &clock_unsaid::CLOCK_UNSAID,
    &code_shape::CODE_SHAPE,
    &cutoff_outside_hours::CUTOFF_OUTSIDE_HOURS,
    &data_not_offered::DATA_NOT_OFFERED,
    &data_not_read::DATA_NOT_READ,
    &dates_reversed::DATES_REVERSED,
    &dead_end::DEAD_END,
    &decomposed_text::DECOMPOSED_TEXT,
    &discount_ended::DISCOUNT_ENDED,
    &duplicate_code::DUPLICATE_CODE,
    &duplicate_id::DUPLICATE_ID,
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
    &form_unsaid::FORM_UNSAID,
    &gets_stuck::GETS_STUCK,
    &holidays_unknown::HOLIDAYS_UNKNOWN,
    &interlinked_without_members::INTERLINKED_WITHOUT_MEMBERS,
    &join_reserved::JOIN_RESERVED,
    &jump_into_branch::JUMP_INTO_BRANCH,
    &late_unsaid::LATE_UNSAID,
    &law_ends_soon::LAW_ENDS_SOON,
    &law_not_in_force::LAW_NOT_IN_FORCE,
    &law_replaced::LAW_REPLACED,
    &left_running::LEFT_RUNNING,
    &limits_gap::LIMITS_GAP,
    &limits_overlap::LIMITS_OVERLAP,
    &may_have_ended::MAY_HAVE_ENDED,
    &maybe_null::MAYBE_NULL,
    &maybe_zero::MAYBE_ZERO,
    &name_taken::NAME_TAKEN,
    &name_with_code::NAME_WITH_CODE,
    &never_ends::NEVER_ENDS,
    &never_fires::NEVER_FIRES,
    &never_runs::NEVER_RUNS,
    &never_written::NEVER_WRITTEN,
    &no_better::NO_BETTER,
    &no_submit::NO_SUBMIT,
    &no_way_by_post::NO_WAY_BY_POST,
    &no_way_out::NO_WAY_OUT,
    &not_judged::NOT_JUDGED,
    &not_of_optional::NOT_OF_OPTIONAL,
    &not_readable::NOT_READABLE,
    &overlay_for_nothing::OVERLAY_FOR_NOTHING,
    &overlay_without_of::OVERLAY_WITHOUT_OF,
    &overwritten::OVERWRITTEN,
    &paper_ended::PAPER_ENDED,
    &part_contradicted::PART_CONTRADICTED,
    &part_denied::PART_DENIED,
    &part_missing::PART_MISSING,
    &part_unknown::PART_UNKNOWN,
    &part_unsaid::PART_UNSAID,
    &partial_without_reason::PARTIAL_WITHOUT_REASON,
    &place_closed::PLACE_CLOSED,
    &placeholder::PLACEHOLDER,
    &proactive_without_refusal::PROACTIVE_WITHOUT_REFUSAL,
    &published_late::PUBLISHED_LATE,
    &question_without_words::QUESTION_WITHOUT_WORDS,
    &read_before_written::READ_BEFORE_WRITTEN,
    &read_differently::READ_DIFFERENTLY,
    &reason_without_partial::REASON_WITHOUT_PARTIAL,
    &refusal_unread::REFUSAL_UNREAD,
    &register_without_prefill::REGISTER_WITHOUT_PREFILL,
    &result_not_produced::RESULT_NOT_PRODUCED,
    &row_never::ROW_NEVER,
    &row_outside_version::ROW_OUTSIDE_VERSION,
    &rows_gap::ROWS_GAP,
    &rows_overlap::ROWS_OVERLAP,
    &runs_twice::RUNS_TWICE,
    &sentinel_text::SENTINEL_TEXT,
    &shape::SHAPE,
    &silence_where::SILENCE_WHERE,
    &silence_without_limit::SILENCE_WITHOUT_LIMIT,
    &step_disagrees::STEP_DISAGREES,
    &stricter_below::STRICTER_BELOW,
    &stuck_join::STUCK_JOIN,
    &suppression::SUPPRESSION,
    &tests_of_nothing::TESTS_OF_NOTHING,
    &text_disagrees::TEXT_DISAGREES,
    &text_with_markup::TEXT_WITH_MARKUP,
    &times_without_next::TIMES_WITHOUT_NEXT,
    &tiny_fee::TINY_FEE,
    &translation_missing::TRANSLATION_MISSING,
    &translation_path::TRANSLATION_PATH,
    &translation_stale::TRANSLATION_STALE,
    &two_exits::TWO_EXITS,
    &two_limits::TWO_LIMITS,
    &two_timers::TWO_TIMERS,
    &unbounded_loop::UNBOUNDED_LOOP,
    &unknown_id::UNKNOWN_ID,
    &unknown_in_test::UNKNOWN_IN_TEST,
    &unknown_language::UNKNOWN_LANGUAGE,
    &unknown_law::UNKNOWN_LAW,
    &unknown_name::UNKNOWN_NAME,
    &unknown_option::UNKNOWN_OPTION,
    &unknown_path::UNKNOWN_PATH,
    &unknown_procedure::UNKNOWN_PROCEDURE,
    &unknown_step::UNKNOWN_STEP,
    &unpublished::UNPUBLISHED,
    &unquoted_comma::UNQUOTED_COMMA,
    &unreachable::UNREACHABLE,
    &value_of_other_type::VALUE_OF_OTHER_TYPE,
    &variant_without_place::VARIANT_WITHOUT_PLACE,
    &versions_gap::VERSIONS_GAP,
    &versions_overlap::VERSIONS_OVERLAP,
    &way_never::WAY_NEVER,
    &ways_gap::WAYS_GAP,
    &ways_overlap::WAYS_OVERLAP,
    &written_twice::WRITTEN_TWICE,
    &xml_syntax::XML_SYNTAX,
    &yaml_dialect::YAML_DIALECT,
    &yaml_syntax::YAML_SYNTAX,
    &zero_fee::ZERO_FEE,
];

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.meta.name == name)
}
