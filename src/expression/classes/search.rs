use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::formula::Formula;
use super::witness::Witness;
use super::{Classes, Combination, Undecided};
use crate::expression::region::Region;

/// A subject cut into classes.
struct Cut {
    /// Its place among the subjects of the room.
    subject: usize,
    classes: Vec<Region>,
    /// The class that is being tried.
    chosen: Option<usize>,
}

impl Cut {
    /// Whether a class holds null and nothing else.
    fn is_null(&self, class: Option<usize>) -> bool {
        class.is_some_and(|class| self.classes[class].clone().without_null().is_empty())
    }
}

/// What an atom is a matter of: a cut, and for each of its classes whether the atom holds.
type Truths = (usize, Vec<bool>);

/// One search through the combinations of classes.
pub(super) struct Search<'c> {
    classes: &'c Classes<'c>,
    goals: Vec<&'c Formula>,
    laws: Vec<&'c Formula>,
    cuts: Vec<Cut>,
    atoms: BTreeMap<usize, Truths>,
    left: Cell<usize>,
}

impl<'c> Search<'c> {
    /// Prepares the subjects of some formulas and whatever the laws say about them.
    pub(super) fn new(classes: &'c Classes<'_>, goals: &[&'c Formula]) -> Self {
        let mut subjects = BTreeSet::new();
        for goal in goals {
            add_subjects(classes, goal, &mut subjects);
        }
        let laws = relevant_laws(classes, &mut subjects);
        let mut search = Self {
            classes,
            goals: goals.to_vec(),
            laws,
            cuts: Vec::new(),
            atoms: BTreeMap::new(),
            left: Cell::new(classes.budget),
        };
        for subject in subjects {
            search.cut(subject);
        }
        search
    }

    /// Cuts a subject into classes that no atom in use tells apart.
    fn cut(&mut self, subject: usize) {
        let mut used = BTreeSet::new();
        for formula in self.goals.iter().chain(&self.laws) {
            formula.atoms(&mut |atom| {
                if self.classes.atoms[atom].subject == subject {
                    used.insert(atom);
                }
            });
        }
        let mut parts = vec![(self.classes.subjects[subject].domain.clone(), Vec::new())];
        for atom in &used {
            let region = &self.classes.atoms[*atom].region;
            parts = parts.into_iter().flat_map(|part| split(part, region)).collect();
        }
        let place = self.cuts.len();
        for (index, atom) in used.into_iter().enumerate() {
            self.atoms.insert(
                atom,
                (place, parts.iter().map(|(_, truths): &(Region, Vec<bool>)| truths[index]).collect()),
            );
        }
        let classes = parts.into_iter().map(|(region, _)| region).collect();
        self.cuts.push(Cut { subject, classes, chosen: None });
    }

    fn atom(&self, atom: usize) -> Option<bool> {
        let (cut, truths) = &self.atoms[&atom];
        self.cuts[*cut].chosen.map(|class| truths[class])
    }

    fn worth(&self, formula: &Formula) -> Option<bool> {
        formula.worth(&|atom| self.atom(atom))
    }

    /// Takes one combination from the budget.
    fn spend(&self) -> Result<(), Undecided> {
        let left = self.left.get().checked_sub(1).ok_or(Undecided)?;
        self.left.set(left);
        Ok(())
    }

    /// Answers for which all goals hold.
    pub(super) fn satisfy(mut self) -> Result<Option<Witness>, Undecided> {
        let wanted: Vec<&Formula> = self.goals.iter().chain(&self.laws).copied().collect();
        if !self.solve(&wanted)? {
            return Ok(None);
        }
        let found: Vec<Option<usize>> = self.cuts.iter().map(|cut| cut.chosen).collect();
        self.forget_idle();
        self.name_nulls(&found);
        Ok(Some(self.witness()))
    }

    /// Chooses classes until all formulas hold; leaves them chosen if it succeeds.
    fn solve(&mut self, formulas: &[&Formula]) -> Result<bool, Undecided> {
        let Some(open) = self.still_open(formulas) else { return Ok(false) };
        let Some(cut) = self.next_cut(&open) else { return Ok(true) };
        for class in 0..self.cuts[cut].classes.len() {
            self.spend()?;
            self.cuts[cut].chosen = Some(class);
            if self.solve(&open)? {
                return Ok(true);
            }
        }
        self.cuts[cut].chosen = None;
        Ok(false)
    }

    /// The formulas that are not decided yet; none if one of them does not hold.
    fn still_open<'f>(&self, formulas: &[&'f Formula]) -> Option<Vec<&'f Formula>> {
        let mut open = Vec::with_capacity(formulas.len());
        for formula in formulas {
            match self.worth(formula) {
                Some(false) => return None,
                Some(true) => {}
                None => open.push(*formula),
            }
        }
        Some(open)
    }

    /// The cut on which the first open formula depends.
    fn next_cut(&self, open: &[&Formula]) -> Option<usize> {
        let atom = open.iter().find_map(|formula| formula.open_atom(&|atom| self.atom(atom)))?;
        Some(self.atoms[&atom].0)
    }

    /// Takes back the choices without which the goals hold as well.
    fn forget_idle(&mut self) {
        for cut in (0..self.cuts.len()).rev() {
            let chosen = self.cuts[cut].chosen.take();
            if self.goals.iter().any(|goal| self.worth(goal) != Some(true)) {
                self.cuts[cut].chosen = chosen;
            }
        }
    }

    /// What has no value because a name has none is shown by that name.
    fn name_nulls(&mut self, found: &[Option<usize>]) {
        for place in 0..self.cuts.len() {
            if !self.cuts[place].is_null(self.cuts[place].chosen) {
                continue;
            }
            let sources = &self.classes.subjects[self.cuts[place].subject].sources;
            let is_source = |index: &usize| {
                let cut = &self.cuts[*index];
                sources.contains(&cut.subject) && cut.is_null(found[*index])
            };
            let named: Vec<usize> = (0..self.cuts.len()).filter(is_source).collect();
            if !named.is_empty() {
                self.cuts[place].chosen = None;
            }
            for index in named {
                self.cuts[index].chosen = found[index];
            }
        }
    }

    fn witness(&self) -> Witness {
        let chosen = self.cuts.iter().filter_map(|cut| {
            let class = &cut.classes[cut.chosen?];
            Some((&self.classes.subjects[cut.subject], class))
        });
        Witness::new(chosen)
    }

    /// Goes through the combinations that decide the goals.
    pub(super) fn visit(
        &mut self,
        goals: &[&'c Formula],
        visitor: &mut impl FnMut(&Combination) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Undecided> {
        let laws = self.laws.clone();
        let Some(open_laws) = self.still_open(&laws) else { return Ok(ControlFlow::Continue(())) };
        let undecided: Vec<&Formula> =
            goals.iter().copied().filter(|goal| self.worth(goal).is_none()).collect();
        let Some(cut) = self.next_cut(&undecided) else {
            return self.report(goals, &open_laws, visitor);
        };
        for class in 0..self.cuts[cut].classes.len() {
            self.spend()?;
            self.cuts[cut].chosen = Some(class);
            if self.visit(goals, visitor)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        self.cuts[cut].chosen = None;
        Ok(ControlFlow::Continue(()))
    }

    /// Shows a combination if the laws allow it at all.
    fn report(
        &mut self,
        goals: &[&Formula],
        open_laws: &[&Formula],
        visitor: &mut impl FnMut(&Combination) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Undecided> {
        let before: Vec<Option<usize>> = self.cuts.iter().map(|cut| cut.chosen).collect();
        let possible = self.solve(open_laws)?;
        for (cut, chosen) in self.cuts.iter_mut().zip(before) {
            cut.chosen = chosen;
        }
        if !possible {
            return Ok(ControlFlow::Continue(()));
        }
        let holds = goals.iter().map(|goal| self.worth(goal).expect("every goal is decided")).collect();
        Ok(visitor(&Combination { answers: self.witness(), holds }))
    }
}

/// The two parts of a class inside and outside a region, as far as they are not empty.
fn split((class, truths): (Region, Vec<bool>), region: &Region) -> Vec<(Region, Vec<bool>)> {
    let inside = class.intersect(region);
    let outside = region.complement(&class);
    let mut parts = Vec::with_capacity(2);
    for (part, truth) in [(inside, true), (outside, false)] {
        if !part.is_empty() {
            let mut truths = truths.clone();
            truths.push(truth);
            parts.push((part, truths));
        }
    }
    parts
}

fn add_subjects(classes: &Classes<'_>, formula: &Formula, subjects: &mut BTreeSet<usize>) {
    formula.atoms(&mut |atom| {
        subjects.insert(classes.atoms[atom].subject);
    });
}

/// The laws that bear on some subjects; their own subjects are added. A law that is about one subject leaves the
/// others free, so it bears on that one only.
fn relevant_laws<'c>(classes: &'c Classes<'_>, subjects: &mut BTreeSet<usize>) -> Vec<&'c Formula> {
    let mut taken = vec![false; classes.laws.len()];
    loop {
        let before = taken.clone();
        for (law, taken) in classes.laws.iter().zip(&mut taken).filter(|(_, taken)| !**taken) {
            let mut named = BTreeSet::new();
            add_subjects(classes, &law.formula, &mut named);
            let bears = match law.about {
                Some(subject) => subjects.contains(&subject),
                None => !named.is_disjoint(subjects),
            };
            if bears {
                *taken = true;
                subjects.append(&mut named);
            }
        }
        if taken == before {
            break;
        }
    }
    let used = classes.laws.iter().zip(taken).filter(|(_, taken)| *taken);
    used.map(|(law, _)| &law.formula).collect()
}
