//! Ratings and notes of competencies, and finding the competency again when its
//! title or its level's has changed: at the same title in its level, else where
//! most of its ticked statements went, else at the most similar title there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::Standing;
use super::anchors::{NotesOn, Tick};
use super::find::Wanted;
use super::homes::{Home, Homes};
use super::place::add;
use super::similar::{Lexicon, Statement, pairs};
use super::twins::Twins;
use crate::ladder::id;
use crate::ladder::model::{Competency, CompetencyIx, Ladder, LevelIx, TrackIx};
use crate::progress::event::{EventId, Words};
use crate::progress::state::{Note, Rated, State};
use crate::sort;

/// The rating of a competency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// A word of the person's scale.
    pub rating: String,
    /// Since when.
    pub since: Timestamp,
    /// The event that said so.
    pub event: EventId,
    /// The title that was rated, where the competency was found again under
    /// another one. Rating it again confirms it.
    pub from: Option<String>,
    /// The id and the words that were rated.
    rated: (String, Words),
}

impl Rating {
    /// Returns what to write beside a new rating where this one was found again
    /// under another title, as [`Step::ratings`] takes it: what was rated there is
    /// settled by it.
    ///
    /// [`Step::ratings`]: crate::progress::Step::ratings
    pub fn settled(&self) -> Option<(String, Option<String>, Words)> {
        self.from.as_ref()?;
        let (id, words) = self.rated.clone();
        Some((id, None, words))
    }
}

/// A rating, or notes, whose track is here and whose competency is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostCompetency {
    /// The id of the competency that is gone.
    pub id: String,
    /// Its words.
    pub words: Words,
    /// The rating, and since when.
    pub rating: Option<(String, Timestamp)>,
    /// The notes, in the order in which they were first written.
    pub notes: Vec<Arc<Note>>,
    /// The track.
    pub track: TrackIx,
    /// The level; nothing, if that is gone too.
    pub level: Option<LevelIx>,
}

/// A competency that was rated or noted on.
pub(super) struct Part<'s> {
    id: &'s str,
    rated: Option<&'s Rated>,
    notes: Vec<&'s Arc<Note>>,
    pub(super) wanted: Wanted<'s>,
    /// Where it was found.
    pub(super) landed: Option<CompetencyIx>,
    /// Whether it was found by another title.
    is_moved: bool,
}

impl Part<'_> {
    fn counts(&self) -> bool {
        self.is_rated() || !self.notes.is_empty()
    }

    fn is_rated(&self) -> bool {
        self.rated.is_some_and(|rated| rated.rating.is_some())
    }
}

/// Returns the competencies of a state, by id; `notes` are those on no statement.
pub(super) fn parts<'s>(state: &'s State, twins: &'s Twins<'s>, mut notes: NotesOn<'s>) -> Vec<Part<'s>> {
    let part = |id: &'s str, rated: Option<&'s Rated>, notes: Vec<&'s Arc<Note>>| {
        let words = rated.map(|rated| &rated.words).or_else(|| notes.last().map(|note| &note.words))?;
        let wanted = twins.now(Wanted::part(id, words)?);
        Some(Part { id, rated, notes, wanted, landed: None, is_moved: false })
    };
    let mut parts: Vec<Part<'s>> = Vec::new();
    for (id, rated) in &state.ratings {
        let notes = notes.remove(id.as_str()).unwrap_or_default();
        parts.extend(part(id, Some(rated), notes));
    }
    parts.extend(notes.into_iter().filter_map(|(id, notes)| part(id, None, notes)));
    sort::by_key(&mut parts, |part| part.id);
    parts
}

