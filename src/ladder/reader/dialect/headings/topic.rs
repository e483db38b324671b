//! Headings over all levels of a document that say what these are levels of: `Category: People`
//! over `Competency: Feedback`.

use crate::ladder::reader::lead;
use crate::ladder::reader::sections::Section;
use crate::ladder::reader::words::Words;

/// What a competency is called before its name.
static COMPETENCIES: Words = Words::of(&[
    "ability",
    "behavior",
    "behaviour",
    "capability",
    "compétence",
    "competence",
    "competencia",
    "competency",
    "competência",
    "competenza",
    "competentie",
    "fähigkeit",
    "kompetens",
    "kompetenz",
    "skill",
    "компетенция",
    "навык",
]);

/// What several of them are called together.
static CATEGORIES: Words = Words::of(&[
    "area",
    "área",
    "bereich",
    "category",
    "categoria",
    "categoría",
    "catégorie",
    "competency area",
    "dimension",
    "domain",
    "kategorie",
    "pillar",
    "skill area",
    "категория",
]);

/// What all levels of a document are levels of.
#[derive(Clone, Copy, Default)]
pub(super) struct Topic<'a> {
    pub(super) category: Option<&'a str>,
    pub(super) competency: Option<&'a str>,
}

impl<'a> Topic<'a> {
    /// What the headings over all levels of a depth tell. The top one alone is a title, whatever
    /// it begins with: above a competency it is its category.
    pub(super) fn of(sections: &[Section<'a>], depth: u8) -> Self {
        let mut topic = Topic::default();
        let Some(first) = sections.iter().position(|section| section.is_level) else { return topic };
        let last = sections.iter().rposition(|section| section.is_level).unwrap_or(first);
        // What all levels stand under is higher than anything between them.
        let mut over = sections[first..=last].iter().map(|section| section.depth).min().unwrap_or(depth).min(depth);
        for section in sections[..first].iter().rev() {
            if section.depth >= over {
                continue;
            }
            over = section.depth;
            match told(section.title) {
                Some((false, name)) if section.depth > 1 || topic.competency.is_some() => {
                    topic.category = topic.category.or(Some(name));
                }
                Some((true, name)) if section.depth > 1 => topic.competency = topic.competency.or(Some(name)),
                _ => {}
            }
        }
        topic
    }

    /// Whether a title tells it.
    pub(super) fn is_told_by(&self, title: &str) -> bool {
        told(title).is_some_and(|(_, name)| [self.competency, self.category].contains(&Some(name)))
    }
}

/// The name of what a title says it is of, and whether that is a competency.
fn told(title: &str) -> Option<(bool, &str)> {
    let (label, name) = lead::split_at_colon(title)?;
    let is_competency = COMPETENCIES.hold(label);
    (is_competency || CATEGORIES.hold(label)).then_some((is_competency, name))
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::{Level, Track};
    use crate::ladder::reader::read;
    use rstest::rstest;

    const PLAIN: &str = "### Novice baker\n\nYou watch.\n\n- Kneads\n\n### Senior baker\n\n- Bakes\n";
    const PARTED: &str = "### Novice baker\n\n#### Rye\n\n- Kneads\n\n### Senior baker\n\n#### Rye\n\n- Bakes\n";

    #[rstest]
    #[case("# Category: Bread\n\n## Skill: Dough", PLAIN, "shop", "Bread / Dough / Kneads")]
    #[case("# Our bakers\n\n## Skill: Dough", PLAIN, "Our bakers", "- / Dough / Kneads")]
    #[case("# Our bakers\n\n## Competency: Dough", PARTED, "Our bakers", "Dough / Rye / Kneads")]
    #[case("# Our bakers\n\n## Area: Dough", PARTED, "Our bakers", "Dough / Rye / Kneads")]
    #[case("# Our bakers\n\n## The levels", PLAIN, "Our bakers", "- / Novice baker / Kneads")]
    #[case("# Area: Bread", PLAIN, "Area: Bread", "- / Novice baker / Kneads")]
    #[case("# Skill: Bread\n\n## The levels", PLAIN, "Skill: Bread", "- / Novice baker / Kneads")]
    #[case("# Our bakers\n\n## Shop: Dough", PLAIN, "Our bakers", "- / Novice baker / Kneads")]
    fn what_all_levels_are_of_is_theirs(
        #[case] heads: &str,
        #[case] levels: &str,
        #[case] track: &str,
        #[case] first: &str,
    ) {
        let text = format!("{heads}\n\n{levels}");
        let ladder = assemble("notes", vec![read("shop.md", text.as_bytes())]);
        let parts = ladder.levels().flat_map(Level::competencies);
        let parts = parts.flat_map(|part| {
            let category = part.category().unwrap_or("-");
            part.expectations().map(move |one| format!("{category} / {} / {}", part.title(), one.text()))
        });
        let parts: Vec<String> = parts.collect();
        assert_eq!(ladder.tracks().map(Track::title).collect::<Vec<_>>(), [track]);
        assert_eq!((parts[0].as_str(), parts.len()), (first, 2), "{parts:?}");
    }
}
