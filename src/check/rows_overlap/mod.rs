use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::model::Hit;
use crate::process::{Process, TypedTable};
use crate::source::Span;
use crate::{page, text};

/// Two rows of a decision table fit the same values.
pub static ROWS_OVERLAP: Check = Check {
    meta: Meta { name: "rows-overlap", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    for table in &process.procedure.tables {
        if let Some(typed) = process.meaning.tables.get(&table.id.value) {
            judge(process, table.id.span, typed, findings);
        }
    }
}

fn judge(process: &Process, _: Span, table: &TypedTable, findings: &mut Findings<'_>) {
    if table.hit == Hit::First {
        return;
    }
    let names = process.written_names();
    let mut situations = process.situations(&names);
    let rows: Vec<_> = table.rows.iter().map(|row| (row, row.condition(&mut situations))).collect();
    for (index, (row, condition)) in rows.iter().enumerate() {
        let twin = rows[..index]
            .iter()
            .find_map(|(other, before)| Some((other, situations.overlap(before, condition).ok()??)));
        let Some((other, witness)) = twin else { continue };
        findings
            .push(
                row.span,
                text!(
                    en: "this row and another one both fit when {witness}",
                    vi: "dòng này và một dòng khác cùng khớp khi {witness}",
                ),
            )
            .also(other.span, text!(en: "the other row", vi: "dòng kia"))
            .help(text!(
                en: "let the rows exclude one another, or write `hit: first` so that the first one counts",
                vi: "viết các dòng loại trừ nhau, hoặc ghi `hit: first` để lấy dòng khớp đầu tiên",
            ));
    }
}
