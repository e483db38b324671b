//! One level held against another: as JSON, `rungs.compare/1`, as text and as
//! Markdown.

use std::ops::Range;

use serde::Serialize;

use super::text::titled;
use crate::compare::{Change, Comparison, Difference, Group, Pair, Stated, Tally, difference};
use crate::ladder::Ladder;
use crate::ladder::model::{Competency, CompetencyIx};
use crate::progress::{Standing, Status};

mod ids;
mod lines;
mod markdown;

pub(in crate::report) use ids::Ids;
pub use lines::Lines;
pub use markdown::markdown;

/// A comparison.
#[derive(Serialize)]
pub struct Compared<'a> {
    schema: &'static str,
    from: String,
    to: String,
    from_title: &'a str,
    to_title: &'a str,
    /// Whether the second level repeats the first word for word.
    repeats: bool,
    counts: TallyReport,
    competencies: Vec<GroupReport<'a>>,
}

#[derive(Serialize)]
struct TallyReport {
    same: usize,
    reworded: usize,
    new: usize,
    dropped: usize,
}

#[derive(Serialize)]
struct GroupReport<'a> {
    from: Option<String>,
    to: Option<String>,
    from_title: Option<&'a str>,
    to_title: Option<&'a str>,
    counts: TallyReport,
    pairs: Vec<PairReport<'a>>,
}

#[derive(Serialize)]
struct PairReport<'a> {
    change: &'static str,
    from: Option<StatedReport<'a>>,
    to: Option<StatedReport<'a>>,
    similarity: f64,
    label: bool,
}

#[derive(Serialize)]
struct StatedReport<'a> {
    id: String,
    text: &'a str,
    /// The level from which it is inherited.
    #[serde(skip_serializing_if = "Option::is_none")]
    inherited_from: Option<String>,
    status: Option<Status>,
    /// The words that the other doesn't have: parts of `text` in Unicode scalar
    /// values, half open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ranges: Vec<(usize, usize)>,
}

/// Returns a comparison as JSON's shape.
pub fn comparison<'a>(ladder: &'a Ladder, standing: &Standing, comparison: &Comparison) -> Compared<'a> {
    let mut shape = Shape { ladder, standing, ids: Ids::default() };
    let [from, to] = [comparison.from, comparison.to].map(|ix| ladder.level(ix));
    Compared {
        schema: "rungs.compare/1",
        from: from.id(),
        to: to.id(),
        from_title: from.title(),
        to_title: to.title(),
        repeats: comparison.is_repeat(),
        counts: tally(comparison.tally),
        competencies: comparison.groups.iter().map(|group| shape.group(group)).collect(),
    }
}

/// What the shapes are made from.
struct Shape<'a, 's> {
    ladder: &'a Ladder,
    standing: &'s Standing,
    ids: Ids,
}

impl<'a> Shape<'a, '_> {
    fn group(&mut self, group: &Group) -> GroupReport<'a> {
        let ladder = self.ladder;
        let mut id = |ix: Option<CompetencyIx>| ix.map(|ix| self.ids.competency(ladder.competency(ix)));
        let title = |ix: Option<CompetencyIx>| ix.map(|ix| ladder.competency(ix).title());
        GroupReport {
            from: id(group.from),
            to: id(group.to),
            from_title: title(group.from),
            to_title: title(group.to),
            counts: tally(group.tally),
            pairs: group.pairs.iter().map(|pair| self.pair(pair)).collect(),
        }
    }

    fn pair(&mut self, pair: &Pair) -> PairReport<'a> {
        let text = |stated: Option<Stated>| stated.map_or("", |stated| self.ladder.expectation(stated.ix).text());
        let lit = match pair.change {
            Change::Reworded => difference(text(pair.from), text(pair.to)),
            _ => Difference::default(),
        };
        PairReport {
            change: pair.change.name(),
            from: pair.from.map(|stated| self.stated(stated, &lit.from)),
            to: pair.to.map(|stated| self.stated(stated, &lit.to)),
            // Two digits say all that people make of it.
            similarity: (pair.similarity * 100.0).round() / 100.0,
            label: pair.is_label,
        }
    }

    fn stated(&mut self, stated: Stated, lit: &[Range<usize>]) -> StatedReport<'a> {
        let expectation = self.ladder.expectation(stated.ix);
        let text = expectation.text();
        StatedReport {
            id: self.ids.expectation(expectation),
            text,
            inherited_from: stated.origin.map(|origin| self.ladder.level(origin).id()),
            status: (!expectation.is_label()).then(|| self.standing.status(stated.ix)),
            ranges: scalars(text, lit),
        }
    }
}

/// Byte ranges of a text in Unicode scalar values.
fn scalars(text: &str, ranges: &[Range<usize>]) -> Vec<(usize, usize)> {
    let count = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    ranges.iter().map(|range| (count(range.start), count(range.end))).collect()
}

