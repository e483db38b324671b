//! The screen of progress: its title, and how far one is by competency as bars or a
//! radar. What was met when is a list.

use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget as _;
use ratatui::widgets::canvas::{self, Canvas as Drawing};

use super::super::action::{Action, Context};
use super::super::app::{App, Size};
use super::super::layout::Area;
use super::super::levels::chart::Charting;
use super::super::rows::count;
use super::super::text::{elide, width};
use super::levels::{sentence, with_inherited};
use super::{Canvas, frame};
use crate::compare::Stand;
use crate::progress::Status;
use crate::report;
use crate::report::stand::{Bar, parts};
use crate::report::text::titled;

/// Returns the title with both parts, the one that is shown in brackets.
pub(super) fn title(context: Context) -> &'static str {
    if context == Context::History {
        "Progress: [over time] by competency"
    } else {
        "Progress: over time [by competency]"
    }
}

/// The keys of both parts, those that matter most first.
pub(super) const HISTORY: &[Action] =
    &[Action::OtherPart, Action::Inward, Action::Down, Action::Up, Action::Back, Action::Help];

const CHART: &[Action] = &[Action::OtherPart, Action::Radar, Action::Down, Action::Up, Action::Back, Action::Help];

/// Draws how far one is by competency.
pub(super) fn chart(app: &App, screen: &Charting, canvas: &mut Canvas<'_>, size: Size) {
    let level = screen.ladder.level(screen.level);
    let stand = Stand::of(&app.ladder, &app.standing, level.track().ix()).filter(|_| screen.is_aim);
    let stands = match &stand {
        Some(stand) => {
            let whole = report::stand::line(&app.ladder, stand, app.look.ascii);
            if width(&whole) <= usize::from(size.width) { whole } else { report::stand::tally(stand) }
        }
        None => format!("{}: {}", titled(level), report::text::met(with_inherited(app, screen.level))),
    };
    let body = frame::screen(app, canvas, size, title(Context::Chart), "", (Context::Chart, CHART));
    canvas.text(body, 0, 0, &elide(&stands, usize::from(body.width)), canvas.theme.title());
    let body = body.below_title();
    // Statuses may have changed since the screen was opened.
    let bars = report::stand::bars(&app.ladder, &app.standing, screen.level);
    if bars.is_empty() {
        let title = titled(level);
        sentence(canvas, body, &format!("{title} lists no expectations. Aim for another level: gt."));
    } else if screen.radar {
        radar(canvas, body, &bars);
    } else {
        draw_bars(canvas, body, &bars, screen);
    }
}

/// Bars under each other, titles at the left, counts at the right.
fn draw_bars(canvas: &mut Canvas<'_>, area: Area, bars: &[Bar], screen: &Charting) {
    let top = screen.cursor.top.row;
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
