//! A clerk who walks through every case by the words of the language: tokens in lists and branches, no graph, no net,
//! nothing shared with what is judged.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::written::{Kind, Step, Target, Way, Written};

/// Where a token is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    /// About to come to a step.
    Before(String),
    /// In a step, before its ways.
    In(String),
    /// A body that was asked.
    Asked(String, usize),
    /// At the end of a branch, or a body has answered.
    Arrived(String, usize),
    /// A consultation goes on.
    Open(String),
    /// The case has ended.
    Ended,
}

/// Where a case stands.
type State = BTreeMap<Spot, usize>;

/// What the clerk saw.
#[derive(Debug, Default)]
pub struct Seen {
    /// Something is done twice at once.
    pub doubled: bool,
    /// Nothing goes on, and the case has not ended alone.
    pub stuck: bool,
    /// From somewhere no end is in reach.
    pub lost: bool,
    /// Steps that were done.
    pub done: BTreeSet<String>,
}

/// What a step stands in.
#[derive(Clone)]
struct Place<'w> {
    step: &'w Step,
    after: Option<String>,
    branch: Option<(String, usize)>,
}

struct Clerk<'w> {
    written: &'w Written,
    places: BTreeMap<&'w str, Place<'w>>,
    done: BTreeSet<String>,
}

/// Walks through every state, or gives up behind so many.
pub fn walk(written: &Written, most: usize) -> Option<Seen> {
    let mut clerk = Clerk { written, places: BTreeMap::new(), done: BTreeSet::new() };
    clerk.place(&written.steps, None);
    let first = State::from([(Spot::Before(written.steps[0].id.clone()), 1)]);
    let mut numbers = BTreeMap::from([((first.clone(), false), 0_usize)]);
    let mut back: Vec<Vec<usize>> = vec![Vec::new()];
    let mut finals = Vec::new();
    let mut seen = Seen::default();
    let mut waiting = VecDeque::from([(0_usize, first, false)]);
    while let Some((number, state, is_interrupted)) = waiting.pop_front() {
        if state.values().any(|count| *count > 1) {
            seen.doubled = true;
            continue;
        }
        let is_final = state.len() == 1 && state.contains_key(&Spot::Ended);
        let mut next: Vec<(State, bool)> =
            clerk.moves(&state).into_iter().map(|state| (state, is_interrupted)).collect();
        seen.stuck |= next.is_empty() && !is_final;
        if is_final {
            finals.push(number);
        }
        if !is_interrupted && !state.contains_key(&Spot::Ended) {
            next.extend(clerk.interrupts().into_iter().map(|state| (state, true)));
        }
        for (state, comes_interrupted) in next {
            let fresh = numbers.len();
            let to = *numbers.entry((state.clone(), comes_interrupted)).or_insert(fresh);
            if to == fresh {
                back.push(Vec::new());
                waiting.push_back((to, state, comes_interrupted));
            }
            // What may come at any time need not come: it is no way out.
            if comes_interrupted == is_interrupted {
                back[to].push(number);
            }
        }
        if numbers.len() > most {
            return None;
        }
    }
    let mut leads = vec![false; back.len()];
    while let Some(number) = finals.pop() {
        if !std::mem::replace(&mut leads[number], true) {
            finals.extend(&back[number]);
        }
    }
    seen.lost = leads.contains(&false);
    seen.done = clerk.done;
    Some(seen)
}

impl<'w> Clerk<'w> {
    fn place(&mut self, list: &'w [Step], branch: Option<&(String, usize)>) {
        for (at, step) in list.iter().enumerate() {
            let after = list.get(at + 1).map(|next| next.id.clone());
            self.places.insert(&step.id, Place { step, after, branch: branch.cloned() });
            if let Kind::Parallel { branches } = &step.kind {
                for (number, (_, steps)) in branches.iter().enumerate() {
                    self.place(steps, Some(&(step.id.clone(), number)));
                }
            }
        }
    }

    fn interrupts(&self) -> Vec<State> {
        let spot = |to: &Target| match to {
            Target::Step(id) => Spot::Before(id.clone()),
            _ => Spot::Ended,
        };
        self.written.anytime.iter().map(|to| State::from([(spot(to), 1)])).collect()
    }

    /// Where a token is when it leaves a step for a target.
    fn spot(&self, from: &str, to: &Target) -> Spot {
        let place = &self.places[from];
        match to {
            Target::Ends => Spot::Ended,
            Target::Step(id) => Spot::Before(id.clone()),
            Target::Join => {
                let (block, branch) = place.branch.clone().expect("a join is written in branches only");
                Spot::Arrived(block, branch)
            }
            Target::On => {
                if let Kind::Task { next: Some(next), .. } = &place.step.kind {
                    return self.spot(from, next);
                }
                self.after(from)
            }
        }
    }

    fn after(&self, id: &str) -> Spot {
        let place = &self.places[id];
        match (&place.after, &place.branch) {
            (Some(next), _) => Spot::Before(next.clone()),
            (None, Some((block, branch))) => Spot::Arrived(block.clone(), *branch),
            (None, None) => panic!("the last step ends the case"),
        }
    }

