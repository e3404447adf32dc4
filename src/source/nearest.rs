//! Which of the known words a misspelt one most likely means.

/// The known word that `word` most likely means, if one is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let meant = Word::of(word);
    meant.nearest(known.into_iter().map(Word::of)).map(|word| word.text)
}

/// Thousands of words, prepared so that thousands of questions can be asked.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<Word<String>>);

impl Words {
    /// The word that another most likely means, if one is near.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let known = self.0.iter().map(|it| Word { text: &*it.text, length: it.length, letters: it.letters });
        Word::of(word).nearest(known).map(|word| word.text)
    }
}

impl<'a> FromIterator<&'a str> for Words {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let owned = |word: &str| {
            let Word { length, letters, .. } = Word::of(word);
            Word { text: word.to_owned(), length, letters }
        };
        Self(words.into_iter().map(owned).collect())
    }
}

/// A word with what tells quickly that another is far from it.
#[derive(Clone, Debug)]
struct Word<T> {
    text: T,
    /// In characters.
    length: usize,
    /// How often letters stand in it, each counted with those that share its place in the table.
    letters: [u8; 32],
}

impl<'a> Word<&'a str> {
    fn of(text: &'a str) -> Self {
        let (mut length, mut letters) = (0, [0_u8; 32]);
        for letter in text.chars() {
            let count = &mut letters[letter as usize % 32];
            *count = count.saturating_add(1);
            length += 1;
        }
        Self { text, length, letters }
    }

    fn nearest<'b>(&self, known: impl Iterator<Item = Word<&'b str>>) -> Option<Word<&'b str>> {
        let allowed = (self.length / 3).clamp(1, 4);
        // Letters that are missing, too many or others cost one each: most words need not be compared one by one.
        known
            .filter(|other| other.length.abs_diff(self.length) <= allowed && self.apart(other) <= allowed * 2)
            .map(|other| (strsim::damerau_levenshtein(self.text, other.text), other))
            .filter(|(distance, _)| *distance <= allowed)
            .min_by(|(near, one), (far, other)| (near, one.text).cmp(&(far, other.text)))
            .map(|(_, other)| other)
    }

    /// At least half of this many letters must be changed to make one word of the other.
    fn apart(&self, other: &Word<&str>) -> usize {
        let pairs = self.letters.iter().zip(&other.letters);
        pairs.map(|(one, other)| usize::from(one.abs_diff(*other))).sum()
    }
}
