//! What a ladder said at some time: the words of its tracks, levels, competencies
//! and statements, without where they stood, so that the same words give the same
//! bytes on every machine.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::id::{digest, slug};
use super::model::{Competency, Document, DocumentBuilder, Ladder, Level, LevelDraft, LevelIx, Track};
use super::text::clean_line;

const SCHEMA: &str = "rungs.snapshot/1";

/// The words of one ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    schema: String,
    /// The ladder's name: folder, file stem, or `built-in`.
    pub ladder: String,
    tracks: Vec<TrackWords>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct TrackWords {
    title: String,
    levels: Vec<LevelWords>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct LevelWords {
    title: String,
    rank: Option<String>,
    competencies: Vec<CompetencyWords>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct CompetencyWords {
    title: String,
    category: Option<String>,
    expectations: Vec<(usize, String)>,
}

/// Returns the words of everything that is open, one snapshot for each ladder.
pub fn snapshots(ladder: &Ladder) -> Vec<Snapshot> {
    let mut names: Vec<&str> = Vec::new();
    for level in ladder.levels() {
        if !names.contains(&level.root()) {
            names.push(level.root());
        }
    }
    names.into_iter().map(|name| Snapshot::of(ladder, name)).collect()
}

impl Snapshot {
    fn of(ladder: &Ladder, name: &str) -> Self {
        let track = |track: Track<'_>| TrackWords {
            title: track.title().to_owned(),
            levels: track.levels().filter(|level| level.root() == name).map(level).collect(),
        };
        let mut tracks: Vec<TrackWords> = ladder.tracks().map(track).collect();
        tracks.retain(|track| !track.levels.is_empty());
        Snapshot { schema: SCHEMA.to_owned(), ladder: name.to_owned(), tracks }
    }

    /// Returns the bytes to keep, and their hash.
    pub fn to_bytes(&self) -> serde_json::Result<(Vec<u8>, String)> {
        let bytes = serde_json::to_vec(self)?;
        let hash = hash(&bytes);
        Ok((bytes, hash))
    }

    /// Returns the slugs of its tracks' titles.
    pub fn track_slugs(&self) -> impl Iterator<Item = String> {
        self.tracks.iter().map(|track| slug(&track.title))
    }

    /// Leaves only the tracks whose title's slug is wanted.
    pub fn retain_tracks(&mut self, is_wanted: impl Fn(&str) -> bool) {
        self.tracks.retain(|track| is_wanted(&slug(&track.title)));
    }

    /// Returns the digests of its statements.
    pub fn digests(&self) -> impl Iterator<Item = String> {
        let competencies = self.tracks.iter().flat_map(|track| &track.levels).flat_map(|level| &level.competencies);
        competencies.flat_map(|competency| &competency.expectations).map(|(_, text)| digest(text))
    }

    /// Reads bytes that were kept under a hash; nothing, where they are others.
    pub fn from_bytes(bytes: &[u8], kept_under: &str) -> Option<Self> {
        let read: Option<Snapshot> = serde_json::from_slice(bytes).ok();
        read.filter(|snapshot| snapshot.schema == SCHEMA && hash(bytes) == kept_under)
    }
}

/// SHA-256, in hex digits.
fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn level(level: Level<'_>) -> LevelWords {
    LevelWords {
        title: level.title().to_owned(),
        rank: level.rank().map(str::to_owned),
        competencies: level.competencies().map(competency).collect(),
    }
}

fn competency(competency: Competency<'_>) -> CompetencyWords {
    CompetencyWords {
        title: competency.title().to_owned(),
        category: competency.category().map(str::to_owned),
        expectations: competency.expectations().map(|e| (e.depth(), e.text().to_owned())).collect(),
    }
}

/// Returns the ladder that snapshots are of, with the ids that it had.
pub fn ladder(snapshots: &[Snapshot]) -> Ladder {
    let tracks = || snapshots.iter().flat_map(|snapshot| snapshot.tracks.iter().map(move |track| (snapshot, track)));
    let documents = tracks().map(|(snapshot, track)| Arc::new(document(&snapshot.ladder, track))).collect();
    let mut ladder = Ladder::over("snapshot", documents);
    let mut next = 0;
    for (_, track) in tracks() {
        let end = next + track.levels.len() as u32;
        ladder.add_track(clean_line(&track.title), (next..end).map(LevelIx).collect());
        next = end;
    }
    ladder
}

/// The file may have been written by anybody, so that its texts are cleaned as
/// those of any document are.
fn document(root: &str, track: &TrackWords) -> Document {
    let mut builder = DocumentBuilder::new("snapshot");
    builder.begin_track(Some(&clean_line(&track.title)));
    for level in &track.levels {
        let (title, rank) = (clean_line(&level.title), level.rank.as_deref().map(clean_line));
        builder.begin_level(LevelDraft { title: &title, rank: rank.as_deref(), line: 1 });
        for competency in &level.competencies {
            let category = competency.category.as_deref().map(clean_line);
            builder.begin_competency(&clean_line(&competency.title), category.as_deref(), 1);
            for (depth, text) in &competency.expectations {
                builder.expectation(&clean_line(text), 1, *depth);
            }
        }
    }
    let mut document = builder.finish();
    document.set_root(&clean_line(root));
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::model::Expectation;
    use crate::ladder::open_builtin;

    fn ids(ladder: &Ladder) -> Vec<(String, String, bool)> {
        let all = ladder.levels().flat_map(Level::competency_ids);
        let all = all.flat_map(|(competency, id)| competency.expectation_ids(&id).collect::<Vec<_>>());
        all.map(|(e, id): (Expectation<'_>, String)| (id, e.text().to_owned(), e.is_label())).collect()
    }

    #[test]
    fn a_snapshot_gives_back_the_words_under_their_ids() {
        let ladder = open_builtin();
        let snapshots = snapshots(&ladder);
        assert_eq!(snapshots.len(), 1);
        let (bytes, hash) = snapshots[0].to_bytes().unwrap();
        let read = Snapshot::from_bytes(&bytes, &hash).unwrap();
        assert_eq!(ids(&super::ladder(&[read])), ids(&ladder));
        assert_eq!(Snapshot::from_bytes(&bytes, "other"), None);
        assert_eq!(Snapshot::from_bytes(&bytes[1..], &hash), None);
        assert_eq!(snapshots[0].to_bytes().unwrap().1, hash);
    }
}
