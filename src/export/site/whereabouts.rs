//! Where to apply, how the result comes, and what it is.

use serde::Serialize;

use super::answers::open_channels;
use super::page::Page;
use super::words::{Words, channel, copies, upper_first, words};
use crate::expression::{Answer, Value};
use crate::model::{Channel, Id, OnlineLevel, PartialReason, Return};

/// The block of places.
#[derive(Debug, Serialize)]
pub struct Whereabouts {
    channels: Vec<Way>,
    returns: Vec<Words>,
    results: Vec<Words>,
    /// Who is who beside those named at the top of the page.
    bodies: Vec<Words>,
}

#[derive(Debug, Serialize)]
struct Way {
    name: Words,
    says: Vec<Words>,
}

/// The block.
pub fn whereabouts(page: &Page<'_>) -> Whereabouts {
    let tongue = &page.tongue;
    let declared = page.process.procedure.channels.as_ref();
    let row = |id: &str| match (declared, id) {
        (None, _) => None,
        (Some(channels), "online") => channels.online.as_ref(),
        (Some(channels), "direct") => channels.direct.as_ref(),
        (Some(channels), _) => channels.postal.as_ref(),
    };
    let channels = open_channels(page.process).filter(|_| declared.is_some()).map(|id| Way {
        name: channel(id, tongue).begin(upper_first),
        says: row(id).map(|row| says(page, id, row)).unwrap_or_default(),
    });
    let returns = page.process.procedure.returns.iter().map(|way| match way.value {
        Return::AtPlace => words!(tongue, "nhận tại nơi nộp hồ sơ", "at the place where you applied"),
        Return::AtHome => words!(tongue, "nhận tại nhà qua bưu điện", "at home by post"),
        Return::Online => words!(tongue, "nhận bản điện tử", "as an electronic document"),
    });
    Whereabouts {
        channels: channels.collect(),
        returns: returns.collect(),
        results: results(page),
        bodies: others(page),
    }
}

/// The bodies that take part, by what they do.
fn others(page: &Page<'_>) -> Vec<Words> {
    let tongue = &page.tongue;
    let Some(bodies) = &page.process.procedure.bodies else { return Vec::new() };
    let named = |ids: &[Id]| tongue.all(ids.iter().map(|id| page.agency(&id.value)));
    let roles = [
        (words!(tongue, "Thực hiện", "Carried out by"), &bodies.executing),
        (words!(tongue, "Nhận hồ sơ", "Received by"), &bodies.receiving),
        (words!(tongue, "Có thẩm quyền", "Decided by"), &bodies.competent),
        (words!(tongue, "Được ủy quyền", "By delegation"), &bodies.delegated),
        (words!(tongue, "Phối hợp", "Together with"), &bodies.coordinating),
        (words!(tongue, "Hỗ trợ", "Helped by"), &bodies.supporting),
    ];
    let mut all: Vec<Words> = Vec::new();
    for (role, ids) in roles {
        if !ids.is_empty() {
            all.push(words!(tongue, "{role}: {named}.", "{role}: {named}.", role, named = named(ids)));
        }
    }
    all.push(page.text(&["bodies", "text"], bodies.text.as_ref()).stopped());
    all.push(page.note(&["bodies", "note"], bodies.note.as_ref()));
    all.retain(|said| !said.is_empty());
    all
}

fn says(page: &Page<'_>, id: &str, row: &Channel) -> Vec<Words> {
    let tongue = &page.tongue;
    let mut says = Vec::new();
    says.extend(row.at.as_ref().map(|at| {
        let known = page.dictionaries().agencies.has(&at.value);
        let place = if known { page.agency(&at.value) } else { page.text(&["channels", id, "at"], Some(at)) };
        place.stopped()
    }));
    says.extend(row.level.as_ref().map(|level| match level.value {
        OnlineLevel::Full => words!(tongue, "Làm toàn bộ trên mạng.", "All of it online."),
        OnlineLevel::Partial => words!(tongue, "Một phần làm trên mạng.", "Part of it online."),
    }));
    says.extend(row.reason.as_ref().map(|reason| match reason.value {
        PartialReason::Presence => {
            words!(tongue, "Pháp luật bắt buộc bạn có mặt.", "The law demands that you come.")
        }
        PartialReason::FieldCheck => {
            words!(tongue, "Phải kiểm tra thực địa.", "A check on the spot is needed.")
        }
        PartialReason::Incident => {
            words!(tongue, "Hệ thống đang gặp sự cố.", "There is an incident in the system.")
        }
        PartialReason::Technical => {
            words!(tongue, "Còn vướng về kỹ thuật.", "There is a technical obstacle.")
        }
    }));
    says.push(page.only_if(row.when.as_ref()));
    says.push(page.text(&["channels", id, "name"], row.name.as_ref()).stopped());
    says.push(page.text(&["channels", id, "text"], row.text.as_ref()).stopped());
    says.push(page.note(&["channels", id, "note"], row.note.as_ref()));
    says.retain(|said| !said.is_empty());
    says
}

/// The results that a case can have, each with the case in which it is given.
fn results(page: &Page<'_>) -> Vec<Words> {
    let tongue = &page.tongue;
    let rows = page.process.procedure.results.iter().map(|row| {
        let name = match &row.name {
            Some(name) => tongue.foreign(&name.value),
            None => page.paper(&row.document.value),
        };
        let mut more = Vec::new();
        more.extend(row.copies.as_ref().map(|number| copies(&number.value, tongue)));
        more.extend(
            row.when
                .as_ref()
                .map(|when| words!(tongue, "khi {when}", "if {when}", when = page.condition(when))),
        );
        more.extend(row.validity.as_ref().map(|validity| {
            let validity = validity.value.in_words(tongue.language());
            words!(tongue, "có giá trị {validity}", "valid for {validity}", validity)
        }));
        more.extend(row.note.as_ref().map(|note| tongue.foreign(&note.value)));
        let more = Words::join(more, " · ");
        if more.is_empty() { name } else { name.and(" · ").and(more) }
    });
    rows.collect()
}

/// What one gets when all goes well.
pub fn granted(page: &Page<'_>) -> Vec<Words> {
    let situation = || super::answers::anybody(page.process).with("outcome", Value::text("granted"));
    let rows = page.process.procedure.results.iter();
    let given = rows.filter(|row| situation().ask(row.when.as_ref()) != Answer::No);
    let mut papers: Vec<Words> = Vec::new();
    for row in given {
        let paper = page.paper(&row.document.value);
        if !papers.contains(&paper) {
            papers.push(paper);
        }
    }
    papers
}
