//! Why data can't be read, and where.

/// Why data can't be read, in one line, and the place of it in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ladder::reader) struct Fault {
    /// The reason, without its place.
    pub(in crate::ladder::reader) why: String,
    /// Line from 1.
    pub(in crate::ladder::reader) line: u32,
    /// Column in characters, from 1.
    pub(in crate::ladder::reader) column: u32,
    /// What to do, where that differs from what the code suggests.
    pub(in crate::ladder::reader) advice: Option<&'static str>,
}

impl Fault {
    /// A fault at a place; what tells the place in the words themselves is dropped.
    fn at(why: &str, line: u32, column: u32) -> Self {
        Fault { why: without_place(why), line: line.max(1), column: column.max(1), advice: None }
    }

    /// Front matter that no line closes.
    pub(super) fn unclosed() -> Self {
        let advice = "Close the front matter with a second line of the marks that it begins with.";
        Fault { advice: Some(advice), ..Fault::at("no line closes it", 1, 1) }
    }

    pub(super) fn of_yaml(error: &serde_saphyr::Error) -> Self {
        let number = |at: u64| u32::try_from(at).unwrap_or(u32::MAX);
        let place = error.location().map_or((1, 1), |at| (number(at.line()), number(at.column())));
        let said = error.to_string();
        Fault::at(own_words(error.without_snippet()).unwrap_or(&said), place.0, place.1)
    }

    pub(super) fn of_toml(error: &toml::de::Error, text: &str) -> Self {
        let (line, column) = place(text, error.span().map_or(0, |span| span.start));
        Fault::at(error.message(), line, column)
    }

    pub(super) fn of_json(error: &serde_json::Error, text: &str) -> Self {
        // Its columns are bytes, and its end may be a line behind the last one.
        let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let before = line.get(..error.column().saturating_sub(1).min(line.len())).unwrap_or(line);
        let column = u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX);
        Fault::at(&error.to_string(), u32::try_from(error.line()).unwrap_or(u32::MAX), column)
    }

    /// The same fault in a text that so many lines stand before.
    pub(super) fn below(self, lines: usize) -> Self {
        Fault { line: self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)), ..self }
    }
}

/// The line and the column of a byte.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    (number(line), number(before[start..].chars().count() + 1))
}

/// Why data can't be read, where the library says it to who writes programs with it.
fn own_words(error: &serde_saphyr::Error) -> Option<&'static str> {
    use serde_saphyr::Error;

    match error {
        Error::MultipleDocuments { .. } => Some("a line of dashes begins a second document in it"),
        Error::DuplicateMappingKey { .. } => Some("a name stands twice in the same place"),
        Error::NullIntoString { .. } => Some("nothing stands where a text should"),
        Error::BinaryNotUtf8 { .. } => Some("a text in it is binary"),
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. } => Some("its aliases stand for too much"),
        Error::UnknownAnchor { .. } => Some("an alias in it stands for nothing"),
        Error::Budget { .. } => Some("it is too large, or nested too deeply"),
        _ => None,
    }
}

/// The first line of why something can't be read, without what tells its place.
fn without_place(why: &str) -> String {
    let line = why.lines().next().unwrap_or_default().trim_start_matches("error: ").trim_end_matches('.');
    let is_place = |words: &str| {
        words
            .split([' ', ','])
            .all(|word| matches!(word, "" | "line" | "column" | "at") || word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if let Some((_, rest)) = line.split_once(": ").filter(|(start, _)| is_place(start)) {
        return rest.to_owned();
    }
    let end = line.rfind(" at line ").filter(|&end| is_place(&line[end..]));
    line[..end.unwrap_or(line.len())].to_owned()
}
