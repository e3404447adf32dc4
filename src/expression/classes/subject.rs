use super::formula::Formula;
use super::{Atom, Classes, Law};
use crate::expression::check::strict;
use crate::expression::functions::Function;
use crate::expression::region::{Measure, Region, Scale};
use crate::expression::tree::{Node, Typed};
use crate::expression::types::{Name, Type};
use crate::expression::value::Value;

/// Something whose values are cut into classes.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// How it is written; of a pair, both sides.
    pub(super) text: String,
    pub(super) kind: What,
    /// Every value it can have.
    pub(super) domain: Region,
    /// The names without which it has no value.
    pub(super) sources: Vec<usize>,
}

/// What a subject is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A name, or anything else with a value that is held against written values.
    Value,
    /// A list, a file or the like, of which only null is told apart.
    Presence,
    /// A condition that is taken as a whole.
    Whole,
    /// How two parts lie beside each other: -1, 0 or 1; where there is no order, 0 or 1.
    Pair { left: String, right: String, ordered: bool },
}

impl Classes<'_> {
    /// The formula that a subject lies in a region.
    pub(super) fn atom(&mut self, subject: usize, region: Region) -> Formula {
        let atom = Atom { subject, region };
        let known = self.atoms.iter().position(|known| *known == atom);
        Formula::Atom(known.unwrap_or_else(|| {
            self.atoms.push(atom);
            self.atoms.len() - 1
        }))
    }

    /// The subject of a name.
    pub(super) fn named(&mut self, name: &str) -> usize {
        let declared = self.scope.name(name);
        let domain = declared.and_then(Name::domain);
        let absent = declared.is_none_or(|declared| declared.absence.is_some());
        let (domain, kind) = match domain {
            Some(domain) => (domain, What::Value),
            None => (presence(absent), What::Presence),
        };
        self.subject(name.to_owned(), kind, domain)
    }

    fn subject(&mut self, text: String, kind: What, domain: Region) -> usize {
        let known = self.subjects.iter().position(|known| known.text == text && known.kind == kind);
        known.unwrap_or_else(|| {
            self.subjects.push(Subject { text, kind, domain, sources: Vec::new() });
            self.subjects.len() - 1
        })
    }

    /// The subject of a part with a value.
    pub(super) fn term(&mut self, tree: &Typed) -> usize {
        if let Node::Name(name) = &tree.node
            && self.scope.name(name).is_some()
        {
            return self.named(name);
        }
        let sources = self.sources(&[tree]);
        let absent = tree.note.may_be_null || !sources.is_empty();
        let (domain, kind) = match values(tree) {
            Some(domain) => (if absent { domain.or_null() } else { domain }, What::Value),
            None => (presence(absent), What::Presence),
        };
        let count = self.subjects.len();
        let subject = self.subject(tree.to_string(), kind, domain);
        if subject == count {
            self.null_with(subject, &sources, &Region::null(), only_strict(tree));
        }
        subject
    }

    /// The subject of a condition that is not looked into.
    pub(super) fn whole(&mut self, tree: &Typed) -> Formula {
        let sides: Vec<&Typed> = tree.node.children().collect();
        let sources = if matches!(tree.node, Node::Compare(..)) { self.sources(&sides) } else { Vec::new() };
        let domain = Region::of([Value::Boolean(false), Value::Boolean(true)]);
        let count = self.subjects.len();
        let subject = self.subject(tree.to_string(), What::Whole, domain);
        if subject == count {
            self.null_with(subject, &sources, &Region::of([Value::Boolean(false)]), false);
        }
        self.atom(subject, Region::of([Value::Boolean(true)]))
    }

    /// The subject of two parts beside each other, and whether they had to be exchanged.
    pub(super) fn pair(&mut self, left: &Typed, right: &Typed) -> (usize, bool) {
        let (one, two) = (left.to_string(), right.to_string());
        let exchanged = one > two;
        let ordered = left.note.of.has_order() && right.note.of.has_order();
        let same = one == two;
        let sources = self.sources(&[left, right]);
        let results: &[i64] = match (same, ordered) {
            (true, _) => &[0],
            (false, true) => &[-1, 0, 1],
            (false, false) => &[0, 1],
        };
        let values = Region::of(results.iter().map(|result| Value::from(*result)));
        let absent = left.note.may_be_null || right.note.may_be_null || !sources.is_empty();
        let domain = if absent { values.or_null() } else { values };
        let (one, two) = if exchanged { (two, one) } else { (one, two) };
        let kind = What::Pair { left: one.clone(), right: two.clone(), ordered };
        let count = self.subjects.len();
        let subject = self.subject(format!("{one}, {two}"), kind, domain);
        if subject == count {
            self.null_with(subject, &sources, &Region::null(), only_strict(left) && only_strict(right));
        }
        (subject, exchanged)
    }

    /// The subjects of those names that may be null and then leave the parts without a value.
    fn sources(&mut self, trees: &[&Typed]) -> Vec<usize> {
        let names = trees.iter().flat_map(|tree| strict(tree));
        let absent = |name: &String| self.scope.name(name).is_some_and(|name| name.absence.is_some());
        let mut names: Vec<String> = names.filter(absent).collect();
        names.sort();
        names.dedup();
        names.iter().map(|name| self.named(name)).collect()
    }

    /// The law that a subject has no value where one of its sources has none and, if `only`, nowhere else.
    fn null_with(&mut self, subject: usize, sources: &[usize], absent: &Region, only: bool) {
        if sources.is_empty() {
            return;
        }
        let nulls: Vec<Formula> = sources.iter().map(|source| self.atom(*source, Region::null())).collect();
        let absent = self.atom(subject, absent.clone());
        let mut parts: Vec<Formula> =
            nulls.iter().map(|null| Formula::any(vec![null.clone().negated(), absent.clone()])).collect();
        if only {
            let mut either = nulls;
            either.push(absent.negated());
            parts.push(Formula::any(either));
        }
        self.subjects[subject].sources = sources.to_vec();
        self.laws.push(Law { about: Some(subject), formula: Formula::all(parts) });
    }
}

/// The domain of what is told apart from null only.
fn presence(absent: bool) -> Region {
    let present = Region::of([Value::Boolean(true)]);
    if absent { present.or_null() } else { present }
}

/// The values that a part can have by its type.
fn values(tree: &Typed) -> Option<Region> {
    let whole = matches!(&tree.node, Node::Call(function, _) if function.is_whole());
    Some(match &tree.note.of {
        Type::Boolean => Region::of([Value::Boolean(false), Value::Boolean(true)]),
        Type::Choice(options) => Region::of(options.iter().map(Value::text)),
        Type::Text => Region::all_but([]),
        ordered => {
            let (least, most) = match &tree.node {
                Node::Call(Function::Month, _) => (Some(Value::from(1)), Some(Value::from(12))),
                Node::Call(Function::Count | Function::Length, _) => (Some(Value::from(0)), None),
                _ => (None, None),
            };
            Region::between(Scale { measure: Measure::of(ordered)?, whole }, least, most)
        }
    })
}

/// Whether a part is null only where one of its names is.
fn only_strict(tree: &Typed) -> bool {
    let passes = match &tree.node {
        Node::Literal(value) => !value.is_null(),
        Node::Name(_) | Node::Negate(_) | Node::Arithmetic(..) => true,
        // The smallest of an empty column is null.
        Node::Call(Function::Min | Function::Max, arguments) => arguments.len() > 1,
        Node::Call(function, _) => function.passes_null_on(),
        _ => false,
    };
    passes && tree.node.children().all(only_strict)
}
