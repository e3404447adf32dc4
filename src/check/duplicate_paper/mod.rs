use super::{Check, Findings, Levels, Run};
use crate::expression::Witness;
use crate::family::Meta;
use crate::model::Document;
use crate::process::{Asked, Process};
use crate::source::Spanned;
use crate::{page, text};

/// One paper is asked twice of the same applicant.
pub static DUPLICATE_PAPER: Check = Check {
    meta: Meta { name: "duplicate-paper", page: page!() },
    levels: Levels::WARNING,
    run: Run::Process(run),
};

fn run(process: &Process, findings: &mut Findings<'_>) {
    let papers = process.papers();
    let brought: Vec<&Asked<'_>> = papers.iter().filter(|asked| asked.is_brought()).collect();
    for (index, later) in brought.iter().enumerate() {
        let twin = brought[..index]
            .iter()
            .filter(|first| is_same(first, later))
            .find_map(|first| Some((first, both_asked(process, first, later)?)));
        let Some((first, witness)) = twin else { continue };
        let paper = later.paper;
        let sentence = if witness.answers.is_empty() {
            text!(en: "`{paper}` is asked twice", vi: "`{paper}` bị yêu cầu hai lần")
        } else {
            text!(
                en: "when {witness}, `{paper}` is asked twice",
                vi: "khi {witness} thì `{paper}` bị yêu cầu hai lần",
            )
        };
        findings
            .push(paper.span, sentence)
            .also(first.paper.span, text!(en: "the first time", vi: "lần thứ nhất"))
            .help(text!(
                en: "keep one row; `copies` says how many of what: `1 original / 1 certified copy`",
                vi: "giữ một dòng; `copies` cho biết nộp bao nhiêu bản nào: `1 original / 1 certified copy`",
            ));
    }
}

/// Whether the two stand for the same paper at the same step in one list.
fn is_same(first: &Asked<'_>, later: &Asked<'_>) -> bool {
    first.paper == later.paper
        && first.step() == later.step()
        && per(first) == per(later)
        && stand_side_by_side(first, later)
}

fn per<'a>(asked: &Asked<'a>) -> Option<&'a str> {
    asked.rows().find_map(|row| row.value.per.as_ref()).map(|per| per.value.as_str())
}

/// A situation in which both are asked.
fn both_asked(process: &Process, first: &Asked<'_>, later: &Asked<'_>) -> Option<Witness> {
    let mut situations = process.situations(&process.meaning.names);
    let (first, later) = (process.asks(&mut situations, first)?, process.asks(&mut situations, later)?);
    situations.overlap(&first, &later).ok()?
}

/// Whether the two belong to one list, where `all-of` only gathers what the list asks anyway. Different arms of a choice
/// are asked apart; in an order of preference the same paper in another form may well be the next best.
fn stand_side_by_side(first: &Asked<'_>, later: &Asked<'_>) -> bool {
    let ((choice, arm), (other_choice, other_arm)) = (innermost_choice(first), innermost_choice(later));
    let Some(choice) = choice else { return other_choice.is_none() };
    if other_choice.is_none_or(|other| !std::ptr::eq(choice, other)) {
        return false;
    }
    let itself = std::ptr::eq(arm, first.row) && std::ptr::eq(other_arm, later.row);
    let alike = choice.value.first_of.is_empty() || first.row.copies == later.row.copies;
    std::ptr::eq(arm, other_arm) || (itself && alike)
}

/// The innermost group of which one arm is chosen, and the arm; without such a group the row itself.
fn innermost_choice<'a>(asked: &Asked<'a>) -> (Option<&'a Spanned<Document>>, &'a Spanned<Document>) {
    let mut arm = asked.row;
    for group in asked.around.iter().rev() {
        if group.value.all_of.is_empty() {
            return (Some(group), arm);
        }
        arm = group;
    }
    (None, arm)
}
