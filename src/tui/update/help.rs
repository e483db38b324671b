//! The help: the keys of a context.

use super::super::action::Action;
use super::super::app::{App, Help, Overlay};
use super::super::rows::help;
use super::super::theme::Theme;

/// Opens the help of the context where one is.
pub(super) fn open(app: &mut App) {
    let context = app.context();
    app.overlays.push(Overlay::Help(Help { context, top: 0 }));
}

pub(super) fn act(app: &mut App, action: Action) {
    let page = usize::from(app.screen().body.height).max(1);
    let Some(Overlay::Help(Help { top, .. })) = app.overlay_mut() else { return };
    match action {
        Action::Down => *top += 1,
        Action::Up => *top = top.saturating_sub(1),
        Action::HalfDown => *top += page / 2,
        Action::HalfUp => *top = top.saturating_sub(page / 2),
        Action::PageDown => *top += page,
        Action::PageUp => *top = top.saturating_sub(page),
        Action::First => *top = 0,
        Action::Last => *top = usize::MAX / 2,
        _ => {}
    }
}

/// Keeps the last line at the screen's end, if not below.
pub(super) fn settle(app: &mut App) {
    let area = app.screen().body;
    let theme = Theme::of(app.look);
    if let Some(Overlay::Help(Help { context, top })) = app.overlay_mut() {
        let lines = help::lines(*context, usize::from(area.width), theme).len();
        *top = (*top).min(lines.saturating_sub(usize::from(area.height)));
    }
}
