use super::*;

/// The one finding of a text: its rule, what it points at, what it says and advises.
fn fault(text: &str) -> (&'static str, String, String, String) {
    let (_, findings) = checked(text);
    assert_eq!(findings.len(), 1, "{text}: {:?}", said(&findings));
    let finding = &findings[0];
    let sentence = finding.sentence.get(Language::En).to_owned();
    (finding.rule, slice(text, finding.span), sentence, advice(finding).to_owned())
}

fn refused(text: &str, caret: &str) {
    let (rule, found, ..) = fault(text);
    assert_eq!((rule, found.as_str()), ("expression", caret), "{text}");
}

fn vnd_type() -> Type {
    Type::Money(Some(Currency::VND))
}

#[test]
fn written_values_have_their_types() {
    assert_eq!(type_of("1"), Type::Number);
    assert_eq!(type_of("\"a\""), Type::Text);
    assert_eq!(type_of("true"), Type::Boolean);
    assert_eq!(type_of("date(\"2026-01-01\")"), Type::Date);
    assert_eq!(type_of("5 VND"), vnd_type());
    assert_eq!(type_of("3 months"), Type::Duration(Some(Unit::Month)));
    assert_eq!(type_of("null"), Type::Unknown);
}

#[test]
fn every_operator_has_one_rule() {
    assert_eq!(type_of("dien_tich + 1"), Type::Number);
    assert_eq!(type_of("gia + 5 VND"), vnd_type());
    assert_eq!(type_of("gia * 0.5"), vnd_type());
    assert_eq!(type_of("so_nguoi * gia"), vnd_type());
    assert_eq!(type_of("so_nguoi * phi"), Type::Money(None));
    assert_eq!(type_of("-gia"), vnd_type());
    assert_eq!(type_of("received + 3 months"), Type::Date);
    assert_eq!(type_of("received - 10 days"), Type::Date);
    assert_eq!(type_of("received + thoi_han"), Type::Date);
    assert_eq!(type_of("dien_tich / so_nguoi"), Type::Number);
    assert_eq!(type_of("not(thay_mat) and dien_tich > 3"), Type::Boolean);
}

#[test]
fn nothing_is_converted() {
    refused("dien_tich + \"1\"", "dien_tich + \"1\"");
    refused("ho_ten + \"a\"", "ho_ten + \"a\"");
    refused("dien_tich = \"30\"", "\"30\"");
    refused("thay_mat = 1", "1");
    refused("-ho_ten", "ho_ten");
    refused("gia + 5", "gia + 5");
    refused("3 months + 2 months", "3 months + 2 months");
    refused("dien_tich + null", "dien_tich + null");
    refused("gia * gia", "gia * gia");
    assert_eq!(fault("received > \"2026-01-01\"").3, "write `date(\"2026-08-28\")`");
    assert_eq!(fault("gia > 20_000").3, "write `20000 VND`");
    assert_eq!(fault("received + 3").3, "write `3 days`");
    assert_eq!(fault("3 days + received").3, "write `received + 3 days`");
}

#[test]
fn currencies_do_not_mix() {
    assert_eq!(fault("gia + gia_ngoai").2, "a sum in VND cannot be joined with a sum in USD");
    assert_eq!(fault("gia > 5 USD").2, "a sum in VND cannot be compared with a sum in USD");
    refused("min(gia, 5 USD)", "min(gia, 5 USD)");
    assert_eq!(type_of("phi + 5 USD"), Type::Money(Currency::parse("USD")));
}

#[test]
fn money_is_not_divided_and_dates_are_not_subtracted() {
    assert_eq!(fault("gia / 2").3, "multiply by a fraction: `gia * 0.5`");
    assert_eq!(fault("received - ngay_sinh").3, "write `days_between(ngay_sinh, received)`");
}

#[test]
fn a_date_moves_by_calendar_units_only() {
    for unit in ["days", "weeks", "months", "years"] {
        assert_eq!(type_of(&format!("received + 2 {unit}")), Type::Date);
    }
    for unit in ["working days", "working hours", "hours", "minutes"] {
        refused(&format!("received + 2 {unit}"), &format!("2 {unit}"));
    }
}

#[test]
fn only_what_has_an_order_is_ordered() {
    assert_eq!(fault("ho_ten > \"a\"").3, "write `=` or `!=` in the place of `>`");
    refused("thay_mat < true", "thay_mat");
    refused("case <= \"so-huu\"", "case");
    refused("thoi_han in [3 days..2 months]", "2 months");
    refused("3 days < 2 months", "2 months");
    assert_eq!(type_of("3 days < 20 days"), Type::Boolean);
    assert_eq!(type_of("ngay_sinh <= received"), Type::Boolean);
    refused("dien_tich in [5..3]", "dien_tich in [5..3]");
}

