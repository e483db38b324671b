//! Names in the source of data that are whole texts: in quotes, or between marks.

use std::ops::Range;

/// How far behind another text a name is looked for, in bytes.
const FARTHEST: usize = 1 << 14;

/// Finds where a name stands, the next one behind a place.
pub(super) fn find(source: &str, behind: usize, name: &str) -> Option<usize> {
    let rest = source.as_bytes().get(behind..source.len().min(behind + FARTHEST)).filter(|_| !name.is_empty())?;
    let mut places = memchr::memmem::find_iter(rest, name.as_bytes()).map(|at| behind + at);
    places.find(|&at| is_whole(source, at, at + name.len()))
}

/// Finds where a name stands, the last one in a part of a source.
pub(super) fn find_before(source: &str, part: Range<usize>, name: &str) -> Option<usize> {
    let begin = part.start.max(part.end.saturating_sub(FARTHEST));
    let rest = source.as_bytes().get(begin..part.end).filter(|_| !name.is_empty())?;
    let mut places = memchr::memmem::rfind_iter(rest, name.as_bytes()).map(|at| begin + at);
    places.find(|&at| is_whole(source, at, at + name.len()))
}

/// Whether a part of a source is a text and no name of a field.
fn is_whole(source: &str, begin: usize, end: usize) -> bool {
    let (Some(before), Some(after)) = (source.get(..begin), source.get(end..)) else { return false };
    let quote = before.chars().next_back().filter(|letter| matches!(letter, '"' | '\''));
    let after = match quote {
        Some(quote) => after.strip_prefix(quote),
        None => Some(after).filter(|_| {
            let before = before.trim_end_matches([' ', '\t']);
            before.is_empty() || before.ends_with([':', '-', '\n', '[', '{', ','])
        }),
    };
    let Some(after) = after.map(|after| after.trim_start_matches([' ', '\t'])) else { return false };
    after.is_empty() || after.starts_with([',', '\n', '\r', ']', '}', '#'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::json("{\"oven\": \"the oven\", \"name\": \"oven\"}", Some(30))]
    #[case::yaml("- the oven\n- oven: 1\n- name: oven\n", Some(29))]
    #[case::list("a: [the oven, oven]", Some(14))]
    #[case::comment("a: ovens\nb: oven # hot\n", Some(12))]
    #[case::none("oven: the oven is hot", None)]
    fn names_are_whole_texts(#[case] source: &str, #[case] at: Option<usize>) {
        assert_eq!(find(source, 0, "oven"), at);
        assert_eq!(find_before(source, 0..source.len(), "oven"), at);
    }
}
