//! Section 3.8 of the language: what reads facts, and which steps write them.

use std::collections::BTreeSet;

use super::graph::{NodeId, NodeKind};
use super::{Process, Site, Then, sites};
use crate::expression::Typed;
use crate::model::{Fact, Formula, GivenBy, Step};
use crate::source::{Span, Spanned};

impl Process {
    /// The names that an expression reads, each with its place; of `<list>.<field>` also the list. Of one that cannot be
    /// read, every word.
    pub fn reads(&self, formula: &Formula) -> Vec<(String, Span)> {
        if let Some(typed) = self.meaning.at(formula) {
            return names(typed);
        }
        let words = formula.value.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        words.map(|word| (word.to_owned(), formula.span)).collect()
    }

    /// Every name that something reads: an expression, a table, `per`, `since`, `date`, `reads` or `passes`.
    pub fn names_read(&self) -> BTreeSet<String> {
        let mut read: BTreeSet<String> = BTreeSet::new();
        for Site { formula, .. } in sites(&self.procedure) {
            read.extend(self.reads(formula).into_iter().map(|(name, _)| name));
        }
        for table in self.meaning.tables.values() {
            read.extend(table.inputs.iter().cloned());
            for row in &table.rows {
                if let Then::Worth(typed) = &row.then {
                    read.extend(names(typed).into_iter().map(|(name, _)| name));
                }
            }
        }
        for row in &self.procedure.documents {
            row.walk(&mut |row| read.extend(row.per.iter().map(|per| per.value.clone())));
        }
        for step in self.steps().iter().map(|placed| placed.step) {
            let dates = step.first.iter().filter_map(|row| row.date.as_ref());
            let ids = step.since.iter().chain(dates).chain(&step.reads).chain(&step.passes);
            read.extend(ids.map(|id| id.value.clone()));
        }
        read
    }

    /// The facts that the agency gives.
    pub fn facts_of_agency(&self) -> impl Iterator<Item = &Fact> {
        let by_agency = |fact: &&Fact| fact.by.as_ref().is_some_and(|by| by.value == GivenBy::Agency);
        self.meaning.facts.iter().filter(by_agency).filter(|fact| fact.is.is_none())
    }

    /// The steps that write a fact or a data item, in the order written.
    pub fn writers(&self, name: &str) -> Vec<&Spanned<Step>> {
        let steps = self.steps().into_iter().map(|placed| placed.step);
        steps.filter(|step| step.writes.iter().any(|written| written.value == name)).collect()
    }

    /// Every node that a case may come to when some step has written a fact.
    pub fn known_after(&self, fact: &str) -> BTreeSet<NodeId> {
        let graph = self.graph();
        let writers = self.writers(fact);
        let is_writer = |step: &Option<String>| {
            step.as_ref().is_some_and(|step| writers.iter().any(|writer| writer.id.value == *step))
        };
        // What takes the case out of wherever it is may come behind any step.
        let begins = graph.nodes().flat_map(|(id, node)| match node.kind {
            NodeKind::Interrupt { .. } => vec![id],
            NodeKind::Exclusive | NodeKind::Boundary { .. } => Vec::new(),
            _ if is_writer(&node.step) => graph.leaving(id).iter().map(|flow| flow.to).collect(),
            _ => Vec::new(),
        });
        graph.ahead(begins, |_| false)
    }
}

fn names(typed: &Typed) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    typed.each_name(&mut |name, span| {
        let list = name.split_once('.').map(|(list, _)| list);
        found.extend([Some(name), list].into_iter().flatten().map(|name| (name.to_owned(), span)));
    });
    found
}
