//! Sections 3.2 and 3.6: entry, continuation, events at any time.

use super::assert_graph;

#[test]
fn the_list_is_the_path() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: nhan, kind: receive, by: xa}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop
        nop @applicant -> nhan
        nhan @xa -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_condition_or_a_channel_skips_a_step_and_both_written_must_both_hold() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: xa, when: a}
  - {id: nhan, kind: receive, by: xa, channels: [online, postal]}
  - {id: ghi, kind: issue, by: xa, channels: [direct], when: b}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop
        nop @applicant -> xem.when
        xem.when (xor) @xa -> [when] xem, [else] nhan.merge
        xem @xa -> nhan.merge
        nhan.merge (xor) @xa -> nhan.when
        nhan.when (xor) @xa -> [online postal] nhan, [else] ghi.merge
        nhan @xa -> ghi.merge
        ghi.merge (xor) @xa -> ghi.when
        ghi.when (xor) @xa -> [when direct] ghi, [else] tra.merge
        ghi @xa -> tra.merge
        tra.merge (xor) @xa -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_skipped_step_ends_nothing_and_jumps_nowhere() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: xa, when: a, next: het}
  - {id: tra, kind: return, by: xa, when: b}
  - {id: het, kind: end, ends: stopped}",
        "
        start -> nop
        nop @applicant -> xem.when
        xem.when (xor) @xa -> [when] xem, [else] tra.when
        xem @xa -> het.merge
        tra.when (xor) @xa -> [when] tra, [else] het.merge
        het.merge (xor) -> het
        tra (send) @xa -> tra.end
        het (end stopped)
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_jump_to_a_guarded_step_asks_again() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant, next: ghi}
  - {id: xem, kind: check, by: xa}
  - {id: ghi, kind: issue, by: xa, when: a}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop
        nop @applicant -> ghi.merge
        ghi.merge (xor) @xa -> ghi.when
        ghi.when (xor) @xa -> [when] ghi, [else] tra.merge
        ghi @xa -> tra.merge
        tra.merge (xor) @xa -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa
        xem @xa -> ghi.merge",
    );
}

#[test]
fn what_a_step_says_comes_before_its_kind() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: tra, kind: return, by: xa, next: ghi}
  - {id: sai, kind: refuse, by: xa, ends: returned}
  - {id: ghi, kind: issue, by: xa}
  - {id: khong, kind: refuse, by: xa}
  - {id: het, kind: end, ends: lapsed}",
        "
        start -> nop
        nop @applicant -> tra
        tra (send) @xa -> ghi
        ghi @xa -> khong
        khong (send) @xa -> khong.end
        khong.end (end refused) @xa
        sai (send) @xa -> sai.end
        sai.end (end returned) @xa
        het (end lapsed)",
    );
}

#[test]
fn nothing_follows_the_last_step() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: xem
    kind: check
    by: xa
    when: a
    outcomes: [{id: dat}, {id: khong, ends: refused}]",
        "
        start -> nop
        nop @applicant -> xem.when
        xem.when (xor) @xa -> [when] xem
        xem @xa -> xem.ways
        xem.ways (xor) @xa -> [khong] xem.ways.end
        xem.ways.end (end refused) @xa
        Done behind xem
        Skipped behind xem",
    );
}

#[test]
fn an_outcome_ends_or_jumps_or_goes_where_the_step_leads() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: xem
    kind: check
    by: xa
    outcomes:
      - {id: dat}
      - {id: khong, ends: refused}
      - {id: lai, next: nop, when: a}
  - id: tra
    kind: return
    by: xa
    ends: returned
    outcomes: [{id: mot}, {id: hai, next: xem}]",
        "
        start -> nop.merge
        nop.merge (xor) @applicant -> nop
        nop @applicant -> xem.merge
        xem.merge (xor) @xa -> xem
        xem @xa -> xem.ways
        xem.ways (xor) @xa -> [dat] tra, [khong] xem.ways.end, [lai when] nop.merge
        tra (send) @xa -> tra.ways
        xem.ways.end (end refused) @xa
        tra.ways (xor) @xa -> [mot] tra.ways.end, [hai] xem.merge
        tra.ways.end (end returned) @xa",
    );
}

#[test]
fn facts_choose_and_the_row_without_a_condition_is_the_default() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant, choose: [{when: a, next: tra}, {next: xem}]}
  - {id: xem, kind: check, by: xa, choose: [{when: a, next: tra}, {when: b, next: het}]}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: stopped}",
        "
        start -> nop
        nop @applicant -> nop.ways
        nop.ways (xor) @applicant -> [when] tra.merge, [else] xem
        tra.merge (xor) @xa -> tra
        xem @xa -> xem.ways
        tra (send) @xa -> tra.end
        xem.ways (xor) @xa -> [when] tra.merge, [when] het
        tra.end (end granted) @xa
        het (end stopped)",
    );
}

#[test]
fn an_event_at_any_time_takes_the_case_to_its_end_or_to_a_step() {
    assert_graph(
        "
anytime:
  - {event: rut, sender: applicant, within: 3 days, ends: withdrawn}
  - {event: dung, until-step: nop, next: tra}
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: tra, kind: return, by: xa}",
        "
        start -> nop
        anytime.rut (takes all on rut from applicant, within 3 days) -> anytime.rut.end
        anytime.dung (takes all on dung, until nop) -> tra.merge
        nop @applicant -> tra.merge
        anytime.rut.end (end withdrawn)
        tra.merge (xor) @xa -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_jump_to_a_step_that_does_not_exist_is_noted() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant, next: khong-co}
  - {id: tra, kind: return, by: xa, next: join}",
        "
        start -> nop
        nop @applicant
        tra (send) @xa
        no step khong-co
        no step join",
    );
}
