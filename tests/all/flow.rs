//! The rules about steps, on whole lists of steps: what the language shows as right, what it shows as wrong, and the
//! cases in which two rules could speak of one thing.

use thutuc::check::Profile;

use crate::examples::{compile_example, files};

/// Papers of which no step must speak.
const PAPERS: &str = "documents:
  - {id: to-khai, document: to-khai-ct01}
  - {id: uy-quyen, document: van-ban-uy-quyen, when: thay_mat}
";

/// Every finding as `rule: words it points at`.
fn found(example: &str) -> Vec<String> {
    let example = files(&format!("{example}\n{PAPERS}"));
    let (sources, compiled) = compile_example(&example, Profile::Draft);
    let own = |finding: &&thutuc::diagnostic::Diagnostic| {
        example.iter().any(|file| file.path == sources.file(finding.span.file).path)
    };
    let own = compiled.findings.iter().filter(own);
    own.map(|finding| format!("{}: {}", finding.rule, sources.slice(finding.span))).collect()
}

const PATTERNS: &str = r#"
facts:
  - {id: thay_mat, ask: "Anh chị làm thay người khác?", type: boolean}
  - {id: co_nghia_vu, ask: "Có nghĩa vụ tài chính?", type: boolean}
  - {id: dien_tich, ask: "Diện tích?", type: number}
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: phan-luong
    kind: receive
    by: so-vhttdl
    choose: [{when: dien_tich < 100, next: lanh-dao}, {when: dien_tich >= 100, next: hoi}]
  # silence is consent; three bodies asked at once
  - id: hoi
    kind: consult
    by: so-vhttdl
    with: [co-quan-thue, ubnd-xa, cong-an]
    limit: 2 working days
    silence: agreed
  # late: apologise and set one new date; the work goes on
  - id: tham-dinh
    kind: appraise
    by: so-vhttdl
    limit: 15 working days
    overdue:
      - {after: 14 working days, notify: phieu-xin-loi, to: applicant, extend: 5 working days}
  # later still: the case is taken away and goes to the head of the body
  - id: trinh
    kind: decide
    by: so-vhttdl
    limit: 3 working days
    overdue: [{after: 10 working days, next: lanh-dao}]
  # the supplement comes, or fifteen working days pass, or the applicant gives up
  - id: cho
    kind: wait
    first:
      - {event: bo-sung, sender: applicant, next: tham-dinh, times: 2, exhausted: tu-choi}
      - {event: rut, sender: applicant, ends: withdrawn}
      - {after: 15 working days, ends: lapsed}
  - {id: lanh-dao, kind: decide, by: ubnd-tinh}
  # two bodies work at once; the case goes on when both are done
  - id: song-song
    kind: parallel
    branches:
      - id: thue
        when: co_nghia_vu
        steps:
          - id: tinh-thue
            kind: consult
            by: so-vhttdl
            with: [co-quan-thue]
            limit: 5 working days
            silence: escalated
      - id: do-dac
        steps:
          - {id: do, kind: verify, by: vpdk-dat-dai}
          - {id: ve, kind: issue, by: vpdk-dat-dai}
  - {id: tra, kind: return, by: so-vhttdl, to: applicant}
  - {id: tu-choi, kind: refuse, by: so-vhttdl}
"#;

#[test]
fn the_patterns_of_the_language_are_clean() {
    assert_eq!(found(PATTERNS), Vec::<String>::new());
}

#[test]
fn the_wrong_file_of_the_language_has_its_faults() {
    let found = found(
        "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: hai-noi
    kind: parallel
    branches:
      - {id: a, steps: [{id: a1, kind: check, by: so-vhttdl, next: tu-choi}]}
      - {id: b, steps: [{id: b1, kind: check, by: so-vhttdl}]}
  - {id: lai, kind: appraise, by: so-vhttdl, next: hai-noi}
  - {id: tra, kind: return, by: so-vhttdl}
  - {id: tu-choi, kind: refuse, by: so-vhttdl}",
    );
    // That a branch which is left ends the case for itself alone is told where it is left.
    let expected = ["stuck-join: tu-choi", "unbounded-loop: hai-noi", "unreachable: tra"];
    assert_eq!(found, expected);
}

