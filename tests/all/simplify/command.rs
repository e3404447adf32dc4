//! `thutuc simplify` as people and programs meet it: the real program, its output and its exit code.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::{Value as Json, json};

use crate::examples::{read, root, whole};
use crate::xml::{Element, parse};

/// Both ways out of a choice lead to the same step.
const EXAMPLE: &str = "
steps:
  - {id: nop, kind: submit, by: applicant}
  - id: kiem-tra
    kind: check
    name: Kiểm tra <hồ sơ>
    by: can-bo-dang-ky-cu-tru
    choose: [{when: thay_mat, next: tra}, {next: tra}]
  - {id: tra, kind: return, by: cong-an-xa, to: applicant}
";

struct Said {
    out: String,
    error: String,
    exit: Option<i32>,
}

/// What the program says about a file with this text.
fn run(text: &str, command: &[&str]) -> Said {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("thu-tuc.yaml"), text).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_thutuc"))
        .current_dir(folder.path())
        .args(command)
        .args(["thu-tuc.yaml", "--as-of", "2026-08-28", "--catalog"])
        .arg(root().join("catalog"))
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { out: text(output.stdout), error: text(output.stderr), exit: output.status.code() }
}

fn simplified(text: &str, language: &str, format: &str) -> String {
    let said = run(text, &["simplify", "--lang", language, "--format", format]);
    assert_eq!((said.exit, said.error.as_str()), (Some(0), ""), "{}", said.out);
    said.out
}

const TOLD: &str = "\
xac-nhan-noi-cu-tru
rút gọn 3 chỗ: 7 nút, 7 đường → 5 nút, 4 đường
đã chứng minh: hồ sơ nào cũng đi như trước (đã so hết 21 trạng thái trước và 17 trạng thái sau)

doubled-flow (thu-tuc.yaml:39)
  bỏ một trong hai đường từ chỗ rẽ ở bước “Kiểm tra <hồ sơ>” (`kiem-tra`) đến chỗ nhập đường ở bước “Trả kết quả” \
(`tra`): đi đường nào cũng như nhau
  7 nút, 7 đường → 7 nút, 6 đường

gateway-with-one-way (thu-tuc.yaml:35)
  bỏ nút ở bước “Kiểm tra <hồ sơ>” (`kiem-tra`): chỉ có một đường vào và một đường đi tiếp đến nút ở bước “Trả kết quả” \
(`tra`) nên ở đó không có gì để quyết định
  7 nút, 6 đường → 6 nút, 5 đường

gateway-with-one-way (thu-tuc.yaml:40)
  bỏ nút ở bước “Trả kết quả” (`tra`): chỉ có một đường vào và một đường đi tiếp đến bước `tra` nên ở đó không có gì để \
quyết định
  6 nút, 5 đường → 5 nút, 4 đường
";

#[test]
fn each_change_is_told_with_its_reason_and_what_it_saves() {
    assert_eq!(simplified(&whole(EXAMPLE), "vi", "plain"), TOLD);
    let english = simplified(&whole(EXAMPLE), "en", "plain");
    let first = "one of two ways from the choice of ways at step “Kiểm tra <hồ sơ>” (`kiem-tra`) to the place where \
                 ways meet at step “Return the result” (`tra`) is left out: whichever is taken, the same happens";
    assert!(english.contains(first), "{english}");
}

#[test]
fn programs_read_the_same() {
    let said: Json = serde_json::from_str(&simplified(&whole(EXAMPLE), "vi", "json")).expect("JSON");
    assert_eq!(said["procedure"], "xac-nhan-noi-cu-tru");
    assert_eq!(said["before"], json!({"nodes": 7, "flows": 7}));
    assert_eq!(said["after"], json!({"nodes": 5, "flows": 4}));
    let proof = &said["proof"];
    assert_eq!(
        (&proof["compared"], &proof["before"], &proof["after"]),
        (&json!("states"), &json!(21), &json!(17))
    );
    let english = "proved: every case goes as before (all 21 states before and 17 after were compared)";
    assert_eq!((&proof["sentence"]["en"], &said["refused"]), (&json!(english), &json!([])));
    let changes = said["changes"].as_array().expect("a list");
    let rules: Vec<&str> = changes.iter().filter_map(|change| change["rule"].as_str()).collect();
    assert_eq!(rules, ["doubled-flow", "gateway-with-one-way", "gateway-with-one-way"]);
    let [_, change, _] = changes.as_slice() else { panic!("three changes") };
    assert_eq!(change["removed"], json!(["kiem-tra.ways"]));
    assert_eq!(change["before"], json!({"nodes": 7, "flows": 6}));
    assert_eq!(change["after"], json!({"nodes": 6, "flows": 5}));
    assert_eq!(change["place"]["path"], "thu-tuc.yaml");
    assert_eq!(change["place"]["start"], json!({"line": 35, "column": 9}));
    let sentence = |language: &str| change["sentence"][language].as_str().expect("a sentence").to_owned();
    assert!(sentence("vi").starts_with("bỏ nút ở bước “Kiểm tra <hồ sơ>”"));
    assert!(sentence("en").starts_with("the gateway at step “Kiểm tra <hồ sơ>”"));
}

