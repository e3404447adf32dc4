use super::xml::{Element, document, fragment};

#[test]
fn everything_is_escaped_and_nothing_lost() {
    let root =
        Element::new("a").with("b", "x \"y\" <z> & 'w'\n\tđủ").child(Element::new("c").text("1 < 2 & \"ễ\""));
    let text = fragment(&root).expect("written");
    let expected =
        "<a b=\"x &quot;y&quot; &lt;z&gt; &amp; &apos;w&apos;&#10;&#9;đủ\"><c>1 &lt; 2 &amp; \"ễ\"</c></a>";
    assert_eq!(text, expected);
}

#[test]
fn what_xml_cannot_hold_is_left_out() {
    let root = Element::new("a").with("b", "x\u{0}y\u{1b}").text("m\u{8}n\u{FFFF}\u{0B}");
    assert_eq!(fragment(&root).expect("written"), "<a b=\"xy\">mn</a>");
}

#[test]
fn a_document_keeps_text_as_it_is() {
    let root = Element::new("a").child(Element::new("b").text("one\n two")).child(Element::new("c"));
    let text = document(&root).expect("written");
    assert_eq!(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b>one\n two</b>\n  <c/>\n</a>\n");
}
