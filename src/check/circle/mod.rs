use std::collections::{BTreeMap, VecDeque};

use super::{Check, Findings, Levels, Run};
use crate::diagnostic::Text;
use crate::family::Meta;
use crate::model::Id;
use crate::process::Catalog;
use crate::{page, text};

/// Something that, by way of others, is a part of itself.
pub static CIRCLE: Check =
    Check { meta: Meta { name: "circle", page: page!() }, levels: Levels::ERROR, run: Run::Catalog(run) };

/// From each id to those it names.
type Names<'a> = BTreeMap<&'a str, Vec<&'a Id>>;

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    let all = &catalog.dictionaries;
    let places = all.places.iter().map(|(id, row)| (id, row.within.iter().collect()));
    report(places, findings, |id| text!(en: "`{id}` lies within itself", vi: "`{id}` nằm trong chính nó"));
    let agencies = all.agencies.iter().map(|(id, row)| (id, row.part_of.iter().collect()));
    report(agencies, findings, |id| text!(en: "`{id}` is part of itself", vi: "`{id}` thuộc chính nó"));
    let laws = all.laws.iter().map(|(id, row)| (id, row.replaces.iter().collect()));
    report(laws, findings, |id| text!(en: "`{id}` replaces itself", vi: "`{id}` thay thế chính nó"));
    let variants = catalog.processes.iter().map(|process| {
        let procedure = &process.procedure;
        (procedure.procedure.value.as_str(), procedure.variant_of.iter().collect())
    });
    report(
        variants,
        findings,
        |id| text!(en: "`{id}` is a variant of itself", vi: "`{id}` là thủ tục đặc thù của chính nó"),
    );
}

fn report<'a>(
    names: impl Iterator<Item = (&'a str, Vec<&'a Id>)>,
    findings: &mut Findings<'_>,
    say: fn(&str) -> Text,
) {
    let names: Names<'_> = names.collect();
    for start in names.keys() {
        let Some(circle) = circle(&names, start) else { continue };
        let [first, others @ ..] = &circle[..] else { continue };
        let mut reported = findings.push(first.span, say(start));
        for other in others {
            reported = reported.also(other.span, text!(en: "by way of this", vi: "qua chỗ này"));
        }
        reported.help(text!(
            en: "take away the one of these that does not hold",
            vi: "bỏ chỗ không đúng trong các chỗ này",
        ));
    }
}

/// The shortest way from an id back to itself through later ids only, so that each circle is found once.
fn circle<'a>(names: &Names<'a>, start: &'a str) -> Option<Vec<&'a Id>> {
    let mut ways: BTreeMap<&str, Vec<&'a Id>> = BTreeMap::from([(start, Vec::new())]);
    let mut waiting = VecDeque::from([start]);
    while let Some(id) = waiting.pop_front() {
        for named in names.get(id).into_iter().flatten() {
            let way = [&ways[id][..], &[*named]].concat();
            let next = named.value.as_str();
            if next == start {
                return Some(way);
            }
            if next > start && !ways.contains_key(next) {
                ways.insert(next, way);
                waiting.push_back(next);
            }
        }
    }
    None
}
