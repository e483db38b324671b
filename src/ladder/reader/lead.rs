//! How a block begins: with bold words, or with a label and what parts it from the words
//! behind it.

use super::super::blocks::{Block, Blocks, Kind};
use super::super::names;

/// How many words a label has at most.
pub(super) const LONGEST: usize = 5;

/// The same for bold words with a colon that a paragraph begins with.
const LONGEST_LEAD: usize = 12;

/// What parts a strong label from its text as a colon does.
pub(super) const DASHES: [char; 4] = ['–', '—', '-', '→'];

const COLONS: [char; 2] = [':', '：'];

/// Words that head a list of examples.
const EXAMPLES: &[&str] = &["example", "beispiel", "exemple", "ejemplo", "пример", "esempi"];

/// What tells a label from the words behind it, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// That it is an item that ends in a colon, and others are nested in it.
    Heads,
    /// A mark behind bold words that a paragraph begins with.
    Lead,
    /// A mark between them, or a line of its own.
    Mark,
    /// That it is bold, whatever stands behind it.
    Bold,
    /// A colon in plain words of a paragraph.
    Colon,
    /// A colon of an item behind more words than labels have: `What you know: text`.
    Long,
}

impl Sign {
    /// How many signs there are.
    pub(super) const COUNT: usize = Sign::Long as usize + 1;
}

/// What looks like a label at the beginning of a block.
pub(super) struct Labelled<'a> {
    pub(super) label: &'a str,
    /// The words behind it.
    pub(super) rest: &'a str,
    pub(super) sign: Sign,
}

/// Parts a paragraph, or an item that stands in no other, into what looks like a label and the
/// words behind it.
pub(super) fn split<'a>(blocks: &'a Blocks, block: &Block, next: Option<&Block>) -> Option<Labelled<'a>> {
    let is_outermost = matches!(block.kind, Kind::Item { depth: 0 } | Kind::Paragraph);
    if is_outermost { split_words(blocks, block, next) } else { None }
}

/// The same for any block.
fn split_words<'a>(blocks: &'a Blocks, block: &Block, next: Option<&Block>) -> Option<Labelled<'a>> {
    let text = blocks.text(block);
    if text.is_empty() {
        return None;
    }
    let own = if let Kind::Item { depth } = block.kind { depth } else { 0 };
    let is_line = block.kind == Kind::Paragraph && !block.quoted && !text.ends_with(['.', ';', ',', '!', '?']);
    let leads = next.is_some_and(|next| match next.kind {
        Kind::Item { depth } => depth > own || is_line,
        // Bold alone may stand over a paragraph.
        Kind::Paragraph => is_line && is_bold(blocks, block) && !is_bold(blocks, next),
        _ => false,
    });
    let lead = blocks.lead(block);
    let at_mark = lead.or_else(|| unread_lead(text)).and_then(|(lead, rest)| at_a_mark(lead, rest));
    let marked = if block.kind == Kind::Paragraph && !block.quoted { Sign::Lead } else { Sign::Mark };
    let at_colon = at_a_colon(text);
    let (label, rest, sign) = match (at_mark, lead, at_colon) {
        (Some((label, rest)), ..) => (label, rest, marked),
        (_, _, Some((label, rest))) if block.is_item() && is_short(label) => (label, rest, Sign::Mark),
        _ if leads && !text.ends_with('.') => (text.trim_end_matches(COLONS), "", Sign::Mark),
        (_, Some((lead, rest)), _) => (lead.trim_end_matches('.'), rest, Sign::Bold),
        (_, None, Some((label, rest))) if is_line_of_text(block) => (label, rest, Sign::Colon),
        (_, None, Some((label, rest))) if block.is_item() => (label, rest, Sign::Long),
        _ => return None,
    };
    let (label, rest) = (label.trim(), rest.trim());
    let heads = leads && rest.is_empty() && block.is_item() && text.ends_with(COLONS);
    let sign = if heads { Sign::Heads } else { sign };
    let says_something = leads || !rest.is_empty();
    let longest = if matches!(sign, Sign::Lead | Sign::Long) { LONGEST_LEAD } else { LONGEST };
    (has_at_most(names::without_brackets(label), longest) && says_something).then_some(Labelled { label, rest, sign })
}

/// Whether a paragraph is a short line right above a list.
pub(super) fn heads_a_list(blocks: &Blocks, block: &Block, next: Option<&Block>) -> bool {
    let words = blocks.text(block);
    block.kind == Kind::Paragraph
        && !block.quoted
        && next.is_some_and(|next| next.kind == Kind::Item { depth: 0 })
        && is_short(words)
        && !words.ends_with(['.', '!', '?', ';', ',', '。'])
}

