use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::{Placed, Process};
use crate::{page, text};

/// One fact is written in two branches that run together, so that the later one wins by chance.
pub static WRITTEN_TWICE: Check = Check {
    meta: Meta { name: "written-twice", page: page!() },
    levels: Levels::ERROR,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let steps = process.steps();
    for fact in process.facts_of_agency() {
        let id = &fact.id;
        let writers: Vec<&Placed<'_>> =
            steps.iter().filter(|placed| placed.step.writes.contains(id)).collect();
        for (index, later) in writers.iter().enumerate() {
            let Some(first) = writers[..index].iter().find(|first| run_together(process, first, later))
            else {
                continue;
            };
            let place = |placed: &Placed<'_>| {
                placed.step.writes.iter().find(|written| *written == id).map(|it| it.span)
            };
            let (Some(here), Some(there)) = (place(later), place(first)) else { continue };
            let step = &first.step.id;
            findings
                .push(
                    here,
                    text!(
                        en: "`{id}` is written here and at the same time in step `{step}`",
                        vi: "`{id}` được ghi ở đây và cùng lúc ở bước `{step}`",
                    ),
                )
                .also(there, text!(en: "the other branch", vi: "nhánh kia"))
                .help(text!(
                    en: "write it in one branch, behind both, or as two facts",
                    vi: "chỉ ghi ở một nhánh, ghi sau khi cả hai xong, hoặc tách thành hai dữ kiện",
                ));
        }
    }
}

/// Whether two steps stand in different branches of one `parallel` that may both be walked.
fn run_together(process: &Process, one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let fork = one.branches.iter().zip(&other.branches).find(|(a, b)| a != b);
    let Some((&(parallel, first), &(other_parallel, second))) = fork else { return false };
    if parallel != other_parallel {
        return false;
    }
    // Two branches with conditions may exclude each other.
    let conditional = |branch: &str| {
        let rows = process.step(parallel).into_iter().flat_map(|step| &step.branches);
        rows.filter(|row| row.id.value == branch).any(|row| row.when.is_some())
    };
    !(conditional(first) && conditional(second))
}
