use super::*;

fn cell(text: &str) -> (Option<Cell>, Vec<Diagnostic>) {
    Cell::parse(text, Place::Exact(Span::new(FileId(0), 0, text.len())))
}

fn column(of: Type) -> Name {
    Name::new(of, Kind::Fact).absent(Absence::Optional)
}

fn channels() -> Name {
    column(Type::choice(["ubnd-xa", "cong-chung", "dai-dien"]))
}

fn region(text: &str, column: &Name) -> Region {
    let (cell, findings) = cell(text);
    assert!(findings.is_empty(), "{text}: {:?}", said(&findings));
    let (region, findings) = cell.unwrap().region(column);
    assert!(findings.is_empty(), "{text}: {:?}", said(&findings));
    region
}

/// The one finding of a cell: rule, caret and advice.
fn fault(text: &str, column: &Name) -> (&'static str, String, String) {
    let (cell, mut findings) = cell(text);
    findings.extend(cell.into_iter().flat_map(|cell| cell.region(column).1));
    assert_eq!(findings.len(), 1, "{text}: {:?}", said(&findings));
    (findings[0].rule, slice(text, findings[0].span), advice(&findings[0]).to_owned())
}

fn fits(text: &str, column: &Name, values: &[Value]) {
    let region = region(text, column);
    for value in values {
        assert!(region.contains(value), "{text} fits {value}");
    }
}

fn refuses(text: &str, column: &Name, values: &[Value]) {
    let region = region(text, column);
    for value in values {
        assert!(!region.contains(value), "{text} does not fit {value}");
    }
}

#[test]
fn a_dash_means_any_and_null_too() {
    fits("-", &channels(), &[Value::text("ubnd-xa"), Value::Null]);
    fits(" - ", &column(Type::Number), &[0.into(), Value::Null]);
    fits("-", &column(Type::Boolean), &[true.into(), Value::Null]);
}

#[test]
fn words_are_options() {
    let (xa, cong_chung, dai_dien) =
        (Value::text("ubnd-xa"), Value::text("cong-chung"), Value::text("dai-dien"));
    fits("ubnd-xa, cong-chung", &channels(), &[xa.clone(), cong_chung.clone()]);
    refuses("ubnd-xa, cong-chung", &channels(), &[dai_dien.clone(), Value::Null]);
    fits("\"ubnd-xa\"", &channels(), std::slice::from_ref(&xa));
    fits("not(ubnd-xa, cong-chung)", &channels(), &[dai_dien]);
    refuses("not(ubnd-xa, cong-chung)", &channels(), &[xa, cong_chung]);
    let years = column(Type::choice(["2025", "2026"]));
    fits("2025", &years, &[Value::text("2025")]);
}

#[test]
fn only_any_and_null_fit_null() {
    fits("null", &channels(), &[Value::Null]);
    refuses("null", &channels(), &[Value::text("ubnd-xa")]);
    for text in ["ubnd-xa", "not(ubnd-xa)"] {
        refuses(text, &channels(), &[Value::Null]);
    }
    for text in ["< 3", "[1..2]", "not(3)", "3, 4"] {
        refuses(text, &column(Type::Number), &[Value::Null]);
    }
}

#[test]
fn numbers_sums_and_dates_are_compared() {
    let numbers = column(Type::Number);
    fits("< 3", &numbers, &[2.into(), number("2.9")]);
    refuses("< 3", &numbers, &[3.into()]);
    fits(">= 3, 1", &numbers, &[3.into(), 1.into()]);
    fits("[0..100)", &numbers, &[0.into(), number("99.9")]);
    refuses("[0..100)", &numbers, &[100.into()]);
    fits("(0 .. 100]", &numbers, &[100.into()]);
    refuses("(0..100]", &numbers, &[0.into()]);
    fits("-5", &numbers, &[(-5).into()]);
    fits("not([0..100))", &numbers, &[100.into(), (-1).into()]);
    let money = column(Type::Money(Some(Currency::VND)));
    fits("<= 20_000 VND", &money, &[vnd(20_000)]);
    refuses("[1 VND..5 VND]", &money, &[vnd(6)]);
    let dates = column(Type::Date);
    for text in ["< 2026-07-01", "< date(\"2026-07-01\")", "[2026-01-01..2026-06-30]"] {
        fits(text, &dates, &[date("2026-06-30")]);
        refuses(text, &dates, &[date("2026-07-01")]);
    }
    fits("2026-07-01", &dates, &[date("2026-07-01")]);
    fits("true", &column(Type::Boolean), &[true.into()]);
    refuses("true", &column(Type::Boolean), &[false.into()]);
    fits(
        "3 months",
        &column(Type::Duration(Some(Unit::Month))),
        &[Value::Duration(Duration::new(3, Unit::Month))],
    );
}

