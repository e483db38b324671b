//! Levels that are gone: the person says which one each is now.

use jiff::Timestamp;

use super::super::app::App;
use super::super::message::Effect;
use super::super::theme::Theme;
use super::choice::{self, Then};
use super::{listing, review, save};
use crate::ladder::model::Level;
use crate::progress::{LostLevel, Step};
use crate::report::review::lost_title;
use crate::report::text::{counted, titled};

/// Takes the level that has the most of it for a level that is gone.
pub(super) fn take_best(app: &mut App, lost: &LostLevel, now: Timestamp) -> Vec<Effect> {
    let Some((ix, _)) = lost.best() else {
        app.notice = Some("No level has any of its expectations. Enter: say which one it is.".into());
        return Vec::new();
    };
    let to = app.ladder.level(ix).id();
    say(app, lost, &to, now)
}

/// Opens a box with the levels that it may be, those that have the most of it first.
pub(super) fn choose(app: &mut App, lost: &LostLevel) {
    let path = Theme::of(app.look).path();
    let row = |&(ix, shared): &(_, usize)| {
        let level = app.ladder.level(ix);
        let track = (level.track().ix() != lost.track).then(|| format!("{}{path}", level.track().called()));
        let title = format!("{}{}", track.unwrap_or_default(), titled(level));
        if shared == 0 { title } else { format!("{title}, with {shared} of {}", lost.count) }
    };
    let rows = lost.candidates.iter().map(row).collect();
    let ids = lost.candidates.iter().map(|&(ix, _)| app.ladder.level(ix).id()).collect();
    let title = format!("{} is now", lost_title(lost));
    choice::open(app, &title, rows, Then::Rename(Box::new(lost.clone()), ids));
}

/// Says that a level is another one now.
pub(super) fn say(app: &mut App, lost: &LostLevel, to: &str, now: Timestamp) -> Vec<Effect> {
    let ladder = app.ladder.clone();
    let Some(level) = ladder.find_level(to) else {
        app.notice = Some("That level is gone from the ladder, too.".into());
        return Vec::new();
    };
    let step = Step::renamed(&app.by, now, lost.id.clone(), lost.words.level.clone(), level);
    app.say(step);
    app.stand_anew();
    app.notice = Some(sentence(app, lost, level));
    review::begin(app);
    listing::renew(app, now);
    save(app)
}

/// "Senior Engineer is Engineer III now: 9 of 12 found again."
fn sentence(app: &App, lost: &LostLevel, level: Level<'_>) -> String {
    let still = app.standing.orphans().iter().filter(|orphan| orphan.id.starts_with(&format!("{}/", lost.id))).count();
    let lost_parts = app.standing.lost_competencies().iter();
    let still = still + lost_parts.filter(|part| part.id.starts_with(&format!("{}/", lost.id))).count();
    let found = format!("{} of {} found again", lost.count.saturating_sub(still), counted(lost.count, "entry"));
    format!("{} is {} now: {found}. u takes it back.", lost_title(lost), titled(level))
}

#[cfg(test)]
mod tests;
