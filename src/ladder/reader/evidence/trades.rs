//! Documents that have grades or roles and are no ladders: courses, interviews,
//! minutes, vacancies.

use std::cell::OnceCell;

use super::super::sections::Section;
use super::super::words::Words;
use super::nouns_of_several;
use crate::hash::HashSet;
use crate::ladder::names::{self, Naming};
use crate::ladder::rank;

/// Words of titles whose documents have grades of other things.
const OTHER_SCALES: &[&str] = &[
    "access",
    "clearance",
    "permission",
    "permissions",
    "privilege",
    "privileges",
    "course",
    "courses",
    "syllabus",
    "curriculum",
    "interview",
    "interviews",
    "onboarding",
    "release",
    "releases",
    "changelog",
    "maturity",
    "character",
    "characters",
    "game",
    "contributing",
];

/// The same in other languages; none of them holds a word for people.
const OTHER_SCALES_ABROAD: &[&str] = &[
    "madurez",
    "maturidade",
    "maturité",
    "maturità",
    "dojrzałości",
    "зрелости",
    "зрілості",
    "olgunluk",
    "entrevista",
    "entrevistas",
    "собеседование",
    "собеседования",
    "собеседованию",
    "curso",
    "cursos",
    "corso",
    "kurs",
    "kurse",
    "курс",
    "курса",
];

/// Parts of words for these, where words are written in one.
const OTHER_SCALES_WITHIN: &[&str] = &[
    "reifegrad",
    "volwassenheid",
    "vorstellungsgespräch",
    "lehrgang",
    "成熟度",
    "성숙도",
    "面试",
    "面試",
    "面接",
    "면접",
];

/// Those of them whose grades have the names of roles: "Editor", "Administrator".
const OF_ACCESS: &[&str] = &["access", "permission", "permissions", "privilege", "privileges"];

/// Words of titles whose documents name roles, and are no ladders.
const OTHER_KINDS: &[&str] =
    &["minutes", "agenda", "scrum", "orgchart", "council", "board", "committee", "persona", "personas"];

/// Titles and headings of such documents.
const OTHER_TITLES: &[&str] = &["who is who", "org chart", "team directory"];
const OTHER_HEADINGS: &[&str] = &["action items"];

/// Words for people at work. Behind another trade's word they make it a part of a firm:
/// "Access team", "Release engineering".
const CROWDS: &[&str] =
    &["team", "teams", "staff", "people", "studio", "department", "engineering", "job", "jobs", "master", "masters"];

/// Words behind which people are meant, not named: "Course for bakers".
const SMALL: &[&str] = &["of", "for", "with", "to", "and", "by", "at", "in", "from", "new", "the"];

/// How many words the name of a role has at most, where it stands as a title.
const LONGEST_ROLE: usize = 3;

/// Headings of vacancies, which hardly any ladder has.
const VACANCIES: &[&str] = &["how to apply", "apply now", "what we offer", "we offer", "interview process"];

/// Headings that only several together are of a vacancy.
static PARTS_OF_VACANCIES: Words = Words::of(&[
    "applying",
    "benefits",
    "our benefits",
    "perks",
    "benefits and perks",
    "salary",
    "location",
    "about us",
    "who we are",
    "about you",
    "who you are",
    "nice to have",
    "your profile",
    "what you bring",
    "what you will get from the role",
    "what you'll get",
    "ihr profil",
    "dein profil",
    "wir bieten",
    "das bieten wir",
]);

/// Parts of what a document or its file says that is a ladder whatever else it speaks of.
/// Other words that hint at levels ("levels", "roles", "matrix") stand in titles of such
/// documents as well.
const LADDERS: &[&str] = &[
    "ladder",
    "career",
    "progression",
    "leveling",
    "levelling",
    "competenc",
    "kompeten",
    "compéten",
    "competên",
    "karri",
    "laufbahn",
    "loopbaan",
    "carrièr",
    "carriera",
    "carrera",
    "carreira",
    "kariyer",
    "компетенц",
    "карьер",
    "грейд",
    "キャリア",
    "커리어",
    "역량",
    "职级",
    "職級",
    "职业发展",
    "职业路径",
    "sự nghiệp",
    "nghề nghiệp",
];

/// Whether a title or a path says that this is a ladder.
pub(in super::super) fn says_ladder(text: &str) -> bool {
    let lower = text.to_lowercase();
    LADDERS.iter().any(|word| lower.contains(word))
}

