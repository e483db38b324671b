//! One line of text that is being typed, edited by graphemes.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::ladder::text::clean_line;

/// What editing a line can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table of actions says what each of them does")]
pub enum Edit {
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
    Backspace,
    Delete,
    DeleteWord,
    DeleteToStart,
    DeleteToEnd,
}

/// A line with a cursor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    /// Byte offset, always at a grapheme's start or the text's end.
    cursor: usize,
}

/// How long a line may get, in bytes; a paste of a book is none.
const LONGEST: usize = 1000;

impl Line {
    /// Begins with a text, the cursor at its end.
    pub fn of(text: &str) -> Self {
        let text = clean_line(text);
        Line { cursor: text.len(), text }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the parts before and behind the cursor.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Returns whether a text can be put in whole.
    pub fn has_room_for(&self, text: &str) -> bool {
        self.text.len() + text.len() <= LONGEST
    }

    /// Puts text in at the cursor, as much as there is room for. What steers a terminal is left out, and line
    /// breaks of a paste become spaces.
    pub fn insert(&mut self, text: &str) {
        let mut clean = String::new();
        for letter in text.chars() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if !crate::ladder::text::is_unsafe(letter) && self.text.len() + clean.len() < LONGEST {
                clean.push(letter);
            }
        }
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
        // A combining mark joins the letter before it; the cursor stays behind both.
        self.cursor = self.boundary_at_or_after(self.cursor);
    }

    /// Carries out an edit.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Left => self.cursor = self.before(),
            Edit::Right => self.cursor = self.after(),
            Edit::WordLeft => self.cursor = self.word_before(),
            Edit::WordRight => self.cursor = self.word_after(),
            Edit::Start => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::Backspace => self.delete_from(self.before()),
            Edit::DeleteWord => self.delete_from(self.word_before()),
            Edit::DeleteToStart => self.delete_from(0),
            Edit::Delete => {
                let end = self.after();
                self.text.replace_range(self.cursor..end, "");
            }
            Edit::DeleteToEnd => self.text.truncate(self.cursor),
        }
    }

    fn delete_from(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = self.boundary_at_or_after(start);
    }

    fn boundary_at_or_after(&self, at: usize) -> usize {
        let starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        starts.chain([self.text.len()]).find(|&start| start >= at).unwrap_or(self.text.len())
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |next| self.cursor + next.len())
    }

    fn word_before(&self) -> usize {
        let words = self.text[..self.cursor].trim_end();
        words.rfind(char::is_whitespace).map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn word_after(&self) -> usize {
        let rest = &self.text[self.cursor..];
        let start = rest.len() - rest.trim_start().len();
        let length = rest[start..].find(char::is_whitespace).unwrap_or(rest.len() - start);
        self.cursor + start + length
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::{Action, Row, rows};
    use proptest::prelude::*;

    #[test]
    fn words_are_deleted_as_in_a_shell() {
        let mut line = Line::of("one two three");
        line.edit(Edit::DeleteWord);
        assert_eq!(line.text(), "one two ");
        line.edit(Edit::DeleteWord);
        assert_eq!(line.text(), "one ");
        line.insert("e\u{301}");
        line.edit(Edit::Backspace);
        assert_eq!(line.text(), "one ");
    }

    #[test]
    fn a_paste_brings_no_line_break_and_no_control() {
        let mut line = Line::default();
        line.insert("a\nb\u{1b}[31m");
        assert_eq!(line.text(), "a b[31m");
    }

    fn edits() -> impl Strategy<Value = Edit> {
        let edit = |row: &Row| if let Action::Edit(edit) = row.action { Some(edit) } else { None };
        prop::sample::select(rows().filter_map(edit).collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn any_edits_keep_the_cursor_at_a_letter(
            steps in prop::collection::vec((edits(), "[a é\u{301}🦉👩‍🔬]{0,3}"), 0..30)
        ) {
            let mut line = Line::default();
            for (edit, text) in steps {
                line.insert(&text);
                line.edit(edit);
                let (before, after) = line.parts();
                prop_assert_eq!(before.len() + after.len(), line.text().len());
            }
        }
    }
}
