use super::{Check, Drawn, Findings, Levels, Run};
use crate::family::Meta;
use crate::import::bpmn::Refused;
use crate::net::{Answer, MOST_STATES};
use crate::process::Process;
use crate::soundness::verdict;
use crate::source::Span;
use crate::{page, text};

/// Whether every case can end could not be found out.
pub static NOT_JUDGED: Check = Check {
    meta: Meta { name: "not-judged", page: page!() },
    levels: Levels::WARNING,
    run: Run::Several(&[Run::Model(model), Run::Process(process)]),
};

fn model(drawn: &Drawn<'_>, findings: &mut Findings<'_>) {
    let is_flow = |refused: &&Refused| matches!(refused.tag.as_str(), "sequenceFlow" | "messageFlow");
    // A flow that leads to what is not judged is told with that.
    let all = &drawn.model.refused;
    let only_flows = all.iter().all(|refused| is_flow(&refused));
    for refused in all.iter().filter(|refused| only_flows || !is_flow(refused)) {
        let tag = &refused.tag;
        findings
            .push(
                Span::new(drawn.id, refused.span.start, refused.span.end),
                text!(
                    en: "`{tag}` is not judged here, so nothing is said about this diagram",
                    vi: "chưa xét được `{tag}` ở đây, nên chưa có kết luận về sơ đồ này",
                ),
            )
            .help(text!(
                en: "draw this part with exclusive and parallel gateways, or look at it by hand",
                vi: "vẽ lại phần này bằng cổng loại trừ và cổng song song, hoặc tự xem xét phần này",
            ));
    }
    for (scope, verdict) in drawn.model.scopes.iter().zip(&drawn.verdicts) {
        if let (Answer::Undecided, Some(first)) = (verdict.answer, scope.nodes.first()) {
            undecided(drawn.span(first), findings);
        }
    }
}

fn process(process: &Process, findings: &mut Findings<'_>) {
    if verdict(process).is_some_and(|(_, verdict)| verdict.answer == Answer::Undecided) {
        undecided(process.procedure.procedure.span, findings);
    }
}

fn undecided(span: Span, findings: &mut Findings<'_>) {
    findings
        .push(
            span,
            text!(
                en: "too much can happen at the same time to look at every case: {MOST_STATES} situations were looked at",
                vi: "quá nhiều việc có thể diễn ra cùng lúc nên chưa xét hết mọi hồ sơ: đã xét {MOST_STATES} tình huống",
            ),
        )
        .help(text!(
            en: "let fewer ways run side by side, or put a part of them into a procedure of its own",
            vi: "giảm số lối chạy song song, hoặc tách một phần thành thủ tục riêng",
        ));
}
