//! Large graphs are simplified in a time that grows with their size, not with its square.

use std::fmt::Write;
use std::time::Instant;

use thutuc::process::Graph;
use thutuc::simplify::simplify;

use super::sketch::parse;

/// Blocks in a row, each with something for most simplifications.
fn row(blocks: usize) -> Graph {
    let mut text = String::from("start: start\nxong: end granted\n");
    for n in 0..blocks {
        writeln!(
            text,
            "g{n}: xor\nj{n}: xor\nd{n}: xor\ne{n}: end refused in xa\ng{n} -> a{n} if f\ng{n} -> j{n} else\n\
             a{n} -> j{n}\nj{n} -> d{n}\nd{n} -> b{n} below c{n} 1\nd{n} -> e{n} else\nb{n} -> g{}",
            n + 1
        )
        .expect("a string");
    }
    writeln!(text, "g{blocks}: xor\nstart -> g0\ng{blocks} -> xong").expect("a string");
    parse(&text).graph
}

/// Empty parallel steps inside each other; each becomes empty when the one inside it is gone.
fn nest(depth: usize) -> Graph {
    let mut text = String::from("start: start\nxong: end granted\n");
    for n in 0..depth {
        writeln!(text, "s{n}: and\nj{n}: and\ns{n} -> j{n}").expect("a string");
        if n > 0 {
            writeln!(text, "s{} -> s{n}\nj{n} -> j{}", n - 1, n - 1).expect("a string");
        }
    }
    writeln!(text, "s{0} -> j{0}\nstart -> s0\nj0 -> xong", depth - 1).expect("a string");
    parse(&text).graph
}

/// One choice with many ways to ends that are all alike.
fn fan(ways: usize) -> Graph {
    let mut text = String::from("start: start\ng: xor\nstart -> g\n");
    for n in 0..ways {
        writeln!(text, "e{n}: end refused\ng -> e{n} decides o{n}").expect("a string");
    }
    parse(&text).graph
}

#[test]
fn large_graphs_are_simplified_in_one_go() {
    for (name, mut graph) in [("row", row(700)), ("nest", nest(2_500)), ("fan", fan(2_500))] {
        let before = graph.size();
        let began = Instant::now();
        let changes = simplify(&mut graph);
        println!("{name}: {before:?} → {:?}, {} changes, {:?}", graph.size(), changes.len(), began.elapsed());
        assert!(graph.size().0 < before.0 / 2 + 1_500);
    }
}
