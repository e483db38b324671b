//! Words that lead elsewhere.

use std::ops::Range;

use super::super::super::text::clean_line;
use super::super::BlockLink;
use super::Builder;

impl Builder<'_> {
    /// Tags of HTML may have been left open.
    pub(super) fn leave_tags(&mut self) {
        (self.strong, self.emphasis) = (0, 0);
        self.link = None;
    }

    pub(super) fn begin_link(&mut self, target: &str, range: &Range<usize>) {
        let at = self.arena.len() as u32;
        self.link = Some(BlockLink {
            text: at..at,
            target: clean_line(target),
            line: self.lines.line(range.start),
            column: self.lines.column(range.start),
        });
    }

    pub(super) fn end_link(&mut self) {
        if let (Some(mut link), Some(_)) = (self.link.take(), &self.open) {
            link.text.end = self.arena.len() as u32;
            self.links.push(link);
        }
    }
}
