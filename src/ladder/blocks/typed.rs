//! Markers that people type and Markdown doesn't know: `##Heading` and `-item`
//! without a space, bullets of other kinds, `1.item`, `a) item`.

/// Bullets that only ever are bullets.
const BULLETS: &[char] = &[
    '•', '·', '●', '◦', '▪', '▫', '‣', '○', '■', '□', '➢', '►', '⁃', '∙', '➤', '➔', '→', '✓', '✔', '✅', '☑', '☐', '✗',
    '✘', '❌', '👉', '🔹', '🔸', '⭐', '⚫', '▸', '▹', '▶', '▷', '・', '･', '◆', '◇', '★', '☆', '⦿', '①', '②', '③',
    '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩',
];

/// Boxes to tick that an item may have behind its marker, and a cell before its words.
pub const BOXES: &[char] = &['☐', '☑', '☒'];

/// Returns the number that words begin with as items of a list do, "1. " or "2) ", and how
/// many bytes it has with its mark and a blank. A sentence may begin with a year.
pub fn number(words: &str) -> Option<(u8, usize)> {
    const MOST_DIGITS: usize = 2;

    let digits = words.bytes().take(MOST_DIGITS).take_while(u8::is_ascii_digit).count();
    let number = words[..digits].parse().ok()?;
    [". ", ") "].iter().any(|mark| words[digits..].starts_with(mark)).then_some((number, digits + 2))
}

/// Returns how many bytes the box has that an item's words begin with.
pub(super) fn box_length(words: &str) -> usize {
    // The first byte of all of them.
    if words.as_bytes().first() != Some(&0xe2) {
        return 0;
    }
    let rest = words.strip_prefix(BOXES).filter(|rest| rest.is_empty() || rest.starts_with(' '));
    rest.map_or(0, |rest| words.len() - rest.len())
}

/// What a line begins with that somebody typed for want of a better marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Heading { depth: u8 },
    Item,
}

/// A text up to the end of its first line.
pub(super) fn first_line(text: &str) -> &str {
    memchr::memchr(b'\n', text.as_bytes()).map_or(text, |end| &text[..end])
}

/// Returns what a line begins with, and how many bytes the marker has with the
/// spaces behind it.
pub(super) fn marker(line: &str) -> Option<(Typed, usize)> {
    // Nearly all lines begin with a letter, and most of those with two: only
    // `a) item` and `h2. heading` are markers.
    if let [first, second, ..] = line.as_bytes()
        && first.is_ascii_alphabetic()
        && (second.is_ascii_alphabetic() || *second == b' ')
        && !line.starts_with("o  ")
    {
        return None;
    }
    let line = first_line(line);
    let hashes = line.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) {
        let first = line[hashes..].chars().next()?;
        // One hash with a word behind it is a tag as they are typed elsewhere.
        let is_title = if hashes == 1 { first.is_uppercase() } else { first.is_alphanumeric() };
        return is_title.then_some((Typed::Heading { depth: hashes as u8 }, hashes));
    }
    // As AsciiDoc has them.
    let equals = line.bytes().take_while(|&b| b == b'=').count();
    if (1..=6).contains(&equals) && line[equals..].starts_with(' ') && line.ends_with(char::is_alphanumeric) {
        return Some((Typed::Heading { depth: equals as u8 }, equals + 1));
    }
    // As wikis have them.
    if let Some((depth, title)) = line.strip_prefix('h').and_then(|rest| rest.split_once(". "))
        && let Ok(depth @ 1..=6) = depth.parse()
        && title.starts_with(char::is_alphanumeric)
    {
        return Some((Typed::Heading { depth }, line.len() - title.len()));
    }
    // Some programs that write Markdown take a typed dash for a slip, and escape it.
    let line = line.strip_prefix('\\').filter(|line| line.starts_with(['-', '*', '+'])).unwrap_or(line);
    // Word's bullets become letters where its text is taken out.
    let after_letter = || line.strip_prefix('o').filter(|rest| rest.starts_with("  ") || rest.starts_with('\t'));
    let rest =
        line.strip_prefix(BULLETS).or_else(|| after_dash(line)).or_else(|| after_number(line)).or_else(after_letter)?;
    // Symbols may be followed by the mark that makes them emoji.
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{fe0f}']);
    words.chars().any(char::is_alphanumeric).then_some((Typed::Item, line.len() - words.len()))
}

