//! What ladders said when they were looked at, or pinned: files by the hash of
//! their content, which events of the journal name. A missing one costs only the
//! comparison with it.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::changes::Changes;
use super::event::Wording;
use super::state::{Renamed, Sighting, Sightings};
use crate::ladder::Ladder;
use crate::ladder::id::{digest, slug};
use crate::ladder::model::Level;
use crate::ladder::snapshot::{self, Snapshot};
use crate::{Error, Result};

/// Keeps what everything that is open says, and returns what an event names.
pub fn keep(folder: &Path, ladder: &Ladder) -> Result<Vec<Wording>> {
    let mut wordings = Vec::new();
    for snapshot in snapshot::snapshots(ladder) {
        let unwritable = |source| Error::Unwritable { path: folder.to_owned(), source };
        let (bytes, hash) = snapshot.to_bytes().map_err(|error| unwritable(error.into()))?;
        write(folder, &hash, &bytes).map_err(unwritable)?;
        wordings.push(Wording { ladder: snapshot.ladder, snapshot: hash });
    }
    Ok(wordings)
}

/// Writes a file beside its place and moves it there, so that nobody reads half
/// of it. One that is there has the same content, or is mended.
fn write(folder: &Path, hash: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(format!("{hash}.json"));
    if fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!("{hash}.{}", uuid::Uuid::now_v7()));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// What ladders said at some time.
pub struct Past {
    /// Everything that could be read, as one ladder, with the ids of then.
    pub ladder: Ladder,
    /// Since when the oldest of it stands.
    pub since: Timestamp,
    /// The names of ladders whose snapshot is missing or damaged.
    pub missing: Vec<String>,
    /// The names of ladders whose words of then are in it.
    known: Vec<String>,
}

impl Past {
    /// Returns what became of it; `renamed` is as [`Changes::between`] takes it. A
    /// ladder whose words of then are not at hand has nothing new.
    pub fn changes(&self, now: &Ladder, renamed: &HashMap<String, Renamed>) -> Changes {
        let mut changes = Changes::between(&self.ladder, now, renamed);
        let root = |ix| now.expectation(ix).competency().level().root();
        changes.new.retain(|&ix| self.known.iter().any(|name| name == root(ix)));
        changes
    }
}

/// Returns what the ladders that are open now said then; nothing, where none of
/// them was ever sighted. `then` is [`State::seen`] or [`State::pinned`].
///
/// [`State::seen`]: super::State::seen
/// [`State::pinned`]: super::State::pinned
pub fn past(folder: Option<&Path>, then: &Sightings, now: &Ladder) -> Option<Past> {
    let mut names: Vec<&str> = now.levels().map(Level::root).collect();
    names.sort_unstable();
    names.dedup();
    let (mut found, mut known, mut missing, mut since) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for name in names {
        let here = Here::of(now, name);
        let Sighted { snapshots, at, unread } = here.sighted(folder, then.of(name));
        if snapshots.is_empty() {
            missing.extend((!unread.is_empty()).then(|| name.to_owned()));
            since.extend(unread);
        } else {
            known.push(name.to_owned());
            found.extend(snapshots);
            since.extend(at);
        }
    }
    Some(Past { ladder: snapshot::ladder(&found), since: since.into_iter().min()?, missing, known })
}

/// A ladder as it is, to tell which wordings under its name were its own: other
/// ladders may have the same name.
struct Here<'a> {
    now: &'a Ladder,
    name: &'a str,
    /// The slugs of its tracks' titles.
    tracks: HashSet<String>,
}

/// The wordings of then that belong to a ladder.
#[derive(Default)]
struct Sighted {
    snapshots: Vec<Snapshot>,
    /// When each was sighted.
    at: Vec<Timestamp>,
    /// When those were that can't be read.
    unread: Vec<Timestamp>,
}

impl<'a> Here<'a> {
    fn of(now: &'a Ladder, name: &'a str) -> Self {
        let tracks = now.tracks().filter(|track| track.levels().any(|level| level.root() == name));
        Here { now, name, tracks: tracks.map(|track| slug(track.title())).collect() }
    }

    /// Takes each track from the newest wording that has it, and what is no longer a
    /// track here from the newest wording of all.
    fn sighted(&self, folder: Option<&Path>, all: &[Sighting]) -> Sighted {
        let mut sighted = Sighted::default();
        let mut wanted = self.tracks.clone();
        for sighting in all.iter().rev() {
            let Some(mut snapshot) = folder.and_then(|folder| read(folder, &sighting.snapshot)) else {
                sighted.unread.push(sighting.since);
                continue;
            };
            let is_first = sighted.snapshots.is_empty();
            if is_first && !self.is_of(&snapshot) {
                continue;
            }
            snapshot.retain_tracks(|track| wanted.contains(track) || (is_first && !self.tracks.contains(track)));
            if snapshot.track_slugs().next().is_some() {
                wanted.retain(|track| snapshot.track_slugs().all(|known| known != *track));
                sighted.at.push(sighting.since);
                sighted.snapshots.push(snapshot);
            }
            if wanted.is_empty() {
                break;
            }
        }
        sighted
    }

