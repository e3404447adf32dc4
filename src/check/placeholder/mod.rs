use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::source::File;
use crate::yaml::{Node, Tree};
use unicode_normalization::UnicodeNormalization;
use crate::{page, text};

/// Words that stand for something still to be filled in.
pub static PLACEHOLDER: Check = Check {
    meta: Meta { name: "placeholder", page: page!() },
    levels: Levels::RISING,
    run: Run::Tree(run),
};

/// What portals show where they have nothing.
const NOTHING: [&str; 6] =
    ["chưa có thông tin", "đang cập nhật", "không có thông tin", "n/a", "tbd", "todo"];

fn run(tree: &Tree, _: &File, findings: &mut Findings<'_>) {
    let decisions = tree.root.get("announced").map(Node::items).unwrap_or_default();
    for decision in decisions.iter().filter_map(|row| row.get("decision")) {
        if decision.text().is_some_and(|number| !is_number(number)) {
            report(decision, findings);
        }
    }
    tree.root.walk(&mut |node| {
        let folded: String = node.text().unwrap_or_default().to_lowercase().nfc().collect();
        let words = folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…'));
        if NOTHING.contains(&words) {
            report(node, findings);
        }
    });
}

fn report(node: &Node, findings: &mut Findings<'_>) {
    let words = node.text().unwrap_or_default();
    findings
        .push(
            node.span,
            text!(
                en: "“{words}” stands here for something still to be filled in",
                vi: "“{words}” chỉ là chữ điền tạm, chưa phải nội dung thật",
            ),
        )
        .help(text!(
            en: "write what it is; if that is not known, leave the key out or say so in `unknown`",
            vi: "ghi nội dung thật; nếu chưa biết thì bỏ khóa này hoặc ghi vào `unknown`",
        ));
}

/// Whether this can be the number of a decision: `163/QĐ-BTP`, `QĐ/9-BCA`, but not `Demo/QĐ-BCA` or `QĐ/0001-BTP`.
fn is_number(decision: &str) -> bool {
    let folded = decision.to_lowercase();
    let words = ["demo", "test", "thử", "xxx"];
    let digits = folded.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (filled, total) =
        digits.fold((0, 0), |(filled, total), run| (filled + usize::from(!run.starts_with("000")), total + 1));
    filled == total && total > 0 && !words.iter().any(|word| folded.contains(word))
}
