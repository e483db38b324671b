//! The union of two journals, line by line. The fold doesn't care for their order,
//! so that this is all there is to a merge; git's union driver gives as much.

use std::collections::HashSet;

use memchr::memchr;

use crate::progress::event;

/// Returns the lines of `other` that `own` lacks, in their order, each once. What
/// can't be read is a line like any other: it may mean something to a newer rungs.
pub(super) fn missing<'o>(own: &[u8], other: &'o [u8]) -> Vec<&'o [u8]> {
    let known: HashSet<&[u8]> = lines(own).collect();
    let mut seen = HashSet::new();
    lines(other).filter(|line| !known.contains(line) && seen.insert(*line)).collect()
}

/// Returns all lines of the one, and then those of the other that it lacks.
pub fn union(own: &[u8], other: &[u8]) -> Vec<u8> {
    let mut all = own.to_vec();
    if !all.is_empty() && !all.ends_with(b"\n") {
        all.push(b'\n');
    }
    for line in missing(own, other) {
        all.extend(line);
        all.push(b'\n');
    }
    all
}

/// Returns how many events a file has that another one lacks, line by line.
pub fn lacking(own: &[u8], other: &[u8]) -> usize {
    missing(own, other).into_iter().filter(|line| matches!(event::parse(line), Ok(Some(_)))).count()
}

/// Returns whether a file may be a journal: something of it reads as an event, or
/// there is nothing in it.
pub fn is_journal(bytes: &[u8]) -> bool {
    lines(bytes).next().is_none() || lines(bytes).any(|line| matches!(event::parse(line), Ok(Some(_))))
}

/// The lines of a file, without their ends and without blank ones.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes.strip_prefix(super::lines::BYTE_ORDER_MARK).unwrap_or(bytes);
    let lines = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(line)
    });
    lines.map(<[u8]>::trim_ascii).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_union_has_each_line_once_whatever_ends_it() {
        assert_eq!(union(b"\xef\xbb\xbfa\r\nb", b"b\nc\n\na\nc"), b"\xef\xbb\xbfa\r\nb\nc\n");
        assert_eq!(union(b"", b"a"), b"a\n");
        assert_eq!(union(b"a\n", b""), b"a\n");
    }
}
