//! The screens about levels.

use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget as _;
use ratatui::widgets::canvas::{self, Canvas as Drawing};

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::layout::{self, Area};
use super::super::levels::chart::Charting;
use super::super::levels::choose::Choosing;
use super::super::levels::compare::Comparing;
use super::super::levels::gap::Gapping;
use super::super::levels::grid::Gridding;
use super::super::rows::{self, count};
use super::super::text::{elide, width, wrap};
use super::{Canvas, chrome, frame};
use crate::compare::Stand;
use crate::ladder::LevelIx;
use crate::ladder::inherit::Inheritance;
use crate::progress::{Counts, Status};
use crate::report;
use crate::report::stand::{Bar, parts};
use crate::report::text::titled;

/// Draws one level against another.
pub(super) fn compare(app: &App, screen: &Comparing, canvas: &mut Canvas<'_>, size: Size) {
    let [from, to] = [screen.from, screen.to].map(|ix| titled(screen.ladder.level(ix)));
    let (at, all) = screen.count();
    let (wide, title) = (usize::from(size.width), format!("{from} → {to}"));
    let right = match &screen.comparison {
        None => "comparing".into(),
        Some(_) if all == 0 => String::new(),
        Some(comparison) => {
            let both = format!("{}  {at} of {all}", report::compare::counts(comparison.tally));
            let room = wide.saturating_sub(width(&title) + 2);
            if width(&both) <= room { both } else { format!("{at}/{all}") }
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
    let title = format!("Left of {}", titled(level));
    let right = format!("{} of {} met, {} left", counts.met, counts.to_reach(), counts.to_reach() - counts.met);
    let keys: &[Action] = &[
        Action::Met,
        Action::Working,
        Action::NotApplicable,
        Action::Inward,
        Action::Fold,
        Action::Undo,
        Action::Back,
        Action::Help,
    ];
    let body = frame::screen(app, canvas, size, &title, &right, (Context::Gap, keys));
    let writer = rows::gap::Writer::of(app, screen);
    frame::rows(canvas, body, screen.cursor, screen.rows.len(), |row| writer.row(row));
}

/// Draws a track as a grid.
pub(super) fn grid(app: &App, screen: &Gridding, canvas: &mut Canvas<'_>, size: Size) {
    let track = screen.ladder.track(screen.track);
    let right = report::text::met(app.standing.track(screen.track));
    let keys: &[Action] =
        &[Action::Inward, Action::Left, Action::Right, Action::Down, Action::Up, Action::Back, Action::Help];
    let body = frame::screen(app, canvas, size, track.title(), &right, (Context::Grid, keys));
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

/// Draws how far one is by competency.
pub(super) fn chart(app: &App, screen: &Charting, canvas: &mut Canvas<'_>, size: Size) {
    let level = screen.ladder.level(screen.level);
    let stand = Stand::of(&app.ladder, &app.standing, level.track().ix()).filter(|_| screen.is_aim);
    let title = match &stand {
        Some(stand) => report::stand::line(&app.ladder, stand, app.look.ascii),
        None => format!("{}: {}", titled(level), report::text::met(with_inherited(app, screen.level))),
    };
    let keys: &[Action] = &[Action::Radar, Action::Down, Action::Up, Action::Back, Action::Help];
    let body = frame::screen(app, canvas, size, &title, "", (Context::Chart, keys));
    // Statuses may have changed since the screen was opened.
    let bars = report::stand::bars(&app.ladder, &app.standing, screen.level);
    if bars.is_empty() {
        let title = titled(level);
        sentence(canvas, body, &format!("{title} lists no expectations. Aim for another level: gt."));
    } else if screen.radar {
        radar(canvas, body, &bars);
    } else {
        draw_bars(canvas, body, &bars, screen.cursor.top.row);
    }
}

/// Bars under each other, titles at the left, counts at the right.
fn draw_bars(canvas: &mut Canvas<'_>, area: Area, bars: &[Bar], top: usize) {
    let all = usize::from(area.width);
    let titles = bars.iter().map(|bar| width(&bar.title)).max().unwrap_or(0).min(all / 2);
    let counts = bars.iter().map(|bar| width(&count(bar.counts))).max().unwrap_or(0);
    let length = all.saturating_sub(titles + counts + 4).min(60);
    for (y, bar) in (1..area.height).zip(&bars[top.min(bars.len())..]) {
        let theme = canvas.theme;
        let title = elide(&bar.title, titles);
        let (met, working) = parts(bar.counts, length);
        let (full, empty) = theme.bar();
        let gap = titles.saturating_sub(width(&title)) + 2;
        let line = Line::from(vec![
            Span::raw(title.into_owned()),
            Span::raw(" ".repeat(gap)),
            Span::styled(full.repeat(met), theme.status(Status::Met)),
            Span::styled(theme.part().repeat(working), theme.status(Status::Working)),
            Span::styled(empty.repeat(length - met - working), theme.dim()),
            Span::raw(format!("  {:>counts$}", count(bar.counts))),
        ]);
        canvas.line(area, y, &line);
    }
}

/// A figure whose corners lie the further out the more is met, within one of what
/// is asked; what its spokes are stands beside it, by number.
fn radar(canvas: &mut Canvas<'_>, area: Area, bars: &[Bar]) {
    let side = (area.height.saturating_mul(2)).min(area.width / 2);
    let figure = Rect::new(area.x, area.y, side.saturating_add(4).min(area.width), area.height);
    let theme = canvas.theme;
    let color = theme.status(Status::Met).fg.unwrap_or(Color::Reset);
    let at = |nth: usize, far: f64| {
        let angle = std::f64::consts::TAU * f64::from(nth as u32) / f64::from(bars.len() as u32);
        (far * angle.sin(), far * angle.cos())
    };
    let corner = |nth: usize| at(nth, bars[nth].counts.share().unwrap_or(0.0));
    let line = |(x1, y1): (f64, f64), (x2, y2): (f64, f64), color| canvas::Line { x1, y1, x2, y2, color };
    Drawing::default()
        .marker(Marker::Braille)
        .x_bounds([-1.25, 1.25])
        .y_bounds([-1.25, 1.25])
        .paint(|context| {
            for nth in 0..bars.len() {
                let next = (nth + 1) % bars.len();
                context.draw(&line(at(nth, 1.0), at(next, 1.0), Color::Reset));
                context.draw(&line((0.0, 0.0), at(nth, 1.0), Color::Reset));
            }
            context.layer();
            for nth in 0..bars.len() {
                context.draw(&line(corner(nth), corner((nth + 1) % bars.len()), color));
            }
            for nth in 0..bars.len() {
                let (x, y) = at(nth, 1.15);
                context.print(x, y, Line::from((nth + 1).to_string()));
            }
        })
        .render(figure, canvas.buffer);
    let legend = Area { x: figure.x + figure.width + 2, width: area.width.saturating_sub(figure.width + 2), ..area };
    for (y, (nth, bar)) in (1..area.height).zip((1..).zip(bars)) {
        let counts = count(bar.counts);
        let room = usize::from(legend.width).saturating_sub(width(&counts) + 5);
        let title = elide(&bar.title, room);
        canvas.line(
            legend,
            y,
            &Line::from(vec![
                Span::styled(format!("{nth:>2} "), theme.dim()),
                Span::raw(title.into_owned()),
                Span::styled(format!("  {counts}"), theme.dim()),
            ]),
        );
    }
}

/// Draws the choice of a level. Returns where text is typed.
pub(super) fn choose(app: &App, screen: &Choosing, canvas: &mut Canvas<'_>, size: Size) -> (u16, u16) {
    let (places, below) = (layout::palette(size), layout::screen(size));
    let from = titled(screen.ladder.level(screen.from));
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
    chrome::foot(app, canvas, below.footer, Context::Choose, &actions);
    (places.input.x + x, places.input.y)
}

fn sentence(canvas: &mut Canvas<'_>, area: Area, text: &str) {
    for (y, line) in (1..).zip(wrap(text, usize::from(area.width))) {
        canvas.text(area, 0, y, &text[line], canvas.theme.title());
    }
}

fn with_inherited(app: &App, level: LevelIx) -> Counts {
    app.standing.with_inherited(&app.ladder, level, &Inheritance::of(app.ladder.level(level)))
}
