use super::*;
use crate::diagnostic::Severity;

fn guarded(text: &str) {
    assert_eq!(broken(text), [], "{text}");
}

fn bare(text: &str, caret: &str) {
    assert_eq!(broken(text), [("maybe-null", caret.to_owned())], "{text}");
}

#[test]
fn arithmetic_needs_a_guard() {
    bare("so_tang + 1 > 3", "so_tang");
    bare("so_do * 2 > 3", "so_do");
    bare("so_trang - 1 > 3", "so_trang");
    bare("-so_tang > 3", "so_tang");
    bare("ngay_cap + 3 days < received", "ngay_cap");
    bare("max(so_tang, 2) * 3 > 3", "max(so_tang, 2)");
    bare("max(con.tuoi) + 1 > 3", "max(con.tuoi)");
    bare("some(con, thue * 2 > 3 VND)", "thue");
    guarded("dien_tich + 1 > 3");
    guarded("so_tang > 3");
    guarded("count(con) + 1 > 3");
}

#[test]
fn the_reason_is_said() {
    let reason = |text: &str| said(&checked(text).1)[0].clone();
    assert_eq!(reason("so_tang + 1 > 3"), "`so_tang` may be left empty, and is computed with here");
    assert_eq!(reason("so_do + 1 > 3"), "`so_do` may not be written yet, and is computed with here");
    assert_eq!(
        reason("so_trang + 1 > 3"),
        "`so_trang` is not asked in every case, and is computed with here"
    );
}

#[test]
fn what_stands_in_front_guards() {
    guarded("so_tang != null and so_tang + 1 > 3");
    guarded("so_tang != null and (thay_mat or so_tang + 1 > 3)");
    guarded("so_tang = null or so_tang + 1 > 3");
    guarded("not(so_tang = null) and so_tang + 1 > 3");
    guarded("so_tang > 3 and so_tang + 1 > 3");
    guarded("so_tang in (1, 2) and so_tang + 1 > 3");
    guarded("so_tang in [1..2] and so_tang + 1 > 3");
    guarded("if so_tang != null then so_tang * 2 else 0");
    guarded("if so_tang = null then 0 else so_tang * 2");
    guarded("if so_tang = null or thay_mat then 0 else so_tang * 2");
    guarded("some(con, thue != null and thue * 2 > 3 VND)");
    guarded("so_tang != null and so_do != null and so_tang + so_do > 3");
}

#[test]
fn what_stands_elsewhere_does_not_guard() {
    bare("so_tang + 1 > 3 and so_tang != null", "so_tang");
    bare("so_tang != null or so_tang + 1 > 3", "so_tang");
    bare("so_tang = null and so_tang + 1 > 3", "so_tang");
    bare("(so_tang != null or thay_mat) and so_tang + 1 > 3", "so_tang");
    bare("(so_tang != null and thay_mat) or so_tang + 1 > 3", "so_tang");
    bare("if so_tang != null then 0 else so_tang * 2", "so_tang");
    bare("so_do != null and so_tang + so_do > 3", "so_tang");
    bare("(if thay_mat then so_tang else 1) > 3 and so_tang + 1 > 3", "so_tang");
    bare("some(con, thue != null) and some(con, thue * 2 > 3 VND)", "thue");
}

#[test]
fn a_guard_of_a_name_is_none_of_a_field_called_the_same() {
    let age = || Name::new(Type::Number, Kind::Fact).absent(Absence::Optional);
    let rows = Type::List(Arc::from([Field { id: "tuoi".into(), name: age() }]));
    let scope = Names::default().with("tuoi", age()).with("con", Name::new(rows, Kind::Fact));
    let findings = |text: &str| check(&sound(text), &scope, None).1.len();
    assert_eq!(findings("tuoi != null and some(con, tuoi + 1 > 3)"), 1);
    assert_eq!(findings("tuoi != null and some(con, tuoi > 3) and tuoi + 1 > 3"), 0);
}

