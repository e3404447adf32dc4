//! The page of a procedure, block by block.

use serde::Serialize;

use super::about::{About, about};
use super::facts::{Cell, facts};
use super::forms::{Forms, forms};
use super::frame::{Frame, Link};
use super::head::frame;
use super::intro::{Condition, Status, applicants, before, conditions, lede, start, status};
use super::law::{Laws, laws};
use super::money::{MoneyAndTime, Worked, money_and_time};
use super::notes::{Special, general, special};
use super::notice::notices;
use super::page::Page;
use super::papers::{Papers, papers};
use super::related::{Other, related};
use super::steps::{StepView, steps};
use super::trouble::{Trouble, trouble};
use super::whereabouts::{Whereabouts, whereabouts};
use super::words::{Words, words};
use crate::diagnostic::Language;
use crate::export::drawing::part;

/// Everything that the template of a procedure page is told.
#[derive(Debug, Serialize)]
pub struct View {
    frame: Frame,
    title: Words,
    /// Whether the name is so long that it is set smaller.
    long: bool,
    lede: Words,
    status: Status,
    notices: Vec<Words>,
    facts: Vec<Cell>,
    before: Vec<Words>,
    start: Option<String>,
    other_ways: bool,
    applicants: Vec<Words>,
    conditions: Vec<Condition>,
    papers: Option<Papers>,
    steps: Vec<StepView>,
    money: MoneyAndTime,
    whereabouts: Whereabouts,
    special: Vec<Special>,
    general: Vec<Words>,
    trouble: Vec<Trouble>,
    places: Vec<Words>,
    related: Vec<Other>,
    forms: Option<Forms>,
    laws: Option<Laws>,
    officers: Officers,
    about: About,
}

/// What officers look for.
#[derive(Debug, Serialize)]
struct Officers {
    /// The drawing of the lanes, as SVG that is escaped already.
    drawing: String,
    downloads: Vec<Link>,
}

/// The view of a page.
pub fn view(page: &Page<'_>) -> View {
    let worked = Worked::of(page);
    let papers = papers(page);
    let title = page.title();
    View {
        frame: frame(page, &worked, papers.as_ref()),
        long: title.plain().chars().count() > LONG,
        lede: lede(page),
        status: status(page),
        notices: notices(page),
        facts: facts(page, &worked, papers.as_ref()),
        before: before(page, papers.as_ref()),
        start: start(page),
        other_ways: page
            .process
            .procedure
            .channels
            .as_ref()
            .is_some_and(|channels| channels.direct.is_some() || channels.postal.is_some()),
        applicants: applicants(page),
        conditions: conditions(page),
        steps: steps(page),
        money: money_and_time(page, &worked),
        whereabouts: whereabouts(page),
        special: special(page),
        general: general(page),
        trouble: trouble(page),
        places: places(page),
        related: related(page),
        forms: forms(page),
        laws: laws(page),
        officers: officers(page),
        about: about(page),
        papers,
        title,
    }
}

/// A name with more letters than this is set smaller.
const LONG: usize = 90;

/// The pages of places with rules of their own.
fn places(page: &Page<'_>) -> Vec<Words> {
    if page.process.place.is_some() {
        return Vec::new();
    }
    let places = page.in_force().filter_map(|version| {
        let place = page.dictionaries().places.get(version.place.as_ref()?)?;
        Some(page.tongue.foreign(&place.name.value).link(page.way_to(&version)))
    });
    places.collect()
}

fn officers(page: &Page<'_>) -> Officers {
    let (process, tongue) = (page.process, &page.tongue);
    // The names in it are in the language of the catalogue, so all of it is.
    let drawing = part(process, process.graph(), Language::Vi, &|id| page.numbers.of_step(id));
    let key = process.key();
    let written = [
        (
            format!("bpmn/{key}.bpmn"),
            words!(tongue, "Tải quy trình dạng BPMN", "Download the process as BPMN"),
        ),
        (
            format!("form/{key}.schema.json"),
            words!(
                tongue,
                "Tải biểu mẫu điện tử dạng JSON Schema",
                "Download the electronic form as JSON Schema"
            ),
        ),
    ];
    let downloads = written.into_iter().map(|(file, name)| Link::new(&name, page.here.outside(&file)));
    Officers { drawing, downloads: downloads.collect() }
}
