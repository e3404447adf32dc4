use super::*;

#[test]
fn brackets_stand_only_where_they_change_something() {
    for (text, canonical) in [
        ("((thay_mat))", "thay_mat"),
        ("(a or b) and c", "(a or b) and c"),
        ("(a and b) or c", "a and b or c"),
        ("a and (b and c)", "a and b and c"),
        ("(1+2)*3", "(1 + 2) * 3"),
        ("1+(2*3)", "1 + 2 * 3"),
        ("1-(2-3)", "1 - (2 - 3)"),
        ("(1-2)-3", "1 - 2 - 3"),
        ("1/(2*3)", "1 / (2 * 3)"),
        ("-(a+b)", "-(a + b)"),
        ("a*-2", "a * -2"),
        ("1+(if a then 1 else 2)", "1 + (if a then 1 else 2)"),
        ("(a = b) = c", "(a = b) = c"),
        ("not((a))", "not(a)"),
        ("a between 1 and 2", "a in [1..2]"),
        ("a not in ( 1 .. 2 ]", "a not in (1..2]"),
        ("a in ((1))", "a in (1)"),
        ("some( ds , x>1 or y )", "some(ds, x > 1 or y)"),
        ("min( a,(b) )", "min(a, b)"),
    ] {
        assert_eq!(sound(text).to_string(), canonical);
        assert_eq!(sound(canonical), sound(text));
    }
}

#[test]
fn values_are_printed_as_they_are_written() {
    for (text, canonical) in [
        ("1_000_000 VND", "1_000_000 VND"),
        ("500 VND", "500 VND"),
        ("12.5 USD", "12.50 USD"),
        ("1234.05 USD", "1_234.05 USD"),
        ("-20000 VND", "-20_000 VND"),
        ("1_000.50", "1000.5"),
        ("1 months", "1 month"),
        ("12.5 working days", "12.5 working days"),
        ("date( \"2026-01-01\" )", "date(\"2026-01-01\")"),
        ("\"a\"", "\"a\""),
    ] {
        assert_eq!(sound(text).to_string(), canonical);
    }
    assert_eq!(vnd(1).to_string(), "1 VND");
    let half = Money { units: Decimal::parse("0.5").unwrap(), currency: Currency::VND };
    assert_eq!(half.to_string(), "0.5 VND");
    assert_eq!(Currency::parse("KWD").unwrap().decimals(), 3);
    assert_eq!(Currency::parse("vnd"), None);
}
