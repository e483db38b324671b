//! What a reworded ladder made of ticks, `rungs.review/1`.

use serde::Serialize;

use super::progress::{MovedReport, OrphanReport, moved, orphan, ticked_as};
use super::since::Since;
use super::text::{Line, Style, counted, gone};
use crate::ladder::Ladder;
use crate::ladder::model::{Expectation, ExpectationIx};
use crate::progress::{Moved, Standing, Status};

/// What was found again and what was not.
#[derive(Serialize)]
pub struct Review<'a> {
    schema: &'static str,
    /// The ids of what was accepted just now.
    accepted: &'a [String],
    /// The ids of what was rejected just now.
    rejected: &'a [String],
    moved: Vec<MovedStatus<'a>>,
    orphans: Vec<OrphanReport<'a>>,
    /// What changed since the ladders were last looked at; null where they never were.
    since: Option<Since<'a>>,
}

#[derive(Serialize)]
struct MovedStatus<'a> {
    id: String,
    text: &'a str,
    status: Status,
    level: &'a str,
    competency: &'a str,
    moved: MovedReport<'a>,
    /// The ids of what was ticked.
    ticked: &'a [String],
}

/// Returns what was found again by similar words, in the order of the ladder.
pub fn all_moved<'a>(ladder: &'a Ladder, standing: &'a Standing) -> Vec<(Expectation<'a>, &'a Moved)> {
    let mut all: Vec<(ExpectationIx, &Moved)> = standing.all_moved().collect();
    all.sort_by_key(|&(ix, _)| ix);
    all.into_iter().map(|(ix, moved)| (ladder.expectation(ix), moved)).collect()
}

/// Returns the review as JSON's shape.
pub fn review<'a>(
    ladder: &'a Ladder,
    standing: &'a Standing,
    accepted: &'a [String],
    rejected: &'a [String],
    since: Option<Since<'a>>,
) -> Review<'a> {
    Review {
        schema: "rungs.review/1",
        accepted,
        rejected,
        moved: all_moved(ladder, standing).into_iter().map(|(e, moved)| moved_status(standing, e, moved)).collect(),
        orphans: standing.orphans().iter().map(orphan).collect(),
        since,
    }
}

fn moved_status<'a>(standing: &Standing, expectation: Expectation<'a>, from: &'a Moved) -> MovedStatus<'a> {
    let competency = expectation.competency();
    MovedStatus {
        id: expectation.id(),
        text: expectation.text(),
        status: standing.status(expectation.ix()),
        level: competency.level().title(),
        competency: competency.title(),
        moved: moved(from),
        ticked: &from.ids,
    }
}

/// Returns the same as lines for people.
pub fn lines(ladder: &Ladder, standing: &Standing, separator: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let moved = all_moved(ladder, standing);
    for (expectation, from) in &moved {
        let mark = standing.status(expectation.ix()).mark();
        lines.push(Line::plain(format!("{mark} {}", expectation.text())));
        lines.push(Line::default().with(Style::Dim, format!("    {}", ticked_as(from))));
        lines.push(Line::default().with(Style::Dim, format!("    {}", expectation.id())));
    }
    lines.extend(standing.orphans().iter().map(|orphan| gone(orphan, separator)));
    if moved.is_empty() && standing.orphans().is_empty() {
        lines.push(Line::plain("Every tick is where it was made."));
    }
    if !moved.is_empty() {
        let count = counted(moved.len(), "status");
        let hint = format!("{count} to look at: `rungs review --accept ID` keeps one, `--reject ID` opens it.");
        lines.push(Line::default().with(Style::Dim, hint));
    }
    lines
}
