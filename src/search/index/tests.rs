use super::super::fold::folded;
use super::*;
use crate::ladder::{assemble, open_builtin, reader};

/// Everything that can be found, the plain way.
fn all(ladder: &Ladder) -> Vec<Target> {
    let mut all = Vec::new();
    for track in ladder.tracks() {
        all.push(Target::Track(track.ix()));
        for level in track.levels() {
            all.push(Target::Level(level.ix()));
            for competency in level.competencies() {
                all.push(Target::Competency(competency.ix()));
                all.extend(competency.expectations().map(|expectation| Target::Expectation(expectation.ix())));
            }
        }
    }
    all
}

fn ladders() -> [Ladder; 2] {
    let text =
        "# Crew\n\n## Sailor (L1)\n\n### Ropes\n\n- Ties\n- Löst\n\n### Säils\n\n## Captain\n\n### Maps\n\n- Reads\n";
    [open_builtin(), assemble::assemble("test", vec![reader::read("test.md", text.as_bytes())])]
}

#[test]
fn entries_are_numbered_in_ladder_order() {
    for ladder in ladders() {
        let (index, all) = (Index::of(&ladder), all(&ladder));
        assert_eq!(index.len(), all.len());
        for (nth, target) in all.iter().enumerate() {
            assert_eq!(index.target(nth), *target);
            let letters = index.letters(nth);
            assert_eq!(letters.text().letters, folded(&target.searched(&ladder)).text);
        }
    }
}

#[test]
fn titles_above_are_the_nearest_of_each_kind() {
    for ladder in ladders() {
        let (index, all) = (Index::of(&ladder), all(&ladder));
        for (nth, target) in all.iter().enumerate() {
            let mut kind = target.kind();
            let mut above = Vec::new();
            for earlier in (0..nth).rev() {
                if all[earlier].kind() < kind {
                    kind = all[earlier].kind();
                    above.insert(0, earlier);
                }
            }
            assert_eq!(index.above(nth), above, "{target:?}");
        }
    }
}

#[test]
fn runs_of_any_range_hold_each_entry_once() {
    for ladder in ladders() {
        let (index, all) = (Index::of(&ladder), all(&ladder));
        let ends = [0, 1, 2, 3, 4, 5, 7, all.len() / 2, all.len()];
        for (from, to) in ends.into_iter().flat_map(|from| ends.map(|to| (from, to))).filter(|(from, to)| from <= to) {
            let to = to.min(all.len());
            let mut seen = Vec::new();
            for run in index.runs(from.min(to)..to) {
                match run {
                    Run::Title(nth, target) => {
                        assert_eq!(all[nth], target);
                        seen.push(nth);
                    }
                    Run::Statements(first, rows, part) => {
                        assert_eq!(all[first], Target::Expectation(rows.expectation_ix(part.start)));
                        seen.extend(first..first + part.len());
                    }
                }
            }
            assert!(seen.into_iter().eq(from.min(to)..to));
        }
    }
}

#[test]
fn a_scope_is_what_stands_under_its_title() {
    for ladder in ladders() {
        let (index, all) = (Index::of(&ladder), all(&ladder));
        for (nth, target) in all.iter().enumerate() {
            let scope = match *target {
                Target::Track(ix) => Scope::Track(ix),
                Target::Level(ix) => Scope::Level(ix),
                Target::Competency(ix) => Scope::Competency(ix),
                Target::Expectation(_) => continue,
            };
            let behind = all[nth + 1..].iter().position(|other| other.kind() <= target.kind());
            let end = behind.map_or(all.len(), |length| nth + 1 + length);
            assert_eq!(index.range(scope), nth + 1..end);
        }
    }
}
