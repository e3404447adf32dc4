use std::cmp::Ordering;

use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Deadline, Process, deadlines};
use crate::{page, text};

/// Two times of one step run out at the same moment.
pub static TWO_TIMERS: Check =
    Check { meta: Meta { name: "two-timers", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    let calendar = process.calendar().cloned().unwrap_or_default();
    for placed in process.steps() {
        let deadlines = deadlines(placed.step);
        for (index, later) in deadlines.iter().enumerate() {
            let same = |other: &&Deadline<'_>| other.compare(later, &calendar) == Some(Ordering::Equal);
            let Some(first) = deadlines[..index].iter().find(same) else { continue };
            let id = &placed.step.id;
            findings
                .push(
                    later.span,
                    text!(
                        en: "two times of `{id}` run out at the same moment",
                        vi: "bước `{id}` có hai mốc hết hạn cùng một lúc",
                    ),
                )
                .also(first.span, text!(en: "the other one", vi: "mốc kia"))
                .help(text!(
                    en: "leave one of the two out, or let them differ",
                    vi: "bỏ một trong hai mốc, hoặc để hai mốc khác nhau",
                ));
        }
    }
}