    fn moves(&mut self, state: &State) -> Vec<State> {
        let mut found = Vec::new();
        for spot in state.keys() {
            match spot {
                Spot::Before(id) => self.begin(state, spot, id, &mut found),
                Spot::In(id) => self.finish(state, spot, id, &mut found),
                Spot::Asked(id, body) => found.push(moved(state, spot, [Spot::Arrived(id.clone(), *body)])),
                Spot::Open(id) => self.give_up(state, id, &mut found),
                Spot::Arrived(..) | Spot::Ended => {}
            }
        }
        let blocks: BTreeSet<&String> = state
            .keys()
            .filter_map(|spot| if let Spot::Arrived(id, _) = spot { Some(id) } else { None })
            .collect();
        for id in blocks {
            found.extend(self.join(state, id));
        }
        found
    }

    fn begin(&mut self, state: &State, spot: &Spot, id: &str, found: &mut Vec<State>) {
        let step = self.places[id].step;
        if step.is_skippable {
            found.push(moved(state, spot, [self.after(id)]));
        }
        self.done.insert(id.to_owned());
        match &step.kind {
            Kind::End { stops_all: true } => {
                // Who ended before has ended.
                let mut next: State = state.clone();
                next.retain(|spot, _| *spot == Spot::Ended);
                *next.entry(Spot::Ended).or_default() += 1;
                found.push(next);
            }
            Kind::End { stops_all: false } => found.push(moved(state, spot, [Spot::Ended])),
            Kind::Parallel { branches } => {
                // Each branch with a condition is walked or not.
                let mut options: Vec<Vec<Spot>> = vec![Vec::new()];
                for (number, (is_guarded, steps)) in branches.iter().enumerate() {
                    let skipped = Spot::Arrived(id.to_owned(), number);
                    let walked =
                        steps.first().map_or_else(|| skipped.clone(), |first| Spot::Before(first.id.clone()));
                    let either = if *is_guarded { vec![walked, skipped] } else { vec![walked] };
                    let longer = |option: &Vec<Spot>| {
                        let more = |spot: &Spot| [option.clone(), vec![spot.clone()]].concat();
                        either.iter().map(more).collect::<Vec<_>>()
                    };
                    options = options.iter().flat_map(longer).collect();
                }
                found.extend(options.into_iter().map(|option| moved(state, spot, option)));
            }
            Kind::Consult { bodies, .. } => {
                let asked = (0..*bodies).map(|body| Spot::Asked(id.to_owned(), body));
                found.push(moved(state, spot, asked.chain([Spot::Open(id.to_owned())])));
            }
            _ => found.push(moved(state, spot, [Spot::In(id.to_owned())])),
        }
    }

    fn finish(&self, state: &State, spot: &Spot, id: &str, found: &mut Vec<State>) {
        let targets: Vec<&Target> = match &self.places[id].step.kind {
            Kind::Task { ways, overdue, .. } => {
                let ways = if ways.is_empty() { vec![&Target::On] } else { all(ways) };
                ways.into_iter().chain(overdue).collect()
            }
            Kind::Wait { first } => all(first),
            Kind::Supplement { back, late } => vec![back, late],
            _ => Vec::new(),
        };
        found.extend(targets.into_iter().map(|to| moved(state, spot, [self.spot(id, to)])));
    }

    /// A consultation that takes too long.
    fn give_up(&self, state: &State, id: &str, found: &mut Vec<State>) {
        let Kind::Consult { overdue: Some(to), .. } = &self.places[id].step.kind else { return };
        let mut left = state.clone();
        left.retain(
            |spot, _| !matches!(spot, Spot::Asked(of, _) | Spot::Arrived(of, _) | Spot::Open(of) if of == id),
        );
        *left.entry(self.spot(id, to)).or_default() += 1;
        found.push(left);
    }

    fn join(&self, state: &State, id: &str) -> Option<State> {
        let parts = match &self.places[id].step.kind {
            Kind::Parallel { branches } => branches.len(),
            Kind::Consult { bodies, .. } => *bodies,
            _ => return None,
        };
        let mut all: Vec<Spot> = (0..parts).map(|part| Spot::Arrived(id.to_owned(), part)).collect();
        if matches!(self.places[id].step.kind, Kind::Consult { .. }) {
            all.push(Spot::Open(id.to_owned()));
        }
        if !all.iter().all(|spot| state.contains_key(spot)) {
            return None;
        }
        let mut left = state.clone();
        for spot in all {
            take(&mut left, &spot);
        }
        *left.entry(self.spot(id, &Target::On)).or_default() += 1;
        Some(left)
    }
}

fn all(ways: &[Way]) -> Vec<&Target> {
    ways.iter().flat_map(|way| [Some(&way.to), way.exhausted.as_ref()]).flatten().collect()
}

fn take(state: &mut State, spot: &Spot) {
    let count = state.get_mut(spot).expect("a token is there");
    *count -= 1;
    if *count == 0 {
        state.remove(spot);
    }
}

fn moved(state: &State, from: &Spot, to: impl IntoIterator<Item = Spot>) -> State {
    let mut next = state.clone();
    take(&mut next, from);
    for spot in to {
        *next.entry(spot).or_default() += 1;
    }
    next
}
