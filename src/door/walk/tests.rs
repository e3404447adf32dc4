use std::io::Cursor;

use thutuc::diagnostic::Language;

use super::asking::{Chosen, Talk};

fn talk(input: &str) -> (Talk<Cursor<Vec<u8>>, Vec<u8>>, ()) {
    (Talk::new(Cursor::new(input.as_bytes().to_vec()), Vec::new(), Language::Vi), ())
}

#[test]
fn what_is_chosen_may_have_a_moment() {
    assert!(Chosen::read("kiem-tra=du").is_ok());
    assert!(Chosen::read("bo-sung=den@2026-08-30 09h00").is_ok());
    assert!(Chosen::read("rut@hom-nay").is_err());
    let _ = talk("");
}
