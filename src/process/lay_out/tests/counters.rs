//! Section 3.5: bounded loops.

use super::{assert_graph, laid_out};
use crate::process::lay_out::Fall;

#[test]
fn a_counter_stands_in_the_flow_it_counts() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: xem
    kind: check
    by: xa
    outcomes:
      - {id: dat}
      - {id: lai, next: nop, times: 2, exhausted: het}
      - {id: nua, next: nop, times: 1, exhausted: het}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: stopped}",
        "
        start -> nop.merge
        nop.merge (xor) @applicant -> nop
        nop @applicant -> xem
        xem @xa -> xem.ways
        xem.ways (xor) @xa -> [dat] tra, [lai] xem.lai.times, [nua] xem.nua.times
        tra (send) @xa -> tra.end
        xem.lai.times (xor) @xa -> [xem.lai < 2] nop.merge, [else] het.merge
        xem.nua.times (xor) @xa -> [xem.nua < 1] nop.merge, [else] het.merge
        tra.end (end granted) @xa
        het.merge (xor) -> het
        het (end stopped)",
    );
}

#[test]
fn a_counter_of_a_step_counts_its_own_next() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant, choose: [{when: a, next: tra, times: 3, exhausted: tra}, {next: xem}]}
  - {id: xem, kind: check, by: xa, next: nop, times: 1, exhausted: tra}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop.merge
        nop.merge (xor) @applicant -> nop
        nop @applicant -> nop.ways
        nop.ways (xor) @applicant -> [when] nop.choose.1.times, [else] xem
        nop.choose.1.times (xor) @applicant -> [nop.choose.1 < 3] tra.merge, [else] tra.merge
        xem @xa -> xem.times
        tra.merge (xor) @xa -> tra
        xem.times (xor) @xa -> [xem < 1] nop.merge, [else] tra.merge
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn events_without_a_way_of_their_own_share_the_counter_of_the_step() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: cho
    kind: wait
    next: nop
    times: 1
    exhausted: tra
    first: [{event: a}, {event: b}, {after: 5 days, next: tra}, {event: c, times: 2, exhausted: tra}]
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop.merge
        nop.merge (xor) @applicant -> nop
        nop @applicant -> cho
        cho (race) -> cho.a, cho.b, cho.after, cho.c
        cho.a (on a) -> cho.times
        cho.b (on b) -> cho.times
        cho.after (after 5 days) -> tra.merge
        cho.c (on c) -> cho.first.4.times
        cho.times (xor) -> [cho < 1] nop.merge, [else] tra.merge
        tra.merge (xor) @xa -> tra
        cho.first.4.times (xor) -> [cho.first.4 < 2] cho.times, [else] tra.merge
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn times_of_a_step_without_next_counts_nothing() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant, times: 2}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop
        nop @applicant -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_counter_without_exhausted_leads_nowhere_when_it_is_used_up() {
    let layout = laid_out("steps: [{id: nop, kind: submit, by: applicant, next: nop, times: 2}]");
    let [fall] = layout.falls_out.as_slice() else { panic!("one fall") };
    assert_eq!(fall.how, Fall::Counted);
    assert_eq!(layout.graph.node(fall.from).id, "nop.times");
}
