//! The dialect in which headings are tracks, and the items of the list under each of them its
//! levels: "Bakery" over "- **Junior Baker:** Kneads by hand", and "Sales" over others.
//!
//! Where headings share their levels, they are competencies, and were read as such before.

use super::around::Around;
use super::{Area, Body, Labelled, Page, Section, end_of_list, labelled, rising, tracks};
use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::model::DocumentBuilder;
use crate::ladder::names::{self, Caseless, Naming};
use crate::ladder::rank;
use crate::ladder::reader::elsewhere::asks_nothing;
use crate::ladder::reader::steps::Step;
use crate::ladder::reader::{MOST_LEVELS, evidence, front};

/// How many levels a list has at least.
const FEWEST: usize = 3;

/// How many words most levels say at least.
const FEWEST_WORDS: usize = 4;

/// One of how many outermost items of a document is a level at least; else its lists explain
/// what it is about.
const LEAST_SHARE: usize = 4;

pub(in super::super) fn fits(page: &Page<'_>) -> bool {
    !areas(page).is_empty()
}

pub(in super::super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let mut areas = areas(page);
    let around = Around::of(page, &areas, &[]);
    around.say(&mut Body::new(page, builder));
    drop(around);
    // Under "Our levels" the document's title says whose they are.
    if let [only] = areas.as_mut_slice()
        && (only.section.told.hints || names::speaks_of_levels(only.section.title))
    {
        let top = page.sections.iter().find(|section| section.depth == 1).map(|section| section.title);
        let title = top.or_else(|| page.front.and_then(|front| front::text(front, &["title"])));
        only.section.title = title.unwrap_or(only.section.title);
    }
    tracks::write(&areas, &mut Body::new(page, builder));
}

/// A heading over a list whose items may be levels.
struct Listed<'a> {
    area: Area<'a>,
    /// Whether they are some by themselves, whatever stands beside them.
    is_certain: bool,
}

/// The tracks of a page that says that it is about levels: those that are certain, and what
/// lists roles of one noun beside them.
fn areas<'a>(page: &Page<'a>) -> Vec<Area<'a>> {
    if !page.hinted {
        return Vec::new();
    }
    let listed: Vec<Listed<'a>> = page.sections.iter().filter_map(|section| listed(page, section)).collect();
    let certain: HashSet<u8> = listed.iter().filter(|own| own.is_certain).map(|own| own.area.section.depth).collect();
    let tracks = listed.into_iter().filter(|own| certain.contains(&own.area.section.depth)).map(|own| own.area);
    let tracks: Vec<Area<'a>> = tracks.collect();
    let levels: usize = tracks.iter().map(|area| area.steps.len()).sum();
    let items = page.blocks.all().iter().filter(|block| block.kind == Kind::Item { depth: 0 }).count();
    if levels * LEAST_SHARE >= items { tracks } else { Vec::new() }
}

fn listed<'a>(page: &Page<'a>, section: &Section<'a>) -> Option<Listed<'a>> {
    let own = &section.body[..end_of_list(section.body)];
    // Most sections have no list, or a short one.
    let mut items = own.iter().filter(|block| block.kind == Kind::Item { depth: 0 });
    let first = items.next()?;
    items.nth(FEWEST - 2)?;
    let Labelled { steps, named, behind, list } = labelled(page, own, 0)?;
    let levels: Vec<&str> = steps.iter().map(|step| step.level).collect();
    let are_named = named.iter().filter(|&&named| named).count() * 4 >= levels.len() * 3;
    let say_something = steps.iter().filter(|step| says_something(page, step)).count() * 3 >= levels.len() * 2;
    let are_items = steps.first().is_some_and(|step| step.at == first.place().start);
    if !(FEWEST..=MOST_LEVELS).contains(&levels.len())
        || !are_named
        || !are_items
        || !say_something
        || !differ(&levels)
        || !are_of_one_noun(&levels)
        || asks_nothing(section.title)
    {
        return None;
    }
    let is_certain = rise(page, &levels);
    let behind = &section.body[own.len() - behind.len()..];
    Some(Listed { area: Area { section: *section, category: None, steps, behind, list }, is_certain })
}

