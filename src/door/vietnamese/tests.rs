use clap::CommandFactory;

use super::*;
use crate::door::arguments::Arguments;

#[test]
fn every_command_and_argument_has_its_words() {
    let mut command = translated(Arguments::command());
    let mut pages = vec![(String::new(), command.render_long_help().to_string())];
    for sub in command.get_subcommands_mut() {
        assert!(words(sub.get_name(), "").is_some(), "{}", sub.get_name());
        for argument in sub.get_arguments().filter(|it| !["help", "version"].contains(&it.get_id().as_str()))
        {
            let (command, argument) = (sub.get_name(), argument.get_id().as_str());
            assert!(words(command, argument).is_some(), "{command} {argument}");
        }
        pages.push((sub.get_name().to_owned(), sub.render_long_help().to_string()));
    }
    for (name, page) in pages {
        for english in ["Usage", "Options", "Commands", "Arguments", "default", "possible", "Print"] {
            let shown = page.replace("[default", "").replace("mặc định", "");
            assert!(!shown.contains(english), "{name}: {english} in\n{page}");
        }
    }
}

#[test]
fn wrong_arguments_are_told_in_vietnamese() {
    let said = |line: &[&str]| {
        reason(&translated(Arguments::command()).try_get_matches_from(line).expect_err("wrong"))
    };
    let shown = |line: &[&str], words: &str| {
        let said = said(line);
        assert!(said.starts_with(&format!("lỗi: {words}")), "{said}");
    };
    shown(&["thutuc", "chek"], "không có lệnh `chek`; gần nhất là `check`");
    shown(&["thutuc", "check", "--fomat"], "không có tùy chọn `--fomat`; gần nhất là `--format`");
    shown(&["thutuc", "check", "--format", "xml"], "`--format <FORMAT>` không nhận giá trị `xml`");
    shown(&["thutuc", "check", "--as-of", "31/12"], "`--as-of <YYYY-MM-DD>` không nhận giá trị `31/12`");
    shown(&["thutuc", "explain"], "thiếu <NAME>");
    shown(&["thutuc", "check", "--format"], "`--format <FORMAT>` phải có giá trị đi kèm");
}