/// Returns whether a document speaks of something else that has grades or roles:
/// a course, an interview, the minutes of a meeting, a vacancy. `title` is what it
/// goes by.
pub(in super::super) fn is_of_another_trade(path: &str, title: Option<&str>, sections: &[Section<'_>]) -> bool {
    let title = title.or(sections.first().map(|first| first.title)).unwrap_or_default();
    let page = Page { title, sections, roles: OnceCell::new() };
    let is_kind = page.is_of_a_kind();
    let is_vacancy = !is_kind && page.is_a_vacancy();
    if !is_kind && !is_vacancy && !page.is_of_a_scale() {
        return false;
    }
    // Instructors of courses have levels too.
    let people = || sections.iter().skip(1).filter(|section| names::names_somebody(section.title)).count();
    let is_none = is_kind || ((is_vacancy || people() < 2 || page.is_of_access()) && page.roles().is_empty());
    is_none && !says_ladder(path) && !says_ladder(title)
}

/// What a document goes by, and its headings.
struct Page<'a> {
    title: &'a str,
    sections: &'a [Section<'a>],
    /// Hardly any document is asked for them.
    roles: OnceCell<HashSet<String>>,
}

impl Page<'_> {
    /// Whether it names roles, and asks nothing of them.
    fn is_of_a_kind(&self) -> bool {
        let begins = |known: &&str| self.title.get(..known.len()).is_some_and(|head| head.eq_ignore_ascii_case(known));
        (self.speaks_of(OTHER_KINDS, &["masters"]) && !self.names_steps())
            || OTHER_TITLES.iter().any(begins)
            || (self.has_heading(OTHER_HEADINGS) && self.roles().is_empty())
    }

    /// Whether several of its headings are names of levels and nothing else: "Apprentice
    /// (1 year)", "Journeyman". People at a table or in a team are called by more.
    fn names_steps(&self) -> bool {
        let is_one = |title: &str| {
            names::noun(title).is_empty()
                && names::naming(title) == Naming::Level
                && rank::split(title).rank.is_none()
                && !rank::is_spelled_out(title)
        };
        let mut steps = self.sections.iter().map(|section| section.title).filter(|title| is_one(title));
        let first = steps.next();
        first.is_some() && steps.any(|title| Some(title) != first)
    }

    /// Whether it is a vacancy, which is of one level, has no ranks, and says each of its
    /// parts once.
    fn is_a_vacancy(&self) -> bool {
        let levels = || self.sections.iter().filter(|section| section.naming == Naming::Level);
        let titles = || self.sections.iter().map(|section| section.title.trim_end_matches('?'));
        let said = || titles().filter(|title| PARTS_OF_VACANCIES.hold(title)).collect::<Vec<_>>();
        let has_parts = || levels().count() < 2 && PARTS_OF_VACANCIES.said_once(&said()) > 1;
        let are_ranked = || levels().filter(|section| rank::split(section.title).rank.is_some()).nth(1).is_some();
        !are_ranked() && (self.has_heading(VACANCIES) || has_parts())
    }

    /// Whether it grades something else than people.
    fn is_of_a_scale(&self) -> bool {
        let is_help = || self.speaks_of(&["support", "service"], CROWDS) && !parts(self.title).any(is_a_crowd);
        self.speaks_of(OTHER_SCALES, CROWDS)
            || self.speaks_of(OTHER_SCALES_ABROAD, CROWDS)
            || self.speaks_within()
            || (is_help() && self.speaks_of(&["tier", "tiers", "agreement", "agreements", "plans"], CROWDS))
    }

    /// Whether a word of its title holds one for another scale.
    fn speaks_within(&self) -> bool {
        let lower = self.title.to_lowercase();
        OTHER_SCALES_WITHIN.iter().any(|part| lower.contains(part)) && !self.is_a_role()
    }

    /// Whether it says what accounts may do, none of which is a senior one.
    fn is_of_access(&self) -> bool {
        let is_level = |section: &Section<'_>| names::naming(section.title) == Naming::Level;
        self.speaks_of(OF_ACCESS, CROWDS) && !self.sections.iter().any(is_level)
    }

    /// Whether its title has one of some words, and no people behind it: a "Course" is
    /// one, "Course instructors" are none. `crowds` are words for people beside roles.
    fn speaks_of(&self, known: &[&str], crowds: &[&str]) -> bool {
        let clauses = self.title.split([':', ',', '–', '—']).flat_map(|clause| clause.split(" - "));
        let mut named = clauses.filter(|clause| {
            let words: Vec<&str> = parts(clause).collect();
            (0..words.len()).any(|nth| is_among(known, words[nth]) && !names_people(&words[nth + 1..], crowds))
        });
        named.next().is_some() && !self.is_a_role()
    }

    /// Whether its title is a role, which may be called by what it deals with: "Game
    /// Designer", "Scrum Master".
    fn is_a_role(&self) -> bool {
        let is_short = self.title.split(' ').nth(LONGEST_ROLE).is_none() && !self.title.contains(':');
        is_short && (names::names_somebody(self.title) || self.roles().contains(&names::noun(self.title)))
    }

    fn has_heading(&self, known: &[&str]) -> bool {
        self.sections.iter().any(|section| is_among(known, section.title))
    }

    /// The roles of which headings name several levels. Steps of a number alone are
    /// anything's, and beginners' courses are courses.
    fn roles(&self) -> &HashSet<String> {
        self.roles.get_or_init(|| {
            let levels = self.sections.iter().filter(|section| section.naming == Naming::Level);
            let titles = levels.map(|section| section.title);
            let of_somebody = titles.filter(|title| names::names_somebody(title) || rank::split(title).rank.is_none());
            let is_role = |noun: &String| !noun.is_empty() && !parts(noun).any(|word| OTHER_SCALES.contains(&word));
            nouns_of_several(of_somebody).into_iter().filter(is_role).collect()
        })
    }
}

