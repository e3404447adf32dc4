//! What a line of the list says: what the paper is, how it is given, when it is asked.

use super::lines::Line;
use crate::export::site::page::Page;
use crate::export::site::words::{Words, copies, lower_first, words};
use crate::model::{Basis, Bring, Copies, Mode, Replacement};

/// The name of a paper, or of a group of papers.
pub fn name(page: &Page<'_>, line: &Line<'_>) -> Words {
    let (row, tongue) = (line.row, &page.tongue);
    if row.name.is_some() {
        return page.text(&path(line, &["name"]), row.name.as_ref());
    }
    if let Some(document) = &row.document {
        return page.paper(&document.value);
    }
    let count = line.arms.len();
    if !row.first_of.is_empty() {
        words!(
            tongue,
            "Giấy tờ đầu tiên mà bạn có trong {count} loại sau",
            "The first of these {count} papers that you have",
            count,
        )
    } else if row.all_of.is_empty() {
        words!(tongue, "Một trong {count} giấy tờ sau", "One of these {count} papers", count)
    } else {
        words!(tongue, "Đủ {count} giấy tờ sau", "All of these {count} papers", count)
    }
}

fn path<'p>(line: &'p Line<'_>, keys: &[&'p str]) -> Vec<&'p str> {
    line.path.iter().map(String::as_str).chain(keys.iter().copied()).collect()
}

/// How many of what, in one breath behind the name.
pub fn given(page: &Page<'_>, line: &Line<'_>) -> Words {
    let tongue = &page.tongue;
    if !line.arms.is_empty() {
        return Words::default();
    }
    if line.mode == Mode::Declare {
        return words!(tongue, "kê khai, không nộp giấy", "fill in, no paper");
    }
    let Some(number) = line.copies else { return words!(tongue, "1 bản chính", "1 original") };
    copies(number, tongue)
}

/// What a line says below its name; `inside` a group whose conditions stand above it.
pub fn says(page: &Page<'_>, line: &Line<'_>, inside: bool) -> Vec<Words> {
    let (row, tongue) = (line.row, &page.tongue);
    let mut says = vec![when(page, line, inside)];
    if line.optional {
        says.push(words!(tongue, "Nếu có.", "If you have it."));
    }
    if let Some(per) = line.per {
        let list = page.process.meaning.fact(per).map_or(per, |fact| fact.label());
        let list = tongue.foreign(&lower_first(list));
        says.push(words!(tongue, "Mỗi dòng của {list} một bộ.", "Once for each of: {list}.", list));
    }
    if line.arms.is_empty() || row.online.is_some() || row.postal.is_some() {
        says.push(elsewhere(page, line));
    }
    says.push(unless_data(page, line));
    says.push(made(page, line));
    says.push(page.note(&path(line, &["note"]), row.note.as_ref()));
    says.push(page.official(&path(line, &["text"]), row.text.as_ref()));
    says.push(page.based(row.basis.as_ref().filter(|basis| !is_of_form(page, line, &basis.value))));
    says.retain(|said| !said.is_empty());
    says
}

/// Whether a basis names no more than the law whose form the paper is.
fn is_of_form(page: &Page<'_>, line: &Line<'_>, basis: &Basis) -> bool {
    let paper = line.row.document.as_ref().and_then(|id| page.dictionaries().papers.get(&id.value));
    let form = paper.and_then(|paper| paper.form.as_ref());
    let law = form.and_then(|form| form.value.split_once(' ')).map(|(law, _)| law);
    matches!(&basis.0[..], [only] if only.at.is_none() && Some(only.law.as_str()) == law)
}

/// `Chỉ khi …`: an arm says its own condition, any other line those of the groups around it too.
fn when(page: &Page<'_>, line: &Line<'_>, inside: bool) -> Words {
    let own: Vec<_> = if inside { line.row.when.iter().collect() } else { line.whens.clone() };
    page.only_if(own)
}

/// What is given when filing online or by post, where that differs.
fn elsewhere(page: &Page<'_>, line: &Line<'_>) -> Words {
    let tongue = &page.tongue;
    let open: Vec<&str> = super::super::answers::open_channels(page.process).collect();
    let said = |channel: &str, number: Option<&Copies>| {
        number.filter(|_| open.contains(&channel)).map(|number| copies(number, tongue)).unwrap_or_default()
    };
    let (online, postal) = (said("online", line.online), said("postal", line.postal));
    let mut parts = Vec::new();
    if !online.is_empty() {
        parts.push(words!(tongue, "Nộp trực tuyến: {online}.", "Online: {online}.", online));
    }
    if !postal.is_empty() {
        parts.push(words!(tongue, "Gửi bưu điện: {postal}.", "By post: {postal}.", postal));
    }
    Words::join(parts, " ")
}

/// The data that may take the place of a paper that is listed all the same.
fn unless_data(page: &Page<'_>, line: &Line<'_>) -> Words {
    let tongue = &page.tongue;
    let Some(replacement) = &line.row.replaced_by else { return Words::default() };
    let data = data(page, replacement);
    let unless_found = replacement.bring.as_ref().is_some_and(|bring| bring.value == Bring::UnlessFound);
    match &replacement.when {
        Some(when) => words!(
            tongue,
            "Không phải mang nếu {condition}: cơ quan tự tra cứu {data}.",
            "Not needed if {condition}: the office looks up {data}.",
            condition = page.condition(when).strong(),
            data,
        ),
        None if unless_found || line.place.contains('_') => {
            let said = words!(
                tongue,
                "Không phải mang nếu cơ quan đã lấy được {data}.",
                "Not needed if the office has already found {data}.",
                data,
            );
            said.and(spaced(note(page, line)))
        }
        None => Words::default(),
    }
}

