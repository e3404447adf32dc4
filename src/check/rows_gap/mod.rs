use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Process, TypedTable};
use crate::source::Span;
use crate::{page, text};

/// A decision table says nothing for some values.
pub static ROWS_GAP: Check =
    Check { meta: Meta { name: "rows-gap", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    for table in &process.procedure.tables {
        if let Some(typed) = process.meaning.tables.get(&table.id.value) {
            judge(process, table.id.span, typed, findings);
        }
    }
}

fn judge(process: &Process, span: Span, table: &TypedTable, findings: &mut Findings<'_>) {
    let names = process.written_names();
    let mut situations = process.situations(&names);
    let rows: Vec<_> = table.rows.iter().map(|row| row.condition(&mut situations)).collect();
    let Ok(Some(witness)) = situations.gap(&rows) else { return };
    findings
        .push(
            span,
            text!(en: "no row of the table fits when {witness}", vi: "không dòng nào của bảng khớp khi {witness}"),
        )
        .help(text!(
            en: "add a row for it; a row without cells fits everything else only under `hit: first`",
            vi: "thêm một dòng cho trường hợp đó; dòng không ghi ô nào chỉ làm dòng còn lại khi có `hit: first`",
        ));
}