fn with_class(root: &Element, class: &str) -> usize {
    let has = |element: &&&Element| {
        element.get("class").is_some_and(|classes| classes.split(' ').any(|other| other == class))
    };
    root.all().iter().filter(has).count()
}

#[test]
fn the_picture_shows_before_and_after_with_the_reasons_in_between() {
    let picture = parse(&simplified(&whole(EXAMPLE), "vi", "svg"));
    let drawings: Vec<&Element> = picture.children.iter().filter(|child| child.name == "svg").collect();
    let [before, after] = drawings.as_slice() else { panic!("two drawings") };
    assert_eq!([with_class(before, "shape"), with_class(before, "go")], [7, 7]);
    assert_eq!([with_class(after, "shape"), with_class(after, "go")], [5, 4]);
    // Two gateways and the four flows around them go; one flow takes their place.
    assert_eq!(with_class(before, "removed"), 2 + 4);
    assert_eq!([with_class(after, "removed"), with_class(after, "added")], [0, 1]);
    let texts: Vec<String> = picture.children.iter().map(spoken).collect();
    assert!(
        texts.iter().any(|text| text.starts_with("đã chứng minh: hồ sơ nào cũng đi như trước")),
        "{texts:#?}"
    );
    assert!(texts.iter().any(|text| text.starts_with("1. bỏ một trong hai đường từ")), "{texts:#?}");
    assert!(texts.iter().any(|text| text.starts_with("3. bỏ nút ở bước “Trả kết quả”")), "{texts:#?}");
    let ids: Vec<&str> = picture.all().iter().filter_map(|element| element.get("id")).collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(different.len(), ids.len(), "{ids:?}");
}

/// What stands in the lines of a text.
fn spoken(text: &Element) -> String {
    let lines: Vec<&str> = text.children.iter().map(|line| line.text.as_str()).collect();
    lines.join(" ")
}

#[test]
fn where_there_is_nothing_to_simplify_it_says_so() {
    let sample = whole("# nothing replaced");
    assert!(simplified(&sample, "en", "plain").contains("\nnothing to simplify: "));
    let said: Json = serde_json::from_str(&simplified(&sample, "en", "json")).expect("JSON");
    assert_eq!((&said["before"], &said["changes"]), (&said["after"], &json!([])));
    assert_eq!(said["proof"], Json::Null);
    let picture = parse(&simplified(&sample, "vi", "svg"));
    assert_eq!(picture.children.iter().filter(|child| child.name == "svg").count(), 1);
    assert!(picture.children.iter().any(|child| spoken(child).starts_with("không có gì để rút gọn")));
}

#[test]
fn a_file_with_faults_is_met_as_by_graph() {
    for text in ["procedure: [", "tests-of: khong-co\ntests: []\n"] {
        let [simplify, graph] = ["simplify", "graph"].map(|command| run(text, &[command, "--lang", "en"]));
        assert_eq!((&simplify.out, &simplify.error, simplify.exit), (&graph.out, &graph.error, graph.exit));
        assert_ne!(simplify.exit, Some(0));
    }
}

/// A text with single blanks, so that line breaks do not matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_book_shows_what_the_program_says() {
    for language in ["vi", "en"] {
        let page = read(&format!("book/src/{language}/simplifications.md"));
        let (_, shown) = page.split_once("```text\n").expect("an output is shown");
        let (shown, _) = shown.split_once("…").expect("of which the rest is left out");
        let output = Command::new(env!("CARGO_BIN_EXE_thutuc"))
            .current_dir(root())
            .args(["simplify", "catalog/xay-dung/cap-phep-xay-dung.yaml", "--as-of", "2026-08-28"])
            .args(["--lang", language])
            .output()
            .expect("the program starts");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(flat(&said).starts_with(&flat(shown)), "{language}: {said}");
    }
}
