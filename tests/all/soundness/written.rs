//! Procedures made by chance, as an officer would write them: lists within branches, then a few slips.

use std::fmt::Write;

use crate::chance::Chance;

/// Where a way leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Where the step leads when nothing is said.
    On,
    /// To a step.
    Step(String),
    /// To the end of the branch.
    Join,
    /// The case ends.
    Ends,
}

/// A way, and where it leads when it was gone as often as it may be.
#[derive(Clone, Debug)]
pub struct Way {
    pub to: Target,
    pub exhausted: Option<Target>,
}

/// What a step is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Work, with the ways behind it; with none it goes on.
    Task { ways: Vec<Way>, next: Option<Target>, overdue: Option<Target> },
    /// A request with an answer.
    Supplement { back: Target, late: Target },
    /// The first of several events.
    Wait { first: Vec<Way> },
    /// Several bodies are asked at once.
    Consult { bodies: usize, is_agreed: bool, overdue: Option<Target> },
    /// Branches: whether each has a condition, and its steps.
    Parallel { branches: Vec<(bool, Vec<Step>)> },
    /// The case ends.
    End { stops_all: bool },
}

/// A step.
#[derive(Clone, Debug)]
pub struct Step {
    pub id: String,
    pub is_skippable: bool,
    pub kind: Kind,
}

/// A procedure.
#[derive(Clone, Debug)]
pub struct Written {
    pub steps: Vec<Step>,
    /// What may come at any time.
    pub anytime: Vec<Target>,
}

/// A procedure of about so many steps, with so many slips.
pub fn procedure(chance: &mut Chance, steps: usize, slips: usize) -> Written {
    let mut maker = Maker { chance, left: steps, made: 0, slips };
    let mut list = maker.list(2, true);
    let stops_all = maker.chance.percent(10);
    list.push(Step { id: LAST.to_owned(), is_skippable: false, kind: Kind::End { stops_all } });
    let anytime = if maker.chance.percent(15) { vec![maker.target(&list, false)] } else { Vec::new() };
    let mut written = Written { steps: list, anytime };
    while maker.slips > 0 {
        maker.slip(&mut written);
        maker.slips -= 1;
    }
    written
}

/// The step that ends every case that goes on to it.
const LAST: &str = "cuoi";

struct Maker<'c> {
    chance: &'c mut Chance,
    left: usize,
    made: usize,
    slips: usize,
}

impl Maker<'_> {
    fn step_of(&mut self, kind: Kind) -> Step {
        self.made += 1;
        Step { id: format!("s{}", self.made), is_skippable: false, kind }
    }

    /// A list in which every case comes to the end of the list, or ends as it may.
    fn list(&mut self, depth: usize, is_top: bool) -> Vec<Step> {
        let mut list: Vec<Step> = Vec::new();
        for _ in 0..=self.chance.below(3) {
            if self.left == 0 && !list.is_empty() {
                break;
            }
            self.left = self.left.saturating_sub(1);
            let step = self.step(depth, is_top, &list);
            list.push(step);
        }
        list
    }

    fn step(&mut self, depth: usize, is_top: bool, before: &[Step]) -> Step {
        let kind = match self.chance.below(12) {
            0..=2 if depth > 0 => {
                let count = 2 + self.chance.below(2);
                let branches = (0..count).map(|_| (self.chance.percent(25), self.list(depth - 1, false)));
                Kind::Parallel { branches: branches.collect() }
            }
            3 => Kind::Consult { bodies: 2, is_agreed: self.chance.percent(50), overdue: self.back(before) },
            4 => Kind::Supplement {
                back: self.back(before).unwrap_or_else(|| last(is_top)),
                late: last(is_top),
            },
            5 => Kind::Wait { first: (0..=self.chance.below(2)).map(|_| self.way(is_top, before)).collect() },
            6 => Kind::Task { ways: Vec::new(), next: None, overdue: self.back(before) },
            7 | 8 => {
                let ways = (0..2).map(|at| if at == 0 { on() } else { self.way(is_top, before) });
                Kind::Task { ways: ways.collect(), next: None, overdue: None }
            }
            _ => Kind::Task { ways: Vec::new(), next: None, overdue: None },
        };
        let is_skippable = self.chance.percent(20);
        Step { is_skippable, ..self.step_of(kind) }
    }

    /// A jump that a careful officer may write: back in the same list.
    fn back(&mut self, before: &[Step]) -> Option<Target> {
        let may = !before.is_empty() && self.chance.percent(60);
        may.then(|| Target::Step(self.chance.one(before).id.clone()))
    }

    fn way(&mut self, is_top: bool, before: &[Step]) -> Way {
        match self.back(before) {
            Some(to) => {
                let exhausted = self.chance.percent(50).then(|| last(is_top));
                Way { to, exhausted }
            }
            None if self.chance.percent(30) => Way { to: end(is_top), exhausted: None },
            None => on(),
        }
    }

    /// Any step of all, or the end.
    fn target(&mut self, list: &[Step], is_in_branch: bool) -> Target {
        let all = ids(list);
        match self.chance.below(8) {
            0 => Target::Ends,
            1 if is_in_branch => Target::Join,
            _ => Target::Step(self.chance.one(&all).clone()),
        }
    }

    /// Somewhere a way leads elsewhere, or an end ends less or more than was meant.
    fn slip(&mut self, written: &mut Written) {
        let count = ids(&written.steps).len();
        let chosen = self.chance.below(count);
        let copy = written.steps.clone();
        let mut at = 0;
        change(&mut written.steps, false, &mut |step, is_in_branch| {
            if at == chosen {
                self.slip_at(step, &copy, is_in_branch);
            }
            at += 1;
        });
    }

    fn slip_at(&mut self, step: &mut Step, all: &[Step], is_in_branch: bool) {
        let to = self.target(all, is_in_branch);
        match &mut step.kind {
            Kind::Task { ways, next, .. } if ways.is_empty() => {
                *next = Some(to).filter(|to| *to != Target::Ends);
            }
            Kind::Task { ways: rows, .. } | Kind::Wait { first: rows } => {
                let row = self.chance.below(rows.len());
                rows[row] = Way { to, exhausted: None };
            }
            Kind::Supplement { back, late } => {
                let of = if self.chance.percent(50) { back } else { late };
                if to != Target::Ends {
                    *of = to;
                }
            }
            Kind::Consult { overdue, .. } if to != Target::Ends => *overdue = Some(to),
            Kind::Consult { .. } => {}
            Kind::Parallel { branches } => {
                let branch = self.chance.below(branches.len());
                let stops_all = self.chance.percent(50);
                let end = self.step_of(Kind::End { stops_all });
                branches[branch].1.push(end);
            }
            Kind::End { stops_all } => *stops_all = !*stops_all,
        }
    }
}

