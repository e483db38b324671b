//! Names of fields, and what they say of what they hold.

use crate::ladder::names;
use crate::ladder::reader::front::Value;
use crate::ladder::reader::table::has_words;
use crate::ladder::text::clean_line;

/// Fields that name a topic, a level or a track, best first.
pub(super) const NAMES: &[&str] = &["title", "name", "label", "displayName", "role", "competency", "skill"];

/// Fields by which records elsewhere name something.
pub(super) const IDS: &[&str] = &["id", "key", "slug"];

/// Fields that name a track where nothing else does.
pub(super) const TRACKS: &[&str] = &["ladder", "track", "family", "discipline"];

/// Fields that hold tracks.
const SEVERAL_TRACKS: &[&str] = &["ladders", "tracks", "families", "disciplines", "professions", "roles"];

/// Fields that give a level its rank.
pub(super) const RANKS: &[&str] = &["rank", "level", "grade", "code", "band"];

/// Fields that say at which step of a scale something stands, where nothing else names its level.
pub(super) const STEPS: &[&str] = &["proficiency", "mastery", "seniority", "stage", "tier", "degree"];

/// Fields that say in a few words what something is.
pub(super) const SUMMARIES: &[&str] = &["summary", "description", "tagline", "purpose", "mission", "about"];

/// Fields that name what a competency belongs to.
pub(super) const CATEGORIES: &[&str] = &["category", "area", "group", "pillar", "theme", "domain"];

/// Fields of a record that name the competency.
pub(super) const COMPETENCIES: &[&str] = &["competency", "skill", "topic"];

/// Fields that hold one thing that is asked, and say nothing else.
pub(super) const STATEMENT: &[&str] =
    &["statement", "expectation", "behavior", "behaviour", "criterion", "indicator", "requirement"];

/// Fields of a record that hold its sentence where none of those does, best first.
pub(super) const SENTENCES: &[&str] = &["text", "summary", "description", "title"];

/// Fields that hold what a level asks, and say nothing else.
const STATEMENTS: &[&str] = &["expectations", "statements", "criteria", "signals", "behaviors", "behaviours", "items"];

/// Fields that hold levels, whatever these are called.
pub(super) const LEVELS: &[&str] =
    &["levels", "ladder", "rungs", "grades", "joblevels", "job_levels", "niveaus", "stufen", "niveles"];

/// Fields of an entry that ask nothing.
const ASIDE: &[&str] = &[
    "level", "id", "key", "slug", "url", "link", "icon", "image", "avatar", "color", "colour", "path", "tags", "order",
    "weight", "version",
];

/// Fields that explain something, by their letters: none of them is a level, wherever they stand.
const REMARKS: &[&str] = &[
    "note",
    "notes",
    "comment",
    "comments",
    "remark",
    "remarks",
    "hint",
    "hints",
    "tip",
    "tips",
    "faq",
    "why",
    "whyitmatters",
    "rationale",
    "definition",
    "definitions",
    "glossary",
    "legend",
    "meta",
    "metadata",
    "footnotes",
];

/// Fields of what is left, by their letters: none of them is a level, but they may ask something.
const REST: &[&str] = &["extra", "extras", "more", "other", "misc"];

/// Fields that tell a machine what to do: what has one is a job of a program rather than of a
/// person, however it is called.
const COMMANDS: &[&str] = &[
    "script",
    "before_script",
    "after_script",
    "runs-on",
    "command",
    "cmd",
    "cmds",
    "entrypoint",
    "depends_on",
    "container_name",
    "docker",
    "executor",
    "hosts",
];

/// Fields that say something of a document, and ask nothing.
const DOCUMENT: &[&str] = &[
    "author",
    "authors",
    "copyright",
    "license",
    "licence",
    "source",
    "schema",
    "$schema",
    "$id",
    "comment",
    "_comment",
    "updated",
    "date",
    "layout",
    "subtitle",
    "excerpt",
    "keywords",
    "lang",
    "language",
    "intro",
    "introduction",
    "aliases",
    "categories",
    "series",
    "menu",
    "breadcrumbs",
];

/// Last words of a field's name that say that it names something.
const ENDINGS: &[&str] = &["title", "name", "level", "role"];

/// Returns whether a field's name has several words, of which the last says that it names
/// something: `roleLevel`, `job_title`.
pub(super) fn ends_as_a_name(name: &str) -> bool {
    ENDINGS.iter().any(|ending| {
        let Some(start) = name.len().checked_sub(ending.len()).filter(|start| *start > 0) else { return false };
        let Some((before, own)) = name.split_at_checked(start) else { return false };
        own.eq_ignore_ascii_case(ending) && (before.ends_with(['_', '-', ' ']) || own.starts_with(char::is_uppercase))
    })
}

