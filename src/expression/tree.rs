use super::functions::Function;
use super::types::Shape;
use super::value::Value;
use crate::source::Span;

/// An expression as it was read; two are equal when they say the same, wherever they stand.
pub type Expression = Tree<()>;

/// An expression whose parts know their types.
pub type Typed = Tree<Shape>;

/// A part of an expression, with the bytes it was read from and what is known about it.
#[derive(Clone, Debug)]
pub struct Tree<N> {
    /// What it says.
    pub node: Node<N>,
    /// Where it stands.
    pub span: Span,
    /// What is known about it.
    pub note: N,
}

impl<N> PartialEq for Tree<N> {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

/// What one part of an expression says.
#[derive(Clone, Debug)]
pub enum Node<N> {
    /// A value that was written out.
    Literal(Value),
    /// The name of a fact, a table or something built in; dotted for `<step>.outcome` and `<list>.<field>`.
    Name(String),
    /// `not(x)`
    Not(Box<Tree<N>>),
    /// Two or more parts joined by `and`.
    And(Vec<Tree<N>>),
    /// Two or more parts joined by `or`.
    Or(Vec<Tree<N>>),
    /// Two parts beside `=`, `<` and so on.
    Compare(Comparison, Box<[Tree<N>; 2]>),
    /// `x in (a, b)`
    OneOf {
        /// Whether it says `not in`.
        negated: bool,
        /// What is looked for.
        value: Box<Tree<N>>,
        /// Where it is looked for.
        options: Vec<Tree<N>>,
    },
    /// `x in [low..high]` and `x between low and high`.
    Within {
        /// Whether it says `not in`.
        negated: bool,
        /// Value, low and high.
        parts: Box<[Tree<N>; 3]>,
        /// Whether the low end belongs to it.
        low_closed: bool,
        /// Whether the high end belongs to it.
        high_closed: bool,
    },
    /// `-x`
    Negate(Box<Tree<N>>),
    /// Two parts beside `+`, `-`, `*` or `/`.
    Arithmetic(Operation, Box<[Tree<N>; 2]>),
    /// Condition, what holds if it is true, what holds otherwise.
    If(Box<[Tree<N>; 3]>),
    /// A function and its arguments.
    Call(Function, Vec<Tree<N>>),
    /// `some(list, condition)` and `every(list, condition)`.
    Rows {
        /// Whether every row must fulfil the condition.
        every: bool,
        /// List and condition.
        parts: Box<[Tree<N>; 2]>,
    },
}

impl<N> PartialEq for Node<N> {
    fn eq(&self, other: &Self) -> bool {
        self.heading() == other.heading() && self.children().eq(other.children())
    }
}

/// What of a node is not in its children.
#[derive(PartialEq)]
enum Heading<'a> {
    Literal(&'a Value),
    Name(&'a str),
    Not,
    And,
    Or,
    Compare(Comparison),
    OneOf(bool),
    Within(bool, bool, bool),
    Negate,
    Arithmetic(Operation),
    If,
    Call(Function),
    Rows(bool),
}

impl<N> Node<N> {
    fn heading(&self) -> Heading<'_> {
        match self {
            Self::Literal(value) => Heading::Literal(value),
            Self::Name(name) => Heading::Name(name),
            Self::Not(_) => Heading::Not,
            Self::And(_) => Heading::And,
            Self::Or(_) => Heading::Or,
            Self::Compare(operator, _) => Heading::Compare(*operator),
            Self::OneOf { negated, .. } => Heading::OneOf(*negated),
            Self::Within { negated, low_closed, high_closed, .. } => {
                Heading::Within(*negated, *low_closed, *high_closed)
            }
            Self::Negate(_) => Heading::Negate,
            Self::Arithmetic(operator, _) => Heading::Arithmetic(*operator),
            Self::If(_) => Heading::If,
            Self::Call(function, _) => Heading::Call(*function),
            Self::Rows { every, .. } => Heading::Rows(*every),
        }
    }

    /// The parts inside, from left to right.
    pub fn children(&self) -> impl Iterator<Item = &Tree<N>> {
        let (first, rest): (Option<&Tree<N>>, &[Tree<N>]) = match self {
            Self::Literal(_) | Self::Name(_) => (None, &[]),
            Self::Not(inner) | Self::Negate(inner) => (Some(&**inner), &[]),
            Self::And(parts) | Self::Or(parts) | Self::Call(_, parts) => (None, parts),
            Self::Compare(_, parts) | Self::Arithmetic(_, parts) | Self::Rows { parts, .. } => {
                (None, parts.as_slice())
            }
            Self::OneOf { value, options, .. } => (Some(&**value), options),
            Self::Within { parts, .. } | Self::If(parts) => (None, parts.as_slice()),
        };
        first.into_iter().chain(rest)
    }
}

impl<N> Tree<N> {
    /// How many levels of parts stand inside one another.
    pub(super) fn height(&self) -> usize {
        1 + self.node.children().map(Self::height).max().unwrap_or(0)
    }

    /// Whether a name stands in it.
    pub fn reads(&self, name: &str) -> bool {
        matches!(&self.node, Node::Name(own) if own == name)
            || self.node.children().any(|part| part.reads(name))
    }

    /// Calls `visit` with every name that stands in it.
    pub fn each_name<'a>(&'a self, visit: &mut impl FnMut(&'a str, Span)) {
        if let Node::Name(name) = &self.node {
            visit(name, self.span);
        }
        self.node.children().for_each(|part| part.each_name(visit));
    }

    /// Whether it is the word `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.node, Node::Literal(Value::Null))
    }
}

/// A sign that compares two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether it asks which of the two is larger.
    pub fn orders(self) -> bool {
        !matches!(self, Self::Equal | Self::Unequal)
    }

    /// The same question with the two sides exchanged.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Greater => Self::Less,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }

    /// Whether it holds of two values of which the first lies so beside the second.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Unequal => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

/// A sign that computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Operation {
    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
        }
    }
}
