//! Queries with what a person wants to see first: how good the search is,
//! beside `fzf` and `fuzzy-matcher` alone on the same lines.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use rungs::ladder::id::digest;
use rungs::ladder::{Ladder, open, open_builtin};
use rungs::search::{Index, Kind, Kinds, Query, Scope, Target, find};
use serde::Deserialize;

/// How far down a list a right answer counts.
const DEEPEST: usize = 100;

#[derive(Deserialize)]
struct Set {
    query: Vec<Judged>,
}

/// A query and what is wanted.
#[derive(Deserialize)]
struct Judged {
    class: String,
    typed: String,
    held_out: bool,
    path: String,
    line: u32,
    digest: String,
}

fn set(name: &str) -> Vec<Judged> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judged").join(name);
    toml::from_str::<Set>(&std::fs::read_to_string(path).unwrap()).unwrap().query
}

fn corpus() -> Option<Ladder> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    folder.exists().then(|| open(&[folder]).ladder)
}

/// Everything that is searched, in ladder order.
fn targets(ladder: &Ladder) -> Vec<Target> {
    let mut targets = Vec::new();
    for track in ladder.tracks() {
        targets.push(Target::Track(track.ix()));
        for level in track.levels() {
            targets.push(Target::Level(level.ix()));
            for competency in level.competencies() {
                targets.push(Target::Competency(competency.ix()));
                targets.extend(competency.expectations().map(|expectation| Target::Expectation(expectation.ix())));
            }
        }
    }
    targets
}

/// The lines that every engine is given, with the digests of their texts.
struct Lines {
    ladder: Ladder,
    lines: Vec<String>,
    digests: BTreeMap<String, String>,
}

impl Lines {
    fn of(ladder: Ladder) -> Self {
        let lines: Vec<String> =
            targets(&ladder).iter().map(|target| target.searched(&ladder).replace(['\n', '\r'], " ")).collect();
        let all = targets(&ladder).into_iter().zip(&lines);
        let digests = all.map(|(target, line)| (line.clone(), digest(target.text(&ladder)))).collect();
        Lines { ladder, lines, digests }
    }

    /// Ours over everything, examples and summaries too.
    fn ours(&self, typed: &str) -> Vec<String> {
        self.found(&Query::parse(typed))
    }

    /// Ours over the lines that the others have, too.
    fn ours_beside_others(&self, typed: &str) -> Vec<String> {
        let kinds: Kinds = [Kind::Track, Kind::Level, Kind::Competency, Kind::Expectation].into_iter().collect();
        self.found(&Query::parse(typed).of(kinds))
    }

    fn found(&self, query: &Query) -> Vec<String> {
        let found = find(&Index::of(&self.ladder), query, Scope::Everything);
        found.hits.iter().take(DEEPEST).map(|hit| digest(hit.text(&self.ladder))).collect()
    }

    fn bare(&self, typed: &str) -> Vec<String> {
        let matcher = SkimMatcherV2::default();
        let scored = self.lines.iter().filter_map(|line| Some((matcher.fuzzy_match(line, typed)?, line)));
        let mut scored: Vec<(i64, &String)> = scored.collect();
        scored.sort_by_key(|(score, _)| -score);
        scored.into_iter().take(DEEPEST).map(|(_, line)| self.digests[line].clone()).collect()
    }

    /// Nothing, where there is no `fzf`.
    fn fzf(&self, typed: &str) -> Option<Vec<String>> {
        let mut command = Command::new("fzf");
        command.args(["--filter", typed]).env_remove("FZF_DEFAULT_OPTS");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let (mut to, text) = (child.stdin.take().unwrap(), self.lines.join("\n"));
        let writer = std::thread::spawn(move || to.write_all(text.as_bytes()).unwrap());
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        Some(output.lines().take(DEEPEST).filter_map(|line| self.digests.get(line).cloned()).collect())
    }
}

/// Where the first right answers stood, from 1; 0 where none was.
#[derive(Default)]
struct Ranks(Vec<u32>);

impl Ranks {
    fn add(&mut self, found: &[String], judged: &Judged) {
        self.0.push(found.iter().position(|digest| *digest == judged.digest).map_or(0, |at| at as u32 + 1));
    }

