//! Levels that front matter tells of and that the document doesn't have.

use super::super::blocks::Kind;
use super::super::diagnostic::Code;
use super::super::model::DocumentBuilder;
use super::super::{names, rank, text};
use super::front;
use super::page::Page;

/// Says which levels are missing, at the places where front matter tells their names.
pub(super) fn say_levels(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let told = page.front.filter(|_| builder.has_level() && names::own::are_told());
    let Some(block) = page.blocks.all().first().filter(|first| first.kind == Kind::FrontMatter) else { return };
    let names = told.map(|front| front::levels(front, page.blocks)).unwrap_or_default();
    let there = there(&names, builder.names_of_levels());
    let source = block.source(page.text);
    let mut from = place_of_list(source);
    for (name, is_there) in names.into_iter().zip(there) {
        let at = place_of(source, from, name);
        if !is_there {
            let message = format!("No level is called \"{}\", as the front matter tells.", text::clean_line(name));
            builder.diagnose_at(Code::MissingLevel, block.offset() + at.unwrap_or(from), message);
        }
        from = at.map_or(from, |at| at + name.len());
    }
}

/// Which of the names are those of levels: a level's title or its rank, or words of a title that is
/// not another one of the names.
fn there<'b>(names: &[&str], levels: impl Iterator<Item = (&'b str, Option<&'b str>)>) -> Vec<bool> {
    let words_of = |name: &str| {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let levels: Vec<(Vec<String>, Vec<String>)> =
        levels.map(|(title, rank)| (words_of(title), rank.map(words_of).unwrap_or_default())).collect();
    let told: Vec<_> = names.iter().map(|name| (words_of(name), words_of(rank::split(name).title))).collect();
    let is_another = |title: &Vec<String>| told.iter().any(|(name, bare)| name == title || bare == title);
    let is_there = |(name, bare): &(Vec<String>, Vec<String>)| {
        let holds = |title: &Vec<String>| title.windows(name.len().max(1)).any(|words| words == &name[..]);
        let is_it = |(title, rank): &(Vec<String>, Vec<String>)| {
            title == name || rank == name || title == bare || (holds(title) && !is_another(title))
        };
        levels.iter().any(is_it)
    };
    told.iter().map(is_there).collect()
}

/// Returns where the first line of front matter goes on behind its key that tells names of levels.
fn place_of_list(source: &str) -> usize {
    let tells = |line: &str| {
        let key = line.split([':', '=']).next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
        key.eq_ignore_ascii_case("levels") || key.eq_ignore_ascii_case("level")
    };
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if tells(line) {
            return at + line.find([':', '=']).unwrap_or_default();
        }
        at += line.len();
    }
    0
}

/// Returns where a name stands as a word of its own behind some place.
fn place_of(source: &str, from: usize, name: &str) -> Option<usize> {
    let is_inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let rest = source.get(from..)?;
    let is_whole = |&(at, name): &(usize, &str)| {
        !is_inside(rest[..at].chars().next_back()) && !is_inside(rest[at + name.len()..].chars().next())
    };
    rest.match_indices(name).find(is_whole).map(|(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("title: I bake\nlevels: [I, II]\n", "I", Some(23))]
    #[case("levels:\n  - II\n  - I\n", "I", Some(19))]
    #[case("levels = [\"Seed\", \"Tree\"]\n", "Tree", Some(19))]
    #[case("level_note: I\nLevels: [II, I]\n", "I", Some(27))]
    #[case("levels: [II]\n", "I", None)]
    fn names_are_found_as_words_behind_their_key(#[case] source: &str, #[case] name: &str, #[case] at: Option<usize>) {
        assert_eq!(place_of(source, place_of_list(source), name), at);
    }

    #[rstest]
    #[case(&["L1", "L2"], &[true, true])]
    #[case(&["L1: Seed", "Tree"], &[true, true])]
    #[case(&["Senior Sapling", "Sapling", "Tree"], &[true, false, true])]
    #[case(&["sapling", "Ree", "Seed"], &[true, false, true])]
    fn names_are_there_as_titles_ranks_or_words_of_titles(#[case] names: &[&str], #[case] expected: &[bool]) {
        let levels = [("Seed", Some("L1")), ("Senior Sapling", None), ("Tree", Some("L2"))];
        assert_eq!(there(names, levels.into_iter()), expected);
    }
}
