//! The front page, and the search page as it is without a script.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Lists;
use super::alphabet::{letter, sort_key};
use crate::diagnostic::Language;
use crate::export::site::address::Address;
use crate::export::site::cards::Entry;
use crate::export::site::frame::{Frame, Link};
use crate::export::site::render::render;
use crate::export::site::words::{Words, upper_first, words};
use crate::export::{Error, Files};

/// How many life events, procedures of each, and changes the front page shows.
const EVENTS: usize = 6;
const OF_EVENT: usize = 4;
const NEWS: usize = 10;

#[derive(Serialize)]
struct Front {
    frame: Frame,
    total: usize,
    events: Vec<Event>,
    news: Vec<News>,
    fields: Vec<Field>,
    letters: Vec<Link>,
}

#[derive(Serialize)]
struct Event {
    name: String,
    procedures: Vec<Link>,
}

#[derive(Serialize)]
struct News {
    date: Words,
    link: Link,
}

#[derive(Serialize)]
struct Field {
    link: Link,
    count: usize,
}

/// Writes both.
pub fn write(lists: &Lists<'_>, files: &mut Files) -> Result<(), Error> {
    let title = "Danh mục thủ tục hành chính";
    let description = "Thủ tục hành chính: giấy tờ theo trường hợp của bạn, các bước, phí và thời hạn.";
    let here = Address::default();
    let view = front(lists, &here, title, description);
    files.put(here.file(), render("front.html", Language::Vi, &view)?);
    let here = Address::new(&["tim"]);
    let mut view =
        front(lists, &here, "Tìm thủ tục", "Tìm thủ tục hành chính theo lĩnh vực hoặc theo chữ cái.");
    "Tìm thủ tục".clone_into(&mut view.frame.here);
    view.frame.crumbs = vec![Link::new(&Words::from("Trang đầu"), here.to(&Address::default()))];
    files.put(here.file(), render("search.html", Language::Vi, &view)?);
    Ok(())
}

fn front(lists: &Lists<'_>, here: &Address, title: &str, description: &str) -> Front {
    let mut fields: Vec<Field> = lists
        .by_field()
        .into_iter()
        .map(|(id, entries)| Field {
            link: Link::new(&Words::from(lists.field(&id)), here.to(&Address::new(&["linh-vuc", &id]))),
            count: entries.len(),
        })
        .collect();
    fields.sort_by_cached_key(|field| sort_key(&field.link.name.plain()));
    let mut frame = Frame::new(here, Language::Vi, lists.catalog, title.to_owned(), description.to_owned());
    if !lists.catalog.translations.is_empty() {
        frame.other_language = Some(Link::new(&Words::from("English"), here.to(&Address::new(&["en"]))));
    }
    Front {
        frame,
        total: lists.all.len(),
        events: events(lists, here),
        news: news(lists, here),
        fields,
        letters: letters(lists, here),
    }
}

fn link(entry: &Entry, here: &Address) -> Link {
    Link::new(&entry.name, here.to(&entry.address))
}

/// Life events, those of most procedures first.
fn events(lists: &Lists<'_>, here: &Address) -> Vec<Event> {
    let mut found: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in lists.all {
        for event in &entry.life_events {
            found.entry(upper_first(event)).or_default().push(entry);
        }
    }
    let mut found: Vec<(String, Vec<&Entry>)> = found.into_iter().collect();
    found.sort_by_key(|(name, entries)| (std::cmp::Reverse(entries.len()), sort_key(name)));
    let shown = found.into_iter().take(EVENTS).map(|(name, entries)| Event {
        name,
        procedures: entries.into_iter().take(OF_EVENT).map(|entry| link(entry, here)).collect(),
    });
    shown.collect()
}

/// What changed lately, the newest first.
fn news(lists: &Lists<'_>, here: &Address) -> Vec<News> {
    let mut new: Vec<_> = lists.all.iter().filter_map(|entry| Some((entry.news?, entry))).collect();
    new.sort_by_key(|(date, entry)| (std::cmp::Reverse(*date), sort_key(&entry.name.plain())));
    let shown = new.into_iter().take(NEWS).map(|(date, entry)| News {
        date: words!(lists.tongue, "{date}", "{date}", date),
        link: link(entry, here),
    });
    shown.collect()
}

/// The letters of the list A to Z; where it has several pages, they lead to the first.
fn letters(lists: &Lists<'_>, here: &Address) -> Vec<Link> {
    let mut letters: Vec<(u32, String)> = lists.all.iter().map(|entry| letter(&entry.name.plain())).collect();
    letters.sort();
    letters.dedup();
    let list = here.to(&Address::new(&["a-z"]));
    let several = lists.all.len() > super::paged::MOST;
    let to = |place: u32| if several { list.clone() } else { format!("{list}#chu-{place}") };
    letters.into_iter().map(|(place, letter)| Link::new(&Words::from(letter), to(place))).collect()
}
