//! A hit of the find overlay as lines: what was found, and its path.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::{App, Find};
use super::super::text::{fit_path, width};
use super::super::theme::Theme;
use super::Writer;
use crate::report::search::path_of;
use crate::search::{Hit, Part, Target};

/// How many lines of a hit's text are shown; the preview has all of it. One column is left
/// for the mark of what is cut.
const MOST_LINES: usize = 3;

/// Returns the writer of hits and of their preview.
pub fn writer<'a>(app: &'a App, find: &'a Find, width: u16) -> Writer<'a> {
    Writer {
        standing: &app.standing,
        theme: Theme::of(app.look),
        width: usize::from(width),
        bars: false,
        query: Some(&find.query),
        track: None,
        inside: false,
        zone: &app.zone,
        elsewhere: &app.elsewhere,
        marks: 0,
    }
}

/// Returns a hit as lines: its text with what matches lit, and its path. Of the one under
/// the cursor nothing is cut, unless a preview shows all of it.
pub fn lines(app: &App, find: &Find, nth: usize, columns: u16) -> Vec<Line<'static>> {
    let Some(hit) = find.found.hits.get(nth) else { return Vec::new() };
    let whole = nth == find.cursor;
    let is_selected = matches!(hit.target, Target::Expectation(ix) if find.selected.contains(&ix));
    let writer = writer(app, find, columns);
    let mark = mark(app, hit);
    let indent = " ".repeat(width(&mark.0) + 1);
    let room = usize::from(columns).saturating_sub(indent.len() + 1);
    let text = hit.searched(&app.ladder);
    let lit = hit.ranges_searched(&app.ladder, &find.query);
    let mut lines = writer.lit_paragraph(&text, &lit, Style::new(), "", room);
    if lines.len() > MOST_LINES && !(whole && find.layout(app.size).preview.is_none()) {
        around_what_matches(&mut lines, writer.theme.lit());
    }
    for (nth, line) in lines.iter_mut().enumerate() {
        if nth > 0 {
            line.spans.insert(0, Span::raw(indent.clone()));
            continue;
        }
        let selected = if is_selected { Span::styled("+", writer.theme.title()) } else { Span::raw(" ") };
        line.spans.splice(0..0, [Span::styled(mark.0.clone(), mark.1), selected]);
    }
    let parts = path_of(&app.ladder, hit);
    if whole && !parts.is_empty() {
        let path = parts.join(writer.theme.path());
        lines.extend(writer.lit_paragraph(&path, &[], writer.theme.dim(), &indent, room));
    } else if !parts.is_empty() {
        let path = fit_path(&parts, writer.theme.path(), room);
        lines.push(Line::from(vec![Span::raw(indent), Span::styled(path, writer.theme.dim())]));
    }
    lines
}

/// Leaves a few lines of a text: those in which what matches begins, with the one before.
fn around_what_matches(lines: &mut Vec<Line<'static>>, lit: Style) {
    let first = lines.iter().position(|line| line.spans.iter().any(|span| span.style == lit)).unwrap_or(0);
    let from = if first < MOST_LINES { 0 } else { (first - 1).min(lines.len() - MOST_LINES) };
    let is_cut = from + MOST_LINES < lines.len();
    lines.truncate(from + MOST_LINES);
    lines.drain(..from);
    if let Some(line) = lines.first_mut().filter(|_| from > 0) {
        line.spans.insert(0, Span::raw("…"));
    }
    if let Some(line) = lines.last_mut().filter(|_| is_cut) {
        line.spans.push(Span::raw("…"));
    }
}

/// The status of an expectation, the kind of anything else.
fn mark(app: &App, hit: &Hit) -> (String, Style) {
    let theme = Theme::of(app.look);
    match hit.target {
        Target::Expectation(ix) if hit.part == Part::Itself && !app.ladder.expectation(ix).is_label() => {
            let status = app.standing.status(ix);
            (status.mark().to_owned(), theme.status(status))
        }
        _ => (hit.kind().name().to_owned(), theme.dim()),
    }
}

/// Returns how many lines a hit takes.
pub fn height(app: &App, find: &Find, nth: usize, width: u16) -> usize {
    lines(app, find, nth, width).len().max(1)
}
