use super::part_missing::ALWAYS;
use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Part;
use crate::process::Process;
use crate::{page, text};

/// A part that the law demands of every procedure is said not to exist.
pub static PART_DENIED: Check = Check {
    meta: Meta { name: "part-denied", page: page!() },
    levels: Levels::RISING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let denied = process.procedure.none.iter().filter(|denied| ALWAYS.contains(&denied.value));
    // A procedure may well ask for no paper; what is denied and written, `part-contradicted` says.
    for denied in denied.filter(|denied| denied.value != Part::Documents && !process.says(denied.value)) {
        let (word, term) = (denied.value.word(), denied.value.term());
        findings
            .push(
                denied.span,
                text!(
                    en: "`{word}` ({term}) are said not to exist, and by law every procedure has this part",
                    vi: "ghi là không có `{word}` ({term}), mà theo luật thủ tục nào cũng phải có bộ phận này";
                    term = term
                ),
            )
            .help(text!(
                en: "look for it in the law; if it is not known, move it to `unknown`; if the law says nothing, that is \
                     a point to propose for amendment",
                vi: "tra lại trong văn bản; nếu chưa biết thì chuyển sang `unknown`; nếu văn bản không quy định thì đó là \
                     điểm cần kiến nghị sửa đổi",
            ));
    }
}
