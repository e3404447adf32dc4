use super::*;

fn case() -> Case {
    let row = |tuoi: i64, thue: Value, la_nu: bool| {
        Row::from([("tuoi".into(), tuoi.into()), ("thue".into(), thue), ("la_nu".into(), la_nu.into())])
    };
    let children = vec![row(4, vnd(100), true), row(9, vnd(50), false)];
    Case::new([
        ("channel", Value::text("online")),
        ("case", Value::text("so-huu")),
        ("received", date("2026-01-31")),
        ("kiem_tra.outcome", Value::Null),
        ("thay_mat", true.into()),
        ("mien_phi", Value::Null),
        ("dien_tich", number("30.5")),
        ("so_nguoi", 4.into()),
        ("so_tang", Value::Null),
        ("ghi_chu", Value::Null),
        ("ho_ten", Value::text("Nguyễn Văn Bình")),
        ("ngay_sinh", date("2020-02-29")),
        ("ngay_cap", Value::Null),
        ("gia", vnd(1000)),
        ("phi", vnd(2000)),
        ("thoi_han", Value::Duration(Duration::new(1, Unit::Month))),
        ("giay_to", Value::Choices(["anh".to_owned(), "don".to_owned()].into())),
        ("con", Value::List(children)),
        ("so_trang", Value::Null),
    ])
}

/// What a text is worth, whatever its types.
fn worth(text: &str) -> Result<Value, Reason> {
    evaluate(&checked(text).0, &case()).map_err(|failure| failure.reason)
}

fn is(text: &str, value: impl Into<Value>) {
    assert_eq!(worth(text), Ok(value.into()), "{text}");
}

fn all(truth: bool, texts: &[&str]) {
    for text in texts {
        is(text, truth);
    }
}

#[test]
fn numbers_are_exact_decimals() {
    all(true, &["0.1 + 0.2 = 0.3", "1 / 3 * 3 != 1", "2 * 3 + 4 = 10", "10 - 2 - 3 = 5", "12 / 4 / 3 = 1"]);
    is("1 / 3", number("0.3333333333333333333333333333333333"));
    is("2 / 3", number("0.6666666666666666666666666666666667"));
    let half_even = |last: &str| number(&format!("100000000000000000000000000000000{last}"));
    is("1000000000000000000000000000000002 + 0.5", half_even("2"));
    is("1000000000000000000000000000000003 + 0.5", half_even("4"));
    is("dien_tich * 2", number("61"));
    is("-dien_tich", number("-30.5"));
}

#[test]
fn money_stays_exact_until_it_is_rounded() {
    is("gia * 0.5 + 1 VND", vnd(501));
    is("so_nguoi * phi", vnd(8000));
    let third = worth("gia * 0.0005").unwrap();
    let Value::Money(money) = &third else { panic!() };
    assert_eq!(money.units, Decimal::parse("0.5").unwrap());
    assert_eq!(money.rounded(), Money::new(1, Currency::VND));
    assert_eq!(
        Money { units: Decimal::parse("2.4999").unwrap(), ..*money }.rounded(),
        Money::new(2, Currency::VND)
    );
    is("min(so_nguoi * 1_000_000 VND, 3_000_000 VND)", vnd(3_000_000));
    assert_eq!(worth("10 USD * 0.125").unwrap().to_string(), "1.25 USD");
}

#[test]
fn dates_move_to_the_last_day_of_a_month_and_no_further() {
    is("received + 1 month", date("2026-02-28"));
    is("received + 2 months", date("2026-03-31"));
    is("received + thoi_han", date("2026-02-28"));
    is("received + 1 day", date("2026-02-01"));
    is("received - 2 weeks", date("2026-01-17"));
    is("ngay_sinh + 1 year", date("2021-02-28"));
    is("date(\"2026-08-01\") + 0 days", date("2026-08-01"));
    assert_eq!(worth("received + 9000 years"), Err(Reason::TooLarge));
    assert_eq!(worth("received + 99999999999999999999 days"), Err(Reason::TooLarge));
}

