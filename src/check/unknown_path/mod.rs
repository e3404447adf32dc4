use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Id;
use crate::process::{Process, Unfit, nearest_path};
use crate::source::Edit;
use crate::{page, text};

/// A change of something that the procedure does not have.
pub static UNKNOWN_PATH: Check = Check {
    meta: Meta { name: "unknown-path", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let id = &process.procedure.procedure;
    for misfit in &process.misfits {
        let (words, span) = (&misfit.words, misfit.words.span);
        let (sentence, help) = match misfit.why {
            Unfit::UnknownPath => {
                unknown_path(process, words, findings);
                continue;
            }
            Unfit::UnknownRow => (
                text!(
                    en: "in `{id}` there is no row `{words}` to put the new one behind",
                    vi: "trong `{id}` không có hàng `{words}` để đặt hàng mới vào sau",
                ),
                text!(
                    en: "name a row of the list that `path` leads to",
                    vi: "ghi id của một hàng trong danh sách mà `path` dẫn đến",
                ),
            ),
            Unfit::Placeless => (
                text!(en: "nothing says where the new row goes", vi: "chưa ghi hàng mới đặt vào đâu"),
                text!(
                    en: "name the list in `path`, and for a step the one it comes behind in `after`",
                    vi: "ghi danh sách ở `path`; với bước thì ghi thêm ở `after` bước đứng trước nó",
                ),
            ),
            Unfit::NoBetter => continue,
        };
        findings.push(span, sentence).help(help);
    }
}

fn unknown_path(process: &Process, path: &Id, findings: &mut Findings<'_>) {
    let id = &process.procedure.procedure;
    let reported = findings.push(
        path.span,
        text!(en: "`{path}` leads to nothing in `{id}`", vi: "`{path}` không dẫn đến đâu trong `{id}`"),
    );
    match nearest_path(&process.root, path) {
        Some(near) => {
            let edit = Edit::replace(path.span, near.as_str());
            reported
                .help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`"))
                .fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![edit])
        }
        None => reported.help(text!(
            en: "write the part, then the ids of the rows, joined by dots: `limits.chung`",
            vi: "viết tên phần rồi id của các hàng, nối bằng dấu chấm: `limits.chung`",
        )),
    };
}
