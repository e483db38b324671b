//! All actions with their keys, by what they are for. A key may stand in several
//! rows as long as no context has it twice. A row without keys is in the palette
//! only.

use super::context::{
    BROWSE, BUT_WRITING, EVERYWHERE, FIND, FINDINGS, HELPED, LEADING, LISTS, PROGRESS, REVIEWED, SCREENS, SEARCHES,
    SOURCED, TEXT, TICKED, TYPED, UNDONE, WRITING,
};
use super::{Action, Context, Family, Row};
use crate::search::Kind;
use crate::tui::line::Edit;

/// The keys that turn a screen of two parts.
const PARTS: &[&str] = &["Tab", "Shift-Tab", "h", "l", "Left", "Right"];

const fn row(
    action: Action,
    short: &'static str,
    help: &'static str,
    keys: &'static [&'static str],
    contexts: &'static [Context],
) -> Row {
    Row { action, short, help, keys, contexts }
}

/// All families, in the order in which the help tells them.
pub const FAMILIES: &[Family] = &[
    Family { title: "Moving", rows: MOVING },
    Family { title: "Ticking", rows: TICKING },
    Family { title: "Notes, ratings, aims", rows: NOTING },
    Family { title: "Levels", rows: LEVELS },
    Family { title: "Finding", rows: FINDING },
    Family { title: "Typing", rows: TYPING },
    Family { title: "The screen", rows: SCREEN },
];

const MOVING: &[Row] = &[
    row(Action::Down, "down", "next row", &["j", "Down", "Ctrl-n"], LISTS),
    row(Action::Up, "up", "previous row", &["k", "Up", "Ctrl-p"], LISTS),
    row(
        Action::Inward,
        "open",
        "inward: open what is under the cursor, follow a link",
        &["Enter", "l", "Right"],
        BROWSE,
    ),
    row(Action::Inward, "choose", "take what is under the cursor", &["Enter", "l", "Right"], &[Context::Choice]),
    row(Action::Inward, "go there", "go to what is under the cursor", &["Enter", "l", "Right"], &[Context::Listing]),
    row(Action::Inward, "go there", "go to what is under the cursor", &["Enter", "l", "Right"], FINDINGS),
    row(Action::Pick(0), "first", "take one of the first nine", &["1"], &[Context::Choice]),
    row(Action::Pick(1), "second", "take one of the first nine", &["2"], &[Context::Choice]),
    row(Action::Pick(2), "third", "take one of the first nine", &["3"], &[Context::Choice]),
    row(Action::Pick(3), "fourth", "take one of the first nine", &["4"], &[Context::Choice]),
    row(Action::Pick(4), "fifth", "take one of the first nine", &["5"], &[Context::Choice]),
    row(Action::Pick(5), "sixth", "take one of the first nine", &["6"], &[Context::Choice]),
    row(Action::Pick(6), "seventh", "take one of the first nine", &["7"], &[Context::Choice]),
    row(Action::Pick(7), "eighth", "take one of the first nine", &["8"], &[Context::Choice]),
    row(Action::Pick(8), "ninth", "take one of the first nine", &["9"], &[Context::Choice]),
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
    row(Action::Down, "next", "next row", &["Down", "Ctrl-n"], TYPED),
    row(Action::Up, "previous", "previous row", &["Up", "Ctrl-p"], TYPED),
    row(Action::PageDown, "page down", "a page down", &["PgDn"], SEARCHES),
    row(Action::PageUp, "page up", "a page up", &["PgUp"], SEARCHES),
    row(Action::ScrollDown, "scroll", "scroll the text on the right down", &["J"], BROWSE),
    row(Action::ScrollUp, "scroll", "scroll the text on the right up", &["K"], BROWSE),
    row(Action::ScrollDown, "scroll", "scroll what the finding means down", &["J"], FINDINGS),
    row(Action::ScrollUp, "scroll", "scroll what the finding means up", &["K"], FINDINGS),
    row(Action::LevelUp, "level up", "the same competency one level up", &["]", "Alt-Up"], BROWSE),
    row(Action::LevelDown, "level down", "the same competency one level down", &["[", "Alt-Down"], BROWSE),
    row(Action::JumpBack, "back", "back to where you were before a find or a link", &["Ctrl-o", "H"], BROWSE),
    row(Action::JumpForward, "forward", "forward again", &["L"], BROWSE),
];

const TICKING: &[Row] = &[
    row(Action::Met, "met", "tick: met, or open again", &["Space"], TICKED),
    row(Action::Working, "working", "tick: working on it, or open again", &["w"], TICKED),
    row(Action::NotApplicable, "n/a", "tick: not applicable, or open again", &["-"], TICKED),
    row(
        Action::Same,
        "keep",
        "found again in other words: it is the same, keep its tick; met on another level: met here too; gone: say \
         what it is now",
        &["y"],
        REVIEWED,
    ),
    row(
        Action::Another,
        "open",
        "found again in other words: it is another one, open it; gone: let it go",
        &["n"],
        REVIEWED,
    ),
    row(Action::Undo, "undo", "undo what was done here last", &["u"], UNDONE),
    row(Action::Redo, "redo", "redo what was undone", &["U", "Ctrl-r"], UNDONE),
    row(Action::Review, "review", "review what a reworded ladder made of ticks", &["g r"], BROWSE),
    row(Action::Evidence, "evidence", "what is met and lacks evidence", &["g e"], BROWSE),
];

