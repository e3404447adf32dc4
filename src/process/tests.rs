//! One version in the country and in its places.

mod announcement;
mod knowledge;
mod texts;

use std::sync::Arc;

use super::{Dictionaries, Judged, Layer, Process, Unfit, Version, judge, rank};
use crate::calendar::{Date, read_date};
use crate::diagnostic::Diagnostic;
use crate::model::{Declaration, Overlay, Procedure, declare};
use crate::source::{File, FileId};
use crate::yaml::{Tree, read};

const BASE: &str = "
procedure: cap-phep
code: '1.001029'
name: Cấp giấy phép
field: van-hoa
levels: [province]
from: 2026-01-01
source: {url: https://example.org}
documents: [{id: don, one-of: [{document: don-a, until: 2026-06-30}, {document: don-b}]}]
limits:
  - {id: cu, limit: 12 working days, until: 2026-06-30}
  - {id: chung, limit: 10 working days, from: 2026-07-01}
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: kiem-tra, kind: check, by: so, outcomes: [{id: du, name: Đủ}, {id: mau, name: Mẫu, next: ky}]}
  - {id: ky, kind: decide, by: so}
  - {id: tra, kind: return, by: so}
";

const PLACES: &str = "
dictionary: places
places:
  - {id: viet-nam, name: Việt Nam}
  - {id: gia-lai, name: Gia Lai, within: viet-nam}
  - {id: ia-grai, name: Ia Grai, within: gia-lai}
  - {id: lang-son, name: Lạng Sơn, within: viet-nam}
";

fn tree(text: &str) -> Tree {
    let (tree, findings) = read(FileId(0), &File::new("thu.yaml", text.into()));
    assert_eq!(findings, []);
    tree.unwrap()
}

fn procedure(tree: &Tree) -> Procedure {
    let Some(Declaration::Procedure(procedure)) = declare(tree).0 else { panic!("a procedure") };
    *procedure
}

fn overlay(text: &str) -> (Tree, Overlay) {
    let tree = tree(text);
    let Some(Declaration::Overlay(overlay)) = declare(&tree).0 else { panic!("an overlay: {text}") };
    (tree, *overlay)
}

fn day(text: &str) -> Date {
    read_date(text).unwrap()
}

fn on(base: &str, overlays: &[String], date: &str) -> (Vec<Process>, Vec<Diagnostic>) {
    let Some(Declaration::Dictionary(places)) = declare(&tree(PLACES)).0 else { panic!("places") };
    let dictionaries = Arc::new(Dictionaries::new([*places]));
    let mut overlays: Vec<_> = overlays.iter().map(|text| overlay(text)).collect();
    overlays.sort_by_cached_key(|(_, overlay)| rank(overlay, &dictionaries));
    let layers: Vec<_> = overlays.iter().map(|(tree, overlay)| Layer { overlay, root: &tree.root }).collect();
    let tree = tree(base);
    let procedure = procedure(&tree);
    let judged = judge(&[(FileId(0), &procedure)], day(date))[&FileId(0)];
    let (file, layers, dictionaries) = (FileId(0), &layers[..], &dictionaries);
    Version { file, procedure: procedure.into(), root: tree.root.into(), judged, layers, dictionaries }
        .processes()
}

fn shortened(id: &str, place: &str, days: u32) -> String {
    format!(
        "overlay: {id}\nof: [cap-phep]\nfrom: 2026-07-01\nbasis: luat-1\n{place}\n\
         changes: [{{path: limits.chung, set: {{limit: {days} working days}}}}]\n"
    )
}

fn limits(processes: &[Process]) -> Vec<(String, String)> {
    let limit = |process: &Process| process.procedure.limits[0].limit.as_ref().unwrap().value.to_string();
    processes.iter().map(|process| (process.key(), limit(process))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(key, limit)| ((*key).into(), (*limit).into())).collect()
}

#[test]
fn rows_of_other_days_are_left_out_and_a_group_may_keep_one_arm() {
    let (processes, findings) = on(BASE, &[], "2026-08-28");
    assert_eq!(findings, []);
    assert_eq!(limits(&processes), pairs(&[("cap-phep", "10 working days")]));
    assert_eq!(processes[0].procedure.documents[0].one_of.len(), 1);
    assert!(processes[0].root.at("/limits/1").is_some(), "the tree keeps the rows of every day");
    let (processes, _) = on(BASE, &[], "2026-06-30");
    assert_eq!(limits(&processes), pairs(&[("cap-phep", "12 working days")]));
}

#[test]
fn a_place_lies_within_others_and_takes_over_what_holds_there() {
    let overlays = [
        shortened("xa", "place: ia-grai", 6),
        shortened("tinh", "place: gia-lai", 8),
        shortened("nuoc", "", 9),
    ];
    let (processes, findings) = on(BASE, &overlays, "2026-08-28");
    assert_eq!(findings, []);
    let expected = [
        ("cap-phep", "9 working days"),
        ("cap-phep@gia-lai", "8 working days"),
        ("cap-phep@ia-grai", "6 working days"),
    ];
    assert_eq!(limits(&processes), pairs(&expected));
    let layers: Vec<_> = processes[2].applied.iter().map(|applied| applied.overlay.as_str()).collect();
    assert_eq!(layers, ["nuoc", "tinh", "xa"]);
}

