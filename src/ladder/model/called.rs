//! What tracks are called where several of a ladder have one title.

use super::{Ladder, Track, TrackIx};
use crate::hash::HashMap;

/// The names of those tracks that share their title.
pub(super) type Names = HashMap<TrackIx, String>;

impl<'a> Track<'a> {
    /// Returns the title; where another track of the ladder has the same, with the innermost
    /// part of its path that only it has, else with the line of its first level.
    pub fn called(self) -> &'a str {
        if !self.has_twins() {
            return self.title();
        }
        let names = self.ladder().called.get_or_init(|| names(self.ladder()));
        names.get(&self.ix()).map_or(self.title(), String::as_str)
    }

    fn path(self) -> &'a str {
        self.levels().next().map_or("", |level| level.source().path)
    }
}

/// Names all tracks that share their title, in one look at each of their paths.
fn names(ladder: &Ladder) -> Names {
    let mut groups: HashMap<&str, Vec<Track<'_>>> = HashMap::default();
    for track in ladder.tracks().filter(|track| track.has_twins()) {
        groups.entry(track.plain_id()).or_default().push(track);
    }
    let mut names = Names::default();
    for group in groups.into_values() {
        let parts = Parts::of(group.iter().map(|track| track.path()));
        for track in group {
            let (title, line) = (track.title(), track.levels().next().map_or(1, |level| level.source().line));
            let name = match parts.own(track.path()) {
                Some(part) => format!("{title} ({part})"),
                None => format!("{title} (line {line})"),
            };
            names.insert(track.ix(), name);
        }
    }
    names
}

/// How many of several paths have each of their parts.
struct Parts<'a> {
    /// By how many steps stand behind it.
    steps: HashMap<(usize, &'a str), usize>,
    ends: HashMap<&'a str, usize>,
    paths: HashMap<&'a str, usize>,
}

impl<'a> Parts<'a> {
    fn of(all: impl Iterator<Item = &'a str>) -> Self {
        let mut parts = Parts { steps: HashMap::default(), ends: HashMap::default(), paths: HashMap::default() };
        for path in all {
            steps(path).for_each(|step| *parts.steps.entry(step).or_default() += 1);
            ends(path).for_each(|end| *parts.ends.entry(end).or_default() += 1);
            *parts.paths.entry(path).or_default() += 1;
        }
        parts
    }

    /// The innermost step of a path that no other has at that place, the file or one of its
    /// folders; else its shortest end that is no other's; else itself. Nothing where another
    /// path is the same.
    fn own(&self, path: &'a str) -> Option<&'a str> {
        let is_own = |count: Option<&usize>| count == Some(&1);
        let step = steps(path).find(|step| is_own(self.steps.get(step))).map(|(_, step)| step);
        step.or_else(|| ends(path).find(|end| is_own(self.ends.get(end))))
            .or_else(|| is_own(self.paths.get(path)).then_some(path))
    }
}

/// The steps of a path from the last, each with how many stand behind it.
fn steps(path: &str) -> impl Iterator<Item = (usize, &str)> {
    path.rsplit('/').enumerate()
}

/// The ends of a path from the shortest.
fn ends(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(slash, _)| &path[slash + 1..]).chain([path])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::{assemble, reader};
    use rstest::rstest;

    const CREW: &str =
        "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties\n\n## Senior Sailor\n\n### Ropes\n\n- Splices\n";

    #[rstest]
    #[case::alone(&["crew.md"], &["Crew"])]
    #[case::files(&["ship/a.md", "ship/b.md"], &["Crew (a.md)", "Crew (b.md)"])]
    #[case::folders(&["x/north/crew.md", "x/south/crew.md"], &["Crew (north)", "Crew (south)"])]
    #[case::an_end(
        &["x/p/crew.md", "x/q/crew.md", "y/p/crew.md", "y/q/crew.md"],
        &["Crew (x/p/crew.md)", "Crew (x/q/crew.md)", "Crew (y/p/crew.md)", "Crew (y/q/crew.md)"],
    )]
    #[case::whole(&["crew.md", "north/crew.md"], &["Crew (crew.md)", "Crew (north)"])]
    #[case::lines(&["crew.md", "crew.md"], &["Crew (line 3)", "Crew (line 3)"])]
    fn tracks_of_one_title_are_told_apart_by_their_paths(#[case] paths: &[&str], #[case] expected: &[&str]) {
        let documents = paths.iter().map(|path| reader::read(path, CREW.as_bytes())).collect();
        let ladder = assemble::assemble("test", documents);
        assert_eq!(ladder.tracks().map(Track::called).collect::<Vec<_>>(), expected);
    }
}
