//! Tracks of one title. Their ids go by the order in which they are read, so that one
//! of another ladder or file may have by now the id that the journal knows a track
//! by. What was said is looked for in the track that it was said of: the one of the
//! file and ladder that events name, and that has the very statements.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::find::Wanted;
use super::index::Index;
use crate::ladder::model::{Ladder, Track, plain};
use crate::progress::event::{Origin, Words, file};
use crate::progress::state::{Renamed, State};

/// The ids that levels, and tracks, of the journal have by now, where these are
/// others: by what they are known by.
#[derive(Default)]
pub(super) struct Twins<'s>(HashMap<(&'s str, Origin<'s>), String>);

/// What the journal knows of a track: its levels, and what was ticked.
#[derive(Default)]
struct Known<'s> {
    levels: BTreeSet<&'s str>,
    ticks: Vec<Wanted<'s>>,
}

impl<'s> Twins<'s> {
    /// Finds which track of a title is meant. Where no title is that of several tracks,
    /// here or when something was said, nothing is looked at.
    pub(super) fn of(ladder: &Ladder, state: &'s State) -> Self {
        let mut tracks: HashMap<&str, Vec<Track<'_>>> = HashMap::new();
        for track in ladder.tracks() {
            tracks.entry(track.plain_id()).or_default().push(track);
        }
        let is_open_twice = tracks.len() < ladder.tracks().len();
        let mut known: BTreeMap<(&'s str, Origin<'s>), Known<'s>> = BTreeMap::new();
        for (wanted, is_tick) in said(state) {
            let is_numbered = wanted.track.len() > plain(wanted.track).len();
            if !(is_numbered || is_open_twice && tracks.get(wanted.track).is_some_and(|all| all.len() > 1)) {
                continue;
            }
            let known = known.entry((wanted.track, wanted.words.origin())).or_default();
            known.levels.insert(wanted.level_id);
            known.ticks.extend(is_tick.then_some(wanted));
        }
        let mut index = Index::new(ladder);
        let mut ids = HashMap::new();
        for ((id, origin), known) in known {
            let tracks = tracks.get(plain(id)).map_or(&[][..], Vec::as_slice);
            let Some(track) = meant(&mut index, id, origin, tracks, &known).filter(|track| track.id() != id) else {
                continue;
            };
            for level in known.levels {
                ids.insert((level, origin), format!("{}{}", track.id(), &level[id.len()..]));
            }
        }
        Twins(ids)
    }

    /// Returns whether all tracks have the ids that the journal knows them by.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns what to look for, under the id that its track has by now.
    pub(super) fn now<'t>(&'t self, wanted: Wanted<'t>) -> Wanted<'t> {
        match self.id(wanted.level_id, wanted.words) {
            None => wanted,
            Some(id) => {
                let (track, level) = id.split_once('/').unwrap_or((id, ""));
                Wanted { track, level_id: id, level, ..wanted }
            }
        }
    }

    /// Returns what a person said of levels, under the ids that their tracks have by now.
    pub(super) fn renamed<'t>(&self, renamed: &'t HashMap<String, Renamed>) -> Cow<'t, HashMap<String, Renamed>> {
        if self.is_empty() {
            return Cow::Borrowed(renamed);
        }
        let now = |id: &str, words: &Words| self.id(id, words).unwrap_or(id).to_owned();
        let all = renamed.iter().map(|(from, renamed)| {
            let words = &renamed.words;
            (now(from, words), Renamed { to: now(&renamed.to, words), words: words.clone() })
        });
        Cow::Owned(all.collect())
    }

    fn id<'t>(&'t self, level_id: &'t str, words: &'t Words) -> Option<&'t str> {
        if self.is_empty() {
            return None;
        }
        self.0.get(&(level_id, words.origin())).map(String::as_str)
    }
}

/// All that a state says something of, with whether it is a tick.
fn said(state: &State) -> impl Iterator<Item = (Wanted<'_>, bool)> {
    let current = state.current.iter().map(|(id, ticked)| (id.as_str(), ticked));
    let ticks = current.chain(state.beside.all_ticks());
    let ticks = ticks.filter_map(|(id, ticked)| Some((Wanted::new(id, &ticked.words)?, true)));
    let ratings = state.ratings.iter().filter_map(|(id, rated)| Wanted::part(id, &rated.words));
    let notes = state
        .notes()
        .filter_map(|note| Wanted::new(&note.on, &note.words).or_else(|| Wanted::part(&note.on, &note.words)));
    let matches = state.matches.values().filter_map(|matched| Wanted::new(&matched.to, &matched.words));
    let renamed =
        state.renamed.iter().flat_map(|(from, renamed)| [(from, &renamed.words), (&renamed.to, &renamed.words)]);
    let renamed = renamed.filter_map(|(id, words)| Wanted::level(id, words));
    let ends = state.aims.iter().flat_map(|(id, aim)| {
        let ends = [&aim.current, &aim.target].into_iter().flatten();
        ends.map(move |rung| (id.as_str(), rung))
    });
    let ends = ends.chain(state.beside.aims().map(|(id, rung, _)| (id, rung)));
    let aims = ends.filter_map(|(id, rung)| match &rung.level {
        Some(level) => Wanted::level(level, &rung.words),
        None => Some(Wanted::track(id, &rung.words)),
    });
    ticks.chain(ratings.chain(notes).chain(matches).chain(renamed).chain(aims).map(|wanted| (wanted, false)))
}

/// The track that is meant by an id: of those with its title the one whose file and
/// ladder are named, and that has what was ticked, word for word; else the one with
/// the id.
fn meant<'a>(
    index: &mut Index<'a>,
    id: &str,
    (root, path): Origin<'_>,
    tracks: &[Track<'a>],
    known: &Known<'_>,
) -> Option<Track<'a>> {
    let is_root = |track: Track<'_>| track.levels().next().is_some_and(|level| level.root() == root);
    if let [track] = tracks {
        // Another one may be what is meant: that is told by words only.
        let is_it = path.map_or_else(|| is_root(*track), |path| file(*track).as_deref() == Some(path));
        return is_it.then_some(*track);
    }
    let mut best = None;
    for &track in tracks {
        let alike = path.map_or(0, |path| common_end(path, file(track).as_deref().unwrap_or_default()));
        let exact = known.ticks.iter().filter(|wanted| index.verbatim(track, wanted)).count();
        let is_root = is_root(track);
        let worth = (alike, is_root && exact > 0, exact, is_root, track.id() == id);
        if best.is_none_or(|(_, most)| most < worth) {
            best = Some((track, worth));
        }
    }
    best.map(|(track, _)| track)
}

/// How many parts two paths have in common at their ends.
fn common_end(a: &str, b: &str) -> usize {
    a.rsplit('/').zip(b.rsplit('/')).take_while(|(a, b)| a == b).count()
}