/// Whether a level says in words what it asks: neither a figure nor a link is that.
fn says_something(page: &Page<'_>, step: &Step<'_>) -> bool {
    let says = |block: &Block, words: &str| {
        names::count_words(words) >= FEWEST_WORDS
            && words.starts_with(|c: char| !c.is_numeric() && !matches!(c, '$' | '€' | '£' | '~' | '<' | '>'))
            && page.says_something(block)
    };
    step.item.is_some_and(|(block, words)| says(block, words.trim_start()))
        || step.body.iter().any(|block| says(block, page.words(block)))
}

fn differ(levels: &[&str]) -> bool {
    let mut seen = HashSet::default();
    levels.iter().all(|level| seen.insert(Caseless(level)))
}

/// Whether most levels end in one noun, or in none: "Baker", "Senior Baker". In a glossary there
/// are several.
fn are_of_one_noun(levels: &[&str]) -> bool {
    let (mut bare, mut nouns) = (0, HashMap::<String, usize>::default());
    for level in levels {
        let noun = if names::is_bare(level) { String::new() } else { names::noun(level) };
        match noun.rsplit(' ').next().filter(|last| !last.is_empty()) {
            Some(last) => *nouns.entry(last.to_owned()).or_default() += 1,
            None => bare += 1,
        }
    }
    (bare + nouns.into_values().max().unwrap_or_default()) * 2 > levels.len()
}

