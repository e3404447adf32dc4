//! The top of a page: for whom it is, what one gets, whether it holds, what to have at hand.

use serde::Serialize;

use super::address::is_web;
use super::lists::level_name;
use super::page::Page;
use super::papers::Papers;
use super::whereabouts::granted;
use super::words::{Words, lower_first, words};

/// Trust, before any fact.
#[derive(Debug, Serialize)]
pub struct Status {
    code: String,
    levels: Vec<Words>,
    place: Words,
    dates: Vec<Words>,
}

/// One condition that the applicant must meet.
#[derive(Debug, Serialize)]
pub struct Condition {
    name: Words,
    says: Vec<Words>,
}

/// For whom, and what one gets.
pub fn lede(page: &Page<'_>) -> Words {
    let tongue = &page.tongue;
    let mut parts = Vec::new();
    let who = applicants(page);
    let listed = |all: Vec<Words>, most: usize| {
        // One more is named rather than counted.
        let most = if all.len() == most + 1 { all.len() } else { most };
        let left = all.len().saturating_sub(most);
        let named = all.into_iter().take(most);
        if left == 0 { (tongue.all(named), left) } else { (Words::join(named, ", "), left) }
    };
    if !who.is_empty() {
        let (named, left) = listed(who.into_iter().map(|name| name.begin(lower_first)).collect(), 3);
        parts.push(match left {
            0 => words!(tongue, "Dành cho {named}.", "For {named}.", named),
            left => words!(
                tongue,
                "Dành cho {named} và {left} nhóm khác.",
                "For {named} and {left} other groups.",
                named,
                left
            ),
        });
    }
    let given = granted(page);
    if !given.is_empty() {
        let (named, left) = listed(given, 2);
        parts.push(match left {
            0 => words!(tongue, "Bạn nhận: {named}.", "You get: {named}.", named),
            left => words!(
                tongue,
                "Bạn nhận: {named} và {left} kết quả khác.",
                "You get: {named} and {left} more.",
                named,
                left
            ),
        });
    }
    Words::join(parts, " ")
}

/// Who may apply.
pub fn applicants(page: &Page<'_>) -> Vec<Words> {
    let ids = page.process.procedure.applicants.iter();
    ids.map(|id| {
        let entry = page.dictionaries().applicants.get(&id.value);
        page.tongue.foreign(entry.map_or(&id.value, |entry| &entry.name.value))
    })
    .collect()
}

/// Whether the procedure holds, and since when that is known.
pub fn status(page: &Page<'_>) -> Status {
    let tongue = &page.tongue;
    let procedure = &page.process.procedure;
    let mut dates = Vec::new();
    if let Some(row) = procedure.announced.first() {
        dates.extend(match (&row.published, &row.signed) {
            (Some(day), _) => {
                Some(words!(tongue, "Công khai ngày {day}", "Published {day}", day = Words::from(day.value)))
            }
            (None, Some(day)) => {
                Some(words!(tongue, "Công bố ngày {day}", "Announced {day}", day = Words::from(day.value)))
            }
            (None, None) => None,
        });
    }
    if let Some(read) = &procedure.source.read {
        dates.push(words!(
            tongue,
            "Đối chiếu với nguồn ngày {day}",
            "Compared with the source {day}",
            day = Words::from(read.value)
        ));
    }
    let place = page.process.place.as_ref().or(procedure.place.as_ref().map(|place| &place.value));
    let place = place.and_then(|place| page.dictionaries().places.get(place));
    Status {
        code: procedure.code.value.clone(),
        levels: procedure.levels.iter().map(|level| level_name(level.value, tongue)).collect(),
        place: place.map(|place| tongue.foreign(&place.name.value)).unwrap_or_default(),
        dates,
    }
}

/// How many things that need not be brought are named.
const LOOKED_UP: usize = 2;

/// Two or three things to have at hand.
pub fn before(page: &Page<'_>, papers: Option<&Papers>) -> Vec<Words> {
    let tongue = &page.tongue;
    let mut says = Vec::new();
    let at_hand = papers.map(|papers| papers.at_hand.clone()).unwrap_or_default();
    if !at_hand.is_empty() {
        let papers = tongue.all(at_hand);
        says.push(words!(tongue, "Chuẩn bị {papers}.", "Have at hand: {papers}.", papers));
    }
    let looked_up = page.process.procedure.documents.iter().filter(|row| {
        row.when.is_none()
            && row.replaced_by.as_ref().is_some_and(|by| by.when.is_none() && by.bring.is_none())
    });
    let looked_up: Vec<Words> = looked_up
        .filter_map(|row| row.document.as_ref())
        .map(|id| page.paper(&id.value).begin(lower_first))
        .collect();
    if !looked_up.is_empty() {
        let papers = tongue.all(looked_up.into_iter().take(LOOKED_UP));
        says.push(words!(
            tongue,
            "Không phải mang {papers}: cơ quan tự tra cứu.",
            "You need not bring: {papers}. The office looks it up.",
            papers
        ));
    }
    let count = page.process.procedure.conditions.len();
    if count > 0 {
        let link = if count == 1 {
            words!(tongue, "điều kiện", "condition")
        } else {
            words!(tongue, "{count} điều kiện", "{count} conditions", count)
        };
        let link = link.link("#dieu-kien");
        says.push(words!(tongue, "Xem bạn có đủ {link} không.", "See whether you meet the {link}.", link));
    }
    says
}

/// The address behind the start button: the page of the source, where the procedure is online.
pub fn start(page: &Page<'_>) -> Option<String> {
    let online = page.process.procedure.channels.as_ref().is_some_and(|channels| channels.online.is_some());
    let url = &page.process.procedure.source.url.value;
    (online && is_web(url)).then(|| url.clone())
}

/// The conditions.
pub fn conditions(page: &Page<'_>) -> Vec<Condition> {
    let rows = page.process.procedure.conditions.iter().map(|row| {
        let id = row.id.value.as_str();
        // The name is often the official wording.
        let other = row.text.as_ref().filter(|text| text.value != row.name.value);
        let mut says = vec![
            page.only_if(row.when.as_ref()),
            page.official(&["conditions", id, "text"], other),
            page.note(&["conditions", id, "note"], row.note.as_ref()),
            page.based(row.basis.as_ref()),
        ];
        says.retain(|said| !said.is_empty());
        Condition { name: page.text(&["conditions", id, "name"], Some(&row.name)), says }
    });
    rows.collect()
}
