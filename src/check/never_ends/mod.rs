use super::{Check, Drawn, Findings, Levels, Run};
use crate::family::Meta;
use crate::net::Fault;
use crate::{page, text};

/// In a diagram, a case can come to where it goes round for ever.
pub static NEVER_ENDS: Check =
    Check { meta: Meta { name: "never-ends", page: page!() }, levels: Levels::ERROR, run: Run::Model(run) };

fn run(drawn: &Drawn<'_>, findings: &mut Findings<'_>) {
    for (worded, shown) in drawn.with(Fault::Livelock) {
        let Some(node) = shown.node.map(|node| &worded.nodes[node]) else { continue };
        let (name, gateways) = (&node.name, drawn.gateways(&worded));
        findings
            .push(
                node.span,
                text!(
                    en: "a case that comes to {name} can never end",
                    vi: "hồ sơ đến {name} thì không thể kết thúc";
                    name = name
                ),
            )
            .story(Some(shown.story))
            .help(text!(
                en: "draw a way out of the circle that leads to an end",
                vi: "vẽ thêm lối ra khỏi vòng lặp, dẫn đến điểm kết thúc",
            ))
            .proposals(gateways);
    }
}
