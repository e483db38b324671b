//! What was read plainly as blocks, by the same steps as what the parser found.

use std::ops::Range;

use super::super::Kind;
use super::super::front::Front;
use super::super::plainly::{Step, What};
use super::Builder;

impl Builder<'_> {
    /// Reads front matter. Returns where what follows begins.
    pub(super) fn front(&mut self, front: Option<Front>) -> usize {
        front.map_or(0, |Front { place, words, end }| {
            self.as_it_stands(Kind::FrontMatter, &words, &place);
            end
        })
    }

    pub(super) fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(step);
        }
        // Where the steps end, nothing goes on.
        self.close();
    }

    fn step(&mut self, step: &Step) {
        let text = self.lines.text;
        let (words, place) = (&step.words(), &step.place());
        if !step.what.is_end() {
            self.tables_before(place.start);
        }
        match step.what {
            What::Words { are_even } => self.told(&text[words.clone()], words, are_even),
            What::Code => self.text(&text[words.clone()], place),
            What::LineEnd => self.next_line(place),
            What::List { is_numbered } => self.begin_list(is_numbered, place.start),
            What::Item => self.begin_item(place),
            What::ItemEnd => self.end_item(),
            What::Heading { depth } => {
                self.leave_tags();
                self.begin(Kind::Heading { depth }, place.clone());
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
            What::StrongEnd => self.end_strong(),
            What::Emphasis => self.emphasis += 1,
            What::EmphasisEnd => self.emphasis -= 1,
            What::Link => self.plain_link(words, words.end + "](".len(), place),
            What::StrongLink => {
                self.strong += 1;
                self.plain_link(words, words.end + "**](".len(), place);
                self.strong -= 1;
            }
            What::Quote => {
                self.close();
                self.quotes += 1;
            }
            What::QuoteEnd => {
                self.close();
                self.quotes -= 1;
            }
            What::CodeBlock | What::IndentedCode | What::Html if self.has_table_before(place.end) => {
                // All of these begin a line; the parser tells what stands around the table.
                let start = self.lines.start(place.start);
                self.parse(start..place.end);
            }
            What::CodeBlock => self.as_it_stands(Kind::Code, words, place),
            What::IndentedCode => self.indented_code(place),
            What::Html => {
                self.close();
                self.plain_html(place);
            }
            What::Break => self.line_break(place),
        }
    }

    /// Words that lead to what stands from a place on.
    fn plain_link(&mut self, words: &Range<usize>, target: usize, place: &Range<usize>) {
        let text = self.lines.text;
        self.begin_link(&text[target..place.end - ")".len()], place);
        self.text(&text[words.clone()], words);
        self.end_link();
    }

    fn indented_code(&mut self, place: &Range<usize>) {
        self.begin(Kind::Code, place.clone());
        for (nth, line) in self.lines.text[place.clone()].split_inclusive('\n').enumerate() {
            let indent = line.bytes().take(if nth > 0 { 4 } else { 0 }).take_while(|&byte| byte == b' ').count();
            self.text(&line[indent..], place);
        }
        self.close();
    }

    fn as_it_stands(&mut self, kind: Kind, words: &Range<usize>, place: &Range<usize>) {
        self.begin(kind, place.clone());
        if !words.is_empty() {
            self.text(&self.lines.text[words.clone()], words);
        }
        self.close();
    }
}
