use std::collections::BTreeSet;

use super::process;
use crate::calendar::read_date;
use crate::run::cases::{Cases, cases};
use crate::run::item;

fn found(keys: &str) -> (Cases, Vec<String>) {
    let process = process(keys);
    let found = cases(&process, read_date("2026-08-28").expect("a day"));
    let unseen = found.unseen.iter().map(|(seen, why)| format!("{}: {}", item(&process, seen).en, why.en));
    let unseen = unseen.collect();
    (found, unseen)
}

#[test]
fn few_cases_show_everything() {
    let (found, unseen) = found(
        "
facts:
  - {id: so_phong, ask: Mấy phòng?, type: number, min: 1}
  - {id: gap, ask: Gấp?, type: boolean}
fees: [{id: phi, formula: \"min(so_phong * 1_000_000 VND, 6_000_000 VND)\"}]
documents: [{id: don, document: don, when: so_phong > 3}, {id: gap, document: ly-do, when: gap}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, outcomes: [{id: du}, {id: thieu, next: bo-sung}, {id: khong, next: tu-choi}]}
  - {id: tra, kind: return, by: so}
  - {id: bo-sung, kind: supplement, by: so, within: 5 days, times: 2, exhausted: tu-choi, late: het, back-to: xem}
  - {id: tu-choi, kind: refuse, by: so}
  - {id: het, kind: end, ends: lapsed}",
    );
    assert_eq!(unseen, Vec::<String>::new());
    assert!(found.cases.len() <= 5, "{}", found.cases.len());
    let (seen, all) = found.coverage.total();
    assert_eq!(seen, all);
    for index in 0..found.cases.len() {
        let others = found.cases.iter().enumerate().filter(|(other, _)| *other != index);
        let others: BTreeSet<_> = others.flat_map(|(_, case)| case.seen.iter()).collect();
        let own = found.coverage.all.iter().filter(|item| found.cases[index].seen.contains(item));
        assert!(own.into_iter().any(|item| !others.contains(item)), "case {} is needless", index + 1);
    }
}

#[test]
fn what_cannot_be_reached_is_told_with_the_reason() {
    let (_, unseen) = found(
        "
facts: [{id: so_phong, ask: Mấy phòng?, type: number, min: 1}]
documents:
  - {id: don, document: don, when: so_phong > 3 and so_phong < 2}
  - {id: nui, document: giay-nui, when: place_has(\"bien-gioi\")}
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, next: tra}
  - {id: bo, kind: check, by: so}
  - {id: tra, kind: return, by: so}",
    );
    assert!(unseen.iter().any(|line| line == "step `bo`: no way leads there"), "{unseen:#?}");
    let never = "`so_phong > 3 and so_phong < 2` is true: it is never true, whatever is answered";
    assert!(unseen.iter().any(|line| line == never), "{unseen:#?}");
    let place = "`place_has(\"bien-gioi\")` is true: no place of the catalogue where the procedure holds has the \
                 trait `bien-gioi`";
    assert!(unseen.iter().any(|line| line == place), "{unseen:#?}");
}

#[test]
fn a_trait_of_a_place_is_looked_for_there() {
    let (found, unseen) = found(
        "
limits: [{id: a, limit: 3 days}, {id: b, add: 2 days, when: place_has(\"mien-nui\")}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: tra, kind: return, by: so}",
    );
    assert_eq!(unseen, Vec::<String>::new());
    assert!(found.cases.iter().any(|case| case.yaml.contains("place: xa-nui")));
}

#[test]
fn cases_that_never_end_are_named_as_the_reason() {
    let (_, unseen) = found(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, outcomes: [{id: du}, {id: cuoi, next: cuoi}]}
  - {id: tra, kind: return, by: so}
  - {id: cuoi, kind: check, by: so}",
    );
    let expected =
        "step `cuoi`: every case found that comes there does not end: nothing follows after `cuoi`";
    assert!(unseen.iter().any(|line| line == expected), "{unseen:#?}");
}

#[test]
fn dates_and_rows_are_tried_at_their_bounds() {
    let (found, unseen) = found(
        "
facts:
  - {id: ngay_sinh, ask: Ngày sinh?, type: date}
  - {id: dien_tich, ask: Diện tích?, type: number, min: 0}
tables:
  - id: muc
    inputs: [dien_tich]
    output: money
    rows:
      - {dien_tich: \"< 100\", then: 1_000 VND}
      - {dien_tich: \"[100..500]\", then: 2_000 VND}
      - {dien_tich: \"> 500\", then: 3_000 VND}
fees: [{id: phi, formula: muc, when: \"days_between(ngay_sinh, received) > 60\"}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: tra, kind: return, by: so}",
    );
    assert_eq!(unseen, Vec::<String>::new());
    let text: String = found.cases.iter().map(|case| case.yaml.as_str()).collect();
    for bound in
        ["2026-06-29", "2026-06-28", "dien_tich: 99", "dien_tich: 100", "dien_tich: 500", "dien_tich: 501"]
    {
        assert!(text.contains(bound), "{bound} in\n{text}");
    }
}

#[test]
fn an_answer_to_a_later_question_is_not_taken_for_one_to_an_earlier() {
    let (found, unseen) = found(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: cho
    kind: wait
    first:
      - {event: den, sender: applicant, next: ky}
      - {after: 3 working days, next: nhac, times: 1, exhausted: het}
  - {id: ky, kind: decide, by: so}
  - {id: tra, kind: return, by: so}
  - {id: nhac, kind: notify, by: so, to: applicant, next: cho}
  - {id: het, kind: end, ends: lapsed}",
    );
    assert_eq!(unseen, Vec::<String>::new());
    assert!(!found.cases.is_empty());
}
