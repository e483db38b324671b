//! Items of lists as `AsciiDoc` and `MediaWiki` write them, as Markdown has them.

use super::Line;
use super::headings::Own;

/// An item whose marker Markdown doesn't know, or knows for something else.
pub(super) fn item(own: Own, line: &str, below: &[Line<'_>]) -> Option<String> {
    match own {
        Own::AsciiDoc => of_asciidoc(line).or_else(|| term(line, below)),
        Own::MediaWiki => of_mediawiki(line),
        // A paragraph of Textile may say that it is one.
        Own::Confluence => of_mediawiki(line).or_else(|| line.strip_prefix("p. ").map(str::to_owned)),
        _ => None,
    }
}

/// An item so deep, in front of which its number or a bullet stands.
fn written(depth: usize, is_numbered: bool, words: &str) -> String {
    // As deep as Markdown wants it below a number.
    let indent = "   ".repeat(depth.saturating_sub(1).min(6));
    format!("{indent}{} {}", if is_numbered { "1." } else { "*" }, words.trim_start())
}

/// `** slowly`, `. first`, `.. and then`.
fn of_asciidoc(line: &str) -> Option<String> {
    let line = line.trim_start();
    let mark = *line.as_bytes().first().filter(|mark| b"*.".contains(mark))?;
    let depth = line.bytes().take_while(|byte| *byte == mark).count();
    let words = line[depth..].strip_prefix(' ')?;
    (mark == b'.' || depth > 1).then(|| written(depth, mark == b'.', words))
}

/// A term with what it means: `Dough:: kneads`. A list may stand below it instead.
fn term(line: &str, below: &[Line<'_>]) -> Option<String> {
    let (term, words) = line.split_once(":: ").or_else(|| Some((line.trim_end().strip_suffix("::")?, "")))?;
    let term = Some(term.trim()).filter(|term| term.starts_with(char::is_alphanumeric) && !term.contains("://"))?;
    let next = below.iter().map(|line| line.text.trim_start()).find(|line| !line.is_empty()).unwrap_or_default();
    let is_over_list = words.trim().is_empty() && ["* ", "- ", ". "].iter().any(|marker| next.starts_with(marker));
    Some(if is_over_list { format!("**{term}**") } else { format!("- **{term}:** {}", words.trim()) })
}

/// `# first`, `** slowly`, `*#and then`.
fn of_mediawiki(line: &str) -> Option<String> {
    let depth = line.bytes().take_while(|byte| matches!(byte, b'*' | b'#')).count();
    let (marks, words) = line.split_at(depth);
    let is_item = words.starts_with(' ') || (words.starts_with(char::is_alphabetic) && !words.contains('*'));
    let is_numbered = marks.ends_with('#');
    (is_item && depth > 0 && line.starts_with(['*', '#'])).then(|| written(depth, is_numbered, words))
}
