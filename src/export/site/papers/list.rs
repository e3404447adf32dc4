//! The list of papers: lines below headings, each with its condition in words.

use serde::Serialize;

use super::Known;
use super::filter::{Counts, Filter};
use super::lines::Line;
use super::rules::Table;
use super::sentences;
use crate::export::site::page::Page;
use crate::export::site::words::{Words, words};
use crate::model::Mode;

/// Lines below one heading.
#[derive(Debug, Default, Serialize)]
pub struct Group {
    class: String,
    heading: Words,
    intro: Words,
    /// Whether its lines can be ticked.
    ticks: bool,
    items: Vec<Item>,
}

/// One line of the list.
#[derive(Debug, Default, Serialize)]
pub struct Item {
    id: String,
    class: String,
    maybe: bool,
    name: Words,
    copies: Words,
    says: Vec<Words>,
    /// Arms of a group; the first that the applicant has, or any.
    arms: Vec<Item>,
    /// Whether the arms stand in an order.
    ordered: bool,
}

/// Below which heading a line stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Submit,
    Show,
    /// At a later step, by its number.
    Later(usize, String),
    /// Nowhere: data takes its place.
    ByData,
}

/// The list while it is being written.
pub struct List<'l, 'a> {
    page: &'l Page<'a>,
    known: &'l Known<'a>,
    filter: &'l mut Filter<'a>,
    groups: Vec<(Place, Group, Vec<Table>)>,
}

impl<'l, 'a> List<'l, 'a> {
    /// The groups of lines of a page; their rules go into the filter.
    pub fn of(page: &'l Page<'a>, known: &'l Known<'a>, filter: &'l mut Filter<'a>) -> Vec<Group> {
        let mut list = Self { page, known, filter, groups: Vec::new() };
        (0..known.lines.len()).for_each(|index| list.add(index));
        list.groups.sort_by(|(one, ..), (two, ..)| one.cmp(two));
        let groups = std::mem::take(&mut list.groups);
        let headed = groups.into_iter().enumerate().map(|(index, (_, mut group, tables))| {
            group.class = format!("h{index}");
            list.filter.hide_heading(&group.class, &tables);
            group
        });
        headed.collect()
    }

    fn add(&mut self, index: usize) {
        let (line, verdicts) = (&self.known.lines[index], &self.known.verdicts[index]);
        if verdicts.iter().any(|verdict| !verdict.gone) {
            let class = format!("r{index}");
            let table = self.filter.table(verdicts, |verdict| verdict.gone);
            self.filter.hide(&class, &table);
            let counts = self.filter.count(&class, verdicts, &table);
            let mut item = self.item(line, &class, false);
            item.maybe = counts != Counts::Always;
            self.arms(index, &mut item);
            hoist(&mut item);
            self.put(self.place(line), item, table);
        }
        if sentences::is_ever_data(line) && verdicts.iter().any(|verdict| !verdict.data_gone) {
            let class = format!("d{index}");
            let table = self.filter.table(verdicts, |verdict| verdict.data_gone);
            self.filter.hide(&class, &table);
            let item = Item {
                id: format!("du-lieu-{}", line.place),
                class,
                name: sentences::replaced_name(self.page, line),
                says: sentences::by_data(self.page, line),
                ..Item::default()
            };
            self.put(Place::ByData, item, table);
        }
    }

    fn item(&self, line: &Line<'_>, class: &str, inside: bool) -> Item {
        Item {
            id: format!("giay-{}", line.place),
            class: class.to_owned(),
            name: sentences::name(self.page, line),
            copies: sentences::given(self.page, line),
            says: sentences::says(self.page, line, inside),
            ordered: !line.row.first_of.is_empty(),
            ..Item::default()
        }
    }

    /// Puts the arms of a group below it, each with its own rule.
    fn arms(&mut self, index: usize, item: &mut Item) {
        let known = self.known;
        let (line, verdicts) = (&known.lines[index], &known.verdicts[index]);
        let below: Vec<&Line<'_>> = line.walk().into_iter().skip(1).collect();
        for (number, arm) in below.iter().enumerate() {
            if verdicts.iter().all(|verdict| verdict.arms_gone[number]) {
                continue;
            }
            let class = format!("r{index}-{number}");
            let table = self.filter.table(verdicts, |verdict| verdict.arms_gone[number]);
            self.filter.hide(&class, &table);
            let inside = self.item(arm, &class, true);
            holder(item, &arm.place).arms.push(inside);
        }
    }

    fn place(&self, line: &Line<'_>) -> Place {
        match (line.step, line.mode) {
            (Some(step), _) => {
                Place::Later(self.page.numbers.of_step(step).unwrap_or(usize::MAX), step.to_owned())
            }
            (None, Mode::Show) => Place::Show,
            (None, _) => Place::Submit,
        }
    }

    fn put(&mut self, place: Place, item: Item, table: Table) {
        if let Some((_, group, tables)) = self.groups.iter_mut().find(|(other, ..)| *other == place) {
            group.items.push(item);
            tables.push(table);
            return;
        }
        let (heading, intro) = self.heading(&place);
        let ticks = place != Place::ByData;
        let group = Group { heading, intro, ticks, items: vec![item], class: String::new() };
        self.groups.push((place, group, vec![table]));
    }

    fn heading(&self, place: &Place) -> (Words, Words) {
        let tongue = &self.page.tongue;
        let heading = match place {
            Place::Submit => words!(tongue, "Nộp", "Hand in"),
            Place::Show => words!(tongue, "Cho xem rồi mang về", "Show and take back"),
            Place::ByData => words!(tongue, "Cơ quan tự tra cứu", "The office looks it up"),
            Place::Later(_, step) => {
                let step = self.page.numbers.link(step, &self.page.tongue);
                words!(tongue, "Nộp sau, ở {step}", "Hand in later, at {step}", step)
            }
        };
        let intro = match place {
            Place::ByData => words!(
                tongue,
                "Cơ quan tra được thì bạn không phải mang.",
                "If the office finds it, you need not bring it.",
            ),
            _ => Words::default(),
        };
        (heading, intro)
    }
}

/// What all arms of a group say of their copies, the group says once.
fn hoist(item: &mut Item) {
    let Some(first) = item.arms.first().map(|arm| arm.copies.clone()) else { return };
    if item.arms.iter().all(|arm| arm.copies == first && arm.arms.is_empty()) {
        item.copies = first;
        item.arms.iter_mut().for_each(|arm| arm.copies = Words::default());
    }
}

/// The item in which an arm stands: the one whose place is that of the arm without its last number.
fn holder<'i>(item: &'i mut Item, place: &str) -> &'i mut Item {
    let above = place.rsplit_once('_').map_or(place, |(above, _)| above);
    let mut at = item;
    loop {
        let inside = at.arms.iter().position(|arm| {
            let own = arm.id.trim_start_matches("giay-");
            own == above || above.strip_prefix(own).is_some_and(|rest| rest.starts_with('_'))
        });
        match inside {
            Some(index) => at = &mut at.arms[index],
            None => return at,
        }
    }
}
