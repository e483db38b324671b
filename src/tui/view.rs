//! State → frame. Draws only, changes nothing, and survives any size.

mod choice;
mod chrome;
mod emoji;
mod find;
mod frame;
mod help;
mod levels;
mod listing;
mod palette;
mod panes;
mod progress;
mod write;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::app::{App, Overlay, Size};
use super::layout::{self, Area};
use super::theme::Theme;
use crate::ladder::text::is_unsafe;

/// Draws the state.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let cursor = paint(app, frame.buffer_mut());
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position::new(x, y));
    }
}

/// Paints the state into a buffer of any size. Returns where text is typed.
pub fn paint(app: &App, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let size = Size { width: buffer.area.width, height: buffer.area.height };
    let canvas = &mut Canvas { buffer, theme: Theme::of(app.look) };
    let cursor = if layout::is_too_small(size) {
        chrome::too_small(canvas, size);
        None
    } else {
        // A box leaves room for what lies below it; a screen covers everything.
        let first = app.overlays.iter().rposition(|overlay| !overlay.is_box());
        let mut cursor = first.is_none().then(|| panes(app, canvas, size)).flatten();
        for overlay in &app.overlays[first.unwrap_or(0)..] {
            cursor = over(app, overlay, canvas, size);
        }
        cursor
    };
    scrub(canvas.buffer, app.look.ascii);
    cursor
}

/// Paints the panes with what is round them. Returns where text is typed.
fn panes(app: &App, canvas: &mut Canvas<'_>, size: Size) -> Option<(u16, u16)> {
    let layout = layout::layout(size, app.focus, app.foot_height(size));
    chrome::header(app, canvas, layout.header);
    panes::draw(app, canvas, &layout);
    chrome::footer(app, canvas, layout.footer)
}

/// Paints what lies over the panes. Returns where text is typed.
fn over(app: &App, overlay: &Overlay, canvas: &mut Canvas<'_>, size: Size) -> Option<(u16, u16)> {
    match overlay {
        Overlay::Find(find) => Some(find::draw(app, find, canvas, size)),
        Overlay::Palette(palette) => Some(palette::draw(app, palette, canvas, size)),
        Overlay::Jot(jot) => Some(write::jot(jot, canvas, size)),
        Overlay::Writing(writing) => {
            write::draw(app, writing, canvas, size);
            None
        }
        Overlay::Choice(choice) => {
            choice::draw(app, choice, canvas, size);
            None
        }
        Overlay::Listing(shown) => {
            listing::draw(app, shown, canvas, size);
            None
        }
        Overlay::Choose(screen) => Some(levels::choose(app, screen, canvas, size)),
        Overlay::Compare(screen) => {
            levels::compare(app, screen, canvas, size);
            None
        }
        Overlay::Gap(screen) => {
            levels::gap(app, screen, canvas, size);
            None
        }
        Overlay::Grid(screen) => {
            levels::grid(app, screen, canvas, size);
            None
        }
        Overlay::Chart(screen) => {
            progress::chart(app, screen, canvas, size);
            None
        }
        Overlay::Help(help) => {
            help::draw(app, help, canvas, size);
            None
        }
    }
}

/// The last step before the terminal: whatever way a character took, none that
/// steers a terminal passes, nor one that terminals give another width.
fn scrub(buffer: &mut Buffer, ascii: bool) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        match symbol {
            "…" if ascii => drop(cell.set_symbol("~")),
            "›" | "→" if ascii => drop(cell.set_symbol(">")),
            _ => {}
        }
        let symbol = cell.symbol();
        if matches!(symbol.as_bytes(), [b' '..=b'~']) {
            continue;
        }
        if symbol.contains(is_unsafe) {
            cell.set_symbol("\u{fffd}");
        } else if let Some(settled) = emoji::settled(symbol) {
            cell.set_symbol(&settled);
        }
    }
}

/// Where to paint, and how things stand out.
struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
}

impl Canvas<'_> {
    /// Writes a line, no further than the area's row `y` goes.
    fn line(&mut self, area: Area, y: u16, line: &Line<'_>) {
        if y < area.height && area.width > 0 {
            self.buffer.set_line(area.x, area.y + y, line, area.width);
        }
    }

    /// Writes text at a column of an area's row. Returns the column behind it.
    fn text(&mut self, area: Area, x: u16, y: u16, text: &str, style: Style) -> u16 {
        if y >= area.height || x >= area.width {
            return x;
        }
        let room = usize::from(area.width - x);
        let (end, _) = self.buffer.set_stringn(area.x + x, area.y + y, text, room, style);
        end - area.x
    }

    /// Takes all styles from an area.
    fn unstyle(&mut self, area: Area) {
        self.buffer.set_style(Rect::new(area.x, area.y, area.width, area.height), Style::reset());
    }

    /// Styles rows of an area over their whole width.
    fn style(&mut self, area: Area, y: u16, height: u16, style: Style) {
        let height = height.min(area.height.saturating_sub(y));
        self.buffer.set_style(Rect::new(area.x, area.y + y, area.width, height), style);
    }
}

#[cfg(test)]
mod tests;
