//! Everything that can happen in a graph, as a token game.
//!
//! What people see is a label: the facts of a case and every change of them, the beginning and the end of work with its
//! node, lane and kind, decisions, events, timers, and ends. That work runs at the same time shows in its beginnings and
//! ends. Gateways are silent. A formula keeps its value until a step that writes its facts is done.

mod labels;
mod parallel;
mod setting;
mod state;
mod world;

use std::collections::BTreeMap;

use thutuc::process::Graph;

pub use parallel::is_whole;
pub use setting::Setting;
use state::State;
use world::World;

/// The label of a silent step.
pub const SILENT: u32 = 0;

/// States and labelled steps between them; the first state is that before the facts are known.
#[derive(Debug, Default)]
pub struct Space {
    /// The steps out of each state.
    pub steps: Vec<Vec<(u32, usize)>>,
    /// Whether it was cut off after too many states.
    pub cut: bool,
    /// Whether states with too many tokens were left out.
    pub crowded: bool,
}

/// Explores a graph up to a number of states.
pub fn explore(graph: &Graph, setting: &mut Setting, most: usize) -> Space {
    let mut world = World::new(graph, setting);
    let mut space = Space { steps: vec![Vec::new()], ..Space::default() };
    let mut numbers: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let mut waiting: Vec<(usize, State)> = Vec::new();
    let beginnings = world.beginnings();
    add_steps(0, beginnings, &mut numbers, &mut space, &mut waiting);
    while let Some((number, state)) = waiting.pop() {
        if space.crowded || numbers.len() > most {
            space.cut = true;
            break;
        }
        let mut steps = world.steps(&state);
        let all = steps.len();
        steps.retain(|(_, next)| !next.is_crowded());
        space.crowded |= steps.len() < all;
        add_steps(number, steps, &mut numbers, &mut space, &mut waiting);
    }
    space
}

fn add_steps(
    from: usize,
    steps: Vec<(u32, State)>,
    numbers: &mut BTreeMap<Vec<u8>, usize>,
    space: &mut Space,
    waiting: &mut Vec<(usize, State)>,
) {
    for (label, state) in steps {
        let fresh = space.steps.len();
        let number = *numbers.entry(state.key()).or_insert(fresh);
        if number == fresh {
            space.steps.push(Vec::new());
            waiting.push((fresh, state));
        }
        space.steps[from].push((label, number));
    }
}
