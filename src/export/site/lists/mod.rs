//! The lists by which a procedure is found: front page, fields, agencies, laws, A to Z, and the search page.

mod alphabet;
mod front;
mod paged;

use std::collections::BTreeMap;

use self::alphabet::{letter, sort_key};
use self::paged::{Group, Item, List};
use super::address::beside_front;
use super::cards::Entry;
use super::render::{SHEET, style_name};
use super::words::{Tongue, Words, law_title, words};
use crate::diagnostic::Language;
use crate::export::{Error, Files};
use crate::model::{Bodies, Id, LawKind, Level};
use crate::process::Catalog;

/// What a body does in a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Có thẩm quyền quyết định.
    Competent,
    /// Thực hiện.
    Executing,
    /// Tiếp nhận.
    Receiving,
    /// Được ủy quyền.
    Delegated,
    /// Phối hợp.
    Coordinating,
    /// Hỗ trợ.
    Supporting,
}

/// The bodies of a procedure with what they do.
pub fn bodies(bodies: &Bodies) -> impl Iterator<Item = (Role, &Id)> {
    let all = [
        (Role::Competent, &bodies.competent),
        (Role::Executing, &bodies.executing),
        (Role::Receiving, &bodies.receiving),
        (Role::Delegated, &bodies.delegated),
        (Role::Coordinating, &bodies.coordinating),
        (Role::Supporting, &bodies.supporting),
    ];
    all.into_iter().flat_map(|(role, ids)| ids.iter().map(move |id| (role, id)))
}

/// Everything that is not the page of one procedure.
pub fn write(catalog: &Catalog, all: &[&Entry], english: &[&Entry], files: &mut Files) -> Result<(), Error> {
    files.put(beside_front(style_name()), SHEET.as_str());
    let lists = Lists { catalog, all, english, tongue: Tongue::plain(Language::Vi) };
    front::write(&lists, files)?;
    lists.fields(files)?;
    lists.agencies(files)?;
    lists.laws(files)?;
    lists.alphabet(files)?;
    lists.english(files)
}

/// The procedures, to be listed in several ways.
struct Lists<'a> {
    catalog: &'a Catalog,
    all: &'a [&'a Entry],
    /// Those with a page in English.
    english: &'a [&'a Entry],
    tongue: Tongue<'a>,
}

/// Entries under the ids of a dictionary.
type ById<'a, K> = BTreeMap<String, Vec<(K, &'a Entry)>>;

impl<'a> Lists<'a> {
    /// Procedures by field of law.
    fn by_field(&self) -> ById<'a, ()> {
        let mut found = ById::new();
        for &entry in self.all {
            found.entry(entry.field.clone()).or_default().push(((), entry));
        }
        found
    }

    fn fields(&self, files: &mut Files) -> Result<(), Error> {
        let mut index = List::new(&["linh-vuc"], "Lĩnh vực");
        let mut links = Vec::new();
        for (id, entries) in self.by_field() {
            let name = self.field(&id);
            links.push(Item::counted(&name, &["linh-vuc", &id], entries.len()));
            let mut list = List::new(&["linh-vuc", &id], &name).below("Lĩnh vực", &["linh-vuc"]);
            let by_level: Vec<_> = entries.into_iter().map(|((), entry)| (entry.level, entry)).collect();
            group(&mut list, by_level, |level| (level.word().to_owned(), level_name(*level, &self.tongue)));
            list.write(self.catalog, files)?;
        }
        links.sort_by_cached_key(|item| sort_key(&item.name.plain()));
        index.groups.push(Group::plain(links));
        index.write(self.catalog, files)
    }

    /// The name of a field of law.
    fn field(&self, id: &str) -> String {
        let sector = self.catalog.dictionaries.sectors.get(id);
        sector.map_or(id, |sector| &sector.name.value).to_owned()
    }

    fn agencies(&self, files: &mut Files) -> Result<(), Error> {
        let mut found: ById<'_, Role> = ById::new();
        for &entry in self.all {
            for (role, id) in &entry.bodies {
                let known = found.entry(id.clone()).or_default();
                // Entry by entry: whoever is there already under another role is the last.
                if known.last().is_none_or(|(_, last)| !std::ptr::eq(*last, entry)) {
                    known.push((*role, entry));
                }
            }
        }
        let mut index = List::new(&["co-quan"], "Cơ quan");
        let mut links = Vec::new();
        for (id, entries) in found {
            let name = self.catalog.dictionaries.actor(&id).to_owned();
            links.push(Item::counted(&name, &["co-quan", &id], entries.len()));
            let mut list = List::new(&["co-quan", &id], &name).below("Cơ quan", &["co-quan"]);
            group(&mut list, entries, |role| (format!("vai-tro-{}", *role as u8), role_name(*role)));
            list.write(self.catalog, files)?;
        }
        links.sort_by_cached_key(|item| sort_key(&item.name.plain()));
        index.groups.push(Group::plain(links));
        index.write(self.catalog, files)
    }

    fn laws(&self, files: &mut Files) -> Result<(), Error> {
        let mut found: ById<'_, String> = ById::new();
        for &entry in self.all {
            for law in entry.laws.iter().filter(|law| self.catalog.dictionaries.laws.has(law)) {
                found.entry(law.clone()).or_default().push((self.field(&entry.field), entry));
            }
        }
        let mut index = List::new(&["van-ban"], "Văn bản pháp luật");
        let mut kinds: BTreeMap<u8, Vec<Item>> = BTreeMap::new();
        for (id, entries) in found {
            let Some(law) = self.catalog.dictionaries.laws.get(&id) else { continue };
            let title = law_title(law, &self.tongue);
            let kind = law.kind.as_ref().map(|kind| kind.value);
            let item = Item::counted(&title.plain(), &["van-ban", &id], entries.len());
            kinds.entry(kind_rank(kind)).or_default().push(item);
            let mut list =
                List::new(&["van-ban", &id], &title.plain()).below("Văn bản pháp luật", &["van-ban"]);
            // The title of a law holds its name.
            let name = law.name.as_ref().filter(|_| kind_rank(kind) > 0);
            list.lede = name.map(|name| Words::from(name.value.as_str())).unwrap_or_default();
            list.aside =
                law.url.as_ref().map(|url| url.value.clone()).filter(|url| super::address::is_web(url));
            group(&mut list, entries, |field| (format!("lv-{}", slug(field)), Words::from(field.as_str())));
            list.write(self.catalog, files)?;
        }
        for (rank, mut items) in kinds {
            items.sort_by_cached_key(|item| sort_key(&item.name.plain()));
            index.groups.push(Group { id: format!("loai-{rank}"), heading: kind_name(rank), items });
        }
        index.write(self.catalog, files)
    }

    fn alphabet(&self, files: &mut Files) -> Result<(), Error> {
        let mut list = List::new(&["a-z"], "Thủ tục theo A–Z");
        let lettered = self.all.iter().copied().map(|entry| (letter(&entry.name.plain()), entry)).collect();
        group(&mut list, lettered, |letter| (format!("chu-{}", letter.0), Words::from(letter.1.as_str())));
        list.letters = true;
        list.write(self.catalog, files)
    }

    /// The procedures that were translated.
    fn english(&self, files: &mut Files) -> Result<(), Error> {
        if self.english.is_empty() {
            return Ok(());
        }
        let mut list = List::new(&["en"], "Procedures in English");
        list.language = Language::En;
        let lettered =
            self.english.iter().copied().map(|entry| (letter(&entry.name.plain()), entry)).collect();
        group(&mut list, lettered, |letter| (format!("letter-{}", letter.0), Words::from(letter.1.as_str())));
        list.write(self.catalog, files)
    }
}

