use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::model::{Outcome, Silence};
use crate::process::{Process, onward_outcomes, refusing_outcomes};
use crate::source::{Span, Spanned};
use crate::{page, text};

/// Silence means something, but not where the case goes then.
pub static SILENCE_WHERE: Check = Check {
    meta: Meta { name: "silence-where", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for placed in process.steps() {
        let step = placed.step;
        let Some(silence) = &step.silence else { continue };
        let several = step.with.len() > 1;
        let agrees = silence.value == Silence::Agreed;
        let rows = match silence.value {
            Silence::Refused if several => {
                several_refuse(silence.span, findings);
                continue;
            }
            Silence::Agreed if several || step.outcomes.is_empty() => continue,
            Silence::Agreed => onward_outcomes(step),
            Silence::Refused => refusing_outcomes(&process.procedure, step),
            Silence::Escalated | Silence::Nothing => continue,
        };
        match (rows.as_slice(), agrees) {
            ([_], _) => {}
            ([], _) => none(silence.span, agrees, findings),
            (rows, _) => too_many(silence.span, rows, agrees, findings),
        }
    }
}

fn several_refuse(span: Span, findings: &mut Findings<'_>) {
    findings
        .push(
            span,
            text!(
                en: "several bodies are asked: the silence of one cannot refuse for all",
                vi: "hỏi nhiều cơ quan: một cơ quan im lặng không thể coi là tất cả từ chối",
            ),
        )
        .help(text!(
            en: "write `agreed`, `escalated` or `nothing`, or ask each body in a step of its own",
            vi: "ghi `agreed`, `escalated` hoặc `nothing`, hoặc hỏi mỗi cơ quan ở một bước riêng",
        ));
}

fn none(span: Span, agrees: bool, findings: &mut Findings<'_>) {
    let sentence = if agrees {
        text!(
            en: "silence agrees, but with no outcome does the case go on",
            vi: "im lặng là đồng ý, nhưng không có kết luận nào cho hồ sơ đi tiếp",
        )
    } else {
        text!(
            en: "silence refuses, but no outcome does",
            vi: "im lặng là từ chối, nhưng không có kết luận nào là từ chối",
        )
    };
    findings.push(span, sentence).help(help(agrees));
}

fn too_many(span: Span, rows: &[&Spanned<Outcome>], agrees: bool, findings: &mut Findings<'_>) {
    let sentence = if agrees {
        text!(
            en: "silence agrees, but with more than one outcome the case goes on",
            vi: "im lặng là đồng ý, nhưng có nhiều kết luận cho hồ sơ đi tiếp",
        )
    } else {
        text!(
            en: "silence refuses, but more than one outcome does",
            vi: "im lặng là từ chối, nhưng có nhiều kết luận là từ chối",
        )
    };
    let mut finding = findings.push(span, sentence);
    for row in rows {
        finding = finding.also(row.id.span, text!(en: "this one", vi: "kết luận này"));
    }
    finding.help(help(agrees));
}

fn help(agrees: bool) -> Text {
    if agrees {
        text!(
            en: "let exactly one outcome have neither `next` nor `ends`: the one that silence stands for",
            vi: "để đúng một kết luận không có `next` và `ends`: kết luận mà im lặng thay cho",
        )
    } else {
        text!(
            en: "let exactly one outcome have `ends: refused` or lead to a `refuse` step",
            vi: "để đúng một kết luận có `ends: refused` hoặc dẫn đến một bước `refuse`",
        )
    }
}
