use super::*;

fn satisfy(text: &str) -> String {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let condition = classes.condition(&typed(text));
    classes.satisfiable(&condition).unwrap().map_or("nothing".into(), |witness| witness.to_string())
}

fn gap(texts: &[&str]) -> String {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let conditions: Vec<Condition> = texts.iter().map(|text| classes.condition(&checked(text).0)).collect();
    classes.gap(&conditions).unwrap().map_or("nothing".into(), |witness| witness.to_string())
}

fn overlap(one: &str, other: &str) -> String {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let (one, other) = (classes.condition(&checked(one).0), classes.condition(&checked(other).0));
    classes.overlap(&one, &other).unwrap().map_or("nothing".into(), |witness| witness.to_string())
}

fn always(text: &str) -> bool {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let condition = classes.condition(&checked(text).0);
    classes.always(&condition).unwrap()
}

#[test]
fn a_gap_is_shown_by_values_that_fall_into_it() {
    assert_eq!(gap(&["dien_tich < 30", "dien_tich > 30"]), "dien_tich = 30");
    assert_eq!(gap(&["dien_tich < 30", "dien_tich >= 30"]), "nothing");
    assert_eq!(gap(&["so_nguoi <= 2", "so_nguoi >= 3"]), "nothing");
    assert_eq!(gap(&["dien_tich <= 2", "dien_tich >= 3"]), "dien_tich = 2.1");
    assert_eq!(gap(&["channel = \"online\"", "channel = \"direct\""]), "channel = \"postal\"");
    assert_eq!(gap(&["channel in (\"online\", \"direct\")", "channel = \"postal\""]), "nothing");
    assert_eq!(gap(&["thay_mat", "not(thay_mat) and dien_tich >= 100"]), "thay_mat = false, dien_tich = 0");
    assert_eq!(
        gap(&["received < date(\"2026-07-01\")", "received > date(\"2026-07-01\")"]),
        "received = date(\"2026-07-01\")"
    );
    assert_eq!(gap(&["received <= date(\"2026-06-30\")", "received >= date(\"2026-07-01\")"]), "nothing");
    assert_eq!(gap(&["gia <= 5 VND", "gia >= 6 VND"]), "nothing");
    assert_eq!(gap(&[]), "");
}

#[test]
fn null_is_a_value_to_cover() {
    assert_eq!(gap(&["so_tang < 3", "so_tang >= 3"]), "so_tang = null");
    assert_eq!(gap(&["so_tang < 3", "so_tang >= 3", "so_tang = null"]), "nothing");
    assert_eq!(gap(&["so_tang < 3", "not(so_tang < 3)"]), "nothing");
    assert_eq!(gap(&["mien_phi", "mien_phi = false"]), "mien_phi = null");
    assert_eq!(gap(&["mien_phi", "not(mien_phi)"]), "nothing");
    assert_eq!(gap(&["so_tang not in (1)", "so_tang in (1)"]), "so_tang = null");
    assert_eq!(overlap("so_tang != 3", "so_tang = null"), "nothing");
    assert_eq!(overlap("not(so_tang = 3)", "so_tang = null"), "so_tang = null");
    assert_eq!(gap(&["giay_to = null"]), "giay_to != null");
}

#[test]
fn an_overlap_is_shown_by_values_that_fit_both() {
    assert_eq!(overlap("dien_tich >= 30", "dien_tich <= 30"), "dien_tich = 30");
    assert_eq!(overlap("dien_tich > 30", "dien_tich < 30"), "nothing");
    assert_eq!(overlap("so_nguoi > 2", "so_nguoi < 3"), "nothing");
    assert_eq!(
        overlap("channel = \"online\"", "channel in (\"online\", \"postal\")"),
        "channel = \"online\""
    );
    assert_eq!(overlap("channel = \"online\"", "channel != \"online\""), "nothing");
    assert_eq!(overlap("ho_ten = \"a\"", "ho_ten = \"b\""), "nothing");
    let both = overlap("thay_mat and dien_tich in [100..200]", "channel = \"online\" and dien_tich > 150");
    assert_eq!(both, "thay_mat = true, dien_tich = 200, channel = \"online\"");
}

#[test]
fn what_plays_no_part_is_left_out() {
    assert_eq!(satisfy("thay_mat or dien_tich > 3 and channel = \"online\""), "thay_mat = true");
    assert_eq!(gap(&["thay_mat and dien_tich > 3"]), "dien_tich = 0");
}

#[test]
fn always_and_never() {
    assert!(always("dien_tich >= 0"));
    assert!(!always("dien_tich > 0"));
    assert!(always("thay_mat or not(thay_mat)"));
    assert!(always("channel in (\"direct\", \"online\", \"postal\")"));
    assert!(!always("so_tang = null or so_tang > 3"));
    assert!(always("1 < 2") && !always("2 < 1"));
    assert_eq!(satisfy("dien_tich < 0"), "nothing");
    assert_eq!(satisfy("dien_tich > 3 and not(dien_tich > 2)"), "nothing");
    assert_eq!(satisfy("so_tang = 3 and so_tang = null"), "nothing");
    assert_eq!(satisfy("dien_tich = so_nguoi and dien_tich != so_nguoi"), "nothing");
}

