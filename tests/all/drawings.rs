//! The officers' drawing: it shows what the graph holds, it can be read without colours, and nothing in it is markup.

use thutuc::diagnostic::Language;
use thutuc::export::drawing::{Mark, Marks, dot, mermaid, svg};

use crate::exports::compiled;
use crate::xml::{Element, parse};

fn classes<'a>(root: &'a Element, class: &str) -> Vec<&'a Element> {
    let has = |element: &&Element| {
        element.get("class").is_some_and(|classes| classes.split(' ').any(|other| other == class))
    };
    root.all().into_iter().filter(has).collect()
}

#[test]
fn boxes_and_edges_are_those_of_the_graph() {
    for process in compiled().in_force() {
        let root = parse(&svg(&process, process.graph(), Language::Vi, &Marks::default()));
        let (nodes, flows) = process.graph().size();
        assert_eq!(classes(&root, "shape").len(), nodes, "{}", process.key());
        assert_eq!(classes(&root, "go").len(), flows, "{}", process.key());
        let words: Vec<String> = root.all().iter().map(|element| element.text.clone()).collect();
        for (number, placed) in process.steps().iter().enumerate() {
            let number = format!("{}. ", number + 1);
            let shown = words.iter().any(|text| text.starts_with(&number));
            assert!(shown, "{}: `{}` has no number", process.key(), placed.step.id.value);
        }
    }
}

#[test]
fn a_drawing_says_what_it_is() {
    let process = compiled().process("moi-cau-truc").expect("the sample");
    for (language, word) in [(Language::Vi, "bước"), (Language::En, "steps")] {
        let root = parse(&svg(&process, process.graph(), language, &Marks::default()));
        assert_eq!(root.get("role"), Some("img"));
        let named: Vec<&str> = root.get("aria-labelledby").expect("names").split(' ').collect();
        let ids: Vec<&str> = root.children[..2].iter().map(Element::id).collect();
        assert_eq!(named, ids);
        assert!(root.children[0].text.contains("& <đặc biệt>"), "{}", root.children[0].text);
        assert!(root.children[1].text.contains(word));
    }
}

#[test]
fn nothing_written_by_authors_is_markup() {
    let process = compiled().process("moi-cau-truc").expect("the sample");
    let graph = process.graph();
    let marks = Marks::default();
    let drawn = svg(&process, graph, Language::Vi, &marks);
    assert!(drawn.contains("&lt;đặc biệt&gt;") && !drawn.contains("<đặc"));
    let quoted = dot(&process, graph, Language::Vi, &marks);
    assert!(quoted.contains("\\\"đầy đủ\\\""), "{quoted}");
    let charted = mermaid(&process, graph, Language::Vi, &marks);
    assert!(charted.contains("#34;đầy đủ#34; #38; hợp lệ"), "{charted}");
}

#[test]
fn marks_are_signs_and_not_only_colours() {
    let process = compiled().process("moi-cau-truc").expect("the sample");
    let graph = process.graph();
    let mut marks = Marks::default();
    marks.removed.insert("tham-dinh".to_owned());
    marks.added.insert("trinh".to_owned());
    marks.run.extend(["nop".to_owned(), "kiem-tra".to_owned()]);
    let first = graph.flows()[0].id;
    marks.flows.insert(first, Mark::Removed);
    let root = parse(&svg(&process, graph, Language::Vi, &marks));
    let texts: Vec<String> = root.all().iter().map(|element| element.text.clone()).collect();
    for sign in ["− ", "+ ", "● "] {
        assert!(texts.iter().any(|text| text.starts_with(sign)), "no {sign}");
    }
    let shapes = |class: &str| classes(&root, class).iter().filter(|shape| shape.name == "rect").count();
    assert_eq!((shapes("removed"), shapes("added"), shapes("run")), (1, 1, 2));
    let ways = classes(&root, "removed").into_iter().filter(|shape| shape.name == "path").count();
    assert!(ways == 1 && texts.iter().any(|text| text == "−"), "{texts:?}");
    assert!(dot(&process, graph, Language::Vi, &marks).contains("− 13. Thẩm định"));
    assert!(mermaid(&process, graph, Language::Vi, &marks).contains(":::removed"));
}
