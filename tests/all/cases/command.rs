//! `test`, `run` and `cases` as people and machines meet them.

use std::fs;

use crate::examples::root;
use crate::outside::{Ended, run};

const LESSON: &str = "examples/first/xac-nhan-cu-tru.yaml";

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Runs `thutuc test` on a scenario of the tutorial.
fn test(scenario: &str, more: &[&str]) -> Ended {
    let folder = temporary();
    let lesson = fs::read(root().join(LESSON)).expect("the tutorial");
    fs::write(folder.path().join("bai.yaml"), lesson).expect("it is written");
    let text = format!("tests-of: xac-nhan-noi-cu-tru\ntests:\n{scenario}");
    fs::write(folder.path().join("bai.test.yaml"), text).expect("it is written");
    let path = folder.path().to_string_lossy().into_owned();
    run(["test", &path, "--catalog", "catalog"].iter().copied().chain(more.iter().copied()))
}

const FINE: &str = "  - name: Đủ
    given: {channel: online, thay_mat: false}
    received: 2026-08-31 09h00
    happens: [{step: kiem-tra, outcome: du}]
    expect: {path: [nop, kiem-tra, xac-minh, ky, tra], due: 2026-09-07, outcome: granted}
";

#[test]
fn a_scenario_passes_or_fails_with_its_place() {
    let ended = test(FINE, &[]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("xac-nhan-noi-cu-tru: 1 of 1 scenarios pass"), "{}", ended.out);
    assert!(ended.out.contains("not covered: step `bo-sung`"), "{}", ended.out);
    let ended = test(&FINE.replace("2026-09-07", "2026-09-08"), &[]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.out.contains("due date: expected `2026-09-08`, came out `2026-09-07`"), "{}", ended.out);
    assert!(ended.out.contains("bai.test.yaml:7:"), "{}", ended.out);
}

