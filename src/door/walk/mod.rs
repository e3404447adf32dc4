//! `thutuc run`: one case, with answers from a file, the command line, or the person at the terminal.

mod asking;
mod facts;
#[cfg(test)]
mod tests;

use std::io::{IsTerminal, stdin, stdout};

use thutuc::calendar::{Hour, Moment};
use thutuc::diagnostic::{Language, Text};
use thutuc::process::Process;
use thutuc::run::{self, Case, Problem, Question, Slip, Trace, Waiting, questions, slips, walk};
use thutuc::text;

use self::asking::{Asking, Chosen, Talk, question_words};
use self::facts::Facts;
use super::Exit;
use super::arguments::{Common, ListFormat, RunOptions};
use super::{picture, session};

/// `thutuc run`
pub fn run(common: &Common, options: &RunOptions) -> Exit {
    let language = common.language();
    let process = match picture::process_of(common, &options.file) {
        Err(exit) => return exit,
        Ok((process, _)) => process,
    };
    let mut talk = (stdin().is_terminal() && stdout().is_terminal())
        .then(|| Talk::new(stdin().lock(), stdout(), language));
    match prepare(&process, common, options, talk.as_mut()) {
        Err(reason) => session::refuse(&reason, language, Exit::Usage),
        Ok((case, facts, chosen)) => {
            let dossier = case.filed(&process);
            let mut asking = Asking { process: &process, chosen, facts: facts.written, talk };
            let trace = walk(&dossier, &mut asking);
            match options.format {
                ListFormat::Plain => session::write(&run::telling(&process, &trace, language)),
                ListFormat::Json => session::write(&format!("{:#}\n", trace.json())),
            }
            verdict(&process, &trace, language)
        }
    }
}

type Prepared = (Case, Facts, Vec<Chosen>);

/// The case with an answer to every question.
fn prepare(
    process: &Process,
    common: &Common,
    options: &RunOptions,
    mut talk: Option<&mut Talk<impl std::io::BufRead, impl std::io::Write>>,
) -> Result<Prepared, Text> {
    let facts = Facts::read(process, &options.facts)?;
    let chosen = options.choose.iter().map(|word| Chosen::read(word)).collect::<Result<Vec<_>, Text>>()?;
    let mut case = Case::received(Moment { hour: None, ..Moment::from(common.day()) });
    let received = options.received.as_ref().or(facts.received.as_ref());
    case.received = match received {
        Some(text) => text.parse()?,
        None => Moment::new(common.day(), opening(process)),
    };
    case.place = options.place.clone().or_else(|| facts.place.clone());
    case.missing.clone_from(&facts.missing);
    case.answers.clone_from(&facts.answers);
    loop {
        let situation = case.asking(process);
        let all = questions(process, &situation);
        let open = |question: &&Question<'_>| !case.answers.contains_key(&question.name);
        let Some(question) = all.iter().filter(|question| question.required).find(open) else { break };
        let Some(talk) = talk.as_deref_mut() else { return Err(unanswered(process, question)) };
        let Some(literal) = talk.question(process, question) else {
            return Err(unanswered(process, question));
        };
        case.answer(process, &question.name, &literal);
        let wrong = slips(process, &case, &case.asking(process));
        if let Some(slip) = wrong.iter().find(|slip| slip.name == question.name) {
            talk.say(&slip.sentence);
            case.answers.remove(&question.name);
        }
    }
    let wrong = slips(process, &case, &case.asking(process));
    match wrong.into_iter().next() {
        Some(Slip { sentence, .. }) => Err(sentence),
        None => Ok((case, facts, chosen)),
    }
}

fn opening(process: &Process) -> Hour {
    process.calendar().map_or(Hour::MIDNIGHT, thutuc::calendar::Calendar::opening)
}

/// That a question has no answer, and how to give one.
fn unanswered(process: &Process, question: &Question<'_>) -> Text {
    let name = &question.name;
    let (words, options) = question_words(process, question);
    let options: Vec<String> = options.into_iter().map(|(id, _)| id).collect();
    let example = options.first().map_or("…", String::as_str);
    let options = options.join(", ");
    let options =
        if options.is_empty() { Text::default() } else { text!(en: " ({options})", vi: " ({options})") };
    text!(
        en: "the question `{name}` has no answer: {words}{options}\nwhat to do: give `--facts {name}={example}`",
        vi: "câu hỏi `{name}` chưa có câu trả lời: {words}{options}\ncách xử lý: ghi thêm `--facts {name}={example}`";
        words = words; options = options
    )
}

/// How the command ends: a case that only waits for a word of the user is no fault of the procedure.
fn verdict(process: &Process, trace: &Trace, language: Language) -> Exit {
    match &trace.problem {
        None => Exit::Fine,
        Some(Problem::Waits(points)) => {
            for point in points {
                session::say(&wanted(process, point), language);
            }
            Exit::Usage
        }
        Some(_) => Exit::Findings,
    }
}

fn wanted(process: &Process, Waiting { step, outcomes, events, .. }: &Waiting) -> Text {
    let label = process.step(step).map_or(step.as_str(), |step| step.label());
    let words: Vec<&str> = outcomes.iter().chain(events).map(String::as_str).collect();
    let (first, all) = (words.first().copied().unwrap_or("…"), words.join(", "));
    text!(
        en: "“{label}” is open ({all})\nwhat to do: give `--choose {step}={first}`",
        vi: "“{label}” chưa rõ ({all})\ncách xử lý: ghi thêm `--choose {step}={first}`",
    )
}
