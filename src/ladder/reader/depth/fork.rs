//! Ladders that part on the way up: the first levels stand as high as the headings of the
//! tracks into which they part, under which the further ones stand.

use super::super::sections::Section;
use super::parts;
use crate::ladder::names::Naming;

/// Headings this deep can be moved one down.
const DEEPEST: u8 = 5;

/// Moves levels before a fork to the depth of those behind it, with all that stands under
/// them. Returns that depth, where the ladder parts at the depth of its levels or right
/// above it.
pub(super) fn lower(sections: &mut [Section<'_>], depth: u8, named: &[bool]) -> Option<u8> {
    let upper = [depth.saturating_sub(1), depth].into_iter().find(|&upper| is_fork(sections, upper, named))?;
    let mut moves = false;
    for (section, &named) in sections.iter_mut().zip(named) {
        if section.depth <= upper {
            moves = section.depth == upper && named;
        }
        section.depth += u8::from(moves);
    }
    Some(upper + 1)
}

/// Whether headings of a depth name levels that have none below them, and behind the last
/// of these others of the depth head most of the further levels.
fn is_fork(sections: &[Section<'_>], upper: u8, named: &[bool]) -> bool {
    const FEWEST: usize = 2;

    let (mut trunk, mut certain, mut branches, mut certain_above) = (0, 0, 0, 0);
    for nth in (0..sections.len()).filter(|&nth| sections[nth].depth == upper) {
        let end = nth + 1 + parts(sections, nth).count();
        let below = || (nth + 1..end).filter(|&part| sections[part].depth == upper + 1);
        let levels = below().filter(|&part| named[part]).count();
        let is_certain = |part: &usize| sections[*part].naming == Naming::Level;
        if named[nth] {
            if branches > 0 || levels > 0 || sections[nth + 1..end].iter().any(|part| part.depth > DEEPEST) {
                return false;
            }
            trunk += 1;
            certain += usize::from(is_certain(&nth));
        } else if trunk > 0 && levels > 0 && levels * 2 > below().count() {
            branches += levels;
            certain_above += below().filter(|part| named[*part] && is_certain(part)).count();
        }
    }
    trunk >= FEWEST && certain > 0 && branches >= FEWEST && certain_above > 0
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn tracks(text: &str) -> Vec<(String, usize)> {
        let document = read("notes/page.md", text.as_bytes());
        document.tracks().map(|(title, levels)| (title.unwrap_or_default().to_owned(), levels.len())).collect()
    }

    const TRUNK: &str = "# Shop ladder\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Bakes\n\n";
    const BRANCHES: &str = "## Craft\n\n### Staff Baker\n\n- Teaches\n\n### Principal Baker\n\n- Writes\n\n\
                            ## People\n\n### Shop Manager\n\n- Hires\n\n### Shop Director\n\n- Plans\n\n";

    #[rstest]
    #[case("", &[("Shop ladder", 2), ("Craft", 2), ("People", 2)])]
    #[case("## Questions\n\n- Ask us\n\n", &[("Shop ladder", 2), ("Craft", 2), ("People", 2)])]
    #[case("## Baker\n\n- Sells\n\n## Lead Baker\n\n- Leads\n\n", &[("Shop ladder", 4), ("Craft", 2), ("People", 2)])]
    fn levels_before_a_fork_are_a_track(#[case] more: &str, #[case] known: &[(&str, usize)]) {
        let known: Vec<(String, usize)> = known.iter().map(|&(title, count)| (title.to_owned(), count)).collect();
        assert_eq!(tracks(&format!("{TRUNK}{more}{BRANCHES}")), known);
    }

    #[test]
    fn levels_before_a_fork_keep_their_parts() {
        let parted = |text: &str, depth: &str| {
            text.replace("\n- ", &format!("\n{depth} Dough\n\n- Is clean\n\n{depth} Oven\n\n- "))
        };
        let text = parted(TRUNK, "###") + &parted(BRANCHES, "####");
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let parts: Vec<usize> = ladder.levels().map(|level| level.competencies().len()).collect();
        assert_eq!(parts, [2; 6]);
    }

    #[test]
    fn tracks_whose_heads_name_levels_have_no_fork() {
        let text = "# Shop\n\n## Baker\n\n### Junior Baker\n\n- Kneads\n\n### Senior Baker\n\n- Bakes\n\n\
                    ## Senior people\n\n### Manager\n\n- Hires\n\n### Director\n\n- Plans\n\n";
        assert_eq!(tracks(text).iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 2]);
    }
}
