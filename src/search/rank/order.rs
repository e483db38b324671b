//! In which order candidates are shown.

use std::cmp::Reverse;
use std::panic::resume_unwind;
use std::thread;

use super::super::scan::Candidate;
use super::super::score::Scores;
use super::super::target::{Kind, Part};
use super::{Hit, Search, Tier};
use crate::hash::{HashMap, HashSet};

/// How many candidates with scattered letters make a share for a thread: what a millisecond
/// is needed for. Others cost a tenth.
const A_SHARE: usize = 200;

impl Search<'_> {
    /// Orders candidates: tier, notes last and what explains before them, how far from
    /// what was typed, score, title before statement, short before long, ladder order; but the usual one of
    /// versions first.
    pub(super) fn ordered(&self, candidates: &[Candidate]) -> Vec<Hit> {
        let mut hits = self.scored(candidates);
        hits.sort_unstable_by_key(|(candidate, hit)| {
            let Candidate { nth, kind, tier, cost, length, .. } = candidate;
            let ranked = (Reverse(hit.score), kind.rank(), *length);
            // What nothing ranks keeps the ladder's order.
            (*tier, kind.distance(), *cost, (*tier != Tier::Listed).then_some(ranked), *nth)
        });
        let rank = |candidate: &Candidate| (candidate.tier, candidate.kind.distance(), candidate.cost);
        for alike in hits.chunk_by_mut(|(one, _), (other, _)| rank(one) == rank(other)) {
            let rank = |(candidate, hit): &(Candidate, Hit)| (hit.score, candidate.kind.rank());
            for alike in alike.chunk_by_mut(|one, other| rank(one) == rank(other)) {
                self.put_usual_first(alike);
            }
            self.put_repeats_last(alike);
        }
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// Scores candidates, on as many threads as pay.
    fn scored(&self, candidates: &[Candidate]) -> Vec<(Candidate, Hit)> {
        let scattered = candidates.iter().filter(|candidate| candidate.tier == Tier::Scattered).count();
        let threads = self.manner.threads.min(scattered / A_SHARE).max(1);
        let mut shares = candidates.chunks(candidates.len().div_ceil(threads).max(1));
        let first = shares.next().unwrap_or_default();
        thread::scope(|scope| {
            let others: Vec<_> = shares.map(|share| scope.spawn(|| self.scored_here(share))).collect();
            let mut hits = self.scored_here(first);
            for other in others {
                hits.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            hits
        })
    }

    fn scored_here(&self, candidates: &[Candidate]) -> Vec<(Candidate, Hit)> {
        let scores = Scores::of(self.index, &self.scan);
        let hit = |candidate: &Candidate| {
            let (part, score) = (self.part(candidate), scores.score(candidate));
            (*candidate, Hit { target: candidate.target, part, tier: candidate.tier, score })
        };
        candidates.iter().map(hit).collect()
    }

    /// What of its target a candidate is.
    fn part(&self, candidate: &Candidate) -> Part {
        if candidate.is_itself() {
            return Part::Itself;
        }
        match (candidate.nth as usize).checked_sub(self.index.len()) {
            Some(note) => {
                self.scan.query().notes.get(note).map_or(Part::Itself, |note| Part::Note(note.words().clone()))
            }
            None => self.index.target(candidate.nth as usize).1,
        }
    }

    /// Levels go on with each other's words: of two texts of which one begins with the
    /// other, the one that stands in more places is what people have read.
    fn put_usual_first(&self, hits: &mut [(Candidate, Hit)]) {
        let ladder = self.index.ladder();
        let may_go_on = |hit: &Hit| hit.tier != Tier::Listed && hit.kind() == Kind::Expectation;
        if hits.len() < 2 || !hits.iter().all(|(_, hit)| may_go_on(hit)) {
            return;
        }
        let mut versions: Vec<_> = hits.iter().map(|(Candidate { nth, .. }, hit)| (hit.text(ladder), *nth)).collect();
        let shown: HashMap<u32, usize> = versions.iter().enumerate().map(|(at, (_, nth))| (*nth, at)).collect();
        versions.sort_unstable();
        let mut places = HashMap::default();
        let mut rest = &versions[..];
        // Behind a text stand those that say the same, and then all that go on.
        while let [(root, _), ..] = rest {
            let end = rest.partition_point(|(text, _)| text.starts_with(root));
            let (group, others) = rest.split_at(end);
            let first = group.iter().map(|(_, nth)| shown[nth]).min();
            for same in group.chunk_by(|(one, _), (other, _)| one == other) {
                places.extend(same.iter().map(|(_, nth)| (*nth, (first, Reverse(same.len()), shown[nth]))));
            }
            rest = others;
        }
        hits.sort_unstable_by_key(|(candidate, _)| places[&candidate.nth]);
    }

    /// Levels repeat each other's words: what says the same as a better hit comes
    /// behind what says something else.
    fn put_repeats_last(&self, hits: &mut [(Candidate, Hit)]) {
        let mut said = HashSet::default();
        let ladder = self.index.ladder();
        hits.sort_by_cached_key(|(Candidate { tier, kind, .. }, hit)| {
            let may_repeat = !matches!(kind, Kind::Track | Kind::Level | Kind::Competency | Kind::Note);
            may_repeat && *tier != Tier::Listed && !said.insert(hit.part.of_ladder(hit.target, ladder))
        });
    }
}
