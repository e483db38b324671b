//! Hits of a search as JSON, `rungs.search/1`, and as text.

use serde::Serialize;

use super::text::{Line, Style, counted};
use crate::ladder::Ladder;
use crate::ladder::model::{Competency, Level, Track};
use crate::ladder::text::clean_line;
use crate::progress::{Note, Standing, Status};
use crate::search::{
    self, Found, Guess, Hit, Index, Kind, MOST_RANKED, Manner, Meant, Notes, Part, Query, Scope, Target, Tier,
    find_at_most,
};

/// Tells a query which statuses hold, where it asks for them.
pub fn bound(query: Query, ladder: &Ladder, standing: &Standing) -> Query {
    if !query.asks_for_statuses() {
        return query;
    }
    let mut statuses = vec![None; ladder.size()[3]];
    let expectations = ladder.levels().flat_map(Level::expectations);
    for expectation in expectations.filter(|expectation| !expectation.is_label()) {
        statuses[expectation.ix().at()] = Some(match standing.status(expectation.ix()) {
            Status::Open => search::Standing::Open,
            Status::Working => search::Standing::Working,
            Status::Met => search::Standing::Met,
            Status::NotApplicable => search::Standing::NotApplicable,
        });
    }
    let mut noted = vec![false; statuses.len()];
    for (ix, _) in standing.all_notes() {
        noted[ix.at()] = true;
    }
    query.on(statuses).with_notes(noted)
}

/// Returns the notes of a snapshot, as a search looks through them: each as one line
/// that may be shown.
pub fn notes(ladder: &Ladder, standing: &Standing) -> Notes {
    let line = |note: &Note| clean_line(&note.text);
    let on_statements = standing
        .all_notes()
        .flat_map(|(ix, notes)| notes.iter().map(move |note| (Target::Expectation(ix), line(note))));
    let on_competencies = standing
        .all_competency_notes()
        .flat_map(|(ix, notes)| notes.iter().map(move |note| (Target::Competency(ix), line(note))));
    Notes::of(ladder, on_statements.chain(on_competencies))
}

/// Searches for at least so many hits, and never for fewer than the screen ranks,
/// so that both have the same order.
pub fn found(ladder: &Ladder, query: &Query, limit: usize) -> Found {
    find_at_most(&Index::of(ladder), query, Scope::Everything, limit.max(MOST_RANKED))
}

/// All results.
#[derive(Serialize)]
pub struct Results<'a> {
    schema: &'static str,
    query: &'a str,
    searched: usize,
    total: usize,
    results: Vec<Item<'a>>,
    /// What may be meant, where there is no hit.
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<Vec<Near>>,
}

/// What may be meant: a word with how many texts have it, and the query with it.
#[derive(Serialize)]
struct Near {
    word: String,
    count: usize,
    query: String,
}

#[derive(Serialize)]
struct Item<'a> {
    kind: &'static str,
    id: String,
    text: &'a str,
    ranges: Vec<(usize, usize)>,
    tier: &'static str,
    score: i64,
    track: &'a str,
    level: Option<&'a str>,
    competency: Option<&'a str>,
    /// The statement that a note is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    expectation: Option<&'a str>,
    status: Option<Status>,
}

/// Where a hit stands: its own kind and what is above it.
struct Above<'a> {
    track: Track<'a>,
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
    Above { track: ladder.track(track), level, competency }
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
    found: &'a Found,
    limit: usize,
    meant: Vec<Meant>,
) -> Results<'a> {
    let item = |hit: &'a Hit| {
        let above = above(ladder, hit.target);
        Item {
            kind: hit.kind().name(),
            id: id(ladder, hit.target),
            text: hit.text(ladder),
            ranges: hit.ranges(ladder, query),
            tier: hit.tier.name(),
            score: hit.score,
            track: above.track.title(),
            level: above.level.map(Level::title),
            competency: above.competency.map(Competency::title),
            expectation: on_statement(ladder, hit),
            status: status(ladder, standing, hit.target),
        }
    };
    Results {
        schema: "rungs.search/1",
        query: typed,
        searched: found.searched,
        total: found.total,
        results: found.hits.iter().take(limit).map(item).collect(),
        near: (found.total == 0).then(|| meant.into_iter().map(near).collect()),
    }
}

fn near(Meant { word, count, typed }: Meant) -> Near {
    Near { word, count, query: typed }
}

/// Returns what may be meant by a query that finds nothing.
pub fn meant(ladder: &Ladder, typed: &str, query: &Query) -> Vec<Meant> {
    Guess::default().meant(&Index::of(ladder), typed, query, &Manner::default()).unwrap_or_default()
}

