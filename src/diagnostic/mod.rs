//! What the compiler says, in two languages, and every format it is printed in.

mod cut;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod lines;
mod plain;
mod report;
mod sarif;
#[cfg(test)]
mod tests;

pub(crate) use junit::{attribute as xml_attribute, content as xml_content};
pub use report::{Format, Options, Report, RuleInfo, render, write};

use crate::source::{Edit, Span};

/// The language a reader wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// One sentence in both languages; made with [`text!`](crate::text).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// English.
    pub en: String,
    /// Vietnamese.
    pub vi: String,
}

impl Text {
    /// The sentence in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

/// A sentence in both languages, side by side; a hole that is filled in one only does not compile. What stands behind
/// `;` is itself a [`Text`] and goes into each sentence in its language.
#[macro_export]
macro_rules! text {
    (en: $en:literal, vi: $vi:literal $(, $name:ident = $value:expr)* $(; $part:ident = $text:expr)* $(,)?) => {
        $crate::diagnostic::Text {
            en: format!($en $(, $name = $value)* $(, $part = $text.en)*),
            vi: format!($vi $(, $name = $value)* $(, $part = $text.vi)*),
        }
    };
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Advice,
    /// Should be put right.
    Warning,
    /// Stops the exports.
    Error,
}

impl Severity {
    /// The word for it, lower case.
    pub fn word(self) -> Text {
        match self {
            Self::Advice => text!(en: "advice", vi: "gợi ý"),
            Self::Warning => text!(en: "warning", vi: "cảnh báo"),
            Self::Error => text!(en: "error", vi: "lỗi"),
        }
    }

    /// The word that programs read, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Another place that belongs to a finding, with what it has to do with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there.
    pub text: Text,
}

/// What happens to one case that shows the fault.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Story {
    /// The whole of it in a sentence.
    pub told: Text,
    /// What happens, step by step, and where it is written.
    pub steps: Vec<Label>,
}

/// A change that puts a finding right without changing what was meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What it does, as an instruction.
    pub title: Text,
    /// The changes, all or none.
    pub edits: Vec<Edit>,
}

/// One finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule, in kebab-case.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The bytes it is about.
    pub span: Span,
    /// What is wrong: no full stop, no blame, no remedy.
    pub sentence: Text,
    /// Other places that belong to it.
    pub others: Vec<Label>,
    /// How it comes about.
    pub story: Option<Story>,
    /// What to do.
    pub help: Option<Text>,
    /// A change that does it.
    pub fix: Option<Fix>,
    /// Changes that would do it too, but change what is meant: somebody has to choose.
    pub proposals: Vec<Fix>,
}

impl Diagnostic {
    /// An error at a place; severities by profile are set afterwards.
    pub fn new(rule: &'static str, span: Span, sentence: Text) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            span,
            sentence,
            others: Vec::new(),
            story: None,
            help: None,
            fix: None,
            proposals: Vec::new(),
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// What is wrong, how it comes about and what to do, a line each; for formats with room for one message only.
    fn message(&self, language: Language) -> String {
        let story = self.story.as_ref().map(|story| &story.told);
        let lines = [Some(&self.sentence), story, self.help.as_ref()];
        lines.into_iter().flatten().map(|text| text.get(language)).collect::<Vec<_>>().join("\n")
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, span: Span, text: Text) -> Self {
        self.others.push(Label { span, text });
        self
    }

    /// Adds a change that puts it right.
    #[must_use]
    pub fn fix(mut self, title: Text, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { title, edits });
        self
    }
}
