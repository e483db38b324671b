//! The labels that statements stand under, found on one way through a competency.

/// The labels above a statement, outermost first, each with its depth.
pub(super) struct Labels<T>(Vec<(usize, T)>);

impl<T: Copy> Labels<T> {
    /// Begins before the first statement of a competency.
    pub(super) fn new() -> Self {
        Labels(Vec::new())
    }

    /// Goes on to the next statement, of this depth: labels as deep as it end here.
    pub(super) fn go_to(&mut self, depth: usize) {
        while self.0.last().is_some_and(|&(label, _)| label >= depth) {
            self.0.pop();
        }
    }

    /// Takes a label, under which what follows stands if it is deeper.
    pub(super) fn push(&mut self, depth: usize, label: T) {
        self.0.push((depth, label));
    }

    /// Returns the labels above, outermost first.
    pub(super) fn above(&self) -> impl DoubleEndedIterator<Item = T> {
        self.0.iter().map(|&(_, label)| label)
    }
}