/// Returns the sentence that tells what may be meant.
pub fn near_words(meant: &[Meant]) -> Option<String> {
    let words: Vec<String> = meant.iter().map(|meant| format!("{} ({})", meant.word, meant.count)).collect();
    (!words.is_empty()).then(|| format!("There is: {}.", words.join(", ")))
}

/// Returns the titles of what is above a target, outermost first.
pub fn path_parts(ladder: &Ladder, target: Target) -> Vec<&str> {
    let above = above(ladder, target);
    let level = above.level.map(Level::title);
    let competency = above.competency.map(Competency::title);
    let depth = target.kind() as usize;
    let track = Some(above.track.called());
    [track, level, competency].into_iter().take(depth).flatten().collect()
}

/// Returns what a hit stands under, outermost first; of a note, a summary and the like
/// down to what it is of.
pub fn path_of<'a>(ladder: &'a Ladder, hit: &Hit) -> Vec<&'a str> {
    let mut parts = path_parts(ladder, hit.target);
    parts.extend((hit.part != Part::Itself).then(|| hit.target.text(ladder)));
    parts
}

/// The statement that a note is on.
fn on_statement<'a>(ladder: &'a Ladder, hit: &Hit) -> Option<&'a str> {
    match hit.target {
        Target::Expectation(ix) if hit.kind() == Kind::Note => Some(ladder.expectation(ix).text()),
        _ => None,
    }
}

/// Returns the titles of what is above a target as one line.
pub fn path(ladder: &Ladder, target: Target, separator: &str) -> String {
    path_parts(ladder, target).join(separator)
}

/// What hits are written with, as lines.
pub struct Lines<'a> {
    /// The snapshot.
    pub ladder: &'a Ladder,
    /// Its statuses.
    pub standing: &'a Standing,
    /// What was asked for.
    pub query: &'a Query,
    /// What stands between the steps of a path.
    pub separator: &'a str,
    /// Whether to say why a hit stands where it does.
    pub explains: bool,
}

impl Lines<'_> {
    /// Returns hits as lines: mark, text with its matches in bold, the path and
    /// the id below it.
    pub fn of(&self, hits: &[Hit]) -> Vec<Line> {
        hits.iter().flat_map(|hit| self.lines(hit)).collect()
    }

    fn lines(&self, hit: &Hit) -> Vec<Line> {
        let dim = |text: String| Line::default().with(Style::Dim, format!("    {text}"));
        let mut lines =
            vec![self.text(hit), dim(path_of(self.ladder, hit).join(self.separator)), dim(id(self.ladder, hit.target))];
        if self.explains {
            lines.push(dim(format!("{}, score {}", hit.tier.explained(), hit.score)));
        }
        lines
    }

    fn text(&self, hit: &Hit) -> Line {
        let status = status(self.ladder, self.standing, hit.target).filter(|_| hit.kind() == Kind::Expectation);
        let mark = status.map_or_else(|| hit.kind().name(), Status::mark);
        let letters: Vec<char> = hit.searched(self.ladder).chars().collect();
        let mut line = Line::plain(format!("{mark} "));
        let mut at = 0;
        for (from, to) in hit.ranges_searched(self.ladder, self.query) {
            line = line.with(Style::Plain, letters[at..from].iter().collect::<String>());
            line = line.with(Style::Bold, letters[from..to].iter().collect::<String>());
            at = to;
        }
        line.with(Style::Plain, letters[at..].iter().collect::<String>())
    }
}

/// Returns the sentence that tells how many there are.
pub fn count(typed: &str, shown: usize, found: &Found) -> String {
    let sentence = match found.total {
        0 if typed.trim().is_empty() => "There is nothing to look for: name a few letters of it.".into(),
        0 => format!("Nothing matches {:?} in {}.", in_short(typed), counted(found.searched, "text")),
        total if total > shown => format!("{shown} of {total} hits shown; --limit shows more."),
        total => format!("{} of {}.", counted(total, "hit"), counted(found.searched, "text")),
    };
    // They are shown only where there is nothing better.
    let is_scattered = found.hits.first().is_some_and(|hit| hit.tier == Tier::Scattered);
    if is_scattered { format!("{sentence} None has these words, only their letters in order.") } else { sentence }
}

/// What was typed, as far as it helps to recognise it.
pub fn in_short(typed: &str) -> String {
    const MOST: usize = 80;

    let mut short: String = typed.chars().take(MOST).collect();
    if short.len() < typed.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_knows_the_statuses_by_their_names() {
        let statuses = search::Standing::ALL.into_iter().take(Status::ALL.len());
        assert!(statuses.map(|(_, name)| name).eq(Status::ALL.map(Status::name)));
    }
}
