//! Titles of boxes that stand beside the point.

/// Titles of boxes that only remark on something, in lower case.
const REMARKS: &[&str] = &[
    "note",
    "notes",
    "remember",
    "reminder",
    "tip",
    "tips",
    "pro tip",
    "hint",
    "info",
    "important",
    "warning",
    "caution",
    "danger",
    "attention",
    "pay attention",
    "heads up",
    "good to know",
    "did you know",
    "see also",
    "read more",
    "learn more",
    "more information",
    "further reading",
    "reading list",
    "faq",
    "disclaimer",
    "todo",
    "tl;dr",
    "hinweis",
    "tipp",
    "achtung",
    "wichtig",
    "remarque",
    "attention",
    "nota",
    "importante",
    "aviso",
];

/// Whether a box of this title only remarks on something, and names no part of a ladder.
pub(super) fn is_remark(title: &str) -> bool {
    let title = title.trim_matches(|c: char| !c.is_alphanumeric());
    REMARKS.iter().any(|remark| remark.eq_ignore_ascii_case(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_told_from_parts() {
        assert!(["Tip", "Note:", "💡 Remember!", "TL;DR"].iter().all(|title| is_remark(title)));
        assert!(!["Notes on dough", "Delivery", "Junior Baker", ""].iter().any(|title| is_remark(title)));
    }
}
