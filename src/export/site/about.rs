//! About the page: where its facts come from, and what the source leaves open.

use serde::Serialize;

use super::address::is_web;
use super::notice::{applied, overlay_name};
use super::page::Page;
use super::words::{Words, words};
use crate::model::Part;

/// The block about the page.
#[derive(Debug, Serialize)]
pub struct About {
    says: Vec<Words>,
}

/// The block.
pub fn about(page: &Page<'_>) -> About {
    let mut says = vec![source(page)];
    let note = page.text(&["source", "note"], page.process.procedure.source.note.as_ref());
    says.push(note.stopped());
    says.push(page.text(&["note"], page.process.procedure.note.as_ref()).stopped());
    says.push(unknown(page));
    says.push(overlays(page));
    says.push(statistics(page));
    says.retain(|said| !said.is_empty());
    About { says }
}

fn source(page: &Page<'_>) -> Words {
    let tongue = &page.tongue;
    let source = &page.process.procedure.source;
    let url = source.url.value.as_str();
    let national = url.contains("//dichvucong.gov.vn/");
    let name = match national {
        true => words!(tongue, vi: "bản ghi trên Cổng Dịch vụ công quốc gia", en: "the record on the National Public Service Portal"),
        false => words!(tongue, vi: "trang gốc", en: "the original page"),
    };
    let name = if is_web(url) { name.link(url) } else { name };
    let mut said = words!(tongue, vi: "Nguồn: {name}", en: "Source: {name}", name = name);
    if let Some(updated) = &source.updated {
        said = said.and(words!(tongue, vi: ", cập nhật {updated}", en: ", changed {updated}", updated = updated.value));
    }
    if let Some(read) = &source.read {
        said = said.and(words!(tongue, vi: ", đối chiếu {read}", en: ", compared {read}", read = read.value));
    }
    said.stopped()
}

/// What the source leaves open.
fn unknown(page: &Page<'_>) -> Words {
    let tongue = &page.tongue;
    let parts = &page.process.procedure.unknown;
    if parts.is_empty() {
        return Words::default();
    }
    let parts = tongue.all(parts.iter().map(|part| part_words(page, part.value)));
    words!(tongue, vi: "Nguồn chưa nói về: {parts}.", en: "The source says nothing of: {parts}.", parts = parts)
}

fn part_words(page: &Page<'_>, part: Part) -> Words {
    let tongue = &page.tongue;
    match part {
        Part::Conditions => words!(tongue, vi: "yêu cầu, điều kiện", en: "conditions"),
        Part::Documents => words!(tongue, vi: "thành phần hồ sơ", en: "papers"),
        Part::Fees => words!(tongue, vi: "phí, lệ phí", en: "fees"),
        Part::Limits => words!(tongue, vi: "thời hạn giải quyết", en: "time limits"),
        Part::Results => words!(tongue, vi: "kết quả", en: "results"),
        Part::Channels => words!(tongue, vi: "cách thức thực hiện", en: "ways to apply"),
        Part::Applicants => words!(tongue, vi: "đối tượng thực hiện", en: "who may apply"),
        Part::Bodies => words!(tongue, vi: "cơ quan thực hiện", en: "the bodies"),
        Part::Laws => words!(tongue, vi: "căn cứ pháp lý", en: "the law"),
        Part::Form => words!(tongue, vi: "mẫu đơn, tờ khai", en: "the form"),
        Part::Facts => words!(tongue, vi: "dữ kiện phải khai", en: "the questions"),
        Part::Steps => words!(tongue, vi: "trình tự thực hiện", en: "the steps"),
        Part::Appeal => words!(tongue, vi: "khiếu nại", en: "complaints"),
        Part::Announced => words!(tongue, vi: "quyết định công bố", en: "the announcement"),
        Part::Statistics => words!(tongue, vi: "số liệu hồ sơ", en: "numbers of cases"),
    }
}

/// The rules that are laid over the procedure.
fn overlays(page: &Page<'_>) -> Words {
    let tongue = &page.tongue;
    let names: Vec<Words> = applied(page.process, page.catalog)
        .map(|overlay| overlay_name(page, overlay).and(" (").and(page.basis(Some(&overlay.basis))).and(")"))
        .collect();
    if names.is_empty() {
        return Words::default();
    }
    let names = Words::join(names, "; ");
    words!(tongue, vi: "Đã tính cả quy định: {names}.", en: "With these rules laid over it: {names}.", names = names)
}

fn statistics(page: &Page<'_>) -> Words {
    let tongue = &page.tongue;
    let rows = page.process.procedure.statistics.iter().filter_map(|row| {
        let (year, cases) = (row.year.value.to_string(), row.cases.as_ref()?.value.to_string());
        Some(words!(tongue, vi: "năm {year}: {cases} hồ sơ", en: "{year}: {cases} cases", year = year, cases = cases))
    });
    let rows = Words::join(rows, "; ");
    if rows.is_empty() {
        return rows;
    }
    words!(tongue, vi: "Số hồ sơ: {rows}.", en: "Numbers of cases: {rows}.", rows = rows)
}
