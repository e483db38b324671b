//! Rows as lines of text: what a row of a list or a page says, wrapped to a
//! width. Both the view and the scrolling ask here, so that they agree.

mod beside;
pub mod compare;
pub mod gap;
pub mod grid;
pub mod help;
mod history;
pub mod hit;
mod linked;
pub mod listing;
mod moved;
mod noted;
pub mod palette;
mod review;

use std::sync::LazyLock;

use jiff::tz::TimeZone;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::app::{App, Pane};
use super::inherited::Inherited;
use super::page::{Item, Stands, Subject};
use super::text::{width, wrap};
use super::theme::Theme;
use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::ladder::{ExpectationIx, Ladder, LevelIx, TrackIx};
use crate::progress::{Counts, Elsewhere, Standing, Status};
use crate::report::text::titled;
use crate::search::Query;

/// From this height on a list's rows have a bar of their own.
pub const ROOM_FOR_BARS: u16 = 18;

/// What rows are written with.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The statuses and counts.
    pub standing: &'a Standing,
    /// How things stand out.
    pub theme: Theme,
    /// How many columns there are.
    pub width: usize,
    /// Whether rows of lists have a bar of their own.
    pub bars: bool,
    /// What to light.
    pub query: Option<&'a Query>,
    /// The track that is shown; what comes from another is said so.
    pub track: Option<TrackIx>,
    /// Whether rows match a filter only by what stands within them.
    pub inside: bool,
    /// Where the person's days begin and end.
    pub zone: &'a LazyLock<TimeZone>,
    /// What is met on other levels in the same words.
    pub elsewhere: &'a Elsewhere,
    /// How many columns are kept for what stands behind statuses.
    pub marks: usize,
}

impl<'a> Writer<'a> {
    /// Returns the writer of a pane of this size.
    pub fn of(app: &'a App, pane: Pane, width: u16, height: u16) -> Self {
        let filter = app.list(pane).filter.as_ref();
        let writer = Writer {
            standing: &app.standing,
            theme: Theme::of(app.look),
            width: usize::from(width),
            bars: height >= ROOM_FOR_BARS,
            query: filter.filter(|filter| !filter.inside).map(|filter| &filter.query),
            track: app.track().map(Track::ix),
            zone: &app.zone,
            elsewhere: &app.elsewhere,
            inside: filter.is_some_and(|filter| filter.inside && filter.rows.is_some()),
            marks: 0,
        };
        if pane == Pane::Expectations { writer.aligned(&app.ladder, app.subject()) } else { writer }
    }

    /// Returns the writer of a screen over the panes.
    pub fn plain(app: &'a App, columns: usize) -> Self {
        Writer {
            standing: &app.standing,
            theme: Theme::of(app.look),
            width: columns,
            bars: false,
            query: None,
            track: None,
            inside: false,
            zone: &app.zone,
            elsewhere: &app.elsewhere,
            marks: 0,
        }
    }

