//! The steps of a procedure as one list, each with the branches it stands in, and every place that names a step.

use std::collections::BTreeMap;

use crate::model::{ChannelName, Ends, Id, Kind, Outcome, Procedure, Rows, Step};
use crate::source::Spanned;

/// A branch, as (parallel step, branch).
pub type Within<'a> = (&'a str, &'a str);

/// A step and where it stands.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// The step.
    pub step: &'a Spanned<Step>,
    /// The branches it stands in, outermost first.
    pub branches: Vec<Within<'a>>,
    /// The step in front of it in its own list.
    pub before: Option<&'a Spanned<Step>>,
    /// The step behind it in its own list.
    pub behind: Option<&'a Spanned<Step>>,
}

/// Every step of a procedure, in the order written, branches included.
pub fn placed(procedure: &Procedure) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    let mut waiting: Vec<(&Rows<Step>, usize, Vec<Within<'_>>)> = vec![(&procedure.steps, 0, Vec::new())];
    while let Some((list, index, branches)) = waiting.pop() {
        let Some(step) = list.get(index) else { continue };
        let before = index.checked_sub(1).and_then(|before| list.get(before));
        all.push(Placed { step, branches: branches.clone(), before, behind: list.get(index + 1) });
        waiting.push((list, index + 1, branches.clone()));
        for branch in step.branches.iter().rev() {
            let mut inside = branches.clone();
            inside.push((step.id.as_str(), branch.id.as_str()));
            waiting.push((&branch.steps, 0, inside));
        }
    }
    all
}

/// A key that names the step to which a case goes.
#[derive(Clone, Copy, Debug)]
pub struct Jump<'a> {
    /// The key: `next`, `exhausted`, `late`, `back-to`.
    pub key: &'static str,
    /// The step named; `join` inside a branch is its end.
    pub to: &'a Id,
}

/// Every jump that a step writes.
pub fn jumps(step: &Step) -> Vec<Jump<'_>> {
    let mut found = Vec::new();
    let own = [
        ("next", &step.next),
        ("exhausted", &step.exhausted),
        ("late", &step.late),
        ("back-to", &step.back_to),
    ];
    found.extend(own.into_iter().filter_map(|(key, to)| Some(Jump { key, to: to.as_ref()? })));
    for row in &step.outcomes {
        found.extend(row.next.iter().map(|to| Jump { key: "next", to }));
        found.extend(row.exhausted.iter().map(|to| Jump { key: "exhausted", to }));
    }
    for row in &step.choose {
        found.push(Jump { key: "next", to: &row.next });
        found.extend(row.exhausted.iter().map(|to| Jump { key: "exhausted", to }));
    }
    for row in &step.first {
        found.extend(row.next.iter().map(|to| Jump { key: "next", to }));
        found.extend(row.exhausted.iter().map(|to| Jump { key: "exhausted", to }));
    }
    found.extend(step.overdue.iter().filter_map(|row| Some(Jump { key: "next", to: row.next.as_ref()? })));
    found
}

/// A jump with both its ends.
#[derive(Clone, Debug)]
pub struct Leap<'a> {
    /// What is written.
    pub jump: Jump<'a>,
    /// The step that jumps.
    pub from: Placed<'a>,
    /// The step at which the case goes on.
    pub to: Placed<'a>,
    /// Whether it leads back: to the step itself or to one written in front of it.
    pub back: bool,
}

impl Leap<'_> {
    /// The outermost branch that it leads out of.
    pub fn leaves(&self) -> Option<Within<'_>> {
        self.from.branches.get(self.shared()).copied()
    }

    /// The outermost branch that it leads into.
    pub fn enters(&self) -> Option<Within<'_>> {
        self.to.branches.get(self.shared()).copied()
    }

    /// How many branches both ends stand in.
    fn shared(&self) -> usize {
        let pairs = self.from.branches.iter().zip(&self.to.branches);
        pairs.take_while(|(from, to)| from == to).count()
    }
}

/// Every jump from one step to another that exists; the end of a branch is no step.
pub fn leaps(procedure: &Procedure) -> Vec<Leap<'_>> {
    let all = placed(procedure);
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, placed) in all.iter().enumerate() {
        order.entry(placed.step.id.as_str()).or_insert(index);
    }
    let mut found = Vec::new();
    for (index, from) in all.iter().enumerate() {
        for jump in jumps(from.step) {
            let is_join = jump.to.value == super::JOIN && !from.branches.is_empty();
            let Some(&to) = order.get(jump.to.as_str()).filter(|_| !is_join) else { continue };
            found.push(Leap { jump, from: from.clone(), to: all[to].clone(), back: to <= index });
        }
    }
    found
}

/// The outcomes of a step with which the case simply goes on.
pub fn onward_outcomes(step: &Step) -> Vec<&Spanned<Outcome>> {
    step.outcomes.iter().filter(|row| row.next.is_none() && row.ends.is_none()).collect()
}

/// The outcomes of a step that refuse: by their end, or by leading to a refusal.
pub fn refusing_outcomes<'a>(procedure: &Procedure, step: &'a Step) -> Vec<&'a Spanned<Outcome>> {
    let all = placed(procedure);
    let is_refusal = |id: &Id| {
        let mut steps = all.iter().map(|placed| placed.step);
        steps.any(|step| step.id == *id && step.kind.value == Kind::Refuse)
    };
    let refuses = |row: &&Spanned<Outcome>| match (&row.ends, &row.next) {
        (Some(ends), _) => ends.value == Ends::Refused,
        (None, Some(next)) => is_refusal(next),
        (None, None) => false,
    };
    step.outcomes.iter().filter(refuses).collect()
}

/// The steps by which a case may be filed: on each channel the first `submit` of the list and, as long as those before
/// it can be skipped by their `when`, the next that has one too. Every other `submit` comes later in the case.
pub fn filings(procedure: &Procedure) -> Vec<&Spanned<Step>> {
    let mut found: Vec<&Spanned<Step>> = Vec::new();
    for channel in offered(procedure) {
        let mut submits = procedure.steps.iter().filter(|step| {
            let any = step.channels.is_empty() || step.channels.iter().any(|on| on.value == channel);
            step.kind.value == Kind::Submit && any
        });
        let Some(first) = submits.next() else { continue };
        found.push(first);
        if first.when.is_some() {
            found.extend(submits.take_while(|step| step.when.is_some() && step.late.is_none()));
        }
    }
    found
}

/// The channels on which a procedure can be filed; all where it does not say.
fn offered(procedure: &Procedure) -> Vec<ChannelName> {
    let Some(channels) = &procedure.channels else { return ChannelName::ALL.to_vec() };
    let declared = [
        (ChannelName::Direct, channels.direct.is_some()),
        (ChannelName::Online, channels.online.is_some()),
        (ChannelName::Postal, channels.postal.is_some()),
    ];
    let offered: Vec<ChannelName> =
        declared.into_iter().filter(|(_, is)| *is).map(|(channel, _)| channel).collect();
    if offered.is_empty() { ChannelName::ALL.to_vec() } else { offered }
}
