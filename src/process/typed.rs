//! The expressions and tables of a procedure, read and with their types.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::expression::{
    Absence, Cell, Classes, Condition, Expression, Field, Kind as Stands, Name, Names, Place, Region, Type,
    Typed, check, parse,
};
use crate::model::{Fact, Formula, Hit, Literal, Procedure, Table};
use crate::source::{Span, Spanned};

use super::dictionaries::Dictionaries;
use super::formulas::{Site, place, sites, type_wanted};
use super::names::{facts, names, outcome};

/// A decision table whose cells and results are read.
#[derive(Clone, Debug)]
pub struct TypedTable {
    /// Where its name stands.
    pub span: Span,
    /// Whether one row at most may fit, or the first counts.
    pub hit: Hit,
    /// Its columns.
    pub inputs: Vec<String>,
    /// Its rows.
    pub rows: Vec<TypedRow>,
}

/// A row of a decision table.
#[derive(Clone, Debug)]
pub struct TypedRow {
    /// Where it stands.
    pub span: Span,
    /// Which values of each column it fits.
    pub cells: Vec<(String, Region)>,
    /// What it comes to.
    pub then: Then,
}

impl TypedRow {
    /// That the row fits.
    pub fn condition(&self, situations: &mut Classes<'_>) -> Condition {
        situations.row(self.cells.iter().map(|(name, region)| (name.as_str(), region.clone())))
    }
}

/// What a row comes to.
#[derive(Clone, Debug)]
pub enum Then {
    /// A word.
    Word(String),
    /// What an expression is worth.
    Worth(Box<Typed>),
    /// It could not be read; reported as such.
    Unread,
}

/// Everything that expressions are about.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// Facts and form fields, in the order asked.
    pub facts: Vec<Fact>,
    /// What names stand for.
    pub names: Names,
    /// The expressions of the procedure by their places.
    formulas: BTreeMap<Span, Typed>,
    /// Decision tables and schedules of fees, by name.
    pub tables: BTreeMap<String, TypedTable>,
    /// The conditions of computed cases.
    cases: Vec<Span>,
    /// What is wrong with expressions.
    pub findings: Vec<Diagnostic>,
}

impl Meaning {
    /// Reads every expression of a procedure.
    pub fn of(procedure: &Procedure, dictionaries: &Dictionaries) -> Self {
        let facts = facts(procedure, dictionaries);
        let names = names(procedure, &facts, dictionaries);
        let cases =
            procedure.cases.iter().filter_map(|case| case.when.as_ref()).map(|when| when.span).collect();
        let mut meaning = Self { facts, names, cases, ..Self::default() };
        let sites = sites(procedure);
        meaning.computed(&sites);
        for site in &sites {
            meaning.formula(site);
        }
        let own = procedure.tables.iter().map(|table| &table.value);
        for table in own.chain(dictionaries.fee_schedules.iter().map(|(_, table)| &table.value)) {
            meaning.table(table);
        }
        meaning.findings.sort_by_key(|finding| finding.span);
        meaning
    }

    /// An expression of the procedure, as far as it could be read.
    pub fn formula(&mut self, site: &Site<'_>) {
        let (expression, found) = parse(&site.formula.value, place(site.formula));
        self.findings.extend(found);
        let Some(expression) = expression else { return };
        let scope = self.scope(site);
        let wanted = type_wanted(&site.wanted, |id| self.names.names.get(id).map(|name| &name.of));
        let (typed, found) = check(&expression, &scope, wanted.as_ref());
        self.findings.extend(found);
        self.formulas.insert(site.formula.span, typed);
    }

    /// The expression at a place.
    pub fn at(&self, formula: &Formula) -> Option<&Typed> {
        self.formulas.get(&formula.span)
    }

    /// The expression whose place this is.
    pub fn at_span(&self, span: Span) -> Option<&Typed> {
        self.formulas.get(&span)
    }

    /// Whether an expression or a table reads a name.
    pub fn reads(&self, name: &str) -> bool {
        let in_formulas = self.formulas.values().any(|typed| typed.reads(name));
        in_formulas || self.tables.values().any(|table| table.inputs.iter().any(|input| input == name))
    }

    /// The names that a name needs to be known, each with the place that says so.
    fn needs(&self, name: &str) -> Vec<(String, Span)> {
        let mut formulas: Vec<&Typed> = Vec::new();
        if let Some(fact) = self.fact(name) {
            formulas.extend(fact.is.iter().chain(&fact.when).filter_map(|formula| self.at(formula)));
        }
        let mut needed: Vec<(String, Span)> = Vec::new();
        if let Some(table) = self.tables.get(name) {
            needed.extend(table.inputs.iter().map(|input| (input.clone(), table.span)));
            formulas.extend(table.rows.iter().filter_map(|row| match &row.then {
                Then::Worth(typed) => Some(&**typed),
                _ => None,
            }));
        }
        if name == "case" {
            formulas.extend(self.cases.iter().filter_map(|span| self.formulas.get(span)));
        }
        for typed in formulas {
            typed.each_name(&mut |name, span| needed.push((name.to_owned(), span)));
        }
        needed
    }

    /// The circles in which names need one another, each told once; beside each name the place that needs the next.
    pub fn circles(&self) -> Vec<Vec<(String, Span)>> {
        let mut circles: Vec<Vec<(String, Span)>> = Vec::new();
        for start in self.names.names.keys() {
            let told = circles.iter().flatten().any(|(name, _)| name == start);
            if !told {
                circles.extend(self.circle(start));
            }
        }
        circles
    }