fn end(is_top: bool) -> Target {
    if is_top { Target::Ends } else { Target::Join }
}

/// An end that is a step.
fn last(is_top: bool) -> Target {
    if is_top { Target::Step(LAST.to_owned()) } else { Target::Join }
}

fn on() -> Way {
    Way { to: Target::On, exhausted: None }
}

/// The ids of all steps, branches included.
pub fn ids(list: &[Step]) -> Vec<String> {
    let mut all = Vec::new();
    for step in list {
        all.push(step.id.clone());
        if let Kind::Parallel { branches } = &step.kind {
            all.extend(branches.iter().flat_map(|(_, list)| ids(list)));
        }
    }
    all
}

fn change(list: &mut [Step], is_in_branch: bool, with: &mut impl FnMut(&mut Step, bool)) {
    for step in list {
        with(step, is_in_branch);
        if let Kind::Parallel { branches } = &mut step.kind {
            for (_, list) in branches {
                change(list, true, with);
            }
        }
    }
}

impl Written {
    /// The steps as they stand in a file, on one line. What conditions read may change on the way.
    pub fn yaml(&self) -> String {
        let mut out = "facts: [{id: thay_mat, name: Thay mặt, type: boolean, by: agency}]\n".to_owned();
        let _ = writeln!(out, "steps: [{{id: nop, kind: submit, by: applicant}}, {}]", list(&self.steps));
        if !self.anytime.is_empty() {
            let rows = self.anytime.iter().enumerate();
            let rows: Vec<String> = rows
                .map(|(at, to)| format!("{{event: e{at}, sender: applicant{}}}", target("next", to)))
                .collect();
            let _ = writeln!(out, "anytime: [{}]", rows.join(", "));
        }
        out
    }
}

fn list(steps: &[Step]) -> String {
    steps.iter().map(step).collect::<Vec<_>>().join(", ")
}

fn target(key: &str, to: &Target) -> String {
    match to {
        Target::On => String::new(),
        Target::Step(id) => format!(", {key}: {id}"),
        Target::Join => format!(", {key}: join"),
        Target::Ends => ", ends: stopped".to_owned(),
    }
}

fn way(way: &Way) -> String {
    let counted = way.exhausted.iter().map(|to| format!(", times: 2{}", target("exhausted", to)));
    format!("{}{}", target("next", &way.to), counted.collect::<String>())
}

fn step(step: &Step) -> String {
    let mut out = format!("{{id: {}", step.id);
    if step.is_skippable {
        out += ", when: thay_mat";
    }
    match &step.kind {
        Kind::Task { ways, next, overdue } => {
            out += ", kind: check, by: cong-an-xa, limit: 1 working day";
            out += &next.as_ref().map(|to| target("next", to)).unwrap_or_default();
            if !ways.is_empty() {
                let rows = ways.iter().enumerate().map(|(at, row)| format!("{{id: k{at}{}}}", way(row)));
                let _ = write!(out, ", outcomes: [{}]", rows.collect::<Vec<_>>().join(", "));
            }
            out += &over(overdue.as_ref());
        }
        Kind::Supplement { back, late } => {
            out += ", kind: supplement, by: cong-an-xa, within: 5 days";
            out += &target("back-to", back);
            out += &target("late", late);
        }
        Kind::Wait { first } => {
            let rows = first.iter().enumerate().map(|(at, row)| format!("{{event: w{at}{}}}", way(row)));
            let _ = write!(out, ", kind: wait, first: [{}]", rows.collect::<Vec<_>>().join(", "));
        }
        Kind::Consult { bodies, is_agreed, overdue } => {
            let with: Vec<String> = (0..*bodies).map(|at| format!("co-quan-{at}")).collect();
            let _ = write!(
                out,
                ", kind: consult, by: cong-an-xa, limit: 1 working day, with: [{}]",
                with.join(", ")
            );
            if *is_agreed {
                out += ", silence: agreed";
            }
            out += &over(overdue.as_ref());
        }
        Kind::Parallel { branches } => {
            let rows = branches.iter().enumerate().map(|(at, (is_guarded, steps))| {
                let when = if *is_guarded { ", when: thay_mat" } else { "" };
                format!("{{id: b{at}{when}, steps: [{}]}}", list(steps))
            });
            let _ = write!(out, ", kind: parallel, branches: [{}]", rows.collect::<Vec<_>>().join(", "));
        }
        Kind::End { stops_all } => {
            out += ", kind: end, ends: stopped";
            if *stops_all {
                out += ", stops-all: true";
            }
        }
    }
    out + "}"
}

fn over(to: Option<&Target>) -> String {
    to.map(|to| format!(", overdue: [{{after: 3 days{}}}]", target("next", to))).unwrap_or_default()
}
