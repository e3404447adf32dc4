//! Section 3.4: silence, limits, deadlines.

use super::{assert_graph, draw};

#[test]
fn silence_of_one_of_several_bodies_counts_as_its_answer_and_overdue_takes_the_whole() {
    assert_graph(
        "
steps:
  - id: hoi
    kind: consult
    by: so
    with: [thue, cong-an]
    limit: 7 days
    silence: agreed
    times: 1
    next: tra
    exhausted: tra
    overdue: [{after: 9 days, next: tra}]
  - {id: tra, kind: return, by: so}",
        "
        start -> hoi
        hoi (and) @so -> hoi.thue, hoi.cong-an
        hoi.thue @thue -> hoi.thue.merge
        hoi.cong-an @cong-an -> hoi.cong-an.merge
        hoi.overdue (takes hoi after 9 days) @so -> tra.merge
        hoi.thue.merge (xor) @thue -> hoi.all
        hoi.thue.agreed (takes hoi.thue after 7 days) @thue -> hoi.thue.merge
        hoi.cong-an.merge (xor) @cong-an -> hoi.all
        hoi.cong-an.agreed (takes hoi.cong-an after 7 days) @cong-an -> hoi.cong-an.merge
        tra.merge (xor) @so -> tra
        hoi.all (and) @so -> hoi.times
        tra (send) @so -> tra.end
        hoi.times (xor) @so -> [hoi < 1] tra.merge, [else] tra.merge
        tra.end (end granted) @so",
    );
}

#[test]
fn each_of_several_bodies_has_its_superior_and_cannot_refuse_by_silence() {
    let steps = |silence: &str| {
        format!(
            "
steps:
  - {{id: hoi, kind: consult, by: so, with: [thue, cong-an], limit: 7 days, silence: {silence}}}
  - {{id: tra, kind: return, by: so}}"
        )
    };
    assert_graph(
        &steps("escalated"),
        "
        start -> hoi
        hoi (and) @so -> hoi.thue, hoi.cong-an
        hoi.thue @thue -> hoi.all
        hoi.cong-an @cong-an -> hoi.all
        hoi.all (and) @so -> tra
        hoi.thue.escalated (beside hoi.thue after 7 days) @thue -> hoi.thue.escalated.send
        hoi.cong-an.escalated (beside hoi.cong-an after 7 days) @cong-an -> hoi.cong-an.escalated.send
        tra (send) @so -> tra.end
        hoi.thue.escalated.send (send) @thue -> hoi.thue.escalated.end
        hoi.cong-an.escalated.send (send) @cong-an -> hoi.cong-an.escalated.end
        tra.end (end granted) @so
        hoi.thue.escalated.end (end of notice) @thue
        hoi.cong-an.escalated.end (end of notice) @cong-an",
    );
    assert_graph(
        &steps("refused"),
        "
        start -> hoi
        hoi (and) @so -> hoi.thue, hoi.cong-an
        hoi.thue @thue -> hoi.all
        hoi.cong-an @cong-an -> hoi.all
        hoi.all (and) @so -> tra
        tra (send) @so -> tra.end
        tra.end (end granted) @so",
    );
}

#[test]
fn silence_that_agrees_takes_the_outcome_that_goes_on_with_its_counter() {
    assert_graph(
        "
steps:
  - id: ky
    kind: decide
    by: so
    limit: 3 days
    silence: agreed
    outcomes: [{id: duyet, times: 2, exhausted: het}, {id: lai, next: ky}, {id: khong, ends: refused}]
  - {id: tra, kind: return, by: so}
  - {id: het, kind: end, ends: stopped}",
        "
        start -> ky.merge
        ky.merge (xor) @so -> ky
        ky @so -> ky.ways
        ky.ways (xor) @so -> [duyet] ky.duyet.times, [lai] ky.merge, [khong] ky.ways.end
        ky.agreed (takes ky after 3 days) @so -> ky.duyet.times
        ky.duyet.times (xor) @so -> [ky.duyet < 2] tra, [else] het
        ky.ways.end (end refused) @so
        tra (send) @so -> tra.end
        het (end stopped)
        tra.end (end granted) @so",
    );
}

#[test]
fn silence_that_agrees_without_outcomes_goes_where_the_step_leads() {
    assert_graph(
        "
steps:
  - {id: hoi, kind: consult, by: so, with: [thue], limit: 3 days, silence: agreed, next: tra}
  - {id: ghi, kind: issue, by: so}
  - {id: tra, kind: return, by: so}",
        "
        start -> hoi
        hoi @thue -> tra.merge
        tra.merge (xor) @so -> tra
        hoi.agreed (takes hoi after 3 days) @thue -> tra.merge
        tra (send) @so -> tra.end
        tra.end (end granted) @so
        ghi @so -> tra.merge",
    );
}

