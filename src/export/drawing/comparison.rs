//! A graph before and after it was changed, one below the other, with the reasons in between.

use super::geometry::number;
use super::text::{LINE, wrap};
use super::{Marks, Size, svg};
use crate::diagnostic::{Language, Text};
use crate::export::xml::{self, Element};
use crate::process::{Graph, Process};
use crate::text;

/// Room around texts.
const GAP: i32 = 16;
/// The least width, so that reasons beside a small drawing can be read.
const LEAST: i32 = 720;

/// What is compared.
pub struct Comparison<'a> {
    /// The procedure.
    pub process: &'a Process,
    /// Its graph as it was written.
    pub before: &'a Graph,
    /// Its graph now.
    pub after: &'a Graph,
    /// How much was changed.
    pub summary: &'a Text,
    /// What was shown about the changes.
    pub shown: &'a [Text],
    /// What was changed and why.
    pub reasons: &'a [Text],
}

impl Comparison<'_> {
    /// As SVG: what goes is marked before, what leads elsewhere is marked after. If nothing was changed there is one
    /// drawing.
    pub fn svg(&self, language: Language) -> String {
        let [old, new] = Marks::between(self.before, self.after);
        let id = self.process.key().replace('@', "-");
        let draw = |graph, marks: &Marks, part: &str| {
            svg::element(self.process, graph, language, marks, &format!("{id}-{part}"))
        };
        let mut sheet = Sheet::default();
        let before = draw(self.before, &old, "before");
        let after = draw(self.after, &new, "after");
        sheet.size.width = LEAST.max(before.1.width).max(after.1.width);
        let above = text!(en: "Before; − marks what goes", vi: "Trước; dấu − chỉ phần bỏ đi");
        let below = text!(en: "After; + marks what is new", vi: "Sau; dấu + chỉ phần mới");
        if self.reasons.is_empty() {
            self.tell(&mut sheet, language);
            sheet.drawing(before);
        } else {
            sheet.lines(above.get(language), "who");
            sheet.drawing(before);
            self.tell(&mut sheet, language);
            for (index, reason) in self.reasons.iter().enumerate() {
                sheet.lines(&format!("{}. {}", index + 1, reason.get(language)), "why");
            }
            sheet.lines(below.get(language), "who");
            sheet.drawing(after);
        }
        let title = text!(
            en: "Simplified: {name}", vi: "Rút gọn: {name}",
            name = self.process.procedure.name.value
        );
        xml::fragment(&sheet.whole(&id, title.get(language))).expect("writing to memory does not fail")
    }

    /// How much was changed, and what was shown about that.
    fn tell(&self, sheet: &mut Sheet, language: Language) {
        sheet.lines(self.summary.get(language), "who");
        for shown in self.shown {
            sheet.lines(shown.get(language), "why");
        }
    }
}

/// Drawings and texts, one below the other.
#[derive(Default)]
struct Sheet {
    size: Size,
    parts: Vec<Element>,
}

impl Sheet {
    /// A text over the whole width.
    fn lines(&mut self, words: &str, class: &str) {
        let lines = wrap(words, self.size.width - 2 * GAP);
        let top = self.size.height + GAP;
        let spans = lines.iter().enumerate().map(|(index, line)| {
            Element::new("tspan").with("x", GAP).with("dy", if index == 0 { 0 } else { LINE }).text(line)
        });
        self.parts.push(Element::new("text").with("class", class).with("y", top + 5).children(spans));
        self.size.height = top + number(lines.len()) * LINE - GAP / 2;
    }

    /// A drawing at the left.
    fn drawing(&mut self, (drawing, size): (Element, Size)) {
        let y = self.size.height + GAP / 2;
        self.parts.push(drawing.with("y", y));
        self.size.height = y + size.height + GAP / 2;
    }

    fn whole(self, id: &str, title: &str) -> Element {
        let Size { width, height } = self.size;
        let name = format!("{id}-title");
        Element::new("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("class", "drawing")
            .with("viewBox", format!("0 0 {width} {height}"))
            .with("width", width)
            .with("height", height)
            .with("role", "group")
            .with("aria-labelledby", &name)
            .child(Element::new("title").with("id", &name).text(title))
            .child(Element::new("style").text(svg::STYLE))
            .children(self.parts)
    }
}
