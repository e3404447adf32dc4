//! Texts that can be translated, and the nearest path to one.

use super::{BASE, on, tree};
use crate::process::{Target, digest, element, nearest_path, references, texts};

#[test]
fn every_text_with_a_path_is_found() {
    let base = BASE.replace("{id: cu, limit", "{id: cu, text: Cũ, limit")
        + "notes: [{text: không có id}, {id: luu-y, text: Lưu ý}]\n\
           fees: [{id: phi, free: true, per: trang}]\n";
    let tree = tree(&base);
    let found: Vec<String> = texts(&tree.root).into_keys().collect();
    let expected = [
        "fees.phi.per",
        "limits.cu.text",
        "name",
        "notes.luu-y.text",
        "steps.kiem-tra.outcomes.du.name",
        "steps.kiem-tra.outcomes.mau.name",
    ];
    assert_eq!(found, expected);
    assert!(found.iter().all(|path| element(&tree.root, path).is_some()));
}

#[test]
fn the_digest_is_of_the_letters_not_of_how_they_are_put_together() {
    assert_eq!(digest("Anh chị làm thay người khác?"), "792fca444892");
    assert_eq!(digest("cho phe\u{301}p"), digest("cho phép"));
}

#[test]
fn the_first_part_that_is_not_known_gives_way() {
    let root = tree(BASE).root;
    let near = |path: &str| nearest_path(&root, path);
    assert_eq!(near("steps.kiem-traa.outcomes.du.name").as_deref(), Some("steps.kiem-tra.outcomes.du.name"));
    assert_eq!(near("limit.chung").as_deref(), Some("limits.chung"));
    assert_eq!(near("limits.chung.limmit").as_deref(), Some("limits.chung.limit"));
    assert_eq!(near("limits.hoan-toan-khac"), None);
    assert_eq!(near("steps.kiem-traa.outcomess.du"), None, "one slip is guessed, not two");
}

#[test]
fn rows_of_tables_cite_laws_too() {
    let base = BASE.to_owned()
        + "tables: [{id: phi, inputs: [case], output: money, rows: [{case: a, then: 1 VND, basis: luat-9 3}]}]\n";
    let (processes, _) = on(&base, &[], "2026-08-28");
    let laws = references(&processes[0].procedure).into_iter().filter(|it| it.target == Target::Law);
    let cited: Vec<_> =
        laws.map(|law| (law.id, &base[law.span.start as usize..law.span.end as usize])).collect();
    assert_eq!(cited, [("luat-9".to_owned(), "luat-9")]);
}
