use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Part;
use crate::process::Process;
use crate::source::{Span, Spanned};
use crate::{page, text};

/// One part is said to be there and not to be there.
pub static PART_CONTRADICTED: Check = Check {
    meta: Meta { name: "part-contradicted", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let procedure = &process.procedure;
    let written = |part: Part| {
        let entry = process.root.entry(part.word()).filter(|_| procedure.has(part));
        entry.map(|entry| entry.key.span)
    };
    for denied in &procedure.none {
        if let Some(rows) = written(denied.value) {
            denied_and_written(denied, rows, findings);
        }
    }
    for open in &procedure.unknown {
        let denied = procedure.none.iter().find(|denied| denied.value == open.value);
        if let Some(rows) = written(open.value) {
            open_and_written(open, rows, findings);
        } else if let Some(denied) = denied {
            open_and_denied(open, denied.span, findings);
        }
    }
}

fn denied_and_written(denied: &Spanned<Part>, rows: Span, findings: &mut Findings<'_>) {
    let (word, term) = (denied.value.word(), denied.value.term());
    findings
        .push(
            denied.span,
            text!(
                en: "`none` says that `{word}` ({term}) do not exist, and they are written all the same",
                vi: "`none` ghi là không có `{word}` ({term}), mà phần này vẫn được ghi";
                term = term
            ),
        )
        .also(rows, text!(en: "they are written here", vi: "phần này ghi ở đây"))
        .help(text!(
            en: "take `{word}` out of `none`, or take the rows away",
            vi: "bỏ `{word}` khỏi `none`, hoặc bỏ các dòng đã ghi",
        ));
}

fn open_and_written(open: &Spanned<Part>, rows: Span, findings: &mut Findings<'_>) {
    let (word, term) = (open.value.word(), open.value.term());
    findings
        .push(
            open.span,
            text!(
                en: "`unknown` says that nothing is known of `{word}` ({term}), and they are written all the same",
                vi: "`unknown` ghi là chưa biết gì về `{word}` ({term}), mà phần này vẫn được ghi";
                term = term
            ),
        )
        .also(rows, text!(en: "they are written here", vi: "phần này ghi ở đây"))
        .help(text!(
            en: "take `{word}` out of `unknown`; what is not known of a single row is said on that row",
            vi: "bỏ `{word}` khỏi `unknown`; điều chưa biết của riêng một dòng thì ghi ngay ở dòng đó",
        ));
}

fn open_and_denied(open: &Spanned<Part>, denied: Span, findings: &mut Findings<'_>) {
    let (word, term) = (open.value.word(), open.value.term());
    findings
        .push(
            open.span,
            text!(
                en: "`{word}` ({term}) stand in `unknown` and in `none`: what does not exist is known",
                vi: "`{word}` ({term}) nằm ở cả `unknown` và `none`: đã biết là không có thì không phải chưa biết";
                term = term
            ),
        )
        .also(denied, text!(en: "declared not to exist here", vi: "ở đây ghi là không có"))
        .help(text!(en: "keep the one that holds", vi: "giữ lại nơi đúng với thực tế"));
}
