//! Section 3.3: what each kind of step becomes; branches and calls in the file beside it.

use super::{assert_graph, draw};

#[test]
fn two_filings_on_different_channels_are_two_guarded_tasks() {
    assert_graph(
        "
steps:
  - {id: mang, kind: submit, by: applicant, channels: [online], within: 60 days, since: ngay_sinh}
  - {id: giay, kind: submit, by: applicant, channels: [direct, postal], within: 60 days, since: ngay_sinh}
  - {id: tra, kind: return, by: xa}",
        "
        start -> mang.when
        mang.when (xor) @applicant -> [online] mang, [else] giay.merge
        mang @applicant -> giay.merge
        giay.merge (xor) @applicant -> giay.when
        giay.when (xor) @applicant -> [direct postal] giay, [else] tra.merge
        giay @applicant -> tra.merge
        tra.merge (xor) @xa -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_later_submit_waits_as_a_payment_does_if_it_has_a_time() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: xa}
  - {id: them, kind: submit, by: applicant, within: 5 days, late: het}
  - {id: nua, kind: submit, by: applicant}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: lapsed}",
        "
        start -> nop
        nop @applicant -> xem
        xem @xa -> them
        them (send) @xa -> them.events
        them.events (race) @xa -> them.submitted, them.late
        them.submitted (on them.submitted from applicant) @xa -> nua
        them.late (after 5 days) @xa -> het
        nua @applicant -> tra
        het (end lapsed)
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn the_first_submit_of_a_channel_is_the_filing_wherever_it_stands() {
    let drawn = draw(
        "
channels: {online: {}, direct: {}}
steps:
  - {id: mang, kind: submit, by: applicant, channels: [online], within: 5 days, late: het}
  - {id: ma, kind: notify, by: xa, channels: [online]}
  - {id: giay, kind: submit, by: applicant, channels: [direct], within: 5 days, late: het}
  - {id: them, kind: submit, by: applicant, channels: [direct], within: 5 days, late: het}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: lapsed}",
    );
    let awaited: Vec<&str> = drawn.lines().filter(|line| line.contains("(race)")).collect();
    assert_eq!(awaited, ["them.events (race) @xa -> them.submitted, them.late"]);
}

#[test]
fn filings_may_be_told_apart_by_a_condition_and_what_comes_late_is_none() {
    let drawn = draw(
        "
steps:
  - {id: moi, kind: submit, by: applicant, when: a, within: 5 days}
  - {id: cu, kind: submit, by: applicant, when: not(a), within: 5 days}
  - {id: nua, kind: submit, by: applicant, when: b, within: 5 days, late: het}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: lapsed}",
    );
    let awaited: Vec<&str> = drawn.lines().filter(|line| line.contains("(race)")).collect();
    assert_eq!(awaited, ["nua.events (race) @xa -> nua.submitted, nua.late"]);
}

#[test]
fn tasks_stand_in_the_lane_of_who_does_them() {
    assert_graph(
        "
steps:
  - {id: nhan, kind: receive, by: a}
  - {id: xem, kind: check, by: b}
  - {id: tham, kind: appraise, by: c}
  - {id: thuc-dia, kind: verify, by: d}
  - {id: ky, kind: decide, by: e}
  - {id: ghi, kind: issue, by: f}
  - {id: chuyen, kind: transfer, by: g}
  - {id: bao, kind: notify, by: h}
  - {id: khong, kind: refuse, by: i}",
        "
        start -> nhan
        nhan @a -> xem
        xem @b -> tham
        tham @c -> thuc-dia
        thuc-dia @d -> ky
        ky @e -> ghi
        ghi @f -> chuyen
        chuyen @g -> bao
        bao (send) @h -> khong
        khong (send) @i -> khong.end
        khong.end (end refused) @i",
    );
}