    fn mean(&self, worth: impl Fn(u32) -> f64) -> f64 {
        let sum: f64 = self.0.iter().map(|&rank| if rank == 0 { 0.0 } else { worth(rank) }).sum();
        sum / f64::from(self.0.len().max(1) as u32)
    }

    fn reciprocal(&self) -> f64 {
        self.mean(|rank| 1.0 / f64::from(rank))
    }

    fn success(&self, at: u32) -> f64 {
        self.mean(|rank| f64::from(u8::from(rank <= at)))
    }

    fn row(&self) -> String {
        format!("{:.3} {:.2} {:.2}", self.reciprocal(), self.success(1), self.success(5))
    }
}

/// The row of all classes together, behind the others.
const ALL: &str = "~ all";

/// Where ours, `fzf` and the bare crate put the right answers, by class; `fzf` puts
/// none anywhere where it isn't there.
fn table<'q>(lines: &Lines, judged: &[&'q Judged]) -> BTreeMap<&'q str, [Ranks; 3]> {
    let mut classes: BTreeMap<&str, [Ranks; 3]> = BTreeMap::new();
    for query in judged {
        let ours = lines.ours_beside_others(&query.typed);
        let found = [ours, lines.fzf(&query.typed).unwrap_or_default(), lines.bare(&query.typed)];
        for class in [query.class.as_str(), ALL] {
            let ranks = classes.entry(class).or_default();
            ranks.iter_mut().zip(&found).for_each(|(ranks, found)| ranks.add(found, query));
        }
    }
    classes
}

/// The table: for each engine reciprocal rank, success at 1 and at 5.
fn shown(classes: &BTreeMap<&str, [Ranks; 3]>) -> String {
    let mut table = format!("{:8} {:18} {:18} {:18}\n", "class", "rungs", "fzf", "fuzzy-matcher");
    for (class, [ours, fzf, bare]) in classes {
        let _ = writeln!(table, "{class:8} {:18} {:18} {:18}", ours.row(), fzf.row(), bare.row());
    }
    table
}

/// Prints the tables too: `cargo test --test it judged -- --nocapture`.
#[test]
fn the_search_is_no_worse_than_others_over_the_same_lines() {
    for (name, ladder) in [("built-in.toml", Some(open_builtin())), ("corpus.toml", corpus())] {
        let (Some(ladder), judged) = (ladder, set(name)) else { continue };
        let lines = Lines::of(ladder);
        for held_out in [false, true] {
            let half: Vec<&Judged> = judged.iter().filter(|query| query.held_out == held_out).collect();
            let classes = table(&lines, &half);
            eprintln!("{name}, {}\n{}", if held_out { "held out" } else { "tuned" }, shown(&classes));
            let [ours, fzf, bare] = &classes[ALL];
            assert!(ours.reciprocal() >= fzf.reciprocal().max(bare.reciprocal()), "{name}");
            assert!(ours.success(5) >= fzf.success(5).max(bare.success(5)), "{name}");
        }
    }
}

#[test]
fn every_judged_statement_is_there() {
    let ladder = open_builtin();
    for query in set("built-in.toml") {
        let is_it = |target: Target| {
            let source = match target {
                Target::Level(ix) => ladder.level(ix).source(),
                Target::Competency(ix) => ladder.competency(ix).source(),
                Target::Expectation(ix) => ladder.expectation(ix).source(),
                Target::Track(_) => return false,
            };
            (source.path, source.line) == (query.path.as_str(), query.line)
                && digest(target.text(&ladder)) == query.digest
        };
        assert!(targets(&ladder).into_iter().any(is_it), "{:?}: {}:{}", query.typed, query.path, query.line);
    }
}

/// What the built-in queries must not fall below: reciprocal rank, success at 1, at 5.
const LEAST: [f64; 3] = [0.98, 0.98, 0.98];

#[test]
fn the_search_is_as_good_as_it_was() {
    let lines = Lines::of(open_builtin());
    let mut ranks = Ranks::default();
    for query in set("built-in.toml") {
        ranks.add(&lines.ours(&query.typed), &query);
    }
    let reached = [ranks.reciprocal(), ranks.success(1), ranks.success(5)];
    assert!(reached.iter().zip(LEAST).all(|(reached, least)| *reached >= least), "{reached:?} is under {LEAST:?}");
}
