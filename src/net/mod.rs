//! A process as a net of places and transitions: is it sound, and if not, the shortest run that shows it.

mod causes;
mod decide;
mod lay;
mod plan;
mod reduce;
mod replay;
mod runs;
mod space;
pub(crate) mod table;

use smallvec::SmallVec;

pub use causes::Waiting;
pub use decide::{Answer, Dead, Fault, MOST_STATES, Verdict, decide};
pub use lay::lay;
pub use plan::{Flow, Kind, Plan, Ways};
pub use replay::{Claim, Marking, Reason, Refusal, replay};
pub use runs::{Explanation, explain};

/// Numbers of places or transitions, sorted.
pub type List = SmallVec<[u32; 4]>;

/// A net whose places hold one token at most while it is sound.
///
/// One place a flow and one a node at which tokens end; beside them places for what is under way. A transition is a node
/// that runs, or a part of one.
#[derive(Clone, Debug, Default)]
pub struct Net {
    /// What holds tokens.
    pub places: Vec<Place>,
    /// What moves them.
    pub transitions: Vec<Transition>,
    /// Places that are emptied together, sorted: all that are no ends, then those of each block.
    pub emptied: Vec<Vec<u32>>,
}

/// What a token in a place means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Something follows on this flow.
    Flow(usize),
    /// Something ended at this node.
    End(usize),
    /// The case has not begun yet.
    Entry,
    /// This node is under way.
    Inside(usize),
    /// The block behind this split is worked on.
    Block(usize),
}

/// A place.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// What a token in it means.
    pub holds: Holds,
    /// Whether it has a token at the beginning.
    pub marked: bool,
}

impl Place {
    /// Whether tokens end here.
    pub fn is_sink(&self) -> bool {
        matches!(self.holds, Holds::End(_))
    }
}

/// A transition: one token from each place in `pre`, one to each in `post`; what is named in `empties` is emptied in between.
#[derive(Clone, Debug, Default)]
pub struct Transition {
    /// From where.
    pub pre: List,
    /// To where.
    pub post: List,
    /// What is emptied, by its number in [`Net::emptied`], whether it holds a token or not.
    pub empties: Option<usize>,
    /// The node that runs, and none where nothing is to be seen in the process.
    pub node: Option<usize>,
    /// Whether people see it.
    pub is_visible: bool,
}

/// A node runs: tokens taken from flows and given to flows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The node.
    pub node: usize,
    /// Flows that lose a token.
    pub takes: Vec<usize>,
    /// Flows that get one.
    pub gives: Vec<usize>,
}

impl Net {
    /// What a transition does in the process.
    pub fn step(&self, transition: usize) -> Option<Step> {
        let Transition { pre, post, node, .. } = &self.transitions[transition];
        let flows = |places: &List| {
            let holds = places.iter().map(|place| self.places[*place as usize].holds);
            holds.filter_map(|holds| if let Holds::Flow(flow) = holds { Some(flow) } else { None }).collect()
        };
        Some(Step { node: (*node)?, takes: flows(pre), gives: flows(post) })
    }
}
