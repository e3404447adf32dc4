use super::{passes, walked, wrong};

const BRANCHES: &str = "
facts: [{id: co_thue, ask: Có thuế?, type: boolean}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: cung-luc
    kind: parallel
    branches:
      - id: thue
        when: co_thue
        steps:
          - {id: tinh, kind: appraise, by: thue, outcomes: [{id: xong}, {id: lai, next: tinh}]}
          - {id: bao, kind: notify, by: thue, to: applicant}
      - id: do
        steps:
          - {id: do-dac, kind: verify, by: so}
          - {id: ve, kind: issue, by: so}
  - {id: tra, kind: return, by: so}
";

#[test]
fn branches_stand_in_the_path_in_the_order_of_the_file() {
    let told = "given: {co_thue: true}\nhappens: [{step: tinh, outcome: xong, at: 2026-08-10}]
expect: {path: [nop, cung-luc, tinh, bao, do-dac, ve, tra], outcome: granted}";
    passes(BRANCHES, told);
}

#[test]
fn a_branch_that_is_skipped_is_not_waited_for() {
    assert_eq!(walked(BRANCHES, "given: {co_thue: false}"), "nop cung-luc do-dac ve tra | granted");
}

#[test]
fn the_join_waits_for_the_last() {
    let told = "given: {co_thue: true}";
    assert!(walked(BRANCHES, told).contains("| since 03/08/2026 at 09:00 the case waits at `tinh`"));
}

#[test]
fn a_branch_that_jumps_out_leaves_the_join_waiting() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: hai
    kind: parallel
    branches:
      - {id: a, steps: [{id: a1, kind: check, by: so, next: xa}]}
      - {id: b, steps: [{id: b1, kind: check, by: so}]}
  - {id: tra, kind: return, by: so}
  - {id: xa, kind: pay, by: applicant, next: tra}";
    let told = "happens: [{step: xa, event: nop}]";
    assert_eq!(walked(keys, told), "nop hai a1 xa tra b1 | the case ended while `hai` was still going on");
}

#[test]
fn an_end_that_stops_all_takes_the_other_branches_too() {
    let keys = |stops: &str| {
        format!(
            "
steps:
  - {{id: nop, kind: submit, by: applicant}}
  - id: hai
    kind: parallel
    branches:
      - {{id: a, steps: [{{id: a1, kind: end, ends: lapsed{stops}}}]}}
      - {{id: b, steps: [{{id: b1, kind: pay, by: applicant}}]}}
  - {{id: tra, kind: return, by: so}}"
        )
    };
    assert_eq!(walked(&keys(", stops-all: true"), ""), "nop hai a1 | lapsed");
    assert!(walked(&keys(""), "").contains("the case ended while"));
}

const CONSULT: &str = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: hoi
    kind: consult
    by: so
    with: [thue, cong-an]
    limit: 5 working days
    silence: agreed
    outcomes: [{id: dong-y}, {id: khong, next: tu-choi}]
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}
";

#[test]
fn several_bodies_answer_and_one_concludes() {
    assert_eq!(walked(CONSULT, "happens: [{step: hoi, outcome: khong}]"), "nop hoi tu-choi | refused");
    let told = "happens:
  - {step: hoi, event: thue, at: 2026-08-05}
  - {step: hoi, event: cong-an, at: 2026-12-01}
  - {step: hoi, outcome: dong-y}";
    let (trace, _) = super::tried(CONSULT, told);
    assert_eq!(trace.path(), ["nop", "hoi", "tra"]);
    // One answered, the silence of the other agreed after five working days.
    assert_eq!(trace.last().to_string(), "2026-08-10 17h30");
}

#[test]
fn bodies_are_waited_for_until_they_answer() {
    let told = "happens: [{step: hoi, at: 2026-08-07 09h00}, {step: hoi, outcome: dong-y}]";
    let (trace, wrong) = super::tried(CONSULT, told);
    assert_eq!(wrong, []);
    assert_eq!(trace.last().to_string(), "2026-08-07 09h00");
}

#[test]
fn overdue_over_several_bodies_takes_all_of_them_away() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: hoi
    kind: consult
    by: so
    with: [thue, cong-an]
    limit: 5 working days
    overdue: [{next: tu-choi}]
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}";
    let told = "happens: [{step: hoi, event: thue, at: 2026-12-01}]";
    assert_eq!(walked(keys, told), "nop hoi tu-choi | refused");
    assert_eq!(walked(keys, ""), "nop hoi tra | granted");
}

#[test]
fn an_event_at_any_time_takes_every_branch_out() {
    let keys = "
anytime: [{event: rut, sender: applicant, next: bao}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: hai
    kind: parallel
    branches:
      - {id: a, steps: [{id: a1, kind: pay, by: applicant}]}
      - {id: b, steps: [{id: b1, kind: pay, by: applicant}]}
  - {id: tra, kind: return, by: so}
  - {id: bao, kind: notify, by: so, next: het}
  - {id: het, kind: end, ends: withdrawn}";
    assert_eq!(walked(keys, "happens: [{event: rut, at: 2026-08-04}]"), "nop hai a1 b1 bao het | withdrawn");
}

#[test]
fn a_fork_in_a_fork_keeps_its_place() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: ngoai
    kind: parallel
    branches:
      - id: a
        steps:
          - id: trong
            kind: parallel
            branches:
              - {id: c, steps: [{id: c1, kind: check, by: so, outcomes: [{id: du}, {id: lai, next: c1}]}]}
              - {id: d, steps: [{id: d1, kind: check, by: so}]}
          - {id: a2, kind: check, by: so}
      - {id: b, steps: [{id: b1, kind: check, by: so}]}
  - {id: tra, kind: return, by: so}";
    let told = "happens: [{step: c1, outcome: du, at: 2026-08-10}]
expect: {path: [nop, ngoai, trong, c1, d1, a2, b1, tra]}";
    assert_eq!(wrong(keys, told), Vec::<String>::new());
}
