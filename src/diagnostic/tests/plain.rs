use insta::assert_snapshot;

use super::sample::{PLAIN, print_one, report_of, span_of};
use crate::diagnostic::{Diagnostic, Format, Language, Options, Text, render};
use crate::source::{File, FileId, Sources, Span};
use crate::text;

pub(super) fn one_file(text: impl Into<Vec<u8>>) -> Sources {
    Sources::new([File::new("a.yaml", text.into())])
}

pub(super) fn fault() -> Text {
    text!(en: "this is wrong", vi: "chỗ này sai")
}

fn here() -> Text {
    text!(en: "and here", vi: "và chỗ này")
}

/// The finding under the first `needle`, and one more place under each of `others`.
fn drawn(text: &str, needle: &str, others: &[&str], width: usize) -> String {
    let sources = one_file(text);
    let mut finding = Diagnostic::new("wrong", span_of(&sources, "a.yaml", needle, 0), fault());
    for other in others {
        finding = finding.also(span_of(&sources, "a.yaml", other, 0), here());
    }
    let printed = print_one(&sources, finding, Options { width, ..PLAIN });
    printed.split_once("chỗ này sai\n").unwrap().1.to_owned()
}

/// A sentence of law, some 400 characters long.
fn long_line() -> String {
    let law = "Người yêu cầu nộp hồ sơ tại Ủy ban nhân dân cấp xã nơi cư trú; trường hợp nộp trực tuyến thì";
    format!("can-cu: \"{law} ĐIỂM MỘT {law} ĐIỂM HAI {law} ĐIỂM BA {law}\"")
}