const LEVELS: &[Row] = &[
    row(Action::Compare, "compare", "compare the level with your aim, or with the next level", &["c"], BROWSE),
    row(
        Action::CompareWith,
        "other level",
        "compare the level with any other",
        &["C"],
        &[Context::Browse, Context::Compare],
    ),
    row(Action::Gap, "left", "what of your aim, or of the level, is still to be met", &["g l"], BROWSE),
    row(Action::Grid, "grid", "the track as a grid of competencies and levels", &["g m"], BROWSE),
    row(
        Action::History,
        "progress",
        "your progress: what was met when, the last weeks, what is stale; Tab: by competency",
        &["g p", "g h"],
        BROWSE,
    ),
    row(Action::Chart, "by competency", "how far you are by competency, as bars or a radar", &[], BROWSE),
    row(Action::NextChange, "next change", "the next change", &["n"], &[Context::Compare]),
    row(Action::PreviousChange, "previous change", "the change before", &["p", "N"], &[Context::Compare]),
    row(Action::Inward, "go there", "go to what is under the cursor; Ctrl-o comes back", &["Enter"], LEADING),
    row(Action::Fold, "all", "show or hide what is the same", &["=", "z"], &[Context::Compare]),
    row(Action::Fold, "hide done", "hide what is done by now, or show it again", &["z", "="], &[Context::Gap]),
    row(Action::Fold, "hide infos", "hide what is only worth knowing, or show it again", &["z", "="], FINDINGS),
    row(
        Action::SetAside,
        "set aside",
        "set what is under the cursor aside, or take it back; it still counts as left",
        &["x"],
        &[Context::Gap],
    ),
    row(Action::ShowAside, "show aside", "show or hide what was set aside", &["X"], &[Context::Gap]),
    row(Action::Left, "left", "a level to the left", &["h", "Left"], &[Context::Grid]),
    row(Action::Right, "right", "a level to the right", &["l", "Right"], &[Context::Grid]),
    row(Action::OtherPart, "by competency", "turn to progress by competency", PARTS, &[Context::History]),
    row(Action::OtherPart, "over time", "turn to progress over time", PARTS, &[Context::Chart]),
    row(Action::Radar, "radar", "by competency, as bars or a radar", &["r"], PROGRESS),
    row(Action::Accept, "compare", "compare with the level under the cursor", &["Enter"], &[Context::Choose]),
];

const FINDING: &[Row] = &[
    row(Action::Filter, "filter", "filter this pane as you type", &["/"], BROWSE),
    row(Action::Find, "find", "find anything, anywhere", &["f", "Ctrl-t"], BROWSE),
    row(Action::FindAgain, "find again", "the last find, where it was", &["F"], BROWSE),
    row(Action::SavedFinds, "saved finds", "the finds that the configuration saves", &[], BROWSE),
    row(Action::OlderFind, "earlier finds", "find again what you looked for before", &[], BROWSE),
    row(Action::Accept, "keep", "keep the filter, and go on in the pane", &["Enter"], &[Context::Filter]),
    row(Action::Accept, "go there", "go to what is under the cursor", &["Enter"], FIND),
    row(Action::Accept, "do it", "do what is under the cursor", &["Enter"], &[Context::Palette]),
    row(Action::Select, "select", "select what is under the cursor, or leave it out again", &["Tab"], FIND),
    row(Action::Met, "tick", "tick what is selected or under the cursor: met, or open again", &["Ctrl-x"], FIND),
    row(Action::OlderFind, "older", "what you looked for before", &["Alt-Up"], FIND),
    row(Action::NewerFind, "newer", "what you looked for after it", &["Alt-Down"], FIND),
    row(Action::FindKind(Kind::Track), "tracks", "find tracks, or don't", &["Alt-1"], FIND),
    row(Action::FindKind(Kind::Level), "levels", "find levels, or don't", &["Alt-2"], FIND),
    row(Action::FindKind(Kind::Competency), "competencies", "find competencies, or don't", &["Alt-3"], FIND),
    row(Action::FindKind(Kind::Expectation), "expectations", "find expectations, or don't", &["Alt-4"], FIND),
    row(Action::FindKind(Kind::Category), "categories", "find categories, or don't", &["Alt-5"], FIND),
    row(Action::FindKind(Kind::Summary), "summaries", "find summaries and descriptions, or don't", &["Alt-6"], FIND),
    row(Action::FindKind(Kind::Example), "examples", "find examples, or don't", &["Alt-7"], FIND),
    row(Action::FindKind(Kind::Note), "notes", "find your notes, or don't", &["Alt-8"], FIND),
];

