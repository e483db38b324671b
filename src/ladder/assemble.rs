//! Levels of many files → tracks, their order, and what builds on what.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::model::{Document, Ladder, LevelIx, Reference};
use super::names::file::{spoken, stem};
use super::{check, inherit};
use super::{names, rank};
use crate::hash::{HashMap, HashSet};

mod files;
mod folders;
mod index;
mod references;
mod settle;

/// Puts documents together. `name` is what the whole goes by.
pub fn assemble(name: &str, documents: Vec<Document>) -> Ladder {
    assemble_shared(name, documents.into_iter().map(Arc::new).collect())
}

/// Puts documents together that may be in other snapshots too.
pub fn assemble_shared(name: &str, documents: Vec<Arc<Document>>) -> Ladder {
    let documents = settle::settle(documents);
    let mut ladder = Ladder::over(name, documents.clone());
    for draft in tracks(&ladder, &documents) {
        ladder.add_track(draft.title, draft.levels);
    }
    for document in &documents {
        for diagnostic in document.diagnostics() {
            ladder.diagnose(diagnostic.clone());
        }
    }
    references::resolve(&mut ladder);
    inherit::report_cycles(&mut ladder);
    check::levels(&mut ladder);
    ladder.sort_diagnostics();
    ladder
}

/// A track before it has an index.
struct Draft {
    title: String,
    levels: Vec<LevelIx>,
}

/// A file with several levels, or with a title for the one it has, is a track.
/// Files of one level in the same folder are one track for each family.
fn tracks(ladder: &Ladder, documents: &[Arc<Document>]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut families: HashMap<Family, usize> = HashMap::default();
    let places = index::Places::of(documents);
    let alone = alone_in_their_folders(documents);
    let mut base = 0;
    for document in documents {
        for (title, levels) in document.tracks() {
            let ixs: Vec<_> = levels.map(|local| LevelIx(base + local)).collect();
            let Some(&first) = ixs.first() else { continue };
            if ixs.len() > 1 || title.is_some() {
                let title = title.map_or_else(|| stem(document.path()), str::to_owned);
                drafts.push(Draft { title, levels: in_file_order(ladder, ixs) });
                continue;
            }
            let family = Family::of(folder_of(document.path(), &alone), ladder.level(first).title());
            let nth = *families.entry(family).or_insert_with(|| {
                drafts.push(Draft { title: String::new(), levels: Vec::new() });
                drafts.len() - 1
            });
            drafts[nth].levels.push(first);
        }
        base += ladder_levels(document);
    }
    join_lone_managers(ladder, &mut drafts, &mut families, &places);
    for (family, nth) in &families {
        let craft = Family { management: false, ..family.clone() };
        let beside_a_craft = family.management && families.contains_key(&craft);
        finish_family(ladder, &mut drafts[*nth], family, beside_a_craft, &places);
    }
    drafts
}

/// Puts a folder's only manager at the top of those whose craft it is, where ranks or
/// weights place all of them: "Head of Sales" above the sellers.
fn join_lone_managers(
    ladder: &Ladder,
    drafts: &mut Vec<Draft>,
    families: &mut HashMap<Family, usize>,
    places: &index::Places<'_>,
) {
    let mut joined = Vec::new();
    for (family, &nth) in families.iter().filter(|(family, _)| family.management) {
        let craft = families.get(&Family { management: false, ..family.clone() });
        let Some((&craft, &[manager])) = craft.zip(<&[LevelIx; 1]>::try_from(&drafts[nth].levels[..]).ok()) else {
            continue;
        };
        let all: Vec<LevelIx> = drafts[craft].levels.iter().copied().chain([manager]).collect();
        if drafts[craft].levels.len() > 1 && is_placed_on_top(ladder, &all, places) {
            joined.push((family.clone(), nth, craft, manager));
        }
    }
    joined.sort_by_key(|&(_, nth, ..)| std::cmp::Reverse(nth));
    for (family, nth, craft, manager) in joined {
        drafts[craft].levels.push(manager);
        families.remove(&family);
        drafts.remove(nth);
        families.values_mut().filter(|other| **other > nth).for_each(|other| *other -= 1);
    }
}

/// Whether the last of some levels is above all others, by ranks of one series or by
/// the weights of the files.
fn is_placed_on_top(ladder: &Ladder, levels: &[LevelIx], places: &index::Places<'_>) -> bool {
    let (ranks, agree) = ranks(ladder, levels);
    let Some((top, others)) = levels.split_last() else { return false };
    if agree {
        return others.iter().all(|other| ranks.get(other) < ranks.get(top));
    }
    let path = |ix: &LevelIx| ladder.level(*ix).source().path;
    let order = places.order(levels.iter().map(path)).filter(|_| ranks.is_empty());
    order.is_some_and(|order| others.iter().all(|other| order.get(path(other)) < order.get(path(top))))
}

/// How many levels a document has.
fn ladder_levels(document: &Document) -> u32 {
    document.tracks().map(|(_, levels)| levels.len() as u32).sum()
}

/// What files of one level share that make a track: their folder, whether they
/// lead people, and the part of the organisation that their titles name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Family {
    folder: PathBuf,
    management: bool,
    part: Option<String>,
}

impl Family {
    fn of(folder: PathBuf, title: &str) -> Self {
        // A rank behind a dash is no part of an organisation.
        let part = rank::split(title).title.split_once(" - ").map(|(_, part)| part.trim().to_owned());
        Family { folder, management: names::is_management(title), part }
    }
}

