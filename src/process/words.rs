//! What a graph says to people: the words on its nodes, flows and lanes, in one language.

use std::collections::BTreeMap;

use super::{FlowRef, Graph, GraphNode, Guard, NodeId, NodeKind, Process, Trigger};
use crate::diagnostic::{Language, Text};
use crate::model::{Basis, ChannelName, Citation, Ends, Fact, Kind, LawKind, Step};
use crate::source::Span;
use crate::text;

/// The words of a process.
pub struct Words<'a> {
    process: &'a Process,
    language: Language,
    steps: BTreeMap<&'a str, (usize, &'a Step)>,
    formulas: BTreeMap<Span, &'a str>,
}

impl<'a> Words<'a> {
    /// The words of a process in a language; names are in the language of the catalogue.
    pub fn new(process: &'a Process, language: Language) -> Self {
        let mut steps = BTreeMap::new();
        let mut formulas = BTreeMap::new();
        for (index, placed) in process.steps().into_iter().enumerate() {
            let step = &placed.step.value;
            steps.entry(step.id.value.as_str()).or_insert((index, step));
            let own = step.when.iter();
            let outcomes = step.outcomes.iter().filter_map(|row| row.when.as_ref());
            let ways = step.choose.iter().filter_map(|row| row.when.as_ref());
            let branches = step.branches.iter().filter_map(|row| row.when.as_ref());
            let all = own.chain(outcomes).chain(ways).chain(branches);
            formulas.extend(all.map(|formula| (formula.span, formula.value.as_str())));
        }
        Self { process, language, steps, formulas }
    }

    /// A sentence in the language.
    pub fn say(&self, text: &Text) -> String {
        text.get(self.language).to_owned()
    }

    /// The step of an id, and its place in the list of steps.
    pub fn step(&self, id: &str) -> Option<(usize, &'a Step)> {
        self.steps.get(id).copied()
    }

    /// The step that made a node.
    pub fn step_of(&self, node: &GraphNode) -> Option<(usize, &'a Step)> {
        self.step(node.step.as_deref()?)
    }

