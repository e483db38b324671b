//! One track, level, competency or expectation with its progress,
//! `rungs.show/1`.

use std::collections::HashSet;

use jiff::tz::TimeZone;
use serde::Serialize;

use super::outline::AttributeOutline;
use super::progress::{AimReport, CountsReport, MovedReport, NoteReport, aim, counts, found_again, moved, notes};
use super::text::{Line, Style, foundation, met, met_with_inherited, moment, note_lines, titled};
use crate::ladder::Ladder;
use crate::ladder::inherit::{Inheritance, MOST_ORIGINS, Origin};
use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::progress::{Counts, Elsewhere, Rating, Standing, Status};
use crate::search::Target;

/// What was asked for. Fields that don't apply to its kind are null.
#[derive(Serialize)]
pub struct Shown<'a> {
    schema: &'static str,
    kind: &'static str,
    id: String,
    /// The title, or the statement.
    text: &'a str,
    track: &'a str,
    level: Option<&'a str>,
    rank: Option<&'a str>,
    competency: Option<&'a str>,
    category: Option<&'a str>,
    summary: Option<&'a str>,
    notes: Vec<&'a str>,
    attributes: Vec<AttributeOutline<'a>>,
    examples: Vec<&'a str>,
    source: Option<Place<'a>>,
    status: Option<Status>,
    since: Option<String>,
    /// Where a status came from that was found again by similar words.
    moved: Option<MovedReport<'a>>,
    /// Where else in its track the same words are met, by id, while they aren't here.
    met_at: Option<String>,
    /// What a person noted on an expectation or a competency.
    evidence: Vec<NoteReport<'a>>,
    /// How a person rated a competency.
    rating: Option<&'a str>,
    /// Where a person stands in a track and wants to be.
    aim: Option<AimReport>,
    met: Option<u32>,
    to_reach: Option<u32>,
    /// Ids of what it holds.
    holds: Vec<String>,
    /// What a level inherits, by origin, nearest first.
    inherited: Vec<InheritedReport>,
    /// A level's counts with what it inherits.
    with_inherited: Option<CountsReport>,
}

#[derive(Serialize)]
struct InheritedReport {
    /// The origin's id.
    level: String,
    /// The ids of what is inherited from it.
    competencies: Vec<String>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: u32,
}

/// Returns what a target is, as JSON's shape.
pub fn show<'a>(ladder: &'a Ladder, standing: &'a Standing, target: Target) -> Shown<'a> {
    match target {
        Target::Track(ix) => track(ladder.track(ix), standing),
        Target::Level(ix) => level(ladder.level(ix), standing),
        Target::Competency(ix) => competency(ladder.competency(ix), standing),
        Target::Expectation(ix) => {
            let met_at = Elsewhere::of(ladder, standing).met(standing, ladder.expectation(ix));
            Shown {
                met_at: met_at.map(|ix| ladder.expectation(ix).id()),
                ..expectation(ladder.expectation(ix), standing)
            }
        }
    }
}

fn blank<'a>(kind: &'static str, id: String, text: &'a str, track: Track<'a>) -> Shown<'a> {
    Shown {
        schema: "rungs.show/1",
        kind,
        id,
        text,
        track: track.title(),
        level: None,
        rank: None,
        competency: None,
        category: None,
        summary: None,
        notes: Vec::new(),
        attributes: Vec::new(),
        examples: Vec::new(),
        source: None,
        status: None,
        since: None,
        moved: None,
        met_at: None,
        evidence: Vec::new(),
        rating: None,
        aim: None,
        met: None,
        to_reach: None,
        holds: Vec::new(),
        inherited: Vec::new(),
        with_inherited: None,
    }
}

fn counted(counts: Counts) -> (Option<u32>, Option<u32>) {
    (Some(counts.met), Some(counts.to_reach()))
}

fn track<'a>(track: Track<'a>, standing: &Standing) -> Shown<'a> {
    let (met, to_reach) = counted(standing.track(track.ix()));
    let holds = track.levels().map(Level::id).collect();
    let aim = standing.aim(track.ix()).map(|one| aim(track.ladder(), one));
    Shown { aim, met, to_reach, holds, ..blank("track", track.id().to_owned(), track.title(), track) }
}

