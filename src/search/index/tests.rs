use super::super::fold::folded;
use super::*;
use crate::ladder::{assemble, open_builtin, reader};

/// What an entry is: a place for a category or the like may be empty.
type Entry = (Target, Option<Part>);

/// Everything that can be found, the plain way.
fn all(ladder: &Ladder) -> Vec<Entry> {
    let mut all = Vec::new();
    let itself = |target| (target, Some(Part::Itself));
    for track in ladder.tracks() {
        all.push(itself(Target::Track(track.ix())));
        for level in track.levels() {
            let own = Target::Level(level.ix());
            all.push(itself(own));
            all.push((own, level.summary().map(|_| Part::Summary(0))));
            let prose = level.notes().len() + level.attributes().len();
            all.extend((0..prose as u32).map(|nth| (own, Some(Part::Summary(nth + 1)))));
            let mut category = None;
            for competency in level.competencies() {
                let own = Target::Competency(competency.ix());
                let is_new = competency.category() != category;
                category = competency.category();
                all.push(itself(own));
                all.push((own, category.filter(|_| is_new).map(|_| Part::Category)));
                all.push((own, competency.description().map(|_| Part::Summary(0))));
                all.extend(competency.expectations().map(|expectation| itself(Target::Expectation(expectation.ix()))));
                all.extend((0..competency.examples().len() as u32).map(|nth| (own, Some(Part::Example(nth)))));
            }
        }
    }
    all
}

fn kind((target, part): &Entry) -> Kind {
    part.as_ref().map_or(Kind::Category, |part| part.kind(*target))
}

fn is_title(entry: &Entry) -> bool {
    kind(entry) < Kind::Expectation
}

fn ladders() -> [Ladder; 3] {
    let text = "# Crew\n\n## Sailor (L1)\n\nSäils.\n\nMore.\n\n- **Horizon**: a season\n- **Reports to**: the öwner\n\n### Ropes\n\n- Ties\n- Löst\n\n### Säils\n\n## Captain\n\n### Maps\n\n- Reads\n";
    let parted = "# Crew\n\n## Sailor\n\n_Learns._\n\n### Cräft\n\n#### Ropes\n\nAll that is tied.\n\n- Ties\n\n\
        <details>\n<summary>Examples</summary>\n\n- A knöt\n- A bowline\n\n</details>\n\n#### Sails\n\n- Mends\n\n\
        ### Care\n\n#### Food\n\n- Cooks\n";
    let read = |text: &str| assemble::assemble("test", vec![reader::read("test.md", text.as_bytes())]);
    [open_builtin(), read(text), read(parted)]
}

#[test]
fn each_kind_is_there() {
    assert!(ladders().iter().flat_map(Ladder::levels).any(|level| level.attributes().len() == 2));
    let mut kinds: Vec<Kind> = ladders()
        .iter()
        .flat_map(|ladder| {
            all(ladder).into_iter().filter(|entry| entry.1.is_some()).map(|entry| kind(&entry)).collect::<Vec<_>>()
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds, Kind::ALL[..kinds.len()]);
    assert_eq!(kinds.len(), Kind::ALL.len() - 1, "all but notes");
}

#[test]
fn entries_are_numbered_in_ladder_order() {
    for ladder in ladders() {
        let (index, all) = (Index::of(&ladder), all(&ladder));
        assert_eq!(index.len(), all.len());
        for (nth, (target, part)) in all.iter().enumerate() {
            let Some(part) = part else { continue };
            assert_eq!(index.target(nth), (*target, part.clone()));
            let letters = index.letters(nth);
            let searched =
                if *part == Part::Itself { target.searched(&ladder) } else { part.text(*target, &ladder).into() };
            assert_eq!(letters.text().letters, folded(&searched).text);
        }
        for counted in Kind::ALL {
            let count = all.iter().filter(|entry| entry.1.is_some() && kind(entry) == counted).count();
            assert_eq!(index.count(counted), count, "{counted:?}");
            assert_eq!(index.count_within(0..all.len(), |kind| kind == counted), count, "{counted:?}");
        }
    }
}

#[test]
fn titles_above_are_the_nearest_of_each_kind() {
    for ladder in ladders() {
        let (index, all) = (Index::of(&ladder), all(&ladder));
        for (nth, entry) in all.iter().enumerate() {
            // What explains a competency stands under its title.
            let mut below = if is_title(entry) { kind(entry) as usize } else { entry.0.kind() as usize + 1 };
            if entry.0.kind() == Kind::Expectation {
                below = Kind::Expectation as usize;
            }
            let mut above = Vec::new();
            for earlier in (0..nth).rev() {
                if is_title(&all[earlier]) && (kind(&all[earlier]) as usize) < below {
                    below = kind(&all[earlier]) as usize;
                    above.insert(0, earlier);
                }
            }
            assert_eq!(index.above(nth), above, "{entry:?}");
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
                        assert_eq!(all[nth], (target, Some(Part::Itself)));
                        seen.push(nth);
                    }
                    Run::Texts(first, texts, places) => {
                        for (nth, place) in (first..).zip(places) {
                            let part = texts.text(place).map(|_| texts.target(place).1);
                            assert_eq!(all[nth], (texts.target(place).0, part));
                            seen.push(nth);
                        }
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
        for (nth, entry) in all.iter().enumerate().filter(|(_, entry)| is_title(entry)) {
            let scope = match entry.0 {
                Target::Track(ix) => Scope::Track(ix),
                Target::Level(ix) => Scope::Level(ix),
                Target::Competency(ix) => Scope::Competency(ix),
                Target::Expectation(_) => continue,
            };
            let behind = all[nth + 1..].iter().position(|other| is_title(other) && kind(other) <= kind(entry));
            let end = behind.map_or(all.len(), |length| nth + 1 + length);
            assert_eq!(index.range(scope), nth + 1..end);
        }
    }
}