/// Whether the next of some words name people: several of them, or one right away.
fn names_people(words: &[&str], crowds: &[&str]) -> bool {
    let near = words.iter().take(2).take_while(|word| !is_among(SMALL, word)).enumerate();
    near.into_iter().any(|(nth, word)| {
        is_among(crowds, word) || names::names_several(word) || (nth == 0 && names::names_somebody(word))
    })
}

fn is_a_crowd(word: &str) -> bool {
    is_among(CROWDS, word)
}

fn is_among(known: &[&str], word: &str) -> bool {
    // Nearly all words are ASCII, and of another length than all but a few.
    if word.is_ascii() {
        return known.iter().any(|known| known.eq_ignore_ascii_case(word));
    }
    let word = word.to_lowercase();
    known.contains(&word.as_str())
}

fn parts(title: &str) -> impl Iterator<Item = &str> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::ladder::reader::read;
    use rstest::rstest;

    const RANKS: [&str; 3] = ["L1", "L2", "L3"];

    fn is_ladder(title: &str, headings: &[&str]) -> bool {
        let parts = headings.iter().map(|heading| format!("## {heading}\n\n- Does it well\n\n"));
        let text = format!("# {title}\n\n{}", parts.collect::<String>());
        read("notes/page.md", text.as_bytes()).tracks().next().is_some()
    }

    #[rstest]
    #[case("Access levels", false)]
    #[case("Access team: what each level means", true)]
    #[case("Release levels", false)]
    #[case("Release engineering levels", true)]
    #[case("Release managers: L1 to L3", true)]
    #[case("Onboarding for new bakers: levels", false)]
    #[case("Onboarding specialists", true)]
    #[case("Course levels for developers", false)]
    #[case("Course instructors", true)]
    #[case("Interview levels: engineers", false)]
    #[case("Game studio levels", true)]
    #[case("Character artists", true)]
    #[case("Support tiers", false)]
    #[case("Support tiers and what we expect of our people", true)]
    #[case("Modelo de madurez: niveles", false)]
    #[case("Modèle de maturité: niveaux", false)]
    #[case("Зрелости уровни", false)]
    #[case("Reifegradmodell: Stufen", false)]
    #[case("成熟度等级", false)]
    #[case("エンジニア面接レベル", false)]
    #[case("Reifegrade und Karrierestufen", true)]
    #[case("Plan de carrera y madurez", true)]
    #[case("Scrum levels", false)]
    #[case("Scrum masters and coaches", true)]
    fn bare_ranks_are_of_what_the_title_names(#[case] title: &str, #[case] is_one: bool) {
        assert_eq!(is_ladder(title, &RANKS), is_one);
    }

    #[rstest]
    #[case("How to apply")]
    #[case("Interview process")]
    #[case("What we offer")]
    fn ranks_are_of_no_vacancy(#[case] heading: &str) {
        assert!(is_ladder("Bakery levels", &["L1", "L2", heading]));
        assert!(!is_ladder("Senior Baker", &["You bake", "You bring cake", heading]));
    }

    #[test]
    fn personas_may_be_steps() {
        assert!(is_ladder("Guild personas", &["Apprentice (1 year)", "Journeyman (5 years)"]));
        assert!(!is_ladder("Guild personas", &["Apprentice Ann", "Senior Baker Bo"]));
    }

    #[test]
    fn accounts_have_names_of_roles_and_no_levels() {
        assert!(!is_ladder("Access levels", &["Viewer", "Editor", "Administrator"]));
        assert!(!is_ladder("Permission tiers", &["Level 1: Guest", "Level 2: Member"]));
        assert!(is_ladder("Access engineers", &["Junior Engineer", "Engineer", "Senior Engineer"]));
        assert!(is_ladder("Contributing", &["Contributor", "Reviewer", "Maintainer"]));
    }

    #[test]
    fn what_is_to_be_done_about_a_ladder_makes_no_minutes_of_it() {
        assert!(is_ladder("Bakers", &["Junior Baker", "Senior Baker", "Action items"]));
        assert!(!is_ladder("Bakers", &["Junior Baker", "Oven", "Action items"]));
    }
}
