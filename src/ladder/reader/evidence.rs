//! Which names of levels are none, seen beside the others of a document: labels
//! that other trades use too ("Milestone 1"), and people with their titles.

use super::super::blocks::Blocks;
use super::super::names::{self, Naming};
use super::super::rank;
use super::sections::Section;
use crate::hash::{HashMap, HashSet};
pub(super) use contributors::name_contributors;
pub(super) use trades::is_of_another_trade;
pub(super) use trades::says_ladder;

mod between;
mod coded;
mod contributors;
mod trades;
mod transitions;

/// Takes back what titles tell by themselves where the document as a whole says
/// otherwise. `hinted` is whether it says that it is about levels.
pub(super) fn weigh(sections: &mut [Section<'_>], hinted: bool) {
    let is_weak = |section: &Section<'_>| section.naming == Naming::Level && is_weak(section.title);
    let is_borne_out = hinted || sections.iter().any(|s| s.naming > Naming::Nothing && !is_weak(s));
    let mut people = depths_of_people(sections);
    let mut of_languages = are_of_languages(sections);
    let mut several = Several::of(sections);
    let topics = Topics::of(sections);
    // What says that it is a ladder is believed.
    let in_doubt = of_languages || several.advertise || !people.is_empty();
    if in_doubt && sections.first().is_some_and(|first| says_ladder(first.title)) {
        of_languages = false;
        several.advertise = false;
        people.clear();
    }
    // A guide's title says where its way leads.
    if let Some(first) = sections.first_mut().filter(|first| names::is_of_a_way(first.title)) {
        first.naming = Naming::Nothing;
    }
    for section in sections.iter_mut().filter(|section| section.naming > Naming::Nothing) {
        let is_a_person = people.contains(&section.depth) && person(section.title).is_some();
        if is_a_person
            || (of_languages && is_of_a_language(section.title))
            || (several.advertise && is_an_advert(section.title) && !several.are_advertised(section.title))
            || (is_a_station(section.title) && !several.are_dated_alike)
            || topics.hold(section)
            || (!is_borne_out && is_weak(section))
        {
            section.naming = Naming::Nothing;
        }
    }
    coded::unname(sections);
    transitions::unname(sections);
}

/// The grades of knowing a language.
const GRADES_OF_LANGUAGES: &[&str] = &["A1", "A2", "B1", "B2", "C1", "C2"];

fn is_of_a_language(title: &str) -> bool {
    GRADES_OF_LANGUAGES.contains(&title.trim())
}

/// Whether all bare ranks of a document are grades of knowing a language, with several
/// letters among them.
fn are_of_languages(sections: &[Section<'_>]) -> bool {
    let is_bare = |title: &&str| rank::split(title).rank == Some(title.trim());
    let mut ranks = sections.iter().map(|section| section.title).filter(|title| title.len() == 2).filter(is_bare);
    let Some(first) = ranks.next().filter(|first| is_of_a_language(first)) else { return false };
    let mut several = false;
    ranks.all(|rank| {
        several |= rank.as_bytes().first() != first.as_bytes().first();
        is_of_a_language(rank)
    }) && several
}

/// What several titles of a document share that would make each of them no level.
struct Several {
    /// Whether any is an advert.
    advertise: bool,
    /// The nouns of different adverts: "Junior Baker (m/f/d)", "Senior Baker (m/f/d)".
    advertised: HashSet<String>,
    /// Whether the same years stand behind all that have such: they are the ladder's.
    are_dated_alike: bool,
}

impl Several {
    fn of(sections: &[Section<'_>]) -> Self {
        let named = || sections.iter().filter(|section| section.naming > Naming::Nothing).map(|section| section.title);
        let adverts: Vec<&str> = named().filter(|title| is_an_advert(title)).collect();
        let mut dates = named().filter(|title| is_a_station(title)).map(in_brackets);
        let first = dates.next();
        let advertise = !adverts.is_empty();
        let advertised = if adverts.len() > 1 { nouns_of_several(adverts.into_iter()) } else { HashSet::default() };
        let others = dates.clone().count();
        Several { advertise, advertised, are_dated_alike: others > 0 && dates.all(|date| Some(date) == first) }
    }

    fn are_advertised(&self, title: &str) -> bool {
        !self.advertised.is_empty() && self.advertised.contains(&names::noun(title))
    }
}

/// Titles that speak of a level rather than being one: "Traps of senior bakers", each of which
/// says something else of it. Where several say the same, these are the levels:
/// "Expectations of a Baker", "Expectations of a Senior Baker".
struct Topics<'a>(HashMap<&'a str, usize>);

impl<'a> Topics<'a> {
    fn of(sections: &[Section<'a>]) -> Self {
        let mut topics = HashMap::default();
        let named = sections.iter().filter(|section| section.naming > Naming::Nothing);
        for topic in named.filter_map(|section| names::topic_of_a_level(section.title)) {
            *topics.entry(topic).or_default() += 1;
        }
        Topics(topics)
    }

    fn hold(&self, section: &Section<'_>) -> bool {
        !self.0.is_empty() && names::topic_of_a_level(section.title).is_some_and(|topic| self.0.get(topic) == Some(&1))
    }
}

/// The nouns that several different titles share.
fn nouns_of_several<'a>(titles: impl Iterator<Item = &'a str>) -> HashSet<String> {
    let mut firsts: HashMap<String, &str> = HashMap::default();
    let mut shared = HashSet::default();
    for title in titles {
        let noun = names::noun(title);
        if firsts.get(&noun).is_some_and(|first| *first != title) {
            shared.insert(noun);
        } else {
            firsts.insert(noun, title);
        }
    }
    shared
}

/// Whether a title is a label of plans and times as much as of levels, and names
/// nobody: "Milestone 1", "Stage 2: Packing", "H1".
fn is_weak(title: &str) -> bool {
    let ranked = rank::split(title);
    let is_half = |label: &str| label.strip_prefix('H').is_some_and(|half| matches!(half, "1" | "2"));
    let is_plan = |label: &str| names::is_of_a_plan(label);
    match ranked.rank {
        Some(label) if is_half(label) || is_plan(label) => {
            label == ranked.title || (names::naming(ranked.title) == Naming::Nothing && !is_an_advert(ranked.title))
        }
        Some(_) => false,
        None => rank::is_spelled_out(title) && is_plan(title),
    }
}

/// Returns whether the levels of a document that says nothing of a ladder are what
/// different people do, of whom one is senior, and share no part: a board.
pub(super) fn are_of_different_people(path: &str, title: Option<&str>, sections: &[Section<'_>]) -> bool {
    const FEWEST: usize = 3;

    let levels = || sections.iter().filter(|section| section.is_level);
    let title = title.or(sections.first().map(|first| first.title)).unwrap_or_default();
    let is_told = |text: &str| says_ladder(text) || text.to_lowercase().contains("level");
    let senior = levels().filter(|level| level.naming == Naming::Level).count();
    let depth = levels().map(|level| level.depth).min();
    let are_parted = sections.iter().any(|section| depth.is_some_and(|depth| section.depth > depth));
    let may_be = senior == 1 && !are_parted && levels().nth(FEWEST - 1).is_some() && !is_told(path) && !is_told(title);
    let mut nouns = HashSet::default();
    // Steps of a scale are nobody's names.
    let are_steps = || levels().all(|level| names::is_on_a_scale(level.title));
    may_be
        && !are_steps()
        && levels().all(|level| rank::split(level.title).rank.is_none() && nouns.insert(names::noun(level.title)))
}

/// Returns whether the levels of a document that says nothing of a ladder are bare numbers
/// ("Level 2") whose items are mostly figures: what a thing can do, or costs.
pub(super) fn are_of_figures(path: &str, title: Option<&str>, sections: &[Section<'_>], blocks: &Blocks) -> bool {
    const FEWEST: usize = 4;
    const MOST_WORDS: usize = 4;

    let mut levels = sections.iter().filter(|section| section.is_level).peekable();
    if levels.peek().is_none() || !levels.all(|level| rank::is_spelled_out(level.title)) {
        return false;
    }
    let title = title.or(sections.first().map(|first| first.title)).unwrap_or_default();
    let items = blocks.all().iter().filter(|block| block.is_item()).map(|block| blocks.text(block));
    // A sentence may hold a figure: "Answers 20 questions a day".
    let is_figure = |text: &str| {
        text.bytes().any(|byte| byte.is_ascii_digit()) && text.split_whitespace().nth(MOST_WORDS).is_none()
    };
    let (all, figures) = items.fold((0, 0), |(all, figures), text| (all + 1, figures + usize::from(is_figure(text))));
    all >= FEWEST && figures * 2 > all && !says_ladder(path) && !says_ladder(title)
}

/// Returns whether the levels of a document that says nothing of a ladder are ranks of one
/// thing that is nobody and no craft: "L1 cache", "Level 2 support".
pub(super) fn are_of_one_thing(path: &str, title: Option<&str>, sections: &[Section<'_>]) -> bool {
    const HELP: &[&str] = &["support", "help desk", "helpdesk", "service desk"];

    let mut levels = sections.iter().filter(|section| section.is_level).map(|level| rank::split(level.title));
    let Some(first) = levels.next() else { return false };
    let is_it = |ranked: &rank::Ranked<'_>| ranked.rank.is_some() && ranked.title.eq_ignore_ascii_case(first.title);
    let mut others = levels.peekable();
    if others.peek().is_none()
        || first.rank.is_none_or(|rank| rank == first.title)
        || !others.all(|other| is_it(&other))
    {
        return false;
    }
    let is_help = HELP.iter().any(|help| help.eq_ignore_ascii_case(first.title));
    // Nobody's title is written so, and words that nobody knows may be a role's.
    let is_thing = first.rank.is_some_and(|rank| !rank::is_spelled_out(rank))
        && first.title.bytes().all(|byte| byte.is_ascii_lowercase())
        && names::naming(first.title) == Naming::Nothing
        && !names::is_a_craft(first.title);
    let title = title.or(sections.first().map(|first| first.title)).unwrap_or_default();
    (is_help || is_thing) && !says_ladder(path) && !says_ladder(title)
}

/// Whether a title is one of a vacancy: "Baker (m/f/d)". Vacancies have no ranks.
fn is_an_advert(title: &str) -> bool {
    let inside = title.rsplit_once('(').map(|(_, inside)| inside.trim_end_matches(')'));
    let is_letter = |part: &str| {
        ["m", "f", "w", "d", "x", "h", "all", "i", "k"].iter().any(|known| part.trim().eq_ignore_ascii_case(known))
    };
    inside.is_some_and(|inside| inside.contains('/') && inside.split(['/', '|']).all(is_letter))
        && rank::split(title).rank.is_none()
}

/// Whether a title is a station of somebody's life: "Senior Baker (2016–2019)".
fn is_a_station(title: &str) -> bool {
    let is_year =
        |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit());
    in_brackets(title).is_some_and(|inside| inside.split(|c: char| !c.is_alphanumeric()).any(is_year))
        && rank::split(title).rank.is_none()
}

/// What stands in the brackets that a title ends in.
fn in_brackets(title: &str) -> Option<&str> {
    title.strip_suffix(')').and_then(|title| title.rsplit_once('(')).map(|(_, inside)| inside)
}

/// The depths at which several different people stand with their titles, and
/// nobody twice: "Anna Berg, Senior Engineer".
fn depths_of_people(sections: &[Section<'_>]) -> HashSet<u8> {
    let mut people: HashMap<u8, Vec<&str>> = HashMap::default();
    for section in sections {
        if let Some(name) = person(section.title) {
            people.entry(section.depth).or_default().push(name);
        }
    }
    let all_differ = |names: &[&str]| names.iter().collect::<HashSet<_>>().len() == names.len();
    people.into_iter().filter(|(_, names)| names.len() > 1 && all_differ(names)).map(|(depth, _)| depth).collect()
}

/// The name before a comma or a dash and a title: two to four words with capitals, none of
/// which says what somebody does.
fn person(title: &str) -> Option<&str> {
    // Nearly no title has such a mark; the first byte of longer dashes is 0xe2.
    memchr::memchr3(b',', b'-', 0xe2, title.as_bytes())?;
    let (name, role) = [", ", " — ", " – ", " - "].iter().find_map(|mark| title.split_once(mark))?;
    let words = name.split_whitespace();
    let is_name = (2..=4).contains(&words.clone().count())
        && words
            .clone()
            .all(|word| word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit()))
        && names::naming(name) == Naming::Nothing;
    (is_name && names::names_a_level(role)).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn levels(text: &str) -> usize {
        assemble("notes", vec![read("notes/page.md", text.as_bytes())]).levels().count()
    }

    #[rstest]
    #[case("# Moving house\n\n## Milestone 1\n\n- Pack\n\n## Milestone 2\n\n- Drive\n", 0)]
    #[case("# Growth of bakers\n\n## Milestone 1\n\n- Kneads\n\n## Milestone 2\n\n- Bakes\n", 2)]
    #[case("# Bakery\n\n## Stage 1: Junior Baker\n\n- Kneads\n\n## Stage 2: Baker\n\n- Bakes\n", 2)]
    #[case("# Goals\n\n## H1\n\n- Sell bread\n\n## H2\n\n- Sell cake\n", 0)]
    #[case("# Us\n\n## Ada Stone, Senior Baker\n\n- Likes tea\n\n## Bo Hill, Junior Baker\n\n- Sings\n", 0)]
    #[case("# Us\n\n## Bread Shop, Senior Baker\n\n- Bakes\n\n## Bread Shop, Junior Baker\n\n- Kneads\n", 2)]
    #[case("# Us\n\n## Ada Stone — Senior Baker\n\n- Likes tea\n\n## Bo Hill — Junior Baker\n\n- Sings\n", 0)]
    #[case("# Senior Baker (m/f/d)\n\n## You\n\n- Bake\n", 0)]
    #[case("# Bakery\n\n## Stufe 1 – Bäcker (m/w/d)\n\n- Knetet\n\n## Stufe 2 – Bäcker (m/w/d)\n\n- Backt\n", 2)]
    #[case("# Ada\n\n## Senior Baker, Mill (2019–now)\n\n- Baked\n\n## Baker, Shop (2016–2019)\n\n- Sold\n", 0)]
    #[case("# Course of baking\n\n## Level 1: Beginner\n\n- Bread\n\n## Level 2: Expert\n\n- Cake\n", 0)]
    #[case("# Course staff\n\n## Teacher\n\n- Bread\n\n## Senior Teacher\n\n- Cake\n", 2)]
    #[case("# Scrum\n\n## Junior Baker\n\n- Bread\n\n## Senior Baker\n\n- Cake\n", 0)]
    #[case("# Bread\n\n## Stufe 1: Teig\n\n- Knetet\n\n## Stufe 2: Ofen\n\n- Backt\n", 0)]
    #[case("# Laufbahn\n\n## Stufe 1: Teig\n\n- Knetet\n\n## Stufe 2: Ofen\n\n- Backt\n", 2)]
    #[case("# Bread career\n\n## Day level\n\n- Kneads\n\n## Night level\n\n- Bakes\n", 2)]
    #[case("# Bread\n\n## Day level\n\n- Kneads\n\n## Night level\n\n- Bakes\n", 0)]
    #[case("# Plan of levels\n\n**Senior Baker (new):**\n\n- Bakes\n\n## Tasks\n\n- Write\n", 0)]
    #[case("# The society\n\n## Writer\n\n- Pays\n\n## Designer\n\n- Leads\n\n## Senior Cook\n\n- Bakes\n", 0)]
    #[case("# Career\n\n## Writer\n\n- Pays\n\n## Designer\n\n- Leads\n\n## Senior Cook\n\n- Bakes\n", 3)]
    #[case("# The society\n\n## Cook\n\n- Boils\n\n## Designer\n\n- Leads\n\n## Senior Cook\n\n- Bakes\n", 3)]
    #[case(
        "# Skills\n\n## Competency: Dough\n\n### Developing\n\n- Kneads\n\n### Intermediate\n\n- Bakes\n\n### Proficient\n\n- Plans\n\n### Advanced\n\n- Leads\n",
        4
    )]
    #[case("# Scrum Master\n\n## Junior Scrum Master\n\n- Bread\n\n## Senior Scrum Master\n\n- Cake\n", 2)]
    #[case("# Interview loop: Senior Baker\n\n## Stage 1: Screen\n\n- Talk\n\n## Stage 2: Trial\n\n- Bake\n", 0)]
    #[case("# Engineering career ladder\n\n## A1\n\n- Kneads\n\n## A2\n\n- Bakes\n\n## B1\n\n- Plans\n", 3)]
    #[case("# Levels\n\n## L1\n\n- Kneads\n\n### Salary\n\n50\n\n## L2\n\n- Bakes\n\n### Salary\n\n60\n", 2)]
    #[case("# Levels\n\n## Benefits\n\nBread.\n\n## Salary\n\nBy level.\n\n## L1\n\n- Kneads\n\n## L2\n\n- Bakes\n", 2)]
    #[case("# Senior Baker\n\n## About us\n\nBread.\n\n## What you do\n\n- Bakes\n\n## Benefits\n\n- Cake\n", 0)]
    #[case("# Identity and access: levels\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Bakes\n", 2)]
    #[case("# Bäckerei-Karriere\n\n## Schichtleiter (m/w/d)\n\n- Backt\n\n## Bäckereileiter (m/w/d)\n\n- Lehrt\n", 2)]
    #[case("# Shop ladder\n\n## Front Oven - Senior Baker\n\n- Bakes\n\n## Big Mill - Senior Baker\n\n- Mills\n", 2)]
    #[case(
        "# Our baking competency\n\n## Basic\n\n- Kneads\n\n## Intermediate\n\n- Bakes\n\n## Expert\n\n- Leads\n",
        3
    )]
    #[case(
        "# Our baking competency\n\n## Basic\n\n- Kneads\n\n### Senior Baker\n\n- Bakes\n\n## Expert\n\n- Leads\n",
        1
    )]
    #[case("# Baking: from Junior to Senior Baker\n\n## Learn dough\n\n- Knead\n\n## Learn ovens\n\n- Bake\n", 0)]
    #[case("# Junior to Senior Baker\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Bakes\n", 2)]
    #[case("# Junior Baker\n\n- Kneads\n\n# Mid to Senior Baker\n\n- Bakes\n", 2)]
    #[case("# Classes\n\n## Level 1\n\n- Slash: 10 damage\n- 5 health\n\n## Level 2\n\n- Hit: 20 damage\n- Runs\n", 0)]
    #[case(
        "# Bakers\n\n## Level 1\n\n- Kneads 10 loaves\n- Sells\n\n## Level 2\n\n- Bakes\n- Lets 2 others knead\n",
        2
    )]
    #[case("# Stores\n\n## L1 cache\n\n- Is near\n\n## L2 cache\n\n- Is far\n", 0)]
    #[case("# Tiers of help\n\n## Level 1 Support\n\n- Greets\n\n## Level 2 Support\n\n- Mends\n", 0)]
    #[case("# Career\n\n## Level 1 Support\n\n- Greets\n\n## Level 2 Support\n\n- Mends\n", 2)]
    #[case("# Us\n\n## L1 Engineering\n\n- Kneads\n\n## L2 Engineering\n\n- Bakes\n", 2)]
    #[case("# Laufbahn\n\n## Stufe 1 pek\n\n- Kneads\n\n## Stufe 2 pek\n\n- Bakes\n", 2)]
    #[case("# What guests speak\n\n## A1\n\n- Orders\n\n## A2\n\n- Asks\n\n## B1\n\n- Talks\n", 0)]
    #[case("# Game Designer\n\n## Junior Game Designer\n\n- Draws\n\n## Senior Game Designer\n\n- Leads\n", 2)]
    #[case(
        "# Us\n\n## Junior Baker\n\n- Bread\n\n## Senior Baker\n\n- Cake\n\n## Interview process\n\nTwo talks.\n",
        2
    )]
    #[case("# Us\n\n## Junior Bäcker (m/w/d)\n\n- Knetet\n\n## Senior Bäcker (m/w/d)\n\n- Backt\n", 2)]
    #[case("# Us\n\n## Junior Baker (2024)\n\n- Kneads\n\n## Senior Baker (2024)\n\n- Bakes\n", 2)]
    #[case("# Us\n\n## L1 Baker (2023)\n\n- Kneads\n\n## L2 Baker (2024)\n\n- Bakes\n", 2)]
    #[case("# Scrum career\n\n## Junior Baker\n\n- Bread\n\n## Senior Baker\n\n- Cake\n", 2)]
    #[case("# Senior Baker\n\n## You\n\n- Bake\n\n## How to apply\n\n- Write\n", 0)]
    #[case("# Us\n\n## Engineer, Senior Staff\n\n- Leads\n\n## Engineer, Staff\n\n- Builds\n", 2)]
    fn labels_that_others_use_too_need_more_to_be_levels(#[case] text: &str, #[case] count: usize) {
        assert_eq!(levels(text), count);
    }
}