    /// Whether a wording has a track of this ladder, or a statement where all its
    /// tracks have other titles now.
    fn is_of(&self, snapshot: &Snapshot) -> bool {
        if snapshot.track_slugs().any(|track| self.tracks.contains(&track)) {
            return true;
        }
        let own = self.now.levels().filter(|level| level.root() == self.name).flat_map(Level::expectations);
        let own: HashSet<String> = own.map(|expectation| digest(expectation.text())).collect();
        snapshot.digests().any(|digest| own.contains(&digest))
    }
}

/// Reads one snapshot. Its name comes from the journal, and may be anything.
fn read(folder: &Path, hash: &str) -> Option<Snapshot> {
    if hash.is_empty() || !hash.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let path = folder.join(format!("{hash}.json"));
    let is_file = fs::metadata(&path).is_ok_and(|metadata| metadata.is_file());
    let bytes = if is_file { fs::read(path).ok()? } else { return None };
    Snapshot::from_bytes(&bytes, hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::assemble::assemble;
    use crate::ladder::{open_builtin, reader};
    use crate::progress::{Log, Step};

    /// What is known of ladders that were looked at one after another.
    fn sighted(wordings: impl IntoIterator<Item = Wording>) -> Sightings {
        let steps = wordings.into_iter().map(|wording| Step::seen("desk", Timestamp::UNIX_EPOCH, [wording]));
        let drafts = steps.flat_map(|step| step.drafts);
        let events = drafts.zip(1..).map(|(draft, seq)| draft.numbered(seq)).collect();
        Log::new(events).state().seen.clone()
    }

    #[test]
    fn what_is_kept_is_found_and_a_missing_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("snapshots");
        let ladder = open_builtin();
        let wordings = keep(&folder, &ladder).unwrap();
        assert_eq!(keep(&folder, &ladder).unwrap(), wordings);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        let seen = |snapshot: &str| sighted([Wording { ladder: "built-in".to_owned(), snapshot: snapshot.to_owned() }]);
        let then = past(Some(&folder), &seen(&wordings[0].snapshot), &ladder).unwrap();
        assert_eq!((then.ladder.size(), then.missing), (ladder.size(), vec![]));
        for hash in ["00ff", "", "../../etc/passwd"] {
            let then = past(Some(&folder), &seen(hash), &ladder).unwrap();
            assert!(then.changes(&ladder, &HashMap::new()).is_empty(), "beside nothing, all would seem new");
            assert_eq!((then.ladder.size(), then.missing), ([0; 4], vec!["built-in".to_owned()]));
        }
        assert!(past(Some(&folder), &Sightings::default(), &ladder).is_none());
        let path = folder.join(format!("{}.json", wordings[0].snapshot));
        fs::write(&path, "{}").unwrap();
        assert_eq!(past(Some(&folder), &seen(&wordings[0].snapshot), &ladder).unwrap().missing.len(), 1);
        keep(&folder, &ladder).unwrap();
        assert!(past(Some(&folder), &seen(&wordings[0].snapshot), &ladder).unwrap().missing.is_empty(), "mended");
    }

    const BAKERY: &str = "# Bakery\n\n## Junior Baker\n\n### Dough\n\n- Weighs flour.\n\n## Senior Baker\n\n\
        ### Dough\n\n- Shapes loaves.\n";
    const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots.\n";

    #[test]
    fn of_two_ladders_with_one_name_each_has_its_own_past() {
        let folder = tempfile::tempdir().unwrap();
        let open = |texts: &[&str]| {
            let read = |text: &&str| {
                let mut document = reader::read("ladder.md", text.as_bytes());
                document.set_root("ladder");
                document
            };
            assemble("ladder", texts.iter().map(read).collect())
        };
        let seen = |ladders: &[&Ladder]| {
            sighted(ladders.iter().flat_map(|ladder| keep(folder.path(), ladder).unwrap()).collect::<Vec<_>>())
        };
        let changes = |then: &Sightings, now: &Ladder| {
            past(Some(folder.path()), then, now).map(|past| past.changes(now, &HashMap::new()))
        };
        let (bakery, crew, both) = (open(&[BAKERY]), open(&[CREW]), open(&[BAKERY, CREW]));
        assert!(changes(&seen(&[&crew]), &bakery).is_none(), "the other one was never looked at");
        let grown = open(&[&format!("{BAKERY}- Greets regulars.\n")]);
        for then in [seen(&[&bakery, &crew]), seen(&[&both]), seen(&[&grown, &both, &crew])] {
            let changes = changes(&then, &grown).unwrap();
            assert_eq!((changes.new.len(), changes.kept.len(), changes.gone.len()), (1, 2, 0));
        }
        let renamed = open(&[&BAKERY.replace("# Bakery", "# Patisserie")]);
        assert_eq!(changes(&seen(&[&bakery, &crew]), &renamed).unwrap().kept.len(), 2, "by its statements");
        let both_grown = open(&[&format!("{BAKERY}- Greets regulars.\n"), CREW]);
        for then in [seen(&[&crew, &bakery]), seen(&[&both, &bakery])] {
            let changes = changes(&then, &both_grown).unwrap();
            assert_eq!((changes.new.len(), changes.kept.len(), changes.gone.len()), (1, 3, 0));
        }
    }
}
