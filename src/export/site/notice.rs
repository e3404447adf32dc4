//! What changes soon, what has just changed, and what is different in one place: the date first.

use super::money::{Worked, as_told};
use super::page::Page;
use super::papers;
use super::words::{Tongue, Words, money, words};
use crate::calendar::{Date, Duration, days_between};
use crate::export::Subject;
use crate::model::{Money, Overlay, Status};
use crate::process::{Applied, Catalog, Deed, Process};
use crate::yaml::Entry;

/// For how many days a change is news.
const NEWS: i64 = 60;

/// The overlays that are laid over a procedure, each once.
pub fn applied<'c>(process: &'c Process, catalog: &'c Catalog) -> impl Iterator<Item = &'c Overlay> {
    let overlays = catalog.overlays.iter().map(|filed| &filed.value);
    overlays.filter(|overlay| process.applied.iter().any(|applied| applied.overlay == overlay.overlay.value))
}

/// What people call an overlay.
pub fn overlay_name(page: &Page<'_>, overlay: &Overlay) -> Words {
    page.tongue.foreign(overlay.name.as_ref().map_or(&overlay.overlay.value, |name| &name.value))
}

/// The notices of a page.
pub fn notices(page: &Page<'_>) -> Vec<Words> {
    let mut all = Vec::new();
    all.extend(here(page));
    all.extend(versions(page));
    all.extend(overlays(page));
    all.extend(staged(page));
    all
}

/// What is different in the place of the page.
fn here(page: &Page<'_>) -> Option<Words> {
    let place = page.dictionaries().places.get(page.process.place.as_ref()?)?;
    let place = page.tongue.foreign(&place.name.value).strong();
    let deeds = page.process.applied.iter().filter(|applied| applied.place.is_some());
    let deeds = deeds_words(page, deeds);
    Some(words!(page.tongue, "Riêng tại {place}: {deeds}.", "In {place} only: {deeds}.", place, deeds))
}

/// The official versions for the place of the page.
fn official<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a Process> {
    let place = &page.process.place;
    page.versions.processes.iter().filter(move |other| {
        let draft = other.procedure.status.as_ref().is_some_and(|status| status.value == Status::Draft);
        !draft && other.place == *place
    })
}

/// A new version that holds since a short time, or will hold.
fn versions(page: &Page<'_>) -> Vec<Words> {
    let tongue = &page.tongue;
    let day = page.catalog.day;
    let first_day = |version: &&Process| version.procedure.from.value;
    let mut all = Vec::new();
    all.extend(since(page));
    if let Some(next) = official(page).filter(|other| first_day(other) > day).min_by_key(first_day) {
        let date = Words::from(first_day(&next)).strong();
        let changed = differences(page, page.process, next);
        all.push(words!(
            tongue,
            "Từ {date} áp dụng bản mới.{changed}",
            "From {date} a new version holds.{changed}",
            date,
            changed
        ));
    } else if let Some(until) = page.process.procedure.until.as_ref() {
        let date = Words::from(until.value).strong();
        all.push(words!(
            tongue,
            "Thủ tục này áp dụng đến hết ngày {date}.",
            "This procedure holds until {date}.",
            date
        ));
    }
    all
}

/// That the version of the page is news.
fn since(page: &Page<'_>) -> Option<Words> {
    let tongue = &page.tongue;
    let procedure = &page.process.procedure;
    let own = procedure.from.value;
    if !is_new(page.process, page.catalog.day) {
        return None;
    }
    let earlier = official(page).filter(|other| other.procedure.from.value < own);
    let before = earlier.max_by_key(|other| other.procedure.from.value);
    let decision = procedure.announced.first().map(|row| row.decision.value.as_str());
    let by = decision.map(|decision| {
        words!(tongue, " theo Quyết định {decision}", " under decision {decision}", decision)
    });
    let changed = before.map(|before| differences(page, before, page.process)).unwrap_or_default();
    Some(words!(
        tongue,
        "Từ {date} áp dụng bản này{by}.{changed}",
        "Since {date} this version holds{by}.{changed}",
        date = Words::from(own).strong(),
        by = by.unwrap_or_default(),
        changed
    ))
}

