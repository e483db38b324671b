//! What documents are only beside each other: a file that could be a level is
//! one where its neighbours are, and files of one competency each, with the same
//! levels in them, are one ladder.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::diagnostic::Code;
use super::super::model::{Competency, Document, DocumentBuilder, Ladder, Level, LevelDraft};
use super::super::names::rising::{rising, rising_or_on_a_scale};
use super::super::names::{self, Caseless};
use super::{folders, index, natural, parent, spoken, stem};
use crate::hash::{HashMap, HashSet};
use crate::sort;

/// How many files in whose headings no level is named make a ladder by themselves, if their
/// folder's page lists them, or if they are called by steps of one role.
const FEWEST_UNNAMED: usize = 3;

/// Settles what the documents are, beside each other.
pub(super) fn settle(documents: Vec<Arc<Document>>) -> Vec<Arc<Document>> {
    let mut documents = documents;
    folders::join(&mut documents);
    let mut folders: HashMap<PathBuf, Vec<usize>> = HashMap::default();
    for (nth, document) in documents.iter().enumerate().filter(|(_, document)| !document.is_empty()) {
        folders.entry(index::folder(document.path())).or_default().push(nth);
    }
    // Few documents are in doubt.
    let mut listed = None;
    for members in folders.values_mut() {
        if members.iter().any(|&nth| is_doubtful(&documents[nth])) {
            let listed = listed.get_or_insert_with(|| index::listed(&documents));
            confirm(&mut documents, members, listed);
        }
        members.retain(|&nth| !documents[nth].is_empty());
    }
    for members in of_one_folder(&folders) {
        let kept = transpose(&documents, &members, true).is_none();
        if !kept {
            folders.retain(|_, own| !own.first().is_some_and(|first| members.contains(first)));
            take_in(&mut documents, &members, true);
        }
    }
    for members in folders.into_values() {
        take_in(&mut documents, &members, false);
    }
    documents
}

/// Makes one document of those that are a competency each.
fn take_in(documents: &mut [Arc<Document>], members: &[usize], by_folder: bool) {
    let Some(whole) = transpose(documents, members, by_folder) else { return };
    for &nth in &members[1..] {
        documents[nth] = Arc::new(documents[nth].emptied());
    }
    documents[members[0]] = Arc::new(whole);
}

/// The documents of folders that stand beside each other, where each may hold a
/// category of competencies. Folders of crafts have levels of their own.
fn of_one_folder(folders: &HashMap<PathBuf, Vec<usize>>) -> Vec<Vec<usize>> {
    let mut above: BTreeMap<&Path, Vec<(&PathBuf, &Vec<usize>)>> = BTreeMap::new();
    for (folder, members) in folders.iter().filter(|(_, members)| !members.is_empty()) {
        above.entry(folder.parent().unwrap_or(folder)).or_default().push((folder, members));
    }
    let is_a_track = |folder: &Path| {
        let name = folder.file_name().map(|name| spoken(&name.to_string_lossy())).unwrap_or_default();
        names::names_roles(&name) || names::is_a_craft(&name)
    };
    let several = above.into_values().filter(|beside| beside.len() > 1);
    let fitting = several.filter(|beside| !beside.iter().all(|(folder, _)| is_a_track(folder)));
    let in_order = fitting.map(|mut beside| {
        beside.sort();
        beside.into_iter().flat_map(|(_, members)| members.iter().copied()).collect()
    });
    in_order.collect()
}

/// What tells of a folder's documents that are levels.
#[derive(Default)]
struct Known<'a> {
    levels: usize,
    nouns: HashSet<String>,
    /// For each competency, how many levels have it, and the last of these.
    parts: HashMap<Caseless<'a>, (usize, usize)>,
}

impl<'a> Known<'a> {
    fn of(levels: Vec<Level<'a>>) -> Self {
        let mut known = Known::default();
        for level in levels {
            known.add(level);
        }
        known
    }

    fn add(&mut self, level: Level<'a>) {
        self.levels += 1;
        let noun = names::noun(level.title());
        if !noun.is_empty() {
            self.nouns.insert(noun);
        }
        // Levels of one folder have mostly the same competencies.
        self.parts.reserve(if self.parts.is_empty() { level.competencies().len() * 2 } else { 0 });
        for part in level.competencies() {
            let (count, last) = self.parts.entry(Caseless(part.title())).or_default();
            *count += usize::from(*last < self.levels);
            *last = self.levels;
        }
    }

    /// Whether a level reads like those that are known, in which `own` documents
    /// like it are counted already.
    fn is_like(&self, level: Level<'_>, own: usize) -> bool {
        let is_shared =
            |part: &Competency<'_>| self.parts.get(&Caseless(part.title())).is_some_and(|&(count, _)| count > own);
        let enough = level.competencies().len().div_ceil(2).max(1);
        let shares_parts = || level.competencies().filter(is_shared).nth(enough - 1).is_some();
        self.levels > own && (self.nouns.contains(&names::noun(level.title())) || shares_parts())
    }
}

