//! How things stand out, on light and dark backgrounds and without colours.
//!
//! Only the terminal's own foreground and background carry text. Colours are
//! the two of the sixteen that are legible on black and on white, and never
//! carry a meaning that a mark or an attribute doesn't carry too.

use ratatui::style::{Color, Modifier, Style};

use super::app::Look;
use crate::progress::Status;

/// Styles and characters for a [`Look`].
///
/// All are asked of a theme, those too that are the same in each.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    look: Look,
}

#[expect(clippy::unused_self, reason = "whether a style depends on the look is the theme's own affair")]
impl Theme {
    /// Returns the theme of a look.
    pub fn of(look: Look) -> Self {
        Theme { look }
    }

    fn colored(self, color: Color) -> Style {
        if self.look.color { Style::new().fg(color) } else { Style::new() }
    }

    fn char(self, drawn: &'static str, ascii: &'static str) -> &'static str {
        if self.look.ascii { ascii } else { drawn }
    }

    /// Returns the style of plain text.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// Returns the style of titles.
    pub fn title(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Returns the style of the focused pane's title.
    pub fn focus(self) -> Style {
        self.colored(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// Returns the style of what matters less.
    pub fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Returns the style of what rungs itself says among the words of a ladder, which
    /// stands in brackets, too.
    pub fn hint(self) -> Style {
        self.dim().add_modifier(Modifier::ITALIC)
    }

    /// Returns the style of the row under the cursor.
    pub fn cursor(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Returns the style of matched letters.
    pub fn lit(self) -> Style {
        self.colored(Color::Magenta).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Returns the style of what isn't understood.
    pub fn unclear(self) -> Style {
        self.colored(Color::Red).add_modifier(Modifier::UNDERLINED)
    }

    /// Returns the style of a status mark and of the met part of a bar.
    pub fn status(self, status: Status) -> Style {
        match status {
            Status::Met => self.colored(Color::Green).add_modifier(Modifier::BOLD),
            Status::Working => self.colored(Color::Magenta),
            Status::NotApplicable => self.dim(),
            Status::Open => Style::new(),
        }
    }

    /// Returns the style of what went wrong.
    pub fn alarm(self) -> Style {
        self.colored(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// Returns what stands before the row under a pane's cursor.
    pub fn pointer(self) -> &'static str {
        self.char("›", ">")
    }

    /// Returns what parts the steps of a path.
    pub fn path(self) -> &'static str {
        self.char(" › ", " > ")
    }

    /// Returns the mark of what is inherited.
    pub fn inherited(self) -> &'static str {
        self.char("↳ ", "^ ")
    }

    /// Returns the mark of a status that was found again by similar words.
    pub fn moved(self) -> &'static str {
        self.char("≈", "~=")
    }

    /// Returns the mark of a statement on which something is noted.
    pub fn noted(self) -> &'static str {
        "+"
    }

    /// Returns the mark of what leads elsewhere.
    pub fn link(self) -> &'static str {
        self.char("→ ", "> ")
    }

    /// Returns the line under titles.
    pub fn rule(self) -> &'static str {
        self.char("─", "-")
    }

    /// Returns the line between panes.
    pub fn wall(self) -> &'static str {
        self.char("│", "|")
    }

    /// Returns the corners of a box, clockwise from the upper left.
    pub fn corners(self) -> [&'static str; 4] {
        if self.look.ascii { ["+"; 4] } else { ["╭", "╮", "╯", "╰"] }
    }

    /// Returns the bullet of examples.
    pub fn bullet(self) -> &'static str {
        self.char("•", "*")
    }

    /// Returns what stands before where the same words are met.
    pub fn met(self) -> &'static str {
        self.char("✓", "x")
    }

    /// Returns a character for how full a cell of the grid is, from 0 to 4.
    pub fn shade(self, fullness: usize) -> &'static str {
        let shades = [("░", "."), ("▂", "-"), ("▄", "="), ("▆", "+"), ("█", "#")];
        let (drawn, ascii) = shades[fullness.min(shades.len() - 1)];
        self.char(drawn, ascii)
    }

    /// Returns a cell of a column that is so many eighths of it high, or more.
    pub fn eighths(self, high: usize) -> &'static str {
        let cells = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
        let drawn = cells[high.min(cells.len() - 1)];
        self.char(drawn, if high == 0 { " " } else { "#" })
    }

    /// Returns what stands where the grid has nothing.
    pub fn nothing(self) -> &'static str {
        self.char("·", ".")
    }

    /// Returns a bar's cell of what is in work.
    pub fn part(self) -> &'static str {
        self.char("╍", "=")
    }

    /// Returns a bar's met and missing cells.
    pub fn bar(self) -> (&'static str, &'static str) {
        (self.char("━", "#"), self.char("┄", "."))
    }
}
