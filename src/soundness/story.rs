//! A run told to people.

use std::collections::BTreeSet;

use crate::diagnostic::{Label, Story, Text};
use crate::net::{Explanation, Fault, Kind, Marking, Plan, explain};
use crate::source::Span;
use crate::text;

/// A node as people know it.
#[derive(Clone, Debug, Default)]
pub struct Spot {
    /// What it is called; nothing where it has no name.
    pub name: Text,
    /// Where it is written.
    pub span: Span,
}

/// A flow as people know it.
#[derive(Clone, Debug, Default)]
pub struct Way {
    /// The answer with which it is taken.
    pub answer: Text,
    /// What comes to a join by it.
    pub branch: Text,
}

/// A plan with words.
#[derive(Clone, Debug)]
pub struct Worded<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its nodes.
    pub nodes: Vec<Spot>,
    /// Its flows.
    pub flows: Vec<Way>,
}

/// A fault, where it shows, and its story.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What is wrong.
    pub fault: Fault,
    /// The node that waits, is done twice, or lies on the circle.
    pub node: Option<usize>,
    /// The node from which two tokens come.
    pub fork: Option<usize>,
    /// How it comes about.
    pub story: Story,
}

/// The worst fault of a plan, by the shortest run that shows it.
pub fn show(worded: &Worded<'_>) -> Option<Shown> {
    let told = explain(worded.plan)?;
    let node = match told.fault {
        Fault::Doubled => told.markings.last().and_then(|marking| doubled(worded.plan, marking)),
        Fault::Deadlock => told.waiting.iter().max_by_key(|waiting| waiting.come.len()).map(|it| it.join),
        Fault::Livelock => told.circle.and_then(|from| told.run.get(from)).map(|step| step.node),
        Fault::Dead => None,
    };
    let fork = told.decided.filter(|_| told.fault == Fault::Doubled).map(|at| told.run[at].node);
    Some(Shown { fault: told.fault, node, fork, story: tell(worded, &told) })
}

/// Steps of a long story that are told: the first, and so many before the last.
const LAST: usize = 5;

/// Tells a run in both languages.
fn tell(worded: &Worded<'_>, explanation: &Explanation) -> Story {
    let teller = Teller { worded, told: explanation };
    let happened = teller.happened();
    let ending = match explanation.fault {
        Fault::Doubled => teller.twice(&happened),
        Fault::Deadlock => teller.waiting(&happened),
        Fault::Livelock => return teller.circle(happened),
        Fault::Dead => Text::default(),
    };
    let way = way(&happened, teller.decided(&happened));
    let told = text!(en: "{way}{ending}", vi: "{way}{ending}"; way = way; ending = ending);
    Story { told, steps: happened.into_iter().map(|(_, label)| label).collect() }
}

/// What people see happen: the number of the step in the run, and what it is.
type Happened = Vec<(usize, Label)>;

struct Teller<'a> {
    worded: &'a Worded<'a>,
    told: &'a Explanation,
}

