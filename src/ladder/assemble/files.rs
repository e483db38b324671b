//! Which document a link leads to, and which part of it.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use super::super::id;
use super::super::model::{CompetencyIx, Ladder, Level, LevelIx, TrackIx, is_address};
use super::ladder_levels;
use crate::hash::HashMap;

/// What answers to a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) track: TrackIx,
    pub(super) level: Option<LevelIx>,
    pub(super) competency: Option<CompetencyIx>,
}

impl Answer {
    /// The answer that leads to a level.
    pub(super) fn level(level: Level<'_>) -> Self {
        Answer { track: level.track().ix(), level: Some(level.ix()), competency: None }
    }
}

/// The documents of a ladder, to be found by what links say.
pub(super) struct Files<'a> {
    ladder: &'a Ladder,
    /// Each document's path, without `.` and `..`.
    own: Vec<String>,
    /// By path, those too that hold no level.
    paths: Lookup,
    /// Those with levels, by the name of the file.
    names: Lookup,
    /// Where each document's levels begin, and where the last one's end.
    starts: Vec<u32>,
    /// The headings of the documents that were asked for.
    anchors: HashMap<usize, Anchors>,
}

impl<'a> Files<'a> {
    pub(super) fn of(ladder: &'a Ladder) -> Self {
        let (mut paths, mut names) = (Lookup::default(), Lookup::default());
        let (mut own, mut starts) = (Vec::with_capacity(ladder.documents().len()), vec![0]);
        for (nth, document) in ladder.documents().iter().enumerate() {
            let path = joined("", document.path());
            if !document.is_empty() {
                names.add(name_of(&path), nth);
            }
            paths.add(&path, nth);
            own.push(path);
            starts.push(starts[nth] + ladder_levels(document));
        }
        Files { ladder, own, paths, names, starts, anchors: HashMap::default() }
    }

    /// The levels of a document, which follow each other in the snapshot.
    fn levels(&self, document: usize) -> Range<u32> {
        self.starts[document]..self.starts[document + 1]
    }

    /// Each document with levels: the name of its file, and what answers to it.
    pub(super) fn named(&self) -> impl Iterator<Item = (&str, Answer)> {
        let documents = self.own.iter().enumerate();
        documents.filter_map(|(nth, path)| Some((name_of(path), self.answer(nth)?)))
    }

    /// What answers to a document as a whole: its level, where it has one.
    fn answer(&self, document: usize) -> Option<Answer> {
        let levels = self.levels(document);
        let first = self.ladder.level(LevelIx(levels.clone().next()?));
        Some(Answer { level: Some(first.ix()).filter(|_| levels.len() == 1), ..Answer::level(first) })
    }

    /// What answers to a link of a level. Its words count where the target leads
    /// to a document of several levels.
    pub(super) fn linked(&mut self, from: LevelIx, words: &str, target: &str) -> Option<Answer> {
        if is_address(target) {
            return None;
        }
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        let file = file.split('?').next().unwrap_or_default();
        let here = self.starts.partition_point(|&start| start <= from.0) - 1;
        let document = if file.is_empty() { here } else { self.document(here, file)? };
        let whole = self.answer(document)?;
        let anchors = self.anchors.entry(document).or_insert_with(|| {
            let levels = self.starts[document]..self.starts[document + 1];
            Anchors::of(levels.map(|ix| self.ladder.level(LevelIx(ix))))
        });
        let part = anchors.at(&percent_decode_str(anchor).decode_utf8_lossy());
        match (part, file.is_empty()) {
            (Some(part), _) => Some(part),
            // What stands under another heading of the same document is not the whole of it.
            (None, true) => None,
            (None, false) if whole.level.is_some() => Some(whole),
            (None, false) => anchors.at(words).filter(|part| part.competency.is_none()).or(Some(whole)),
        }
    }

    /// Whether a link of a level leads to a document that is open and holds no level.
    pub(super) fn holds_no_level(&self, from: LevelIx, target: &str) -> bool {
        let file = target.split(['#', '?']).next().unwrap_or_default();
        let here = self.starts.partition_point(|&start| start <= from.0) - 1;
        let leads_to = Some(file).filter(|file| !file.is_empty() && !is_address(target));
        leads_to.and_then(|file| self.document(here, file)).is_some_and(|document| self.levels(document).is_empty())
    }

    /// The document that a link leads to: by its path from the one with the
    /// link, else by the name of the file alone.
    fn document(&self, here: usize, file: &str) -> Option<usize> {
        let from = self.ladder.documents()[here].path();
        let decoded = percent_decode_str(file).decode_utf8_lossy();
        let spelled = [file, &decoded];
        let by_path = |file: &&str| {
            let path = joined(from, file);
            ["", "/README", "/index", "/_index"].iter().find_map(|page| self.paths.get(&format!("{path}{page}")))
        };
        let by_name = |file: &&str| self.names.get(name_of(file.trim_end_matches('/')));
        spelled.iter().find_map(by_path).or_else(|| spelled.iter().find_map(by_name))
    }
}

