//! Titles that repeat what they stand under: "Dough (Junior Baker)" below "Junior Baker".

use super::Section;
use super::titles::depths;
use crate::hash::HashSet;
use crate::ladder::rank;

/// How many headings show that those of their depth repeat what they stand under.
const FEWEST: usize = 2;

/// How many headings tell whether it is worth a look at all of them.
const MOST_LOOKED_AT: usize = 64;

/// What stands between a title and what it repeats, where nothing closes it.
const BREAKS: [&str; 7] = [" - ", " – ", " — ", ": ", " | ", " / ", ", "];

/// Brackets around what is repeated.
const BRACKETS: [(&str, &str); 3] = [("(", ")"), ("[", "]"), ("（", "）")];

/// Drops the title of the heading above from the end or the beginning of titles, at depths
/// where nearly all below several headings have it.
pub(super) fn drop_repeated(sections: &mut [Section<'_>]) {
    let Some(deepest) = depths(sections).next_back() else { return };
    // Most documents have no heading that does, which their first ones tell.
    let first = &sections[..sections.len().min(MOST_LOOKED_AT)];
    if with_above(first, deepest).iter().flatten().nth(FEWEST - 1).is_none() {
        return;
    }
    let bare: Vec<Option<(usize, &str)>> = with_above(sections, deepest);
    for depth in depths(sections) {
        let here = || (0..sections.len()).filter(|&nth| sections[nth].depth == depth);
        let above: HashSet<usize> = here().filter_map(|nth| bare[nth]).map(|(above, _)| above).collect();
        let (all, repeat) = here().fold((0, 0), |(all, own), nth| (all + 1, own + usize::from(bare[nth].is_some())));
        if above.len() < FEWEST || repeat * 5 < all * 4 {
            continue;
        }
        for nth in here().collect::<Vec<_>>() {
            if let Some((_, title)) = bare[nth] {
                sections[nth].title = title;
            }
        }
    }
}

/// For each section that repeats the title of the one above, that one and its own title.
fn with_above<'a>(sections: &[Section<'a>], deepest: u8) -> Vec<Option<(usize, &'a str)>> {
    let mut open: Vec<Option<usize>> = vec![None; usize::from(deepest) + 1];
    let found = sections.iter().enumerate().map(|(nth, section)| {
        let depth = usize::from(section.depth);
        let above = open[..depth].iter().rev().find_map(|above| *above);
        open[depth] = Some(nth);
        open[depth + 1..].fill(None);
        let above = above?;
        without(section.title, sections[above].title).map(|title| (above, title))
    });
    found.collect()
}

/// A title without what it repeats of another one, or of its rank.
fn without<'a>(title: &'a str, above: &str) -> Option<&'a str> {
    let (title_ends, above_ends) = (ends(title)?, ends(above)?);
    // The last bytes of the brackets that close.
    let closed = matches!(title_ends[1], b')' | b']' | 0x89);
    // Nearly all titles have other letters at their ends; of other scripts small letters may
    // have other bytes.
    let alike = |nth: usize| {
        title_ends[nth].eq_ignore_ascii_case(&above_ends[nth]) || !(title_ends[nth] | above_ends[nth]).is_ascii()
    };
    if !closed && (title.len() <= above.len() || !(alike(0) || alike(1))) {
        return None;
    }
    bare(title, above).or_else(|| rank::split(above).rank.filter(|_| closed).and_then(|rank| bare(title, rank)))
}

/// The first and the last byte of a title.
fn ends(title: &str) -> Option<[u8; 2]> {
    Some([*title.as_bytes().first()?, *title.as_bytes().last()?])
}

fn bare<'a>(title: &'a str, repeated: &str) -> Option<&'a str> {
    if repeated.is_empty() {
        return None;
    }
    let in_brackets = BRACKETS.iter().find_map(|(open, close)| {
        let before = title.strip_suffix(close).and_then(|title| strip_end(title, repeated));
        before?.strip_suffix(open)
    });
    let behind = || {
        let before = strip_end(title, repeated)?;
        BREAKS.iter().find_map(|mark| before.strip_suffix(mark))
    };
    let in_front = || {
        let behind = title.get(..repeated.len()).filter(|start| start.eq_ignore_ascii_case(repeated))?;
        let behind = &title[behind.len()..];
        BREAKS.iter().take(BREAKS.len() - 1).find_map(|mark| behind.strip_prefix(mark))
    };
    in_brackets.or_else(behind).or_else(in_front).map(str::trim).filter(|title| title.contains(char::is_alphabetic))
}

fn strip_end<'a>(title: &'a str, end: &str) -> Option<&'a str> {
    let start = title.len().checked_sub(end.len()).filter(|&start| title.is_char_boundary(start))?;
    title[start..].eq_ignore_ascii_case(end).then(|| &title[..start])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Dough (Junior Baker)", "Junior Baker", Some("Dough"))]
    #[case("Dough (L1)", "L1 - Junior Baker", Some("Dough"))]
    #[case("Dough – junior baker", "Junior Baker", Some("Dough"))]
    #[case("Junior Baker: Dough", "Junior Baker", Some("Dough"))]
    #[case("生地（ベーカー）", "ベーカー", Some("生地"))]
    #[case("Spoken communication", "Communication", None)]
    #[case("(Junior Baker)", "Junior Baker", None)]
    #[case("Dough", "Junior Baker", None)]
    fn what_a_title_repeats_is_dropped(#[case] title: &str, #[case] above: &str, #[case] own: Option<&str>) {
        assert_eq!(without(title, above), own);
    }
}