    /// A way from a name back to itself.
    fn circle(&self, start: &str) -> Option<Vec<(String, Span)>> {
        let mut ways: Vec<Vec<(String, Span)>> = vec![vec![(start.to_owned(), Span::default())]];
        let mut seen: Vec<String> = Vec::new();
        while let Some(way) = ways.pop() {
            let last = way.last().expect("a way has a beginning").0.clone();
            for (next, span) in self.needs(&last) {
                let mut longer = way.clone();
                longer.last_mut().expect("a way has a beginning").1 = span;
                if next == start {
                    return Some(longer);
                }
                if !seen.contains(&next) {
                    seen.push(next.clone());
                    longer.push((next, Span::default()));
                    ways.push(longer);
                }
            }
        }
        None
    }

    /// The fact of an id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id.value == id)
    }

    /// Computed values other than truths are null where their expression is.
    fn computed(&mut self, sites: &[Site<'_>]) {
        let computed: Vec<String> = self
            .names
            .names
            .iter()
            .filter(|(_, name)| name.kind == Stands::Computed && name.of != Type::Boolean)
            .map(|(id, _)| id.clone())
            .collect();
        // As many rounds as there are such names: each may read the one before it.
        for _ in 0..computed.len() {
            for site in sites {
                let super::formulas::Wanted::Fact(id) = &site.wanted else { continue };
                let Some(expression) = read(site.formula).filter(|_| computed.contains(id)) else { continue };
                let (typed, _) = check(&expression, &self.scope(site), None);
                if typed.note.may_be_null
                    && let Some(name) = self.names.names.get_mut(id)
                {
                    name.absence = Some(Absence::Optional);
                }
            }
        }
    }

    fn scope(&self, site: &Site<'_>) -> Names {
        let mut scope = Names {
            given: site.given.iter().filter_map(|given| read(given)).collect(),
            ..self.names.clone()
        };
        if site.after_end {
            scope.names.insert("outcome".into(), outcome());
        }
        let list = site.per.and_then(|per| self.names.names.get(per)).map(|name| &name.of);
        if let Some(Type::List(fields)) = list {
            let rows = fields.iter().map(|Field { id, name }| (id.clone(), name.clone()));
            scope.names.extend(rows);
        }
        scope
    }

    fn table(&mut self, table: &Table) {
        let columns: Vec<(String, Option<Name>)> = table
            .inputs
            .iter()
            .map(|id| (id.value.clone(), self.names.names.get(&id.value).cloned()))
            .collect();
        for (id, (_, name)) in table.inputs.iter().zip(&columns) {
            if name.is_none() {
                self.findings.push(super::names::unknown_input(id, &self.names));
            }
        }
        let output = self.names.names.get(&table.id.value).map(|name| name.of.clone());
        let mut rows = Vec::new();
        for row in &table.rows {
            let known = |key: &&Spanned<String>| {
                BESIDE_CELLS.contains(&key.as_str())
                    || table.inputs.iter().any(|input| input.value == key.value)
            };
            let strange = row.keys().filter(|key| !known(key));
            self.findings.extend(strange.map(|key| super::names::unknown_column(key, &table.inputs)));
            let cells = columns
                .iter()
                .filter_map(|(id, name)| {
                    Some((id.clone(), self.cell(row.get(id.as_str())?, name.as_ref()?)?))
                })
                .collect();
            let then = row.get("then").map_or(Then::Unread, |then| self.then(table, then, output.as_ref()));
            rows.push(TypedRow { span: row.span, cells, then });
        }
        let hit = table.hit.as_ref().map_or(Hit::Unique, |hit| hit.value);
        let inputs = columns.into_iter().map(|(id, _)| id).collect();
        self.tables.insert(table.id.value.clone(), TypedTable { span: table.id.span, hit, inputs, rows });
    }

    fn cell(&mut self, literal: &Spanned<Literal>, column: &Name) -> Option<Region> {
        let text = Spanned::new(written(&literal.value), literal.span);
        let (cell, found) = Cell::parse(&text.value, place(&text));
        self.findings.extend(found);
        let (region, found) = cell?.region(column);
        self.findings.extend(found);
        Some(region)
    }

    fn then(&mut self, table: &Table, literal: &Spanned<Literal>, output: Option<&Type>) -> Then {
        use crate::model::TableType::{Choice, Text};
        let text = Spanned::new(written(&literal.value), literal.span);
        if matches!(table.output.value, Choice | Text) {
            return Then::Word(text.value);
        }
        let (expression, found) = parse(&text.value, place(&text));
        self.findings.extend(found);
        let Some(expression) = expression else { return Then::Unread };
        let (typed, found) = check(&expression, &self.names, output);
        self.findings.extend(found);
        Then::Worth(Box::new(typed))
    }
}

fn read(formula: &Formula) -> Option<Expression> {
    // What is wrong with it is reported where it stands.
    let place = Place::Whole(formula.span);
    parse(&formula.value, place).0
}

/// What a row of a table may say beside its cells.
const BESIDE_CELLS: [&str; 5] = ["then", "basis", "from", "until", "note"];

/// A literal as it would stand in an expression.
pub fn written(literal: &Literal) -> String {
    match literal {
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(text) | Literal::Text(text) => text.clone(),
        Literal::List(_) | Literal::Row(_) => String::new(),
    }
}
