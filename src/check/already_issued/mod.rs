use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Id;
use crate::process::{Asked, Process};
use crate::{page, text};

/// A paper is asked that the state has already or that the procedure itself makes.
pub static ALREADY_ISSUED: Check = Check {
    meta: Meta { name: "already-issued", page: page!() },
    levels: Levels::ADVICE,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for asked in process.papers() {
        if asked.is_brought() && asked.replacements().next().is_none() {
            made_here(process, &asked, findings);
            held(process, &asked, findings);
        }
    }
}

fn made_here(process: &Process, asked: &Asked<'_>, findings: &mut Findings<'_>) {
    let paper = asked.paper;
    let steps = process.steps();
    let Some(maker) = steps.iter().find(|placed| placed.step.produces.contains(paper)) else { return };
    let step = &maker.step.id;
    findings
        .push(
            paper.span,
            text!(
                en: "`{paper}` is asked from the applicant, but step `{step}` of this procedure makes it",
                vi: "người nộp phải có `{paper}`, trong khi chính bước `{step}` của thủ tục này lập ra giấy đó",
            ),
        )
        .also(step.span, text!(en: "made here", vi: "lập ra ở bước này"))
        .help(text!(
            en: "write `mode: fetch` if this is the one made here; if another one is meant, allow it and say which",
            vi: "ghi `mode: fetch` nếu chính là giấy lập ra ở đây; nếu là giấy khác thì cho phép và nêu rõ giấy nào",
        ));
}

fn held(process: &Process, asked: &Asked<'_>, findings: &mut Findings<'_>) {
    let paper = asked.paper;
    let day = process.judged.day;
    let offered =
        |item: &&Id| process.dictionaries.data(&item.value).is_some_and(|data| data.is_offered(day));
    let row = process.dictionaries.papers.get(&paper.value);
    let Some(item) = row.and_then(|row| row.held.iter().find(offered)) else { return };
    findings
        .push(
            paper.span,
            text!(
                en: "`{paper}` is asked, but the state holds the same in `{item}`",
                vi: "yêu cầu `{paper}`, trong khi nhà nước đã có nội dung đó trong `{item}`",
            ),
        )
        .also(item.span, text!(en: "the dictionary says so here", vi: "danh mục giấy tờ ghi ở đây"))
        .help(text!(
            en: "write `replaced-by` with the register and the data item, or allow it and say why the paper is needed",
            vi: "ghi `replaced-by` kèm cơ sở dữ liệu và mục dữ liệu, hoặc cho phép và nêu vì sao vẫn cần giấy",
        ));
}
