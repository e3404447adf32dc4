//! The proof of our reader of YAML.
//!
//! It stands on four witnesses: the suite of the YAML organisation (`suite`), granit, whose events were the reader of
//! the first months (`granit`, `compare`, `mutants`), texts made by rule whose meaning is known (`generated`), and
//! inputs made to hurt (`hostile`). `faults` holds what authors get to read. Each of the faults that such readers are
//! known for was put in by hand once, and this is what noticed it:
//!
//! | fault put in | noticed by |
//! | --- | --- |

mod compare;
mod faults;
mod generated;
mod granit;
mod hostile;
mod mutants;
mod mutate;
mod suite;
mod witness;

use thutuc::diagnostic::Diagnostic;
use thutuc::source::{File, FileId};
use thutuc::yaml::{Tree, read};

/// What our reader makes of a text.
fn parse(text: &str) -> (Option<Tree>, Vec<Diagnostic>) {
    read(FileId(0), &File::new("thu.yaml", text.as_bytes().to_vec()))
}

/// The tree of a text that is in order.
fn tree(text: &str) -> Tree {
    let (tree, findings) = parse(text);
    assert!(findings.is_empty(), "{text:?}: {findings:?}");
    tree.expect("a tree without findings")
}
