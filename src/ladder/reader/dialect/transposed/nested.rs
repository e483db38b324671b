//! Competencies as the outermost items of a list, and in each of them what every level
//! asks: items of their own, or words behind each other (`Dough: Jr: … / Sr: …`).

use super::{Area, labelled, names_one};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::names::{self, Naming, Told};
use crate::ladder::reader::Page;
use crate::ladder::reader::sections::Section;
use crate::ladder::reader::steps::Step;

/// What parts the levels of one competency in a line.
const PARTINGS: &[&str] = &[" / ", "; ", " | "];

/// Finds the competencies of all lists whose outermost items are such.
pub(super) fn areas<'a>(page: &Page<'a>) -> Vec<Area<'a>> {
    let mut areas = listed(page, page.before_headings(), None);
    for section in &page.sections {
        let own = listed(page, section.body, Some(section.title).filter(|_| section.depth > 1));
        if own.is_empty() {
            areas.extend(in_a_line(page, section));
        } else {
            areas.extend(own);
        }
    }
    let is_track = |area: &Area<'_>| {
        let title = area.section.title;
        names::names_a_track(title) || names::is_a_craft(title) || names::naming(title) > Naming::Nothing
    };
    // "Engineering" may be one of several competencies.
    let tracks = areas.iter().filter(|area| is_track(area)).count();
    if tracks * 2 >= areas.len() { Vec::new() } else { areas }
}

/// The outermost items of a list, where each of them is a competency and several are.
fn listed<'a>(page: &Page<'a>, body: &'a [Block], category: Option<&'a str>) -> Vec<Area<'a>> {
    let is_outer = |block: &Block| block.kind == Kind::Item { depth: 0 };
    let starts: Vec<usize> = (0..body.len()).filter(|&nth| is_outer(&body[nth])).collect();
    if starts.len() < 2 {
        return Vec::new();
    }
    let mut areas = Vec::new();
    for (&start, end) in starts.iter().zip(starts[1..].iter().copied().chain([body.len()])) {
        let (item, nested) = (&body[start], &body[start + 1..end]);
        let words = page.words(item);
        let none: &[Block] = &[];
        let (title, steps, behind) = if nested.first().is_some_and(|next| next.kind == Kind::Item { depth: 1 }) {
            labelled(page, nested, 1)
                .filter(|own| !own.named.contains(&false))
                .map_or((words, Vec::new(), none), |own| (words, own.steps, own.behind))
        } else {
            words.split_once(": ").map_or(("", Vec::new(), none), |(title, rest)| (title, steps_of(item, rest), nested))
        };
        if steps.is_empty() || names::count_words(title) > LONGEST_TITLE {
            return Vec::new();
        }
        let title = title.trim_end_matches([':', ' ']);
        areas.push(Area { section: part(title, item, nested), category, steps, behind, list: 0 });
    }
    areas
}

/// How many words a competency's title has at most that is an item.
const LONGEST_TITLE: usize = 8;

/// A section whose one text names the levels one behind the other.
fn in_a_line<'a>(page: &Page<'a>, section: &Section<'a>) -> Option<Area<'a>> {
    let [only] = section.body else { return None };
    let steps = steps_of(only, page.words(only));
    (!steps.is_empty()).then_some(Area { section: *section, category: None, steps, behind: &[], list: 0 })
}

/// The levels that some words of a block name one behind the other, each with what it
/// asks; nothing where one part names none.
fn steps_of<'a>(block: &'a Block, words: &'a str) -> Vec<Step<'a>> {
    let Some(parting) = PARTINGS.iter().find(|parting| words.contains(**parting)) else { return Vec::new() };
    let mut steps = Vec::new();
    for part in words.split(parting) {
        let Some((level, rest)) = part.split_once(": ").filter(|(level, _)| names_one(level)) else {
            return Vec::new();
        };
        steps.push(Step {
            level: level.trim(),
            line: block.line,
            at: block.place().start,
            item: Some((block, rest.trim())),
            body: &[],
        });
    }
    steps
}

/// An item as a section.
fn part<'a>(title: &'a str, item: &Block, body: &'a [Block]) -> Section<'a> {
    Section {
        depth: Section::DEEPEST,
        title,
        line: item.line,
        at: item.place().start,
        told: Told::of(title),
        naming: Naming::Nothing,
        is_level: false,
        slipped: false,
        body,
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn shown(text: &str) -> Vec<String> {
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let statements = ladder.levels().flat_map(|level| level.expectations().collect::<Vec<_>>());
        let shown = statements.map(|statement| {
            let competency = statement.competency();
            format!("{}/{}: {}", competency.level().title(), competency.title(), statement.text())
        });
        shown.collect()
    }

    #[rstest]
    #[case("- Dough\n  - Jr: kneads\n  - Sr: invents\n- Oven\n  - Jr: looks on\n  - Sr: fires\n")]
    #[case("- Dough: Jr: kneads / Sr: invents\n- Oven: Jr: looks on / Sr: fires\n")]
    #[case("## Dough\n\nJr: kneads; Sr: invents\n\n## Oven\n\nJr: looks on; Sr: fires\n")]
    #[case("1. Dough\n   a. Jr: kneads\n   b. Sr: invents\n2. Oven\n   a. Jr: looks on\n   b. Sr: fires\n")]
    fn levels_stand_within_items(#[case] list: &str) {
        let expected = ["Jr/Dough: kneads", "Jr/Oven: looks on", "Sr/Dough: invents", "Sr/Oven: fires"];
        assert_eq!(shown(&format!("# Levels of bakers\n\n{list}")), expected);
    }

    #[rstest]
    #[case("- Engineers\n  - Jr: kneads\n  - Sr: invents\n- Designers\n  - Jr: looks on\n  - Sr: fires\n")]
    #[case("- Dough\n  - Flour: white\n  - Salt: much\n- Oven\n  - Heat: high\n  - Time: long\n")]
    #[case("- Dough: Jr: kneads / at night\n- Oven: Jr: looks on / Sr: fires\n")]
    fn what_names_no_levels_is_no_competency(#[case] list: &str) {
        let read = shown(&format!("# Levels of bakers\n\n{list}"));
        assert!(!read.iter().any(|statement| statement.contains("/Dough")), "{read:?}");
    }
}
