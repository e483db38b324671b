//! A box with a few things to choose from.

use jiff::Timestamp;

use super::super::action::Action;
use super::super::app::{App, Overlay};
use super::super::cursor::Cursor;
use super::super::layout;
use super::super::message::Effect;
use super::super::people::Person;
use super::link;
use super::write::{self, Source, Way};
use super::{note::About, orphan, people, rate, renamed};
use crate::progress::{LostLevel, Orphan};

/// A few things to choose from, and what is done with the one that is chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is asked.
    pub title: String,
    /// What there is to choose from.
    pub rows: Vec<String>,
    /// Which of them is under the cursor.
    pub cursor: Cursor,
    /// What happens then, by row.
    then: Then,
}

/// What is done with what is chosen.
#[derive(Clone, Debug)]
pub enum Then {
    /// A note is edited.
    Edit(Vec<Source>, Way),
    /// A link is opened; what it leads to is looked for then, in the snapshot of then.
    Follow(Vec<String>),
    /// A tick whose statement is gone goes on at one of these, by their ids.
    Match(Box<Orphan>, Vec<String>),
    /// A level that is gone is one of these now, by their ids.
    Rename(Box<LostLevel>, Vec<String>),
    /// A competency is rated; nothing takes its rating back.
    Rate(About, Vec<Option<String>>),
    /// Somebody's journal is opened.
    Open(Vec<Person>),
}

pub(super) fn open(app: &mut App, title: &str, rows: Vec<String>, then: Then) {
    open_at(app, title, rows, 0, then);
}

pub(super) fn open_at(app: &mut App, title: &str, rows: Vec<String>, row: usize, then: Then) {
    let cursor = Cursor { row, ..Cursor::default() };
    app.overlays.push(Overlay::Choice(Choice { title: title.to_owned(), rows, cursor, then }));
}

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let size = app.size;
    let Some(Overlay::Choice(choice)) = app.overlay_mut() else { return Vec::new() };
    let height = usize::from(layout::choice(size, choice.rows.len()).rows.height);
    match action {
        Action::Pick(nth) if nth < choice.rows.len() => choice.cursor.row = nth,
        Action::Pick(_) => {
            app.notice = Some(keys(choice.rows.len()));
            return Vec::new();
        }
        Action::Inward => {}
        action => {
            choice.cursor.act(action, choice.rows.len(), height, |_| 1);
            return Vec::new();
        }
    }
    match app.overlays.pop() {
        Some(Overlay::Choice(Choice { cursor, then, .. })) => chosen(app, then, cursor.row, now),
        _ => Vec::new(),
    }
}

/// The keys that a box of so many rows knows.
fn keys(rows: usize) -> String {
    match rows {
        0 | 1 => "Enter takes it, Esc leaves it.".into(),
        rows => {
            format!("1 to {} choose, the arrows move, Enter takes the row under the cursor, Esc leaves.", rows.min(9))
        }
    }
}

/// Says of a key that does nothing in the box what does: who typed a letter may think
/// that it chose something, and `Enter` would take what is under the cursor.
pub(super) fn unknown(app: &mut App, key: &str) {
    if let Some(Overlay::Choice(choice)) = app.overlay_mut() {
        let keys = keys(choice.rows.len());
        app.notice = Some(format!("{key} does nothing here. {keys}"));
    }
}

fn chosen(app: &mut App, then: Then, nth: usize, now: Timestamp) -> Vec<Effect> {
    match then {
        Then::Edit(sources, way) => match sources.into_iter().nth(nth) {
            Some(source) => write::begin(app, source, way),
            None => Vec::new(),
        },
        Then::Follow(links) => links.get(nth).map(|said| link::follow_said(app, said)).unwrap_or_default(),
        Then::Match(orphan, ids) => match ids.get(nth) {
            Some(to) => orphan::say(app, &orphan, to, now),
            None => Vec::new(),
        },
        Then::Rename(lost, ids) => match ids.get(nth) {
            Some(to) => renamed::say(app, &lost, to, now),
            None => Vec::new(),
        },
        Then::Open(people) => match people.into_iter().nth(nth) {
            Some(person) => people::open(app, person),
            None => Vec::new(),
        },
        Then::Rate(about, words) => match words.into_iter().nth(nth) {
            Some(rating) => rate::say(app, about, rating, now),
            None => Vec::new(),
        },
    }
}

pub(super) fn settle(app: &mut App) {
    let size = app.size;
    if let Some(Overlay::Choice(choice)) = app.overlay_mut() {
        let height = usize::from(layout::choice(size, choice.rows.len()).rows.height);
        choice.cursor.settle(choice.rows.len(), height, |_| 1);
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::driver::Driver;

    const CREW: &str =
        "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n\n## Senior Sailor\n\n### Ropes\n\n- Splices\n";

    #[test]
    fn a_letter_that_chooses_nothing_is_answered_and_nothing_is_taken() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter r x");
        assert!(driver.screen().contains("x does nothing here. 1 to "), "{}", driver.screen());
        driver.keys("9");
        assert!(driver.screen().contains("Enter takes the row under the cursor"), "{}", driver.screen());
    }
}
