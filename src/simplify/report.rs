//! What was simplified, for people and for programs.

use serde_json::json;

use super::Change;
use crate::diagnostic::{Language, Text};
use crate::process::Graph;
use crate::text;

/// The changes with their reasons, and how large the graph was and is.
pub fn report(changes: &[Change], before: &Graph, after: &Graph, language: Language) -> String {
    let mut lines = vec![heading(changes.len(), before.size(), after.size()).get(language).to_owned()];
    let rows = changes.iter().map(|change| format!("- {}: {}", change.name, change.reason.get(language)));
    lines.extend(rows);
    lines.join("\n") + "\n"
}

fn heading(changes: usize, before: (usize, usize), after: (usize, usize)) -> Text {
    let (nodes, flows) = before;
    let (left, paths) = after;
    match changes {
        0 => text!(
            en: "nothing to simplify: {nodes} nodes, {flows} flows",
            vi: "không có gì để rút gọn: {nodes} nút, {flows} đường",
        ),
        1 => text!(
            en: "1 simplification: {nodes} nodes become {left}, {flows} flows become {paths}",
            vi: "rút gọn 1 chỗ: từ {nodes} nút còn {left}, từ {flows} đường còn {paths}",
        ),
        _ => text!(
            en: "{changes} simplifications: {nodes} nodes become {left}, {flows} flows become {paths}",
            vi: "rút gọn {changes} chỗ: từ {nodes} nút còn {left}, từ {flows} đường còn {paths}",
        ),
    }
}

/// The same as JSON, with the reasons in both languages and places as byte offsets.
pub fn report_json(changes: &[Change], before: &Graph, after: &Graph) -> String {
    let size = |(nodes, flows): (usize, usize)| json!({"nodes": nodes, "flows": flows});
    let row = |change: &Change| {
        json!({
            "name": change.name,
            "reason": {"en": change.reason.en, "vi": change.reason.vi},
            "removed": change.removed,
            "place": {"file": change.span.file.0, "start": change.span.start, "end": change.span.end},
        })
    };
    let value = json!({
        "before": size(before.size()),
        "after": size(after.size()),
        "changes": changes.iter().map(row).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}
