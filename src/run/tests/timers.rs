use super::{passes, tried, walked};

#[test]
fn silence_agrees_and_refuses_with_the_outcome_it_stands_for() {
    let keys = |silence: &str| {
        format!(
            "
steps:
  - {{id: nop, kind: submit, by: applicant}}
  - id: duyet
    kind: decide
    by: so
    limit: 3 working days
    silence: {silence}
    outcomes: [{{id: co}}, {{id: khong, next: tu-choi}}]
  - {{id: ghi, kind: issue, by: so, when: duyet.outcome = \"co\"}}
  - {{id: tra, kind: return, by: so}}
  - {{id: tu-choi, kind: refuse, by: so}}"
        )
    };
    assert_eq!(walked(&keys("agreed"), ""), "nop duyet ghi tra | granted");
    assert_eq!(walked(&keys("refused"), ""), "nop duyet tu-choi | refused");
    // An answer on the last day counts; one that comes later is nothing.
    let told = |at: &str| format!("happens: [{{step: duyet, outcome: khong, at: {at}}}]");
    assert_eq!(walked(&keys("agreed"), &told("2026-08-06 16h00")), "nop duyet tu-choi | refused");
    assert_eq!(walked(&keys("agreed"), &told("2026-08-07 08h00")), "nop duyet ghi tra | granted");
}

const OVERDUE: &str = "
limits: [{id: chung, limit: 10 working days}]
clock: {starts: receipt}
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: lam
    kind: appraise
    by: so
    limit: 3 working days
    overdue:
      - {after: 2 working days, notify: xin-loi, to: applicant, extend: 5 working days}
      - {after: 4 working days, next: truong}
  - {id: tra, kind: return, by: so}
  - {id: truong, kind: decide, by: cong-an, next: tra}
";

#[test]
fn a_notice_lets_the_work_go_on_and_moves_the_day_once() {
    passes(OVERDUE, "expect: {path: [nop, lam, tra], due: 2026-08-17}");
    let told = "happens: [{step: lam, at: 2026-08-06}]\nexpect: {path: [nop, lam, tra], due: 2026-08-24}";
    passes(OVERDUE, told);
}

#[test]
fn overdue_work_is_taken_away() {
    let told = "happens: [{step: lam, at: 2026-08-10}]\nexpect: {path: [nop, lam, truong, tra]}";
    passes(OVERDUE, told);
}

#[test]
fn escalation_keeps_the_task_open() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: hoi, kind: consult, by: so, with: [thue], limit: 2 working days, silence: escalated}
  - {id: tra, kind: return, by: so}";
    let (trace, wrong) =
        tried(keys, "happens: [{step: hoi, at: 2026-08-20}]\nexpect: {path: [nop, hoi, tra]}");
    assert_eq!(wrong, []);
    let passed = |what: &super::super::What| *what == super::super::What::Passed { interrupting: false };
    assert_eq!(trace.events.iter().filter(|event| passed(&event.what)).count(), 1);
    assert_eq!(trace.last().to_string(), "2026-08-20");
}

#[test]
fn the_limit_of_a_step_may_depend_on_facts() {
    let keys = "
facts: [{id: nhanh, ask: Làm nhanh?, type: boolean}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: duyet
    kind: decide
    by: so
    limits: [{id: a, limit: 1 working day, when: nhanh}, {id: b, limit: 5 working days, when: not(nhanh)}]
    silence: agreed
  - {id: tra, kind: return, by: so}";
    let last = |told: &str| tried(keys, told).0.last().to_string();
    let told = |fast: bool| format!("given: {{nhanh: {fast}}}\nhappens: [{{step: duyet, at: 2026-12-01}}]");
    assert_eq!(last(&told(true)), "2026-08-04 17h30");
    assert_eq!(last(&told(false)), "2026-08-10 17h30");
}
