//! The program as people and machines meet it: arguments in, output, files and an exit code out.

mod bad_input;
mod formats;
mod output;
mod same_bytes;

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::examples::root;

/// Long enough for a debug build on a busy machine, short enough to notice what never ends.
const PATIENCE: Duration = Duration::from_mins(2);

/// The program, in English, on the day of the examples, in the folder of the project.
pub fn program<I: IntoIterator<Item: AsRef<OsStr>>>(arguments: I) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thutuc"));
    command.args(arguments).args(["--lang", "en", "--as-of", "2026-08-28"]).current_dir(root());
    command
}

/// How it ended and what it said.
pub struct Ended {
    /// The exit code; none if a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs it to its end; it must neither panic nor go on for ever.
pub fn run<I: IntoIterator<Item: AsRef<OsStr>>>(arguments: I) -> Ended {
    finish(&mut program(arguments))
}

/// Runs a command to its end.
pub fn finish(command: &mut Command) -> Ended {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let started = Instant::now();
    let (out, err) = (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
    let read = |mut pipe: Box<dyn std::io::Read + Send>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            pipe.read_to_end(&mut bytes).expect("it is read");
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let (out, err) = (read(Box::new(out)), read(Box::new(err)));
    while child.try_wait().expect("it can be asked").is_none() {
        if started.elapsed() > PATIENCE {
            child.kill().expect("it can be ended");
            panic!("it went on for more than {PATIENCE:?}: {command:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = Output { status: child.wait().expect("ended"), stdout: Vec::new(), stderr: Vec::new() };
    let (out, err) = (out.join().expect("read"), err.join().expect("read"));
    assert!(!err.contains("panicked"), "{command:?}: {err}");
    Ended { code: output.status.code(), out, err }
}

/// Every file below a folder, by its path there.
pub fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = crate::examples::below_path(folder).into_iter().map(|path| {
        let shown = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
        (shown, std::fs::read(&path).expect("a file"))
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}
