//! From letters to a query. There is one parser, and it takes anything.

use std::ops::Range;

use super::super::fold::folded;
use super::{Field, FieldTerm, LONGEST_TERM, MOST_TERMS, Piece, Query, Spelling, Standing, StatusTerm, Term};

/// How one piece begins, before what is looked for.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark that may be typed or not")]
struct Marks {
    is_not: bool,
    field: Option<Asked>,
    is_exact: bool,
    at_start: bool,
    is_escaped: bool,
}

/// What stands before a colon.
#[derive(Clone, Copy)]
enum Asked {
    Title(Field),
    Status,
}

/// What is looked for, as it was typed.
struct Value {
    span: Range<usize>,
    is_quoted: bool,
    /// Whether the quote was closed.
    is_closed: bool,
    at_end: bool,
    /// Where the piece ends.
    end: usize,
}

pub(super) fn parse(typed: &str) -> Query {
    let mut query = Query::default();
    let mut at = 0;
    while let Some(start) = typed[at..].find(|letter: char| !letter.is_whitespace()).map(|skipped| at + skipped) {
        let (marks, value_at) = marks(typed, start);
        let value = value(typed, value_at, &marks);
        at = value.end;
        let remark = if query.count() < MOST_TERMS {
            query.take(typed, &marks, &value, start)
        } else {
            Some((start..at, format!("Only the first {MOST_TERMS} terms count.")))
        };
        query.pieces.push(Piece { span: start..at, remark });
    }
    if query.terms.iter().any(|term| term.spelling == Spelling::Exact || term.at_start || term.at_end) {
        query.phrase = None;
    }
    query
}

/// Reads what stands before a value. Returns where the value begins.
fn marks(typed: &str, start: usize) -> (Marks, usize) {
    let mut marks = Marks::default();
    let mut at = start;
    if typed[at..].starts_with('!') {
        marks.is_not = true;
        at += 1;
    }
    if let Some((asked, length)) = field(&typed[at..]) {
        marks.field = Some(asked);
        at += length;
    }
    loop {
        match typed[at..].chars().next() {
            Some('^') if !marks.at_start => marks.at_start = true,
            Some('\'' | '‘' | '’') if !marks.is_exact => marks.is_exact = true,
            Some('\\') => marks.is_escaped = true,
            _ => return (marks, at),
        }
        at += typed[at..].chars().next().map_or(0, char::len_utf8);
        if marks.is_escaped {
            return (marks, at);
        }
    }
}

/// Reads a field's name with its colon.
fn field(rest: &str) -> Option<(Asked, usize)> {
    let name = &rest[..rest.find(':')?];
    let asked = if name.eq_ignore_ascii_case("is") {
        Asked::Status
    } else {
        let (field, _) = Field::ALL.into_iter().find(|(_, known)| name.eq_ignore_ascii_case(known))?;
        Asked::Title(field)
    };
    Some((asked, name.len() + 1))
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„')
}

fn value(typed: &str, start: usize, marks: &Marks) -> Value {
    let rest = &typed[start..];
    let quote = rest.chars().next().filter(|&letter| is_quote(letter) && !marks.is_escaped);
    if let Some(quote) = quote {
        let from = start + quote.len_utf8();
        let inside = &typed[from..];
        let to = from + inside.find(is_quote).unwrap_or(inside.len());
        let closing = typed[to..].chars().next();
        let end = to + closing.map_or(0, char::len_utf8);
        let at_end = typed[end..].starts_with('$');
        return Value {
            span: from..to,
            is_quoted: true,
            is_closed: closing.is_some(),
            at_end,
            end: end + usize::from(at_end),
        };
    }
    let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let at_end = typed[start..end].ends_with('$') && !marks.is_escaped;
    Value { span: start..end - usize::from(at_end), is_quoted: false, is_closed: false, at_end, end }
}

type Remark = Option<(Range<usize>, String)>;

impl Query {
    fn count(&self) -> usize {
        self.terms.len() + self.without.len() + self.fields.len() + self.statuses.len()
    }

    /// Takes a piece in. Returns what of it isn't understood.
    fn take(&mut self, typed: &str, marks: &Marks, value: &Value, start: usize) -> Remark {
        let text = &typed[value.span.clone()];
        if let Some(Asked::Status) = marks.field {
            return self.take_status(text, marks, value, start);
        }
        let raw = folded(text).text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (term, remark) = term(typed, marks, value);
        if term.text.is_empty() {
            return Some((start..value.end, unfinished(&typed[start..value.end], marks)));
        }
        if let Some(Asked::Title(field)) = marks.field {
            self.fields.push(FieldTerm { field, term, is_not: marks.is_not });
            return remark;
        }
        if marks.is_not {
            self.without.push(term);
            return remark;
        }
        let is_plain = term.is_plain();
        self.terms.push(term);
        let phrase = self.phrase.get_or_insert_default();
        if !phrase.text.is_empty() {
            phrase.text.push(' ');
        }
        phrase.text.push_str(&raw);
        remark.or_else(|| unknown_field(text, value.span.start).filter(|_| is_plain && !marks.is_escaped))
    }

