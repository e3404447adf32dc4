//! What a page must show for every set of answers, told by the interpreter alone: the questions are read from the page,
//! the papers from the model.

use std::collections::{BTreeMap, BTreeSet};

use thutuc::expression::{Answer, Kind, Typed, Value};
use thutuc::model::{Bring, Document, FactType, Formula, Mode};
use thutuc::process::Process;
use thutuc::run::Situation;

use super::html::Node;

/// A question of a page.
#[derive(Debug)]
pub struct Question {
    pub class: String,
    pub fact: String,
    pub level: usize,
    pub replies: Vec<Reply>,
}

/// An answer: its radio button, and the options it stands for; none stands for `Chưa rõ`.
#[derive(Debug)]
pub struct Reply {
    pub id: String,
    pub options: Vec<String>,
}

/// The questions of a page.
pub fn questions(page: &Node) -> Vec<Question> {
    let fieldsets = page.all("fieldset").into_iter().map(|fieldset| {
        let inputs = fieldset.all("input");
        let name = inputs[0].get("name").expect("radio buttons have a name");
        let (prefix, fact) = name.split_once('-').expect("a prefix");
        let level = prefix.trim_start_matches("hoi").parse().map_or(0, |level: usize| level - 1);
        let replies = inputs.iter().map(|input| Reply {
            id: input.get("id").expect("an id").to_owned(),
            options: input.get("value").unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
        });
        let class = fieldset.get("class").unwrap_or_default().to_owned();
        Question { class, fact: fact.to_owned(), level, replies: replies.collect() }
    });
    fieldsets.collect()
}

/// Every set of answers, each as the number of an answer to every question.
pub fn every_answer(questions: &[Question]) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for question in questions {
        all = all
            .into_iter()
            .flat_map(|set: Vec<usize>| {
                (0..question.replies.len()).map(move |reply| set.iter().copied().chain([reply]).collect())
            })
            .collect();
    }
    all
}

/// The radio buttons that are chosen.
pub fn checked(questions: &[Question], answers: &[usize]) -> BTreeSet<String> {
    questions.iter().zip(answers).map(|(question, reply)| question.replies[*reply].id.clone()).collect()
}

/// Which questions are put, and the options that are left for each fact of which an answer counts: a question is put
/// when it is certain that its fact is asked, and the question before it about the same fact left something open.
pub fn put<'q>(
    process: &Process,
    questions: &'q [Question],
    answers: &[usize],
) -> (Vec<bool>, BTreeMap<&'q str, &'q [String]>) {
    let mut left: BTreeMap<&str, &[String]> = BTreeMap::new();
    let mut put = Vec::new();
    for (index, question) in questions.iter().enumerate() {
        let when = process.meaning.fact(&question.fact).and_then(|fact| fact.when.as_ref());
        let asked =
            when.is_none_or(|when| cases(process, &left).iter().all(|case| ask(case, when) == Answer::Yes));
        let before = (0..index).filter(|other| questions[*other].fact == question.fact);
        let is_put =
            asked && before.into_iter().all(|other| put[other] && is_more(questions, other, answers[other]));
        let reply = &questions[index].replies[answers[index]];
        if is_put && !reply.options.is_empty() {
            left.insert(&question.fact, &reply.options[..]);
        }
        put.push(is_put);
    }
    (put, left)
}

/// Whether an answer is the one that the next question about the same fact takes apart.
fn is_more(questions: &[Question], at: usize, reply: usize) -> bool {
    let options = &questions[at].replies[reply].options;
    next_level(questions, at).is_some_and(|next| parts(&questions[next]) == *options)
}

fn next_level(questions: &[Question], at: usize) -> Option<usize> {
    let fits = |other: &Question| other.fact == questions[at].fact && other.level == questions[at].level + 1;
    questions.iter().position(fits)
}

/// All options that a question tells apart.
fn parts(question: &Question) -> Vec<String> {
    question.replies.iter().flat_map(|reply| reply.options.clone()).collect()
}

/// Every case that a set of answers can mean.
pub fn situations<'a>(process: &'a Process, questions: &[Question], answers: &[usize]) -> Vec<Situation<'a>> {
    cases(process, &put(process, questions, answers).1)
}

