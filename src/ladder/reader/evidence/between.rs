//! Levels of any name between the steps of those who work on something together.

use super::super::sections::Section;
use crate::ladder::names::{self, Naming};

/// Names what stands between two steps of contributors of a ladder, and has items under a
/// single word, as they do: "Mentee".
pub(super) fn name_between(sections: &mut [Section<'_>], depth: u8) {
    let is_step = |section: &Section<'_>| section.depth == depth && section.naming == Naming::Level;
    let (first, last) = (sections.iter().position(is_step), sections.iter().rposition(is_step));
    let (Some(first), Some(last)) = (first, last) else { return };
    let could_be = |section: &&mut Section<'_>| {
        section.depth == depth && section.has_items() && !section.title.contains(' ') && !names::is_topic(section.title)
    };
    sections[first..last].iter_mut().filter(could_be).for_each(|section| section.naming = Naming::Level);
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case("# Ladder of the shop", "## Guest\n\n- Bakes a first loaf\n- Sweeps with the others\n\n", true)]
    #[case("# Roles in the shop", "## Guest\n\n- Bakes a first loaf\n- Sweeps with the others\n\n", false)]
    #[case("# Ladder of the shop", "## Guest\n\nBakes a first loaf.\n\n", false)]
    #[case("# Ladder of the shop", "## Who is a guest\n\n- Whoever bakes a first loaf\n\n", false)]
    fn what_asks_something_between_steps_is_one(#[case] title: &str, #[case] between: &str, #[case] is_one: bool) {
        let step = |name: &str| format!("## {name}\n\n- Does what is asked of it\n- Helps all the others\n\n");
        let behind = "## Absence\n\nIs no shame.\n\n## Contact\n\nIn the shop.\n\n## Thanks\n\nTo all.\n";
        let text = format!("{title}\n\n{}{between}{}{behind}", step("Contributor"), step("Maintainer"));
        let document = read("shop.md", text.as_bytes());
        let ladder = assemble("notes", vec![document]);
        assert_eq!(ladder.levels().any(|level| level.title() == "Guest"), is_one);
    }
}
