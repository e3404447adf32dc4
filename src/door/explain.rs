use std::fmt::Write;

use thutuc::check::{self, Profile};
use thutuc::diagnostic::Severity;
use thutuc::family::Meta;
use thutuc::source::nearest;
use thutuc::{export, simplify, text};

use super::Exit;
use super::arguments::{Common, ExplainOptions, ListFormat, RulesOptions};
use super::session;

fn all() -> Vec<Meta> {
    let checks = check::ALL.iter().map(|check| check.meta);
    let simplifications = simplify::ALL.iter().map(|simplification| simplification.meta);
    checks.chain(simplifications).chain(export::ALL.iter().map(|exporter| exporter.meta)).collect()
}

/// `thutuc explain`
pub fn explain(common: &Common, options: &ExplainOptions) -> Exit {
    let all = all();
    let language = common.language();
    if let Some(meta) = all.iter().find(|meta| meta.name == options.name) {
        session::write(meta.page.get(language));
        return Exit::Fine;
    }
    let name = &options.name;
    let reason = match nearest(name, all.iter().map(|meta| meta.name)) {
        Some(near) => text!(
            en: "there is no page `{name}`; the nearest is `{near}`",
            vi: "không có trang `{name}`; gần nhất là `{near}`",
        ),
        None => text!(
            en: "there is no page `{name}`; `thutuc rules` lists the rules",
            vi: "không có trang `{name}`; xem danh sách bằng `thutuc rules`",
        ),
    };
    session::refuse(&reason, language, Exit::Usage)
}

/// `thutuc rules`
pub fn rules(common: &Common, options: &RulesOptions) -> Exit {
    match options.format {
        ListFormat::Plain => session::write(&plain(common)),
        ListFormat::Json => session::write(&json()),
    }
    Exit::Fine
}

fn plain(common: &Common) -> String {
    let language = common.language();
    let profile: Profile = common.profile.into();
    let width = check::ALL.iter().map(|check| check.meta.name.len()).max().unwrap_or(0);
    let off = text!(en: "off", vi: "tắt");
    let mut out = String::new();
    for check in check::ALL {
        let level = check.levels.under(profile).map_or_else(|| off.clone(), Severity::word);
        let (name, summary) = (check.meta.name, check.meta.page.summary());
        let (level, summary) = (level.get(language), summary.get(language));
        let _ = writeln!(out, "{name:width$}  {level:9}  {summary}");
    }
    out
}

fn json() -> String {
    let rules: Vec<serde_json::Value> = check::ALL
        .iter()
        .map(|check| {
            let summary = check.meta.page.summary();
            let levels: serde_json::Map<String, serde_json::Value> = Profile::ALL
                .iter()
                .map(|profile| {
                    (profile.word().to_owned(), check.levels.under(*profile).map(Severity::name).into())
                })
                .collect();
            serde_json::json!({
                "name": check.meta.name,
                "summary": {"vi": summary.vi, "en": summary.en},
                "levels": levels,
            })
        })
        .collect();
    format!("{:#}\n", serde_json::Value::from(rules))
}
