use super::labels::{channels, denied};
use super::{Tongue, Words};
use crate::diagnostic::Language;

fn vietnamese() -> Tongue<'static> {
    Tongue::plain(Language::Vi)
}

fn parts(texts: &[&str]) -> Vec<Words> {
    texts.iter().map(|text| Words::from(*text)).collect()
}

#[test]
fn a_list_inside_a_list_is_set_off() {
    let said = |texts: &[&str]| vietnamese().either(parts(texts)).plain();
    assert_eq!(said(&["giấy", "ảnh"]), "giấy hoặc ảnh");
    assert_eq!(said(&["giấy", "", "ảnh", "phim"]), "giấy, ảnh hoặc phim");
    assert_eq!(said(&["bản sao", "bản chụp và bản chính"]), "bản sao, hoặc bản chụp và bản chính");
    assert_eq!(said(&["giấy", "ảnh, phim", "băng"]), "giấy; ảnh, phim; hoặc băng");
    assert_eq!(
        said(&["“cha, mẹ”", "tổ chức (trừ hợp tác xã, hội)"]),
        "“cha, mẹ” hoặc tổ chức (trừ hợp tác xã, hội)"
    );
    let english = Tongue::plain(Language::En);
    assert_eq!(
        english.all(parts(&["a paper", "a copy or a photo"])).plain(),
        "a paper, and a copy or a photo"
    );
}

#[test]
fn a_statement_is_denied_as_a_whole() {
    for (said, opposite) in [
        ("có nhà", "không có nhà"),
        ("đã có sẵn bản sao", "chưa có sẵn bản sao"),
        ("thuộc hộ nghèo, cận nghèo", "không thuộc hộ nghèo, cận nghèo"),
        ("người nộp là cha, mẹ", "người nộp không phải là cha, mẹ"),
        ("nơi chứng thực có phương tiện", "không thuộc trường hợp nơi chứng thực có phương tiện"),
        // One word in front would deny one half only.
        ("cần xác minh nên trễ", "không thuộc trường hợp cần xác minh nên trễ"),
        ("đã nộp và đã ký", "không thuộc trường hợp đã nộp và đã ký"),
        ("có nhà, có đất", "không thuộc trường hợp có nhà, có đất"),
        ("đã thuê đất mà chưa xây", "không thuộc trường hợp đã thuê đất mà chưa xây"),
        ("nghèo hoặc là người già", "không thuộc trường hợp nghèo hoặc là người già"),
        // The beginning of a longer word is not the verb.
        ("cóc được nuôi", "không thuộc trường hợp cóc được nuôi"),
    ] {
        assert_eq!(denied(said), opposite);
    }
}

#[test]
fn the_verb_of_several_channels_is_said_once() {
    let said = |ids: &[&str], language| channels(ids.iter().copied(), &Tongue::plain(language)).plain();
    assert_eq!(said(&["online", "direct"], Language::Vi), "nộp trực tuyến hoặc tại quầy");
    assert_eq!(said(&["direct", "postal"], Language::Vi), "nộp tại quầy hoặc gửi qua bưu điện");
    assert_eq!(
        said(&["online", "direct", "postal"], Language::En),
        "you apply online, at the counter or by post"
    );
}

#[test]
fn a_sentence_has_one_full_stop() {
    let stopped = |text: &str| Words::from(text).stopped().plain();
    assert_eq!(stopped("phải nộp ."), "phải nộp.");
    assert_eq!(stopped("phải nộp"), "phải nộp.");
    assert_eq!(stopped("phải nộp gì?"), "phải nộp gì?");
    assert_eq!(stopped(""), "");
}
