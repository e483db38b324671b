//! What was read plainly as blocks, by the same steps as what the parser found.

use super::super::Kind;
use super::super::plainly::{Step, What};
use super::Builder;

impl Builder<'_> {
    pub(super) fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(step);
        }
        // Where the steps end, nothing goes on.
        self.close();
    }

    fn step(&mut self, Step { what, words, place }: &Step) {
        let text = self.lines.text;
        if !what.is_end() {
            self.tables_before(place.start);
        }
        match what {
            What::Words => self.text(&text[words.clone()], words),
            What::Code => self.text(&text[words.clone()], place),
            What::LineEnd => self.next_line(place),
            What::List { is_numbered } => self.begin_list(*is_numbered, place.start),
            What::Item => self.begin_item(place),
            What::ItemEnd => self.end_item(),
            What::Heading { depth } => {
                self.leave_tags();
                self.begin(Kind::Heading { depth: *depth }, place.clone());
                self.marker = 0;
            }
            What::Paragraph => {
                self.leave_tags();
                self.paragraph(place);
            }
            What::Table => self.begin_table(),
            What::Cell => {
                self.leave_tags();
                self.begin_cell(place.clone());
            }
            What::CellEnd => self.end_cell(),
            What::RowEnd => self.end_row(),
            What::Strong => self.strong += 1,
            What::StrongEnd => self.strong -= 1,
            What::Emphasis => self.emphasis += 1,
            What::EmphasisEnd => self.emphasis -= 1,
            What::Link => {
                let target = &text[words.end + "](".len()..place.end - ")".len()];
                self.begin_link(target, place);
                self.text(&text[words.clone()], words);
                self.end_link();
            }
            What::Break => self.line_break(place),
        }
    }
}