fn level<'a>(level: Level<'a>, standing: &Standing) -> Shown<'a> {
    let (met, to_reach) = counted(standing.level(level.ix()));
    let inheritance = Inheritance::of(level);
    Shown {
        inherited: inheritance.origins().iter().map(|origin| inherited(level.track().ladder(), origin)).collect(),
        with_inherited: Some(counts(standing.with_inherited(level.track().ladder(), level.ix(), &inheritance))),
        level: Some(level.title()),
        rank: level.rank(),
        summary: level.summary(),
        notes: level.notes().collect(),
        attributes: super::outline::attributes(level),
        source: Some(Place { path: level.source().path, line: level.source().line }),
        met,
        to_reach,
        holds: level.competencies().map(Competency::id).collect(),
        ..blank("level", level.id(), level.title(), level.track())
    }
}

fn inherited(ladder: &Ladder, origin: &Origin) -> InheritedReport {
    let taken: HashSet<_> = origin.competencies(ladder).map(Competency::ix).collect();
    let ids = ladder.level(origin.level).competency_ids().filter(|(competency, _)| taken.contains(&competency.ix()));
    InheritedReport { level: ladder.level(origin.level).id(), competencies: ids.map(|(_, id)| id).collect() }
}

fn competency<'a>(competency: Competency<'a>, standing: &'a Standing) -> Shown<'a> {
    let (met, to_reach) = counted(standing.competency(competency.ix()));
    let level = competency.level();
    Shown {
        level: Some(level.title()),
        competency: Some(competency.title()),
        category: competency.category(),
        summary: competency.description(),
        examples: competency.examples().collect(),
        evidence: notes(standing.competency_notes(competency.ix())),
        rating: standing.rating(competency.ix()).map(|rating| rating.rating.as_str()),
        source: Some(Place { path: competency.source().path, line: competency.source().line }),
        met,
        to_reach,
        holds: competency.expectations().map(Expectation::id).collect(),
        ..blank("competency", competency.id(), competency.title(), level.track())
    }
}

fn expectation<'a>(expectation: Expectation<'a>, standing: &'a Standing) -> Shown<'a> {
    let competency = expectation.competency();
    let level = competency.level();
    Shown {
        level: Some(level.title()),
        competency: Some(competency.title()),
        category: competency.category(),
        source: Some(Place { path: expectation.source().path, line: expectation.source().line }),
        status: (!expectation.is_label()).then(|| standing.status(expectation.ix())),
        since: standing.since(expectation.ix()).map(|since| since.to_string()),
        moved: standing.moved(expectation.ix()).map(moved),
        evidence: notes(standing.notes(expectation.ix())),
        ..blank("expectation", expectation.id(), expectation.text(), level.track())
    }
}

/// Returns the same as lines for people, whose clocks show times of a zone.
pub fn lines(ladder: &Ladder, standing: &Standing, target: Target, separator: &str, zone: &TimeZone) -> Vec<Line> {
    let path = super::search::path(ladder, target, separator);
    let kept = &Kept { standing, elsewhere: Elsewhere::of(ladder, standing) };
    let mut lines = Vec::new();
    if !path.is_empty() {
        lines.push(Line::default().with(Style::Dim, path));
    }
    match target {
        Target::Track(ix) => track_lines(ladder.track(ix), standing, &mut lines),
        Target::Level(ix) => level_lines(ladder.level(ix), kept, &mut lines),
        Target::Competency(ix) => competency_lines(ladder.competency(ix), kept, &mut lines),
        Target::Expectation(ix) => expectation_lines(ladder.expectation(ix), kept, zone, &mut lines),
    }
    lines
}

/// What a person has said, and where that holds for other levels, too.
struct Kept<'a> {
    standing: &'a Standing,
    elsewhere: Elsewhere,
}

impl Kept<'_> {
    /// Says where else a statement is met, while it isn't here.
    fn aside(&self, expectation: Expectation<'_>) -> Option<Line> {
        let there = self.elsewhere.met(self.standing, expectation)?;
        let level = expectation.competency().level().track().ladder().expectation(there).competency().level();
        Some(Line::default().with(Style::Dim, format!("        met at {}", titled(level))))
    }
}

fn track_lines(track: Track<'_>, standing: &Standing, lines: &mut Vec<Line>) {
    lines.push(headed(track.called(), standing.track(track.ix())));
    for level in track.levels() {
        lines.push(headed(&format!("  {}", titled(level)), standing.level(level.ix())));
    }
}

