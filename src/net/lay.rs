//! Lays a process out as a net.

use super::plan::{Kind, Plan, Ways};
use super::{Holds, List, Net, Place, Transition};

/// The net of a process.
///
/// A step starts once for each flow into it and forks at its end. A gateway with several flows on both sides has a place
/// between them. An event that leaves the work alone fires right behind its start or not at all: whatever it does later it
/// could have begun then.
pub fn lay(plan: &Plan) -> Net {
    let mut layer = Layer::new(plan);
    layer.entries();
    for node in 0..plan.nodes.len() {
        layer.node(node);
    }
    layer.finish()
}

struct Layer<'p> {
    plan: &'p Plan,
    ways: Vec<Ways>,
    /// Events on each node.
    events: Vec<Vec<usize>>,
    /// Where tokens end, by node.
    sinks: Vec<Option<u32>>,
    /// Where the work on a watched step is noted, by node.
    under_way: Vec<Option<u32>>,
    /// Where the work on a block is noted, by block.
    running: Vec<u32>,
    /// Transitions that take a block away.
    taking: Vec<(usize, usize)>,
    net: Net,
}

impl<'p> Layer<'p> {
    fn new(plan: &'p Plan) -> Self {
        let mut events = vec![Vec::new(); plan.nodes.len()];
        for (node, kind) in plan.nodes.iter().enumerate() {
            if let Some(host) = kind.host() {
                events[host].push(node);
            }
        }
        let flows = (0..plan.flows.len()).map(|flow| Place { holds: Holds::Flow(flow), marked: false });
        let net = Net { places: flows.collect(), ..Net::default() };
        let mut layer = Self {
            plan,
            ways: plan.ways(),
            events,
            sinks: vec![None; plan.nodes.len()],
            under_way: vec![None; plan.nodes.len()],
            running: Vec::new(),
            taking: Vec::new(),
            net,
        };
        for (split, _) in &plan.blocks {
            let place = layer.place(Holds::Block(*split));
            layer.running.push(place);
        }
        layer
    }

    fn place(&mut self, holds: Holds) -> u32 {
        self.net.places.push(Place { holds, marked: holds == Holds::Entry });
        number(self.net.places.len() - 1)
    }

    /// One token lies before the beginning; without a beginning, one before each node that nothing leads to.
    fn entries(&mut self) {
        let kinds = &self.plan.nodes;
        if kinds.contains(&Kind::Start) {
            let entry = self.place(Holds::Entry);
            let named = (0..kinds.len()).filter(|node| kinds[*node].is_entry());
            named.for_each(|node| self.start(node, &[entry]));
            return;
        }
        let is_bare = |node: &usize| self.ways[*node].into.is_empty() && kinds[*node].host().is_none();
        let bare: Vec<usize> = (0..kinds.len()).filter(is_bare).collect();
        for node in bare {
            let entry = self.place(Holds::Entry);
            self.start(node, &[entry]);
        }
    }

    /// All that may happen at a node that flows lead to.
    fn node(&mut self, node: usize) {
        let into: Vec<u32> = self.ways[node].into.iter().map(|flow| number(*flow)).collect();
        match self.plan.nodes[node] {
            _ if into.is_empty() => {}
            Kind::Parallel => self.start(node, &into),
            Kind::Exclusive if into.len() > 1 && self.ways[node].out.len() > 1 => {
                let inside = self.place(Holds::Inside(node));
                for flow in &into {
                    self.run(node, &[*flow], vec![inside]);
                }
                self.start(node, &[inside]);
            }
            _ => into.iter().for_each(|flow| self.start(node, &[*flow])),
        }
    }

    /// What runs when tokens have arrived.
    fn start(&mut self, node: usize, from: &[u32]) {
        match self.plan.nodes[node] {
            Kind::Exclusive if !self.ways[node].out.is_empty() => {
                for flow in self.behind(node) {
                    self.run(node, from, vec![flow]);
                }
            }
            Kind::Parallel => self.gateway(node, from),
            _ if self.events[node].is_empty() => {
                let to = self.behind(node);
                self.run(node, from, to);
            }
            _ => self.watched(node, from),
        }
    }

    /// Every flow behind a node, or the place where its tokens end.
    fn behind(&mut self, node: usize) -> Vec<u32> {
        if !self.ways[node].out.is_empty() {
            return self.ways[node].out.iter().map(|flow| number(*flow)).collect();
        }
        let sink = match self.sinks[node] {
            Some(sink) => sink,
            None => self.place(Holds::End(node)),
        };
        self.sinks[node] = Some(sink);
        vec![sink]
    }

