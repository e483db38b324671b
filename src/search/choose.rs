//! Choosing from a few texts that are no ladder's, such as the names of actions,
//! by the same rules.

use super::fold::{Folded, folded};
use super::occurrence::Text;
use super::query::Query;
use super::scan::Scan;
use crate::sort;

/// A text that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its place among the texts.
    pub nth: usize,
    /// The parts of it to light, in characters, half open.
    pub ranges: Vec<(usize, usize)>,
}

/// Returns which texts match a query, the best first; all of them, in their order,
/// where nothing is asked for.
pub fn choose<'t>(texts: impl IntoIterator<Item = &'t str>, query: &Query) -> Vec<Choice> {
    let texts: Vec<&str> = texts.into_iter().collect();
    if query.is_empty() {
        return (0..texts.len()).map(|nth| Choice { nth, ranges: Vec::new() }).collect();
    }
    let folds: Vec<Folded> = texts.iter().map(|text| folded(text)).collect();
    let here: Vec<Text<'_>> = folds.iter().map(|fold| Text::of(&fold.text, &fold.capitals)).collect();
    let mut found = Scan::of(query).among(&here);
    sort::by_key(&mut found, |(nth, how)| (how.tier, how.cost, how.loss, here[*nth].letters.len(), *nth));
    found.into_iter().map(|(nth, _)| Choice { nth, ranges: query.ranges(texts[nth]) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = ["next row", "undo what was ticked", "redo what was undone", "tick: met, or open again"];

    fn chosen(typed: &str) -> Vec<usize> {
        choose(TEXTS, &Query::parse(typed)).into_iter().map(|choice| choice.nth).collect()
    }

    #[test]
    fn words_come_first_then_typos_then_letters() {
        assert_eq!(chosen(""), [0, 1, 2, 3]);
        assert_eq!(chosen("undo"), [1, 2]);
        assert_eq!(chosen("tick"), [3, 1]);
        assert_eq!(chosen("aggain"), [3]);
        assert_eq!(chosen("nrw"), [0]);
        assert_eq!(chosen("qqq"), Vec::<usize>::new());
    }

    #[test]
    fn what_matches_is_lit() {
        assert_eq!(choose(TEXTS, &Query::parse("redo"))[0].ranges, [(0, 4)]);
    }
}
