//! Plain tables with pipes as blocks, by the same steps as those that the parser found.

use super::super::piped::{Kind, Part, Piped};
use super::Builder;

impl Builder<'_> {
    pub(super) fn piped(&mut self, table: &Piped) {
        self.begin_table();
        for nth in 0..table.rows.len() {
            for (place, parts) in table.cells(nth) {
                self.leave_tags();
                self.begin_cell(place.clone());
                for part in parts {
                    self.part(part);
                }
                self.end_cell();
            }
            self.end_row();
        }
    }

    fn part(&mut self, Part { kind, words, place }: &Part) {
        let text = self.lines.text;
        let said = &text[words.clone()];
        match kind {
            Kind::Plain | Kind::Code => self.text(said, place),
            Kind::Strong => {
                self.strong += 1;
                self.text(said, words);
                self.strong -= 1;
            }
            Kind::Link => {
                let target = &text[words.end + "](".len()..place.end - ")".len()];
                self.begin_link(target, place);
                self.text(said, words);
                self.end_link();
            }
            Kind::Break => self.line_break(place),
        }
    }
}
