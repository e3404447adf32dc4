//! The lists of rules, simplifications and exports, each with the pages of its members.

use thutuc::check::{self, Profile};
use thutuc::diagnostic::{Language, Severity};
use thutuc::family::Meta;
use thutuc::{export, simplify};

/// The list of a family.
pub fn list(family: &str, language: Language) -> String {
    let (table, members) = match family {
        "rules" => (rules(language), check::ALL.iter().map(|check| check.meta).collect()),
        "simplifications" => plain(simplify::ALL.iter().map(|member| member.meta).collect(), language),
        "exports" => plain(export::ALL.iter().map(|member| member.meta).collect(), language),
        other => panic!("nothing is printed under the name `{other}`"),
    };
    if members.is_empty() {
        return pick(language, "None yet.", "Chưa có.").to_owned() + "\n";
    }
    let folder = match family {
        "rules" => "check",
        "simplifications" => "simplify",
        _ => "export",
    };
    let code = pick(language, "en", "vi");
    let pages = members.iter().map(|member: &Meta| {
        let name = member.name.replace('-', "_");
        format!("\n{{{{#include ../../../src/{folder}/{name}/{code}.md}}}}\n")
    });
    table + &pages.collect::<String>()
}

fn pick<'a>(language: Language, en: &'a str, vi: &'a str) -> &'a str {
    match language {
        Language::En => en,
        Language::Vi => vi,
    }
}

fn summary(meta: &Meta, language: Language) -> String {
    meta.page.summary().get(language).replace('|', "\\|")
}

fn rules(language: Language) -> String {
    let mut table = pick(
        language,
        "| rule | import | draft | announce | strict | what is wrong |\n|---|---|---|---|---|---|\n",
        "| quy tắc | import | draft | announce | strict | sai ở đâu |\n|---|---|---|---|---|---|\n",
    )
    .to_owned();
    for check in check::ALL {
        let name = check.meta.name;
        let levels = Profile::ALL.map(|profile| {
            let level = check.levels.under(profile).map(Severity::word);
            level.map_or_else(|| "–".to_owned(), |word| word.get(language).to_owned())
        });
        let summary = summary(&check.meta, language);
        table += &format!("| [`{name}`](#{name}) | {} | {summary} |\n", levels.join(" | "));
    }
    table
}

fn plain(members: Vec<Meta>, language: Language) -> (String, Vec<Meta>) {
    let mut table =
        pick(language, "| name | what it does |\n", "| tên | làm gì |\n").to_owned() + "|---|---|\n";
    for meta in &members {
        let name = meta.name;
        table += &format!("| [`{name}`](#{name}) | {} |\n", summary(meta, language));
    }
    (table, members)
}
