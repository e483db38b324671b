//! Progress as JSON, `rungs.progress/1`.

use std::borrow::Cow;
use std::path::Path;

use serde::Serialize;

use crate::ladder::Ladder;
use crate::ladder::inherit::Inheritance;
use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::ladder::text::clean_line;
use crate::progress::{Counts, Moved, Orphan, Skipped, Standing, Status};

/// All progress.
#[derive(Serialize)]
pub struct Progress<'a> {
    schema: &'static str,
    journal: JournalReport<'a>,
    tracks: Vec<TrackProgress<'a>>,
    orphans: Vec<OrphanReport<'a>>,
}

#[derive(Serialize)]
struct JournalReport<'a> {
    path: Cow<'a, str>,
    events: usize,
    skipped: Vec<SkippedReport<'a>>,
}

#[derive(Serialize)]
struct SkippedReport<'a> {
    line: u64,
    reason: &'a str,
}

#[derive(Serialize)]
struct TrackProgress<'a> {
    id: &'a str,
    title: &'a str,
    counts: CountsReport,
    levels: Vec<LevelProgress<'a>>,
}

#[derive(Serialize)]
struct LevelProgress<'a> {
    id: String,
    title: &'a str,
    rank: Option<&'a str>,
    counts: CountsReport,
    with_inherited: CountsReport,
    competencies: Vec<CompetencyProgress<'a>>,
}

#[derive(Serialize)]
struct CompetencyProgress<'a> {
    id: String,
    title: &'a str,
    counts: CountsReport,
    expectations: Vec<ExpectationProgress<'a>>,
}

#[derive(Serialize)]
pub(super) struct CountsReport {
    expectations: u32,
    open: u32,
    working: u32,
    met: u32,
    #[serde(rename = "n/a")]
    not_applicable: u32,
}

#[derive(Serialize)]
struct ExpectationProgress<'a> {
    id: String,
    text: &'a str,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<MovedReport<'a>>,
}

#[derive(Serialize)]
pub(super) struct MovedReport<'a> {
    from: &'a str,
    similarity: f64,
}

#[derive(Serialize)]
pub(super) struct OrphanReport<'a> {
    id: &'a str,
    text: &'a str,
    status: Status,
    track: &'a str,
    level: &'a str,
    competency: &'a str,
}

/// Returns the progress in a ladder. `events` is how many the journal has.
pub fn progress<'a>(
    ladder: &'a Ladder,
    standing: &'a Standing,
    journal: &'a Path,
    events: usize,
    skipped: &'a [Skipped],
) -> Progress<'a> {
    Progress {
        schema: "rungs.progress/1",
        journal: JournalReport {
            path: journal.to_string_lossy(),
            events,
            skipped: skipped.iter().map(|s| SkippedReport { line: s.line, reason: &s.reason }).collect(),
        },
        tracks: ladder.tracks().map(|track| track_progress(standing, track)).collect(),
        orphans: standing.orphans().iter().map(orphan).collect(),
    }
}

fn track_progress<'a>(standing: &'a Standing, track: Track<'a>) -> TrackProgress<'a> {
    TrackProgress {
        id: track.id(),
        title: track.title(),
        counts: counts(standing.track(track.ix())),
        levels: track.levels().map(|level| level_progress(standing, level)).collect(),
    }
}

fn level_progress<'a>(standing: &'a Standing, level: Level<'a>) -> LevelProgress<'a> {
    LevelProgress {
        id: level.id(),
        title: level.title(),
        rank: level.rank(),
        counts: counts(standing.level(level.ix())),
        with_inherited: counts(standing.with_inherited(level.track().ladder(), level.ix(), &Inheritance::of(level))),
        competencies: level.competency_ids().map(|(c, id)| competency_progress(standing, c, id)).collect(),
    }
}

fn competency_progress<'a>(standing: &'a Standing, competency: Competency<'a>, id: String) -> CompetencyProgress<'a> {
    let ticked = competency.expectation_ids(&id).filter(|(expectation, _)| !expectation.is_label());
    CompetencyProgress {
        title: competency.title(),
        counts: counts(standing.competency(competency.ix())),
        expectations: ticked.map(|(e, id)| expectation_progress(standing, e, id)).collect(),
        id,
    }
}

fn expectation_progress<'a>(
    standing: &'a Standing,
    expectation: Expectation<'a>,
    id: String,
) -> ExpectationProgress<'a> {
    let ix = expectation.ix();
    ExpectationProgress {
        id,
        text: expectation.text(),
        status: standing.status(ix),
        since: standing.since(ix).map(|since| since.to_string()),
        moved: standing.moved(ix).map(moved),
    }
}

pub(super) fn moved(moved: &Moved) -> MovedReport<'_> {
    // Two digits say all that people make of it.
    MovedReport { from: &moved.words.text, similarity: (moved.similarity * 100.0).round() / 100.0 }
}

/// Returns what a status that was found again was of: `ticked as "…", 82 % alike`.
pub fn ticked_as(moved: &Moved) -> String {
    if moved.similarity < 1.0 {
        // What differs, however little, is not all of it.
        let percent = (moved.similarity * 100.0).floor();
        format!("ticked as \"{}\", {percent} % alike", moved.words.text)
    } else {
        format!("the same words were ticked in \"{}\" of \"{}\"", moved.words.competency, moved.words.level)
    }
}

pub(super) fn counts(counts: Counts) -> CountsReport {
    CountsReport {
        expectations: counts.expectations(),
        open: counts.open,
        working: counts.working,
        met: counts.met,
        not_applicable: counts.not_applicable,
    }
}

pub(super) fn orphan(orphan: &Orphan) -> OrphanReport<'_> {
    let words = &orphan.ticked.words;
    OrphanReport {
        id: &orphan.id,
        text: &words.text,
        status: orphan.ticked.status,
        track: &words.track,
        level: &words.level,
        competency: &words.competency,
    }
}

/// Returns the sentence about a line of the journal that could not be read.
pub fn unreadable(path: &Path, skipped: &Skipped, read: usize) -> String {
    format!(
        "Line {} of {} is unreadable ({}); it stays where it is. The other {} are loaded.",
        skipped.line,
        clean_line(&path.to_string_lossy()),
        clean_line(&skipped.reason),
        super::text::counted(read, "event")
    )
}
