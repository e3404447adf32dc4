//! The proof of our reader of YAML.
//!
//! It stands on the suite of the YAML organisation (`suite`); on granit, whose events were the reader of the first
//! months (`granit`, `compare`, `mutants`); on the reader that a ministry's scripts have (`witness`); on texts made by
//! rule whose meaning is known (`generated`); and on inputs made to hurt (`hostile`). `faults` holds what authors get
//! to read. Each of the faults that such readers are known for was put in by hand once, and this is what noticed it:
//!
//! | fault put in | noticed by |
//! | --- | --- |
//! | folding one break too many | `suite`, `mutants`, `generated`, `witness` |
//! | `---` inside quotes taken for text | `suite`, `mutants`, `generated` |
//! | lines between brackets without indentation | `suite`, `mutants`, `generated`, `faults` |
//! | lines of quoted text without indentation | `suite`, `faults` |
//! | a comment that does not end a bare text | `mutants`, `generated`, `witness`; inside brackets `suite` too |
//! | a tab in front of a nested dash | `suite`, `mutants`, `faults` |
//! | duplicates lost at the end of a file | `mutants`, `generated`, `faults` |
//! | duplicates lost in wide maps | `generated::duplicates_are_found_wherever_they_stand` |
//! | duplicates lost where keys only look alike | `mutants`, `generated`, `faults` |
//! | halves of a surrogate pair not joined | `mutants`, `generated::escapes` |
//! | a lone carriage return that is no break | `mutants`, `generated`, `witness` |
//! | the mark of byte order forgotten in places | `generated::a_mark_of_byte_order_stands_in_front_only` |
//! | `+` behind `|` keeping one break only | `suite`, `mutants`, `generated`, `witness` |
//! | the number behind `|` counted from the margin | `suite`, `mutants`, `generated`, `witness` |
//! | empty lines reaching further in than the text | `suite`, `mutants`, `generated`, `faults`, `witness` |
//! | a key, or a pair in `[ ]`, over two lines | `suite`, `mutants`; a pair `generated` too |
//! | a bracket refused in the column of its key | `faults::every_fault_is_reported_under_its_words` |
//! | `{a:}` taken for a text | `suite`, `mutants`, `faults` |
//! | the search for a colon given up after eight bytes | all but `hostile` |
//! | a sentence cut by commas given back to another key | `faults::every_fault_is_reported_under_its_words` |
//! | levels not counted | `hostile::a_hundred_thousand_levels_are_one_finding` |
//! | a line looked at from its start for each comma | `hostile::a_megabyte_of_one_thing_takes_one_look` |

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