#[test]
fn silence_that_refuses_takes_the_outcome_that_refuses() {
    for refusal in ["ends: refused", "next: khong"] {
        let steps = format!(
            "
steps:
  - id: ky
    kind: verify
    by: so
    limits: [{{id: ngan, limit: 3 days, when: a}}, {{id: dai, limit: 5 days, when: not(a)}}]
    silence: refused
    outcomes: [{{id: duyet}}, {{id: tra-lai, ends: returned}}, {{id: tu-choi, {refusal}}}]
  - {{id: tra, kind: return, by: so}}
  - {{id: khong, kind: refuse, by: so}}"
        );
        let drawn = draw(&steps);
        let timer = "ky.refused (takes ky after the limit) @so -> ";
        let target = if refusal == "next: khong" { "khong.merge" } else { "ky.refused.end" };
        assert!(drawn.contains(&format!("{timer}{target}\n")), "{drawn}");
    }
}

#[test]
fn silence_that_nothing_says_where_it_leads_has_no_timer() {
    let rows = [
        ("agreed", "{id: a, ends: granted}, {id: b, ends: refused}"),
        ("agreed", "{id: a}, {id: b}, {id: c, ends: refused}"),
        ("refused", "{id: a}, {id: b, ends: returned}"),
        ("refused", "{id: a}, {id: b, ends: refused}, {id: c, next: khong}"),
    ];
    for (silence, outcomes) in rows {
        let drawn = draw(&format!(
            "
steps:
  - {{id: ky, kind: decide, by: so, limit: 3 days, silence: {silence}, outcomes: [{outcomes}]}}
  - {{id: tra, kind: return, by: so}}
  - {{id: khong, kind: refuse, by: so}}"
        ));
        assert!(!drawn.contains("takes"), "{silence}: {drawn}");
    }
}

#[test]
fn silence_that_is_escalated_leaves_the_task_open_and_silence_that_is_nothing_has_no_timer() {
    assert_graph(
        "
steps:
  - {id: hoi, kind: consult, by: so, with: [thue], limit: 3 days, silence: escalated}
  - {id: xem, kind: verify, by: so, limit: 3 days, silence: nothing}
  - {id: tra, kind: return, by: so}",
        "
        start -> hoi
        hoi @thue -> xem
        xem @so -> tra
        hoi.escalated (beside hoi after 3 days) @thue -> hoi.escalated.send
        tra (send) @so -> tra.end
        hoi.escalated.send (send) @thue -> hoi.escalated.end
        tra.end (end granted) @so
        hoi.escalated.end (end of notice) @thue",
    );
}

#[test]
fn overdue_work_is_taken_away_or_apologised_for() {
    assert_graph(
        "
steps:
  - id: xem
    kind: appraise
    by: so
    limit: 5 days
    overdue:
      - {after: 4 days, notify: xin-loi, to: applicant, extend: 5 days}
      - {next: tra}
      - {note: không làm gì}
  - {id: ghi, kind: issue, by: so, limit: 2 days, overdue: [{next: tra}]}
  - {id: khac, kind: issue, by: so, overdue: [{next: tra}]}
  - {id: tra, kind: return, by: so}",
        "
        start -> xem
        xem @so -> ghi
        ghi @so -> khac
        xem.notice (beside xem after 4 days) @so -> xem.notice.send
        xem.overdue (takes xem after 5 days) @so -> tra.merge
        khac @so -> tra.merge
        ghi.overdue (takes ghi after 2 days) @so -> tra.merge
        xem.notice.send (send) @so -> xem.notice.end
        tra.merge (xor) @so -> tra
        xem.notice.end (end of notice) @so
        tra (send) @so -> tra.end
        tra.end (end granted) @so",
    );
}

#[test]
fn a_limit_by_itself_puts_nothing_into_the_graph() {
    assert_graph(
        "
stages: [{id: ca-hai, steps: [nop, tra], limit: 5 days}]
steps:
  - {id: nop, kind: submit, by: applicant, limit: 5 days}
  - {id: tra, kind: return, by: so, limits: [{id: a, limit: 5 days}]}",
        "
        start -> nop
        nop @applicant -> tra
        tra (send) @so -> tra.end
        tra.end (end granted) @so",
    );
}
