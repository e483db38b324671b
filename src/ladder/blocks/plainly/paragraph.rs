//! Headings, rules, and paragraphs that stand in nothing else.

use super::{Doubt, Read, Reader, What, line};

impl Reader<'_> {
    /// Reads a heading with hashes.
    pub(super) fn heading(&mut self, start: usize) -> Read<usize> {
        let bytes = self.text.as_bytes();
        let doubt = Doubt { line: start };
        let (depth, words) = line::heading(bytes, start).ok_or(doubt)?;
        let first = self.steps.len();
        self.push(What::Heading { depth }, start..start, start..start);
        let line = self.line(words).ok_or(doubt)?;
        self.steps[first].end_at(line.next);
        self.without_closing().ok_or(doubt)?;
        Ok(line.next)
    }

    /// Takes the hashes away that close a heading behind its words.
    fn without_closing(&mut self) -> Option<()> {
        let last = self.steps.last_mut().filter(|last| !matches!(last.what, What::Heading { .. }))?;
        if matches!(last.what, What::Words { .. }) {
            let words = &self.text[last.words()];
            let open = words.trim_end_matches('#');
            if open.is_empty() {
                return None;
            }
            if open.len() < words.len() && open.ends_with(' ') {
                let length = open.trim_end_matches(' ').len();
                last.shorten(length);
                return (length > 0).then_some(());
            }
        }
        Some(())
    }

    /// Reads a paragraph, or a heading with a line drawn below it.
    pub(super) fn paragraph(&mut self, start: usize) -> Read<usize> {
        let bytes = self.text.as_bytes();
        let first = self.steps.len();
        let (mut begin, mut words) = (start, start + line::blanks(&bytes[start..]));
        self.push(What::Paragraph, words..words, words..words);
        loop {
            if !line::begins_words(bytes, words) {
                return Err(Doubt { line: begin });
            }
            let line = self.line(words).ok_or(Doubt { line: begin })?;
            self.steps[first].end_at(line.next);
            if line::behind_blanks(bytes, line.next) > line.next || line.next == bytes.len() {
                return Ok(line.next);
            }
            if line::begins_anew(bytes, line.next) {
                return Ok(line.next);
            }
            if begin == start
                && let Some((depth, end)) = underline(bytes, line.next)
            {
                self.steps[first].what = What::Heading { depth };
                self.steps[first].end_at(end);
                return Ok(end);
            }
            self.push(What::LineEnd, line.end.clone(), line.end);
            begin = line.next;
            words = begin + line::blanks(&bytes[begin..]);
        }
    }
}

/// The depth that a line gives to the one above it, and where it ends.
fn underline(bytes: &[u8], start: usize) -> Option<(u8, usize)> {
    let mark = bytes[start];
    let depth = match mark {
        b'=' => 1,
        b'-' => 2,
        _ => return None,
    };
    let end = line::next(bytes, start);
    let drawn = bytes[start..end].trim_ascii_end();
    drawn.iter().all(|&byte| byte == mark).then_some((depth, end))
}
