//! Section 3.10: the hard cases, as far as they are about the graph.

use super::assert_graph;

#[test]
fn the_first_step_of_the_list_is_skipped() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant, channels: [online]}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop.when
        nop.when (xor) @applicant -> [online] nop, [else] tra.merge
        nop @applicant -> tra.merge
        tra.merge (xor) @xa -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn the_last_step_of_the_list_has_a_condition() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: tra, kind: return, by: xa, when: a}",
        "
        start -> nop
        nop @applicant -> tra.when
        tra.when (xor) @xa -> [when] tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa
        Skipped behind tra",
    );
}

#[test]
fn a_step_with_outcomes_or_choices_is_skipped() {
    assert_graph(
        "
steps:
  - {id: xem, kind: check, by: xa, when: a, outcomes: [{id: co, next: het}, {id: khong, ends: refused}]}
  - {id: loc, kind: receive, by: xa, when: b, choose: [{when: c, next: het}]}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: stopped}",
        "
        start -> xem.when
        xem.when (xor) @xa -> [when] xem, [else] loc.when
        xem @xa -> xem.ways
        loc.when (xor) @xa -> [when] loc, [else] tra
        xem.ways (xor) @xa -> [co] het.merge, [khong] xem.ways.end
        loc @xa -> loc.ways
        tra (send) @xa -> tra.end
        het.merge (xor) -> het
        xem.ways.end (end refused) @xa
        loc.ways (xor) @xa -> [when] het.merge
        tra.end (end granted) @xa
        het (end stopped)",
    );
}

#[test]
fn the_last_step_of_a_branch_is_skipped() {
    assert_graph(
        "
steps:
  - id: cung
    kind: parallel
    branches:
      - {id: a, steps: [{id: a1, kind: check, by: xa, when: co_a}]}
      - {id: b, steps: [{id: b1, kind: check, by: xa}]}
  - {id: tra, kind: return, by: xa}",
        "
        start -> cung
        cung (and) -> a1.when, b1
        a1.when (xor) @xa -> [when] a1, [else] cung.a.merge
        b1 @xa -> cung.join
        a1 @xa -> cung.a.merge
        cung.a.merge (xor) -> cung.join
        cung.join (and) -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_step_that_is_jumped_to_is_skipped() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant, next: ghi}
  - {id: xem, kind: check, by: xa, next: tra}
  - {id: ghi, kind: issue, by: xa, when: a, next: xem}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop
        nop @applicant -> ghi.when
        ghi.when (xor) @xa -> [when] ghi, [else] tra.merge
        ghi @xa -> xem
        tra.merge (xor) @xa -> tra
        xem @xa -> tra.merge
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_branch_that_leads_out_leaves_its_join_waiting() {
    assert_graph(
        "
steps:
  - id: cung
    kind: parallel
    branches:
      - {id: a, steps: [{id: bo-sung, kind: supplement, by: xa, within: 5 days, late: het, back-to: bo-sung}]}
      - {id: b, steps: [{id: b1, kind: check, by: xa}]}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: lapsed}",
        "
        start -> cung
        cung (and) -> bo-sung.merge, b1
        bo-sung.merge (xor) @xa -> bo-sung
        b1 @xa -> cung.join
        bo-sung (send) @xa -> bo-sung.events
        cung.join (and) -> tra
        bo-sung.events (race) @xa -> bo-sung.arrives, bo-sung.late
        tra (send) @xa -> tra.end
        bo-sung.arrives (on bo-sung.arrives from applicant) @xa -> bo-sung.merge
        bo-sung.late (after 5 days) @xa -> het
        tra.end (end granted) @xa
        het (end lapsed)
        cung.a.merge (xor) -> cung.join",
    );
}

#[test]
fn two_checks_ask_for_one_supplement_and_are_counted_together() {
    assert_graph(
        "
steps:
  - {id: mot, kind: check, by: xa, outcomes: [{id: du}, {id: thieu, next: bo-sung}]}
  - {id: hai, kind: check, by: xa, outcomes: [{id: du}, {id: thieu, next: bo-sung}]}
  - {id: tra, kind: return, by: xa}
  - {id: bo-sung, kind: supplement, by: xa, times: 1, exhausted: khong, back-to: mot}
  - {id: khong, kind: refuse, by: xa}",
        "
        start -> mot.merge
        mot.merge (xor) @xa -> mot
        mot @xa -> mot.ways
        mot.ways (xor) @xa -> [du] hai, [thieu] bo-sung.merge
        hai @xa -> hai.ways
        bo-sung.merge (xor) @xa -> bo-sung.times
        hai.ways (xor) @xa -> [du] tra, [thieu] bo-sung.merge
        bo-sung.times (xor) @xa -> [bo-sung < 1] bo-sung, [else] khong
        tra (send) @xa -> tra.end
        bo-sung (send) @xa -> bo-sung.arrives
        khong (send) @xa -> khong.end
        tra.end (end granted) @xa
        bo-sung.arrives (on bo-sung.arrives from applicant) @xa -> mot.merge
        khong.end (end refused) @xa",
    );
}

#[test]
fn an_outcome_that_asks_for_a_supplement_may_be_counted_by_itself() {
    assert_graph(
        "
steps:
  - id: mot
    kind: check
    by: xa
    outcomes: [{id: du}, {id: thieu, next: bo-sung, times: 2, exhausted: tra}, {id: sai, next: bo-sung}]
  - {id: tra, kind: return, by: xa}
  - {id: bo-sung, kind: supplement, by: xa, back-to: mot}",
        "
        start -> mot.merge
        mot.merge (xor) @xa -> mot
        mot @xa -> mot.ways
        mot.ways (xor) @xa -> [du] tra.merge, [thieu] mot.thieu.times, [sai] bo-sung.merge
        tra.merge (xor) @xa -> tra
        mot.thieu.times (xor) @xa -> [mot.thieu < 2] bo-sung.merge, [else] tra.merge
        bo-sung.merge (xor) @xa -> bo-sung
        tra (send) @xa -> tra.end
        bo-sung (send) @xa -> bo-sung.arrives
        tra.end (end granted) @xa
        bo-sung.arrives (on bo-sung.arrives from applicant) @xa -> mot.merge",
    );
}

#[test]
fn two_steps_of_one_id_are_laid_out_once() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: nop, kind: check, by: xa}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop.merge
        nop.merge (xor) @applicant -> nop
        nop @applicant -> nop.merge
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

/// The wrong files of section 3.9: a graph comes out all the same, and shows what is wrong.
#[test]
fn a_wrong_file_is_laid_out_as_it_is_written() {
    assert_graph(
        "
steps:
  - id: hai-noi
    kind: parallel
    branches:
      - {id: a, steps: [{id: a1, kind: check, by: so, next: tu-choi}]}
      - {id: b, steps: [{id: b1, kind: check, by: so}]}
  - {id: lai, kind: appraise, by: so, next: hai-noi}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}",
        "
        start -> hai-noi.merge
        hai-noi.merge (xor) -> hai-noi
        hai-noi (and) -> a1, b1
        a1 @so -> tu-choi
        b1 @so -> hai-noi.join
        tu-choi (send) @so -> tu-choi.end
        hai-noi.join (and) -> lai
        tu-choi.end (end refused) @so
        lai @so -> hai-noi.merge
        hai-noi.a.merge (xor) -> hai-noi.join
        tra (send) @so -> tra.end
        tra.end (end granted) @so",
    );
}
