//! Competencies as headings over numbered lists whose numbers are the levels, where the
//! document says what several of these mean: "Level 3 means that …".

use super::Area;
use crate::hash::HashSet;
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::names;
use crate::ladder::reader::Page;
use crate::ladder::reader::sections::Section;
use crate::ladder::reader::steps::Parted;

/// How many levels the fullest lists have at least, and how many of these a document speaks of.
const FEWEST: usize = 3;
const FEWEST_TOLD: usize = 2;

/// Finds them; none where lists have more levels than most of them.
pub(super) fn areas<'a>(page: &Page<'a>) -> Vec<Area<'a>> {
    // Few documents number all their lists, and fewer speak of levels by number.
    if !page.hinted {
        return Vec::new();
    }
    let areas: Vec<Area<'a>> = page.sections.iter().filter_map(|section| area(page, section)).collect();
    let fullest = areas.iter().map(|area| area.steps.len()).max().unwrap_or_default();
    let full = areas.iter().filter(|area| area.steps.len() == fullest).count();
    if fullest < FEWEST || full * 2 < areas.len() || told(page, fullest) < FEWEST_TOLD {
        return Vec::new();
    }
    areas
}

/// A section that has a list of levels, counted up from 1, and at most paragraphs before it.
fn area<'a>(page: &Page<'a>, section: &Section<'a>) -> Option<Area<'a>> {
    let first = section.body.iter().position(Block::is_item)?;
    let (before, list) = section.body.split_at(first);
    if names::names_a_level(section.title) || before.iter().any(|block| block.kind != Kind::Paragraph) {
        return None;
    }
    let is_outer = |nth: usize| list[nth].kind == Kind::Item { depth: 0 };
    let numbered =
        |nth: usize| is_outer(nth).then(|| Some(((), number(page, &list[nth])?, page.words(&list[nth])))).flatten();
    let parted = Parted::of(list, is_outer, numbered)?;
    let counts_up = (1..).zip(&parted.steps).all(|(next, ((), step))| step.level.parse() == Ok(next));
    let end = list.len() - parted.behind.len();
    let is_all = parted.before.is_empty() && !(end..list.len()).any(is_outer);
    (counts_up && is_all).then(|| Area {
        section: *section,
        category: None,
        steps: parted.steps.into_iter().map(|((), step)| step).collect(),
        behind: parted.behind,
        list: parted.list,
    })
}

/// The number before an item, as it stands in the source.
fn number<'a>(page: &Page<'a>, block: &Block) -> Option<&'a str> {
    let start = page.text.get(..block.offset())?.rfind('\n').map_or(0, |at| at + 1);
    let line = page.text[start..].trim_start_matches([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && line[digits..].starts_with(['.', ')'])).then(|| &line[..digits])
}

/// How many of so many levels paragraphs speak of by their number where a sentence begins:
/// "Level 3 means …", and not "who wants to go to level 3".
fn told(page: &Page<'_>, levels: usize) -> usize {
    /// How many words may stand before: "A level 3 …".
    const MOST_BEFORE: usize = 1;

    let mut told: HashSet<usize> = HashSet::default();
    for block in page.blocks.all().iter().filter(|block| block.kind == Kind::Paragraph) {
        let mut words = page.words(block).split(' ').peekable();
        let mut before = 0;
        while let Some(word) = words.next() {
            let is_noun = names::is_noun_of_levels(word) || names::is_noun_of_levels(word.trim_end_matches('s'));
            let begins = is_noun && before <= MOST_BEFORE;
            let number = words.peek().filter(|_| begins).map(|next| next.trim_matches(|c: char| !c.is_ascii_digit()));
            let numbers = number.into_iter().flat_map(|number| number.split(['-', '–']));
            told.extend(
                numbers.filter_map(|number| number.parse().ok()).filter(|number| (1..=levels).contains(number)),
            );
            before = if word.ends_with(['.', ':', ';', '!', '?', '—', '–', '。', '：']) { 0 } else { before + 1 };
        }
    }
    told.len()
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Competency;
    use crate::ladder::reader::read;
    use rstest::rstest;

    const TOLD: &str = "Level 1 stands for whoever learns the craft. Level 3 means that you teach it.\n\n";

    #[rstest]
    #[case::told(TOLD, "1. Kneads by hand\n2. Kneads alone\n3. Picks the flour\n", 3)]
    #[case::not_told("Whoever learns begins here.\n\n", "1. Kneads by hand\n2. Kneads alone\n3. Picks the flour\n", 0)]
    #[case::steps("Whoever goes from level 1 to level 3 does so.\n\n", "1. Asks\n2. Talks\n3. Writes\n", 0)]
    #[case::bullets(TOLD, "- Kneads by hand\n- Kneads alone\n- Picks the flour\n", 0)]
    #[case::too_few(TOLD, "1. Kneads by hand\n2. Kneads alone\n", 0)]
    fn numbers_of_lists_are_levels_where_a_document_says_so(
        #[case] told: &str,
        #[case] list: &str,
        #[case] count: usize,
    ) {
        let text = format!("# Career of bakers\n\n{told}## Dough\n\nOf rye.\n\n{list}\n## Oven\n\n{list}");
        let ladder = assemble("notes", vec![read("shop.md", text.as_bytes())]);
        assert_eq!(ladder.levels().count(), count);
        for level in ladder.levels() {
            let asked: Vec<&str> = level.competencies().map(Competency::title).collect();
            assert_eq!(asked, ["Dough", "Oven"]);
        }
    }
}
