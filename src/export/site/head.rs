//! What stands around the page of a procedure: its title in a browser, its path, its other language.

use super::address::Address;
use super::frame::{Frame, Link};
use super::money::{Worked, as_told};
use super::page::{Page, address};
use super::papers::Papers;
use super::structured::structured;
use super::words::{Words, words};
use crate::diagnostic::Language;

/// The frame of a page.
pub fn frame(page: &Page<'_>, worked: &Worked<'_>, papers: Option<&Papers>) -> Frame {
    let tongue = &page.tongue;
    let code = page.process.procedure.code.value.as_str();
    let field = page.process.procedure.field.value.as_str();
    let sector = page.dictionaries().sectors.get(field);
    let title = page.title().plain();
    let short_title = shortened(&title, 60);
    let head = words!(
        tongue,
        "{short} ({code}): giấy tờ, các bước, thời hạn",
        "{short} ({code}): papers, steps, time",
        short = short_title.as_str(),
        code
    );
    let mut crumbs = vec![Link::new(&words!(tongue, "Trang đầu", "Front page"), front(page))];
    if let Some(sector) = sector.filter(|_| !tongue.is_english()) {
        crumbs.push(Link::new(&Words::from(sector.name.value.as_str()), page.to(&["linh-vuc", field])));
    }
    if page.process.place.is_some()
        && let Some(base) = page.in_force().find(|version| version.place.is_none())
    {
        crumbs.push(Link::new(&page.title(), page.way_to(&base)));
    }
    let mut frame =
        Frame::new(&page.here, tongue.language(), page.catalog, head.plain(), description(page, worked));
    frame.crumbs = crumbs;
    frame.here = short_title;
    frame.structured = structured(page, worked);
    frame.other_language = other_language(page);
    frame.with_style(papers.map(|papers| papers.style.clone()).unwrap_or_default())
}

/// The front page in the language of the page.
fn front(page: &Page<'_>) -> String {
    if page.tongue.is_english() { page.to(&["en"]) } else { page.here.to(&Address::default()) }
}

/// The beginning of a text, whole words only.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ' ']))
}

fn description(page: &Page<'_>, worked: &Worked<'_>) -> String {
    let tongue = &page.tongue;
    let (time, money) = (as_told(worked.time(page), tongue), as_told(worked.amount(page), tongue));
    let said = words!(
        tongue,
        "{title}. Nhận kết quả: {time}. Phí, lệ phí: {money}. Danh sách giấy tờ theo trường hợp của bạn.",
        "{title}. Result: {time}. Fees: {money}. The papers for your own case.",
        title = shortened(&page.title().plain(), 100),
        time,
        money,
    );
    shortened(&said.plain(), 300)
}

fn other_language(page: &Page<'_>) -> Option<Link> {
    let translated = page.catalog.translation(&page.process.procedure.procedure, "en").is_some();
    let (language, name) = match page.tongue.language() {
        Language::Vi => (Language::En, "English"),
        Language::En => (Language::Vi, "Tiếng Việt"),
    };
    let way = page.here.to(&address(page.process, language));
    translated.then(|| Link::new(&Words::from(name), way))
}
