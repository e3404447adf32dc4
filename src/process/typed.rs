//! The expressions and tables of a procedure, read and with their types.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::expression::{
    Absence, Cell, Expression, Field, Kind as Stands, Name, Names, Place, Region, Type, Typed, check, parse,
};
use crate::model::{Fact, Formula, Hit, Literal, Procedure, Table};
use crate::source::{Span, Spanned};

use super::dictionaries::Dictionaries;
use super::formulas::{Site, place, sites, type_wanted};
use super::names::{facts, names, outcome};

/// A decision table whose cells and results are read.
#[derive(Clone, Debug)]
pub struct TypedTable {
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
    /// What is wrong with expressions.
    pub findings: Vec<Diagnostic>,
}

impl Meaning {
    /// Reads every expression of a procedure.
    pub fn of(procedure: &Procedure, dictionaries: &Dictionaries) -> Self {
        let facts = facts(procedure, dictionaries);
        let names = names(procedure, &facts, dictionaries);
        let mut meaning = Self { facts, names, ..Self::default() };
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
            let cells = columns
                .iter()
                .filter_map(|(id, name)| Some((id.clone(), self.cell(row.get(id)?, name.as_ref()?)?)))
                .collect();
            let then = row.get("then").map_or(Then::Unread, |then| self.then(table, then, output.as_ref()));
            rows.push(TypedRow { span: row.span, cells, then });
        }
        let hit = table.hit.as_ref().map_or(Hit::Unique, |hit| hit.value);
        let inputs = columns.into_iter().map(|(id, _)| id).collect();
        self.tables.insert(table.id.value.clone(), TypedTable { hit, inputs, rows });
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

/// A literal as it would stand in an expression.
pub fn written(literal: &Literal) -> String {
    match literal {
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(text) | Literal::Text(text) => text.clone(),
        Literal::List(_) | Literal::Row(_) => String::new(),
    }
}
