use super::{Check, Findings, Levels, Run};
use crate::expression::{Region, Value};
use crate::family::Meta;
use crate::model::{ChannelName, Mode};
use crate::process::{Asked, Process};
use crate::{page, text};

/// A paper that is only shown, in a procedure that can be filed by post.
pub static NO_WAY_BY_POST: Check = Check {
    meta: Meta { name: "no-way-by-post", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let Some(postal) = process.procedure.channels.as_ref().and_then(|channels| channels.postal.as_ref())
    else {
        return;
    };
    let mut seen = Vec::new();
    for asked in process.papers() {
        let (Some(written), Mode::Show) = asked.mode() else { continue };
        let filed = asked.step().is_none() && asked.is_brought() && asked.postal().is_none();
        if !filed || seen.contains(&written.span) || !may_come_by_post(process, &asked) {
            continue;
        }
        seen.push(written.span);
        let paper = asked.paper;
        findings
            .push(
                written.span,
                text!(
                    en: "`{paper}` is only shown, so nothing says what to send when filing by post",
                    vi: "`{paper}` chỉ xuất trình, nên không rõ phải gửi gì khi nộp qua bưu chính",
                ),
            )
            .also(postal.span, text!(en: "filing by post is allowed", vi: "cho phép nộp qua bưu chính"))
            .help(text!(
                en: "write `postal` with what is sent: `postal: 1 certified copy`",
                vi: "ghi `postal` kèm bản phải gửi: `postal: 1 certified copy`",
            ));
    }
}

/// Whether the conditions of a paper leave room for the channel `postal`.
fn may_come_by_post(process: &Process, asked: &Asked<'_>) -> bool {
    let mut situations = process.situations(&process.meaning.names);
    let postal = Region::of([Value::text(ChannelName::Postal.word())]);
    let by_post = situations.row([("channel", postal)]);
    let asked = process.asks(&mut situations, asked);
    asked.is_some_and(|asked| situations.overlap(&by_post, &asked).is_ok_and(|answers| answers.is_some()))
}
