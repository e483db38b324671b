//! Links that lead from a document, or a note, to a file: to what of the ladder
//! stands in it, or else to the file itself.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag};

use super::super::super::app::{App, Pane};
use super::super::super::page::Item;
use super::{Link, is_opened};
use crate::ladder::LevelIx;
use crate::ladder::assemble::leads_to;
use crate::ladder::model::{Expectation, Level, Source};
use crate::progress::Note;

/// A link to a file.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it leads, as written.
    target: String,
    /// The level whose document it stands in.
    from: LevelIx,
    /// The folders from which it may lead there, the likeliest first.
    folders: Vec<PathBuf>,
}

impl File {
    /// Returns where it leads, as written.
    pub(super) fn target(&self) -> &str {
        &self.target
    }

    /// Returns the files that it may lead to, the likeliest first.
    fn places(&self) -> Vec<PathBuf> {
        let file = self.target.split(['#', '?']).next().unwrap_or_default();
        let decoded = percent_decode_str(file).decode_utf8_lossy();
        // A file may have a name with a percent sign in it.
        let names = [file, &decoded].into_iter().filter(|name| is_beside(name));
        self.folders.iter().flat_map(|folder| names.clone().map(|name| folder.join(name))).collect()
    }
}

/// Where a link leads.
pub(super) enum Place {
    /// To something of the ladder.
    Ladder(crate::ladder::model::Reference),
    /// To one of these files, the first that is there.
    Files(Vec<PathBuf>),
}

/// Returns where a link leads.
pub(super) fn place(app: &App, file: &File) -> Place {
    match leads_to(&app.ladder, file.from, &file.target) {
        Some(reference) => Place::Ladder(reference),
        None => Place::Files(if is_anchor(&file.target) { Vec::new() } else { file.places() }),
    }
}

/// The links to files of what is under the cursor: of the statement, the head of its
/// competency or the head of a level, and of the notes on it.
pub(super) fn under_cursor(app: &App, notes: &[std::sync::Arc<Note>]) -> Vec<Link> {
    let Some((level, source)) = head_under_cursor(app) else { return Vec::new() };
    let from = level.ix();
    let folder = folder(app, source.path);
    let written = written(app, level, source).into_iter().filter(|target| is_relative(target));
    let written = written.map(|target| File { target, from, folders: vec![folder.clone()] });
    let beside = app.journal.parent().map(Path::to_owned);
    let folders: Vec<PathBuf> = std::iter::once(folder.clone()).chain(beside).collect();
    let in_notes = notes.iter().flat_map(|note| targets(&note.text));
    let in_notes = in_notes.map(|target| File { target, from, folders: folders.clone() });
    in_notes.chain(written).map(Link::File).collect()
}

/// The addresses that links of what is under the cursor lead to.
pub(super) fn addresses_under_cursor(app: &App) -> Vec<String> {
    let Some((level, source)) = head_under_cursor(app) else { return Vec::new() };
    written(app, level, source).into_iter().filter(|target| is_opened(target)).collect()
}

/// What is under the cursor, by its level and where it stands: a statement, else the
/// competency that it would be in, else the level.
fn head_under_cursor(app: &App) -> Option<(Level<'_>, Source<'_>)> {
    let level = app.level().filter(|_| app.focus >= Pane::Levels)?;
    let Some(competency) = app.competency().filter(|_| app.focus >= Pane::Competencies) else {
        return Some((level, level.source()));
    };
    let statement = match app.page().item(app.child(Pane::Expectations, app.cursor_row(Pane::Expectations))) {
        Some(Item::Expectation(statement)) if app.focus == Pane::Expectations => Some(statement),
        _ => None,
    };
    Some((competency.level(), statement.map_or_else(|| competency.source(), Expectation::source)))
}

/// The folder of a document.
fn folder(app: &App, path: &str) -> PathBuf {
    let file = app.odd_names.get(path).cloned().unwrap_or_else(|| path.into());
    file.parent().unwrap_or(Path::new("")).to_owned()
}

/// Where the links lead that stand in a statement or in the head of something, which
/// ends where anything else begins.
fn written(app: &App, level: Level<'_>, Source { path, line }: Source<'_>) -> Vec<String> {
    let Some(document) = app.ladder.documents().iter().find(|document| document.path() == path) else {
        return Vec::new();
    };
    let statements = level.expectations().map(|other| other.source().line);
    let competencies = level.competencies().map(|other| other.source().line);
    let levels = level.track().levels().filter(|level| level.source().path == path);
    let lines = statements.chain(competencies).chain(levels.map(|level| level.source().line));
    let end = lines.filter(|&other| other > line).min().unwrap_or(u32::MAX);
    let found = document.links().iter().filter(|link| (line..end).contains(&link.line));
    found.map(|link| link.target.clone()).collect()
}

/// The links to files in a note, which is Markdown.
fn targets(text: &str) -> Vec<String> {
    let links = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    links.filter(|target| is_relative(target)).collect()
}

/// Whether a target is a file beside the document, or a part of it: no address,
/// nothing of another place of the machine.
fn is_relative(target: &str) -> bool {
    let file = target.split(['#', '?']).next().unwrap_or_default();
    let is_plain = !target.is_empty() && !target.contains(char::is_control) && !is_opened(target);
    is_plain && is_beside(file) && !file.starts_with(['{', '<'])
}

/// Whether a path begins where it is written, on every system: not at a root, on a
/// drive or at another machine.
fn is_beside(path: &str) -> bool {
    !path.contains(':') && !path.starts_with(['/', '\\'])
}

fn is_anchor(target: &str) -> bool {
    target.starts_with(['#', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_beside_a_document_is_a_link_to_a_file() {
        for target in ["guide.pdf", "../levels/senior.md#ropes", "a%20b.md?x=1", "#ropes"] {
            assert!(is_relative(target), "{target}");
        }
        for target in ["", "/etc/passwd", "C:\\x", "file:///etc/passwd", "javascript:x", "https://a.b/c", "a\nb"] {
            assert!(!is_relative(target), "{target}");
        }
    }

    #[test]
    fn what_is_spelled_in_percent_leads_to_no_other_place_either() {
        let places = |target: &str| {
            let (target, folders) = (target.to_owned(), vec![PathBuf::from("ladders")]);
            File { target, from: LevelIx(0), folders }.places()
        };
        assert_eq!(places("a%20b.md"), [PathBuf::from("ladders/a%20b.md"), PathBuf::from("ladders/a b.md")]);
        for target in ["%2Fetc%2Fpasswd", "%5C%5Chost%5Cshare", "C%3A%5Cx"] {
            assert_eq!(places(target).len(), 1, "{target}");
        }
    }

    #[test]
    fn links_of_notes_are_those_of_markdown() {
        let text = "See [the log](log%202026.md) and ![chart](chart.png), not https://example.org or log.md.";
        assert_eq!(targets(text), ["log%202026.md", "chart.png"]);
    }
}
