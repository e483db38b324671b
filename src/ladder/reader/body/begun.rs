//! What a competency began at, by which its statements are told.

/// What a competency began at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BegunAt {
    /// A heading, or plain words that have their text behind them.
    Heading,
    /// An item, under which its statements nest.
    Item,
    /// The same, once a statement was nested in it.
    Parent,
    /// A line of its own or bold words; paragraphs under them are its statements.
    Line,
    /// The same, once its list began.
    LineOverList,
}

impl BegunAt {
    /// Returns whether it was an item.
    pub(super) fn is_item(self) -> bool {
        matches!(self, BegunAt::Item | BegunAt::Parent)
    }

    /// Returns whether it was a line, or bold words.
    pub(super) fn is_line(self) -> bool {
        matches!(self, BegunAt::Line | BegunAt::LineOverList)
    }

    /// Returns whether a line over a list, as others have them, begins a competency as well.
    pub(super) fn has_lines_beside(self) -> bool {
        self.is_item() || self == BegunAt::LineOverList
    }
}
