use super::{File, FileId, Span};

fn located(text: &str, words: &str) -> Option<String> {
    let file = File::new("a", text.as_bytes().to_vec());
    let found = file.locate(words, Span::new(FileId(0), 0, text.len()))?;
    Some(file.slice(found).to_owned())
}

#[test]
fn words_are_found_across_a_broken_line() {
    assert_eq!(
        located("quá 05 ngày\n      làm việc kể", "05 ngày làm việc").as_deref(),
        Some("05 ngày\n      làm việc")
    );
    assert_eq!(located("15 ngày, 5 ngày", "5 ngày").as_deref(), Some("5 ngày"));
    assert_eq!(located("15 ngày", "5 ngày"), None);
    assert_eq!(located("15 ngày", " "), None);
}

#[test]
fn the_last_of_two_is_found_when_the_first_belongs_to_a_longer_number() {
    let file = File::new("a", "15 ngày, 5 ngày".as_bytes().to_vec());
    let found = file.locate("5 ngày", Span::new(FileId(0), 0, 18)).expect("it is there");
    assert_eq!(found.start as usize, "15 ngày, ".len());
}
