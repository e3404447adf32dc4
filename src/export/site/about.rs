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
    says.push(page.note(&["source", "note"], page.process.procedure.source.note.as_ref()));
    says.push(page.note(&["note"], page.process.procedure.note.as_ref()));
    says.push(unknown(page));
    says.push(overlays(page));
    says.push(statistics(page));
    if page.tongue.is_english() {
        says.push(Words::from(
            "Names of papers, offices and laws, and texts that nobody has translated yet, are in Vietnamese.",
        ));
    }
    says.retain(|said| !said.is_empty());
    About { says }
}

fn source(page: &Page<'_>) -> Words {
    let tongue = &page.tongue;
    let source = &page.process.procedure.source;
    let url = source.url.value.as_str();
    let national = url.contains("//dichvucong.gov.vn/");
    let name = if national {
        words!(
            tongue,
            "bản ghi trên Cổng Dịch vụ công quốc gia",
            "the record on the National Public Service Portal"
        )
    } else {
        words!(tongue, "trang gốc", "the original page")
    };
    let name = if is_web(url) { name.link(url) } else { name };
    let mut said = words!(tongue, "Nguồn: {name}", "Source: {name}", name);
    if let Some(updated) = &source.updated {
        said =
            said.and(words!(tongue, ", cập nhật {updated}", ", changed {updated}", updated = updated.value));
    }
    if let Some(read) = &source.read {
        said = said.and(words!(tongue, ", đối chiếu {read}", ", compared {read}", read = read.value));
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
    words!(tongue, "Nguồn chưa nói về: {parts}.", "The source says nothing of: {parts}.", parts)
}

fn part_words(page: &Page<'_>, part: Part) -> Words {
    let tongue = &page.tongue;
    match part {
        Part::Conditions => words!(tongue, "yêu cầu, điều kiện", "conditions"),
        Part::Documents => words!(tongue, "thành phần hồ sơ", "papers"),
        Part::Fees => words!(tongue, "phí, lệ phí", "fees"),
        Part::Limits => words!(tongue, "thời hạn giải quyết", "time limits"),
        Part::Results => words!(tongue, "kết quả", "results"),
        Part::Channels => words!(tongue, "cách thức thực hiện", "ways to apply"),
        Part::Applicants => words!(tongue, "đối tượng thực hiện", "who may apply"),
        Part::Bodies => words!(tongue, "cơ quan thực hiện", "the bodies"),
        Part::Laws => words!(tongue, "căn cứ pháp lý", "the law"),
        Part::Form => words!(tongue, "mẫu đơn, tờ khai", "the form"),
        Part::Facts => words!(tongue, "dữ kiện phải khai", "the questions"),
        Part::Steps => words!(tongue, "trình tự thực hiện", "the steps"),
        Part::Appeal => words!(tongue, "khiếu nại", "complaints"),
        Part::Announced => words!(tongue, "quyết định công bố", "the announcement"),
        Part::Statistics => words!(tongue, "số liệu hồ sơ", "numbers of cases"),
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
    words!(tongue, "Đã tính cả quy định: {names}.", "With these rules laid over it: {names}.", names)
}

fn statistics(page: &Page<'_>) -> Words {
    let tongue = &page.tongue;
    let rows = page.process.procedure.statistics.iter().filter_map(|row| {
        let (year, cases) = (row.year.value.to_string(), row.cases.as_ref()?.value.to_string());
        Some(words!(tongue, "năm {year}: {cases} hồ sơ", "{year}: {cases} cases", year, cases))
    });
    let rows = Words::join(rows, "; ");
    if rows.is_empty() {
        return rows;
    }
    words!(tongue, "Số hồ sơ: {rows}.", "Numbers of cases: {rows}.", rows)
}
