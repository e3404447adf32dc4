//! The procedure as linked data of schema.org, inside the page.

use serde_json::{Map, Value, json};

use super::answers::open_channels;
use super::money::Worked;
use super::page::Page;
use super::whereabouts::granted;
use super::words::{channel, upper_first};
use crate::calendar::{Duration, Unit};

/// How many bytes the data may have.
const LARGEST: usize = 2048;

/// `GovernmentService`, as JSON that may stand in a script element.
pub fn structured(page: &Page<'_>, worked: &Worked<'_>) -> String {
    let mut data = service(page, worked);
    // What can best be missed goes first.
    for key in
        ["", "isRelatedTo", "audience", "alternateName", "serviceOutput", "availableChannel", "provider"]
    {
        data.remove(key);
        // No sign that could end the script element, or hide its end, is left.
        let text = Value::Object(data.clone()).to_string().replace('<', "\\u003c");
        if text.len() <= LARGEST {
            return text;
        }
    }
    String::new()
}

fn service(page: &Page<'_>, worked: &Worked<'_>) -> Map<String, Value> {
    let procedure = &page.process.procedure;
    let mut data = Map::new();
    let mut put = |key: &str, value: Value| {
        let empty =
            value.is_null() || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            data.insert(key.to_owned(), value);
        }
    };
    put("@context", json!("https://schema.org"));
    put("@type", json!("GovernmentService"));
    put("identifier", json!(procedure.code.value));
    put("name", json!(page.title().plain()));
    let official = procedure.name.value.as_str();
    put("alternateName", json!((official != page.title().plain()).then_some(official)));
    put("inLanguage", json!(page.tongue.code()));
    let sector = page.dictionaries().sectors.get(&procedure.field.value);
    put("serviceType", json!(sector.map(|sector| &sector.name.value)));
    put("provider", provider(page));
    let place = page.process.place.as_ref().or(procedure.place.as_ref().map(|place| &place.value));
    let place = place.and_then(|place| page.dictionaries().places.get(place));
    put(
        "jurisdiction",
        json!({"@type": "AdministrativeArea", "name": place.map_or("Việt Nam", |place| &place.name.value)}),
    );
    let who: Vec<String> = super::intro::applicants(page).iter().map(ToString::to_string).collect();
    put(
        "audience",
        if who.is_empty() {
            Value::Null
        } else {
            json!({"@type": "Audience", "audienceType": who.join("; ")})
        },
    );
    let results =
        granted(page).into_iter().map(|paper| json!({"@type": "GovernmentPermit", "name": paper.plain()}));
    put("serviceOutput", Value::Array(results.collect()));
    put("availableChannel", Value::Array(channels(page, worked)));
    put("offers", offers(page, worked));
    put("isRelatedTo", related(page));
    data
}

fn provider(page: &Page<'_>) -> Value {
    let bodies = page.process.procedure.bodies.as_ref();
    let body = bodies.and_then(|bodies| bodies.competent.first().or(bodies.executing.first()));
    let name = body.map(|body| page.dictionaries().actor(&body.value));
    name.map_or(Value::Null, |name| json!({"@type": "GovernmentOrganization", "name": name}))
}

fn channels(page: &Page<'_>, worked: &Worked<'_>) -> Vec<Value> {
    let time = worked.only_length().map(iso);
    let all = open_channels(page.process).map(|id| {
        let mut way = Map::new();
        way.insert("@type".into(), json!("ServiceChannel"));
        way.insert("name".into(), json!(upper_first(&channel(id, &page.tongue).plain())));
        if let Some(url) = super::intro::start(page).filter(|_| id == "online") {
            way.insert("serviceUrl".into(), json!(url));
        }
        if let Some(time) = &time {
            way.insert("processingTime".into(), json!(time));
        }
        Value::Object(way)
    });
    all.collect()
}

/// A length of time by ISO 8601, which knows no working days.
fn iso(duration: Duration) -> String {
    let (whole, rest) = (duration.thousandths() / 1000, duration.thousandths() % 1000);
    let number = if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{}", format!("{rest:03}").trim_end_matches('0'))
    };
    match duration.unit() {
        Unit::Minutes => format!("PT{number}M"),
        Unit::Hours | Unit::WorkingHours => format!("PT{number}H"),
        Unit::Weeks => format!("P{number}W"),
        Unit::Months => format!("P{number}M"),
        Unit::Years => format!("P{number}Y"),
        Unit::Days | Unit::WorkingDays => format!("P{number}D"),
        Unit::SameDay | Unit::SameWorkingDay => "P1D".to_owned(),
    }
}

/// The price, only where it is known.
fn offers(page: &Page<'_>, worked: &Worked<'_>) -> Value {
    match worked.only_sum(page) {
        Some(price) => json!({"@type": "Offer", "price": price, "priceCurrency": "VND"}),
        None => Value::Null,
    }
}

fn related(page: &Page<'_>) -> Value {
    let procedure = &page.process.procedure;
    let joined =
        page.catalog.joined.get(&procedure.procedure.value).into_iter().flatten().map(String::as_str);
    let others = joined.chain(procedure.members.iter().map(|id| id.value.as_str()));
    let known = others
        .filter_map(|id| page.card(id))
        .map(|other| json!({"@type": "GovernmentService", "identifier": other.code, "name": other.act}));
    Value::Array(known.collect())
}
