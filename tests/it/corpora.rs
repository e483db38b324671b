//! Ladders of the public, where they stand beside the checkout: each is read
//! without a panic, and nothing that is read is left without a word.

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use rstest::rstest;
use rungs::ladder::blocks::{Block, Blocks, Kind};
use rungs::ladder::{Code, Ladder, check, open};

/// Returns a folder beside the checkout, or says that there is none.
fn beside(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn read(path: &Path) -> Ladder {
    let opened = open(&[path.to_owned()]);
    assert!(opened.errors.is_empty(), "{}: {:?}", path.display(), opened.errors);
    opened.ladder
}

#[rstest]
#[case("seeds")]
#[case("corpus")]
#[case("history")]
fn every_file_alone_gives_levels_or_a_reason(#[case] folder: &str) {
    let Some(folder) = beside(folder) else { return };
    let mut wrong = Vec::new();
    for path in files(&folder) {
        let Ok(ladder) = catch_unwind(|| read(&path)) else {
            wrong.push(format!("{} panics", path.display()));
            continue;
        };
        let levels = ladder.levels().count();
        let is_none = ladder.diagnostics().iter().any(|diagnostic| diagnostic.code == Code::NotALadder);
        if (levels > 0) == is_none {
            wrong.push(format!("{}: {levels} levels, not a ladder: {is_none}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_is_read_as_a_whole() {
    for name in ["seeds", "corpus", "history"] {
        let Some(folder) = beside(name) else { return };
        let ladder = read(&folder);
        assert!(!ladder.is_empty());
        let ids: Vec<String> = ladder.levels().map(rungs::ladder::model::Level::id).collect();
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "every level of {name} has an id of its own");
        for level in ladder.levels() {
            assert!(ladder.find_level(&level.id()).is_some_and(|found| found.ix() == level.ix()));
            for expectation in level.expectations() {
                let id = expectation.id();
                assert!(ladder.find_expectation(&id).is_some_and(|found| found.ix() == expectation.ix()), "{id}");
            }
        }
    }
}

#[test]
fn the_seeds_are_five_tracks() {
    let Some(folder) = beside("seeds") else { return };
    assert_eq!(read(&folder).tracks().len(), 5);
}

/// The lines and codes that the notes list for each file, by its name.
fn listed(notes: &str) -> Vec<(String, BTreeSet<(u32, String)>)> {
    let mut listed: Vec<(String, BTreeSet<_>)> = Vec::new();
    let mut in_table = false;
    for line in notes.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            let name = title.split(' ').next().unwrap_or_default();
            listed.push((name.to_owned(), BTreeSet::new()));
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        match cells[..] {
            ["line", "code", _] => in_table = true,
            [lines, code, _] if in_table => {
                let numbers = lines.split(", ").filter_map(|number| number.parse().ok());
                let of_file = &mut listed.last_mut().expect("a table stands under a title").1;
                of_file.extend(numbers.map(|number| (number, code.to_owned())));
            }
            _ => in_table = false,
        }
    }
    listed
}

#[test]
fn the_seeds_have_exactly_the_diagnostics_of_their_notes() {
    let (Some(seeds), Some(notes)) = (beside("seeds"), beside("gold/seeds/NOTES.md")) else { return };
    let listed = listed(&fs::read_to_string(notes).unwrap());
    assert_eq!(listed.len(), 5);
    for (name, expected) in listed {
        assert!(!expected.is_empty(), "{name} has a table");
        let ladder = read(&seeds.join(&name));
        // A check says no more: what repeats between levels is meant, and no level
        // lacks what its neighbours have.
        for found in [ladder.diagnostics().to_vec(), check::findings(&ladder)] {
            let found = found.iter().filter(|finding| finding.code != Code::NoHeadings);
            let found: BTreeSet<_> = found.map(|finding| (finding.line, finding.code.name().to_owned())).collect();
            assert_eq!(found, expected, "{name}");
        }
    }
}

/// All that an outline says, text by text.
fn said(ladder: &Ladder) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for level in ladder.levels() {
        texts.push(level.title().to_owned());
        texts.extend(level.rank().map(str::to_owned));
        texts.extend(level.summary().map(str::to_owned));
        texts.extend(level.notes().map(str::to_owned));
        texts.extend(
            level.attributes().flat_map(|a| [format!("{}: {}", a.name, a.value), a.name.into(), a.value.into()]),
        );
        for competency in level.competencies() {
            texts.push(competency.title().to_owned());
            texts.extend(competency.category().map(str::to_owned));
            texts.extend(competency.description().map(str::to_owned));
            texts.extend(competency.expectations().map(|e| e.text().to_owned()));
            texts.extend(competency.examples().map(str::to_owned));
        }
    }
    texts
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a block could be a statement: an item that is more than links, or a
/// cell that heads neither a row nor a column.
fn says_something(blocks: &Blocks, block: &Block) -> bool {
    let words = letters(blocks.text(block));
    let links: String = blocks.links(block).map(|(words, _)| letters(words)).collect();
    match block.kind {
        Kind::Item { .. } => words.len() > links.len().max(3),
        Kind::Cell { row, column, .. } => row > 0 && column > 0 && words.len() > 3,
        _ => false,
    }
}

/// What could be a statement behind the first level, but is neither in the
/// outline nor in a diagnostic; and how much could be one in all.
fn lost(path: &Path) -> (Vec<String>, usize) {
    let ladder = read(path);
    let Some(first) = ladder.levels().map(|level| level.source().line).min() else { return (Vec::new(), 0) };
    let bytes = fs::read(path).unwrap();
    let decoded = rungs::ladder::text::decode(&bytes).unwrap();
    let blocks = Blocks::parse(&decoded.text);
    let all: Vec<String> = said(&ladder).iter().map(|text| letters(text)).collect();
    let is_said = |words: &str| {
        all.iter().any(|text| text.contains(words) || (!text.is_empty() && words.ends_with(text.as_str())))
    };
    let diagnostics = ladder.diagnostics();
    // A ladder in front matter has one diagnostic for all that stands below it.
    let in_front = match blocks.all() {
        [front, rest @ ..] => front.kind == Kind::FrontMatter && rest.first().is_none_or(|next| first < next.line),
        [] => false,
    };
    // Cells of one table are told of together.
    let covers = |message: &str, line: u32| {
        let lines = message.split_once("lines ").and_then(|(_, rest)| rest.split_once(" belong"));
        let span = lines.and_then(|(lines, _)| lines.split_once(" to "));
        span.and_then(|(from, to)| Some((from.parse().ok()?..=to.parse().ok()?).contains(&line))).unwrap_or(false)
    };
    let is_told = |line: u32| {
        diagnostics.iter().any(|d| {
            d.line == line
                || covers(&d.message, line)
                || (in_front && d.line < line && d.message.contains("the front matter"))
        })
    };
    let statements: Vec<&Block> =
        blocks.all().iter().filter(|block| block.line > first && says_something(&blocks, block)).collect();
    let unread = statements.iter().filter(|block| !is_said(&letters(blocks.text(block))) && !is_told(block.line));
    let shown = unread.map(|block| format!("{}:{}: {:.60}", path.display(), block.line, blocks.text(block)));
    (shown.collect(), statements.len())
}

#[test]
fn no_statement_behind_the_first_level_is_lost() {
    let mut all = (Vec::new(), 0);
    for folder in ["seeds", "corpus", "history"] {
        let Some(folder) = beside(folder) else { return };
        for path in files(&folder) {
            let (lost, count) = lost(&path);
            all.0.extend(lost);
            all.1 += count;
        }
    }
    eprintln!("{} of {} possible statements are neither read nor reported", all.0.len(), all.1);
    assert!(all.0.is_empty(), "{}", all.0.join("\n"));
}

/// A document's letters, line by line, without tags and the targets of links.
fn letters_by_line(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.replace("&amp;", "&").lines() {
        let (mut kept, mut in_tag, mut in_target, mut last) = (String::new(), false, false, ' ');
        for letter in line.chars() {
            match letter {
                '<' => in_tag = true,
                '>' => in_tag = false,
                '(' if last == ']' => in_target = true,
                ')' => in_target = false,
                _ if letter.is_alphanumeric() && !in_tag && !in_target => kept.push(letter),
                _ => {}
            }
            last = letter;
        }
        lines.push(kept);
    }
    lines
}

/// How far below its first line a statement's words may begin: a cell's and a
/// term's tags stand on lines of their own.
const LINES_OF_TAGS: usize = 3;

/// Statements and examples that don't begin where they say, or are said more
/// often than they are written; and how many there are in all.
fn invented(path: &Path) -> (Vec<String>, usize) {
    let ladder = read(path);
    let bytes = fs::read(path).unwrap();
    let decoded = rungs::ladder::text::decode(&bytes).unwrap();
    let lines = letters_by_line(&decoded.text);
    let blocks = Blocks::parse(&decoded.text);
    // A cell that spans columns holds for each of them.
    let spans = blocks.all().iter().map(|block| match block.kind {
        Kind::Cell { columns, .. } => (block.line, usize::from(columns)),
        _ => (block.line, 1),
    });
    let spans: std::collections::HashMap<u32, usize> = spans.collect();
    let (mut wrong, mut count) = (Vec::new(), 0);
    let mut said: std::collections::HashMap<(u32, String), usize> = std::collections::HashMap::new();
    for expectation in ladder.levels().flat_map(rungs::ladder::model::Level::expectations) {
        count += 1;
        let words = letters(expectation.text());
        let line = expectation.source().line;
        let from = line as usize - 1;
        let here: String = lines[from.min(lines.len())..].iter().take(LINES_OF_TAGS + 40).map(String::as_str).collect();
        let near: usize = lines[from.min(lines.len())..].iter().take(LINES_OF_TAGS).map(String::len).sum();
        match here.find(&words) {
            Some(at) if at <= near => {}
            _ => wrong.push(format!("{}:{line}: not there: {:.70}", path.display(), expectation.text())),
        }
        let times = said.entry((line, words.clone())).or_default();
        *times += 1;
        let written =
            here[..near.min(here.len())].matches(&words).count().max(1) * spans.get(&line).copied().unwrap_or(1);
        if *times > written {
            wrong.push(format!("{}:{line}: said {times} times: {:.70}", path.display(), expectation.text()));
        }
    }
    (wrong, count)
}

#[test]
fn nothing_is_invented_and_nothing_said_twice() {
    let mut all = (Vec::new(), 0);
    for folder in ["seeds", "corpus", "history"] {
        let Some(folder) = beside(folder) else { return };
        for path in files(&folder) {
            let (wrong, count) = invented(&path);
            all.0.extend(wrong);
            all.1 += count;
        }
    }
    eprintln!("{} of {} statements are not as they are written", all.0.len(), all.1);
    assert!(all.0.is_empty(), "{}", all.0.join("\n"));
}

/// Which organisations write in which dialect. One that serves a single document
/// would be a case, not a rule; this prints what there is.
#[test]
fn dialects_serve_several_organisations() {
    let Some(corpus) = beside("corpus") else { return };
    let mut dialects: std::collections::BTreeMap<&str, (BTreeSet<String>, usize)> = std::collections::BTreeMap::new();
    for folder in fs::read_dir(&corpus).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let organisation = folder.file_name().unwrap().to_string_lossy().into_owned();
        for document in read(&folder).documents().iter().filter(|document| !document.is_empty()) {
            let name = document.neighbourhood().dialect.expect("what was read was read in a dialect");
            let entry = dialects.entry(name).or_default();
            entry.0.insert(organisation.clone());
            entry.1 += 1;
        }
    }
    for (name, (organisations, documents)) in &dialects {
        eprintln!("{name}: {documents} documents of {} organisations: {organisations:?}", organisations.len());
    }
    assert!(dialects["headings"].0.len() > 2 && dialects["table"].0.len() > 1);
}
