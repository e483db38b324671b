//! Text for people: lines of pieces that may stand out.

use std::borrow::Cow;
use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::progress::found_again;
use crate::ladder::Ladder;
use crate::ladder::inherit::Inheritance;
use crate::ladder::model::{Competency, Expectation, Level, Reference, Track};
use crate::progress::{Counts, Goal, LostCompetency, Note, Orphan, Standing, Status};
use crate::search::Target;

/// How a piece of text stands out, where colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// A title.
    Bold,
    /// Something less important.
    Dim,
}

/// A line of styled pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<(Style, String)>);

impl Line {
    /// Begins a line with a plain piece.
    pub fn plain(text: impl Into<String>) -> Self {
        Line(vec![(Style::Plain, text.into())])
    }

    /// Adds a piece.
    #[must_use]
    pub fn with(mut self, style: Style, text: impl Into<String>) -> Self {
        self.0.push((style, text.into()));
        self
    }

    /// Returns the pieces as a printer takes them.
    pub fn pieces(&self) -> Vec<(Style, &str)> {
        self.0.iter().map(|(style, text)| (*style, text.as_str())).collect()
    }
}

/// Returns a level's title with its rank before it.
pub fn titled(level: Level<'_>) -> String {
    Target::Level(level.ix()).searched(level.track().ladder()).into_owned()
}

/// Returns what a reference is to: the name of what answers to it, else its own
/// words and where they lead.
pub fn foundation(ladder: &Ladder, reference: &Reference) -> String {
    let level = reference.level.map(|ix| titled(ladder.level(ix)));
    match (reference.competency, level, reference.track, &reference.target) {
        (Some(part), Some(level), ..) => format!("{}, of {level}", ladder.competency(part).title()),
        (_, Some(level), ..) => level,
        (_, _, Some(track), _) => ladder.track(track).title().to_owned(),
        (.., Some(target)) if reference.is_address() => format!("{} ({target})", reference.text),
        (.., Some(target)) if reference.is_no_ladder => format!("{} ({target}, no ladder)", reference.text),
        (.., Some(target)) => format!("{} ({target}, not open)", reference.text),
        _ => reference.text.clone(),
    }
}

/// Returns when something was, as a person's clock says it: "2026-01-02 03:04".
pub fn moment(at: Timestamp, zone: &TimeZone) -> String {
    format!("{:.16}", at.to_zoned(zone.clone()).datetime().to_string().replace('T', " "))
}

/// Returns a number with its noun.
pub fn counted(number: usize, noun: &str) -> String {
    let plural = match (number, noun) {
        (1, _) => return format!("1 {noun}"),
        (_, noun) if noun.ends_with('s') => format!("{noun}es"),
        (_, noun) if noun.ends_with('y') => format!("{}ies", &noun[..noun.len() - 1]),
        (_, noun) => format!("{noun}s"),
    };
    format!("{number} {plural}")
}

/// Returns the sentence that tells of findings in what was opened. How many there
/// are depends on what is looked for, so that it gives no number.
pub fn remark(opened: &[String]) -> String {
    let paths = opened.iter().map(|path| quoted(path));
    let command = ["rungs check".into()].into_iter().chain(paths).collect::<Vec<Cow<'_, str>>>().join(" ");
    format!("There is something to mend in these documents; see it with `{command}`.")
}

/// Returns a word as a shell takes it. A NUL can't be said there, and nobody means one.
pub(super) fn quoted(word: &str) -> Cow<'_, str> {
    shlex::try_quote(word).unwrap_or(Cow::Borrowed("''"))
}

/// Returns counts as people read them: "3 of 22 met".
pub fn met(counts: Counts) -> String {
    let mut text = format!("{} of {} met", counts.met, counts.to_reach());
    if counts.working > 0 {
        let _ = write!(text, ", {} in work", counts.working);
    }
    if counts.not_applicable > 0 {
        let _ = write!(text, ", {} not applicable", counts.not_applicable);
    }
    text
}

/// Returns the counts of a level, and with what it inherits where it does: "3 of
/// 22 met, 10 of 55 with inherited".
pub fn met_with_inherited(level: Level<'_>, standing: &Standing, inheritance: &Inheritance) -> String {
    let own = met(standing.level(level.ix()));
    if inheritance.is_empty() {
        return own;
    }
    let all = standing.with_inherited(level.track().ladder(), level.ix(), inheritance);
    format!("{own}, {} of {} with inherited", all.met, all.to_reach())
}

