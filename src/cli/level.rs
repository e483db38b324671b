//! What a word on the command line names of levels: an id, or a title.

use crate::ladder::Ladder;
use crate::ladder::id::slug;
use crate::ladder::model::Level;
use crate::report::text::titled;
use crate::{Error, Result};

/// How many of the nearest levels are named.
const NEAREST: usize = 3;

/// Below this similarity, a level is no help to who mistyped one.
const SIMILAR: f64 = 0.7;

/// How many levels are named where a title is several levels'.
const MOST_NAMED: usize = 12;

/// Finds the level that a word names: by its id, by its title, by its rank, or by
/// both. Fails with the nearest levels, or with the ids of all that it may mean.
pub(super) fn find<'a>(ladder: &'a Ladder, word: &str) -> Result<Level<'a>> {
    let plain = word.split_once(':').map(|(root, id)| (root, ladder.find_level(id)));
    let of_root = plain.and_then(|(root, level)| level.filter(|level| level.root() == root));
    if let Some(level) = ladder.find_level(word).or(of_root) {
        return Ok(level);
    }
    let wanted = slug(word);
    let named: Vec<Level<'_>> = ladder.levels().filter(|&level| names(level).any(|name| name == wanted)).collect();
    match named[..] {
        [level] => Ok(level),
        [] => Err(Error::UnknownLevel { word: word.to_owned(), nearest: nearest(ladder, word, &wanted) }),
        _ => Err(Error::AmbiguousLevel {
            word: word.to_owned(),
            ids: named.iter().take(MOST_NAMED).map(|level| level.id()).collect(),
        }),
    }
}

/// What a level may be called, as slugs.
fn names(level: Level<'_>) -> impl Iterator<Item = String> {
    let title = slug(level.title());
    let ranked = slug(&titled(level));
    [Some(title), level.rank().map(slug), Some(ranked)].into_iter().flatten()
}

fn nearest(ladder: &Ladder, word: &str, wanted: &str) -> Vec<String> {
    let likeness = |level: Level<'_>| {
        let by_name = names(level).map(|name| strsim::jaro_winkler(wanted, &name)).fold(0.0, f64::max);
        by_name.max(strsim::jaro_winkler(word, &level.id()))
    };
    let mut near: Vec<(f64, Level<'_>)> = ladder.levels().map(|level| (likeness(level), level)).collect();
    near.retain(|(likeness, _)| *likeness > SIMILAR);
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(NEAREST).map(|(_, level)| format!("{}  ({})", level.id(), titled(level))).collect()
}
