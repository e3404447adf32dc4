use super::{passes, walked, wrong};

const PAY: &str = "
fees: [{id: phi, amount: 20_000 VND}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, outcomes: [{id: du}, {id: khong, next: tu-choi}]}
  - {id: tien, kind: pay, by: applicant, fees: [phi], within: 10 days, late: het}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}
  - {id: het, kind: end, ends: lapsed}
";

#[test]
fn paying_is_awaited_and_what_came_before_is_kept() {
    let told = |at: &str| {
        format!(
            "happens:
  - {{step: xem, outcome: du, at: 2026-08-05 09h00}}
  - {{step: tien, event: da-nop, at: {at}}}"
        )
    };
    for at in ["2026-08-04 09h00", "2026-08-10 09h00", "2026-08-17 23h00"] {
        assert_eq!(walked(PAY, &told(at)), "nop xem tien tra | granted", "{at}");
    }
    // Ten days from the 5th are the 15th, a Saturday, and so the 17th.
    assert_eq!(walked(PAY, &told("2026-08-18 08h00")), "nop xem tien het | lapsed");
}

#[test]
fn a_pay_step_without_time_waits_for_ever() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: tien, kind: pay, by: applicant}
  - {id: tra, kind: return, by: so}";
    assert_eq!(walked(keys, ""), "nop tien | since 03/08/2026 at 09:00 the case waits at `tien` for `paid`");
}

const RACE: &str = "
facts: [{id: hen, ask: Hẹn ngày nào?, type: date, required: false}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: cho
    kind: wait
    first:
      - {event: den, sender: applicant, next: tra}
      - {event: rut, sender: applicant, ends: withdrawn}
      - {after: 3 working days, ends: lapsed}
      - {date: hen, next: tu-choi}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}
";

#[test]
fn of_several_events_the_first_counts() {
    let happens = |row: &str| format!("happens: [{row}]");
    assert_eq!(walked(RACE, &happens("{step: cho, event: den}")), "nop cho tra | granted");
    assert_eq!(walked(RACE, &happens("{step: cho, event: rut, at: 2026-08-06}")), "nop cho | withdrawn");
    assert_eq!(walked(RACE, &happens("{step: cho, event: rut, at: 2026-08-07}")), "nop cho | lapsed");
    assert_eq!(walked(RACE, ""), "nop cho | lapsed");
}

#[test]
fn a_date_fires_at_its_opening_and_at_once_if_it_is_past() {
    assert_eq!(walked(RACE, "given: {hen: 2026-08-05}"), "nop cho tu-choi | refused");
    assert_eq!(walked(RACE, "given: {hen: 2026-07-01}"), "nop cho tu-choi | refused");
    assert_eq!(walked(RACE, "given: {hen: 2026-12-01}"), "nop cho | lapsed");
    // Opened at half past seven: what comes then is in time, what comes later is not.
    let told = |hour: &str| {
        format!("given: {{hen: 2026-08-05}}\nhappens: [{{step: cho, event: den, at: 2026-08-05 {hour}}}]")
    };
    assert_eq!(walked(RACE, &told("07h30")), "nop cho tra | granted");
    assert_eq!(walked(RACE, &told("07h31")), "nop cho tu-choi | refused");
}

#[test]
fn an_event_that_nobody_waits_for_is_told() {
    let told = "happens: [{step: cho, event: la}]\nexpect: {outcome: lapsed}";
    assert_eq!(wrong(RACE, told), ["`cho` does not wait for `la`, only for `den`, `rut`"]);
}

#[test]
fn a_later_submission_has_its_own_time() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: them, kind: submit, by: applicant, within: 5 working days, late: het}
  - {id: tra, kind: return, by: so}
  - {id: het, kind: end, ends: lapsed}";
    passes(keys, "happens: [{step: them, event: nop-them}]\nexpect: {path: [nop, them, tra]}");
    passes(keys, "expect: {path: [nop, them, het], outcome: lapsed}");
}

const ANYTIME: &str = "
anytime:
  - {event: rut, sender: applicant, within: 5 working days, until-step: ky, ends: withdrawn}
  - {event: dung, sender: so, next: bao}
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, outcomes: [{id: du}, {id: khong, next: tu-choi}]}
  - {id: ky, kind: decide, by: so, outcomes: [{id: co}, {id: khong, next: tu-choi}]}
  - {id: tra, kind: return, by: so}
  - {id: bao, kind: notify, by: so, next: dung}
  - {id: dung, kind: end, ends: stopped}
  - {id: tu-choi, kind: refuse, by: so}
";

#[test]
fn an_event_at_any_time_takes_the_case_out() {
    let told = "happens: [{event: rut, at: 2026-08-10 09h00}]";
    assert_eq!(walked(ANYTIME, told), "nop xem | withdrawn");
    let told = "happens: [{step: xem, outcome: du}, {event: dung}, {step: ky, outcome: co, at: 2026-08-20}]";
    assert_eq!(walked(ANYTIME, told), "nop xem bao dung | stopped");
}

#[test]
fn an_event_at_any_time_comes_too_late() {
    // The fifth working day is the 10th.
    let told = "happens: [{event: rut, at: 2026-08-11}, {step: xem, outcome: khong, at: 2026-08-12}]";
    assert_eq!(walked(ANYTIME, told), "nop xem tu-choi | refused");
    let told = "happens: [{step: xem, outcome: du}, {step: ky, outcome: co}, {event: rut}]";
    assert_eq!(walked(ANYTIME, told), "nop xem ky tra | granted");
}

#[test]
fn at_the_beginning_of_the_list_it_comes_right_after_the_filing() {
    assert_eq!(walked(ANYTIME, "happens: [{event: rut}]"), "nop | withdrawn");
}

#[test]
fn an_answer_that_comes_after_a_time_has_run_out_is_kept_for_the_next_visit() {
    let keys = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: cho
    kind: wait
    first: [{event: den, sender: applicant, next: tra}, {after: 3 working days, next: nhac, times: 1, exhausted: het}]
  - {id: tra, kind: return, by: so}
  - {id: nhac, kind: notify, by: so, to: applicant, next: cho}
  - {id: het, kind: end, ends: lapsed}";
    let told = |at: &str| format!("happens: [{{step: cho, event: den, at: {at}}}]");
    assert_eq!(walked(keys, &told("2026-08-06")), "nop cho tra | granted");
    assert_eq!(walked(keys, &told("2026-08-07")), "nop cho nhac cho tra | granted");
    assert_eq!(walked(keys, &told("2026-08-20")), "nop cho nhac cho het | lapsed");
}
