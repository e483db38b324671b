//! What begins with a line: paragraphs, items and headings that Markdown doesn't know.

use std::ops::Range;

use super::super::typed::{self, Typed};
use super::super::{DEEPEST, Kind};
use super::Builder;

/// How many words a line has at most behind which a single dash begins an item.
const MOST_WORDS_OF_A_TITLE: usize = 3;

impl Builder<'_> {
    /// A paragraph in a list item is the item's text, or a further part of it.
    pub(super) fn paragraph(&mut self, range: &Range<usize>) {
        match self.items.last() {
            // The item's own block is open already and takes the words.
            Some(false) if self.open.is_some() => self.items.last_mut().into_iter().for_each(|seen| *seen = true),
            // A comment stood before the words.
            Some(false) => match self.take_back_item() {
                Some((kind, at)) => self.begin(kind, at..range.end),
                None => self.begin(Kind::ItemParagraph, range.clone()),
            },
            Some(true) => match typed::bullet(&self.lines.text[range.start..]) {
                // Another kind of bullets stands below numbers.
                Some(length) => {
                    let depth = self.items.len().min(DEEPEST) as u16;
                    self.begin_typed(Typed::Item, length, depth, range.clone());
                }
                None => self.begin(Kind::ItemParagraph, range.clone()),
            },
            None => match typed::marker(&self.lines.text[range.start..]) {
                Some((typed, length)) => self.begin_typed(typed, length, 0, range.clone()),
                None => self.begin(Kind::Paragraph, range.clone()),
            },
        }
    }

    /// Begins a block for words that stand in none: an item that goes on behind code or a
    /// heading in it, where no blank line says so.
    pub(super) fn words_alone(&mut self, words: &str, range: &Range<usize>) {
        if !words.trim().is_empty() {
            let kind = if self.items.is_empty() { Kind::Paragraph } else { Kind::ItemParagraph };
            self.begin(kind, range.clone());
        }
    }

    /// Whether what Markdown takes for a heading is an item's text over the marker of an
    /// item without words: `- Kneads` and, indented below, `-`.
    pub(super) fn is_over_an_empty_item(&mut self, range: &Range<usize>) -> bool {
        if self.items.is_empty() {
            return false;
        }
        let source = self.lines.text[range.clone()].trim_end();
        let marker = source.rsplit_once('\n').filter(|(_, last)| last.trim() == "-");
        self.left_item = marker.map(|_| range.start + source.len() - 1..range.start + source.len());
        self.left_item.is_some()
    }

    /// The item without words below what was read.
    pub(super) fn empty_item(&mut self) {
        self.close();
        if let Some(place) = self.left_item.take() {
            let depth = self.items.len().min(DEEPEST) as u16;
            self.begin(Kind::Item { depth }, place);
            self.close();
        }
    }

    /// Begins a block at a marker that Markdown doesn't know.
    fn begin_typed(&mut self, typed: Typed, length: usize, depth: u16, range: Range<usize>) {
        match typed {
            Typed::Heading { depth } => self.begin(Kind::Heading { depth }, range),
            Typed::Item => self.begin(Kind::Item { depth }, range),
        }
        self.marker = length;
        if let Some(open) = &mut self.open {
            open.typed = true;
        }
    }

    /// Ends strong words. A colon or a full stop at their end ends what the block begins with:
    /// `**Dough:** **Kneads** by hand`.
    pub(super) fn end_strong(&mut self) {
        self.strong = self.strong.saturating_sub(1);
        if let (Some(open), Some(block)) = (&mut self.open, self.blocks.last())
            && open.leading
            && block.lead > 0
        {
            open.leading = !self.arena.trim_end().ends_with(['.', ':', '\u{ff1a}']);
        }
    }

    /// A further line of a block goes on with it, unless somebody began something
    /// there.
    pub(super) fn next_line(&mut self, range: &Range<usize>) {
        let at = range.end + indentation(&self.lines.text[range.end..]);
        let line = &self.lines.text[at..];
        let is_within = self.link.is_some() || self.emphasis + self.strong > 0;
        let Some((open, block)) = self.reading().filter(|_| !is_within) else { return self.space() };
        let (open, kind, begin, has_lead) = (*open, block.kind, block.offset(), block.lead > 0);
        match (kind, typed::marker(line)) {
            (Kind::Heading { .. }, None) if open.typed => self.begin(Kind::Paragraph, at..at),
            (Kind::Heading { .. }, Some((typed, length))) if open.typed => self.begin_typed(typed, length, 0, at..at),
            // A dash in the middle of a paragraph may be one of its own.
            (Kind::Paragraph, Some((Typed::Item, _)))
                if !open.typed && typed::is_lone_dash(line) && !self.is_title_so_far() =>
            {
                self.space();
            }
            (Kind::Paragraph, Some((typed, length))) => {
                self.end_before(range.start);
                self.begin_typed(typed, length, 0, at..at);
            }
            (Kind::Item { depth }, Some((Typed::Item, length))) => {
                // Letters stand below numbers.
                let is_numbered = self.lines.text[begin..].trim_start().starts_with(|c: char| c.is_ascii_digit());
                let is_lettered = is_numbered && typed::is_lettered(line);
                let is_nested = !open.typed && (is_lettered || at - range.end > self.lines.indentation(begin));
                let depth = (depth + u16::from(is_nested)).min(DEEPEST as u16);
                self.begin_typed(Typed::Item, length, depth, at..at);
            }
            (Kind::Paragraph, None) if has_lead && typed::is_label(line) => {
                self.begin(Kind::Paragraph, at..at);
            }
            // A bold line over a text and a list stands as a heading does.
            (Kind::Paragraph, None) if has_lead && self.is_bold_title_so_far(begin) && typed::leads_to_a_list(line) => {
                self.begin(Kind::Paragraph, at..at);
            }
            (Kind::Item { .. }, Some((Typed::Heading { depth }, length))) => {
                self.begin_typed(Typed::Heading { depth }, length, 0, at..at);
            }
            // Without a blank line Markdown takes it for a part of what is above.
            (Kind::Item { .. } | Kind::Paragraph, None) if typed::is_label_alone(self.lines.rest(at)) => {
                self.begin(Kind::Paragraph, at..at);
            }
            (Kind::Item { .. }, None) if at == range.end && typed::heads_a_list(line) => {
                self.begin(Kind::Paragraph, at..at);
            }
            // Behind a sentence that is all said.
            (Kind::Paragraph, None) if self.is_sentence_so_far() && typed::heads_a_list(line) => {
                self.begin(Kind::Paragraph, at..at);
            }
            _ => self.space(),
        }
    }

    /// Parts the words of two lines.
    fn space(&mut self) {
        let Some(start) = self.reading().map(|(_, block)| block.place().start) else { return };
        if let Some(seen) = self.items.last_mut() {
            *seen = true;
        }
        // A blank may be what is left of a marker.
        if self.marker > 0 {
            self.marker -= 1;
        } else if self.arena.len() > start && !self.arena.ends_with(' ') {
            self.arena.push(' ');
        }
    }

    /// Whether the block that is read has few words so far, and no mark behind them: who
    /// goes on in a new line after so few has said all.
    fn is_title_so_far(&self) -> bool {
        let start = self.blocks.last().map_or(0, |block| block.place().start);
        let words = self.arena[start..].trim_end();
        words.ends_with(char::is_alphanumeric) && words.split(' ').nth(MOST_WORDS_OF_A_TITLE).is_none()
    }

    /// Whether the block that is read is strong so far, and has the words of a title.
    fn is_bold_title_so_far(&self, begin: usize) -> bool {
        const MOST_WORDS: usize = 7;

        let Some(block) = self.blocks.last().filter(|block| block.offset() == begin) else { return false };
        let words = self.arena[block.place().start..].trim_end();
        block.lead as usize == words.len()
            && words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '）'))
            && words.split(' ').nth(MOST_WORDS).is_none()
    }

    /// Whether what was read of a block ends a sentence.
    fn is_sentence_so_far(&self) -> bool {
        self.arena.trim_end().ends_with(['.', '!', '?'])
    }

    /// A `<br>` parts the statements of a cell, and only words elsewhere; two in a
    /// row part paragraphs.
    pub(super) fn line_break(&mut self, range: &Range<usize>) {
        let before = std::mem::replace(&mut self.broken_at, range.end);
        let kind = self.reading().map(|(_, block)| block.kind);
        // Most breaks part the statements of cells.
        if let Some(Kind::Cell { .. }) = kind {
            // What a cell begins with parts nothing: `<p>Kneads</p>`.
            if !self.is_unsaid() {
                self.begin_cell(range.end..range.end);
            }
            return;
        }
        let is_second = before > 0 && self.lines.text.get(before..range.start).is_some_and(|gap| gap.trim().is_empty());
        match kind {
            Some(Kind::Item { .. } | Kind::ItemParagraph) if is_second && self.goes_on_in_item(range.end) => {
                self.begin(Kind::ItemParagraph, range.end..range.end);
            }
            // Nothing else ends an item where people write no blank lines.
            Some(Kind::Paragraph | Kind::Item { .. }) if is_second => {
                self.begin(Kind::Paragraph, range.end..range.end);
            }
            _ => self.space(),
        }
    }

    /// Whether the block that is being read has no words yet.
    fn is_unsaid(&mut self) -> bool {
        let end = self.arena.len();
        self.reading().is_some_and(|(_, block)| block.place().start >= end)
    }

    /// Whether what follows in a list stands in the line of an item, or is indented as
    /// its further lines are.
    fn goes_on_in_item(&self, at: usize) -> bool {
        let rest = self.lines.text[at..].trim_start_matches(' ');
        !self.items.is_empty() && rest.strip_prefix('\n').is_none_or(|next| next.starts_with([' ', '\t']))
    }
}

/// How many bytes of blanks a line begins with.
fn indentation(line: &str) -> usize {
    line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).count()
}
