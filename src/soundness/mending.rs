//! The story of each cause, and changes of the file that take it away, each tried before it is offered.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::causes::{Cause, How, causes};
use super::drawing::Drawing;
use super::story::show;
use super::words::worded;
use crate::diagnostic::{Fix, Story};
use crate::model::{self, Declaration, Kind, Step};
use crate::net::{Answer, decide};
use crate::process::{JOIN, NodeKind, Process, Version};
use crate::source::{Edit, File, Span, apply};
use crate::{text, yaml};

/// What is known of a cause.
#[derive(Clone, Debug, Default)]
pub struct Mending {
    /// The story of this cause alone.
    pub story: Option<Story>,
    /// Changes with which every case ends, if the other causes are taken away too.
    pub fixes: Vec<Fix>,
}

/// The story and the changes for each cause, in the order of the causes.
pub fn mend(process: &Process, all: &[Cause<'_>], file: &File) -> Vec<Mending> {
    let tried: Vec<Vec<Fix>> = all.iter().map(|cause| changes(process, cause, file)).collect();
    let others = |of: usize| -> Vec<Edit> {
        let firsts =
            tried.iter().enumerate().filter(|(at, _)| *at != of).filter_map(|(_, fixes)| fixes.first());
        firsts.flat_map(|fix| fix.edits.clone()).collect()
    };
    let one = |of: usize| {
        let around = others(of);
        let alone = if around.is_empty() { None } else { edited(process, file, &around) };
        let story = story(alone.as_ref().unwrap_or(process)).or_else(|| story(process));
        let heals = |fix: &&Fix| {
            let edits: Vec<Edit> = fix.edits.iter().chain(&around).cloned().collect();
            edited(process, file, &edits).is_some_and(|process| is_sound(&process))
        };
        Mending { story, fixes: tried[of].iter().filter(heals).cloned().collect() }
    };
    (0..all.len()).map(one).collect()
}

/// The shortest run that shows what is wrong with a procedure, told.
fn story(process: &Process) -> Option<Story> {
    let drawing = Drawing::of(&process.layout);
    Some(show(&worded(process, &drawing))?.story)
}

fn is_sound(process: &Process) -> bool {
    process.is_whole()
        && causes(process).is_empty()
        && decide(&Drawing::of(&process.layout).plan).answer == Answer::Sound
}

/// The procedure with its file changed; overlays are not laid over it again.
fn edited(process: &Process, file: &File, edits: &[Edit]) -> Option<Process> {
    let is_elsewhere = |edit: &Edit| edit.span.file != process.file;
    if !process.applied.is_empty() || edits.iter().any(is_elsewhere) {
        return None;
    }
    let text = apply(&file.text, process.file, edits);
    let tree = yaml::read(process.file, &File::new(&*file.path, text.into_bytes())).0?;
    let Some(Declaration::Procedure(procedure)) = model::declare(&tree).0 else { return None };
    let version = Version {
        file: process.file,
        procedure: Arc::new(*procedure),
        root: Arc::new(tree.root),
        judged: process.judged,
        layers: &[],
        dictionaries: &process.dictionaries,
    };
    version.processes().0.into_iter().next()
}

/// Changes that may take a cause away, the likeliest first.
fn changes(process: &Process, cause: &Cause<'_>, file: &File) -> Vec<Fix> {
    match &cause.how {
        How::Leaves { leap } => {
            let whole = ends_whole_case(&ending(process, leap.to.step), file);
            let join = Fix {
                title: text!(en: "write `{JOIN}` here", vi: "ghi `{JOIN}` ở đây"),
                edits: vec![Edit::replace(cause.span, JOIN)],
            };
            whole.into_iter().chain([join]).collect()
        }
        How::Enters { within: (parallel, _), .. } => vec![Fix {
            title: text!(en: "go to `{parallel}`", vi: "chuyển đến `{parallel}`"),
            edits: vec![Edit::replace(cause.span, *parallel)],
        }],
        How::EndsInside { step, .. } => ends_whole_case(&[step], file).into_iter().collect(),
        How::Trap { .. } => Vec::new(),
    }
}

/// The steps behind another at which the case ends for its branch alone.
fn ending<'p>(process: &'p Process, from: &Step) -> Vec<&'p Step> {
    let graph = process.graph();
    let ahead = graph.find(&from.id.value).map(|target| graph.ahead([target], |_| false)).unwrap_or_default();
    let ends = ahead.iter().map(|id| graph.node(*id));
    let ends = ends.filter(|node| matches!(node.kind, NodeKind::End { ends: Some(_), stops_all: false }));
    let ids: BTreeSet<&str> = ends.filter_map(|node| node.step.as_deref()).collect();
    ids.into_iter().filter_map(|id| Some(&process.step(id)?.value)).collect()
}

/// Lets some steps end all branches.
fn ends_whole_case(steps: &[&Step], file: &File) -> Option<Fix> {
    let may = |step: &&Step| matches!(step.kind.value, Kind::End | Kind::Refuse);
    if steps.is_empty() || !steps.iter().all(may) {
        return None;
    }
    let ids: Vec<String> = steps.iter().map(|step| format!("`{}`", step.id)).collect();
    let ids = ids.join(", ");
    Some(Fix {
        title: text!(en: "write `stops-all: true` at {ids}", vi: "ghi `stops-all: true` ở bước {ids}"),
        edits: steps.iter().map(|step| stops_all(step, file)).collect::<Option<_>>()?,
    })
}

fn stops_all(step: &Step, file: &File) -> Option<Edit> {
    if let Some(stops) = &step.stops_all {
        return Some(Edit::replace(stops.span, "true"));
    }
    let kind = step.kind.span;
    let behind = kind.part(kind.len(), kind.len());
    Some(Edit::insert(behind, beside(kind, "stops-all: true", file)?))
}

/// A key and its value as they are written behind another value of the same step.
fn beside(value: Span, entry: &str, file: &File) -> Option<String> {
    let before = &file.text[..value.start as usize];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let key = line.rfind("kind")?;
    let is_bracketed = line[..key].contains('{');
    let indent = " ".repeat(line[..key].chars().count());
    Some(if is_bracketed { format!(", {entry}") } else { format!("\n{indent}{entry}") })
}
