//! Rows of what was said beside ticks: notes, ratings, aims.

use std::sync::Arc;

use jiff::tz::TimeZone;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::App;
use super::super::text::width;
use super::Writer;
use crate::ladder::CompetencyIx;
use crate::ladder::model::{Competency, Expectation, Level};
use crate::ladder::text::{clean, clean_line};
use crate::progress::Note;

/// How many lines of a note stand on a page; the text area has all of it.
const MOST_LINES: usize = 8;

impl Writer<'_> {
    /// Notes below what they are on, each behind its day.
    pub(super) fn notes(&self, notes: &[Arc<Note>], depth: usize) -> Vec<Line<'static>> {
        notes.iter().flat_map(|note| self.note(note, depth)).collect()
    }

    fn note(&self, note: &Note, depth: usize) -> Vec<Line<'static>> {
        let day = note.at.to_zoned(TimeZone::clone(self.zone)).date();
        let mark = format!("    {} ", self.theme.wall());
        let text = clean(note.text.as_str().into());
        let mut lines: Vec<Line<'static>> = Vec::new();
        for (nth, part) in text.lines().filter(|part| !part.trim().is_empty()).enumerate() {
            let part = clean_line(part);
            let part = if nth == 0 { format!("{day} {part}") } else { part };
            let wrapped = self.hanging(&mark, &part, self.theme.dim(), depth);
            lines.extend(wrapped.into_iter().map(|line| self.with_wall(line)));
        }
        if lines.len() > MOST_LINES {
            lines.truncate(MOST_LINES - 1);
            let more = self.hanging(&mark, "… e shows all of it", self.theme.dim(), depth);
            lines.extend(more.into_iter().map(|line| self.with_wall(line)));
        }
        lines
    }

    /// Draws the line on the left through all rows of a note.
    fn with_wall(&self, mut line: Line<'static>) -> Line<'static> {
        if let Some(lead) = line.spans.get_mut(1) {
            *lead = Span::styled(format!("    {} ", self.theme.wall()), self.theme.dim());
        }
        line
    }

    /// How a competency is rated, on its page.
    pub(super) fn rated(&self, competency: Competency<'_>) -> Vec<Line<'static>> {
        let Some(rating) = self.standing.rating(competency.ix()) else { return Vec::new() };
        let since = rating.since.to_zoned(TimeZone::clone(self.zone)).date();
        let from = rating.from.as_deref().map_or(String::new(), |from| format!(", as {}", clean_line(from)));
        let text = format!("Rated {} since {since}{from}", clean_line(&rating.rating));
        self.paragraph(&text, Style::new(), "", self.width)
    }

    /// The same in a list.
    pub(super) fn rating_in_list(&self, ix: CompetencyIx) -> Vec<Line<'static>> {
        let rating = self.standing.rating(ix).map(|rating| clean_line(&rating.rating));
        rating.map(|rating| self.said(&rating)).unwrap_or_default()
    }

    /// What a level is to the person, in a list.
    pub(super) fn aimed(&self, app: &App, nth: usize) -> Vec<Line<'static>> {
        let Some(track) = app.track() else { return Vec::new() };
        let (level, aim) = (track.level_ixs().get(nth).copied(), app.standing.aim(track.ix()));
        let Some(aim) = aim.filter(|_| level.is_some()) else { return Vec::new() };
        let here = (aim.current_level() == level).then(|| self.said("where I stand"));
        let target = (aim.target_level() == level).then(|| self.said("where I want to go"));
        here.into_iter().chain(target).flatten().collect()
    }

    /// Where else a statement is met, and what to do about it.
    pub(super) fn met_elsewhere(&self, expectation: Expectation<'_>, mark: &str) -> Vec<Line<'static>> {
        let Some(ix) = self.elsewhere.met(self.standing, expectation) else { return Vec::new() };
        let level = expectation.competency().level().track().ladder().expectation(ix).competency().level();
        let text = format!("met at {}; y takes it over", level.title());
        self.hanging(&" ".repeat(width(mark)), &text, self.theme.dim(), expectation.depth())
    }

    /// How many statements of a level are met on others, which counts nowhere.
    pub(super) fn counted_elsewhere(&self, level: Level<'_>) -> Option<Line<'static>> {
        let count = self.elsewhere.count(self.standing, level);
        (count > 0).then(|| Line::styled(format!("{count} more met on other levels"), self.theme.dim()))
    }

    /// A few words below a title.
    fn said(&self, words: &str) -> Vec<Line<'static>> {
        self.marked(self.theme.link(), words, self.theme.title())
    }
}
