use super::*;

/// The one finding of a text: what it points at, its advice, and what was understood.
fn fault(text: &str) -> (String, String, Option<String>) {
    let (expression, findings) = read(text);
    assert_eq!(findings.len(), 1, "{text}: {:?}", said(&findings));
    let finding = &findings[0];
    (
        slice(text, finding.span),
        advice(finding).to_owned(),
        expression.map(|expression| expression.to_string()),
    )
}

fn understood(text: &str) -> (String, String, String) {
    let (caret, advice, expression) = fault(text);
    (caret, advice, expression.unwrap_or_else(|| panic!("{text} is not understood")))
}

#[test]
fn operators_bind_as_the_grammar_says() {
    let or = sound("thay_mat or mien_phi and not(thay_mat)");
    assert!(matches!(&or.node, Node::Or(parts) if matches!(parts[1].node, Node::And(_))));
    let sum = sound("1 + 2 * 3 - 4");
    assert!(matches!(&sum.node, Node::Arithmetic(Operation::Subtract, sides)
        if matches!(&sides[0].node, Node::Arithmetic(Operation::Add, _))));
    let comparison = sound("1 + 2 = 3 and 4 < 5");
    assert!(
        matches!(&comparison.node, Node::And(parts) if matches!(parts[0].node, Node::Compare(Comparison::Equal, _)))
    );
    assert_eq!(sound("-dien_tich * 2"), sound("(-dien_tich) * 2"));
}

#[test]
fn if_reaches_to_its_end() {
    let nested = sound("if thay_mat then 1 else if mien_phi then 2 else 3 + 4");
    let Node::If(parts) = nested.node else { panic!() };
    assert!(matches!(&parts[2].node, Node::If(inner) if matches!(inner[2].node, Node::Arithmetic(..))));
}

#[test]
fn membership_takes_options_and_intervals() {
    let options = sound("channel in (\"online\", \"postal\")");
    assert!(matches!(options.node, Node::OneOf { negated: false, ref options, .. } if options.len() == 2));
    let not_in = sound("case not in (\"so-huu\")");
    assert!(matches!(not_in.node, Node::OneOf { negated: true, .. }));
    for (text, closed) in [("[1..5]", (true, true)), ("(1..5]", (false, true)), ("[1..5)", (true, false))] {
        let within = sound(&format!("dien_tich in {text}"));
        assert!(matches!(within.node, Node::Within { negated: false, low_closed, high_closed, .. }
            if (low_closed, high_closed) == closed));
    }
    assert_eq!(sound("dien_tich between 1 and 5"), sound("dien_tich in [1..5]"));
    assert_eq!(sound("dien_tich between 1 and 5 and thay_mat"), sound("dien_tich in [1..5] and thay_mat"));
}

