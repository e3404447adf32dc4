use super::{Checker, findings, quietly, typed};
use crate::expression::classes::{Classes, Condition};
use crate::expression::tree::{Expression, Node, Operation, Typed};
use crate::expression::types::{Absence, Kind, Name, Type};
use crate::expression::value::Value;
use crate::source::{Span, nearest};

/// Guards are short; one that takes longer to follow is not one that a reader follows.
const GUARD_BUDGET: usize = 2_000;

/// What a name stands for here.
struct Meaning {
    of: Type,
    kind: Kind,
    absence: Option<Absence>,
}

impl Checker<'_> {
    pub(super) fn name(&mut self, name: &str, span: Span) -> Typed {
        let node = Node::Name(name.to_owned());
        let Some(meaning) = self.meaning(name) else {
            self.findings.push(findings::unknown_name(name, span, self.nearest(name)));
            return typed(node, Type::Unknown, false, span);
        };
        let may_be_null = self.may_be_null(name, &meaning);
        let mut typed = typed(node, meaning.of, may_be_null, span);
        typed.note.kind = Some(meaning.kind);
        typed
    }

    /// The declaration of a name: of a field of the rows that are looked at, or of the scope.
    pub(super) fn declaration(&self, name: &str) -> Option<(&Name, Kind)> {
        let fields = self.rows.iter().rev().flat_map(|fields| fields.iter());
        let row = fields.into_iter().find(|field| field.id == name).map(|field| (&field.name, Kind::Row));
        row.or_else(|| self.scope.name(name).map(|name| (name, name.kind)))
    }

    fn meaning(&self, name: &str) -> Option<Meaning> {
        if let Some((name, kind)) = self.declaration(name) {
            return Some(Meaning { of: name.of.clone(), kind, absence: name.absence.clone() });
        }
        let (list, field) = name.rsplit_once('.')?;
        let Type::List(fields) = &self.declaration(list)?.0.of else { return None };
        let field = fields.iter().find(|known| known.id == field)?;
        let of = Type::Column(Box::new(field.name.of.clone()));
        Some(Meaning { of, kind: Kind::Column, absence: field.name.absence.clone() })
    }

    fn nearest(&self, name: &str) -> Option<String> {
        let fields = self.rows.iter().flat_map(|fields| fields.iter().map(|field| field.id.as_str()));
        let mut known: Vec<&str> = self.scope.names();
        known.extend(fields);
        let lists: Vec<String> = match name.rsplit_once('.') {
            Some((list, _)) => self.columns(list),
            None => Vec::new(),
        };
        let known = known.into_iter().chain(lists.iter().map(String::as_str));
        nearest(name, known).map(str::to_owned)
    }

    fn columns(&self, list: &str) -> Vec<String> {
        match self.declaration(list).map(|(name, _)| &name.of) {
            Some(Type::List(fields)) => fields.iter().map(|field| format!("{list}.{}", field.id)).collect(),
            _ => Vec::new(),
        }
    }

    fn may_be_null(&self, name: &str, meaning: &Meaning) -> bool {
        match &meaning.absence {
            None => false,
            Some(_) if self.proven.contains(name) => false,
            Some(Absence::NotAsked(Some(when))) if meaning.kind == Kind::Fact => !self.implies(when),
            Some(_) => true,
        }
    }

    /// Whether what is known here makes sure that a question with this `when` was asked.
    fn implies(&self, when: &Expression) -> bool {
        if !self.proves_questions || self.known.is_empty() {
            return false;
        }
        let mut classes = Classes::new(self.scope).with_budget(GUARD_BUDGET);
        let mut conditions = Vec::with_capacity(self.known.len() + 1);
        for (condition, truth) in &self.known {
            let condition = classes.condition(condition);
            conditions.push(if *truth { condition } else { condition.negated() });
        }
        conditions.push(classes.condition(&quietly(when, self.scope)).negated());
        let all = Condition::all(conditions);
        classes.satisfiable(&all).is_ok_and(|witness| witness.is_none())
    }

    /// A name with `-` in it, as it was probably meant: every part a word, none of the words known.
    pub(super) fn dashed(&self, tree: &Expression) -> Option<Vec<String>> {
        match &tree.node {
            Node::Name(name) if self.meaning(name).is_none() => Some(vec![name.clone()]),
            Node::Literal(value @ Value::Number(_)) => Some(vec![value.to_string()]),
            Node::Arithmetic(Operation::Subtract, sides) => {
                let [left, right] = &**sides;
                let mut words = self.dashed(left)?;
                words.append(&mut self.dashed(right)?);
                Some(words)
            }
            _ => None,
        }
    }

    /// The name that a difference of words most likely is, reported as such.
    pub(super) fn underscored(&mut self, tree: &Expression) -> Option<Typed> {
        let mut words = Vec::new();
        let only_words = words_of(tree, &mut words);
        let name = words.join("_");
        let known = only_words && self.meaning(&name).is_some();
        if !known || words.iter().all(|word| self.meaning(word).is_some()) {
            return None;
        }
        self.findings.push(findings::dash_in_name(&words.join("-"), &name, tree.span));
        Some(typed(Node::Name(name), Type::Unknown, false, tree.span))
    }
}

/// Collects the words of a difference, if it is made of nothing else.
fn words_of<'t>(tree: &'t Expression, words: &mut Vec<&'t str>) -> bool {
    match &tree.node {
        Node::Name(name) => words.push(name),
        Node::Arithmetic(Operation::Subtract, sides) => {
            return sides.iter().all(|side| words_of(side, words));
        }
        _ => return false,
    }
    true
}
