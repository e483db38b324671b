//! HTML that stands between Markdown, and tables of it, as blocks.

use std::ops::Range;

use super::super::foreign::Table;
use super::super::{DEEPEST, Kind, html};
use super::Builder;

/// An HTML block that is being read: its text without what stands before each
/// line in a quote or a list, so the source has gaps where the text has none.
#[derive(Default)]
pub(super) struct Html {
    text: String,
    /// Where each piece begins in the text, and where it stands in the source.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Html {
    fn push(&mut self, text: &str, source: Range<usize>) {
        self.pieces.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// Where in the source a place of the text is.
    fn source(&self, offset: usize) -> Option<usize> {
        let nth = self.pieces.partition_point(|(start, _)| *start <= offset).checked_sub(1)?;
        let (start, source) = self.pieces.get(nth)?;
        Some((source.start + offset - start).min(source.end))
    }
}

impl Builder<'_> {
    pub(super) fn table(&mut self, Table { place, cells }: Table) {
        let (table, offset) = (self.tables, place.start);
        self.tables = self.tables.saturating_add(1);
        for cell in cells {
            let kind = Kind::Cell { table, row: cell.row, column: cell.column, columns: cell.columns };
            let strong = u32::from(cell.strong);
            let texts = if cell.texts.is_empty() { vec![(String::new(), 0)] } else { cell.texts };
            let mut titles = cell.titles.into_iter().peekable();
            for (nth, (text, at)) in texts.into_iter().enumerate() {
                let at = offset + at;
                self.begin(kind, at..at);
                if let Some((_, block)) = self.reading() {
                    block.is_title = titles.next_if_eq(&nth).is_some();
                }
                self.strong += strong;
                self.text(&text, &(at..at));
                self.strong -= strong;
                self.close();
            }
        }
    }

    pub(super) fn html_text(&mut self, text: &str, source: Range<usize>) {
        if let Some(html) = &mut self.html {
            html.push(text, source);
        }
    }

    pub(super) fn end_html(&mut self, end: usize) {
        let Some(html) = self.html.take() else {
            return;
        };
        let mut at = 0;
        for part in html::parts(&html.text) {
            let from = html.source(part.offset).unwrap_or(at).max(at).min(end);
            at = from;
            let kind = match part.kind {
                html::PartKind::DetailsStart => Kind::DetailsStart,
                html::PartKind::DetailsEnd => Kind::DetailsEnd,
                html::PartKind::Heading { depth } => Kind::Heading { depth },
                html::PartKind::Paragraph if part.text.trim().is_empty() => continue,
                html::PartKind::Paragraph => Kind::Paragraph,
                html::PartKind::Item { depth } => Kind::Item { depth: depth.min(DEEPEST as u16) },
            };
            self.begin(kind, from..end);
            if !part.text.is_empty() {
                self.text(&part.text, &(from..from));
            }
            self.close();
        }
    }
}
