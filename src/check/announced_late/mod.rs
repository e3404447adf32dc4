use super::{Check, Findings, Levels, Run};
use crate::calendar::{Date, days_between};
use crate::diagnostic::{Severity, Text};
use crate::family::Meta;
use crate::process::{Announced, Process, working_days_before};
use crate::{page, text};

/// A decision of announcement leaves too little time before it takes effect.
pub static ANNOUNCED_LATE: Check = Check {
    meta: Meta { name: "announced-late", page: page!() },
    levels: Levels { import: Some(Severity::Advice), ..Levels::WARNING },
    run: Run::Process(run),
};

/// Within how many days after its issue a law made by the shortened procedure is announced.
const SHORTENED: i64 = 3;

fn run(process: &Process, findings: &mut Findings<'_>) {
    let Some(announced) = process.announced() else { return };
    let Some(effect) = process.takes_effect(announced) else { return };
    let signed = announced.signed.value;
    // Of one signed later still, `announced-after-effect` speaks.
    if signed > effect || is_shortened(process, announced, effect) {
        return;
    }
    let counted_from = process.latest_law().map_or(effect, |law| law.max(effect));
    let by_indicator = process
        .calendar()
        .map(|calendar| working_days_before(counted_from, announced.days_before(), calendar));
    let left = days_between(signed, effect);
    let sentence = if left < announced.days_before() {
        late_by_law(announced, effect, left)
    } else if by_indicator.is_some_and(|last| signed > last) {
        late_by_indicator(announced, counted_from)
    } else {
        return;
    };
    let by_law = last_day(effect, announced.days_before());
    let reported = findings.push(announced.signed.span, sentence);
    match by_indicator {
        Some(by_indicator) => reported.help(text!(
            en: "check both dates; the law asks for a signature by {by_law}, the indicator by {by_indicator}",
            vi: "xem lại hai ngày; theo quy định phải ký trước hoặc trong ngày {by_law}, theo chỉ số đánh giá là \
                 ngày {by_indicator}",
        )),
        None => reported.help(text!(
            en: "check both dates; the law asks for a signature by {by_law}",
            vi: "xem lại hai ngày; theo quy định phải ký trước hoặc trong ngày {by_law}",
        )),
    };
}

fn late_by_law(announced: Announced<'_>, effect: Date, left: i64) -> Text {
    let (signed, needed) = (announced.signed.value, announced.days_before());
    text!(
        en: "signed on {signed}, {left} days before it takes effect on {effect}; at least {needed} are needed",
        vi: "ký ngày {signed}, chỉ còn {left} ngày là có hiệu lực ({effect}); phải công bố trước ít nhất {needed} ngày",
    )
}

fn late_by_indicator(announced: Announced<'_>, effect: Date) -> Text {
    let (signed, needed) = (announced.signed.value, announced.days_before());
    text!(
        en: "signed on {signed}, in time by the law, but less than {needed} working days before {effect}, as the \
             indicator counts",
        vi: "ký ngày {signed}, đúng hạn theo quy định nhưng cách ngày {effect} chưa đủ {needed} ngày làm việc như \
             chỉ số đánh giá tính",
    )
}

/// Whether a law that was issued too late to be announced so long ahead was announced right after.
fn is_shortened(process: &Process, announced: Announced<'_>, effect: Date) -> bool {
    process.laws().flatten().any(|law| {
        let Some(adopted) = law.adopted.as_ref().map(|adopted| adopted.value) else { return false };
        let its_effect = law.from.as_ref().is_none_or(|from| from.value == effect);
        let is_short = (0..announced.days_before()).contains(&days_between(adopted, effect));
        its_effect && is_short && days_between(adopted, announced.signed.value) <= SHORTENED
    })
}

fn last_day(effect: Date, days: i64) -> Date {
    let mut day = effect;
    for _ in 0..days {
        day = day.yesterday().unwrap_or(day);
    }
    day
}
