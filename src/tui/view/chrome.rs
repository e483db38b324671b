//! What is round the panes: where one stands, what a pane lists, what is typed.

use std::fmt::Write as _;

use super::super::app::{App, Find, Pane, Size};
use super::super::inherited::Inherited;
use super::super::layout::Area;
use super::super::rows::distinct;
use super::super::text::{elide, fit_path, width, wrap};
use super::super::theme::Theme;
use super::Canvas;
use crate::compare::Stand;
use crate::progress::Counts;
use crate::report::{
    self,
    text::{counted, titled},
};
use crate::search::Query;

/// From this width on the header also tells the progress.
pub(super) const ROOM_FOR_PROGRESS: u16 = 60;

/// From this width on it tells a level's progress with what it inherits, too.
const ROOM_FOR_INHERITED: u16 = 100;

/// Says that the screen is too small, in as much of a sentence as fits.
pub(super) fn too_small(canvas: &mut Canvas<'_>, size: Size) {
    let area = Area { x: 0, y: 0, width: size.width, height: size.height };
    let text = "Needs 20 columns by 6 rows.";
    for (y, line) in wrap(text, usize::from(size.width)).into_iter().enumerate() {
        canvas.text(area, 0, y as u16, &text[line], canvas.theme.title());
    }
}

/// The way where one stands, and how saving goes.
pub(super) fn header(app: &App, canvas: &mut Canvas<'_>, area: Area) {
    let right = right(app, area.width);
    // Whoever keeps several people's journals must not tick in the wrong one.
    let whose = app.whose.as_ref().map_or(String::new(), |name| format!("[{name}] "));
    let right = with_findings(app, right, usize::from(area.width).saturating_sub(width(&whose)));
    let gap = if right.0.is_empty() { 1 } else { 2 };
    let room = usize::from(area.width).saturating_sub(width(&whose) + width(&right.0) + gap);
    let parts = path(app);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let path = fit_path(&parts, canvas.theme.path(), room);
    canvas.text(area, 0, 0, &whose, canvas.theme.focus());
    canvas.text(area, width(&whose) as u16, 0, &path, canvas.theme.title());
    let style = if app.saving.failed.is_some() { canvas.theme.alarm() } else { canvas.theme.dim() };
    let x = area.width.saturating_sub(width(&right.0) as u16);
    canvas.text(area, x, 0, &right.0, if right.1 { style } else { canvas.theme.dim() });
}

/// What stands on the right, and whether it is about saving.
fn right(app: &App, width: u16) -> (String, bool) {
    if let Some(unsaved) = unsaved(app) {
        return (unsaved, true);
    }
    if let Some((done, all)) = app.reading {
        let files = if all == 0 { "reading".to_owned() } else { format!("reading {done} of {}", counted(all, "file")) };
        return (files, false);
    }
    let signs = [(app.is_stale, "old copy"), (app.saving.saved, "saved")];
    let signs = signs.into_iter().filter(|(holds, _)| *holds).map(|(_, sign)| sign.to_owned());
    let progress =
        (width >= ROOM_FOR_PROGRESS).then(|| stand(app, usize::from(width)).unwrap_or_else(|| met(app, width)));
    (progress.into_iter().chain(signs).collect::<Vec<_>>().join(", "), false)
}

/// Adds how much there is to mend, where the way where one stands keeps all its room:
/// most who read a ladder aren't who mends it.
fn with_findings(app: &App, right: (String, bool), columns: usize) -> (String, bool) {
    let to_mend = app.check.known.as_ref().map_or(0, |known| known.to_mend());
    if to_mend == 0 || right.1 || app.reading.is_some() {
        return right;
    }
    let between = if right.0.is_empty() { "" } else { ", " };
    let said = format!("{}{between}{to_mend} to mend", right.0);
    let way = path(app).join(Theme::of(app.look).path());
    if width(&way) + width(&said) < columns { (said, false) } else { right }
}

/// How much is met where one is, where no aim says more.
fn met(app: &App, width: u16) -> String {
    let counts = way_counts(app);
    let mut met = format!("{} of {} met", counts.met, counts.to_reach());
    if let Some(all) = with_inherited(app).filter(|_| width >= ROOM_FOR_INHERITED) {
        let _ = write!(met, ", {} of {} with inherited", all.met, all.to_reach());
    }
    met
}

