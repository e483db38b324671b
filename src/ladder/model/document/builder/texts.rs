//! The texts of a document while it is written.

use std::sync::Arc;

use super::super::super::Span;

/// The words that a document is read from, and behind them all other texts.
pub(super) struct Texts {
    /// The words of the blocks. Texts that are parts of them stay where they are; the
    /// document takes the whole over.
    words: Arc<String>,
    others: String,
    /// How much text a document may have: what its offsets can address.
    pub(super) limit: usize,
    /// Whether text was left out because of that.
    pub(super) is_full: bool,
}

impl Texts {
    /// Begins with the words of blocks.
    pub(super) fn of(words: Arc<String>) -> Self {
        Texts { words, others: String::new(), limit: u32::MAX as usize, is_full: false }
    }

    /// Keeps a text, if only where it stands. What is more than offsets can address is
    /// left out.
    pub(super) fn keep(&mut self, text: &str) -> Span {
        if let Some(place) = self.place_in_words(text) {
            return place;
        }
        let start = self.size() as u32;
        if text.len() > self.limit.saturating_sub(self.size()) {
            self.is_full = true;
            return Span { start, end: start };
        }
        self.others.push_str(text);
        Span { start, end: self.size() as u32 }
    }

    /// Where a text stands in the words, if it is a part of them.
    fn place_in_words(&self, text: &str) -> Option<Span> {
        let start = text.as_ptr().addr().checked_sub(self.words.as_ptr().addr())?;
        let end = start + text.len();
        (end <= self.words.len()).then_some(Span { start: start as u32, end: end as u32 })
    }

    /// How many bytes words and texts have together.
    pub(super) fn size(&self) -> usize {
        self.words.len() + self.others.len()
    }

    /// A text that was kept.
    pub(super) fn kept(&self, span: Span) -> &str {
        match (span.start as usize).checked_sub(self.words.len()) {
            Some(start) => &self.others[start..span.end as usize - self.words.len()],
            None => span.of(&self.words),
        }
    }

    /// Whether a text is the last that was kept behind the words, so that it can grow.
    pub(super) fn is_last(&self, span: Span) -> bool {
        let stands_behind = span.start < span.end && span.start as usize >= self.words.len();
        stands_behind && span.end as usize == self.size()
    }

    /// Returns all of them in one.
    pub(super) fn into_arena(self) -> Box<str> {
        // Whoever else has the words needs them no more, as a rule.
        let mut arena = Arc::unwrap_or_clone(self.words);
        arena.push_str(&self.others);
        arena.into_boxed_str()
    }
}
