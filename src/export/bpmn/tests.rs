#![expect(clippy::disallowed_methods, reason = "tests read files")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::build::iso;
use super::ids::{Ids, name_of};
use super::model::{Definitions, Event, Gateway, Kind, Node};
use super::{definitions, name_of as exported};
use crate::check::Profile;
use crate::compile::{Options, compile};
use crate::source::{File, Sources};

fn read(path: &str) -> File {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    File::new(path, std::fs::read(root.join(path)).expect("a file of the project"))
}

fn compiled(file: File) -> Definitions {
    let dictionaries = ["agencies", "calendars", "country", "documents", "laws", "registers"];
    let mut files: Vec<File> =
        dictionaries.iter().map(|name| read(&format!("catalog/{name}.yaml"))).collect();
    files.push(file);
    let day = "2026-08-28".parse().expect("a day");
    let compiled = compile(&Sources::new(files), Options { day, profile: Profile::Draft });
    definitions(compiled.catalog.processes.first().expect("it compiles"))
}

fn every_construct() -> Definitions {
    compiled(read("tests/data/every-construct.yaml"))
}

fn node<'a>(nodes: &'a [Node], id: &str) -> &'a Node {
    nodes.iter().find(|node| node.id == id).unwrap_or_else(|| panic!("no node {id}"))
}

fn timer(event: &Event) -> &str {
    match event {
        Event::Duration(text) | Event::Date(text) => text,
        Event::Message { message } => panic!("a message {message}"),
    }
}

#[test]
fn names_are_plain_and_stand_once() {
    assert_eq!(name_of("kiem-tra.ways"), "kiem_tra__ways");
    assert_eq!(exported("đăng-ký"), "dang_ky");
    assert_eq!(name_of("1-cua"), "n_1_cua");
    let mut ids = Ids::default();
    assert_eq!([ids.take("a-b"), ids.take("a b"), ids.take("a-b")], ["a_b", "a_b__2", "a_b__3"]);
}

#[test]
fn calendar_time_is_iso_and_working_time_is_not() {
    let written = |text: &str| iso(text.parse().expect("a duration"));
    assert_eq!(written("15 days").as_deref(), Some("P15D"));
    assert_eq!(written("2 weeks").as_deref(), Some("P14D"));
    assert_eq!(written("1 month").as_deref(), Some("P1M"));
    assert_eq!(written("90 minutes").as_deref(), Some("PT90M"));
    assert_eq!(written("3 working days"), None);
    assert_eq!(written("same day"), None);
}

#[test]
fn a_deadline_over_several_bodies_sits_on_a_sub_process() {
    let file = every_construct();
    let whole = node(&file.body.nodes, "hoi");
    let Kind::SubProcess { is_event: false, body, lanes } = &whole.kind else { panic!("{:?}", whole.kind) };
    let names: Vec<&str> = lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert!(names.contains(&"Bộ Xây dựng") && names.contains(&"Bộ Công an"), "{names:?}");
    assert!(node(&body.nodes, "hoi__bo_xay_dung").documentation.starts_with("Người thực hiện: Bộ Xây dựng"));
    let silent = node(&body.nodes, "hoi__bo_xay_dung__agreed");
    assert!(
        matches!(&silent.kind, Kind::Boundary { host, interrupting: true, .. } if host == "hoi__bo_xay_dung")
    );
    let late = node(&file.body.nodes, "hoi__overdue");
    let Kind::Boundary { host, interrupting: true, event } = &late.kind else { panic!("{:?}", late.kind) };
    assert_eq!((host.as_str(), timer(event)), ("hoi", "P10D"));
    assert!(body.flows.iter().all(|flow| node(&body.nodes, &flow.from).id != "hoi"));
}

#[test]
fn events_at_any_time_hold_copies_of_what_follows() {
    let file = every_construct();
    let whole = node(&file.body.nodes, "anytime__rut_ho_so__whole");
    let Kind::SubProcess { is_event: true, body, .. } = &whole.kind else { panic!("{:?}", whole.kind) };
    let kinds: Vec<&str> = body.nodes.iter().map(|node| node.id.as_str()).collect();
    assert!(kinds.contains(&"huy__anytime__rut_ho_so"), "{kinds:?}");
    assert!(whole.documentation.contains("10 ngày làm việc") && whole.documentation.contains("Quyết định"));
    assert!(file.body.nodes.iter().all(|node| node.id != "huy"), "only the event leads there");
    assert_eq!(file.lanes[whole.lane].name, "Bất cứ lúc nào");
}

#[test]
fn timers_say_what_bpmn_can_say() {
    let file = every_construct();
    let of = |id: &str| match &node(&file.body.nodes, id).kind {
        Kind::Catch(event) | Kind::Boundary { event, .. } => timer(event).to_owned(),
        kind => panic!("{kind:?}"),
    };
    assert_eq!(of("bo_sung__late"), "P15D");
    assert_eq!(of("cho__after"), "P1M");
    assert_eq!(of("hop"), "${ngay_hop}");
    assert_eq!(of("nop_phi__late"), "${han_nop_phi__late}");
    assert!(node(&file.body.nodes, "nop_phi__late").documentation.contains("5 ngày làm việc"));
}

#[test]
fn choices_say_when_each_way_is_taken() {
    let file = every_construct();
    let conditions: BTreeMap<&str, &str> = file
        .body
        .flows
        .iter()
        .filter_map(|flow| Some((flow.to.as_str(), flow.condition.as_deref()?)))
        .collect();
    assert_eq!(conditions["bo_sung__times"], "kiem_tra.outcome = \"thieu\"");
    assert_eq!(conditions["bo_sung"], "bo_sung.times < 1");
    assert_eq!(conditions["tiep_nhan"], "channel in (\"direct\")");
    assert_eq!(conditions["bao"], "dien_tich >= 1000");
    let ways = node(&file.body.nodes, "phan_luong__ways");
    let Kind::Gateway { gateway: Gateway::Exclusive, default: Some(default) } = &ways.kind else {
        panic!("{:?}", ways.kind)
    };
    let default = file.body.flows.iter().find(|flow| flow.id == *default).expect("a flow");
    assert_eq!((default.to.as_str(), default.condition.as_deref()), ("hoi", None));
}

#[test]
fn actors_that_only_talk_have_a_pool_of_their_own() {
    let file = every_construct();
    let names: Vec<&str> = file.partners.iter().map(|partner| partner.name.as_str()).collect();
    assert_eq!(names, ["Bộ Nội vụ", "Chính phủ", "Quốc hội"]);
    let sent: Vec<bool> = file.message_flows.iter().map(|flow| flow.is_sent).collect();
    assert_eq!(sent, [true, false, true]);
    assert!(file.lanes.iter().all(|lane| !names.contains(&lane.name.as_str())));
}

#[test]
fn ends_are_named_by_their_outcome() {
    let file = every_construct();
    assert_eq!(node(&file.body.nodes, "tra__end").name, "Giải quyết xong");
    assert_eq!(node(&file.body.nodes, "tu_choi__end").name, "Từ chối");
    assert_eq!(node(&file.body.nodes, "het_han").name, "Quá hạn, coi như không có nhu cầu");
    let stops = node(&file.body.nodes, "dung_lai");
    assert_eq!(stops.kind, Kind::End { terminates: true });
}
