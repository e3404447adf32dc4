use super::{Check, Findings, Levels, Run};
use crate::calendar::Date;
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::model::Law;
use crate::process::{Process, citations};
use crate::{page, text};

/// A law is cited that has not begun or has ended.
pub static LAW_NOT_IN_FORCE: Check = Check {
    meta: Meta { name: "law-not-in-force", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let day = process.judged.day;
    for cited in citations(&process.procedure) {
        let Some(law) = process.dictionaries.laws.get(&cited.law) else { continue };
        let successor = process.dictionaries.successor(&cited.law, day).map(|law| &law.value);
        let Some((sentence, help)) = not_in_force(law, successor, day) else { continue };
        let [first, others @ ..] = &cited.spans[..] else { continue };
        let mut reported = findings.push(*first, sentence).help(help);
        for other in others {
            reported = reported.also(*other, text!(en: "cited here too", vi: "cũng được dẫn ở đây"));
        }
    }
}

fn not_in_force(law: &Law, successor: Option<&Law>, day: Date) -> Option<(Text, Text)> {
    let (id, number) = (&law.id.value, &law.number.value);
    if let Some(until) = law.until.as_ref().map(|until| until.value).filter(|until| *until < day) {
        let sentence = text!(
            en: "`{id}` ({number}) was in force until {until} only",
            vi: "`{id}` ({number}) chỉ có hiệu lực đến hết ngày {until}",
        );
        return Some((sentence, what_holds(successor, day)));
    }
    let from = law.from.as_ref().map(|from| from.value).filter(|from| *from > day)?;
    let sentence = text!(
        en: "`{id}` ({number}) takes effect on {from} only",
        vi: "`{id}` ({number}) đến ngày {from} mới có hiệu lực",
    );
    let help = text!(
        en: "cite the law that holds on {day}; what changes on {from} belongs in a version that begins then",
        vi: "dẫn văn bản đang có hiệu lực ngày {day}; điều thay đổi từ {from} thì ghi trong phiên bản bắt đầu từ ngày đó",
    );
    Some((sentence, help))
}

fn what_holds(successor: Option<&Law>, day: Date) -> Text {
    let Some(Law { id, number, .. }) = successor else {
        return text!(
            en: "cite the law that holds on {day}, or give this version or row its last day",
            vi: "dẫn văn bản đang có hiệu lực ngày {day}, hoặc ghi ngày cuối cho phiên bản hay dòng này",
        );
    };
    text!(
        en: "`{id}` ({number}) has taken its place: look up the article there and cite it",
        vi: "`{id}` ({number}) đã thay thế: tra điều tương ứng ở đó rồi dẫn theo",
    )
}