#[test]
fn a_long_line_is_cut_around_its_place() {
    let text = format!("ten: {0}\n{0}\nhan: 7\n", long_line());
    assert_snapshot!(drawn(&text, "ĐIỂM HAI", &[], 80), @r#"
      ╭─[a.yaml:1:210]
    1 │ …rường hợp nộp trực tuyến thì ĐIỂM HAI Người yêu cầu nộp hồ sơ tại …
      ·                               ────────
    2 │ can-cu: "Người yêu cầu nộp hồ sơ tại Ủy ban nhân dân cấp xã nơi cư…
      ╰────
    "#);
}

#[test]
fn a_long_line_keeps_its_beginning_and_its_end() {
    assert_snapshot!(drawn(&long_line(), "can-cu", &[], 60), @r#"
      ╭─[a.yaml:1:1]
    1 │ can-cu: "Người yêu cầu nộp hồ sơ tại Ủy ban nh…
      · ──────
      ╰────
    "#);
    assert_snapshot!(drawn(&long_line(), "thì\"", &[], 60), @r#"
      ╭─[a.yaml:1:404]
    1 │ … xã nơi cư trú; trường hợp nộp trực tuyến thì"
      ·                                            ────
      ╰────
    "#);
}

#[test]
fn a_cut_never_parts_a_letter_from_its_marks() {
    let half = "e\u{302}\u{301}".repeat(100);
    for width in 40..60 {
        let printed = drawn(&format!("{half} đây {half}"), "đây", &[], width);
        assert!(!printed.contains("…\u{302}") && !printed.contains("…\u{301}"), "{printed}");
        assert!(!printed.contains("e…") && !printed.contains("e\u{302}…"), "{printed}");
    }
}

#[test]
fn a_place_longer_than_the_room_shows_its_beginning() {
    let text = long_line();
    assert_snapshot!(drawn(&text, &text[8..], &[], 60), @r#"
      ╭─[a.yaml:1:9]
    1 │ …"Người yêu cầu nộp hồ sơ tại Ủy ban nhân dân c…
      ·  ──────────────────────────────────────────────
      ╰────
    "#);
}

#[test]
fn places_far_apart_in_one_line_are_drawn_apart() {
    assert_snapshot!(drawn(&long_line(), "ĐIỂM HAI", &["ĐIỂM BA", "ĐIỂM MỘT"], 60), @r#"
      ╭─[a.yaml:1:205]
    1 │ …nộp trực tuyến thì ĐIỂM HAI Người yêu cầu nộp …
      ·                     ────────
      ╰────
      ╭─[a.yaml:1:307]
    1 │ …nộp trực tuyến thì ĐIỂM BA Người yêu cầu nộp h…
      ·                     ───┬───
      ·                        ╰── và chỗ này
      ╰────
      ╭─[a.yaml:1:103]
    1 │ …nộp trực tuyến thì ĐIỂM MỘT Người yêu cầu nộp …
      ·                     ────┬───
      ·                         ╰── và chỗ này
      ╰────
    "#);
}

#[test]
fn places_near_each_other_share_an_excerpt() {
    let text = "a: một\nb: hai\nc: ba\nd: bốn\ne: năm\nf: sáu\ng: bảy\nh: tám\n";
    assert_snapshot!(drawn(text, "năm", &["một", "tám", "e"], 60), @r#"
      ╭─[a.yaml:5:4]
    4 │ d: bốn
    5 │ e: năm
      · ┬  ───
      · ╰── và chỗ này
    6 │ f: sáu
    7 │ g: bảy
    8 │ h: tám
      ·    ─┬─
      ·     ╰── và chỗ này
      ╰────
      ╭─[a.yaml:1:4]
    1 │ a: một
      ·    ─┬─
      ·     ╰── và chỗ này
    2 │ b: hai
      ╰────
    "#);
}

#[test]
fn marks_stand_under_wide_letters_and_emoji() {
    assert_snapshot!(drawn("ten: 東京 hồ sơ 🏠 xã\n", "xã", &["東京", "hồ sơ"], 60), @r#"
      ╭─[a.yaml:1:17]
    1 │ ten: 東京 hồ sơ 🏠 xã
      ·      ──┬─ ──┬──    ──
      ·        │    ╰── và chỗ này
      ·        ╰── và chỗ này
      ╰────
    "#);
}

#[test]
fn a_place_between_carriage_return_and_newline_is_the_end_of_the_line() {
    let sources = one_file("a: một\r\nb: hai\r\n");
    let file = FileId(0);
    let end = "a: một\r".len();
    let finding = Diagnostic::new("wrong", Span::new(file, end, end + 1), fault());
    assert_snapshot!(print_one(&sources, finding, PLAIN), @r#"
    lỗi [wrong]

      × chỗ này sai
       ╭─[a.yaml:1:8]
     1 │ a: một
       ·       ▲
     2 │ b: hai
       ╰────
    "#);
}

#[test]
fn the_place_above_the_excerpt_is_that_of_the_finding() {
    let sources = one_file("a: một\r\n");
    let end = "a: một\r".len();
    let own = Span::new(FileId(0), end, end);
    let finding = Diagnostic::new("wrong", own, fault()).also(Span::new(FileId(0), end - 1, end - 1), here());
    assert!(print_one(&sources, finding, PLAIN).contains("─[a.yaml:1:8]\n"));
}

#[test]
fn a_long_span_shows_its_first_line() {
    let text = "cac-buoc:\n  - ma: a\n  - ma: b\n  - ma: c\n  - ma: d\n  - ma: e\n  - ma: f\nhet: 1\n";
    assert_snapshot!(drawn(text, &text[..text.find("het").unwrap()], &[], 60), @r#"
      ╭─[a.yaml:1:1]
    1 │ cac-buoc:
      · ─────────
    2 │   - ma: a
      ╰────
    "#);
}

#[test]
fn blanks_can_be_marked() {
    assert_snapshot!(drawn("a: 1   \nb: 2\n", "   \n", &[], 60), @r#"
      ╭─[a.yaml:1:5]
    1 │ a: 1   
      ·     ───
    2 │ b: 2
      ╰────
    "#);
}

#[test]
fn what_would_steer_the_terminal_is_shown_as_a_sign() {
    let printed = drawn("a: \u{1b}[31mđỏ\u{202e}\u{7}\u{85} x\rb\n", "đỏ", &["x\rb"], 60);
    assert_snapshot!(printed, @r#"
      ╭─[a.yaml:1:9]
    1 │ a: �[31mđỏ��� x�b
      ·         ──    ─┬─
      ·          │     ╰── và chỗ này
      ╰────
    "#);
}

#[test]
fn of_many_places_some_are_drawn_and_the_rest_counted() {
    let line = |number| format!("dong-{number}: x\n\n\n\n\n");
    let text = (1..=30).map(line).collect::<Vec<String>>().concat();
    let others: Vec<String> = (2..=20).map(|number| format!("dong-{number}:")).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let printed = drawn(&text, "dong-1:", &others, 60);
    assert_eq!(printed.matches("và chỗ này").count(), 8);
    assert!(printed.contains("số vị trí khác không hiển thị ở đây: 11\n"), "{printed}");
}

#[test]
fn a_megabyte_in_one_line_is_shown_in_one_line() {
    let text = format!("{{ {}LỖI }}", "một: hai, ".repeat(100_000));
    let printed = drawn(&text, "LỖI", &[], 80);
    assert_snapshot!(printed, @r#"
      ╭─[a.yaml:1:1000003]
    1 │ … một: hai, một: hai, một: hai, một: hai, một: hai, một: hai, LỖI }
      ·                                                               ───
      ╰────
    "#);
}

/// Takes a few seconds when every finding costs the same, and many minutes when each counts the file again.
#[test]
fn ten_thousand_findings_in_a_megabyte_do_not_count_it_ten_thousand_times() {
    let text = "một: hai, ".repeat(80_000);
    let sources = one_file(text.as_str());
    let step = text.len() / 10_000;
    let finding = |number: usize| {
        Diagnostic::new("wrong", Span::new(FileId(0), number * step, number * step + 3), fault())
    };
    let findings: Vec<Diagnostic> = (0..10_000).map(finding).collect();
    let report = report_of(&sources, &findings);
    for format in [Format::Plain, Format::Sarif, Format::Gitlab] {
        assert!(render(&report, format, Language::Vi, PLAIN).len() > 1_000_000);
    }
}
