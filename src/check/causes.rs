//! What keeps cases from ending once is looked for together, and told by the rule that it belongs to.

use super::Findings;
use crate::diagnostic::{Diagnostic, Text};
use crate::process::Process;
use crate::soundness::{Cause, How, Mending, causes, mend};
use crate::source::Span;

/// Tells each cause of one rule, with its story and the changes that were tried.
pub fn tell(
    process: &Process,
    findings: &mut Findings<'_>,
    told: impl Fn(&How<'_>, Span) -> Option<Diagnostic>,
) {
    let all = causes(process);
    let told: Vec<Option<Diagnostic>> = all.iter().map(|Cause { span, how }| told(how, *span)).collect();
    if told.iter().all(Option::is_none) {
        return;
    }
    let mendings = mend(process, &all, findings.file(process.file));
    for (finding, Mending { story, fixes }) in told.into_iter().zip(mendings) {
        if let Some(finding) = finding {
            findings.add(finding).story(story).proposals(fixes);
        }
    }
}

/// The rule of a finding that is being put together: the one under which it is added.
const OPEN: &str = "";

/// A finding to be put together.
pub fn finding(span: Span, sentence: Text) -> Diagnostic {
    Diagnostic::new(OPEN, span, sentence)
}
