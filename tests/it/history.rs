//! Real rewordings: one organisation's ladder as it stood in successive Januaries.
//! Everything is ticked in one year, and the next is opened.
//!
//! What was read of it stands in `history-verdicts.txt`, by file, line and digest;
//! `RUNGS_SHOW=1 cargo test --test it history -- --nocapture` prints the words.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use rungs::ladder::model::{Expectation, Level};
use rungs::ladder::{ExpectationIx, Ladder, id, open};
use rungs::progress::{Event, Kind, Log, Orphan, Standing, Status, Words};

const YEARS: [&str; 5] = ["2019", "2020", "2021", "2022", "2023"];

/// The verdicts of a person who read every pair.
const VERDICTS: &str = include_str!("../history-verdicts.txt");

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A year's ladder, in a folder of the same name each year, as in a checkout.
fn ladder(home: &Path, year: &str) -> Option<Ladder> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/history").join(year);
    if !from.exists() {
        eprintln!("skipped: {} is not there", from.display());
        return None;
    }
    let folder = home.join(year).join("careers");
    copy(&from, &folder);
    Some(open(&[folder]).ladder)
}

fn statements(ladder: &Ladder) -> impl Iterator<Item = Expectation<'_>> {
    ladder.levels().flat_map(Level::expectations).filter(|expectation| !expectation.is_label())
}

fn everything_ticked(ladder: &Ladder) -> Log {
    ticked(statements(ladder))
}

fn ticked<'a>(statements: impl Iterator<Item = Expectation<'a>>) -> Log {
    let events = (1..).zip(statements).map(|(seq, expectation)| Event {
        seq,
        id: seq.to_string().as_str().into(),
        at: "2026-01-02T03:04:05Z".parse().unwrap(),
        by: "desk".into(),
        step: None,
        kind: Kind::Status { expectation: expectation.id(), status: Status::Met, words: Words::of(expectation) },
    });
    Log::new(events.collect())
}

