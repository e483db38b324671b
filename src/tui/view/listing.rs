//! A list over the panes.

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::layout::Area;
use super::super::rows::listing;
use super::super::update::listing::{Listing, What};
use super::{Canvas, frame};

pub(super) fn draw(app: &App, shown: &Listing, canvas: &mut Canvas<'_>, size: Size) {
    let review = [Action::Same, Action::Another, Action::Inward, Action::Undo, Action::Back, Action::Help];
    let other = [Action::Inward, Action::Down, Action::Up, Action::Back, Action::Help];
    let keys: &[Action] = if shown.what == What::Review { &review } else { &other };
    let body = frame::screen(app, canvas, size, shown.what.title(), "", (Context::Listing, keys));
    let area = Area { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let columns = usize::from(area.width);
    frame::rows(canvas, area, shown.cursor, shown.rows.len(), |nth| listing::lines(app, &shown.rows[nth], columns));
}
