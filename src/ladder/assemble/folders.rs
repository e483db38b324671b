//! Folders that are levels: each has a file for each competency
//! (`junior/dough.md`, `senior/dough.md`).

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::model::{Competency, Document, DocumentBuilder, Ladder, LevelDraft};
use super::super::names::file::without_number;
use super::super::names::rising::{may_rise, rising_or_on_a_scale};
use super::super::names::{self, Naming, Nouns};
use super::super::rank;
use super::{natural, parent, spoken};
use crate::hash::{HashMap, HashSet};
use crate::sort;

/// A folder with its documents.
struct Folder {
    path: PathBuf,
    /// Whether its name may be a level's.
    names_one: bool,
    members: Vec<usize>,
}

/// Puts the files of folders that are levels together: of those folders that
/// stand in one, each is a level, and each of its files a competency.
pub(super) fn join(documents: &mut [Arc<Document>]) {
    // Documents of one folder come one after the other.
    let mut folders: Vec<Folder> = Vec::new();
    for (nth, document) in documents.iter().enumerate().filter(|(_, document)| !document.is_empty()) {
        let folder = parent(document.path());
        match folders.last_mut().filter(|last| last.path == folder) {
            Some(last) => last.members.push(nth),
            None => folders.push(Folder { names_one: names_a_level(&folder), path: folder, members: vec![nth] }),
        }
    }
    if !folders.iter().any(|folder| folder.names_one || may_be_one(&title(&folder.path))) {
        return;
    }
    let mut above: BTreeMap<PathBuf, Vec<Folder>> = BTreeMap::new();
    for folder in folders {
        above.entry(parent(&folder.path.to_string_lossy())).or_default().push(folder);
    }
    for (folder, mut beside) in above {
        if folder.file_name().is_some_and(|name| names::hints_at_levels(&name.to_string_lossy())) {
            mark_rising(&mut beside);
        }
        let Some(levels) = levels(documents, beside) else { continue };
        let Some(whole) = whole(documents, &folder, &levels) else { continue };
        let members: Vec<usize> = levels.into_values().flatten().collect();
        for &nth in &members {
            documents[nth] = Arc::new(documents[nth].emptied());
        }
        documents[members[0]] = Arc::new(whole);
    }
}

/// Whether a name may be a level's beside others.
fn may_be_one(title: &str) -> bool {
    may_rise(title) || names::is_on_a_scale(title)
}

/// Marks folders that are called by the same noun with a rising number or by steps of a scale,
/// as levels in a folder that says so may be: `baker-1`, `baker-2`.
fn mark_rising(beside: &mut [Folder]) {
    let own: Vec<String> = beside.iter().map(|folder| title(&folder.path)).collect();
    let mut titles: Vec<&str> = own.iter().map(String::as_str).collect();
    sort::by_key(&mut titles, |title| natural(title));
    let rises = rising_or_on_a_scale(&titles);
    let rising: HashSet<&str> =
        titles.into_iter().zip(rises).filter(|(_, rises)| *rises).map(|(title, _)| title).collect();
    for (folder, title) in beside.iter_mut().zip(&own) {
        folder.names_one |= rising.contains(title.as_str());
    }
}

/// Those of some folders beside each other that are levels, by what they are called or as
/// their files are called as those of such. Nothing where none surely is one.
fn levels(documents: &[Arc<Document>], beside: Vec<Folder>) -> Option<BTreeMap<PathBuf, Vec<usize>>> {
    let titles: Vec<String> = beside.iter().filter(|own| own.names_one).map(|own| title(&own.path)).collect();
    let mut once = HashSet::default();
    let mut is_certain =
        |title: &String| names::is_certain(title) || may_be_one(title) || !once.insert(names::noun(title));
    if !titles.iter().any(&mut is_certain) {
        return None;
    }
    let file = |nth: &usize| Path::new(documents[*nth].path()).file_name().map(OsStr::to_ascii_lowercase);
    let nouns: Nouns = titles.iter().map(String::as_str).collect();
    let known = beside.iter().filter(|own| own.names_one).flat_map(|own| &own.members).map(file);
    let known: HashSet<_> = known.collect();
    let is_one = |own: &Folder| {
        own.names_one || nouns.has(&title(&own.path)) || own.members.iter().all(|nth| known.contains(&file(nth)))
    };
    let mut levels: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for own in beside.into_iter().filter(is_one) {
        levels.entry(own.path).or_default().extend(own.members);
    }
    Some(levels)
}

/// Whether a folder's name may be a level's, as far as it tells by itself.
fn names_a_level(folder: &Path) -> bool {
    names::naming(&title(folder)) == Naming::Level
}

