//! A cursor over rows of any height, as screens over the panes have it.

use super::action::Action;
use super::app::Top;
use super::scroll;

/// The row under the cursor, and what is at the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row.
    pub row: usize,
    /// What is at the top.
    pub top: Top,
}

impl Cursor {
    /// Moves by an action, over so many rows of which as many lines as `height` are
    /// visible; `lines` says how many each has. Returns whether it is an action that moves.
    pub fn act(&mut self, action: Action, rows: usize, height: usize, lines: impl Fn(usize) -> usize) -> bool {
        let last = rows.saturating_sub(1);
        match action {
            Action::Down => self.step_down(last, height, lines),
            Action::Up => self.step_up(height, lines),
            Action::First => self.row = 0,
            Action::Last => self.row = last,
            Action::HalfDown => self.by_lines(true, height.div_ceil(2), last, lines),
            Action::HalfUp => self.by_lines(false, height.div_ceil(2), last, lines),
            Action::PageDown => self.by_lines(true, height, last, lines),
            Action::PageUp => self.by_lines(false, height, last, lines),
            _ => return false,
        }
        true
    }

    /// The next row; within a row that is taller than the screen, further down in it.
    fn step_down(&mut self, last: usize, height: usize, lines: impl Fn(usize) -> usize) {
        let hidden = scroll::hidden_below(self.top, self.row, height, lines);
        if hidden > 0 && self.top.row == self.row {
            self.top.line += hidden.min(height.div_ceil(2));
        } else {
            self.row = (self.row + 1).min(last);
        }
    }

    fn step_up(&mut self, height: usize, lines: impl Fn(usize) -> usize) {
        if self.top.row == self.row && self.top.line > 0 && lines(self.row) > height {
            self.top.line = self.top.line.saturating_sub(height.div_ceil(2));
        } else {
            self.row = self.row.saturating_sub(1);
        }
    }

    /// Moves by about as many lines.
    fn by_lines(&mut self, down: bool, count: usize, last: usize, lines: impl Fn(usize) -> usize) {
        let mut left = count;
        while left > 0 && (if down { self.row < last } else { self.row > 0 }) {
            left = left.saturating_sub(lines(self.row));
            self.row = if down { self.row + 1 } else { self.row - 1 };
        }
    }

    /// Keeps the cursor on one of so many rows, and that on the screen.
    pub fn settle(&mut self, rows: usize, height: usize, lines: impl Fn(usize) -> usize) {
        self.row = self.row.min(rows.saturating_sub(1));
        self.top = if rows == 0 { Top::default() } else { scroll::settle(self.top, self.row, height, lines) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_cursor_stays_on_a_row_that_is_visible(
            heights in prop::collection::vec(1usize..6, 1..30), height in 1usize..12,
            actions in prop::collection::vec(prop::sample::select(vec![
                Action::Down, Action::Up, Action::First, Action::Last,
                Action::HalfDown, Action::HalfUp, Action::PageDown, Action::PageUp,
            ]), 0..20)
        ) {
            let mut cursor = Cursor::default();
            let lines = |row: usize| heights[row];
            for action in actions {
                prop_assert!(cursor.act(action, heights.len(), height, lines));
                cursor.settle(heights.len(), height, lines);
                let above: usize = (cursor.top.row..cursor.row).map(lines).sum();
                prop_assert!(cursor.row < heights.len() && cursor.top.row <= cursor.row);
                prop_assert!(above < height + cursor.top.line);
            }
        }
    }

    #[test]
    fn a_row_taller_than_the_screen_is_scrolled_through() {
        let mut cursor = Cursor::default();
        let lines = |row: usize| if row == 0 { 10 } else { 1 };
        let mut steps = 0;
        while cursor.row == 0 {
            cursor.act(Action::Down, 2, 4, lines);
            cursor.settle(2, 4, lines);
            steps += 1;
        }
        assert_eq!(steps, 4);
    }
}
