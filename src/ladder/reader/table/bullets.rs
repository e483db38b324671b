//! Bullets that people type in cells, which have no lists.

use super::is_placeholder;

/// Bullets that only ever are bullets.
const SURE: &[char] = &['•', '●', '▪', '◦', '‣'];

/// Bullets that are dashes and stars, too.
const MARKS: &[&str] = &["- ", "– ", "* "];

/// What the texts of a cell say: each once for each of its bullets.
pub(super) fn said<'a>(texts: impl Iterator<Item = (&'a str, u32)>) -> impl Iterator<Item = (&'a str, u32)> {
    let parts = texts.flat_map(|(text, line)| parts(text).map(move |part| (part, line)));
    parts.filter(|(text, _)| !text.is_empty() && !is_placeholder(text))
}

/// The statements that stand in one text behind bullets; the text alone where it
/// has no such.
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
    let begins = |part: &str| part.trim_start().starts_with(char::is_uppercase) && part.trim().contains(' ');
    text[MARKS[mark].len()..].split(bullet).all(begins).then_some(bullet)
}

/// A text without the bullet that it begins with.
pub(super) fn without_bullet(text: &str) -> &str {
    // Nearly all begin with a word, and blocks have no blanks around theirs.
    if text.starts_with(|first: char| first.is_ascii_alphanumeric()) && !text.ends_with(char::is_whitespace) {
        return text;
    }
    let text = text.trim();
    let mark = || MARKS.iter().find_map(|mark| text.strip_prefix(mark));
    text.strip_prefix(SURE).or_else(mark).unwrap_or(text).trim()
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
    #[case("•", &[])]
    #[case("", &[])]
    fn statements_stand_behind_bullets(#[case] text: &str, #[case] parted: &[&str]) {
        let said: Vec<&str> = said([(text, 1)].into_iter()).map(|(text, _)| text).collect();
        assert_eq!(said, parted);
    }
}
