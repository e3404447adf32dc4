use std::collections::BTreeMap;
use std::sync::Arc;

use super::region::{Measure, Region, Scale};
use super::tree::Expression;
use super::value::{Currency, Unit, Value};
use crate::diagnostic::Text;
use crate::text;

/// What kind of value a name or a part of an expression has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Type {
    /// Nothing is known: the word `null`, or a part that was reported already.
    #[default]
    Unknown,
    /// Yes or no.
    Boolean,
    /// A number.
    Number,
    /// Any text.
    Text,
    /// A day.
    Date,
    /// Money; without a currency when the rows of a table differ in it.
    Money(Option<Currency>),
    /// A length of time; without a unit when the rows of a table differ in it.
    Duration(Option<Unit>),
    /// One of some options, by their ids.
    Choice(Arc<[String]>),
    /// Any number of some options, by their ids.
    Choices(Arc<[String]>),
    /// Rows with these fields.
    List(Arc<[Field]>),
    /// The values of one field in all rows of a list.
    Column(Box<Type>),
    /// A file.
    File,
}

impl Type {
    /// A choice of these options.
    pub fn choice<S: Into<String>>(options: impl IntoIterator<Item = S>) -> Self {
        Self::Choice(options.into_iter().map(Into::into).collect())
    }

    /// Any number of these options.
    pub fn choices<S: Into<String>>(options: impl IntoIterator<Item = S>) -> Self {
        Self::Choices(options.into_iter().map(Into::into).collect())
    }

    /// Whether its values have an order.
    pub fn has_order(&self) -> bool {
        matches!(self, Self::Unknown | Self::Number | Self::Date | Self::Money(_) | Self::Duration(_))
    }

    /// What a value of it is called.
    pub fn word(&self) -> Text {
        match self {
            Self::Unknown => text!(en: "nothing known", vi: "chưa rõ loại"),
            Self::Boolean => text!(en: "a yes-or-no answer", vi: "câu trả lời có hoặc không"),
            Self::Number => text!(en: "a number", vi: "một con số"),
            Self::Text => text!(en: "a text", vi: "một đoạn chữ"),
            Self::Date => text!(en: "a date", vi: "một ngày"),
            Self::Money(None) => text!(en: "a sum of money", vi: "một khoản tiền"),
            Self::Money(Some(currency)) => {
                text!(en: "a sum in {currency}", vi: "một khoản tiền {currency}")
            }
            Self::Duration(None) => text!(en: "a length of time", vi: "một khoảng thời gian"),
            Self::Duration(Some(unit)) => {
                text!(en: "a length of time in {unit}s", vi: "một khoảng thời gian tính bằng `{unit}`",
                    unit = unit.word())
            }
            Self::Choice(_) => text!(en: "a choice", vi: "một lựa chọn"),
            Self::Choices(_) => text!(en: "a set of choices", vi: "nhiều lựa chọn"),
            Self::List(_) => text!(en: "a list", vi: "một danh sách"),
            Self::Column(_) => text!(en: "a column of a list", vi: "một cột của danh sách"),
            Self::File => text!(en: "a file", vi: "một tệp"),
        }
    }
}

/// What is known about a part of an expression.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// What it is worth.
    pub of: Type,
    /// Whether it can be null where it stands, behind the guards in front of it.
    pub may_be_null: bool,
    /// Of a name, what it stands for.
    pub kind: Option<Kind>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A question or a field of the form.
    Fact,
    /// A fact with `is`.
    Computed,
    /// A decision table or a schedule of fees.
    Table,
    /// `channel`, `case`, `received` and the like.
    BuiltIn,
    /// `<step>.outcome`
    Outcome,
    /// A field of the row that `some` or `every` looks at.
    Row,
    /// The values of a field in all rows, `<list>.<field>`.
    Column,
}

/// Why a name may be null.
#[derive(Clone, Debug, PartialEq)]
pub enum Absence {
    /// It is asked only when this holds; none when that is not known.
    NotAsked(Option<Arc<Expression>>),
    /// It may be left empty.
    Optional,
    /// A step may not have written it yet.
    NotWritten,
}

/// What is known about a name.
#[derive(Clone, Debug)]
pub struct Name {
    /// What it is worth.
    pub of: Type,
    /// What it stands for.
    pub kind: Kind,
    /// Why it may be null, if it may.
    pub absence: Option<Absence>,
    /// The smallest value.
    pub least: Option<Value>,
    /// The largest value.
    pub most: Option<Value>,
    /// Whether a number can only be whole.
    pub whole: bool,
}

impl Name {
    /// A name that is never null and has no bounds.
    pub fn new(of: Type, kind: Kind) -> Self {
        Self { of, kind, absence: None, least: None, most: None, whole: false }
    }

    /// The same, null in some cases.
    #[must_use]
    pub fn absent(mut self, why: Absence) -> Self {
        self.absence = Some(why);
        self
    }

    /// The same, not below a value.
    #[must_use]
    pub fn at_least(mut self, least: impl Into<Value>) -> Self {
        self.least = Some(least.into());
        self
    }

    /// The same, not above a value.
    #[must_use]
    pub fn at_most(mut self, most: impl Into<Value>) -> Self {
        self.most = Some(most.into());
        self
    }

    /// The same, without fractions.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// Every value it can have, null included; none for lists, files and sums of no one currency, whose values
    /// are not told apart.
    pub fn domain(&self) -> Option<Region> {
        let values = match &self.of {
            Type::Boolean => Region::of([Value::Boolean(false), Value::Boolean(true)]),
            Type::Choice(options) => Region::of(options.iter().map(Value::text)),
            Type::Text => Region::all_but([]),
            ordered => {
                let asked = matches!(self.kind, Kind::Fact | Kind::Row);
                let whole =
                    self.whole || *ordered == Type::Date || asked && matches!(ordered, Type::Money(_));
                Region::between(
                    Scale { measure: Measure::of(ordered)?, whole },
                    self.least.clone(),
                    self.most.clone(),
                )
            }
        };
        Some(if self.absence.is_some() { values.or_null() } else { values })
    }
}

/// A field of the rows of a list.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its id.
    pub id: String,
    /// What is known about it.
    pub name: Name,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.name.of == other.name.of
    }
}

impl Eq for Field {}

/// The names that an expression may use where it stands.
pub trait Scope {
    /// What is known about a name.
    fn name(&self, name: &str) -> Option<&Name>;

    /// Every name, for suggestions.
    fn names(&self) -> Vec<&str>;

    /// The traits that places have, for suggestions.
    fn traits(&self) -> Vec<&str> {
        Vec::new()
    }

    /// What certainly holds where the expression stands: the `when` of the row it belongs to and the like.
    fn given(&self) -> Vec<&Expression> {
        Vec::new()
    }
}

/// A scope that is simply a list.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The names.
    pub names: BTreeMap<String, Name>,
    /// The traits that places have.
    pub traits: Vec<String>,
    /// What certainly holds.
    pub given: Vec<Expression>,
}

impl Names {
    /// The list with one more name.
    #[must_use]
    pub fn with(mut self, id: impl Into<String>, name: Name) -> Self {
        self.names.insert(id.into(), name);
        self
    }
}

impl Scope for Names {
    fn name(&self, name: &str) -> Option<&Name> {
        self.names.get(name)
    }

    fn names(&self) -> Vec<&str> {
        self.names.keys().map(String::as_str).collect()
    }

    fn traits(&self) -> Vec<&str> {
        self.traits.iter().map(String::as_str).collect()
    }

    fn given(&self) -> Vec<&Expression> {
        self.given.iter().collect()
    }
}
