//! Every page is sound: its structure, its links, its escaping, its size.

use std::collections::{BTreeMap, BTreeSet};

use thutuc::calendar::Date;
use thutuc::check::Profile;
use thutuc::source::File;

use super::html::{Node, read};
use super::{files, is_page};
use crate::catalog::on;
use crate::examples::{DAY, compile_example, files as example_files};

/// Every page of the catalogue, read.
fn catalogue() -> BTreeMap<String, Node> {
    pages(&files(&on(DAY)))
}

fn pages(files: &BTreeMap<String, String>) -> BTreeMap<String, Node> {
    let html = files.iter().filter(|(path, _)| is_page(path));
    html.map(|(path, text)| (path.clone(), read(text))).collect()
}

/// Ids of a page; each stands once.
fn ids(path: &str, page: &Node) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    page.walk(&mut |node, _| {
        if let Some(id) = node.get("id") {
            assert!(ids.insert(id.to_owned()), "{path}: two elements are `{id}`");
        }
    });
    ids
}

#[test]
fn pages_are_well_built() {
    for (path, page) in catalogue() {
        let ids = ids(&path, &page);
        assert_eq!(page.all("h1").len(), 1, "{path}: one h1");
        assert_eq!(page.all("main").len(), 1, "{path}: one main");
        let html = page.all("html")[0];
        let english = path.starts_with("site/en/");
        assert_eq!(html.get("lang"), Some(if english { "en" } else { "vi" }), "{path}");
        assert!(!page.all("title")[0].words().is_empty(), "{path}: a title");
        let mut level = 0;
        page.walk(&mut |node, _| {
            if let Some(own) = node.name.strip_prefix('h').and_then(|own| own.parse::<usize>().ok()) {
                assert!(own <= level + 1, "{path}: h{own} behind h{level}");
                assert!(!node.words().trim().is_empty(), "{path}: an empty heading");
                level = own;
            }
            for key in ["for", "aria-labelledby"] {
                for id in node.get(key).into_iter().flat_map(|ids| ids.split(' ')) {
                    assert!(ids.contains(id), "{path}: `{key}` names nothing: {id}");
                }
            }
            let forbidden = node.attributes.keys().find(|key| *key == "style" || key.starts_with("on"));
            assert_eq!(forbidden, None, "{path}: no attribute may hold code or style");
            assert!(node.get("src").is_none(), "{path}: nothing is fetched");
        });
    }
}

#[test]
fn the_drawing_has_the_numbers_of_the_list() {
    let mut compared = 0;
    for (path, page) in catalogue() {
        let Some(drawing) = page.all("svg").into_iter().next() else { continue };
        let steps = page.all("span").into_iter().filter(|span| span.has_class("num"));
        let told: BTreeSet<String> = steps.map(Node::words).collect();
        let number = |text: String| text.split_once(". ").map(|(number, _)| number.to_owned());
        let boxes = drawing.all("tspan").into_iter().filter_map(|line| number(line.words()));
        let drawn: BTreeSet<String> = boxes.filter(|number| number.parse::<usize>().is_ok()).collect();
        assert_eq!(told, drawn, "{path}");
        compared += told.len();
    }
    println!("{compared} steps have one number in list and drawing");
    assert!(compared > 100);
}

#[test]
fn days_are_valid_and_shown_as_people_write_them() {
    let mut seen = 0;
    for (path, page) in catalogue() {
        for time in page.all("time") {
            let day: Date = time.get("datetime").and_then(|day| day.parse().ok()).expect("a day");
            let shown = format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
            assert_eq!(time.words(), shown, "{path}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} days");
}

/// The file and the anchor to which a link leads.
fn target(from: &str, href: &str) -> (String, Option<String>) {
    let (file, anchor) =
        href.split_once('#').map_or((href, None), |(file, anchor)| (file, Some(anchor.to_owned())));
    if file.is_empty() {
        return (from.to_owned(), anchor);
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from}: {href} leads out of everything"),
            part => parts.push(part),
        }
    }
    (parts.join("/"), anchor)
}