/// How much isn't on the disk yet.
pub(super) fn unsaved(app: &App) -> Option<String> {
    let pending = app.log.pending_count();
    (pending > 0).then(|| format!("{pending} unsaved"))
}

/// Where one stands on the way to the aim of the track, as fully as it leaves
/// room for the way; nothing without an aim, or where none of it fits.
fn stand(app: &App, columns: usize) -> Option<String> {
    let stand = Stand::of(&app.ladder, &app.standing, app.track()?.ix())?;
    let theme = Theme::of(app.look);
    let (target, link) = (app.ladder.level(stand.target), theme.link());
    let met = report::text::met(stand.counts);
    let least = format!("{} of {} met", stand.counts.met, stand.counts.to_reach());
    let texts = [
        Some(report::stand::line(&app.ladder, &stand, app.look.ascii)),
        Some(format!("{link}{}: {}", titled(target), report::stand::tally(&stand))),
        Some(format!("{link}{}: {least}", titled(target))),
        target.rank().map(|rank| format!("{link}{rank}: {met}")),
        target.rank().map(|rank| format!("{link}{rank}: {least}")),
        Some(format!("{link}{least}")),
    ];
    let text = texts.into_iter().flatten().find(|text| width(text) <= columns * 6 / 10)?;
    // An arrow right behind the way would read as one more step of it.
    Some(format!("{} {text}", theme.wall()))
}

/// The steps to where one stands.
pub(super) fn path(app: &App) -> Vec<String> {
    let level = || app.level().map(distinct);
    let mark = if app.is_inherited() { Theme::of(app.look).inherited() } else { "" };
    let competency = || app.competency().map(|competency| format!("{mark}{}", competency.title()));
    let steps = match app.focus {
        Pane::Tracks => [None, None],
        Pane::Levels => [level(), None],
        Pane::Competencies | Pane::Expectations => [level(), competency()],
    };
    let track = app.track().map(|track| track.called().to_owned());
    let path: Vec<String> = track.into_iter().chain(steps.into_iter().flatten()).collect();
    if path.is_empty() { vec![app.ladder.name().to_owned()] } else { path }
}

/// How many rows match; a page's head is no match.
pub(super) fn matches(app: &App) -> usize {
    let filtered = app.list(app.focus).filter.as_ref().is_some_and(|filter| filter.rows.is_some());
    if filtered { app.rows(app.focus) } else { app.counted(app.focus) }
}

/// Writes a line that is typed behind its prompt, scrolled so that the cursor
/// is visible, what of it isn't understood underlined. Returns the cursor's column.
pub(super) fn typed(
    canvas: &mut Canvas<'_>,
    area: Area,
    prompt: &str,
    line: &super::super::line::Line,
    query: &Query,
    room: usize,
) -> u16 {
    let start = canvas.text(area, 0, 0, prompt, canvas.theme.focus());
    let (before, after) = line.parts();
    let room = room.saturating_sub(usize::from(start)).max(1);
    let mut from = 0;
    while width(&before[from..]) >= room {
        from += before[from..].chars().next().map_or(1, char::len_utf8);
    }
    let at = marked(canvas, area, start, &before[from..], from, query);
    let left = room.saturating_sub(usize::from(at - start));
    marked(canvas, area, at, &elide(after, left), before.len(), query);
    at.min(area.width.saturating_sub(1))
}

/// Writes a part of what was typed, from one of its bytes on. Returns the column
/// behind it.
fn marked(canvas: &mut Canvas<'_>, area: Area, x: u16, part: &str, from: usize, query: &Query) -> u16 {
    let unclear = |at: usize| query.remarks().any(|(span, _)| span.contains(&(from + at)));
    let (mut x, mut start) = (x, 0);
    while start < part.len() {
        let is_unclear = unclear(start);
        let end = part[start..].char_indices().map(|(at, _)| start + at).find(|&at| unclear(at) != is_unclear);
        let end = end.unwrap_or(part.len());
        let style = if is_unclear { canvas.theme.unclear() } else { canvas.theme.title() };
        x = canvas.text(area, x, 0, &part[start..end], style);
        start = end;
    }
    x
}

