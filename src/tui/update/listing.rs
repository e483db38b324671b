//! Screens that list statements by what is to do about them: a review of what
//! changed, what lacks evidence, and what was met when.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::cursor::Cursor;
use super::super::levels::chart;
use super::super::message::Effect;
use super::super::rows::listing;
use super::super::scroll;
use super::find::jump_to;
use super::{history, moved, orphan, renamed, review};
use crate::ladder::ExpectationIx;
use crate::progress::{LostLevel, Orphan, Verdict};
use crate::report::history::{Lately, Met, Steps};
use crate::search::Target;

/// Which list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What a reworded ladder made of ticks.
    Review,
    /// What lacks evidence.
    Evidence,
    /// What was met when.
    History,
}

impl What {
    /// Returns the screen's title.
    pub fn title(self) -> &'static str {
        match self {
            What::Review => "Review of what changed",
            What::Evidence => "Evidence",
            What::History => "Progress",
        }
    }
}

/// A row of a list.
#[derive(Clone, Debug)]
pub enum Entry {
    /// What the rows below have in common, and how many there are.
    Head(Cow<'static, str>, usize),
    /// A statement, with a day that matters.
    Statement(ExpectationIx, Option<Timestamp>),
    /// A statement with its status.
    Open(ExpectationIx),
    /// A statement at which a tick was found again.
    Moved(ExpectationIx),
    /// A statement in other words that was never ticked, by its place among what
    /// changed.
    Reworded(usize),
    /// A level that is gone with what was ticked on it.
    Lost(Arc<LostLevel>),
    /// A tick whose statement is gone, by its place among the orphans.
    Orphan(usize),
    /// A statement that is gone and was never ticked, by its place among what changed.
    Gone(usize),
    /// The chart of what was met when.
    Steps(Steps),
    /// Something that was done.
    Did(Lately),
    /// A sentence.
    Text(String),
}

/// A list over the panes.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Which list it is.
    pub what: What,
    /// Its rows.
    pub rows: Vec<Entry>,
    /// Which of them is under the cursor.
    pub cursor: Cursor,
    /// Whether the last row was on the screen.
    pub is_looked_through: bool,
}

/// Turns the screen of progress from bars by competency to what was met when.
pub(in crate::tui) fn turn(app: &mut App, now: Timestamp) {
    app.overlays.pop();
    open(app, What::History, now);
}

pub(super) fn open(app: &mut App, what: What, now: Timestamp) {
    if what == What::Review {
        review::begin(app);
    }
    let rows = rows(app, what, now);
    let cursor = Cursor { row: first_stop(&rows), ..Cursor::default() };
    app.overlays.push(Overlay::Listing(Listing { what, rows, cursor, is_looked_through: false }));
}

/// The first row that leads anywhere.
fn first_stop(rows: &[Entry]) -> usize {
    rows.iter().position(Entry::leads).unwrap_or(0)
}

impl Entry {
    /// Returns whether it is about something, which the cursor may stand on.
    pub fn leads(&self) -> bool {
        !matches!(self, Entry::Head(..) | Entry::Steps(_) | Entry::Text(_))
    }
}

fn rows(app: &App, what: What, now: Timestamp) -> Vec<Entry> {
    match what {
        What::Review => review::rows(app),
        What::Evidence => evidence(app, now),
        What::History => history::rows(app, now),
    }
}

/// Adds rows below their head, where there are any.
pub(super) fn part(rows: &mut Vec<Entry>, head: impl Into<Cow<'static, str>>, entries: Vec<Entry>) {
    if !entries.is_empty() {
        rows.push(Entry::Head(head.into(), entries.len()));
        rows.extend(entries);
    }
}

