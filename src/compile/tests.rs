//! The corridor as a whole: what one file does to the findings of another.

use super::{Options, compile};
use crate::calendar::read_date;
use crate::check::Profile;
use crate::source::{File, Sources};

const PROCEDURE: &str = "
procedure: cap-phep
code: '1.001029'
name: Cấp giấy phép
field: van-hoa
levels: [province]
from: 2026-01-01
source: {url: https://example.org}
applicants: [citizen]
channels: {online: {level: full}}
none: [fees, conditions, results]
documents: [{id: don, document: don}]
limits: [{id: chung, limit: 10 working days}]
steps:
  - {id: nop, kind: submit, by: applicant}
  - {id: tra, kind: return, by: so}
";

const DICTIONARY: &str = "
dictionary: chung
agencies: [{id: so, name: Sở}]
documents:
  - {id: don, name: Đơn, issued-by: khong-co}
sectors: [{id: van-hoa, name: Văn hóa}]
applicants: [{id: citizen, name: Công dân}]
";

/// Each finding as `rule path`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let files = files.iter().map(|(path, text)| File::new(*path, text.as_bytes().to_vec()));
    let sources = Sources::new(files);
    let day = read_date("2026-08-28").unwrap();
    let compiled = compile(&sources, Options { day, profile: Profile::Draft });
    let shown = |span: crate::source::Span| sources.file(span.file).path.clone();
    compiled.findings.iter().map(|finding| format!("{} {}", finding.rule, shown(finding.span))).collect()
}

#[test]
fn what_a_dictionary_declares_that_cannot_be_read_is_not_missed_elsewhere() {
    let whole = [("chung.yaml", DICTIONARY), ("cap-phep.yaml", PROCEDURE)];
    assert_eq!(found(&whole), ["unknown-procedure chung.yaml"]);
    let broken = DICTIONARY.replace("name: Sở", "name: Sở, kind: nha-nuoc");
    assert_eq!(found(&[("chung.yaml", &broken), ("cap-phep.yaml", PROCEDURE)]), ["shape chung.yaml"]);
    let wrong_step = PROCEDURE.replace("by: so}", "by: so, next: khong-co}");
    let both = found(&[("chung.yaml", &broken), ("cap-phep.yaml", &wrong_step)]);
    assert!(both.contains(&"unknown-step cap-phep.yaml".to_owned()), "{both:?}");
}

#[test]
fn what_is_allowed_in_a_dictionary_or_an_overlay_is_not_said() {
    let allowed = DICTIONARY.replace("  - {id: don", "  # allow: unknown-procedure — later\n  - {id: don");
    let overlay = "overlay: lop # allow: overlay-for-nothing — more procedures will come\nfrom: 2026-01-01\n\
                   basis: luat-1 # allow: unknown-law — not yet in the dictionary\n\
                   changes: [{document: khac, set: {optional: true}}] # allow: unknown-id — as above\n";
    let files = [("chung.yaml", &*allowed), ("cap-phep.yaml", PROCEDURE), ("lop.yaml", overlay)];
    assert_eq!(found(&files), [""; 0]);
}

#[test]
fn a_file_that_drops_out_is_not_told_that_it_allows_nothing() {
    let broken = PROCEDURE.replace("levels: [province]", "levels: [tinh] # allow: dead-end — reason");
    assert_eq!(
        found(&[("chung.yaml", DICTIONARY), ("cap-phep.yaml", &broken)]),
        ["shape cap-phep.yaml", "unknown-procedure chung.yaml"]
    );
}

#[test]
fn a_procedure_that_hides_its_first_key_is_known_all_the_same() {
    let hidden = PROCEDURE.replace("\nprocedure: cap-phep", "\n'procedure': cap-phep");
    let dictionary = DICTIONARY.replace("issued-by: khong-co", "issued-by: cap-phep");
    assert_eq!(found(&[("chung.yaml", &dictionary), ("cap-phep.yaml", &hidden)]), [""; 0]);
}
