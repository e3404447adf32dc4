use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Id;
use crate::process::{Catalog, Process};
use crate::{page, text};

/// Procedures that call each other in a circle.
pub static CALL_CIRCLE: Check = Check {
    meta: Meta { name: "call-circle", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

/// Calls by the procedure in which they stand.
type Calls<'a> = BTreeMap<&'a str, Vec<&'a Id>>;

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    let mut calls = Calls::new();
    for process in catalog.in_force() {
        calls.entry(process.procedure.procedure.as_str()).or_default().extend(called(process));
    }
    for process in &catalog.processes {
        let own = process.procedure.procedure.as_str();
        for first in called(process) {
            let Some(circle) = circle(own, first, &calls) else { continue };
            // Each circle is told once, in the file that comes first.
            let others = &circle[..circle.len() - 1];
            if process.judged.in_force && others.iter().any(|id| id.as_str() < own) {
                continue;
            }
            report(own, &circle, findings);
        }
    }
}

fn called(process: &Process) -> Vec<&Id> {
    process.calls().into_iter().filter_map(|step| step.procedure.as_ref()).collect()
}

/// The shortest way along calls from a procedure back to itself that begins with a certain call.
fn circle<'a>(own: &str, first: &'a Id, calls: &Calls<'a>) -> Option<Vec<&'a Id>> {
    let mut seen = BTreeSet::from([first.as_str()]);
    let mut waiting = VecDeque::from([vec![first]]);
    while let Some(way) = waiting.pop_front() {
        let last = way.last().expect("a way begins with a call");
        if last.as_str() == own {
            return Some(way);
        }
        for &next in calls.get(last.as_str()).into_iter().flatten() {
            if seen.insert(next.as_str()) {
                let mut longer = way.clone();
                longer.push(next);
                waiting.push_back(longer);
            }
        }
    }
    None
}

fn report(own: &str, circle: &[&Id], findings: &mut Findings<'_>) {
    let names: Vec<&str> = [own].into_iter().chain(circle.iter().map(|id| id.as_str())).collect();
    let names = names.join(" → ");
    let mut finding = findings.push(
        circle[0].span,
        text!(
            en: "this call leads back to the procedure it stands in: {names}",
            vi: "lời gọi này quay lại chính thủ tục đang gọi: {names}",
        ),
    );
    for call in &circle[1..] {
        let text = text!(en: "then this one is called", vi: "rồi gọi tiếp thủ tục này");
        finding = finding.also(call.span, text);
    }
    finding.help(text!(
        en: "take one of these calls out, or let it name another procedure",
        vi: "bỏ một trong các lời gọi này, hoặc gọi một thủ tục khác",
    ));
}
