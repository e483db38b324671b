//! Text in cells: width, wrapping at words, eliding.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Returns how many columns a text takes.
pub fn width(text: &str) -> usize {
    // Texts are clean, so that each ASCII character takes a column.
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Wraps a text at words, never wider than `width` columns. Returns the byte
/// range of each line; a text without words has one empty line.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(2);
    if let Some(lines) = at_spaces(text, width) {
        return lines;
    }
    // The wrapper counts characters, the screen counts graphemes, and an emoji
    // of several characters may be wider than their sum: then less goes on a line.
    for narrower in 0..width.min(8) {
        let lines = wrapped(text, width - narrower);
        if lines.iter().all(|line| self::width(&text[line.clone()]) <= width) {
            return lines;
        }
    }
    by_grapheme(text, width)
}

/// Wraps plain ASCII words at spaces, which is what nearly all text is: ten times faster than by the Unicode rules, and a screen is
/// wrapped at each key. Anything else is for those rules.
fn at_spaces(text: &str, width: usize) -> Option<Vec<Range<usize>>> {
    let mut lines = Vec::new();
    let mut line = 0..0;
    let mut at = 0;
    for word in text.split(' ') {
        let end = at + word.len();
        if word.len() > width || !is_plain(word) {
            return None;
        }
        if end - line.start > width && line.end > line.start {
            lines.push(line);
            line = at..end;
        } else {
            line.end = end;
        }
        at = end + 1;
    }
    lines.push(line);
    Some(lines)
}

/// Whether a word is letters and at most one mark that ends words, or an address, which
/// no terminal opens in two parts.
fn is_plain(word: &str) -> bool {
    if word.contains("://") && word.is_ascii() {
        return true;
    }
    let letters = word.strip_suffix(['.', ',', ';', ':', '!', '?']).unwrap_or(word);
    !letters.is_empty() && letters.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'\'' | b'-'))
}

fn wrapped(text: &str, width: usize) -> Vec<Range<usize>> {
    let options =
        Options::new(width).wrap_algorithm(WrapAlgorithm::FirstFit).word_splitter(WordSplitter::NoHyphenation);
    let mut at = 0;
    let mut lines = Vec::new();
    for line in textwrap::wrap(text, options) {
        let start = match &line {
            // A borrowed line is a part of the text, and says itself where.
            Cow::Borrowed(part) => (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize),
            Cow::Owned(part) => text[at..].find(part.as_str()).map_or(at, |found| at + found),
        };
        at = (start + line.len()).min(text.len());
        lines.push(start.min(at)..at);
    }
    lines
}

fn by_grapheme(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = vec![Range { start: 0, end: 0 }];
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        let wide = self::width(grapheme);
        if used + wide > width {
            lines.push(at..at);
            used = 0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.end = at + grapheme.len();
        }
    }
    lines
}

/// Returns as much of a text as fits, with an ellipsis where something is cut.
pub fn elide(text: &str, width: usize) -> Cow<'_, str> {
    if self::width(text) <= width {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += self::width(grapheme);
        if used > width {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    if width > 0 {
        kept.push('…');
    }
    Cow::Owned(kept)
}

/// Fits a path into a width: each part gives way as far as it must, the last
/// one last. Parts that would have fewer than four columns are left out from
/// the start.
pub fn fit_path(parts: &[&str], separator: &str, width: usize) -> String {
    let mut parts = parts;
    while parts.len() > 1 && width < parts.len() * (4 + self::width(separator)) {
        parts = &parts[1..];
    }
    let between = self::width(separator) * parts.len().saturating_sub(1);
    let room = width.saturating_sub(between);
    let mut given: Vec<usize> = parts.iter().map(|part| self::width(part)).collect();
    while given.iter().sum::<usize>() > room {
        // Of the longest, the outermost gives way; the last part counts as
        // shorter than it is, since it says where one stands.
        let last = given.len() - 1;
        let weigh = |nth: usize| if nth == last { given[nth] * 2 / 3 } else { given[nth] };
        let Some(longest) = (0..given.len()).max_by_key(|&nth| (weigh(nth), last - nth)) else { break };
        if given[longest] <= 1 {
            break;
        }
        given[longest] -= 1;
    }
    let fitted: Vec<_> = parts.iter().zip(given).map(|(part, width)| elide(part, width)).collect();
    fitted.join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn text_wraps_at_words() {
        assert_eq!(lines("I mentor two people a year.", 10), ["I mentor", "two people", "a year."]);
        assert_eq!(lines("", 10), [""]);
        assert_eq!(lines("incomprehensibilities", 8), ["incompre", "hensibil", "ities"]);
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(width("日本"), 4);
        assert_eq!(lines("日本語の文", 4), ["日本", "語の", "文"]);
        assert_eq!(elide("日本語", 5), "日本…");
    }

    #[test]
    fn a_path_gives_way_where_it_is_longest() {
        assert_eq!(
            fit_path(&["Support Engineers", "Senior", "Mentoring"], " › ", 80),
            "Support Engineers › Senior › Mentoring"
        );
        let short = fit_path(&["Support Engineers", "Senior Support Engineer", "I help others"], " › ", 36);
        assert!(width(&short) <= 36 && short.ends_with("I help others"), "{short}");
        assert!(width(&fit_path(&["aaaa", "bbbb", "cccc"], " › ", 5)) <= 5);
    }

    proptest! {
        #[test]
        fn plain_words_wrap_as_by_the_unicode_rules(
            text in "[a-z]{1,4}(-[a-z]{1,4})?[.,;]?( [a-z']{0,3}[a-z]{1,4}(-[a-z]{1,4})?[.,;:?]?){0,12}", wide in 16usize..40
        ) {
            prop_assert_eq!(at_spaces(&text, wide), Some(wrapped(&text, wide)));
        }

        #[test]
        fn no_line_is_wider_than_asked_and_no_letter_is_lost(text in "[a-z é日🦉👩‍🔬❤️\u{301}-]{0,80}", wide in 2usize..30) {
            let lines = wrap(&text, wide);
            let mut rest = 0;
            for line in &lines {
                prop_assert!(width(&text[line.clone()]) <= wide.max(2));
                prop_assert!(text[rest..line.start].trim().is_empty());
                rest = line.end;
            }
            prop_assert!(text[rest..].trim().is_empty());
            prop_assert!(width(&elide(&text, wide)) <= wide);
        }
    }
}
