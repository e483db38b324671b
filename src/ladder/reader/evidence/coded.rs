//! Areas that have codes in brackets, which look like ranks: "Dough (D2)" and "Oven (O1)"
//! below somebody who is asked for both.

use super::super::sections::Section;
use crate::ladder::names::{self, Naming};
use crate::ladder::rank;

/// How many codes below one heading show that these are no ranks.
const FEWEST: usize = 2;

/// An area that may be one with a code.
struct Coded<'a> {
    nth: usize,
    /// Which section it stands below.
    above: usize,
    letters: &'a str,
}

/// Takes back that titles with codes in brackets are levels: each names nobody, stands below
/// somebody with a job, and has other letters than those beside it, as no series of ranks does.
pub(super) fn unname(sections: &mut [Section<'_>]) {
    let may_be = |section: &Section<'_>| section.naming == Naming::Level && section.title.ends_with([')', '）', ']']);
    // Nearly no document has such.
    if !sections.iter().any(may_be) {
        return;
    }
    let Some(coded) = coded(sections, may_be) else { return };
    let groups = || coded.chunk_by(|one, next| one.above == next.above);
    let differ = |group: &[Coded<'_>]| {
        (1..group.len()).all(|nth| group[..nth].iter().all(|other| other.letters != group[nth].letters))
    };
    if groups().any(|group| group.len() >= FEWEST) && groups().all(differ) {
        let areas: Vec<usize> = coded.iter().map(|area| area.nth).collect();
        for nth in areas {
            sections[nth].naming = Naming::Nothing;
        }
    }
}

/// The areas that may be such; nothing where one of them is a level.
fn coded<'a>(sections: &[Section<'a>], may_be: impl Fn(&Section<'_>) -> bool) -> Option<Vec<Coded<'a>>> {
    let mut open: Vec<usize> = Vec::new();
    let mut coded = Vec::new();
    for (nth, section) in sections.iter().enumerate() {
        open.retain(|&above| sections[above].depth < section.depth);
        if may_be(section)
            && let ranked = rank::split(section.title)
            && let Some(code) = ranked.rank
            && !names::names_a_level(ranked.title)
        {
            let above = *open.last().filter(|&&above| names::names_a_level(sections[above].title))?;
            coded.push(Coded { nth, above, letters: code.trim_end_matches(|c: char| !c.is_alphabetic()) });
        }
        open.push(nth);
    }
    Some(coded)
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Level;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case::areas(&["Dough (D2)", "Oven (O1)"], &["Head Baker"])]
    #[case::a_series(&["Morning (B1)", "Evening (B2)"], &["Morning", "Evening"])]
    #[case::people(&["Engineer (E1)", "Manager (M1)"], &["Engineer", "Manager"])]
    fn codes_of_several_letters_below_somebody_are_no_ranks(#[case] parts: &[&str], #[case] levels: &[&str]) {
        let part = |title: &&str| format!("## {title}\n\n- Does what is asked of it\n- Helps all the others\n\n");
        let text = format!("# Head Baker\n\n{}", parts.iter().map(part).collect::<String>());
        let ladder = assemble("notes", vec![read("shop.md", text.as_bytes())]);
        let titles: Vec<&str> = ladder.levels().map(Level::title).collect();
        assert_eq!(titles, levels);
    }
}
