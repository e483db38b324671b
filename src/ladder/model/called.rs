//! What tracks are called where several of a ladder have one title.

use std::borrow::Cow;

use crate::ladder::model::{Level, Track};

/// Returns a track's title; where another one of its ladder is called the same, with the
/// shortest part of its path that tells it apart, else with its line.
pub fn called(track: Track<'_>) -> Cow<'_, str> {
    let title = track.title();
    let mut alike = track.ladder().tracks().filter(|other| other.ix() != track.ix() && other.title() == title);
    let Some(first) = alike.next() else { return Cow::Borrowed(title) };
    let Some(level) = track.levels().next() else { return Cow::Borrowed(title) };
    let others: Vec<&str> =
        std::iter::once(first).chain(alike).filter_map(|track| track.levels().next()).map(path).collect();
    match apart(path(level), &others) {
        Some(part) => Cow::Owned(format!("{title} ({part})")),
        None => Cow::Owned(format!("{title} (line {})", level.source().line)),
    }
}

fn path(level: Level<'_>) -> &str {
    level.source().path
}

/// Returns the innermost step of a path that no other path has at that place, the file or
/// one of its folders; else the shortest end of it that is no other's; nothing where one
/// of the others is the same path.
fn apart<'a>(path: &'a str, others: &[&str]) -> Option<&'a str> {
    let at = |path: &'a str, nth| path.rsplit('/').nth(nth);
    let has = |nth, step| others.iter().any(|other| other.rsplit('/').nth(nth) == Some(step));
    let steps = path.split('/').count();
    let step = (0..steps).filter_map(|nth| Some((nth, at(path, nth)?))).find(|&(nth, step)| !has(nth, step));
    if let Some((_, step)) = step {
        return Some(step);
    }
    let ends = path.rmatch_indices('/').map(|(slash, _)| &path[slash + 1..]).chain([path]);
    ends.into_iter().find(|end| !others.iter().any(|other| is_end(other, end)))
}

/// Whether these are the last steps of a path.
fn is_end(path: &str, end: &str) -> bool {
    path.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::{assemble, reader};

    const CREW: &str =
        "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties\n\n## Senior Sailor\n\n### Ropes\n\n- Splices\n";

    fn names(paths: &[&str]) -> Vec<String> {
        let documents = paths.iter().map(|path| reader::read(path, CREW.as_bytes())).collect();
        let ladder = assemble::assemble("test", documents);
        ladder.tracks().map(|track| called(track).into_owned()).collect()
    }

    #[test]
    fn tracks_of_one_title_are_told_apart_by_the_shortest_part_of_their_path() {
        assert_eq!(names(&["crew.md"]), ["Crew"]);
        assert_eq!(names(&["ship/a.md", "ship/b.md"]), ["Crew (a.md)", "Crew (b.md)"]);
        assert_eq!(names(&["x/north/crew.md", "x/south/crew.md"]), ["Crew (north)", "Crew (south)"]);
    }

    #[test]
    fn a_path_that_has_no_step_of_its_own_is_told_by_its_end() {
        assert_eq!(apart("x/p/crew.md", &["x/q/crew.md", "y/p/crew.md"]), Some("x/p/crew.md"));
        assert_eq!(apart("crew.md", &["north/crew.md"]), None);
        assert_eq!(apart("crew.md", &["crew.md"]), None);
    }
}
