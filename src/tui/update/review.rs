//! The review of what changed: its rows, what it waits for, and that it was
//! looked through.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::super::app::{App, Overlay};
use super::super::message::Effect;
use super::super::past::{Since, Then};
use super::listing::{Entry, Listing, What, part};
use super::save;
use crate::ladder::model::Expectation;
use crate::ladder::{ExpectationIx, Ladder};
use crate::progress::{Changes, Moved, Orphan, Reworded, Status, Step, Wording};
use crate::report::review::{all_moved, away};

/// What is known of what changed since one last looked.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// The snapshot for which that was asked last.
    asked: Option<Arc<Ladder>>,
    /// The answer, which may be about an older snapshot.
    since: Option<Since>,
    /// Whether it is being written down what the ladders say.
    pub is_keeping: bool,
}

impl Review {
    /// Returns what changed in a snapshot, where that is known.
    pub fn since(&self, ladder: &Arc<Ladder>) -> Option<&Since> {
        self.since.as_ref().filter(|since| Arc::ptr_eq(&since.ladder, ladder))
    }

    /// Returns the statements that are gone since, of a snapshot.
    pub fn gone(&self, ladder: &Arc<Ladder>, nth: usize) -> Option<&Orphan> {
        self.changes(ladder)?.1.gone.get(nth)
    }

    /// Returns a statement that was reworded since, of a snapshot.
    pub fn reworded(&self, ladder: &Arc<Ladder>, nth: usize) -> Option<&Reworded> {
        self.changes(ladder)?.1.moved.get(nth)
    }

    fn changes(&self, ladder: &Arc<Ladder>) -> Option<&(Timestamp, Changes)> {
        self.since(ladder)?.changes.as_ref()
    }
}

/// Asks anew what changed.
pub(super) fn begin(app: &mut App) {
    app.review.asked = None;
}

/// Asks what changed, where a review is open and that is not known or asked for.
/// A part of a ladder would seem to have lost all that is still unread.
pub(super) fn ask(app: &mut App) -> Option<Effect> {
    let is_open = app.overlays.iter().any(|overlay| matches!(overlay, Overlay::Listing(shown) if is_review(shown)));
    let is_asked = app.review.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, &app.ladder));
    if !is_open || is_asked || app.reading.is_some() {
        return None;
    }
    app.review.asked = Some(app.ladder.clone());
    let state = app.log.state();
    let then = Then { seen: state.seen.clone(), renamed: state.renamed.clone() };
    Some(Effect::LookBack(app.ladder.clone(), then))
}

fn is_review(shown: &Listing) -> bool {
    shown.what == What::Review
}

/// Takes in what changed.
pub(super) fn looked_back(app: &mut App, since: Since) {
    if Arc::ptr_eq(&since.ladder, &app.ladder) {
        app.review.since = Some(since);
    }
}

/// Asks for the words of all ladders to be kept, where a review is left in which
/// all of it was on the screen.
pub(super) fn left(app: &mut App, shown: &Listing) -> Vec<Effect> {
    let is_whole = app.reading.is_none() && app.review.since(&app.ladder).is_some();
    if !is_review(shown) || !shown.is_looked_through || !is_whole {
        return Vec::new();
    }
    app.review.is_keeping = true;
    vec![Effect::KeepWords(app.ladder.clone())]
}

/// Writes down what one has looked at, as far as that wasn't known already.
pub(super) fn kept(app: &mut App, wordings: Result<Vec<Wording>, String>, now: Timestamp) -> Vec<Effect> {
    app.review.is_keeping = false;
    let wordings = match wordings {
        Ok(wordings) => wordings,
        Err(why) => {
            app.notice = Some(format!("What you have looked at could not be kept. {why}"));
            return Vec::new();
        }
    };
    let seen = &app.log.state().seen;
    let is_news =
        |wording: &Wording| seen.of(&wording.ladder).last().is_none_or(|known| known.snapshot != wording.snapshot);
    let news: Vec<Wording> = wordings.into_iter().filter(is_news).collect();
    if !news.is_empty() {
        app.notice = app.notice.take().or(Some("Looked through: gr shows what changes from now on.".into()));
    }
    let step = Step::seen(&app.by, now, news);
    app.log.add_pending(&step.drafts);
    save(app)
}

