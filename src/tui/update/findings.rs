//! The screen of findings: what `rungs check` says of what is open, asked for beside the
//! screen, once for each snapshot.

use std::sync::Arc;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::carry::Carry;
use super::super::cursor::Cursor;
use super::super::findings::{Checked, Place, Row, title};
use super::super::layout;
use super::super::message::Effect;
use super::super::rows::findings as rows;
use super::super::theme::Theme;
use super::find::jump_to;
use crate::ladder::{Diagnostic, Roots};

/// What is known of findings.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// The latest answer, which may be about an earlier snapshot.
    pub known: Option<Arc<Checked>>,
    /// Whether an answer is awaited: one at a time, so that saving a large ladder over and
    /// over keeps one thread busy, not many.
    is_asked: bool,
}

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Which row is under the cursor.
    pub cursor: Cursor,
    /// Whether what is only worth knowing is left out.
    pub is_short: bool,
    /// How many lines of the explanation are above what is shown of it.
    pub above: usize,
}

/// Opens the screen.
pub(super) fn open(app: &mut App) {
    // Above the first finding is its file.
    let cursor = Cursor { row: 1, ..Cursor::default() };
    app.overlays.push(Overlay::Findings(Findings { cursor, ..Findings::default() }));
}

/// Asks for the findings of what is shown, where they aren't known. Nobody mends what is
/// built in, and what is still being read would miss most of itself.
pub(super) fn ask(app: &mut App) -> Option<Effect> {
    let is_open = app.overlays.iter().any(|overlay| matches!(overlay, Overlay::Findings(_)));
    let is_wanted = is_open || app.roots != Roots::BuiltIn;
    let is_known = app.check.known.as_ref().is_some_and(|known| Arc::ptr_eq(&known.ladder, &app.ladder));
    if !is_wanted || is_known || app.check.is_asked || app.reading.is_some() || app.ladder.is_empty() {
        return None;
    }
    app.check.is_asked = true;
    Some(Effect::Check(app.ladder.clone()))
}

/// Takes findings in; the cursor stays on what it was on.
pub(super) fn checked(app: &mut App, checked: &Arc<Checked>) {
    app.check.is_asked = false;
    let before = app.check.known.replace(checked.clone());
    for overlay in &mut app.overlays {
        if let Overlay::Findings(shown) = overlay {
            shown.cursor.row = before.as_ref().map_or(1, |old| shown.row_in(old, checked, shown.is_short));
        }
    }
}

impl Findings {
    /// Returns the row of a list that is most like the one under the cursor.
    fn row_in(&self, old: &Checked, new: &Checked, is_short: bool) -> usize {
        let row = old.rows(self.is_short).get(self.cursor.row);
        new.row_like(is_short, (old, row), self.cursor.row)
    }

    /// Returns the finding under the cursor.
    pub fn finding<'a>(&self, known: &'a Checked) -> Option<(usize, &'a Diagnostic)> {
        known.finding(known.rows(self.is_short).get(self.cursor.row)?)
    }
}

fn shown(app: &mut App) -> Option<&mut Findings> {
    match app.overlay_mut() {
        Some(Overlay::Findings(shown)) => Some(shown),
        _ => None,
    }
}

/// Does what a key asks of the screen.
pub(super) fn act(app: &mut App, action: Action) {
    let Some(known) = app.check.known.clone() else { return };
    let room = layout::findings(app.size, app.foot_height(app.size));
    match action {
        Action::Inward => go(app, &known),
        Action::Fold => {
            let Some(shown) = shown(app) else { return };
            shown.cursor.row = shown.row_in(&known, &known, !shown.is_short);
            shown.is_short = !shown.is_short;
            shown.above = 0;
        }
        Action::ScrollDown | Action::ScrollUp => {
            let by = usize::from(room.explanation.map_or(0, |area| area.below_title().height) / 2).max(1);
            let Some(shown) = shown(app) else { return };
            let down = action == Action::ScrollDown;
            shown.above = if down { shown.above.saturating_add(by) } else { shown.above.saturating_sub(by) };
        }
        _ => {
            let columns = usize::from(room.list.width);
            let theme = Theme::of(app.look);
            let Some(shown) = shown(app) else { return };
            let row = shown.cursor.row;
            let (height, listed) = (usize::from(room.list.height), known.rows(shown.is_short));
            let lines = |nth: usize| lines_of(&known, listed.get(nth), columns, theme);
            shown.cursor.act(action, listed.len(), height, lines);
            if shown.cursor.row != row {
                shown.above = 0;
            }
        }
    }
}

/// How many lines a row has; where nothing is listed, the cursor still stands on one.
fn lines_of(known: &Checked, row: Option<&Row>, columns: usize, theme: Theme) -> usize {
    row.map_or(1, |row| rows::lines(known, row, columns, theme).len())
}

/// Goes to what a finding is about.
fn go(app: &mut App, known: &Checked) {
    let Some(Overlay::Findings(shown)) = app.overlay() else { return };
    let Some((nth, finding)) = shown.finding(known) else { return };
    let Some(place) = known.places.get(nth).copied().flatten().and_then(|place| in_panes(app, known, place)) else {
        app.notice = Some(format!("The panes show nothing of {}; O opens it in your editor.", finding.path));
        return;
    };
    let where_else = (!place.is_there).then(|| {
        let title = title(&app.ladder, place.target);
        format!("Line {} itself is in no pane; this is where it stands: {title}. O opens the line.", finding.line)
    });
    jump_to(app, place.target);
    app.notice = where_else;
}

/// Where a place of an earlier snapshot is in the one that is shown.
fn in_panes(app: &App, known: &Checked, place: Place) -> Option<Place> {
    if Arc::ptr_eq(&known.ladder, &app.ladder) {
        return Some(place);
    }
    let target = Carry::new(&known.ladder, &app.ladder).to(place.target)?;
    Some(Place { target, ..place })
}

/// Returns the file and the line under the cursor, where the screen is open.
pub(super) fn under_cursor(app: &App) -> Option<(&str, u32)> {
    let Some(Overlay::Findings(shown)) = app.overlay() else { return None };
    let (_, finding) = shown.finding(app.check.known.as_ref()?)?;
    Some((&finding.path, finding.line))
}

/// Keeps the cursor on a row that is on the screen, and the explanation's last line at
/// its end, if not below.
pub(super) fn settle(app: &mut App) {
    let Some(known) = app.check.known.clone() else { return };
    let room = layout::findings(app.size, app.foot_height(app.size));
    let theme = Theme::of(app.look);
    let Some(shown) = shown(app) else { return };
    let columns = usize::from(room.list.width);
    let listed = known.rows(shown.is_short);
    let lines = |nth: usize| lines_of(&known, listed.get(nth), columns, theme);
    shown.cursor.settle(listed.len(), usize::from(room.list.height), lines);
    let finding = shown.finding(&known).map(|(_, finding)| finding);
    if let (Some(area), Some(finding)) = (room.explanation, finding) {
        let lines = rows::explanation(finding, usize::from(area.width), theme).len();
        shown.above = shown.above.min(lines.saturating_sub(usize::from(area.below_title().height)));
    }
}

#[cfg(test)]
mod tests;