fn level_lines(level: Level<'_>, kept: &Kept<'_>, lines: &mut Vec<Line>) {
    let ladder = level.track().ladder();
    let inheritance = Inheritance::of(level);
    let met = met_with_inherited(level, kept.standing, &inheritance);
    lines.push(Line::default().with(Style::Bold, titled(level)).with(Style::Dim, format!("  {met}")));
    lines.extend(level.summary().map(Line::plain));
    lines.extend(level.attributes().map(|attribute| Line::plain(attribute.text)));
    lines.extend(level.notes().map(Line::plain));
    let builds_on = level.references().iter().map(|reference| foundation(ladder, reference));
    lines.extend(builds_on.map(|text| Line::default().with(Style::Dim, format!("Builds on: {text}"))));
    for competency in level.competencies() {
        lines.push(Line::default());
        competency_lines(competency, kept, lines);
    }
    for origin in inheritance.origins() {
        lines.push(Line::default());
        lines.push(Line::plain(format!("Inherited from {}:", titled(ladder.level(origin.level)))));
        for competency in origin.competencies(ladder) {
            lines.push(Line::default());
            competency_lines(competency, kept, lines);
        }
    }
    if inheritance.is_cut() {
        lines.push(Line::plain(format!("What more than {MOST_ORIGINS} levels bring is left out.")));
    }
}

fn competency_lines(competency: Competency<'_>, kept: &Kept<'_>, lines: &mut Vec<Line>) {
    let standing = kept.standing;
    let title = match competency.category() {
        Some(category) => format!("{category}: {}", competency.title()),
        None => competency.title().to_owned(),
    };
    let rating = standing.rating(competency.ix()).map_or(String::new(), rated);
    lines.push(headed(&title, standing.competency(competency.ix())).with(Style::Plain, rating));
    lines.extend(competency.description().map(Line::plain));
    let notes = standing.competency_notes(competency.ix()).iter();
    lines.extend(notes.flat_map(|note| note_lines(note, "    ", false)));
    for expectation in competency.expectations() {
        let mark = if expectation.is_label() { "   " } else { standing.status(expectation.ix()).mark() };
        lines.push(Line::plain(format!("{}{mark} {}", "    ".repeat(expectation.depth()), expectation.text())));
        let found = found_again(standing, expectation.ix());
        lines.extend(found.map(|found| Line::default().with(Style::Dim, format!("        {found}"))));
        lines.extend(kept.aside(expectation));
        let notes = standing.notes(expectation.ix()).iter();
        lines.extend(notes.flat_map(|note| note_lines(note, "        ", false)));
    }
    lines.extend(competency.examples().map(|text| Line::default().with(Style::Dim, format!("    e.g. {text}"))));
}

fn expectation_lines(expectation: Expectation<'_>, kept: &Kept<'_>, zone: &TimeZone, lines: &mut Vec<Line>) {
    let standing = kept.standing;
    let status = standing.status(expectation.ix());
    // A label has no status, so it gets no mark either.
    let mark = if expectation.is_label() { String::new() } else { format!("{} ", status.mark()) };
    lines.push(Line::plain(format!("{mark}{}", expectation.text())));
    lines.extend(kept.aside(expectation));
    if let Some(since) = standing.since(expectation.ix()) {
        lines.push(Line::default().with(Style::Dim, format!("{} since {}", status.name(), moment(since, zone))));
    }
    if let Some(found) = found_again(standing, expectation.ix()) {
        lines.push(Line::default().with(Style::Dim, format!("{found}; `rungs review` keeps or rejects it")));
    }
    lines.extend(standing.notes(expectation.ix()).iter().flat_map(|note| note_lines(note, "    ", true)));
    let source = expectation.source();
    lines.push(Line::default().with(Style::Dim, format!("{}:{}", source.path, source.line)));
}

/// A rating, and the title that it was given under where that was another.
fn rated(rating: &Rating) -> String {
    let from = rating.from.as_ref().map_or(String::new(), |from| format!(" (rated as \"{from}\")"));
    format!("  {}{from}", rating.rating)
}

fn headed(title: &str, counts: Counts) -> Line {
    Line::default().with(Style::Bold, title).with(Style::Dim, format!("  {}", met(counts)))
}
