use serde_json::Value as Json;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::source::{File, Span};
use crate::yaml::{Node, Tree, Value};
use crate::{page, text};

/// Something that another reader of YAML reads otherwise, or not at all.
pub static READ_DIFFERENTLY: Check = Check {
    meta: Meta { name: "read-differently", page: page!() },
    levels: Levels::STRICT,
    run: Run::Tree(run),
};

fn run(tree: &Tree, file: &File, findings: &mut Findings<'_>) {
    // What was found while reading says already that the text can be taken in two ways.
    if !tree.sound {
        return;
    }
    match serde_yaml::from_str::<Json>(&file.text) {
        Ok(json) => {
            if let Some((span, other)) = first_difference(&tree.root, &json) {
                differs(span, &other, findings);
            }
        }
        Err(error) => {
            let at = error.location().map_or(0, |location| location.index());
            refused(character(file, tree.root.span, at), findings);
        }
    }
}

/// The character at an offset, or the end of the file.
fn character(file: &File, root: Span, offset: usize) -> Span {
    let start = file.text.floor_char_boundary(offset.min(file.text.len()));
    let length = file.text[start..].chars().next().map_or(0, char::len_utf8);
    Span::new(root.file, start, start + length)
}

/// The first place at which the two differ, and what the other reader has there.
fn first_difference<'a>(root: &'a Node, json: &'a Json) -> Option<(Span, String)> {
    let mut waiting = vec![(root, json)];
    while let Some((node, other)) = waiting.pop() {
        match (&node.value, other) {
            (Value::List(items), Json::Array(others)) if items.len() == others.len() => {
                waiting.extend(items.iter().zip(others).rev());
            }
            (Value::Map(entries), Json::Object(others)) if entries.len() == others.len() => {
                if let Some(entry) = entries.iter().find(|entry| !others.contains_key(&*entry.key.value)) {
                    return Some((entry.key.span, others.keys().cloned().collect::<Vec<_>>().join(", ")));
                }
                waiting.extend(entries.iter().rev().map(|entry| (&entry.value, &others[&*entry.key.value])));
            }
            (Value::Scalar(_), other) if node.to_json() == *other => {}
            _ => return Some((node.span, other.to_string())),
        }
    }
    None
}

fn differs(span: Span, other: &str, findings: &mut Findings<'_>) {
    let other: String = other.chars().take(60).collect();
    findings
        .push(
            span,
            text!(
                en: "another common reader of YAML reads `{other}` here",
                vi: "một phần mềm đọc YAML thông dụng khác đọc chỗ này thành `{other}`",
            ),
        )
        .help(text!(
            en: "put the text in double quotes on one line, without invisible characters",
            vi: "đặt đoạn chữ trong dấu nháy kép trên một dòng, bỏ các ký tự không nhìn thấy",
        ));
}

fn refused(span: Span, findings: &mut Findings<'_>) {
    findings
        .push(
            span,
            text!(
                en: "another common reader of YAML refuses the file at this place",
                vi: "một phần mềm đọc YAML thông dụng khác không đọc được tệp từ chỗ này",
            ),
        )
        .help(text!(
            en: "write this part more plainly: no codes behind \\, no invisible characters, no tabs",
            vi: "viết chỗ này đơn giản hơn: không dùng mã sau dấu \\, không có ký tự không nhìn thấy, không dùng Tab",
        ));
}