fn evidence(app: &App, now: Timestamp) -> Vec<Entry> {
    let met = Met::of(&app.ladder, &app.standing, app.zone.clone());
    let entry = |(at, ix)| Entry::Statement(ix, Some(at));
    let mut rows = Vec::new();
    part(&mut rows, "Met, and nothing is noted", met.unproved().map(entry).collect());
    part(&mut rows, "Met, and nothing new for over a year", met.stale(now).into_iter().map(entry).collect());
    if rows.is_empty() {
        let none = "Nothing is met yet, so that nothing lacks evidence.";
        let all = "All that is met has evidence of the last year.";
        rows.push(Entry::Text(if met.all().is_empty() { none } else { all }.into()));
    }
    rows
}

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let Some(Overlay::Listing(shown)) = app.overlay() else { return Vec::new() };
    let entry = shown.rows.get(shown.cursor.row).cloned();
    match (action, entry) {
        (Action::Inward, Some(Entry::Lost(lost))) => renamed::choose(app, &lost),
        (Action::Same, Some(Entry::Lost(lost))) => return renamed::take_best(app, &lost, now),
        (Action::Inward, Some(entry)) => go(app, &entry),
        (Action::OtherPart | Action::Radar, _) => chart::turn(app, action),
        (Action::Same, Some(Entry::Moved(ix))) => return decide(app, ix, Verdict::Accepted, now),
        (Action::Another, Some(Entry::Moved(ix))) => return decide(app, ix, Verdict::Rejected, now),
        (Action::Same, Some(Entry::Orphan(nth))) => orphan::choose(app, nth),
        (Action::Another, Some(Entry::Orphan(nth))) => return orphan::let_go(app, nth, now),
        (Action::Same | Action::Another, _) => {
            app.notice = Some("y and n are about what was found again in other words, or is gone.".into());
        }
        (action, _) => step(app, action),
    }
    Vec::new()
}

fn step(app: &mut App, action: Action) {
    let (height, widths) = room(app);
    let Some(Overlay::Listing(shown)) = app.overlay() else { return };
    let (mut cursor, count) = (shown.cursor, shown.rows.len());
    cursor.act(action, count, height, |nth| listing::lines(app, &shown.rows[nth], widths).len().max(1));
    if let Some(Overlay::Listing(shown)) = app.overlay_mut() {
        shown.cursor = cursor;
    }
}

/// How many lines and columns the rows have.
fn room(app: &App) -> (usize, usize) {
    let area = app.screen().body;
    (usize::from(area.height), usize::from(area.width.saturating_sub(2)))
}

fn go(app: &mut App, entry: &Entry) {
    let home = |orphan: &Orphan| orphan.level.map_or(Target::Track(orphan.track), Target::Level);
    let target = match entry {
        Entry::Statement(ix, _) | Entry::Open(ix) | Entry::Moved(ix) => Some(Target::Expectation(*ix)),
        Entry::Reworded(nth) => app.review.reworded(&app.ladder, *nth).map(|moved| Target::Expectation(moved.to)),
        Entry::Orphan(nth) => app.standing.orphans().get(*nth).map(home),
        Entry::Gone(nth) => app.review.gone(&app.ladder, *nth).map(home),
        Entry::Did(lately) => Some(lately.on),
        Entry::Head(..) | Entry::Steps(_) | Entry::Text(_) | Entry::Lost(_) => None,
    };
    if let Some(target) = target {
        jump_to(app, target);
    }
}

fn decide(app: &mut App, ix: ExpectationIx, verdict: Verdict, now: Timestamp) -> Vec<Effect> {
    let effects = moved::decide(app, ix, verdict, now);
    renew(app, now);
    effects
}

/// Lists anew what is listed, and what may be seen for the first time by that.
pub(super) fn renew_unseen(app: &mut App, now: Timestamp) {
    renew(app, now);
    for overlay in &mut app.overlays {
        if let Overlay::Listing(shown) = overlay {
            shown.is_looked_through = false;
        }
    }
}

/// Lists anew what is listed, over another snapshot or after something was said.
pub(super) fn renew(app: &mut App, now: Timestamp) {
    for nth in 0..app.overlays.len() {
        let what = match &app.overlays[nth] {
            Overlay::Listing(shown) => shown.what,
            _ => continue,
        };
        let rows = rows(app, what, now);
        if let Some(Overlay::Listing(shown)) = app.overlays.get_mut(nth) {
            if !rows.get(shown.cursor.row).is_some_and(Entry::leads) {
                shown.cursor.row = first_stop(&rows);
            }
            shown.rows = rows;
        }
    }
}

