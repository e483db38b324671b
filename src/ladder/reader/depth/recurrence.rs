//! Levels of any name, by the parts that they repeat.

use super::super::super::blocks::{Block, Blocks, Kind};
use super::super::lead;
use super::super::sections::Section;
use crate::hash::{HashMap, HashSet};
use crate::ladder::names::{self, Naming};

/// How many headings show that the words they share name what they are, and how many
/// parts each of them has then.
const FEWEST: usize = 3;
const FEWEST_PARTS: usize = 2;

/// Returns the depth whose sections repeat the titles of their parts. In a document
/// that doesn't say that it is about levels (`hinted`), the titles must say that
/// they are steps of one way.
pub(super) fn depth(sections: &[Section<'_>], blocks: &Blocks, hinted: bool) -> Option<u8> {
    let depth = (1..=5).find(|&depth| repeats_parts(sections, blocks, depth))?;
    (hinted || are_steps(sections, depth)).then_some(depth)
}

/// Whether nothing says that a document is about levels but headings that speak of somebody's
/// seniority: what stands in it is asked of those alone, and no heading is a level.
pub(super) fn are_of_one_level(sections: &[Section<'_>], blocks: &Blocks) -> bool {
    let mut hints = sections.iter().filter(|section| section.told.hints).peekable();
    hints.peek().is_some()
        && !hints.any(|section| names::speaks_of_a_career(section.title))
        && !blocks.opening().any(|block| names::hints_at_levels(blocks.text(block)))
}

/// Whether a section lists levels, under which what they ask is nested.
fn lists_levels(section: &Section<'_>, blocks: &Blocks) -> bool {
    let is_item = |block: &Block, at: u16| matches!(block.kind, Kind::Item { depth } if depth == at);
    let heads = section.body.windows(2).filter(|pair| is_item(&pair[0], 0) && is_item(&pair[1], 1));
    let (levels, all) = heads.fold((0, 0), |(levels, all), pair| {
        let is_level = names::naming(blocks.text(&pair[0])) == Naming::Level;
        (levels + usize::from(is_level), all + 1)
    });
    (levels > 1 && levels * 2 > all) || begins_with_levels(section, blocks)
}

/// Whether most of several outermost items of a section begin with the name of a level:
/// "- **Level 1:** …". Then it says what they ask, and is none of them.
fn begins_with_levels(section: &Section<'_>, blocks: &Blocks) -> bool {
    let label = |block: &Block| match blocks.lead(block) {
        Some((lead, rest)) if rest.trim().is_empty() => Some(lead),
        Some((lead, rest)) => lead::at_a_mark(lead, rest).map(|(label, _)| label),
        None => lead::split_at_colon(blocks.text(block)).map(|(label, _)| label),
    };
    let names_one = |block: &Block| {
        label(block).is_some_and(|label| {
            let label = label.trim_end_matches([':', '：', ' ']);
            names::naming(label) == Naming::Level || names::is_on_a_scale(label)
        })
    };
    let mut items = section.body.iter().filter(|block| block.kind == Kind::Item { depth: 0 }).peekable();
    // Nearly no list begins so.
    if !items.peek().is_some_and(|first| names_one(first)) {
        return false;
    }
    let (all, levels) = items.fold((0, 0), |(all, levels), block| (all + 1, levels + usize::from(names_one(block))));
    levels > 1 && levels * 2 > all
}

fn repeats_parts(sections: &[Section<'_>], blocks: &Blocks, depth: u8) -> bool {
    let parents = sections.iter().filter(|s| s.depth == depth).count();
    let Some(below) = depth_below(sections, depth) else { return false };
    let mut seen: HashMap<&str, usize> = HashMap::default();
    let is_part = |s: &&Section<'_>| s.depth == below && s.has_items() && !lists_levels(s, blocks);
    // What stands under none of them is no part of theirs.
    let mut is_under = false;
    for section in sections {
        is_under = section.depth == depth || (is_under && section.depth > depth);
        if is_under && is_part(&section) {
            *seen.entry(section.title).or_default() += 1;
        }
    }
    let all: usize = seen.values().sum();
    let again: usize = seen.values().filter(|&&count| count > 1).sum();
    parents > 1 && all > 2 && again * 2 > all && !seen.keys().all(|title| is_of_a_plan(title))
}

/// Whether a part is one of plans and reports, whose levels, if any, have others as well.
#[rustfmt::skip]
fn is_of_a_plan(title: &str) -> bool {
    const PARTS: &[&str] = &[
        "actions", "agenda", "blockers", "budget", "costs", "deadline", "deadlines", "decisions", "deliverables",
        "goal", "goals", "issues", "milestones", "next steps", "open questions", "outcome", "owner", "owners", "plan",
        "risk", "risks", "schedule", "status", "steps", "timeline", "to do", "todo",
    ];

    PARTS.iter().any(|part| part.eq_ignore_ascii_case(title.trim_end_matches(':')))
}

/// The next depth that there is: some leave one out.
fn depth_below(sections: &[Section<'_>], depth: u8) -> Option<u8> {
    sections.iter().map(|section| section.depth).filter(|&below| below > depth).min()
}

/// Whether nearly all headings of a depth have the same parts, and one of them is what
/// all others name ("Udvikler", "Juniorudvikler"), or all say that they are steps.
fn are_steps(sections: &[Section<'_>], depth: u8) -> bool {
    let here: Vec<usize> = (0..sections.len()).filter(|&nth| sections[nth].depth == depth).collect();
    let below = depth_below(sections, depth);
    let is_part = |section: &&Section<'_>| Some(section.depth) == below && section.has_items();
    let parts = |nth: usize| sections[nth + 1..].iter().take_while(|s| s.depth > depth).filter(is_part);
    let mut known: HashMap<&str, usize> = HashMap::default();
    for part in here.iter().flat_map(|&nth| parts(nth)) {
        *known.entry(part.title).or_default() += 1;
    }
    let shared = |nth: usize| parts(nth).filter(|part| known.get(part.title) >= Some(&FEWEST)).count();
    let titles: Vec<String> = here
        .iter()
        .filter(|&&nth| shared(nth) >= FEWEST_PARTS)
        .map(|&nth| sections[nth].title.to_lowercase())
        .collect();
    titles.len() >= FEWEST && (name_one(&titles) || names::are_steps(&titles, sections[0].title))
}

/// Whether the shortest of some titles stands whole at the end or at the beginning of
/// all others.
fn name_one(titles: &[String]) -> bool {
    const SHORTEST: usize = 3;

    let Some(name) = titles.iter().min_by_key(|title| title.len()) else { return false };
    let is_of = |title: &String| title.ends_with(name.as_str()) || title.starts_with(&format!("{name} "));
    let differ = titles.iter().collect::<HashSet<_>>().len() == titles.len();
    differ && name.chars().count() >= SHORTEST && titles.iter().all(is_of)
}

/// Moves bold lines to the depth of the levels, where these are bold lines and what stands
/// under one is called as what stands under them: "Craftsman" beside an "Apprentice".
pub(super) fn lift_bold(sections: &mut [Section<'_>], depth: u8, named: &[bool], blocks: &Blocks) {
    let is_below = |section: &Section<'_>| section.depth > depth && section.has_items();
    let (Some(first), true) = (named.iter().position(|&named| named), sections.iter().any(is_below)) else { return };
    let levels = (0..sections.len()).filter(|&nth| sections[nth].depth == depth && named[nth]);
    let known: HashSet<String> = levels.flat_map(|nth| items(&sections[nth], blocks)).map(str::to_lowercase).collect();
    let often = often(sections, depth, named);
    for section in sections[first..].iter_mut().filter(|section| is_below(section)) {
        let (all, again) = tally(items(section, blocks), &known);
        if (again > 1 && again * 2 > all) || often.contains(section.title) {
            section.depth = depth;
        }
    }
}

/// Titles between levels that come back as often as these do, where they come back: they are
/// what each of several competencies asks of the same levels.
fn often<'a>(sections: &[Section<'a>], depth: u8, named: &[bool]) -> HashSet<&'a str> {
    let (mut levels, mut others) = (HashMap::<&str, usize>::default(), HashMap::<&str, usize>::default());
    let mut begin = 0;
    for group in sections.chunk_by(|_, next| next.depth >= depth) {
        let is_level = |nth: &usize| group[*nth].depth == depth && named[begin + nth];
        let own: Vec<usize> = (0..group.len()).filter(is_level).collect();
        begin += group.len();
        let (Some(&first), Some(&last)) = (own.first(), own.last()) else { continue };
        for (nth, section) in group.iter().enumerate().take(last + 1).skip(first) {
            let counts = if own.binary_search(&nth).is_ok() { &mut levels } else { &mut others };
            *counts.entry(section.title).or_default() += 1;
        }
    }
    let fewest = levels.values().copied().min().filter(|_| levels.len() > 1).unwrap_or_default();
    others.into_iter().filter(|(_, count)| fewest > 1 && *count >= fewest).map(|(title, _)| title).collect()
}

/// What the outermost items of a section are called that have others nested in them, or say
/// something behind a colon; and the bold words before the text of its paragraphs.
fn items<'a>(section: &Section<'a>, blocks: &'a Blocks) -> impl Iterator<Item = &'a str> {
    section.body.iter().enumerate().filter_map(|(nth, block)| {
        let text = blocks.text(block);
        if block.kind == Kind::Paragraph && !block.quoted {
            let lead = blocks.lead(block).filter(|(lead, rest)| !rest.is_empty() && lead::is_short(lead));
            return lead.map(|(lead, _)| lead.trim_end_matches(['.', ':', ' ']));
        }
        if block.kind != (Kind::Item { depth: 0 }) {
            return None;
        }
        let leads = section.body.get(nth + 1).is_some_and(|next| next.is_nested_in(block));
        let label = lead::split_at_colon(text).map(|(label, _)| label);
        label.or_else(|| Some(text.trim_end_matches([':', ' '])).filter(|_| leads))
    })
}

/// How many names there are, and how many of them are known.
fn tally<'a>(names: impl Iterator<Item = &'a str>, known: &HashSet<String>) -> (usize, usize) {
    names.fold((0, 0), |(all, again), name| (all + 1, again + usize::from(known.contains(&name.to_lowercase()))))
}

/// The lines over lists that stand in sections which name a level, and what their items are
/// called, in lower case; where no names tell the levels (`named` is nothing), the lines that
/// stand in several sections. Where all sections of a depth name one or have headings below,
/// nobody asks for them.
pub(super) fn lines_of_levels(
    sections: &[Section<'_>],
    depth: u8,
    named: Option<&[bool]>,
    blocks: &Blocks,
) -> HashSet<String> {
    let is_named = |nth: usize| named.is_some_and(|named| named[nth]);
    let here = || (0..sections.len()).filter(|&nth| sections[nth].depth == depth);
    let are_named = here().any(is_named);
    // Where none is known, paragraphs alone tell nothing.
    let says = |section: &Section<'_>| section.has_items() || (are_named && !section.body.is_empty());
    if !here().any(|nth| !is_named(nth) && says(&sections[nth])) {
        return HashSet::default();
    }
    let mut seen: HashMap<String, (usize, usize)> = HashMap::default();
    for nth in here().filter(|&nth| is_named(nth) || !are_named) {
        let items = items(&sections[nth], blocks).filter(|_| are_named);
        for line in lines(&sections[nth], blocks).chain(items) {
            let (count, last) = seen.entry(line.to_lowercase()).or_default();
            *count += usize::from(*last <= nth);
            *last = nth + 1;
        }
    }
    let fewest = if are_named { 1 } else { 2 };
    seen.into_iter().filter(|(_, (count, _))| *count >= fewest).map(|(line, _)| line).collect()
}

/// Returns the depth whose sections have nothing below them and repeat each other's lines
/// over lists: `Tools:`, `Safety:` under each. What most of a few have is enough.
pub(super) fn depth_of_lines(sections: &[Section<'_>], blocks: &Blocks) -> Option<u8> {
    let depth = sections.iter().map(|section| section.depth).max()?;
    let mut seen: HashMap<String, usize> = HashMap::default();
    let here = || sections.iter().filter(|section| section.depth == depth);
    // A line over a list of levels is a competency's: "Levels:".
    if here().filter(|section| begins_with_levels(section, blocks)).count() * 2 > here().count() {
        return None;
    }
    for section in here() {
        // Where they name levels, it is competencies that have such lines.
        let asks =
            |line: &&str| !names::names_a_level(line) && !names::is_on_a_scale(line) && !names::rising::may_rise(line);
        let own: HashSet<String> = lines(section, blocks).filter(asks).map(str::to_lowercase).collect();
        for line in own {
            *seen.entry(line).or_default() += 1;
        }
    }
    let most = here().count() / 2 + 1;
    seen.retain(|_, count| *count >= FEWEST.min(most.max(2)));
    let known: HashSet<String> = seen.into_keys().collect();
    let repeating = here().filter(|section| repeats(section, &known, blocks)).count();
    (repeating >= FEWEST && repeating * 5 >= here().count() * 4).then_some(depth)
}

/// Whether a section has several lines over lists, and most are known.
pub(super) fn repeats(section: &Section<'_>, known: &HashSet<String>, blocks: &Blocks) -> bool {
    if known.is_empty() {
        return false;
    }
    let (all, again) = tally(lines(section, blocks), known);
    again > 1 && again * 2 > all
}

/// The same of what its items are called.
pub(super) fn repeats_items(section: &Section<'_>, known: &HashSet<String>, blocks: &Blocks) -> bool {
    if known.is_empty() {
        return false;
    }
    let (all, again) = tally(items(section, blocks), known);
    again > 1 && again * 2 > all
}

/// The lines over lists of a section, items over others among them, and the bold words that
/// its paragraphs begin with.
fn lines<'a>(section: &Section<'a>, blocks: &'a Blocks) -> impl Iterator<Item = &'a str> {
    let pairs = section.body.iter().zip(section.body.iter().skip(1).map(Some).chain([None]));
    let is_line = |block: &Block| block.kind == Kind::Paragraph && !block.quoted;
    let heads = |block: &Block, next: Option<&Block>| {
        block.kind == Kind::Item { depth: 0 } && next.is_some_and(|next| next.is_nested_in(block))
    };
    let texts = pairs.filter(move |(block, next)| is_line(block) || heads(block, *next));
    let lines = texts.filter_map(|(block, next)| {
        if next.is_some_and(Block::is_item) {
            Some(blocks.text(block).trim_end_matches([':', ' ']))
        } else {
            lead::split_at_mark(blocks, block, next).map(|(label, _)| label)
        }
    });
    lines.filter(|line| lead::is_short(line))
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn levels(titles: &[&str], parts: &[&str]) -> usize {
        let parts =
            parts.iter().fold(String::new(), |text, part| text + &format!("### {part}\n\n- A {part} thing\n\n"));
        let text = titles.iter().fold("# Steps\n\n".to_owned(), |text, title| text + &format!("## {title}\n\n{parts}"));
        assemble("notes", vec![read("notes/page.md", text.as_bytes())]).levels().count()
    }

    #[rstest]
    #[case(&["Juniorbager", "Bager", "Seniorbager"], 3)]
    #[case(&["Zsibi pek", "Pek", "Nazi pek"], 3)]
    #[case(&["Oven step", "Shop step", "Street step"], 3)]
    #[case(&["Tomato soup", "Onion soup", "Fish soup"], 0)]
    #[case(&["Zsibi pek", "Pek"], 0)]
    fn titles_that_nobody_knows_are_steps_of_one_name(#[case] titles: &[&str], #[case] count: usize) {
        assert_eq!(levels(titles, &["Dej", "Ovn"]), count);
        assert_eq!(levels(titles, &["Dej"]), 0);
    }

    #[rstest]
    #[case(["Dej", "Ovn"], 3)]
    #[case(["Goals", "Dough"], 3)]
    #[case(["Goals", "Risks"], 0)]
    fn parts_of_plans_make_no_levels_of_any_name(#[case] parts: [&str; 2], #[case] count: usize) {
        for (open, close) in [("## ", ""), ("**", "**")] {
            let parts = parts.map(|part| format!("### {part}\n\n- A {part} thing\n\n")).concat();
            let text = ["Rye", "Cake", "Tea"].map(|title| format!("{open}{title}{close}\n\n{parts}")).concat();
            let document = read("notes/page.md", format!("# How we plan our growth\n\n{text}").as_bytes());
            assert_eq!(assemble("notes", vec![document]).levels().count(), count);
        }
    }

    #[test]
    fn a_heading_with_the_bold_lines_of_levels_is_one() {
        let part = "**Dough**\n\n- Kneads\n\n**Oven**\n\n- Bakes\n\n";
        let text = format!("# Bakery career\n\n## Kneader\n\n{part}## Shift lead\n\n{part}## Shop manager\n\n{part}");
        let document = read("a.md", text.as_bytes());
        assert_eq!(document.tracks().map(|(_, levels)| levels.len()).collect::<Vec<_>>(), [3]);
    }
}
