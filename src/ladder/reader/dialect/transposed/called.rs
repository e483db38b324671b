//! What levels are called that one competency names in full, and others by their ranks alone:
//! "Level 1 - Novice" and "Level 1".

use crate::hash::HashMap;
use crate::ladder::names::Caseless;
use crate::ladder::rank;
use crate::ladder::reader::steps::Step;

/// What is told of a rank.
#[derive(Default)]
struct Told<'a> {
    /// The levels that have a name beside it; nothing where they differ.
    full: Option<&'a str>,
    differ: bool,
    /// Whether a level is called by the rank and nothing else.
    is_alone: bool,
}

/// Calls levels that have nothing but a rank as the one level is called that has it and a name.
/// Where names beside a rank differ, each belongs to its own competency.
pub(super) fn as_the_fullest<'s, 'a: 's>(steps: impl Iterator<Item = &'s mut Step<'a>>) {
    let mut steps: Vec<&mut Step<'a>> = steps.collect();
    let mut ranks: HashMap<Caseless<'a>, Told<'a>> = HashMap::default();
    for step in &steps {
        let (rank, full) = parted(step.level);
        let told = ranks.entry(Caseless(rank)).or_default();
        match full {
            None => told.is_alone = true,
            Some(full) => {
                told.differ |= told.full.is_some_and(|other| Caseless(other) != Caseless(full));
                told.full.get_or_insert(full);
            }
        }
    }
    if !ranks.values().any(|told| told.is_alone && told.full.is_some()) {
        return;
    }
    for step in &mut steps {
        if let (rank, None) = parted(step.level)
            && let Some(told) = ranks.get(&Caseless(rank)).filter(|told| !told.differ)
        {
            step.level = told.full.unwrap_or(step.level);
        }
    }
}

/// The rank of a level, and all that it is called where that is more.
fn parted(level: &str) -> (&str, Option<&str>) {
    match rank::split(level).rank {
        Some(rank) if rank.len() < level.trim().len() => (rank, Some(level)),
        Some(rank) => (rank, None),
        None => (level, None),
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// The tracks of two competencies with three levels each.
    fn tracks(lamps: [&str; 3], fog: [&str; 3]) -> Vec<String> {
        let list =
            |levels: [&str; 3]| levels.map(|level| format!("- **{level}**: Does it as a {level} does\n")).concat();
        let text = format!("# Keeper skills\n\n## Lamps\n\n{}\n## Fog\n\n{}", list(lamps), list(fog));
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let shown = ladder.tracks().map(|track| {
            let levels = track.levels().map(|level| format!("{}: {}", level.title(), level.competencies().count()));
            format!("{} | {}", track.title(), levels.collect::<Vec<_>>().join(" | "))
        });
        shown.collect()
    }

    const BARE: [&str; 3] = ["Level 1", "Level 2", "Level 3"];

    #[rstest]
    #[case::named_first(["Level 1 - Novice", "Level 2 - Able", "Level 3 - Master"], BARE)]
    #[case::named_later(BARE, ["Level 1 - Novice", "Level 2 - Able", "Level 3 - Master"])]
    #[case::some(["Level 1 - Novice", "Level 2", "Level 3 - Master"], ["Level 1", "Level 2 - Able", "Level 3"])]
    fn levels_that_some_name_in_full_are_the_same(#[case] lamps: [&str; 3], #[case] fog: [&str; 3]) {
        assert_eq!(tracks(lamps, fog), ["Keeper skills | Novice: 2 | Able: 2 | Master: 2"]);
    }

    #[test]
    fn levels_of_other_names_stay_apart() {
        let shown = tracks(
            ["Level 1 - Wick", "Level 2 - Lens", "Level 3 - Tower"],
            ["Level 1 - Horn", "Level 2 - Bell", "Level 3 - Gun"],
        );
        assert!(shown.iter().all(|track| !track.contains(": 2")), "{shown:?}");
    }

    #[test]
    fn a_list_of_levels_may_stand_behind_another() {
        let part = |title: &str, before: &str| {
            let levels = BARE.map(|level| format!("- **{level}**: Sees to it as {level} does\n")).concat();
            format!("## {title}\n\n{before}**Levels of skill**:\n\n{levels}\n")
        };
        let text = format!("# Keepers\n\n{}{}", part("Lamps", ""), part("Fog", "**Key skills**:\n\n- Hears well\n\n"));
        let document = read("a.md", text.as_bytes());
        assert_eq!(document.diagnostics().len(), 1, "{:?}", document.diagnostics());
        let ladder = assemble("notes", vec![document]);
        assert_eq!(ladder.levels().map(|level| level.competencies().count()).collect::<Vec<_>>(), [2, 2, 2]);
    }
}
