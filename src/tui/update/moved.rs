//! Statuses that were found again at other words: kept, or given up.

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::App;
use super::super::message::Effect;
use super::tick::{save, set, under_cursor};
use crate::ladder::ExpectationIx;
use crate::progress::{Status, Step, Verdict};

/// Says of the expectation under the cursor whether it is what was ticked.
pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let verdict = if action == Action::Same { Verdict::Accepted } else { Verdict::Rejected };
    let ladder = app.ladder.clone();
    let found = under_cursor(app).map(|expectation| ladder.expectation(expectation.ix()));
    let Some(expectation) = found.filter(|e| app.standing.moved(e.ix()).is_some()) else {
        let elsewhere = found.filter(|e| app.elsewhere.met(&app.standing, *e).is_some());
        if let (Some(here), Verdict::Accepted) = (elsewhere, verdict) {
            return set(app, here.ix(), Status::Met, now);
        }
        app.notice = Some("Nothing here was found again in a changed ladder.".into());
        return Vec::new();
    };
    decide(app, expectation.ix(), verdict, now)
}

/// Says of a statement whether it is what was ticked.
pub(super) fn decide(app: &mut App, ix: ExpectationIx, verdict: Verdict, now: Timestamp) -> Vec<Effect> {
    let ladder = app.ladder.clone();
    let expectation = ladder.expectation(ix);
    let Some(moved) = app.standing.moved(ix) else { return Vec::new() };
    let is_verbatim = moved.similarity >= 1.0;
    let is_ticked = app.standing.since(ix).is_some();
    let step = Step::matches(&app.by, now, moved.looked_at(expectation, verdict));
    app.say(step);
    app.stand_anew();
    app.notice = Some(match verdict {
        Verdict::Accepted if is_verbatim => "Kept: it is the same under another title.".into(),
        Verdict::Accepted => "Kept: it is the same in other words.".into(),
        Verdict::Rejected if !is_ticked => "Let go; the note is kept, as no longer in the ladder.".into(),
        Verdict::Rejected => "Opened; the old tick is kept below its level, as no longer in the ladder.".into(),
    });
    save(app)
}

#[cfg(test)]
mod tests;
