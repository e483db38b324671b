//! Headings that are levels only together: the same noun with a rising number, steps of
//! a scale, bare numbers, and steps that are numbered.

use super::super::evidence::says_ladder;
use super::super::sections::Section;
use super::deepest;
use crate::ladder::names::{self, Naming, rising};

/// How many bare numbers show that they are levels, where they stand in one row.
const FEWEST_NUMBERS: usize = 3;

/// Marks headings of one depth that are the same noun with a rising number.
pub(super) fn mark_rising(sections: &[Section<'_>], named: &mut [bool]) {
    for depth in 1..=deepest(sections) {
        let here: Vec<usize> = (0..sections.len()).filter(|&nth| sections[nth].depth == depth).collect();
        let titles: Vec<&str> = here.iter().map(|&nth| sections[nth].title).collect();
        for (&nth, rises) in here.iter().zip(rising::rising(&titles, true)) {
            named[nth] |= rises;
        }
    }
}

/// Marks headings of one depth that all are steps on a scale of skill, where none of
/// another depth names a level.
pub(super) fn mark_scale(sections: &[Section<'_>], named: &mut [bool]) {
    let mut levels = sections.iter().filter(|section| section.naming == Naming::Level).map(|section| section.depth);
    let first = levels.next();
    if first.is_some_and(|first| levels.any(|depth| depth != first)) {
        return;
    }
    for depth in first.map_or(1..=deepest(sections), |depth| depth..=depth) {
        let mut here = sections.iter().filter(|section| section.depth == depth);
        if here.clone().nth(1).is_some() && here.all(|section| names::is_on_a_scale(section.title)) {
            mark(sections, depth, named);
        }
    }
}

/// Marks headings of one depth that all are numbers, and count from 0 or 1 under each
/// heading above them, in a document of which one says that it is about levels.
pub(super) fn mark_numbers(sections: &[Section<'_>], named: &mut [bool]) {
    let number = |section: &Section<'_>| bare_number(section.title);
    let Some(depth) = sections.iter().find(|section| number(section).is_some()).map(|section| section.depth) else {
        return;
    };
    let (mut count, mut last) = (0, None);
    for section in sections.iter().filter(|section| section.depth <= depth) {
        if section.depth < depth {
            last = None;
            continue;
        }
        let Some(number) = number(section).filter(|&number| last.map_or(number < 2, |last| number == last + 1)) else {
            return;
        };
        (count, last) = (count + 1, Some(number));
    }
    if count >= FEWEST_NUMBERS && tells(sections, depth, |title| names::speaks_of_levels(title) || says_ladder(title)) {
        mark(sections, depth, named);
    }
}

/// Words in titles of texts that tell what to do for one's career.
const ADVICE: &[&str] = &["advice", "become", "change", "guide", "how", "plan", "planning", "tips", "your"];

/// Marks headings of one depth that mostly are numbered steps ("Step 1: Dough"),
/// where a heading above says that they are of a career, and nobody is told how to get
/// something done.
pub(super) fn mark_steps(sections: &[Section<'_>], named: &mut [bool]) {
    let number = |section: &Section<'_>| names::number_of_step(section.title);
    let Some(depth) = sections.iter().find(|section| number(section).is_some()).map(|section| section.depth) else {
        return;
    };
    let here = || sections.iter().filter(|section| section.depth == depth);
    let numbers: Vec<u32> = here().filter_map(number).collect();
    let rise = numbers.windows(2).all(|pair| pair[1] >= pair[0] || pair[1] < 2);
    let is_advice = |word: &str| ADVICE.iter().any(|known| word.eq_ignore_ascii_case(known));
    let is_of_a_career = |title: &str| {
        says_ladder(title)
            && !title.split(|c: char| !c.is_alphanumeric()).any(is_advice)
            && !title.split([':', '–', '—']).any(names::opens_a_sentence)
    };
    if rise && numbers.len() > 1 && numbers.len() * 2 > here().count() && tells(sections, depth, is_of_a_career) {
        for (section, named) in sections.iter().zip(named) {
            *named |= section.depth == depth && number(section).is_some();
        }
    }
}

fn mark(sections: &[Section<'_>], depth: u8, named: &mut [bool]) {
    for (section, named) in sections.iter().zip(named) {
        *named |= section.depth == depth;
    }
}

/// Whether a heading above a depth tells something.
fn tells(sections: &[Section<'_>], depth: u8, what: impl Fn(&str) -> bool) -> bool {
    sections.iter().filter(|section| section.depth < depth).any(|section| what(section.title))
}

/// A title that is a level's number and nothing else: `1`, `2.`
fn bare_number(title: &str) -> Option<u32> {
    let digits = title.trim_end_matches(['.', ')']);
    (digits.len() < 3 && rising::is_number(digits)).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn levels(text: &str) -> Vec<String> {
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        ladder.levels().map(|level| format!("{}/{}", level.rank().unwrap_or_default(), level.title())).collect()
    }

    #[rstest]
    #[case("# Baker levels", &["1", "2", "3"], 3)]
    #[case("# Baker levels", &["1.", "2.", "3."], 3)]
    #[case("# Bakery career", &["0", "1", "2"], 3)]
    #[case("# Framework of bread", &["1", "2", "3"], 0)]
    #[case("# Baker levels", &["1", "3", "4"], 0)]
    #[case("# Baker levels", &["1", "2"], 0)]
    #[case("# Baker levels", &["1", "2", "3", "Oven"], 0)]
    #[case("# Levels: report", &["2019", "2020", "2021"], 0)]
    #[case("# Career steps of bakers", &["Step 1 – Dough", "Step 2 – Oven"], 2)]
    #[case("# Career steps of bakers", &["Phase 1: Dough", "Phase 2: Oven", "Phase 3"], 3)]
    #[case("# Baking framework", &["Step 1 – Dough", "Step 2 – Oven"], 0)]
    #[case("# Level up: how to set up a career page", &["Step 1: Install", "Step 2: Start"], 0)]
    #[case("# Career steps of bakers", &["Step 1: Dough", "Oven", "Shop"], 0)]
    #[case("# Career steps of bakers", &["Step 1", "Step 2", "FAQ"], 2)]
    #[case("# Career steps of bakers", &["Phase 1", "Phase 2", "Phase 4"], 3)]
    #[case("# Career development plan", &["Step 1: Look", "Step 2: Go"], 0)]
    #[case("# Career change: a guide", &["Step 1: Bake", "Step 2: Apply"], 0)]
    fn what_counts_up_is_a_level_where_the_title_says_so(
        #[case] title: &str,
        #[case] headings: &[&str],
        #[case] count: usize,
    ) {
        let text = headings.iter().fold(title.to_owned(), |text, heading| text + "\n\n## " + heading + "\n\n- Does it");
        assert_eq!(levels(&text).len(), count);
    }

    #[test]
    fn a_step_is_a_rank() {
        let text = "# Career of bakers\n\n## Step 1 – Dough\n\n- Kneads\n\n## Step 2 – Oven\n\n- Bakes\n";
        assert_eq!(levels(text), ["Step 1/Dough", "Step 2/Oven"]);
    }

    #[test]
    fn numbers_under_competencies_are_their_levels() {
        let part = "### 1\n\n- Looks on\n\n### 2\n\n- Does it\n\n";
        assert_eq!(levels(&format!("# Baker levels\n\n## Dough\n\n{part}## Oven\n\n{part}")), ["/1", "/2"]);
    }
}
