//! Section 3.3: branches, calls and ends.

use super::assert_graph;

#[test]
fn branches_run_together_and_one_whose_condition_fails_is_not_waited_for() {
    assert_graph(
        "
steps:
  - id: cung
    kind: parallel
    branches:
      - {id: a, when: co_a, steps: [{id: a1, kind: check, by: xa}, {id: a2, kind: check, by: xa}]}
      - {id: b, steps: [{id: b1, kind: check, by: xa, next: join}, {id: b2, kind: check, by: xa}]}
    choose: [{when: tot, next: tra}, {next: het}]
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: stopped}",
        "
        start -> cung
        cung (and) -> cung.a.when, b1
        cung.a.when (xor) -> [when] a1, [else] cung.a.merge
        b1 @xa -> cung.b.merge
        a1 @xa -> a2
        cung.a.merge (xor) -> cung.join
        cung.b.merge (xor) -> cung.join
        a2 @xa -> cung.a.merge
        cung.join (and) -> cung.ways
        cung.ways (xor) -> [when] tra, [else] het
        tra (send) @xa -> tra.end
        het (end stopped)
        tra.end (end granted) @xa
        b2 @xa -> cung.b.merge",
    );
}

#[test]
fn join_means_the_innermost_branch_and_every_key_that_names_a_step_may_name_it() {
    assert_graph(
        "
steps:
  - id: ngoai
    kind: parallel
    branches:
      - id: a
        steps:
          - id: trong
            kind: parallel
            branches:
              - {id: c, steps: [{id: phi, kind: pay, by: applicant, within: 2 days, late: join}]}
              - {id: d, steps: [{id: d1, kind: check, by: xa, overdue: [{after: 1 day, next: join}]}]}
      - id: b
        steps: [{id: b1, kind: supplement, by: xa, times: 1, exhausted: join, back-to: join}]
  - {id: tra, kind: return, by: xa}",
        "
        start -> ngoai
        ngoai (and) -> trong, b1.times
        trong (and) -> phi, d1
        b1.times (xor) @xa -> [b1 < 1] b1, [else] ngoai.b.merge
        phi (send) @xa -> phi.events
        d1 @xa -> trong.d.merge
        b1 (send) @xa -> b1.arrives
        ngoai.b.merge (xor) -> ngoai.join
        phi.events (race) @xa -> phi.paid, phi.late
        trong.d.merge (xor) -> trong.join
        d1.overdue (takes d1 after 1 day) @xa -> trong.d.merge
        b1.arrives (on b1.arrives from applicant) @xa -> ngoai.b.merge
        ngoai.join (and) -> tra
        phi.paid (on phi.paid from applicant) @xa -> trong.c.merge
        phi.late (after 2 days) @xa -> trong.c.merge
        trong.join (and) -> ngoai.join
        tra (send) @xa -> tra.end
        trong.c.merge (xor) -> trong.join
        tra.end (end granted) @xa",
    );
}

#[test]
fn another_procedure_is_called_and_its_end_read() {
    assert_graph(
        "
steps:
  - {id: goi, kind: call, procedure: ly-lich, choose: [{when: tot, next: tra}, {next: khong}]}
  - {id: tra, kind: return, by: xa}
  - {id: khong, kind: refuse, by: xa}",
        "
        start -> goi
        goi (call ly-lich) -> goi.ways
        goi.ways (xor) -> [when] tra, [else] khong
        tra (send) @xa -> tra.end
        khong (send) @xa -> khong.end
        tra.end (end granted) @xa
        khong.end (end refused) @xa",
    );
}

#[test]
fn an_end_or_a_refusal_may_stop_every_branch() {
    assert_graph(
        "
steps:
  - id: cung
    kind: parallel
    branches:
      - {id: a, steps: [{id: het, kind: end, ends: lapsed, stops-all: true}]}
      - {id: b, steps: [{id: khong, kind: refuse, by: xa, stops-all: true}]}
  - {id: tra, kind: return, by: xa}",
        "
        start -> cung
        cung (and) -> het, khong
        het (end lapsed of all)
        khong (send) @xa -> khong.end
        khong.end (end refused of all) @xa
        cung.join (and) -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa
        cung.a.merge (xor) -> cung.join
        cung.b.merge (xor) -> cung.join",
    );
}
