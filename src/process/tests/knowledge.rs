//! What conditions come to, and what must not be presumed about them.

use super::on;
use crate::process::Knowledge;

/// The formulas that are never true, and the groups of which one always is, for a choice with these two rows.
fn known(facts: &str, rows: [&str; 2]) -> (Vec<String>, Vec<Vec<String>>) {
    let [one, other] = rows;
    let text = format!(
        "
procedure: cap-phep
code: '1.001029'
name: Cấp giấy phép
field: van-hoa
levels: [province]
from: 2026-01-01
source: {{url: https://example.org}}
channels: {{online: {{level: full}}}}
facts: [{facts}]
steps:
  - {{id: nop, kind: submit, by: applicant}}
  - {{id: xet, kind: check, by: so, choose: [{{when: {one}, next: tra}}, {{when: {other}, next: tu-choi}}]}}
  - {{id: tra, kind: return, by: so}}
  - {{id: tu-choi, kind: refuse, by: so}}
"
    );
    let processes = on(&text, &[], "2026-08-28").0;
    let Knowledge { never, complete, .. } = Knowledge::of(&processes[0]);
    let words = |span: crate::source::Span| text[span.start as usize..span.end as usize].to_owned();
    let groups = complete.into_iter().map(|group| group.into_iter().map(words).collect());
    (never.into_iter().map(words).collect(), groups.collect())
}

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn conditions_that_contradict_themselves_or_leave_nothing_are_known() {
    let fact = "{id: moi, ask: Mới?, type: boolean}";
    assert_eq!(known(fact, ["moi", "not(moi)"]), (vec![], vec![texts(&["moi", "not(moi)"])]));
    assert_eq!(known(fact, ["moi and not(moi)", "moi"]), (texts(&["moi and not(moi)"]), vec![]));
    let (never, complete) = known(fact, ["moi or not(moi)", "moi"]);
    assert!(never.is_empty() && complete.contains(&texts(&["moi or not(moi)"])), "{complete:?}");
    let number = "{id: tang, ask: Mấy tầng?, type: number, min: 1}";
    assert_eq!(known(number, ["tang <= 3", "tang > 3"]).1, [texts(&["tang <= 3", "tang > 3"])]);
    assert_eq!(known(number, ["tang < 1", "tang > 3"]).0, texts(&["tang < 1"]));
}

#[test]
fn a_channel_that_is_closed_is_known() {
    let fact = "{id: moi, ask: Mới?, type: boolean}";
    assert_eq!(known(fact, ["'channel = \"postal\"'", "'channel = \"online\"'"]).0.len(), 1);
}

#[test]
fn an_answer_that_may_be_missing_is_not_presumed() {
    for fact in [
        "{id: moi, ask: Mới?, type: boolean, required: false}",
        "{id: moi, name: Mới, type: boolean, by: agency}",
        "{id: moi, ask: Mới?, type: boolean, when: 'channel = \"postal\" or today() > date(\"2030-01-01\")'}",
    ] {
        assert_eq!(known(fact, ["moi = true", "moi = false"]).1, [[""; 0]; 0], "{fact}");
    }
}
