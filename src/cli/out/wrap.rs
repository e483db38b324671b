//! Lines for a terminal: broken between words, what goes on indented below what
//! it goes on with.

use std::ops::Range;

use crate::report::text::Style;
use crate::tui::text::{width, wrap};

/// The longest token that may be a mark before a statement, as in `+ [x]+ words`.
const MARK: usize = 4;

/// Returns a line's pieces as lines of at most so many columns.
pub(super) fn wrapped<'a>(pieces: &[(Style, &'a str)], columns: usize) -> Vec<Vec<(Style, &'a str)>> {
    let text: String = pieces.iter().map(|(_, text)| *text).collect();
    let words = text[begin(&text)..].trim_end();
    // An id or a path is left to the terminal, which copies it as one.
    if width(&text) <= columns || !words.contains(' ') {
        return vec![pieces.to_vec()];
    }
    let begin = Some(begin(&text)).filter(|begin| width(&text[..*begin]) <= columns / 2).unwrap_or(0);
    let indent = width(&text[..begin]);
    let lines = wrap(&text[begin..], columns - indent);
    let line = |(nth, range): (usize, Range<usize>)| {
        let (start, end) = (begin + range.start, begin + range.end);
        if nth == 0 {
            return cut(pieces, 0..end);
        }
        let mut line = vec![(Style::Plain, &SPACES[..indent.min(SPACES.len())])];
        line.extend(cut(pieces, start..end));
        line
    };
    lines.into_iter().enumerate().map(line).collect()
}

/// What lines that go on are indented with.
const SPACES: &str = "                                                                                ";

/// Where the words of a line begin: behind spaces, and behind marks in which no letter
/// stands outside brackets.
fn begin(text: &str) -> usize {
    let mut begin = 0;
    for token in text.split_inclusive(' ') {
        let mark = token.trim_end();
        let is_mark = mark.starts_with('[') || !mark.contains(char::is_alphanumeric);
        if !is_mark || mark.len() > MARK {
            break;
        }
        begin += token.len();
    }
    begin.min(text.trim_end().len())
}

/// The parts of pieces that stand in a range of their text.
fn cut<'a>(pieces: &[(Style, &'a str)], range: Range<usize>) -> Vec<(Style, &'a str)> {
    let mut at = 0;
    let mut parts = Vec::new();
    for &(style, text) in pieces {
        let (start, end) = (range.start.clamp(at, at + text.len()), range.end.clamp(at, at + text.len()));
        if start < end {
            parts.push((style, &text[start - at..end - at]));
        }
        at += text.len();
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(pieces: &[(Style, &str)], columns: usize) -> Vec<String> {
        wrapped(pieces, columns).into_iter().map(|line| line.into_iter().map(|(_, text)| text).collect()).collect()
    }

    #[test]
    fn what_goes_on_stands_below_the_words() {
        let statement = [(Style::Plain, "  + [x]+ Ties six knots with help"), (Style::Dim, "  (met at Bosun)")];
        let expected =
            ["  + [x]+ Ties six", "         knots", "         with help", "         (met at", "         Bosun)"];
        assert_eq!(lines(&statement, 18), expected);
        assert_eq!(lines(&[(Style::Bold, "Ropes"), (Style::Dim, "  2 left")], 8), ["Ropes  2", "left"]);
        assert_eq!(lines(&statement, 80), ["  + [x]+ Ties six knots with help  (met at Bosun)"]);
    }

    #[test]
    fn each_part_keeps_its_style() {
        let pieces = [(Style::Bold, "Coils every"), (Style::Dim, " line")];
        let expected =
            vec![vec![(Style::Bold, "Coils")], vec![(Style::Plain, ""), (Style::Bold, "every"), (Style::Dim, " line")]];
        assert_eq!(wrapped(&pieces, 10), expected);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_no_line_too_long(text in "[ \\-+x\\[\\]a-zß漢]{0,80}", columns in 4usize..40) {
            let all = lines(&[(Style::Plain, &text)], columns);
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&all.concat()), letters(&text));
            let is_one_word = all.len() == 1 && !text[begin(&text)..].trim_end().contains(' ');
            prop_assert!(is_one_word || all.iter().all(|line| width(line.trim_end()) <= columns), "{:?}", all);
        }
    }
}
