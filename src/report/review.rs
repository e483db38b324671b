//! What a reworded ladder made of ticks, `rungs.review/1`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::progress::{MovedReport, OrphanReport, found_again, moved, orphan};
use super::since::Since;
use super::text::{Line, Style, counted, gone, quoted, titled};
use crate::ladder::Ladder;
use crate::ladder::id::slug;
use crate::ladder::model::{CompetencyIx, Expectation, ExpectationIx, LevelIx};
use crate::ladder::text::clean_line;
use crate::progress::{LostLevel, Moved, Standing, Status};
use crate::sort;

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
    /// Levels that are gone, with those that they may be.
    lost_levels: Vec<LostReport>,
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

#[derive(Serialize)]
struct LostReport {
    id: String,
    title: String,
    rank: Option<String>,
    /// How many ticks, notes and ratings belong to it.
    count: usize,
    candidates: Vec<CandidateReport>,
}

#[derive(Serialize)]
struct CandidateReport {
    id: String,
    title: String,
    /// How many of them have the same or similar words there.
    shared: usize,
}

fn lost_level(ladder: &Ladder, lost: LostLevel) -> LostReport {
    let candidate = |&(ix, shared): &(_, usize)| {
        let level = ladder.level(ix);
        CandidateReport { id: level.id(), title: level.title().to_owned(), shared }
    };
    LostReport {
        candidates: lost.candidates.iter().map(candidate).collect(),
        id: lost.id,
        title: lost.words.level,
        rank: lost.words.rank,
        count: lost.count,
    }
}

/// Returns the title of a level that is gone, with its rank; its id where the
/// journal has no title.
pub fn lost_title(lost: &LostLevel) -> String {
    let title = match &lost.words.rank {
        _ if lost.words.level.is_empty() => lost.id.clone(),
        Some(rank) => format!("{rank} {}", lost.words.level),
        None => lost.words.level.clone(),
    };
    clean_line(&title)
}

/// What `rungs review` says of a level that is gone.
fn lost_lines(ladder: &Ladder, lost: &LostLevel) -> Vec<Line> {
    let id = clean_line(&lost.id);
    let id = quoted(&id);
    let title = format!("{} is gone, with {} of yours.", lost_title(lost), counted(lost.count, "entry"));
    let hint = match lost.best() {
        Some((ix, shared)) => {
            let (level, count) = (ladder.level(ix), lost.count);
            let command = format!("`rungs review --renamed {id} {}`", quoted(&level.id()));
            format!("    {command} says that it is {} now, which has {shared} of {count}.", titled(level))
        }
        None => format!("    `rungs review --renamed {id} LEVEL` says which level it is now."),
    };
    vec![Line::plain(title), Line::default().with(Style::Dim, hint)]
}

/// Returns what was found again by similar words, in the order of the ladder.
pub fn all_moved<'a>(ladder: &'a Ladder, standing: &'a Standing) -> Vec<(Expectation<'a>, &'a Moved)> {
    let mut all: Vec<(ExpectationIx, &Moved)> = standing.all_moved().collect();
    sort::by_key(&mut all, |&(ix, _)| ix);
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
        lost_levels: standing.lost_levels(ladder).into_iter().map(|lost| lost_level(ladder, lost)).collect(),
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
    let (verbatim, reworded): (Vec<Found<'_>>, Vec<Found<'_>>) =
        moved.iter().partition(|(_, from)| from.similarity >= 1.0);
    lines.extend(reworded.iter().flat_map(|found| reworded_lines(standing, found)));
    lines.extend(verbatim_lines(standing, &verbatim));
    let lost = standing.lost_levels(ladder);
    lines.extend(lost.iter().flat_map(|lost| lost_lines(ladder, lost)));
    for orphan in standing.orphans() {
        lines.push(gone(orphan, separator));
        lines.push(Line::default().with(Style::Dim, format!("    {}", clean_line(&orphan.id))));
    }
    if !standing.orphans().is_empty() {
        let hint = "`rungs review --same OLD NEW` says which expectation one is now, `rungs untick OLD` lets it go.";
        lines.push(Line::default().with(Style::Dim, hint));
    }
    if moved.is_empty() && lost.is_empty() && standing.orphans().is_empty() {
        let of_these = if standing.away().is_empty() { "" } else { " of the open tracks" };
        lines.push(Line::plain(format!("Every tick{of_these} is where it was made.")));
    }
    if let Some(away) = away(standing) {
        lines.push(Line::default().with(Style::Dim, away));
    }
    if !moved.is_empty() {
        let count = counted(moved.len(), "status");
        let hint = format!("{count} to look at: `rungs review --accept ID` keeps one, `--reject ID` opens it.");
        lines.push(Line::default().with(Style::Dim, hint));
    }
    lines
}

