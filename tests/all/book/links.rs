//! Links inside the book and the papers at the root lead somewhere, and the table of contents is complete.

use std::collections::{BTreeMap, BTreeSet};

use super::{SOURCE, page, pages, resolve};
use crate::examples::{read, root};

const CONTENTS: &str = "book/src/SUMMARY.md";

/// Papers outside the book whose links are looked at too.
const PAPERS: [&str; 3] = ["README.md", "CONTRIBUTING.md", "examples/wrong/README.md"];

/// The text outside fenced blocks, without code inside lines.
fn prose(text: &str) -> String {
    let mut open = false;
    let mut kept = String::new();
    for line in text.lines() {
        if line.starts_with("```") {
            open = !open;
        } else if !open {
            let outside = line.split('`').enumerate().filter(|(index, _)| index % 2 == 0);
            kept.extend(outside.map(|(_, part)| part));
            kept.push('\n');
        }
    }
    kept
}

/// The targets of links to files of the project.
fn targets(text: &str) -> Vec<String> {
    let prose = prose(text);
    let links = prose.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()));
    links.filter(|target| !target.contains("://") && !target.starts_with("mailto:")).collect()
}

/// The ids of headings, as mdBook makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut open = false;
    let mut found = BTreeSet::new();
    for line in text.lines() {
        open ^= line.starts_with("```");
        if open || !line.starts_with('#') {
            continue;
        }
        let title = line.trim_start_matches('#').trim();
        let id: String = title
            .chars()
            .filter_map(|c| match c {
                c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_lowercase().to_string()),
                c if c.is_whitespace() => Some("-".to_owned()),
                _ => None,
            })
            .collect();
        let number = seen.entry(id.clone()).or_default();
        found.insert(if *number == 0 { id } else { format!("{id}-{number}") });
        *number += 1;
    }
    found
}

/// Why a link leads nowhere, if it does.
fn broken(from: &str, target: &str) -> Option<String> {
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if file.is_empty() { from.to_owned() } else { resolve(from, file) };
    if !root().join(&path).exists() {
        return Some(format!("{from}: there is no `{target}`"));
    }
    let is_known = anchor.is_empty() || anchors(&page(&path).text).contains(anchor);
    (!is_known).then(|| format!("{from}: `{target}` names no heading"))
}

#[test]
fn every_link_leads_somewhere() {
    let mut failures = Vec::new();
    let mut links = 0;
    let papers = PAPERS.iter().map(|path| page(path));
    for page in pages().into_iter().chain(papers) {
        for target in targets(&page.text) {
            links += 1;
            failures.extend(broken(&page.path, &target));
        }
    }
    println!("{links} links looked at");
    assert!(links > 20 && failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_page_is_in_the_contents_once() {
    let listed: Vec<String> =
        targets(&read(CONTENTS)).iter().map(|target| resolve(CONTENTS, target)).collect();
    let once: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(once.len(), listed.len(), "a page is listed twice");
    let pages: BTreeSet<String> = pages().into_iter().map(|page| page.path).collect();
    let mut expected: BTreeSet<&String> = pages.iter().collect();
    expected.remove(&CONTENTS.to_owned());
    assert_eq!(once, expected, "the contents and the files below {SOURCE} differ");
}
