//! What there is to see in a procedure, in words.

use crate::diagnostic::Text;
use crate::model::Ends;
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
            Self::Granted => text!(en: "granted", vi: "Giải quyết"),
            Self::Refused => text!(en: "refused", vi: "Từ chối"),
            Self::Withdrawn => text!(en: "withdrawn", vi: "Rút hồ sơ"),
            Self::Lapsed => text!(en: "lapsed", vi: "Quá hạn"),
            Self::Stopped => text!(en: "stopped", vi: "Dừng giải quyết"),
            Self::Returned => text!(en: "returned", vi: "Trả lại hồ sơ"),
            Self::SentOn => text!(en: "sent on", vi: "Hướng dẫn đến nơi khác"),
        }
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
    let target = match node(to).map(|node| &node.kind) {
        Some(NodeKind::End { ends: Some(ends), .. }) if target == step => ends.word().to_owned(),
        _ => target,
    };
    if let Some(GraphNode { kind: NodeKind::EventBased, .. }) = node(from) {
        return awaited(&step, node(to));
    }
    let reason = match why {
        Why::Holds(Some(span)) => {
            let written = written(process, *span);
            text!(en: "`{written}` is true", vi: "`{written}` đúng")
        }
        Why::Holds(None) => text!(en: "on its channel", vi: "đúng kênh nộp"),
        Why::Below(counter, _) => text!(en: "`{counter}` not used up", vi: "`{counter}` chưa hết lượt"),
        Why::Otherwise => text!(en: "otherwise", vi: "còn lại"),
        Why::Outcome(outcome) => text!(en: "`{outcome}`", vi: "`{outcome}`"),
        Why::Always => match node(from).map(|node| &node.kind) {
            Some(NodeKind::Boundary { .. }) => text!(en: "time runs out", vi: "hết thời hạn"),
            _ => text!(en: "at any time", vi: "bất cứ lúc nào"),
        },
    };
    text!(
        en: "from `{step}` to `{target}`: {reason}",
        vi: "từ `{step}` đến `{target}`: {reason}";
        reason = reason
    )
}

fn awaited(step: &str, node: Option<&GraphNode>) -> Text {
    match node.map(|node| &node.kind) {
        Some(NodeKind::Catch(Trigger::Message { event, .. })) => {
            let event = event.rsplit('.').next().unwrap_or(event);
            text!(en: "at `{step}` comes `{event}`", vi: "ở `{step}` có `{event}`")
        }
        _ => text!(en: "at `{step}` the time runs out", vi: "ở `{step}` hết thời gian chờ"),
    }
}
