//! Screens that list statements by what is to do about them: a review of what
//! changed, what lacks evidence, and what was met when.

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::cursor::Cursor;
use super::super::layout;
use super::super::message::Effect;
use super::super::rows::listing;
use super::find::jump_to;
use super::moved;
use crate::ladder::ExpectationIx;
use crate::progress::Verdict;
use crate::report::history::{Bar, Met, Period};
use crate::report::review::all_moved;
use crate::search::Target;

/// How many weeks the chart shows.
const WEEKS: usize = 12;

/// How many of the latest ticks are listed.
const MOST_LATELY: usize = 50;

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
            What::History => "History",
        }
    }
}

/// A row of a list.
#[derive(Clone, Debug)]
pub enum Entry {
    /// What the rows below have in common, and how many there are.
    Head(&'static str, usize),
    /// A statement, with a day that matters.
    Statement(ExpectationIx, Option<Timestamp>),
    /// A statement at which a tick was found again.
    Moved(ExpectationIx),
    /// A tick whose statement is gone, by its place among the orphans.
    Orphan(usize),
    /// A week of the chart, beside the highest.
    Bar(Bar, usize),
    /// A sentence.
    Text(&'static str),
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
}

pub(super) fn open(app: &mut App, what: What, now: Timestamp) {
    let rows = rows(app, what, now);
    let row = first_stop(&rows);
    app.overlays.push(Overlay::Listing(Listing { what, rows, cursor: Cursor { row, ..Cursor::default() } }));
}

/// The first row that leads anywhere.
fn first_stop(rows: &[Entry]) -> usize {
    rows.iter().position(Entry::leads).unwrap_or(0)
}

impl Entry {
    fn leads(&self) -> bool {
        matches!(self, Entry::Statement(..) | Entry::Moved(_) | Entry::Orphan(_))
    }
}

fn rows(app: &App, what: What, now: Timestamp) -> Vec<Entry> {
    match what {
        What::Review => review(app),
        What::Evidence => evidence(app, now),
        What::History => history(app, now),
    }
}

/// Adds rows below their head, where there are any.
fn part(rows: &mut Vec<Entry>, head: &'static str, entries: Vec<Entry>) {
    if !entries.is_empty() {
        rows.push(Entry::Head(head, entries.len()));
        rows.extend(entries);
    }
}

fn review(app: &App) -> Vec<Entry> {
    let moved = all_moved(&app.ladder, &app.standing);
    let mut rows = Vec::new();
    part(&mut rows, "Found again in other words", moved.iter().map(|(e, _)| Entry::Moved(e.ix())).collect());
    let gone = (0..app.standing.orphans().len()).map(Entry::Orphan).collect();
    part(&mut rows, "No longer in the ladder", gone);
    if rows.is_empty() {
        rows.push(Entry::Text("Every tick is where it was made; nothing is to review."));
    }
    rows
}

fn evidence(app: &App, now: Timestamp) -> Vec<Entry> {
    let met = Met::of(&app.ladder, &app.standing);
    let entry = |(at, ix)| Entry::Statement(ix, Some(at));
    let mut rows = Vec::new();
    part(&mut rows, "Met, and nothing is noted", met.unproved().map(entry).collect());
    part(&mut rows, "Met, and nothing new for over a year", met.stale(now).into_iter().map(entry).collect());
    if rows.is_empty() {
        let none = "Nothing is met yet, so that nothing lacks evidence.";
        let all = "All that is met has evidence of the last year.";
        rows.push(Entry::Text(if met.all().is_empty() { none } else { all }));
    }
    rows
}

fn history(app: &App, now: Timestamp) -> Vec<Entry> {
    let met = Met::of(&app.ladder, &app.standing);
    let bars = met.bars(Period::Week, now, WEEKS);
    let highest = bars.iter().map(|bar| bar.total).max().unwrap_or(0);
    let mut rows = Vec::new();
    if bars.is_empty() {
        rows.push(Entry::Text("Nothing is met yet."));
        return rows;
    }
    rows.push(Entry::Head("Met by the end of each week", met.all().len()));
    rows.extend(bars.into_iter().map(|bar| Entry::Bar(bar, highest)));
    let lately = met.all().iter().rev().take(MOST_LATELY);
    part(&mut rows, "Met lately", lately.map(|&(at, ix)| Entry::Statement(ix, Some(at))).collect());
    rows
}

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let Some(Overlay::Listing(shown)) = app.overlay() else { return Vec::new() };
    let entry = shown.rows.get(shown.cursor.row).cloned();
    match (action, entry) {
        (Action::Inward, Some(entry)) => go(app, &entry),
        (Action::Same, Some(Entry::Moved(ix))) => return decide(app, ix, Verdict::Accepted, now),
        (Action::Another, Some(Entry::Moved(ix))) => return decide(app, ix, Verdict::Rejected, now),
        (Action::Same | Action::Another, _) => {
            app.notice = Some("y and n are about what was found again in other words.".into());
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
    let area = layout::screen(app.size).body;
    (usize::from(area.height), usize::from(area.width.saturating_sub(2)))
}

fn go(app: &mut App, entry: &Entry) {
    let target = match entry {
        Entry::Statement(ix, _) | Entry::Moved(ix) => Some(Target::Expectation(*ix)),
        Entry::Orphan(nth) => {
            let orphan = app.standing.orphans().get(*nth);
            orphan.map(|orphan| orphan.level.map_or(Target::Track(orphan.track), Target::Level))
        }
        Entry::Head(..) | Entry::Bar(..) | Entry::Text(_) => None,
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
    cursor.settle(count, height, |nth| listing::lines(app, &shown.rows[nth], width).len().max(1));
    if let Some(Overlay::Listing(shown)) = app.overlay_mut() {
        shown.cursor = cursor;
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
        says(&driver, "[x] Ties six knots");
        driver.keys("Ctrl-o");
        assert_eq!(driver.app.context(), Context::Listing);
        driver.keys("q");
        assert!(!driver.quit && driver.app.context() == Context::Browse);
    }

    #[test]
    fn the_history_tells_what_was_met_when() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter Space j Space g h");
        says(&driver, "Met lately");
        says(&driver, "2027-01-15 Ties six knots");
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
