//! Headings that name a competency and one of its levels: `## Dough (Junior)`,
//! `## Dough (Senior)`, `## Ovens – Junior`.

use super::{Area, names_one};
use crate::hash::HashMap;
use crate::ladder::names::{self, Caseless, Nouns, rising::may_rise};
use crate::ladder::reader::sections::Section;
use crate::ladder::reader::steps::Step;
use crate::ladder::reader::{MOST_LEVELS, Page};

/// What stands between a competency and its level, where nothing closes it.
const BREAKS: [&str; 5] = [" - ", " – ", " — ", ": ", " | "];

/// How many headings show that they cross.
const FEWEST: usize = 4;

/// How many headings tell whether it is worth a look at all of them.
const MOST_LOOKED_AT: usize = 16;

/// Finds the competencies of headings that each name one and a level; nothing where they
/// don't cross.
pub(super) fn areas<'a>(page: &Page<'a>) -> Vec<Area<'a>> {
    // Nearly all documents have no such headings, which their first ones tell.
    let Some(depth) = page.sections.iter().map(|section| section.depth).max() else { return Vec::new() };
    let crosses = |title: &str| title.ends_with(')') || BREAKS.iter().any(|mark| title.contains(mark));
    let mut first = page.sections.iter().filter(|section| section.depth == depth).take(MOST_LOOKED_AT);
    if first.by_ref().filter(|section| crosses(section.title)).nth(FEWEST - 1).is_none() {
        return Vec::new();
    }
    let here: Vec<&Section<'a>> = page.sections.iter().filter(|section| section.depth == depth).collect();
    let areas = cross(&here, behind, page.hinted);
    if areas.is_empty() { cross(&here, in_front, page.hinted) } else { areas }
}

/// Parts the level from the end of a title.
fn behind(title: &str) -> Option<(&str, &str)> {
    let in_brackets = title.strip_suffix(')').and_then(|title| title.rsplit_once('('));
    in_brackets.or_else(|| BREAKS.iter().find_map(|mark| title.rsplit_once(mark))).and_then(both)
}

/// Parts the level from the beginning of a title; the competency comes first here as well.
fn in_front(title: &str) -> Option<(&str, &str)> {
    let parted = BREAKS.iter().find_map(|mark| title.split_once(mark));
    parted.map(|(level, competency)| (competency, level)).and_then(both)
}

fn both<'a>((competency, level): (&'a str, &'a str)) -> Option<(&'a str, &'a str)> {
    let (competency, level) = (competency.trim(), level.trim());
    (competency.contains(char::is_alphabetic) && !level.is_empty()).then_some((competency, level))
}

/// The competencies of headings of a depth, if nearly all of these are one at a level, each
/// once, and several competencies have several levels.
fn cross<'a>(
    sections: &[&Section<'a>],
    part: fn(&'a str) -> Option<(&'a str, &'a str)>,
    hinted: bool,
) -> Vec<Area<'a>> {
    let parted: Vec<_> = sections.iter().filter_map(|section| Some((*section, part(section.title)?))).collect();
    if parted.len() < FEWEST || parted.len() * 5 < sections.len() * 4 {
        return Vec::new();
    }
    // "Baker" is a level beside a "Senior Baker".
    let nouns: Nouns = parted.iter().map(|(_, (_, level))| *level).filter(|level| names_one(level)).collect();
    let is_one = |level: &str| names_one(level) || nouns.has(level) || (hinted && may_rise(level));
    if !parted.iter().all(|(_, (_, level))| is_one(level)) {
        return Vec::new();
    }
    let mut areas: Vec<Area<'a>> = Vec::new();
    let mut known: HashMap<Caseless<'a>, usize> = HashMap::default();
    for (section, (competency, level)) in parted {
        let nth = *known.entry(Caseless(competency)).or_insert_with(|| {
            let section = Section { title: competency, body: &[], ..*section };
            areas.push(Area { section, category: None, steps: Vec::new(), behind: &[], list: 0 });
            areas.len() - 1
        });
        let steps = &mut areas[nth].steps;
        if steps.len() > MOST_LEVELS || steps.iter().any(|step| Caseless(step.level) == Caseless(level)) {
            return Vec::new();
        }
        steps.push(Step { level, line: section.line, at: section.at, item: None, body: section.body });
    }
    // Roles and crafts at several levels are tracks.
    let is_track =
        |title: &str| names::names_a_track(title) || names::names_somebody(title) || names::is_a_craft(title);
    let are_several = areas.len() > 1 && areas.iter().all(|area| area.steps.len() > 1);
    let tracks = areas.iter().filter(|area| is_track(area.section.title)).count();
    if are_several && tracks * 2 < areas.len() { areas } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Competency;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// The levels of a page of such headings, each with its competencies.
    fn levels(titles: &[&str]) -> Vec<String> {
        let text = titles.iter().fold("# Career of bakers\n\n".to_owned(), |text, title| {
            text + &format!("## {title}\n\n- Does it\n- Does more of it\n\n")
        });
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let shown = ladder.levels().map(|level| {
            let parts: Vec<&str> = level.competencies().map(Competency::title).collect();
            format!("{}: {}", level.title(), parts.join(", "))
        });
        shown.collect()
    }

    #[rstest]
    #[case(["Dough (Junior)", "Dough (Senior)", "Oven (Junior)", "Oven (Senior)"], ["Junior", "Senior"])]
    #[case(["Dough – Junior", "Oven – Junior", "Dough – Senior", "Oven – Senior"], ["Junior", "Senior"])]
    #[case(["Dough (L1)", "Dough (L2)", "Oven (L1)", "Oven (L2)"], ["L1", "L2"])]
    #[case(["Baker: Dough", "Senior Baker: Dough", "Baker: Oven", "Senior Baker: Oven"], ["Baker", "Senior Baker"])]
    fn headings_of_a_competency_and_a_level_cross(#[case] titles: [&str; 4], #[case] known: [&str; 2]) {
        assert_eq!(levels(&titles), known.map(|level| format!("{level}: Dough, Oven")));
    }

    #[rstest]
    #[case(["Engineer (L1)", "Engineer (L2)", "Designer (L1)", "Designer (L2)"])]
    #[case(["Design - Junior", "Design - Senior", "Sales - Junior", "Sales - Senior"])]
    #[case(["Dough (white)", "Dough (rye)", "Oven (wood)", "Oven (gas)"])]
    fn roles_crafts_and_kinds_are_no_competencies(#[case] titles: [&str; 4]) {
        let parts = |level: &String| level.ends_with(": Dough, Oven") || level.contains(", ");
        assert!(!levels(&titles).iter().any(parts), "{:?}", levels(&titles));
    }
}
