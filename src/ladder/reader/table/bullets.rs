//! Bullets that people type in cells, which have no lists.

use super::super::super::blocks;
use super::cells::Texts;
use super::is_placeholder;

/// Bullets that only ever are bullets.
const SURE: &[char] = &['•', '●', '▪', '◦', '‣'];

/// Bullets that are dashes and stars, too.
const MARKS: &[&str] = &["- ", "– ", "* "];

/// Boxes to tick, as Markdown has them.
const TYPED_BOXES: &[&str] = &["[ ]", "[x]", "[X]"];

/// Tells what the texts of a cell say, each once for each of its bullets, with its line.
pub(super) fn each_said<'a>(texts: Texts<'a>, mut tell: impl FnMut(&'a str, u32)) {
    let are_numbered = texts.blocks.len() > 1 && are_numbered(texts);
    for block in texts.blocks {
        let text = texts.page.text(block);
        let text = if are_numbered { number(text).map_or(text, |(_, rest)| rest) } else { text };
        if block.is_ascii && is_bare(text) {
            if !is_placeholder(text) {
                tell(text, block.line);
            }
        } else {
            parts(text).for_each(|part| tell(part, block.line));
        }
    }
}

/// Whether the texts of a cell are counted: "1. Kneads", "2. Bakes". One number alone may be
/// a part of its sentence.
fn are_numbered(texts: Texts<'_>) -> bool {
    let mut numbers = texts.blocks.iter().take(2).map(|block| number(texts.page.text(block)).map(|(number, _)| number));
    // Nearly no cell begins with a digit.
    numbers.next().flatten() == Some(1) && numbers.next().flatten() == Some(2)
}

/// The number that a text begins with as items of lists do, and what it numbers.
fn number(text: &str) -> Option<(u8, &str)> {
    let (number, length) = blocks::number(text)?;
    let rest = text[length..].trim_start();
    (!rest.is_empty()).then_some((number, rest))
}

/// Whether the texts of a cell say anything.
pub(in super::super) fn say_something(texts: Texts<'_>) -> bool {
    let mut says = false;
    each_said(texts, |_, _| says = true);
    says
}

/// The statements that stand in one text behind bullets, without what only holds their
/// place; the text alone where it has no such.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let bullet = bullet(text);
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let whole = rest.take()?;
        let (part, next) = match bullet.and_then(|bullet| whole.split_once(bullet)) {
            Some((part, next)) => (part, Some(next)),
            None => (whole, None),
        };
        rest = next;
        Some(without_bullet(part))
    })
    .filter(|part| !part.is_empty() && !is_placeholder(part))
}

/// Whether a text surely begins with a word and ends with one, as nearly all do: blocks
/// have no blanks around theirs.
fn is_bare(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphanumeric) && bytes.last().is_some_and(u8::is_ascii_graphic)
}

/// What parts the statements of a text, with a blank before it.
fn bullet(text: &str) -> Option<&'static str> {
    let sure = [" •", " ●", " ▪", " ◦", " ‣"];
    // Nearly no text has any; their first byte is 0xe2.
    if memchr::memchr(0xe2, text.as_bytes()).is_some() && text.contains(SURE) {
        // One alone amidst words parts two names rather than two statements.
        let is_list = |bullet: &&str| text.starts_with(bullet.trim_start()) || text.matches(*bullet).nth(1).is_some();
        return sure.into_iter().find(is_list);
    }
    let mark = MARKS.iter().position(|mark| text.starts_with(mark))?;
    let bullet = [" - ", " – ", " * "][mark];
    // A dash may go on with a sentence: what is parted begins as statements do.
    let begins = |part: &str| {
        let part = without_box(part.trim());
        part.starts_with(char::is_uppercase) && part.contains(' ')
    };
    text[MARKS[mark].len()..].split(bullet).all(begins).then_some(bullet)
}

/// A text without the bullet and the box that it begins with.
pub(super) fn without_bullet(text: &str) -> &str {
    if is_bare(text) {
        return text;
    }
    let text = text.trim();
    let mark = || MARKS.iter().find_map(|mark| text.strip_prefix(mark));
    without_box(text.strip_prefix(SURE).or_else(mark).unwrap_or(text).trim())
}

/// A text without the box before its words; a box alone stays.
fn without_box(text: &str) -> &str {
    let typed = || TYPED_BOXES.iter().find_map(|typed| text.strip_prefix(typed));
    let behind = text.strip_prefix(blocks::BOXES).or_else(typed);
    behind.and_then(|rest| rest.strip_prefix(' ')).map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("• Kneads dough • Lights the oven", &["Kneads dough", "Lights the oven"])]
    #[case("•Kneads •Bakes", &["Kneads", "Bakes"])]
    #[case("Kneads dough • Lights • Sweeps", &["Kneads dough", "Lights", "Sweeps"])]
    #[case("Rye • wheat", &["Rye • wheat"])]
    #[case("- Kneads dough - Lights the oven", &["Kneads dough", "Lights the oven"])]
    #[case("- Kneads dough - by hand, too", &["Kneads dough - by hand, too"])]
    #[case("Kneads dough - Lights the oven", &["Kneads dough - Lights the oven"])]
    #[case("* Kneads", &["Kneads"])]
    #[case("[ ] Kneads", &["Kneads"])]
    #[case("- [x] Kneads dough - [ ] Bakes bread", &["Kneads dough", "Bakes bread"])]
    #[case("☐ Kneads", &["Kneads"])]
    #[case("[x]", &["[x]"])]
    #[case("[x](of bread)", &["[x](of bread)"])]
    #[case("•", &[])]
    #[case("", &[])]
    fn statements_stand_behind_bullets(#[case] text: &str, #[case] parted: &[&str]) {
        let said: Vec<&str> = parts(text).collect();
        assert_eq!(said, parted);
    }
}
