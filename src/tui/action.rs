//! Every action once: its name, what it does, its keys, and where it holds.
//! The key map, the help, the footer and the README's table come from here.

use std::fmt::Write as _;

use super::line::Edit;
use crate::search::Kind;

mod context;
mod table;

pub use context::Context;
pub use table::FAMILIES;

/// What a person may ask for. Each is in one of the [`FAMILIES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table says what each of them does")]
pub enum Action {
    Down,
    Up,
    First,
    Last,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    ScrollDown,
    ScrollUp,
    Inward,
    Outward,
    NextPane,
    PreviousPane,
    Pane(usize),
    LevelDown,
    LevelUp,
    Inherited,
    JumpBack,
    JumpForward,
    Met,
    Working,
    NotApplicable,
    Same,
    Another,
    Undo,
    Redo,
    Jot,
    Write,
    WriteOutside,
    OpenLink,
    Rate,
    TakeIn,
    Whose,
    Review,
    Evidence,
    History,
    Here,
    Target,
    Pick(usize),
    NewLine,
    Drop,
    Filter,
    Find,
    FindAgain,
    SavedFinds,
    OlderFind,
    NewerFind,
    FindKind(Kind),
    Select,
    Accept,
    Back,
    Help,
    Palette,
    Source,
    Findings,
    Reload,
    Compare,
    CompareWith,
    Gap,
    Grid,
    Chart,
    NextChange,
    PreviousChange,
    Fold,
    SetAside,
    ShowAside,
    Left,
    Right,
    Radar,
    OtherPart,
    Redraw,
    Suspend,
    Quit,
    Edit(Edit),
}

/// An action with its keys, in one of the [`FAMILIES`].
#[derive(Debug)]
pub struct Row {
    /// What is done.
    pub action: Action,
    /// A word or two, for the footer.
    pub short: &'static str,
    /// What it does, for the help and the README.
    pub help: &'static str,
    /// Its keys, the one to show first; keys of a sequence are parted by spaces.
    /// Without any it is in the palette only.
    pub keys: &'static [&'static str],
    /// Where it holds.
    pub contexts: &'static [Context],
}

impl Row {
    /// Returns whether it holds in a context.
    pub fn holds_in(&self, context: Context) -> bool {
        self.contexts.contains(&context)
    }
}

/// Actions that belong together.
pub struct Family {
    /// What they are for, as a head.
    pub title: &'static str,
    /// The actions.
    pub rows: &'static [Row],
}

/// Returns all rows, in the order of their families.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    FAMILIES.iter().flat_map(|family| family.rows)
}

/// Returns the keys of a context by families: for each line of help its keys, in
/// the order of the table, keys of the same action together.
pub fn help(context: Context) -> Vec<(&'static str, Vec<(String, &'static str)>)> {
    let lines = FAMILIES.iter().map(|family| (family.title, family_help(family, context)));
    lines.filter(|(_, lines)| !lines.is_empty()).collect()
}

fn family_help(family: &Family, context: Context) -> Vec<(String, &'static str)> {
    let mut lines: Vec<(String, &'static str)> = Vec::new();
    for row in family.rows.iter().filter(|row| row.holds_in(context) && !row.keys.is_empty()) {
        let keys = row.keys.join(", ");
        match lines.iter_mut().find(|(_, help)| *help == row.help) {
            Some((known, _)) => {
                known.push_str(", ");
                known.push_str(&keys);
            }
            None => lines.push((keys, row.help)),
        }
    }
    lines
}

/// Returns the key to show for an action in a context, with a word for it.
pub fn shown(action: Action, context: Context) -> Option<(&'static str, &'static str)> {
    let row = rows().find(|row| row.action == action && row.holds_in(context))?;
    Some((row.keys.first()?, row.short))
}

/// Returns the table of keys as the README has it, in Markdown.
pub fn markdown() -> String {
    let mut table = String::from("| keys | in the panes |\n| --- | --- |\n");
    for (title, lines) in help(Context::Browse) {
        let _ = writeln!(table, "| **{title}** | |");
        for (keys, help) in lines {
            let keys: Vec<String> = keys.split(", ").map(|key| format!("`{key}`")).collect();
            let _ = writeln!(table, "| {} | {help} |", keys.join(" "));
        }
    }
    table
}