impl Teller<'_> {
    /// Each visible step; an answer belongs to the step in front of it.
    fn happened(&self) -> Happened {
        let plan = self.worded.plan;
        let ways = plan.ways();
        let mut happened: Happened = Vec::new();
        for (at, step) in self.told.run.iter().enumerate() {
            let node = &self.worded.nodes[step.node];
            let begins = !step.takes.is_empty()
                || plan.nodes[step.node].is_entry()
                || plan.nodes[step.node].host().is_some();
            if plan.nodes[step.node].is_visible() && begins && !node.name.vi.is_empty() {
                happened.push((at, Label { span: node.span, text: node.name.clone() }));
            }
            let is_choice = plan.nodes[step.node] == Kind::Exclusive && ways[step.node].out.len() > 1;
            let answer =
                step.gives.first().filter(|_| is_choice).map(|flow| &self.worded.flows[*flow].answer);
            let (Some(answer), Some((_, last))) = (answer, happened.last_mut()) else { continue };
            if !answer.vi.is_empty() {
                let step = &last.text;
                last.text =
                    text!(en: "{step} ({answer})", vi: "{step} ({answer})"; step = step; answer = answer);
            }
        }
        happened
    }

    /// Which of the things that happened decided it: the choice, or the event that came first.
    fn decided(&self, happened: &Happened) -> Option<usize> {
        let decided = self.told.decided?;
        if self.is_silent_choice(decided) {
            return happened.iter().position(|(at, _)| *at > decided);
        }
        happened.iter().rposition(|(at, _)| *at <= decided)
    }

    /// Whether nothing is said of which way was chosen.
    fn is_silent_choice(&self, at: usize) -> bool {
        let step = &self.told.run[at];
        let is_said = step.gives.first().is_some_and(|flow| !self.worded.flows[*flow].answer.vi.is_empty());
        self.worded.plan.nodes[step.node] == Kind::Exclusive && !is_said
    }

    /// Behind what nothing could be helped.
    fn since(&self, happened: &Happened) -> Text {
        let gateway = self.told.decided.filter(|at| self.is_silent_choice(*at));
        let gateway = gateway.map(|at| &self.worded.nodes[self.told.run[at].node].name);
        let step = self.decided(happened).filter(|decided| decided + 1 < happened.len());
        let step = gateway.filter(|name| !name.vi.is_empty()).or(step.map(|step| &happened[step].1.text));
        step.map_or_else(
            Text::default,
            |step| text!(en: ", ever since {step}", vi: ", kể từ {step}"; step = step),
        )
    }

    fn waiting(&self, happened: &Happened) -> Text {
        let Some(waiting) = self.told.waiting.iter().max_by_key(|waiting| waiting.come.len()) else {
            return text!(en: "; nothing can go on from there", vi: "; từ đó không làm tiếp được việc gì");
        };
        let join = &self.worded.nodes[waiting.join].name;
        if waiting.is_unopened {
            return text!(
                en: "; the case stands at the end of {join}, which has not begun",
                vi: "; hồ sơ đến cuối {join} khi {join} chưa bắt đầu";
                join = join
            );
        }
        let missing: Vec<&Text> =
            waiting.missing.iter().map(|flow| &self.worded.flows[*flow].branch).collect();
        let missing = list(&missing);
        let since = self.since(happened);
        if missing.vi.is_empty() {
            return text!(en: "; {join} waits for ever{since}", vi: "; {join} chờ mãi{since}"; join = join; since = since);
        }
        text!(
            en: "; {join} waits for {missing}, which can no longer come{since}",
            vi: "; {join} chờ {missing}, mà việc này không còn xảy ra được nữa{since}";
            join = join; missing = missing; since = since
        )
    }

    fn twice(&self, happened: &Happened) -> Text {
        let what = match self.told.markings.last().and_then(|marking| doubled(self.worded.plan, marking)) {
            Some(node) if self.worded.plan.nodes[node] == Kind::End => {
                text!(en: "; so the case ends twice", vi: "; như vậy hồ sơ kết thúc hai lần")
            }
            Some(node) if !self.worded.nodes[node].name.vi.is_empty() => {
                let name = &self.worded.nodes[node].name;
                text!(en: "; so {name} is done twice at once", vi: "; như vậy {name} bị làm hai lần cùng lúc"; name = name)
            }
            _ => {
                text!(en: "; so the same is done twice at once", vi: "; như vậy một việc bị làm hai lần cùng lúc")
            }
        };
        let fork = self.told.decided.map(|at| self.told.run[at].node);
        let fork = fork.map(|node| &self.worded.nodes[node].name).filter(|name| !name.vi.is_empty());
        match fork {
            Some(fork) if !happened.is_empty() => text!(
                en: "{what}: both come from {fork}",
                vi: "{what}: cả hai lượt đều tách ra từ {fork}";
                what = what; fork = fork
            ),
            _ => what,
        }
    }

    fn circle(&self, happened: Happened) -> Story {
        let begins = self.told.circle.unwrap_or_default();
        let (before, round): (Happened, Happened) =
            happened.iter().cloned().partition(|(at, _)| *at < begins);
        let (way, round) = (way(&before, None), way(&round, None));
        let told = text!(
            en: "{way}; then {round} again and again, and nothing leads to an end",
            vi: "{way}; rồi {round} lặp lại mãi, không có lối nào dẫn đến kết thúc";
            way = way; round = round
        );
        Story { told, steps: happened.into_iter().map(|(_, label)| label).collect() }
    }
}

/// What happened, the middle of a long story left out.
fn way(happened: &Happened, decided: Option<usize>) -> Text {
    let from = happened.len().saturating_sub(LAST);
    let kept: BTreeSet<usize> =
        [Some(0), decided].into_iter().flatten().chain(from..happened.len()).collect();
    let mut told = Text::default();
    let mut before = None;
    for at in kept.into_iter().filter(|at| *at < happened.len()) {
        let gap = match before {
            None => "",
            Some(before) if before + 1 == at => " → ",
            Some(_) => " → … → ",
        };
        let step = &happened[at].1.text;
        told = text!(en: "{told}{gap}{step}", vi: "{told}{gap}{step}", gap = gap; told = told; step = step);
        before = Some(at);
    }
    told
}

fn list(names: &[&Text]) -> Text {
    let join = |name: fn(&Text) -> &str, and: &str| {
        let names: Vec<&str> = names.iter().map(|text| name(text)).filter(|name| !name.is_empty()).collect();
        names.join(and)
    };
    Text { en: join(|text| &text.en, " and "), vi: join(|text| &text.vi, " và ") }
}

/// The node that is done twice: the first with a name behind the flow with two tokens.
fn doubled(plan: &Plan, marking: &Marking) -> Option<usize> {
    let twice = |(node, count): (&usize, &usize)| (*count > 1).then_some(*node);
    if let Some(end) = marking.ends.iter().find_map(twice) {
        return Some(end);
    }
    if let Some(inside) = marking.inside.iter().find_map(|(node, (count, _))| (*count > 1).then_some(*node)) {
        return Some(inside);
    }
    let Some(flow) = marking.flows.iter().find_map(twice) else {
        return marking.blocks.iter().find_map(twice);
    };
    let ways = plan.ways();
    let mut node = plan.flows[flow].to;
    for _ in 0..plan.nodes.len() {
        match ways[node].out[..] {
            [only] if plan.nodes[node] == Kind::Exclusive => node = plan.flows[only].to,
            _ => break,
        }
    }
    Some(node)
}