/// Whether a document's levels are only supposed.
fn is_doubtful(document: &Document) -> bool {
    document.neighbourhood().doubt.is_some()
}

/// Keeps the supposed levels of a folder that are like its other levels, and
/// takes them out of all other documents.
fn confirm(documents: &mut [Arc<Document>], members: &[usize], listed: &HashSet<PathBuf>) {
    let ladder = Ladder::over("", members.iter().map(|&nth| Arc::clone(&documents[nth])).collect());
    let is_listed = |document: &Document| listed.contains(&index::key(document.path()));
    let steps = steps_of_one_role(&ladder);
    let is_named = |nth: usize| ladder.levels_of(nth).all(|level| steps.contains(&names::noun(level.title())));
    let is_told = |nth: usize, document: &Document| is_listed(document) || is_named(nth);
    let (mut certain, mut supposed) = (Vec::new(), Vec::new());
    for (nth, document) in ladder.documents().iter().enumerate() {
        match (is_doubtful(document), document.is_one_level(), is_told(nth, document)) {
            (false, true, _) => certain.extend(ladder.levels_of(nth)),
            (true, _, true) => supposed.extend(ladder.levels_of(nth)),
            _ => {}
        }
    }
    let enough = certain.len() + supposed.len() >= FEWEST_UNNAMED;
    // Mostly the certain ones tell.
    let certain = Known::of(certain);
    let supposed = LazyCell::new(|| Known::of(supposed));
    let rising = rising_titles(&ladder);
    let alike = of_same_levels(&ladder);
    let holds = |nth: usize, document: &Document| {
        ladder.levels_of(nth).next().is_some_and(|level| {
            certain.is_like(level, 0)
                || (enough && is_told(nth, document) && supposed.is_like(level, 1))
                || rising.contains(level.title())
        }) || alike.contains(&nth)
    };
    let doubtful = ladder.documents().iter().enumerate().filter(|(_, document)| is_doubtful(document));
    let fallen: Vec<usize> = doubtful.filter(|(nth, document)| !holds(*nth, document)).map(|(nth, _)| nth).collect();
    for nth in fallen {
        let document = &mut documents[members[nth]];
        *document = Arc::new(document.without_levels());
    }
}

/// The roles of which several supposed levels are steps by their names: "Junior Baker",
/// "Senior Baker". Roles beside each other are no ladder.
fn steps_of_one_role(ladder: &Ladder) -> HashSet<String> {
    let mut steps: HashMap<String, usize> = HashMap::default();
    let doubtful = ladder.documents().iter().enumerate().filter(|(_, document)| is_doubtful(document));
    for level in doubtful.flat_map(|(nth, _)| ladder.levels_of(nth)).filter(|level| names::is_certain(level.title())) {
        *steps.entry(names::noun(level.title())).or_default() += 1;
    }
    steps.into_iter().filter(|(noun, count)| *count > 1 && !noun.is_empty()).map(|(noun, _)| noun).collect()
}

/// The documents of several levels that another one of the folder has as well.
fn of_same_levels(ladder: &Ladder) -> HashSet<usize> {
    let mut known: HashMap<Vec<&str>, Vec<usize>> = HashMap::default();
    for nth in (0..ladder.documents().len()).filter(|&nth| ladder.levels_of(nth).nth(1).is_some()) {
        known.entry(ladder.levels_of(nth).map(Level::title).collect()).or_default().push(nth);
    }
    known.into_values().filter(|documents| documents.len() > 1).flatten().collect()
}

/// The titles of a folder's levels that are the same role with a rising number, each in
/// a file of its own: "Miller 3", "Miller 4". In a folder that says so they may be anybody, and
/// steps of a scale.
fn rising_titles(ladder: &Ladder) -> HashSet<String> {
    let firsts = (0..ladder.documents().len()).filter_map(|nth| ladder.levels_of(nth).next());
    let mut titles: Vec<&str> = firsts.map(Level::title).collect();
    sort::by_key(&mut titles, |title| natural(title));
    let folder = ladder.documents().first().map(|first| parent(first.path())).unwrap_or_default();
    let is_told = folder.iter().rev().take(2).filter_map(|name| name.to_str()).any(names::hints_at_levels);
    let rises = if is_told { rising_or_on_a_scale(&titles) } else { rising(&titles, false) };
    titles.into_iter().zip(rises).filter(|(_, rises)| *rises).map(|(title, _)| title.to_owned()).collect()
}

