//! Where one stands in a track, and where one wants to go.

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Pane};
use super::super::message::Effect;
use super::tick::save;
use crate::progress::{Aimed, Step};

/// Says of the level under the cursor that one stands on it, or wants to go there;
/// once more takes that back.
pub(super) fn set(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let ladder = app.ladder.clone();
    let level = app.level().filter(|_| app.focus >= Pane::Levels).map(|level| ladder.level(level.ix()));
    let Some(level) = level else {
        app.notice = Some("This is said of a level; Enter leads to them.".into());
        return Vec::new();
    };
    let track = level.track();
    let aim = app.standing.aim(track.ix()).cloned().unwrap_or_default();
    let is_current = action == Action::Here;
    let before = if is_current { aim.current_level() } else { aim.target_level() };
    let is_back = before == Some(level.ix());
    let aimed = if is_back { Aimed::Nowhere } else { Aimed::at(level) };
    let (current, target) = if is_current { (aimed, Aimed::Unsaid) } else { (Aimed::Unsaid, aimed) };
    let step = Step::aim(&app.by, now, track, current, target);
    app.say(step);
    app.stand_anew();
    let title = level.title();
    app.notice = Some(match (is_current, is_back) {
        (true, false) => format!("You stand at {title}."),
        (true, true) => format!("Taken back: you stand at {title}."),
        (false, false) => format!("You want to go to {title}."),
        (false, true) => format!("Taken back: you want to go to {title}."),
    });
    save(app)
}
