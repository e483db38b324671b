//! What a word on the command line names of tracks: an id, or a title.

use crate::ladder::Ladder;
use crate::ladder::id::slug;
use crate::ladder::model::Track;
use crate::{Error, Result};

/// How many of the nearest tracks are named.
const NEAREST: usize = 3;

/// Below this similarity, a track is no help to who mistyped one.
const SIMILAR: f64 = 0.7;

/// Finds the track that a word names, or fails with the nearest ones.
pub(super) fn find<'a>(ladder: &'a Ladder, word: &str) -> Result<Track<'a>> {
    let wanted = slug(word);
    let titled = || ladder.tracks().find(|track| slug(track.title()) == wanted);
    ladder.find_track(word).or_else(titled).ok_or_else(|| {
        let likeness = |track: &Track<'_>| strsim::jaro_winkler(&wanted, track.id());
        let mut near: Vec<(f64, Track<'_>)> = ladder.tracks().map(|track| (likeness(&track), track)).collect();
        near.retain(|(likeness, _)| *likeness > SIMILAR);
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        let nearest = near.into_iter().take(NEAREST).map(|(_, track)| track.id().to_owned()).collect();
        Error::UnknownId { what: "track", id: word.to_owned(), nearest }
    })
}
