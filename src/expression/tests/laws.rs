use proptest::prelude::*;

use super::random::{boolean, number};
use super::*;

fn case() -> Case {
    let row = |tuoi: i64| {
        Row::from([("tuoi".into(), tuoi.into()), ("thue".into(), vnd(3)), ("la_nu".into(), true.into())])
    };
    Case::new([
        ("channel", Value::text("online")),
        ("received", date("2026-01-31")),
        ("ngay_sinh", date("2020-02-29")),
        ("thay_mat", true.into()),
        ("dien_tich", super::number("30.5")),
        ("so_nguoi", 4.into()),
        ("gia", vnd(1000)),
        ("con", Value::List(vec![row(3), row(9)])),
    ])
}

/// Runs everything on a text; nothing may panic.
fn run_all(text: &str) {
    let names = names_of_test();
    let (expression, findings) = read(text);
    assert!(findings.len() <= 20);
    assert!(expression.is_some() || !findings.is_empty());
    for finding in &findings {
        assert!(finding.span.end as usize <= text.len());
        assert!(
            text.is_char_boundary(finding.span.start as usize)
                && text.is_char_boundary(finding.span.end as usize)
        );
        assert!(!finding.sentence.en.is_empty() && !finding.sentence.vi.is_empty());
    }
    if let Some(expression) = expression {
        let (typed, _) = check(&expression, &names, Some(&Type::Boolean));
        let _ = evaluate(&typed, &case());
        let _ = ask(&typed, &Case::default());
        super::super::names(&expression, &names);
        let mut classes = Classes::new(&names).with_budget(2_000);
        let condition = classes.condition(&typed);
        let _ = classes.satisfiable(&condition);
        assert_eq!(sound(&expression.to_string()), expression, "{expression}");
    }
    let (cell, _) = Cell::parse(text, Place::Whole(Span::default()));
    for name in names.names.values() {
        if let Some(cell) = &cell {
            let _ = cell.region(name);
        }
    }
}

/// Words and signs that a text of an expression is made of, and some that it is not.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(
        &[
            "thay_mat",
            "so_tang",
            "dien_tich",
            "con",
            "tuoi",
            "channel",
            "received",
            "gia",
            "\"online\"",
            "\"",
            "'a'",
            "1",
            "2.5",
            "3 months",
            "5 VND",
            "20.000",
            "(",
            ")",
            "[",
            "]",
            ",",
            "..",
            ".",
            "=",
            "==",
            "!=",
            "<",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "and",
            "or",
            "not",
            "in",
            "between",
            "if",
            "then",
            "else",
            "null",
            "true",
            "và",
            "không",
            "adn",
            "min(",
            "sum(",
            "some(",
            "date(",
            "place_has(",
            "&&",
            "!",
            "@",
            "ngày",
            "…",
            "‘",
        ][..],
    )
}

#[test]
fn the_deepest_trees_do_no_harm() {
    for (shell, most) in [
        ("(thay_mat or thay_mat and 1 < 2 + 3 * {})", 60),
        ("(if thay_mat then 1 + {} else 2)", 60),
        ("not({})", 60),
        ("min(1, {})", 60),
    ] {
        for depth in 0..most {
            run_all(&(0..depth).fold("so_nguoi".to_owned(), |inner, _| shell.replace("{}", &inner)));
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_is_printed_is_read_again(expression in boolean(3)) {
        let printed = expression.to_string();
        let (again, findings) = read(&printed);
        prop_assert!(findings.is_empty(), "{}: {:?}", printed, said(&findings));
        prop_assert_eq!(&again.unwrap(), &expression);
    }

    #[test]
    fn fitting_types_are_not_reported(expression in boolean(3)) {
        let (typed, findings) = check(&expression, &names_of_test(), Some(&Type::Boolean));
        prop_assert!(findings.is_empty(), "{}: {:?}", expression, said(&findings));
        prop_assert!(!typed.note.may_be_null);
        prop_assert_eq!(typed.to_string(), expression.to_string());
    }

    #[test]
    fn what_has_sound_types_has_a_value(condition in boolean(3), number in number(3)) {
        let names = names_of_test();
        let worth = |expression: &Expression| evaluate(&check(expression, &names, None).0, &case());
        let is_fine = |result: &Result<Value, Failure>, fits: fn(&Value) -> bool| match result {
            Ok(value) => fits(value),
            Err(failure) => failure.reason == Reason::TooLarge,
        };
        let (truth, size) = (worth(&condition), worth(&number));
        prop_assert!(is_fine(&truth, |value| matches!(value, Value::Boolean(_))), "{}: {:?}", condition, truth);
        prop_assert!(is_fine(&size, |value| matches!(value, Value::Number(_))), "{}: {:?}", number, size);
    }

    #[test]
    fn what_is_known_at_once_is_known_at_last(condition in boolean(2), known in prop::collection::vec(any::<bool>(), 8)) {
        let (typed, _) = check(&condition, &names_of_test(), None);
        let mut partial = case();
        let mut keep = known.into_iter();
        partial.values.retain(|_, _| keep.next().unwrap());
        let last = holds(&typed, &case());
        match ask(&typed, &partial) {
            Answer::Yes => prop_assert_ne!(last, Ok(false)),
            Answer::No => prop_assert_ne!(last, Ok(true)),
            Answer::Open => {}
        }
    }

    #[test]
    fn random_words_do_no_harm(words in prop::collection::vec(word(), 0..24)) {
        run_all(&words.join(" "));
        run_all(&words.concat());
    }

    #[test]
    fn random_texts_do_no_harm(text in "\\PC{0,60}") {
        run_all(&text);
    }

    #[test]
    fn random_trees_do_no_harm(condition in boolean(3)) {
        run_all(&condition.to_string());
    }
}