#[test]
fn every_link_leads_somewhere() {
    let files = files(&on(DAY));
    let pages = pages(&files);
    let ids: BTreeMap<&String, BTreeSet<String>> =
        pages.iter().map(|(path, page)| (path, ids(path, page))).collect();
    let (mut inside, mut outside) = (0, 0);
    for (path, page) in &pages {
        page.walk(&mut |node, _| {
            let Some(href) = node.get("href").or(node.get("action")) else { return };
            if href.starts_with("https://") || href.starts_with("http://") {
                assert_eq!(node.name, "a", "{path}: only links lead out");
                outside += 1;
                return;
            }
            if href == "data:," {
                return;
            }
            assert!(!href.contains(':') && !href.starts_with('/'), "{path}: {href} is not relative");
            let (file, anchor) = target(path, href);
            if !file.starts_with("site/") {
                return;
            }
            assert!(files.contains_key(&file), "{path}: {href} leads to no file");
            if let Some(anchor) = anchor {
                let known = ids.iter().find(|(other, _)| **other == &file).expect("a page").1;
                assert!(known.contains(&anchor), "{path}: {href} leads to no place");
            }
            inside += 1;
        });
    }
    println!("{} pages, {inside} links inside, {outside} links outside", pages.len());
    assert!(inside > 1000);
}

#[test]
fn pages_are_small() {
    for (path, text) in files(&on(DAY)) {
        let most = if is_page(&path) { 60_000 } else { 13_000 };
        assert!(text.len() <= most, "{path}: {} bytes", text.len());
    }
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    assert_eq!(files(&on(DAY)), files(&on(DAY)));
}

#[test]
fn linked_data_is_small_and_stays_in_its_element() {
    for (path, page) in catalogue().into_iter().filter(|(path, _)| path.contains("thu-tuc/")) {
        let scripts = page.all("script");
        assert_eq!(scripts.len(), 1, "{path}");
        let text = scripts[0].words();
        assert!(text.len() <= 2048, "{path}: {} bytes", text.len());
        assert!(!text.contains('<'), "{path}");
        let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(data["@type"], "GovernmentService", "{path}");
        assert!(data["name"].as_str().is_some_and(|name| page.all("h1")[0].words() == name), "{path}");
    }
}

/// A text that would do harm if it were not escaped, in every place where a catalogue can put one.
const EVIL: &str = r#"<script>alert(1)</script> & "x" 'y' </style></title><!--"#;

#[test]
fn texts_of_the_catalogue_are_escaped() {
    let evil = EVIL.replace('\'', "''");
    let example = format!(
        "name: '{evil}'\nsource: {{url: 'javascript:alert(1)', note: '{evil}'}}\nnote: '{evil}'\n\
         life-events: ['{evil}']\n\
         channels: {{online: {{note: '{evil}'}}, direct: {{at: '{evil}'}}}}\n\
         # without: none\nfees: [{{id: phi, name: '{evil}', set-by: xau, per: '{evil}', text: '{evil}', note: '{evil}'}}]\n\
         conditions: [{{id: dk, name: '{evil}', text: '{evil}'}}]\n\
         notes: [{{text: '{evil}'}}, {{text: '{evil}', when: thay_mat}}]\n\
         facts: [{{id: thay_mat, ask: '{evil}', type: boolean}}]\n\
         documents:\n  - {{id: a, document: giay-xau, name: '{evil}', note: '{evil}', when: thay_mat}}\n\
         \x20 - {{id: b, document: giay-xau, note: '{evil}'}}\n\
         results: [{{document: giay-xau, note: '{evil}'}}]\n\
         laws: [luat-xau]\nannounced: [{{decision: '{evil}', note: '{evil}'}}]\n\
         # file: xau.yaml\ndictionary: xau\nagencies: [{{id: xau, name: '{evil}'}}]\n\
         documents: [{{id: giay-xau, name: '{evil}'}}]\n\
         laws: [{{id: luat-xau, number: '{evil}', name: '{evil}', url: 'javascript:alert(1)'}}]\n"
    );
    let (_, compiled) = compile_example(&example_files(&example), Profile::Draft);
    let files = files(&compiled);
    let mut seen = 0;
    for (path, text) in &files {
        if !is_page(path) {
            continue;
        }
        assert!(!text.contains("<script>alert"), "{path}");
        assert!(!text.contains("<!--"), "{path}");
        let page = read(text);
        page.walk(&mut |node, _| {
            assert!(!node.get("href").is_some_and(|href| href.contains("javascript")), "{path}");
            assert!(node.name != "script" || node.get("type") == Some("application/ld+json"), "{path}");
        });
        seen += page.words().matches("alert(1)").count();
    }
    assert!(seen > 20, "the text is shown {seen} times");
}

