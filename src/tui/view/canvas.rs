//! Where everything is painted.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::layout::Area;
use super::super::theme::Theme;

/// Where to paint, and how things stand out.
pub(super) struct Canvas<'a> {
    pub buffer: &'a mut Buffer,
    pub theme: Theme,
}

impl Canvas<'_> {
    /// Writes a line, no further than the area's row `y` goes.
    pub fn line(&mut self, area: Area, y: u16, line: &Line<'_>) {
        let mut x = 0;
        for span in line {
            x = self.text(area, x, y, &span.content, line.style.patch(span.style));
        }
    }

    /// Writes text at a column of an area's row. Returns the column behind it.
    pub fn text(&mut self, area: Area, x: u16, y: u16, text: &str, style: Style) -> u16 {
        if y >= area.height || x >= area.width {
            return x;
        }
        let room = usize::from(area.width - x);
        let (x, y) = (area.x + x, area.y + y);
        let end = if text.chars().all(is_plain) {
            self.plain(x, y, text, room, style)
        } else {
            self.buffer.set_stringn(x, y, text, room, style).0
        };
        end - area.x
    }

    /// Writes text of which each character has a column to itself.
    fn plain(&mut self, x: u16, y: u16, text: &str, room: usize, style: Style) -> u16 {
        let columns = x..self.buffer.area.right();
        let cells = columns.zip(text.chars()).take(room);
        cells.fold(x, |_, (x, character)| {
            self.buffer[(x, y)].set_char(character).set_style(style);
            x + 1
        })
    }

    /// Takes all styles from an area.
    pub fn unstyle(&mut self, area: Area) {
        self.buffer.set_style(Rect::new(area.x, area.y, area.width, area.height), Style::reset());
    }

    /// Styles rows of an area over their whole width.
    pub fn style(&mut self, area: Area, y: u16, height: u16, style: Style) {
        let height = height.min(area.height.saturating_sub(y));
        self.buffer.set_style(Rect::new(area.x, area.y + y, area.width, height), style);
    }
}

/// Whether a character has one column and joins no other. For text of only such ones, which
/// is most, nobody has to look for what belongs together: a third of the time of a frame.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | '‐'..='…' | '‹' | '›' | '←'..='↓' | '─'..='▟')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::Modifier;

    use super::super::super::app::Look;
    use super::*;

    proptest! {
        #[test]
        fn plain_text_stands_where_any_text_does(text in "([ -~]|[‐-…›←-↓─-▟]|[é世\u{301}\u{200d}\u{fe0f}👩\t]){0,12}", x in 0u16..12, width in 1u16..12) {
            let area = Area { x: 1, y: 1, width, height: 1 };
            let style = Style::new().add_modifier(Modifier::BOLD);
            let mut ours = Buffer::empty(Rect::new(0, 0, 12, 3));
            let mut theirs = ours.clone();
            let end = Canvas { buffer: &mut ours, theme: Theme::of(Look { color: true, ascii: false }) }
                .text(area, x, 0, &text, style);
            if x < width {
                let there = theirs.set_stringn(1 + x, 1, &text, usize::from(width - x), style);
                prop_assert_eq!(end, there.0 - 1);
            }
            prop_assert_eq!(ours, theirs);
        }
    }
}