/// Returns how many bytes the bullet has that a line begins with, and the spaces behind it.
pub(super) fn bullet(line: &str) -> Option<usize> {
    // The first byte of each of them is none of ASCII.
    let rest = Some(line).filter(|line| !line.as_bytes().first().is_none_or(u8::is_ascii))?.strip_prefix(BULLETS)?;
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{fe0f}']);
    first_line(words).chars().any(char::is_alphanumeric).then_some(line.len() - words.len())
}

/// Returns whether a line begins with a letter as a marker, which stands below numbers.
pub(super) fn is_lettered(line: &str) -> bool {
    matches!(line.as_bytes(), [b'a'..=b'z', b'.' | b')', b' ', ..])
}

/// `-item`, `- item` behind an escape, and `*item`; but `*emphasis*` is none, and `--` a dash.
fn after_dash(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '–', '—']).filter(|rest| !line.starts_with('*') || !rest.contains('*'))?;
    let words = if line.starts_with(['–', '—']) || rest.starts_with(' ') { rest.trim_start() } else { rest };
    words.starts_with(char::is_alphabetic).then_some(rest)
}

/// `1.item`, `1)item` and `a) item`.
fn after_number(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) {
        if let Some(rest) = line[digits..].strip_prefix(['、', '．']) {
            return Some(rest);
        }
        let rest = line[digits..].strip_prefix(['.', ')'])?;
        return rest.starts_with(char::is_uppercase).then_some(rest);
    }
    if let Some(inside) = line.strip_prefix(['(', '（']) {
        return after_bracketed_number(inside);
    }
    let rest = line.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    if let Some(rest) = rest.strip_prefix(". ") {
        // "d. h." is none.
        let is_first = matches!(line.as_bytes()[0], b'a'..=b'h');
        return (is_first && rest.starts_with(char::is_uppercase) && rest.chars().nth(1) != Some('.')).then_some(rest);
    }
    rest.strip_prefix(')').filter(|rest| rest.starts_with(' '))
}

/// `1) item`, `a) item` and `1）item` behind a bracket.
fn after_bracketed_number(inside: &str) -> Option<&str> {
    let length = inside.bytes().take_while(u8::is_ascii_digit).count();
    let is_letter = length == 0 && inside.starts_with(|c: char| c.is_ascii_lowercase());
    let rest = inside.get(length + usize::from(is_letter)..)?;
    let is_number = is_letter || (1..=2).contains(&length);
    let rest = rest.strip_prefix(") ").or_else(|| rest.strip_prefix('）'))?;
    is_number.then_some(rest)
}

/// Returns whether a line begins with a dash as words between dashes do, and the
/// next one doesn't, which would be a list.
pub(super) fn is_lone_dash(line: &str) -> bool {
    let is_dashed = |line: &str| line.starts_with(['–', '—']);
    is_dashed(line) && !line.split('\n').nth(1).is_some_and(|next| is_dashed(next.trim_start()))
}

/// Returns whether a line begins with bold words and a colon: a label.
pub(super) fn is_label(line: &str) -> bool {
    let line = first_line(line);
    let bold = ["**", "__"].iter().find_map(|mark| line.strip_prefix(mark)?.split_once(mark));
    bold.is_some_and(|(words, rest)| words.trim_end().ends_with(':') || rest.trim_start().starts_with(':'))
}

/// The most words of a bold line that is a title; more are said with force.
const LONGEST_TITLE: usize = 5;

/// Returns whether a line is a label or a short title in bold, and nothing else:
/// `**Examples:**`, `__Tools__`.
pub(super) fn is_label_alone(line: &str) -> bool {
    let line = line.trim_end();
    // Nearly no line ends so, and all lines of a paragraph are asked.
    line.ends_with(['*', '_', ':'])
        && line.matches("**").count() + line.matches("__").count() == 2
        && (is_label(line) || is_title(line))
}

/// Returns whether a line is a few words and a colon over an item: `Tools:`.
pub(super) fn heads_a_list(text: &str) -> bool {
    let line = first_line(text);
    let is_head = line.trim_end().strip_suffix(':').is_some_and(|words| {
        words.starts_with(char::is_uppercase) && words.split_whitespace().nth(LONGEST_TITLE - 1).is_none()
    });
    let next = || text[line.len()..].trim_start_matches('\n');
    is_head && (next().starts_with(['-', '*', '+']) || marker(next()).is_some_and(|(typed, _)| typed == Typed::Item))
}