fn tally(tally: Tally) -> TallyReport {
    TallyReport { same: tally.same, reworded: tally.reworded, new: tally.new, dropped: tally.dropped }
}

/// Returns the counts of a comparison as people read them, what there is none of
/// left out: "16 the same, 2 new".
pub fn counts(tally: Tally) -> String {
    let part = |change: Change| {
        let name = if change == Change::Same { "the same" } else { change.name() };
        (tally.of(change) > 0).then(|| format!("{} {name}", tally.of(change)))
    };
    let parts: Vec<String> = Change::ALL.into_iter().filter_map(part).collect();
    parts.join(", ")
}

/// Returns the counts of a comparison where words have no room: "=16 +2".
pub fn signs(tally: Tally) -> String {
    let part = |change: Change| (tally.of(change) > 0).then(|| format!("{}{}", change.sign(), tally.of(change)));
    let parts: Vec<String> = Change::ALL.into_iter().filter_map(part).collect();
    parts.join(" ")
}

/// Returns the sentence that says all of a comparison, where there is one: that a
/// level repeats another, or that there is nothing to compare.
pub fn remark(ladder: &Ladder, comparison: &Comparison) -> Option<String> {
    let [from, to] = [comparison.from, comparison.to].map(|ix| titled(ladder.level(ix)));
    let all = comparison.tally.same;
    if comparison.from == comparison.to {
        Some(format!("{from} is held against itself. Choose another level to see what changes."))
    } else if comparison.is_empty() {
        Some(format!("Neither {from} nor {to} lists an expectation, so there is nothing to compare."))
    } else if comparison.is_repeat() && all == 1 {
        Some(format!("{to} repeats {from} word for word: its one expectation is the same."))
    } else if comparison.is_repeat() {
        Some(format!("{to} repeats {from} word for word: all {all} expectations are the same."))
    } else {
        None
    }
}

/// Returns what there is to say where no statement of one level has a partner: one of
/// both lists none, or the second asks for other things altogether.
pub fn apart(ladder: &Ladder, comparison: &Comparison) -> Option<String> {
    let [from, to] = [comparison.from, comparison.to].map(|ix| titled(ladder.level(ix)));
    let tally = comparison.tally;
    match (tally.same + tally.reworded, tally.dropped, tally.new) {
        (0, 0, 0) => None,
        (0, 0, _) => Some(format!("{from} lists no expectations, so all of {to} is new.")),
        (0, _, 0) => Some(format!("{to} lists no expectations, so all of {from} is dropped.")),
        (0, _, _) => Some(format!("{to} asks for other things than {from}: all of it is new, and nothing stayed.")),
        _ => None,
    }
}

/// Returns how a group is headed: the competency's name, and what it was called.
pub fn heading(ladder: &Ladder, group: &Group) -> (String, Option<String>) {
    let named = group.named_by().map(|ix| ladder.competency(ix));
    let title = named.map_or_else(String::new, |competency| match competency.category() {
        Some(category) => format!("{category}: {}", competency.title()),
        None => competency.title().to_owned(),
    });
    let former = group.from.filter(|_| group.to.is_some()).map(|ix| ladder.competency(ix).title());
    let former = former.filter(|&former| {
        let slug = crate::ladder::id::slug;
        named.is_some_and(|named| slug(named.title()) != slug(former))
    });
    (title, former.map(str::to_owned))
}

/// Returns what is to be said of where a statement stands: the level that it is
/// inherited from, and the competency that it was in.
pub fn whereabouts(ladder: &Ladder, group: &Group, pair: &Pair) -> Option<String> {
    let origin = |stated: Option<Stated>| stated.and_then(|stated| stated.origin).map(|ix| titled(ladder.level(ix)));
    let inherited = match (origin(pair.from), origin(pair.to)) {
        (_, Some(origin)) => Some(format!("inherited from {origin}")),
        (Some(origin), None) if pair.change == Change::Dropped => Some(format!("was inherited from {origin}")),
        _ => None,
    };
    let moved = match (pair.from, pair.to) {
        (Some(from), Some(_)) => {
            let competency = ladder.expectation(from.ix).competency();
            let is_here = group.from.is_some_and(|ix| is_named_as(ladder, ix, competency));
            (!is_here).then(|| format!("was in {}", competency.title()))
        }
        _ => None,
    };
    match (moved, inherited) {
        (Some(moved), Some(inherited)) => Some(format!("{moved}; {inherited}")),
        (moved, inherited) => moved.or(inherited),
    }
}

/// Whether a statement's competency is the group's, or another level's of its name.
fn is_named_as(ladder: &Ladder, group: CompetencyIx, competency: Competency<'_>) -> bool {
    let slug = crate::ladder::id::slug;
    group == competency.ix() || slug(ladder.competency(group).title()) == slug(competency.title())
}
