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
}

mod actor_missing;
mod call_circle;
mod dead_end;
mod duplicate_row;
mod duplicate_step;
mod endless_wait;
mod falls_into_refusal;
mod join_reserved;
mod jump_into_branch;
mod late_unsaid;
mod left_running;
mod name_taken;
mod never_fires;
mod no_submit;
mod no_way_out;
mod refusal_unread;
mod silence_where;
mod silence_without_limit;
mod stuck_join;
mod times_without_next;
mod two_exits;
mod two_limits;
mod two_timers;
mod unbounded_loop;
mod unknown_id;
mod unknown_law;
mod unknown_procedure;
mod unknown_step;
mod unreachable;

/// Every check, by name.
pub static ALL: &[&Check] = &[
    &actor_missing::ACTOR_MISSING,
    &call_circle::CALL_CIRCLE,
    &dead_end::DEAD_END,
    &duplicate_row::DUPLICATE_ROW,
    &duplicate_step::DUPLICATE_STEP,
    &endless_wait::ENDLESS_WAIT,
    &falls_into_refusal::FALLS_INTO_REFUSAL,
    &join_reserved::JOIN_RESERVED,
    &jump_into_branch::JUMP_INTO_BRANCH,
    &late_unsaid::LATE_UNSAID,
    &left_running::LEFT_RUNNING,
    &name_taken::NAME_TAKEN,
    &never_fires::NEVER_FIRES,
    &no_submit::NO_SUBMIT,
    &no_way_out::NO_WAY_OUT,
    &refusal_unread::REFUSAL_UNREAD,
    &silence_where::SILENCE_WHERE,
    &silence_without_limit::SILENCE_WITHOUT_LIMIT,
    &stuck_join::STUCK_JOIN,
    &times_without_next::TIMES_WITHOUT_NEXT,
    &two_exits::TWO_EXITS,
    &two_limits::TWO_LIMITS,
    &two_timers::TWO_TIMERS,
    &unbounded_loop::UNBOUNDED_LOOP,
    &unknown_id::UNKNOWN_ID,
    &unknown_law::UNKNOWN_LAW,
    &unknown_procedure::UNKNOWN_PROCEDURE,
    &unknown_step::UNKNOWN_STEP,
    &unreachable::UNREACHABLE,
];

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.meta.name == name)
}
