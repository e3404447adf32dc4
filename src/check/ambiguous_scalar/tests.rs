use super::old::{Old, old};

fn whole(words: &[(&str, i64)]) {
    for (word, number) in words {
        assert_eq!(old(word), Old::Integer(*number), "{word}");
    }
}

#[test]
fn yes_and_no_are_truths_in_three_cases_only() {
    for word in ["no", "No", "NO", "yes", "on", "Off", "y", "N", "true", "FALSE"] {
        assert_eq!(old(word), Old::Boolean, "{word}");
    }
    for word in ["nO", "oN", "not", "yess", "có", "null", ""] {
        assert_eq!(old(word), Old::Text, "{word}");
    }
}

#[test]
fn whole_numbers_have_many_faces() {
    whole(&[("0", 0), ("1_000", 1000), ("-5", -5), ("+5", 5), ("012", 10), ("0b101", 5), ("0x1F", 31)]);
    whole(&[("7:30", 450), ("12:30", 750), ("1:30:00", 5400), ("-7:30", -450)]);
    for word in
        ["08", "0o14", "07:30", "7:60", "7:", ":30", "7:3x", "_1", "1h30", "20_000 VND", "1.001193.01"]
    {
        assert_eq!(old(word), Old::Text, "{word}");
    }
}

#[test]
fn fractions_need_a_point() {
    for word in ["1.5", ".5", "5.", "-1_0.5", "1.5e+3", "7:30.5", "123456789012345678901"] {
        assert_eq!(old(word), Old::Fraction, "{word}");
    }
    for word in ["1e3", "1.5e3", ".", "-", "+", "1.2.3", ".e+3", "15h00"] {
        assert_eq!(old(word), Old::Text, "{word}");
    }
}

#[test]
fn days_may_have_a_time() {
    for word in ["2026-01-05", "2026-01-05T15:30:00", "2026-1-5 15:30:00"] {
        assert_eq!(old(word), Old::Date, "{word}");
    }
    for word in ["2026-1-5", "2026-01-05 15h30", "2026-01-05 15:30", "26-01-05", "2026-01", "2026-0a-05"] {
        assert_eq!(old(word), Old::Text, "{word}");
    }
}
