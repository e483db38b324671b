use super::super::super::index::Index;
use super::super::super::learnt::Learning;
use super::super::super::query::Query;
use super::super::super::spread::Manner;
use super::*;
use crate::ladder::{Ladder, assemble, reader};
use proptest::prelude::*;

const TERMS: &[&str] = &[
    "mentor",
    "mentors",
    "sailor",
    "senior",
    "stories",
    "sharing",
    "stakehodler",
    "stkaeholders",
    "plans",
    "Plans",
    "lost",
    "cafe",
    "s",
    "^asks",
    "help$",
    "\"two people\"",
    "!crew",
    "level:senior",
    "crew",
    "menotr",
    "mtr",
    "qtr",
    "ößn",
];

fn ladder() -> Ladder {
    let text = "# Crew\n\n## Junior Sailor\n\n### Mentoring\n\n- Asks a mentor for help\n- Shares what stakeholders say\n- Löst Knoten\n\n\
        ## Senior Sailor\n\n### Sharing stories\n\n- Mentors two people, tells a story\n- Writes plans with the café crew\n- Plans trips\n\n\
        ### Mentor\n\n- Sorts stkaes\n- Holds the stakeholder close\n";
    assemble::assemble("test", vec![reader::read("test.md", text.as_bytes())])
}

/// What one look finds, and how; with each text judged, or only those picked.
fn found(index: &Index<'_>, query: &Query, look: Look, judges_all: bool) -> Vec<(u32, Tier, u32, u32)> {
    let scan = Scan::of(query);
    let mut pass = Pass { judges_all, ..Pass::of(index, &scan, look, Best::of(usize::MAX)) };
    pass.go(0, 0..index.len());
    let found = pass.found.into_least(usize::MAX);
    found.iter().map(|found| (found.nth, found.tier, found.cost, found.loss)).collect()
}

proptest! {
    #[test]
    fn what_is_not_picked_does_not_match(
        typed in prop::collection::vec(prop::sample::select(TERMS), 1..4),
        mistyped in 0u32..8,
    ) {
        let (ladder, typed) = (ladder(), typed.join(" "));
        let query = Query::parse(&typed);
        let mistyped = mistyped & Scan::of(&query).may_be_mistyped();
        // Before it is known which letters the texts have, and after.
        let index = Index::of(&ladder);
        for is_learnt in [false, true] {
            if is_learnt {
                prop_assert!(Learning::default().go_on(&index, &Manner::default()));
            }
            for look in [Look::LITERAL, Look::Terms { mistyped }, Look::Scattered] {
                prop_assert_eq!(found(&index, &query, look, false), found(&index, &query, look, true));
            }
        }
    }

    /// Parts are searched apart from each other, and find what the whole does.
    #[test]
    fn parts_find_what_the_whole_does(cut in 0usize..18, typed in "(mentor|senior mentor|crew plans|level:senior s|stakehodler)") {
        let ladder = ladder();
        let (index, query) = (Index::of(&ladder), Query::parse(&typed));
        let scan = Scan::of(&query);
        let look = Look::Terms { mistyped: scan.may_be_mistyped() };
        let nths = |parts: &[Range<usize>]| -> Vec<u32> {
            let found = parts.iter().flat_map(|part| {
                let mut pass = Pass::of(&index, &scan, look, Best::of(usize::MAX));
                pass.go(0, part.clone());
                pass.found.into_least(usize::MAX)
            });
            found.map(|found| found.nth).collect()
        };
        let cut = cut.min(index.len());
        prop_assert_eq!(nths(&[0..cut, cut..index.len()]), nths(std::slice::from_ref(&(0..index.len()))));
    }
}
