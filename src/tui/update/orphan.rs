//! Ticks whose statement is gone: the person says which statement it is now, or lets
//! it go.

use jiff::Timestamp;

use super::super::app::App;
use super::super::message::Effect;
use super::choice::{self, Then};
use super::{listing, save};
use crate::ladder::ExpectationIx;
use crate::ladder::model::{Expectation, Level};
use crate::progress::{Orphan, Status, Step, Verdict, Words};
use crate::similar::{Lexicon, Measure};
use crate::sort;

/// Opens a box with the statements of its level that it may be, the most similar first.
pub(super) fn choose(app: &mut App, nth: usize) {
    let Some(orphan) = app.standing.orphans().get(nth).cloned() else { return };
    let Some(level) = orphan.level.map(|ix| app.ladder.level(ix)) else {
        app.notice = Some("Its level is gone, too. y on the level says which one it is now.".into());
        return;
    };
    let candidates = candidates(app, level, &orphan.ticked.words.text);
    if candidates.is_empty() {
        app.notice = Some("Everything of its level is ticked already. n lets it go.".into());
        return;
    }
    let statement = |&ix: &ExpectationIx| app.ladder.expectation(ix);
    let rows = candidates.iter().map(|ix| statement(ix).text().to_owned()).collect();
    let ids = candidates.iter().map(|ix| statement(ix).id()).collect();
    choice::open(app, "It is now", rows, Then::Match(Box::new(orphan), ids));
}

/// What of a level is open, by how similar it is to some words.
fn candidates(app: &App, level: Level<'_>, text: &str) -> Vec<ExpectationIx> {
    let mut lexicon = Lexicon::default();
    let measure = Measure::of(&lexicon.words(text));
    let open = level.expectations().filter(|e| !e.is_label() && app.standing.status(e.ix()) == Status::Open);
    let alike = |e: Expectation<'_>| (measure.to(&lexicon.words(e.text()), 0.0).unwrap_or(0.0), e.ix());
    let mut all: Vec<(f64, ExpectationIx)> = open.map(alike).collect();
    sort::by(&mut all, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    all.into_iter().map(|(_, ix)| ix).collect()
}

/// Says that it is another statement now, by that one's id.
pub(super) fn say(app: &mut App, orphan: &Orphan, to: &str, now: Timestamp) -> Vec<Effect> {
    let ladder = app.ladder.clone();
    let Some(to) = ladder.find_expectation(to) else {
        app.notice = Some("That statement is gone from the ladder, too.".into());
        return Vec::new();
    };
    let looked_at = (orphan.id.clone(), to.id(), Verdict::Accepted, Words::of(to));
    said(app, Step::matches(&app.by, now, [looked_at]), "It goes on in these words. u takes that back.", now)
}

/// Takes back what was ticked; notes stay.
pub(super) fn let_go(app: &mut App, nth: usize, now: Timestamp) -> Vec<Effect> {
    let Some(orphan) = app.standing.orphans().get(nth).cloned() else { return Vec::new() };
    if orphan.ticked.status == Status::Open {
        app.notice = Some("Only notes are left of it, which stay.".into());
        return Vec::new();
    }
    let step = Step::status(&app.by, now, [(orphan.id, Status::Open, orphan.ticked.words)]);
    said(app, step, "Let go; u brings it back.", now)
}

fn said(app: &mut App, step: Step, sentence: &str, now: Timestamp) -> Vec<Effect> {
    app.say(step);
    app.stand_anew();
    app.notice = Some(sentence.into());
    listing::renew(app, now);
    save(app)
}

#[cfg(test)]
mod tests {
    use crate::tui::driver::Driver;

    const CREW: &str = "# Crew\n\n## Junior Sailor (L1)\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n\n\
        ## Senior Sailor (L2)\n\n### Ropes\n\n- Teaches knots\n";

    /// Somebody whose ticked and noted statement was put in quite other words.
    fn driver() -> Driver {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter Space a").types("In May").keys("Enter");
        let new = CREW.replace("Ties six knots", "Handles what holds a ship, in any weather\n- Ties nothing twice");
        driver.adopt(&[("test.md", &new)]).keys("g r");
        driver.says("No longer in the ladder 1");
        driver
    }

    #[test]
    fn a_tick_goes_on_at_the_statement_that_a_person_names() {
        let mut driver = driver();
        driver.keys("y");
        driver.says("1 Ties nothing twice");
        driver.says("2 Handles what holds a ship, in any weather");
        driver.keys("2");
        driver.says("It goes on in these words.");
        assert_eq!((driver.app.standing.total().met, driver.app.standing.orphans().len()), (1, 0));
        driver.keys("Esc");
        driver.says("[x]+ Handles what holds a ship");
        driver.keys("u");
        assert_eq!((driver.app.standing.total().met, driver.app.standing.orphans().len()), (0, 1));
    }

    #[test]
    fn a_tick_whose_statement_is_gone_is_let_go_and_its_notes_stay() {
        let mut driver = driver();
        driver.keys("n");
        driver.says("Let go; u brings it back.");
        driver.says("In May");
        driver.keys("n");
        driver.says("Only notes are left of it");
        driver.keys("u u");
        driver.says("[x] Ties six knots");
    }
}
