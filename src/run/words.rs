//! What there is to see in a procedure, in words.

use crate::calendar::Moment;
use crate::diagnostic::{Language, Text};
use crate::expression::Value;
use crate::model::{ChannelName, Ends};
use crate::process::{GraphNode, NodeKind, Process, Trigger, sites};
use crate::source::Span;
use crate::text;

use super::Edge;
use super::coverage::{Item, Kind};
use super::trace::Why;

impl Kind {
    /// The things of the kind, in words.
    pub fn words(self) -> Text {
        match self {
            Self::Step => text!(en: "steps", vi: "bước"),
            Self::Outcome => text!(en: "outcomes", vi: "kết quả"),
            Self::Way => text!(en: "ways", vi: "hướng đi"),
            Self::Row => text!(en: "table rows", vi: "dòng bảng"),
            Self::When => text!(en: "conditions", vi: "điều kiện"),
            Self::Boundary => text!(en: "bounds", vi: "mốc giá trị"),
        }
    }

    /// The word that programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Step => "steps",
            Self::Outcome => "outcomes",
            Self::Way => "ways",
            Self::Row => "rows",
            Self::When => "conditions",
            Self::Boundary => "bounds",
        }
    }
}

impl Ends {
    /// How a case ends, in words.
    pub fn words(self) -> Text {
        match self {
            Self::Granted => text!(en: "Granted", vi: "Giải quyết xong"),
            Self::Refused => text!(en: "Refused", vi: "Từ chối"),
            Self::Withdrawn => text!(en: "Withdrawn", vi: "Rút hồ sơ"),
            Self::Lapsed => text!(en: "Lapsed", vi: "Quá hạn, coi như không có nhu cầu"),
            Self::Stopped => text!(en: "Stopped", vi: "Dừng giải quyết"),
            Self::Returned => text!(en: "Returned", vi: "Trả lại hồ sơ"),
            Self::SentOn => text!(en: "Sent on", vi: "Hướng dẫn đến nơi khác"),
        }
    }
}

/// The way a case is filed, in words.
pub fn channel(name: ChannelName) -> Text {
    match name {
        ChannelName::Direct => text!(en: "in person", vi: "trực tiếp"),
        ChannelName::Online => text!(en: "online", vi: "trực tuyến"),
        ChannelName::Postal => text!(en: "by post", vi: "qua bưu chính"),
    }
}

/// An answer, in words: options by their names.
pub fn answer(process: &Process, name: &str, value: &Value) -> Text {
    let same = |words: &str| text!(en: "{words}", vi: "{words}");
    let option = |id: &str| {
        let options = process.meaning.fact(name).map(|fact| &fact.options);
        let own = options.and_then(|options| options.iter().find(|option| option.id.value == id));
        let case = process.procedure.cases.iter().find(|case| name == "case" && case.id.value == id);
        own.map(|option| &option.name)
            .or(case.map(|case| &case.name))
            .map_or(id, |name| &name.value)
            .to_owned()
    };
    match value {
        Value::Boolean(true) => text!(en: "yes", vi: "có"),
        Value::Boolean(false) => text!(en: "no", vi: "không"),
        Value::Text(id) if name == "channel" => {
            let own = ChannelName::ALL.iter().find(|channel| channel.word() == id);
            own.map_or_else(|| same(id), |name| channel(*name))
        }
        Value::Text(id) => same(&option(id)),
        Value::Choices(ids) => same(&ids.iter().map(|id| option(id)).collect::<Vec<_>>().join(", ")),
        Value::Date(date) => {
            let moment = Moment::from(*date);
            Text { en: moment.in_words(Language::En), vi: moment.in_words(Language::Vi) }
        }
        other => same(&other.to_string()),
    }
}

/// One thing that can be seen, in words.
pub fn item(process: &Process, item: &Item) -> Text {
    match item {
        Item::Step(step) => text!(en: "step `{step}`", vi: "bước `{step}`"),
        Item::Outcome(step, outcome) => {
            text!(en: "`{step}` = `{outcome}`", vi: "`{step}` = `{outcome}`")
        }
        Item::Way(from, to, why) => way(process, from, to, why),
        Item::Row(table, row) => {
            let number = row + 1;
            text!(en: "row {number} of `{table}`", vi: "dòng {number} của `{table}`")
        }
        Item::When(span, truth) => {
            let written = written(process, *span);
            if *truth {
                text!(en: "`{written}` is true", vi: "`{written}` đúng")
            } else {
                text!(en: "`{written}` is false", vi: "`{written}` sai")
            }
        }
        Item::Boundary(span, edge) => bound(process, *span, *edge),
    }
}

/// An expression as it was written.
fn written(process: &Process, span: Span) -> String {
    let all = sites(&process.procedure);
    let own = all.iter().find(|site| site.formula.span == span);
    if let Some(site) = own {
        return site.formula.value.clone();
    }
    let around = all.iter().find(|site| site.formula.span.contains(span));
    let part = around.and_then(|site| {
        let quoted = (site.formula.span.len() - site.formula.value.len().min(site.formula.span.len())) / 2;
        let start = (span.start - site.formula.span.start) as usize;
        site.formula.value.get(start.checked_sub(quoted)?..start - quoted + span.len())
    });
    let whole = || around.map_or("…", |site| &site.formula.value);
    part.unwrap_or_else(whole).to_owned()
}

