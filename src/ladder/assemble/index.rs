//! The order that a folder's own page gives its files, and the files' weights.

use std::cell::OnceCell;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::super::model::Document;
use super::super::names::file::speaks_for_its_folder;
use super::files::without_extension;
use super::parent;
use crate::hash::{HashMap, HashSet};

/// What a link and a file have in common: the path without its ending, and a
/// folder's page goes by the folder.
pub(super) fn key(path: &str) -> PathBuf {
    // What follows a dot may belong to the name: `L1.5-foo` is no `L1`.
    let file: PathBuf = if speaks_for_its_folder(path) { parent(path) } else { without_extension(path).into() };
    if file.components().all(|part| matches!(part, Component::Normal(_))) {
        return file;
    }
    let mut key = PathBuf::new();
    for part in file.components() {
        match part {
            Component::ParentDir if key.file_name().is_some() => drop(key.pop()),
            Component::CurDir => {}
            other => key.push(other),
        }
    }
    key
}

/// The folder whose neighbours a file's levels may have: its own, or for a
/// folder's page the one above, in which its folder stands.
pub(super) fn folder(path: &str) -> PathBuf {
    let folder = parent(path);
    if speaks_for_its_folder(path) { parent(&folder.to_string_lossy()) } else { folder }
}

/// The files that folders' pages lead to, in order.
fn targets(document: &Document) -> impl Iterator<Item = PathBuf> {
    let index = &document.neighbourhood().index;
    let folder = if index.is_empty() { PathBuf::new() } else { parent(document.path()) };
    let relative = index.iter().filter(|target| !target.contains(':'));
    relative.filter_map(move |target| {
        let file = target.split(['#', '?']).next().filter(|file| !file.is_empty())?;
        let file = percent_decode_str(file).decode_utf8_lossy();
        Some(key(&folder.join(file.trim_end_matches('/')).to_string_lossy()))
    })
}

/// All files that some folder's page leads to.
pub(super) fn listed(documents: &[Arc<Document>]) -> HashSet<PathBuf> {
    documents.iter().flat_map(|document| targets(document)).collect()
}

/// Places of files among their neighbours.
pub(super) struct Places<'a> {
    documents: &'a [Arc<Document>],
    /// What folders' pages call them.
    titles: HashMap<PathBuf, String>,
    /// Files by their weights, once asked for.
    weights: OnceCell<HashMap<PathBuf, f64>>,
    /// The same by where they are listed.
    listed: OnceCell<HashMap<PathBuf, u32>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(documents: &'a [Arc<Document>]) -> Self {
        let title = |document: &Arc<Document>| {
            let title = document.neighbourhood().title.clone().filter(|_| document.is_empty())?;
            Some((parent(document.path()), title))
        };
        let titles = documents.iter().filter_map(title).collect();
        Places { documents, titles, weights: OnceCell::new(), listed: OnceCell::new() }
    }

    fn weights(&self) -> &HashMap<PathBuf, f64> {
        let weight = |document: &Arc<Document>| Some((key(document.path()), document.neighbourhood().weight?));
        self.weights.get_or_init(|| self.documents.iter().filter_map(weight).collect())
    }

    fn listed(&self) -> &HashMap<PathBuf, u32> {
        self.listed.get_or_init(|| {
            let mut listed = HashMap::default();
            for (nth, target) in (0u32..).zip(self.documents.iter().flat_map(|document| targets(document))) {
                listed.entry(target).or_insert(nth);
            }
            listed
        })
    }

    /// What a folder's page calls it.
    pub(super) fn title(&self, folder: &Path) -> Option<&str> {
        self.titles.get(folder).map(String::as_str)
    }

    /// The order of some files: by weight where all have one, else as a folder's
    /// page lists them where it lists all; else nothing.
    pub(super) fn order<'p>(&self, paths: impl Iterator<Item = &'p str> + Clone) -> Option<HashMap<&'p str, f64>> {
        let weights = paths.clone().map(|path| Some((path, *self.weights().get(&key(path))?)));
        let listed = || paths.map(|path| Some((path, f64::from(*self.listed().get(&key(path))?)))).collect();
        weights.collect::<Option<HashMap<_, _>>>().or_else(listed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_in_a_name_is_no_extension() {
        assert_eq!(key("crew/L1.5-mate.md"), key("crew/L1.5-mate"));
        assert_ne!(key("crew/L1.5-mate"), key("crew/L1.0-hand"));
        assert_eq!(key("./crew/README.md"), key("crew"));
    }
}
