//! Finds the bytes that may end a bare text, eight at a time.
//!
//! Keys and most values end within a few bytes, where a search that is made for long texts is slow to begin.

use memchr::memchr2;

const EACH: u64 = 0x0101_0101_0101_0101;

/// Beyond so many groups of eight bytes a search for long texts is quicker.
const NEAR: usize = 4;

/// The first `:` or `#`.
pub(super) fn outside(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    if let Some(found) = in_words(&words[..words.len().min(NEAR)], sign) {
        return Some(found);
    }
    if words.len() <= NEAR {
        return in_rest(bytes, rest, |byte| matches!(byte, b':' | b'#'));
    }
    memchr2(b':', b'#', &bytes[8 * NEAR..]).map(|found| 8 * NEAR + found)
}

/// The first `:`, `#`, comma or bracket.
pub(super) fn inside(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    let bracket = |word: u64| {
        // `[` and `{`, and so `]` and `}`, differ in one bit.
        let folded = word | (EACH << 5);
        same(folded, b'{') | same(folded, b'}')
    };
    in_words(words, |word| sign(word) | same(word, b',') | bracket(word)).or_else(|| {
        in_rest(bytes, rest, |byte| matches!(byte, b':' | b'#' | b',' | b'[' | b']' | b'{' | b'}'))
    })
}

fn sign(word: u64) -> u64 {
    same(word, b':') | same(word, b'#')
}

/// Sets the highest bit of each byte that is the one sought; behind such a byte it may set others.
fn same(word: u64, sought: u8) -> u64 {
    let zero_where_same = word ^ (EACH * u64::from(sought));
    zero_where_same.wrapping_sub(EACH) & !zero_where_same & (EACH << 7)
}

fn in_words(words: &[[u8; 8]], marks: impl Fn(u64) -> u64) -> Option<usize> {
    words.iter().enumerate().find_map(|(index, word)| {
        let marks = marks(u64::from_le_bytes(*word));
        (marks != 0).then(|| index * 8 + marks.trailing_zeros() as usize / 8)
    })
}

fn in_rest(bytes: &[u8], rest: &[u8], ends: impl Fn(u8) -> bool) -> Option<usize> {
    rest.iter().position(|byte| ends(*byte)).map(|found| bytes.len() - rest.len() + found)
}
