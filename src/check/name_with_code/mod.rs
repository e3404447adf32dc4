use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::source::{Edit, File, Span};
use crate::yaml::{Node, Tree};
use crate::{page, text};

/// A name holds the code of its own procedure.
pub static NAME_WITH_CODE: Check = Check {
    meta: Meta { name: "name-with-code", page: page!() },
    levels: Levels::WARNING,
    run: Run::Tree(run),
};

fn run(tree: &Tree, file: &File, findings: &mut Findings<'_>) {
    let Some(code) = tree.root.get("code").and_then(Node::text) else { return };
    let Some(name) = tree.root.get("name") else { return };
    let Some(at) = file.slice(name.span).find(code) else { return };
    let start = name.span.start as usize + at;
    let words = Span::new(name.span.file, start, start + code.len());
    let reported = findings
        .push(
            words,
            text!(
                en: "the name holds the code `{code}`, which stands in `code` already",
                vi: "tên có lẫn mã `{code}`, vốn đã ghi ở `code`",
            ),
        )
        .help(text!(en: "take it out of the name", vi: "bỏ mã khỏi tên"));
    if let Some(brackets) = in_brackets(&file.text, words) {
        let title = text!(en: "take the code out", vi: "bỏ mã khỏi tên");
        reported.fix(title, vec![Edit::replace(brackets, "")]);
    }
}

/// The brackets around some words, with the blanks in front of them.
fn in_brackets(text: &str, words: Span) -> Option<Span> {
    let before = text[..words.start as usize].trim_end().strip_suffix('(')?.trim_end();
    let behind = &text[words.end as usize..];
    let rest = behind.trim_start().strip_prefix(')')?;
    let end = text.len() - rest.len();
    Some(Span::new(words.file, before.len(), end))
}