/// The ladder that some folders are, if they are one: they share their files'
/// names, and no file says itself that it is a level.
fn whole(documents: &[Arc<Document>], folder: &Path, levels: &BTreeMap<PathBuf, Vec<usize>>) -> Option<Document> {
    let is_supposed = |nth: &usize| documents[*nth].neighbourhood().doubt.is_some() && documents[*nth].is_one_level();
    if levels.len() < 2 || !levels.values().flatten().all(is_supposed) || !share_names(documents, levels) {
        return None;
    }
    let first = &documents[*levels.values().next()?.first()?];
    let mut builder = DocumentBuilder::new(first.path());
    let name = super::title_of(folder, first);
    builder.begin_track(name.as_deref());
    let mut rising: Vec<(String, &Vec<usize>)> = levels.iter().map(|(level, files)| (title(level), files)).collect();
    let numbers: Option<Vec<u64>> = levels.keys().map(|level| number(level)).collect();
    if let Some(numbers) = numbers {
        let mut numbered: Vec<_> = numbers.into_iter().zip(rising).collect();
        sort::by(&mut numbered, |(a, _), (b, _)| a.cmp(b));
        rising = numbered.into_iter().map(|(_, level)| level).collect();
    } else {
        let titles: Vec<&str> = rising.iter().map(|(title, _)| title.as_str()).collect();
        let mut placed: Vec<_> = names::heights(&titles).into_iter().zip(rising).collect();
        sort::by(&mut placed, |(high, (a, _)), (other, (b, _))| place(a, *high).cmp(&place(b, *other)));
        rising = placed.into_iter().map(|(_, level)| level).collect();
    }
    for (title, files) in rising {
        let ranked = rank::split(&title);
        builder.begin_level(LevelDraft { title: ranked.title, rank: ranked.rank, line: 1 });
        for &nth in files {
            write(&documents[nth], &mut builder);
        }
    }
    builder.take_findings(first);
    let mut whole = builder.finish();
    whole.set_root(first.root());
    Some(whole)
}

/// Whether most files of the folders have likes in another one.
fn share_names(documents: &[Arc<Document>], levels: &BTreeMap<PathBuf, Vec<usize>>) -> bool {
    let mut counts: HashMap<String, usize> = HashMap::default();
    let files = levels.values().flatten();
    for name in files.clone().filter_map(|&nth| Path::new(documents[nth].path()).file_name()) {
        *counts.entry(name.to_string_lossy().to_lowercase()).or_default() += 1;
    }
    let shared: usize = counts.values().filter(|&&count| count > 1).sum();
    shared * 2 > files.count()
}

/// A folder's name as the title of a level.
fn title(folder: &Path) -> String {
    let name = spoken(&folder.file_name().unwrap_or_default().to_string_lossy());
    let name = without_number(&name);
    if let Some(rank) = rank::of_file_name(name).filter(|rank| rank.eq_ignore_ascii_case(name)) {
        return rank;
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The number that a folder's name has before it.
fn number(folder: &Path) -> Option<u64> {
    let name = spoken(&folder.file_name()?.to_string_lossy());
    let rest = without_number(&name);
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    (rest.len() < name.len()).then(|| name[..digits].parse().ok()).flatten()
}

/// What the levels are sorted by: ranks, then how high they stand, then the name.
fn place(title: &str, height: u8) -> (Option<rank::Place>, u8, Vec<(&str, u64)>) {
    let label = rank::split(title).rank.or_else(|| Some(title).filter(|title| rank::is_spelled_out(title)));
    (label.and_then(rank::order), height, natural(title))
}

/// Writes a file as a competency; where it has parts, each is one, and the file
/// their category.
fn write(document: &Arc<Document>, builder: &mut DocumentBuilder) {
    let ladder = Ladder::over("", vec![Arc::clone(document)]);
    builder.begin_file(document.path());
    for level in ladder.levels_of(0) {
        let own: HashSet<&str> = level.competencies().map(Competency::title).collect();
        let is_whole = own.len() == 1 && own.contains(level.title());
        // What is said of the file as a whole is said of its first part.
        let mut said: Vec<&str> = level.summary().into_iter().chain(level.notes()).collect();
        for competency in level.competencies() {
            let category = Some(level.title()).filter(|_| !is_whole);
            builder.begin_competency(competency.title(), category, competency.source().line);
            said.drain(..).chain(competency.description()).for_each(|words| builder.description(words));
            write_statements(competency, builder);
        }
    }
}

/// Writes what a competency asks, and its examples, into another document.
pub(super) fn write_statements(competency: Competency<'_>, builder: &mut DocumentBuilder) {
    for expectation in competency.expectations() {
        builder.expectation(expectation.text(), expectation.source().line, expectation.depth());
    }
    competency.examples().for_each(|example| builder.example(example));
}
