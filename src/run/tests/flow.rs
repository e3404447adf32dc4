use super::{passes, walked, wrong};

const CHECK: &str = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: xem
    kind: check
    by: so
    outcomes: [{id: du}, {id: thieu, next: bo-sung}, {id: dung, ends: stopped}]
  - {id: ky, kind: decide, by: so}
  - {id: tra, kind: return, by: so}
  - {id: bo-sung, kind: supplement, by: so, within: 15 working days, times: 1, exhausted: tu-choi, late: het, back-to: xem}
  - {id: tu-choi, kind: refuse, by: so}
  - {id: het, kind: end, ends: lapsed}
";

#[test]
fn a_list_is_walked_from_its_first_step_to_an_end() {
    assert_eq!(walked(CHECK, "happens: [{step: xem, outcome: du}]"), "nop xem ky tra | granted");
    assert_eq!(walked(CHECK, "happens: [{step: xem, outcome: dung}]"), "nop xem | stopped");
}

#[test]
fn a_decision_that_nobody_takes_stops_the_case() {
    let expected =
        "nop xem | since 03/08/2026 at 09:00 the case waits at `xem` for a decision: `du`, `thieu`, `dung`";
    assert_eq!(walked(CHECK, "{}".trim_matches(['{', '}'])), expected);
    assert_eq!(
        wrong(CHECK, "happens: [{step: xem, outcome: thieu}, {step: bo-sung, event: den}]"),
        ["since 03/08/2026 at 09:00 the case waits at `xem` for a decision: `du`, `thieu`, `dung`"]
    );
}

#[test]
fn a_supplement_is_asked_as_often_as_it_says() {
    let told = "happens:
  - {step: xem, outcome: thieu}
  - {step: bo-sung, event: den, at: 2026-08-05 09h00}
  - {step: xem, outcome: thieu}";
    assert_eq!(walked(CHECK, told), "nop xem bo-sung xem tu-choi | refused");
}

#[test]
fn the_last_day_is_in_time_and_the_next_is_late() {
    // Fifteen working days from Monday 3 August end on Monday 24 August.
    let told = |at: &str| {
        format!(
            "happens:
  - {{step: xem, outcome: thieu}}
  - {{step: bo-sung, event: den, at: {at}}}
  - {{step: xem, outcome: du}}"
        )
    };
    assert_eq!(walked(CHECK, &told("2026-08-24 20h00")), "nop xem bo-sung xem ky tra | granted");
    assert_eq!(walked(CHECK, &told("2026-08-25 07h00")), "nop xem bo-sung het | lapsed");
}

const WHEN: &str = "
channels: {direct: {}, online: {}}
facts:
  - {id: so_phong, ask: Mấy phòng?, type: number, min: 0}
steps:
  - {id: nop-tay, kind: submit, by: applicant, channels: [direct]}
  - {id: nop-mang, kind: submit, by: applicant, channels: [online]}
  - {id: do, kind: verify, by: so, when: so_phong > 3}
  - id: phan
    kind: receive
    by: so
    choose: [{when: so_phong >= 10, next: lon}, {next: nho}]
  - {id: lon, kind: decide, by: so, next: tra}
  - {id: nho, kind: decide, by: so}
  - {id: tra, kind: return, by: so}
";

#[test]
fn conditions_and_channels_choose_the_way() {
    let told = |channel: &str, rooms: u32| format!("given: {{channel: {channel}, so_phong: {rooms}}}");
    assert_eq!(walked(WHEN, &told("direct", 3)), "nop-tay phan nho tra | granted");
    assert_eq!(walked(WHEN, &told("online", 4)), "nop-mang do phan nho tra | granted");
    assert_eq!(walked(WHEN, &told("online", 10)), "nop-mang do phan lon tra | granted");
}

#[test]
fn steps_write_facts_before_their_exit_is_read() {
    let keys = "
facts: [{id: khop, name: Khớp, type: boolean, by: agency}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: verify, by: so, writes: [khop], choose: [{when: khop, next: tra}, {next: tu-choi}]}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}";
    assert_eq!(walked(keys, "happens: [{step: xem, sets: {khop: true}}]"), "nop xem tra | granted");
    assert_eq!(walked(keys, "happens: [{step: xem, sets: {khop: false}}]"), "nop xem tu-choi | refused");
    assert_eq!(walked(keys, ""), "nop xem tu-choi | refused");
}

