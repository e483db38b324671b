//! Titles of what holds for all levels.

use super::lexicon::{Word, kind};
use super::{LONGEST, known};

/// Returns whether a level's demands hold for all levels: "Everyone", "Common to
/// all levels", "All engineers".
pub fn holds_for_all(title: &str) -> bool {
    are_for_all(known(title))
}

/// Returns whether a title speaks of everybody, in whatever words: "What we expect of
/// everyone".
pub fn speaks_of_all(title: &str) -> bool {
    let mut words = known(title).peekable();
    let mut all = false;
    words.any(|word| {
        let holds = word.is(kind::EVERYBODY) || (all && word.is(kind::ALL_OF | kind::ROLES));
        all |= word.is(kind::ALL);
        holds
    })
}

pub(super) fn are_for_all(words: impl Iterator<Item = Word>) -> bool {
    const OF_ALL: u32 = kind::ALL_OF | kind::ROLES;
    const FITTING: u32 = kind::EVERYBODY | kind::ALL | kind::AROUND_ALL | OF_ALL;

    // Nearly every title has a word that doesn't fit, and most begin with one.
    let mut kinds = [false; 3];
    for (nth, word) in words.enumerate() {
        if nth == LONGEST || !word.is(FITTING) {
            return false;
        }
        for (seen, kind) in kinds.iter_mut().zip([kind::EVERYBODY, kind::ALL, OF_ALL]) {
            *seen |= word.is(kind);
        }
    }
    let [everybody, all, of_all] = kinds;
    everybody || (all && of_all)
}
