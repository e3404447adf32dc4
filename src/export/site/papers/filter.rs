//! The style rules by which answers shorten the list. An unknown answer hides nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::questions::{Question, asked_when, told};
use super::rules::{Conjunction, Table};
use super::verdicts::{Fact, Verdict, Verdicts, ask_typed, unfold};
use crate::export::site::answers::{anybody, depends_on};
use crate::expression::{Answer, Typed, Value};
use crate::process::Process;

/// How many combinations of answers one rule may look at.
const BUDGET: usize = 4_000;

/// The facts, the questions about them, and what is judged.
pub struct Filter<'a> {
    process: &'a Process,
    facts: &'a [Fact],
    questions: &'a [Question],
    /// For each question, for which answers it is not put.
    not_put: Vec<Table>,
    /// What answers can mean, by the facts that are asked about.
    cases: BTreeMap<Vec<usize>, Rc<Cases>>,
    hiding: BTreeMap<String, Vec<String>>,
    counting: BTreeMap<String, Vec<String>>,
}

/// How a line counts in the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Whenever it is shown.
    Always,
    /// Never: whether it is needed stays open, or it is asked of nobody.
    Never,
    /// As the answers say.
    Sometimes,
}

/// Every combination of answers to some questions, and the options of some facts that each can mean.
struct Cases {
    questions: Vec<usize>,
    sizes: Vec<usize>,
    /// For each combination, the numbers of the verdicts that it can mean.
    meant: Vec<Vec<usize>>,
    /// For each combination, whether every question that is put is answered.
    complete: Vec<bool>,
}

impl Cases {
    fn table(&self, holds: impl Fn(&[usize]) -> bool) -> Table {
        Table {
            questions: self.questions.clone(),
            sizes: self.sizes.clone(),
            holds: self.meant.iter().map(|meant| holds(meant)).collect(),
        }
    }
}

impl<'a> Filter<'a> {
    /// No rules yet.
    pub fn new(process: &'a Process, facts: &'a [Fact], questions: &'a [Question]) -> Self {
        let (hiding, counting) = (BTreeMap::new(), BTreeMap::new());
        let mut filter =
            Self { process, facts, questions, not_put: Vec::new(), cases: BTreeMap::new(), hiding, counting };
        for index in 0..questions.len() {
            let table = filter.find_not_put(index);
            filter.not_put.push(table);
        }
        filter
    }

    /// For which answers something is certain of a line, whichever of their options are meant.
    pub fn table(&mut self, verdicts: &Verdicts, certain: impl Fn(&Verdict) -> bool) -> Table {
        let cases = self.cases(&verdicts.facts);
        cases.table(|meant| meant.iter().all(|state| certain(verdicts.number(*state))))
    }

    /// What every combination of answers about some facts can mean; looked up once for all lines that depend on them.
    fn cases(&mut self, facts: &[usize]) -> Rc<Cases> {
        if let Some(known) = self.cases.get(facts) {
            return Rc::clone(known);
        }
        let questions = self.about(facts);
        let (mut meant, mut complete) = (Vec::new(), Vec::new());
        let table = self.table_of(&questions, |_| false);
        for index in 0..table.holds.len() {
            let answers = table.answers(index);
            let answer = |question: usize| {
                let at = questions.iter().position(|other| *other == question);
                at.map_or(self.questions[question].unknown(), |at| answers[at])
            };
            let open = |question: &usize| answer(*question) == self.questions[*question].unknown();
            complete.push(questions.iter().all(|one| !open(one) || self.not_put[*one].at(answer)));
            meant.push(self.meant(facts, &answer));
        }
        let cases = Rc::new(Cases { questions, sizes: table.sizes, meant, complete });
        self.cases.insert(facts.to_vec(), Rc::clone(&cases));
        cases
    }

