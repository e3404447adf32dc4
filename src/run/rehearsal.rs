//! Scenarios that were run, with what came out.

use crate::diagnostic::{Diagnostic, Text};
use crate::source::{FileId, Span, Spanned};

use super::{Coverage, Kind, Mismatch, Trace};

/// The name under which a mismatch is reported beside the findings of checks.
const RULE: &str = "scenario-fails";

/// All scenarios of one procedure, run.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    /// Id of the procedure.
    pub procedure: String,
    /// The scenarios, in the order of their files.
    pub tried: Vec<Tried>,
    /// What they saw of the procedure.
    pub coverage: Coverage,
    /// What they did not see, in words.
    pub missing: Vec<(Kind, Text)>,
}

/// One scenario, run.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Its file.
    pub file: FileId,
    /// Its name.
    pub name: Spanned<String>,
    /// What came out; none where no version holds on its day.
    pub trace: Option<Trace>,
    /// What came out otherwise than expected.
    pub mismatches: Vec<Mismatch>,
}

impl Tried {
    /// Whether everything came out as expected.
    pub fn is_fine(&self) -> bool {
        self.mismatches.is_empty()
    }

    /// Notes something that is wrong.
    pub fn say(&mut self, span: Span, sentence: Text) {
        self.mismatches.push(Mismatch { span, sentence, help: None });
    }

    /// Everything that came out otherwise, as findings.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for Mismatch { span, sentence, help } in &self.mismatches {
            let mut finding = Diagnostic::new(RULE, *span, sentence.clone());
            finding.help.clone_from(help);
            found.push(finding);
        }
        found
    }
}
