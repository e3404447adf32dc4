//! The palette: text has a contrast of at least 6 to 1, controls of at least 3 to 1, in the light and in the dark.

use std::collections::BTreeMap;

use super::files;
use crate::catalog::on;
use crate::examples::DAY;

/// Colours by name, as one `:root` of the style sheet sets them.
type Palette = BTreeMap<String, [f64; 3]>;

fn style() -> String {
    let files = files(&on(DAY));
    let (_, style) =
        files.into_iter().find(|(path, _)| path.starts_with("site/style-")).expect("a style sheet");
    style
}

fn palette(block: &str) -> Palette {
    let declarations =
        block.split(';').filter_map(|part| part.trim().trim_start_matches(":root{").split_once(':'));
    let colours = declarations.filter_map(|(name, value)| {
        let name = name.trim().strip_prefix("--")?;
        Some((name.to_owned(), colour(value.trim().strip_prefix('#')?)?))
    });
    colours.collect()
}

fn colour(digits: &str) -> Option<[f64; 3]> {
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let part = |at: usize| u8::from_str_radix(&wide[at..at + 2], 16).ok().map(f64::from);
    Some([part(0)?, part(2)?, part(4)?])
}

/// Relative luminance as WCAG 2 defines it.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], two: [f64; 3]) -> f64 {
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

/// What is written on what.
const TEXT: [(&str, &str); 16] = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "ochre-wash"),
    ("ink", "jade-wash"),
    ("soft", "paper"),
    ("soft", "card"),
    ("jade", "paper"),
    ("jade", "card"),
    ("jade", "jade-wash"),
    ("jade", "ochre-wash"),
    ("on-jade", "jade"),
    ("ochre", "paper"),
    ("ochre", "card"),
    ("ochre", "ochre-wash"),
    ("brick", "brick-wash"),
    ("ink", "brick-wash"),
];

/// Borders of controls and the ring of focus.
const CONTROLS: [(&str, &str); 5] =
    [("edge", "card"), ("edge", "paper"), ("focus", "paper"), ("focus", "card"), ("jade", "card")];

#[test]
fn the_palette_can_be_read() {
    let style = style();
    let light = style.split_once('}').expect("a block").0;
    let dark = style.split_once("@media(prefers-color-scheme:dark){").expect("a dark palette").1;
    for (name, block) in [("light", light), ("dark", dark.split_once('}').expect("a block").0)] {
        let palette = palette(block);
        assert!(palette.len() >= 14, "{name}: {} colours", palette.len());
        for (least, pairs) in [(6.0, &TEXT[..]), (3.0, &CONTROLS[..])] {
            for (front, ground) in pairs {
                let ratio = contrast(palette[*front], palette[*ground]);
                println!("{name}: {front} on {ground} {ratio:.1}");
                assert!(ratio >= least, "{name}: {front} on {ground} has {ratio:.2}, not {least}");
            }
        }
    }
}

#[test]
fn text_is_never_smaller_than_fifteen_pixels_and_never_capitals() {
    let style = style();
    let screen = style.split_once("@media print").expect("print comes last").0;
    for size in screen.split("font-size:").skip(1) {
        let size = size.split([';', '}']).next().expect("a size");
        let rem: f64 = match size {
            "var(--t0)" => 0.9375,
            variable if variable.starts_with("var(--t") => continue,
            rem => {
                rem.strip_suffix("rem").and_then(|rem| rem.parse().ok()).unwrap_or_else(|| panic!("{size}"))
            }
        };
        assert!(rem >= 0.9375, "{size}");
    }
    for forbidden in ["text-transform", "font-style:italic", "text-shadow", "letter-spacing", "url("] {
        assert!(!style.contains(forbidden), "{forbidden}");
    }
}