/// Whether words are few enough for a label.
pub(super) fn is_short(label: &str) -> bool {
    has_at_most(label, LONGEST)
}

/// The same for words of a paragraph.
pub(super) fn is_short_lead(label: &str) -> bool {
    has_at_most(label, LONGEST_LEAD)
}

fn has_at_most(label: &str, longest: usize) -> bool {
    !label.trim().is_empty() && label.split_whitespace().nth(longest).is_none()
}

/// Parts a text at its first colon, if that is no part of an address or of a time.
fn at_a_colon(text: &str) -> Option<(&str, &str)> {
    // The first byte of the wide colon is 0xef; most texts have neither.
    let first = memchr::memchr2(b':', 0xef, text.as_bytes())?;
    match text.as_bytes()[first] {
        b':' => {
            let (label, rest) = (&text[..first], &text[first + 1..]);
            let is_digit = |c: char| c.is_ascii_digit();
            let is_within = rest.starts_with("//") || (label.ends_with(is_digit) && rest.starts_with(is_digit));
            (!is_within).then_some((label, rest))
        }
        _ => text.split_once(COLONS),
    }
}

/// Parts bold words from what follows at the colon or the dash between them.
pub(super) fn at_a_mark<'a>(lead: &'a str, rest: &'a str) -> Option<(&'a str, &'a str)> {
    let behind = rest.trim_start();
    if lead.ends_with(COLONS) || behind.starts_with(COLONS) {
        return Some((lead.trim_end_matches(COLONS), behind.trim_start_matches(COLONS)));
    }
    behind.starts_with(DASHES).then(|| (lead, behind.trim_start_matches(DASHES)))
}

/// Parts a text at its first colon, if what stands before it is short enough for a label
/// and something follows.
pub(super) fn split_at_colon(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = at_a_colon(text)?;
    let rest = rest.trim();
    (is_short(label) && !rest.is_empty()).then_some((label.trim(), rest))
}

/// Bold words that Markdown takes for none, as letters follow right behind the colon
/// in them: `**Soil：**text`.
fn unread_lead(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("**")?.split_once("**").filter(|(lead, _)| lead.ends_with(COLONS))
}

/// Whether a block is a paragraph of the document's own words.
fn is_line_of_text(block: &Block) -> bool {
    block.kind == Kind::Paragraph && !block.quoted && !block.emphasised
}

/// Parts a block at a mark behind the words that it begins with, whether they
/// recur or not.
pub(super) fn split_at_mark<'a>(blocks: &'a Blocks, block: &Block, next: Option<&Block>) -> Option<(&'a str, &'a str)> {
    split_words(blocks, block, next).filter(|found| found.sign <= Sign::Mark).map(|found| (found.label, found.rest))
}

/// Whether a block is nothing but strong words.
pub(super) fn is_bold(blocks: &Blocks, block: &Block) -> bool {
    blocks.lead(block).is_some_and(|(_, rest)| rest.trim_matches([':', '：', ' ']).is_empty())
}

/// The same where a remark in brackets stands behind them: `**Dough** (from the second year)`.
pub(super) fn is_bold_but_for_a_remark(blocks: &Blocks, block: &Block) -> bool {
    let is_remark = |rest: &str| {
        let inner = rest.trim_end_matches([':', '：', ' ']).trim_start().strip_prefix('(');
        inner.and_then(|inner| inner.strip_suffix(')')).is_some_and(|inner| !inner.contains(['(', ')']))
    };
    is_bold(blocks, block) || blocks.lead(block).is_some_and(|(_, rest)| is_remark(rest))
}

/// Whether a block begins with bold words and goes on with others.
pub(super) fn leads(blocks: &Blocks, block: &Block) -> bool {
    blocks.lead(block).is_some_and(|(_, rest)| !rest.is_empty())
}

/// Returns whether a title or a label heads examples.
pub(super) fn is_examples(title: &str) -> bool {
    // Every block is asked, so that only what may be a word of these is put into
    // lower case.
    let title = title.trim_start();
    if title.as_bytes().first().is_none_or(|first| first.is_ascii() && !matches!(first | 0x20, b'b' | b'e')) {
        return false;
    }
    let begins = |word: &&str| match title.get(..word.len()) {
        Some(head) if word.is_ascii() => head.eq_ignore_ascii_case(word),
        Some(head) => !head.is_ascii() && head.to_lowercase() == **word,
        None => false,
    };
    EXAMPLES.iter().any(begins)
}