/// Every case in which each of these facts has one of its options.
fn cases<'a>(process: &'a Process, left: &BTreeMap<&str, &[String]>) -> Vec<Situation<'a>> {
    let mut cases: Vec<Vec<(String, Value)>> = vec![known(process)];
    for (fact, options) in left {
        let values: Vec<Value> = options.iter().map(|option| value(process, fact, option)).collect();
        let fact = (*fact).to_owned();
        let fact = &fact;
        cases = cases
            .into_iter()
            .flat_map(|case| {
                values
                    .iter()
                    .map(move |value| case.iter().cloned().chain([(fact.clone(), value.clone())]).collect())
            })
            .collect();
    }
    let whole = |case: Vec<(String, Value)>| {
        case.into_iter().fold(Situation::new(process), |situation, (name, value)| situation.with(name, value))
    };
    cases.into_iter().map(whole).collect()
}

/// The same cases with everything answered: what no question asks takes every value it can have, or a few of them.
pub fn whole_cases<'a>(
    process: &'a Process,
    questions: &[Question],
    answers: &[usize],
) -> Vec<Situation<'a>> {
    let (_, left) = put(process, questions, answers);
    let mut open: Vec<(String, Vec<Value>)> = Vec::new();
    for (name, options) in built_in(process) {
        let values = options.iter().map(Value::text).collect();
        open.push((name.to_owned(), values));
    }
    for fact in process.meaning.facts.iter().filter(|fact| fact.is.is_none()) {
        let values = match fact.kind.as_ref().map(|kind| kind.value) {
            Some(FactType::Boolean) => vec![Value::Boolean(true), Value::Boolean(false)],
            Some(FactType::Choice) => {
                fact.options.iter().map(|option| Value::text(&option.id.value)).collect()
            }
            Some(FactType::Number) => vec![Value::from(0), Value::from(7), Value::from(40)],
            _ => vec![Value::Null],
        };
        open.push((fact.id.value.clone(), values));
    }
    open.retain(|(name, _)| !left.contains_key(name.as_str()));
    situations_with(process, questions, answers, &open)
}

/// How many whole cases are looked at for one set of answers; of more values of a fact, the first stands for all.
const MOST: usize = 96;

fn situations_with<'a>(
    process: &'a Process,
    questions: &[Question],
    answers: &[usize],
    open: &[(String, Vec<Value>)],
) -> Vec<Situation<'a>> {
    let mut count = situations(process, questions, answers).len();
    let mut more: Vec<Vec<(String, Value)>> = vec![Vec::new()];
    for (name, values) in open {
        let few = if count * values.len() <= MOST { &values[..] } else { &values[..1] };
        count *= few.len();
        more = more
            .into_iter()
            .flat_map(|case| {
                few.iter()
                    .map(move |value| case.iter().cloned().chain([(name.clone(), value.clone())]).collect())
            })
            .collect();
    }
    let mut all = Vec::new();
    for added in &more {
        for mut situation in situations(process, questions, answers) {
            for (name, value) in added {
                situation = situation.with(name.as_str(), value.clone());
            }
            all.push(situation);
        }
    }
    all
}

/// The built-in choices with their options in this procedure.
fn built_in(process: &Process) -> Vec<(&'static str, Vec<String>)> {
    let procedure = &process.procedure;
    let mut all = Vec::new();
    if let Some(channels) = &procedure.channels {
        let open = [("direct", &channels.direct), ("online", &channels.online), ("postal", &channels.postal)];
        all.push((
            "channel",
            open.iter().filter(|(_, row)| row.is_some()).map(|(id, _)| (*id).to_owned()).collect(),
        ));
    }
    if procedure.cases.iter().all(|case| case.when.is_none()) && !procedure.cases.is_empty() {
        all.push(("case", procedure.cases.iter().map(|case| case.id.value.clone()).collect()));
    }
    all.push(("applicant", procedure.applicants.iter().map(|id| id.value.clone()).collect()));
    all
}

/// What is known of everybody: the only channel, case, applicant there is, and the place.
fn known(process: &Process) -> Vec<(String, Value)> {
    let only = built_in(process).into_iter().filter(|(_, options)| options.len() == 1);
    let mut known: Vec<(String, Value)> =
        only.map(|(name, options)| (name.to_owned(), Value::text(&options[0]))).collect();
    let place = process.place.clone().or(process.procedure.place.as_ref().map(|place| place.value.clone()));
    known.extend(place.map(|place| ("place".to_owned(), Value::text(place))));
    known
}

fn value(process: &Process, fact: &str, option: &str) -> Value {
    let boolean = process.meaning.fact(fact).and_then(|fact| fact.kind.as_ref());
    if boolean.is_some_and(|kind| kind.value == FactType::Boolean) {
        return Value::Boolean(option == "true");
    }
    Value::text(option)
}