    fn run(&mut self, node: usize, from: &[u32], to: Vec<u32>) {
        self.part(Some(node), self.plan.nodes[node].is_visible(), from, to);
    }

    fn part(&mut self, node: Option<usize>, is_visible: bool, from: &[u32], to: Vec<u32>) {
        let (mut pre, mut post) = (List::from_slice(from), List::from_vec(to));
        pre.sort_unstable();
        post.sort_unstable();
        self.net.transitions.push(Transition { pre, post, node, is_visible, ..Transition::default() });
    }

    /// A step with events on it, the same however it was reached.
    fn watched(&mut self, node: usize, from: &[u32]) {
        if let Some(inside) = self.under_way[node] {
            return self.run(node, from, vec![inside]);
        }
        let inside = self.place(Holds::Inside(node));
        self.under_way[node] = Some(inside);
        self.run(node, from, vec![inside]);
        let inside = self.beside(node, inside);
        let to = self.behind(node);
        self.part(Some(node), false, &[inside], to);
        for event in self.taking_events(node) {
            let to = self.behind(event);
            self.run(event, &[inside], to);
        }
    }

    /// An AND gateway, which may begin or end a block that an event can take away.
    fn gateway(&mut self, node: usize, from: &[u32]) {
        let (mut from, mut to) = (from.to_vec(), self.behind(node));
        let blocks = self.plan.blocks.iter().zip(&self.running);
        from.extend(blocks.clone().filter(|((_, join), _)| *join == node).map(|(_, running)| *running));
        to.extend(blocks.filter(|((split, _), _)| *split == node).map(|(_, running)| *running));
        if self.events[node].is_empty() {
            return self.run(node, &from, to);
        }
        let inside = self.place(Holds::Inside(node));
        self.run(node, &from, vec![inside]);
        let inside = self.beside(node, inside);
        self.part(Some(node), false, &[inside], to);
        let Some(block) = self.plan.blocks.iter().position(|(split, _)| *split == node) else { return };
        for event in self.taking_events(node) {
            let to = self.behind(event);
            self.run(event, &[self.running[block]], to);
            self.taking.push((self.net.transitions.len() - 1, block));
        }
    }

    /// Lets the events fire that leave the work alone, each once or not at all; gives where the token is then.
    fn beside(&mut self, node: usize, mut inside: u32) -> u32 {
        for event in self.events[node].clone() {
            if !self.plan.nodes[event].takes_away() {
                let next = self.place(Holds::Inside(node));
                let mut to = self.behind(event);
                to.push(next);
                self.part(None, false, &[inside], vec![next]);
                self.run(event, &[inside], to);
                inside = next;
            }
        }
        inside
    }

    fn taking_events(&self, node: usize) -> Vec<usize> {
        let events = self.events[node].iter().copied();
        events.filter(|event| self.plan.nodes[*event].takes_away()).collect()
    }

    /// Says what is emptied, now that all places are there.
    fn finish(mut self) -> Net {
        let inner = (0..self.net.places.len()).filter(|place| !self.net.places[*place].is_sink()).map(number);
        self.net.emptied.push(inner.collect());
        let blocks = (0..self.plan.blocks.len()).map(|block| self.of_block(block));
        let blocks: Vec<Vec<u32>> = blocks.collect();
        self.net.emptied.extend(blocks);
        for transition in &mut self.net.transitions {
            let ends_all = transition.node.is_some_and(|node| self.plan.nodes[node] == Kind::Terminate);
            transition.empties = ends_all.then_some(0);
        }
        for (transition, block) in self.taking {
            self.net.transitions[transition].empties = Some(block + 1);
        }
        self.net
    }

    /// The places of a block, without the one that says that it is worked on.
    fn of_block(&self, block: usize) -> Vec<u32> {
        let (nodes, flows) = self.plan.inside(self.plan.blocks[block], &self.ways);
        let places = self.net.places.iter().enumerate().filter(|(_, place)| match place.holds {
            Holds::Flow(flow) => flows.binary_search(&flow).is_ok(),
            Holds::Inside(node) | Holds::Block(node) => nodes.binary_search(&node).is_ok(),
            Holds::End(_) | Holds::Entry => false,
        });
        places.map(|(place, _)| number(place)).collect()
    }
}

/// A number of a place or transition; there are fewer than 2³² of them.
pub fn number(at: usize) -> u32 {
    u32::try_from(at).expect("fewer than 2^32")
}