#[test]
fn a_comparison_with_null_is_false() {
    for operator in ["=", "!=", "<", "<=", ">", ">="] {
        all(
            false,
            &[
                &format!("so_tang {operator} 3"),
                &format!("3 {operator} so_tang"),
                &format!("so_tang {operator} so_tang"),
            ],
        );
    }
    all(false, &["so_tang in (1, 2)", "so_tang not in (1, 2)", "so_tang in [1..2]", "so_tang not in [1..2]"]);
    all(
        false,
        &["dien_tich in [so_tang..50]", "dien_tich not in [so_tang..50]", "so_nguoi not in (1, so_tang)"],
    );
    all(false, &["mien_phi = false", "mien_phi = true", "length(ghi_chu) > 3", "so_tang between 1 and 3"]);
}

#[test]
fn null_is_asked_by_equality() {
    all(
        true,
        &["so_tang = null", "null = so_tang", "dien_tich != null", "length(ghi_chu) = null", "null = null"],
    );
    all(false, &["so_tang != null", "dien_tich = null"]);
}

#[test]
fn no_third_value_shows() {
    all(true, &["not(mien_phi)", "not(so_tang = 3)", "mien_phi or thay_mat", "not(mien_phi and thay_mat)"]);
    all(false, &["mien_phi and thay_mat", "mien_phi or so_tang > 3"]);
    is("if mien_phi then 1 else 2", 2);
    assert_eq!(holds(&typed("mien_phi"), &case()), Ok(false));
    assert_eq!(holds(&typed("thay_mat"), &case()), Ok(true));
}

#[test]
fn a_function_of_null_is_null() {
    for text in [
        "max(so_tang, 2)",
        "min(2, so_tang)",
        "floor(so_tang)",
        "abs(so_tang)",
        "length(ghi_chu)",
        "contains(ghi_chu, \"a\")",
        "starts_with(ghi_chu, \"a\")",
        "days_between(ngay_cap, received)",
        "working_days_between(received, ngay_cap)",
        "years_between(ngay_cap, received)",
        "year(ngay_cap)",
        "month(ngay_cap)",
        "so_tang + 1",
        "-so_tang",
    ] {
        is(text, Value::Null);
    }
}

#[test]
fn a_list_that_was_not_asked_is_empty() {
    let mut case = case();
    case.values.insert("con".into(), Value::Null);
    let worth = |text: &str| evaluate(&typed(text), &case).unwrap();
    assert_eq!(worth("count(con)"), 0.into());
    assert_eq!(worth("sum(con.tuoi)"), 0.into());
    assert_eq!(worth("sum(con.thue)"), vnd(0));
    assert_eq!(worth("some(con, true)"), false.into());
    assert_eq!(worth("every(con, false)"), true.into());
    assert_eq!(worth("max(con.tuoi)"), Value::Null);
}

#[test]
fn lists_are_gathered() {
    is("count(con)", 2);
    is("sum(con.tuoi)", 13);
    is("sum(con.thue)", vnd(150));
    is("min(con.tuoi)", 4);
    is("max(con.thue)", vnd(100));
    is("count(giay_to)", 2);
    all(true, &["some(con, tuoi < 6 and la_nu)", "every(con, tuoi < 10)", "some(con, tuoi > so_nguoi)"]);
    all(false, &["some(con, tuoi > 10)", "every(con, la_nu)"]);
}

#[test]
fn a_field_that_a_row_lacks_is_null() {
    let mut case = case();
    case.values.insert("con".into(), Value::List(vec![Row::from([("tuoi".into(), 4.into())])]));
    assert_eq!(holds(&typed("some(con, thue = null and tuoi = 4)"), &case), Ok(true));
    assert_eq!(evaluate(&typed("sum(con.thue)"), &case), Ok(Value::Null));
}

