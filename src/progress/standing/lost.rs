//! Levels that are gone from their track, and which of those that are there they
//! may be now. Nothing is taken for another level by that: a person is asked.

use std::collections::{BTreeMap, HashSet};

use super::find::Wanted;
use super::moved::{free, sought};
use super::similar::{Lexicon, pairs};
use super::{LostCompetency, Orphan, Standing};
use crate::ladder::model::{ExpectationIx, Ladder, Level, LevelIx, TrackIx};
use crate::progress::Status;
use crate::progress::event::Words;
use crate::sort;

/// How many levels of other tracks are held against one that is gone: a company's
/// ladder has about as many.
const MOST_OTHERS: usize = 200;

/// A level that is gone, and to which something belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostLevel {
    /// The id that it had.
    pub id: String,
    /// Its words.
    pub words: Words,
    /// The track.
    pub track: TrackIx,
    /// How many ticks, notes and ratings belong to it.
    pub count: usize,
    /// The levels of its track, and those of others of its ladder that have some of its
    /// statements in the same or similar words; each with how many. Those of its own
    /// track are first, among them those with the most.
    pub candidates: Vec<(LevelIx, usize)>,
}

impl LostLevel {
    /// Returns the first level that has some of its statements, if any has, and
    /// how many.
    pub fn best(&self) -> Option<(LevelIx, usize)> {
        self.candidates.iter().copied().find(|&(_, shared)| shared > 0)
    }
}

/// What is left of a level.
#[derive(Default)]
struct Left<'s> {
    orphans: Vec<&'s Orphan>,
    parts: Vec<&'s LostCompetency>,
}

impl Standing {
    /// Returns the levels that are gone and to which something belongs, by track and
    /// id. It takes a comparison with each level of the track.
    pub fn lost_levels(&self, ladder: &Ladder) -> Vec<LostLevel> {
        let mut lost: BTreeMap<(TrackIx, &str), Left<'_>> = BTreeMap::new();
        for orphan in self.orphans().iter().filter(|orphan| orphan.level.is_none()) {
            if let Some(wanted) = Wanted::new(&orphan.id, &orphan.ticked.words) {
                lost.entry((orphan.track, wanted.level_id)).or_default().orphans.push(orphan);
            }
        }
        for part in self.lost_competencies().iter().filter(|part| part.level.is_none()) {
            if let Some(wanted) = Wanted::part(&part.id, &part.words) {
                lost.entry((part.track, wanted.level_id)).or_default().parts.push(part);
            }
        }
        if lost.is_empty() {
            return Vec::new();
        }
        let taken = self.taken(ladder);
        let lost = lost.into_iter().map(|((track, id), left)| self::lost(ladder, track, id, &left, &taken));
        lost.collect()
    }

    /// The statements that are ticked.
    fn taken(&self, ladder: &Ladder) -> HashSet<ExpectationIx> {
        let statements = (0..ladder.size()[3] as u32).map(ExpectationIx);
        statements.filter(|&ix| self.status(ix) != Status::Open).collect()
    }
}

fn lost(ladder: &Ladder, track: TrackIx, id: &str, left: &Left<'_>, taken: &HashSet<ExpectationIx>) -> LostLevel {
    let of_orphan = left.orphans.iter().map(|orphan| &orphan.ticked.words);
    let words = of_orphan.chain(left.parts.iter().map(|part| &part.words)).next().cloned().unwrap_or_default();
    let shared = |level: Level<'_>| {
        let mut lexicon = Lexicon::default();
        let wanted = left.orphans.iter().filter_map(|orphan| Wanted::new(&orphan.id, &orphan.ticked.words));
        let old: Vec<_> = wanted.map(|wanted| sought(&mut lexicon, &wanted)).collect();
        let (_, new) = free(&mut lexicon, level, taken);
        pairs(&old, &new).len()
    };
    let own = ladder.track(track).levels().map(|level| (level.ix(), shared(level)));
    // Another title may have made another track of it.
    let others = ladder.levels().filter(|level| level.track().ix() != track && level.root() == words.ladder);
    let others = others.take(MOST_OTHERS).map(|level| (level.ix(), shared(level))).filter(|&(_, shared)| shared > 0);
    let mut candidates: Vec<(LevelIx, usize)> = own.chain(others).collect();
    sort::by_key(&mut candidates, |&(ix, shared)| {
        // A level that got another title seldom went to another track with it.
        (ladder.level(ix).track().ix() != track, std::cmp::Reverse(shared), ix)
    });
    LostLevel { id: id.to_owned(), words, track, count: left.orphans.len() + left.parts.len(), candidates }
}
