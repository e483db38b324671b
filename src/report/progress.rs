//! Progress as JSON, `rungs.progress/1`.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use crate::ladder::inherit::Inheritance;
use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::ladder::text::clean_line;
use crate::ladder::{ExpectationIx, Ladder};
use crate::progress::journal::without_copies;
use crate::progress::{Aim, Counts, Goal, Loaded, LostCompetency, Moved, Note, Orphan, Skipped, Standing, Status};

mod markdown;

pub use markdown::markdown;

/// All progress.
#[derive(Serialize)]
pub struct Progress<'a> {
    schema: &'static str,
    journal: JournalReport<'a>,
    tracks: Vec<TrackProgress<'a>>,
    orphans: Vec<OrphanReport<'a>>,
    /// Ratings and notes whose competency is gone.
    lost_competencies: Vec<LostReport<'a>>,
}

#[derive(Serialize)]
struct LostReport<'a> {
    id: &'a str,
    rating: Option<&'a str>,
    notes: Vec<NoteReport<'a>>,
    track: &'a str,
    level: &'a str,
    competency: &'a str,
}

/// A note.
#[derive(Serialize)]
pub struct NoteReport<'a> {
    id: &'a str,
    text: &'a str,
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited: Option<String>,
}

/// Returns notes as JSON's shape.
pub fn notes(notes: &[Arc<Note>]) -> Vec<NoteReport<'_>> {
    notes.iter().map(note).collect()
}

fn note(note: &Arc<Note>) -> NoteReport<'_> {
    let edited = note.edited.map(|at| at.to_string());
    NoteReport { id: note.event.as_str(), text: &note.text, at: note.at.to_string(), edited }
}

/// Where someone stands and wants to be, by the ids of levels; what is gone from
/// the ladder is nothing, and its title is what is left of it.
#[derive(Serialize)]
pub struct AimReport {
    current: Option<String>,
    target: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<String>,
}

/// Returns an aim as JSON's shape.
pub fn aim(ladder: &Ladder, aim: &Aim) -> AimReport {
    let id = |goal: &Option<Goal>| goal.as_ref()?.level.map(|ix| ladder.level(ix).id());
    let goals = [&aim.current, &aim.target].into_iter().flatten();
    AimReport {
        current: id(&aim.current),
        target: id(&aim.target),
        gone: goals.filter(|goal| goal.level.is_none()).map(|goal| goal.words.level.clone()).collect(),
    }
}

#[derive(Serialize)]
struct JournalReport<'a> {
    path: Cow<'a, str>,
    events: usize,
    skipped: Vec<SkippedReport<'a>>,
}

/// A line that could not be read.
#[derive(Serialize)]
pub struct SkippedReport<'a> {
    line: u64,
    reason: &'a str,
}

#[derive(Serialize)]
struct TrackProgress<'a> {
    id: &'a str,
    title: &'a str,
    counts: CountsReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    aim: Option<AimReport>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rated: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteReport<'a>>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteReport<'a>>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteReport<'a>>,
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
        journal: JournalReport { path: journal.to_string_lossy(), events, skipped: self::skipped(skipped) },
        tracks: ladder.tracks().map(|track| track_progress(standing, track)).collect(),
        orphans: standing.orphans().iter().map(orphan).collect(),
        lost_competencies: standing.lost_competencies().iter().map(lost).collect(),
    }
}

/// Returns lines that could not be read as JSON's shape.
pub fn skipped(skipped: &[Skipped]) -> Vec<SkippedReport<'_>> {
    skipped.iter().map(|s| SkippedReport { line: s.line, reason: &s.reason }).collect()
}

fn lost(lost: &LostCompetency) -> LostReport<'_> {
    LostReport {
        id: &lost.id,
        rating: lost.rating.as_ref().map(|(rating, _)| rating.as_str()),
        notes: notes(&lost.notes),
        track: &lost.words.track,
        level: &lost.words.level,
        competency: &lost.words.competency,
    }
}