#[test]
fn if_is_looked_into() {
    assert!(always("if thay_mat then thay_mat else not(thay_mat)"));
    assert_eq!(
        satisfy("(if thay_mat then dien_tich > 5 else dien_tich > 9) and dien_tich = 7"),
        "thay_mat = true, dien_tich = 7"
    );
}

#[test]
fn conditions_may_stand_beside_true_and_false() {
    assert!(always("(dien_tich > 3) = true or dien_tich <= 3"));
    assert!(always("(dien_tich > 3) != true or (dien_tich > 3) = true"));
    assert!(always("thay_mat = true or thay_mat = false"));
}

#[test]
fn sums_and_functions_beside_values_are_exact_by_their_text() {
    assert_eq!(
        gap(&["days_between(ngay_sinh, received) < 10", "days_between(ngay_sinh, received) >= 10"]),
        "nothing"
    );
    let days = "days_between(ngay_sinh, received)";
    assert_eq!(gap(&[&format!("{days} <= 10"), &format!("{days} >= 12")]), format!("{days} = 11"));
    assert!(always("month(received) in [1..12]"));
    assert!(always("length(ho_ten) >= 0"));
    assert_eq!(overlap("dien_tich + 1 > 3", "dien_tich + 1 <= 3"), "nothing");
    assert_eq!(satisfy("length(ghi_chu) > 3 and ghi_chu = null"), "nothing");
    assert_eq!(gap(&["length(ghi_chu) > 3", "length(ghi_chu) <= 3"]), "ghi_chu = null");
    assert_eq!(gap(&["length(ghi_chu) > 3", "length(ghi_chu) <= 3", "ghi_chu = null"]), "nothing");
}

#[test]
fn two_names_beside_each_other_are_exact_between_themselves() {
    assert_eq!(gap(&["dien_tich < so_nguoi", "dien_tich > so_nguoi"]), "dien_tich = so_nguoi");
    assert_eq!(gap(&["dien_tich < so_nguoi", "so_nguoi <= dien_tich"]), "nothing");
    assert_eq!(overlap("dien_tich < so_nguoi", "so_nguoi < dien_tich"), "nothing");
    assert_eq!(overlap("dien_tich <= so_nguoi", "so_nguoi <= dien_tich"), "dien_tich = so_nguoi");
    assert_eq!(gap(&["so_tang < so_do", "so_tang >= so_do"]), "so_do = null");
    assert_eq!(satisfy("so_tang > so_do and so_do = null"), "nothing");
    assert!(always("dien_tich = dien_tich"));
    assert_eq!(gap(&["channel = case", "channel != case"]), "nothing");
}

#[test]
fn other_conditions_are_free_but_agree_with_themselves() {
    assert_eq!(overlap("place_has(\"mien-nui\")", "not(place_has(\"mien-nui\"))"), "nothing");
    assert_eq!(gap(&["place_has(\"mien-nui\")"]), "not(place_has(\"mien-nui\"))");
    assert_eq!(
        satisfy("some(con, tuoi < 6) and not(every(con, tuoi < 6))"),
        "some(con, tuoi < 6), not(every(con, tuoi < 6))"
    );
    assert_eq!(overlap("some(con, tuoi < 6)", "not(some(con, tuoi < 6))"), "nothing");
    assert_eq!(satisfy("contains(giay_to, \"don\") and giay_to = null"), "nothing");
    assert_eq!(
        overlap("contains(giay_to, \"don\")", "not(contains(giay_to, \"anh\"))"),
        "contains(giay_to, \"don\"), not(contains(giay_to, \"anh\"))"
    );
    assert_eq!(overlap("phi > 3 VND", "not(phi > 3 VND)"), "nothing");
}

#[test]
fn conditional_questions_are_null_elsewhere() {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let online = classes.condition(&typed("channel = \"online\""));
    classes.asked("so_trang", &online, false);
    let mut find = |text: &str| {
        let condition = classes.condition(&checked(text).0);
        classes.satisfiable(&condition).unwrap().map_or("nothing".into(), |witness| witness.to_string())
    };
    assert_eq!(find("so_trang > 3 and channel = \"direct\""), "nothing");
    assert_eq!(find("so_trang = null and channel = \"online\""), "nothing");
    assert_eq!(find("so_trang > 3 and channel != \"direct\""), "channel = \"online\", so_trang = 4");
    assert_eq!(find("length(ho_ten) > 3 and so_trang > 3"), "so_trang = 4, length(ho_ten) = 4");
    assert_eq!(find("so_trang + 1 > 3 and channel = \"direct\""), "nothing");
    assert_eq!(find("channel = \"direct\""), "channel = \"direct\"");
}

#[test]
fn optional_conditional_questions_may_be_null_anywhere() {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let online = classes.condition(&typed("channel = \"online\""));
    classes.asked("so_trang", &online, true);
    let empty = classes.condition(&typed("so_trang = null and channel = \"online\""));
    assert!(!classes.never(&empty).unwrap());
    let other = classes.condition(&typed("so_trang != null and channel = \"direct\""));
    assert!(classes.never(&other).unwrap());
}

