//! Headings that name a competency and one of its levels: `## Dough (Junior)`,
//! `## Dough (Senior)`, `## Ovens – Junior`.

use std::cell::OnceCell;
use std::cmp::Ordering;

use super::{Area, is_shared, names_one};
use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::Block;
use crate::ladder::names::{self, Caseless, Nouns, rising::may_rise};
use crate::ladder::rank;
use crate::ladder::reader::sections::Section;
use crate::ladder::reader::steps::Step;
use crate::ladder::reader::{MOST_LEVELS, Page, lead};
use parting::{behind, crosses, in_front};

mod parting;

/// How many headings show that they cross.
const FEWEST: usize = 4;

/// Of how many such headings one may have further parts.
const FEWEST_WHOLE: usize = 4;

/// How many headings of a depth tell whether it is worth a look at all of them.
const MOST_LOOKED_AT: usize = 16;

/// Finds the competencies of headings that each name one and a level; nothing where they
/// don't cross.
pub(super) fn areas<'a>(page: &Page<'a>) -> Vec<Area<'a>> {
    // Nearly all documents have no such headings, which the first of each depth tell.
    let (mut seen, mut crossing) = ([0; DEPTHS], [0; DEPTHS]);
    for section in &page.sections {
        let depth = usize::from(section.depth);
        seen[depth] += 1;
        if seen[depth] <= MOST_LOOKED_AT && crosses(section.title) {
            crossing[depth] += 1;
        }
    }
    let depths = (0..DEPTHS).rev().filter(|&depth| crossing[depth] >= FEWEST);
    let found = depths.map(|depth| areas_at(page, depth)).find(|areas| !areas.is_empty());
    found.unwrap_or_default()
}

/// How many depths sections have.
const DEPTHS: usize = Section::DEEPEST as usize + 1;

/// The competencies of headings of a depth, the names of which stand before those of their
/// levels or behind.
fn areas_at<'a>(page: &Page<'a>, depth: usize) -> Vec<Area<'a>> {
    let mut here: Vec<Headed<'a>> = Vec::new();
    let (mut above, mut parted) = (None, 0);
    for (nth, section) in page.sections.iter().enumerate() {
        match usize::from(section.depth).cmp(&depth) {
            Ordering::Less => above = Some(section).filter(|above| above.depth > 1),
            Ordering::Equal => {
                let below = page.sections[nth + 1..].iter().take_while(|below| usize::from(below.depth) > depth);
                let parts = &page.sections[nth + 1..nth + 1 + below.count()];
                parted += usize::from(parts.iter().any(|part| !lead::is_examples(part.title)));
                here.push((Section { body: with_parts(page, section, parts), ..*section }, above.copied()));
            }
            Ordering::Greater => {}
        }
    }
    // What mostly has parts of its own is a level with competencies.
    if parted * FEWEST_WHOLE > here.len() {
        return Vec::new();
    }
    // Steps of a scale are those of whatever people learn: something else has to tell of levels.
    let told = OnceCell::new();
    let is_told = || *told.get_or_init(|| page.is_hinted_beside(|section| crosses(section.title)));
    let areas = cross(&here, behind, is_told);
    if areas.is_empty() { cross(&here, in_front, is_told) } else { areas }
}

/// What stands under a section and its parts below.
fn with_parts<'a>(page: &Page<'a>, section: &Section<'a>, parts: &[Section<'a>]) -> &'a [Block] {
    let Some(last) = parts.last() else { return section.body };
    let all = page.blocks.all();
    let behind = |at: usize| all.partition_point(|block| block.place().start <= at);
    all.get(behind(section.at)..behind(last.at) + last.body.len()).unwrap_or(section.body)
}

/// Whether a level is one whatever it stands in: a rank, or somebody's name.
fn names_somebody(level: &str) -> bool {
    names::names_a_level(level) && !names::is_a_degree_of_skill(level)
}

/// A heading with what stands under it, and the one above it that doesn't head the document.
type Headed<'a> = (Section<'a>, Option<Section<'a>>);

/// A heading that names a competency and a level of it.
struct Crossing<'a> {
    section: Section<'a>,
    above: Option<Section<'a>>,
    competency: &'a str,
    level: &'a str,
}

