use super::{Check, Findings, Levels, Run};
use crate::expression::Condition;
use crate::family::Meta;
use crate::model::Hit;
use crate::process::{Process, TypedTable};
use crate::source::Span;
use crate::{page, text};

/// A row of a decision table can never be reached.
pub static ROW_NEVER: Check =
    Check { meta: Meta { name: "row-never", page: page!() }, levels: Levels::ERROR, run: Run::Process(run) };

fn run(process: &Process, findings: &mut Findings<'_>) {
    for table in &process.procedure.tables {
        if let Some(typed) = process.meaning.tables.get(&table.id.value) {
            judge(process, table.id.span, typed, findings);
        }
    }
}

fn judge(process: &Process, _: Span, table: &TypedTable, findings: &mut Findings<'_>) {
    let names = process.written_names();
    let mut situations = process.situations(&names);
    let rows: Vec<_> = table.rows.iter().map(|row| row.condition(&mut situations)).collect();
    for (index, row) in table.rows.iter().enumerate() {
        let before = rows[..index].iter().filter(|_| table.hit == Hit::First);
        let others = before.map(|other| other.clone().negated());
        let reached = Condition::all(others.chain([rows[index].clone()]));
        if situations.never(&reached) != Ok(true) {
            continue;
        }
        findings.push(row.span, text!(en: "this row can never fit", vi: "dòng này không bao giờ khớp")).help(
            text!(
                en: "take it away, or move it in front of the rows that cover it",
                vi: "bỏ dòng này, hoặc đưa lên trước các dòng đã bao trùm nó",
            ),
        );
    }
}
