use super::{Check, Drawn, Findings, Levels, Run};
use crate::family::Meta;
use crate::net::{Answer, Fault};
use crate::process::Process;
use crate::soundness::{causes, show, verdict, worded};
use crate::{page, text};

/// Two branches come to the same step, one after the other or at once.
pub static RUNS_TWICE: Check = Check {
    meta: Meta { name: "runs-twice", page: page!() },
    levels: Levels::ERROR,
    run: Run::Several(&[Run::Process(run), Run::Model(model)]),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let Some((drawing, verdict)) = verdict(process) else { return };
    if verdict.answer != Answer::Unsound
        || !verdict.faults.contains(&Fault::Doubled)
        || !causes(process).is_empty()
    {
        return;
    }
    let worded = worded(process, &drawing);
    let Some(shown) = show(&worded) else { return };
    let Some(node) = shown.node.map(|node| &worded.nodes[node]) else { return };
    let name = &node.name;
    let mut finding = findings.push(
        node.span,
        text!(
            en: "{name} can be done twice for one case, as two branches come to it",
            vi: "{name} có thể bị làm hai lần trong một hồ sơ vì có hai nhánh cùng dẫn đến";
            name = name
        ),
    );
    if let Some(fork) = shown.fork.map(|fork| worded.nodes[fork].span) {
        finding = finding.also(fork, text!(en: "the branches begin here", vi: "các nhánh bắt đầu từ đây"));
    }
    finding.story(Some(shown.story)).help(text!(
        en: "lead the branches to their `join` and decide behind it, or give each branch a step of its own",
        vi: "cho các nhánh đi đến `join` rồi quyết định ở sau đó, hoặc cho mỗi nhánh một bước riêng",
    ));
}

fn model(drawn: &Drawn<'_>, findings: &mut Findings<'_>) {
    for (worded, shown) in drawn.with(Fault::Doubled) {
        let Some(node) = shown.node.map(|node| &worded.nodes[node]) else { continue };
        let (name, gateways) = (&node.name, drawn.gateways(&worded));
        let mut finding = findings.push(
            node.span,
            text!(
                en: "{name} can be done twice for one case, as two ways come to it",
                vi: "{name} có thể bị làm hai lần trong một hồ sơ vì có hai lối cùng dẫn đến";
                name = name
            ),
        );
        if let Some(fork) = shown.fork.map(|fork| worded.nodes[fork].span) {
            finding = finding.also(fork, text!(en: "the ways part here", vi: "hai lối tách ra từ đây"));
        }
        finding.story(Some(shown.story)).proposals(gateways).help(text!(
            en: "join ways that are all walked with a parallel gateway before going on",
            vi: "gộp các lối cùng đi bằng cổng song song (AND) trước khi đi tiếp",
        ));
    }
}
