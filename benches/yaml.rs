//! How fast files are read: our reader beside granit, which it took the place of, over the catalogue again and again.
//! `cargo bench --bench yaml` prints megabytes a second of one core; of many short runs the quickest counts, so that what
//! else the machine does says little.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files and prints figures"
)]

#[path = "../tests/all/yaml/granit.rs"]
mod granit;

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use thutuc::source::{File, FileId};
use thutuc::yaml;

const ROUNDS: usize = 100;

/// What is measured: its name, and what is done to the bytes of a file.
type Reader = (&'static str, fn(Vec<u8>) -> bool);

const READERS: [Reader; 3] = [
    ("bytes to text", |bytes| !File::new("", bytes).broken),
    ("bytes to tree, granit", |bytes| granit::read(FileId(0), &File::new("", bytes), false).0.is_some()),
    ("bytes to tree, ours", |bytes| yaml::read(FileId(0), &File::new("", bytes)).0.is_some()),
];

fn catalogue() -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    let mut waiting = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("catalog")];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                files.push(fs::read(path).expect("a file"));
            }
        }
    }
    files
}

/// Seconds for all files once, memory given back as well.
fn once(files: &[Vec<u8>], read: fn(Vec<u8>) -> bool) -> f64 {
    let copies = files.to_vec();
    let started = Instant::now();
    for bytes in copies {
        assert!(black_box(read(bytes)), "the catalogue is in order");
    }
    started.elapsed().as_secs_f64()
}

fn main() {
    let files = catalogue();
    let bytes: usize = files.iter().map(Vec::len).sum();
    let mut best = [f64::MAX; READERS.len()];
    for _ in 0..ROUNDS {
        for (best, (_, read)) in best.iter_mut().zip(READERS) {
            *best = best.min(once(&files, read));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a catalogue is far smaller than 2^52 bytes")]
    let megabytes = bytes as f64 / 1e6;
    println!("{} files, {megabytes:.2} MB", files.len());
    for ((name, _), best) in READERS.iter().zip(best) {
        println!("{name:22} {:6.0} MB/s", megabytes / best);
    }
    let [text, granit, ours] = best;
    println!("ours is {:.1} times as fast as granit", granit / ours);
    println!(
        "from text to tree, which leaves the check of UTF-8 out, {:.1} times",
        (granit - text) / (ours - text)
    );
}