#[test]
fn a_payment_is_asked_for_and_awaited() {
    assert_graph(
        "
steps:
  - {id: xem, kind: check, by: xa}
  - {id: phi, kind: pay, by: applicant, within: 5 days, late: het}
  - {id: them, kind: pay, by: applicant}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: lapsed}",
        "
        start -> xem
        xem @xa -> phi
        phi (send) @xa -> phi.events
        phi.events (race) @xa -> phi.paid, phi.late
        phi.paid (on phi.paid from applicant) @xa -> them
        phi.late (after 5 days) @xa -> het
        them (send) @xa -> them.paid
        het (end lapsed)
        them.paid (on them.paid from applicant) @xa -> tra
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn a_supplement_counts_asks_waits_and_comes_back() {
    assert_graph(
        "
steps:
  - {id: xem, kind: check, by: xa, outcomes: [{id: du}, {id: thieu, next: bo-sung}]}
  - {id: tra, kind: return, by: xa}
  - id: bo-sung
    kind: supplement
    by: xa
    within: 15 days
    late: het
    times: 1
    exhausted: khong
    back-to: xem
  - {id: khong, kind: refuse, by: xa}
  - {id: het, kind: end, ends: lapsed}",
        "
        start -> xem.merge
        xem.merge (xor) @xa -> xem
        xem @xa -> xem.ways
        xem.ways (xor) @xa -> [du] tra, [thieu] bo-sung.times
        tra (send) @xa -> tra.end
        bo-sung.times (xor) @xa -> [bo-sung < 1] bo-sung, [else] khong
        tra.end (end granted) @xa
        bo-sung (send) @xa -> bo-sung.events
        khong (send) @xa -> khong.end
        bo-sung.events (race) @xa -> bo-sung.arrives, bo-sung.late
        khong.end (end refused) @xa
        bo-sung.arrives (on bo-sung.arrives from applicant) @xa -> xem.merge
        bo-sung.late (after 15 days) @xa -> het
        het (end lapsed)",
    );
}

#[test]
fn a_supplement_without_a_time_has_no_timer_and_a_skipped_one_goes_on_behind_it() {
    assert_graph(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: bo-sung, kind: supplement, by: xa, when: a, back-to: nop, late: het}
  - {id: tra, kind: return, by: xa}
  - {id: het, kind: end, ends: lapsed}",
        "
        start -> nop.merge
        nop.merge (xor) @applicant -> nop
        nop @applicant -> bo-sung.when
        bo-sung.when (xor) @xa -> [when] bo-sung, [else] tra
        bo-sung (send) @xa -> bo-sung.arrives
        tra (send) @xa -> tra.end
        bo-sung.arrives (on bo-sung.arrives from applicant) @xa -> nop.merge
        tra.end (end granted) @xa
        het (end lapsed)",
    );
}

#[test]
fn the_first_event_of_a_wait_decides() {
    assert_graph(
        "
steps:
  - id: cho
    kind: wait
    first:
      - {event: den, sender: applicant}
      - {event: rut, sender: applicant, ends: withdrawn}
      - {date: ngay_mo, next: tra}
      - {after: 5 days, next: mot}
      - {after: 9 days, ends: lapsed}
  - {id: mot, kind: wait, first: [{event: den}]}
  - {id: tra, kind: return, by: xa}",
        "
        start -> cho
        cho (race) -> cho.den, cho.rut, cho.date, cho.after, cho.after.2
        cho.den (on den from applicant) -> mot.merge
        cho.rut (on rut from applicant) -> cho.rut.end
        cho.date (at ngay_mo) -> tra.merge
        cho.after (after 5 days) -> mot.merge
        cho.after.2 (after 9 days) -> cho.after.2.end
        mot.merge (xor) -> mot
        cho.rut.end (end withdrawn)
        tra.merge (xor) @xa -> tra
        cho.after.2.end (end lapsed)
        mot (on den) -> tra.merge
        tra (send) @xa -> tra.end
        tra.end (end granted) @xa",
    );
}

#[test]
fn one_body_asked_decides_on_its_own_outcomes() {
    assert_graph(
        "
steps:
  - {id: hoi, kind: consult, by: so, with: [thue], outcomes: [{id: thuan}, {id: khong, ends: refused}]}
  - {id: tra, kind: return, by: so}",
        "
        start -> hoi
        hoi @thue -> hoi.ways
        hoi.ways (xor) @thue -> [thuan] tra, [khong] hoi.ways.end
        tra (send) @so -> tra.end
        hoi.ways.end (end refused) @thue
        tra.end (end granted) @so",
    );
}

#[test]
fn several_bodies_are_asked_at_once_and_who_asked_concludes() {
    assert_graph(
        "
steps:
  - {id: hoi, kind: consult, by: so, with: [thue, cong-an], outcomes: [{id: thuan}, {id: khong, ends: refused}]}
  - {id: tra, kind: return, by: so}",
        "
        start -> hoi
        hoi (and) @so -> hoi.thue, hoi.cong-an
        hoi.thue @thue -> hoi.all
        hoi.cong-an @cong-an -> hoi.all
        hoi.all (and) @so -> hoi.ways
        hoi.ways (xor) @so -> [thuan] tra, [khong] hoi.ways.end
        tra (send) @so -> tra.end
        hoi.ways.end (end refused) @so
        tra.end (end granted) @so",
    );
}
