//! Questions, form fields, computed values and decision tables.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Basis, Formula, Id, Literal, Rows};
use crate::calendar::Date;
use crate::source::Spanned;

words! {
    /// Type of a fact.
    FactType {
        /// Yes or no.
        Boolean = "boolean",
        /// One of the options.
        Choice = "choice",
        /// Any of the options.
        Choices = "choices",
        /// A number.
        Number = "number",
        /// A day.
        Date = "date",
        /// Text.
        Text = "text",
        /// A sum.
        Money = "money",
        /// An uploaded file.
        File = "file",
        /// Rows.
        List = "list",
    }
}

words! {
    /// Who gives the value of a fact.
    GivenBy {
        /// The applicant.
        Applicant = "applicant",
        /// The agency, in a step.
        Agency = "agency",
        /// A register.
        Register = "register",
    }
}

/// A question, a form field or a computed value.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Fact {
    /// The name that stands in expressions.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it is asked.
    pub when: Option<Formula>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// The law that lets it be asked.
    pub basis: Option<Spanned<Basis>>,
    /// Everything not written here is that of this field of the dictionary.
    pub like: Option<Id>,
    /// The question as the applicant reads it.
    pub ask: Option<Spanned<String>>,
    /// Help under the question.
    pub help: Option<Spanned<String>>,
    /// Type of the value.
    #[serde(rename = "type")]
    pub kind: Option<Spanned<FactType>>,
    /// The options of a choice.
    #[serde(default)]
    pub options: Rows<FactOption>,
    /// Fields of one row of a list.
    #[serde(default)]
    pub of: Rows<Fact>,
    /// Must be answered when shown.
    pub required: Option<Spanned<bool>>,
    /// Who gives the value.
    pub by: Option<Spanned<GivenBy>>,
    /// Data item from which the answer is taken.
    pub prefill: Option<Id>,
    /// Smallest value, or shortest text.
    pub min: Option<Spanned<Literal>>,
    /// Largest value, or longest text.
    pub max: Option<Spanned<Literal>>,
    /// Regular expression the text must match.
    pub pattern: Option<Spanned<String>>,
    /// Personal data of a sensitive kind.
    pub sensitive: Option<Spanned<bool>>,
    /// Unit shown after the number.
    pub unit: Option<Spanned<String>>,
    /// Computed, never asked.
    pub is: Option<Formula>,
}

impl Fact {
    /// The question, its name, or its id.
    pub fn label(&self) -> &str {
        self.ask.as_ref().or(self.name.as_ref()).map_or(&self.id.value, |label| &label.value)
    }

    /// Fills in what is not written here from a field of the dictionary.
    #[must_use]
    pub fn completed_by(mut self, field: &Self) -> Self {
        macro_rules! take {
            ($($key:ident)*) => {$( if self.$key.is_none() { self.$key = field.$key.clone(); } )*};
        }
        take! { name text note basis ask help kind required by prefill min max pattern sensitive unit is }
        if self.options.is_empty() {
            self.options.clone_from(&field.options);
        }
        if self.of.is_empty() {
            self.of.clone_from(&field.of);
        }
        self
    }
}

/// An option of a choice.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FactOption {
    /// The word that stands in expressions.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it is offered.
    pub when: Option<Formula>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Published code.
    pub code: Option<Spanned<String>>,
}

words! {
    /// How many rows of a table may fit.
    Hit {
        /// One at most.
        Unique = "unique",
        /// The first counts.
        First = "first",
    }
}

words! {
    /// Type of the result of a table.
    TableType {
        /// Yes or no.
        Boolean = "boolean",
        /// One of the words in `then`.
        Choice = "choice",
        /// A number.
        Number = "number",
        /// A sum.
        Money = "money",
        /// Text.
        Text = "text",
        /// A duration.
        Duration = "duration",
    }
}

/// A decision table.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Table {
    /// The name that stands in expressions.
    pub id: Id,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// How many rows may fit.
    pub hit: Option<Spanned<Hit>>,
    /// The facts that decide, in column order.
    pub inputs: Vec<Id>,
    /// Type of `then`.
    pub output: Spanned<TableType>,
    /// The rows.
    pub rows: Vec<Spanned<BTreeMap<Spanned<String>, Spanned<Literal>>>>,
}