fn spaced(words: Words) -> Words {
    if words.is_empty() { words } else { Words::from(" ").and(words) }
}

fn note(page: &Page<'_>, line: &Line<'_>) -> Words {
    let note = line.row.replaced_by.as_ref().and_then(|replacement| replacement.note.as_ref());
    page.note(&path(line, &["replaced-by", "note"]), note)
}

/// `Nơi cư trú trong Cơ sở dữ liệu quốc gia về dân cư`
fn data(page: &Page<'_>, replacement: &Replacement) -> Words {
    let tongue = &page.tongue;
    let register = page.dictionaries().registers.get(&replacement.register.value);
    let name = register.map_or(replacement.register.as_str(), |register| &register.name.value);
    let register_name = tongue.foreign(name);
    let item = replacement.data.as_ref().and_then(|id| {
        let item = register?.data.iter().find(|item| item.id == *id)?;
        Some(tongue.foreign(&lower_first(&item.name.as_ref()?.value)))
    });
    match item {
        Some(item) => {
            words!(tongue, "{item} trong {register}", "{item} in {register}", item, register = register_name)
        }
        None => {
            words!(tongue, "dữ liệu trong {register}", "the data in {register}", register = register_name)
        }
    }
}

/// Where the paper comes from: the form it is, the procedure by which it is issued.
fn made(page: &Page<'_>, line: &Line<'_>) -> Words {
    let tongue = &page.tongue;
    let paper = line.row.document.as_ref().and_then(|id| page.dictionaries().papers.get(&id.value));
    let Some(paper) = paper else { return Words::default() };
    if let Some(form) = &paper.form {
        let form = super::super::forms::form_words(page, &form.value);
        return words!(tongue, "Theo {form}.", "On {form}.", form);
    }
    let own = &page.process.procedure.procedure;
    let issued = paper.issued_by.as_ref().filter(|id| *id != own).and_then(|id| page.procedure(&id.value));
    match issued {
        Some(procedure) => words!(
            tongue,
            "Chưa có thì làm thủ tục {procedure}.",
            "If you do not have it: {procedure}.",
            procedure,
        ),
        None => Words::default(),
    }
}

/// Whether data may ever take the place of a line, so that a sentence says so.
pub fn is_ever_data(line: &Line<'_>) -> bool {
    line.row.replaced_by.is_some() || line.mode == Mode::Fetch
}

/// The name of what data takes the place of; of a group, its papers.
pub fn replaced_name(page: &Page<'_>, line: &Line<'_>) -> Words {
    if line.row.name.is_some() || line.arms.is_empty() {
        return name(page, line);
    }
    let papers = line.walk().into_iter().filter_map(|line| line.row.document.as_ref());
    let papers = papers.enumerate().map(|(index, id)| {
        let paper = page.paper(&id.value);
        if index == 0 { paper } else { paper.begin(lower_first) }
    });
    page.tongue.either(papers)
}

/// What is said of a paper whose place data takes.
pub fn by_data(page: &Page<'_>, line: &Line<'_>) -> Vec<Words> {
    let tongue = &page.tongue;
    let mut whens = line.whens.clone();
    let replacement = line.row.replaced_by.as_ref();
    whens.extend(replacement.and_then(|replacement| replacement.when.as_ref()));
    let condition = page.conditions(whens).map(|condition| {
        words!(tongue, "Khi {condition}: ", "If {condition}: ", condition = condition.strong())
    });
    let looked_up = match replacement {
        Some(replacement) => {
            words!(
                tongue,
                "cơ quan tự tra cứu {data}.",
                "the office looks up {data}.",
                data = data(page, replacement)
            )
        }
        None => {
            words!(
                tongue,
                "cơ quan tự lấy, bạn không phải nộp.",
                "the office gets it, you need not hand it in."
            )
        }
    };
    let first = match condition {
        Some(condition) => condition.and(looked_up),
        None => looked_up.begin(crate::export::site::words::upper_first),
    };
    let mut says = vec![first, note(page, line), fallback(page, line)];
    says.push(page.note(&path(line, &["note"]), line.row.note.as_ref()));
    says.push(page.based(replacement.and_then(|replacement| replacement.basis.as_ref())));
    says.retain(|said| !said.is_empty());
    says
}

/// What happens when the data is not there.
fn fallback(page: &Page<'_>, line: &Line<'_>) -> Words {
    let tongue = &page.tongue;
    if line.mode == Mode::Fetch {
        return Words::default();
    }
    let what = if line.arms.is_empty() {
        given(page, line)
    } else {
        words!(tongue, "một trong các giấy tờ này", "one of these papers")
    };
    let post = line.postal.map(|number| copies(number, tongue)).unwrap_or_default();
    let said = if line.mode == Mode::Show {
        words!(
            tongue,
            "Chỉ khi tra không được, bạn mới phải cho xem {what}.",
            "Only if it is not found do you have to show {what}.",
            what,
        )
    } else {
        words!(
            tongue,
            "Chỉ khi tra không được, bạn mới phải nộp {what}.",
            "Only if it is not found do you have to hand in {what}.",
            what,
        )
    };
    if post.is_empty() {
        return said;
    }
    said.and(words!(tongue, " Gửi bưu điện: {post}.", " By post: {post}.", post))
}

/// What the source says about the papers as a whole.
pub fn notes(page: &Page<'_>) -> Vec<Words> {
    super::super::notes::about(page, "documents")
}
