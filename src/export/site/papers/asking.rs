//! The questions above the list as they are read.

use serde::Serialize;

use super::Known;
use super::filter::Filter;
use super::questions::Question;
use super::verdicts::Fact;
use crate::export::site::page::Page;
use crate::export::site::words::{Words, channel, lower_first, option_label, question, upper_first, words};
use crate::expression::Value;

/// A question with its answers.
#[derive(Debug, Serialize)]
pub struct QuestionView {
    class: String,
    name: String,
    legend: Words,
    help: Words,
    replies: Vec<ReplyView>,
}

#[derive(Debug, Serialize)]
struct ReplyView {
    id: String,
    value: String,
    label: Words,
    unknown: bool,
}

/// A question as it is read.
pub fn question_view(page: &Page<'_>, known: &Known<'_>, filter: &Filter<'_>, index: usize) -> QuestionView {
    let asked = &known.questions[index];
    let fact = &known.facts[asked.fact];
    let (legend, help) = legend(page, &fact.name);
    let replies = (0..=asked.unknown()).map(|reply| ReplyView {
        id: filter.reply_id(index, reply),
        value: filter.reply_value(index, reply),
        label: reply_label(page, fact, asked, reply),
        unknown: reply == asked.unknown(),
    });
    QuestionView {
        class: format!("q{index}"),
        name: filter.question_id(index),
        legend: match asked.level {
            0 => legend,
            _ => {
                words!(
                    page.tongue,
                    "Trường hợp khác: {legend}",
                    "Another case: {legend}",
                    legend = legend.begin(lower_first)
                )
            }
        },
        help: if asked.level == 0 { help } else { Words::default() },
        replies: replies.collect(),
    }
}

fn legend(page: &Page<'_>, name: &str) -> (Words, Words) {
    let tongue = &page.tongue;
    if let Some(fact) = page.process.meaning.fact(name) {
        let help = page.text(&["facts", name, "help"], fact.help.as_ref());
        return (question(page.process, fact, tongue), help);
    }
    let asked = match name {
        "channel" => words!(tongue, "Bạn nộp bằng cách nào?", "How do you apply?"),
        "applicant" => words!(tongue, "Người nộp hồ sơ là ai?", "Who applies?"),
        _ => words!(tongue, "Bạn thuộc trường hợp nào?", "Which case is yours?"),
    };
    (asked, Words::default())
}

/// How long the names of options that are told together may be.
const LONGEST: usize = 60;

fn reply_label(page: &Page<'_>, fact: &Fact, asked: &Question, reply: usize) -> Words {
    let tongue = &page.tongue;
    let Some(reply) = asked.replies.get(reply) else {
        return words!(tongue, "Chưa rõ", "Not sure");
    };
    let labels = reply.options.iter().map(|option| option_words(page, &fact.name, &fact.options[*option]));
    let together = Words::join(labels, " / ");
    if reply.more || reply.options.len() > 1 && together.plain().chars().count() > LONGEST {
        return words!(tongue, "Trường hợp khác", "Another case");
    }
    together.begin(upper_first)
}

fn option_words(page: &Page<'_>, name: &str, value: &Value) -> Words {
    let tongue = &page.tongue;
    let id = match value {
        Value::Boolean(true) => return words!(tongue, "Có", "Yes"),
        Value::Boolean(false) => return words!(tongue, "Không", "No"),
        Value::Text(id) => id.as_str(),
        _ => return Words::default(),
    };
    if let Some(fact) = page.process.meaning.fact(name) {
        return option_label(page.process, fact, id, tongue);
    }
    match name {
        "channel" => channel(id, tongue),
        "applicant" => {
            let entry = page.dictionaries().applicants.get(id);
            tongue.foreign(entry.map_or(id, |entry| &entry.name.value))
        }
        _ => {
            let case = page.process.procedure.cases.iter().find(|case| case.id.value == id);
            tongue.text(&["cases", id, "name"], case.map_or(id, |case| &case.name.value))
        }
    }
}