/// Puts files of one competency each together: the same levels, which hold
/// statements and nothing else, in each of them. Where they stand in several folders
/// (`by_folder`), these are categories.
fn transpose(documents: &[Arc<Document>], members: &[usize], by_folder: bool) -> Option<Document> {
    if members.len() < 2 {
        return None;
    }
    let ladder = Ladder::over("", members.iter().map(|&nth| Arc::clone(&documents[nth])).collect());
    let files: Vec<File<'_>> = (0..members.len()).map(|nth| File::of(&ladder, nth)).collect::<Option<_>>()?;
    let fullest = files.iter().max_by_key(|file| file.levels.len())?;
    let known: HashSet<String> = fullest.levels.iter().map(|level| level.title().to_lowercase()).collect();
    let is_known = |level: &Level<'_>| known.contains(&level.title().to_lowercase());
    // Roles with levels of their own are tracks beside each other.
    let are_tracks = files.iter().all(|file| names::names_a_track(&file.title));
    if are_tracks || !files.iter().all(|file| file.levels.iter().all(is_known)) {
        return None;
    }
    // What each calls the same part of its levels is none of their own competencies.
    let mut titles = HashSet::default();
    if files.iter().any(|file| file.is_told) && !files.iter().all(|file| titles.insert(Caseless(&file.title))) {
        return None;
    }
    // One role in several folders is that of several places.
    let are_bare = files.iter().all(|file| file.are_bare);
    if by_folder && !are_bare && files.iter().all(|file| Caseless(&file.title) == Caseless(&fullest.title)) {
        return None;
    }
    // So are crafts, where levels name somebody; of competencies, several have all levels.
    let is_track = |file: &File<'_>| names::names_a_track(&file.title) || names::is_a_craft(&file.title);
    let whole = files.iter().filter(|file| file.levels.len() == fullest.levels.len()).count();
    if !are_bare && (whole < 2 || files.iter().any(is_track)) {
        return None;
    }
    let first = &documents[members[0]];
    let own = parent(first.path());
    let folder = if by_folder { own.parent().map(Path::to_path_buf).unwrap_or_default() } else { own };
    let mut builder = DocumentBuilder::new(first.path());
    let title = super::title_of(&folder, first);
    builder.begin_track(title.as_deref());
    for level in &fullest.levels {
        builder.begin_level(LevelDraft { title: level.title(), rank: level.rank(), line: level.source().line });
        for file in &files {
            let title = level.title().to_lowercase();
            let own = file.levels.iter().find(|own| own.title().to_lowercase() == title);
            if let Some(competency) = own.and_then(|own| own.competencies().next()) {
                builder.begin_file(competency.source().path);
                let category = Some(file.folder.as_str()).filter(|_| by_folder).or(competency.category());
                builder.begin_competency(&file.title, category, competency.source().line);
                // What is said of a level in a file of one competency is said of that.
                let said = own.into_iter().flat_map(|own| own.summary().into_iter().chain(own.notes()));
                said.chain(competency.description()).for_each(|words| builder.description(words));
                folders::write_statements(competency, &mut builder);
            }
        }
    }
    builder.take_findings(first);
    let mut whole = builder.finish();
    whole.set_root(first.root());
    Some(whole)
}

/// A file of one competency.
struct File<'a> {
    title: String,
    /// Whether its levels say so, rather than its title or its name.
    is_told: bool,
    /// What its folder is called.
    folder: String,
    levels: Vec<Level<'a>>,
    /// Whether they name nobody.
    are_bare: bool,
}

impl<'a> File<'a> {
    /// Returns nothing where a document's levels have anything but statements.
    fn of(ladder: &'a Ladder, nth: usize) -> Option<Self> {
        let document = ladder.documents().get(nth)?;
        let mut tracks = document.tracks();
        let (title, _) = tracks.next()?;
        let levels: Vec<Level<'a>> = ladder.levels_of(nth).collect();
        // The one that all levels say they are of.
        let first = levels.first().and_then(|level| level.competencies().next()).map(Competency::title);
        let is_of_it = |first: &&str| title.is_none() && levels.first().is_some_and(|level| level.title() != *first);
        let told = first.filter(is_of_it);
        let is_one_part = |level: &Level<'_>| {
            level.competencies().len() == 1
                && level.competencies().all(|competency| competency.title() == told.unwrap_or(level.title()))
                // These have no place in a competency.
                && level.attributes().len() == 0
                && level.claims().len() == 0
        };
        let fits = tracks.next().is_none() && levels.len() > 1 && levels.iter().all(is_one_part);
        let folder = parent(document.path()).file_name().map(|name| spoken(&name.to_string_lossy()));
        let title = told.or(title);
        let title = || title.map_or_else(|| stem(document.path()), str::to_owned);
        let are_bare = levels.iter().all(|level| names::is_bare(level.title()));
        fits.then(|| File {
            title: title(),
            is_told: told.is_some(),
            folder: folder.unwrap_or_default(),
            levels,
            are_bare,
        })
    }
}

impl Document {
    /// A document whose supposed levels don't hold: no ladder.
    fn without_levels(&self) -> Self {
        let mut document = self.emptied();
        // Nothing was read as a part of anything then.
        document.forget_findings(&[Code::Unplaced, Code::UnplacedProse, Code::SlippedHeading]);
        let why = self.neighbourhood().doubt.unwrap_or_default();
        document.diagnose(Code::NotALadder, 1, 1, why.to_owned());
        document
    }
}