fn bound(process: &Process, span: Span, edge: Edge) -> Text {
    if let Edge::Cell(number, fits) = edge {
        let row = process.meaning.tables.iter().find_map(|(name, table)| {
            let index = table.rows.iter().position(|row| row.span == span)?;
            Some(format!("{name} {}", index + 1))
        });
        let (row, number) = (row.unwrap_or_default(), number + 1);
        return if fits {
            text!(en: "bound {number} of row `{row}`, inside", vi: "mốc {number} của dòng `{row}`, phía trong")
        } else {
            text!(en: "bound {number} of row `{row}`, outside", vi: "mốc {number} của dòng `{row}`, phía ngoài")
        };
    }
    let written = written(process, span);
    match edge {
        Edge::At | Edge::AtHigh => text!(en: "`{written}` at its bound", vi: "`{written}` đúng ngay mốc"),
        Edge::Beside | Edge::BesideHigh => {
            text!(en: "`{written}` next to its bound", vi: "`{written}` sát mốc, phía bên kia")
        }
        Edge::Counts(index) | Edge::Cell(index, _) => {
            let number = index + 1;
            text!(
                en: "argument {number} of `{written}` decides",
                vi: "vế thứ {number} của `{written}` quyết định",
            )
        }
    }
}

fn way(process: &Process, from: &str, to: &str, why: &Why) -> Text {
    let node = |id: &str| process.graph().find(id).map(|id| process.graph().node(id));
    let place = |id: &str| node(id).and_then(|node| node.step.clone()).unwrap_or_else(|| id.to_owned());
    let (step, target) = (place(from), place(to));
    match node(from).map(|node| (&node.kind, node)) {
        Some((NodeKind::EventBased, _)) => awaited(&step, node(to)),
        Some((NodeKind::Boundary { host, interrupting, .. }, _)) => {
            let host = process.graph().node(*host);
            timed_out(process, host, *interrupting)
        }
        Some((NodeKind::Interrupt { trigger: Trigger::Message { event, .. }, .. }, _)) => {
            text!(en: "at any time comes `{event}`", vi: "giữa chừng có `{event}`")
        }
        Some((_, node)) if node.id.split('.').next_back() == Some("when") => guarded(process, node, why),
        Some((_, node)) if node.id.split('.').next_back() == Some("times") => {
            let counter = node.id.trim_end_matches(".times");
            if *why == Why::Otherwise {
                text!(
                    en: "the rounds of `{counter}` are used up, on to `{target}`",
                    vi: "hết lượt `{counter}`, sang `{target}`",
                )
            } else {
                text!(en: "a round of `{counter}` is left", vi: "còn lượt `{counter}`")
            }
        }
        _ => {
            let target = match node(to).map(|node| &node.kind) {
                Some(NodeKind::End { ends: Some(ends), .. }) if target == step => ends.word().to_owned(),
                _ => target,
            };
            chosen(process, &step, &target, why)
        }
    }
}

/// A step or a branch that is walked, or not, by a condition.
fn guarded(process: &Process, node: &GraphNode, why: &Why) -> Text {
    let what = node.id.trim_end_matches(".when");
    match why {
        Why::Holds(Some(span)) => {
            let written = written(process, *span);
            text!(en: "`{what}` is not skipped: `{written}`", vi: "có làm `{what}`: `{written}`")
        }
        Why::Otherwise => text!(en: "`{what}` is skipped", vi: "bỏ qua `{what}`"),
        _ => text!(en: "`{what}` on its channel", vi: "`{what}` đúng kênh nộp"),
    }
}

fn chosen(process: &Process, step: &str, target: &str, why: &Why) -> Text {
    let reason = match why {
        Why::Holds(Some(span)) => {
            let written = written(process, *span);
            text!(en: "`{written}`", vi: "`{written}`")
        }
        Why::Below(..) => text!(en: "rounds are left", vi: "còn lượt"),
        Why::Otherwise => text!(en: "otherwise", vi: "trường hợp còn lại"),
        Why::Outcome(outcome) => text!(en: "`{outcome}`", vi: "`{outcome}`"),
        Why::Holds(None) | Why::Always => text!(en: "always", vi: "luôn luôn"),
    };
    text!(
        en: "from `{step}` to `{target}`: {reason}",
        vi: "từ `{step}` đến `{target}`: {reason}";
        reason = reason
    )
}

/// A time that runs out on work; of several bodies that are asked, on that of one.
fn timed_out(process: &Process, host: &GraphNode, interrupting: bool) -> Text {
    let step = host.step.as_deref().unwrap_or(&host.id);
    let several = process.step(step).is_some_and(|step| step.with.len() > 1);
    let who = host.lane.as_deref().filter(|_| several && host.id != step);
    match (who, interrupting) {
        (Some(who), _) => text!(en: "`{who}` is silent at `{step}`", vi: "`{who}` im lặng ở `{step}`"),
        (None, true) => text!(en: "at `{step}` the limit passes", vi: "ở `{step}` quá thời hạn"),
        (None, false) => text!(
            en: "at `{step}` a notice is sent when time passes",
            vi: "ở `{step}` đến hạn thì gửi thông báo",
        ),
    }
}

fn awaited(step: &str, node: Option<&GraphNode>) -> Text {
    match node.map(|node| &node.kind) {
        Some(NodeKind::Catch(Trigger::Message { event, .. })) => {
            if event.contains('.') {
                return text!(en: "what `{step}` asks for comes in time", vi: "điều `{step}` yêu cầu đến kịp");
            }
            text!(en: "at `{step}` comes `{event}`", vi: "ở `{step}` có `{event}`")
        }
        _ => text!(en: "at `{step}` the time runs out", vi: "ở `{step}` hết thời gian chờ"),
    }
}