#[test]
fn a_choice_is_held_against_its_options() {
    for text in [
        "channel = \"onlin\"",
        "\"onlin\" = channel",
        "channel in (\"onlin\")",
        "channel not in (\"direct\", \"onlin\")",
    ] {
        let (rule, caret, _, advice) = fault(text);
        let expected = ("unknown-option", "\"onlin\"", "the nearest option is `online`");
        assert_eq!((rule, caret.as_str(), advice.as_str()), expected, "{text}");
    }
    assert_eq!(fault("channel = \"fax\"").3, "the options are `direct`, `online`, `postal`");
    assert_eq!(broken("if thay_mat then channel else \"fax\""), [("unknown-option", "\"fax\"".to_owned())]);
    assert_eq!(broken("kiem_tra.outcome = \"duu\"")[0].0, "unknown-option");
    refused("channel = case", "case");
    refused("channel = ho_ten", "ho_ten");
}

#[test]
fn options_without_quotes_are_understood() {
    for (text, word) in
        [("channel = online", "online"), ("case = so-huu", "so-huu"), ("case in (thue-muon)", "thue-muon")]
    {
        let (rule, caret, _, advice) = fault(text);
        assert_eq!(
            (rule, caret.as_str(), advice),
            ("expression", word, format!("write `\"{word}\"`")),
            "{text}"
        );
    }
}

#[test]
fn unknown_names_are_suggested() {
    let (rule, caret, sentence, advice) = fault("dien_tch > 3");
    assert_eq!((rule, caret.as_str()), ("unknown-name", "dien_tch"));
    assert_eq!((sentence.as_str(), advice.as_str()), ("there is no name `dien_tch`", "write `dien_tich`"));
    assert_eq!(fault("diện_tích > 3").3, "write `dien_tich`");
    assert_eq!(fault("some(con, tuoii < 6)").3, "write `tuoi`");
    assert_eq!(fault("sum(con.thu)").3, "write `con.thue`");
    assert_eq!(fault("kiem_tra.outcom = \"du\"").3, "write `kiem_tra.outcome`");
    assert_eq!(fault("xyz").3, "declare it under `facts`; put text in double quotes");
    assert_eq!(broken("xyz + 1 > 2").len(), 1);
}

#[test]
fn a_name_with_a_dash_is_understood() {
    assert_eq!(
        fault("dien-tich > 3"),
        (
            "unknown-name",
            "dien-tich".into(),
            "`dien-tich` is read as a subtraction".into(),
            "write `dien_tich`".into(),
        )
    );
    assert_eq!(type_of("dien_tich - so_nguoi"), Type::Number);
}

#[test]
fn conditions_are_conditions() {
    refused("dien_tich and thay_mat", "dien_tich");
    refused("not(dien_tich)", "dien_tich");
    refused("if ho_ten then 1 else 2", "ho_ten");
    refused("null or thay_mat", "null");
    assert_eq!(fault("thay_mat and channel").3, "write `channel = \"direct\"`");
    refused("some(con, tuoi)", "tuoi");
}

#[test]
fn both_branches_have_one_type() {
    assert_eq!(type_of("if thay_mat then 1 else 2"), Type::Number);
    assert_eq!(type_of("if thay_mat then 1 else null"), Type::Number);
    assert!(typed("if thay_mat then 1 else null").note.may_be_null);
    refused("if thay_mat then 1 else \"a\"", "if thay_mat then 1 else \"a\"");
    assert_eq!(type_of("if thay_mat then phi else gia"), Type::Money(None));
}

#[test]
fn the_place_of_an_expression_has_a_type() {
    let place = |text: &str, of: &Type| said(&check(&sound(text), &names_of_test(), Some(of)).1);
    let nothing: Vec<String> = Vec::new();
    assert_eq!(place("dien_tich", &Type::Boolean), ["a condition is needed here, and this is a number"]);
    assert_eq!(place("thay_mat", &Type::Number), ["a number is needed here, and this is a yes-or-no answer"]);
    assert_eq!(place("gia", &Type::Money(None)), nothing);
    assert_eq!(place("gia", &Type::Money(Currency::parse("USD"))).len(), 1);
    let options = Type::choice(["a", "b"]);
    assert_eq!(place("if thay_mat then \"a\" else \"b\"", &options), nothing);
    assert_eq!(place("if thay_mat then \"a\" else \"c\"", &options), ["there is no option `c`"]);
    assert_eq!(place("con", &Type::Boolean).len(), 1);
}