#[test]
fn the_condition_of_a_question_guards_it() {
    guarded("channel = \"online\" and so_trang + 1 > 3");
    guarded("thay_mat and channel = \"online\" and so_trang + 1 > 3");
    guarded("channel not in (\"direct\", \"postal\") and so_trang + 1 > 3");
    bare("channel != \"direct\" and so_trang + 1 > 3", "so_trang");
    guarded("if channel = \"online\" then so_trang * 2 else 0");
    bare("if channel = \"online\" then 0 else so_trang * 2", "so_trang");
}

#[test]
fn the_row_of_an_expression_guards_it() {
    let mut scope = names_of_test();
    let findings = |scope: &Names, text: &str| check(&sound(text), scope, None).1.len();
    assert_eq!(findings(&scope, "so_trang * 2 > 3"), 1);
    scope.given = vec![sound("channel = \"online\"")];
    assert_eq!(findings(&scope, "so_trang * 2 > 3"), 0);
    assert_eq!(findings(&scope, "so_tang * 2 > 3"), 1);
    scope.given = vec![sound("so_tang > 1")];
    assert_eq!(findings(&scope, "so_tang * 2 > 3"), 0);
}

#[test]
fn questions_that_wait_for_each_other_do_not_hang() {
    let waits = |when: &str| Absence::NotAsked(Some(Arc::new(sound(when))));
    let scope = Names::default()
        .with("a", Name::new(Type::Number, Kind::Fact).absent(waits("b + 1 > 0")))
        .with("b", Name::new(Type::Number, Kind::Fact).absent(waits("a + 1 > 0")));
    let (_, findings) = check(&sound("a > 0 and b + 1 > 0"), &scope, None);
    assert_eq!(findings.len(), 1);
}

#[test]
fn divisors_are_never_zero() {
    for text in ["dien_tich / 2 > 1", "dien_tich / so_nguoi > 1", "dien_tich / -2 > 1"] {
        guarded(text);
    }
    for (text, caret) in [
        ("1 / dien_tich > 1", "dien_tich"),
        ("1 / 0 > 1", "0"),
        ("1 / (so_nguoi - 1) > 1", "(so_nguoi - 1)"),
        ("dien_tich > 0 and 1 / dien_tich > 1", "dien_tich"),
    ] {
        assert_eq!(broken(text), [("maybe-zero", caret.to_owned())], "{text}");
    }
}

#[test]
fn not_around_what_may_be_null_is_doubtful() {
    for text in [
        "not(so_tang = 3)",
        "not(thay_mat and so_tang > 3)",
        "not(ghi_chu in (\"a\"))",
        "not(so_tang in [1..2])",
    ] {
        let (_, findings) = checked(text);
        assert_eq!(findings.len(), 1, "{text}");
        assert_eq!((findings[0].rule, findings[0].severity), ("not-of-optional", Severity::Warning));
        assert_eq!(slice(text, findings[0].span), text);
    }
    guarded("not(dien_tich = 3)");
    guarded("so_tang != 3");
    guarded("not(mien_phi)");
    guarded("not(so_tang = null)");
    guarded("not(so_tang != null and so_tang = 3)");
    guarded("so_tang != null and not(so_tang = 3)");
    guarded("channel = \"online\" and not(so_trang = 3)");
}

#[test]
fn parts_know_whether_they_may_be_null() {
    let null = |text: &str| checked(text).0.note.may_be_null;
    for text in ["so_tang", "max(so_tang, 1)", "length(ghi_chu)", "max(con.tuoi)", "sum(con.thue)", "null"] {
        assert!(null(text), "{text}");
    }
    for text in
        ["dien_tich", "so_tang > 3", "not(mien_phi)", "count(con)", "sum(con.tuoi)", "place_has(\"a\")"]
    {
        assert!(!null(text), "{text}");
    }
    assert!(!null("some(con, thue > 3 VND)"));
    let guarded = typed("so_tang != null and so_tang > 3");
    let Node::And(parts) = &guarded.node else { panic!() };
    assert!(parts[0].node.children().next().unwrap().note.may_be_null);
    assert!(!parts[1].node.children().next().unwrap().note.may_be_null);
}
