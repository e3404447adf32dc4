//! Graphs as a few lines of text, to be read in pages, in snapshots, and where a law breaks.
//!
//! `id: kind …` makes a node, `from -> to …` a flow; a node that is only named in flows is a user task. Words in quotes
//! may hold blanks.
//!
//! ```text
//! kiem-tra.ways: xor
//! tra: end granted in cong-an-xa
//! kiem-tra.ways -> tra decides du if f "Hồ sơ đủ"
//! never f
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use thutuc::calendar::Duration;
use thutuc::model::{ChannelName, Ends};
use thutuc::process::{Flow, Graph, GraphNode, Guard, Knowledge, NodeId, NodeKind, TaskKind, Trigger};
use thutuc::source::{FileId, Span};

/// A graph and which steps change which formulas when they are done.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    pub graph: Graph,
    pub writes: BTreeMap<String, Vec<Span>>,
    formulas: Vec<String>,
}

impl From<Graph> for Sketch {
    fn from(graph: Graph) -> Self {
        Self { graph, ..Self::default() }
    }
}

impl Sketch {
    /// The span that stands for a formula.
    pub fn formula(&mut self, name: &str) -> Span {
        let known = self.formulas.iter().position(|known| known == name);
        let index = known.unwrap_or_else(|| {
            self.formulas.push(name.to_owned());
            self.formulas.len() - 1
        });
        Span::new(FileId(0), 10_000 + 10 * index, 10_005 + 10 * index)
    }

    /// The name of the formula that a span stands for.
    pub fn name(&self, span: Span) -> String {
        let index = (span.start as usize).saturating_sub(10_000) / 10;
        self.formulas.get(index).cloned().unwrap_or_else(|| format!("{}", span.start))
    }

    /// The text it was read from, or might have been.
    pub fn text(&self) -> String {
        let name = |span: Span| self.name(span);
        let mut text = draw(&self.graph, &name);
        for (step, formulas) in &self.writes {
            let names: Vec<String> = formulas.iter().map(|span| name(*span)).collect();
            writeln!(text, "writes {step} {}", names.join(" ")).expect("a string");
        }
        text
    }
}

/// Words by blanks; what stands in quotes is one word.
fn words(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (word, behind) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a closing quote"),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        found.push(word.to_owned());
        rest = behind.trim_start();
    }
    found
}

/// The word behind a key word; both are taken out.
fn behind(words: &mut Vec<String>, key: &str) -> Option<String> {
    let at = words.iter().position(|word| word == key)?;
    words.remove(at);
    (at < words.len()).then(|| words.remove(at))
}

/// Reads a sketch; panics at what it does not understand, since it is read by tests only.
pub fn parse(text: &str) -> Sketch {
    let mut sketch = Sketch::default();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for line in &lines {
        if let Some((id, rest)) = line.split_once(": ") {
            node(&mut sketch, id, rest);
        }
    }
    for line in &lines {
        if let Some((from, rest)) = line.split_once(" -> ") {
            task_unless_known(&mut sketch, from);
            task_unless_known(&mut sketch, rest.split(' ').next().unwrap_or(rest));
        }
    }
    for line in &lines {
        if let Some((from, rest)) = line.split_once(" -> ") {
            flow(&mut sketch, from, rest);
        } else if !line.contains(": ") {
            fact(&mut sketch, &words(line));
        }
    }
    sketch
}

fn task_unless_known(sketch: &mut Sketch, id: &str) {
    if sketch.graph.find(id).is_none() {
        node(sketch, id, "user");
    }
}

fn node(sketch: &mut Sketch, id: &str, rest: &str) {
    let mut words = words(rest);
    let lane = behind(&mut words, "in");
    let step = behind(&mut words, "of").unwrap_or_else(|| default_step(id).to_owned());
    let name = behind(&mut words, "called").unwrap_or_default();
    let until = behind(&mut words, "until");
    let kind = kind(sketch, &words, until);
    let has_step = step != "-" && !matches!(kind, NodeKind::Start | NodeKind::Interrupt { .. });
    let place = 10 * sketch.graph.size().0;
    sketch.graph.add(GraphNode {
        id: id.to_owned(),
        kind,
        step: has_step.then_some(step),
        lane,
        name,
        span: Span::new(FileId(0), place, place + 5),
    });
}

