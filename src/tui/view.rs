//! State → frame. Draws only, changes nothing, and survives any size.

mod canvas;
mod choice;
mod chrome;
mod emoji;
mod find;
mod findings;
mod foot;
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
use ratatui::layout::Position;

use super::app::{App, Overlay, Size};
use super::layout;
use super::theme::Theme;
use crate::ladder::text::is_unsafe;
use canvas::Canvas;

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
    foot::footer(app, canvas, layout.footer)
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
        Overlay::Findings(shown) => {
            findings::draw(app, shown, canvas, size);
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
        // Nearly all of them.
        if matches!(cell.symbol().as_bytes(), [b' '..=b'~']) {
            continue;
        }
        match cell.symbol() {
            "…" if ascii => drop(cell.set_symbol("~")),
            "›" | "→" if ascii => drop(cell.set_symbol(">")),
            _ => {}
        }
        let symbol = cell.symbol();
        if symbol.contains(is_unsafe) {
            cell.set_symbol("\u{fffd}");
        } else if let Some(settled) = emoji::settled(symbol) {
            cell.set_symbol(&settled);
        }
    }
}

#[cfg(test)]
mod tests;
