//! The command line in Vietnamese: what `--help` prints, and what is said when arguments do not fit.

#[cfg(test)]
mod tests;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, Command};

/// What commands do, and what their arguments mean, by name; those of all commands stand under no command.
const WORDS: &[(&str, &[(&str, &str)])] = &[
    (
        "",
        &[
            ("", "Trình biên dịch thủ tục hành chính"),
            ("lang", "Ngôn ngữ hiển thị: vi, en; mặc định theo máy, nếu không rõ thì tiếng Việt"),
            ("as_of", "Ngày xét danh mục, dạng năm-tháng-ngày; mặc định hôm nay"),
            ("profile", "Mức chặt: import, draft, announce, strict; mặc định draft"),
            ("color", "Dùng màu: auto, always, never; mặc định auto"),
            (
                "catalog",
                "Thư mục danh mục có các từ điển mà tệp dẫn đến; mặc định tìm ở cạnh hoặc phía trên tệp",
            ),
        ],
    ),
    (
        "check",
        &[
            ("", "Kiểm tra các thủ tục và cho biết chỗ chưa đúng"),
            ("paths", "Tệp và thư mục; mặc định `catalog`"),
            ("format", "Cách in: plain, json, sarif, github, gitlab, junit; mặc định plain"),
            ("fail_on", "Mức nhẹ nhất làm lệnh báo không đạt: error, warning, advice, never; mặc định error"),
            ("fix", "Tự sửa những chỗ sửa được an toàn"),
        ],
    ),
    (
        "build",
        &[
            ("", "Kiểm tra danh mục, rồi ghi ra những gì phần mềm, biểu mẫu và người đọc cần"),
            ("paths", "Tệp và thư mục; mặc định `catalog`"),
            ("out", "Thư mục ghi ra, bản dựng trước ở đó được thay toàn bộ; mặc định `target/thutuc`"),
            ("only", "Chỉ ghi các định dạng này, cách nhau bằng dấu phẩy"),
        ],
    ),
    (
        "explain",
        &[
            ("", "Giải thích một quy tắc, một cách rút gọn hoặc một định dạng xuất"),
            ("name", "Tên ghi ở chỗ phát hiện"),
        ],
    ),
    ("rules", &[("", "Liệt kê các quy tắc"), ("format", "Cách in: plain, json; mặc định plain")]),
    (
        "new",
        &[
            ("", "Bắt đầu một thủ tục mới, từ mẫu hoặc từ thủ tục đã có"),
            ("id", "Id của thủ tục, chữ thường không dấu: `cap-phep-xay-dung`"),
            ("like", "Thủ tục đã có để làm theo: id hoặc tệp của nó"),
            ("out", "Tệp ghi ra; mặc định trong danh mục"),
        ],
    ),
    (
        "graph",
        &[
            ("", "Vẽ quy trình của một thủ tục"),
            ("file", "Tệp của thủ tục"),
            ("format", "Kiểu hình: svg, dot, mermaid; mặc định svg"),
            ("fault", "Đánh dấu đường đi ngắn nhất cho thấy chỗ sai"),
        ],
    ),
    (
        "simplify",
        &[
            ("", "Cho biết quy trình rút gọn được gì, vì sao không mất gì, và chứng minh điều đó"),
            ("file", "Tệp của thủ tục"),
            ("format", "Cách in: plain, json, svg; mặc định plain"),
        ],
    ),
    (
        "verdict",
        &[
            ("", "Cho biết trong từng tệp BPMN, mọi hồ sơ có kết thúc được không; mỗi tệp một dòng"),
            ("paths", "Tệp BPMN và thư mục chứa tệp BPMN"),
            ("format", "Cách in: tsv, json; mặc định tsv"),
            ("jobs", "Số tệp xét cùng lúc; mặc định bằng số lõi máy"),
        ],
    ),
    (
        "test",
        &[
            ("", "Chạy các tình huống đặt cạnh thủ tục và cho biết phủ được những gì"),
            ("paths", "Tệp và thư mục; mặc định `catalog`"),
            ("format", "Cách in: plain, json, junit; mặc định plain"),
            ("fail_under", "Báo không đạt nếu phủ ít hơn tỷ lệ phần trăm này"),
            ("missing", "Kể hết những gì chưa phủ"),
        ],
    ),
    (
        "run",
        &[
            ("", "Cho một hồ sơ đi qua thủ tục"),
            ("file", "Tệp của thủ tục"),
            ("facts", "Câu trả lời: tệp YAML, hoặc `tên=giá trị` cách nhau bằng dấu phẩy"),
            (
                "choose",
                "Diễn biến ở một bước, theo thứ tự: `bước=kết quả`, `bước=sự kiện`, `bước=time-out` khi quá hạn; \
                 thêm `@2026-08-28` nếu xảy ra ngày đó; chỉ ghi tên sự kiện nếu đến giữa chừng",
            ),
            ("received", "Lúc nhận hồ sơ: `2026-08-28`, `2026-08-28 15h30`; mặc định hôm nay, giờ mở cửa"),
            ("place", "Nơi nộp: id của một địa phương"),
            ("format", "Cách in: plain, json; mặc định plain"),
        ],
    ),
    (
        "cases",
        &[
            ("", "Tìm số trường hợp ít nhất cho thấy mọi điều trong thủ tục"),
            ("file", "Tệp của thủ tục"),
            ("out", "Thư mục ghi tệp tình huống; mặc định in ra màn hình"),
        ],
    ),
    (
        "completions",
        &[
            ("", "In lệnh gợi ý cho trình dòng lệnh"),
            ("shell", "Trình dòng lệnh: bash, elvish, fish, powershell, zsh"),
        ],
    ),
];

