use super::Check;
use crate::diagnostic::{Diagnostic, Fix, Label, Story, Text};
use crate::source::{Edit, File, FileId, Sources, Span};

/// Where a check reports what it finds.
pub struct Findings<'a> {
    rule: &'static str,
    sources: &'a Sources,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// The findings of one check, added to those of others.
    pub fn of(check: &Check, sources: &'a Sources, found: &'a mut Vec<Diagnostic>) -> Self {
        Self { rule: check.meta.name, sources, found }
    }

    /// The file a place is in, for fixes that must fit what stands around it.
    pub fn file(&self, id: FileId) -> &'a File {
        self.sources.file(id)
    }

    /// Reports what is wrong at a place.
    pub fn push(&mut self, span: Span, sentence: Text) -> Reported<'_> {
        self.add(Diagnostic::new(self.rule, span, sentence))
    }

    /// Reports what was put together elsewhere, under the rule of the check.
    pub fn add(&mut self, finding: Diagnostic) -> Reported<'_> {
        self.found.push(Diagnostic { rule: self.rule, ..finding });
        Reported(self.found.last_mut().expect("pushed above"))
    }
}

/// A finding just reported, to which help and other places are added.
pub struct Reported<'a>(&'a mut Diagnostic);

impl Reported<'_> {
    /// Adds what to do.
    #[expect(clippy::return_self_not_must_use, reason = "the finding is reported already")]
    pub fn help(self, help: Text) -> Self {
        self.0.help = Some(help);
        self
    }

    /// Adds another place.
    #[expect(clippy::return_self_not_must_use, reason = "the finding is reported already")]
    pub fn also(self, span: Span, text: Text) -> Self {
        self.0.others.push(Label { span, text });
        self
    }

    /// Adds how it comes about, if that can be told.
    #[expect(clippy::return_self_not_must_use, reason = "the finding is reported already")]
    pub fn story(self, story: Option<Story>) -> Self {
        self.0.story = story;
        self
    }

    /// Adds changes that would put it right, but change what is meant.
    #[expect(clippy::return_self_not_must_use, reason = "the finding is reported already")]
    pub fn proposals(self, proposals: Vec<Fix>) -> Self {
        self.0.proposals = proposals;
        self
    }

    /// Adds a change that puts it right.
    #[expect(clippy::return_self_not_must_use, reason = "the finding is reported already")]
    pub fn fix(self, title: Text, edits: Vec<Edit>) -> Self {
        self.0.fix = Some(Fix { title, edits });
        self
    }
}