#[test]
fn texts_are_words_or_quoted() {
    let texts = column(Type::Text);
    fits("hoi-dong, \"đoàn, kiểm tra\"", &texts, &[Value::text("hoi-dong"), Value::text("đoàn, kiểm tra")]);
    refuses("hoi-dong", &texts, &[Value::text("khac")]);
}

#[test]
fn bounds_of_the_column_bound_the_cell() {
    let bounded = Name::new(Type::Number, Kind::Fact).at_least(1).at_most(5);
    refuses("not(3)", &bounded, &[0.into(), 6.into(), 3.into()]);
    fits("not(3)", &bounded, &[1.into(), 5.into()]);
    refuses("-", &bounded, &[Value::Null]);
    let (any, above) = (cell("-").0.unwrap(), cell("> 5").0.unwrap());
    assert!(above.matches(&6.into(), &Type::Number) && !above.matches(&Value::Null, &Type::Number));
    assert!(any.matches(&Value::Null, &Type::Number));
}

#[test]
fn other_types_are_reported() {
    let (rule, caret, advice) = fault("ubnd-xa, cong-chug", &channels());
    let expected = ("unknown-option", "cong-chug", "the nearest option is `cong-chung`");
    assert_eq!((rule, caret.as_str(), advice.as_str()), expected);
    assert_eq!(fault("not(\"xa\")", &channels()).2, "the options are `ubnd-xa`, `cong-chung`, `dai-dien`");
    assert_eq!(fault("< 3", &channels()).1, "< 3");
    assert_eq!(fault("abc", &column(Type::Number)).0, "expression");
    assert_eq!(fault("yes", &column(Type::Boolean)).2, "write `true` or `false`");
    assert_eq!(fault("< 20_000", &column(Type::Money(Some(Currency::VND)))).2, "write `20_000 VND`");
    assert_eq!(fault("5 USD", &column(Type::Money(Some(Currency::VND)))).1, "5 USD");
    assert_eq!(fault("[5..3]", &column(Type::Number)).2, "write the smaller value first");
    assert_eq!(fault("3", &column(Type::Date)).1, "3");
    assert_eq!(fault("< \"a\"", &column(Type::Text)).1, "< \"a\"");
}

#[test]
fn what_cannot_be_read_is_reported() {
    let numbers = column(Type::Number);
    assert_eq!(fault("", &numbers).2, "write `-` for any value");
    assert_eq!(fault("1, , 2", &numbers).2, "write `-` for any value");
    assert_eq!(fault("= 3", &numbers).2, "write `3`");
    assert_eq!(fault("!= 3", &numbers).2, "write `not(3)`");
    assert_eq!(fault("null, 3", &numbers).1, "null");
    assert_eq!(fault("1 + 2", &numbers).1, "1 + 2");
    assert_eq!(fault("[1..2", &numbers).1, "[1..2");
    assert_eq!(fault("< 20.000", &numbers).1, "20.000");
    assert_eq!(cell("1 +, @").1.len(), 2);
}

#[test]
fn cells_know_their_bytes() {
    let (cell, _) = cell(" not( ubnd-xa , \"cong-chung\" )");
    let Some(Cell::Tests { negated: true, tests }) = cell else { panic!() };
    let spans: Vec<(u32, u32)> = tests.iter().map(|test| (test.span.start, test.span.end)).collect();
    assert_eq!(spans, [(6, 13), (16, 28)]);
}
