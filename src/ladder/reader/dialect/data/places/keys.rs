//! Names of fields in the source of data: before a colon in YAML and JSON, before the sign of
//! equality or in the brackets of a table in TOML.

/// How far behind another name one is looked for, in bytes.
const FARTHEST: usize = 1 << 16;

/// Finds where the name of a field stands, the next one behind a place.
pub(super) fn find(source: &str, behind: usize, key: &str) -> Option<usize> {
    let end = source.len().min(behind + FARTHEST);
    let rest = source.as_bytes().get(behind..end).filter(|_| !key.is_empty())?;
    let mut places = memchr::memmem::find_iter(rest, key.as_bytes()).map(|at| behind + at);
    places.find(|&at| is_one(source, at, at + key.len()))
}

/// Finds where the name of a field stands, the last one before a place.
pub(super) fn find_before(source: &str, before: usize, key: &str) -> Option<usize> {
    let begin = before.saturating_sub(FARTHEST);
    let rest = source.as_bytes().get(begin..before).filter(|_| !key.is_empty())?;
    let mut places = memchr::memmem::rfind_iter(rest, key.as_bytes()).map(|at| begin + at);
    places.find(|&at| is_one(source, at, at + key.len()))
}

/// Whether a part of a source is the name of a field.
fn is_one(source: &str, begin: usize, end: usize) -> bool {
    let (Some(before), Some(after)) = (source.get(..begin), source.get(end..)) else { return false };
    let before = before.strip_suffix(['"', '\'']).unwrap_or(before).trim_end_matches([' ', '\t']);
    let after = after.strip_prefix(['"', '\'']).unwrap_or(after).trim_start_matches([' ', '\t']);
    let begins = before.is_empty() || before.ends_with(['\n', '-', '{', ',', '[', '.', '?']);
    let is_head = || {
        let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
        line.trim_start().starts_with('[') && !line.contains(',')
    };
    begins && (after.starts_with([':', '=']) || (after.starts_with([']', '.']) && is_head()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::yaml("a: oven\noven: [x]\n", "oven", Some(8))]
    #[case::item("- oven\n- oven: [x]\n", "oven", Some(9))]
    #[case::longer("oven rack: 1\n'oven': 2\n", "oven", Some(14))]
    #[case::json("{\"a\": \"oven\", \"oven\": 1}", "oven", Some(15))]
    #[case::toml("a = \"oven\"\noven = 1\n", "oven", Some(11))]
    #[case::table("a = [\"oven\"]\n[[a.oven]]\n", "oven", Some(17))]
    #[case::none("- oven\n- the oven: hot\n", "oven", None)]
    fn names_of_fields_are_told_from_values(#[case] source: &str, #[case] key: &str, #[case] at: Option<usize>) {
        assert_eq!(find(source, 0, key), at);
    }

    #[test]
    fn of_equal_names_the_next_is_found() {
        assert_eq!(find("a: {a: 1}", 1, "a"), Some(4));
        assert_eq!(find("a: 1", 9, "a"), None);
        assert_eq!(find_before("a: {a: 1, b: a}", 13, "a"), Some(4));
    }
}
