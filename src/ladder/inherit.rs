//! What a level takes over from what it builds on, directly or through others.
//!
//! Only what levels say themselves is stored; what follows from it is found for
//! one level when it is asked for, so that a chain of a thousand levels costs
//! nobody a million entries.

use std::collections::VecDeque;
use std::fmt::Write as _;

use super::diagnostic::{Code, Diagnostic};
use super::model::{Competency, CompetencyIx, Ladder, Level, LevelIx};
use crate::hash::{HashMap, HashSet};

/// From how many levels one inherits at most, nearest first. Nobody climbs so
/// far; the bound keeps a broken ladder from costing the square of its levels.
pub const MOST_ORIGINS: usize = 1_000;

/// A level from which another one inherits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The level.
    pub level: LevelIx,
    /// The competencies that alone were referred to; all, where this is nothing.
    parts: Option<Vec<CompetencyIx>>,
}

impl Origin {
    /// Returns whether all of the level is inherited.
    pub fn is_whole(&self) -> bool {
        self.parts.is_none()
    }

    /// Returns the competencies that are inherited from the level.
    pub fn competencies<'a>(&'a self, ladder: &'a Ladder) -> impl Iterator<Item = Competency<'a>> + Clone {
        let all = self.is_whole().then(|| ladder.level(self.level).competencies());
        let parts = self.parts.iter().flatten().map(|&ix| ladder.competency(ix));
        all.into_iter().flatten().chain(parts)
    }
}

/// What a level inherits: each origin once, nearest first, never the level
/// itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inheritance {
    origins: Vec<Origin>,
    is_cut: bool,
}

impl Inheritance {
    /// Finds what a level inherits. Costs as much as there are levels on the
    /// ways, however many ways there are, and ends on cycles too.
    pub fn of(level: Level<'_>) -> Self {
        Self::within(level, MOST_ORIGINS)
    }

    fn within(level: Level<'_>, most: usize) -> Self {
        let ladder = level.track().ladder();
        let mut inheritance = Inheritance::default();
        let mut known: HashMap<LevelIx, usize> = HashMap::default();
        let mut parts = HashSet::default();
        let mut next = VecDeque::from([level.ix()]);
        while let Some(from) = next.pop_front() {
            for reference in ladder.level(from).references() {
                let Some(on) = reference.level.filter(|&on| on != level.ix()) else { continue };
                let is_new = !known.contains_key(&on);
                if is_new && inheritance.origins.len() == most {
                    inheritance.is_cut = true;
                    continue;
                }
                let nth = *known.entry(on).or_insert(inheritance.origins.len());
                if is_new {
                    inheritance.origins.push(Origin { level: on, parts: Some(Vec::new()) });
                }
                let origin = &mut inheritance.origins[nth];
                match (reference.competency, &mut origin.parts) {
                    (Some(part), Some(known)) if parts.insert(part) => known.push(part),
                    // All of a level brings what that level builds on, too.
                    (None, Some(_)) => {
                        origin.parts = None;
                        next.push_back(on);
                    }
                    _ => {}
                }
            }
        }
        inheritance
    }

    /// Returns the levels from which something is inherited, nearest first.
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// Returns whether nothing is inherited.
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// Returns whether levels beyond [`MOST_ORIGINS`] were left out.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Returns all competencies that are inherited.
    pub fn competencies<'a>(&'a self, ladder: &'a Ladder) -> impl Iterator<Item = Competency<'a>> + Clone {
        self.origins.iter().flat_map(|origin| origin.competencies(ladder))
    }
}

/// Reports each sentence that closes a circle of levels which build on each
/// other. Looks at each level and each reference once.
pub(super) fn report_cycles(ladder: &mut Ladder) {
    let mut findings = Vec::new();
    let mut said = HashSet::default();
    let mut done: HashSet<LevelIx> = HashSet::default();
    // A way that ends at once closes no circle.
    for start in ladder.levels().filter(|level| !level.references().is_empty()) {
        // The way here, with how many of each level's references were looked at.
        let mut way = vec![(start.ix(), 0)];
        let mut on_way = HashMap::from_iter([(start.ix(), 0)]);
        while let Some((ix, nth)) = way.last_mut() {
            let level = ladder.level(*ix);
            let reference = level.references().get(*nth).filter(|_| !done.contains(ix));
            *nth += 1;
            match reference.map(|reference| (reference.whole_level(), reference.line)) {
                Some((Some(on), line)) if on != *ix && on_way.contains_key(&on) => {
                    if said.insert((*ix, on)) {
                        let ring = &way[on_way[&on]..];
                        findings.extend(cycle(ladder, ring, line));
                    }
                }
                Some((Some(on), _)) if !on_way.contains_key(&on) && !done.contains(&on) => {
                    on_way.insert(on, way.len());
                    way.push((on, 0));
                }
                Some(_) => {}
                None => {
                    done.insert(*ix);
                    on_way.remove(ix);
                    way.pop();
                }
            }
        }
    }
    for finding in findings {
        ladder.diagnose(finding);
    }
}

/// How many levels of a circle are named beside the two that close it.
const MOST_SHOWN: usize = 5;

/// A circle of levels, each of which builds on the next, the last on the first; the last
/// is the one that closes it.
fn cycle(ladder: &Ladder, ring: &[(LevelIx, usize)], line: u32) -> Option<Diagnostic> {
    let title = |&(ix, _): &(LevelIx, usize)| ladder.level(ix).title();
    let [on, between @ .., last] = ring else { return None };
    let mut message = format!("{:?} builds on {:?}", title(last), title(on));
    for other in between.iter().take(MOST_SHOWN) {
        let _ = write!(message, ", that on {:?}", title(other));
    }
    if between.len() > MOST_SHOWN {
        let _ = write!(message, ", and through {} more", between.len() - MOST_SHOWN);
    }
    message.push_str(if between.is_empty() {
        ", which builds on it in turn."
    } else {
        ", and that on the first in turn."
    });
    let level = ladder.level(last.0);
    Some(Diagnostic {
        code: Code::BuildsOnCycle,
        message,
        path: level.source().path.to_owned(),
        line,
        column: 1,
        advice: None,
        words: None,
        is_again: false,
    })
}

#[cfg(test)]
mod tests;