/// Whether several names are levels by themselves, and some stand higher than others. Ranks and
/// degrees of skill are those of anything: something has to say that these are a ladder's.
fn rise(page: &Page<'_>, levels: &[&str]) -> bool {
    let is_ranked = |level: &str| rank::split(level).rank.is_some() || rank::is_spelled_out(level);
    let is_of_anything = |level: &str| {
        let title = rank::split(level).title;
        let tells = names::names_somebody(title) || (names::naming(title) == Naming::Level && !is_ranked(title));
        names::is_a_degree_of_skill(level) || (is_ranked(level) && !tells)
    };
    let rising = rising(levels, true);
    let names_one = |(nth, level): (usize, &&str)| {
        rising[nth] || names::naming(level) == Naming::Level || names::is_on_a_scale(level)
    };
    let heights = names::heights(levels);
    let are_steps = || heights.iter().any(|height| *height != heights[0]) || rising.contains(&true);
    let says_ladder =
        || evidence::says_ladder(page.path) || page.sections.iter().any(|section| evidence::says_ladder(section.title));
    levels.iter().enumerate().filter(|own| names_one(*own)).count() > 1
        && (levels.iter().filter(|level| is_ranked(level)).count() > 1 || are_steps())
        && (levels.iter().filter(|level| is_of_anything(level)).count() * 2 <= levels.len() || says_ladder())
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::{Expectation, Level};
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// The tracks of a page with their levels and what these ask.
    fn shown(text: &str) -> Vec<String> {
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let shown = |level: Level<'_>| {
            let texts: Vec<&str> = level.expectations().map(Expectation::text).collect();
            format!("{}: {}", level.title(), texts.join(", "))
        };
        let tracks = ladder.tracks().map(|track| {
            let levels: Vec<String> = track.levels().map(shown).collect();
            format!("{} | {}", track.title(), levels.join(" | "))
        });
        tracks.collect()
    }

    fn list(levels: &[&str]) -> String {
        levels.iter().fold(String::new(), |list, level| list + &format!("- **{level}:** Sees to bread each day.\n"))
    }

    fn titles(text: &str) -> Vec<String> {
        shown(text).iter().map(|track| track.replace(": Sees to bread each day.", "")).collect()
    }

    #[rstest]
    #[case::roles(&["Junior Baker", "Baker", "Senior Baker"])]
    #[case::one_of_another_name(&["Junior Baker", "Baker", "Senior Baker", "Bakery Practice Owner"])]
    #[case::seniority(&["Junior", "Mid", "Senior"])]
    #[case::ranks(&["Level 1", "Level 2", "Level 3"])]
    #[case::numbers(&["Baker I", "Baker II", "Baker III"])]
    fn each_item_under_a_heading_is_a_level(#[case] levels: &[&str]) {
        let text = format!("# Career paths\n\n## Shop floor\n\nOf rye.\n\n{}", list(levels));
        assert_eq!(titles(&text), [format!("Shop floor | {}", levels.join(" | "))]);
        assert!(read("a.md", text.as_bytes()).diagnostics().is_empty());
    }

    #[test]
    fn each_heading_is_a_track() {
        let crafts = [
            ["Junior Baker", "Baker", "Senior Baker"],
            ["Stock Clerk", "Stock Manager", "Depot Manager"],
            ["Junior Driver", "Driver", "Lead Driver"],
        ];
        let text = ["Bread", "Flour", "Tours"]
            .iter()
            .zip(crafts)
            .fold("# Career paths\n\n".to_owned(), |text, (name, own)| {
                text + &format!("## {name}\n\n{}\n", list(&own))
            });
        let text =
            text + "## What helps\n\n- **Rest:** Sleep as long as you can.\n- **Tea:** Drink it while it is hot.\n";
        let expected = ["Bread", "Flour", "Tours"].iter().zip(crafts);
        let expected: Vec<String> = expected.map(|(name, own)| format!("{name} | {}", own.join(" | "))).collect();
        assert_eq!(titles(&text), expected);
        let document = read("a.md", text.as_bytes());
        assert_eq!(document.diagnostics().len(), 1, "{:?}", document.diagnostics());
    }

    #[test]
    fn under_a_heading_of_levels_the_document_says_whose_they_are() {
        let text = format!("# Bakers of ours\n\n## Our levels\n\n{}", list(&["Junior", "Mid", "Senior"]));
        assert_eq!(titles(&text), ["Bakers of ours | Junior | Mid | Senior"]);
    }

    #[test]
    fn the_same_levels_under_several_headings_are_of_competencies() {
        let levels = list(&["Junior", "Mid", "Senior"]);
        let text = format!("# Career paths\n\n## Dough\n\n{levels}\n## Ovens\n\n{levels}");
        assert_eq!(titles(&text).len(), 1);
    }

    #[rstest]
    #[case::a_glossary("Career paths", &["Junior Baker", "Shop Manager", "Stock Clerk", "Senior Driver"], "Sees to bread each day.")]
    #[case::too_few("Career paths", &["Junior Baker", "Senior Baker"], "Sees to bread each day.")]
    #[case::no_names("Career paths", &["Rest", "Tea", "Senior Baker", "Junior Baker"], "Sees to bread each day.")]
    #[case::one_height("Career paths", &["Senior Rye Baker", "Senior Cake Baker", "Senior Bun Baker"], "Sees to bread each day.")]
    #[case::figures("Career paths", &["Junior", "Mid", "Senior"], "3 to 5 years of it")]
    #[case::nothing_said("Career paths", &["Junior", "Mid", "Senior"], "Bakes.")]
    #[case::degrees_of_anything("Levels of heat", &["Level 1", "Level 2", "Level 3"], "Sees to bread each day.")]
    #[case::tiers_of_anything("Levels of heat", &["Tier 1 (Levels 1–4)", "Tier 2 (Levels 5–7)", "Tier 3 (Levels 8–9)"], "Sees to bread each day.")]
    #[case::no_hint("Notes", &["Baker I", "Baker II", "Baker III"], "Sees to bread each day.")]
    fn what_lists_no_levels_is_no_ladder(#[case] title: &str, #[case] levels: &[&str], #[case] said: &str) {
        let text = format!("# {title}\n\n## Shop floor\n\n{}", list(levels).replace("Sees to bread each day.", said));
        assert_eq!(shown(&text), [""; 0]);
    }

    #[rstest]
    #[case("## Salaries and benefits", 0)]
    #[case("## Shop floor", 1)]
    fn a_heading_under_which_nothing_is_asked_is_no_track(#[case] heading: &str, #[case] count: usize) {
        let text = format!("# Career paths\n\n{heading}\n\n{}", list(&["Junior", "Mid", "Senior"]));
        assert_eq!(shown(&text).len(), count);
    }

    #[test]
    fn a_list_among_many_explains_what_they_are_about() {
        let others = "## Bread\n\n- Rye\n- Cake\n- Buns\n\n".repeat(4);
        let text = format!("# Career paths\n\n## Terms\n\n{}\n{others}", list(&["Junior", "Mid", "Senior"]));
        assert_eq!(shown(&text), [""; 0]);
    }
}