#[test]
fn functions_compute() {
    is("min(3, 1, 2)", 1);
    is("min(so_nguoi)", 4);
    is("max(ngay_sinh, received)", date("2026-01-31"));
    is("floor(-1.5)", -2);
    is("ceiling(-1.5)", -1);
    is("abs(-1.5)", number("1.5"));
    is("length(ho_ten)", 15);
    is("year(received) * 100 + month(received)", 202_601);
    all(
        true,
        &["contains(ho_ten, \"Văn\")", "contains(giay_to, \"don\")", "starts_with(ho_ten, \"Nguyễn\")"],
    );
    all(
        false,
        &["contains(ho_ten, \"Thị\")", "contains(giay_to, \"ban-do\")", "starts_with(ho_ten, \"Văn\")"],
    );
    all(true, &["place_has(\"mien-nui\")", "not(place_has(\"hai-dao\"))"]);
}

#[test]
fn days_are_counted() {
    is("days_between(date(\"2026-01-01\"), date(\"2026-03-01\"))", 59);
    is("days_between(date(\"2026-03-01\"), date(\"2026-01-01\"))", -59);
    is("working_days_between(date(\"2026-08-28\"), date(\"2026-08-31\"))", 1);
    assert_eq!(worth("working_days_between(received, date(\"2200-01-01\"))"), Err(Reason::Calendar));
    for (from, to, years) in [
        ("2020-02-29", "2021-02-28", 1),
        ("2020-02-29", "2021-02-27", 0),
        ("2020-03-01", "2026-02-28", 5),
        ("2020-03-01", "2026-03-01", 6),
        ("2026-01-01", "2025-12-31", -1),
        ("2026-01-01", "2025-01-01", -1),
        ("2026-01-01", "2024-12-31", -2),
    ] {
        is(&format!("years_between(date(\"{from}\"), date(\"{to}\"))"), years);
    }
}

#[test]
fn membership() {
    all(
        true,
        &["channel in (\"direct\", \"online\")", "case not in (\"tro-giup\")", "dien_tich in [30.5..40]"],
    );
    all(true, &["dien_tich not in (30.5..40]", "dien_tich in (30..30.5]", "so_nguoi in (1 + 3, 9)"]);
    all(false, &["dien_tich in (30.5..40]", "dien_tich in [0..30.5)", "dien_tich not in [0..40]"]);
}

#[test]
fn what_cannot_be_computed_fails() {
    assert_eq!(worth("1 / (so_nguoi - 4)"), Err(Reason::Zero));
    assert_eq!(worth("dien_tich + \"a\""), Err(Reason::Types));
    assert_eq!(worth("gia + 1 USD"), Err(Reason::Mixed));
    assert_eq!(worth("gia < 1 USD"), Err(Reason::Mixed));
    assert_eq!(worth("received + 2 working days"), Err(Reason::Types));
    assert_eq!(worth("dien_tich and thay_mat"), Err(Reason::Types));
    assert_eq!(worth("gia_ngoai > 1 USD"), Err(Reason::Open("gia_ngoai".into())));
    assert_eq!(worth("max(gia, 1 USD)"), Err(Reason::Mixed));
}

#[test]
fn a_failure_points_at_its_part() {
    let text = "thay_mat and dien_tich / 0 > 3";
    let failure = evaluate(&checked(text).0, &case()).unwrap_err();
    assert_eq!((failure.reason, slice(text, failure.span).as_str()), (Reason::Zero, "dien_tich / 0"));
}

#[test]
fn and_and_or_stop_as_soon_as_they_can() {
    all(false, &["not(thay_mat) and 1 / 0 > 3"]);
    all(true, &["thay_mat or 1 / 0 > 3"]);
    is("if thay_mat then 1 else 1 / 0", 1);
    assert_eq!(worth("1 / 0 > 3 and not(thay_mat)"), Err(Reason::Zero));
    assert_eq!(worth("gia_ngoai > 1 USD or thay_mat"), Err(Reason::Open("gia_ngoai".into())));
}

#[test]
fn numbers_do_not_grow_without_end() {
    let mut case = case();
    let mut value = number("9999999999999999999999999999999999");
    for _ in 0..9 {
        case.values.insert("dien_tich".into(), value.clone());
        match evaluate(&typed("dien_tich * dien_tich"), &case) {
            Ok(next) => value = next,
            Err(failure) => {
                assert_eq!(failure.reason, Reason::TooLarge);
                return;
            }
        }
    }
    panic!("nothing grows beyond decimal128");
}
