//! The parts of the grid of a track: how wide its columns are, its heads and cells.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::{App, Overlay};
use super::super::levels::grid::{Gridding, Row};
use super::super::text::{elide, width, wrap};
use super::super::theme::Theme;
use crate::compare::Matrix;
use crate::ladder::CompetencyIx;
use crate::progress::{Counts, Standing, Status};
use crate::report::matrix::{marks, share};

/// The least and the most columns of the terminal that a level's column has, with
/// the gap before it; the least is more where the words of heads are longer.
const LEVEL: (usize, usize) = (8, 16);

/// How many a level's column has before titles get more than a third of the screen:
/// enough for the longest words of ranks.
const FAIR: usize = 12;

/// The most lines that the heads of levels take.
const HEADS: usize = 3;

/// How the grid is laid out on a screen.
pub struct Plan<'a> {
    screen: &'a Gridding,
    matrix: &'a Matrix,
    standing: &'a Standing,
    theme: Theme,
    /// Columns of the terminal for titles.
    titles: usize,
    /// Columns of the terminal for a level.
    level: usize,
    /// How many levels are shown.
    columns: usize,
    /// How many lines heads take.
    heads: usize,
    /// How many lines are left for rows.
    height: usize,
}

impl<'a> Plan<'a> {
    /// Returns the plan of the grid that is open, where it is there.
    pub fn of(app: &'a App) -> Option<Self> {
        let Some(Overlay::Grid(screen)) = app.overlay() else { return None };
        Self::for_screen(app, screen)
    }

    /// Returns the plan of a grid, where it is there.
    pub fn for_screen(app: &'a App, screen: &'a Gridding) -> Option<Self> {
        let matrix = screen.matrix.as_deref().filter(|matrix| !matrix.levels.is_empty() && !matrix.rows.is_empty())?;
        let body = app.screen().body;
        let all = usize::from(body.width);
        let widest = matrix.rows.iter().map(|row| width(row.title(&screen.ladder)) + 2).max().unwrap_or(0);
        // Titles give way to levels of a fair width, down to a third of the screen.
        let wanted = all.saturating_sub(matrix.levels.len() * FAIR).max(all / 3);
        let least = longest_word(&screen.names).clamp(LEVEL.0, FAIR);
        let titles = widest.min(wanted).max(8).min(all.saturating_sub(least));
        let room = all.saturating_sub(titles);
        let level = (room / matrix.levels.len()).clamp(least, LEVEL.1).min(room.max(1));
        let columns = (room / level).clamp(1, matrix.levels.len());
        let heads = screen.names.iter().map(|name| wrap(name, level - 1).len());
        let heads = heads.max().unwrap_or(1).clamp(1, HEADS);
        let height = usize::from(body.height).saturating_sub(heads + 1);
        let (standing, theme) = (&app.standing, Theme::of(app.look));
        Some(Plan { screen, matrix, standing, theme, titles, level, columns, heads, height })
    }

    /// Returns how many rows are visible.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Returns how many levels are visible.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Returns how many lines the heads take, with the rule below them.
    pub fn head(&self) -> usize {
        self.heads + 1
    }

    fn shown(&self) -> std::ops::Range<usize> {
        self.screen.left..(self.screen.left + self.columns).min(self.matrix.levels.len())
    }

