use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::calendar::Date;
use crate::diagnostic::Text;
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
        let Some(sentence) = not_in_force(law, day) else { continue };
        let [first, others @ ..] = &cited.spans[..] else { continue };
        let mut reported = findings.push(*first, sentence);
        for other in others {
            reported = reported.also(*other, text!(en: "cited here too", vi: "cũng được dẫn ở đây"));
        }
        match process.dictionaries.successor(&cited.law, day) {
            Some(successor) => reported.help(text!(
                en: "`{id}` ({number}) has taken its place: look up the article there and cite it",
                vi: "`{id}` ({number}) đã thay thế: tra điều tương ứng ở đó rồi dẫn theo",
                id = successor.id.value,
                number = successor.number.value,
            )),
            None => reported.help(text!(
                en: "cite the law that holds on {day}, or give this version or row its last day",
                vi: "dẫn văn bản đang có hiệu lực ngày {day}, hoặc ghi ngày cuối cho phiên bản hay dòng này",
            )),
        };
    }
}

fn not_in_force(law: &Law, day: Date) -> Option<Text> {
    let (id, number) = (&law.id.value, &law.number.value);
    if let Some(until) = law.until.as_ref().map(|until| until.value).filter(|until| *until < day) {
        return Some(text!(
            en: "`{id}` ({number}) was in force until {until} only",
            vi: "`{id}` ({number}) chỉ có hiệu lực đến hết ngày {until}",
        ));
    }
    let from = law.from.as_ref().map(|from| from.value).filter(|from| *from > day)?;
    Some(text!(
        en: "`{id}` ({number}) takes effect on {from} only",
        vi: "`{id}` ({number}) đến ngày {from} mới có hiệu lực",
    ))
}
