use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Process, citations};
use crate::{page, text};

/// A law is cited in whose place another has come.
pub static LAW_REPLACED: Check = Check {
    meta: Meta { name: "law-replaced", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let day = process.judged.day;
    for cited in citations(&process.procedure) {
        let Some(law) = process.dictionaries.laws.get(&cited.law) else { continue };
        // Of a law that has ended, `law-not-in-force` speaks.
        if law.until.as_ref().is_some_and(|until| until.value < day) {
            continue;
        }
        let Some(successor) = process.dictionaries.successor(&cited.law, day) else { continue };
        let [first, others @ ..] = &cited.spans[..] else { continue };
        let (id, number) = (&law.id.value, &law.number.value);
        let (later, later_number) = (&successor.id.value, &successor.number.value);
        let Some(from) = successor.from.as_ref().map(|from| from.value) else { continue };
        let mut reported = findings.push(
            *first,
            text!(
                en: "`{id}` ({number}) has been replaced by `{later}` ({later_number}) from {from}",
                vi: "`{id}` ({number}) đã được thay thế bằng `{later}` ({later_number}) từ ngày {from}",
            ),
        );
        for other in others {
            reported = reported.also(*other, text!(en: "cited here too", vi: "cũng được dẫn ở đây"));
        }
        reported.help(text!(
            en: "look up the article in `{later}` and cite it; if `{id}` still holds in part, say so in a `note` and \
                 allow this finding",
            vi: "tra điều tương ứng trong `{later}` rồi dẫn theo; nếu `{id}` còn hiệu lực một phần thì nói rõ trong \
                 `note` và cho phép điều này",
        ));
    }
}
