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
mod call_circle;
mod cases_gap;
mod cases_overlap;
mod dead_end;
mod duplicate_key;
mod duplicate_row;
mod duplicate_step;
mod endless_wait;
mod expression;
mod fact_circle;
mod falls_into_refusal;
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
mod no_submit;
mod no_way_out;
mod not_of_optional;
mod not_readable;
mod refusal_unread;
mod row_never;
mod rows_gap;
mod rows_overlap;
mod shape;
mod silence_where;
mod silence_without_limit;
mod stuck_join;
mod suppression;
mod times_without_next;
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
mod yaml_dialect;
mod yaml_syntax;

/// Every check, by name.
pub static ALL: &[&Check] = &[
    &actor_missing::ACTOR_MISSING,
    &call_circle::CALL_CIRCLE,
    &cases_gap::CASES_GAP,
    &cases_overlap::CASES_OVERLAP,
    &dead_end::DEAD_END,
    &duplicate_key::DUPLICATE_KEY,
    &duplicate_row::DUPLICATE_ROW,
    &duplicate_step::DUPLICATE_STEP,
    &endless_wait::ENDLESS_WAIT,
    &expression::EXPRESSION,
    &fact_circle::FACT_CIRCLE,
    &falls_into_refusal::FALLS_INTO_REFUSAL,
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
    &no_submit::NO_SUBMIT,
    &no_way_out::NO_WAY_OUT,
    &not_of_optional::NOT_OF_OPTIONAL,
    &not_readable::NOT_READABLE,
    &refusal_unread::REFUSAL_UNREAD,
    &row_never::ROW_NEVER,
    &rows_gap::ROWS_GAP,
    &rows_overlap::ROWS_OVERLAP,
    &shape::SHAPE,
    &silence_where::SILENCE_WHERE,
    &silence_without_limit::SILENCE_WITHOUT_LIMIT,
    &stuck_join::STUCK_JOIN,
    &suppression::SUPPRESSION,
    &times_without_next::TIMES_WITHOUT_NEXT,
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
    &yaml_dialect::YAML_DIALECT,
    &yaml_syntax::YAML_SYNTAX,
];

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.meta.name == name)
}
