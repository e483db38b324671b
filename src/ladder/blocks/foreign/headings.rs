//! Headings of Org, of wikis and of `reStructuredText`, and tabs of `MkDocs`, as Markdown
//! has them. All lines keep their numbers.

use std::borrow::Cow;

use super::Line;

/// How much deeper the content of a tab stands.
const INDENT: &str = "    ";

/// Returns a text whose headings Markdown knows.
pub(super) fn marked(text: &str) -> Cow<'_, str> {
    let lines = Line::all(text);
    let is_org = lines.iter().any(|line| option(line.text).is_some());
    let is_bare = |line: &&Line<'_>| line.text.starts_with("== ") && !line.text.trim_end().ends_with('=');
    let is_ascii =
        lines.iter().any(|line| line.text.trim_end() == "|===") || lines.iter().filter(is_bare).nth(1).is_some();
    let foreign = match (is_org, is_ascii) {
        (true, _) => of_org,
        (_, true) => of_asciidoc,
        _ => of_wiki,
    };
    let mut marking = Marking { depth: 1, in_tab: false, underlines: Vec::new() };
    let mut written = String::with_capacity(text.len());
    let (mut is_changed, mut nth) = (false, 0);
    while let Some(line) = lines.get(nth) {
        let around = |place: Option<usize>| place.and_then(|place| lines.get(place)).map_or("", |line| line.text);
        let below = around(Some(nth + 1));
        let mut underlined = || marking.underlined(around(nth.checked_sub(1)), line.text, below);
        if let Some(heading) = foreign(line.text) {
            written += &heading;
            is_changed = true;
        } else if let Some(heading) = underlined() {
            written += &heading;
            // The line below the title.
            written.push('\n');
            nth += 1;
            is_changed = true;
        } else {
            let heading = marking.of_tabs(line.text);
            is_changed |= heading != line.text;
            written += &heading;
        }
        written.push('\n');
        nth += 1;
    }
    if is_changed { Cow::Owned(written) } else { Cow::Borrowed(text) }
}

/// Whether a text has titles with lines below them that Markdown doesn't know.
pub(super) fn are_underlined(text: &str) -> bool {
    let lines = Line::all(text);
    let is_title = |lines: &[Line<'_>]| {
        let [above, title, below] = lines else { return false };
        underline(above.text, title.text, below.text).is_some_and(|mark| UNDERLINES.contains(mark))
    };
    lines.windows(3).any(is_title)
}

/// What titles are underlined with in `reStructuredText`, and hardly anywhere else.
const UNDERLINES: &str = "~^\"";

/// What is known of the headings above a line.
struct Marking {
    /// The depth of the last heading that Markdown knows.
    depth: usize,
    /// Whether the line may stand in a tab.
    in_tab: bool,
    /// What titles were underlined with, the highest first.
    underlines: Vec<char>,
}

impl Marking {
    /// A title with a line below it that Markdown doesn't know.
    fn underlined(&mut self, above: &str, title: &str, below: &str) -> Option<String> {
        let mark = underline(above, title, below)?;
        let known = self.underlines.iter().position(|known| *known == mark).unwrap_or_else(|| {
            self.underlines.push(mark);
            self.underlines.len() - 1
        });
        Some(format!("{} {title}", "#".repeat((known + 3).min(6))))
    }

    /// A line as it is without tabs: their titles are headings below the one that they
    /// stand under, and what they hold isn't indented.
    fn of_tabs<'l>(&mut self, line: &'l str) -> Cow<'l, str> {
        if let Some(title) = tab(line) {
            self.in_tab = true;
            return format!("{} {title}", "#".repeat(self.depth + 1)).into();
        }
        self.in_tab &= line.trim().is_empty() || line.starts_with(INDENT);
        if self.in_tab {
            return line.strip_prefix(INDENT).unwrap_or(line).into();
        }
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        self.depth = if (1..4).contains(&hashes) { hashes } else { self.depth };
        line.into()
    }
}

/// An option of Org, and what it is set to.
fn option(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix("#+")?.split_once(':')?;
    (name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_'))
        .then_some((name, value.trim()))
}

fn of_org(line: &str) -> Option<String> {
    if let Some((name, value)) = option(line) {
        return Some(if name.eq_ignore_ascii_case("title") { format!("# {value}") } else { String::new() });
    }
    let stars = line.bytes().take_while(|&byte| byte == b'*').count();
    let title = line[stars..].strip_prefix(' ').filter(|_| (1..=6).contains(&stars))?;
    Some(format!("{} {title}", "#".repeat(stars)))
}

/// A heading behind a run of `=`; attributes of the document and of what stands below
/// them are left out.
fn of_asciidoc(line: &str) -> Option<String> {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'!');
    let attribute = line.strip_prefix(':').and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
    let is_set = |line: &str| line.starts_with('[') && line.ends_with(']') && line.contains('=');
    if attribute.is_some_and(|name| !name.is_empty() && is_name(name)) || is_set(line.trim_end()) {
        return Some(String::new());
    }
    let depth = line.bytes().take_while(|&byte| byte == b'=').count();
    let title = line[depth..].strip_prefix(' ').filter(|_| (1..=6).contains(&depth))?;
    Some(format!("{} {title}", "#".repeat(depth)))
}

/// A heading between two equal runs of `=`.
fn of_wiki(line: &str) -> Option<String> {
    let line = line.trim_end();
    let depth = line.bytes().take_while(|&byte| byte == b'=').count();
    let behind = line.bytes().rev().take_while(|&byte| byte == b'=').count();
    let title = line.get(depth..line.len().checked_sub(behind)?)?.trim();
    let is_heading = (1..=6).contains(&depth) && depth == behind && title.contains(char::is_alphanumeric);
    is_heading.then(|| format!("{} {title}", "#".repeat(depth)))
}

/// The title of a tab: `=== "Junior"`.
fn tab(line: &str) -> Option<&str> {
    line.strip_prefix("=== \"")?.trim_end().strip_suffix('"').filter(|title| !title.is_empty())
}

/// The mark of the line below a title, where Markdown knows none such.
fn underline(before: &str, title: &str, below: &str) -> Option<char> {
    let below = below.trim_end();
    let mark = below.chars().next().filter(|mark| "~^\"+'.#*".contains(*mark))?;
    let is_line = below.chars().all(|c| c == mark) && below.len() >= title.chars().count() && below.len() > 2;
    let is_title = title.starts_with(char::is_alphanumeric) && before.trim().is_empty();
    (is_line && is_title).then_some(mark)
}
