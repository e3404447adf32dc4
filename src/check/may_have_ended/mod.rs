use super::{Check, Findings, Levels, Run};
use crate::calendar::Date;
use crate::family::Meta;
use crate::model::Law;
use crate::process::{Applied, Process};
use crate::source::Span;
use crate::{page, text};

/// A temporary change on which a later law may have been made.
pub static MAY_HAVE_ENDED: Check = Check {
    meta: Meta { name: "may-have-ended", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for applied in &process.applied {
        let Some(begun) = applied.ends_early else { continue };
        let Some((changed, span, law, from)) = later_law(process, applied, begun) else { continue };
        let (overlay, id, number) = (&applied.overlay, &law.id.value, &law.number.value);
        findings
            .push(
                applied.span,
                text!(
                    en: "`{id}` ({number}), in force since {from}, changes `{changed}`, on which this rests: what \
                         `{overlay}` says may have ended",
                    vi: "`{id}` ({number}), có hiệu lực từ {from}, thay đổi `{changed}` là căn cứ ở đây: quy định của \
                         `{overlay}` có thể đã hết áp dụng",
                ),
            )
            .also(span, text!(en: "what is changed rests on this", vi: "căn cứ của phần được thay đổi"))
            .help(text!(
                en: "read whether it is about the same point; if so, give this change its `until`, if not, allow this \
                     finding and say why",
                vi: "đọc xem có cùng một điểm không; nếu cùng thì ghi `until` cho thay đổi này, nếu không thì cho phép \
                     điều này kèm lý do",
            ));
    }
}

/// The first law, begun after the change and by the day of judgement, that changes one of the bases of the element.
fn later_law<'a>(
    process: &'a Process,
    applied: &Applied,
    begun: Date,
) -> Option<(String, Span, &'a Law, Date)> {
    let mut found: Vec<(String, Span, &Law, Date)> = Vec::new();
    for basis in &applied.bases {
        for citation in &basis.value.0 {
            for law in process.dictionaries.changed_by(&citation.law) {
                let Some(from) = law.from.as_ref().map(|from| from.value) else { continue };
                if from > begun && from <= process.judged.day {
                    found.push((citation.law.clone(), basis.span, &law.value, from));
                }
            }
        }
    }
    found.into_iter().min_by_key(|(.., from)| *from)
}