pub(super) fn settle(app: &mut App) {
    let (height, width) = room(app);
    let Some(Overlay::Listing(shown)) = app.overlay() else { return };
    let (mut cursor, count) = (shown.cursor, shown.rows.len());
    let lines = |nth: usize| listing::lines(app, &shown.rows[nth], width).len().max(1);
    cursor.settle(count, height, lines);
    // Each row has a line, so that few are looked at.
    let is_near = count.saturating_sub(cursor.top.row) <= height;
    let is_at_end = is_near && scroll::hidden_below(cursor.top, count.saturating_sub(1), height, lines) == 0;
    if let Some(Overlay::Listing(shown)) = app.overlay_mut() {
        shown.cursor = cursor;
        shown.is_looked_through |= is_at_end;
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::action::Context;
    use crate::tui::driver::Driver;

    const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n\
        ## Senior Sailor\n\n### Ropes\n\n- Coils every line\n- Teaches knots\n";

    fn says(driver: &Driver, text: &str) {
        assert!(driver.screen().contains(text), "{text:?} is not on\n{}", driver.screen());
    }

    #[test]
    fn what_is_met_without_a_note_is_listed_and_led_to_and_back() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("g e");
        says(&driver, "Nothing is met yet");
        driver.keys("Esc Enter Enter Space j Space a").types("Coiled").keys("Enter g e");
        says(&driver, "Met, and nothing is noted 1");
        driver.keys("Enter");
        assert_eq!(driver.app.context(), Context::Browse);
        says(&driver, "[x]  Ties six knots");
        driver.keys("Ctrl-o");
        assert_eq!(driver.app.context(), Context::Listing);
        driver.keys("q");
        assert!(!driver.quit && driver.app.context() == Context::Browse);
    }

    #[test]
    fn a_screen_of_a_sentence_has_no_cursor_and_offers_no_verdict() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("g r");
        says(&driver, "Every tick is where it was made");
        assert!(!driver.screen().contains("◂") && !driver.screen().contains("y keep"), "{}", driver.screen());
        driver.keys("Esc g e");
        assert!(!driver.screen().contains("◂"), "{}", driver.screen());
    }

    #[test]
    fn the_history_tells_what_was_met_when() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter Space j Space a").types("Coiled it").keys("Enter r 3 g p");
        says(&driver, "Week of 2027-01-11, met 2");
        says(&driver, "2027-01-15 [x] Ties six knots");
        says(&driver, "2027-01-15  +  Coils every line");
        says(&driver, "2027-01-15 rated performing: Ropes");
        driver.keys("Enter");
        assert_eq!(driver.app.context(), Context::Browse);
        driver.keys("Ctrl-o");
        assert_eq!(driver.app.context(), Context::History);
    }

    #[test]
    fn one_screen_shows_progress_over_time_and_by_competency() {
        let mut driver = Driver::of(CREW, 80, 24);
        for keys in ["g p", "g h"] {
            driver.keys(keys);
            says(&driver, "Progress: [over time] by competency");
            driver.keys("Tab");
            says(&driver, "Progress: over time [by competency]");
            driver.keys("Shift-Tab l h l");
            says(&driver, "Progress: over time [by competency]");
            driver.keys("Esc");
            assert_eq!(driver.app.context(), Context::Browse);
        }
        driver.keys("g h r");
        says(&driver, "A radar is drawn for 3 to 12 competencies; there are 1.");
    }

    #[test]
    fn what_is_met_on_another_level_is_said_and_one_key_takes_it_over() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter j Space ]");
        says(&driver, "[ ] Coils every line");
        says(&driver, "met at Junior Sailor; y takes it over");
        assert_eq!(driver.app.standing.total().met, 1, "nothing is ticked by itself");
        driver.keys("2");
        says(&driver, "1 more met on other levels");
        driver.keys("4 g g y");
        assert_eq!(driver.app.standing.total().met, 2);
        assert!(!driver.screen().contains("takes it over"), "{}", driver.screen());
        driver.keys("u");
        assert_eq!(driver.app.standing.total().met, 1);
    }
}
