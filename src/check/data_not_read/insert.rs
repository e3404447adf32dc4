//! Writing `reads` into a step as its author would: in braces or in lines, beside what it reads already.

use crate::model::Step;
use crate::source::{Edit, File, Span, Spanned};

/// The change that lets a step read these items too; none where its style cannot be told.
pub fn reads(step: &Spanned<Step>, items: &[&str], file: &File) -> Option<Edit> {
    let listed = items.join(", ");
    let text = &file.text;
    // What an overlay wrote into the step stands in another file.
    let elsewhere = |span: Span| span.file != step.span.file;
    if elsewhere(step.kind.span) || step.reads.iter().any(|read| elsewhere(read.span)) {
        return None;
    }
    if let Some(last) = step.reads.last() {
        let end = last.span.end as usize;
        if text[end..].trim_start().starts_with([',', ']']) {
            return Some(insert(last.span, end, format!(", {listed}")));
        }
        let start = last.span.start as usize;
        let before = &text[line_start(text, start)..start];
        let bullet =
            before.trim_end().ends_with('-') && before.bytes().all(|byte| matches!(byte, b' ' | b'-'));
        let lines = items.iter().fold(String::new(), |lines, item| lines + "\n" + before + item);
        return bullet.then(|| insert(last.span, line_end(text, end), lines));
    }
    let end = step.kind.span.end as usize;
    if text[step.span.start as usize..].starts_with('{') {
        return Some(insert(step.span, end, format!(", reads: [{listed}]")));
    }
    let start = step.span.start as usize;
    let column = start - line_start(text, start);
    Some(insert(step.span, line_end(text, end), format!("\n{:column$}reads: [{listed}]", "")))
}

fn insert(near: Span, at: usize, text: String) -> Edit {
    Edit::insert(Span::new(near.file, at, at), text)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The end of a line, behind its comment.
fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    end - usize::from(text[at..end].ends_with('\r'))
}
