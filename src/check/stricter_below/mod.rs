use super::{Check, Findings, Levels, Run};
use crate::calendar::{Duration, Limit, worst_start};
use crate::diagnostic::{Language, Text};
use crate::family::Meta;
use crate::model::Money;
use crate::process::{Applied, Deed, Process};
use crate::yaml::{Entry, Node};
use crate::{page, text};

/// A place asks more than the country does.
pub static STRICTER_BELOW: Check = Check {
    meta: Meta { name: "stricter-below", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

/// How many days are tried to tell the longer of two limits in different units.
const DAYS: u32 = 400;

fn run(process: &Process, findings: &mut Findings<'_>) {
    for applied in process.applied.iter().chain(&process.planned) {
        let Some(place) = applied.place.as_ref().filter(|_| !applied.allowed) else { continue };
        let burden = match &applied.deed {
            Deed::Added(row) => added(applied, row),
            Deed::Set { before: Some(before), after } => heavier(process, before, after),
            _ => None,
        };
        let Some(burden) = burden else { continue };
        let name = process.dictionaries.places.get(place).map_or(place, |place| &place.name.value);
        findings
            .push(
                applied.span,
                text!(
                    en: "{name} asks more than the country does: {burden}",
                    vi: "{name} đòi hỏi nhiều hơn quy định chung: {burden}";
                    burden = burden
                ),
            )
            .help(text!(
                en: "a place may add offices, shorten limits, lower fees; if a law lets it do this, name it in \
                     `allowed-by`",
                vi: "địa phương được thêm nơi nộp, rút ngắn thời hạn, giảm mức thu; nếu có văn bản cho phép thì ghi vào \
                     `allowed-by`",
            ));
    }
}

/// The burden of a new row; a further way to prove the same thing is none.
fn added(applied: &Applied, row: &Node) -> Option<Text> {
    let is = |key: &str, value: &str| row.get(key).and_then(Node::text) == Some(value);
    let list = applied.path.rsplit('.').next().unwrap_or_default();
    match (applied.section(), list) {
        ("documents", "one-of" | "first-of") => None,
        ("documents", _) if is("optional", "true") || is("mode", "fetch") => None,
        ("documents", _) => Some(text!(en: "a paper is added", vi: "thêm giấy tờ")),
        ("steps", "steps") => Some(text!(en: "a step is added", vi: "thêm bước")),
        ("conditions", "conditions") => Some(text!(en: "a condition is added", vi: "thêm điều kiện")),
        ("fees", "fees") if !is("free", "true") => Some(text!(en: "a fee is added", vi: "thêm khoản thu")),
        ("limits", "limits") if row.get("add").is_some() => {
            Some(text!(en: "the limit becomes longer", vi: "kéo dài thời hạn"))
        }
        _ => None,
    }
}

/// The burden of a new value.
fn heavier(process: &Process, before: &Entry, after: &Entry) -> Option<Text> {
    let (old, new) = (before.value.text()?, after.value.text()?);
    let burden = match (&*before.key.value, &*after.key.value) {
        ("limit", "limit") | ("add", "add") => longer(process, old.parse().ok()?, new.parse().ok()?)?,
        ("amount", "amount") if is_dearer(old, new) => {
            text!(en: "the sum grows from {old} to {new}", vi: "mức thu tăng từ {old} lên {new}")
        }
        ("free", "amount" | "formula" | "set-by") => {
            text!(en: "what was free is paid for", vi: "khoản miễn phí nay phải nộp tiền")
        }
        ("optional", "optional") if new == "false" => {
            text!(en: "a paper that was optional is demanded", vi: "giấy tờ “nếu có” nay là bắt buộc")
        }
        _ => return None,
    };
    Some(burden)
}

fn longer(process: &Process, old: Duration, new: Duration) -> Option<Text> {
    let calendar = process.calendar()?;
    let grows = new.compare(old, calendar).map_or_else(
        || {
            let (old, new) = (Limit::from_iter([old]), Limit::from_iter([new]));
            worst_start(&new, &old, calendar, process.judged.day, DAYS).is_ok_and(|worst| worst.is_over())
        },
        std::cmp::Ordering::is_gt,
    );
    let words = |duration: Duration| Text { en: duration.to_string(), vi: duration.in_words(Language::Vi) };
    grows.then(|| {
        text!(
            en: "the limit grows from {old} to {new}",
            vi: "thời hạn tăng từ {old} lên {new}";
            old = words(old); new = words(new)
        )
    })
}

fn is_dearer(old: &str, new: &str) -> bool {
    let (Ok(old), Ok(new)) = (old.parse::<Money>(), new.parse::<Money>()) else { return false };
    old.currency == new.currency && new.amount > old.amount
}