fn is(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Returns whether what a field holds asks nothing.
pub(super) fn is_aside(name: &str) -> bool {
    only_tells_apart(name) || is(name, NAMES)
}

/// Returns whether a field holds a remark on what stands beside it, or what is left over.
pub(super) fn is_remark(name: &str) -> bool {
    explains(name) || is_by_letters(name, REST)
}

/// Returns whether a field explains what stands beside it, and asks nothing.
pub(super) fn explains(name: &str) -> bool {
    is_by_letters(name, REMARKS)
}

/// Returns whether a name is one of some others, however its words are joined.
fn is_by_letters(name: &str, names: &[&str]) -> bool {
    let letters = || name.bytes().filter(u8::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase());
    names.iter().any(|known| letters().eq(known.bytes()))
}

/// Returns whether a field tells a machine what to do.
pub(super) fn is_a_command(name: &str) -> bool {
    is(name, COMMANDS)
}

/// Returns whether a field says something of a document as a whole: whose it is, of when.
pub(super) fn is_of_a_document(name: &str) -> bool {
    is(name, DOCUMENT) || is(name, TRACKS)
}

/// Returns whether a field is one of those that name something.
pub(super) fn is_a_name(name: &str) -> bool {
    is(name, NAMES)
}

/// Returns whether a field names what a competency is or belongs to.
pub(super) fn is_a_place(name: &str) -> bool {
    is(name, COMPETENCIES) || is(name, CATEGORIES)
}

/// Returns whether the name of a field is none of those that say what it holds, and so somebody's
/// own words.
pub(super) fn is_own(name: &str) -> bool {
    const KNOWN: [&[&str]; 10] =
        [NAMES, RANKS, SUMMARIES, CATEGORIES, COMPETENCIES, STATEMENT, SENTENCES, STATEMENTS, ASIDE, DOCUMENT];
    let is_known = is_examples(name) || is_remark(name) || KNOWN.iter().any(|names| is(name, names));
    !is_known && name.contains(char::is_alphabetic)
}

/// Returns whether what should be the name of a field is a sentence: what stands before a colon
/// that nobody quoted.
pub(super) fn is_asked(name: &str) -> bool {
    is_sentence(name) && is_own(name)
}

/// Returns whether a field only tells something from its likes.
pub(super) fn only_tells_apart(name: &str) -> bool {
    is(name, ASIDE)
}

/// Returns whether a field gives a rank.
pub(super) fn is_rank(name: &str) -> bool {
    is(name, RANKS)
}

/// Returns whether a field says at which step of a scale something stands.
pub(super) fn is_a_step(name: &str) -> bool {
    is(name, STEPS)
}

/// Returns whether a field says in a few words what something is.
pub(super) fn is_summary(name: &str) -> bool {
    is(name, SUMMARIES)
}

/// Returns whether a field names what a competency belongs to.
pub(super) fn is_a_category(name: &str, value: &Value<'_>) -> bool {
    is(name, CATEGORIES) && value.is_string()
}

/// Returns whether a field holds what a level asks, and says nothing else.
pub(super) fn holds_statements(name: &str) -> bool {
    is(name, STATEMENTS)
}

/// Returns whether a field says that what it holds is asked of somebody.
pub(super) fn asks(name: &str) -> bool {
    holds_statements(name) || is(name, STATEMENT)
}

/// Returns whether a field holds levels, and says nothing else.
pub(super) fn holds_levels(name: &str) -> bool {
    is(name, LEVELS)
}

/// Returns whether a field holds tracks, and says nothing else.
pub(super) fn holds_tracks(name: &str) -> bool {
    is(name, SEVERAL_TRACKS)
}

/// Returns whether the last word of a field's name says that it holds levels:
/// `proficiency_levels`.
pub(super) fn ends_in_levels(name: &str) -> bool {
    name.rsplit(['_', '-', ' ']).next().is_some_and(holds_levels)
}

/// Returns whether a field holds examples.
pub(super) fn is_examples(name: &str) -> bool {
    name.get(.."example".len()).is_some_and(|head| head.eq_ignore_ascii_case("example"))
}

/// Returns whether a text is more than a word, in scripts that write no spaces by its letters.
pub(super) fn is_phrase(text: &str) -> bool {
    const FEWEST_LETTERS: usize = 6;

    let has_letters = || text.chars().filter(|c| c.is_alphabetic()).nth(FEWEST_LETTERS - 1).is_some();
    text.trim().contains(' ') || (names::joins(text) && has_letters())
}

/// Returns whether a text has as many words as what asks for something.
pub(super) fn is_sentence(text: &str) -> bool {
    const FEWEST_WORDS: usize = 4;

    has_words(text, FEWEST_WORDS)
}

/// Returns the name of a field as people say it: `code_review` is "Code review", and
/// `codeReview` is "Code Review".
pub(super) fn spoken(name: &str) -> String {
    let is_name = |c: char| c == '_' || c == '-';
    let humps = humps(name);
    let words = match name.contains(' ') {
        _ if humps.len() > 1 => humps.join(" "),
        true => name.to_owned(),
        false => name.replace(is_name, " "),
    };
    let words = clean_line(&words);
    let mut letters = words.trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words of a name that begins in lower case, and has a capital for each further one;
/// the name as a whole where it is none of these ("JavaScript", "iOS").
fn humps(name: &str) -> Vec<&str> {
    const FEWEST: usize = 2;

    let letters = name.as_bytes();
    let begins =
        |at: &usize| letters[*at].is_ascii_uppercase() && letters.get(at + 1).is_some_and(u8::is_ascii_lowercase);
    let lower = letters.iter().take_while(|letter| letter.is_ascii_lowercase()).count();
    if lower < FEWEST || !letters.iter().all(u8::is_ascii_alphabetic) {
        return vec![name];
    }
    let ends = (1..letters.len()).filter(begins).chain([letters.len()]);
    let mut start = 0;
    ends.map(|end| &name[std::mem::replace(&mut start, end)..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_remark, spoken};
    use rstest::rstest;

    #[rstest]
    #[case("why_it_matters")]
    #[case("Why it matters")]
    #[case("whyItMatters")]
    fn remarks_are_known_however_their_words_are_joined(#[case] name: &str) {
        assert!(is_remark(name));
    }

    #[rstest]
    #[case("code_review", "Code review")]
    #[case("coreCompetencies", "Core Competencies")]
    #[case("JavaScript", "JavaScript")]
    #[case("iOS", "IOS")]
    #[case("graphQL", "GraphQL")]
    #[case("unit tests", "Unit tests")]
    #[case("dough", "Dough")]
    fn names_of_fields_are_spoken_word_by_word(#[case] name: &str, #[case] said: &str) {
        assert_eq!(spoken(name), said);
    }
}