/// The competencies of headings of a depth, if nearly all of these are one at a level, most of
/// them once, and several competencies have several levels.
fn cross<'a>(
    sections: &[Headed<'a>],
    part: fn(&'a str) -> Option<(&'a str, &'a str)>,
    is_told: impl Fn() -> bool,
) -> Vec<Area<'a>> {
    let parted = sections.iter().filter_map(|&(section, above)| {
        let (competency, level) = part(section.title)?;
        Some(Crossing { section, above, competency, level })
    });
    let mut parted: Vec<Crossing<'a>> = parted.collect();
    // "Baker" is a level beside a "Senior Baker".
    let nouns: Nouns = parted.iter().map(|own| own.level).filter(|level| names_somebody(level)).collect();
    let is_of_ladders = |level: &str| is_told() && (names_one(level) || may_rise(level));
    parted.retain(|own| names_somebody(own.level) || nouns.has(own.level) || is_of_ladders(own.level));
    // "(Junior, Senior)" is no level beside these two, but holds for both.
    let single: HashSet<Caseless<'_>> = parted.iter().map(|own| Caseless(own.level)).collect();
    parted.retain(|own| !joins(own.level, &single));
    let are_most = |parted: &[Crossing<'a>]| parted.len() >= FEWEST && parted.len() * 5 >= sections.len() * 4;
    if !are_most(&parted) {
        return Vec::new();
    }
    let areas = put_together(&parted, part);
    if !areas.is_empty() {
        return areas;
    }
    // What one heading alone calls a level may only be like one: "(Senior only)".
    let mut told: HashMap<Caseless<'_>, usize> = HashMap::default();
    for own in &parted {
        *told.entry(Caseless(own.level)).or_default() += 1;
    }
    let all = parted.len();
    parted.retain(|own| told.get(&Caseless(own.level)).is_some_and(|&told| told > 1));
    if parted.len() < all && are_most(&parted) { put_together(&parted, part) } else { Vec::new() }
}

/// Whether a name joins several levels that others name by themselves.
fn joins(level: &str, single: &HashSet<Caseless<'_>>) -> bool {
    // Hardly any name has such marks.
    if !level.contains([',', '&', '+', '/', '、']) {
        return false;
    }
    let mut parts = level.split([',', '&', '+', '/', '、']).map(str::trim).filter(|part| !part.is_empty());
    parts.clone().nth(1).is_some() && parts.all(|part| single.contains(&Caseless(part)))
}

/// The competencies of headings that each name one and a level.
fn put_together<'a>(parted: &[Crossing<'a>], part: fn(&'a str) -> Option<(&'a str, &'a str)>) -> Vec<Area<'a>> {
    let heads = heads_of_levels(parted, part);
    let is_one = |areas: &Vec<Area<'a>>| are_competencies(areas, parted.len()) && is_shared(areas);
    let ways = [true, false].into_iter().filter(|by_category| !by_category || heads.is_empty());
    ways.map(|by_category| gather(parted, by_category, &heads)).find(is_one).unwrap_or_default()
}

/// The headings above, by level, where each of them heads all that one level asks.
fn heads_of_levels<'a>(
    parted: &[Crossing<'a>],
    part: fn(&'a str) -> Option<(&'a str, &'a str)>,
) -> HashMap<Caseless<'a>, Section<'a>> {
    let mut heads: HashMap<Caseless<'a>, Section<'a>> = HashMap::default();
    for own in parted {
        let names_it = |above: &Section<'a>| {
            let is_it = |level: &str| Caseless(level) == Caseless(own.level);
            is_it(above.title)
                || part(above.title).is_some_and(|(_, level)| is_it(level))
                || rank::split(above.title).rank.is_some_and(is_it)
        };
        let Some(above) = own.above.filter(names_it) else { return HashMap::default() };
        if heads.entry(Caseless(own.level)).or_insert(above).at != above.at {
            return HashMap::default();
        }
    }
    heads
}

/// Puts what is asked of each competency together, be it `by_category` in those of the same
/// name under several headings.
fn gather<'a>(parted: &[Crossing<'a>], by_category: bool, heads: &HashMap<Caseless<'a>, Section<'a>>) -> Vec<Area<'a>> {
    let mut areas: Vec<Area<'a>> = Vec::new();
    let mut known: HashMap<(Option<usize>, Caseless<'a>), usize> = HashMap::default();
    for own in parted {
        let above = own.above.filter(|_| by_category);
        let nth = *known.entry((above.map(|above| above.at), Caseless(own.competency))).or_insert_with(|| {
            let section = Section { title: own.competency, body: &[], ..own.section };
            let category = above.map(|above| above.title);
            areas.push(Area { section, category, steps: Vec::new(), behind: &[], list: 0 });
            areas.len() - 1
        });
        let (level, line) =
            heads.get(&Caseless(own.level)).map_or((own.level, own.section.line), |head| (head.title, head.line));
        areas[nth].steps.push(Step { level, line, at: own.section.at, item: None, body: own.section.body });
    }
    areas
}

