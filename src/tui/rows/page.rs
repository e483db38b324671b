//! Rows of a page: heads of what it is about, statements with their marks, examples.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::inherited::Inherited;
use super::super::page::{Item, Stands, Subject};
use super::super::text::width;
use super::{Writer, distinct, linked};
use crate::ladder::model::{Competency, Expectation, Level};
use crate::ladder::{ExpectationIx, Ladder};
use crate::progress::Status;

impl Writer<'_> {
    /// Returns the lines of a page's row.
    pub fn item(&self, item: Item<'_>) -> Vec<Line<'static>> {
        match item {
            Item::TrackHead(track) => {
                let mut lines = self.paragraph(track.called(), self.theme.title(), "", self.width);
                lines.push(self.bar("", self.standing.track(track.ix()), self.width.min(40)));
                lines.push(Line::default());
                lines
            }
            Item::LevelLine(level) => self.level_line(level),
            Item::LevelHead(level, inherited) => self.level_head(level, inherited),
            Item::CompetencyHead(competency, stands) => self.competency_head(competency, stands),
            Item::Origin(origin, level) => self.origin_head(origin, level),
            Item::Reference(reference, ladder) => self.reference(ladder, reference),
            Item::Expectation(expectation) => self.expectation(expectation),
            Item::Orphan(orphan, first) => self.orphan(orphan, first),
            Item::Example(text, first) => {
                let mut lines = Vec::new();
                if first {
                    lines.push(Line::default());
                    lines.push(Line::from(Span::styled("Examples", self.theme.title())));
                }
                lines.extend(self.hanging(&format!("{} ", self.theme.bullet()), text, self.theme.dim(), 0));
                lines
            }
        }
    }

    fn level_line(&self, level: Level<'_>) -> Vec<Line<'static>> {
        let mut lines = self.paragraph(&distinct(level), self.theme.title(), "", self.width);
        lines.push(self.bar("", self.standing.level(level.ix()), self.width.min(30)));
        lines.extend(
            level.summary().into_iter().flat_map(|text| self.paragraph(text, self.theme.dim(), "", self.width)),
        );
        lines.push(Line::default());
        lines
    }

    fn level_head(&self, level: Level<'_>, inherited: Option<&Inherited>) -> Vec<Line<'static>> {
        let mut lines = self.paragraph(&distinct(level), self.theme.title(), "", self.width);
        lines.extend(self.level_bars(level, inherited));
        lines.extend(self.counted_elsewhere(level));
        let mut text = |text: &str, style: Style| {
            lines.push(Line::default());
            lines.extend(self.paragraph(text, style, "", self.width));
        };
        level.summary().into_iter().for_each(|summary| text(summary, Style::new()));
        level.notes().for_each(|note| text(note, self.theme.dim()));
        if let Some(sentence) = linked::builds_on(level) {
            text(&sentence, self.theme.dim());
        }
        if level.attributes().len() > 0 {
            lines.push(Line::default());
        }
        for attribute in level.attributes() {
            let mut attribute_lines = self.paragraph(attribute.text, Style::new(), "", self.width);
            if let Some(first) = attribute_lines.first_mut() {
                *first = name_in_bold(first, attribute.name, self.theme.title());
            }
            lines.extend(attribute_lines);
        }
        if level.competencies().len() == 0 {
            lines.push(Line::default());
            let hint = "(This level lists no expectations of its own.)";
            lines.extend(self.paragraph(hint, self.theme.hint(), "", self.width));
        }
        lines
    }

    fn competency_head(&self, competency: Competency<'_>, stands: Stands) -> Vec<Line<'static>> {
        let mut lines = vec![Line::default(); usize::from(stands == Stands::Below)];
        if stands == Stands::Inherited {
            lines.extend(self.from(competency.level()));
        }
        if let Some(category) = competency.category() {
            lines.extend(self.paragraph(category, self.theme.dim(), "", self.width));
        }
        lines.extend(self.paragraph(competency.title(), self.theme.title(), "", self.width));
        lines.push(self.bar("", self.standing.competency(competency.ix()), self.width.min(30)));
        if let Some(description) = competency.description() {
            lines.extend(self.paragraph(description, self.theme.dim(), "", self.width));
        }
        lines.extend(self.rated(competency));
        lines.extend(self.notes(self.standing.competency_notes(competency.ix()), 0));
        if competency.expectations().len() == 0 {
            lines.extend(self.paragraph("(Nothing is listed here.)", self.theme.hint(), "", self.width));
        }
        lines
    }

    fn expectation(&self, expectation: Expectation<'_>) -> Vec<Line<'static>> {
        let depth = expectation.depth();
        if expectation.is_label() {
            return self.hanging("", expectation.text(), self.theme.title(), depth);
        }
        let notes = self.standing.notes(expectation.ix());
        let status = self.standing.status(expectation.ix());
        let style = if status == Status::NotApplicable { self.theme.dim() } else { Style::new() };
        let marks = self.marks(expectation.ix());
        let gap = " ".repeat(self.marks.saturating_sub(width(&marks)) + 1);
        let mark = format!("{}{marks}{gap}", status.mark());
        let mut lines = self.hanging(&mark, expectation.text(), style, depth);
        if let Some(shown) = lines.first_mut().and_then(|line| line.spans.get_mut(1)) {
            *shown = Span::styled(mark.clone(), self.theme.status(status));
        }
        lines.extend(self.moved_from(expectation, &mark));
        lines.extend(self.met_elsewhere(expectation, &mark));
        lines.extend(self.notes(notes, depth));
        lines
    }

    /// What stands behind a status: that it was found again, that something is noted.
    fn marks(&self, ix: ExpectationIx) -> String {
        let moved = self.standing.moved(ix).map_or("", |_| self.theme.moved());
        let noted = if self.standing.notes(ix).is_empty() { "" } else { self.theme.noted() };
        format!("{moved}{noted}")
    }

    /// Has statements begin in one column, those with marks and those without.
    pub(super) fn aligned(mut self, ladder: &Ladder, subject: Subject) -> Self {
        let (counts, within): (_, Box<dyn Iterator<Item = Expectation<'_>>>) = match subject {
            Subject::Competency(ix) => (self.standing.competency(ix), Box::new(ladder.competency(ix).expectations())),
            Subject::Level(ix) => (self.standing.level(ix), Box::new(ladder.level(ix).expectations())),
            Subject::Track(_) | Subject::Nothing => return self,
        };
        let (noted, moved) = (self.standing.all_notes(), self.standing.all_moved());
        // A page may be long, and so may be what is noted anywhere: the shorter of them is
        // looked through, since each key asks.
        let is_short = (counts.expectations() as usize) < noted.len() + moved.len();
        let width_of = |ix| width(&self.marks(ix));
        self.marks = if is_short {
            within.map(|expectation| width_of(expectation.ix())).max()
        } else {
            let marked = noted.map(|(ix, _)| ix).chain(moved.map(|(ix, _)| ix));
            marked.filter(|ix| subject.holds(ladder.expectation(*ix))).map(width_of).max()
        }
        .unwrap_or(0);
        self
    }
}

fn name_in_bold(line: &Line<'_>, name: &str, style: Style) -> Line<'static> {
    let text: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
    match text.strip_prefix(name) {
        Some(rest) => Line::from(vec![Span::styled(name.to_owned(), style), Span::raw(rest.to_owned())]),
        None => Line::from(text),
    }
}
