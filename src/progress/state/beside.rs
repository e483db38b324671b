//! What was said of one track under the id of another: tracks of one title have
//! their ids by the order in which they are read, so that two of different ladders
//! may have had the same one.

use std::collections::HashMap;

use super::{Aim, Rung, Ticked};
use crate::progress::event::Words;

/// What was said under an id before something was said of another track under it:
/// the last for each track.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    ticks: HashMap<String, Vec<Ticked>>,
    /// Ends of aims by the id of the track, with whether they are targets.
    aims: HashMap<String, Vec<(bool, Rung)>>,
}

impl Beside {
    /// Returns what else was ticked under the id of a statement, the newest last.
    pub fn ticks(&self, expectation: &str) -> &[Ticked] {
        self.ticks.get(expectation).map_or(&[], Vec::as_slice)
    }

    /// Returns whether anything was.
    pub fn is_empty(&self) -> bool {
        self.ticks.is_empty() && self.aims.is_empty()
    }

    /// Returns all of it, in no order.
    pub fn all_ticks(&self) -> impl Iterator<Item = (&str, &Ticked)> {
        self.ticks.iter().flat_map(|(id, ticks)| ticks.iter().map(move |ticked| (id.as_str(), ticked)))
    }

    /// Returns the ends of aims, each with its track's id and whether it is a target.
    pub fn aims(&self) -> impl Iterator<Item = (&str, &Rung, bool)> {
        self.aims
            .iter()
            .flat_map(|(id, ends)| ends.iter().map(move |(is_target, rung)| (id.as_str(), rung, *is_target)))
    }

    /// Keeps what stands under an id where these words are those of another track.
    pub(super) fn make_way(&mut self, expectation: &str, words: &Words, current: Option<&Ticked>) {
        let other = current.filter(|ticked| ticked.words.origin() != words.origin());
        if let Some(ticks) = self.ticks.get_mut(expectation) {
            ticks.retain(|ticked| ticked.words.origin() != words.origin());
            if ticks.is_empty() && other.is_none() {
                self.ticks.remove(expectation);
            }
        }
        if let Some(ticked) = other {
            self.ticks.entry(expectation.to_owned()).or_default().push(ticked.clone());
        }
    }

    /// Keeps the ends of an aim where these words are those of another track.
    pub(super) fn make_way_for_aim(&mut self, track: &str, words: &Words, aim: &Aim) {
        let ends = [(false, &aim.current), (true, &aim.target)];
        let others = ends.into_iter().filter_map(|(is_target, rung)| Some((is_target, rung.as_ref()?)));
        for (is_target, rung) in others.filter(|(_, rung)| rung.words.origin() != words.origin()) {
            let kept = self.aims.entry(track.to_owned()).or_default();
            kept.retain(|(was_target, known)| *was_target != is_target || known.words.origin() != rung.words.origin());
            kept.push((is_target, rung.clone()));
        }
    }
}
