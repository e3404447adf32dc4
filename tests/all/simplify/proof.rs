//! The program's own proof, which shares nothing with the witness of these tests. Both find the same: the laws hold every
//! change of the same graphs against the witness, and whatever the witness finds in a mutant, the proof must find too.

use std::collections::BTreeMap;

use rayon::prelude::*;
use thutuc::check::Profile;
use thutuc::compile::{Options, compile, proved};
use thutuc::diagnostic::Language;
use thutuc::family::{Meta, Page};
use thutuc::process::{Graph, NodeId, NodeKind};
use thutuc::proof::{Budget, Shown, Writes, compare};
use thutuc::simplify::{self, ALL, Change, Rewrite, Simplification, Survey, simplify};

use super::generator::{GRAPHS, generate};
use super::likeness::FEW;
use super::sketch::{Sketch, parse};
use crate::catalog::sources;
use crate::examples::DAY;

/// What is spent on a graph made by chance.
const LITTLE: Budget = Budget { states: FEW, cases: 5 };

/// What the program shows about a graph and what it was changed to.
pub fn shown(sketch: &Sketch, after: &Graph) -> Shown {
    compare(&sketch.graph, after, &Writes(sketch.writes.clone()), LITTLE)
}

/// Holds each change against the proof, and all together; how often everything was compared, and how often not.
fn judge(sketch: &Sketch) -> [usize; 2] {
    let mut tally = [0; 2];
    let mut count = |before: &Sketch, after: &Graph| match shown(before, after) {
        Shown::Everywhere { .. } => tally[0] += 1,
        Shown::ByChance { .. } => tally[1] += 1,
        Shown::Different => panic!("not the same\n{}", before.text()),
    };
    let mut graph = sketch.graph.clone();
    simplify(&mut graph);
    count(sketch, &graph);
    let mut before = sketch.clone();
    loop {
        let mut after = before.graph.clone();
        if ALL.iter().find_map(|member| member.run(&mut after)).is_none() {
            return tally;
        }
        count(&before, &after);
        before.graph = after;
    }
}

#[test]
fn every_change_of_graphs_made_by_chance_is_proved() {
    let judged: Vec<[usize; 2]> = (0..GRAPHS).into_par_iter().map(|seed| judge(&generate(seed))).collect();
    let [everywhere, by_chance] = [0, 1].map(|at| judged.iter().map(|tally| tally[at]).sum::<usize>());
    println!(
        "{GRAPHS} graphs: {everywhere} changes proved in all states, {by_chance} on cases made by chance"
    );
    assert!(by_chance * 10 < everywhere, "too many graphs are too large");
}

#[test]
fn every_change_in_the_catalogue_is_proved() {
    let compiled = compile(sources(), Options { day: DAY, profile: Profile::Draft });
    let mut by_chance: BTreeMap<String, Shown> = BTreeMap::new();
    for process in compiled.in_force() {
        let proved = proved(&process, Budget { cases: 100, ..Budget::USUAL });
        assert_eq!(proved.refused, [""; 0], "{}", process.key());
        println!("{}: {:?}", process.key(), proved.shown);
        let chance = proved.shown.filter(|shown| matches!(shown, Shown::ByChance { .. }));
        by_chance.extend(chance.map(|shown| (process.key(), shown)));
    }
    assert_eq!(by_chance, BTreeMap::new(), "not compared in all states");
}

#[test]
fn where_there_are_too_many_states_that_is_told() {
    let compiled = compile(sources(), Options { day: DAY, profile: Profile::Draft });
    let mut all = compiled.in_force();
    let large =
        all.find(|process| process.key() == "cap-doi-giay-chung-nhan-gia-lai").expect("in the catalogue");
    let told = |budget| proved(&large, budget).told().remove(0);
    let few = told(Budget { states: 20_000, cases: 50 });
    let sentence = "chưa chứng minh được cho mọi hồ sơ vì có quá nhiều trạng thái: đã theo dõi 50 hồ sơ lấy ngẫu nhiên và không \
                    thấy khác gì";
    assert_eq!(few.vi, sentence);
    assert!(
        few.en.starts_with("not proved for every case, as there are too many states: 50 cases"),
        "{}",
        few.en
    );
    assert!(told(Budget::USUAL).vi.starts_with("đã chứng minh"));
}

/// Takes a step out, as if nobody saw it.
struct Hasty;

impl Rewrite for Hasty {
    fn conditions(&self) -> Vec<&'static str> {
        Vec::new()
    }

    fn at(&self, graph: &mut Graph, _: &Survey, node: NodeId, _: &[&str]) -> Option<Change> {
        let works = matches!(graph.node(node).kind, NodeKind::Task(_)) && graph.has_one_way_out(node);
        let next = graph.leaving(node).first().filter(|_| works)?.to;
        graph.bypass(node, next);
        Some(Change { name: HASTY.meta.name, left: graph.size(), ..Change::default() })
    }
}

static HASTY: Simplification =
    Simplification { meta: Meta { name: "hasty", page: Page { en: "", vi: "" } }, rewrite: &Hasty };

#[test]
fn a_change_that_is_found_wrong_is_not_made_and_that_is_told() {
    let sketch = parse("start: start\nre: xor\ntra: end granted\nstart -> nop\nnop -> re\nre -> tra");
    let everything: Vec<&Simplification> = ALL.iter().copied().chain([&HASTY]).collect();
    let proved = simplify::proved(&everything, &sketch.graph, &Writes::default(), Budget::USUAL);
    assert_eq!(proved.refused, ["hasty"]);
    assert_eq!(proved.changes.iter().map(|change| change.name).collect::<Vec<_>>(), ["gateway-with-one-way"]);
    assert!(proved.graph.find("nop").is_some(), "the step is still there");
    let told: Vec<String> = proved.told().iter().map(|told| told.get(Language::Vi).to_owned()).collect();
    assert_eq!(
        told,
        [
            "đã chứng minh: hồ sơ nào cũng đi như trước (đã so hết 6 trạng thái trước và 5 trạng thái sau)",
            "không như trước: nếu rút gọn theo `hasty` thì có hồ sơ sẽ đi khác, nên không rút gọn theo cách này; đây là lỗi \
             của chương trình, đề nghị báo lại",
        ]
    );
}
