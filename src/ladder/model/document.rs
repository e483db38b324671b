//! One document's rows.

use std::ops::Range;

use super::{Code, Diagnostic, Span, part};

mod builder;

pub use builder::{DocumentBuilder, LevelDraft};

/// A run of levels of a document that belong to one track.
#[derive(Clone, Copy)]
pub(super) struct TrackRow {
    pub(super) title: Option<Span>,
    pub(super) levels: u32,
}

#[derive(Clone, Copy)]
pub(super) struct LevelRow {
    pub(super) title: Span,
    pub(super) rank: Option<Span>,
    pub(super) summary: Option<Span>,
    pub(super) line: u32,
    pub(super) notes: u32,
    pub(super) attributes: u32,
    pub(super) claims: u32,
    pub(super) competencies: u32,
}

#[derive(Clone, Copy)]
pub(super) struct CompetencyRow {
    pub(super) title: Span,
    pub(super) category: Option<Span>,
    pub(super) description: Option<Span>,
    pub(super) line: u32,
    /// Which file it stands in: the document's own, or one of those that it was
    /// put together from.
    pub(super) file: u16,
    pub(super) expectations: u32,
    pub(super) examples: u32,
}

#[derive(Clone, Copy)]
pub(super) struct ExpectationRow {
    pub(super) text: Span,
    pub(super) line: u32,
    pub(super) depth: u16,
}

/// A sentence that speaks of building on something, with a link in it or none.
#[derive(Clone, Copy)]
pub(super) struct ClaimRow {
    pub(super) sentence: Span,
    pub(super) link: Option<(Span, Span)>,
    pub(super) line: u32,
}

/// A link of a document, kept aside to follow and to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it points, as written.
    pub target: String,
    /// Line in the source, from 1.
    pub line: u32,
    /// Column in the source, from 1.
    pub column: u32,
}

/// What a document says of its place among its neighbours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbourhood {
    /// Its place in the order of files, as its front matter gives it.
    pub weight: Option<f64>,
    /// What its front matter calls it, if it is a folder's page: the folder's name.
    pub title: Option<String>,
    /// Where it links to, in order, if it is a folder's page about the others.
    pub index: Vec<String>,
    /// The way it is written in, by the name that the reader has for it.
    pub dialect: Option<&'static str>,
    /// Why it is no ladder, where its levels are only supposed: they hold if its
    /// neighbours are levels that share its parts.
    pub doubt: Option<&'static str>,
}

/// One document as it was understood. Never changes once it is read.
pub struct Document {
    path: String,
    /// The files that it was put together from, where there are several.
    files: Vec<String>,
    neighbourhood: Neighbourhood,
    root: String,
    arena: Box<str>,
    pub(super) tracks: Vec<TrackRow>,
    pub(super) levels: Vec<LevelRow>,
    pub(super) competencies: Vec<CompetencyRow>,
    pub(super) expectations: Vec<ExpectationRow>,
    pub(super) notes: Vec<Span>,
    /// Each as `name: value`, with the bytes of its name.
    pub(super) attributes: Vec<(Span, u32)>,
    pub(super) claims: Vec<ClaimRow>,
    pub(super) examples: Vec<Span>,
    links: Vec<Link>,
    diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// Returns a document without levels, for a file that could not be read.
    pub fn unread(path: &str, why: &str) -> Self {
        let mut builder = DocumentBuilder::new(path);
        builder.diagnose(Code::Unreadable, 1, 1, why.to_owned());
        builder.finish()
    }

    /// Returns the path as it was given.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the name of what it was opened through: folder, file stem, or
    /// `built-in`.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Says what it was opened through.
    pub fn set_root(&mut self, root: &str) {
        root.clone_into(&mut self.root);
    }

    /// Returns the path of one of the files that it was put together from.
    pub(super) fn file(&self, file: u16) -> &str {
        self.files.get(usize::from(file)).unwrap_or(&self.path)
    }

    /// Returns what it says of its place among its neighbours.
    pub fn neighbourhood(&self) -> &Neighbourhood {
        &self.neighbourhood
    }

    /// Returns a document of the same file with the same findings and links, but
    /// without levels.
    #[must_use]
    pub fn emptied(&self) -> Self {
        let mut document = DocumentBuilder::new(&self.path).finish();
        document.root.clone_from(&self.root);
        document.links.clone_from(&self.links);
        document.diagnostics.clone_from(&self.diagnostics);
        document
    }

    /// Forgets what was found of some kinds.
    pub fn forget_findings(&mut self, codes: &[Code]) {
        self.diagnostics.retain(|finding| !codes.contains(&finding.code));
    }

    /// Returns whether it is one level, and no track of its own.
    pub fn is_one_level(&self) -> bool {
        self.levels.len() == 1 && self.tracks.iter().all(|track| track.title.is_none())
    }

    /// Returns how many bytes its texts have together.
    pub fn text_size(&self) -> usize {
        self.arena.len()
    }

    /// Returns whether no level was found.
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// Returns the document's diagnostics.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns the document's links.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Adds a finding that only a look outside the document could give.
    pub fn diagnose(&mut self, code: Code, line: u32, column: u32, message: String) {
        self.diagnostics.push(Diagnostic {
            code,
            message,
            path: self.path.clone(),
            line,
            column,
            advice: None,
            words: None,
            is_again: false,
        });
    }

    /// Says what to do about the last finding, other than its code suggests.
    pub fn advise(&mut self, advice: &'static str) {
        if let Some(last) = self.diagnostics.last_mut() {
            last.advice = Some(advice);
        }
    }

    /// Returns the document's tracks: a title where it gives one, and which of
    /// its levels are theirs.
    pub(in crate::ladder) fn tracks(&self) -> impl Iterator<Item = (Option<&str>, Range<u32>)> {
        (0..self.tracks.len() as u32).map(|nth| {
            let levels = part(&self.tracks, nth, |row| row.levels, self.levels.len());
            (self.tracks[nth as usize].title.map(|title| self.text(title)), levels)
        })
    }

    pub(super) fn text(&self, span: Span) -> &str {
        span.of(&self.arena)
    }
}
