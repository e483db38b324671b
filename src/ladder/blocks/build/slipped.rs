//! Lists that Markdown takes for further ones, and that their writers nested: bullets that
//! are indented below numbers, but less than the words behind these.

use super::super::{Block, Kind};
use super::Builder;

/// The last list that stands in no other.
#[derive(Clone, Copy, Default)]
pub(super) struct Outer {
    /// Where its items begin in their lines.
    column: usize,
    is_numbered: bool,
    /// How many levels deeper its items are than Markdown has them.
    pub(super) below: usize,
}

impl Builder<'_> {
    /// Looks at a list that begins. One of bullets right behind numbers, and indented
    /// further, belongs to the last of these.
    pub(super) fn begin_list(&mut self, is_numbered: bool, at: usize) {
        self.close();
        if !self.items.is_empty() {
            return;
        }
        let blanks = self.lines.text[at..].bytes().take_while(|byte| *byte == b' ').count();
        let column = self.lines.indentation(at) + blanks;
        let Outer { column: before, is_numbered: behind_numbers, .. } = self.outer;
        let goes_on = |block: &Block| !block.quoted && matches!(block.kind, Kind::Item { .. } | Kind::ItemParagraph);
        let is_slipped = !is_numbered
            && behind_numbers
            && column > before
            && self.quotes == 0
            && self.blocks.last().is_some_and(goes_on);
        self.outer =
            if is_slipped { Outer { below: 1, ..Outer::default() } } else { Outer { column, is_numbered, below: 0 } };
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Blocks, Kind};
    use rstest::rstest;

    #[rstest]
    #[case("1. Oven\n\n  - Heats it\n\n2. Dough\n\n  - Kneads it\n", &[0, 1, 0, 1])]
    #[case("1. Oven\n  - Heats it\n  - Cleans it\n2. Dough\n", &[0, 1, 1, 0])]
    #[case("1. Oven\n2. Dough\n\n- Heats it\n", &[0, 0, 0])]
    #[case("1. Oven\n\nAnd also:\n\n  - Heats it\n", &[0, 0])]
    #[case("- Oven\n\n  1. Heats it\n", &[0, 1])]
    fn bullets_that_are_indented_below_numbers_belong_to_them(#[case] text: &str, #[case] depths: &[u16]) {
        let blocks = Blocks::parse(text);
        let depth = |kind| if let Kind::Item { depth } = kind { Some(depth) } else { None };
        let found: Vec<u16> = blocks.all().iter().filter_map(|block| depth(block.kind)).collect();
        assert_eq!(found, depths);
    }
}
