use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::numbered_form;
use crate::source::File;
use crate::yaml::{Node, Tree};
use crate::{page, text};

/// A form that is not named by the law it belongs to and its number.
pub static FORM_UNNUMBERED: Check = Check {
    meta: Meta { name: "form-unnumbered", page: page!() },
    levels: Levels::WARNING,
    run: Run::Tree(run),
};

fn run(tree: &Tree, _: &File, findings: &mut Findings<'_>) {
    if tree.root.get("dictionary").is_none() {
        return;
    }
    for paper in tree.root.get("documents").map(Node::items).unwrap_or_default() {
        let Some(form) = paper.get("form") else { continue };
        let Some(words) = form.text().filter(|words| numbered_form(words).is_none()) else { continue };
        findings
            .push(
                form.span,
                text!(
                    en: "`{words}` does not name the law of the form and its number",
                    vi: "`{words}` không nêu đủ văn bản ban hành mẫu và số mẫu",
                ),
            )
            .help(text!(
                en: "write the id of the law, a blank, then the number: `nd-148-2024 mau-01`",
                vi: "ghi mã văn bản, một khoảng trắng, rồi số mẫu: `nd-148-2024 mau-01`",
            ));
    }
}
