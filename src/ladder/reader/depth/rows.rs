//! Headings over tables whose rows are levels: what comes back under such is no level's.

use super::super::sections::Section;
use super::table;
use crate::ladder::blocks::{Blocks, Kind};
use crate::ladder::names;

/// How many rows of a table show that they are levels.
const FEWEST: usize = 2;

/// Whether half of the headings of a depth, and several, have a table under them that is of levels by its corner
/// and by the names of its rows.
pub(super) fn are_levels(sections: &[Section<'_>], blocks: &Blocks, depth: u8) -> bool {
    let here = || sections.iter().filter(|section| section.depth == depth);
    let (all, over) = here().fold((0, 0), |(all, over), section| (all + 1, over + usize::from(heads(section, blocks))));
    over > 1 && over * 2 >= all
}

fn heads(section: &Section<'_>, blocks: &Blocks) -> bool {
    let mut first = section.body.iter().filter(|block| matches!(block.kind, Kind::Cell { column: 0, .. }));
    let is_corner = |kind: Kind| matches!(kind, Kind::Cell { row: 0, .. });
    let corner = first.next().filter(|corner| is_corner(corner.kind));
    corner.is_some_and(|corner| table::heads::heads_levels(blocks.text(corner)))
        && first.filter(|cell| names::names_a_level(blocks.text(cell))).nth(FEWEST - 1).is_some()
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case("Level", false)]
    #[case("Tool", true)]
    fn what_heads_a_table_of_levels_is_none(#[case] corner: &str, #[case] is_level: bool) {
        let crew = |name: &str| {
            let rows = "| Junior | Loads one ship | One berth |\n| Senior | Loads all ships | All berths |\n";
            format!(
                "## {name}\n\n| {corner} | Work | Scope |\n|---|---|---|\n{rows}\n**Notes:**\n\n- Heights matter to {name}\n\n\
                 **Days:**\n\n- Comes early as {name}\n\n"
            )
        };
        let text = format!("# Levels of the harbour\n\n{}{}{}", crew("Cranes"), crew("Ropes"), crew("Lights"));
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        assert_eq!(ladder.levels().any(|level| level.title() == "Ropes"), is_level);
    }
}
