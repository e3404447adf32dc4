use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Process, Window};
use crate::{page, text};

/// A reduction of a fee whose days are over.
pub static DISCOUNT_ENDED: Check = Check {
    meta: Meta { name: "discount-ended", page: page!() },
    levels: Levels::ADVICE,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let day = process.judged.day;
    process.root.walk_keyed(&mut |key, row| {
        let window = Window::of(row).filter(|_| key == "discounts");
        let Some(last) = window.and_then(|window| window.until).filter(|last| last.value < day) else {
            return;
        };
        findings
            .push(
                last.span,
                text!(
                    en: "this reduction ended on {last}; since then the full sum is due",
                    vi: "mức giảm này hết hạn ngày {last}; sau ngày đó phải nộp đủ",
                ),
            )
            .help(text!(
                en: "write the new last day if the reduction was prolonged, or take the row out",
                vi: "ghi ngày cuối mới nếu việc giảm được kéo dài, hoặc bỏ dòng này",
            ));
    });
}