    /// Returns the heads of the levels that are shown, standing on a rule; arrows
    /// say that there are more.
    pub fn head_lines(&self) -> Vec<Line<'static>> {
        let shown = self.shown();
        let heads: Vec<Vec<String>> = shown.clone().map(|column| self.level_head(column)).collect();
        let mut lines = Vec::new();
        for nth in 0..self.heads {
            let mut spans = vec![Span::raw(" ".repeat(self.titles))];
            for (column, head) in shown.clone().zip(&heads) {
                let line = (nth + head.len()).checked_sub(self.heads).and_then(|nth| head.get(nth));
                let style = if column == self.screen.column { self.theme.focus() } else { self.theme.dim() };
                spans.push(Span::styled(right(line.map_or("", String::as_str), self.level), style));
            }
            lines.push(Line::from(spans));
        }
        lines.push(self.rule());
        lines
    }

    /// The rule below the heads: where one stands and where one aims break it.
    fn rule(&self) -> Line<'static> {
        let shown = self.shown();
        let more = (shown.start > 0, shown.end < self.matrix.levels.len());
        let rule = |columns: usize| Span::styled(self.theme.rule().repeat(columns), self.theme.dim());
        let arrow = |arrow: &'static str| Span::styled(arrow, self.theme.dim());
        let less = usize::from(more.0);
        let mut spans = vec![arrow(if more.0 { "<" } else { "" }), rule(self.titles.saturating_sub(less))];
        for column in shown.clone() {
            let marks = marks(self.standing, self.screen.ladder.level(self.matrix.levels[column])).join(",");
            let mark = if marks.is_empty() { marks } else { format!(" {marks}") };
            // The last column leaves room for the arrow.
            let room = self.level.saturating_sub(usize::from(more.1 && column + 1 == shown.end));
            let mark = elide(&mark, room).into_owned();
            spans.extend([rule(room - width(&mark)), Span::styled(mark, self.theme.title())]);
        }
        spans.push(arrow(if more.1 { ">" } else { "" }));
        Line::from(spans)
    }

    fn level_head(&self, column: usize) -> Vec<String> {
        let title = self.screen.names.get(column).map_or("", String::as_str);
        let mut lines: Vec<String> =
            wrap(title, self.level - 1).into_iter().map(|line| title[line].trim().to_owned()).collect();
        if lines.len() > self.heads {
            let rest = lines.split_off(self.heads - 1).join(" ");
            lines.push(elide(&rest, self.level - 1).into_owned());
        }
        lines
    }

    /// Returns the line of a row.
    pub fn row(&self, nth: usize) -> Line<'static> {
        match self.screen.rows.get(nth) {
            Some(&Row::Category(row)) => {
                let title = self.matrix.rows[row].category(&self.screen.ladder).unwrap_or_default();
                Line::from(Span::styled(
                    elide(title, self.titles + self.columns * self.level).into_owned(),
                    self.theme.dim(),
                ))
            }
            Some(&Row::Competency(row)) => {
                let is_here = nth == self.screen.cursor.row;
                let style = if is_here { self.theme.title() } else { Style::new() };
                let title = self.matrix.rows[row].title(&self.screen.ladder);
                let title = elide(title, self.titles.saturating_sub(2));
                let gap = self.titles.saturating_sub(1 + width(&title));
                let mut spans = vec![Span::styled(format!(" {title}"), style), Span::raw(" ".repeat(gap))];
                for column in self.shown() {
                    let is_cursor = is_here && column == self.screen.column;
                    spans.extend(self.cell(self.matrix.rows[row].cell(column), is_cursor));
                }
                Line::from(spans)
            }
            None => Line::default(),
        }
    }

    /// A cell: how full it is as a character, and in per cent.
    fn cell(&self, cell: Option<CompetencyIx>, is_cursor: bool) -> Vec<Span<'static>> {
        let counts = cell.map(|ix| self.standing.competency(ix));
        let text = match counts {
            None => self.theme.nothing().to_owned(),
            Some(counts) => format!("{} {:>5}", self.theme.shade(fullness(counts)), share(self.standing, cell)),
        };
        let style = match counts {
            Some(counts) if counts.met > 0 && counts.share() == Some(1.0) => self.theme.status(Status::Met),
            Some(counts) if counts.met > 0 => Style::new(),
            Some(counts) if counts.working > 0 => self.theme.status(Status::Working),
            _ => self.theme.dim(),
        };
        let gap = self.level.saturating_sub(width(&text));
        let style = if is_cursor { self.theme.cursor() } else { style };
        vec![Span::raw(" ".repeat(gap)), Span::styled(text, style)]
    }
}

/// The columns that the longest word of the heads needs, with the gap before it.
fn longest_word(names: &[String]) -> usize {
    names.iter().map(|title| title.split_whitespace().map(width).max().unwrap_or(0) + 1).max().unwrap_or(0)
}

/// How full a cell is, from 0 to 4: nothing met, some, half, most, all.
fn fullness(counts: Counts) -> usize {
    match counts.share() {
        None => 0,
        Some(share) if share <= 0.0 => 0,
        Some(share) if share < 0.4 => 1,
        Some(share) if share < 0.7 => 2,
        Some(share) if share < 1.0 => 3,
        Some(_) => 4,
    }
}

/// A text at the right end of so many columns.
fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}