fn track_progress<'a>(standing: &'a Standing, track: Track<'a>) -> TrackProgress<'a> {
    TrackProgress {
        id: track.id(),
        title: track.title(),
        counts: counts(standing.track(track.ix())),
        aim: standing.aim(track.ix()).map(|one| aim(track.ladder(), one)),
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
    let rating = standing.rating(competency.ix());
    let ticked = competency.expectation_ids(&id).filter(|(expectation, _)| !expectation.is_label());
    CompetencyProgress {
        title: competency.title(),
        counts: counts(standing.competency(competency.ix())),
        rating: rating.map(|rating| rating.rating.as_str()),
        rated: rating.map(|rating| rating.since.to_string()),
        notes: notes(standing.competency_notes(competency.ix())),
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
        // What was only noted on has no status that could have moved.
        moved: standing.moved(ix).filter(|_| standing.since(ix).is_some()).map(moved),
        notes: notes(standing.notes(ix)),
    }
}

pub(super) fn moved(moved: &Moved) -> MovedReport<'_> {
    // Two digits say all that people make of it.
    MovedReport { from: &moved.words.text, similarity: (moved.similarity * 100.0).round() / 100.0 }
}

/// Returns what a status that was found again at a statement was of: `ticked as "…", 82 %
/// alike`. Of a note alone it says that it was one.
pub fn found_again(standing: &Standing, ix: ExpectationIx) -> Option<String> {
    let moved = standing.moved(ix)?;
    let is_ticked = standing.since(ix).is_some();
    if moved.similarity < 1.0 {
        // What differs, however little, is not all of it.
        let percent = (moved.similarity * 100.0).floor();
        let did = if is_ticked { "ticked" } else { "noted on" };
        return Some(format!("{did} as \"{}\", {percent} % alike", moved.words.text));
    }
    let did = if is_ticked { "were ticked" } else { "had this note" };
    Some(format!("the same words {did} in \"{}\" of \"{}\"", moved.words.competency, moved.words.level))
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
        notes: notes(&orphan.notes),
    }
}

/// Returns the sentence about events of a newer version.
pub fn newer(count: usize) -> String {
    let count = super::text::counted(count, "event");
    format!("{count} written by a newer version of rungs: what is unknown here does nothing, and stays.")
}

/// Returns the sentence about a line of the journal that could not be read.
pub fn unreadable(path: &Path, skipped: &Skipped, read: usize) -> String {
    let more = match skipped.reason.as_str() {
        "conflict marker" => " A merge left it; what both sides say is read, and the line may be deleted.",
        _ => "",
    };
    format!(
        "Line {} of {} is unreadable ({}); it stays where it is. The other {} loaded.{more}",
        skipped.line,
        clean_line(&path.to_string_lossy()),
        clean_line(&skipped.reason),
        if read == 1 { "1 event is".to_owned() } else { super::text::counted(read, "event") + " are" }
    )
}

/// How many unreadable lines a command names.
const MOST_NAMED: usize = 10;

/// Returns a sentence on a profile that nothing was said of yet; `all` are the profiles
/// that there are, with their journals.
pub fn new_profile(name: &str, all: Vec<(String, PathBuf)>) -> String {
    let names: Vec<String> = without_copies(all).into_iter().map(|(name, _)| clean_line(&name)).collect();
    match &names[..] {
        [] => format!("{name} is a new profile, the first one."),
        names => format!("{name} is a new profile. There are: {}.", names.join(", ")),
    }
}

/// Returns the sentences about what of a journal is not understood: the first
/// unreadable lines one by one, how many more there are, and newer events.
pub fn not_understood(path: &Path, loaded: &Loaded) -> Vec<String> {
    let named = loaded.skipped.iter().take(MOST_NAMED);
    let mut sentences: Vec<String> = named.map(|line| unreadable(path, line, loaded.events.len())).collect();
    if let Some(more @ 1..) = loaded.skipped.len().checked_sub(MOST_NAMED) {
        sentences.push(format!("{more} more lines are unreadable; `rungs journal check` names them all."));
    }
    if loaded.newer > 0 {
        sentences.push(newer(loaded.newer));
    }
    sentences
}
