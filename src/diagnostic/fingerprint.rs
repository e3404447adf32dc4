use std::collections::BTreeMap;

use super::lines::Index;
use super::{Diagnostic, Report};

/// Bytes of a line that count; of a longer line the rest says little about the finding.
const ENOUGH: usize = 1024;

/// For each finding a name that it keeps when lines are added above it: rule, file, the text of its line, and which
/// of several it is that agree in all three.
pub(super) fn fingerprints(report: &Report<'_>, index: &Index<'_>) -> Vec<String> {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    let name = |finding| {
        let digest = digest(finding, index);
        let before = seen.entry(digest).or_default();
        *before += 1;
        match *before {
            1 => format!("{digest:016x}"),
            number => format!("{digest:016x}-{number}"),
        }
    };
    report.findings.iter().map(name).collect()
}

fn digest(finding: &Diagnostic, index: &Index<'_>) -> u64 {
    let lines = index.lines(finding.span.file);
    let line = lines.line_text(lines.line(lines.bytes(finding.span).0)).trim();
    let line = &line[..line.floor_char_boundary(ENOUGH)];
    fnv([finding.rule, lines.path(), line].join("\0").as_bytes())
}

/// FNV-1a with 64 bits: small, the same on every machine, and nobody gains by forging it.
fn fnv(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
