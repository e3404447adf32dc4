//! A list on one page or several: at most a hundred items each.

use serde::Serialize;

use crate::diagnostic::Language;
use crate::export::site::address::Address;
use crate::export::site::cards::Entry;
use crate::export::site::frame::{Frame, Link};
use crate::export::site::render::render;
use crate::export::site::words::Words;
use crate::export::{Error, Files};
use crate::process::Catalog;

/// How many items stand on one page.
pub const MOST: usize = 100;

/// A line of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub name: Words,
    /// Where it leads.
    pub to: Address,
    /// What else is said.
    pub more: Words,
}

impl Item {
    /// A line that leads to a procedure.
    pub fn of(entry: &Entry) -> Self {
        Self { name: entry.name.clone(), to: entry.address.clone(), more: entry.facts.clone() }
    }

    /// A line that leads to another list.
    pub fn counted(name: &str, to: &[&str], count: usize) -> Self {
        Self {
            name: Words::from(name), to: Address::new(to), more: Words::from(format!("{count} thủ tục"))
        }
    }
}

/// Items below one heading.
#[derive(Clone, Debug)]
pub struct Group {
    /// Id of the heading.
    pub id: String,
    /// The heading; empty if there is none.
    pub heading: Words,
    /// The items.
    pub items: Vec<Item>,
}

impl Group {
    /// Items without a heading.
    pub fn plain(items: Vec<Item>) -> Self {
        Self { id: "danh-sach".to_owned(), heading: Words::default(), items }
    }
}

/// A list before it is cut into pages.
pub struct List {
    here: Vec<String>,
    title: String,
    above: Option<(String, Address)>,
    /// What stands below the title.
    pub lede: Words,
    /// The text of a law elsewhere.
    pub aside: Option<String>,
    /// The groups in order.
    pub groups: Vec<Group>,
    /// Whether the groups are letters, to which links lead.
    pub letters: bool,
    /// The language.
    pub language: Language,
}

#[derive(Serialize)]
struct View<'a> {
    frame: Frame,
    title: &'a str,
    lede: &'a Words,
    aside: &'a Option<String>,
    groups: Vec<GroupView>,
    letters: Vec<Link>,
    pages: Vec<PageLink>,
    total: usize,
}

#[derive(Serialize)]
struct GroupView {
    id: String,
    heading: Words,
    items: Vec<ItemView>,
}

#[derive(Serialize)]
struct ItemView {
    name: Words,
    href: String,
    more: Words,
}

#[derive(Serialize)]
struct PageLink {
    number: usize,
    href: String,
    here: bool,
}

impl List {
    /// A list at an address.
    pub fn new(here: &[&str], title: &str) -> Self {
        Self {
            here: here.iter().map(|part| (*part).to_owned()).collect(),
            title: title.to_owned(),
            above: None,
            lede: Words::default(),
            aside: None,
            groups: Vec::new(),
            letters: false,
            language: Language::Vi,
        }
    }

    /// The same, reached from another list.
    #[must_use]
    pub fn below(mut self, name: &str, above: &[&str]) -> Self {
        self.above = Some((name.to_owned(), Address::new(above)));
        self
    }

    fn page(&self, number: usize) -> Address {
        let number = number.to_string();
        let mut parts: Vec<&str> = self.here.iter().map(String::as_str).collect();
        if number != "1" {
            parts.push(&number);
        }
        Address::new(&parts)
    }

    /// Writes its pages.
    pub fn write(&self, catalog: &Catalog, files: &mut Files) -> Result<(), Error> {
        let items: Vec<(&Group, &Item)> =
            self.groups.iter().flat_map(|group| group.items.iter().map(move |item| (group, item))).collect();
        let count = items.len().div_ceil(MOST).max(1);
        for number in 1..=count {
            let part = items.chunks(MOST).nth(number - 1).unwrap_or_default();
            let here = self.page(number);
            let pages = (1..=count).filter(|_| count > 1).map(|other| PageLink {
                number: other,
                href: here.to(&self.page(other)),
                here: other == number,
            });
            let view = View {
                frame: self.frame(&here, catalog, number),
                title: &self.title,
                lede: &self.lede,
                aside: &self.aside,
                groups: grouped(part, &here),
                letters: self.letter_links(&here),
                pages: pages.collect(),
                total: items.len(),
            };
            files.put(here.file(), render("list.html", self.language, &view)?);
        }
        Ok(())
    }

    fn frame(&self, here: &Address, catalog: &Catalog, number: usize) -> Frame {
        let page = match (number, self.language) {
            (1, _) => String::new(),
            (number, Language::Vi) => format!(", trang {number}"),
            (number, Language::En) => format!(", page {number}"),
        };
        let description = match self.language {
            Language::Vi => {
                format!("{}{page}: danh sách thủ tục hành chính, kèm thời hạn và phí.", self.title)
            }
            Language::En => {
                format!("{}{page}: administrative procedures with their time and fees.", self.title)
            }
        };
        let mut frame =
            Frame::new(here, self.language, catalog, format!("{}{page}", self.title), description);
        let front = match self.language {
            Language::Vi => Link::new(&Words::from("Trang đầu"), here.to(&Address::default())),
            Language::En => Link::new(&Words::from("Tiếng Việt"), here.to(&Address::default())),
        };
        frame.crumbs = vec![front];
        frame.here.clone_from(&self.title);
        frame.crumbs.extend(
            self.above.as_ref().map(|(name, above)| Link::new(&Words::from(name.as_str()), here.to(above))),
        );
        frame
    }

    /// Where each letter begins.
    fn letter_links(&self, here: &Address) -> Vec<Link> {
        if !self.letters {
            return Vec::new();
        }
        let mut before = 0;
        let links = self.groups.iter().map(|group| {
            let page = before / MOST + 1;
            before += group.items.len();
            Link::new(&group.heading, format!("{}#{}", here.to(&self.page(page)), group.id))
        });
        links.collect()
    }
}

/// The items of one page below their headings.
fn grouped(part: &[(&Group, &Item)], here: &Address) -> Vec<GroupView> {
    let mut groups: Vec<GroupView> = Vec::new();
    for (group, item) in part {
        if groups.last().is_none_or(|last| last.id != group.id) {
            groups.push(GroupView {
                id: group.id.clone(),
                heading: group.heading.clone(),
                items: Vec::new(),
            });
        }
        let view = ItemView { name: item.name.clone(), href: here.to(&item.to), more: item.more.clone() };
        groups.last_mut().expect("one was put in").items.push(view);
    }
    groups
}
