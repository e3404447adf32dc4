//! A small reader of the style rules that a page carries, and what they do while some radio buttons are chosen. It knows
//! the selectors that the site writes and no other.

use std::collections::BTreeSet;

/// One selector with what it does.
#[derive(Debug)]
struct Rule {
    /// For each `:has(…)`, the ids of which one must be chosen.
    needs: Vec<Vec<String>>,
    classes: Vec<String>,
    effect: String,
}

/// The rules of a page.
#[derive(Debug)]
pub struct Rules(Vec<Rule>);

impl Rules {
    /// Reads them.
    pub fn read(style: &str) -> Self {
        let mut rules = Vec::new();
        let mut rest = style;
        while !rest.is_empty() {
            let (selectors, behind) = rest.split_once('{').expect("a block");
            let (effect, behind) = behind.split_once('}').expect("a block ends");
            for selector in split(selectors) {
                rules.push(rule(selector, effect));
            }
            rest = behind;
        }
        Self(rules)
    }

    /// The classes on which an effect falls.
    pub fn on(&self, checked: &BTreeSet<String>, effect: &str) -> BTreeSet<&str> {
        let fits = |rule: &&Rule| {
            rule.effect == effect && rule.needs.iter().all(|ids| ids.iter().any(|id| checked.contains(id)))
        };
        self.0.iter().filter(fits).flat_map(|rule| rule.classes.iter().map(String::as_str)).collect()
    }

    /// How many selectors there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// Parts between commas that stand in no brackets.
fn split(text: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

fn rule(selector: &str, effect: &str) -> Rule {
    let mut rest = selector.strip_prefix("#ck").unwrap_or_else(|| panic!("`{selector}` begins at the list"));
    let mut needs = Vec::new();
    while let Some(behind) = rest.strip_prefix(":has(") {
        let (ids, behind) = behind.split_once(')').expect("brackets close");
        let one = |id: &str| {
            let id = id.strip_prefix('#').and_then(|id| id.strip_suffix(":checked"));
            id.unwrap_or_else(|| panic!("`{selector}` asks for something else")).to_owned()
        };
        needs.push(ids.split(',').map(one).collect());
        rest = behind;
    }
    let target = rest.strip_prefix(' ').unwrap_or_else(|| panic!("`{selector}` has no target"));
    let list = target.strip_prefix(":is(").and_then(|list| list.strip_suffix(')')).unwrap_or(target);
    let class = |class: &str| class.strip_prefix('.').unwrap_or_else(|| panic!("`{selector}`")).to_owned();
    Rule { needs, classes: list.split(',').map(class).collect(), effect: effect.to_owned() }
}
