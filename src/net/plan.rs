//! A process as the verifier sees it: plain lists of nodes and flows, whoever drew them.

/// What a node does with tokens, in the words of BPMN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The case begins; of several, one does.
    Start,
    /// Somebody works, or an event is awaited: each flow in starts it, each flow out gets a token.
    Step,
    /// XOR, also the first of several events: one flow in, one flow out.
    Exclusive,
    /// AND: every flow in, every flow out.
    Parallel,
    /// One token less.
    End,
    /// Every token of the case less.
    Terminate,
    /// An event on a step, or on the split of a block that is worked on up to its join.
    Boundary {
        /// The node it sits on.
        host: usize,
        /// Whether the work is taken away.
        interrupting: bool,
    },
    /// An event that takes the case out of whatever it is in.
    Interrupt,
}

impl Kind {
    /// Whether people see it happen; gateways are silent.
    pub fn is_visible(self) -> bool {
        !matches!(self, Self::Exclusive | Self::Parallel)
    }

    /// The node it sits on.
    pub fn host(self) -> Option<usize> {
        if let Self::Boundary { host, .. } = self { Some(host) } else { None }
    }

    /// Whether it takes the work on its host away.
    pub fn takes_away(self) -> bool {
        matches!(self, Self::Boundary { interrupting: true, .. })
    }

    /// Whether a case may begin with it.
    pub fn is_entry(self) -> bool {
        matches!(self, Self::Start | Self::Interrupt)
    }
}

/// From one node to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The node it leaves.
    pub from: usize,
    /// The node it enters.
    pub to: usize,
}

/// A process: nodes and flows, both known by their place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What there is.
    pub nodes: Vec<Kind>,
    /// What follows what.
    pub flows: Vec<Flow>,
    /// Blocks that an event may take away: the AND split and the AND join.
    pub blocks: Vec<(usize, usize)>,
}

impl Plan {
    /// Adds a node and gives its number.
    pub fn node(&mut self, kind: Kind) -> usize {
        self.nodes.push(kind);
        self.nodes.len() - 1
    }

    /// Adds a flow and gives its number.
    pub fn flow(&mut self, from: usize, to: usize) -> usize {
        self.flows.push(Flow { from, to });
        self.flows.len() - 1
    }

    /// The flows into and out of every node.
    pub fn ways(&self) -> Vec<Ways> {
        let mut ways = vec![Ways::default(); self.nodes.len()];
        for (number, flow) in self.flows.iter().enumerate() {
            ways[flow.from].out.push(number);
            ways[flow.to].into.push(number);
        }
        ways
    }
}

impl Plan {
    /// What lies between the split and the join of a block: its nodes without the two, and its flows.
    pub fn inside(&self, (split, join): (usize, usize), ways: &[Ways]) -> (Vec<usize>, Vec<usize>) {
        let mut events = vec![Vec::new(); self.nodes.len()];
        for (node, host) in
            self.nodes.iter().enumerate().filter_map(|(node, kind)| Some((node, kind.host()?)))
        {
            // An event on the split takes the block away and leads out of it.
            if host != split {
                events[host].push(node);
            }
        }
        let behind = |node: usize| {
            let flows = ways[node].out.iter().map(|flow| self.flows[*flow].to);
            flows.chain(events[node].iter().copied()).collect()
        };
        let before = |node: usize| {
            let flows = ways[node].into.iter().map(|flow| self.flows[*flow].from);
            flows.chain(self.nodes[node].host()).collect()
        };
        let (ahead, back) = (self.reached(split, join, behind), self.reached(join, split, before));
        let nodes = (0..self.nodes.len()).filter(|node| {
            let is_border = *node == split || *node == join;
            !is_border && ahead[*node] && back[*node]
        });
        let flows = self.flows.iter().enumerate().filter(|(_, flow)| {
            let is_after = flow.from == split || (ahead[flow.from] && flow.from != join);
            let is_before = flow.to == join || (back[flow.to] && flow.to != split);
            is_after && is_before
        });
        (nodes.collect(), flows.map(|(number, _)| number).collect())
    }

    /// The nodes on ways from one node that do not pass another.
    fn reached(&self, from: usize, limit: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<bool> {
        let mut reached = vec![false; self.nodes.len()];
        let mut waiting = vec![from];
        while let Some(node) = waiting.pop() {
            for node in next(node) {
                if !std::mem::replace(&mut reached[node], true) && node != limit {
                    waiting.push(node);
                }
            }
        }
        reached
    }
}

/// The flows at a node.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// Into it.
    pub into: Vec<usize>,
    /// Out of it.
    pub out: Vec<usize>,
}
