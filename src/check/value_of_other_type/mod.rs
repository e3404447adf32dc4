use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::expression::Type;
use crate::family::Meta;
use crate::model::{Id, Literal, Scenario};
use crate::process::Versions;
use crate::source::Spanned;
use crate::{page, text};

/// A scenario gives a fact a value that it cannot have.
pub static VALUE_OF_OTHER_TYPE: Check = Check {
    meta: Meta { name: "value-of-other-type", page: page!() },
    levels: Levels::ERROR,
    run: Run::Versions(run),
};

fn run(versions: &Versions<'_>, findings: &mut Findings<'_>) {
    let scenarios = versions.scenarios.iter().flat_map(|filed| &filed.value.tests);
    for (name, value) in scenarios.flat_map(|test| given(test)) {
        let types = types(versions, name);
        if types.is_empty() || types.iter().any(|of| fits(&value.value, *of)) {
            continue;
        }
        let wanted = match types[0] {
            Some(of) => of.word(),
            None => text!(en: "a list of papers", vi: "danh sách giấy tờ"),
        };
        findings
            .push(
                value.span,
                text!(
                    en: "`{name}` is {wanted}, and this is no such value",
                    vi: "`{name}` là {wanted}, mà giá trị này không phải";
                    wanted = wanted
                ),
            )
            .help(help(types[0]));
    }
}

/// What a scenario says of facts, at the start and by the way.
fn given(test: &Scenario) -> impl Iterator<Item = (&Id, &Spanned<Literal>)> {
    test.given.iter().chain(test.happens.iter().flat_map(|row| &row.sets))
}

/// What a fact may be worth in the versions that know it; for `missing`, which is no fact, nothing.
fn types<'a>(versions: &Versions<'a>, name: &Id) -> Vec<Option<&'a Type>> {
    if name.value == "missing" {
        return vec![None];
    }
    let known = versions.processes.iter().filter_map(|process| process.meaning.names.names.get(&name.value));
    known.map(|name| Some(&name.of)).collect()
}

fn fits(value: &Literal, of: Option<&Type>) -> bool {
    let is_word = |value: &Literal| matches!(value, Literal::Text(_) | Literal::Number(_));
    match (of, value) {
        (Some(Type::Unknown | Type::Column(_)), _)
        | (Some(Type::Boolean), Literal::Boolean(_))
        | (Some(Type::Number), Literal::Number(_)) => true,
        (Some(Type::Choice(options)), Literal::Text(word)) => options.contains(word),
        (Some(Type::Choices(options)), Literal::List(words)) => {
            words.iter().all(|word| matches!(word, Literal::Text(word) if options.contains(word)))
        }
        (Some(Type::List(_)), Literal::List(rows)) => rows.iter().all(|row| matches!(row, Literal::Row(_))),
        (None, Literal::List(papers)) => papers.iter().all(is_word),
        (Some(Type::Text | Type::Date | Type::Money(_) | Type::Duration(_) | Type::File), value) => {
            is_word(value)
        }
        _ => false,
    }
}

fn help(of: Option<&Type>) -> Text {
    match of {
        Some(Type::Boolean) => text!(en: "write `true` or `false`", vi: "viết `true` hoặc `false`"),
        Some(Type::Choice(options) | Type::Choices(options)) => {
            let options = options.join(", ");
            text!(en: "choose from: {options}", vi: "chọn trong: {options}")
        }
        None => text!(en: "write the ids of papers: `[to-khai]`", vi: "ghi id của các giấy tờ: `[to-khai]`"),
        _ => text!(
            en: "look up in the file of the procedure what the question asks for",
            vi: "xem trong tệp của thủ tục câu hỏi này hỏi gì",
        ),
    }
}
