//! How long it takes in each case that can happen.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::calendar::{self, Hour, Unit};
use crate::export::site::answers::{Holding, open_channels, together};
use crate::export::site::page::Page;
use crate::export::site::words::{Words, limit as limit_words, words};
use crate::model::Limit;
use crate::process::Process;

/// What is promised in one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise<'a> {
    /// For each way of filing, whether the case can be filed so.
    channels: Vec<bool>,
    length: Length<'a>,
}

#[derive(Clone, Debug, PartialEq)]
enum Length<'a> {
    Time(calendar::Limit),
    Event(&'a str),
    Unknown,
}

impl Promise<'_> {
    /// Whether the case can be filed on the way with that number.
    pub fn on(&self, channel: usize) -> bool {
        self.channels[channel]
    }
}

/// What is promised in every case that can happen; where there are too many, what each row says by itself.
pub fn promises(process: &Process) -> Vec<Promise<'_>> {
    let limits = &process.procedure.limits;
    let channels: Vec<&'static str> = open_channels(process).collect();
    let mut parts: Vec<Holding<'_>> = limits.iter().map(|limit| Holding::When(limit.when.as_ref())).collect();
    parts.extend(channels.iter().map(|id| Holding::Channel(id)));
    let each = || {
        (0..limits.len())
            .map(|row| (0..parts.len()).map(|part| part == row || part >= limits.len()).collect())
    };
    let combinations: BTreeSet<Vec<bool>> = together(process, &parts).unwrap_or_else(|| each().collect());
    let mut all: Vec<Promise<'_>> = Vec::new();
    // In the order of the rows that apply, the first row first.
    for holds in combinations.into_iter().rev() {
        let Some(length) = length(process, &holds) else { continue };
        let promise = Promise { channels: holds[limits.len()..].to_vec(), length };
        if !all.contains(&promise) {
            all.push(promise);
        }
    }
    all
}

fn length<'a>(process: &'a Process, holds: &[bool]) -> Option<Length<'a>> {
    let applying = process.procedure.limits.iter().zip(holds).filter(|(_, applies)| **applies);
    let (added, base): (Vec<&Limit>, Vec<&Limit>) =
        applying.map(|(limit, _)| &limit.value).partition(|limit| limit.add.is_some());
    let row = base.first()?;
    Some(match (&row.limit, &row.event) {
        (Some(limit), _) => {
            let more = added.iter().filter_map(|limit| limit.add.as_ref()).map(|add| add.value);
            Length::Time(std::iter::once(limit.value).chain(more).collect())
        }
        (None, Some(event)) => Length::Event(&event.value),
        (None, None) => Length::Unknown,
    })
}

/// How long several cases take, each thing that can be said once.
pub fn lengths<'c>(page: &Page<'_>, promises: impl Iterator<Item = &'c Promise<'c>>) -> Vec<Words> {
    let tongue = &page.tongue;
    let (mut times, mut events, mut unknown): (Vec<&calendar::Limit>, Vec<&str>, bool) =
        (Vec::new(), Vec::new(), false);
    for promise in promises {
        match &promise.length {
            Length::Time(limit) if !times.contains(&limit) => times.push(limit),
            Length::Event(event) if !events.contains(event) => events.push(event),
            Length::Unknown => unknown = true,
            _ => {}
        }
    }
    let empty = times.is_empty() && events.is_empty();
    let mut said = time_words(page, times);
    said.extend(events.into_iter().map(|event| tongue.foreign(event)));
    if unknown || empty {
        said.push(words!(tongue, "nguồn chưa ghi thời hạn", "the source gives no time"));
    }
    said
}

/// How many different lengths are named one by one.
const FEW: usize = 2;

fn time_words(page: &Page<'_>, mut times: Vec<&calendar::Limit>) -> Vec<Words> {
    let tongue = &page.tongue;
    let calendar = page.process.calendar().cloned().unwrap_or_default();
    let comparable = times.iter().all(|one| times.iter().all(|two| one.compare(two, &calendar).is_some()));
    if comparable {
        times.sort_by(|one, two| one.compare(two, &calendar).unwrap_or(Ordering::Equal));
    }
    match &times[..] {
        [first, .., last] if comparable => {
            let (low, high) = (limit_words(first, tongue), limit_words(last, tongue));
            let low = short(&low, &high);
            vec![if times.len() > FEW {
                words!(tongue, "{low} đến {high}", "{low} to {high}", low, high)
            } else {
                words!(tongue, "{low} hoặc {high}", "{low} or {high}", low, high)
            }]
        }
        _ => times.iter().map(|limit| limit_words(limit, tongue)).collect(),
    }
}

/// `7` of `7 ngày làm việc`, where the other length names the unit.
fn short(low: &Words, high: &Words) -> Words {
    let (low, high) = (low.plain(), high.plain());
    let unit = high.split_once(' ').map_or("", |(_, unit)| unit);
    Words::from(low.strip_suffix(unit).map_or(low.as_str(), str::trim_end))
}

/// What one row promises.
pub fn length_of(page: &Page<'_>, limit: &Limit) -> Words {
    let tongue = &page.tongue;
    let length = limit.limit.as_ref().or(limit.add.as_ref());
    match (length, &limit.event) {
        (Some(length), _) => Words::from(length.value.in_words(tongue.language())),
        (None, Some(event)) => page.text(&["limits", &limit.id.value, "event"], Some(event)),
        (None, None) => words!(tongue, "Nguồn chưa ghi thời hạn", "The source gives no time"),
    }
}

/// What comes after an hour of the day counts as received on the next working day.
pub fn cutoff(page: &Page<'_>, hour: Hour) -> Words {
    let hour = hour.to_string();
    let english = hour.replace('h', ":");
    let shown = if page.tongue.is_english() { english } else { hour };
    words!(
        page.tongue,
        "Nộp sau {hour} thì tính từ ngày làm việc tiếp theo.",
        "After {hour} it counts as received on the next working day.",
        hour = shown,
    )
}

/// The one length of every case, if it is one time in one unit.
pub fn first_duration(promises: &[Promise<'_>]) -> Option<calendar::Duration> {
    let mut lengths = promises.iter().map(|promise| match &promise.length {
        Length::Time(limit) => Some(limit),
        _ => None,
    });
    let first = lengths.next()??;
    let same = lengths.all(|other| other == Some(first));
    match first.parts() {
        [only] if same && !matches!(only.unit(), Unit::SameDay | Unit::SameWorkingDay) => Some(*only),
        _ => None,
    }
}