fn default_step(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

fn find(graph: &Graph, id: &str) -> NodeId {
    graph.find(id).unwrap_or_else(|| panic!("no node `{id}`"))
}

fn kind(sketch: &Sketch, words: &[String], until: Option<String>) -> NodeKind {
    let argument = words.get(1).map_or("", String::as_str);
    let message = |event: &str| Trigger::Message { event: event.to_owned(), sender: None };
    let timer = |interrupting| NodeKind::Boundary {
        host: find(&sketch.graph, argument),
        interrupting,
        trigger: Trigger::Limit,
    };
    match words[0].as_str() {
        "start" => NodeKind::Start,
        "end" => NodeKind::End {
            ends: Ends::ALL.iter().copied().find(|ends| ends.word() == argument),
            stops_all: words.iter().any(|word| word == "all"),
        },
        "user" => NodeKind::Task(TaskKind::User),
        "service" => NodeKind::Task(TaskKind::Service),
        "send" => NodeKind::Task(TaskKind::Send),
        "call" => NodeKind::Call { procedure: argument.to_owned() },
        "xor" => NodeKind::Exclusive,
        "and" => NodeKind::Parallel,
        "events" => NodeKind::EventBased,
        "message" => NodeKind::Catch(message(argument)),
        "after" => NodeKind::Catch(Trigger::After(argument.parse::<Duration>().expect("a duration"))),
        "limit" => NodeKind::Catch(Trigger::Limit),
        "date" => NodeKind::Catch(Trigger::Date(argument.to_owned())),
        "timer" => timer(true),
        "notice" => timer(false),
        "anytime" => NodeKind::Interrupt { trigger: message(argument), within: None, until_step: until },
        other => panic!("no kind of node `{other}`"),
    }
}

fn flow(sketch: &mut Sketch, from: &str, rest: &str) {
    let name = rest.strip_suffix('"').and_then(|rest| rest.rsplit_once(" \"")).filter(|(front, _)| {
        !["if", "decides", "by", "below"].iter().any(|key| front.ends_with(&format!(" {key}")))
    });
    let (rest, name) = name.map_or((rest, None), |(front, name)| (front, Some(name.to_owned())));
    let mut words = words(rest);
    let (from, to) = (find(&sketch.graph, from), find(&sketch.graph, &words.remove(0)));
    let guard = guard(sketch, &mut words);
    assert!(words.is_empty(), "what is {words:?}");
    let place = 5_000 + 10 * sketch.graph.size().1;
    sketch.graph.connect(from, to, Flow { guard, name, span: Span::new(FileId(0), place, place + 5) });
}

fn guard(sketch: &mut Sketch, words: &mut Vec<String>) -> Guard {
    let formula = behind(words, "if").map(|name| sketch.formula(&name));
    let channels = behind(words, "by").map(|list| list.split(',').map(channel).collect());
    let outcome = behind(words, "decides");
    if let Some(at) = words.iter().position(|word| word == "below") {
        let counter = words[at + 1].clone();
        let times = words[at + 2].parse().expect("a number");
        words.drain(at..at + 3);
        return Guard::Below { counter, times };
    }
    if words.first().is_some_and(|word| word == "else") {
        words.remove(0);
        return Guard::Otherwise;
    }
    match (outcome, formula, channels) {
        (Some(outcome), formula, _) => Guard::Outcome { outcome, formula },
        (None, None, None) => Guard::Always,
        (None, formula, channels) => Guard::When { formula, channels: channels.unwrap_or_default() },
    }
}

fn channel(word: &str) -> ChannelName {
    let found = ChannelName::ALL.iter().copied().find(|channel| channel.word() == word);
    found.unwrap_or_else(|| panic!("no channel `{word}`"))
}

fn fact(sketch: &mut Sketch, words: &[String]) {
    let mut known: Knowledge = sketch.graph.known().clone();
    match words[0].as_str() {
        "never" => known.never.extend(words[1..].iter().map(|name| sketch.formula(name))),
        "complete" => known.complete.push(words[1..].iter().map(|name| sketch.formula(name)).collect()),
        "channels" => known.channels.extend(words[1..].iter().map(|word| channel(word))),
        "writes" => {
            let formulas = words[2..].iter().map(|name| sketch.formula(name)).collect();
            sketch.writes.insert(words[1].clone(), formulas);
        }
        other => panic!("what is `{other}`"),
    }
    sketch.graph.learn(known);
}

/// A graph as the text of a sketch.
pub fn draw(graph: &Graph, formula: &dyn Fn(Span) -> String) -> String {
    let mut text = String::new();
    for (_, node) in graph.nodes() {
        let of = match &node.step {
            Some(step) if step == default_step(&node.id) => String::new(),
            None if matches!(node.kind, NodeKind::Start | NodeKind::Interrupt { .. }) => String::new(),
            step => format!(" of {}", step.as_deref().unwrap_or("-")),
        };
        let lane = node.lane.as_ref().map(|lane| format!(" in {lane}")).unwrap_or_default();
        let called = if node.name.is_empty() || is_named_after_step(node) {
            String::new()
        } else {
            format!(" called \"{}\"", node.name)
        };
        writeln!(text, "{}: {}{lane}{of}{called}", node.id, kind_words(graph, &node.kind)).expect("a string");
    }
    for flow in graph.flows() {
        let name = flow.flow.name.as_ref().map(|name| format!(" \"{name}\"")).unwrap_or_default();
        let (from, to) = (&graph.node(flow.from).id, &graph.node(flow.to).id);
        writeln!(text, "{from} -> {to}{}{name}", guard_words(&flow.flow.guard, formula)).expect("a string");
    }
    text + &known_words(graph.known(), formula)
}

fn is_named_after_step(node: &GraphNode) -> bool {
    node.step.as_ref() == Some(&node.name)
}

fn kind_words(graph: &Graph, kind: &NodeKind) -> String {
    let ends_words = |ends: &Option<Ends>| ends.map(|ends| format!(" {}", ends.word())).unwrap_or_default();
    match kind {
        NodeKind::Start => "start".into(),
        NodeKind::End { ends, stops_all } => {
            format!("end{}{}", ends_words(ends), if *stops_all { " all" } else { "" })
        }
        NodeKind::Task(TaskKind::User) => "user".into(),
        NodeKind::Task(TaskKind::Service) => "service".into(),
        NodeKind::Task(TaskKind::Send) => "send".into(),
        NodeKind::Call { procedure } => format!("call {procedure}"),
        NodeKind::Exclusive => "xor".into(),
        NodeKind::Parallel => "and".into(),
        NodeKind::EventBased => "events".into(),
        NodeKind::Catch(trigger) => trigger_words(trigger),
        NodeKind::Boundary { host, interrupting, .. } => {
            format!("{} {}", if *interrupting { "timer" } else { "notice" }, graph.node(*host).id)
        }
        NodeKind::Interrupt { trigger, until_step, .. } => {
            let until = until_step.as_ref().map(|step| format!(" until {step}")).unwrap_or_default();
            format!("any{}{until}", trigger_words(trigger).replacen("message", "time", 1))
        }
    }
}

fn trigger_words(trigger: &Trigger) -> String {
    match trigger {
        Trigger::Message { event, .. } => format!("message {event}"),
        Trigger::After(duration) => format!("after \"{duration}\""),
        Trigger::Limit => "limit".into(),
        Trigger::Date(fact) => format!("date {fact}"),
    }
}

fn guard_words(guard: &Guard, formula: &dyn Fn(Span) -> String) -> String {
    let asked = |span: &Option<Span>| {
        let name = span.map(formula)?;
        Some(if name.contains(' ') { format!(" if \"{name}\"") } else { format!(" if {name}") })
    };
    match guard {
        Guard::Always => String::new(),
        Guard::Otherwise => " else".into(),
        Guard::Below { counter, times } => format!(" below {counter} {times}"),
        Guard::Outcome { outcome, formula } => {
            format!(" decides {outcome}{}", asked(formula).unwrap_or_default())
        }
        Guard::When { formula, channels } => {
            let by: Vec<&str> = channels.iter().map(|channel| channel.word()).collect();
            let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(",")) };
            format!("{}{by}", asked(formula).unwrap_or_default())
        }
    }
}

fn known_words(known: &Knowledge, formula: &dyn Fn(Span) -> String) -> String {
    let mut text = String::new();
    let mut line = |key: &str, words: Vec<String>| {
        if !words.is_empty() {
            writeln!(text, "{key} {}", words.join(" ")).expect("a string");
        }
    };
    line("never", known.never.iter().map(|span| formula(*span)).collect());
    for group in &known.complete {
        line("complete", group.iter().map(|span| formula(*span)).collect());
    }
    line("channels", known.channels.iter().map(|channel| channel.word().to_owned()).collect());
    text
}

#[test]
fn a_sketch_is_read_as_it_is_drawn() {
    let text = "start: start\na: user in xa\ng: xor of a\nt: timer a\nn: notice a\ne: end granted all\n\
                w: message x of w2\nany: anytime rut until a\nstart -> a\na -> g\ng -> e if f by direct \"có lời\"\n\
                g -> a below c 2\ng -> w else\ng -> e decides du if g\nw -> e\nt -> e\nn -> e\nany -> e\n\
                never f\ncomplete f g\nchannels direct online\nwrites a f\n";
    assert_eq!(parse(text).text(), text);
}