/// Puts entries below headings, in the order of their keys.
fn group<K: Ord>(list: &mut List, entries: Vec<(K, &Entry)>, heading: impl Fn(&K) -> (String, Words)) {
    let mut groups: BTreeMap<K, Vec<&Entry>> = BTreeMap::new();
    for (key, entry) in entries {
        groups.entry(key).or_default().push(entry);
    }
    for (key, mut entries) in groups {
        entries.sort_by_cached_key(|entry| sort_key(&entry.name.plain()));
        let (id, heading) = heading(&key);
        list.groups.push(Group { id, heading, items: entries.into_iter().map(Item::of).collect() });
    }
}

/// A level of government.
pub fn level_name(level: Level, tongue: &Tongue<'_>) -> Words {
    match level {
        Level::Commune => words!(tongue, "Cấp xã", "Commune"),
        Level::Province => words!(tongue, "Cấp tỉnh", "Province"),
        Level::Ministry => words!(tongue, "Cấp bộ", "Ministry"),
        Level::Other => words!(tongue, "Cơ quan khác", "Other bodies"),
    }
}

fn role_name(role: Role) -> Words {
    let tongue = Tongue::plain(Language::Vi);
    match role {
        Role::Competent => words!(tongue, "Có thẩm quyền giải quyết", "Decides"),
        Role::Executing => words!(tongue, "Thực hiện", "Carries out"),
        Role::Receiving => words!(tongue, "Nhận hồ sơ", "Receives"),
        Role::Delegated => words!(tongue, "Được ủy quyền", "By delegation"),
        Role::Coordinating => words!(tongue, "Phối hợp", "Takes part"),
        Role::Supporting => words!(tongue, "Hỗ trợ", "Helps"),
    }
}

fn kind_rank(kind: Option<LawKind>) -> u8 {
    match kind {
        Some(LawKind::Law | LawKind::Code) => 0,
        Some(LawKind::Resolution) => 1,
        Some(LawKind::Decree) => 2,
        Some(LawKind::Circular | LawKind::JointCircular) => 3,
        Some(LawKind::Decision) => 4,
        Some(LawKind::Treaty) | None => 5,
    }
}

fn kind_name(rank: u8) -> Words {
    let tongue = Tongue::plain(Language::Vi);
    match rank {
        0 => words!(tongue, "Luật, bộ luật", "Laws and codes"),
        1 => words!(tongue, "Nghị quyết", "Resolutions"),
        2 => words!(tongue, "Nghị định", "Decrees"),
        3 => words!(tongue, "Thông tư", "Circulars"),
        4 => words!(tongue, "Quyết định", "Decisions"),
        _ => words!(tongue, "Văn bản khác", "Others"),
    }
}

/// A text as part of an id: letters without marks, joined by hyphens.
fn slug(text: &str) -> String {
    let plain = alphabet::plain(text);
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
