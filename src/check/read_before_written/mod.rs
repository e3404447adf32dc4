use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::model::Formula;
use crate::process::{Guard, Process, sites};
use crate::source::Span;
use crate::{page, text};

/// What the agency finds out is read where it cannot be known yet, whichever way the case went.
pub static READ_BEFORE_WRITTEN: Check = Check {
    meta: Meta { name: "read-before-written", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let facts: Vec<&str> = process.facts_of_agency().map(|fact| fact.id.value.as_str()).collect();
    if facts.is_empty() {
        return;
    }
    at_steps(process, &facts, findings);
    at_filing(process, &facts, findings);
}

/// Conditions on the way that a case comes to before any step that writes what they read.
fn at_steps(process: &Process, facts: &[&str], findings: &mut Findings<'_>) {
    let graph = process.graph();
    let formulas: Vec<&Formula> = sites(&process.procedure).iter().map(|site| site.formula).collect();
    for flow in graph.flows() {
        let (Guard::When { formula: Some(span), .. } | Guard::Outcome { formula: Some(span), .. }) =
            flow.flow.guard
        else {
            continue;
        };
        let Some(formula) = formulas.iter().find(|formula| formula.span == span) else { continue };
        for (fact, place) in read(process, formula, facts) {
            let known = process.known_after(fact);
            if !known.is_empty() && !known.contains(&flow.from) {
                let help = text!(
                    en: "put a step that writes it in front of this place",
                    vi: "đặt bước ghi điều đó lên trước chỗ này",
                );
                report(process, fact, place, help, findings);
            }
        }
    }
}

/// Conditions of papers that are due with the filing, when no step has written anything.
fn at_filing(process: &Process, facts: &[&str], findings: &mut Findings<'_>) {
    for asked in process.papers().iter().filter(|asked| asked.step().is_none()) {
        for condition in asked.conditions() {
            for (fact, place) in read(process, condition, facts) {
                if !process.writers(fact).is_empty() {
                    let help = text!(
                        en: "write `step` with the step at which the paper is due, behind the one that writes it",
                        vi: "ghi `step` là bước nộp giấy này, sau bước ghi điều đó",
                    );
                    report(process, fact, place, help, findings);
                }
            }
        }
    }
}

fn read<'f>(process: &Process, formula: &Formula, facts: &[&'f str]) -> Vec<(&'f str, Span)> {
    let uses = process.reads(formula);
    uses.iter().filter_map(|(name, span)| Some((*facts.iter().find(|fact| *fact == name)?, *span))).collect()
}

fn report(process: &Process, fact: &str, place: Span, help: Text, findings: &mut Findings<'_>) {
    let writers = process.writers(fact);
    let Some(writer) = writers.first() else { return };
    let step = &writer.id;
    findings
        .push(
            place,
            text!(
                en: "`{fact}` is read here before step `{step}` has written it",
                vi: "ở đây dùng `{fact}` khi bước `{step}` chưa ghi điều đó",
            ),
        )
        .also(step.span, text!(en: "written here", vi: "ghi ở bước này"))
        .help(help);
}
