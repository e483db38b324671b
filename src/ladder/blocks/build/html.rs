//! HTML that stands between Markdown, and tables of it, as blocks.

use std::iter::Peekable;
use std::ops::Range;
use std::slice;

use super::super::html::{self, Fragment, FragmentKind, Fragments, Table};
use super::super::{Block, DEEPEST, Kind};
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

/// Where links of some HTML lead, each with the byte offset of its tag.
type Links<'a> = Peekable<slice::Iter<'a, (usize, String)>>;

impl Builder<'_> {
    pub(super) fn table(&mut self, Table { place, cells }: &Table) {
        if self.html.is_some() {
            // It stands in a page of HTML, which goes on behind it.
            self.end_html(place.start);
            self.html = Some(Html::default());
        }
        let (table, offset) = (self.tables, place.start);
        self.tables = self.tables.saturating_add(1);
        if let Some((words, at)) = cells.caption() {
            // It names the table as a bold line above it does.
            let at = offset + at;
            self.begin(Kind::Paragraph, at..at);
            if let Some((_, block)) = self.reading() {
                block.is_title = true;
            }
            self.strong += 1;
            self.text(words, &(at..at));
            self.strong -= 1;
            self.close();
        }
        let mut links = cells.links().iter().peekable();
        let mut starts = Vec::new();
        if links.peek().is_some() {
            starts.extend(cells.all().flat_map(|cell| cells.texts(cell)).map(|(_, text)| text.offset));
            starts.sort_unstable();
        }
        for cell in cells.all() {
            let kind = Kind::Cell { table, row: cell.row, column: cell.column, columns: cell.columns };
            let strong = u32::from(cell.strong);
            for (words, text) in cells.texts(cell) {
                let at = offset + text.offset;
                self.begin(kind, at..at);
                if let Some((_, block)) = self.reading() {
                    block.is_title = text.is_title;
                }
                self.strong += strong;
                self.text(words, &(at..at));
                self.strong -= strong;
                let next = starts.partition_point(|start| *start <= text.offset);
                self.link_until(starts.get(next).copied(), &mut links, |at| Some(offset + at));
                self.close();
            }
            if cell.is_empty() {
                self.begin(kind, offset..offset);
                self.close();
            }
        }
        // A browser shows that above the table; behind it nobody takes it for its name.
        for (at, html) in cells.beside() {
            let begin = offset + at;
            self.fragments(html, begin + html.len(), |at| Some(begin + at));
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
        self.fragments(&html.text, end, |offset| html.source(offset));
    }

    /// Reads HTML that stands in nothing else.
    pub(super) fn plain_html(&mut self, place: &Range<usize>) {
        self.fragments(&self.lines.text[place.clone()], place.end, |offset| Some(place.start + offset));
    }

    /// Reads the fragments of HTML; where in the source a place of it is, is for another to say.
    fn fragments(&mut self, text: &str, end: usize, source: impl Fn(usize) -> Option<usize>) {
        let mut at = 0;
        let found = Fragments::of(text, &mut self.components);
        let links = html::links(text);
        let mut links = links.iter().peekable();
        let starts = found.all().skip(1).map(|(one, _)| Some(one.offset)).chain([None]);
        for ((fragment, words), next) in found.all().zip(starts) {
            let from = source(fragment.offset).unwrap_or(at).max(at).min(end);
            at = from;
            let kind = match fragment.kind {
                FragmentKind::DetailsStart => Kind::DetailsStart,
                FragmentKind::DetailsEnd => Kind::DetailsEnd,
                FragmentKind::Heading { depth } => Kind::Heading { depth },
                FragmentKind::Paragraph | FragmentKind::ItemParagraph if words.trim().is_empty() => continue,
                FragmentKind::Paragraph if self.is_further_in_an_item() => Kind::ItemParagraph,
                FragmentKind::Paragraph => Kind::Paragraph,
                FragmentKind::ItemParagraph => Kind::ItemParagraph,
                FragmentKind::Item { depth } => Kind::Item { depth: depth.min(DEEPEST as u16) },
            };
            let is_first = kind == Kind::Paragraph && self.items.last() == Some(&false);
            let item = Some(()).filter(|()| is_first).and_then(|()| self.take_back_item());
            let (kind, from) = item.unwrap_or((kind, from));
            let behind = next.and_then(&source).map_or(end, |next| next.clamp(from, end));
            // A summary behind a blank line is that of the part which begins before it.
            let is_bare = |last: &mut Block| last.kind == Kind::DetailsStart && last.text.is_empty();
            if kind == Kind::DetailsStart && !words.is_empty() {
                self.blocks.pop_if(is_bare);
            }
            self.begin(kind, from..behind);
            let has_stress = matches!(kind, Kind::Paragraph | Kind::Item { .. } | Kind::ItemParagraph);
            self.stressed(words, from, Some(fragment).filter(|_| has_stress));
            self.link_until(next, &mut links, &source);
            self.close();
        }
    }

    /// Adds words of HTML, stressed as their fragment tells.
    fn stressed(&mut self, words: &str, at: usize, fragment: Option<&Fragment>) {
        let (lead, is_emphasised) = fragment.map_or((0, false), |one| (one.lead, one.is_emphasised()));
        let (lead, rest) = words.split_at_checked(lead).unwrap_or(("", words));
        if !lead.is_empty() {
            self.strong += 1;
            self.text(lead, &(at..at));
            self.strong -= 1;
        }
        if !rest.is_empty() {
            self.emphasis += u32::from(is_emphasised);
            self.text(rest, &(at..at));
            self.emphasis -= u32::from(is_emphasised);
        }
    }

    /// Whether what comes stands in an item, right behind words of this item.
    fn is_further_in_an_item(&self) -> bool {
        let is_of_it = |block: &Block| matches!(block.kind, Kind::Item { .. } | Kind::ItemParagraph);
        self.items.last() == Some(&true) && self.blocks.last().is_some_and(is_of_it)
    }

    /// Takes back an item that HTML has closed before it had words; the next ones are its.
    pub(super) fn take_back_item(&mut self) -> Option<(Kind, usize)> {
        let item = self.blocks.pop_if(|block| block.is_item() && block.place().is_empty())?;
        Some((item.kind, item.offset()))
    }

    /// Gives the block at hand the links that stand before the next one. `source` is where
    /// in the source they do.
    fn link_until(&mut self, next: Option<usize>, links: &mut Links<'_>, source: impl Fn(usize) -> Option<usize>) {
        while let Some((at, target)) = links.next_if(|(at, _)| next.is_none_or(|next| *at < next)) {
            let Some(at) = source(*at) else { continue };
            self.begin_link(target, &(at..at));
            self.end_link();
        }
    }
}