    /// The text of an expression, as it was written.
    pub fn formula(&self, span: Span) -> Option<&'a str> {
        self.formulas.get(&span).copied()
    }

    /// The name of an actor.
    pub fn actor(&self, id: &str) -> String {
        match (id, self.language) {
            ("applicant", Language::En) => "Applicant".to_owned(),
            ("public", Language::En) => "The public".to_owned(),
            _ => self.process.dictionaries.actor(id).to_owned(),
        }
    }

    /// What stands on a node; empty where nothing does.
    pub fn node(&self, node: &GraphNode) -> String {
        let is_main = node.step.as_ref() == Some(&node.id);
        match &node.kind {
            NodeKind::Start => self.say(&text!(en: "Start", vi: "Bắt đầu")),
            NodeKind::End { ends: None, .. } | NodeKind::Exclusive => String::new(),
            NodeKind::End { ends: Some(ends), .. } => self.end(node, *ends),
            NodeKind::Parallel | NodeKind::EventBased if !is_main => String::new(),
            NodeKind::Boundary { trigger, .. } => self.trigger(trigger, node),
            NodeKind::Catch(trigger) if self.is_unnamed(node) => self.trigger(trigger, node),
            NodeKind::Task(_) if is_notice(node) => self.notice(node),
            _ => self.named(node),
        }
    }

    /// Whether a node that waits has no name of its own.
    fn is_unnamed(&self, node: &GraphNode) -> bool {
        let label = self.step_of(node).map(|(_, step)| step.label());
        node.name.is_empty() || (Some(node.name.as_str()) == label && node.step.as_ref() != Some(&node.id))
    }

    /// The name, or where the author gave none, the word for what is done.
    fn named(&self, node: &GraphNode) -> String {
        match self.step_of(node) {
            Some((_, step)) if node.name == step.id.value || node.name.is_empty() => {
                self.say(&kind(step.kind.value))
            }
            _ => node.name.clone(),
        }
    }

    fn end(&self, node: &GraphNode, ends: Ends) -> String {
        match self.step_of(node) {
            Some((_, Step { name: Some(name), id, .. })) if id.value == node.id => name.value.clone(),
            _ => self.say(&outcome(ends)),
        }
    }

    fn notice(&self, node: &GraphNode) -> String {
        match node.name.as_str() {
            "escalated" => self.say(&text!(en: "Report to the superior", vi: "Báo cáo cấp trên")),
            "notice" | "" => self.say(&text!(en: "Send a notice", vi: "Gửi thông báo")),
            paper => self.process.dictionaries.paper(paper).to_owned(),
        }
    }

    fn trigger(&self, trigger: &Trigger, node: &GraphNode) -> String {
        match trigger {
            Trigger::Message { event, .. } => self.event(event),
            Trigger::After(time) => {
                let time = time.in_words(self.language);
                self.say(&text!(en: "After {time}", vi: "Quá {time}"))
            }
            Trigger::Limit => {
                let limit = self.step_of(node).and_then(|(_, step)| step.limit.as_ref());
                limit.map_or_else(
                    || self.say(&text!(en: "When the limit has passed", vi: "Quá thời hạn")),
                    |limit| self.trigger(&Trigger::After(limit.value), node),
                )
            }
            Trigger::Date(fact) => {
                let day = self.fact(fact).map_or(fact.as_str(), |fact| fact_name(fact));
                self.say(&text!(en: "On the day: {day}", vi: "Đến ngày: {day}"))
            }
        }
    }

    fn event(&self, event: &str) -> String {
        match event.rsplit_once('.').map(|(_, part)| part) {
            Some("paid") => self.say(&text!(en: "Paid", vi: "Đã nộp tiền")),
            Some("arrives") => self.say(&text!(en: "Supplement arrives", vi: "Nhận được hồ sơ bổ sung")),
            Some("submitted") => self.say(&text!(en: "Filed", vi: "Đã nộp hồ sơ")),
            _ => event.replace('-', " "),
        }
    }

    /// What stands on a flow.
    pub fn flow(&self, graph: &Graph, flow: &FlowRef<'_>) -> Option<String> {
        if flow.flow.name.is_some() {
            return flow.flow.name.clone();
        }
        match &flow.flow.guard {
            Guard::Always => None,
            Guard::Outcome { outcome, .. } => Some(outcome.clone()),
            Guard::When { formula, channels } => Some(self.condition(*formula, channels)),
            Guard::Below { times, .. } => {
                Some(self.say(&text!(en: "fewer than {times} so far", vi: "chưa đủ {times} lần")))
            }
            Guard::Otherwise => Some(self.otherwise(graph, flow.from)),
        }
    }

    fn condition(&self, formula: Option<Span>, channels: &[ChannelName]) -> String {
        let formula = formula.and_then(|span| self.formula(span)).map(|formula| self.in_words(formula));
        let channels = channels.iter().map(|name| self.say(&channel(*name)));
        let mut parts = vec![channels.collect::<Vec<_>>().join(&self.say(&text!(en: " or ", vi: " hoặc ")))];
        parts.extend(formula);
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }

    /// A question that decides alone is shown as it is asked, any other expression as it was written.
    fn in_words(&self, formula: &str) -> String {
        let formula = formula.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(fact) = self.fact(&formula) {
            return fact_name(fact).to_owned();
        }
        let denied = formula.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')'));
        match denied.and_then(|fact| self.fact(fact)).map(fact_name) {
            Some(fact) => self.say(&text!(en: "not: {fact}", vi: "Không: {fact}")),
            None => formula,
        }
    }

    fn otherwise(&self, graph: &Graph, from: NodeId) -> String {
        let others = graph.leaving(from);
        let counted = others.iter().find_map(|flow| match flow.flow.guard {
            Guard::Below { times, .. } => Some(times),
            _ => None,
        });
        match counted {
            Some(times) => self.say(&text!(en: "{times} so far", vi: "đã đủ {times} lần")),
            None if others.len() == 2 => self.say(&text!(en: "no", vi: "không")),
            None => self.say(&text!(en: "otherwise", vi: "trường hợp khác")),
        }
    }

    /// The fact of an id.
    pub fn fact(&self, id: &str) -> Option<&'a Fact> {
        self.process.procedure.facts.iter().map(|fact| &fact.value).find(|fact| fact.id.value == id)
    }

    /// A legal basis as a lawyer cites it: `điểm a khoản 1 Điều 15 Nghị định 123/2015/NĐ-CP`.
    pub fn basis(&self, basis: &Basis) -> String {
        basis.0.iter().map(|citation| self.citation(citation)).collect::<Vec<_>>().join("; ")
    }

    fn citation(&self, citation: &Citation) -> String {
        let law = self.process.dictionaries.laws.get(&citation.law);
        let kind = law.and_then(|law| law.kind.as_ref()).map(|kind| self.say(&law_kind(kind.value)));
        let number = law.map_or(citation.law.as_str(), |law| &law.number.value);
        let law = kind.map_or_else(|| number.to_owned(), |kind| format!("{kind} {number}"));
        match citation.at.as_deref().map(|at| self.place(at)) {
            None => law,
            Some(at) => self.say(&text!(en: "{at} of {law}", vi: "{at} {law}")),
        }
    }

    fn place(&self, at: &str) -> String {
        if let Some(annex) = at.strip_prefix("pl") {
            return self.say(&match annex.split_once('.') {
                Some((annex, rest)) => {
                    text!(en: "annex {annex}, section {rest}", vi: "mục {rest} Phụ lục {annex}")
                }
                None => text!(en: "annex {annex}", vi: "Phụ lục {annex}"),
            });
        }
        let parts: Vec<&str> = at.splitn(3, '.').collect();
        self.say(&match parts[..] {
            [article, clause, point] => text!(
                en: "point {point}, clause {clause}, article {article}",
                vi: "điểm {point} khoản {clause} Điều {article}",
            ),
            [article, clause] => {
                text!(en: "clause {clause}, article {article}", vi: "khoản {clause} Điều {article}")
            }
            _ => text!(en: "article {at}", vi: "Điều {at}"),
        })
    }
}

