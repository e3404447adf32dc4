//! Which questions are put to an applicant, and what of a file of answers does not fit them.

use crate::diagnostic::Text;
use crate::expression::{Answer, Type, Value};
use crate::model::{Fact, GivenBy};
use crate::process::Process;
use crate::text;

use super::{Case, Situation};

/// A question that is put.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The name of its answer: a fact, `channel`, `case` or `applicant`.
    pub name: String,
    /// The fact, unless it is built in.
    pub fact: Option<&'a Fact>,
    /// Whether it must be answered.
    pub required: bool,
}

/// The questions put in a situation, in the order asked; those of which it is open whether they are put are left out.
pub fn questions<'a>(process: &'a Process, situation: &Situation<'_>) -> Vec<Question<'a>> {
    let mut found = Vec::new();
    let mut built_in = |name: &str, is_put: bool| {
        if is_put {
            found.push(Question { name: name.to_owned(), fact: None, required: true });
        }
    };
    built_in("channel", channels(process).len() > 1);
    let applicants = process.procedure.applicants.len();
    built_in("applicant", applicants > 1 && process.meaning.reads("applicant"));
    built_in("case", process.asks_case());
    for fact in decisive(process).into_iter().filter(|fact| asked(process, situation, fact)) {
        let required = fact.required.as_ref().is_none_or(|required| required.value);
        found.push(Question { name: fact.id.value.clone(), fact: Some(fact), required });
    }
    found
}

/// The facts that the applicant gives and that matter: those of `facts`, and the fields of the form that are read.
pub(super) fn decisive(process: &Process) -> Vec<&Fact> {
    let read = process.names_read();
    let declared = |fact: &Fact| process.procedure.facts.iter().any(|own| own.id == fact.id);
    let by_applicant = |fact: &Fact| fact.by.as_ref().is_none_or(|by| by.value == GivenBy::Applicant);
    let facts = process.meaning.facts.iter().filter(|fact| fact.is.is_none() && by_applicant(fact));
    facts.filter(|fact| declared(fact) || read.contains(&fact.id.value)).collect()
}

/// Whether a fact is asked here: its own condition and that of its section hold.
fn asked(process: &Process, situation: &Situation<'_>, fact: &Fact) -> bool {
    let sections = process.procedure.form.iter().flat_map(|form| &form.sections);
    let around = sections
        .filter(|section| section.fields.iter().any(|field| field.id == fact.id))
        .find_map(|section| section.when.as_ref());
    situation.ask(around) == Answer::Yes && situation.ask(fact.when.as_ref()) == Answer::Yes
}

/// The channels that are open, as `channel` names them; none where the procedure does not say.
pub(super) fn channels(process: &Process) -> Vec<&'static str> {
    let Some(channels) = &process.procedure.channels else { return Vec::new() };
    let rows = [("direct", &channels.direct), ("online", &channels.online), ("postal", &channels.postal)];
    rows.into_iter().filter(|(_, row)| row.is_some()).map(|(name, _)| name).collect()
}

/// Something in a file of answers that does not fit the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The name of the answer.
    pub name: String,
    /// What is wrong.
    pub sentence: Text,
}

/// What of the answers does not fit: questions that have none, answers that were not asked, values that cannot be.
pub fn slips(process: &Process, case: &Case, situation: &Situation<'_>) -> Vec<Slip> {
    let put = questions(process, situation);
    let mut found = Vec::new();
    let mut say = |name: &str, sentence: Text| found.push(Slip { name: name.to_owned(), sentence });
    for question in put.iter().filter(|question| question.required) {
        let name = &question.name;
        if !case.answers.contains_key(name) {
            say(
                name,
                text!(en: "the question `{name}` has no answer", vi: "câu hỏi `{name}` chưa có câu trả lời"),
            );
        }
    }
    for (name, value) in &case.answers {
        if !put.iter().any(|question| question.name == *name) && !may_be_given(process, situation, name) {
            say(
                name,
                text!(en: "`{name}` is not asked in this case", vi: "trường hợp này không hỏi `{name}`"),
            );
        } else if !fits(process, name, value) {
            let shown = shown(value);
            say(name, text!(en: "`{name}` cannot be {shown}", vi: "`{name}` không nhận giá trị {shown}"));
        }
    }
    found
}

/// Whether an answer may be given though nothing asks for it: a channel or applicant that goes without saying, data of a
/// register, a field of the form that is shown.
fn may_be_given(process: &Process, situation: &Situation<'_>, name: &str) -> bool {
    let Some(fact) = process.meaning.fact(name) else { return matches!(name, "channel" | "applicant") };
    let by_agency = fact.by.as_ref().is_some_and(|by| by.value == GivenBy::Agency);
    !by_agency && fact.is.is_none() && asked(process, situation, fact)
}

/// Whether a name can have a value.
pub(super) fn fits(process: &Process, name: &str, value: &Value) -> bool {
    if name == "channel" && !channels(process).is_empty() {
        return matches!(value, Value::Text(word) if channels(process).contains(&word.as_str()));
    }
    let Some(known) = process.meaning.names.names.get(name) else { return false };
    if value.is_null() {
        return known.absence.is_some();
    }
    match (&known.of, value) {
        (Type::Choices(options), Value::Choices(chosen)) => {
            chosen.iter().all(|option| options.contains(option))
        }
        (Type::List(_), Value::List(_))
        | (Type::File, Value::File(_))
        | (Type::Money(None), Value::Money(_))
        | (Type::Text, Value::Text(_)) => true,
        (Type::Text, _) => false,
        _ => known.domain().is_some_and(|domain| domain.contains(value)),
    }
}

/// A value as it is shown in a sentence.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::File(text) => format!("`{text}`"),
        Value::Date(date) => format!("`{date}`"),
        other => format!("`{other}`"),
    }
}
