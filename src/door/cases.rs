#![expect(clippy::disallowed_methods, reason = "the door writes the file asked for")]

use std::fs;
use std::path::Path;

use thutuc::process::Process;
use thutuc::run::cases::{self, Cases};
use thutuc::run::{self, Kind};
use thutuc::text;

use super::Exit;
use super::arguments::{CasesOptions, Common};
use super::{files, picture, session};

/// `thutuc cases`
pub fn run(common: &Common, options: &CasesOptions) -> Exit {
    let language = common.language();
    let process = match picture::process_of(common, &options.file) {
        Err(exit) => return exit,
        Ok((process, _)) => process,
    };
    let found = cases::cases(&process, process.judged.day);
    let text = cases::file(&process, &found, process.judged.day);
    match &options.out {
        None => session::write(&text),
        Some(folder) => {
            if let Err(exit) = put(folder, &process, &text, common) {
                return exit;
            }
        }
    }
    let (number, share) = (found.cases.len(), run::share(found.coverage.total()));
    let kinds: Vec<String> = Kind::ALL
        .iter()
        .map(|kind| (kind, found.coverage.count(*kind)))
        .filter(|(_, (_, all))| *all > 0)
        .map(|(kind, (seen, all))| format!("{} {seen}/{all}", kind.words().get(language)))
        .collect();
    let kinds = kinds.join(", ");
    let line = text!(
        en: "cases: {number}; they show {share}: {kinds}",
        vi: "số trường hợp: {number}; cho thấy {share}: {kinds}",
    );
    session::say(&line, language);
    say_unseen(&process, &found, common);
    Exit::Fine
}

/// What no case shows, and why; the rest is all that can be reached.
fn say_unseen(process: &Process, found: &Cases, common: &Common) {
    let language = common.language();
    if found.unseen.is_empty() {
        let line = text!(en: "that is everything there is to see", vi: "đó là tất cả những gì cần thấy");
        session::say(&line, language);
    }
    for (item, reason) in &found.unseen {
        let line = text!(
            en: "not shown: {item}: {reason}",
            vi: "chưa cho thấy: {item}: {reason}";
            item = run::item(process, item); reason = reason.clone()
        );
        session::say(&line, language);
    }
}

/// Writes the file; one that people wrote stays.
fn put(folder: &Path, process: &Process, text: &str, common: &Common) -> Result<(), Exit> {
    let language = common.language();
    let path = folder.join(format!("{}.cases.test.yaml", process.procedure.procedure.value));
    let shown = path.display().to_string();
    let refuse = |reason| session::refuse(&reason, language, Exit::Usage);
    if fs::read_to_string(&path).is_ok_and(|before| !cases::is_written_by_us(&before)) {
        return Err(refuse(text!(
            en: "`{shown}` was not written by `thutuc cases` and stays as it is; choose another folder",
            vi: "`{shown}` không phải do `thutuc cases` viết nên được giữ nguyên; hãy chọn thư mục khác",
        )));
    }
    if let Err(error) = fs::create_dir_all(folder) {
        return Err(refuse(text!(
            en: "`{shown}` cannot be written: {error}",
            vi: "không ghi được `{shown}`: {error}",
        )));
    }
    files::replace(&path, text).map_err(|reason| session::refuse(reason.text(), language, Exit::Usage))?;
    session::say(&text!(en: "written: {shown}", vi: "đã ghi: {shown}"), language);
    Ok(())
}