    /// A table over some questions; all others are not answered.
    fn table_of(&self, questions: &[usize], holds: impl Fn(&dyn Fn(usize) -> usize) -> bool) -> Table {
        let sizes = questions.iter().map(|index| self.questions[*index].replies.len() + 1).collect();
        Table::of(questions.to_vec(), sizes, |answers| {
            holds(&|question| {
                let at = questions.iter().position(|other| *other == question);
                at.map_or(self.questions[question].unknown(), |at| answers[at])
            })
        })
    }

    /// The questions about some facts, and those that decide whether these are put.
    fn about(&self, facts: &[usize]) -> Vec<usize> {
        let own = (0..self.questions.len()).filter(|index| facts.contains(&self.questions[*index].fact));
        let above =
            own.clone().filter_map(|index| self.not_put.get(index)).flat_map(|table| &table.questions);
        let all: BTreeSet<usize> = above.copied().chain(own).collect();
        all.into_iter().collect()
    }

    /// Every state of some facts that the answers can mean, each as its number among the verdicts; a fact is open while
    /// no question about it is both put and answered.
    fn meant(&self, facts: &[usize], answer: &dyn Fn(usize) -> usize) -> Vec<usize> {
        let counted = |question: usize| (!self.not_put[question].at(answer)).then(|| answer(question));
        let mut states = vec![0];
        for fact in facts {
            let open = self.facts[*fact].options.len();
            let left = told(self.questions, *fact, counted).unwrap_or(std::slice::from_ref(&open));
            states = states
                .iter()
                .flat_map(|state| left.iter().map(move |option| state * (open + 1) + option))
                .collect();
        }
        states
    }

    /// Something of this class is hidden where the table holds. Whether a rule was needed.
    pub fn hide(&mut self, class: &str, table: &Table) -> bool {
        for conjunction in table.cover() {
            self.hiding.entry(self.selector(&conjunction)).or_default().push(class.to_owned());
        }
        !table.is_never()
    }

    /// How a line counts in the total, which is shown only when every question is answered.
    pub fn count(&mut self, class: &str, verdicts: &Verdicts, gone: &Table) -> Counts {
        let mut brings = self.table(verdicts, |verdict| verdict.brings == Answer::Yes);
        let complete = &self.cases(&verdicts.facts).complete;
        let answered: Vec<usize> = (0..complete.len()).filter(|index| complete[*index]).collect();
        brings.holds.iter_mut().zip(complete).for_each(|(brings, complete)| *brings &= complete);
        if brings.is_never() {
            return Counts::Never;
        }
        if answered.iter().all(|index| brings.holds[*index] || gone.holds[*index]) {
            return Counts::Always;
        }
        for conjunction in brings.cover() {
            self.counting.entry(self.selector(&conjunction)).or_default().push(class.to_owned());
        }
        Counts::Sometimes
    }

    /// Hides a heading where all that stands below it is hidden.
    pub fn hide_heading(&mut self, class: &str, below: &[Table]) {
        let mut questions: Vec<usize> = below.iter().flat_map(|table| table.questions.clone()).collect();
        questions.sort_unstable();
        questions.dedup();
        let sizes = questions.iter().map(|index| self.questions[*index].replies.len() + 1);
        if sizes.product::<usize>() > BUDGET || below.iter().any(Table::is_never) {
            return;
        }
        let all = self.table_of(&questions, |answer| below.iter().all(|table| table.at(answer)));
        self.hide(class, &all);
    }

    /// Hides each question that is not put, and the total while one that is put is not answered.
    pub fn hide_questions(&mut self) {
        for index in 0..self.questions.len() {
            let table = self.not_put[index].clone();
            self.hide(&format!("q{index}"), &table);
            let mut questions = table.questions.clone();
            questions.push(index);
            let unanswered = self.table_of(&questions, |answer| {
                answer(index) == self.questions[index].unknown() && !table.at(answer)
            });
            self.hide("total", &unanswered);
        }
    }