/// Returns the rows: what was found again and takes a verdict, what is new or
/// reworded since one last looked, and what is gone.
pub(super) fn rows(app: &App) -> Vec<Entry> {
    let mut rows = Vec::new();
    let moved = all_moved(&app.ladder, &app.standing);
    let (verbatim, reworded): (Vec<_>, Vec<_>) = moved.iter().partition(|(_, moved)| moved.similarity >= 1.0);
    let entries = |moved: Vec<(Expectation<'_>, &Moved)>| moved.iter().map(|(e, _)| Entry::Moved(e.ix())).collect();
    part(&mut rows, "Found again in other words", entries(reworded));
    part(&mut rows, "Found again word for word, under another title", entries(verbatim));
    let lost = app.standing.lost_levels(&app.ladder);
    part(&mut rows, "Levels that are gone", lost.into_iter().map(|lost| Entry::Lost(Arc::new(lost))).collect());
    let since = app.review.since(&app.ladder);
    let known = since.and_then(|since| since.changes.as_ref());
    let sorted = known.map(|(at, changes)| (app.date(*at), Sorted::of(app, changes)));
    let sorted = sorted.unwrap_or_default();
    let (day, Sorted { new, reworded, gone }) = sorted;
    part(&mut rows, format!("New since {day}"), new);
    part(&mut rows, format!("Reworded since {day}"), reworded);
    let orphans = (0..app.standing.orphans().len()).map(Entry::Orphan);
    part(&mut rows, "No longer in the ladder", orphans.chain(gone).collect());
    let is_empty = rows.is_empty();
    rows.extend(remarks(app, is_empty, &day).into_iter().map(Entry::Text));
    rows
}

/// What is said below all rows, or in their place.
fn remarks(app: &App, is_empty: bool, day: &str) -> Vec<String> {
    let Some(since) = app.review.since(&app.ladder) else {
        return vec!["Looking what is new …".into()];
    };
    let mut remarks: Vec<String> = Vec::new();
    for name in &since.missing {
        remarks.push(format!("What {name} said on {day} is not at hand, so that it can't be compared."));
    }
    let away = away(&app.standing);
    let every = if away.is_some() { "Every tick of the open tracks" } else { "Every tick" };
    match since.changes {
        None if is_empty => {
            remarks.push(format!("{every} is where it was made. What is new is told from your next look on."));
        }
        None => remarks.push("What is new is told from your next look on.".into()),
        Some(_) if is_empty && remarks.is_empty() => {
            remarks.push(format!("{every} is where it was made; nothing has changed since {day}."));
        }
        Some(_) => {}
    }
    remarks.extend(away);
    remarks
}

/// What changed, without what a tick tells already.
#[derive(Default)]
struct Sorted {
    new: Vec<Entry>,
    reworded: Vec<Entry>,
    gone: Vec<Entry>,
}

impl Sorted {
    fn of(app: &App, changes: &Changes) -> Self {
        let standing = &app.standing;
        let orphans: HashSet<&str> = standing.orphans().iter().map(|orphan| orphan.id.as_str()).collect();
        // Where the old words were ticked and are another statement's, these are new.
        let lost: HashSet<&str> = standing.orphans().iter().map(|orphan| orphan.ticked.words.text.as_str()).collect();
        let is_new = |&ix: &ExpectationIx| standing.moved(ix).is_none();
        let mut new: Vec<_> = changes.new.iter().copied().filter(is_new).collect();
        let mut reworded = Vec::new();
        for (nth, moved) in changes.moved.iter().enumerate() {
            let is_ticked = standing.status(moved.to) != Status::Open || standing.moved(moved.to).is_some();
            if is_ticked {
                continue;
            }
            if lost.contains(moved.from.text.as_str()) {
                new.push(moved.to);
            } else {
                reworded.push(Entry::Reworded(nth));
            }
        }
        new.sort_unstable();
        let found: HashSet<&str> =
            standing.all_moved().flat_map(|(_, moved)| moved.ids.iter().map(String::as_str)).collect();
        let is_told = |gone: &Orphan| orphans.contains(gone.id.as_str()) || found.contains(gone.id.as_str());
        let gone = (0..changes.gone.len()).filter(|&nth| !is_told(&changes.gone[nth])).map(Entry::Gone).collect();
        Sorted { new: new.into_iter().map(Entry::Open).collect(), reworded, gone }
    }
}

#[cfg(test)]
mod tests;
