//! What a file declares, word for word: plain data, decoded after the schema has accepted its shape.

/// An enum whose values are written as words in the files.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
        pub enum $name {
            $($(#[$about])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every value, in the order of the reference.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word as it stands in the files.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

mod channel;
mod dictionary;
mod document;
mod fact;
mod fee;
mod leaf;
mod limit;
mod overlay;
mod part;
mod procedure;
mod shape;
mod step;
mod wording;

#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::text;
use crate::yaml::{DecodeError, Node, Tree, decode};

pub use channel::{Channel, ChannelName, Channels, OnlineLevel, PartialReason};
pub use dictionary::{
    Agency, AgencyKind, CalendarRow, DataItem, Dictionary, Entry, Holiday, Law, LawKind, Paper, Place,
    PlaceLevel, Register, Weekday, numbered_form,
};
pub use document::{Bring, Burden, Document, Mode, Replacement, ResultRow};
pub use fact::{Fact, FactOption, FactType, GivenBy, Hit, Table, TableType};
pub use fee::{Discount, Fee, FeeKind, Pay};
pub use leaf::{Basis, Citation, Copies, CopyKind, Literal, Money, NotWritten};
pub use limit::{ClockRules, ClockStart, Limit, PostalDay, Stage};
pub use overlay::{
    Change, Combine, Expectation, FeeState, Happening, Overlay, Scenario, Scenarios, Translation,
};
pub use procedure::{
    Announcement, Anytime, Appeal, Bodies, Case, ChangeKind, Condition, Delegation, Form, Level, Note, Part,
    Procedure, ProcedureKind, Return, Section, Source, Statistic, Status,
};
pub use shape::SCHEMA;
pub use step::{Branch, Choice, Ends, Kind, Outcome, Overdue, Racer, Silence, Step, Timing};
pub use wording::{Said, durations, sums};

/// An id or a reference to one.
pub type Id = Spanned<String>;

/// An expression as it was written; `process` reads it when the names it uses are known.
pub type Formula = Spanned<String>;

/// Rows of a list, each with its place.
pub type Rows<T> = Vec<Spanned<T>>;

/// Keys whose value is prose that people read as it stands.
const PROSE: [&str; 13] = [
    "name",
    "text",
    "note",
    "description",
    "keywords",
    "life-events",
    "ask",
    "help",
    "unit",
    "per",
    "excludes",
    "scope",
    "event",
];

/// Whether what stands under a key, or under the last part of a path of a translation, is prose for people.
pub fn is_prose(key: &str) -> bool {
    PROSE.contains(&key.rsplit('.').next().unwrap_or(key))
}

/// What a file is, told by its first key.
#[derive(Clone, Debug)]
pub enum Declaration {
    /// One version of a procedure.
    Procedure(Box<Procedure>),
    /// Changes laid over procedures.
    Overlay(Box<Overlay>),
    /// Scenarios of a procedure.
    Scenarios(Box<Scenarios>),
    /// Texts in another language.
    Translation(Box<Translation>),
    /// Part of a dictionary.
    Dictionary(Box<Dictionary>),
}

/// What a file can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `procedure:`
    Procedure,
    /// `overlay:`
    Overlay,
    /// `tests-of:`
    Scenarios,
    /// `translation-of:`
    Translation,
    /// `dictionary:`
    Dictionary,
}

impl FileKind {
    /// Every kind with the key that tells it and the name of its schema.
    pub const ALL: [(Self, &str, &str); 5] = [
        (Self::Procedure, "procedure", "procedure"),
        (Self::Overlay, "overlay", "overlay"),
        (Self::Scenarios, "tests-of", "tests"),
        (Self::Translation, "translation-of", "translation"),
        (Self::Dictionary, "dictionary", "dictionary"),
    ];

    /// What a file is, by the key that it has.
    pub fn of(root: &Node) -> Option<Self> {
        Self::ALL.iter().find(|(_, key, _)| root.entry(key).is_some()).map(|(kind, ..)| *kind)
    }
}

/// Checks the shape of a file and decodes it; with findings nothing is declared.
pub fn declare(tree: &Tree) -> (Option<Declaration>, Vec<Diagnostic>) {
    let Some(kind) = FileKind::of(&tree.root) else {
        return (None, vec![shape::unknown_kind(&tree.root)]);
    };
    let findings = shape::check(&tree.root, kind);
    if !findings.is_empty() {
        return (None, findings);
    }
    let declared = match kind {
        FileKind::Procedure => decode(&tree.root).map(|it| Declaration::Procedure(Box::new(it))),
        FileKind::Overlay => decode(&tree.root).map(|it| Declaration::Overlay(Box::new(it))),
        FileKind::Scenarios => decode(&tree.root).map(|it| Declaration::Scenarios(Box::new(it))),
        FileKind::Translation => decode(&tree.root).map(|it| Declaration::Translation(Box::new(it))),
        FileKind::Dictionary => decode(&tree.root).map(|it| Declaration::Dictionary(Box::new(it))),
    };
    match declared {
        Ok(declaration) => (Some(declaration), findings),
        Err(error) => (None, vec![not_taken_over(&error, tree)]),
    }
}

/// Declares a procedure of which rows were left out or replaced; lists may then be shorter than they are written.
pub fn declare_again(tree: &Tree) -> (Option<Procedure>, Vec<Diagnostic>) {
    let findings = shape::check_laid_over(&tree.root);
    if !findings.is_empty() {
        return (None, findings);
    }
    match decode(&tree.root) {
        Ok(procedure) => (Some(procedure), findings),
        Err(error) => (None, vec![not_taken_over(&error, tree)]),
    }
}

fn not_taken_over(error: &DecodeError, tree: &Tree) -> Diagnostic {
    Diagnostic::new(
        "shape",
        error.span.unwrap_or(tree.root.span),
        text!(
            en: "this value could not be taken over: {error}",
            vi: "không nhận được giá trị này: {error}",
        ),
    )
    .help(text!(
        en: "`thutuc explain shape` shows how values are written",
        vi: "xem cách viết các giá trị bằng `thutuc explain shape`",
    ))
}
