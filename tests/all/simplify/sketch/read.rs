//! From text to graph.

use thutuc::calendar::Duration;
use thutuc::model::{ChannelName, Ends};
use thutuc::process::{Flow, Graph, GraphNode, Guard, Knowledge, NodeId, NodeKind, TaskKind, Trigger};
use thutuc::source::{FileId, Span};

use super::{Sketch, default_step};

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
