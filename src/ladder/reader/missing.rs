//! Levels that front matter tells of and that the document doesn't have.

use super::super::blocks::Kind;
use super::super::diagnostic::Code;
use super::super::model::DocumentBuilder;
use super::super::{names, text};
use super::front;
use super::page::Page;

/// Says which levels are missing, at the places where front matter tells their names.
pub(super) fn say_levels(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let told = page.front.filter(|_| builder.has_level() && names::own::are_told());
    let Some(block) = page.blocks.all().first().filter(|first| first.kind == Kind::FrontMatter) else { return };
    let source = block.source(page.text);
    let mut from = place_of_list(source);
    for name in told.map(|front| front::levels(front, page.blocks)).unwrap_or_default() {
        let at = place_of(source, from, name);
        if !builder.has_level_of(name) {
            let message = format!("No level is called \"{}\", as the front matter tells.", text::clean_line(name));
            builder.diagnose_at(Code::MissingLevel, block.offset() + at.unwrap_or(from), message);
        }
        from = at.map_or(from, |at| at + name.len());
    }
}

/// Returns where the first line of front matter begins that tells names of levels.
fn place_of_list(source: &str) -> usize {
    let tells = |line: &str| line.trim_start_matches(['"', '\'', ' ']).starts_with("level");
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
    #[case("levels: [II]\n", "I", None)]
    fn names_are_found_as_words_behind_their_key(#[case] source: &str, #[case] name: &str, #[case] at: Option<usize>) {
        assert_eq!(place_of(source, place_of_list(source), name), at);
    }
}
