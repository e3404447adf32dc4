use std::fmt;

use super::subject::{Subject, What};
use crate::expression::region::Region;
use crate::expression::value::Value;

/// Answers that show something, each as it would be written in an expression.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// What is given, in the order in which it was first met; what is left out plays no part.
    pub answers: Vec<Given>,
}

/// One answer of a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A name, or a part taken as a whole, has this value.
    Value {
        /// How it is written.
        subject: String,
        /// What it is worth.
        value: Value,
    },
    /// A list, a file or the like is there, whatever is in it.
    Present {
        /// How it is written.
        subject: String,
    },
    /// A condition of which nothing more is known holds, or does not.
    Holds {
        /// The condition.
        subject: String,
        /// Whether it holds.
        truth: bool,
    },
    /// Two parts lie so beside each other.
    Beside {
        /// The first part.
        left: String,
        /// The sign between them; none if one of them is null.
        sign: Option<&'static str>,
        /// The second part.
        right: String,
    },
}

impl Witness {
    pub(super) fn new<'a>(chosen: impl Iterator<Item = (&'a Subject, &'a Region)>) -> Self {
        Self { answers: chosen.map(|(subject, class)| Given::new(subject, class)).collect() }
    }

    /// The value that a name has in it.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.answers.iter().find_map(|given| match given {
            Given::Value { subject, value } if subject == name => Some(value),
            _ => None,
        })
    }
}

impl Given {
    /// Whether it says something about a name.
    pub fn is_about(&self, name: &str) -> bool {
        let word = |c: char| !c.is_alphanumeric() && c != '_' && c != '.';
        let names = |text: &str| text.split(word).any(|part| part == name);
        match self {
            Self::Value { subject, .. } | Self::Present { subject } | Self::Holds { subject, .. } => {
                names(subject)
            }
            Self::Beside { left, right, .. } => names(left) || names(right),
        }
    }

    fn new(subject: &Subject, class: &Region) -> Self {
        let value = class.sample().unwrap_or_default();
        let text = subject.text.clone();
        match (&subject.kind, &value) {
            (What::Presence, Value::Boolean(_)) => Self::Present { subject: text },
            (What::Whole, value) => Self::Holds { subject: text, truth: *value == Value::Boolean(true) },
            (What::Pair { left, right, ordered }, value) => {
                let sign = match value {
                    Value::Null => None,
                    value if *value == Value::from(0) => Some("="),
                    value if *value == Value::from(1) => Some(if *ordered { ">" } else { "!=" }),
                    _ => Some("<"),
                };
                Self::Beside { left: left.clone(), sign, right: right.clone() }
            }
            _ if is_condition(subject, &value) => {
                Self::Holds { subject: text, truth: value == Value::Boolean(true) }
            }
            _ => Self::Value { subject: text, value },
        }
    }
}

/// Whether a subject is a function that answers yes or no; it reads better alone than beside `= true`.
fn is_condition(subject: &Subject, value: &Value) -> bool {
    subject.text.ends_with(')') && matches!(value, Value::Boolean(_))
}

impl fmt::Display for Given {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value { subject, value } => write!(out, "{subject} = {value}"),
            Self::Present { subject } => write!(out, "{subject} != null"),
            Self::Holds { subject, truth: true } => out.write_str(subject),
            Self::Holds { subject, truth: false } => write!(out, "not({subject})"),
            Self::Beside { left, sign: Some(sign), right } => write!(out, "{left} {sign} {right}"),
            Self::Beside { left, sign: None, right } => write!(out, "{left} = null or {right} = null"),
        }
    }
}

/// `dien_tich = 100, kenh = "online"`
impl fmt::Display for Witness {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, given) in self.answers.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(out, "{comma}{given}")?;
        }
        Ok(())
    }
}
