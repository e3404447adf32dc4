//! The style rules by which answers shorten the list. An unknown answer hides nothing.

use std::collections::BTreeMap;

use super::questions::{Question, asked_when, told};
use super::rules::{Conjunction, Table};
use super::verdicts::{Fact, Verdict, Verdicts, ask_typed};
use crate::export::site::answers::{anybody, depends_on};
use crate::expression::{Answer, Value};
use crate::process::Process;

/// How many combinations of answers one rule may look at.
const BUDGET: usize = 4_000;

/// The facts, the questions about them, and what is judged.
pub struct Filter<'a> {
    process: &'a Process,
    facts: &'a [Fact],
    questions: &'a [Question],
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

impl<'a> Filter<'a> {
    /// No rules yet.
    pub fn new(process: &'a Process, facts: &'a [Fact], questions: &'a [Question]) -> Self {
        Self { process, facts, questions, hiding: BTreeMap::new(), counting: BTreeMap::new() }
    }

    /// For which answers something is certain of a line, whichever of their options are meant.
    pub fn table(&self, verdicts: &Verdicts, certain: impl Fn(&Verdict) -> bool) -> Table {
        let questions = self.about(|fact| verdicts.facts.contains(&fact));
        Table::of(questions.clone(), self.sizes(&questions), |answers| {
            let answer =
                |question: usize| questions.iter().position(|other| *other == question).map(|at| answers[at]);
            self.meant(&verdicts.facts, answer).iter().all(|state| {
                certain(verdicts.at(|fact| {
                    verdicts.facts.iter().position(|other| *other == fact).and_then(|at| state[at])
                }))
            })
        })
    }

    fn about(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..self.questions.len()).filter(|index| wanted(self.questions[*index].fact)).collect()
    }

    fn sizes(&self, questions: &[usize]) -> Vec<usize> {
        questions.iter().map(|index| self.questions[*index].replies.len() + 1).collect()
    }

    /// Every set of options that the answers can mean; an open fact has none.
    fn meant(&self, facts: &[usize], answer: impl Fn(usize) -> Option<usize>) -> Vec<Vec<Option<usize>>> {
        let mut sets: Vec<Vec<Option<usize>>> = vec![Vec::new()];
        for fact in facts {
            let options: Vec<Option<usize>> = match told(self.questions, *fact, &answer) {
                Some(options) => options.iter().map(|option| Some(*option)).collect(),
                None => vec![None],
            };
            sets = sets
                .into_iter()
                .flat_map(|set| {
                    options.iter().map(move |option| set.iter().copied().chain([*option]).collect())
                })
                .collect();
        }
        sets
    }

    /// Something of this class is hidden where the table holds. Whether a rule was needed.
    pub fn hide(&mut self, class: &str, table: &Table) -> bool {
        for conjunction in table.cover() {
            self.hiding.entry(self.selector(&conjunction)).or_default().push(class.to_owned());
        }
        !table.is_never()
    }

    /// How a line counts in the total, which is shown only when every question is answered.
    pub fn count(&mut self, class: &str, verdicts: &Verdicts) -> Counts {
        let gone = self.table(verdicts, |verdict| verdict.gone);
        let mut brings = self.table(verdicts, |verdict| verdict.brings == Answer::Yes);
        let complete = Table::of(brings.questions.clone(), brings.sizes.clone(), |answers| {
            let asked = brings.questions.iter().zip(answers);
            asked.into_iter().all(|(question, answer)| *answer != self.questions[*question].unknown())
        });
        let answered: Vec<usize> = (0..complete.holds.len()).filter(|index| complete.holds[*index]).collect();
        brings.holds.iter_mut().zip(&complete.holds).for_each(|(brings, complete)| *brings &= complete);
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
        let sizes = self.sizes(&questions);
        if sizes.iter().product::<usize>() > BUDGET || below.iter().any(Table::is_never) {
            return;
        }
        let all = Table::of(questions.clone(), sizes, |answers| {
            below.iter().all(|table| {
                table.at(|question| {
                    questions.iter().position(|other| *other == question).map_or(0, |at| answers[at])
                })
            })
        });
        self.hide(class, &all);
    }

    /// Hides each question that is not put, and the total while one that is put is not answered.
    pub fn hide_questions(&mut self) {
        for index in 0..self.questions.len() {
            let table = self.not_put(index);
            self.hide(&format!("q{index}"), &table);
            let mut questions = table.questions.clone();
            questions.push(index);
            let sizes = self.sizes(&questions);
            let unknown = self.questions[index].unknown();
            let unanswered = Table::of(questions, sizes, |answers| {
                let (own, others) = answers.split_last().expect("the question itself is among them");
                *own == unknown && !table.at_answers(others)
            });
            self.hide("total", &unanswered);
        }
    }

    /// For which answers a question is not put: its fact is not asked, or the question before it says enough.
    fn not_put(&self, index: usize) -> Table {
        let question = &self.questions[index];
        let name = &self.facts[question.fact].name;
        let when = asked_when(self.process, name);
        let names = when.map(|when| depends_on(self.process, [when])).unwrap_or_default();
        let deciding: Vec<usize> =
            (0..self.facts.len()).filter(|fact| names.contains(&self.facts[*fact].name)).collect();
        let before = |other: usize| {
            let same =
                self.questions[other].fact == question.fact && self.questions[other].level < question.level;
            same || deciding.contains(&self.questions[other].fact)
        };
        let questions: Vec<usize> = (0..self.questions.len()).filter(|other| before(*other)).collect();
        Table::of(questions.clone(), self.sizes(&questions), |answers| {
            let answer = |other: usize| questions.iter().position(|one| *one == other).map(|at| answers[at]);
            let skipped = questions.iter().any(|other| {
                let earlier = &self.questions[*other];
                let reply = answer(*other).and_then(|reply| earlier.replies.get(reply));
                earlier.fact == question.fact && !reply.is_some_and(|reply| reply.more)
            });
            skipped
                || when.is_some_and(|when| {
                    self.meant(&deciding, answer).iter().all(|state| {
                        let given = deciding.iter().zip(state);
                        let situation = given.fold(anybody(self.process), |situation, (fact, option)| {
                            let fact = &self.facts[*fact];
                            match option.and_then(|option| fact.options.get(option)) {
                                Some(value) => situation.with(fact.name.as_str(), value.clone()),
                                None => situation,
                            }
                        });
                        ask_typed(&situation, when) == Answer::No
                    })
                })
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
