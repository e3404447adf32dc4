//! What checks, simplifications and exporters share: a name, and a page in each language.

use crate::diagnostic::{Language, Text};

/// A member of a family.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    /// Its name in kebab-case: that of its folder, its page, and its findings.
    pub name: &'static str,
    /// What it is about.
    pub page: Page,
}

/// A page of Markdown in each language, compiled in with [`page!`](crate::page).
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// English.
    pub en: &'static str,
    /// Vietnamese.
    pub vi: &'static str,
}

/// The pages `en.md` and `vi.md` beside the file that says `page!()`.
#[macro_export]
macro_rules! page {
    () => {
        $crate::family::Page { en: include_str!("en.md"), vi: include_str!("vi.md") }
    };
}

impl Page {
    /// The whole page.
    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }

    /// The first paragraph below the title, in one line.
    pub fn summary(&self) -> Text {
        Text { en: first_paragraph(self.en), vi: first_paragraph(self.vi) }
    }

    /// The examples of a language below the headings that contain one of these words, in order.
    pub fn examples(&self, language: Language, headings: &[&str]) -> Vec<&'static str> {
        let mut found = Vec::new();
        let mut inside = false;
        let mut rest = self.get(language);
        while !rest.is_empty() {
            let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
            rest = behind;
            if let Some(heading) = line.strip_prefix("## ") {
                inside = headings.contains(&heading.trim());
            } else if line.starts_with("```yaml") || line.starts_with("```xml") {
                let end = rest.find("\n```").map_or(rest.len(), |end| end + 1);
                if inside {
                    found.push(&rest[..end]);
                }
                rest = &rest[end..];
                rest = rest.split_once('\n').map_or("", |(_, behind)| behind);
            }
        }
        found
    }

    /// The examples that show the fault.
    pub fn wrong(&self, language: Language) -> Vec<&'static str> {
        self.examples(language, &["Wrong", "Sai"])
    }

    /// The examples that are in order.
    pub fn right(&self, language: Language) -> Vec<&'static str> {
        self.examples(language, &["Right", "Đúng"])
    }
}

fn first_paragraph(page: &str) -> String {
    let lines = page.lines().skip_while(|line| line.starts_with('#') || line.trim().is_empty());
    let paragraph: Vec<&str> = lines.take_while(|line| !line.trim().is_empty()).map(str::trim).collect();
    paragraph.join(" ")
}
