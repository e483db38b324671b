//! Names of levels that a document tells itself: no list of words knows that a "Sapling"
//! stands between a "Seed" and a "Tree".
//!
//! What a title names is asked in so many places that these names aren't handed down to
//! each: a document is read on one thread, from which they are gone when it is read.

use std::cell::{Cell, RefCell};

use crate::hash::HashSet;

thread_local! {
    static OWN: RefCell<HashSet<String>> = RefCell::default();
    /// Whether there are some: nearly no document has such, and every title is asked.
    static ARE_TOLD: Cell<bool> = const { Cell::new(false) };
}

/// Reads a document in which these are names of levels, in whatever case they stand.
pub fn told<T>(levels: &[&str], read: impl FnOnce() -> T) -> T {
    /// Brings back the names of before, also where reading ends in a panic.
    struct Before(HashSet<String>);

    impl Drop for Before {
        fn drop(&mut self) {
            set(std::mem::take(&mut self.0));
        }
    }

    fn set(names: HashSet<String>) -> HashSet<String> {
        ARE_TOLD.set(!names.is_empty());
        OWN.replace(names)
    }

    if levels.is_empty() && !are_told() {
        return read();
    }
    let _before = Before(set(levels.iter().map(|level| comparable(level)).collect()));
    read()
}

/// A name without what decorates it: emoji and marks around it.
fn comparable(name: &str) -> String {
    name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether the document that is being read tells names of its levels.
pub fn are_told() -> bool {
    ARE_TOLD.get()
}

/// Whether a title is one of them.
pub(super) fn is_one(title: &str) -> bool {
    are_told() && OWN.with_borrow(|own| own.contains(comparable(title).as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::{Naming, is_bare, is_certain, naming};
    use super::*;

    #[test]
    fn names_are_those_of_the_document_that_is_read() {
        assert_eq!(naming("Sapling"), Naming::Nothing);
        told(&["Seed", "Sapling"], || {
            assert!(naming("sapling") == Naming::Level && is_certain("Seed") && is_bare("Seed"));
            assert_eq!(naming("Tree"), Naming::Nothing);
        });
        assert!(!are_told() && naming("Sapling") == Naming::Nothing);
        told(&["Seed"], || {
            assert!(told(&[], || naming("Seed")) == Naming::Nothing);
            assert!(told(&["Tree"], || naming("🌳 Tree")) == Naming::Level && naming("Seed") == Naming::Level);
        });
    }
}
