//! Rows of what a level inherits and refers to.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::{App, Pane};
use super::super::inherited::{Child, Inherited};
use super::super::text::width;
use super::Writer;
use crate::ladder::LevelIx;
use crate::ladder::inherit::{MOST_ORIGINS, Origin};
use crate::ladder::model::{Level, Reference};
use crate::report::text::{foundation, titled};

/// How many references the head of a level's page names at most.
const MOST_NAMED: usize = 12;

/// What rows in the pane of competencies have in common.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Group<'a> {
    /// The level that they are inherited from.
    origin: Option<LevelIx>,
    category: Option<&'a str>,
}

/// Returns the group of a row in the pane of competencies; an origin is in that
/// of what is inherited from it.
pub(super) fn group(app: &App, row: usize) -> Option<Group<'_>> {
    match app.level_child(app.child(Pane::Competencies, row))? {
        Child::Own(ix) => Some(Group { origin: None, category: app.ladder.competency(ix).category() }),
        Child::Inherited(ix) => {
            let competency = app.ladder.competency(ix);
            Some(Group { origin: Some(competency.level().ix()), category: competency.category() })
        }
        Child::Origin(nth) => {
            let (origin, _) = app.inherited()?.origin(nth)?;
            Some(Group { origin: Some(origin.level), category: None })
        }
        Child::Reference(_) => None,
    }
}

/// Returns the sentence that names what a level builds on, if it says so.
pub(super) fn builds_on(level: Level<'_>) -> Option<String> {
    let ladder = level.track().ladder();
    let names: Vec<_> =
        level.references().iter().take(MOST_NAMED).map(|reference| foundation(ladder, reference)).collect();
    let more = if level.references().len() > MOST_NAMED { ", …" } else { "" };
    (!names.is_empty()).then(|| format!("Builds on: {}{more}", names.join(", ")))
}

impl Writer<'_> {
    /// The lines above a row that is in another group than the one above it.
    pub(super) fn group_head(&self, app: &App, row: usize) -> Vec<Line<'static>> {
        let Some(group) = group(app, row) else { return Vec::new() };
        let above = row.checked_sub(1).and_then(|row| self::group(app, row)).unwrap_or_default();
        let is_inherited = matches!(app.level_child(app.child(Pane::Competencies, row)), Some(Child::Inherited(_)));
        let mut lines = Vec::new();
        if let (Some(origin), true) = (group.origin, is_inherited && group.origin != above.origin) {
            lines.extend(self.from(app.ladder.level(origin)));
        }
        if let (Some(category), true) = (group.category, group != above) {
            lines.extend(self.paragraph(category, self.theme.dim(), "", self.width));
        }
        lines
    }

    /// The lines of a level's child.
    pub(super) fn level_child(&self, app: &App, child: Child) -> Vec<Line<'static>> {
        let inherited = app.inherited();
        match child {
            Child::Own(ix) | Child::Inherited(ix) => {
                let mark = if child == Child::Own(ix) { "" } else { self.theme.inherited() };
                let mut lines = self.counted(mark, app.ladder.competency(ix).title(), self.standing.competency(ix));
                lines.extend(self.rating_in_list(ix));
                lines
            }
            Child::Origin(nth) => {
                let origin = inherited.and_then(|inherited| inherited.origin(nth));
                origin.map(|(origin, level)| self.origin(origin, level)).unwrap_or_default()
            }
            Child::Reference(nth) => {
                let reference = inherited.and_then(|inherited| inherited.reference(nth));
                let name = |reference| format!("Builds on: {}", foundation(&app.ladder, reference));
                reference.map(|to| self.marked(self.theme.link(), &name(to), Style::new())).unwrap_or_default()
            }
        }
    }

    /// A title in a list, behind its mark.
    pub(super) fn marked(&self, mark: &str, title: &str, style: Style) -> Vec<Line<'static>> {
        let lead = format!("  {mark}");
        let indent = " ".repeat(width(&lead));
        let mut lines = self.paragraph(title, style, &indent, self.width.saturating_sub(indent.len()));
        if let Some(first) = lines.first_mut().and_then(|line| line.spans.first_mut()) {
            *first = Span::raw(lead);
        }
        lines
    }

    /// What an origin goes by: with its track where that isn't the one shown.
    fn origin_name(&self, level: Level<'_>) -> String {
        let is_here =
            self.track.is_none_or(|track| track == level.track().ix()) || level.track().title() == level.title();
        if is_here {
            titled(level)
        } else {
            format!("{} {} {}", level.track().title(), self.theme.path().trim(), titled(level))
        }
    }

    /// An origin in the list, with the progress in what is inherited from it.
    fn origin(&self, origin: &Origin, level: Level<'_>) -> Vec<Line<'static>> {
        let lines = self.marked("", &format!("from {}", self.origin_name(level)), self.theme.title());
        self.with_count(lines, self.standing.origin(level.track().ladder(), origin), false)
    }

    /// Where a competency is inherited from.
    pub(super) fn from(&self, level: Level<'_>) -> Vec<Line<'static>> {
        let text = format!("{}from {}", self.theme.inherited(), self.origin_name(level));
        self.paragraph(&text, self.theme.dim(), "", self.width)
    }

    /// An origin on a page, above what is inherited from it.
    pub(super) fn origin_head(&self, origin: &Origin, level: Level<'_>) -> Vec<Line<'static>> {
        let mut lines = vec![Line::default()];
        let text = format!("{}from {}", self.theme.inherited(), self.origin_name(level));
        lines.extend(self.paragraph(&text, self.theme.title(), "", self.width));
        let counts = self.standing.origin(level.track().ladder(), origin);
        lines.push(self.bar("", counts, self.width.min(40)));
        lines
    }

    /// The progress of a level, and with what it inherits, where it does.
    pub(super) fn level_bars(&self, level: Level<'_>, inherited: Option<&Inherited>) -> Vec<Line<'static>> {
        const WORDS: &str = " with inherited";
        let own = self.standing.level(level.ix());
        let inheritance = inherited.map(Inherited::inheritance).filter(|inheritance| !inheritance.is_empty());
        let Some(inheritance) = inheritance else { return vec![self.bar("", own, self.width.min(40))] };
        let room = self.width.saturating_sub(WORDS.len()).min(40);
        let all = self.standing.with_inherited(level.track().ladder(), level.ix(), inheritance);
        let mut line = self.bar("", all, room);
        let cut = if inheritance.is_cut() { format!(", the nearest {MOST_ORIGINS} levels") } else { String::new() };
        line.spans.push(Span::styled(format!("{WORDS}{cut}"), self.theme.dim()));
        vec![self.bar("", own, room), line]
    }

    /// A reference on a page: Enter goes where it leads.
    pub(super) fn reference(&self, ladder: &crate::ladder::Ladder, reference: &Reference) -> Vec<Line<'static>> {
        let text = format!("Builds on: {}", foundation(ladder, reference));
        self.hanging(self.theme.link(), &text, self.theme.dim(), 0)
    }
}
