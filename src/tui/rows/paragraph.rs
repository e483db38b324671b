//! Wrapped text, with what matches lit.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::text::{width, wrap};
use super::super::theme::Theme;
use super::Writer;
use crate::search::Query;

impl Writer<'_> {
    /// A paragraph behind a mark, its further lines under its first word.
    pub(super) fn hanging(&self, mark: &str, text: &str, style: Style, depth: usize) -> Vec<Line<'static>> {
        // Deep items in a narrow pane still need room for words.
        let indent = (depth * 2).min(self.width / 3);
        let room = self.width.saturating_sub(indent + width(mark));
        let mut lines = self.paragraph(text, style, "", room);
        for (nth, line) in lines.iter_mut().enumerate() {
            let lead = if nth == 0 { mark.to_owned() } else { " ".repeat(width(mark)) };
            line.spans.insert(0, Span::raw(lead));
            line.spans.insert(0, Span::raw(" ".repeat(indent)));
        }
        lines
    }

    /// Wraps a text, lights what matches, and puts `indent` before each line.
    pub fn paragraph(&self, text: &str, style: Style, indent: &str, room: usize) -> Vec<Line<'static>> {
        let text = bounded(text);
        let lit = self.query.map(|query| query.ranges(text)).unwrap_or_default();
        self.lit_paragraph(text, &lit, style, indent, room)
    }

    /// Wraps a text, lights ranges of its characters, and puts `indent` before
    /// each line.
    pub fn lit_paragraph(
        &self,
        text: &str,
        lit: &[(usize, usize)],
        style: Style,
        indent: &str,
        room: usize,
    ) -> Vec<Line<'static>> {
        let text = bounded(text);
        let lit = bytes(text, lit);
        wrap(text, room)
            .into_iter()
            .map(|range| {
                let mut spans = pieces(text, range, &lit, style, self.theme.lit());
                if !indent.is_empty() {
                    spans.insert(0, Span::raw(indent.to_owned()));
                }
                Line::from(spans)
            })
            .collect()
    }
}

/// Returns a text with what a query finds in it lit.
pub fn lit(text: &str, query: &Query, theme: Theme) -> Line<'static> {
    Line::from(pieces(text, 0..text.len(), &bytes(text, &query.ranges(text)), Style::new(), theme.lit()))
}

/// As much of a text as anybody reads on a screen; an accident of a document
/// may hold megabytes in one statement, and is wrapped at each key.
pub(super) fn bounded(text: &str) -> &str {
    const LONGEST: usize = 20_000;
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// Ranges in characters as ranges in bytes, as far as the text goes.
pub(super) fn bytes(text: &str, ranges: &[(usize, usize)]) -> Vec<(usize, usize)> {
    if ranges.is_empty() {
        return Vec::new();
    }
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |at: usize| starts.get(at).copied().unwrap_or(text.len());
    ranges.iter().map(|&(from, to)| (byte(from), byte(to))).collect()
}

/// A line cut where what is lit begins and ends.
pub(super) fn pieces(
    text: &str,
    line: std::ops::Range<usize>,
    lit: &[(usize, usize)],
    plain: Style,
    light: Style,
) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut at = line.start;
    for &(from, to) in lit.iter().filter(|(from, to)| *to > line.start && *from < line.end) {
        let (from, to) = (from.max(line.start), to.min(line.end));
        if at < from {
            spans.push(Span::styled(text[at..from].to_owned(), plain));
        }
        spans.push(Span::styled(text[from..to].to_owned(), light));
        at = to;
    }
    if at < line.end || spans.is_empty() {
        spans.push(Span::styled(text[at..line.end].to_owned(), plain));
    }
    spans
}
