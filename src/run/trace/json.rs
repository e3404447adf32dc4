use serde_json::{Map, Value as Json, json};

use super::{Event, Outlook, Trace, What, Why};
use crate::calendar::{Due, Limit, NoDate};
use crate::expression::Value;
use crate::run::Known;

impl Trace {
    /// The trace for programs that replay or compare it.
    pub fn json(&self) -> Json {
        json!({
            "procedure": self.procedure,
            "received": self.case.received.to_string(),
            "place": self.case.place,
            "given": facts(self.case.answers.iter()),
            "missing": self.case.missing,
            "asks": self.asks,
            "path": self.path(),
            "events": self.events.iter().map(event).collect::<Vec<_>>(),
            "ends": self.ends.map(crate::model::Ends::word),
            "problem": self.problem.as_ref().map(|problem| {
                let sentence = problem.sentence();
                json!({"vi": sentence.vi, "en": sentence.en})
            }),
            "outlook": outlook(&self.outlook),
        })
    }
}

fn facts<'v>(all: impl Iterator<Item = (&'v String, &'v Value)>) -> Json {
    Json::Object(all.map(|(name, value)| (name.clone(), worth(value))).collect())
}

/// A value as JSON has it; money and days as text.
fn worth(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(truth) => json!(truth),
        Value::Number(number) => {
            let text = number.to_string();
            text.parse::<i64>().map_or_else(|_| json!(text), |whole| json!(whole))
        }
        Value::Text(text) | Value::File(text) => json!(text),
        Value::Date(date) => json!(date.to_string()),
        Value::Money(money) => json!(money.to_string()),
        Value::Duration(duration) => json!(duration.to_string()),
        Value::Choices(options) => json!(options),
        Value::List(rows) => rows.iter().map(|row| facts(row.iter())).collect(),
    }
}

fn event(event: &Event) -> Json {
    let mut out = Map::new();
    out.insert("at".into(), json!(event.at.to_string()));
    out.insert("node".into(), json!(event.node));
    out.insert("step".into(), json!(event.step));
    let (word, more) = what(&event.what);
    out.insert("what".into(), json!(word));
    if let Json::Object(more) = more {
        out.extend(more);
    }
    Json::Object(out)
}

fn what(what: &What) -> (&'static str, Json) {
    match what {
        What::Moved { to, why } => ("moved", json!({"to": to, "why": because(why)})),
        What::Begun { actor, due } => {
            ("begun", json!({"actor": actor, "due": due.map(|due| due.to_string())}))
        }
        What::Decided { outcome } => ("decided", json!({"outcome": outcome})),
        What::Wrote { fact, value } => ("wrote", json!({"fact": fact, "value": worth(value)})),
        What::Arrived { event } => ("arrived", json!({"event": event})),
        What::Passed { interrupting } => ("passed", json!({"interrupting": interrupting})),
        What::Interrupted { event } => ("interrupted", json!({"event": event})),
        What::Missed { event } => ("missed", json!({"event": event})),
        What::Done => ("done", Json::Null),
        What::Ended { ends } => ("ended", json!({"ends": ends.word()})),
    }
}

fn because(why: &Why) -> Json {
    match why {
        Why::Always => json!("always"),
        Why::Otherwise => json!("otherwise"),
        Why::Holds(_) => json!("condition"),
        Why::Outcome(outcome) => json!({"outcome": outcome}),
        Why::Below(counter, round) => json!({"counter": counter, "round": round}),
    }
}

fn outlook(outlook: &Outlook) -> Json {
    let papers: Vec<Json> = outlook
        .papers
        .iter()
        .map(|sheet| json!({"document": sheet.document, "copies": sheet.copies, "mode": sheet.mode.word()}))
        .collect();
    let fees: Vec<Json> = outlook
        .fees
        .iter()
        .map(|charge| {
            let sum = charge.sum.as_ref().map(ToString::to_string);
            let state = charge.known.name();
            json!({"fee": charge.fee, "state": state, "sum": sum, "reduction": charge.reduction})
        })
        .collect();
    let sums: Vec<String> = outlook.sums.iter().map(ToString::to_string).collect();
    let parts = outlook.limit.as_ref().map(Limit::parts);
    let limit: Option<Vec<String>> = parts.map(|parts| parts.iter().map(ToString::to_string).collect());
    json!({
        "facts": facts(outlook.facts.iter()),
        "papers": papers,
        "fees": fees,
        "sums": sums,
        "fees_state": outlook.known.map(Known::name),
        "limit": limit,
        "limit_in_words": outlook.limit_in_words,
        "due": outlook.due.and_then(Result::ok).map(|due: Due| due.to_string()),
        "no_due": outlook.due.and_then(Result::err).map(|reason: NoDate| reason.sentence().en),
    })
}

impl Known {
    /// The word that programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Free => "free",
            Self::Sum => "sum",
            Self::SetBy => "set-by",
            Self::Unknown => "unknown",
        }
    }
}