    /// For which answers a question is not put: it is not certain that its fact is asked, or the question before it
    /// says enough. Questions that decide this stand in front of it.
    fn find_not_put(&self, index: usize) -> Table {
        let question = &self.questions[index];
        let when = asked_when(self.process, &self.facts[question.fact].name);
        let names = when.map(|when| depends_on(self.process, [when])).unwrap_or_default();
        let deciding: Vec<usize> =
            (0..self.facts.len()).filter(|fact| names.contains(&self.facts[*fact].name)).collect();
        let levels = (0..index).filter(|other| self.questions[*other].fact == question.fact);
        let all: BTreeSet<usize> =
            self.about(&deciding).into_iter().filter(|other| *other < index).chain(levels.clone()).collect();
        self.table_of(&all.into_iter().collect::<Vec<_>>(), |answer| {
            let enough = levels.clone().any(|level| {
                let reply = self.questions[level].replies.get(answer(level));
                !reply.is_some_and(|reply| reply.more)
            });
            enough || when.is_some_and(|when| !self.is_certain(when, &deciding, answer))
        })
    }

    /// Whether a condition certainly holds, whichever options are meant.
    fn is_certain(&self, when: &Typed, deciding: &[usize], answer: &dyn Fn(usize) -> usize) -> bool {
        let sizes: Vec<usize> = deciding.iter().map(|fact| self.facts[*fact].options.len()).collect();
        self.meant(deciding, answer).into_iter().all(|state| {
            let given = deciding.iter().zip(unfold(state, &sizes));
            let situation = given.fold(anybody(self.process), |situation, (fact, option)| {
                let fact = &self.facts[*fact];
                match fact.options.get(option) {
                    Some(value) => situation.with(fact.name.as_str(), value.clone()),
                    None => situation,
                }
            });
            ask_typed(&situation, when) == Answer::Yes
        })
    }

    /// The style rules.
    pub fn style(&self) -> String {
        let written = |rules: &BTreeMap<String, Vec<String>>, effect: &str| {
            let selectors = rules.iter().map(|(answers, classes)| match &classes[..] {
                [one] => format!("{answers} .{one}"),
                many => format!("{answers} :is(.{})", many.join(",.")),
            });
            let selectors: Vec<String> = selectors.collect();
            if selectors.is_empty() { String::new() } else { format!("{}{{{effect}}}", selectors.join(",")) }
        };
        written(&self.hiding, "display:none") + &written(&self.counting, "counter-increment:need")
    }

    fn selector(&self, conjunction: &Conjunction) -> String {
        let mut selector = String::from("#ck");
        for (question, replies) in conjunction {
            let ids: Vec<String> = replies
                .iter()
                .map(|reply| format!("#{}:checked", self.reply_id(*question, *reply)))
                .collect();
            selector += &[":has(", &ids.join(","), ")"].concat();
        }
        selector
    }

    /// The name of the radio buttons of a question.
    pub fn question_id(&self, question: usize) -> String {
        let question = &self.questions[question];
        let level = if question.level == 0 { String::new() } else { (question.level + 1).to_string() };
        format!("hoi{level}-{}", self.facts[question.fact].name)
    }

    /// The id of an answer.
    pub fn reply_id(&self, question: usize, reply: usize) -> String {
        let id = self.question_id(question);
        let about = &self.questions[question];
        match about.replies.get(reply) {
            None => format!("{id}_chua-ro"),
            Some(reply) if reply.more => format!("{id}_khac"),
            Some(reply) => format!("{id}-{}", word(&self.facts[about.fact].options[reply.options[0]])),
        }
    }

    /// The options that an answer stands for, as words parted by spaces.
    pub fn reply_value(&self, question: usize, reply: usize) -> String {
        let about = &self.questions[question];
        let options = about.replies.get(reply).map(|reply| &reply.options[..]).unwrap_or_default();
        let words: Vec<String> =
            options.iter().map(|option| word(&self.facts[about.fact].options[*option])).collect();
        words.join(" ")
    }
}

/// An option as it stands in an id.
fn word(value: &Value) -> String {
    match value {
        Value::Boolean(truth) => truth.to_string(),
        Value::Text(text) => text.clone(),
        other => other.to_string(),
    }
}
