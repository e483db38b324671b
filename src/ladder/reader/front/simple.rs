//! The YAML that nearly all front matter is written in: mappings and lists by
//! indentation, whose values stand on one line, bare or in quotes that escape nothing
//! but marks.
//!
//! The whole of YAML costs forty times what Markdown of the same length does, so
//! that a ladder that is all front matter took longer than all others together.
//! What is not plainly of this form is left to the library, and a test holds what
//! is read here equal to what the library reads.

use std::iter::Peekable;

use super::{Fields, Value};

/// The longest text that is read, in bytes; longer ones may be beyond the bounds
/// that the library sets.
const LONGEST: usize = 1 << 18;

/// How deep values nest at most, since reading them is recursive.
const DEEPEST: usize = 30;

/// The longest name of a value in a mapping, in bytes.
const LONGEST_NAME: usize = 100;

/// How many items most lists have.
const FEW: usize = 8;

/// Words that are no text, in whatever case one of YAML's versions has them.
const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity"];

/// Reads a text; nothing where it is of another form.
pub(super) fn read(text: &str) -> Option<Value<'_>> {
    if text.len() > LONGEST || has_stray_tabs(text) {
        return None;
    }
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let cut = ends.scan(0, |start, end| Some(&text[std::mem::replace(start, end + 1)..end]));
    let lines = cut.map(Line::of).filter(|line| !line.text.is_empty());
    let mut lines = Lines(lines.peekable());
    let first = lines.0.peek()?.indent;
    let value = lines.block(first, DEEPEST)?;
    lines.0.next().is_none().then_some(value)
}

/// Whether a text has tabs elsewhere than behind the marks of items.
fn has_stray_tabs(text: &str) -> bool {
    let is_stray = |line: &str| {
        let line = line.trim_start_matches(' ');
        line.strip_prefix("-\t").unwrap_or(line).contains('\t')
    };
    memchr::memchr(b'\t', text.as_bytes()).is_some() && text.split('\n').any(is_stray)
}

/// A line without the blanks around it.
#[derive(Clone, Copy)]
struct Line<'t> {
    indent: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Self {
        let text = line.trim_start_matches(' ');
        Line { indent: line.len() - text.len(), text: text.trim_end_matches(' ') }
    }

    fn is_item(self) -> bool {
        self.text == "-" || self.text.starts_with("- ") || self.text.starts_with("-\t")
    }
}

/// The lines that are still to be read, without empty ones.
struct Lines<I: Iterator>(Peekable<I>);

