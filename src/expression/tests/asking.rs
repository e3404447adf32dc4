use super::*;

#[test]
fn open_questions_leave_answers_open() {
    let case = Case { traits: None, ..Case::new([("thay_mat", true.into()), ("mien_phi", Value::Null)]) };
    let ask = |text: &str| ask(&typed(text), &case);
    for text in [
        "thay_mat or dien_tich > 3",
        "not(mien_phi)",
        "dien_tich > 3 or thay_mat",
        "dien_tich in (1) or thay_mat",
    ] {
        assert_eq!(ask(text), Answer::Yes, "{text}");
    }
    for text in ["mien_phi and dien_tich > 3", "dien_tich > 3 and mien_phi", "mien_phi = (dien_tich > 3)"] {
        assert_eq!(ask(text), Answer::No, "{text}");
    }
    for text in [
        "dien_tich > 3",
        "not(dien_tich > 3)",
        "dien_tich > 3 and thay_mat",
        "mien_phi or dien_tich > 3",
        "so_tang = null",
        "place_has(\"mien-nui\")",
        "some(con, tuoi < 6)",
        "count(con) > 0",
        "dien_tich in (1, 2)",
        "dien_tich in [1..2]",
        "if dien_tich > 3 then thay_mat else mien_phi",
        "length(ho_ten) > 3",
        "dien_tich + 1 > 3",
    ] {
        assert_eq!(ask(text), Answer::Open, "{text}");
    }
    assert_eq!(ask("if dien_tich > 3 then thay_mat else true"), Answer::Yes);
}