/// Returns a ladder's progress: each level, and what was touched in it.
pub fn progress(ladder: &Ladder, standing: &Standing, separator: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for track in ladder.tracks() {
        lines.push(heading(track, standing));
        lines.extend(aim_line(track, standing));
        for level in track.levels() {
            let met = met_with_inherited(level, standing, &Inheritance::of(level));
            lines.push(Line::plain(format!("  {}", titled(level))).with(Style::Dim, format!("  {met}")));
            for competency in level.competencies() {
                said_of(competency, standing, &mut lines);
            }
        }
    }
    lines.extend(standing.lost_competencies().iter().flat_map(|lost| lost_lines(lost, separator)));
    for orphan in standing.orphans() {
        lines.push(gone(orphan, separator));
        lines.extend(orphan.notes.iter().flat_map(|note| note_lines(note, "    ", false)));
    }
    let moved = standing.all_moved().count();
    if moved > 0 {
        let count = counted(moved, "status");
        let hint = format!("{count} found again where the ladder was changed; keep or reject with `rungs review`.");
        lines.push(Line::default().with(Style::Dim, hint));
    }
    lines
}

/// What was said of a competency and its statements.
fn said_of(competency: Competency<'_>, standing: &Standing, lines: &mut Vec<Line>) {
    let notes = standing.competency_notes(competency.ix());
    let rating = standing.rating(competency.ix());
    if rating.is_some() || !notes.is_empty() {
        let rating = rating.map_or(String::new(), |rating| format!(": {}", rating.rating));
        lines.push(Line::plain(format!("    {}{rating}", competency.title())));
        lines.extend(notes.iter().flat_map(|note| note_lines(note, "        ", false)));
    }
    for expectation in competency.expectations() {
        let notes = standing.notes(expectation.ix());
        if standing.status(expectation.ix()) != Status::Open || !notes.is_empty() {
            lines.push(touched_line(expectation, standing));
            lines.extend(notes.iter().flat_map(|note| note_lines(note, "        ", false)));
        }
    }
}

/// The lines of a rating and notes whose competency is no longer there.
fn lost_lines(lost: &LostCompetency, separator: &str) -> Vec<Line> {
    let rating = lost.rating.as_ref().map_or(String::new(), |(rating, _)| format!(": {rating}"));
    let from = format!("  (no longer in {}{separator}{})", lost.words.track, lost.words.level);
    let first = Line::plain(format!("{}{rating}", lost.words.competency)).with(Style::Dim, from);
    let notes = lost.notes.iter().flat_map(|note| note_lines(note, "    ", false));
    std::iter::once(first).chain(notes).collect()
}

fn touched_line(expectation: Expectation<'_>, standing: &Standing) -> Line {
    let line = Line::plain(format!("    {} {}", standing.status(expectation.ix()).mark(), expectation.text()));
    match found_again(standing, expectation.ix()) {
        Some(found) => line.with(Style::Dim, format!("  ({found})")),
        None => line,
    }
}

/// Returns a note as lines, the first with its date and, where `with_id`, its id.
pub fn note_lines(note: &Note, indent: &str, with_id: bool) -> Vec<Line> {
    let date = format!("{:.10}", note.edited.unwrap_or(note.at).to_string());
    let mut lines: Vec<Line> = Vec::new();
    for (nth, text) in note.text.lines().enumerate() {
        let begin = if nth == 0 { format!("{indent}{date}  ") } else { format!("{indent}            ") };
        lines.push(Line::default().with(Style::Dim, begin).with(Style::Plain, text));
    }
    if with_id {
        let last = lines.pop().unwrap_or_default();
        lines.push(last.with(Style::Dim, format!("  ({})", note.event)));
    }
    lines
}

/// Returns the line of a tick whose statement is no longer there.
pub(super) fn gone(orphan: &Orphan, separator: &str) -> Line {
    let words = &orphan.ticked.words;
    let from = format!("  (no longer in {}{separator}{})", words.track, words.level);
    Line::plain(format!("{} {}", orphan.ticked.status.mark(), words.text)).with(Style::Dim, from)
}

/// Where someone stands in a track and wants to be, if they said so.
fn aim_line(track: Track<'_>, standing: &Standing) -> Option<Line> {
    let aim = standing.aim(track.ix())?;
    let name = |goal: &Goal| match goal.level {
        Some(ix) => titled(track.ladder().level(ix)),
        None => format!("{} (no longer there)", goal.words.level),
    };
    let ends = [("on", &aim.current), ("aiming for", &aim.target)];
    let ends = ends.into_iter().filter_map(|(what, goal)| Some(format!("{what} {}", name(goal.as_ref()?))));
    let ends: Vec<String> = ends.collect();
    (!ends.is_empty()).then(|| Line::default().with(Style::Dim, format!("  {}", ends.join(", "))))
}

fn heading(track: Track<'_>, standing: &Standing) -> Line {
    Line::default().with(Style::Bold, track.called()).with(Style::Dim, format!("  {}", met(standing.track(track.ix()))))
}
