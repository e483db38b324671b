//! What a word on the command line names of tracks and levels: an id or a title,
//! behind the name of its ladder where several ladders have it.

use super::nearest::{likeness, nearest};
use crate::ladder::Ladder;
use crate::ladder::id::slug;
use crate::ladder::model::{Level, Track};
use crate::report::text::titled;
use crate::{Error, Result};

/// How many are named where a title is several ones'.
const MOST_NAMED: usize = 12;

/// Something that a word may name.
struct Candidate<'a, T> {
    of: T,
    id: String,
    /// What it may be called, as slugs.
    names: Vec<String>,
    /// The ladders that it stands in.
    roots: Vec<&'a str>,
    /// How it is named to who mistyped it.
    said: String,
}

/// Finds the level that a word names: by its id, by its title, by its rank, or by
/// both. Fails with the nearest levels, or with the ids of all that it may mean.
pub(in crate::cli) fn level<'a>(ladder: &'a Ladder, word: &str) -> Result<Level<'a>> {
    let candidate = |level: Level<'a>| {
        let (id, whole) = (level.id(), titled(level));
        let names = [Some(slug(level.title())), level.rank().map(slug), Some(slug(&whole))];
        let (names, said) = (names.into_iter().flatten().collect(), format!("{id}  ({whole})"));
        Candidate { of: level, id, names, roots: vec![level.root()], said }
    };
    match ladder.find_level(word) {
        Some(level) => Ok(level),
        None => choose("level", &ladder.levels().map(candidate).collect::<Vec<_>>(), word),
    }
}

/// Finds the track that a word names: by its id, or by its title. Fails with the
/// nearest tracks, or with the ids of all that it may mean.
pub(in crate::cli) fn track<'a>(ladder: &'a Ladder, word: &str) -> Result<Track<'a>> {
    let candidate = |track: Track<'a>| {
        let (id, names) = (track.id().to_owned(), vec![slug(track.title())]);
        let said = format!("{id}  ({})", track.title());
        Candidate { of: track, id, names, roots: track.levels().map(Level::root).collect(), said }
    };
    match ladder.find_track(word) {
        Some(track) => Ok(track),
        None => choose("track", &ladder.tracks().map(candidate).collect::<Vec<_>>(), word),
    }
}

/// The one candidate that a word names, where it is no id by itself.
fn choose<T: Copy>(what: &'static str, all: &[Candidate<'_, T>], word: &str) -> Result<T> {
    let in_root = word.split_once(':').map(|(root, rest)| (rest, Some(root)));
    let named = match in_root.map(|(rest, root)| by_id(all, rest, root)) {
        Some(found) if !found.is_empty() => found,
        _ => by_name(all, word, None),
    };
    let named = match in_root {
        Some((rest, root)) if named.is_empty() => by_name(all, rest, root),
        _ => named,
    };
    match named[..] {
        [one] => Ok(one.of),
        [] => Err(Error::UnknownName { what, word: word.to_owned(), nearest: alike(all, word) }),
        _ => {
            let ids = named.iter().take(MOST_NAMED).map(|candidate| candidate.said.clone()).collect();
            Err(Error::AmbiguousName { what, word: word.to_owned(), ids })
        }
    }
}

type Found<'c, 'a, T> = Vec<&'c Candidate<'a, T>>;

fn by_id<'c, 'a, T>(all: &'c [Candidate<'a, T>], id: &str, root: Option<&str>) -> Found<'c, 'a, T> {
    all.iter().filter(|candidate| candidate.id == id && candidate.is_of(root)).collect()
}

fn by_name<'c, 'a, T>(all: &'c [Candidate<'a, T>], word: &str, root: Option<&str>) -> Found<'c, 'a, T> {
    let wanted = slug(word);
    all.iter().filter(|candidate| candidate.names.contains(&wanted) && candidate.is_of(root)).collect()
}

fn alike<T>(all: &[Candidate<'_, T>], word: &str) -> Vec<String> {
    let wanted = slug(word);
    let scored = all.iter().map(|candidate| {
        let by_name = candidate.names.iter().map(|name| likeness(&wanted, name)).fold(0.0, f64::max);
        (by_name.max(likeness(word, &candidate.id)), &candidate.said)
    });
    nearest(scored).cloned().collect()
}

impl<T> Candidate<'_, T> {
    fn is_of(&self, root: Option<&str>) -> bool {
        root.is_none_or(|root| self.roots.contains(&root))
    }
}