    /// Returns the lines of a pane's row.
    pub fn row(&self, app: &App, pane: Pane, row: usize) -> Vec<Line<'static>> {
        let mut lines = self.category(app, pane, row);
        lines.extend(self.child(app, pane, app.child(pane, row)));
        lines
    }

    /// Returns the lines above a competency's title: where it is inherited from
    /// and its category, where the row above has another one.
    pub fn category(&self, app: &App, pane: Pane, row: usize) -> Vec<Line<'static>> {
        if pane == Pane::Competencies { self.group_head(app, row) } else { Vec::new() }
    }

    fn child(&self, app: &App, pane: Pane, child: usize) -> Vec<Line<'static>> {
        let row = match pane {
            Pane::Tracks => {
                let ix = TrackIx(child as u32);
                let there = child < app.children(pane);
                there.then(|| (app.ladder.track(ix).title().to_owned(), self.standing.track(ix)))
            }
            Pane::Levels => {
                let ix: Option<LevelIx> = app.track().and_then(|track| track.level_ixs().get(child).copied());
                ix.map(|ix| (distinct(app.ladder.level(ix)), self.standing.level(ix)))
            }
            Pane::Competencies => {
                return app.level_child(child).map(|child| self.level_child(app, child)).unwrap_or_default();
            }
            Pane::Expectations => return app.page().item(child).map(|item| self.item(item)).unwrap_or_default(),
        };
        let mut lines = row.map(|(title, counts)| self.counted("", &title, counts)).unwrap_or_default();
        if pane == Pane::Levels {
            lines.extend(self.aimed(app, child));
        }
        lines
    }

    /// A title behind its mark, with its progress in a bar where there is room.
    fn counted(&self, mark: &str, title: &str, counts: Counts) -> Vec<Line<'static>> {
        self.with_count(self.marked(mark, title, Style::new()), counts, self.bars)
    }

    /// A title with its progress: in a bar below, or behind it where there is
    /// room for both, else below.
    fn with_count(&self, mut lines: Vec<Line<'static>>, counts: Counts, bars: bool) -> Vec<Line<'static>> {
        let room = self.width.saturating_sub(2);
        if self.inside {
            lines.push(Line::from(Span::styled("  a match is inside", self.theme.dim())));
        }
        let count = count(counts);
        let behind = lines.last().map_or(0, Line::width) + 1 + count.len();
        if bars && self.width >= 16 {
            lines.push(self.bar("  ", counts, room.min(30)));
        } else if behind <= self.width {
            let gap = " ".repeat(self.width - behind + 1);
            if let Some(last) = lines.last_mut() {
                last.spans.push(Span::raw(gap));
                last.spans.push(Span::styled(count, self.theme.dim()));
            }
        } else {
            lines.push(Line::from(Span::styled(format!("  {count}"), self.theme.dim())));
        }
        lines
    }

    /// A bar with its count, no wider than `room`.
    fn bar(&self, indent: &str, counts: Counts, room: usize) -> Line<'static> {
        let count = count(counts);
        let cells = room.saturating_sub(count.len() + 1).max(1);
        let (met, missing) = self.filled(counts, cells);
        Line::from(vec![
            Span::raw(indent.to_owned()),
            Span::styled(met, self.theme.status(Status::Met)),
            Span::styled(missing, self.theme.dim()),
            Span::raw(" "),
            Span::styled(count, self.theme.dim()),
        ])
    }

    /// The two parts of a bar: something met shows, and so does something
    /// missing, however little it is.
    fn filled(&self, counts: Counts, cells: usize) -> (String, String) {
        let (full, empty) = self.theme.bar();
        let (met, of) = (counts.met as usize, counts.to_reach() as usize);
        let part = (met * cells + of / 2).checked_div(of).unwrap_or(0);
        let part = part.max(usize::from(met > 0)).min(if met < of { cells.saturating_sub(1) } else { cells });
        (full.repeat(part), empty.repeat(cells - part))
    }

    /// Returns the lines of a page's row.
    pub fn item(&self, item: Item<'_>) -> Vec<Line<'static>> {
        match item {
            Item::TrackHead(track) => {
                let mut lines = self.paragraph(track.title(), self.theme.title(), "", self.width);
                lines.push(self.bar("", self.standing.track(track.ix()), self.width.min(40)));
                lines.push(Line::default());
                lines
            }
            Item::LevelLine(level) => self.level_line(level),
            Item::LevelHead(level, inherited) => self.level_head(level, inherited),
            Item::CompetencyHead(competency, stands) => self.competency_head(competency, stands),
            Item::Origin(origin, level) => self.origin_head(origin, level),
            Item::Reference(reference, ladder) => self.reference(ladder, reference),
            Item::Expectation(expectation) => self.expectation(expectation),
            Item::Orphan(orphan, first) => self.orphan(orphan, first),
            Item::Example(text, first) => {
                let mut lines = Vec::new();
                if first {
                    lines.push(Line::default());
                    lines.push(Line::from(Span::styled("Examples", self.theme.title())));
                }
                lines.extend(self.hanging(&format!("{} ", self.theme.bullet()), text, self.theme.dim(), 0));
                lines
            }
        }
    }

    fn level_line(&self, level: Level<'_>) -> Vec<Line<'static>> {
        let mut lines = self.paragraph(&titled(level), self.theme.title(), "", self.width);
        lines.push(self.bar("", self.standing.level(level.ix()), self.width.min(30)));
        lines.extend(
            level.summary().into_iter().flat_map(|text| self.paragraph(text, self.theme.dim(), "", self.width)),
        );
        lines.push(Line::default());
        lines
    }

    fn level_head(&self, level: Level<'_>, inherited: Option<&Inherited>) -> Vec<Line<'static>> {
        let mut lines = self.paragraph(&titled(level), self.theme.title(), "", self.width);
        lines.extend(self.level_bars(level, inherited));
        lines.extend(self.counted_elsewhere(level));
        let mut text = |text: &str, style: Style| {
            lines.push(Line::default());
            lines.extend(self.paragraph(text, style, "", self.width));
        };
        level.summary().into_iter().for_each(|summary| text(summary, Style::new()));
        level.notes().for_each(|note| text(note, self.theme.dim()));
        if let Some(sentence) = linked::builds_on(level) {
            text(&sentence, self.theme.dim());
        }
        if level.attributes().len() > 0 {
            lines.push(Line::default());
        }
        for attribute in level.attributes() {
            let whole = format!("{}: {}", attribute.name, attribute.value);
            let mut attribute_lines = self.paragraph(&whole, Style::new(), "", self.width);
            if let Some(first) = attribute_lines.first_mut() {
                *first = name_in_bold(first, attribute.name, self.theme.title());
            }
            lines.extend(attribute_lines);
        }
        if level.competencies().len() == 0 {
            lines.push(Line::default());
            let hint = "This level lists no expectations of its own.";
            lines.extend(self.paragraph(hint, self.theme.dim(), "", self.width));
        }
        lines
    }

    fn competency_head(&self, competency: Competency<'_>, stands: Stands) -> Vec<Line<'static>> {
        let mut lines = vec![Line::default(); usize::from(stands == Stands::Below)];
        if stands == Stands::Inherited {
            lines.extend(self.from(competency.level()));
        }
        if let Some(category) = competency.category() {
            lines.extend(self.paragraph(category, self.theme.dim(), "", self.width));
        }
        lines.extend(self.paragraph(competency.title(), self.theme.title(), "", self.width));
        lines.push(self.bar("", self.standing.competency(competency.ix()), self.width.min(30)));
        if let Some(description) = competency.description() {
            lines.extend(self.paragraph(description, self.theme.dim(), "", self.width));
        }
        lines.extend(self.rated(competency));
        lines.extend(self.notes(self.standing.competency_notes(competency.ix()), 0));
        if competency.expectations().len() == 0 {
            lines.extend(self.paragraph("Nothing is expected here.", self.theme.dim(), "", self.width));
        }
        lines
    }

    fn expectation(&self, expectation: Expectation<'_>) -> Vec<Line<'static>> {
        let depth = expectation.depth();
        if expectation.is_label() {
            return self.hanging("", expectation.text(), self.theme.title(), depth);
        }
        let notes = self.standing.notes(expectation.ix());
        let status = self.standing.status(expectation.ix());
        let style = if status == Status::NotApplicable { self.theme.dim() } else { Style::new() };
        let moved = self.standing.moved(expectation.ix());
        let marks = self.marks(expectation.ix());
        let gap = " ".repeat(self.marks.saturating_sub(width(&marks)) + 1);
        let mark = format!("{}{marks}{gap}", status.mark());
        let mut lines = self.hanging(&mark, expectation.text(), style, depth);
        if let Some(shown) = lines.first_mut().and_then(|line| line.spans.get_mut(1)) {
            *shown = Span::styled(mark.clone(), self.theme.status(status));
        }
        lines.extend(moved.into_iter().flat_map(|moved| self.moved_from(moved, expectation, &mark)));
        lines.extend(self.met_elsewhere(expectation, &mark));
        lines.extend(self.notes(notes, depth));
        lines
    }

    /// What stands behind a status: that it was found again, that something is noted.
    fn marks(&self, ix: ExpectationIx) -> String {
        let moved = self.standing.moved(ix).map_or("", |_| self.theme.moved());
        let noted = if self.standing.notes(ix).is_empty() { "" } else { self.theme.noted() };
        format!("{moved}{noted}")
    }

    /// Has statements begin in one column, those with marks and those without.
    fn aligned(mut self, ladder: &Ladder, subject: Subject) -> Self {
        let noted = self.standing.all_notes().map(|(ix, _)| ix);
        let marked = noted.chain(self.standing.all_moved().map(|(ix, _)| ix));
        let is_here = |ix: &ExpectationIx| {
            let competency = ladder.expectation(*ix).competency();
            match subject {
                Subject::Competency(ix) => competency.ix() == ix,
                Subject::Level(ix) => competency.level().ix() == ix,
                Subject::Track(_) | Subject::Nothing => false,
            }
        };
        self.marks = marked.filter(is_here).map(|ix| width(&self.marks(ix))).max().unwrap_or(0);
        self
    }

    /// A paragraph behind a mark, its further lines under its first word.
    fn hanging(&self, mark: &str, text: &str, style: Style, depth: usize) -> Vec<Line<'static>> {
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

/// Returns a level's title with its rank; with its file where another level of
/// its track is called the same, with its line where that is in the same file.
pub fn distinct(level: Level<'_>) -> String {
    let title = titled(level);
    let source = level.source();
    let mut alike =
        level.track().levels().filter(|other| other.ix() != level.ix() && titled(*other) == title).peekable();
    if alike.peek().is_none() {
        return title;
    }
    match source.path.rsplit('/').next() {
        Some(file) if alike.all(|other| other.source().path != source.path) => format!("{title} ({file})"),
        _ => format!("{title} (line {})", source.line),
    }
}

/// "3/22": met of what there is to reach.
pub fn count(counts: Counts) -> String {
    format!("{}/{}", counts.met, counts.to_reach())
}

/// Returns a text with what a query finds in it lit.
pub fn lit(text: &str, query: &Query, theme: Theme) -> Line<'static> {
    Line::from(pieces(text, 0..text.len(), &bytes(text, &query.ranges(text)), Style::new(), theme.lit()))
}

/// As much of a text as anybody reads on a screen; an accident of a document
/// may hold megabytes in one statement, and is wrapped at each key.
fn bounded(text: &str) -> &str {
    const LONGEST: usize = 20_000;
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

fn name_in_bold(line: &Line<'_>, name: &str, style: Style) -> Line<'static> {
    let text: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
    match text.strip_prefix(name) {
        Some(rest) => Line::from(vec![Span::styled(name.to_owned(), style), Span::raw(rest.to_owned())]),
        None => Line::from(text),
    }
}

/// Ranges in characters as ranges in bytes, as far as the text goes.
fn bytes(text: &str, ranges: &[(usize, usize)]) -> Vec<(usize, usize)> {
    if ranges.is_empty() {
        return Vec::new();
    }
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |at: usize| starts.get(at).copied().unwrap_or(text.len());
    ranges.iter().map(|&(from, to)| (byte(from), byte(to))).collect()
}

/// A line cut where what is lit begins and ends.
fn pieces(
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