/// The rows from the top list down to the one that an id names: `giay-tuy-than_2`.
pub fn rows<'a>(process: &'a Process, place: &str) -> Vec<&'a Document> {
    let mut parts = place.split('_');
    let top = parts.next().expect("an id");
    let documents = &process.procedure.documents;
    let mut row = documents.iter().find(|row| row.id.as_ref().is_some_and(|id| id.value == top));
    let mut rows = Vec::new();
    loop {
        let Some(here) = row else { panic!("`{place}` names no row") };
        rows.push(&here.value);
        let Some(arm) = parts.next() else { return rows };
        let arm: usize = arm.parse().expect("arms are numbered");
        row = here.value.arms().nth(arm - 1);
    }
}

/// Whether a condition holds as far as is known; the rows of a list nobody was asked about.
fn ask(situation: &Situation<'_>, when: &Formula) -> Answer {
    fn looks_at_rows(tree: &Typed) -> bool {
        tree.note.kind == Some(Kind::Row) || tree.node.children().any(looks_at_rows)
    }
    let typed = situation.process().meaning.at(when);
    if typed.is_some_and(looks_at_rows) { Answer::Open } else { situation.ask(Some(when)) }
}

/// Whether a row certainly does not apply.
fn is_ruled_out(situation: &Situation<'_>, rows: &[&Document]) -> bool {
    let denied =
        rows.iter().filter_map(|row| row.when.as_ref()).any(|when| ask(situation, when) == Answer::No);
    let last = rows.last().expect("a row");
    let arms: Vec<&Document> = last.arms().map(|arm| &arm.value).collect();
    let no_arm = !arms.is_empty()
        && arms.iter().all(|arm| {
            let below: Vec<&Document> = rows.iter().copied().chain([*arm]).collect();
            is_ruled_out(situation, &below)
        });
    denied || no_arm
}

/// Whether data certainly takes the place of a row, or certainly not.
fn by_data(situation: &Situation<'_>, rows: &[&Document]) -> Answer {
    let last = rows.last().expect("a row");
    let mode = rows.iter().rev().find_map(|row| row.mode.as_ref()).map(|mode| mode.value);
    if mode == Some(Mode::Fetch) && last.arms().next().is_none() {
        return Answer::Yes;
    }
    let Some(replacement) = &last.replaced_by else { return Answer::No };
    let unless_found = replacement.bring.as_ref().is_some_and(|bring| bring.value == Bring::UnlessFound);
    match &replacement.when {
        Some(when) => ask(situation, when),
        None if unless_found => Answer::No,
        None => Answer::Yes,
    }
}

/// What a line of the list is: its id, and whether it is an arm of a group that is shown.
#[derive(Debug)]
pub struct Line {
    pub id: String,
    pub arm: bool,
    pub classes: Vec<String>,
    /// The lines it stands in.
    pub inside: Vec<String>,
}

/// The lines of a page.
pub fn lines(page: &Node) -> Vec<Line> {
    let mut found = Vec::new();
    page.walk(&mut |node, around| {
        let id = node.get("id").unwrap_or_default();
        if node.name == "li" && (id.starts_with("giay-") || id.starts_with("du-lieu-")) {
            let inside = around.iter().filter(|node| node.name == "li").filter_map(|node| node.get("id"));
            found.push(Line {
                id: id.to_owned(),
                arm: around.iter().any(|node| node.has_class("arms")),
                classes: node
                    .get("class")
                    .unwrap_or_default()
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
                inside: inside.map(str::to_owned).collect(),
            });
        }
    });
    found
}

/// Whether a line must be hidden: in every case that the answers can mean, it certainly plays no part.
pub fn must_hide(process: &Process, line: &Line, cases: &[Situation<'_>]) -> bool {
    let data = line.id.strip_prefix("du-lieu-");
    let place = data.or(line.id.strip_prefix("giay-")).expect("a line");
    let rows = rows(process, place);
    cases.iter().all(|case| match data {
        Some(_) => {
            let denied =
                rows.iter().filter_map(|row| row.when.as_ref()).any(|when| ask(case, when) == Answer::No);
            denied || by_data(case, &rows) == Answer::No
        }
        None => is_ruled_out(case, &rows) || !line.arm && by_data(case, &rows) == Answer::Yes,
    })
}