#[test]
fn functions_take_their_arguments() {
    for text in [
        "min(dien_tich, 3)",
        "max(1, 2, 3)",
        "sum(con.tuoi)",
        "count(con)",
        "floor(1.5)",
        "ceiling(1.5)",
        "abs(-1)",
    ] {
        assert_eq!(type_of(text), Type::Number, "{text}");
    }
    for text in
        ["length(ho_ten)", "days_between(ngay_sinh, received)", "working_days_between(ngay_sinh, received)"]
    {
        assert_eq!(type_of(text), Type::Number, "{text}");
    }
    for text in ["years_between(ngay_sinh, received)", "year(received)", "month(received)", "count(giay_to)"]
    {
        assert_eq!(type_of(text), Type::Number, "{text}");
    }
    for text in [
        "contains(ho_ten, \"a\")",
        "contains(giay_to, \"don\")",
        "starts_with(ho_ten, \"a\")",
        "place_has(\"mien-nui\")",
    ] {
        assert_eq!(type_of(text), Type::Boolean, "{text}");
    }
    assert_eq!(type_of("max(gia, 5 VND)"), vnd_type());
    assert_eq!(type_of("sum(con.thue)"), vnd_type());
    assert_eq!(type_of("max(ngay_sinh, received)"), Type::Date);
    assert_eq!(type_of("max(con.tuoi)"), Type::Number);
}

#[test]
fn functions_refuse_other_arguments() {
    for (text, caret) in [
        ("min()", "min()"),
        ("min(1, ho_ten)", "ho_ten"),
        ("sum(1, 2)", "sum(1, 2)"),
        ("sum(con.la_nu)", "con.la_nu"),
        ("sum(con)", "con"),
        ("count(1)", "1"),
        ("floor(gia)", "gia"),
        ("length(1)", "1"),
        ("year(1)", "1"),
        ("year(received, received)", "year(received, received)"),
        ("days_between(received, 3)", "3"),
        ("contains(dien_tich, \"a\")", "dien_tich"),
        ("contains(giay_to, ho_ten)", "ho_ten"),
        ("place_has(ho_ten)", "ho_ten"),
        ("some(dien_tich, true)", "dien_tich"),
        ("length(null)", "null"),
    ] {
        refused(text, caret);
    }
    assert_eq!(broken("contains(giay_to, \"dom\")"), [("unknown-option", "\"dom\"".to_owned())]);
    assert_eq!(fault("giay_to = \"don\"").3, "write `contains(giay_to, \"don\")`");
}

#[test]
fn a_trait_that_no_place_has_may_be_right() {
    assert_eq!(type_of("place_has(\"xa-50-km\")"), Type::Boolean);
    assert_eq!(fault("place_has(\"mien-nuii\")").3, "write `place_has(\"mien-nui\")`");
}

#[test]
fn rows_bring_their_fields() {
    assert_eq!(type_of("some(con, tuoi < 6 and la_nu)"), Type::Boolean);
    assert_eq!(type_of("every(con, tuoi < so_nguoi)"), Type::Boolean);
    assert_eq!(broken("tuoi < 6")[0].0, "unknown-name");
    assert_eq!(type_of("con.tuoi"), Type::Column(Box::new(Type::Number)));
    let tree = typed("some(con, tuoi < so_nguoi)");
    let Node::Rows { parts, .. } = &tree.node else { panic!() };
    let Node::Compare(_, sides) = &parts[1].node else { panic!() };
    assert_eq!(sides[0].note.kind, Some(Kind::Row));
    assert_eq!(sides[1].note.kind, Some(Kind::Fact));
}

#[test]
fn null_is_compared_by_equality_only() {
    assert_eq!(type_of("so_tang = null"), Type::Boolean);
    assert_eq!(type_of("ban_ve != null"), Type::Boolean);
    assert_eq!(type_of("giay_to = null"), Type::Boolean);
    assert_eq!(fault("so_tang < null").3, "write `= null` or `!= null`");
    assert_eq!(fault("channel in (\"online\", null)").3, "write `channel = null or …`");
}

#[test]
fn names_are_listed_in_order() {
    let text =
        "kiem_tra.outcome = \"du\" and some(con, tuoi < so_nguoi) and sum(con.tuoi) > dien_tich or tuoi = 3";
    let uses = names(&sound(text), &names_of_test());
    let found: Vec<(&str, bool)> = uses.iter().map(|used| (used.name.as_str(), used.of_row)).collect();
    let expected = [
        ("kiem_tra.outcome", false),
        ("con", false),
        ("tuoi", true),
        ("so_nguoi", false),
        ("con", false),
        ("dien_tich", false),
        ("tuoi", false),
    ];
    assert_eq!(found, expected);
    assert_eq!(slice(text, uses[4].span), "con.tuoi");
}
