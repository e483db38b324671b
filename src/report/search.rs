//! Hits of a search as JSON, `rungs.search/1`, and as text.

use serde::Serialize;

use super::text::{Line, Style, counted};
use crate::ladder::Ladder;
use crate::ladder::model::{Competency, Level};
use crate::progress::{Standing, Status};
use crate::search::{Found, Hit, Query, Target};

/// All results.
#[derive(Serialize)]
pub struct Results<'a> {
    schema: &'static str,
    query: &'a str,
    searched: usize,
    total: usize,
    results: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    kind: &'static str,
    id: String,
    text: &'a str,
    ranges: Vec<(usize, usize)>,
    score: i64,
    track: &'a str,
    level: Option<&'a str>,
    competency: Option<&'a str>,
    status: Option<Status>,
}

/// Where a hit stands: its own kind and what is above it.
struct Above<'a> {
    track: &'a str,
    level: Option<Level<'a>>,
    competency: Option<Competency<'a>>,
}

fn above(ladder: &Ladder, target: Target) -> Above<'_> {
    let of_level = |level: Level<'_>| level.track().ix();
    let (track, level, competency) = match target {
        Target::Track(ix) => (ix, None, None),
        Target::Level(ix) => (of_level(ladder.level(ix)), Some(ladder.level(ix)), None),
        Target::Competency(ix) => {
            let competency = ladder.competency(ix);
            (of_level(competency.level()), Some(competency.level()), Some(competency))
        }
        Target::Expectation(ix) => {
            let competency = ladder.expectation(ix).competency();
            (of_level(competency.level()), Some(competency.level()), Some(competency))
        }
    };
    Above { track: ladder.track(track).title(), level, competency }
}

fn id(ladder: &Ladder, target: Target) -> String {
    match target {
        Target::Track(ix) => ladder.track(ix).id().to_owned(),
        Target::Level(ix) => ladder.level(ix).id(),
        Target::Competency(ix) => ladder.competency(ix).id(),
        Target::Expectation(ix) => ladder.expectation(ix).id(),
    }
}

fn status(ladder: &Ladder, standing: &Standing, target: Target) -> Option<Status> {
    match target {
        Target::Expectation(ix) if !ladder.expectation(ix).is_label() => Some(standing.status(ix)),
        _ => None,
    }
}

/// Returns the first `limit` hits as JSON's shape.
pub fn results<'a>(
    ladder: &'a Ladder,
    standing: &Standing,
    typed: &'a str,
    query: &Query,
    found: &Found,
    limit: usize,
) -> Results<'a> {
    let item = |hit: &Hit| {
        let above = above(ladder, hit.target);
        Item {
            kind: hit.target.kind().name(),
            id: id(ladder, hit.target),
            text: hit.target.text(ladder),
            ranges: hit.ranges(ladder, query),
            score: hit.score,
            track: above.track,
            level: above.level.map(Level::title),
            competency: above.competency.map(Competency::title),
            status: status(ladder, standing, hit.target),
        }
    };
    Results {
        schema: "rungs.search/1",
        query: typed,
        searched: found.searched,
        total: found.total,
        results: found.hits.iter().take(limit).map(item).collect(),
    }
}

/// Returns the titles of what is above a target, outermost first.
pub fn path_parts(ladder: &Ladder, target: Target) -> Vec<&str> {
    let above = above(ladder, target);
    let level = above.level.map(Level::title);
    let competency = above.competency.map(Competency::title);
    let depth = target.kind() as usize;
    [Some(above.track), level, competency].into_iter().take(depth).flatten().collect()
}

/// Returns the same as one line.
pub fn path(ladder: &Ladder, target: Target, separator: &str) -> String {
    path_parts(ladder, target).join(separator)
}

/// Returns hits as lines: mark, text with its matches in
/// bold, and the path below it.
pub fn lines(ladder: &Ladder, standing: &Standing, query: &Query, hits: &[Hit], separator: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for hit in hits {
        let mark = status(ladder, standing, hit.target).map_or_else(|| hit.target.kind().name(), Status::mark);
        let text = hit.target.searched(ladder);
        let mut line = Line::plain(format!("{mark} "));
        let letters: Vec<char> = text.chars().collect();
        let mut at = 0;
        for (from, to) in hit.ranges_searched(ladder, query) {
            line = line.with(Style::Plain, letters[at..from].iter().collect::<String>());
            line = line.with(Style::Bold, letters[from..to].iter().collect::<String>());
            at = to;
        }
        lines.push(line.with(Style::Plain, letters[at..].iter().collect::<String>()));
        lines.push(Line::default().with(Style::Dim, format!("    {}", path(ladder, hit.target, separator))));
        lines.push(Line::default().with(Style::Dim, format!("    {}", id(ladder, hit.target))));
    }
    lines
}

/// Returns the sentence that tells how many there are.
pub fn count(typed: &str, shown: usize, found: &Found) -> String {
    match found.total {
        0 => format!("Nothing matches {typed:?} in {}.", counted(found.searched, "text")),
        total if total > shown => format!("{shown} of {total} hits shown; --limit shows more."),
        total => format!("{} of {}.", counted(total, "hit"), counted(found.searched, "text")),
    }
}
