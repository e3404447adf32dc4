use crate::calendar::read_date;
use crate::check::Profile;
use crate::compile::{Options, compile};
use crate::source::{File, Sources, apply};

const DICTIONARIES: &str = "\
dictionary: tat-ca
agencies: [{id: xa, name: Xã}]
documents: [{id: giay-a, name: A}, {id: giay-b, name: B}]
sectors: [{id: cu-tru, name: Cư trú}]
registers:
  - id: kho
    name: Kho
    data: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]
";

/// A procedure in which two papers are replaced by data that no step reads, with this check step.
fn procedure(check: &str) -> String {
    format!(
        "\
procedure: thu
code: \"1\"
name: Thử
field: cu-tru
levels: [commune]
from: 2026-01-01
source: {{url: https://example.org}}
none: [fees]
documents:
  - {{id: a, document: giay-a, replaced-by: {{register: kho, data: a}}}}
  - {{id: b, document: giay-b, replaced-by: {{register: kho, data: b}}}}
steps:
  - {{id: nop, kind: submit, by: applicant}}
{check}
  - {{id: tra, kind: return, by: xa, to: applicant}}
"
    )
}

fn sources(procedure: &str) -> Sources {
    let files = [("kho.yaml", DICTIONARIES), ("thu.yaml", procedure)];
    Sources::new(files.map(|(path, text)| File::new(path, text.as_bytes().to_vec())))
}

/// The procedure after both fixes, and how many findings were healed.
fn fixed(check: &str) -> (String, usize) {
    let sources = sources(&procedure(check));
    let id = sources.find("thu.yaml").expect("given above");
    let found = findings(&sources);
    let edits: Vec<_> =
        found.iter().filter_map(|finding| finding.fix.clone()).flat_map(|fix| fix.edits).collect();
    (apply(&sources.file(id).text, id, &edits), found.len())
}

fn findings(sources: &Sources) -> Vec<crate::diagnostic::Diagnostic> {
    let day = read_date("2026-08-28").expect("a day");
    let found = compile(sources, Options { day, profile: Profile::Draft }).findings;
    found.into_iter().filter(|finding| finding.rule == "data-not-read").collect()
}

#[test]
fn both_items_are_written_once_in_the_style_of_the_step() {
    let cases = [
        ("  - {id: k, kind: check, by: xa}", "  - {id: k, kind: check, reads: [kho.a, kho.b], by: xa}"),
        (
            "  - {id: k, kind: check, by: xa, reads: [kho.c]}",
            "  - {id: k, kind: check, by: xa, reads: [kho.c, kho.a, kho.b]}",
        ),
        (
            "  - id: k\n    kind: check    # xem\n    by: xa",
            "  - id: k\n    kind: check    # xem\n    reads: [kho.a, kho.b]\n    by: xa",
        ),
        (
            "  - id: k\n    kind: check\n    reads: [ \"kho.c\" ]",
            "  - id: k\n    kind: check\n    reads: [ \"kho.c\", kho.a, kho.b ]",
        ),
        (
            "  - id: k\n    kind: check\n    reads:\n    - kho.c  # cũ\n    by: xa",
            "  - id: k\n    kind: check\n    reads:\n    - kho.c  # cũ\n    - kho.a\n    - kho.b\n    by: xa",
        ),
        (
            "  - id: k\r\n    kind: check\r\n    by: xa",
            "  - id: k\r\n    kind: check\n    reads: [kho.a, kho.b]\r\n    by: xa",
        ),
    ];
    for (before, after) in cases {
        let (text, count) = fixed(before);
        assert_eq!((text.as_str(), count), (procedure(after).as_str(), 2), "{before}");
        assert_eq!(findings(&sources(&text)), [], "{before}");
    }
}

#[test]
fn without_a_check_nobody_knows_where_to_read() {
    let (text, count) = fixed("  - {id: k, kind: verify, by: xa}");
    assert_eq!((text.as_str(), count), (procedure("  - {id: k, kind: verify, by: xa}").as_str(), 2));
}
