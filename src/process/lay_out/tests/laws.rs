//! Laws that hold for every graph, whatever is written.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::laid_out;
use crate::process::graph::NodeKind;
use crate::process::lay_out::Layout;

/// What a step says besides its id.
const BODIES: [&str; 16] = [
    "kind: submit, by: applicant",
    "kind: submit, by: applicant, within: 5 days, late: TO",
    "kind: check, by: xa, when: a",
    "kind: check, by: xa, next: TO",
    "kind: check, by: xa, next: TO, times: 2, exhausted: OR",
    "kind: check, by: xa, outcomes: [{id: a}, {id: b, next: TO, times: 1}, {id: c, ends: refused}]",
    "kind: receive, by: xa, channels: [online], choose: [{when: a, next: TO}, {next: OR}]",
    "kind: supplement, by: xa, back-to: TO, within: 3 days, late: OR, times: 1, exhausted: OR",
    "kind: supplement, by: xa, back-to: TO",
    "kind: consult, by: xa, with: [thue, so], limit: 3 days, silence: agreed, overdue: [{after: 5 days, next: TO}]",
    "kind: decide, by: xa, limit: 3 days, silence: refused, outcomes: [{id: a}, {id: b, ends: refused}]",
    "kind: pay, by: applicant, within: 2 days, late: TO, overdue: [{after: 1 day, notify: xin-loi}]",
    "kind: wait, first: [{event: e, next: TO}, {after: 2 days}, {date: ngay, ends: lapsed}]",
    "kind: return, by: xa, when: b",
    "kind: refuse, by: xa, stops-all: true",
    "kind: end, ends: stopped",
];

/// Steps one behind the other; every fourth is a `parallel` around those that follow it, two in each branch.
fn written(choices: &[(usize, usize, usize)]) -> String {
    let id = |index: usize| match index % (choices.len() + 2) {
        last if last >= choices.len() => "join".to_owned(),
        index => format!("s{index}"),
    };
    let step = |index: usize| {
        let (body, to, or) = choices[index];
        let body = BODIES[body % BODIES.len()].replace("TO", &id(to)).replace("OR", &id(or));
        format!("{{id: s{index}, {body}}}")
    };
    let mut text = String::from("steps:\n");
    let mut index = 0;
    while index < choices.len() {
        if choices[index].0.is_multiple_of(4) && index + 4 < choices.len() {
            let one = format!("{{id: mot, when: a, steps: [{}, {}]}}", step(index + 1), step(index + 2));
            let two = format!("{{id: hai, steps: [{}, {}]}}", step(index + 3), step(index + 4));
            let _ = writeln!(text, "  - {{id: s{index}, kind: parallel, branches: [{one}, {two}]}}");
            index += 5;
        } else {
            let _ = writeln!(text, "  - {}", step(index));
            index += 1;
        }
    }
    text
}

fn assert_sound_shape(layout: &Layout, text: &str) {
    let graph = &layout.graph;
    let ids: BTreeSet<&str> = graph.nodes().map(|(_, node)| node.id.as_str()).collect();
    assert_eq!(ids.len(), graph.nodes().count(), "two nodes share an id\n{text}");
    let nowhere: BTreeSet<_> = layout.falls_out.iter().map(|fall| fall.from).collect();
    for (id, node) in graph.nodes() {
        let (entering, leaving) = (graph.entering(id).len(), graph.leaving(id).len());
        let drawn = format!("{} in\n{text}", node.id);
        match &node.kind {
            NodeKind::End { .. } => assert_eq!(leaving, 0, "{drawn}"),
            NodeKind::Parallel => assert!(entering <= 1 || leaving <= 1, "split and join at once: {drawn}"),
            NodeKind::Boundary { host, .. } => {
                assert!(entering == 0 && graph.boundary(*host).contains(&id), "{drawn}");
            }
            // Several flows into one step meet in a join in front of it.
            NodeKind::Task(_) | NodeKind::Call { .. } => assert!(entering <= 1, "{drawn}"),
            _ => {}
        }
        if node.kind.is_end() || nowhere.contains(&id) || !layout.missing.is_empty() {
            continue;
        }
        assert!(leaving > 0, "nothing follows {drawn}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_laid_out(
        choices in prop::collection::vec((0..BODIES.len(), 0..20usize, 0..20usize), 1..14),
    ) {
        let text = written(&choices);
        assert_sound_shape(&laid_out(&text), &text);
    }
}

#[test]
fn a_long_list_is_laid_out_without_running_out_of_stack() {
    let mut text = String::from("steps:\n");
    for index in 0..20_000 {
        let _ = writeln!(text, "  - {{id: s{index}, kind: check, by: xa}}");
    }
    text.push_str("  - {id: tra, kind: return, by: xa, next: s0}\n");
    let layout = laid_out(&text);
    assert_eq!(layout.graph.loops().len(), 1);
    assert_eq!(layout.graph.ending().len(), 0);
}