/// Returns the sentence that tells of ticks on tracks that aren't open, if there are any.
pub fn away(standing: &Standing) -> Option<String> {
    /// How many of these tracks it names.
    const MOST: usize = 3;

    let tracks = standing.away();
    let count: usize = tracks.values().sum();
    let names: Vec<String> = tracks.keys().take(MOST).map(|track| format!("\"{}\"", clean_line(track))).collect();
    let others = tracks.len() - names.len();
    let others = if others > 0 { format!(" and {}", counted(others, "other")) } else { String::new() };
    let (ticks, names) = (counted(count, "tick"), names.join(", "));
    let verb = if count == 1 { "is" } else { "are" };
    match tracks.len() {
        0 => None,
        1 => Some(format!("{ticks} {verb} on a track that isn't open: {names}.")),
        _ => Some(format!("{ticks} {verb} on tracks that aren't open: {names}{others}.")),
    }
}

/// A statement, and the status that was found again at it.
type Found<'a> = (Expectation<'a>, &'a Moved);

fn reworded_lines(standing: &Standing, (expectation, _): &Found<'_>) -> [Line; 3] {
    let dim = |text: String| Line::default().with(Style::Dim, format!("    {text}"));
    let from = found_again(standing, expectation.ix()).unwrap_or_default();
    [ticked(standing, *expectation, ""), dim(from), dim(expectation.id())]
}

fn ticked(standing: &Standing, expectation: Expectation<'_>, indent: &str) -> Line {
    Line::plain(format!("{indent}{} {}", standing.status(expectation.ix()).mark(), expectation.text()))
}

/// What says the same under another title, by that title: it is one question, however
/// many statements it is about.
fn verbatim_lines(standing: &Standing, verbatim: &[Found<'_>]) -> Vec<Line> {
    let mut groups: BTreeMap<Titles<'_>, Vec<Expectation<'_>>> = BTreeMap::new();
    for (expectation, from) in verbatim {
        groups.entry(Titles::of(*expectation, from)).or_default().push(*expectation);
    }
    let mut lines = Vec::new();
    for (titles, expectations) in groups {
        lines.push(Line::plain(titles.sentence(expectations.len())));
        lines.extend(expectations.iter().map(|expectation| ticked(standing, *expectation, "  ")));
        let hint = titles.hint(expectations[0]);
        lines.push(Line::default().with(Style::Dim, format!("    {hint}")));
    }
    lines
}

/// Under which titles the same words stood and stand: of competencies where those
/// differ, else of levels.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Titles<'a> {
    level: LevelIx,
    /// Where they stand, if that has another title.
    competency: Option<CompetencyIx>,
    was: &'a str,
    is: &'a str,
}

impl<'a> Titles<'a> {
    fn of(expectation: Expectation<'a>, from: &'a Moved) -> Self {
        let competency = expectation.competency();
        let level = competency.level();
        let was = &from.words;
        if slug(&was.competency) == slug(competency.title()) && was.level != level.title() {
            // What a level keeps in competencies of the same titles is one question.
            Titles { level: level.ix(), competency: None, was: &was.level, is: level.title() }
        } else {
            let (was, is) = (was.competency.as_str(), competency.title());
            Titles { level: level.ix(), competency: Some(competency.ix()), was, is }
        }
    }

    fn sentence(&self, count: usize) -> String {
        let (was, what) = (clean_line(self.was), counted(count, "expectation"));
        let verb = if count == 1 { "stands" } else { "stand" };
        format!("{what} of \"{was}\" {verb} in the same words in \"{}\" now:", self.is)
    }

    /// What to say of it; `first` is one of its statements.
    fn hint(&self, first: Expectation<'_>) -> String {
        if self.competency.is_some() {
            format!("`rungs review --accept {}` keeps what was found again there", first.competency().id())
        } else {
            format!("`rungs review --accept {}` says that it is this level, which keeps them all", first.id())
        }
    }
}