/// A level alone gives its track its title; several have that of their part, or
/// of their folder.
fn finish_family(
    ladder: &Ladder,
    draft: &mut Draft,
    family: &Family,
    beside_a_craft: bool,
    places: &index::Places<'_>,
) {
    over_files(ladder, &mut draft.levels, places);
    if let Some(part) = &family.part {
        draft.title.clone_from(part);
    } else if let [only] = draft.levels[..] {
        draft.title = ladder.level(only).title().into();
    } else {
        let name = family.folder.file_name().map(|name| name.to_string_lossy());
        draft.title = match places.title(&family.folder) {
            Some(title) => title.to_owned(),
            None => spoken(name.as_deref().unwrap_or(ladder.name())),
        };
        if beside_a_craft {
            draft.title.push_str(" Management");
        }
    }
}

/// The ranks of levels, and whether all of them carry one of the same series;
/// what holds for all levels needs none.
fn ranks(ladder: &Ladder, levels: &[LevelIx]) -> (HashMap<LevelIx, rank::Place>, bool) {
    let place = |ix: LevelIx| {
        let level = ladder.level(ix);
        // Where the rank is spelled out and all there is, it is the title alone.
        rank::order(level.rank().or_else(|| Some(level.title()).filter(|title| rank::is_spelled_out(title)))?)
    };
    let ranks: HashMap<_, _> = levels.iter().filter_map(|&ix| Some((ix, place(ix)?))).collect();
    let series: HashSet<_> = ranks.values().map(|(series, ..)| series).collect();
    let has_rank = |ix: &LevelIx| ranks.contains_key(ix) || names::holds_for_all(ladder.level(*ix).title());
    let agree = levels.iter().all(has_rank) && series.len() == 1;
    (ranks, agree)
}

/// By rank where all carry ranks of one series, else as written.
fn in_file_order(ladder: &Ladder, mut levels: Vec<LevelIx>) -> Vec<LevelIx> {
    let (ranks, agree) = ranks(ladder, &levels);
    if agree && levels.iter().all(|&ix| ladder.level(ix).rank().is_some()) {
        levels.sort_by_key(|ix| ranks.get(ix));
    }
    levels
}

/// Over files: by rank where all carry ranks of one series, else by weight, else
/// as the folder's page lists them, else by the seniority that titles say, or the step of a
/// scale; by file name where these are equal. The choice is the whole family's: made pair
/// by pair, it would give no order.
fn over_files(ladder: &Ladder, levels: &mut [LevelIx], places: &index::Places<'_>) {
    if levels.len() < 2 {
        return;
    }
    let (ranks, agree) = ranks(ladder, levels);
    let order = if agree { None } else { places.order(levels.iter().map(|&ix| ladder.level(ix).source().path)) };
    let place = |path: &str| order.as_ref().and_then(|order| order.get(path)).copied().unwrap_or_default();
    levels.sort_by(|&a, &b| place(ladder.level(a).source().path).total_cmp(&place(ladder.level(b).source().path)));
    if order.is_some() {
        return;
    }
    let titles: Vec<&str> = levels.iter().map(|&ix| ladder.level(ix).title()).collect();
    let heights: HashMap<_, _> = levels.iter().copied().zip(names::heights(&titles)).collect();
    levels.sort_by_cached_key(|&ix| {
        let level = ladder.level(ix);
        let rank = ranks.get(&ix);
        let (first, second) = if agree { (rank, None) } else { (None, rank) };
        (first, heights.get(&ix), second, natural(level.source().path), level.source().path)
    });
}

/// A path's parts with their numbers as such, to sort by: `b2` before `b10`.
fn natural(path: &str) -> Vec<(&str, u64)> {
    let mut parts = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let (words, after) = rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()));
        let (number, after) = after.split_at(after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len()));
        // A number that is too long for one is as good as the longest.
        parts.push((words, if number.is_empty() { 0 } else { number.parse().unwrap_or(u64::MAX) }));
        rest = after;
    }
    parts
}

/// The folders with one document that is a level, and no other.
fn alone_in_their_folders(documents: &[Arc<Document>]) -> HashSet<PathBuf> {
    let mut counts: HashMap<PathBuf, usize> = HashMap::default();
    for document in documents.iter().filter(|document| !document.is_empty()) {
        *counts.entry(parent(document.path())).or_default() += 1;
    }
    counts.into_iter().filter(|&(_, count)| count == 1).map(|(folder, _)| folder).collect()
}

/// The folder that a level's neighbours stand in: its own, or the one above
/// where each level has a folder to itself.
fn folder_of(path: &str, alone: &HashSet<PathBuf>) -> PathBuf {
    let folder = parent(path);
    if alone.contains(&folder) { index::folder(path) } else { folder }
}

/// What a folder is called in which a document stands: one that was given as `.` by what it
/// was opened through, so that both say the same.
fn title_of(folder: &Path, document: &Document) -> Option<String> {
    let root = Some(document.root()).filter(|root| !root.is_empty() && *root != stem(document.path()));
    let name = folder.file_name().map(|name| name.to_string_lossy()).or_else(|| root.map(Into::into));
    name.map(|name| spoken(&name))
}

/// A file's folder; folders of one name in different places are different.
fn parent(path: &str) -> PathBuf {
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    // Nowhere else does a path have such a part.
    folder.strip_prefix(Component::CurDir).unwrap_or(folder).to_path_buf()
}

/// Returns what of a ladder a link leads to that stands in the document of a level;
/// nothing, where it leads to none of its documents.
pub fn leads_to(ladder: &Ladder, from: LevelIx, target: &str) -> Option<Reference> {
    let answer = files::Files::of(ladder).linked(from, "", target)?;
    Some(Reference {
        text: target.to_owned(),
        target: Some(target.to_owned()),
        track: Some(answer.track),
        level: answer.level,
        competency: answer.competency,
        ..Reference::default()
    })
}

#[cfg(test)]
mod tests;
