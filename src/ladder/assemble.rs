//! Levels of many files → tracks, their order, and what builds on what.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::diagnostic::Diagnostic;
use super::model::{Claim, Document, Ladder, Level, LevelIx, Reference};
use super::reader::{claims, names, rank};
use super::{check, text};

/// Puts documents together. `name` is what the whole goes by.
pub fn assemble(name: &str, documents: Vec<Document>) -> Ladder {
    let documents: Vec<_> = documents.into_iter().map(Arc::new).collect();
    let mut ladder = Ladder::over(name, documents.clone());
    for draft in tracks(&ladder, &documents) {
        ladder.add_track(draft.title, draft.levels);
    }
    for document in &documents {
        for diagnostic in document.diagnostics() {
            ladder.diagnose(diagnostic.clone());
        }
    }
    references(&mut ladder);
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
    let mut families: HashMap<(String, bool), usize> = HashMap::new();
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
            let folder = parent(document.path());
            let family = (folder, names::is_management(ladder.level(first).title()));
            let nth = *families.entry(family).or_insert_with(|| {
                drafts.push(Draft { title: String::new(), levels: Vec::new() });
                drafts.len() - 1
            });
            drafts[nth].levels.push(first);
        }
        base += ladder_levels(document);
    }
    for ((folder, management), nth) in &families {
        let mixed = families.contains_key(&(folder.clone(), !management));
        finish_family(ladder, &mut drafts[*nth], folder, *management && mixed);
    }
    drafts
}

fn ladder_levels(document: &Document) -> u32 {
    document.tracks().map(|(_, levels)| levels.len() as u32).sum()
}

fn finish_family(ladder: &Ladder, draft: &mut Draft, folder: &str, beside_a_craft: bool) {
    if let [only] = draft.levels[..] {
        let title = ladder.level(only).title();
        let part = title.split_once(" - ").map_or(title, |(_, part)| part);
        draft.title = part.trim().into();
        return;
    }
    draft.title = if folder.is_empty() { spoken(ladder.name()) } else { spoken(folder) };
    if beside_a_craft {
        draft.title.push_str(" Management");
    }
    draft.levels.sort_by(|&a, &b| over_files(ladder.level(a), ladder.level(b)));
}

/// By rank where all carry ranks of one series, else as written.
fn in_file_order(ladder: &Ladder, mut levels: Vec<LevelIx>) -> Vec<LevelIx> {
    let orders: Option<BTreeMap<LevelIx, _>> =
        levels.iter().map(|&ix| Some((ix, rank::order(ladder.level(ix).rank()?)?))).collect();
    if let Some(orders) = orders {
        let mut series = orders.values().map(|(series, ..)| series);
        let first = series.next();
        if series.all(|other| Some(other) == first) {
            levels.sort_by(|a, b| orders[a].cmp(&orders[b]));
        }
    }
    levels
}

/// Over files: by rank, else by the seniority that titles say, else by file name.
fn over_files(a: Level<'_>, b: Level<'_>) -> Ordering {
    let ranks = |level: Level<'_>| level.rank().and_then(rank::order);
    let by_rank = match (ranks(a), ranks(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => Ordering::Equal,
    };
    by_rank
        .then_with(|| names::seniority(a.title()).cmp(&names::seniority(b.title())))
        .then_with(|| a.source().path.cmp(b.source().path))
}

/// A file's name without its extension, dashes and underscores read as spaces.
fn stem(path: &str) -> String {
    spoken(&Path::new(path).file_stem().unwrap_or_default().to_string_lossy())
}

fn parent(path: &str) -> String {
    let folder = Path::new(path).parent().and_then(Path::file_name).unwrap_or_default();
    folder.to_string_lossy().into_owned()
}

fn spoken(name: &str) -> String {
    text::clean_line(&name.replace(['-', '_'], " "))
}

/// Resolves the sentences in which levels say what they build on.
fn references(ladder: &mut Ladder) {
    let all: Vec<LevelIx> = ladder.levels().map(Level::ix).collect();
    for ix in all {
        let level = ladder.level(ix);
        let (mut references, mut findings) = (Vec::new(), Vec::new());
        for claim in level.claims() {
            match claim.link {
                Some((text, target)) => references.push(linked(ladder, text, target)),
                None => named(level, claim, &mut references, &mut findings),
            }
        }
        let references = each_once(references);
        let mut builds_on: Vec<LevelIx> = Vec::new();
        for on in references.iter().filter_map(|reference| reference.level) {
            if on != ix && !builds_on.contains(&on) {
                builds_on.push(on);
            }
        }
        ladder.set_references(ix, references, builds_on);
        for finding in findings {
            ladder.diagnose(finding);
        }
    }
}

/// Takes the levels of the track that a sentence names, and looks whether the
/// sentence speaks of the level that it stands under.
fn named(level: Level<'_>, claim: Claim<'_>, references: &mut Vec<Reference>, findings: &mut Vec<Diagnostic>) {
    let Some((subject, object)) = claims::split(claim.sentence) else { return };
    let titles: Vec<(String, Level<'_>)> =
        level.track().levels().map(|other| (other.title().to_owned(), other)).collect();
    let speaks_of = claims::named(subject, &titles);
    if !speaks_of.is_empty() && speaks_of.iter().all(|other| other.ix() != level.ix()) {
        findings.push(check::mismatch(level, speaks_of[0], claim.line));
    }
    let on: Vec<Level<'_>> =
        claims::named(object, &titles).into_iter().filter(|other| other.ix() != level.ix()).collect();
    let has_link = level.claims().any(|other| other.sentence == claim.sentence && other.link.is_some());
    if on.is_empty() && !speaks_of.is_empty() && !has_link {
        findings.push(check::unknown_foundation(level, claim.line));
    }
    references.extend(on.into_iter().map(answered));
}

/// A link that names a level is that level's reference, not a second one.
fn each_once(references: Vec<Reference>) -> Vec<Reference> {
    let (links, names): (Vec<_>, Vec<_>) = references.into_iter().partition(|reference| reference.target.is_some());
    let mut kept: Vec<Reference> = Vec::new();
    for reference in links.into_iter().chain(names) {
        if kept.iter().all(|other| other.text != reference.text) {
            kept.push(reference);
        }
    }
    kept
}

fn answered(level: Level<'_>) -> Reference {
    Reference { text: level.title().to_owned(), target: None, track: Some(level.track().ix()), level: Some(level.ix()) }
}

/// A link is answered by the document of that name that is loaded.
fn linked(ladder: &Ladder, text: &str, target: &str) -> Reference {
    let file = target.split(['#', '?']).next().unwrap_or_default();
    let name = Path::new(file).file_name();
    let local = !target.contains("://") && name.is_some();
    let levels: Vec<_> =
        ladder.levels().filter(|level| local && Path::new(level.source().path).file_name() == name).collect();
    Reference {
        text: text.to_owned(),
        target: Some(target.to_owned()),
        track: levels.first().map(|level| level.track().ix()),
        level: match levels[..] {
            [only] => Some(only.ix()),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests;
