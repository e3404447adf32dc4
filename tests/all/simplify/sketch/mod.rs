//! Graphs as a few lines of text, to be read in pages, in snapshots, and where a law breaks.
//!
//! `id: kind …` makes a node, `from -> to …` a flow; a node that is only named in flows is a user task. Words in quotes
//! may hold blanks.
//!
//! ```text
//! kiem-tra.ways: xor
//! tra: end granted in cong-an-xa
//! kiem-tra.ways -> tra decides du if f "Hồ sơ đủ"
//! never f
//! ```

mod draw;
mod read;

use std::collections::BTreeMap;
use std::fmt::Write;

use thutuc::process::Graph;
use thutuc::source::{FileId, Span};

pub use draw::draw;
pub use read::parse;

/// A graph and which steps change which formulas when they are done.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    pub graph: Graph,
    pub writes: BTreeMap<String, Vec<Span>>,
    formulas: Vec<String>,
}

impl From<Graph> for Sketch {
    fn from(graph: Graph) -> Self {
        Self { graph, ..Self::default() }
    }
}

impl Sketch {
    /// The span that stands for a formula.
    pub fn formula(&mut self, name: &str) -> Span {
        let known = self.formulas.iter().position(|known| known == name);
        let index = known.unwrap_or_else(|| {
            self.formulas.push(name.to_owned());
            self.formulas.len() - 1
        });
        Span::new(FileId(0), 10_000 + 10 * index, 10_005 + 10 * index)
    }

    /// The name of the formula that a span stands for.
    pub fn name(&self, span: Span) -> String {
        let index = (span.start as usize).saturating_sub(10_000) / 10;
        self.formulas.get(index).cloned().unwrap_or_else(|| format!("{}", span.start))
    }

    /// The text it was read from, or might have been.
    pub fn text(&self) -> String {
        let name = |span: Span| self.name(span);
        let mut text = draw(&self.graph, &name);
        for (step, formulas) in &self.writes {
            let names: Vec<String> = formulas.iter().map(|span| name(*span)).collect();
            writeln!(text, "writes {step} {}", names.join(" ")).expect("a string");
        }
        text
    }
}

fn default_step(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

#[test]
fn a_sketch_is_read_as_it_is_drawn() {
    let text = "start: start\na: user in xa\ng: xor of a\nt: timer a\nn: notice a\ne: end granted all\n\
                w: message x of w2\nany: anytime rut until a\nstart -> a\na -> g\ng -> e if f by direct \"có lời\"\n\
                g -> a below c 2\ng -> w else\ng -> e decides du if g\nw -> e\nt -> e\nn -> e\nany -> e\n\
                never f\ncomplete f g\nchannels direct online\nwrites a f\n";
    assert_eq!(parse(text).text(), text);
}