#[test]
fn computed_facts_follow_what_they_read() {
    let names = names_of_test()
        .with("nho", Name::new(Type::Boolean, Kind::Computed))
        .with("muc", Name::new(Type::Number, Kind::Computed));
    let typed = |text: &str| check(&sound(text), &names, None).0;
    let mut classes = Classes::new(&names);
    classes.computed("nho", &typed("dien_tich < 30"));
    classes.computed("muc", &typed("if thay_mat then 1 else if dien_tich > 50 then 2 else 3"));
    let mut never = |text: &str| {
        let condition = classes.condition(&typed(text));
        classes.never(&condition).unwrap()
    };
    assert!(never("nho and dien_tich > 40"));
    assert!(never("not(nho) and dien_tich < 20"));
    assert!(!never("nho and dien_tich < 20"));
    assert!(never("muc = 4"));
    assert!(never("muc = 2 and nho"));
    assert!(never("muc = 1 and not(thay_mat)"));
    assert!(!never("muc = 3 and nho"));
}

#[test]
fn cases_follow_their_conditions() {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    for (id, when) in [
        ("so-huu", "dien_tich > 30"),
        ("thue-muon", "dien_tich <= 30 and thay_mat"),
        ("tro-giup", "dien_tich <= 30 and not(thay_mat)"),
    ] {
        let when = classes.condition(&typed(when));
        classes.chosen("case", Value::text(id), &when);
    }
    let impossible = classes.condition(&typed("case = \"so-huu\" and dien_tich < 10"));
    assert!(classes.never(&impossible).unwrap());
    let possible = classes.condition(&typed("case = \"tro-giup\" and dien_tich < 10"));
    assert!(!classes.never(&possible).unwrap());
    let known = classes.condition(&typed("dien_tich > 100"));
    classes.know(&known);
    let rented = classes.condition(&typed("case = \"thue-muon\""));
    assert!(classes.never(&rented).unwrap());
}

#[test]
fn rows_of_tables_are_conditions() {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let cell = |text: &str, name: &str| {
        let cell = Cell::parse(text, Place::Whole(Span::default())).0.unwrap();
        cell.region(names.name(name).unwrap()).0
    };
    let mut row = |channel: &str, size: &str| {
        classes.row([("channel", cell(channel, "channel")), ("dien_tich", cell(size, "dien_tich"))])
    };
    let rows = vec![row("online", "< 30"), row("not(online)", "-"), row("online", "> 30")];
    let witness = classes.gap(&rows).unwrap().unwrap();
    assert_eq!(witness.to_string(), "channel = \"online\", dien_tich = 30");
    assert_eq!(witness.value("dien_tich"), Some(&30.into()));
    assert_eq!(classes.overlap(&rows[0], &rows[1]).unwrap(), None);
}

#[test]
fn a_budget_ends_the_search() {
    // Whether an odd number of twenty answers is yes, worked out from both ends: no shorter way than trying all.
    let boolean = |kind| Name::new(Type::Boolean, kind);
    let mut names = Names::default();
    for index in 0..20 {
        names = names.with(format!("b{index}"), boolean(Kind::Fact));
        names = names.with(format!("up{index}"), boolean(Kind::Computed));
        names = names.with(format!("down{index}"), boolean(Kind::Computed));
    }
    let typed = |text: &str| check(&sound(text), &names, None).0;
    let mut classes = Classes::new(&names);
    for index in 1..20 {
        let turned =
            |fact: usize, before: &str| typed(&format!("if b{fact} then not({before}) else {before}"));
        classes.computed(&format!("up{index}"), &turned(index, &format!("up{}", index - 1)));
        classes.computed(&format!("down{index}"), &turned(20 - index, &format!("down{}", index - 1)));
    }
    classes.computed("up0", &typed("b0"));
    classes.computed("down0", &typed("b0"));
    let differ = classes.condition(&typed("up19 and not(down19)"));
    let classes = classes.with_budget(2_000);
    assert_eq!(classes.never(&differ), Err(Undecided));
}

#[test]
fn combinations_that_matter_are_visited_once() {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let conditions = ["thay_mat", "thay_mat and dien_tich > 30"].map(|text| classes.condition(&typed(text)));
    let mut seen = Vec::new();
    let visit = |combination: &Combination| {
        seen.push((combination.answers.to_string(), combination.holds.clone()));
        std::ops::ControlFlow::Continue(())
    };
    classes.visit(&conditions, visit).unwrap();
    let expected = [
        ("thay_mat = true, dien_tich = 31", [true, true]),
        ("thay_mat = true, dien_tich = 0", [true, false]),
        ("thay_mat = false", [false, false]),
    ];
    assert_eq!(seen, expected.map(|(answers, holds)| (answers.to_owned(), holds.to_vec())));
    let mut count = 0;
    let stop = |_: &Combination| {
        count += 1;
        std::ops::ControlFlow::Break(())
    };
    classes.visit(&conditions, stop).unwrap();
    assert_eq!(count, 1);
}