#[test]
fn a_place_with_rules_of_its_own_has_a_page_of_its_own() {
    let example = "# without: nothing\n# file: rieng.yaml\noverlay: gia-lai-2026\nname: Gia Lai rút ngắn\nplace: gia-lai\n\
                   from: 2026-08-01\nuntil: 2026-10-01\nbasis: luat-68-2020\nof: [xac-nhan-noi-cu-tru]\n\
                   changes: [{path: limits.chung, set: {limit: 2 working days}}]\n";
    let mut all = example_files("# nothing replaced\n");
    all.extend(example_files(example).into_iter().filter(|file| file.path == "rieng.yaml"));
    let (_, compiled) = compile_example(&all, Profile::Draft);
    let files = files(&compiled);
    let page = read(&files["site/thu-tuc/9.000001/gia-lai/index.html"]);
    let notice: Vec<String> =
        page.all("div").iter().filter(|div| div.has_class("note")).map(|div| div.words()).collect();
    assert!(
        notice[0].contains("Riêng tại Tỉnh Gia Lai: thời hạn: 3 ngày làm việc → 2 ngày làm việc."),
        "{notice:?}"
    );
    assert!(notice[0].contains("Sau ngày 01/10/2026 không còn áp dụng: Gia Lai rút ngắn"), "{notice:?}");
    let national = read(&files["site/thu-tuc/9.000001/index.html"]);
    let links: Vec<&str> = national.all("a").iter().filter_map(|link| link.get("href")).collect();
    assert!(links.contains(&"../../thu-tuc/9.000001/gia-lai/index.html"), "{links:?}");
}

#[test]
fn a_new_version_is_told_before_it_holds() {
    let mut all: Vec<File> = example_files("until: 2026-09-30\n");
    let next = example_files(
        "from: 2026-10-01\nlimits: [{id: chung, limit: 1 working day}]\n# without: steps, clock, stages\nsteps:\n  - {id: nop, kind: submit, by: applicant}\n  - {id: tra, kind: return, by: cong-an-xa, to: applicant}\n",
    );
    all.extend(next.into_iter().map(|file| File::new("vi-du@2026-10-01.yaml", file.text.into_bytes())));
    let (_, compiled) = compile_example(&all, Profile::Draft);
    let page = read(&files(&compiled)["site/thu-tuc/9.000001/index.html"]);
    let notice = page.all("div").iter().find(|div| div.has_class("note")).expect("a notice").words();
    assert!(
        notice.contains(
            "Từ 01/10/2026 áp dụng bản mới. Thay đổi: nhận kết quả: 3 ngày làm việc → 1 ngày làm việc"
        ),
        "{notice}"
    );
}

#[test]
fn pages_in_english_mark_what_is_not_translated() {
    let pages = catalogue();
    let english: Vec<_> = pages.iter().filter(|(path, _)| path.starts_with("site/en/procedures/")).collect();
    assert_eq!(english.len(), 3);
    for (path, page) in english {
        let back = path.replace("site/en/procedures/", "site/thu-tuc/");
        assert!(pages.contains_key(&back), "{path}");
        let alternates = page.all("link").into_iter().filter(|link| link.get("hreflang") == Some("vi"));
        assert_eq!(alternates.count(), 1, "{path}");
        // Vietnamese letters stand only where they are said to be Vietnamese, or in numbers of laws and names of sites.
        page.walk(&mut |node, around| {
            let marked = around.iter().chain([&node]).any(|node| node.get("lang") == Some("vi"));
            let own: String = node.inside.iter().map(|inside| inside.text.as_str()).collect();
            let strange = own.chars().any(|letter| "ăâđêôơưạảấầậắặẹếềệịọốồộớờợụủứừựỳỵ".contains(letter));
            let number = own.split_whitespace().all(|word| word.contains('/') || word.is_ascii());
            let raw = matches!(node.name.as_str(), "script" | "style" | "title");
            assert!(marked || raw || !strange || number, "{path}: {own}");
        });
    }
}
