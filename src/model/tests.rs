use super::{durations, is_prose, sums};

fn money(text: &str) -> Vec<String> {
    sums(text).iter().map(|said| format!("{} in {}", said.value, &text[said.at.clone()])).collect()
}

fn time(text: &str) -> Vec<String> {
    durations(text).iter().map(|said| format!("{} in {}", said.value, &text[said.at.clone()])).collect()
}

#[test]
fn sums_are_read_as_they_are_printed() {
    assert_eq!(money("Thu 20.000 đồng/lần"), ["20000 VND in 20.000 đồng"]);
    assert_eq!(
        money("mức 25.000.000đ và 100,000 VNĐ"),
        ["25000000 VND in 25.000.000đ", "100000 VND in 100,000 VNĐ"]
    );
    assert_eq!(money("10 USD hoặc 12,50 USD/bản"), ["10 USD in 10 USD", "12.50 USD in 12,50 USD"]);
    assert_eq!(
        money("vốn dưới 3 tỷ đồng, 20 nghìn đồng"),
        ["3000000000 VND in 3 tỷ đồng", "20000 VND in 20 nghìn đồng"]
    );
}

#[test]
fn numbers_that_count_no_money_are_no_sums() {
    assert_eq!(money("Thông tư số 75/2022/TT-BTC ngày 22/12/2022"), [""; 0]);
    assert_eq!(money("Thu theo quy định của Hội đồng nhân dân"), [""; 0]);
    assert_eq!(money("135.5 đồng, 12 điểm, 5 đồngbạc"), [""; 0]);
    assert_eq!(money("99999999999999999999 tỷ đồng"), [""; 0]);
}

#[test]
fn lengths_of_time_are_read_with_their_unit() {
    assert_eq!(time("Không quá 02 ngày làm việc, kể từ khi nhận đủ"), ["2 working days in 02 ngày làm việc"]);
    assert_eq!(time("tối đa là 15 (mười lăm) ngày"), ["15 days in 15 (mười lăm) ngày"]);
    assert_eq!(
        time("12,5 ngày làm việc; 03 tháng; 8 giờ làm việc; 2 tuần"),
        [
            "12.5 working days in 12,5 ngày làm việc",
            "3 months in 03 tháng",
            "8 working hours in 8 giờ làm việc",
            "2 weeks in 2 tuần"
        ]
    );
}

#[test]
fn dates_hours_of_the_day_and_articles_are_no_lengths_of_time() {
    assert_eq!(time("ngày 15 tháng 8 năm 2026"), [""; 0]);
    assert_eq!(time("hồ sơ nhận sau 15 giờ, trước 17 giờ"), [""; 0]);
    assert_eq!(time("theo Điều 5 ngày tháng, khoản 2 năm nay"), [""; 0]);
    assert_eq!(time("mã G17-003 ngày, 12.3456 ngày"), [""; 0]);
    assert_eq!(time("trả trong 4 giờ"), ["4 hours in 4 giờ"]);
}

#[test]
fn prose_is_told_by_its_key() {
    assert!(is_prose("ask") && is_prose("facts.thay_mat.ask"));
    assert!(!is_prose("when") && !is_prose("limits.chung.limit"));
}