/// The measure as the documentation says it, in its plainest form.
fn similarity(a: &str, b: &str) -> f64 {
    fn words(text: &str) -> Vec<String> {
        let plain = text.to_lowercase().replace(['\u{2019}', '\''], "");
        plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    }
    let (a, b) = (words(a), words(b));
    let mut row = vec![0_u32; b.len() + 1];
    for word in &a {
        let mut diagonal = 0;
        for (nth, other) in b.iter().enumerate() {
            let above = row[nth + 1];
            row[nth + 1] = if word == other { diagonal + 1 } else { above.max(row[nth]) };
            diagonal = above;
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap().max(1);
    f64::from(2 * row[b.len()]) / f64::from(all)
}

/// A year and the next.
struct Step {
    years: String,
    homes: PathBuf,
    old: Ladder,
    new: Ladder,
    standing: Standing,
}

/// Which tick is which statement.
struct Match {
    line: String,
    similarity: f64,
    words: (String, String),
}

impl Step {
    fn place(&self, expectation: Expectation<'_>) -> String {
        let source = expectation.source();
        let path = Path::new(source.path).strip_prefix(&self.homes).unwrap_or(Path::new(source.path));
        let path: Vec<_> = path.iter().skip(2).map(|part| part.to_string_lossy()).collect();
        format!("{}:{} {}", path.join("/"), source.line, id::digest(expectation.text()))
    }

    fn matches(&self) -> Vec<Match> {
        let all = self.standing.all_moved().map(|(ix, moved)| {
            let (old, new) = (self.old.find_expectation(&moved.ids[0]).unwrap(), self.new.expectation(ix));
            Match {
                line: format!("{} {} -> {} {:.2}", self.years, self.place(old), self.place(new), moved.similarity),
                similarity: moved.similarity,
                words: (old.text().to_owned(), new.text().to_owned()),
            }
        });
        let mut all: Vec<Match> = all.collect();
        all.sort_by(|a, b| a.line.cmp(&b.line));
        all
    }

    /// The best similarity of an orphan with a statement of its level that isn't
    /// one of those kept; and where its level is gone, of any level.
    fn best(&self, orphan: &Orphan) -> f64 {
        let kept: HashSet<ExpectationIx> = self.kept().collect();
        let new = statements(&self.new).filter(|e| {
            let level = e.competency().level().ix();
            orphan.level.is_none_or(|own| own == level) && !kept.contains(&e.ix())
        });
        new.map(|e| similarity(&orphan.ticked.words.text, e.text())).fold(0.0, f64::max)
    }

    fn kept(&self) -> impl Iterator<Item = ExpectationIx> {
        let met = statements(&self.new).map(Expectation::ix).filter(|&ix| self.standing.status(ix) == Status::Met);
        met.filter(|&ix| self.standing.moved(ix).is_none())
    }
}

fn steps() -> Option<(tempfile::TempDir, Vec<Step>)> {
    let home = tempfile::tempdir().unwrap();
    let mut steps = Vec::new();
    for years in YEARS.windows(2) {
        let name = format!("{}-{}", years[0], years[1]);
        let homes = home.path().join(&name);
        let (old, new) = (ladder(&homes, years[0])?, ladder(&homes, years[1])?);
        let standing = Standing::of(&new, everything_ticked(&old).state());
        steps.push(Step { years: name, homes, old, new, standing });
    }
    Some((home, steps))
}

#[test]
fn ticks_survive_four_years_of_rewordings() {
    let Some((_home, steps)) = steps() else { return };
    let shows = std::env::var_os("RUNGS_SHOW").is_some();
    let (mut found, mut missed) = (0, 0);
    eprintln!("step       ticked kept same-words reworded orphaned elsewhere new");
    for step in &steps {
        let matches = step.matches();
        let reworded = matches.iter().filter(|found| found.similarity < 1.0).count();
        let (all, kept, orphans) = (statements(&step.old).count(), step.kept().count(), step.standing.orphans());
        let elsewhere = all - kept - matches.len() - orphans.len();
        let new = statements(&step.new).count() - kept - matches.len();
        eprintln!(
            "{}  {all:6} {kept:4} {:10} {reworded:8} {:8} {elsewhere:9} {new:3}",
            step.years,
            matches.len() - reworded,
            orphans.len(),
        );
        found += matches.len();
        let lost = orphans.iter().filter(|orphan| orphan.level.is_some() && step.best(orphan) >= 0.6);
        missed += lost.clone().count();
        if shows {
            for found in &matches {
                eprintln!("{}\n    {}\n    {}", found.line, found.words.0, found.words.1);
            }
            for orphan in orphans {
                let level = if orphan.level.is_some() { "gone from its level" } else { "level gone" };
                eprintln!("{level}, best {:.2}: {}: {}", step.best(orphan), orphan.id, orphan.ticked.words.text);
            }
        }
    }
    eprintln!("of {} with a partner of 0.6 and over in their level, {found} are found again", found + missed);
    assert!(found > 0 && missed * 20 <= found + missed, "{missed} of {} are not found again", found + missed);
}

/// The lines of the verdicts, without what follows them.
fn verdicts() -> BTreeMap<&'static str, &'static str> {
    let lines = VERDICTS.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.rsplit_once(' ').unwrap()).collect()
}

#[test]
fn every_match_was_read_and_at_most_one_in_two_hundred_is_wrong() {
    let Some((_home, steps)) = steps() else { return };
    let matches: BTreeSet<String> = steps.iter().flat_map(Step::matches).map(|found| found.line).collect();
    let verdicts = verdicts();
    let unread: Vec<_> = matches.iter().filter(|line| !verdicts.contains_key(line.as_str())).collect();
    assert!(unread.is_empty(), "read these, and write down what they are:\n{unread:#?}");
    let wrong = matches.iter().filter(|line| verdicts[line.as_str()] != "right").count();
    eprintln!("{wrong} of {} matches are wrong", matches.len());
    assert!(wrong * 200 <= matches.len(), "{wrong} of {} matches are wrong", matches.len());
}

/// Who ticked little gives less to recognise levels by, and leaves statements free
/// that others would hold.
#[test]
fn who_ticked_little_sees_the_same_matches() {
    let Some((_home, mut steps)) = steps() else { return };
    let verdicts = verdicts();
    let (mut same, mut other) = (0, 0);
    for step in &mut steps {
        for part in 0..5 {
            let fifth = statements(&step.old).enumerate().filter(|(nth, _)| nth % 5 == part).map(|(_, e)| e);
            step.standing = Standing::of(&step.new, ticked(fifth).state());
            for found in step.matches() {
                if verdicts.contains_key(found.line.as_str()) {
                    same += 1;
                } else {
                    other += 1;
                    eprintln!("{}", found.line);
                    if std::env::var_os("RUNGS_SHOW").is_some() {
                        eprintln!("    {}\n    {}", found.words.0, found.words.1);
                    }
                }
            }
        }
    }
    eprintln!("with a fifth of the ticks, {same} matches are the same and {other} are others");
    assert!(other * 20 <= same, "{other} matches beside {same}");
}
