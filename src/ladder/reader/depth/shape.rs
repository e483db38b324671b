//! What levels look like that have no competencies of their own: a list, or prose.

use super::super::super::blocks::{Block, Blocks, Kind};
use super::super::sections::Section;
use super::parts;
use crate::hash::HashSet;
use crate::ladder::names;

/// How many levels show that they are prose.
const FEWEST_OF_PROSE: usize = 3;

/// What levels look like that have no competencies of their own: a heading over
/// a list. One of that shape among them is a level whatever its title
/// ("Captain" above a "Senior Deckhand").
pub(super) struct Shape<'b> {
    blocks: &'b Blocks,
    is_list: bool,
    /// Whether several have prose and nothing else.
    is_prose: bool,
    /// What several of them have for items that others are nested in, in lower case, where
    /// all have such.
    heads: HashSet<String>,
}

impl<'b> Shape<'b> {
    pub(super) fn of(sections: &[Section<'_>], depth: u8, named: &[bool], blocks: &'b Blocks) -> Self {
        let levels: Vec<usize> =
            (0..sections.len()).filter(|&nth| sections[nth].depth == depth && named[nth]).collect();
        let lists = levels.iter().filter(|&&nth| Self::is_list(sections, nth)).count();
        let is_list = levels.len() > 1 && lists * 3 > levels.len() * 2;
        let prose = levels.iter().filter(|&&nth| Self::is_prose(sections, nth)).count();
        let is_prose = prose >= FEWEST_OF_PROSE && prose * 3 > levels.len() * 2;
        let heads = if is_list { shared_heads(sections, &levels, blocks) } else { HashSet::default() };
        Shape { blocks, is_list, is_prose, heads }
    }

    /// Whether a section has what the levels have, where these all have heads of lists.
    fn shares_heads(&self, section: &Section<'_>) -> bool {
        self.heads.is_empty()
            || heads_of_items(section, self.blocks).any(|head| self.heads.contains(&head.to_lowercase()))
    }

    fn is_list(sections: &[Section<'_>], nth: usize) -> bool {
        parts(sections, nth).next().is_none() && sections[nth].has_items()
    }

    fn is_prose(sections: &[Section<'_>], nth: usize) -> bool {
        let is_text = |block: &Block| block.kind == Kind::Paragraph && !block.quoted;
        parts(sections, nth).next().is_none()
            && !sections[nth].body.is_empty()
            && sections[nth].body.iter().all(is_text)
    }

    /// Marks what is prose as the levels are, and stands between two of them: behind the last
    /// one somebody may conclude.
    fn mark_between(sections: &[Section<'_>], depth: u8, marks: &mut [bool]) {
        let here: Vec<usize> = (0..sections.len()).filter(|&nth| sections[nth].depth <= depth).collect();
        for three in here.windows(3) {
            let [before, nth, after] = [three[0], three[1], three[2]];
            if marks[before] && marks[after] && sections[nth].depth == depth {
                marks[nth] |= Self::is_prose(sections, nth) && could_name(&sections[nth]);
            }
        }
    }

    /// Marks those of the shape that stand between levels or right behind them; in
    /// a track that isn't the document's first also before them, where nobody
    /// introduces the ladder.
    pub(super) fn mark(&self, sections: &[Section<'_>], depth: u8, marks: &mut [bool]) {
        if self.is_prose {
            Self::mark_between(sections, depth, marks);
        }
        if !self.is_list {
            return;
        }
        let mut after_a_level = false;
        for nth in 0..sections.len() {
            if sections[nth].depth < depth {
                after_a_level = false;
            } else if sections[nth].depth == depth {
                marks[nth] =
                    marks[nth] || (after_a_level && Self::is_list(sections, nth) && self.could_be(&sections[nth]));
                after_a_level = marks[nth];
            }
        }
        self.mark_firsts(sections, depth, marks);
    }

    /// Whether each outermost item of a section heads others, as those of the levels do.
    fn is_built_so(&self, section: &Section<'_>) -> bool {
        let outermost = section.body.iter().filter(|block| block.kind == Kind::Item { depth: 0 }).count();
        could_name(section) && outermost > 1 && heads_of_items(section, self.blocks).count() == outermost
    }

    fn could_be(&self, section: &Section<'_>) -> bool {
        could_name(section) && self.shares_heads(section)
    }

    /// Marks what stands between the heading of a further track and its levels.
    fn mark_firsts(&self, sections: &[Section<'_>], depth: u8, marks: &mut [bool]) {
        let Some(first) = marks.iter().position(|&mark| mark) else { return };
        let mut before_a_level = false;
        // What is built as the levels are is one in the first track, too.
        let from = if self.heads.is_empty() { first } else { 0 };
        for nth in (from..sections.len()).rev() {
            if sections[nth].depth < depth {
                before_a_level = false;
            } else if sections[nth].depth == depth {
                let is_headed = nth.checked_sub(1).is_some_and(|above| sections[above].depth < depth);
                let could_be = is_headed
                    && Self::is_list(sections, nth)
                    && if nth < first { self.is_built_so(&sections[nth]) } else { self.could_be(&sections[nth]) };
                marks[nth] = marks[nth] || (before_a_level && could_be);
                before_a_level = marks[nth];
            }
        }
    }
}

/// Whether a section's title could be a level's, and its items say more than
/// where to read on.
fn could_name(section: &Section<'_>) -> bool {
    let mut items = section.body.iter().filter(|block| block.is_item()).peekable();
    let leads_elsewhere = items.peek().is_some() && items.all(Block::has_links);
    !leads_elsewhere && names::could_name_a_level(section.title)
}

/// The items over others that several levels have, where each level has one of them.
fn shared_heads(sections: &[Section<'_>], levels: &[usize], blocks: &Blocks) -> HashSet<String> {
    let own: Vec<HashSet<String>> =
        levels.iter().map(|&nth| heads_of_items(&sections[nth], blocks).map(str::to_lowercase).collect()).collect();
    let recurs = |head: &&String| own.iter().filter(|heads| heads.contains(*head)).nth(1).is_some();
    let shared: HashSet<String> = own.iter().flatten().filter(recurs).cloned().collect();
    if own.iter().all(|heads| heads.iter().any(|head| shared.contains(head))) { shared } else { HashSet::default() }
}

/// The items of a section that end in a colon, and that others are nested in.
fn heads_of_items<'a>(section: &Section<'a>, blocks: &'a Blocks) -> impl Iterator<Item = &'a str> {
    let heads = |pair: &&[Block]| pair[0].kind == Kind::Item { depth: 0 } && pair[1].is_nested_in(&pair[0]);
    let pairs = section.body.windows(2).filter(heads);
    pairs.filter_map(|pair| blocks.text(&pair[0]).strip_suffix(':'))
}

#[cfg(test)]
mod tests {
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case("Captain", 3)]
    #[case("Promotion Criteria", 2)]
    #[case("Compensation", 2)]
    #[case("Критерии повышения", 2)]
    #[case("Criterios de ascenso", 2)]
    #[case("薪酬", 2)]
    #[case("Head of Policy", 3)]
    fn a_list_behind_the_levels_is_one_unless_its_title_says_what_it_is(#[case] title: &str, #[case] count: usize) {
        let part = |title: &str| format!("## {title}\n\n- Two good reviews\n- A year on board\n\n");
        let text = ["# Ferry crew", &part("Junior Deckhand"), &part("Senior Deckhand"), &part(title)].join("\n\n");
        let document = read("a.md", text.as_bytes());
        assert_eq!(document.tracks().map(|(_, levels)| levels.len()).sum::<usize>(), count);
    }

    #[test]
    fn a_list_of_other_parts_than_the_levels_have_is_none() {
        let part = |title: &str, heads: [&str; 2]| {
            heads.iter().fold(format!("## {title}\n\n"), |text, head| text + "- " + head + ":\n  - Does it\n") + "\n"
        };
        let levels = part("Junior Baker", ["Tasks", "Needs"]) + &part("Senior Baker", ["Tasks", "Needs"]);
        let count = |more: String| {
            let document = read("a.md", format!("# Bakery career\n\n{levels}{more}").as_bytes());
            document.tracks().map(|(_, levels)| levels.len()).sum::<usize>()
        };
        assert_eq!(count(part("Captain", ["Tasks", "Needs"])), 3);
        assert_eq!(count(part("Absence", ["Is measured by", "Leads to"])), 2);
    }

    #[test]
    fn what_is_built_as_the_levels_are_may_be_the_first() {
        let part = |title: &str, heads: [&str; 2]| {
            heads.iter().fold(format!("### {title}\n\n"), |text, head| text + "- " + head + ":\n  - Does it\n") + "\n"
        };
        let levels = part("Junior Baker", ["Tasks", "Needs"]) + &part("Senior Baker", ["Tasks", "Needs"]);
        let count = |first: &str| {
            let document = read("a.md", format!("# Bakery\n\n## Ladder\n\n{first}{levels}").as_bytes());
            document.tracks().map(|(_, levels)| levels.len()).sum::<usize>()
        };
        assert_eq!(count(&part("Guest of the shop", ["What guests do", "How to visit"])), 3);
        assert_eq!(count("### Before you begin\n\n- Read this\n- And that\n\n"), 2);
    }
}
