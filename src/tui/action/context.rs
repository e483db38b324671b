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
    /// In the help.
    Help,
}

impl Context {
    /// All contexts.
    pub const ALL: [Context; 5] = [Context::Browse, Context::Filter, Context::Find, Context::Palette, Context::Help];

    /// Returns whether letters are typed here.
    pub fn takes_text(self) -> bool {
        matches!(self, Context::Filter | Context::Find | Context::Palette)
    }

    /// Returns the context's name for people.
    pub fn name(self) -> &'static str {
        match self {
            Context::Browse => "the panes",
            Context::Filter => "a filter",
            Context::Find => "find",
            Context::Palette => "the palette",
            Context::Help => "this help",
        }
    }
}

/// The panes alone.
pub(super) const BROWSE: &[Context] = &[Context::Browse];

/// Where a row follows the other, and no letter is typed: the panes, and every
/// screen over them.
pub(super) const LISTS: &[Context] = &[Context::Browse, Context::Help];

/// The screens over the panes in which no letter is typed, the help with them.
pub(super) const SCREENS: &[Context] = &[Context::Help];

/// Where the keys can be asked for: the panes, and all screens but the help.
pub(super) const HELPED: &[Context] = &[Context::Browse];

/// Where a line is typed.
pub(super) const TEXT: &[Context] = &[Context::Filter, Context::Find, Context::Palette];

/// Where a line is typed over the panes, with rows below it.
pub(super) const SEARCHES: &[Context] = &[Context::Find, Context::Palette];

/// The find overlay alone.
pub(super) const FIND: &[Context] = &[Context::Find];

/// Every context.
pub(super) const EVERYWHERE: &[Context] = &Context::ALL;
