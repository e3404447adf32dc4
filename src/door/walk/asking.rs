use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use thutuc::calendar::Moment;
use thutuc::diagnostic::{Language, Text};
use thutuc::expression::Value;
use thutuc::model::{ChannelName, Fact, FactType, Kind, Literal};
use thutuc::process::Process;
use thutuc::run::{self, Deed, Guide, Offer, Open, Plan, Question};
use thutuc::text;

/// The word for letting time pass.
const TIME: &str = "time-out";

/// Something chosen on the command line.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The step; none for an event at any time.
    step: Option<String>,
    /// An outcome, an event, or the word for letting time pass.
    word: String,
    /// When, if not at once.
    at: Option<Moment>,
    used: bool,
}

impl Chosen {
    /// Reads `step=outcome`, `step=event@2026-09-01`, `event`.
    pub fn read(word: &str) -> Result<Self, Text> {
        let (what, at) = word.split_once('@').map_or((word, None), |(what, at)| (what, Some(at)));
        let at = at.map(str::parse).transpose()?;
        let (step, word) = what.split_once('=').map_or((None, what), |(step, word)| (Some(step), word));
        Ok(Self { step: step.map(str::to_owned), word: word.trim().to_owned(), at, used: false })
    }
}

/// A person at a terminal.
pub struct Talk<R, W> {
    input: R,
    output: W,
    language: Language,
}

impl<R: BufRead, W: Write> Talk<R, W> {
    /// A talk in a language.
    pub fn new(input: R, output: W, language: Language) -> Self {
        Self { input, output, language }
    }

    /// Says something.
    pub fn say(&mut self, text: &Text) {
        let _ = writeln!(self.output, "{}", text.get(self.language));
    }

    /// Puts a question and reads the answer: an option by its number or its id, or a value.
    pub fn ask(&mut self, words: &Text, options: &[(String, Text)]) -> Option<String> {
        loop {
            self.say(words);
            for (index, (id, name)) in options.iter().enumerate() {
                let (number, name) = (index + 1, name.get(self.language));
                let _ = writeln!(self.output, "  {number}. {name} ({id})");
            }
            let _ = write!(self.output, "> ").and_then(|()| self.output.flush());
            let mut line = String::new();
            if self.input.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let line = line.trim();
            let by_number = line.parse::<usize>().ok().and_then(|number| options.get(number.checked_sub(1)?));
            let chosen = by_number.or_else(|| options.iter().find(|(id, _)| id == line));
            match chosen {
                Some((id, _)) => return Some(id.clone()),
                None if options.is_empty() && !line.is_empty() => return Some(line.to_owned()),
                None => self.say(&text!(en: "choose one of these", vi: "hãy chọn một trong các mục này")),
            }
        }
    }

    /// Puts a question of the procedure.
    pub fn question(&mut self, process: &Process, question: &Question<'_>) -> Option<Literal> {
        let (words, options) = question_words(process, question);
        let answer = self.ask(&words, &options)?;
        Some(literal(question.fact, &answer))
    }

    /// Asks what a step writes.
    fn written(&mut self, process: &Process, fact: &Fact) -> Option<Value> {
        let question = Question { name: fact.id.value.clone(), fact: Some(fact), required: true };
        let literal = self.question(process, &question)?;
        let mut case = run::Case::received(Moment::from(process.judged.day));
        case.answer(process, &question.name, &literal);
        case.answers.remove(&question.name)
    }
}

/// An answer as the file would give it.
fn literal(fact: Option<&Fact>, answer: &str) -> Literal {
    match fact.and_then(|fact| fact.kind.as_ref()).map(|kind| kind.value) {
        Some(FactType::Boolean) => Literal::Boolean(answer == "true"),
        Some(FactType::Number) => Literal::Number(answer.to_owned()),
        Some(FactType::Choices) => Literal::List(
            answer.split([',', ' ']).filter(|it| !it.is_empty()).map(|it| Literal::Text(it.into())).collect(),
        ),
        _ => Literal::Text(answer.to_owned()),
    }
}

/// A question as its owner reads it, and what can be answered.
pub fn question_words(process: &Process, question: &Question<'_>) -> (Text, Vec<(String, Text)>) {
    let same = |words: &str| text!(en: "{words}", vi: "{words}");
    let Some(fact) = question.fact else {
        let procedure = &process.procedure;
        return match question.name.as_str() {
            "channel" => (text!(en: "How is it filed?", vi: "Nộp bằng cách nào?"), channels(process)),
            "case" => (
                text!(en: "Which case is it?", vi: "Thuộc trường hợp nào?"),
                procedure.cases.iter().map(|row| (row.id.value.clone(), same(&row.name.value))).collect(),
            ),
            _ => (
                text!(en: "Who applies?", vi: "Ai nộp?"),
                procedure
                    .applicants
                    .iter()
                    .map(|id| {
                        let entry = process.dictionaries.applicants.get(&id.value);
                        (id.value.clone(), same(entry.map_or(&id.value, |entry| &entry.name.value)))
                    })
                    .collect(),
            ),
        };
    };
    let help = fact.help.as_ref().map(|help| format!("\n  {}", help.value)).unwrap_or_default();
    let words = format!("{}{help}", fact.label());
    let options = match fact.kind.as_ref().map(|kind| kind.value) {
        Some(FactType::Boolean) => vec![
            ("true".to_owned(), text!(en: "yes", vi: "có")),
            ("false".to_owned(), text!(en: "no", vi: "không")),
        ],
        Some(FactType::Choice) => {
            fact.options.iter().map(|row| (row.id.value.clone(), same(&row.name.value))).collect()
        }
        _ => Vec::new(),
    };
    (same(&words), options)
}

