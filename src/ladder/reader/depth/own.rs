//! Parts whose titles name what they stand under: "How to become a baker" under "Baker".

use super::super::sections::Section;
use super::parts;
use crate::hash::{HashMap, HashSet};

/// Words before a name that differ with it.
const ARTICLES: &[&str] = &["a", "an", "the", "ein", "eine", "un", "una", "une", "um", "uma", "een"];

/// How many levels show that what their parts are called beside them is what levels have.
const FEWEST: usize = 2;

/// The words of a title in lower case, a name for several as one for one of them.
fn words(title: &str) -> impl Iterator<Item = String> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.strip_suffix('s').unwrap_or(word).to_lowercase())
}

/// What the title of a part says beside the title above it, if it has that in it.
fn beside(part: &str, above: &str) -> Option<String> {
    // Hardly any part is longer than what it stands under and has that in it.
    if part.len() <= above.len() {
        return None;
    }
    let (part, above): (Vec<String>, Vec<String>) = (words(part).collect(), words(above).collect());
    let own = Some(above.len()).filter(|&own| own > 0 && own < part.len())?;
    let at = part.windows(own).position(|window| window == above)?;
    let (before, behind) = (&part[..at], &part[at + own..]);
    let is_article = |word: &String| ARTICLES.contains(&word.as_str());
    let before = before.split_last().filter(|(last, _)| is_article(last)).map_or(before, |(_, rest)| rest);
    (!before.is_empty() || !behind.is_empty()).then(|| format!("{} … {}", before.join(" "), behind.join(" ")))
}

/// What parts are called beside the levels that they stand under, where several have one of
/// that name.
pub(super) struct Own(HashSet<String>);

impl Own {
    pub(super) fn of(sections: &[Section<'_>], depth: u8, named: &[bool]) -> Self {
        let mut seen: HashMap<String, usize> = HashMap::default();
        for level in (0..sections.len()).filter(|&nth| sections[nth].depth == depth && named[nth]) {
            let own: HashSet<String> =
                parts(sections, level).filter_map(|part| beside(part.title, sections[level].title)).collect();
            for own in own {
                *seen.entry(own).or_default() += 1;
            }
        }
        Own(seen.into_iter().filter(|(_, count)| *count >= FEWEST).map(|(own, _)| own).collect())
    }

    /// Whether a part is called as those of levels are, but for what it stands under.
    pub(super) fn has(&self, part: &str, above: &str) -> bool {
        !self.0.is_empty() && beside(part, above).is_some_and(|own| self.0.contains(&own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case("How to become a baker", "Baker", Some("how to become … "))]
    #[case("How to become an oven keeper", "Oven Keepers", Some("how to become … "))]
    #[case("Baker duties", "Baker", Some(" … dutie"))]
    #[case("A baker", "Baker", None)]
    #[case("How to become a baker", "Miller", None)]
    #[case("Duties", "Baker", None)]
    fn what_stands_beside_the_title_above_is_told(#[case] part: &str, #[case] above: &str, #[case] own: Option<&str>) {
        assert_eq!(beside(part, above).as_deref(), own);
    }

    #[test]
    fn who_has_the_parts_of_levels_is_one() {
        let level = |title: &str, way: &str| {
            format!("## {title}\n\nWho is one may:\n\n- Do it\n\n### How to become {way}\n\nAsk for it.\n\n")
        };
        let count = |more: &str| {
            let levels = level("Contributor", "a contributor") + &level("Maintainer", "a maintainer");
            let rest = "## Inactivity\n\nWho is away is none.\n\n- For a year\n\n";
            let document = read("a.md", format!("# Contribution ladder\n\n{levels}{rest}{more}").as_bytes());
            document.tracks().map(|(_, levels)| levels.len()).sum::<usize>()
        };
        assert_eq!(count(&level("Oven Keepers", "an oven keeper")), 3);
        assert_eq!(count(&level("Oven Keepers", "somebody else")), 2);
    }
}
