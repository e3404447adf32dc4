use super::{Check, Drawn, Findings, Levels, Run};
use crate::family::Meta;
use crate::net::Fault;
use crate::{page, text};

/// In a diagram, something that can never happen.
pub static NEVER_RUNS: Check =
    Check { meta: Meta { name: "never-runs", page: page!() }, levels: Levels::ERROR, run: Run::Model(run) };

fn run(drawn: &Drawn<'_>, findings: &mut Findings<'_>) {
    // Where cases get stuck, what they do not come to is told with that.
    for (scope, verdict) in drawn.model.scopes.iter().zip(&drawn.verdicts) {
        if verdict.faults != [Fault::Dead] {
            continue;
        }
        let is_dead = |node: usize| verdict.dead.iter().any(|dead| dead.node == node && dead.flow.is_none());
        for (node, element) in scope.nodes.iter().enumerate().filter(|(node, _)| is_dead(*node)) {
            // Of several that only follow one another the first is told.
            let mut before = scope.plan.flows.iter().filter(|flow| flow.to == node).peekable();
            if before.peek().is_some() && before.all(|flow| is_dead(flow.from)) {
                continue;
            }
            let name = &element.name;
            findings
                .push(
                    drawn.span(element),
                    text!(en: "no case can come to «{name}»", vi: "không hồ sơ nào đến được «{name}»"),
                )
                .help(text!(
                    en: "draw a flow to it, or take it out",
                    vi: "vẽ luồng dẫn đến phần tử này, hoặc bỏ nó đi",
                ));
        }
    }
}
