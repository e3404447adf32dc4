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
    let head = pick(
        language,
        "| rule | import | draft | announce | strict | what is wrong |\n|---|---|---|---|---|---|\n",
        "| quy tắc | import | draft | announce | strict | sai ở đâu |\n|---|---|---|---|---|---|\n",
    );
    let rows = check::ALL.iter().map(|check| {
        let name = check.meta.name;
        let levels = Profile::ALL.map(|profile| {
            let level = check.levels.under(profile).map(Severity::word);
            level.map_or_else(|| "–".to_owned(), |word| word.get(language).to_owned())
        });
        let summary = summary(&check.meta, language);
        format!("| [`{name}`](#{name}) | {} | {summary} |\n", levels.join(" | "))
    });
    rows.fold(head.to_owned(), |table, row| table + &row)
}

fn plain(members: Vec<Meta>, language: Language) -> (String, Vec<Meta>) {
    let head = pick(language, "| name | what it does |\n|---|---|\n", "| tên | làm gì |\n|---|---|\n");
    let rows = members.iter().map(|meta| {
        let name = meta.name;
        format!("| [`{name}`](#{name}) | {} |\n", summary(meta, language))
    });
    (rows.fold(head.to_owned(), |table, row| table + &row), members)
}
