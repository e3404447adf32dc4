use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
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
    let id = &process.procedure.procedure.value;
    for misfit in &process.misfits {
        let (words, span) = (&misfit.words.value, misfit.words.span);
        match misfit.why {
            Unfit::UnknownPath => {
                let reported = findings.push(
                    span,
                    text!(
                        en: "`{words}` leads to nothing in `{id}`",
                        vi: "`{words}` không dẫn đến đâu trong `{id}`",
                    ),
                );
                match nearest_path(&process.root, words) {
                    Some(near) => {
                        reported.help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`")).fix(
                            text!(en: "write `{near}`", vi: "viết `{near}`"),
                            vec![Edit::replace(span, near)],
                        )
                    }
                    None => reported.help(text!(
                        en: "write the part, then the ids of the rows, joined by dots: `limits.chung`",
                        vi: "viết tên phần rồi id của các hàng, nối bằng dấu chấm: `limits.chung`",
                    )),
                };
            }
            Unfit::UnknownRow => {
                findings
                    .push(
                        span,
                        text!(
                            en: "in `{id}` there is no row `{words}` to put the new one behind",
                            vi: "trong `{id}` không có hàng `{words}` để đặt hàng mới vào sau",
                        ),
                    )
                    .help(text!(
                        en: "name a row of the list that `path` leads to",
                        vi: "ghi id của một hàng trong danh sách mà `path` dẫn đến",
                    ));
            }
            Unfit::Placeless => {
                findings
                    .push(
                        span,
                        text!(
                            en: "nothing says where the new row goes",
                            vi: "chưa ghi hàng mới đặt vào đâu",
                        ),
                    )
                    .help(text!(
                        en: "name the list in `path`, and for a step the one it comes behind in `after`",
                        vi: "ghi danh sách ở `path`; với bước thì ghi thêm ở `after` bước đứng trước nó",
                    ));
            }
            Unfit::NoBetter => {}
        }
    }
}
