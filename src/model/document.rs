//! Papers asked and papers given.

use serde::Deserialize;

use super::{Basis, Copies, Formula, Id, Money, Rows};
use crate::calendar::{Date, Duration};
use crate::source::Spanned;

words! {
    /// How a paper is given.
    Mode {
        /// Nộp.
        Submit = "submit",
        /// Xuất trình: looked at and given back.
        Show = "show",
        /// Kê khai: given by filling the form.
        Declare = "declare",
        /// Cơ quan tự khai thác.
        Fetch = "fetch",
    }
}

/// A row of papers: one paper, or a group of rows.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Document {
    /// Id of the row; needed in the top list.
    pub id: Option<Id>,
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
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// The paper, from the dictionary.
    pub document: Option<Id>,
    /// One of these, at the applicant's choice.
    #[serde(default)]
    pub one_of: Rows<Document>,
    /// The first that the applicant has.
    #[serde(default)]
    pub first_of: Rows<Document>,
    /// All of these.
    #[serde(default)]
    pub all_of: Rows<Document>,
    /// Component code of the portal.
    pub code: Option<Spanned<String>>,
    /// Component codes, when the portal lists it under several.
    #[serde(default)]
    pub codes: Vec<Spanned<String>>,
    /// How many of what.
    pub copies: Option<Spanned<Copies>>,
    /// What is uploaded when filing online.
    pub online: Option<Spanned<Copies>>,
    /// What is sent when filing by post.
    pub postal: Option<Spanned<Copies>>,
    /// How it is given.
    pub mode: Option<Spanned<Mode>>,
    /// Data that replaces it.
    pub replaced_by: Option<Spanned<Replacement>>,
    /// Once for each row of this list fact.
    pub per: Option<Id>,
    /// The step that needs it, if not the first filing.
    pub step: Option<Id>,
    /// The law says "nếu có".
    pub optional: Option<Spanned<bool>>,
    /// Effort of the applicant.
    pub burden: Option<Spanned<Burden>>,
}

impl Document {
    /// The rows of a group, of whichever kind.
    pub fn arms(&self) -> impl Iterator<Item = &Spanned<Self>> {
        self.one_of.iter().chain(&self.first_of).chain(&self.all_of)
    }

    /// Calls `visit` for this row and every row below it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        let mut waiting = vec![self];
        while let Some(row) = waiting.pop() {
            visit(row);
            let arms: Vec<&Self> = row.arms().map(|arm| &arm.value).collect();
            waiting.extend(arms.into_iter().rev());
        }
    }
}

words! {
    /// When a paper is brought although data may replace it.
    Bring {
        /// Not brought; asked for only if the data is missing.
        IfAsked = "if-asked",
        /// Brought, unless the data was found at filing.
        UnlessFound = "unless-found",
    }
}

/// Data of a register in the place of a paper.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Replacement {
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// When it holds.
    pub when: Option<Formula>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// The register.
    pub register: Id,
    /// The data item.
    pub data: Option<Id>,
    /// When the paper is brought all the same.
    pub bring: Option<Spanned<Bring>>,
}

/// Effort of the applicant.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Burden {
    /// Hours of own work.
    pub hours: Option<Spanned<f64>>,
    /// Outside service bought.
    pub service: Option<Spanned<Money>>,
    /// Share of applicants concerned.
    pub share: Option<Spanned<f64>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
}

/// A result of the procedure.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ResultRow {
    /// Id of the row.
    pub id: Option<Id>,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it is given.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// The paper, from the dictionary.
    pub document: Id,
    /// How many of what.
    pub copies: Option<Spanned<Copies>>,
    /// How long it is valid.
    pub validity: Option<Spanned<Duration>>,
    /// Result code of the portal.
    pub code: Option<Spanned<String>>,
}
