//! Words by which people name levels: seniority, roles, and what holds for all.

use super::rank;

/// Words of seniority with their place on the way up. A title without any has
/// place 30 (between "associate" and "senior").
const SENIORITY: &[(&str, u8)] = &[
    ("intern", 5),
    ("trainee", 5),
    ("apprentice", 5),
    ("graduate", 8),
    ("junior", 10),
    ("jr", 10),
    ("entry", 10),
    ("associate", 20),
    ("mid", 30),
    ("intermediate", 30),
    ("senior", 40),
    ("sr", 40),
    ("master", 50),
    ("lead", 50),
    ("staff", 50),
    ("principal", 60),
    ("distinguished", 70),
    ("fellow", 75),
    ("head", 80),
    ("director", 80),
    ("vp", 90),
    ("chief", 95),
];

/// What a title without a word of seniority counts as.
const PLAIN: u8 = 30;

/// Nouns at the end of a title that name somebody with a job.
const ROLES: &[&str] = &[
    "administrator",
    "advisor",
    "advocate",
    "agent",
    "analyst",
    "architect",
    "assistant",
    "associate",
    "coach",
    "consultant",
    "contributor",
    "coordinator",
    "designer",
    "developer",
    "director",
    "editor",
    "engineer",
    "evangelist",
    "executive",
    "expert",
    "fellow",
    "head",
    "intern",
    "lead",
    "leader",
    "maintainer",
    "manager",
    "marketer",
    "officer",
    "operator",
    "owner",
    "partner",
    "producer",
    "programmer",
    "recruiter",
    "rep",
    "representative",
    "researcher",
    "scientist",
    "specialist",
    "strategist",
    "tester",
    "trainer",
    "vp",
    "writer",
];

/// Roles that lead people rather than do the work of a craft themselves.
const MANAGEMENT: &[&str] = &["manager", "director", "head", "vp", "chief"];

/// Titles of levels whose demands hold for all.
const EVERYBODY: &[&str] = &["everyone", "everybody", "all levels", "all roles"];

/// How many words a level's title has at most; more is a sentence.
const LONGEST: usize = 9;

fn words(title: &str) -> impl Iterator<Item = String> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Returns whether a title reads like the name of a level: it has a rank, a word
/// of seniority, or ends in a role. A sentence doesn't.
pub fn names_a_level(title: &str) -> bool {
    let ranked = rank::split(title);
    let words: Vec<String> = words(without_brackets(ranked.title)).collect();
    if words.is_empty() || words.len() > LONGEST || is_sentence(&words) {
        return false;
    }
    ranked.rank.is_some()
        || rank::order(title).is_some_and(|(series, ..)| series == "LEVEL")
        || holds_for_all(title)
        || role(&words)
        || (words.len() > 1 && seniority_of(&words).is_some() && words.len() <= 6)
}

/// Returns whether a level's demands hold for all levels.
pub fn holds_for_all(title: &str) -> bool {
    EVERYBODY.contains(&title.trim().to_lowercase().as_str())
}

/// Returns whether a title names somebody who leads people.
pub fn is_management(title: &str) -> bool {
    words(title).any(|word| MANAGEMENT.contains(&word.as_str()))
}

/// Returns a title's place on the way up by the words of seniority in it.
pub fn seniority(title: &str) -> u8 {
    seniority_of(&words(title).collect::<Vec<_>>()).unwrap_or(PLAIN)
}

/// "Senior Principal" is above both of its words.
fn seniority_of(words: &[String]) -> Option<u8> {
    let places =
        words.iter().filter_map(|word| SENIORITY.iter().find(|(name, _)| name == word).map(|&(_, place)| place));
    let (highest, others) = places.fold((None, 0), |(highest, others): (Option<u8>, u8), place| match highest {
        Some(highest) => (Some(place.max(highest)), others.saturating_add(1)),
        None => (Some(place), others),
    });
    highest.map(|place| place.saturating_add(others))
}

/// A title without what it adds in brackets: "Writer (release notes)".
fn without_brackets(title: &str) -> &str {
    match title.strip_suffix(')').and_then(|title| title.rsplit_once('(')) {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => title,
    }
}

fn role(words: &[String]) -> bool {
    let numbered = words.last().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit() || b == b'i'));
    let last = if numbered { words.len().checked_sub(2) } else { words.len().checked_sub(1) };
    let ends = last.and_then(|last| words.get(last)).is_some_and(|word| ROLES.contains(&word.as_str()));
    // `Support Engineer - Platform`: the role stands before the part.
    ends || (words.len() > 2
        && words.iter().any(|word| ROLES.contains(&word.as_str()))
        && seniority_of(words).is_some())
}

fn is_sentence(words: &[String]) -> bool {
    const OPENERS: &[&str] =
        &["i", "we", "you", "they", "my", "our", "your", "the", "a", "an", "how", "what", "why", "when"];
    OPENERS.contains(&words[0].as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Junior Support Engineer", true)]
    #[case("Support Engineer", true)]
    #[case("L4: Whatever It Is", true)]
    #[case("Data Scientist 3", true)]
    #[case("Everyone", true)]
    #[case("Senior Solutions Architect - Technical Account Management", true)]
    #[case("Support Engineers", false)]
    #[case("I am an egoless support engineer", false)]
    #[case("Communication", false)]
    #[case("What the manager does", false)]
    #[case("", false)]
    fn titles_of_levels_are_told_from_others(#[case] title: &str, #[case] names: bool) {
        assert_eq!(names_a_level(title), names, "{title}");
    }

    #[test]
    fn any_number_of_words_of_seniority_is_the_top() {
        assert_eq!(seniority(&"Senior ".repeat(300)), u8::MAX);
    }

    #[test]
    fn seniority_rises_as_titles_say() {
        let titles = ["Intern", "Junior Dev", "Dev", "Senior Dev", "Lead Dev", "Principal Dev", "Senior Principal Dev"];
        assert!(titles.map(seniority).windows(2).all(|pair| pair[0] < pair[1]));
    }
}
