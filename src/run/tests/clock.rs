use super::passes;

fn keys(limit: &str, clock: &str) -> String {
    format!(
        "
limits: [{{id: chung, {limit}}}]
clock: {clock}
fees: [{{id: phi, amount: 10_000 VND, pay: before-work}}]
steps:
  - {{id: nop, kind: submit, by: applicant}}
  - {{id: nhan, kind: receive, by: so}}
  - {{id: xem, kind: check, by: so, outcomes: [{{id: du}}, {{id: thieu, next: bo-sung}}]}}
  - {{id: tra, kind: return, by: so}}
  - {{id: bo-sung, kind: supplement, by: so, back-to: xem}}"
    )
}

fn due(limit: &str, clock: &str, received: &str, expected: &str) {
    let told =
        format!("received: {received}\nhappens: [{{step: xem, outcome: du}}]\nexpect: {{due: {expected}}}");
    passes(&keys(limit, clock), &told);
}

fn supplied(limit: &str, clock: &str, expected: &str) {
    let told = format!(
        "happens:
  - {{step: xem, outcome: thieu, at: 2026-08-06}}
  - {{step: bo-sung, event: den, at: 2026-08-17}}
  - {{step: xem, outcome: du}}
expect: {{due: {expected}}}"
    );
    passes(&keys(limit, clock), &told);
}

#[test]
fn the_fixtures_of_the_language_hold_in_a_walk() {
    due("limit: 3 working days", "{}", "2026-08-31 09h00", "2026-09-07");
    due("limit: 5 days", "{}", "2026-08-27", "2026-09-03");
    due("limit: 1 month", "{}", "2026-08-31", "2026-09-30");
    due("limit: 8 working hours", "{}", "2026-08-28 16h00", "2026-08-31 16h00");
    due("limit: same working day, cutoff: 15h00", "{}", "2026-08-28 15h30", "2026-08-31");
    due("limit: same working day", "{cutoff: 15h00}", "2026-08-28 15h00", "2026-08-28");
    due("limit: 10 working days", "{}", "2026-08-03 09h00", "2026-08-17");
    due("limit: 12.5 working days", "{}", "2026-08-03 09h00", "2026-08-20 11h30");
    due("limit: 3 working days", "{}", "2026-08-22 10h00", "2026-08-26");
    due("limit: 1 month", "{}", "2026-10-31", "2026-11-30");
}

#[test]
fn a_supplement_restarts_pauses_or_changes_nothing() {
    supplied("limit: 10 working days", "{supplement: restart}", "2026-08-31");
    supplied("limit: 10 working days", "{supplement: pause}", "2026-08-26");
    supplied("limit: 10 days", "{supplement: pause}", "2026-08-24");
    supplied("limit: 10 working days", "{supplement: runs}", "2026-08-17");
    // Where nothing is said, the general rule of one-stop offices.
    supplied("limit: 10 working days", "{}", "2026-08-31");
}

#[test]
fn a_second_supplement_counts_again() {
    let told = "happens:
  - {step: xem, outcome: thieu, at: 2026-08-06}
  - {step: bo-sung, event: den, at: 2026-08-17}
  - {step: xem, outcome: thieu, at: 2026-08-18}
  - {step: bo-sung, event: den, at: 2026-08-20}
  - {step: xem, outcome: du}
expect: {due: 2026-09-07}";
    // Ten working days from the 20th, over the two holidays.
    passes(&keys("limit: 10 working days", "{supplement: restart}"), told);
    // Three days used up to the first request, one more up to the second, six left from the 20th.
    let told = told.replace("2026-09-07", "2026-08-28");
    passes(&keys("limit: 10 working days", "{supplement: pause}"), &told);
}

#[test]
fn what_starts_the_clock() {
    let steps = "
fees: [{id: phi, amount: 10_000 VND, pay: before-work}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, outcomes: [{id: du}, {id: khong, next: tu-choi}]}
  - {id: tien, kind: pay, by: applicant, fees: [phi]}
  - {id: nhan, kind: receive, by: so, next: tra}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}";
    let keys = |starts: &str, steps: &str| {
        format!("limits: [{{id: chung, limit: 10 working days}}]\nclock: {{starts: {starts}}}{steps}")
    };
    let told = |expected: &str| {
        format!(
            "happens:
  - {{step: xem, outcome: du, at: 2026-08-05}}
  - {{step: tien, event: da-nop, at: 2026-08-07}}
expect: {{due: {expected}}}"
        )
    };
    passes(&keys("receipt", steps), &told("2026-08-17"));
    passes(&keys("complete", steps), &told("2026-08-21"));
    passes(&keys("complete-and-paid", steps), &told("2026-08-21"));
    // Without a `receive`, the check that goes on; paid later.
    let without = steps.replace("kind: receive", "kind: issue");
    passes(&keys("complete", &without), &told("2026-08-19"));
    passes(&keys("complete-and-paid", &without), &told("2026-08-21"));
    // A check that does not go on makes nothing complete: the filing starts the clock.
    let refused = "happens: [{step: xem, outcome: khong, at: 2026-08-05}]\nexpect: {due: 2026-08-17}";
    passes(&keys("complete", steps), refused);
}

#[test]
fn the_limit_may_depend_on_the_end_and_on_what_steps_write() {
    let keys = "
facts: [{id: kho, name: Khó, type: boolean, by: agency}]
limits:
  - {id: co, limit: 10 working days, when: outcome = \"granted\"}
  - {id: khong, limit: 3 working days, when: outcome = \"refused\"}
  - {id: them, add: 2 working days, when: kho}
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: decide, by: so, writes: [kho], outcomes: [{id: co}, {id: khong, next: tu-choi}]}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}";
    passes(keys, "happens: [{step: xem, outcome: khong}]\nexpect: {limit: 3 working days, due: 2026-08-06}");
    let told = "happens: [{step: xem, outcome: co, sets: {kho: true}}]
expect: {limit: 12 working days, due: 2026-08-19}";
    passes(keys, told);
}

#[test]
fn a_limit_after_the_supplement_replaces_the_old_one() {
    let keys = keys("limit: 10 working days", "{supplement: pause}")
        .replace("back-to: xem", "back-to: xem, resume-limit: 2 working days");
    let told = "happens:
  - {step: xem, outcome: thieu, at: 2026-08-06}
  - {step: bo-sung, event: den, at: 2026-08-17}
  - {step: xem, outcome: du}
expect: {due: 2026-08-19}";
    passes(&keys, told);
}
