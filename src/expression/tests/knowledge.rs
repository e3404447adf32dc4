//! What classes know beside the conditions: questions, computed facts, cases, rows, budgets.

use super::*;

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
fn what_is_absent_leaves_the_rest_absent() {
    let rows = Type::List(Arc::from([]));
    let names = Names::default()
        .with("phi", Name::new(Type::Money(None), Kind::Table).absent(Absence::NotWritten))
        .with("con", Name::new(rows, Kind::Fact).absent(Absence::Optional));
    let mut classes = Classes::new(&names);
    let mut never = |text: &str| {
        let condition = classes.condition(&check(&sound(text), &names, None).0);
        classes.never(&condition).unwrap()
    };
    assert!(never("phi > 3 VND and phi = null"));
    assert!(!never("phi > 3 VND"));
    assert!(!never("count(con) = 0 and con = null"));
    assert!(never("count(con) < 0"));
}

#[test]
fn combinations_that_cannot_be_are_not_visited() {
    let names = names_of_test();
    let mut classes = Classes::new(&names);
    let online = classes.condition(&typed("channel = \"online\""));
    classes.asked("so_trang", &online, false);
    let direct = classes.condition(&typed("channel = \"direct\""));
    classes.know(&direct);
    let condition = classes.condition(&typed("so_trang > 3"));
    let mut seen = Vec::new();
    let visit = |combination: &Combination| {
        seen.push(combination.answers.to_string());
        std::ops::ControlFlow::Continue(())
    };
    classes.visit(&[condition], visit).unwrap();
    assert_eq!(seen, ["so_trang = null"]);
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
