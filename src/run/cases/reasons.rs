//! Why something in a procedure is never seen.

use crate::diagnostic::Text;
use crate::expression::{Classes, Function, Node, Typed};
use crate::process::{Guard, NodeKind, Process};
use crate::run::trace::Why;
use crate::run::{Item, Survey};
use crate::source::Span;
use crate::text;

/// Why no case sees an item; `stuck` are cases that saw it and came to a halt.
pub(super) fn why(survey: &Survey<'_>, item: &Item, stuck: &[(Item, Text)]) -> Text {
    let process = survey.process;
    if let Some((_, problem)) = stuck.iter().find(|(seen, _)| seen == item) {
        return text!(
            en: "every case found that comes there does not end: {problem}",
            vi: "mọi hồ sơ đến được đó đều không kết thúc: {problem}";
            problem = problem.clone()
        );
    }
    match item {
        Item::When(span, truth) => condition(process, *span, *truth),
        Item::Step(step) => reached(process, &|node| node == step).unwrap_or_else(not_found),
        Item::Way(from, _, Why::Holds(Some(span))) => never(process, *span, true)
            .or_else(|| reached(process, &|node| node == from))
            .unwrap_or_else(not_found),
        Item::Way(from, _, why) => way(process, from, why),
        Item::Outcome(..) | Item::Row(..) => not_found(),
        Item::Boundary(..) => text!(
            en: "no answers were found that lie exactly there",
            vi: "không tìm được câu trả lời nào rơi đúng chỗ đó",
        ),
    }
}

fn not_found() -> Text {
    text!(
        en: "no case was found within the bounds of the search",
        vi: "không tìm được trường hợp nào trong giới hạn tìm kiếm",
    )
}

/// Why a condition never has a truth.
fn condition(process: &Process, span: Span, truth: bool) -> Text {
    never(process, span, truth).unwrap_or_else(not_found)
}

/// That a condition never has a truth, if that is certain.
fn never(process: &Process, span: Span, truth: bool) -> Option<Text> {
    let typed = process.meaning.at_span(span)?;
    if let Some(name) = foreign_trait(process, typed) {
        return Some(text!(
            en: "no place of the catalogue where the procedure holds has the trait `{name}`",
            vi: "trong danh mục không có nơi nào thuộc phạm vi thủ tục mang đặc điểm `{name}`",
        ));
    }
    let names = process.promised_names();
    let mut classes: Classes<'_> = process.situations(&names);
    let condition = classes.condition(typed);
    let condition = if truth { condition } else { condition.negated() };
    if classes.never(&condition) != Ok(true) {
        return None;
    }
    Some(if truth {
        text!(en: "it is never true, whatever is answered", vi: "trả lời thế nào cũng không đúng được")
    } else {
        text!(en: "it is never false, whatever is answered", vi: "trả lời thế nào cũng không sai được")
    })
}

/// A trait in an expression, or in what it reads, that no place has.
fn foreign_trait(process: &Process, typed: &Typed) -> Option<String> {
    let mut waiting = vec![typed];
    let mut found = Vec::new();
    while let Some(part) = waiting.pop() {
        if let Node::Call(Function::PlaceHas, arguments) = &part.node {
            found.extend(arguments.iter().filter_map(|argument| match &argument.node {
                Node::Literal(crate::expression::Value::Text(name)) => Some(name.clone()),
                _ => None,
            }));
        }
        if let Node::Name(name) = &part.node
            && let Some(is) = process.meaning.fact(name).and_then(|fact| fact.is.as_ref())
        {
            waiting.extend(process.meaning.at(is));
        }
        waiting.extend(part.node.children());
    }
    found.into_iter().find(|name| super::values::place_with(process, name).is_none())
}

/// That no way leads to certain nodes, if that is certain.
fn reached(process: &Process, is_meant: &dyn Fn(&str) -> bool) -> Option<Text> {
    let reachable = process.graph().reachable();
    let mut nodes = process.graph().nodes();
    let comes = nodes.any(|(id, node)| {
        let own = is_meant(&node.id) || node.step.as_deref().is_some_and(is_meant);
        own && reachable.contains(&id) && node.kind != NodeKind::Exclusive
    });
    (!comes).then(nowhere)
}

fn way(process: &Process, from: &str, why: &Why) -> Text {
    let graph = process.graph();
    let Some(node) = graph.find(from) else { return not_found() };
    let ways = graph.leaving(node);
    let counted = ways.iter().find_map(|way| match &way.flow.guard {
        Guard::Below { .. } => Some(way.to),
        _ => None,
    });
    if *why == Why::Otherwise
        && let Some(target) = counted
        && !graph.ahead([target], |_| false).contains(&node)
    {
        return text!(
            en: "no way leads back there, so the rounds are never used up",
            vi: "không có hướng nào quay lại đó, nên không bao giờ hết lượt",
        );
    }
    let formulas = ways.iter().filter_map(|way| match &way.flow.guard {
        Guard::When { formula, channels } => Some((*formula, !channels.is_empty())),
        _ => None,
    });
    for (formula, on_channels) in formulas {
        if formula.is_none() && on_channels && *why == Why::Otherwise {
            return text!(
                en: "the procedure can be filed on no other channel",
                vi: "thủ tục không nhận nộp qua kênh nào khác",
            );
        }
        if let Some(reason) = formula.and_then(|span| never(process, span, *why != Why::Otherwise)) {
            return reason;
        }
    }
    if graph.reachable().contains(&node) { not_found() } else { nowhere() }
}

fn nowhere() -> Text {
    text!(en: "no way leads there", vi: "không có hướng nào dẫn đến đó")
}
