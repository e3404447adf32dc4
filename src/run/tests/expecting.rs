use super::{passes, tried, wrong};

const KEYS: &str = "
channels: {direct: {}, online: {}}
facts:
  - {id: so_ban, ask: Mấy bản?, type: number, min: 1}
  - {id: mien, ask: Được miễn?, type: boolean}
  - {id: ly_do, ask: Vì sao?, type: choice, when: mien, options: [{id: ngheo, name: Nghèo}, {id: cong, name: Có công}]}
  - {id: kho, name: Khó, type: boolean, by: agency}
documents:
  - {id: don, document: don}
  - {id: nghe, document: giay-ngheo, when: ly_do = \"ngheo\"}
fees:
  - {id: phi, formula: so_ban * 2_000 VND, when: not(mien)}
  - {id: mien, free: true, when: mien}
limits: [{id: chung, limit: 3 working days}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: xem, kind: check, by: so, writes: [kho], outcomes: [{id: du}, {id: khong, next: tu-choi}]}
  - {id: tra, kind: return, by: so}
  - {id: tu-choi, kind: refuse, by: so}
";

fn told(given: &str, expect: &str) -> String {
    format!("given: {{{given}}}\nhappens: [{{step: xem, outcome: du}}]\nexpect: {{{expect}}}")
}

#[test]
fn everything_that_is_expected_is_compared() {
    let given = "channel: direct, so_ban: 3, mien: false";
    let expect = "path: [nop, xem, tra], documents: [don], not-documents: [giay-ngheo], fee: 6000 VND, \
                  due: 2026-08-06, limit: 3 working days, outcome: granted, asks: [mien, so_ban, channel], \
                  lint: [unbounded-loop]";
    passes(KEYS, &told(given, expect));
    let given = "channel: direct, so_ban: 3, mien: true, ly_do: ngheo";
    passes(KEYS, &told(given, "fees: free, documents: [giay-ngheo, don]"));
}

#[test]
fn every_difference_is_told() {
    let given = "channel: direct, so_ban: 3, mien: false";
    let cases = [
        ("path: [nop, tra]", "path: step 2 is `xem`, not `tra`"),
        ("path: [nop, xem, tra, het]", "path: the case ends before `het`"),
        ("path: [nop, xem]", "path: the case goes on to `tra`"),
        ("documents: [giay-ngheo, don]", "the paper `giay-ngheo` is not asked for"),
        ("documents: [giay-ngheo]", "the paper `giay-ngheo` is not asked for"),
        ("not-documents: [don]", "the paper `don` is asked for"),
        ("fee: 6001 VND", "fee: expected `6001 VND`, came out `6_000 VND`"),
        ("fee: 6000 USD", "fee: expected `6000 USD`, came out `6_000 VND`"),
        ("fees: free", "state of the fees: expected `free`, came out a sum"),
        ("due: 2026-08-05", "due date: expected `2026-08-05`, came out `2026-08-06`"),
        ("due: 2026-08-06 11h00", "due date: expected `2026-08-06 11h00`, came out `2026-08-06`"),
        ("limit: 4 working days", "time limit: expected `4 working days`, came out `3 working days`"),
        ("limit: 3 days", "time limit: expected `3 days`, came out `3 working days`"),
        ("outcome: refused", "end of the case: expected `refused`, came out `granted`"),
        ("asks: [mien, so_ban]", "`channel` is asked too"),
        ("asks: [mien, so_ban, channel, ly_do]", "`ly_do` is not asked"),
        ("lint: [dead-end]", "the check `dead-end` finds nothing in the procedure"),
    ];
    for (expect, sentence) in cases {
        let found = wrong(KEYS, &told(given, expect));
        assert_eq!(found.first().map(String::as_str), Some(sentence), "{expect}");
    }
}

#[test]
fn answers_must_fit_the_questions() {
    let cases = [
        ("channel: direct, mien: false", "the question `so_ban` has no answer"),
        ("so_ban: 3, mien: false", "the question `channel` has no answer"),
        ("channel: direct, so_ban: 3, mien: false, ly_do: ngheo", "`ly_do` is not asked in this case"),
        ("channel: direct, so_ban: 3, mien: true", "the question `ly_do` has no answer"),
        ("channel: direct, so_ban: 0, mien: false", "`so_ban` cannot be `0`"),
        ("channel: postal, so_ban: 1, mien: false", "`channel` cannot be `postal`"),
        ("channel: direct, so_ban: 1, mien: true, ly_do: giau", "`ly_do` cannot be `giau`"),
        ("channel: direct, so_ban: 1, mien: co", "`mien` cannot be `co`"),
        ("channel: direct, so_ban: 1, mien: false, kho: true", "`kho` is not asked in this case"),
    ];
    for (given, sentence) in cases {
        let found = wrong(KEYS, &told(given, ""));
        assert_eq!(found.first().map(String::as_str), Some(sentence), "{given}");
    }
}

#[test]
fn what_happens_must_fit_the_walk() {
    let happens =
        |rows: &str| format!("given: {{channel: direct, so_ban: 1, mien: false}}\nhappens: [{rows}]");
    let cases = [
        (
            "{step: xem, outcome: du}, {step: xem, outcome: khong}",
            "nobody decides at `xem` once more, so `khong` is left over",
        ),
        ("{step: xem, outcome: du}, {step: tu-choi}", "the case never comes to `tu-choi`"),
        ("{step: xem, outcome: du, sets: {mien: true}}", "`xem` does not write `mien`"),
        ("{step: xem, outcome: du, sets: {kho: 7}}", "`kho` cannot be `7`"),
        (
            "{step: xem, outcome: du}, {step: tra}, {step: tra}",
            "nothing is done at `tra` once more, so this row is left over",
        ),
    ];
    for (rows, sentence) in cases {
        assert_eq!(wrong(KEYS, &happens(rows)), [sentence], "{rows}");
    }
    // A decision that comes too late is nothing.
    let late = "{step: xem, outcome: du}, {step: xem, outcome: khong, at: 2026-12-01}";
    assert_eq!(wrong(KEYS, &happens(late)), Vec::<String>::new());
}

#[test]
fn a_scenario_about_papers_need_not_walk() {
    let keys = "given: {channel: direct, so_ban: 2, mien: false}\nexpect: {fee: 4000 VND, documents: [don]}";
    let (trace, wrong) = tried(KEYS, keys);
    assert_eq!(wrong, []);
    assert!(trace.problem.is_some());
    let keys = format!("{keys}\n").replace("fee: 4000 VND", "outcome: granted");
    assert_eq!(super::wrong(KEYS, &keys).len(), 2);
}

#[test]
fn a_trace_is_the_same_every_time_and_tells_all() {
    let told = told("channel: direct, so_ban: 3, mien: false", "");
    let one = tried(KEYS, &told).0;
    assert_eq!(one, tried(KEYS, &told).0);
    let json = one.json();
    assert_eq!(json["path"], serde_json::json!(["nop", "xem", "tra"]));
    assert_eq!(json["ends"], "granted");
    assert_eq!(json["outlook"]["sums"], serde_json::json!(["6_000 VND"]));
    assert_eq!(json["outlook"]["due"], "2026-08-06");
    assert_eq!(json["events"][0]["what"], "moved");
}

#[test]
fn fields_of_the_form_are_asked_where_something_depends_on_them() {
    let keys = "
facts: [{id: lon, ask: Lớn?, type: boolean}]
form:
  document: to-khai
  sections:
    - id: chung
      name: Chung
      fields: [{id: ho_ten, name: Họ tên, type: text}, {id: mien, name: Miễn, type: boolean}]
    - id: them
      name: Thêm
      when: lon
      fields: [{id: dien_tich, name: Diện tích, type: number, min: 0}]
documents: [{id: a, document: don, when: mien}, {id: b, document: do-dac, when: dien_tich > 100}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: tra, kind: return, by: so}";
    passes(keys, "given: {lon: false, mien: true}\nexpect: {asks: [lon, mien], documents: [don]}");
    passes(
        keys,
        "given: {lon: true, mien: false, dien_tich: 200, ho_ten: An}\nexpect: {documents: [do-dac]}",
    );
    assert_eq!(wrong(keys, "given: {lon: true, mien: true}"), ["the question `dien_tich` has no answer"]);
    let told = "given: {lon: false, mien: true, dien_tich: 5}";
    assert_eq!(wrong(keys, told), ["`dien_tich` is not asked in this case"]);
}