/// Whether a node sends what a timer calls for, while the work goes on.
fn is_notice(node: &GraphNode) -> bool {
    node.id.rsplit('.').next() == Some("send")
}

fn fact_name(fact: &Fact) -> &str {
    fact.name.as_ref().or(fact.ask.as_ref()).map_or(&fact.id.value, |name| &name.value)
}

/// With what a case ends.
pub fn outcome(ends: Ends) -> Text {
    ends.words()
}

fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Submit => text!(en: "File", vi: "Nộp hồ sơ"),
        Kind::Receive => text!(en: "Receive", vi: "Tiếp nhận"),
        Kind::Check => text!(en: "Check", vi: "Kiểm tra hồ sơ"),
        Kind::Supplement => text!(en: "Ask for a supplement", vi: "Yêu cầu bổ sung"),
        Kind::Transfer => text!(en: "Pass on", vi: "Chuyển hồ sơ"),
        Kind::Verify => text!(en: "Verify", vi: "Xác minh"),
        Kind::Appraise => text!(en: "Appraise", vi: "Thẩm định"),
        Kind::Consult => text!(en: "Consult", vi: "Lấy ý kiến"),
        Kind::Decide => text!(en: "Decide", vi: "Quyết định"),
        Kind::Issue => text!(en: "Issue", vi: "Cấp kết quả"),
        Kind::Pay => text!(en: "Ask for payment", vi: "Yêu cầu nộp tiền"),
        Kind::Return => text!(en: "Return the result", vi: "Trả kết quả"),
        Kind::Refuse => text!(en: "Refuse", vi: "Từ chối"),
        Kind::Notify => text!(en: "Notify", vi: "Thông báo"),
        Kind::Wait => text!(en: "Wait", vi: "Chờ"),
        Kind::Parallel => text!(en: "At the same time", vi: "Làm song song"),
        Kind::Call => text!(en: "Interlinked procedure", vi: "Thủ tục liên thông"),
        Kind::End => text!(en: "End", vi: "Kết thúc"),
    }
}

fn channel(channel: ChannelName) -> Text {
    match channel {
        ChannelName::Direct => text!(en: "filed in person", vi: "nộp trực tiếp"),
        ChannelName::Online => text!(en: "filed online", vi: "nộp trực tuyến"),
        ChannelName::Postal => text!(en: "filed by post", vi: "nộp qua bưu chính"),
    }
}

fn law_kind(kind: LawKind) -> Text {
    match kind {
        LawKind::Law => text!(en: "Law", vi: "Luật"),
        LawKind::Code => text!(en: "Code", vi: "Bộ luật"),
        LawKind::Resolution => text!(en: "Resolution", vi: "Nghị quyết"),
        LawKind::Decree => text!(en: "Decree", vi: "Nghị định"),
        LawKind::Circular => text!(en: "Circular", vi: "Thông tư"),
        LawKind::JointCircular => text!(en: "Joint circular", vi: "Thông tư liên tịch"),
        LawKind::Decision => text!(en: "Decision", vi: "Quyết định"),
        LawKind::Treaty => text!(en: "Treaty", vi: "Điều ước quốc tế"),
    }
}
