//! Quotes of nothing but paragraphs.

use super::{Doubt, Read, Reader, What, line};

impl Reader<'_> {
    /// Reads a quote that stands in nothing else, up to a line that begins anew.
    pub(super) fn quote(&mut self, start: usize) -> Read<usize> {
        let doubt = Doubt { line: start };
        let bytes = self.text.as_bytes();
        self.push(What::Quote, start..start, start..start);
        let mut begin = start;
        // The step of the paragraph that goes on, and what ends the line above.
        let mut above: Option<(usize, std::ops::Range<usize>)> = None;
        while bytes.get(begin) == Some(&b'>') {
            let inside = begin + 1;
            let words = inside + line::blanks(&bytes[inside..]);
            if matches!(bytes.get(words), None | Some(b'\n')) {
                above = None;
                begin = line::next(bytes, words);
                continue;
            }
            // Code is indented by four; in brackets may stand what kind of a quote it is.
            let is_far = above.is_none() && words - inside > 4;
            if is_far || bytes[words..].starts_with(b"[!") || !line::begins_words(bytes, words) {
                return Err(doubt);
            }
            let paragraph = if let Some((paragraph, end)) = above.take() {
                self.push(What::LineEnd, end.clone(), end);
                paragraph
            } else {
                self.push(What::Paragraph, words..words, words..words);
                self.steps.len() - 1
            };
            let line = self.line(words).ok_or(doubt)?;
            self.steps[paragraph].end_at(line.next);
            above = Some((paragraph, line.end));
            begin = line.next;
        }
        self.push(What::QuoteEnd, begin..begin, begin..begin);
        // Words behind it may go on with it.
        let ends = begin == bytes.len() || line::behind_blanks(bytes, begin) > begin || line::begins_anew(bytes, begin);
        if ends { Ok(begin) } else { Err(doubt) }
    }
}
