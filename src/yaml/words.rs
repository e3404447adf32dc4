//! Text that is shared with the file it was read from.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A text as it reads. Most stand in their file just so: those share the text of the file instead of copying a part
/// of it, for copies of thousands of small texts take longer than reading them.
#[derive(Clone)]
pub struct Words {
    whole: Arc<str>,
    start: u32,
    end: u32,
}

impl Words {
    /// A stretch of a text; both ends lie between characters.
    pub(super) fn part(whole: &Arc<str>, start: u32, end: u32) -> Self {
        Self { whole: Arc::clone(whole), start, end }
    }

    fn bytes(&self) -> &[u8] {
        &self.whole.as_bytes()[self.start as usize..self.end as usize]
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.whole[self.start as usize..self.end as usize]
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        let end = u32::try_from(text.len()).expect("a text is smaller than four gigabytes");
        Self { whole: Arc::from(text), start: 0, end }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.end - self.start == other.end - other.start && self.bytes() == other.bytes()
    }
}

impl Eq for Words {}

impl PartialOrd for Words {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Words {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bytes().cmp(other.bytes())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(out)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(out)
    }
}
