use super::{Check, Drawn, Findings, Levels, Run};
use crate::family::Meta;
use crate::net::Fault;
use crate::{page, text};

/// In a diagram, a case can come to where it waits for ever.
pub static GETS_STUCK: Check =
    Check { meta: Meta { name: "gets-stuck", page: page!() }, levels: Levels::ERROR, run: Run::Model(run) };

fn run(drawn: &Drawn<'_>, findings: &mut Findings<'_>) {
    for (worded, shown) in drawn.with(Fault::Deadlock) {
        let Some(join) = shown.node.map(|node| &worded.nodes[node]) else { continue };
        let (name, gateways) = (&join.name, drawn.gateways(&worded));
        findings
            .push(join.span, text!(en: "a case can wait at {name} for ever", vi: "hồ sơ có thể chờ mãi ở {name}"; name = name))
            .story(Some(shown.story))
            .help(text!(
                en: "join ways of which one was chosen with an exclusive gateway, and ways that are all walked with a \
                     parallel one",
                vi: "gộp các lối chỉ chọn một bằng cổng loại trừ (XOR), gộp các lối cùng đi bằng cổng song song (AND)",
            ))
            .proposals(gateways);
    }
}