/// Steps behind the filing, and what is found in them.
const CASES: &[(&str, &[&str])] = &[
    // A name that leads nowhere, or to two steps, is one fault and not ten.
    (
        "
  - {id: xem, kind: check, by: cong-an-xa, next: khong-co}
  - {id: tra, kind: return, by: cong-an-xa}",
        &["unknown-step: khong-co"],
    ),
    // A circle without a way out is not also called uncounted; what stands behind it is out of reach.
    (
        "
  - {id: xem, kind: check, by: cong-an-xa}
  - {id: lai, kind: check, by: cong-an-xa, next: xem}
  - {id: tra, kind: return, by: cong-an-xa}",
        &["no-way-out: xem", "unreachable: tra"],
    ),
    // A notice beside the work is no end of the case.
    (
        "
  - id: xem
    kind: check
    by: cong-an-xa
    limit: 1 working day
    overdue: [{notify: phieu-xin-loi, to: applicant}]
    next: xem
  - {id: tra, kind: return, by: cong-an-xa}",
        &["no-way-out: xem", "unreachable: tra"],
    ),
    // What a dead end keeps from going on is told once.
    (
        "
  - {id: xem, kind: check, by: cong-an-xa, outcomes: [{id: dat}, {id: lai, next: xem, times: 1, exhausted: ghi}]}
  - {id: ghi, kind: issue, by: cong-an-xa}",
        &["dead-end: ghi"],
    ),
    // Each way back is told; one that is counted is not.
    (
        "
  - id: xem
    kind: check
    by: cong-an-xa
    outcomes:
      - {id: dat}
      - {id: mot, next: nop}
      - {id: hai, next: xem}
      - {id: ba, next: xem, times: 3, exhausted: tra}
  - {id: tra, kind: return, by: cong-an-xa}",
        &["unbounded-loop: nop", "unbounded-loop: xem"],
    ),
    // Silence that takes a way back takes it uncounted, but it is written once.
    (
        "
  - id: ky
    kind: decide
    by: cong-an-xa
    limit: 1 working day
    silence: refused
    outcomes: [{id: dat}, {id: khong, next: tu-choi}]
  - {id: tra, kind: return, by: cong-an-xa}
  - {id: tu-choi, kind: refuse, by: cong-an-xa, next: ky}",
        &["unbounded-loop: ky"],
    ),
    // A step that only a fault keeps out of reach is told at the fault.
    (
        "
  - {id: phi, kind: pay, by: applicant, late: het-han}
  - {id: tra, kind: return, by: cong-an-xa}
  - {id: het-han, kind: end, ends: lapsed}",
        &["never-fires: het-han"],
    ),
    // The only branch that ends the case, and one that jumps out of two branches at once.
    (
        "
  - id: ngoai
    kind: parallel
    branches:
      - id: a
        steps:
          - id: trong
            kind: parallel
            branches:
              - {id: c, steps: [{id: c1, kind: check, by: cong-an-xa, next: a2}]}
              - {id: d, steps: [{id: d1, kind: check, by: cong-an-xa}]}
          - {id: a2, kind: check, by: cong-an-xa}
      - {id: b, steps: [{id: b1, kind: check, by: cong-an-xa, next: c1}]}
  - {id: tra, kind: return, by: cong-an-xa}",
        &["stuck-join: a2", "stuck-join: c1"],
    ),
    // A wait, a step in a branch and one behind a skipped step fall into a refusal as any other.
    (
        "
  - id: cho
    kind: wait
    first: [{event: den, sender: applicant}, {after: 5 days, ends: lapsed}]
  - {id: bao, kind: notify, by: cong-an-xa, when: thay_mat}
  - {id: tu-choi, kind: refuse, by: cong-an-xa}",
        &["falls-into-refusal: {event: den, sender: applicant}", "falls-into-refusal: bao"],
    ),
    // Times that cannot be compared are let be.
    (
        "
  - id: ky
    kind: decide
    by: cong-an-xa
    limits: [{id: ngan, limit: 2 working days, when: thay_mat}, {id: dai, limit: 9 working days, when: not(thay_mat)}]
    silence: agreed
    overdue: [{after: 5 working days, next: tra}, {after: 10 working days, next: tra}]
  - {id: tra, kind: return, by: cong-an-xa}",
        &["never-fires: 10 working days"],
    ),
];

#[test]
fn lists_of_steps_have_their_findings_and_no_others() {
    let mut failures = Vec::new();
    for (steps, expected) in CASES {
        let found = found(&format!("steps:\n  - {{id: nop, kind: submit, by: applicant}}{steps}"));
        if found != *expected {
            failures.push(format!("{steps}\n{found:#?}\n"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
