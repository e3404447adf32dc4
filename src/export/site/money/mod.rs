//! Money and time, by way of filing and by case. Amounts never stand without their case.

mod charges;
mod examples;
mod promises;

use serde::Serialize;

use self::charges::{Charge, amounts, charges};
use self::promises::{Promise, first_duration, lengths, promises};
use super::answers::open_channels;
use super::page::Page;
use super::words::{Words, channel, money, upper_first, words};
use crate::model::{ClockStart, Discount, Fee, FeeKind, Limit, Part, Pay, Timing};

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
    examples: Vec<Words>,
}

/// One way of filing.
#[derive(Debug, Serialize)]
struct Row {
    channel: Words,
    amount: Words,
    time: Words,
}

/// One charge or one limit.
#[derive(Debug, Serialize)]
struct Entry {
    name: Words,
    state: Words,
    says: Vec<Words>,
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

/// What is said of fees where there are no rows.
fn nothing_said(page: &Page<'_>) -> Option<Words> {
    let procedure = &page.process.procedure;
    if !procedure.fees.is_empty() {
        return None;
    }
    let names = |parts: &[crate::source::Spanned<Part>]| parts.iter().any(|part| part.value == Part::Fees);
    Some(if names(&procedure.none) {
        words!(page.tongue, "Không thu phí, lệ phí", "No fee")
    } else {
        words!(page.tongue, "Nguồn chưa ghi mức thu", "The source gives no amount")
    })
}

/// The block; none where nothing at all is said of money and time.
pub fn money_and_time(page: &Page<'_>, worked: &Worked<'_>) -> MoneyAndTime {
    let tongue = &page.tongue;
    let procedure = &page.process.procedure;
    let instead = nothing_said(page).unwrap_or_default();
    let rows = open_channels(page.process).enumerate().map(|(index, id)| {
        let here: Vec<_> = worked.charges.iter().filter(|charge| charge.on(index)).collect();
        let amount = if instead.is_empty() { tongue.either(amounts(page, &here)) } else { instead.clone() };
        let time = lengths(page, worked.promises.iter().filter(|promise| promise.on(index)));
        Row {
            channel: channel(id, tongue).begin(upper_first),
            amount: amount.begin(upper_first),
            time: tongue.either(time).begin(upper_first),
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    if rows.len() > 1 && rows.iter().all(|row| row.amount == rows[0].amount && row.time == rows[0].time) {
        rows.truncate(1);
        rows[0].channel = words!(tongue, "Mọi cách nộp", "Every way");
    }
    MoneyAndTime {
        rows,
        fees: procedure.fees.iter().map(|fee| fee_entry(page, fee)).collect(),
        limits: procedure.limits.iter().map(|limit| limit_entry(page, limit)).collect(),
        clock: clock(page),
        examples: examples::examples(page),
        instead,
    }
}

fn fee_entry(page: &Page<'_>, fee: &Fee) -> Entry {
    let tongue = &page.tongue;
    let id = fee.id.value.as_str();
    let name = match (&fee.name, fee.kind.as_ref().map(|kind| kind.value)) {
        (Some(name), _) => page.text(&["fees", id, "name"], Some(name)),
        (None, Some(FeeKind::Charge)) => words!(tongue, "Lệ phí", "Charge"),
        (None, Some(FeeKind::Fee)) => words!(tongue, "Phí", "Fee"),
        (None, _) => words!(tongue, "Khoản thu", "Payment"),
    };
    let mut says = Vec::new();
    says.extend(fee.when.as_ref().map(|when| only_if(page, when)));
    says.extend(fee.pay.as_ref().map(|pay| pay_words(page, pay.value)));
    says.extend(fee.discounts.iter().map(|discount| discount_words(page, discount)));
    says.push(official(page, page.text(&["fees", id, "text"], fee.text.as_ref())));
    says.push(page.text(&["fees", id, "note"], fee.note.as_ref()).stopped());
    says.push(based(page, page.basis(fee.basis.as_ref())));
    says.retain(|said| !said.is_empty());
    Entry { name, state: charges::state(page, fee), says }
}

/// `Chỉ khi …`
fn only_if(page: &Page<'_>, when: &crate::model::Formula) -> Words {
    words!(page.tongue, "Chỉ khi {when}.", "Only if {when}.", when = page.condition(when).strong())
}

/// The official wording in quotes.
fn official(page: &Page<'_>, text: Words) -> Words {
    if text.is_empty() {
        return text;
    }
    words!(page.tongue, "Nguyên văn: “{text}”", "Official wording: “{text}”", text)
}

fn based(page: &Page<'_>, basis: Words) -> Words {
    if basis.is_empty() {
        return basis;
    }
    words!(page.tongue, "Căn cứ: {basis}.", "Basis: {basis}.", basis)
}

fn pay_words(page: &Page<'_>, pay: Pay) -> Words {
    match pay {
        Pay::OnFiling => words!(page.tongue, "Nộp khi nộp hồ sơ.", "Paid when you apply."),
        Pay::BeforeWork => {
            words!(page.tongue, "Nộp trước khi hồ sơ được xử lý.", "Paid before the work begins.")
        }
        Pay::BeforeReturn => {
            words!(page.tongue, "Nộp trước khi nhận kết quả.", "Paid before you get the result.")
        }
        Pay::OnReturn => {
            words!(page.tongue, "Nộp khi nhận kết quả.", "Paid when you get the result.")
        }
    }
}

fn discount_words(page: &Page<'_>, discount: &Discount) -> Words {
    let tongue = &page.tongue;
    let reduced = match (&discount.to, &discount.off) {
        (Some(to), _) => {
            words!(tongue, "Giảm còn {sum}", "Reduced to {sum}", sum = money(&to.value, tongue))
        }
        (None, Some(off)) => words!(tongue, "Giảm {off}", "{off} off", off = off.value.as_str()),
        (None, None) => return Words::default(),
    };
    let reduced = match &discount.when {
        Some(when) => {
            words!(
                tongue,
                "{reduced} khi {when}",
                "{reduced} if {when}",
                reduced,
                when = page.condition(when).strong()
            )
        }
        None => reduced,
    };
    let until = discount
        .until
        .as_ref()
        .map(|until| words!(tongue, ", đến hết ngày {until}", ", until {until}", until = until.value));
    let basis = page.basis(Some(&discount.basis));
    reduced.and(until.unwrap_or_default()).and(" (").and(basis).and(").")
}

fn limit_entry(page: &Page<'_>, limit: &Limit) -> Entry {
    let tongue = &page.tongue;
    let id = limit.id.value.as_str();
    let state = promises::length_of(page, limit).begin(upper_first);
    let mut says = Vec::new();
    says.extend(limit.when.as_ref().map(|when| only_if(page, when)));
    says.extend(limit.cutoff.as_ref().map(|cutoff| promises::cutoff(page, cutoff.value)));
    says.push(official(page, page.text(&["limits", id, "text"], limit.text.as_ref())));
    says.push(page.text(&["limits", id, "note"], limit.note.as_ref()).stopped());
    says.push(based(page, page.basis(limit.basis.as_ref())));
    says.retain(|said| !said.is_empty());
    let name = match &limit.name {
        Some(name) => page.text(&["limits", id, "name"], Some(name)),
        None if limit.add.is_some() => words!(tongue, "Cộng thêm", "In addition"),
        None => words!(tongue, "Thời hạn giải quyết", "Time limit"),
    };
    Entry { name, state, says }
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
        let times = clock.excludes.iter().map(|time| tongue.foreign(&time.value));
        let times = Words::join(times, "; ");
        says.push(words!(tongue, "Không tính vào thời hạn: {times}.", "Not counted: {times}.", times));
    }
    says.push(official(page, page.text(&["clock", "text"], clock.text.as_ref())));
    says.push(page.text(&["clock", "note"], clock.note.as_ref()).stopped());
    says.push(based(page, page.basis(clock.basis.as_ref())));
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