#[test]
fn a_change_that_fits_nowhere_is_known_also_where_nothing_else_changes() {
    let wrong = shortened("tinh", "place: gia-lai", 8).replace("limits.chung", "limits.chunng");
    let (processes, _) = on(BASE, &[wrong], "2026-08-28");
    let misfits: Vec<_> = processes.iter().flat_map(|process| &process.misfits).collect();
    assert_eq!(misfits.iter().map(|misfit| misfit.why).collect::<Vec<_>>(), [Unfit::UnknownPath]);
}

#[test]
fn what_an_overlay_will_do_is_known_before_its_day() {
    let (processes, findings) = on(BASE, &[shortened("tinh", "place: gia-lai", 8)], "2026-03-01");
    assert_eq!(processes.len(), 1);
    assert_eq!(processes[0].applied.len(), 0);
    assert_eq!(processes[0].planned[0].place.as_deref(), Some("gia-lai"));
    assert_eq!(findings, []);
    let two = [shortened("a", "place: gia-lai", 8), shortened("b", "place: lang-son", 9)];
    let planned = on(BASE, &two, "2026-03-01").0.remove(0).planned;
    let before: Vec<_> = planned.iter().map(|applied| format!("{:?}", applied.deed)).collect();
    assert!(
        before.iter().all(|deed| deed.contains("10 working days")),
        "each place from the base: {before:?}"
    );
    let wrong = shortened("tinh", "", 8).replace("8 working days", "8 ngày");
    let (_, findings) = on(BASE, &[wrong], "2026-03-01");
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["shape"]);
}

#[test]
fn a_variant_is_a_base_of_its_own_in_its_place() {
    let variant = BASE.replace("cap-phep\n", "cap-phep-gia-lai\nvariant-of: cap-phep\nplace: gia-lai\n");
    let of_variant = |text: String| text.replace("of: [cap-phep]", "of: [cap-phep-gia-lai]");
    let overlays = [
        shortened("khac", "", 1),
        of_variant(shortened("tinh", "place: gia-lai", 8)),
        of_variant(shortened("tinh-khac", "place: lang-son", 2)),
        of_variant(shortened("xa", "place: ia-grai", 6)),
    ];
    let (processes, _) = on(&variant, &overlays, "2026-08-28");
    let expected = [("cap-phep-gia-lai", "8 working days"), ("cap-phep-gia-lai@ia-grai", "6 working days")];
    assert_eq!(limits(&processes), pairs(&expected));
}

#[test]
fn what_fell_into_the_step_behind_falls_into_the_new_step_and_jumps_still_jump() {
    let added = "overlay: them\nof: [cap-phep]\nfrom: 2026-01-01\nbasis: luat-1\nchanges:\n  \
                 - {path: steps, after: kiem-tra, add: {id: soat, kind: verify, by: so}}\n";
    let (processes, findings) = on(BASE, &[added.into()], "2026-08-28");
    assert_eq!(findings, []);
    let graph = processes[0].graph();
    let behind = |from: &str, label: &str| {
        let mut node = graph.find(from).unwrap();
        loop {
            let flows = graph.leaving(node);
            let named = flows.iter().find(|flow| format!("{:?}", flow.flow.guard).contains(label));
            node = named.or(flows.first()).unwrap().to;
            if !graph.node(node).kind.is_gateway() {
                return graph.node(node).id.clone();
            }
        }
    };
    assert_eq!(behind("kiem-tra", "\"du\""), "soat");
    assert_eq!(behind("kiem-tra", "\"mau\""), "ky");
    assert_eq!(behind("soat", "-"), "ky");
}

#[test]
fn a_removed_step_is_no_target_any_more() {
    let removed = "overlay: bo\nof: [cap-phep]\nfrom: 2026-01-01\nbasis: luat-1\n\
                   changes: [{path: steps.ky, remove: true}]\n";
    let (processes, _) = on(BASE, &[removed.into()], "2026-08-28");
    let missing: Vec<_> = processes[0].layout.missing.iter().map(|id| id.value.as_str()).collect();
    assert_eq!(missing, ["ky"]);
}

#[test]
fn a_version_ends_before_the_next_begins_and_a_draft_ends_nothing() {
    let versions =
        ["2026-01-01", "2026-07-01"].map(|from| BASE.replace("from: 2026-01-01", &format!("from: {from}")));
    let [first, second] = versions.clone().map(|text| procedure(&tree(&text)));
    let judged = judge(&[(FileId(1), &second), (FileId(0), &first)], day("2026-08-28"));
    assert_eq!(judged[&FileId(0)].last, Some(day("2026-06-30")));
    let now = Judged { day: day("2026-08-28"), in_force: true, last: None };
    assert_eq!(judged[&FileId(1)], now);
    let draft = procedure(&tree(&format!("status: draft{}", versions[1])));
    let judged = judge(&[(FileId(0), &first), (FileId(1), &draft)], day("2026-08-28"));
    assert_eq!(judged[&FileId(0)], now);
    assert!(!judged[&FileId(1)].in_force);
}