fn channels(process: &Process) -> Vec<(String, Text)> {
    let Some(channels) = &process.procedure.channels else { return Vec::new() };
    let rows = [
        (ChannelName::Direct, &channels.direct),
        (ChannelName::Online, &channels.online),
        (ChannelName::Postal, &channels.postal),
    ];
    let open = rows.into_iter().filter(|(_, row)| row.is_some());
    open.map(|(name, _)| (name.word().to_owned(), run::channel(name))).collect()
}

/// A guide that takes what was chosen, then asks the person at the terminal.
pub struct Asking<'p, R, W> {
    /// The procedure.
    pub process: &'p Process,
    /// What was chosen on the command line, in order.
    pub chosen: Vec<Chosen>,
    /// Facts that steps write.
    pub facts: BTreeMap<String, Value>,
    /// The person, if there is one.
    pub talk: Option<Talk<R, W>>,
}

impl<R: BufRead, W: Write> Asking<'_, R, W> {
    fn sets(&mut self, open: &Open<'_>) -> Vec<(String, Value)> {
        let mut sets = Vec::new();
        for fact in &open.writes {
            let id = &fact.id.value;
            let own = self.facts.get(id).cloned();
            let asked = own.or_else(|| self.talk.as_mut()?.written(self.process, fact));
            sets.extend(asked.map(|value| (id.clone(), value)));
        }
        sets
    }

    fn ask(&mut self, open: &Open<'_>) -> Option<String> {
        let mut options: Vec<(String, Text)> = Vec::new();
        for offer in &open.offers {
            options.extend(offered(offer));
        }
        if options.is_empty() {
            return None;
        }
        if !open.timers.is_empty() {
            options
                .push((TIME.to_owned(), text!(en: "nothing happens in time", vi: "quá hạn mà không có gì")));
        }
        let label = open.step.label();
        let since = |language| open.since.in_words(language);
        let since = Text { en: since(Language::En), vi: since(Language::Vi) };
        let words = text!(
            en: "{since}, {label}: what happens?",
            vi: "{since}, {label}: diễn biến thế nào?";
            since = since
        );
        self.talk.as_mut()?.ask(&words, &options)
    }
}

/// A moment after every time that runs at a point.
fn late(open: &Open<'_>) -> Option<Moment> {
    let last = open.timers.iter().map(|(due, _)| due.date).max()?;
    Some(Moment::from(last.tomorrow().ok()?))
}

fn offered(offer: &Offer<'_>) -> Option<(String, Text)> {
    match offer {
        Offer::Done => None,
        Offer::Outcome(outcome) => {
            let name = outcome.name.as_ref().unwrap_or(&outcome.id);
            Some((outcome.id.value.clone(), text!(en: "{name}", vi: "{name}")))
        }
        Offer::Ends(ends) => Some((ends.word().to_owned(), ends.words())),
        Offer::Event(event) => {
            let short = event.rsplit('.').next().unwrap_or(event);
            Some((short.to_owned(), text!(en: "it comes", vi: "có, đã đến")))
        }
    }
}

/// What a word does at a point; none if it lets time pass or does not fit.
fn deed(word: &str, open: &Open<'_>) -> Option<Deed> {
    let is_wait = open.step.kind.value == Kind::Wait;
    open.offers.iter().find_map(|offer| match offer {
        Offer::Done if word == "done" => Some(Deed::Done),
        Offer::Outcome(outcome) if outcome.id.value == word => Some(Deed::Outcome(word.to_owned())),
        Offer::Ends(ends) if ends.word() == word => Some(Deed::Outcome(word.to_owned())),
        Offer::Event(event) if word != TIME && (!is_wait || *event == word) => {
            Some(Deed::Event(word.to_owned()))
        }
        _ => None,
    })
}

impl<R: BufRead, W: Write> Guide for Asking<'_, R, W> {
    fn plan(&mut self, open: &Open<'_>) -> Option<Plan> {
        let is_here = |chosen: &Chosen| {
            let fits = chosen.word == TIME || deed(&chosen.word, open).is_some();
            !chosen.used && chosen.step.as_deref() == Some(open.step.id.as_str()) && fits
        };
        let own = self.chosen.iter_mut().find(|chosen| is_here(chosen));
        let (word, at) = match own {
            Some(chosen) => {
                chosen.used = true;
                (Some(chosen.word.clone()), chosen.at)
            }
            None => (self.ask(open), None),
        };
        let goes_by_itself = open.offers.iter().any(|offer| matches!(offer, Offer::Done));
        if word.as_deref() == Some(TIME) {
            let at = late(open).filter(|_| goes_by_itself)?;
            let sets = self.sets(open);
            return Some(Plan { at: Some(at), does: Deed::Done, sets, source: None });
        }
        let does =
            word.and_then(|word| deed(&word, open)).or_else(|| goes_by_itself.then_some(Deed::Done))?;
        let sets = self.sets(open);
        Some(Plan { at, does, sets, source: None })
    }

    fn anytime(&mut self, _: &[&str], _: Moment) -> Option<Plan> {
        let steps_before = |index: usize| self.chosen[..index].iter().all(|chosen| chosen.used);
        let next = self.chosen.iter().enumerate().find(|(_, chosen)| chosen.step.is_none() && !chosen.used);
        let (index, chosen) = next?;
        let is_due = chosen.at.is_some() || steps_before(index);
        let does = Deed::Event(chosen.word.clone());
        is_due.then_some(Plan { at: chosen.at, does, sets: Vec::new(), source: Some(index) })
    }

    fn came(&mut self, plan: &Plan, _: Moment) {
        if let Some(chosen) = plan.source.and_then(|source| self.chosen.get_mut(source)) {
            chosen.used = true;
        }
    }
}