/// Documents by a name of theirs; where several share one, it finds none.
#[derive(Default)]
struct Lookup {
    whole: HashMap<String, Option<usize>>,
    without_extension: HashMap<String, Option<usize>>,
}

impl Lookup {
    fn add(&mut self, name: &str, nth: usize) {
        let add = |names: &mut HashMap<_, _>, name: &str| {
            names.entry(name.to_owned()).and_modify(|known| *known = None).or_insert(Some(nth));
        };
        add(&mut self.whole, name);
        add(&mut self.without_extension, without_extension(name));
    }

    /// Finds a document by its name, by the name without its extension, or with
    /// another one (a page's address often ends in `.html`).
    fn get(&self, name: &str) -> Option<usize> {
        let stems = &self.without_extension;
        let known = self.whole.get(name).or_else(|| stems.get(name));
        known.or_else(|| stems.get(without_extension(name))).copied().flatten()
    }
}

/// Extensions that documents have; what else follows a dot belongs to the name
/// ("L1.0-engineer").
const EXTENSIONS: &[&str] =
    &["md", "markdown", "mdx", "html", "htm", "txt", "text", "rst", "adoc", "org", "yaml", "yml", "json", "toml"];

pub(super) fn without_extension(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension)) if EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)) => stem,
        _ => name,
    }
}

fn name_of(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A path as it is written in the document at `from`, as one from where `from`
/// begins; without `.`, and `..` only at its beginning. No file is looked at.
fn joined(from: &str, path: &str) -> String {
    let separators = ['/', '\\'];
    let folder = from.rsplit_once(separators).map_or("", |(folder, _)| folder);
    let whole = if path.starts_with(separators) { path.to_owned() } else { format!("{folder}/{path}") };
    let rooted = if folder.is_empty() { path.starts_with(separators) } else { folder.starts_with(separators) };
    let mut parts = Vec::new();
    for part in whole.split(separators).filter(|part| !part.is_empty() && *part != ".") {
        match parts.last() {
            Some(&last) if part == ".." && last != ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    format!("{}{}", if rooted { "/" } else { "" }, parts.join("/"))
}

/// The headings of a document by the letters and digits of their anchors.
struct Anchors(HashMap<String, Vec<Answer>>);

impl Anchors {
    fn of<'a>(levels: impl Iterator<Item = Level<'a>>) -> Self {
        let mut anchors = Anchors(HashMap::default());
        for level in levels {
            let (title, rank) = (letters(level.title()), level.rank().map(letters).unwrap_or_default());
            anchors.add([format!("{rank}{title}"), format!("{title}{rank}"), title], Answer::level(level));
            // A competency that only has its level's title has no heading.
            for competency in level.competencies().filter(|competency| competency.title() != level.title()) {
                let answer = Answer { competency: Some(competency.ix()), ..Answer::level(level) };
                let plain = letters(&id::slug(competency.title()));
                anchors.add([letters(competency.title()), plain, String::new()], answer);
            }
        }
        anchors
    }

    fn add(&mut self, mut names: [String; 3], answer: Answer) {
        names.sort_unstable();
        let mut last = String::new();
        for name in names {
            if name != last {
                self.0.entry(name.clone()).or_default().push(answer);
            }
            last = name;
        }
    }

    /// Finds a heading by its anchor, which ends in `-1` where it is the second
    /// of that name.
    fn at(&self, anchor: &str) -> Option<Answer> {
        if let Some(places) = self.0.get(&letters(anchor)) {
            return places.first().copied();
        }
        let (name, number) = anchor.rsplit_once('-')?;
        self.0.get(&letters(name))?.get(number.parse::<usize>().ok()?).copied()
    }
}

/// A text's letters and digits in lower case: all that its anchor keeps for sure.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("crew.md", "care.md", "care.md")]
    #[case("a/crew.md", "./b/../care.md", "a/care.md")]
    #[case("./a/crew.md", "../care.md", "care.md")]
    #[case("../a/crew.md", "../../care.md", "../../care.md")]
    #[case("/x/a/crew.md", "../care.md", "/x/care.md")]
    #[case("a/crew.md", "/care.md", "care.md")]
    #[case("", "/x/care.md", "/x/care.md")]
    fn a_path_is_read_from_the_document_with_the_link(#[case] from: &str, #[case] path: &str, #[case] whole: &str) {
        assert_eq!(joined(from, path), whole);
    }
}
