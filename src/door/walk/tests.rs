use std::io::Cursor;

use thutuc::diagnostic::{Language, Text};

use super::asking::{Chosen, Talk};

fn asked(input: &str, options: &[&str]) -> (Option<String>, String) {
    let mut said = Vec::new();
    let options: Vec<(String, Text)> = options.iter().map(|id| ((*id).to_owned(), Text::default())).collect();
    let answer =
        Talk::new(Cursor::new(input.as_bytes()), &mut said, Language::Vi).ask(&Text::default(), &options);
    (answer, String::from_utf8(said).expect("text"))
}

#[test]
fn an_option_is_chosen_by_its_number_or_its_id() {
    assert_eq!(asked("2\n", &["co", "khong"]).0.as_deref(), Some("khong"));
    assert_eq!(asked("co\n", &["co", "khong"]).0.as_deref(), Some("co"));
}

#[test]
fn what_is_no_option_is_asked_again() {
    let (answer, said) = asked("9\nla\n\n1\n", &["co", "khong"]);
    assert_eq!(answer.as_deref(), Some("co"));
    assert_eq!(said.matches("hãy chọn một trong các mục này").count(), 3);
}

#[test]
fn a_value_is_taken_as_it_is_and_the_end_of_input_ends_the_talk() {
    assert_eq!(asked("12\n", &[]).0.as_deref(), Some("12"));
    assert_eq!(asked("", &["co"]).0, None);
}

#[test]
fn what_is_chosen_may_have_a_moment() {
    assert!(Chosen::read("kiem-tra=du").is_ok());
    assert!(Chosen::read("bo-sung=den@2026-08-30 09h00").is_ok());
    assert!(Chosen::read("rut@hom-nay").is_err());
}
