//! Every action once: its name, what it does, its keys, and where it holds.
//! The key map, the help, the footer and the README's table come from here.

use std::fmt::Write as _;

use super::line::Edit;

/// What a person may ask for. Each is in [`TABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "TABLE says what each of them does")]
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
    Filter,
    Find,
    FindAgain,
    OlderFind,
    NewerFind,
    Accept,
    Back,
    Help,
    Source,
    Reload,
    Redraw,
    Suspend,
    Quit,
    Edit(Edit),
}

/// Where keys are pressed. Text is typed in some contexts, so that no bare
/// letter is bound there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// In the panes.
    Browse,
    /// In the line that filters a pane.
    Filter,
    /// In the find overlay.
    Find,
    /// In the help.
    Help,
}

impl Context {
    /// All contexts.
    pub const ALL: [Context; 4] = [Context::Browse, Context::Filter, Context::Find, Context::Help];

    /// Returns whether letters are typed here.
    pub fn takes_text(self) -> bool {
        matches!(self, Context::Filter | Context::Find)
    }

    /// Returns the context's name for people.
    pub fn name(self) -> &'static str {
        match self {
            Context::Browse => "the panes",
            Context::Filter => "a filter",
            Context::Find => "find",
            Context::Help => "this help",
        }
    }
}

/// A row of [`TABLE`].
pub struct Row {
    /// What is done.
    pub action: Action,
    /// A word or two, for the footer.
    pub short: &'static str,
    /// What it does, for the help and the README.
    pub help: &'static str,
    /// Its keys, the one to show first; keys of a sequence are parted by spaces.
    pub keys: &'static [&'static str],
    /// Where it holds.
    pub contexts: &'static [Context],
}

const BROWSE: &[Context] = &[Context::Browse];
const LISTS: &[Context] = &[Context::Browse, Context::Help];
const TEXT: &[Context] = &[Context::Filter, Context::Find];
const FIND: &[Context] = &[Context::Find];
const EVERYWHERE: &[Context] = &[Context::Browse, Context::Filter, Context::Find, Context::Help];

const fn row(
    action: Action,
    short: &'static str,
    help: &'static str,
    keys: &'static [&'static str],
    contexts: &'static [Context],
) -> Row {
    Row { action, short, help, keys, contexts }
}

