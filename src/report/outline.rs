//! The outline of a ladder as JSON, `rungs.outline/1`.

use serde::Serialize;

use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::ladder::{Diagnostic, Ladder, Severity};

/// The whole outline.
#[derive(Serialize)]
pub struct Outline<'a> {
    schema: &'static str,
    tracks: Vec<TrackOutline<'a>>,
    diagnostics: Vec<DiagnosticOutline<'a>>,
}

#[derive(Serialize)]
struct TrackOutline<'a> {
    id: &'a str,
    title: &'a str,
    sources: Vec<&'a str>,
    levels: Vec<LevelOutline<'a>>,
}

#[derive(Serialize)]
struct LevelOutline<'a> {
    id: String,
    title: &'a str,
    rank: Option<&'a str>,
    summary: Option<&'a str>,
    notes: Vec<&'a str>,
    attributes: Vec<AttributeOutline<'a>>,
    builds_on: Vec<String>,
    references: Vec<ReferenceOutline<'a>>,
    source: SourceOutline<'a>,
    competencies: Vec<CompetencyOutline<'a>>,
}

#[derive(Serialize)]
pub(super) struct AttributeOutline<'a> {
    name: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct ReferenceOutline<'a> {
    text: &'a str,
    target: Option<&'a str>,
    track: Option<&'a str>,
    level: Option<String>,
    competency: Option<String>,
}

#[derive(Serialize)]
struct CompetencyOutline<'a> {
    id: String,
    title: &'a str,
    category: Option<&'a str>,
    description: Option<&'a str>,
    source: SourceOutline<'a>,
    expectations: Vec<ExpectationOutline<'a>>,
    examples: Vec<&'a str>,
}

#[derive(Serialize)]
struct ExpectationOutline<'a> {
    id: String,
    text: &'a str,
    source: SourceOutline<'a>,
    children: Vec<ExpectationOutline<'a>>,
}

/// Where something stands.
#[derive(Serialize)]
pub struct SourceOutline<'a> {
    path: &'a str,
    line: u32,
}

/// A diagnostic as JSON.
#[derive(Serialize)]
pub struct DiagnosticOutline<'a> {
    severity: Severity,
    code: &'static str,
    message: &'a str,
    source: SourceOutline<'a>,
}

/// Returns the outline of a ladder.
pub fn outline(ladder: &Ladder) -> Outline<'_> {
    Outline {
        schema: "rungs.outline/1",
        tracks: ladder.tracks().map(track).collect(),
        diagnostics: ladder.diagnostics().iter().map(diagnostic).collect(),
    }
}

fn diagnostic(diagnostic: &Diagnostic) -> DiagnosticOutline<'_> {
    DiagnosticOutline {
        severity: diagnostic.code.severity(),
        code: diagnostic.code.name(),
        message: &diagnostic.message,
        source: SourceOutline { path: &diagnostic.path, line: diagnostic.line },
    }
}

fn source(source: crate::ladder::model::Source<'_>) -> SourceOutline<'_> {
    SourceOutline { path: source.path, line: source.line }
}

fn track(track: Track<'_>) -> TrackOutline<'_> {
    TrackOutline {
        id: track.id(),
        title: track.title(),
        sources: track.sources(),
        levels: track.levels().map(|level| level_outline(track, level)).collect(),
    }
}

fn level_outline<'a>(track: Track<'a>, level: Level<'a>) -> LevelOutline<'a> {
    LevelOutline {
        id: level.id(),
        title: level.title(),
        rank: level.rank(),
        summary: level.summary(),
        notes: level.notes().collect(),
        attributes: attributes(level),
        builds_on: level.builds_on().map(Level::id).collect(),
        references: level.references().iter().map(|r| reference(track, r)).collect(),
        source: source(level.source()),
        competencies: level.competency_ids().map(competency).collect(),
    }
}

pub(super) fn attributes(level: Level<'_>) -> Vec<AttributeOutline<'_>> {
    level.attributes().map(|a| AttributeOutline { name: a.name, value: a.value }).collect()
}

fn reference<'a>(track: Track<'a>, reference: &'a crate::ladder::model::Reference) -> ReferenceOutline<'a> {
    let ladder = track.ladder();
    ReferenceOutline {
        text: &reference.text,
        target: reference.target.as_deref(),
        track: reference.track.map(|ix| ladder.track(ix).id()),
        level: reference.level.map(|ix| ladder.level(ix).id()),
        competency: reference.competency.map(|ix| ladder.competency(ix).id()),
    }
}

fn competency((competency, id): (Competency<'_>, String)) -> CompetencyOutline<'_> {
    CompetencyOutline {
        expectations: tree(competency.expectation_ids(&id)),
        id,
        title: competency.title(),
        category: competency.category(),
        description: competency.description(),
        source: source(competency.source()),
        examples: competency.examples().collect(),
    }
}

/// Puts expectations, which come in reading order with their depths, under the
/// one that they are nested in.
fn tree<'a>(expectations: impl Iterator<Item = (Expectation<'a>, String)>) -> Vec<ExpectationOutline<'a>> {
    let mut roots: Vec<ExpectationOutline<'a>> = Vec::new();
    // Nodes that are still open, outermost first, each with its depth.
    let mut open: Vec<(usize, ExpectationOutline<'a>)> = Vec::new();
    let close = |open: &mut Vec<(usize, ExpectationOutline<'a>)>, roots: &mut Vec<ExpectationOutline<'a>>| {
        if let Some((_, done)) = open.pop() {
            match open.last_mut() {
                Some((_, parent)) => parent.children.push(done),
                None => roots.push(done),
            }
        }
    };
    for (expectation, id) in expectations {
        while open.last().is_some_and(|(depth, _)| *depth >= expectation.depth()) {
            close(&mut open, &mut roots);
        }
        open.push((expectation.depth(), node(expectation, id)));
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    roots
}

fn node(expectation: Expectation<'_>, id: String) -> ExpectationOutline<'_> {
    ExpectationOutline { id, text: expectation.text(), source: source(expectation.source()), children: Vec::new() }
}