/// What a reader notices between two versions: time, money, papers.
fn differences(page: &Page<'_>, before: &Process, after: &Process) -> Words {
    let tongue = &page.tongue;
    let told = |process: &Process| -> [Words; 3] {
        let other = Page::new(&Subject { process, ..page.subject() }, Tongue::plain(tongue.language()));
        let worked = Worked::of(&other);
        let papers = papers::count(process).unwrap_or_default();
        let papers = match papers {
            (least, most) if least == most => words!(tongue, "{most} loại", "{most}", most),
            (least, most) => {
                words!(tongue, "{least} đến {most} loại", "{least} to {most}", least, most)
            }
        };
        [as_told(worked.time(&other), tongue), as_told(worked.amount(&other), tongue), papers]
    };
    let names = [
        words!(tongue, "nhận kết quả", "result"),
        words!(tongue, "phí, lệ phí", "fees"),
        words!(tongue, "giấy tờ", "papers"),
    ];
    let pairs = told(before).into_iter().zip(told(after)).zip(names);
    let changed = pairs.filter(|((before, after), _)| before != after).map(|((before, after), name)| {
        words!(tongue, "{name}: {before} → {after}", "{name}: {before} → {after}", name, before, after)
    });
    let changed = Words::join(changed, "; ");
    if changed.is_empty() {
        return changed;
    }
    words!(tongue, " Thay đổi: {changed}.", " What changes: {changed}.", changed)
}

/// Overlays that hold since a short time, or end soon.
fn overlays(page: &Page<'_>) -> Vec<Words> {
    let tongue = &page.tongue;
    let day = page.catalog.day;
    let mut all = Vec::new();
    for overlay in applied(page.process, page.catalog) {
        let deeds = page.process.applied.iter().filter(|applied| applied.overlay == overlay.overlay.value);
        let name = overlay_name(page, overlay);
        let deeds = deeds_words(page, deeds);
        if (0..=NEWS).contains(&days_between(overlay.from.value, day)) {
            let date = Words::from(overlay.from.value).strong();
            all.push(words!(
                tongue,
                "Từ {date}: {name} ({deeds}).",
                "Since {date}: {name} ({deeds}).",
                date,
                name = name.clone(),
                deeds = deeds.clone()
            ));
        }
        let ends = overlay.until.as_ref().map(|until| until.value);
        if let Some(until) = ends.filter(|until| (0..=NEWS).contains(&days_between(day, *until))) {
            let date = Words::from(until).strong();
            all.push(words!(
                tongue,
                "Sau ngày {date} không còn áp dụng: {name} ({deeds}).",
                "After {date} this no longer holds: {name} ({deeds}).",
                date,
                name,
                deeds
            ));
        }
    }
    all
}

/// Overlays that will hold.
fn staged(page: &Page<'_>) -> Vec<Words> {
    let tongue = &page.tongue;
    let coming =
        page.catalog.overlays.iter().map(|filed| &filed.value).filter(|overlay| reaches(page, overlay));
    let told = coming.map(|overlay| {
        let (date, name) = (Words::from(overlay.from.value).strong(), overlay_name(page, overlay));
        words!(tongue, "Từ {date} áp dụng thêm: {name}.", "From {date} also: {name}.", date, name)
    });
    told.collect()
}

