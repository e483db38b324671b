//! The tree of a ladder for people: what was understood of it.

use super::text::{Line, Style, counted, foundation, titled};
use crate::ladder::Ladder;
use crate::ladder::model::{Competency, Level};

/// Returns the tree of a ladder. Tracks and levels have their ids behind them, which
/// commands take; with `ids` so have competencies and expectations, each below it.
pub fn lines(ladder: &Ladder, ids: bool) -> Vec<Line> {
    let mut tree = Tree { ladder, ids, lines: Vec::new() };
    for track in ladder.tracks() {
        tree.titled("", track.called().to_owned(), track.id());
        track.levels().for_each(|level| tree.level(level));
    }
    tree.lines
}

/// The lines so far.
struct Tree<'a> {
    ladder: &'a Ladder,
    /// Whether everything has its id.
    ids: bool,
    lines: Vec<Line>,
}

impl<'a> Tree<'a> {
    fn titled(&mut self, indent: &str, title: String, id: &str) {
        self.lines.push(Line::plain(indent).with(Style::Bold, title).with(Style::Dim, format!("  {id}")));
    }

    fn dim(&mut self, text: String) {
        self.lines.push(Line::default().with(Style::Dim, text));
    }

    fn level(&mut self, level: Level<'a>) {
        self.titled("  ", titled(level), &level.id());
        for prose in level.summary().into_iter().chain(level.notes()) {
            self.lines.push(Line::plain(format!("    {prose}")));
        }
        for attribute in level.attributes() {
            self.lines.push(Line::plain(format!("    {}", attribute.text)));
        }
        for reference in level.references() {
            self.dim(format!("    Builds on: {}", foundation(self.ladder, reference)));
        }
        let mut category = None;
        for (competency, id) in level.competency_ids() {
            if competency.category() != category {
                category = competency.category();
                if let Some(title) = category {
                    self.dim(format!("    [{title}]"));
                }
            }
            self.competency(competency, &id);
        }
    }

    fn competency(&mut self, competency: Competency<'a>, id: &str) {
        self.lines.push(Line::plain(format!("    {}", competency.title())));
        if self.ids {
            self.dim(format!("    {id}"));
        }
        self.lines.extend(competency.description().map(|text| Line::plain(format!("      {text}"))));
        if self.ids {
            for (expectation, id) in competency.expectation_ids(id) {
                let indent = "  ".repeat(expectation.depth());
                self.lines.push(Line::plain(format!("      {indent}- {}", expectation.text())));
                self.dim(format!("        {indent}{id}"));
            }
        } else {
            // Nobody waits for ids that nobody sees.
            self.lines.extend(competency.expectations().map(|expectation| {
                let indent = "  ".repeat(expectation.depth());
                Line::plain(format!("      {indent}- {}", expectation.text()))
            }));
        }
        let examples = competency.examples().len();
        if examples > 0 {
            self.dim(format!("      {}", counted(examples, "example")));
        }
    }
}
