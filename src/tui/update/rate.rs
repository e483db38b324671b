//! Rating a competency on its level.

use jiff::Timestamp;

use super::super::app::App;
use super::super::message::Effect;
use super::choice::{self, Then};
use super::note::About;
use super::tick::save;
use crate::progress::{Rating, Step, Words};

/// Asks how the competency under the cursor is rated.
pub(super) fn open(app: &mut App) -> Vec<Effect> {
    let Some(competency) = app.competency().filter(|_| app.focus >= super::Pane::Competencies) else {
        app.notice = Some("Competencies are rated; Enter leads to them.".into());
        return Vec::new();
    };
    let about = About { id: competency.id(), words: Words::of_competency(competency) };
    let now = app.standing.rating(competency.ix()).map(|rating: &Rating| rating.rating.clone());
    let mut rows = app.ratings.clone();
    let at = now.as_ref().and_then(|now| rows.iter().position(|row| row == now)).unwrap_or(0);
    let mut words: Vec<Option<String>> = rows.iter().cloned().map(Some).collect();
    if now.is_some() {
        rows.push("not rated".into());
        words.push(None);
    }
    let title = format!("Rate {}", about.words.competency);
    choice::open_at(app, &title, rows, at, Then::Rate(about, words));
    Vec::new()
}

pub(super) fn say(app: &mut App, about: About, rating: Option<String>, now: Timestamp) -> Vec<Effect> {
    // What was rated under another title is settled by it.
    let here = app.ladder.find_competency(&about.id).and_then(|here| app.standing.rating(here.ix()));
    let settled = here.and_then(Rating::settled);
    let ratings = std::iter::once((about.id, rating, about.words)).chain(settled);
    let step = Step::ratings(&app.by, now, ratings);
    app.say(step);
    app.stand_anew();
    save(app)
}
