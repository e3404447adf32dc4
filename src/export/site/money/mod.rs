//! Money and time, by way of filing and by case. Amounts never stand without their case.

mod charges;
mod entries;
mod examples;
mod promises;

use serde::Serialize;

use self::charges::{Charge, amounts, charges};
use self::entries::{Entry, fee_entry, limit_entry, stage_entry};
use self::examples::{Examples, examples};
use self::promises::{Promise, first_duration, lengths, promises};
use super::answers::open_channels;
use super::page::Page;
use super::words::{Tongue, Words, channel, lower_first, upper_first, words};
use crate::model::{ClockStart, Part, Timing};

pub use promises::cutoff as cutoff_words;

/// The block of money and time.
#[derive(Debug, Serialize)]
pub struct MoneyAndTime {
    rows: Vec<Row>,
    /// What is said where nothing is charged, or nothing is known.
    instead: Words,
    fees: Vec<Entry>,
    limits: Vec<Entry>,
    clock: Vec<Words>,
    examples: Option<Examples>,
}

/// One way of filing.
#[derive(Debug, Serialize)]
struct Row {
    channel: Words,
    amount: Words,
    time: Words,
}

/// What a procedure costs and how long it takes, worked out once for all blocks of a page.
pub struct Worked<'a> {
    charges: Vec<Charge<'a>>,
    promises: Vec<Promise<'a>>,
}

impl<'a> Worked<'a> {
    /// Works it out.
    pub fn of(page: &Page<'a>) -> Self {
        Self { charges: charges(page.process), promises: promises(page.process) }
    }

    /// What it costs, over all ways of filing.
    pub fn amount(&self, page: &Page<'_>) -> Vec<Words> {
        match nothing_said(page) {
            Some(said) => vec![said],
            None => amounts(page, &self.charges.iter().collect::<Vec<_>>()),
        }
    }

    /// How long it takes, over all ways of filing.
    pub fn time(&self, page: &Page<'_>) -> Vec<Words> {
        lengths(page, self.promises.iter())
    }

    /// The one length it takes, if there is only one.
    pub fn only_length(&self) -> Option<crate::calendar::Duration> {
        first_duration(&self.promises)
    }

    /// The only sum in đồng, or nothing to pay, if that is known of every case.
    pub fn only_sum(&self, page: &Page<'_>) -> Option<String> {
        charges::only_sum(page, &self.charges)
    }
}

/// What has more letters is a clause of its own.
const CLAUSE: usize = 22;

/// Several sums or times, of which one holds.
pub fn as_told(said: Vec<Words>, tongue: &Tongue<'_>) -> Words {
    if said.iter().any(|part| part.plain().chars().count() > CLAUSE) {
        return Words::listed(said, "; ", if tongue.is_english() { "; or " } else { "; hoặc " });
    }
    tongue.either(said)
}

/// What is said of fees where there are no rows.
fn nothing_said(page: &Page<'_>) -> Option<Words> {
    let procedure = &page.process.procedure;
    if !procedure.fees.is_empty() {
        return None;
    }
    let names = |parts: &[crate::source::Spanned<Part>]| parts.iter().any(|part| part.value == Part::Fees);
    Some(if names(&procedure.none) {
        words!(page.tongue, "không thu phí, lệ phí", "no fee")
    } else {
        words!(page.tongue, "nguồn chưa ghi mức thu", "the source gives no amount")
    })
}

/// The block; none where nothing at all is said of money and time.
pub fn money_and_time(page: &Page<'_>, worked: &Worked<'_>) -> MoneyAndTime {
    let tongue = &page.tongue;
    let procedure = &page.process.procedure;
    let instead = nothing_said(page).unwrap_or_default();
    let rows = open_channels(page.process).enumerate().map(|(index, id)| {
        let here: Vec<_> = worked.charges.iter().filter(|charge| charge.on(index)).collect();
        let amount = if instead.is_empty() { as_told(amounts(page, &here), tongue) } else { instead.clone() };
        let time = lengths(page, worked.promises.iter().filter(|promise| promise.on(index)));
        Row {
            channel: channel(id, tongue).begin(upper_first),
            amount: amount.begin(upper_first),
            time: as_told(time, tongue).begin(upper_first),
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    let stages = procedure.stages.iter().map(|stage| stage_entry(page, stage));
    let limits = procedure.limits.iter().map(|limit| limit_entry(page, limit)).chain(stages);
    if rows.len() > 1 && rows.iter().all(|row| row.amount == rows[0].amount && row.time == rows[0].time) {
        rows.truncate(1);
        rows[0].channel = words!(tongue, "Mọi cách nộp", "Every way");
    }
    MoneyAndTime {
        rows,
        fees: procedure.fees.iter().map(|fee| fee_entry(page, fee)).collect(),
        limits: limits.collect(),
        clock: clock(page),
        examples: examples(page),
        instead,
    }
}

/// From when time is counted, and what a request to complete does to it.
fn clock(page: &Page<'_>) -> Vec<Words> {
    let tongue = &page.tongue;
    let Some(clock) = &page.process.procedure.clock else { return Vec::new() };
    let mut says = Vec::new();
    says.extend(clock.starts.as_ref().map(|starts| {
        words!(
            tongue,
            "Thời hạn tính {start}.",
            "Time is counted {start}.",
            start = start(page, starts.value)
        )
    }));
    says.extend(clock.supplement.as_ref().map(|timing| match timing.value {
        Timing::Restart => words!(
            tongue,
            "Phải bổ sung hồ sơ thì thời hạn tính lại từ đầu khi bạn nộp bổ sung.",
            "If you have to complete the papers, the time starts again when you do."
        ),
        Timing::Pause => words!(
            tongue,
            "Thời gian bạn bổ sung hồ sơ không tính vào thời hạn.",
            "The time you take to complete the papers is not counted."
        ),
        Timing::Runs => words!(
            tongue,
            "Phải bổ sung hồ sơ thì thời hạn vẫn tính tiếp.",
            "The time goes on while you complete the papers."
        ),
    }));
    if clock.starts.is_none() && clock.supplement.is_none() && page.process.procedure.limits.is_empty() {
        says.clear();
    }
    if !clock.excludes.is_empty() {
        let times = clock.excludes.iter().map(|time| tongue.foreign(&lower_first(&time.value)));
        let times = Words::join(times, "; ");
        says.push(words!(tongue, "Không tính vào thời hạn: {times}.", "Not counted: {times}.", times));
    }
    says.push(page.official(&["clock", "text"], clock.text.as_ref()));
    says.push(page.note(&["clock", "note"], clock.note.as_ref()));
    says.push(page.based(clock.basis.as_ref()));
    says.retain(|said| !said.is_empty());
    says
}

/// What starts the clock, as part of a sentence.
pub fn start(page: &Page<'_>, starts: ClockStart) -> Words {
    match starts {
        ClockStart::Receipt => words!(page.tongue, "kể từ khi nộp hồ sơ", "from the day you apply"),
        ClockStart::Complete => {
            words!(page.tongue, "kể từ khi hồ sơ đủ, hợp lệ", "once the application is complete")
        }
        ClockStart::CompleteAndPaid => {
            words!(
                page.tongue,
                "kể từ khi hồ sơ đủ, hợp lệ và bạn đã nộp tiền",
                "once the application is complete and paid"
            )
        }
        ClockStart::Postmark => {
            words!(page.tongue, "kể từ ngày trên dấu bưu điện", "from the postmark")
        }
        ClockStart::Step => {
            words!(page.tongue, "kể từ khi đến bước đó", "from the beginning of the step")
        }
    }
}
