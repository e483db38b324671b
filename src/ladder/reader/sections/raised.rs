//! Bold lines that stand where others put headings, above the headings below them.

use super::{BOLD, BOLD_LEVEL, Section};
use crate::hash::HashSet;

/// Raises bold lines that name levels above the headings right below them, where most have
/// such, these come back, and no other heading among them stands so high. Where few name
/// levels, all bold lines may be such, if nearly all are built so.
pub(super) fn raise_bold(sections: &mut [Section<'_>]) {
    const FEWEST_UNNAMED: usize = 3;

    let heads = |pair: &&[Section<'_>]| pair[0].is_bold() && pair[0].body.is_empty() && !pair[1].is_bold();
    // Nearly no document has such.
    if !sections.windows(2).any(|pair| heads(&pair)) {
        return;
    }
    let built_so = |least: u8| {
        let bold = (0..sections.len()).filter(|&nth| (BOLD_LEVEL..=least).contains(&sections[nth].depth));
        let all = bold.clone().count();
        let heading = |&nth: &usize| sections.get(nth..nth + 2).is_some_and(|pair| heads(&pair));
        let own: Vec<usize> = bold.filter(heading).collect();
        let (first, last) = (*own.first()?, *own.last()?);
        let depth = sections[first + 1].depth;
        let titles: HashSet<&str> = own.iter().map(|nth| sections[nth + 1].title).collect();
        let come_back = titles.len() * 2 <= own.len() && own.iter().all(|nth| sections[nth + 1].depth == depth);
        let are_highest = depth > 1 && sections[first..=last].iter().all(|section| section.depth >= depth);
        let enough =
            own.len() * 2 > all && (least == BOLD_LEVEL || (own.len() >= FEWEST_UNNAMED && own.len() * 5 >= all * 4));
        (enough && come_back && are_highest).then_some((least, depth))
    };
    let Some((least, depth)) = built_so(BOLD).or_else(|| built_so(BOLD_LEVEL)) else { return };
    for section in sections.iter_mut().filter(|section| (BOLD_LEVEL..=least).contains(&section.depth)) {
        section.depth = depth - 1;
    }
}
