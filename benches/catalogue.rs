//! How long a national catalogue takes: procedures grown from ours, judged and built cold by the real program, and the
//! share of each phase. `tests/bench` runs it; figures are whole processes, as the operating system counts them.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files and prints figures"
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use thutuc::check::{self, Findings, Run};
use thutuc::model::{self, Declaration, Dictionary, Procedure};
use thutuc::process::{self, Dictionaries, Meaning};
use thutuc::source::{File, FileId, Sources};
use thutuc::yaml;

const RUNS: usize = 3;

fn main() {
    let number = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let grown = root.join("target/bench/catalog");
    let bytes = grow(&root.join("catalog"), &grown, number);
    println!("{number} procedures, {} MB", bytes / 1_000_000);
    phases(&grown);
    println!("{:28} {:>8} {:>8} {:>8}", "", "wall s", "CPU s", "peak MB");
    let out = root.join("target/bench/out");
    measure("check, cold", &["check", "--fail-on", "never", "--format", "json"], &grown, None);
    measure("build, nothing there yet", &["build"], &grown, Some((&out, true)));
    measure("build, nothing changed", &["build"], &grown, Some((&out, false)));
}

/// Writes `number` procedures that differ in id, code and names from those of the catalogue; gives their size.
fn grow(catalog: &Path, grown: &Path, number: usize) -> usize {
    let _ = fs::remove_dir_all(grown);
    let mut seeds = Vec::new();
    let mut size = 0;
    for path in yaml_files(catalog) {
        let text = fs::read_to_string(&path).expect("a file of the catalogue");
        let is_procedure = text.starts_with("procedure:") || text.contains("\nprocedure:");
        let is_dictionary =
            path.parent() == Some(catalog) || path.parent().is_some_and(|dir| dir.ends_with("overlays"));
        if is_procedure {
            seeds.push(text);
        } else if is_dictionary {
            let target = grown.join(path.strip_prefix(catalog).expect("below"));
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            fs::write(target, text).expect("written");
        }
    }
    for index in 0..number {
        let text = sprout(&seeds[index % seeds.len()], index);
        let folder = grown.join(format!("p{:02}", index % 100));
        fs::create_dir_all(&folder).expect("a folder");
        size += text.len();
        fs::write(folder.join(format!("{index}.yaml")), text).expect("written");
    }
    size
}

fn sprout(seed: &str, index: usize) -> String {
    let mut grown = String::with_capacity(seed.len() + 1_000);
    for line in seed.lines() {
        if let Some(id) = line.strip_prefix("procedure: ") {
            let _ = write!(grown, "procedure: {id}-{index}");
        } else if line.starts_with("code: ") {
            let _ = write!(grown, "code: \"1.{index:06}\"");
        } else if ["members: [", "related: [", "variant-of: "].iter().any(|key| line.starts_with(key)) {
            grown.push_str(&line.replace(", ", &format!("-{index}, ")).replace(']', &format!("-{index}]")));
        } else if plain_name(line) {
            let _ = write!(grown, "{line} {index}");
        } else {
            grown += line;
        }
        grown.push('\n');
    }
    grown
}

/// A name in a line of its own, bare.
fn plain_name(line: &str) -> bool {
    let value = line.trim_start().trim_start_matches("- ").strip_prefix("name: ");
    value.is_some_and(|value| value.starts_with(char::is_alphabetic) && !value.contains(['#', '"']))
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml")
                && !path.to_string_lossy().ends_with(".test.yaml")
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// One thread, phase by phase: where the time of a cold check goes.
fn phases(grown: &Path) {
    let mut clock = Phases::default();
    let paths = yaml_files(grown);
    let files = clock.time("open files", || {
        paths
            .iter()
            .map(|path| File::new(path.to_string_lossy(), fs::read(path).expect("a file")))
            .collect::<Vec<_>>()
    });
    let nothing = Sources::default();
    let mut dictionaries: Vec<Dictionary> = Vec::new();
    let mut procedures: Vec<Procedure> = Vec::new();
    let mut findings = Vec::new();
    for file in &files {
        let (tree, _) = clock.time("read YAML", || yaml::read(FileId(0), file));
        let tree = tree.expect("the catalogue is in order");
        clock.time("checks on text", || {
            for check in check::ALL {
                if let Some(Run::Tree(run)) = check.run.each().iter().find(|run| matches!(run, Run::Tree(_)))
                {
                    run(&tree, file, &mut Findings::of(check, &nothing, &mut findings));
                }
            }
        });
        let (declaration, _) = clock.time("shape and decoding", || model::declare(&tree));
        clock.time("give memory back", || drop(tree));
        match declaration {
            Some(Declaration::Procedure(procedure)) => procedures.push(*procedure),
            Some(Declaration::Dictionary(dictionary)) => dictionaries.push(*dictionary),
            _ => {}
        }
    }
    let dictionaries = Dictionaries::new(dictionaries);
    for procedure in procedures {
        let meaning = clock.time("expressions and types", || Meaning::of(&procedure, &dictionaries));
        let layout = clock.time("lay out", || process::lay_out(&procedure));
        clock.time("give memory back", || drop((meaning, layout)));
    }
    clock.print();
}

#[derive(Default)]
struct Phases(Vec<(&'static str, Duration)>);

impl Phases {
    fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let result = work();
        let spent = started.elapsed();
        match self.0.iter_mut().find(|(other, _)| *other == name) {
            Some((_, sum)) => *sum += spent,
            None => self.0.push((name, spent)),
        }
        result
    }

    fn print(&self) {
        let whole: Duration = self.0.iter().map(|(_, spent)| *spent).sum();
        println!("one thread, without checks on graphs:");
        for (name, spent) in &self.0 {
            let share = 100.0 * spent.as_secs_f64() / whole.as_secs_f64();
            println!("  {name:26} {:8.2} {share:7.0} %", spent.as_secs_f64());
        }
        println!("  {:26} {:8.2}", "together", whole.as_secs_f64());
    }
}

/// Runs the real program and prints the median of its figures.
fn measure(name: &str, arguments: &[&str], catalog: &Path, out: Option<(&Path, bool)>) {
    let mut figures: Vec<(f64, f64, u64)> = Vec::new();
    for _ in 0..RUNS {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thutuc"));
        command.args(arguments).arg(catalog).args(["--as-of", "2026-08-28"]);
        if let Some((out, fresh)) = out {
            if fresh {
                let _ = fs::remove_dir_all(out);
            }
            command.arg("--out").arg(out);
        }
        figures.push(run(command));
    }
    figures.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (wall, cpu, peak) = figures[RUNS / 2];
    println!("{name:28} {wall:8.2} {cpu:8.2} {peak:8}");
}

/// Wall seconds, seconds of CPU and peak memory in MB of one run.
fn run(mut command: Command) -> (f64, f64, u64) {
    let before = cpu_of_children();
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("a child").is_none() {
        peak = peak.max(peak_memory(&status).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    }
    let wall = started.elapsed().as_secs_f64();
    (wall, cpu_of_children() - before, peak)
}

fn peak_memory(status: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes / 1_000)
}

/// Seconds of CPU of all children that have ended, in hundredths as Linux counts them.
fn cpu_of_children() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let field = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (field(13) + field(14)) / 100.0
}