#[test]
fn whoever_names_a_procedure_means_its_scenarios() {
    let ended = run(["test", "catalog/van-hoa/cap-phep-karaoke.yaml"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("cap-phep-karaoke: 2 of 2 scenarios pass"), "{}", ended.out);
}

#[test]
fn a_draft_is_tried_by_its_own_scenarios() {
    let folder = temporary();
    let lesson = fs::read_to_string(root().join(LESSON)).expect("the tutorial");
    let draft = lesson.replace("field: cu-tru", "field: cu-tru\nstatus: draft");
    fs::write(folder.path().join("bai.yaml"), draft).expect("it is written");
    fs::write(folder.path().join("bai.test.yaml"), format!("tests-of: xac-nhan-noi-cu-tru\ntests:\n{FINE}"))
        .expect("it is written");
    let path = folder.path().to_string_lossy().into_owned();
    let ended = run(["test", &path, "--catalog", "catalog"]);
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
}

#[test]
fn too_little_covered_fails_when_that_is_asked_for() {
    assert_eq!(test(FINE, &["--fail-under", "20"]).code, Some(0));
    let ended = test(FINE, &["--fail-under", "99.5"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("less than the 99.5 % asked for"), "{}", ended.err);
}

#[test]
fn results_are_printed_for_programs() {
    let wrong = FINE.replace("2026-09-07", "2026-09-08").replace("Đủ", "Đủ \"<&>\"");
    let ended = test(
        &(FINE.to_owned() + &wrong.replace("name: ", "name: '").replace("\n    given", "'\n    given")),
        &["--format", "junit"],
    );
    assert_eq!(ended.code, Some(1), "{} {}", ended.out, ended.err);
    assert!(
        ended.out.contains("<testsuites name=\"thutuc\" tests=\"2\" failures=\"1\" errors=\"0\">"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("name=\"Đủ &quot;&lt;&amp;&gt;&quot;\""), "{}", ended.out);
    assert!(ended.out.contains("<failure message=\"due date: expected `2026-09-08`"), "{}", ended.out);
    let ended = test(FINE, &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ended.out).expect("JSON");
    let procedure = &json["procedures"][0];
    assert_eq!(procedure["scenarios"][0]["passed"], true);
    assert_eq!(procedure["scenarios"][0]["trace"]["ends"], "granted");
    assert_eq!(procedure["coverage"]["steps"]["seen"], 5);
    assert_eq!(procedure["not_covered"][0]["en"], "step `bo-sung`");
}

#[test]
fn without_scenarios_there_is_nothing_to_run() {
    let ended = run(["test", LESSON]);
    assert_eq!(ended.code, Some(3));
    assert!(ended.err.contains("there are no scenarios here"), "{}", ended.err);
    assert_eq!(run(["test", "khong-co"]).code, Some(3));
}

#[test]
fn a_test_file_that_cannot_be_read_is_not_passed_over() {
    let ended = test("  - {nam: Đủ, expect: {}}\n", &[]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.out.contains("nam"), "{}", ended.out);
}

#[test]
fn a_case_that_lacks_an_answer_says_which() {
    let ended = run(["run", LESSON]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("the question `channel` has no answer"), "{}", ended.err);
    assert!(ended.err.contains("give `--facts channel=direct`"), "{}", ended.err);
    let ended = run(["run", LESSON, "--facts", "channel=online,thay_mat=false"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("give `--choose kiem-tra=du`"), "{}", ended.err);
    let ended = run(["run", LESSON, "--facts", "channel=online,thay_mat=7"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("`thay_mat` cannot be `7`"), "{}", ended.err);
}

#[test]
fn a_case_walks_to_its_end() {
    let folder = temporary();
    let facts = folder.path().join("ho-so.yaml");
    fs::write(&facts, "channel: direct\nthay_mat: true\nreceived: 2026-08-31 09h00\n")
        .expect("it is written");
    let facts = facts.to_string_lossy();
    let told = ["run", LESSON, "--facts", &facts, "--choose", "kiem-tra=thieu"];
    let on_time = ["--choose", "bo-sung=den@2026-09-03", "--choose", "kiem-tra=du"];
    let ended = run(told.iter().chain(&on_time));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("due 08/09/2026"), "{}", ended.out);
    assert!(ended.out.ends_with("End: Granted\n"), "{}", ended.out);
    let late = ["--choose", "bo-sung=time-out", "--format", "json"];
    let ended = run(told.iter().chain(&late));
    let json: serde_json::Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(json["path"], serde_json::json!(["nop", "kiem-tra", "bo-sung", "het-han"]));
    assert_eq!(json["ends"], "lapsed");
}

#[test]
fn the_book_shows_what_is_printed() {
    for (language, page) in [("vi", "book/src/vi/try-a-case.md"), ("en", "book/src/en/try-a-case.md")] {
        let mut command = crate::outside::program(["run", LESSON, "--received", "2026-08-31 09h00"]);
        command.args(["--facts", "channel=online,thay_mat=true", "--choose", "kiem-tra=thieu"]);
        command.args(["--choose", "bo-sung=den@2026-09-03 08h00", "--choose", "kiem-tra=du"]);
        let arguments: Vec<_> = command.get_args().map(std::ffi::OsStr::to_owned).collect();
        let mut command = std::process::Command::new(command.get_program());
        let arguments = arguments.into_iter().map(|word| if word == "en" { language.into() } else { word });
        let ended = crate::outside::finish(command.args(arguments).current_dir(root()));
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(
            crate::examples::read(page).contains(&ended.out),
            "{page} shows something else than\n{}",
            ended.out
        );
    }
}

#[test]
fn cases_are_written_and_nothing_of_people_is_lost() {
    let folder = temporary();
    let path = folder.path().to_string_lossy().into_owned();
    let file = folder.path().join("xac-nhan-noi-cu-tru.cases.test.yaml");
    let command = ["cases", LESSON, "--out", &path];
    let ended = run(command);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let written = fs::read_to_string(&file).expect("it is written");
    assert_eq!(run(["cases", LESSON]).out, written);
    assert_eq!(run(command).code, Some(0));
    assert_eq!(run(["test", &path, "examples/first", "--catalog", "catalog"]).code, Some(0));
    fs::write(&file, "tests-of: xac-nhan-noi-cu-tru\n").expect("it is written");
    let ended = run(command);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("stays as it is"), "{}", ended.err);
    assert_eq!(fs::read_to_string(&file).expect("it stays"), "tests-of: xac-nhan-noi-cu-tru\n");
}
