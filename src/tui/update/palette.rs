//! The palette: every action of the context where it was opened, found by its
//! name and done.

use jiff::Timestamp;

use super::super::action::{self, Action, Context, Row};
use super::super::app::{App, Overlay};
use super::super::cursor::Cursor;
use super::super::layout;
use super::super::line::Line;
use super::super::message::Effect;
use crate::search::{Query, choose};
use crate::sort;

/// How many actions are remembered as done lately.
const MOST_REMEMBERED: usize = 20;

/// All actions of a context, or those that match what is typed.
#[derive(Clone, Debug)]
pub struct Palette {
    /// Where it was opened.
    pub context: Context,
    /// What was typed.
    pub line: Line,
    /// What it means.
    pub query: Query,
    /// All actions of the context, those done lately first.
    all: Vec<&'static Row>,
    /// Those that match, the best first.
    pub found: Vec<&'static Row>,
    /// Which of them is under the cursor.
    pub cursor: Cursor,
}

impl Palette {
    fn of(context: Context, lately: &[String]) -> Self {
        let mut all: Vec<&'static Row> = Vec::new();
        for row in action::rows().filter(|row| row.holds_in(context) && is_offered(row.action)) {
            if all.iter().all(|known| known.action != row.action) {
                all.push(row);
            }
        }
        // What was done last is last among those remembered, and none is at 0.
        let age = |row: &&Row| lately.iter().rev().position(|help| help == row.help).unwrap_or(usize::MAX);
        sort::by_key(&mut all, age);
        let (line, query, cursor) = (Line::default(), Query::default(), Cursor::default());
        Palette { context, line, query, found: all.clone(), all, cursor }
    }

    /// Returns how many actions there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    fn search(&mut self) {
        self.query = Query::parse(self.line.text());
        let texts: Vec<String> = self.all.iter().map(|row| format!("{} {}", row.help, row.short)).collect();
        let chosen = choose(texts.iter().map(String::as_str), &self.query);
        let mut found: Vec<&'static Row> = chosen.iter().map(|choice| self.all[choice.nth]).collect();
        // Who types a key asks what it does.
        let has_key = |row: &&Row| row.keys.iter().any(|key| key.replace(' ', "") == self.line.text());
        if let Some(&row) = self.all.iter().find(|row| has_key(row)) {
            found.retain(|other| other.action != row.action);
            found.insert(0, row);
        }
        self.found = found;
        self.cursor = Cursor::default();
    }
}

/// Whether an action makes sense in a list.
fn is_offered(action: Action) -> bool {
    !matches!(action, Action::Edit(_) | Action::Palette)
}

pub(super) fn open(app: &mut App) {
    let palette = Palette::of(app.context(), &app.earlier_actions);
    app.overlays.push(Overlay::Palette(palette));
}

fn palette(app: &mut App) -> Option<&mut Palette> {
    match app.overlay_mut() {
        Some(Overlay::Palette(palette)) => Some(palette),
        _ => None,
    }
}

pub(super) fn typed(app: &mut App, text: &str) {
    if let Some(palette) = palette(app) {
        palette.line.insert(text);
        palette.search();
    }
}

pub(super) fn act(app: &mut App, action: Action, now: Timestamp) -> Vec<Effect> {
    let height = usize::from(layout::palette(app.size).rows.height);
    let Some(palette) = palette(app) else { return Vec::new() };
    match action {
        Action::Edit(edit) => {
            palette.line.edit(edit);
            palette.search();
        }
        Action::Accept => {
            if let Some(row) = palette.found.get(palette.cursor.row).copied() {
                return perform(app, row, now);
            }
        }
        _ => {
            palette.cursor.act(action, palette.found.len(), height, |_| 1);
        }
    }
    Vec::new()
}

/// Does what was chosen, where the palette was opened.
fn perform(app: &mut App, row: &'static Row, now: Timestamp) -> Vec<Effect> {
    app.overlays.pop();
    app.earlier_actions.retain(|help| help != row.help);
    app.earlier_actions.push(row.help.to_owned());
    let too_many = app.earlier_actions.len().saturating_sub(MOST_REMEMBERED);
    app.earlier_actions.drain(..too_many);
    if row.action != Action::Quit {
        app.saving.leaving = false;
    }
    super::act(app, row.action, now)
}

pub(super) fn settle(app: &mut App) {
    let height = usize::from(layout::palette(app.size).rows.height);
    if let Some(palette) = palette(app) {
        palette.cursor.settle(palette.found.len(), height, |_| 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::driver::Driver;

    const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n";

    fn found(driver: &Driver) -> Vec<&'static str> {
        match driver.app.overlay() {
            Some(Overlay::Palette(palette)) => palette.found.iter().map(|row| row.short).collect(),
            _ => panic!("no palette is open"),
        }
    }

    #[test]
    fn an_action_is_found_by_its_name_and_done_where_the_palette_was_opened() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("Enter Enter :").types("working");
        assert_eq!(found(&driver)[0], "working");
        driver.keys("Enter");
        assert_eq!(driver.app.context(), Context::Browse);
        assert_eq!(driver.app.standing.total().working, 1);
    }

    #[test]
    fn what_was_done_lately_comes_first() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys(":").types("draw").keys("Enter :").types("reload").keys("Enter :");
        assert_eq!(found(&driver)[..2], ["reload", "redraw"]);
        assert_ne!(found(&driver)[2], "redraw");
    }

    #[test]
    fn a_key_finds_what_it_does() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys(":").types("gg");
        assert_eq!(found(&driver)[0], "first");
        driver.keys("Ctrl-u").types("U");
        assert_eq!(found(&driver)[0], "redo");
    }

    #[test]
    fn it_offers_the_actions_of_a_screen_over_the_panes_too_and_esc_goes_back_to_it() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("? :");
        assert!(found(&driver).contains(&"close") || found(&driver).contains(&"back"));
        assert!(!found(&driver).contains(&"met"), "nothing is ticked in the help");
        driver.keys("Esc");
        assert_eq!(driver.app.context(), Context::Help);
        driver.keys("Esc");
        assert_eq!(driver.app.context(), Context::Browse);
    }
}
