//! What a procedure says beside papers, money, time and steps: conditions, bodies, cases, remarks.

use serde::Deserialize;

use super::{Basis, Ends, Fact, Formula, Id, Rows};
use crate::calendar::{Date, Duration};
use crate::source::Spanned;

words! {
    /// How the result comes.
    Return {
        /// At the place of filing.
        AtPlace = "at-place",
        /// By post.
        AtHome = "at-home",
        /// As an electronic document.
        Online = "online",
    }
}

/// A condition the applicant must meet.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Condition {
    /// Id of the row.
    pub id: Id,
    /// In plain words.
    pub name: Spanned<String>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it applies.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// The condition as an expression: told to the applicant, never a way.
    pub test: Option<Formula>,
}

/// Who is who in a procedure.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Bodies {
    /// Nơi tiếp nhận.
    #[serde(default)]
    pub receiving: Vec<Id>,
    /// Nơi hỗ trợ.
    #[serde(default)]
    pub supporting: Vec<Id>,
    /// Cơ quan thực hiện.
    #[serde(default)]
    pub executing: Vec<Id>,
    /// Cơ quan có thẩm quyền.
    #[serde(default)]
    pub competent: Vec<Id>,
    /// Cơ quan được ủy quyền.
    #[serde(default)]
    pub delegated: Vec<Id>,
    /// Cơ quan phối hợp.
    #[serde(default)]
    pub coordinating: Vec<Id>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
}

/// A case of the procedure.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Case {
    /// Id of the row.
    pub id: Id,
    /// Code of the portal.
    pub code: Option<Spanned<String>>,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// With `when` on all rows the case is computed; without, it is asked.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
}

/// An event that may come at any time: withdrawal, stop, refusal of a proactive service.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Anytime {
    /// Id of the row.
    pub id: Option<Id>,
    /// Name shown to people.
    pub name: Option<Spanned<String>>,
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// The event.
    pub event: Id,
    /// Who sends it.
    pub sender: Option<Id>,
    /// Until this step is finished for the first time.
    pub until_step: Option<Id>,
    /// Until this time has passed since the filing.
    pub within: Option<Spanned<Duration>>,
    /// The step of the top list at which the case goes on.
    pub next: Option<Id>,
    /// Or how it ends.
    pub ends: Option<Spanned<Ends>>,
}

/// The electronic form.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Form {
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// The paper whose place it takes.
    pub document: Option<Id>,
    /// Sections in order.
    pub sections: Rows<Section>,
}

/// A section of the form.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Section {
    /// Id of the row.
    pub id: Id,
    /// Name shown to people.
    pub name: Spanned<String>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// When it is shown.
    pub when: Option<Formula>,
    /// Its fields.
    pub fields: Rows<Fact>,
}

/// Guidance that asks nothing of anybody.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Note {
    /// Id of the row.
    pub id: Option<Id>,
    /// Official wording.
    pub text: Spanned<String>,
    /// When it applies.
    pub when: Option<Formula>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// What it is about: a path such as `documents.tuy-than`.
    pub about: Option<Spanned<String>>,
    /// Code of the portal.
    pub code: Option<Spanned<String>>,
}

/// Redress.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Appeal {
    /// Official wording.
    pub text: Option<Spanned<String>>,
    /// Legal basis.
    pub basis: Option<Spanned<Basis>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
    /// To whom.
    pub to: Option<Id>,
    /// Within what time.
    pub within: Option<Spanned<Duration>>,
}

/// How many cases there were in a year.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Statistic {
    /// The year.
    pub year: Spanned<i64>,
    /// All cases.
    pub cases: Option<Spanned<u64>>,
    /// Filed online.
    pub online: Option<Spanned<u64>>,
    /// Refused.
    pub refused: Option<Spanned<u64>>,
    /// Finished on time.
    pub on_time: Option<Spanned<u64>>,
    /// How often one applicant comes in a year.
    pub per_applicant: Option<Spanned<f64>>,
    /// Where the figures come from.
    pub source: Option<Spanned<String>>,
    /// Remark for readers.
    pub note: Option<Spanned<String>>,
}
