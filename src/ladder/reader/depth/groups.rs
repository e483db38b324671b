//! Headings that part the levels of one ladder rather than head ladders of their own:
//! "Juniors" over "Junior 1" and "Junior 2".

use super::super::sections::Section;
use super::parts;
use crate::ladder::names::{self, Naming};

/// How many such headings there are at least.
const FEWEST: usize = 2;

/// The same of those that only say that they are levels: "Entry level", "Base level".
const FEWEST_BY_WORD: usize = 3;

/// Returns for each section whether it is such a heading over levels of a depth.
pub(in super::super) fn of_one_ladder(sections: &[Section<'_>], depth: u8) -> Vec<bool> {
    let all = of(sections, depth, FEWEST, &|nth| is_called_after(sections, nth, |part| sections[part].is_level));
    if all.contains(&true) { all } else { of(sections, depth, FEWEST_BY_WORD, &|nth| ends_in_a_word(sections, nth)) }
}

/// The sections right above a depth that are such headings, if enough are.
fn of(sections: &[Section<'_>], depth: u8, fewest: usize, is_one: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let is_above =
        |nth: usize| sections[nth].depth < depth && sections.get(nth + 1).is_some_and(|next| next.depth == depth);
    let mut all: Vec<bool> = (0..sections.len()).map(|nth| is_above(nth) && is_one(nth)).collect();
    if all.iter().filter(|is_one| **is_one).count() < fewest {
        all.fill(false);
    }
    all
}

/// The name for one that a heading names several of, where that is a level's: "Junior"
/// of "Juniors".
fn one_of_several(title: &str) -> Option<&str> {
    let one = title.strip_suffix('s')?;
    (!one.contains(' ') && names::naming(one) == Naming::Level).then_some(one)
}

/// Whether a heading names several of what all levels right below it begin with.
fn is_called_after(sections: &[Section<'_>], nth: usize, is_level: impl Fn(usize) -> bool) -> bool {
    let Some(one) = one_of_several(sections[nth].title) else { return false };
    let end = nth + 1 + parts(sections, nth).count();
    let begins = |part: usize| sections[part].title.get(..one.len()).is_some_and(|own| own.eq_ignore_ascii_case(one));
    let mut levels = (nth + 1..end).filter(|&part| is_level(part)).peekable();
    levels.peek().is_some() && levels.all(begins)
}

fn ends_in_a_word(sections: &[Section<'_>], nth: usize) -> bool {
    sections[nth].last_word_for_a_level().is_some()
}

/// Moves a level to the depth of the others that stands beside such headings, as there is
/// only one of it: "Interns" beside "Juniors".
pub(super) fn lower_beside(sections: &mut [Section<'_>], depth: u8, named: &mut [bool]) {
    let Some(upper) = depth.checked_sub(1) else { return };
    let here = |nth: &usize| sections[*nth].depth == upper && one_of_several(sections[*nth].title).is_some();
    let (groups, alone): (Vec<usize>, Vec<usize>) = (0..sections.len())
        .filter(here)
        .partition(|&nth| is_called_after(sections, nth, |part| sections[part].depth == depth && named[part]));
    if groups.len() < FEWEST {
        return;
    }
    for nth in alone {
        let end = nth + 1 + parts(sections, nth).count();
        if sections[nth + 1..end].iter().any(|part| part.depth == depth) {
            continue;
        }
        sections[nth].depth = depth;
        named[nth] = true;
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn tracks(text: &str) -> Vec<(String, Vec<String>)> {
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let levels =
            |track: crate::ladder::model::Track<'_>| track.levels().map(|level| level.title().to_owned()).collect();
        ladder.tracks().map(|track| (track.title().to_owned(), levels(track))).collect()
    }

    const SHOP: &str = "# Shop ladder\n\n# Juniors\n\n## Junior 1\n\n### Dough\n\n- Kneads\n\n## Junior 2\n\n### Dough\n\n- Bakes\n\n\
                        # Seniors\n\n## Senior 1\n\n### Dough\n\n- Teaches\n\n## Senior 2\n\n### Dough\n\n- Leads\n\n";
    const BEGINNERS: &str = "# Interns\n\n### Dough\n\n- Watches\n\n";

    #[rstest]
    #[case("", &["Junior 1", "Junior 2", "Senior 1", "Senior 2"])]
    #[case(BEGINNERS, &["Interns", "Junior 1", "Junior 2", "Senior 1", "Senior 2"])]
    fn levels_under_their_own_names_are_one_track(#[case] more: &str, #[case] levels: &[&str]) {
        let text = SHOP.replace("# Juniors", &format!("{more}# Juniors"));
        let levels = levels.iter().map(|&title| title.to_owned()).collect();
        assert_eq!(tracks(&text), [("Shop ladder".to_owned(), levels)]);
    }

    #[test]
    fn levels_under_other_names_are_tracks() {
        let text = SHOP.replace("# Juniors", "# Bakers").replace("# Seniors", "# Sellers");
        assert_eq!(tracks(&text).len(), 2);
    }

    #[test]
    fn bold_names_under_words_for_levels_are_the_levels() {
        let level = |name: &str| format!("**{name}**\n- **Scope**: the oven\n- **Pace**: his own\n\n");
        let text = format!(
            "# Career levels\n\n### Entry Level\n\n{}### Base Level\n\n{}{}### Upper Level\n\n{}{}",
            level("Intern"),
            level("Junior"),
            level("Mid-Level"),
            level("Senior"),
            level("Principal")
        );
        let levels: Vec<String> = ["Intern", "Junior", "Mid-Level", "Senior", "Principal"].map(str::to_owned).into();
        assert_eq!(tracks(&text), [("Career levels".to_owned(), levels)]);
    }
}