/// The words for a command, or for one of its arguments.
fn words(command: &str, argument: &str) -> Option<&'static str> {
    let rows = WORDS.iter().filter(|(name, _)| [command, ""].contains(name)).rev();
    let mut found = rows.flat_map(|(_, rows)| rows.iter()).filter(|(name, _)| *name == argument);
    found.next().map(|(_, words)| *words)
}

/// A command line that explains itself in Vietnamese.
pub fn translated(command: Command) -> Command {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let command = of(command, "");
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| command.mut_subcommand(&name, |sub| of(sub, &name)))
}

fn of(command: Command, name: &str) -> Command {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[TÙY CHỌN]");
    let usage = usage.replace("<COMMAND>", "<LỆNH>").replace("[COMMAND]", "<LỆNH>");
    let command = command
        .about(words(name, "").unwrap_or_default())
        .override_usage(usage)
        .help_template("{about}\n\nCách dùng: {usage}\n\n{all-args}\n")
        .subcommand_help_heading("Lệnh");
    command.mut_args(|argument| {
        let help = match argument.get_id().as_str() {
            "help" => "In phần này",
            "version" => "In số phiên bản",
            id => words(name, id).unwrap_or_default(),
        };
        let heading = if argument.is_positional() { "Tham số" } else { "Tùy chọn" };
        explained(argument, help).help_heading(heading)
    })
}

fn explained(argument: Arg, help: &'static str) -> Arg {
    let argument = argument.help(help).long_help(help);
    let takes_value = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
    if takes_value { argument.hide_default_value(true).hide_possible_values(true) } else { argument }
}

/// Why arguments do not fit, and what to do.
pub fn reason(error: &Error) -> String {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(ContextValue::StyledStr(word)) => word.to_string(),
        _ => String::new(),
    };
    let argument = word(ContextKind::InvalidArg);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tùy chọn `{argument}`"),
        ErrorKind::InvalidSubcommand => format!("không có lệnh `{}`", word(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` chỉ được ghi một lần, và không đi cùng tùy chọn kia")
        }
        ErrorKind::InvalidValue if word(ContextKind::InvalidValue).is_empty() => {
            format!("`{argument}` phải có giá trị đi kèm")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("`{argument}` không nhận giá trị `{}`", word(ContextKind::InvalidValue))
        }
        _ => "không hiểu dòng lệnh này".to_owned(),
    };
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = suggested.into_iter().map(word).find(|near| !near.is_empty());
    let near = near.map(|near| format!("; gần nhất là `{near}`")).unwrap_or_default();
    let valid = word(ContextKind::ValidValue);
    let valid = if valid.is_empty() { valid } else { format!("; có thể ghi: {valid}") };
    format!("lỗi: {sentence}{near}{valid}\nxem cách dùng: thutuc --help\n")
}