    fn take_status(&mut self, text: &str, marks: &Marks, value: &Value, start: usize) -> Remark {
        let names: Vec<&str> = text.split([',', '|']).filter(|name| !name.is_empty()).collect();
        let known: Vec<Standing> = names.iter().filter_map(|name| status(name)).collect();
        if known.is_empty() || known.len() < names.len() {
            return Some((start..value.end, "is: takes open, working, met, n/a, noted, unproved.".into()));
        }
        self.statuses.push(StatusTerm { any: known, is_not: marks.is_not });
        None
    }
}

/// Reads a status, or as much of its name as was typed so far.
fn status(name: &str) -> Option<Standing> {
    let name = name.to_lowercase();
    let name = if name == "na" { "n/a" } else { &name };
    Standing::ALL.into_iter().find(|(_, known)| known.starts_with(name)).map(|(standing, _)| standing)
}

/// Folds what is looked for, cut where it is too long.
fn term(typed: &str, marks: &Marks, value: &Value) -> (Term, Remark) {
    let mut span = value.span.clone();
    let is_bare = !value.is_quoted && !marks.is_exact && !marks.is_escaped;
    if is_bare {
        span = without_punctuation(typed, span);
    }
    let cut = typed[span.clone()].char_indices().nth(LONGEST_TERM).map(|(cut, _)| span.start + cut);
    let remark = cut.map(|cut| (cut..span.end, format!("Only the first {LONGEST_TERM} letters of a term count.")));
    let words: Vec<&str> = typed[span.start..cut.unwrap_or(span.end)].split_whitespace().collect();
    let folded = folded(&words.join(" "));
    let term = Term {
        // Letters that fold to nothing may leave a space at an end.
        capitals: if folded.text.starts_with(' ') { Vec::new() } else { folded.capitals },
        text: folded.text.trim().to_owned(),
        span,
        spelling: match value {
            Value { is_closed: true, .. } => Spelling::Words,
            Value { is_quoted: true, .. } => Spelling::Exact,
            _ if marks.is_exact => Spelling::Exact,
            _ => Spelling::Any,
        },
        at_start: marks.at_start,
        at_end: value.at_end,
    };
    (term, remark)
}

/// Leaves out what closes a clause: "plans," is pasted, "plans" is meant.
fn without_punctuation(typed: &str, span: Range<usize>) -> Range<usize> {
    let text = &typed[span.clone()];
    let end = span.start + text.trim_end_matches([',', ';', ':', '.', '?', '!', ')']).len();
    let start = span.start + usize::from(text.starts_with('('));
    if start < end { start..end } else { span }
}

/// Says what a piece without letters waits for.
fn unfinished(piece: &str, marks: &Marks) -> String {
    match marks.field {
        Some(Asked::Title(field)) => {
            if field == Field::Note {
                return "note: takes what a note says, such as note:customer or note:\"two words\".".into();
            }
            let name = Field::ALL.iter().find(|(known, _)| *known == field).map_or("", |(_, name)| name);
            format!("{name}: takes a part of a title, such as {name}:lead or {name}:\"two words\".")
        }
        _ if marks.is_not => "! leaves out what has the word behind it.".into(),
        _ if marks.at_start => "^ finds what begins with the word behind it.".into(),
        _ if piece == "$" => "$ finds what ends with the word before it.".into(),
        _ if marks.is_exact => "' finds the word behind it letter by letter.".into(),
        _ if marks.is_escaped => "\\ takes the sign behind it as a letter.".into(),
        _ if piece.starts_with(is_quote) => "Quotes find the words between them in a row.".into(),
        _ => "There is no letter in it to look for.".into(),
    }
}

/// Remarks on a word with a colon that might have been meant as a field.
fn unknown_field(text: &str, start: usize) -> Remark {
    let (name, rest) = text.split_once(':')?;
    let is_name = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_name || rest.is_empty() || rest.starts_with('/') {
        return None;
    }
    let names = Field::ALL.map(|(_, name)| name).join(", ");
    let why = format!("{name}: is no field, so it is looked for as it stands. Fields: {names}, is.");
    Some((start..start + name.len() + 1, why))
}