/// A pane's title: the key that leads to it, how many of what it lists, and the progress
/// behind. The key is in brackets and the count before its noun, so that nobody takes
/// one for the other.
pub(super) fn pane_title(app: &App, pane: Pane, canvas: &mut Canvas<'_>, area: Area) {
    let theme = canvas.theme;
    let style = if app.focus == pane { theme.focus() } else { theme.dim() };
    let columns = usize::from(area.width);
    canvas.text(area, 0, 0, &theme.rule().repeat(columns), style);
    let counts = match pane {
        Pane::Tracks => app.standing.total(),
        Pane::Levels => app.track().map(|track| app.standing.track(track.ix())).unwrap_or_default(),
        Pane::Competencies => app.level().map(|level| app.standing.level(level.ix())).unwrap_or_default(),
        Pane::Expectations => subject_counts(app),
    };
    let title = format!("[{}] {}", pane.at() + 1, listed(app, pane, counts));
    let end = canvas.text(area, 0, 0, &format!("{} ", elide(&title, columns.saturating_sub(1))), style);
    let met = super::super::rows::count(counts);
    // Where there is no room for the rule behind it, the progress still has some.
    let behind = |text: &str| area.width.saturating_sub(width(text) as u16);
    let [on_rule, at_end] = [format!(" {met} {}", theme.rule()), format!(" {met}")];
    if behind(&on_rule) > end {
        canvas.text(area, behind(&on_rule), 0, &on_rule, style);
    } else if behind(&at_end) >= end {
        canvas.text(area, behind(&at_end), 0, &at_end, style);
    }
}

/// How many of what a pane lists, or what its filter leaves.
fn listed(app: &App, pane: Pane, counts: Counts) -> String {
    let filter = app.list(pane).filter.as_ref().filter(|_| app.filtered(pane).is_some());
    let counted = |count: usize| format!("{count} {}", pane.name(count == 1));
    match (pane, filter) {
        (_, Some(filter)) => format!("/{} {} of {}", filter.line.text(), app.rows(pane), app.counted(pane)),
        (Pane::Expectations, None) => counted(counts.expectations() as usize),
        (Pane::Competencies, None) => match app.inherited().map_or(0, Inherited::competencies) {
            0 => counted(app.counted(pane)),
            inherited => format!("{}+{inherited} {}", app.counted(pane) - inherited, pane.name(false)),
        },
        (_, None) => counted(app.children(pane)),
    }
}

/// The counts of where one stands, which a row that leads elsewhere is not.
fn way_counts(app: &App) -> Counts {
    match app.level().filter(|_| app.focus >= Pane::Competencies && app.competency().is_none()) {
        Some(level) => app.standing.level(level.ix()),
        None => subject_counts(app),
    }
}

/// The counts of the level where one stands with what it inherits, where it
/// does, and where one is in none of its competencies.
fn with_inherited(app: &App) -> Option<Counts> {
    let inherited = app.inherited().filter(|inherited| !inherited.inheritance().is_empty())?;
    let is_here = app.focus == Pane::Levels || (app.focus > Pane::Levels && app.competency().is_none());
    is_here.then(|| app.standing.with_inherited(&app.ladder, inherited.level().ix(), inherited.inheritance()))
}

fn subject_counts(app: &App) -> Counts {
    use super::super::page::Subject;
    match app.subject() {
        Subject::Nothing => app.standing.total(),
        Subject::Track(ix) => app.standing.track(ix),
        Subject::Level(ix) => app.standing.level(ix),
        Subject::Competency(ix) => app.standing.competency(ix),
    }
}

/// "12 of 373"; "12+" while an answer is still to come.
pub(super) fn found(find: &Find) -> String {
    let (total, searched) = (find.found.total, find.found.searched);
    match total {
        _ if find.query.is_empty() => String::new(),
        0 if find.waits() => "0+".into(),
        0 => format!("nothing in {}", counted(searched, "text")),
        total if find.waits() => format!("{total}+"),
        total => format!("{total} of {searched}"),
    }
}
