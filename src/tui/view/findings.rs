//! The screen of findings: by file, and below or beside them what the one under the
//! cursor means.

use std::sync::Arc;

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::findings::Checked;
use super::super::layout::{self, Area};
use super::super::rows::findings as rows;
use super::super::text::{elide, width, wrap};
use super::super::update::findings::Findings;
use super::{Canvas, frame};
use crate::ladder::Diagnostic;
use crate::report::check::kinds;
use crate::report::text::counted;

/// The keys that matter.
const KEYS: &[Action] = &[
    Action::Inward,
    Action::Source,
    Action::Fold,
    Action::ScrollDown,
    Action::Down,
    Action::Up,
    Action::Back,
    Action::Help,
];

/// The keys that matter where nothing is listed.
const ALONE: &[Action] = &[Action::Back, Action::Help];

pub(super) fn draw(app: &App, shown: &Findings, canvas: &mut Canvas<'_>, size: Size) {
    let known = app.check.known.as_deref().filter(|known| !known.findings.is_empty());
    let right = known.map(|known| counts(known, shown.is_short)).unwrap_or_default();
    let keys = if known.is_some() { KEYS } else { ALONE };
    let body = frame::screen(app, canvas, size, "Findings", &right, (Context::Findings, keys));
    let Some(known) = known else {
        say(canvas, body, &nothing(app));
        return;
    };
    let room = layout::findings(size, app.foot_height(size));
    let (columns, theme, listed) = (usize::from(room.list.width), canvas.theme, known.rows(shown.is_short));
    if listed.is_empty() {
        say(canvas, body, "Nothing here has to be mended. z lists what is only worth knowing.");
        return;
    }
    let lines = |nth: usize| rows::lines(known, &listed[nth], columns, theme);
    frame::rows(canvas, room.list, shown.cursor, listed.len(), lines);
    if let (Some(area), Some((_, finding))) = (room.explanation, shown.finding(known)) {
        explain(finding, shown.above, canvas, area);
    }
}

/// How many findings there are; what a short list leaves out isn't forgotten.
fn counts(known: &Checked, is_short: bool) -> String {
    let hidden = if is_short { known.findings.len() - known.to_mend() } else { 0 };
    match hidden {
        0 => kinds(&known.findings),
        _ => format!("{} to mend, {hidden} hidden", known.to_mend()),
    }
}

/// What is said where there are no findings, or they aren't known yet.
fn nothing(app: &App) -> String {
    if !app.check.known.as_ref().is_some_and(|known| Arc::ptr_eq(&known.ladder, &app.ladder)) {
        return if app.reading.is_some() { "All has to be read first …" } else { "Looking …" }.into();
    }
    let [tracks, levels, _, statements] = app.ladder.size();
    let [tracks, levels, statements] =
        [(tracks, "track"), (levels, "level"), (statements, "expectation")].map(|(size, noun)| counted(size, noun));
    format!("Nothing to mend in {tracks}, {levels} and {statements}.")
}

fn say(canvas: &mut Canvas<'_>, area: Area, text: &str) {
    for (y, line) in wrap(text, usize::from(area.width)).into_iter().take(usize::from(area.height)).enumerate() {
        canvas.text(area, 0, y as u16, &text[line], canvas.theme.dim());
    }
}

/// What a finding's code means, under its name.
fn explain(finding: &Diagnostic, above: usize, canvas: &mut Canvas<'_>, area: Area) {
    let (theme, inner) = (canvas.theme, area.below_title());
    let columns = usize::from(area.width);
    let lines = rows::explanation(finding, columns, theme);
    canvas.text(area, 0, 0, &theme.rule().repeat(columns), theme.dim());
    let more = lines.len().saturating_sub(above + usize::from(inner.height));
    let more = if more > 0 { format!(" {more} more: J ") } else { String::new() };
    let room = columns.saturating_sub(width(&more) + 4);
    canvas.text(area, 1, 0, &format!(" {} ", elide(finding.code.name(), room)), theme.focus());
    canvas.text(area, area.width.saturating_sub(width(&more) as u16 + 1), 0, &more, theme.dim());
    for (y, line) in lines.iter().skip(above).take(usize::from(inner.height)).enumerate() {
        canvas.line(inner, y as u16, line);
    }
}