/// Returns whether a text begins as sentences do, and a list stands right behind its paragraph.
/// It looks a few lines ahead, as it is asked at each title of a text.
pub(super) fn leads_to_a_list(text: &str) -> bool {
    const MOST_LINES: usize = 24;

    let is_item = |line: &str| {
        let line = line.trim_start();
        ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark)) || number(line).is_some()
    };
    let mut lines = text.lines().take(MOST_LINES);
    let is_sentence = lines.next().is_some_and(|line| !line.starts_with(char::is_lowercase));
    let behind = lines.find(|line| line.trim().is_empty() || is_item(line));
    let behind = behind.filter(|line| is_item(line)).or_else(|| lines.find(|line| !line.trim().is_empty()));
    is_sentence && behind.is_some_and(is_item)
}

fn is_title(line: &str) -> bool {
    let words = line.trim_matches(['*', '_']);
    words.len() + 4 == line.len()
        && words.starts_with(char::is_uppercase)
        && words.ends_with(char::is_alphanumeric)
        && words.split_whitespace().count() <= LONGEST_TITLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("##Junior Baker", Some((Typed::Heading { depth: 2 }, 2)))]
    #[case("== Junior Baker", Some((Typed::Heading { depth: 2 }, 3)))]
    #[case("#Bakers", Some((Typed::Heading { depth: 1 }, 1)))]
    #[case("#bread is a tag", None)]
    #[case("• Kneads", Some((Typed::Item, 4)))]
    #[case("o   Kneads", Some((Typed::Item, 4)))]
    #[case("o\tKneads", Some((Typed::Item, 2)))]
    #[case("o forno", None)]
    #[case("-Kneads", Some((Typed::Item, 1)))]
    #[case("\\- Kneads", Some((Typed::Item, 2)))]
    #[case("h2. Junior Baker", Some((Typed::Heading { depth: 2 }, 4)))]
    #[case("h7. Junior Baker", None)]
    #[case("– kneads", Some((Typed::Item, 4)))]
    #[case("*Kneads", Some((Typed::Item, 1)))]
    #[case("*Kneads* well", None)]
    #[case("--Kneads", None)]
    #[case("-5 degrees", None)]
    #[case("1.Kneads", Some((Typed::Item, 2)))]
    #[case("1.5 litres", None)]
    #[case("a) Kneads", Some((Typed::Item, 3)))]
    #[case("a) ", None)]
    #[case("1、能称重", Some((Typed::Item, 4)))]
    #[case("（2）能看火", Some((Typed::Item, 7)))]
    #[case("(a) Kneads", Some((Typed::Item, 4)))]
    #[case("a. Kneads", Some((Typed::Item, 3)))]
    #[case("d. H. a baker", None)]
    #[case("(sometimes) kneads", None)]
    #[case("① Kneads", Some((Typed::Item, 4)))]
    #[case("・こねる", Some((Typed::Item, 3)))]
    #[case("Kneads", None)]
    #[case("", None)]
    fn typed_markers_are_told_from_words(#[case] line: &str, #[case] found: Option<(Typed, usize)>) {
        assert_eq!(marker(line), found);
    }

    #[test]
    fn a_few_words_over_an_item_head_a_list() {
        assert!(heads_a_list("Tools:\n- one") && heads_a_list("Hand tools:\n\n• one"));
        assert!(!heads_a_list("Tools:\nno") && !heads_a_list("tools:\n- one") && !heads_a_list("Tools\n- one"));
    }

    #[test]
    fn a_text_leads_to_the_list_a_few_lines_ahead() {
        let text = |lines: usize| format!("{}\n- one", "It goes on.\n".repeat(lines));
        assert!(leads_to_a_list(&text(1)) && leads_to_a_list(&text(20)) && leads_to_a_list("It goes on.\n2) two"));
        assert!(!leads_to_a_list(&text(40)) && !leads_to_a_list("It goes on.\n\nAnd on.\n- one"));
        assert!(!leads_to_a_list("goes on.\n- one") && !leads_to_a_list("It goes on.\n-one"));
    }

    #[test]
    fn a_label_is_bold_with_a_colon() {
        assert!(is_label("**Scope:** a bench") && is_label("**Scope**: a bench\nmore"));
        assert!(
            is_label_alone("**Examples:**  ")
                && is_label_alone("__Examples__:")
                && is_label_alone("**Tools**")
                && !is_label_alone("**always!**")
                && !is_label_alone("**Scope:** a")
        );
        assert!(!is_label("**Scope** of work: all") && !is_label("Scope: all"));
    }
}