/// Whether an overlay will be laid over the procedure later on.
fn reaches(page: &Page<'_>, overlay: &Overlay) -> bool {
    let own = page.process.procedure.procedure.value.as_str();
    let here = match &overlay.place {
        None => true,
        Some(place) => page
            .process
            .place
            .as_ref()
            .is_some_and(|own| page.dictionaries().within(own).contains(&place.value.as_str())),
    };
    let touches = || {
        let papers = papers::every_document(page.process);
        overlay.changes.iter().any(|change| match &change.document {
            Some(document) => papers.contains(&document.value.as_str()),
            None => change.path.is_some(),
        })
    };
    let named = overlay.of.iter().any(|id| id.value == own);
    overlay.from.value > page.catalog.day && here && (named || overlay.of.is_empty()) && touches()
}

/// What was changed, each thing once.
fn deeds_words<'p>(page: &Page<'_>, applied: impl Iterator<Item = &'p Applied>) -> Words {
    let mut all: Vec<Words> = Vec::new();
    for applied in applied {
        let said = deed_words(page, applied);
        if !all.contains(&said) {
            all.push(said);
        }
    }
    Words::join(all, "; ")
}

fn deed_words(page: &Page<'_>, applied: &Applied) -> Words {
    let tongue = &page.tongue;
    let section = section_words(page, applied.section());
    let Deed::Set { before, after } = &applied.deed else {
        let removed = matches!(applied.deed, Deed::Removed(_));
        return if removed {
            words!(tongue, "bớt ở phần {section}", "less under {section}", section)
        } else {
            words!(tongue, "thêm ở phần {section}", "more under {section}", section)
        };
    };
    let key = &**after.key;
    let value = |entry: &Entry| entry.value.text().map(|text| in_words(page, text));
    let (before, after) = (before.as_ref().and_then(value), value(after));
    match (key, before, after) {
        ("replaced-by", ..) => match changed_paper(page, applied) {
            Some(paper) => {
                words!(tongue, "{paper} được thay bằng dữ liệu", "data takes the place of: {paper}", paper)
            }
            None => {
                words!(tongue, "giấy tờ được thay bằng dữ liệu", "data takes the place of a paper")
            }
        },
        ("free", ..) => words!(tongue, "miễn phí", "free of charge"),
        ("limit" | "add" | "amount", Some(before), Some(after)) => {
            words!(
                tongue,
                "{section}: {before} → {after}",
                "{section}: {before} → {after}",
                section,
                before,
                after
            )
        }
        ("limit" | "add" | "amount", None, Some(after)) => {
            words!(tongue, "{section}: {after}", "{section}: {after}", section, after)
        }
        _ => words!(tongue, "sửa ở phần {section}", "changes under {section}", section),
    }
}

/// A length of time or a sum as it is told.
fn in_words(page: &Page<'_>, text: &str) -> Words {
    if let Ok(length) = text.parse::<Duration>() {
        return Words::from(length.in_words(page.tongue.language()));
    }
    text.parse::<Money>().map_or_else(|_| Words::from(text), |sum| money(&sum, &page.tongue))
}

/// The paper that a change is about.
fn changed_paper(page: &Page<'_>, applied: &Applied) -> Option<Words> {
    let overlays = page.catalog.overlays.iter().map(|filed| &filed.value);
    let mut changes = overlays.flat_map(|overlay| &overlay.changes);
    let named =
        changes.find_map(|change| change.document.as_ref().filter(|paper| paper.span == applied.span))?;
    Some(page.paper(&named.value))
}

fn section_words(page: &Page<'_>, section: &str) -> Words {
    let tongue = &page.tongue;
    match section {
        "limits" => words!(tongue, "thời hạn", "time"),
        "fees" => words!(tongue, "phí, lệ phí", "fees"),
        "documents" => words!(tongue, "giấy tờ", "papers"),
        "steps" => words!(tongue, "các bước", "steps"),
        "conditions" => words!(tongue, "điều kiện", "conditions"),
        other => Words::from(other),
    }
}

/// Whether a procedure changed shortly before a day.
pub fn is_new(process: &Process, day: Date) -> bool {
    (0..=NEWS).contains(&days_between(process.procedure.from.value, day))
}