/// Finds what is not where it was, and puts all in its place. `ticks` know where
/// they landed.
pub(super) fn settle(
    standing: &mut Standing,
    ladder: &Ladder,
    homes: &Homes<'_>,
    parts: &mut [Part<'_>],
    ticks: &[Tick<'_>],
) {
    find_again(ladder, homes, parts, ticks);
    // An exact title beats another one, and the later rating the earlier.
    let mut rated: Vec<(&Part<'_>, &Rated)> = parts.iter().filter_map(|part| Some((part, part.rated?))).collect();
    sort::by_key(&mut rated, |(part, rated)| (!part.is_moved, rated.seq, &rated.event));
    for (part, rated) in rated {
        let Some(ix) = part.landed else { continue };
        match &rated.rating {
            Some(rating) => drop(standing.ratings.insert(ix, placed(part, rated, rating))),
            // It took back the rating of its own competency, not that of another one
            // which both are by now.
            None if part.is_moved => {}
            None => drop(standing.ratings.remove(&ix)),
        }
    }
    for part in parts.iter().filter(|part| part.counts()) {
        match part.landed {
            Some(ix) => add(standing.competency_notes.entry(ix), &part.notes),
            None => standing.lost_competencies.extend(homes.get(&part.wanted).map(|home| lost(part, home))),
        }
    }
    sort::by(&mut standing.lost_competencies, |a, b| (a.track, a.level, &a.id).cmp(&(b.track, b.level, &b.id)));
}

fn placed(part: &Part<'_>, rated: &Rated, rating: &str) -> Rating {
    Rating {
        rating: rating.to_owned(),
        since: rated.since,
        event: rated.event.clone(),
        from: part.is_moved.then(|| rated.words.competency.clone()),
        rated: (part.id.to_owned(), rated.words.clone()),
    }
}

fn lost(part: &Part<'_>, home: Home) -> LostCompetency {
    let rated = part.rated.and_then(|rated| Some((rated.rating.clone()?, rated.since)));
    LostCompetency {
        id: part.id.to_owned(),
        words: part.wanted.words.clone(),
        rating: rated,
        notes: part.notes.iter().map(|&note| note.clone()).collect(),
        track: home.track,
        level: home.level,
    }
}

/// Finds competencies again, those with ratings and those with mere notes apart: a
/// competency has one rating, and as many notes as there are.
fn find_again(ladder: &Ladder, homes: &Homes<'_>, parts: &mut [Part<'_>], ticks: &[Tick<'_>]) {
    let mut taken: HashSet<CompetencyIx> =
        parts.iter().filter(|part| part.is_rated()).filter_map(|part| part.landed).collect();
    let mut by_level: BTreeMap<(bool, LevelIx), Vec<&mut Part<'_>>> = BTreeMap::new();
    for part in parts.iter_mut().filter(|part| part.landed.is_none() && part.counts()) {
        if let Some(Home { level: Some(level), .. }) = homes.get(&part.wanted) {
            by_level.entry((part.is_rated(), level)).or_default().push(part);
        }
    }
    if by_level.is_empty() {
        return;
    }
    let followed = Followed::of(ladder, ticks);
    for ((is_rated, ix), parts) in by_level {
        // Notes stand beside whatever is there already.
        let mut none = HashSet::new();
        in_level(ladder, ix, parts, &followed, if is_rated { &mut taken } else { &mut none });
    }
}

/// Looks for what is gone from a level among those of its competencies that are
/// not taken, and takes those it finds.
fn in_level(
    ladder: &Ladder,
    ix: LevelIx,
    mut parts: Vec<&mut Part<'_>>,
    followed: &Followed<'_>,
    taken: &mut HashSet<CompetencyIx>,
) {
    let here: Vec<(Competency<'_>, String)> = ladder.level(ix).competency_slugs().collect();
    for part in &mut parts {
        let titled = here.iter().find(|(_, slug)| slug == part.wanted.competency);
        let found = titled.map(|(competency, _)| competency.ix()).or_else(|| {
            let followed = followed.most(part.id);
            followed.filter(|&ix| here.iter().any(|(competency, _)| competency.ix() == ix) && !taken.contains(&ix))
        });
        part.is_moved = titled.is_none();
        part.landed = found;
        taken.extend(found);
    }
    let here: Vec<Competency<'_>> =
        here.into_iter().map(|(competency, _)| competency).filter(|c| !taken.contains(&c.ix())).collect();
    parts.retain(|part| part.landed.is_none());
    let mut lexicon = Lexicon::default();
    let old: Vec<_> = parts.iter().map(|part| titled(&mut lexicon, &part.wanted.words.competency)).collect();
    let new: Vec<_> = here.iter().map(|competency| titled(&mut lexicon, competency.title())).collect();
    for pair in pairs(&old, &new) {
        let found = here[pair.new].ix();
        parts[pair.old].landed = Some(found);
        taken.insert(found);
    }
}

/// A title as something to look for.
fn titled(lexicon: &mut Lexicon, title: &str) -> Statement {
    Statement { competency: String::new(), digest: id::digest(title), words: lexicon.words(title) }
}

/// Where the ticked statements of competencies are now.
struct Followed<'s>(HashMap<(&'s str, &'s str), Vec<Option<CompetencyIx>>>);

impl<'s> Followed<'s> {
    fn of(ladder: &Ladder, ticks: &[Tick<'s>]) -> Self {
        let mut followed: HashMap<_, Vec<_>> = HashMap::new();
        for tick in ticks.iter().filter_map(|tick| Some((Wanted::new(tick.id, tick.wanted.words)?, tick.landed))) {
            let (wanted, landed) = tick;
            let landed = landed.map(|ix| ladder.expectation(ix).competency().ix());
            followed.entry((wanted.level_id, wanted.competency)).or_default().push(landed);
        }
        Followed(followed)
    }

    /// The competency where more than half of them are.
    fn most(&self, id: &str) -> Option<CompetencyIx> {
        let all = self.0.get(&id.rsplit_once('/')?)?;
        let mut counts: HashMap<CompetencyIx, usize> = HashMap::new();
        all.iter().flatten().for_each(|&ix| *counts.entry(ix).or_default() += 1);
        counts.into_iter().find(|&(_, count)| count * 2 > all.len()).map(|(ix, _)| ix)
    }
}
