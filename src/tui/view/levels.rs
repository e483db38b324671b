//! The screens about levels.

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::layout::{self, Area};
use super::super::levels::choose::Choosing;
use super::super::levels::compare::Comparing;
use super::super::levels::gap::Gapping;
use super::super::levels::grid::Gridding;
use super::super::rows;
use super::super::text::{elide, width, wrap};
use super::{Canvas, chrome, foot, frame};
use crate::ladder::LevelIx;
use crate::ladder::inherit::Inheritance;
use crate::progress::Counts;
use crate::report;

/// Draws one level against another.
pub(super) fn compare(app: &App, screen: &Comparing, canvas: &mut Canvas<'_>, size: Size) {
    let [from, to] = [screen.from, screen.to].map(|ix| rows::distinct(screen.ladder.level(ix)));
    let (at, all) = screen.count();
    let title = format!("{from} → {to}");
    let right = match &screen.comparison {
        None => "comparing".into(),
        Some(_) if all == 0 => String::new(),
        Some(comparison) => {
            let (place, tally) = (format!("{at}/{all}"), comparison.tally);
            let in_words = format!("{}  {at} of {all}", report::compare::counts(tally));
            let in_signs = format!("{}  {place}", report::compare::signs(tally));
            beside(&title, size, [in_words, in_signs, place])
        }
    };
    let keys: &[Action] = &[
        Action::NextChange,
        Action::PreviousChange,
        Action::Met,
        Action::Inward,
        Action::Fold,
        Action::CompareWith,
        Action::Back,
        Action::Help,
    ];
    let body = frame::screen(app, canvas, size, &title, &right, (Context::Compare, keys));
    let Some(comparison) = &screen.comparison else { return };
    let writer = rows::compare::Writer::of(app, screen);
    match report::compare::remark(&screen.ladder, comparison) {
        Some(remark) if !screen.shows_same => sentence(canvas, body, &remark),
        _ => frame::rows(canvas, body, screen.cursor, screen.rows.len(), |row| writer.row(row)),
    }
}

/// Draws what of a level is left.
pub(super) fn gap(app: &App, screen: &Gapping, canvas: &mut Canvas<'_>, size: Size) {
    let level = screen.ladder.level(screen.level);
    let counts = with_inherited(app, screen.level);
    let title = format!("Left of {}", rows::distinct(level));
    let left = counts.to_reach() - counts.met;
    let aside = match screen.left(&app.standing) {
        (_, 0) => String::new(),
        (_, aside) => format!(", {aside} aside"),
    };
    let left = format!("{left} left{aside}");
    let right = beside(&title, size, [format!("{} of {} met, {left}", counts.met, counts.to_reach()), left]);
    let keys: &[Action] = &[
        Action::Met,
        Action::Working,
        Action::Jot,
        Action::Fold,
        Action::SetAside,
        Action::Inward,
        Action::NotApplicable,
        Action::Undo,
        Action::Back,
        Action::Help,
    ];
    let body = frame::screen(app, canvas, size, &title, &right, (Context::Gap, keys));
    let writer = rows::gap::Writer::of(app, screen);
    frame::rows(canvas, body, screen.cursor, screen.rows.len(), |row| writer.row(row));
}

/// Returns the longest of some texts that leaves a title whole, or the last, shortest one.
fn beside<const N: usize>(title: &str, size: Size, texts: [String; N]) -> String {
    let room = usize::from(size.width).saturating_sub(width(title) + 2);
    texts.into_iter().reduce(|long, short| if width(&long) <= room { long } else { short }).unwrap_or_default()
}

/// Draws a track as a grid.
pub(super) fn grid(app: &App, screen: &Gridding, canvas: &mut Canvas<'_>, size: Size) {
    let track = screen.ladder.track(screen.track);
    let right = report::text::met(app.standing.track(screen.track));
    let keys: &[Action] =
        &[Action::Inward, Action::Left, Action::Right, Action::Down, Action::Up, Action::Back, Action::Help];
    // A row's title may have to be shortened beside its cells.
    let title = match screen.title() {
        Some(row) => format!("{}: {row}", track.called()),
        None => track.called().to_owned(),
    };
    let body = frame::screen(app, canvas, size, &title, &right, (Context::Grid, keys));
    let Some(matrix) = &screen.matrix else { return };
    if let Some(remark) = report::matrix::remark(&screen.ladder, matrix) {
        sentence(canvas, body, &remark);
        return;
    }
    let Some(plan) = rows::grid::Plan::for_screen(app, screen) else { return };
    for (y, line) in (0..).zip(plan.head_lines()) {
        canvas.line(body, y, &line);
    }
    let shown = (screen.cursor.top.row..screen.rows.len()).take(plan.height());
    for (y, row) in (plan.head() as u16..).zip(shown) {
        canvas.line(body, y, &plan.row(row));
    }
}

/// Draws the choice of a level. Returns where text is typed.
pub(super) fn choose(app: &App, screen: &Choosing, canvas: &mut Canvas<'_>, size: Size) -> (u16, u16) {
    let (places, below) = (layout::palette(size), layout::screen(size, 1));
    let from = rows::distinct(screen.ladder.level(screen.from));
    match places.frame {
        Some(frame) => frame::boxed(canvas, frame, &format!("Compare {from} with")),
        None => [below.header, below.body].into_iter().for_each(|area| frame::blank(canvas, area)),
    }
    frame::blank(canvas, below.footer);
    let count = format!("{} of {}", screen.found.len(), screen.count());
    let room = usize::from(places.input.width).saturating_sub(width(&count) + 1);
    let x = chrome::typed(canvas, places.input, canvas.theme.pointer(), &screen.line, &screen.query, room);
    canvas.text(places.input, places.input.width.saturating_sub(width(&count) as u16), 0, &count, canvas.theme.dim());
    let (columns, theme) = (usize::from(places.rows.width), canvas.theme);
    if screen.found.is_empty() {
        canvas.text(places.rows, 0, 0, "No level is called like that.", theme.dim());
    }
    frame::rows(canvas, places.rows, screen.cursor, screen.found.len(), |nth| {
        vec![rows::lit(&elide(screen.text(nth), columns), &screen.query, theme)]
    });
    let actions = [Action::Accept, Action::Down, Action::Up, Action::Back, Action::Help];
    foot::foot(app, canvas, below.footer, Context::Choose, &actions);
    (places.input.x + x, places.input.y)
}

pub(super) fn sentence(canvas: &mut Canvas<'_>, area: Area, text: &str) {
    for (y, line) in (1..).zip(wrap(text, usize::from(area.width))) {
        canvas.text(area, 0, y, &text[line], canvas.theme.title());
    }
}

pub(super) fn with_inherited(app: &App, level: LevelIx) -> Counts {
    app.standing.with_inherited(&app.ladder, level, &Inheritance::of(app.ladder.level(level)))
}
