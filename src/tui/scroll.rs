//! Scrolling lists whose rows have any height, without looking at more rows
//! than are visible.

use super::app::Top;

/// Returns the top at which the cursor's row is visible, as near to the one
/// before as possible. `height` is the list's, `lines` a row's. Where the row
/// is taller than the list, its beginning is shown unless it is scrolled into.
pub fn settle(top: Top, cursor: usize, height: usize, lines: impl Fn(usize) -> usize) -> Top {
    if height == 0 {
        return Top { row: cursor, line: 0 };
    }
    if cursor < top.row || (cursor == top.row && top.line > 0 && lines(cursor) <= height) {
        return Top { row: cursor, line: 0 };
    }
    if cursor == top.row {
        return Top { row: cursor, line: top.line.min(lines(cursor).saturating_sub(1)) };
    }
    // Every row has a line at least, so one further away than that is below.
    if cursor - top.row <= height + top.line {
        let above: usize = (top.row..cursor).map(&lines).sum();
        if (above + lines(cursor)).saturating_sub(top.line) <= height {
            return top;
        }
    }
    ending_with(cursor, height, lines)
}

/// Returns the top at which a row is the last that is visible.
pub fn ending_with(row: usize, height: usize, lines: impl Fn(usize) -> usize) -> Top {
    let mut room = height.saturating_sub(lines(row));
    let mut first = row;
    while first > 0 && room > 0 {
        let next = lines(first - 1);
        if next > room {
            // Part of a row above fills what is left.
            return Top { row: first - 1, line: next - room };
        }
        room -= next;
        first -= 1;
    }
    Top { row: first, line: 0 }
}

/// Returns the top some lines further down, but not beyond the last page.
pub fn down(top: Top, by: usize, rows: usize, height: usize, lines: impl Fn(usize) -> usize) -> Top {
    let mut to = Top { row: top.row, line: top.line + by };
    while to.row + 1 < rows && to.line >= lines(to.row) {
        to.line -= lines(to.row);
        to.row += 1;
    }
    let mut below = 0;
    for row in to.row..rows {
        below += lines(row);
        if below >= height + to.line {
            return to;
        }
    }
    let last = ending_with(rows.saturating_sub(1), height, lines);
    // Never up, where the last page was scrolled past by the cursor.
    if (last.row, last.line) < (top.row, top.line) { top } else { last }
}

/// Returns the top some lines further up.
pub fn up(top: Top, by: usize, lines: impl Fn(usize) -> usize) -> Top {
    let mut to = top;
    let mut left = by;
    while left > to.line && to.row > 0 {
        left -= to.line;
        to.row -= 1;
        to.line = lines(to.row);
    }
    to.line = to.line.saturating_sub(left);
    to
}

/// Returns how many lines of a row are below the list's end.
pub fn hidden_below(top: Top, cursor: usize, height: usize, lines: impl Fn(usize) -> usize) -> usize {
    if cursor < top.row {
        return 0;
    }
    let end: usize = (top.row..=cursor).map(lines).sum();
    end.saturating_sub(top.line).saturating_sub(height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cursor_that_is_visible_moves_nothing() {
        let top = Top { row: 2, line: 0 };
        assert_eq!(settle(top, 4, 10, |_| 2), top);
        assert_eq!(settle(top, 8, 10, |_| 2), Top { row: 4, line: 0 });
        assert_eq!(settle(top, 1, 10, |_| 2), Top { row: 1, line: 0 });
    }

    #[test]
    fn scrolling_by_lines_ends_with_the_last_line() {
        let lines = |_| 3;
        assert_eq!(down(Top::default(), 4, 10, 5, lines), Top { row: 1, line: 1 });
        assert_eq!(down(Top::default(), 99, 10, 5, lines), Top { row: 8, line: 1 });
        assert_eq!(up(Top { row: 8, line: 1 }, 4, lines), Top { row: 7, line: 0 });
        assert_eq!(up(Top { row: 1, line: 0 }, 99, lines), Top::default());
    }

    proptest! {
        #[test]
        fn the_cursors_row_is_visible_after_settling(
            heights in prop::collection::vec(1usize..6, 1..40), cursor in 0usize..40, row in 0usize..40, line in 0usize..6, height in 1usize..20
        ) {
            let cursor = cursor % heights.len();
            let row = row % heights.len();
            let lines = |nth: usize| heights[nth];
            let top = settle(Top { row, line: line % heights[row] }, cursor, height, lines);
            prop_assert!(top.row <= cursor);
            let above: usize = (top.row..cursor).map(lines).sum();
            prop_assert!(above < height + top.line, "its beginning is on the screen");
            if heights[cursor] <= height {
                prop_assert!(above + heights[cursor] <= height + top.line, "and all of it, where it fits");
            }
        }
    }
}
