use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Process;
use crate::{page, text};

/// A code that no portal gives out.
pub static CODE_SHAPE: Check =
    Check { meta: Meta { name: "code-shape", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    let code = &process.procedure.code;
    if is_code(&code.value) {
        return;
    }
    findings
        .push(
            code.span,
            text!(
                en: "`{code}` is not written like the code of a procedure",
                vi: "`{code}` không đúng dạng mã thủ tục",
            ),
        )
        .help(text!(
            en: "one digit, a dot, six digits: `1.001193`; a provincial variant adds its suffix: `1.012753.H19`",
            vi: "một chữ số, dấu chấm, sáu chữ số: `1.001193`; thủ tục đặc thù của tỉnh có thêm phần sau: \
                 `1.012753.H19`",
        ));
}

/// `1.001193`, `1.012753.H19`, `1.001193.000.00.00.H26`; the series 9 is invented, for examples.
fn is_code(code: &str) -> bool {
    let mut parts = code.split('.');
    let series = parts.next().is_some_and(|first| matches!(first, "1" | "2" | "3" | "4" | "5" | "6" | "9"));
    let is_number = |part: &str| part.len() == 6 && part.bytes().all(|byte| byte.is_ascii_digit());
    let suffix = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    series && parts.next().is_some_and(is_number) && parts.all(suffix)
}