/// Whether areas that so many headings told are competencies: most have several levels, hardly
/// one is told twice, and few are called as tracks are.
fn are_competencies(areas: &[Area<'_>], headings: usize) -> bool {
    let different = |area: &Area<'_>| area.steps.iter().map(|step| Caseless(step.level)).collect::<HashSet<_>>().len();
    let levels: Vec<usize> = areas.iter().map(different).collect();
    let several = levels.iter().filter(|&&levels| levels > 1).count();
    let repeated = headings - levels.iter().sum::<usize>();
    // Roles and crafts at several levels are tracks.
    let is_track =
        |title: &str| names::names_a_track(title) || names::names_somebody(title) || names::is_a_craft(title);
    let tracks = areas.iter().filter(|area| is_track(area.section.title)).count();
    several > 1
        && several * 2 > areas.len()
        && repeated * 4 <= headings
        && levels.iter().all(|&levels| levels <= MOST_LEVELS)
        && tracks * 2 < areas.len()
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::{Competency, Level};
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// A page of such headings.
    fn page(titles: &[&str]) -> String {
        titles.iter().fold("# Career of bakers\n\n".to_owned(), |text, title| {
            text + &format!("## {title}\n\n- Does it\n- Does more of it\n\n")
        })
    }

    /// The levels of a page, each with its competencies.
    fn levels(text: &str) -> Vec<String> {
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
    #[case::wide_brackets(["Dough（Junior）", "Dough（Senior）", "Oven（Junior）", "Oven（Senior）"], ["Junior", "Senior"])]
    #[case(["Baker: Dough", "Senior Baker: Dough", "Baker: Oven", "Senior Baker: Oven"], ["Baker", "Senior Baker"])]
    fn headings_of_a_competency_and_a_level_cross(#[case] titles: [&str; 4], #[case] known: [&str; 2]) {
        assert_eq!(levels(&page(&titles)), known.map(|level| format!("{level}: Dough, Oven")));
    }

    #[rstest]
    #[case::wide_brackets(["点灯（初級）", "点灯（上級）", "修理（初級）", "修理（上級）"], ["初級", "上級"])]
    #[case::without_blanks(["点灯初级", "点灯高级", "修理初级", "修理高级"], ["初级", "高级"])]
    fn headings_of_other_scripts_cross_too(#[case] titles: [&str; 4], #[case] known: [&str; 2]) {
        assert_eq!(levels(&page(&titles)), known.map(|level| format!("{level}: 点灯, 修理")));
    }

    #[test]
    fn a_step_behind_somebody_is_a_level_of_that_one() {
        let levels = levels(&page(&["工程师初级", "工程师高级", "设计师初级", "设计师高级"]));
        assert!(!levels.iter().any(|level| level.contains(", ")), "{levels:?}");
    }

    #[rstest]
    #[case(["Engineer (L1)", "Engineer (L2)", "Designer (L1)", "Designer (L2)"])]
    #[case(["Design - Junior", "Design - Senior", "Sales - Junior", "Sales - Senior"])]
    #[case(["Dough (white)", "Dough (rye)", "Oven (wood)", "Oven (gas)"])]
    fn roles_crafts_and_kinds_are_no_competencies(#[case] titles: [&str; 4]) {
        let parts = |level: &String| level.ends_with(": Dough, Oven") || level.contains(", ");
        assert!(!levels(&page(&titles)).iter().any(parts), "{:?}", levels(&page(&titles)));
    }

    #[rstest]
    #[case::of_one_level("Till (Senior)", "Dough, Oven, Till")]
    #[case::told_twice("Dough (Senior)", "Dough, Oven")]
    #[case::of_no_level("Till (on some days)", "Dough, Oven")]
    #[case::of_another_level("Till (Senior days)", "Dough, Oven")]
    fn one_odd_heading_leaves_the_others_what_they_are(#[case] odd: &str, #[case] senior: &str) {
        let text = page(&["Dough (Junior)", "Dough (Senior)", "Oven (Junior)", "Oven (Senior)", odd]);
        assert_eq!(levels(&text), ["Junior: Dough, Oven".to_owned(), format!("Senior: {senior}")]);
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let said = ladder.diagnostics().iter().any(|finding| finding.line == 25);
        assert_eq!(said, odd.contains("days"), "{:?}", ladder.diagnostics());
    }

    #[test]
    fn a_heading_of_several_levels_makes_no_further_one() {
        let parts = ["Dough", "Oven", "Till", "Flour", "Talks"];
        let titles = parts.map(|part| ["Junior", "Senior", "Lead"].map(|level| format!("{part} ({level})")));
        let titles: Vec<&str> =
            titles.iter().flatten().map(String::as_str).chain(["Guests (Junior, Senior)"]).collect();
        let all = parts.join(", ");
        assert_eq!(levels(&page(&titles)), ["Junior", "Senior", "Lead"].map(|level| format!("{level}: {all}")));
    }

    #[rstest]
    #[case("Examples", 4, 4, 4)]
    #[case("At night", 1, 8, 0)]
    fn headings_below_them_are_parts_of_what_they_ask(
        #[case] below: &str,
        #[case] times: usize,
        #[case] asked: usize,
        #[case] shown: usize,
    ) {
        let titles = ["Dough (Junior)", "Dough (Senior)", "Oven (Junior)", "Oven (Senior)"];
        let text = page(&titles).replacen("- Does more", &format!("### {below}\n\n- Does more"), times);
        assert_eq!(levels(&text), ["Junior: Dough, Oven", "Senior: Dough, Oven"]);
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        assert_eq!(ladder.levels().map(|level| level.expectations().count()).sum::<usize>(), asked);
        let examples = ladder.levels().flat_map(Level::competencies).flat_map(Competency::examples);
        assert_eq!(examples.count(), shown);
    }

    #[test]
    fn headings_over_parts_of_their_own_are_levels() {
        let titles = ["Dough (Junior)", "Dough (Senior)", "Oven (Junior)", "Oven (Senior)"];
        let text = page(&titles).replace("- Does more", "### At night\n\n- Does more");
        assert!(levels(&text).iter().all(|level| level.ends_with("At night")), "{:?}", levels(&text));
        assert_eq!(levels(&text).len(), 4);
    }

    #[test]
    fn headings_above_them_are_categories() {
        let part = |name: &str| format!("### {name} (Junior)\n\n- Does it\n\n### {name} (Senior)\n\n- Shows it\n\n");
        let parts = ["Dough", "Oven", "Talks"].map(part);
        let text = format!("# Career of bakers\n\n## Craft\n\n{}{}## People\n\n{}", parts[0], parts[1], parts[2]);
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let parts =
            |level: Level<'_>| level.competencies().filter_map(Competency::category).collect::<Vec<_>>().join(", ");
        assert_eq!(ladder.levels().map(parts).collect::<Vec<_>>(), ["Craft, Craft, People"; 2]);
    }

    #[rstest]
    #[case("L1: Baker", "L2: Senior Baker", "Baker", Some("L1"))]
    #[case("Junior Baker", "Senior Baker", "Junior Baker", None)]
    fn headings_above_them_name_their_levels(
        #[case] low: &str,
        #[case] high: &str,
        #[case] title: &str,
        #[case] ranked: Option<&str>,
    ) {
        let level = |own: &str| {
            let name = own.split_once(':').map_or(own, |(name, _)| name);
            format!(
                "## {own}\n\nSees to bread.\n\n### {name}: Dough\n\n- Does it\n\n### {name}: Oven\n\n- Heats {own}\n\n"
            )
        };
        let text = format!("# Career\n\n{}{}", level(low), level(high));
        assert_eq!(levels(&text)[0], format!("{title}: Dough, Oven"));
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let first = ladder.levels().next().unwrap();
        assert_eq!((first.rank(), first.source().line, first.notes().next()), (ranked, 3, Some("Sees to bread.")));
        assert_eq!((ladder.levels().count(), ladder.diagnostics().len()), (2, 0), "{:?}", ladder.diagnostics());
    }

    #[test]
    fn steps_of_a_scale_are_levels_where_something_tells_of_any() {
        let titles = ["Dough (Basic)", "Dough (Advanced)", "Oven (Basic)", "Oven (Advanced)"];
        let text = page(&titles);
        assert_eq!(levels(&text), ["Basic: Dough, Oven", "Advanced: Dough, Oven"]);
        let manual = text.replace("Career of bakers", "Manual of the mill");
        assert_eq!(levels(&manual), [""; 0]);
        assert_eq!(levels(&manual.replace("Basic", "Beginner")), [""; 0]);
    }
}