impl<'t, I: Iterator<Item = Line<'t>>> Lines<I> {
    fn next_if(&mut self, fits: impl FnOnce(&Line<'t>) -> bool) -> Option<Line<'t>> {
        self.0.next_if(fits)
    }

    /// Whether the next line stands further in.
    fn is_deeper(&mut self, indent: usize) -> bool {
        self.0.peek().is_some_and(|line| line.indent > indent)
    }

    /// Reads the list or the mapping that stands at an indentation.
    fn block(&mut self, indent: usize, depth: usize) -> Option<Value<'t>> {
        let depth = depth.checked_sub(1)?;
        if self.0.peek()?.is_item() { self.list(indent, depth) } else { self.mapping(None, indent, depth) }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Value<'t>> {
        let mut list = Vec::with_capacity(FEW);
        while let Some(line) = self.next_if(|line| line.indent == indent && line.is_item()) {
            let text = line.text[1..].trim_start_matches([' ', '\t']);
            let inner = indent + line.text.len() - text.len();
            let item = if line.text.starts_with("-\t") {
                // Nothing but a value may stand behind a tab.
                Some(text)
                    .filter(|text| !text.is_empty() && named(text).is_none())
                    .and_then(|text| self.scalar(text, indent))?
            } else if text.is_empty() {
                if self.is_deeper(indent) { self.nested(depth)? } else { Value::Null }
            } else if named(text).is_some() {
                self.mapping(Some(Line { indent: inner, text }), inner, depth)?
            } else {
                self.scalar(text, indent)?
            };
            list.push(item);
        }
        Some(Value::list(list))
    }

    /// Reads the mapping at an indentation. Its first line may stand behind the
    /// mark of an item.
    fn mapping(&mut self, first: Option<Line<'t>>, indent: usize, depth: usize) -> Option<Value<'t>> {
        let mut fields = Fields::default();
        let mut first = first;
        while let Some(line) = first.take().or_else(|| self.next_if(|line| line.indent == indent && !line.is_item())) {
            let (name, text) = named(line.text)?;
            let is_list = |line: &Line<'t>| line.indent == indent && line.is_item();
            let value = if !text.is_empty() {
                self.scalar(text, indent)?
            } else if self.is_deeper(indent) {
                self.nested(depth)?
            } else if self.0.peek().is_some_and(is_list) {
                self.list(indent, depth)?
            } else {
                Value::Null
            };
            fields.push(name, value);
        }
        (!fields.has_twins()).then_some(Value::Object(fields))
    }

    /// Reads what stands further in, at whatever indentation.
    fn nested(&mut self, depth: usize) -> Option<Value<'t>> {
        let indent = self.0.peek()?.indent;
        self.block(indent, depth)
    }

    /// Reads a value that stands on one line: what stands further in behind it
    /// would go on with it.
    fn scalar(&mut self, text: &'t str, indent: usize) -> Option<Value<'t>> {
        if self.is_deeper(indent) { None } else { scalar(text) }
    }
}

/// Parts a line into a name and what stands behind its colon.
fn named(text: &str) -> Option<(&str, &str)> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = text.bytes().take_while(|byte| is_part(byte)).count();
    let (name, rest) = text.split_at(length);
    let rest = rest.strip_prefix(':')?;
    let fits = name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.len() <= LONGEST_NAME;
    if !fits || !(rest.is_empty() || rest.starts_with(' ')) || is_word(name) {
        return None;
    }
    Some((name, rest.trim_start_matches(' ')))
}

fn is_word(text: &str) -> bool {
    text.len() <= "infinity".len() && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn scalar(text: &str) -> Option<Value<'_>> {
    match text.as_bytes()[0] {
        quote @ (b'"' | b'\'') => quoted(text, quote),
        b'0'..=b'9' => number(text),
        b'~' if text == "~" => Some(Value::Null),
        _ => match text {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            "null" => Some(Value::Null),
            _ => bare(text).filter(|_| !is_word(text)),
        },
    }
}

/// Text in quotes. In double ones a stroke may stand before a quote or another stroke,
/// in single ones a quote is doubled; all other escapes stand for something else.
fn quoted(text: &str, quote: u8) -> Option<Value<'_>> {
    let mut rest = text.strip_prefix(char::from(quote))?.strip_suffix(char::from(quote))?;
    let escape = if quote == b'"' { b'\\' } else { quote };
    let mut words = String::new();
    while let Some(at) = memchr::memchr2(quote, b'\\', rest.as_bytes()) {
        let is_mark = |mark: &u8| *mark == quote || *mark == escape;
        let mark = rest.as_bytes().get(at + 1).copied().filter(is_mark)?;
        if rest.as_bytes()[at] != escape {
            return None;
        }
        words.push_str(&rest[..at]);
        words.push(char::from(mark));
        rest = &rest[at + 2..];
    }
    Some(Value::String(if words.is_empty() { rest.into() } else { (words + rest).into() }))
}

/// A small number, a time, or words that begin with a number.
fn number(text: &str) -> Option<Value<'_>> {
    let bytes = text.as_bytes();
    if bytes.iter().all(u8::is_ascii_digit) {
        let fits = bytes.len() < 16 && (bytes.len() == 1 || bytes[0] != b'0');
        return fits.then(|| text.parse::<u64>().ok()).flatten().map(|number| Value::Number(number.into()));
    }
    let is_time =
        bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-' && bytes[..4].iter().all(u8::is_ascii_digit);
    let are_words = text.contains(' ') && text.contains(char::is_alphabetic);
    if is_time || are_words { bare(text) } else { None }
}

/// Text without quotes.
fn bare(text: &str) -> Option<Value<'_>> {
    let mut letters = text.chars();
    let ends = letters.next().is_some_and(char::is_alphanumeric)
        && !letters.next_back().is_some_and(|last| last == ':' || last.is_whitespace());
    // Most texts have neither mark, so that they are looked for one at a time.
    let has = |mark: u8, pair: &str| memchr::memchr(mark, text.as_bytes()).is_some() && text.contains(pair);
    (ends && !has(b':', ": ") && !has(b'#', " #")).then(|| Value::String(text.into()))
}

#[cfg(test)]
mod tests;