#[test]
fn literals_are_values() {
    let literal = |text: &str| match sound(text).node {
        Node::Literal(value) => value,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(literal("1_000.50"), number("1000.5"));
    assert_eq!(literal("-3"), number("-3"));
    assert_eq!(literal("20_000 VND"), vnd(20_000));
    assert_eq!(literal("12.5 USD"), Value::Money(Money::new(1250, Currency::parse("USD").unwrap())));
    assert_eq!(literal("date(\"2026-02-28\")"), date("2026-02-28"));
    assert_eq!(literal("\"có dấu, và phẩy\""), Value::text("có dấu, và phẩy"));
    assert_eq!(
        (literal("true"), literal("false"), literal("null")),
        (true.into(), false.into(), Value::Null)
    );
    let duration = |amount: &str, unit| Value::Duration(Duration::new(Decimal::parse(amount).unwrap(), unit));
    for (text, value) in [
        ("3 months", duration("3", Unit::Month)),
        ("1 year", duration("1", Unit::Year)),
        ("12.5 working days", duration("12.5", Unit::WorkingDay)),
        ("8 working hours", duration("8", Unit::WorkingHour)),
        ("90 minutes", duration("90", Unit::Minute)),
        ("2 weeks", duration("2", Unit::Week)),
        ("36 hours", duration("36", Unit::Hour)),
        ("1 day", duration("1", Unit::Day)),
    ] {
        assert_eq!(literal(text), value, "{text}");
    }
}

#[test]
fn names_may_be_dotted_and_functions_are_known() {
    assert!(matches!(sound("kiem_tra.outcome").node, Node::Name(name) if name == "kiem_tra.outcome"));
    for function in Function::ALL {
        let text = format!("{}(x)", function.word());
        assert!(matches!(sound(&text).node, Node::Call(found, _) if found == function));
    }
    assert!(matches!(sound("some(con, tuoi < 6)").node, Node::Rows { every: false, .. }));
    assert!(matches!(sound("every(con, tuoi < 6)").node, Node::Rows { every: true, .. }));
}

#[test]
fn every_part_knows_its_bytes() {
    let text = "thay_mat and (dien_tich + 2 > 30)";
    let tree = sound(text);
    let Node::And(parts) = &tree.node else { panic!() };
    assert_eq!(slice(text, tree.span), text);
    assert_eq!(slice(text, parts[1].span), "(dien_tich + 2 > 30)");
    let Node::Compare(_, sides) = &parts[1].node else { panic!() };
    assert_eq!(slice(text, sides[0].span), "dien_tich + 2");
}

#[test]
fn spans_count_from_where_the_text_stands() {
    let place = Place::Exact(Span::new(FileId(3), 100, 120));
    let (_, findings) = parse("a == 1", place);
    assert_eq!(findings[0].span, Span::new(FileId(3), 102, 104));
    let (_, findings) = parse("a == 1", Place::Whole(Span::new(FileId(3), 100, 120)));
    assert_eq!(findings[0].span, Span::new(FileId(3), 100, 120));
    assert!(findings[0].fix.is_none());
}

#[test]
fn other_spellings_are_understood_and_reported() {
    for (text, caret, meant, canonical) in [
        ("channel == \"online\"", "==", "=", "channel = \"online\""),
        ("dien_tich <> 3", "<>", "!=", "dien_tich != 3"),
        ("dien_tich => 3", "=>", ">=", "dien_tich >= 3"),
        ("dien_tich =< 3", "=<", "<=", "dien_tich <= 3"),
        ("dien_tich ≥ 3", "≥", ">=", "dien_tich >= 3"),
        ("thay_mat && mien_phi", "&&", "and", "thay_mat and mien_phi"),
        ("thay_mat || mien_phi", "||", "or", "thay_mat or mien_phi"),
        ("thay_mat và mien_phi", "và", "and", "thay_mat and mien_phi"),
        ("thay_mat hoặc mien_phi", "hoặc", "or", "thay_mat or mien_phi"),
        ("thay_mat AND mien_phi", "AND", "and", "thay_mat and mien_phi"),
        ("thay_mat adn mien_phi", "adn", "and", "thay_mat and mien_phi"),
        ("thay_mat va mien_phi", "va", "and", "thay_mat and mien_phi"),
        ("channel là \"online\"", "là", "=", "channel = \"online\""),
        ("channel is \"online\"", "is", "=", "channel = \"online\""),
        ("thay_mat = True", "True", "true", "thay_mat = true"),
        ("if thay_mat thì 1 else 2", "thì", "then", "if thay_mat then 1 else 2"),
        ("if thay_mat tehn 1 else 2", "tehn", "then", "if thay_mat then 1 else 2"),
    ] {
        let (found, advice, expression) = understood(text);
        assert_eq!((found.as_str(), expression.as_str()), (caret, canonical), "{text}");
        assert_eq!(advice, format!("write `{meant}`"), "{text}");
    }
}

#[test]
fn a_fix_changes_the_spelling_and_nothing_else() {
    for (text, right) in
        [("a == 1", "a = 1"), ("a&&b", "a and b"), ("a và b", "a and b"), ("a adn b", "a and b")]
    {
        let (_, findings) = read(text);
        let edits = &findings[0].fix.as_ref().unwrap().edits;
        assert_eq!(crate::source::apply(text, FileId(0), edits), right);
        assert!(read(right).1.is_empty());
    }
}

#[test]
fn not_needs_brackets() {
    let (caret, advice, expression) = understood("not thay_mat");
    assert_eq!(
        (caret.as_str(), advice.as_str(), expression.as_str()),
        ("not", "write `not(…)`", "not(thay_mat)")
    );
    for text in ["!thay_mat", "không thay_mat"] {
        let (_, advice, expression) = understood(text);
        assert_eq!((advice.as_str(), expression.as_str()), ("write `not(…)` with brackets", "not(thay_mat)"));
    }
    assert_eq!(understood("không(thay_mat)").2, "not(thay_mat)");
}

#[test]
fn texts_stand_in_double_quotes() {
    let (caret, advice, expression) = understood("channel = 'online'");
    assert_eq!((caret.as_str(), advice.as_str()), ("'online'", "write `\"online\"`"));
    assert_eq!(expression, "channel = \"online\"");
    assert_eq!(understood("channel = “online”").2, "channel = \"online\"");
    let (caret, advice, expression) = fault("channel = \"online");
    assert_eq!((caret.as_str(), advice.as_str(), expression), ("\"online", "close it with `\"`", None));
}

#[test]
fn brackets_are_closed() {
    let (_, findings) = read("(thay_mat and mien_phi");
    assert_eq!(findings.len(), 1);
    assert_eq!(advice(&findings[0]), "close it with `)`");
    assert_eq!(findings[0].others[0].span, Span::new(FileId(0), 0, 1));
    assert_eq!(fault("thay_mat)").0, ")");
    assert_eq!(fault("min(1, 2").1, "close it with `)`");
}

#[test]
fn points_do_not_separate_thousands() {
    assert_eq!(fault("20.000 VND").1, "write `20_000`, or `20` without the zeros");
    assert_eq!(understood("1.000.000 VND").2, "1_000_000 VND");
    assert_eq!(fault("20.500 VND").1, "write `20_500 VND`");
    assert_eq!(fault("20.5 VND").1, "leave out what is too much behind the point");
    assert!(read("12.505 USD").1.len() == 1);
    assert!(read("dien_tich > 0.125").1.is_empty());
}

#[test]
fn units_and_currencies_in_other_words_are_understood() {
    for (text, meant, value) in [
        ("20_000 đồng", "VND", "20_000 VND"),
        ("20_000 vnđ", "VND", "20_000 VND"),
        ("3 tháng", "months", "3 months"),
        ("3 mounths", "months", "3 months"),
        ("5 ngày làm việc", "working days", "5 working days"),
        ("5 workng days", "working", "5 working days"),
    ] {
        let (_, advice, expression) = understood(text);
        assert_eq!((advice, expression.as_str()), (format!("write `{meant}`"), value), "{text}");
    }
    assert_eq!(fault("1.5 months").0, "1.5");
}

#[test]
fn dates_are_real_days() {
    for text in ["date(\"2026-02-30\")", "date(\"28/8/2026\")", "date(ngay_sinh)", "date()"] {
        let (caret, advice, expression) = fault(text);
        assert_eq!(
            (caret.as_str(), advice.as_str(), expression),
            ("date", "write `date(\"2026-08-28\")`", None),
            "{text}"
        );
    }
}

#[test]
fn functions_are_suggested() {
    let (_, findings) = read("day_between(a, b)");
    assert_eq!((findings[0].rule, advice(&findings[0])), ("unknown-name", "write `days_between(…)`"));
    let help = "`thutuc explain expression` shows how expressions are written";
    assert_eq!(fault("today()"), ("today".into(), help.into(), None));
}

#[test]
fn comparisons_do_not_chain_and_options_need_brackets() {
    assert_eq!(fault("1 < dien_tich < 5").1, "write `a < b and b < c`");
    assert_eq!(fault("channel in \"online\"").0, "\"online\"");
    assert_eq!(understood("channel in (\"online\" or \"postal\")").2, "channel in (\"online\", \"postal\")");
    assert_eq!(understood("channel in [\"online\", \"postal\"]").2, "channel in (\"online\", \"postal\")");
    assert_eq!(fault("channel not \"online\"").1, "write `a not in (b, c)`, or `not(…)` around a condition");
}

#[test]
fn what_is_missing_is_said() {
    assert_eq!(fault("").0, "");
    assert_eq!(fault("thay_mat and").0, "and");
    assert_eq!(fault("thay_mat and and mien_phi").0, "and");
    assert_eq!(fault("dien_tich = ").0, "=");
    assert_eq!(fault("if thay_mat then 1").1, "write `if … then … else …`");
    assert_eq!(fault("thay_mat mien_phi").1, "join them with `and` or `or`; put text in double quotes");
    assert_eq!(fault("dien_tich @ 3").0, "@");
    assert_eq!(fault("con.").0, ".");
    assert_eq!(fault("some(con)").1, "write `some(list, condition)`");
    assert_eq!(fault("1 + if thay_mat then 1 else 2").1, "write `(if … then … else …)`");
}

#[test]
fn all_faults_are_reported_in_the_order_of_the_text() {
    let text = "channel == 'online' && dien_tich => 20.000";
    let (expression, findings) = read(text);
    let carets: Vec<String> = findings.iter().map(|finding| slice(text, finding.span)).collect();
    assert_eq!(carets, ["==", "'online'", "&&", "=>", "20.000"]);
    assert!(expression.is_some());
}

#[test]
fn size_has_limits() {
    let long = format!("{}true", "true and ".repeat(1000));
    assert_eq!(said(&read(&long).1).len(), 1);
    for text in
        ["(".repeat(100_000), "(".repeat(3_999), "not(".repeat(900), "-".repeat(3_999), "if ".repeat(1300)]
    {
        let (expression, findings) = read(&text);
        assert!(expression.is_none() && !findings.is_empty() && findings.len() <= 20);
    }
    let (expression, findings) = read(&format!("{}1{}", "(".repeat(200), ")".repeat(200)));
    assert!(expression.is_none());
    assert_eq!(said(&findings), ["too many parts stand inside one another"]);
    assert!(read(&format!("1{}", " + 1".repeat(900))).0.is_none());
    assert!(read(&format!("1{}", " + 1".repeat(30))).1.is_empty());
    assert!(read(&format!("thay_mat{}", " or thay_mat".repeat(300))).1.is_empty());
    assert!(read(&"9".repeat(35)).0.is_none());
    assert!(read(&"9".repeat(34)).0.is_some());
}