#[test]
fn outcomes_are_read_later_and_null_before() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: hoi-y, kind: check, by: so, outcomes: [{id: co}, {id: khong}]}
  - {id: them, kind: verify, by: so, when: hoi_y.outcome = \"khong\"}
  - {id: tra, kind: return, by: so}";
    assert_eq!(walked(keys, "happens: [{step: hoi-y, outcome: co}]"), "nop hoi-y tra | granted");
    assert_eq!(walked(keys, "happens: [{step: hoi-y, outcome: khong}]"), "nop hoi-y them tra | granted");
}

#[test]
fn rounds_of_an_outcome_are_counted_apart() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, outcomes: [{id: du}, {id: lai, next: xem, times: 2, exhausted: tu-choi}]}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}";
    let lai = |times: usize| vec!["{step: xem, outcome: lai}"; times].join(", ");
    let told = format!("happens: [{}, {{step: xem, outcome: du}}]", lai(2));
    assert_eq!(walked(keys, &told), "nop xem xem xem tra | granted");
    assert_eq!(walked(keys, &format!("happens: [{}]", lai(3))), "nop xem xem xem tu-choi | refused");
}

#[test]
fn a_circle_without_count_ends_the_search_and_not_the_machine() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so}
  - {id: lai, kind: check, by: so, next: xem}";
    assert!(walked(keys, "").ends_with("| the case goes round without end"));
}

#[test]
fn what_falls_out_of_the_list_goes_nowhere() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so}";
    assert_eq!(walked(keys, ""), "nop xem | nothing follows after `xem`");
}

#[test]
fn several_ways_at_once_and_none_at_all_are_told() {
    let keys = |one: &str, other: &str| {
        format!(
            "
facts: [{{id: so_phong, ask: Mấy phòng?, type: number}}]
steps:
  - {{id: nop, kind: submit, by: applicant}}
  - {{id: xem, kind: check, by: so, choose: [{{when: {one}, next: tra}}, {{when: {other}, next: tra}}]}}
  - {{id: tra, kind: return, by: so}}"
        )
    };
    let given = "given: {so_phong: 5}";
    assert_eq!(
        walked(&keys("so_phong > 3", "so_phong > 4"), given),
        "nop xem | several ways out of `xem` are open at once"
    );
    assert_eq!(walked(&keys("so_phong > 7", "so_phong > 8"), given), "nop xem | no way out of `xem` is open");
}

#[test]
fn an_outcome_is_offered_only_when_its_condition_holds() {
    let keys = "
facts: [{id: so_phong, ask: Mấy phòng?, type: number}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, outcomes: [{id: du}, {id: lon, when: so_phong > 3}]}
  - {id: tra, kind: return, by: so}";
    let told = |rooms: u32| format!("given: {{so_phong: {rooms}}}\nhappens: [{{step: xem, outcome: lon}}]");
    assert_eq!(walked(keys, &told(5)), "nop xem tra | granted");
    assert_eq!(walked(keys, &told(1)), "nop xem | the outcome `lon` of `xem` is not offered in this case");
}

#[test]
fn a_call_ends_as_it_is_said_to() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: ly-lich
    kind: call
    by: so
    procedure: thu-khac
    choose: [{when: ly_lich.outcome = \"granted\", next: tra}, {next: tu-choi}]
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}";
    assert_eq!(walked(keys, "happens: [{step: ly-lich, outcome: granted}]"), "nop ly-lich tra | granted");
    assert_eq!(walked(keys, "happens: [{step: ly-lich, outcome: lapsed}]"), "nop ly-lich tu-choi | refused");
    assert!(walked(keys, "").contains("waits at `ly-lich` for a decision: `granted`"));
}

#[test]
fn a_computed_case_is_known() {
    let keys = "
facts: [{id: so_phong, ask: Mấy phòng?, type: number}]
cases:
  - {id: nho, name: Nhỏ, when: so_phong <= 3}
  - {id: lon, name: Lớn, when: so_phong > 3}
limits:
  - {id: a, limit: 3 working days, when: case = \"nho\"}
  - {id: b, limit: 9 working days, when: case = \"lon\"}
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: them, kind: verify, by: so, when: case = \"lon\"}
  - {id: tra, kind: return, by: so}";
    passes(keys, "given: {so_phong: 3}\nexpect: {path: [nop, tra], limit: 3 working days}");
    passes(keys, "given: {so_phong: 4}\nexpect: {path: [nop, them, tra], limit: 9 working days}");
}