/// All actions with their keys. A key may stand in several rows as long as no
/// context has it twice.
pub const TABLE: &[Row] = &[
    row(Action::Down, "down", "next row", &["j", "Down", "Ctrl-n"], LISTS),
    row(Action::Up, "up", "previous row", &["k", "Up", "Ctrl-p"], LISTS),
    row(
        Action::Inward,
        "open",
        "inward: open what is under the cursor, follow a link",
        &["Enter", "l", "Right"],
        BROWSE,
    ),
    row(Action::Outward, "out", "outward: back to the pane on the left", &["h", "Left", "Backspace"], BROWSE),
    row(Action::NextPane, "pane", "next pane", &["Tab"], BROWSE),
    row(Action::PreviousPane, "pane", "previous pane", &["Shift-Tab"], BROWSE),
    row(Action::Pane(0), "tracks", "the pane of tracks", &["1"], BROWSE),
    row(Action::Pane(1), "levels", "the pane of levels", &["2"], BROWSE),
    row(Action::Pane(2), "competencies", "the pane of competencies", &["3"], BROWSE),
    row(Action::Pane(3), "expectations", "the pane of expectations", &["4"], BROWSE),
    row(Action::First, "first", "first row", &["g g", "Home", "<"], LISTS),
    row(Action::Last, "last", "last row", &["G", "End", ">"], LISTS),
    row(Action::HalfDown, "half down", "half a page down", &["Ctrl-d"], LISTS),
    row(Action::HalfUp, "half up", "half a page up", &["Ctrl-u"], LISTS),
    row(Action::PageDown, "page down", "a page down", &["PgDn", "Ctrl-f"], LISTS),
    row(Action::PageUp, "page up", "a page up", &["PgUp", "Ctrl-b"], LISTS),
    row(Action::ScrollDown, "scroll", "scroll the text on the right down", &["J"], BROWSE),
    row(Action::ScrollUp, "scroll", "scroll the text on the right up", &["K"], BROWSE),
    row(Action::LevelUp, "level up", "the same competency one level up", &["]", "Alt-Up"], BROWSE),
    row(Action::LevelDown, "level down", "the same competency one level down", &["[", "Alt-Down"], BROWSE),
    row(Action::Inherited, "inherited", "show or hide what a level inherits", &["i"], BROWSE),
    row(Action::Met, "met", "tick: met, or open again", &["Space"], BROWSE),
    row(Action::Working, "working", "tick: working on it, or open again", &["w"], BROWSE),
    row(Action::NotApplicable, "n/a", "tick: not applicable, or open again", &["-"], BROWSE),
    row(Action::Same, "same", "found again in other words: it is the same, keep its tick", &["y"], BROWSE),
    row(Action::Another, "another", "found again in other words: it is another one, open it", &["n"], BROWSE),
    row(Action::Undo, "undo", "undo what was ticked here last", &["u"], BROWSE),
    row(Action::Redo, "redo", "redo what was undone", &["U", "Ctrl-r"], BROWSE),
    row(Action::Filter, "filter", "filter this pane as you type", &["/"], BROWSE),
    row(Action::Find, "find", "find anything, anywhere", &["f", "Ctrl-t"], BROWSE),
    row(Action::FindAgain, "find again", "the last find, where it was", &["F"], BROWSE),
    row(Action::JumpBack, "back", "back to where you were before a find or a link", &["Ctrl-o", "H"], BROWSE),
    row(Action::JumpForward, "forward", "forward again", &["L"], BROWSE),
    row(Action::Source, "source", "open what is under the cursor in your editor, at its line", &["O"], BROWSE),
    row(Action::Reload, "reload", "read everything again; changes of files come in by themselves", &["R"], BROWSE),
    row(Action::Accept, "go there", "go to what is under the cursor; keep the filter", &["Enter"], TEXT),
    row(Action::Down, "next", "next row", &["Down", "Ctrl-n"], TEXT),
    row(Action::Up, "previous", "previous row", &["Up", "Ctrl-p"], TEXT),
    row(Action::PageDown, "page down", "a page down", &["PgDn"], FIND),
    row(Action::PageUp, "page up", "a page up", &["PgUp"], FIND),
    row(Action::OlderFind, "older", "what you looked for before", &["Alt-Up"], FIND),
    row(Action::NewerFind, "newer", "what you looked for after it", &["Alt-Down"], FIND),
    row(Action::Edit(Edit::Backspace), "", "delete the letter before", &["Backspace"], TEXT),
    row(Action::Edit(Edit::Delete), "", "delete the letter under the cursor", &["Del", "Ctrl-d"], TEXT),
    row(Action::Edit(Edit::DeleteWord), "", "delete the word before", &["Ctrl-w", "Alt-Backspace"], TEXT),
    row(Action::Edit(Edit::DeleteToStart), "", "delete all before", &["Ctrl-u"], TEXT),
    row(Action::Edit(Edit::DeleteToEnd), "", "delete all behind", &["Ctrl-k"], TEXT),
    row(Action::Edit(Edit::Left), "", "a letter to the left", &["Left", "Ctrl-b"], TEXT),
    row(Action::Edit(Edit::Right), "", "a letter to the right", &["Right", "Ctrl-f"], TEXT),
    row(Action::Edit(Edit::WordLeft), "", "a word to the left", &["Alt-b", "Ctrl-Left"], TEXT),
    row(Action::Edit(Edit::WordRight), "", "a word to the right", &["Alt-f", "Ctrl-Right"], TEXT),
    row(Action::Edit(Edit::Start), "", "to the start", &["Ctrl-a", "Home"], TEXT),
    row(Action::Edit(Edit::End), "", "to the end", &["Ctrl-e", "End"], TEXT),
    row(Action::Back, "back", "one step back; never quits", &["Esc"], EVERYWHERE),
    row(Action::Back, "back", "one step back; never quits", &["Ctrl-c"], &[Context::Filter, Context::Find]),
    row(Action::Help, "keys", "the keys that hold here", &["?", "F1"], BROWSE),
    row(Action::Help, "keys", "the keys that hold here", &["F1"], TEXT),
    row(Action::Back, "close", "close this help", &["?", "q", "F1"], &[Context::Help]),
    row(Action::Redraw, "redraw", "draw the screen afresh", &["Ctrl-l"], EVERYWHERE),
    row(Action::Suspend, "suspend", "suspend to the shell; `fg` comes back", &["Ctrl-z"], EVERYWHERE),
    row(Action::Quit, "quit", "quit; all is saved already", &["q", "Ctrl-c"], BROWSE),
    row(Action::Quit, "quit", "quit; all is saved already", &["Ctrl-c"], &[Context::Help]),
];

/// Returns the keys of a context: for each line of help its keys, in the order
/// of the table, keys of the same action together.
pub fn help(context: Context) -> Vec<(String, &'static str)> {
    let mut lines: Vec<(String, &'static str)> = Vec::new();
    for row in TABLE.iter().filter(|row| row.contexts.contains(&context)) {
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
    let row = TABLE.iter().find(|row| row.action == action && row.contexts.contains(&context))?;
    Some((row.keys.first()?, row.short))
}

/// Returns the table of keys as the README has it, in Markdown.
pub fn markdown() -> String {
    let mut table = String::from("| keys | in the panes |\n| --- | --- |\n");
    for (keys, help) in help(Context::Browse) {
        let keys: Vec<String> = keys.split(", ").map(|key| format!("`{key}`")).collect();
        let _ = writeln!(table, "| {} | {help} |", keys.join(" "));
    }
    table
}