const NOTING: &[Row] = &[
    row(Action::Jot, "note", "add a line of evidence", &["a"], TICKED),
    row(Action::Write, "edit note", "write or edit a note", &["e"], TICKED),
    row(Action::WriteOutside, "note in editor", "write or edit a note in your editor", &["E"], TICKED),
    row(Action::OpenLink, "link", "open a link of the statement or its notes", &["o"], BROWSE),
    row(Action::Rate, "rate", "rate the competency", &["r"], BROWSE),
    row(Action::Here, "where I stand", "this level is where I stand, or no longer", &["g c"], BROWSE),
    row(Action::Target, "where I want to go", "this level is where I want to go, or no longer", &["g t"], BROWSE),
    row(Action::Accept, "add", "add the note", &["Enter"], &[Context::Jot]),
];

const TYPING: &[Row] = &[
    row(Action::Edit(Edit::Backspace), "", "delete the letter before", &["Backspace"], TYPED),
    row(Action::Edit(Edit::Delete), "", "delete the letter under the cursor", &["Del", "Ctrl-d"], TYPED),
    row(Action::Edit(Edit::DeleteWord), "", "delete the word before", &["Ctrl-w", "Alt-Backspace"], TYPED),
    row(Action::Edit(Edit::DeleteToStart), "", "delete all before", &["Ctrl-u"], TYPED),
    row(Action::Edit(Edit::DeleteToEnd), "", "delete all behind", &["Ctrl-k"], TYPED),
    row(Action::Edit(Edit::Left), "", "a letter to the left", &["Left", "Ctrl-b"], TYPED),
    row(Action::Edit(Edit::Right), "", "a letter to the right", &["Right", "Ctrl-f"], TYPED),
    row(Action::Edit(Edit::WordLeft), "", "a word to the left", &["Alt-b", "Ctrl-Left"], TYPED),
    row(Action::Edit(Edit::WordRight), "", "a word to the right", &["Alt-f", "Ctrl-Right"], TYPED),
    row(Action::Edit(Edit::Start), "", "to the start", &["Ctrl-a", "Home"], TYPED),
    row(Action::Edit(Edit::End), "", "to the end", &["Ctrl-e", "End"], TYPED),
    row(Action::NewLine, "", "a new line", &["Enter"], WRITING),
    row(Action::Undo, "undo", "undo what was typed", &["Ctrl-z", "Ctrl-_"], WRITING),
    row(Action::Redo, "redo", "redo what was undone", &["Ctrl-y", "Ctrl-r"], WRITING),
    row(Action::First, "", "to the first line", &["Ctrl-Home", "Alt-<"], WRITING),
    row(Action::Last, "", "to the last line", &["Ctrl-End", "Alt->"], WRITING),
    row(Action::Back, "keep", "keep the note and go back", &["Esc"], WRITING),
    row(Action::Drop, "twice: drop", "go back without what was typed; twice, where anything was", &["Ctrl-c"], WRITING),
];

const SCREEN: &[Row] = &[
    row(Action::Inherited, "inherited", "show or hide what a level inherits", &["i"], BROWSE),
    row(Action::TakeIn, "take in copies", "take in what a sync tool left of the journal beside it", &["g s"], BROWSE),
    row(Action::Whose, "whose", "open another profile's progress, or your own", &["g w"], BROWSE),
    row(Action::Source, "source", "open what is under the cursor in your editor, at its line", &["O"], SOURCED),
    row(
        Action::Findings,
        "findings",
        "what there is to mend in these ladders, as `rungs check` says it",
        &["g f"],
        BROWSE,
    ),
    row(Action::Reload, "reload", "read everything again; changes of files come in by themselves", &["R"], SOURCED),
    row(Action::Help, "keys", "the keys that hold here", &["?", "F1"], HELPED),
    row(Action::Help, "keys", "the keys that hold here", &["F1"], TYPED),
    row(Action::Palette, "actions", "find any action by its name, and do it", &[":"], LISTS),
    row(Action::Palette, "actions", "find any action by its name, and do it", &["Alt-x"], FIND),
    row(Action::Back, "back", "one step back; never quits", &["Esc"], BUT_WRITING),
    row(Action::Back, "back", "one step back; never quits", &["Ctrl-c"], TEXT),
    row(Action::Back, "close", "close this screen", &["q"], SCREENS),
    row(Action::Back, "close", "close this screen", &["?", "F1"], &[Context::Help]),
    row(Action::Redraw, "redraw", "draw the screen afresh", &["Ctrl-l"], EVERYWHERE),
    row(Action::Suspend, "suspend", "suspend to the shell; `fg` comes back", &["Ctrl-z"], BUT_WRITING),
    row(Action::Quit, "quit", "quit; all is saved already", &["q", "Ctrl-c"], BROWSE),
    row(Action::Quit, "quit", "quit; all is saved already", &["Ctrl-c"], SCREENS),
];
