//! A list over the panes.

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::cursor::Cursor;
use super::super::layout::Area;
use super::super::rows::listing;
use super::super::update::listing::{Entry, Listing, What};
use super::{Canvas, frame, progress};

pub(super) fn draw(app: &App, shown: &Listing, canvas: &mut Canvas<'_>, size: Size) {
    let review = [Action::Same, Action::Another, Action::Inward, Action::Undo, Action::Back, Action::Help];
    let other = [Action::Inward, Action::Down, Action::Up, Action::Back, Action::Help];
    let alone = [Action::Back, Action::Help];
    // Sentences are nothing to choose.
    let is_empty = !shown.rows.iter().any(Entry::leads);
    let (context, title, keys): (Context, &str, &[Action]) = match shown.what {
        What::Review | What::Evidence if is_empty => (Context::Listing, shown.what.title(), &alone),
        What::Review => (Context::Listing, shown.what.title(), &review),
        What::Evidence => (Context::Listing, shown.what.title(), &other),
        What::History => (Context::History, progress::title(Context::History), progress::HISTORY),
    };
    let body = frame::screen(app, canvas, size, title, "", (context, keys));
    let area = Area { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let columns = usize::from(area.width);
    // A chart is nothing to choose.
    let is_chart = matches!(shown.rows.get(shown.cursor.row), Some(Entry::Steps(_)));
    let cursor = Cursor { row: if is_chart || is_empty { usize::MAX } else { shown.cursor.row }, ..shown.cursor };
    frame::rows(canvas, area, cursor, shown.rows.len(), |nth| listing::lines(app, &shown.rows[nth], columns));
}
