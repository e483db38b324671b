//! What stands around the titles of headings and is no part of them: numbers, labels,
//! endings, and what sites add.

use super::super::table::heads::{heads_competencies, heads_levels};
use super::{BOLD, Section};
use crate::ladder::names;

/// Drops numbers, labels and endings that titles of one depth have in common.
pub(super) fn drop_what_tells_nothing(sections: &mut [Section<'_>]) {
    drop_numbers(sections);
    drop_labels(sections);
    drop_endings(sections);
}

/// A title without what sites put at its end: the name of an icon (`Bakers
/// :material-stairs:`), or a link to itself (`Bakers #`, `Bakers ¶`).
pub(super) fn without_icon(title: &str) -> &str {
    let title = title.strip_suffix(" #").or_else(|| title.strip_suffix('¶')).map_or(title, str::trim_end);
    let last = title.strip_suffix(':').and_then(|title| title.rsplit_once(" :"));
    let is_icon =
        |name: &str| name.contains('-') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    last.filter(|(_, name)| is_icon(name)).map_or(title, |(before, _)| before)
}

/// The depths at which something stands, the highest first.
pub(super) fn depths(sections: &[Section<'_>]) -> impl DoubleEndedIterator<Item = u8> + use<> {
    let mut known = [false; BOLD as usize + 1];
    for section in sections {
        known[usize::from(section.depth)] = true;
    }
    (1..=BOLD).filter(move |&depth| known[usize::from(depth)])
}

/// Drops numbers before titles ("1.2.1 Junior Miner") at depths where nearly all
/// headings have one, and before the one heading above such a depth.
fn drop_numbers(sections: &mut [Section<'_>]) {
    let mut below = false;
    for depth in depths(sections).rev() {
        let here = sections.iter().filter(|section| section.depth == depth);
        let (all, numbered) =
            here.fold((0, 0), |(all, n), section| (all + 1, n + usize::from(number_length(section.title) > 0)));
        if all == 0 {
            continue;
        }
        if below && numbered == 0 && are_bare_numbers(sections, depth) {
            for section in sections.iter_mut().filter(|section| section.depth == depth) {
                section.title = section.title.split_once(' ').map_or(section.title, |(_, title)| title);
            }
            continue;
        }
        below = (numbered * 5 >= all * 4 && (numbered > 1 || below)) || (numbered > 1 && count_up(sections, depth));
        let is_numbered = |section: &&mut Section<'_>| section.depth == depth && (below || is_padded(section.title));
        for section in sections.iter_mut().filter(is_numbered) {
            let is_mark = |c: char| c.is_whitespace() || matches!(c, '–' | '—' | '·');
            section.title = match section.title[number_length(section.title)..].trim_start_matches(is_mark) {
                "" => section.title,
                title => title,
            };
        }
    }
}

/// Whether all titles of a depth have numbers without a dot before them that count up from
/// 1: "1 Junior Miner", above "1.1 Tools".
fn are_bare_numbers(sections: &[Section<'_>], depth: u8) -> bool {
    let here = sections.iter().filter(|section| section.depth == depth);
    let number = |title: &str| title.split_once(' ').and_then(|(number, _)| number.parse::<usize>().ok());
    here.clone().nth(1).is_some() && (1..).zip(here).all(|(next, section)| number(section.title) == Some(next))
}

/// Whether the numbers before the titles of a depth count up from 1, so that those
/// without one are beside the point.
fn count_up(sections: &[Section<'_>], depth: u8) -> bool {
    let here = sections.iter().filter(|section| section.depth == depth).map(|section| section.title);
    let numbered = here.filter(|title| number_length(title) > 0);
    let number = |title: &str| title[..number_length(title)].trim_end_matches(['.', ')']).parse::<usize>().ok();
    (1..).zip(numbered).all(|(next, title)| number(title) == Some(next))
}

/// Drops the label before titles that only says what they are ("Level: Junior
/// Miner", "Competency: Tools") at depths where several headings have it, and
/// all do.
fn drop_labels(sections: &mut [Section<'_>]) {
    let label_of = |title: &str| Some(title.split_once(": ")?.0.trim().to_lowercase());
    for depth in depths(sections) {
        let mut here = sections.iter().filter(|section| section.depth == depth);
        let Some(label) = here.next().and_then(|first| label_of(first.title)) else { continue };
        let says_what = heads_levels(&label) || heads_competencies(&label);
        let rest = here.try_fold(0, |count, section| (label_of(section.title)? == label).then_some(count + 1));
        if label.contains(' ') || !says_what || rest.is_none_or(|rest| rest == 0) {
            continue;
        }
        for section in sections.iter_mut().filter(|section| section.depth == depth) {
            section.title = section.title.split_once(": ").map_or(section.title, |(_, name)| name.trim_start());
        }
    }
}

/// What stands behind titles and says only what is under them.
const ENDINGS: &[&str] = &["expectations", "responsibilities", "requirements"];

/// Drops such an ending at depths where several headings have it, all have the same,
/// and what is left names a level: "Junior Miner expectations".
fn drop_endings(sections: &mut [Section<'_>]) {
    for depth in depths(sections) {
        let mut here = sections.iter().filter(|section| section.depth == depth).map(|section| section.title);
        let Some((first, last)) = here.next().and_then(|title| title.rsplit_once(' ')) else { continue };
        let Some(ending) = ENDINGS.iter().find(|ending| ending.eq_ignore_ascii_case(last)) else { continue };
        let bare = |title: &str| {
            let (before, last) = title.rsplit_once(' ')?;
            ending.eq_ignore_ascii_case(last).then_some(before.len())
        };
        let mut names_one = names::names_a_level(first);
        let rest = here.try_fold(0, |count, title| {
            names_one |= names::names_a_level(&title[..bare(title)?]);
            Some(count + 1)
        });
        if rest.is_none_or(|rest| rest == 0) || !names_one {
            continue;
        }
        for section in sections.iter_mut().filter(|section| section.depth == depth) {
            section.title = bare(section.title).map_or(section.title, |end| &section.title[..end]);
        }
    }
}

/// Returns a title without such an ending, if it has one.
pub(in super::super) fn without_ending(title: &str) -> &str {
    let parted = title.rsplit_once(' ');
    let is_ending = |last: &str| ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(last));
    parted.filter(|(_, last)| is_ending(last)).map_or(title, |(before, _)| before)
}

/// Whether a title begins with a number that a file's name may have, to sort by: `01 Miner`.
fn is_padded(title: &str) -> bool {
    matches!(title.as_bytes(), [b'0', b'0'..=b'9', b' ', ..])
}

/// The length of the number before a title: `1.`, `1.2`, `1.2.3)`, `A.`, `(b)`.
fn number_length(title: &str) -> usize {
    let bytes = title.as_bytes();
    let open = usize::from(bytes.first() == Some(&b'('));
    let is_part = |b: &u8| b.is_ascii_digit() || *b == b'.';
    let digits = bytes[open..].iter().take_while(|b| is_part(b)).count();
    let letter = usize::from(digits == 0 && bytes.get(open).is_some_and(u8::is_ascii_alphabetic));
    let end = open + digits + letter;
    let closed = usize::from(matches!(bytes.get(end), Some(b')')) || (letter > 0 && bytes.get(end) == Some(&b'.')));
    let dotted = bytes[open..end].contains(&b'.');
    let is_number = bytes.get(end + closed) == Some(&b' ')
        && (closed > 0 || dotted || is_padded(title))
        && (letter > 0 || bytes.get(open).is_some_and(u8::is_ascii_digit));
    if is_number { end + closed } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1. Tone", 2)]
    #[case("1.2.1 Junior Miner", 5)]
    #[case("2) Tone", 2)]
    #[case("(b) Tone", 3)]
    #[case("A. Tone", 2)]
    #[case("01 Junior Miner", 2)]
    #[case("007 agents", 0)]
    #[case("1:1 meetings", 0)]
    #[case("3 years", 0)]
    #[case("A team", 0)]
    #[case("1.", 0)]
    #[case("", 0)]
    fn numbers_before_titles_are_found(#[case] title: &str, #[case] length: usize) {
        assert_eq!(number_length(title), length);
    }
}
