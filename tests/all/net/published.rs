//! Models that others drew, with verdicts that are proven: `../shared/data/bpmn`, where it is there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use thutuc::import::bpmn;
use thutuc::net::{Answer, Claim, Fault, Kind, decide, explain, replay};

use crate::examples::root;

#[expect(clippy::print_stdout, reason = "what was left out is said")]
fn data() -> Option<PathBuf> {
    let folder = root().join("../shared/data/bpmn");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("left out: the models of ../shared/data/bpmn are not here");
    None
}

/// The folder into which the models are unpacked.
fn unpacked(data: &Path) -> PathBuf {
    let into = root().join("target/models");
    let script = data.join("unpack.sh");
    let status = Command::new("sh").arg(script).arg(&into).status().expect("a shell");
    assert!(status.success(), "the models unpack");
    into
}

/// The rows of a table, by the names of its columns.
fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).expect("a table");
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().expect("a heading").split('\t').collect();
    let cell = |(name, cell): (&&str, &str)| ((*name).to_owned(), cell.to_owned());
    lines.map(|line| names.iter().zip(line.split('\t')).map(cell).collect()).collect()
}

/// What is wrong with our verdict on a model.
fn difference(row: &BTreeMap<String, String>, models: &Path) -> Option<String> {
    let path = &row["path"];
    let text = std::fs::read_to_string(models.join(path)).expect("a model");
    let model = match bpmn::read(&text) {
        Ok(model) if model.refused.is_empty() && model.scopes.len() == 1 => model,
        other => {
            return Some(format!("{path}: {:?}", other.map(|model| (model.refused, model.scopes.len()))));
        }
    };
    let scope = &model.scopes[0];
    let verdict = decide(&scope.plan);
    let has = |fault| verdict.faults.contains(&fault);
    let dead = verdict.dead.iter().any(|it| {
        let is_activity = scope.nodes[it.node].tag.to_lowercase().contains("task")
            || scope.nodes[it.node].tag == "callActivity";
        it.flow.is_none() && scope.plan.nodes[it.node] == Kind::Step && is_activity
    });
    let said = [
        ("sound", verdict.answer == Answer::Sound),
        ("safe", !has(Fault::Doubled)),
        ("option_to_complete", !has(Fault::Deadlock) && !has(Fault::Livelock)),
        ("dead_activity", dead),
    ];
    let compared = if has(Fault::Doubled) { 2 } else { 4 };
    for (name, said) in said.iter().take(compared) {
        if !row[*name].is_empty() && (row[*name] == "1") != *said {
            return Some(format!("{path}: {name} is {}, said {said}; {:?}", row[*name], verdict.faults));
        }
    }
    untold(row, &scope.plan).map(|why| format!("{path}: {why}"))
}

/// What is wrong with the run that shows the fault.
fn untold(row: &BTreeMap<String, String>, plan: &thutuc::net::Plan) -> Option<String> {
    let expected = row["safe"] == "0" || row["option_to_complete"] == "0";
    let Some(told) = explain(plan) else { return expected.then(|| "no run".to_owned()) };
    let claim = match (told.fault, told.circle) {
        (Fault::Doubled, _) => Claim::Doubled,
        (_, Some(from)) => Claim::Circle(from),
        _ => Claim::Stuck,
    };
    if let Err(refusal) = replay(plan, &told.run, claim) {
        return Some(format!("{refusal:?}"));
    }
    let column = match told.fault {
        Fault::Doubled => "shortest_to_double_token",
        Fault::Deadlock => "shortest_to_deadlock",
        _ => return None,
    };
    let bound: usize = row.get(column)?.parse().ok()?;
    let steps = told.run.iter().filter(|step| plan.nodes[step.node].is_visible()).count();
    (steps > bound).then(|| format!("{steps} steps, published {bound}"))
}

#[test]
fn verdicts_are_those_published() {
    let Some(data) = data() else { return };
    let models = unpacked(&data);
    let rows = rows(&data.join("verdicts.tsv"));
    let wrong: Vec<String> = rows.par_iter().filter_map(|row| difference(row, &models)).collect();
    println!("models looked at: {}, wrong: {}", rows.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
