//! HTML inside Markdown: collapsed parts, and what text there is beside tags.
//!
//! Only as much as ladders need; nothing of it is shown as HTML.

/// What a part of an HTML block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    DetailsStart,
    DetailsEnd,
    Paragraph,
    Item,
}

/// A part of an HTML block.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) kind: PartKind,
    pub(super) text: String,
    /// Where it begins, in bytes from the block's start.
    pub(super) offset: usize,
}

/// Returns whether an inline tag parts words.
pub(super) fn is_break(tag: &str) -> bool {
    let name = tag_name(tag);
    ["br", "p", "li", "div"].contains(&name.as_str())
}

/// Cuts an HTML block into its parts. A list right under `<summary>`, without
/// the blank line that Markdown asks for, is still a list.
pub(super) fn parts(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut summary: Option<usize> = None;
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += comment.find("-->").map_or(rest.len(), |end| end + 7);
        } else if rest.starts_with('<') && rest.contains('>') {
            let length = rest.find('>').map_or(rest.len(), |end| end + 1);
            match (tag_name(&rest[..length]).as_str(), rest.starts_with("</")) {
                ("details", false) => {
                    parts.push(Part { kind: PartKind::DetailsStart, text: String::new(), offset: at });
                }
                ("details", true) => {
                    parts.push(Part { kind: PartKind::DetailsEnd, text: String::new(), offset: at });
                }
                ("summary", closing) => summary = (!closing).then_some(parts.len().wrapping_sub(1)),
                _ => {}
            }
            at += length;
        } else {
            let length = rest.char_indices().skip(1).find(|&(_, c)| c == '<').map_or(rest.len(), |(end, _)| end);
            let text = &rest[..length];
            match summary.and_then(|nth| parts.get_mut(nth)) {
                Some(details) => details.text.push_str(text),
                None => lines(text, at, &mut parts),
            }
            at += length;
        }
    }
    parts
}

/// Text outside of tags: each line with a bullet is an item.
fn lines(text: &str, offset: usize, parts: &mut Vec<Part>) {
    let mut at = offset;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let item = words.strip_prefix("- ").or_else(|| words.strip_prefix("* "));
        if !words.is_empty() {
            parts.push(Part {
                kind: if item.is_some() { PartKind::Item } else { PartKind::Paragraph },
                text: item.unwrap_or(words).to_owned(),
                offset: at,
            });
        }
        at += line.len();
    }
}

fn tag_name(tag: &str) -> String {
    tag.trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
