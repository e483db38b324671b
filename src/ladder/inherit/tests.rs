use proptest::prelude::*;

use super::*;
use crate::ladder::assemble::assemble;
use crate::ladder::model::Reference;
use crate::ladder::reader::read;

/// A track of levels with two competencies each, and what they refer to: the
/// level, and whether only its second competency is meant.
fn ladder(levels: usize, references: &[(usize, usize, bool)]) -> Ladder {
    let level = |nth: usize| format!("\n## Engineer {nth}\n\n### Craft\n\n- Rigs {nth}\n\n### Care\n\n- Cares {nth}\n");
    let text: String = ["# Crew\n".to_owned()].into_iter().chain((0..levels).map(level)).collect();
    let mut ladder = assemble("test", vec![read("crew.md", text.as_bytes())]);
    let ixs: Vec<_> = ladder.levels().map(Level::ix).collect();
    for (nth, &ix) in ixs.iter().enumerate() {
        let of = |&(from, on, part): &(usize, usize, bool)| {
            let on = ladder.level(*ixs.get(on).filter(|_| from == nth)?);
            let competency = on.competency(1).filter(|_| part).map(Competency::ix);
            Some(Reference { level: Some(on.ix()), competency, line: nth as u32, ..Reference::default() })
        };
        let references: Vec<_> = references.iter().filter_map(of).collect();
        let builds_on = references.iter().filter_map(Reference::whole_level).filter(|&on| on != ix).collect();
        ladder.set_references(ix, references, builds_on);
    }
    ladder
}

fn origins(ladder: &Ladder, nth: usize) -> Vec<(u32, usize)> {
    let inheritance = Inheritance::of(ladder.levels().nth(nth).unwrap());
    inheritance.origins().iter().map(|origin| (origin.level.0, origin.competencies(ladder).count())).collect()
}

fn cycles(ladder: &mut Ladder) -> Vec<u32> {
    report_cycles(ladder);
    ladder.diagnostics().iter().filter(|d| d.code == Code::BuildsOnCycle).map(|d| d.line).collect()
}

#[test]
fn the_nearest_comes_first_and_each_once() {
    // Two ways lead from the last level to the first.
    let ladder = ladder(4, &[(3, 2, false), (3, 1, false), (2, 0, false), (1, 0, false)]);
    assert_eq!(origins(&ladder, 3), [(2, 2), (1, 2), (0, 2)]);
    assert_eq!(origins(&ladder, 0), []);
}

#[test]
fn a_competency_alone_brings_nothing_that_its_level_builds_on() {
    let ladder = ladder(3, &[(2, 1, true), (1, 0, false)]);
    assert_eq!(origins(&ladder, 2), [(1, 1)]);
    let whole = self::ladder(3, &[(2, 1, true), (2, 1, false), (1, 0, false)]);
    assert_eq!(origins(&whole, 2), [(1, 2), (0, 2)]);
}

#[test]
fn a_circle_is_cut_and_said_once_with_its_line() {
    let mut ladder = ladder(4, &[(0, 2, false), (1, 0, false), (2, 1, false), (3, 2, false)]);
    assert_eq!(origins(&ladder, 0), [(2, 2), (1, 2)]);
    assert_eq!(cycles(&mut ladder), [1]);
    let mut straight = self::ladder(4, &[(1, 0, false), (2, 1, false), (2, 0, false), (3, 3, false)]);
    assert_eq!(cycles(&mut straight), [] as [u32; 0]);
}

#[test]
fn a_circle_names_the_levels_that_it_goes_through() {
    let mut small = ladder(3, &[(0, 1, false), (1, 2, false), (2, 0, false)]);
    assert_eq!(cycles(&mut small).len(), 1);
    let says = &small.diagnostics().iter().find(|d| d.code == Code::BuildsOnCycle).unwrap().message;
    assert!(says.contains(r#""Engineer 2" builds on "Engineer 0", that on "Engineer 1", and that"#), "{says}");
    let ring: Vec<_> = (0..12).map(|nth| (nth, (nth + 1) % 12, false)).collect();
    let mut long = ladder(12, &ring);
    assert_eq!(cycles(&mut long).len(), 1);
    let says = &long.diagnostics().iter().find(|d| d.code == Code::BuildsOnCycle).unwrap().message;
    assert!(says.contains("through 5 more"), "{says}");
}

#[test]
fn a_long_chain_costs_its_length_and_has_a_bound() {
    let chain: Vec<_> = (1..1_500).map(|nth| (nth, nth - 1, false)).collect();
    let mut ladder = ladder(1_500, &chain);
    let last = ladder.levels().last().unwrap();
    let all = Inheritance::within(last, usize::MAX);
    assert_eq!((all.origins().len(), all.is_cut()), (1_499, false));
    let bounded = Inheritance::of(last);
    assert_eq!((bounded.origins().len(), bounded.is_cut()), (MOST_ORIGINS, true));
    assert_eq!(bounded.origins()[0].level.0, 1_498);
    assert_eq!(cycles(&mut ladder), [] as [u32; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_graph_ends_with_each_origin_once_and_never_the_level(
        levels in 1usize..12, references in prop::collection::vec((0usize..12, 0usize..12, prop::bool::ANY), 0..40)
    ) {
        let mut ladder = ladder(levels, &references);
        let edges: Vec<_> = references.iter().copied().filter(|&(from, on, _)| from < levels && on < levels).collect();
        // Which levels are reached as a whole, by following the edges until nothing is added.
        let reached = |from: usize| {
            let mut reached = HashSet::from_iter([from]);
            while edges.iter().any(|&(from, on, part)| !part && reached.contains(&from) && reached.insert(on)) {}
            reached
        };
        for level in ladder.levels() {
            let nth = level.ix().at();
            let inheritance = Inheritance::of(level);
            let whole = reached(nth);
            let parts = edges.iter().filter(|(from, _, part)| *part && whole.contains(from)).map(|&(_, on, _)| on);
            let expected: HashSet<usize> = whole.iter().copied().chain(parts).filter(|&on| on != nth).collect();
            let found: Vec<usize> = inheritance.origins().iter().map(|origin| origin.level.at()).collect();
            prop_assert_eq!(found.len(), found.iter().collect::<HashSet<_>>().len(), "each once");
            prop_assert_eq!(found.iter().copied().collect::<HashSet<_>>(), expected);
            for origin in inheritance.origins() {
                prop_assert_eq!(origin.is_whole(), whole.contains(&origin.level.at()));
            }
            let competencies: Vec<_> = inheritance.competencies(&ladder).map(Competency::ix).collect();
            prop_assert_eq!(competencies.len(), competencies.iter().collect::<HashSet<_>>().len());
        }
        // A circle is said exactly where some level reaches itself again.
        let circular = (0..levels).any(|nth| {
            edges.iter().any(|&(from, on, part)| !part && from == nth && on != nth && reached(on).contains(&nth))
        });
        prop_assert_eq!(!cycles(&mut ladder).is_empty(), circular);
    }
}
