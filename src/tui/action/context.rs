//! Where keys are pressed.

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
    /// In the palette of all actions.
    Palette,
    /// In the line that adds a note.
    Jot,
    /// In the text area of a note.
    Writing,
    /// In a box with a few things to choose from.
    Choice,
    /// In a list of statements over the panes.
    Listing,
    /// Where it is shown what was met when.
    History,
    /// Where one level is held against another.
    Compare,
    /// Where a level is chosen to compare with.
    Choose,
    /// In the list of what of a level is left.
    Gap,
    /// In the grid of a track.
    Grid,
    /// Where it is shown how far one is.
    Chart,
    /// In the list of findings.
    Findings,
    /// In the help.
    Help,
}

impl Context {
    /// All contexts.
    pub const ALL: [Context; 16] = [
        Context::Browse,
        Context::Filter,
        Context::Find,
        Context::Palette,
        Context::Jot,
        Context::Writing,
        Context::Choice,
        Context::Listing,
        Context::History,
        Context::Compare,
        Context::Choose,
        Context::Gap,
        Context::Grid,
        Context::Chart,
        Context::Findings,
        Context::Help,
    ];

    /// Returns whether letters are typed here.
    pub fn takes_text(self) -> bool {
        TEXT.contains(&self) || self == Context::Writing
    }

    /// Returns the context's name for people.
    pub fn name(self) -> &'static str {
        match self {
            Context::Browse => "the panes",
            Context::Filter => "a filter",
            Context::Find => "find",
            Context::Palette => "the palette",
            Context::Jot => "a line to note",
            Context::Writing => "a note",
            Context::Choice => "a choice",
            Context::Listing => "a list",
            Context::History => "the history",
            Context::Compare => "a comparison",
            Context::Choose => "the choice of a level",
            Context::Gap => "the list of what is left",
            Context::Grid => "the grid",
            Context::Chart => "the chart",
            Context::Findings => "the findings",
            Context::Help => "this help",
        }
    }
}

/// The panes alone.
pub(super) const BROWSE: &[Context] = &[Context::Browse];

/// Where a row follows the other, and no letter is typed: the panes, and every
/// screen over them.
pub(super) const LISTS: &[Context] = &[
    Context::Browse,
    Context::Choice,
    Context::Listing,
    Context::History,
    Context::Help,
    Context::Compare,
    Context::Gap,
    Context::Grid,
    Context::Chart,
    Context::Findings,
];

/// The screens over the panes in which no letter is typed, the help with them.
pub(super) const SCREENS: &[Context] = &[
    Context::Choice,
    Context::Listing,
    Context::History,
    Context::Help,
    Context::Compare,
    Context::Gap,
    Context::Grid,
    Context::Chart,
    Context::Findings,
];

/// Where the keys can be asked for: the panes, and all screens but the help.
pub(super) const HELPED: &[Context] = &[
    Context::Browse,
    Context::Choice,
    Context::Listing,
    Context::History,
    Context::Compare,
    Context::Gap,
    Context::Grid,
    Context::Chart,
    Context::Findings,
];

/// Where a line is typed.
pub(super) const TEXT: &[Context] = &[Context::Filter, Context::Find, Context::Palette, Context::Jot, Context::Choose];

/// Where text is typed, in a line or in several.
pub(super) const TYPED: &[Context] =
    &[Context::Filter, Context::Find, Context::Palette, Context::Jot, Context::Choose, Context::Writing];

/// In the text area alone.
pub(super) const WRITING: &[Context] = &[Context::Writing];

/// Everywhere but in the text area, which has more keys of its own.
pub(super) const BUT_WRITING: &[Context] = &[
    Context::Browse,
    Context::Filter,
    Context::Find,
    Context::Palette,
    Context::Jot,
    Context::Choice,
    Context::Listing,
    Context::History,
    Context::Help,
    Context::Compare,
    Context::Choose,
    Context::Gap,
    Context::Grid,
    Context::Chart,
    Context::Findings,
];

/// Where a line is typed over the panes, with rows below it.
pub(super) const SEARCHES: &[Context] = &[Context::Find, Context::Palette, Context::Choose];

/// Where statements can be ticked and noted on: the panes, and the screens that list statements.
pub(super) const TICKED: &[Context] = &[Context::Browse, Context::Compare, Context::Gap];

/// Where what was done is undone: the panes, and the screens where something is done.
pub(super) const UNDONE: &[Context] = &[Context::Browse, Context::Listing, Context::Compare, Context::Gap];

/// The screens from which one goes to what is under the cursor.
pub(super) const LEADING: &[Context] = &[Context::Compare, Context::Gap, Context::Grid, Context::History];

/// Where what is under the cursor stands in a file.
pub(super) const SOURCED: &[Context] = &[Context::Browse, Context::Findings];

/// The list of findings alone.
pub(super) const FINDINGS: &[Context] = &[Context::Findings];

/// The two parts of the screen that shows progress.
pub(super) const PROGRESS: &[Context] = &[Context::History, Context::Chart];

/// The find overlay alone.
pub(super) const FIND: &[Context] = &[Context::Find];

/// The panes, and the lists over them.
pub(super) const REVIEWED: &[Context] = &[Context::Browse, Context::Listing];

/// Every context.
pub(super) const EVERYWHERE: &[Context] = &Context::ALL;
