/// How the atoms of a condition decide it.
#[derive(Clone, Debug)]
pub(super) enum Formula {
    Constant(bool),
    Atom(usize),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
}

/// A condition as [`Classes`](super::Classes) took it in; it means nothing to another.
#[derive(Clone, Debug)]
pub struct Condition(pub(super) Formula);

impl Condition {
    /// Holds where the other does not.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(self.0.negated())
    }

    /// Holds where all hold; of none, always.
    pub fn all(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self(Formula::all(conditions.into_iter().map(|condition| condition.0).collect()))
    }

    /// Holds where one holds; of none, never.
    pub fn any(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self(Formula::any(conditions.into_iter().map(|condition| condition.0).collect()))
    }
}

impl Formula {
    pub(super) fn all(mut parts: Vec<Self>) -> Self {
        if parts.len() == 1 { parts.remove(0) } else { Self::All(parts) }
    }

    pub(super) fn any(mut parts: Vec<Self>) -> Self {
        if parts.len() == 1 { parts.remove(0) } else { Self::Any(parts) }
    }

    pub(super) fn negated(self) -> Self {
        match self {
            Self::Constant(truth) => Self::Constant(!truth),
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Holds where both hold and where neither does.
    pub(super) fn same_as(self, other: Self) -> Self {
        let both = Self::All(vec![self.clone(), other.clone()]);
        let neither = Self::All(vec![self.negated(), other.negated()]);
        Self::Any(vec![both, neither])
    }

    /// What it is worth, as far as the atoms are known.
    pub(super) fn worth(&self, atom: &impl Fn(usize) -> Option<bool>) -> Option<bool> {
        match self {
            Self::Constant(truth) => Some(*truth),
            Self::Atom(index) => atom(*index),
            Self::Not(inner) => inner.worth(atom).map(|truth| !truth),
            Self::All(parts) => decided(parts, false, atom),
            Self::Any(parts) => decided(parts, true, atom),
        }
    }

    /// The first atom on which it still depends.
    pub(super) fn open_atom(&self, atom: &impl Fn(usize) -> Option<bool>) -> Option<usize> {
        match self {
            Self::Constant(_) => None,
            Self::Atom(index) => atom(*index).is_none().then_some(*index),
            Self::Not(inner) => inner.open_atom(atom),
            Self::All(parts) | Self::Any(parts) => {
                let open = parts.iter().find(|part| part.worth(atom).is_none());
                open.and_then(|part| part.open_atom(atom))
            }
        }
    }

    /// Calls `each` for every atom.
    pub(super) fn atoms(&self, each: &mut impl FnMut(usize)) {
        match self {
            Self::Constant(_) => {}
            Self::Atom(index) => each(*index),
            Self::Not(inner) => inner.atoms(each),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.atoms(each)),
        }
    }
}

/// One part that is worth `end` decides; else all must be known.
fn decided(parts: &[Formula], end: bool, atom: &impl Fn(usize) -> Option<bool>) -> Option<bool> {
    let mut open = false;
    for part in parts {
        match part.worth(atom) {
            Some(truth) if truth == end => return Some(end),
            Some(_) => {}
            None => open = true,
        }
    }
    (!open).then_some(!end)
}
