//! Section 7.4 of the language, sentence by sentence, on one procedure and the overlays of the examples.

use serde_json::{Value as Json, json};

use super::{Deed, Layer, Layered, Unfit, When, lay_over, rank};
use crate::calendar::{Calendar, Date, Opening, read_date};
use crate::model::{Declaration, Overlay, declare};
use crate::process::Dictionaries;
use crate::process::layers::route::{at, route};
use crate::source::{File, FileId};
use crate::yaml::{Tree, read};

const BASE: &str = "
procedure: cap-phep-karaoke
code: '1.001029'
name: Cấp giấy phép karaoke
field: van-hoa
levels: [province]
from: 2026-04-07
source: {url: https://example.org}
none: [conditions]
unknown: [statistics]
documents:
  - {id: don, document: don-karaoke}
  - {id: cu-tru, document: giay-to-ve-cu-tru, basis: nd-54-2019 5}
  - id: nhan-than
    one-of:
      - {document: giay-dang-ky-ket-hon, replaced-by: {register: csdl-ho-tich, data: ket_hon}}
      - {id: cu-tru-khac, document: giay-to-ve-cu-tru}
fees: [{id: tham-dinh, set-by: hdnd-tinh}]
limits: [{id: chung, limit: 10 working days, text: 10 ngày}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: kiem-tra
    kind: check
    by: so
    outcomes: [{id: du, name: Đủ}, {id: quyet-dinh, name: Sai, next: tu-choi}]
  - id: cung-luc
    kind: parallel
    branches:
      - {id: a, steps: [{id: hoi, kind: verify, by: so}]}
      - {id: b, steps: [{id: do, kind: verify, by: so}]}
  - {id: quyet-dinh, kind: decide, by: so}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}
";

const NQ_66_7: &str = "
overlay: nq-66-7-2025
from: 2026-01-01
until: 2027-02-28
ends-early: true
combine: best-for-applicant
basis: nq-66-7-2025
changes:
  - document: giay-to-ve-cu-tru
    set: {replaced-by: {register: csdl-dan-cu, data: noi_cu_tru, basis: nq-66-7-2025}}
  - document: giay-dang-ky-ket-hon
    set: {replaced-by: {register: csdl-dan-cu, data: tinh_trang_hon_nhan}}
";

const VI_DU_TINH: &str = "
overlay: vi-du-tinh
place: gia-lai
of: [cap-phep-karaoke]
from: 2026-10-01
basis: qd-104-2026-gia-lai
changes:
  - {path: limits.chung, set: {limit: 8 working days}, note: Tỉnh rút ngắn hai ngày}
  - path: fees.tham-dinh
    set:
      discounts: [{off: 50%, when: channel = \"online\", basis: qd-104-2026-gia-lai}]
";

fn tree(text: &str) -> Tree {
    let (tree, findings) = read(FileId(0), &File::new("thu.yaml", text.into()));
    assert_eq!(findings, []);
    tree.unwrap()
}

fn overlay(text: &str) -> (Tree, Overlay) {
    let tree = tree(text);
    match declare(&tree) {
        (Some(Declaration::Overlay(overlay)), _) => (tree, *overlay),
        (_, findings) => panic!("{findings:?}"),
    }
}

fn day(text: &str) -> Date {
    read_date(text).unwrap()
}

fn over(base: &str, overlays: &[&str], when: When) -> Layered {
    let overlays: Vec<_> = overlays.iter().map(|text| overlay(text)).collect();
    let layers: Vec<_> = overlays.iter().map(|(tree, overlay)| Layer { overlay, root: &tree.root }).collect();
    let office = ["07h30-11h30", "13h30-17h30"].map(|hours| hours.parse::<Opening>().unwrap());
    lay_over(&tree(base).root, &layers, when, &Calendar::new([], [], [], office))
}

fn on(overlays: &[&str]) -> Layered {
    over(BASE, overlays, When::On(day("2026-11-01")))
}

/// An overlay with these changes, over the procedure of the examples.
fn changes(changes: &str) -> Layered {
    on(&[&with("of: [cap-phep-karaoke]", changes)])
}

fn with(head: &str, changes: &str) -> String {
    format!("overlay: thu\nfrom: 2026-01-01\nbasis: luat-1\n{head}\nchanges:\n{changes}\n")
}

#[track_caller]
fn seen(layered: &Layered, path: &str) -> Json {
    at(&layered.root, &route(&layered.root, path).expect(path)).unwrap().to_json()
}

fn ids(layered: &Layered, path: &str) -> Vec<String> {
    let list = at(&layered.root, &route(&layered.root, path).expect(path)).unwrap();
    list.items().iter().map(|row| row.get("id").and_then(|id| id.text()).unwrap_or("?").into()).collect()
}

fn unfit(layered: &Layered) -> Vec<Unfit> {
    layered.misfits.iter().map(|misfit| misfit.why).collect()
}

#[test]
fn the_country_comes_before_provinces_and_provinces_before_communes() {
    let places = "dictionary: places\nplaces:\n  - {id: viet-nam, name: V, level: country}\n  \
                  - {id: gia-lai, name: G, within: viet-nam}\n  - {id: ia-grai, name: I, within: gia-lai}\n";
    let Some(Declaration::Dictionary(places)) = declare(&tree(places)).0 else { panic!("a dictionary") };
    let dictionaries = Dictionaries::new([*places]);
    let change = "  - {path: limits.chung, set: {limit: 1 day}}";
    let overlay_of = |id: &str, from: &str, place: &str| {
        let text = format!("overlay: {id}\nfrom: {from}\nbasis: luat-1\n{place}\nchanges:\n{change}\n");
        overlay(&text).1
    };
    let mut all = [
        overlay_of("xa", "2026-01-01", "place: ia-grai"),
        overlay_of("tinh", "2026-01-01", "place: gia-lai"),
        overlay_of("sau", "2026-03-01", ""),
        overlay_of("truoc-b", "2026-02-01", ""),
        overlay_of("truoc-a", "2026-02-01", ""),
    ];
    all.sort_by_cached_key(|overlay| rank(overlay, &dictionaries));
    let order: Vec<_> = all.iter().map(|overlay| overlay.overlay.value.as_str()).collect();
    assert_eq!(order, ["truoc-a", "truoc-b", "sau", "tinh", "xa"]);
}

#[test]
fn a_set_replaces_the_keys_it_names_and_no_others() {
    let layered = on(&[VI_DU_TINH]);
    let expected = json!({"id": "chung", "limit": "8 working days", "text": "10 ngày"});
    assert_eq!(seen(&layered, "limits.chung"), expected);
    assert_eq!(seen(&layered, "fees.tham-dinh.set-by"), json!("hdnd-tinh"));
    assert_eq!(seen(&layered, "fees.tham-dinh.discounts")[0]["off"], "50%");
}

#[test]
fn a_sum_takes_the_place_of_the_body_that_was_to_set_it() {
    let layered = changes("  - {path: fees.tham-dinh, set: {amount: 5_000 VND}}");
    assert_eq!(seen(&layered, "fees.tham-dinh"), json!({"id": "tham-dinh", "amount": "5_000 VND"}));
    let Deed::Set { before, .. } = &layered.applied[0].deed else { panic!("a set") };
    assert_eq!(before.as_ref().map(|before| &*before.key.value), Some("set-by"));
}

#[test]
fn a_paper_is_changed_wherever_it_is_asked() {
    let layered = on(&[NQ_66_7]);
    let replaced = json!({"register": "csdl-dan-cu", "data": "noi_cu_tru", "basis": "nq-66-7-2025"});
    assert_eq!(seen(&layered, "documents.cu-tru.replaced-by"), replaced);
    assert_eq!(seen(&layered, "documents.cu-tru-khac.replaced-by"), replaced, "in a group too");
    assert_eq!(layered.applied[0].bases[0].value.0[0].law, "nd-54-2019");
    assert_eq!(layered.applied[0].ends_early, Some(day("2026-01-01")));
    assert_eq!(unfit(&layered), []);
}

#[test]
fn data_that_replaces_a_paper_whole_cannot_be_bettered() {
    let layered = on(&[NQ_66_7]);
    let marriage = &seen(&layered, "documents.nhan-than.one-of")[0];
    assert_eq!(marriage["replaced-by"]["register"], "csdl-ho-tich");
    assert_eq!(layered.applied.len(), 2);
}

#[test]
fn a_new_row_goes_to_the_end_or_behind_the_row_named() {
    let layered = changes(
        "  - {path: documents, add: {id: moi, document: don-karaoke}}\n  \
         - {path: documents, after: don, add: {id: sau-don, document: don-karaoke}}\n  \
         - {path: steps, after: kiem-tra, add: {id: soat, kind: check, by: so}}\n  \
         - {path: steps, after: hoi, add: {id: hoi-lai, kind: verify, by: so}}\n  \
         - {path: steps.cung-luc.branches.b.steps, after: do, add: {id: ve, kind: issue, by: so}}",
    );
    assert_eq!(unfit(&layered), []);
    assert_eq!(ids(&layered, "documents"), ["don", "sau-don", "cu-tru", "nhan-than", "moi"]);
    let steps = ["nop", "kiem-tra", "soat", "cung-luc", "quyet-dinh", "tra", "tu-choi"];
    assert_eq!(ids(&layered, "steps"), steps);
    assert_eq!(ids(&layered, "steps.cung-luc.branches.a.steps"), ["hoi", "hoi-lai"]);
    assert_eq!(ids(&layered, "steps.cung-luc.branches.b.steps"), ["do", "ve"]);
}

#[test]
fn a_path_means_the_step_and_not_an_outcome_of_the_same_id() {
    let layered = changes("  - {path: steps.quyet-dinh, set: {limit: 1 day}}");
    assert_eq!(seen(&layered, "steps.quyet-dinh.kind"), json!("decide"));
    assert_eq!(seen(&layered, "steps.quyet-dinh.limit"), json!("1 day"));
    let layered = changes("  - {path: steps.do, set: {limit: 1 day}}");
    assert_eq!(seen(&layered, "steps.cung-luc.branches.b.steps.do.limit"), json!("1 day"));
}

#[test]
fn a_part_that_gets_its_first_row_is_neither_none_nor_unknown() {
    let layered = changes(
        "  - {path: conditions, add: {id: moi, name: Có sổ}}\n  \
         - {path: statistics, add: {year: 2025, cases: 3}}\n  \
         - {path: fees.tham-dinh.discounts, add: {off: 50%, basis: luat-1}}",
    );
    assert_eq!(unfit(&layered), []);
    assert_eq!(ids(&layered, "conditions"), ["moi"]);
    assert_eq!(route(&layered.root, "none"), None);
    assert_eq!(route(&layered.root, "unknown"), None);
    assert_eq!(seen(&layered, "fees.tham-dinh.discounts"), json!([{"off": "50%", "basis": "luat-1"}]));
}

#[test]
fn a_part_that_loses_its_last_row_is_none() {
    let layered = changes("  - {path: fees.tham-dinh, remove: true}");
    assert_eq!(seen(&layered, "none"), json!(["conditions", "fees"]));
    assert_eq!(route(&layered.root, "fees"), None);
}

#[test]
fn a_removed_row_stays_removed() {
    let later =
        with("of: [cap-phep-karaoke]\nplace: gia-lai", "  - {path: steps.kiem-tra, set: {by: so-khac}}");
    let behind = with(
        "of: [cap-phep-karaoke]\nplace: gia-lai",
        "  - {path: steps, after: kiem-tra, add: {id: soat, kind: check, by: so}}",
    );
    let first = with("of: [cap-phep-karaoke]", "  - {path: steps.kiem-tra, remove: true}");
    let layered = on(&[&first, &later, &behind]);
    assert_eq!(unfit(&layered), []);
    assert_eq!(ids(&layered, "steps"), ["nop", "soat", "cung-luc", "quyet-dinh", "tra", "tu-choi"]);
}

#[test]
fn a_group_goes_with_its_last_arm() {
    let layered = on(&[&with(
        "",
        "  - {document: giay-to-ve-cu-tru, remove: true}\n  - {document: giay-dang-ky-ket-hon, remove: true}",
    )]);
    assert_eq!(ids(&layered, "documents"), ["don"]);
    let layered = changes("  - {path: documents.cu-tru-khac, remove: true}");
    assert_eq!(ids(&layered, "documents"), ["don", "cu-tru", "nhan-than"]);
}

#[test]
fn what_does_not_fit_is_written_down() {
    let unfit_of = |text: &str| unfit(&changes(text));
    assert_eq!(unfit_of("  - {path: limits.chunng, set: {limit: 1 day}}"), [Unfit::UnknownPath]);
    assert_eq!(unfit_of("  - {path: limit, add: {id: x, limit: 1 day}}"), [Unfit::UnknownPath]);
    assert_eq!(unfit_of("  - {path: limits.chung, remove: true}"), []);
    assert_eq!(unfit_of("  - {path: limits, remove: true}"), [Unfit::UnknownPath]);
    let behind = "  - {path: documents, after: donn, add: {id: x, document: y}}";
    assert_eq!(unfit_of(behind), [Unfit::UnknownRow]);
    let nowhere = "  - {path: steps, add: {id: x, kind: check, by: so}}";
    assert_eq!(unfit_of(nowhere), [Unfit::Placeless]);
    let by_paper = "  - {document: don-karaoke, add: {id: x, document: y}}";
    assert_eq!(unfit_of(by_paper), [Unfit::Placeless]);
}

#[test]
fn an_overlay_for_all_procedures_changes_by_paper_only() {
    let layered = on(&[&with("", "  - {path: limits.chung, set: {limit: 1 day}}")]);
    assert_eq!(layered.applied.len() + layered.misfits.len(), 0);
}

#[test]
fn the_later_overlay_wins_or_the_better_value() {
    let first = with("of: [cap-phep-karaoke]", "  - {path: limits.chung, set: {limit: 12 working days}}");
    let later = |combine: &str, limit: &str| {
        let change = format!("  - {{path: limits.chung, set: {{limit: {limit}}}}}");
        let layered = on(&[&first, &with(&format!("of: [cap-phep-karaoke]\ncombine: {combine}"), &change)]);
        (seen(&layered, "limits.chung.limit"), unfit(&layered))
    };
    assert_eq!(later("last", "11 working days"), (json!("11 working days"), vec![]));
    assert_eq!(later("best-for-applicant", "8 working days"), (json!("8 working days"), vec![]));
    let (base_included, _) = later("best-for-applicant", "11 working days");
    assert_eq!(base_included, json!("10 working days"));
    let (kept, why) = later("best-for-applicant", "8 days");
    assert_eq!((kept, why), (json!("12 working days"), vec![Unfit::NoBetter]));
}

#[test]
fn only_what_can_be_compared_may_be_best() {
    let best = |change: &str| {
        let layered = on(&[&with("of: [cap-phep-karaoke]\ncombine: best-for-applicant", change)]);
        (layered.applied.len(), unfit(&layered))
    };
    assert_eq!(best("  - {path: limits.chung, set: {name: Thời hạn}}"), (0, vec![Unfit::NoBetter]));
    assert_eq!(best("  - {path: fees.tham-dinh, set: {amount: 5_000 VND}}"), (0, vec![Unfit::NoBetter]));
    assert_eq!(best("  - {path: fees.tham-dinh, set: {free: true}}"), (1, vec![]));
    assert_eq!(best("  - {path: limits.chung, set: {limit: 10 working days}}"), (0, vec![]));
    let free = BASE.replace("set-by: hdnd-tinh", "free: true");
    let dearer = with(
        "of: [cap-phep-karaoke]\ncombine: best-for-applicant",
        "  - {path: fees.tham-dinh, set: {amount: 5_000 VND}}",
    );
    let layered = over(&free, &[&dearer], When::On(day("2026-11-01")));
    assert_eq!(seen(&layered, "fees.tham-dinh"), json!({"id": "tham-dinh", "free": true}));
}

#[test]
fn changes_have_days_of_their_own_and_when_they_end_the_base_is_back() {
    let text = with(
        "of: [cap-phep-karaoke]\nuntil: 2026-12-31",
        "  - {path: limits.chung, from: 2026-06-01, until: 2027-06-30, set: {limit: 5 working days}}",
    );
    let limit = |on: &str| seen(&over(BASE, &[&text], When::On(day(on))), "limits.chung.limit");
    assert_eq!(limit("2026-05-31"), json!("10 working days"));
    assert_eq!(limit("2026-06-01"), json!("5 working days"));
    assert_eq!(limit("2026-12-31"), json!("5 working days"));
    assert_eq!(limit("2027-01-01"), json!("10 working days"));
    let later = |from: &str, last: Option<&str>| {
        over(BASE, &[&text], When::After(day(from), last.map(day))).applied.len()
    };
    assert_eq!(later("2026-05-31", None), 1);
    assert_eq!(later("2026-05-30", Some("2026-05-31")), 0);
    assert_eq!(later("2026-06-01", None), 0);
}
