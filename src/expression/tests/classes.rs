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
