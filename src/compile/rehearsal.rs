//! Runs the scenarios of a catalogue.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Compilation;
use crate::calendar::Date;
use crate::diagnostic::Text;
use crate::model::{Scenario, Scenarios};
use crate::process::{Filed, Judged, Process, holds};
use crate::run::{self, Case, Coverage, Mismatch, Rehearsal, Survey, Told, Tried, walk};
use crate::source::FileId;
use crate::text;

impl Compilation<'_> {
    /// Runs the scenarios in certain files, procedure by procedure.
    pub fn rehearse(&self, is_wanted: impl Fn(FileId) -> bool) -> Vec<Rehearsal> {
        let wanted = self.catalog.scenarios.iter().filter(|filed| is_wanted(filed.file));
        let mut ids: Vec<&str> = wanted.map(|filed| filed.value.tests_of.value.as_str()).collect();
        ids.dedup();
        let files: Vec<(&str, Vec<&Filed<Scenarios>>)> = ids
            .into_iter()
            .map(|id| (id, self.catalog.scenarios_of(id).iter().filter(|it| is_wanted(it.file)).collect()))
            .collect();
        files.into_par_iter().map(|(id, files)| self.rehearse_one(id, &files)).collect()
    }

    fn rehearse_one(&self, id: &str, files: &[&Filed<Scenarios>]) -> Rehearsal {
        let base = self.versions(id);
        let shown = base.iter().find(|it| it.judged.in_force && it.place.is_none()).or(base.first());
        let mut stage = Stage {
            compiled: self,
            id,
            first: shown.map(|process| process.procedure.from.value),
            days: Vec::new(),
        };
        let mut coverage = shown.map(|process| Coverage::new(&Survey::of(process)));
        let mut tried = Vec::new();
        for filed in files {
            for scenario in &filed.value.tests {
                tried.push(stage.try_out(filed.file, scenario, coverage.as_mut()));
            }
        }
        let missing = coverage.iter().flat_map(Coverage::missing);
        let missing = missing.filter_map(|item| Some((item.kind(), run::item(shown?, item)))).collect();
        Rehearsal { procedure: id.to_owned(), tried, coverage: coverage.unwrap_or_default(), missing }
    }

    /// The names of the rules that found something in the files of a procedure.
    fn found_in(&self, processes: &[Process]) -> BTreeSet<&'static str> {
        let files: BTreeSet<FileId> = processes.iter().map(|process| process.file).collect();
        let own = self.findings.iter().filter(|finding| files.contains(&finding.span.file));
        own.map(|finding| finding.rule).collect()
    }
}

/// One procedure on the days of its scenarios.
struct Stage<'c> {
    compiled: &'c Compilation<'c>,
    id: &'c str,
    /// First day of the version that holds today.
    first: Option<Date>,
    days: Vec<(Date, Vec<Process>)>,
}

impl Stage<'_> {
    /// The versions of a day.
    fn on(&mut self, day: Date) -> &[Process] {
        let known = self.days.iter().position(|(known, _)| *known == day);
        let index = known.unwrap_or_else(|| {
            self.days.push((day, self.compiled.versions_on(self.id, day)));
            self.days.len() - 1
        });
        &self.days[index].1
    }

    fn try_out(&mut self, file: FileId, scenario: &Scenario, coverage: Option<&mut Coverage>) -> Tried {
        let mut tried = Tried { file, name: scenario.name.clone(), trace: None, mismatches: Vec::new() };
        let received = scenario.received.as_ref().map(|received| received.value.date);
        let Some(day) = received.or(self.first) else {
            let id = self.id;
            let sentence = text!(en: "there is no procedure `{id}`", vi: "không có thủ tục `{id}`");
            tried.say(scenario.name.span, sentence);
            return tried;
        };
        let compiled = self.compiled;
        let processes = self.on(day);
        let findings = compiled.found_in(processes);
        let place = scenario.place.as_ref().map(|place| place.value.as_str());
        let Some(process) = version(processes, place, day) else {
            tried.say(scenario.name.span, not_in_force(day));
            return tried;
        };
        let dossier = Case::of(process, scenario).filed(process);
        let mut told = Told::new(process, scenario);
        let trace = walk(&dossier, &mut told);
        told.left_over(&trace);
        tried.mismatches = told
            .faults
            .into_iter()
            .map(|(span, sentence)| Mismatch { span, sentence, help: None })
            .chain(run::slips_of(process, scenario, &dossier, &trace))
            .chain(run::judge(scenario, &trace, &findings))
            .collect();
        if let Some(coverage) = coverage.filter(|_| !run::is_about_findings(scenario)) {
            let survey = Survey::of(process);
            coverage.add(survey.seen(&dossier.situation, &trace));
        }
        tried.trace = Some(trace);
        tried
    }
}

fn not_in_force(day: Date) -> Text {
    text!(
        en: "no version of the procedure is in force on {day}",
        vi: "ngày {day} không có phiên bản nào của thủ tục có hiệu lực",
    )
}

/// The version of a day, with the overlays of a place or of the nearest one around it. No day chooses a draft, but where
/// there is nothing else its own scenarios are about it.
fn version<'p>(processes: &'p [Process], place: Option<&str>, day: Date) -> Option<&'p Process> {
    let any = processes.iter().any(|process| process.judged.in_force);
    let is_of_day = |process: &&Process| {
        let Judged { in_force, last, .. } = process.judged;
        let procedure = &process.procedure;
        in_force || !any && procedure.is_draft() && holds(procedure.from.value, last, day)
    };
    let in_force = || processes.iter().filter(is_of_day);
    let base = in_force().find(|process| process.place.is_none())?;
    let around = place.map(|place| base.dictionaries.within(place)).unwrap_or_default();
    let own = around.iter().find_map(|place| in_force().find(|it| it.place.as_deref() == Some(*place)));
    Some(own.unwrap_or(base))
}
