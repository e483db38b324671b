//! The builder through which dialects write a document's rows.

use std::sync::Arc;

use super::super::{Code, Span};
use super::{ClaimRow, CompetencyRow, Document, ExpectationRow, LevelRow, Link, Neighbourhood, TrackRow};

use texts::Texts;

mod findings;
mod questions;
mod texts;

/// What a dialect says of a level when it begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct LevelDraft<'a> {
    /// The title without its rank.
    pub title: &'a str,
    /// The short label, if there is one.
    pub rank: Option<&'a str>,
    /// Line of the level's heading.
    pub line: u32,
}

/// Writes a document's rows in reading order: what is added belongs to the
/// level or competency that was begun last.
pub struct DocumentBuilder {
    texts: Texts,
    document: Document,
    /// Which file the next competencies stand in.
    file: u16,
    /// Texts that further paragraphs went on with after others were kept. They are
    /// kept again once they are whole, so that each paragraph costs its own length
    /// and no more.
    statement: String,
    description: String,
    example: String,
    /// Diagnostics by their number that stand at an offset of the source, which
    /// [`DocumentBuilder::place`] makes a line and a column of.
    offsets: Vec<(usize, usize)>,
    /// How many characters more of each line stand before its words than were read.
    cut: Vec<i32>,
}

impl DocumentBuilder {
    /// Begins a document.
    pub fn new(path: &str) -> Self {
        DocumentBuilder {
            texts: Texts::of(Arc::default()),
            document: Document {
                path: path.to_owned(),
                files: Vec::new(),
                neighbourhood: Neighbourhood::default(),
                root: String::new(),
                arena: Box::default(),
                tracks: Vec::new(),
                levels: Vec::new(),
                competencies: Vec::new(),
                expectations: Vec::new(),
                notes: Vec::new(),
                attributes: Vec::new(),
                claims: Vec::new(),
                examples: Vec::new(),
                links: Vec::new(),
                diagnostics: Vec::new(),
            },
            file: 0,
            statement: String::new(),
            description: String::new(),
            example: String::new(),
            offsets: Vec::new(),
            cut: Vec::new(),
        }
    }

    /// Says what the document is read from, and of how many blocks, before any text of it
    /// is added.
    pub fn words(&mut self, words: Arc<String>, blocks: usize) {
        self.texts = Texts::of(words);
        // Most blocks are statements; what is left over is given back in the end.
        self.document.expectations.reserve(blocks);
    }

    /// Keeps a text that further paragraphs went on with.
    fn keep_whole(&mut self, pick: fn(&mut Self) -> &mut String) -> Option<Span> {
        // Hardly any text goes on.
        if pick(self).is_empty() {
            return None;
        }
        let mut text = std::mem::take(pick(self));
        let span = self.texts.keep(&text);
        // The buffer is used again for the next text.
        text.clear();
        *pick(self) = text;
        Some(span)
    }

    /// Goes on with a text that is kept: in its place, where it is the last that was
    /// kept, else aside. Returns where it is now.
    fn go_on(&mut self, kept: Span, pick: fn(&mut Self) -> &mut String, text: &str) -> Span {
        if pick(self).is_empty() && self.texts.is_last(kept) {
            self.texts.keep(" ");
            return Span { start: kept.start, end: self.texts.keep(text).end };
        }
        if pick(self).is_empty() {
            let begun = self.texts.kept(kept).to_owned();
            *pick(self) = begun;
        }
        append(pick(self), text);
        kept
    }

    fn keep_statement(&mut self) {
        if let Some(span) = self.keep_whole(|builder| &mut builder.statement)
            && let Some(row) = self.document.expectations.last_mut()
        {
            row.text = span;
        }
    }

    fn keep_example(&mut self) {
        if let Some(span) = self.keep_whole(|builder| &mut builder.example)
            && let Some(last) = self.document.examples.last_mut()
        {
            *last = span;
        }
    }

    /// Keeps what the competency's texts have become, once it ends.
    fn keep_competency(&mut self) {
        self.keep_statement();
        self.keep_example();
        let description = self.keep_whole(|builder| &mut builder.description);
        if let (Some(span), Some(row)) = (description, self.document.competencies.last_mut()) {
            row.description = Some(span);
        }
    }

    /// Says which file the next competencies stand in, where several files are
    /// put together.
    pub fn begin_file(&mut self, path: &str) {
        let files = &mut self.document.files;
        let known = files.iter().position(|file| file == path);
        self.file = known.unwrap_or(files.len()).min(usize::from(u16::MAX)) as u16;
        if known.is_none() {
            files.push(path.to_owned());
        }
    }

    /// Says what the document's place among its neighbours is.
    pub fn neighbourhood(&mut self, neighbourhood: Neighbourhood) {
        self.document.neighbourhood = neighbourhood;
    }

    /// Says in which way the document is written.
    pub fn dialect(&mut self, name: &'static str) {
        self.document.neighbourhood.dialect = Some(name);
    }

    /// Says that the levels are only supposed, and why there may be none.
    pub fn doubt(&mut self, why: &'static str) {
        self.document.neighbourhood.doubt = Some(why);
    }

    /// Begins a track; without a title, the file's name or folder gives one.
    pub fn begin_track(&mut self, title: Option<&str>) {
        let title = title.map(|title| self.texts.keep(title));
        let levels = self.document.levels.len() as u32;
        self.document.tracks.push(TrackRow { title, levels });
    }

    /// Begins a level of the current track (an untitled one, if none was begun).
    pub fn begin_level(&mut self, level: LevelDraft<'_>) {
        if self.document.tracks.is_empty() {
            self.begin_track(None);
        }
        self.keep_competency();
        let row = LevelRow {
            title: self.texts.keep(level.title),
            rank: level.rank.map(|rank| self.texts.keep(rank)),
            summary: None,
            line: level.line,
            notes: self.document.notes.len() as u32,
            attributes: self.document.attributes.len() as u32,
            claims: self.document.claims.len() as u32,
            competencies: self.document.competencies.len() as u32,
        };
        self.document.levels.push(row);
    }

    /// Sets the line that the open level stands in, where that is known only by what it asks.
    pub fn place_level(&mut self, line: u32) {
        if let Some(level) = self.document.levels.last_mut() {
            level.line = line;
        }
    }

    /// Sets the level's summary; a level has one, so a second is a note.
    pub fn summary(&mut self, text: &str) {
        let span = self.texts.keep(text);
        if let Some(level) = self.document.levels.last_mut() {
            if level.summary.is_none() {
                level.summary = Some(span);
            } else {
                self.document.notes.push(span);
            }
        }
    }

    /// Adds other prose of the level.
    pub fn note(&mut self, text: &str) {
        let span = self.texts.keep(text);
        self.document.notes.push(span);
    }

    /// Adds a named value of the level.
    pub fn attribute(&mut self, name: &str, value: &str) {
        let text = self.texts.keep(&format!("{name}: {value}"));
        self.document.attributes.push((text, name.len() as u32));
    }

    /// Adds a sentence of the level that speaks of building on something.
    pub fn claim(&mut self, sentence: &str, line: u32) {
        let sentence = self.texts.keep(sentence);
        self.document.claims.push(ClaimRow { sentence, link: None, line });
    }

    /// Adds the words and the target of a link in the last sentence that
    /// [`DocumentBuilder::claim`] was given.
    pub fn claim_link(&mut self, text: &str, target: &str, at: u32) {
        let Some(&ClaimRow { sentence, .. }) = self.document.claims.last() else { return };
        let link = Some((self.texts.keep(text), self.texts.keep(target)));
        self.document.claims.push(ClaimRow { sentence, link, line: at });
    }

    /// Begins a competency of the current level.
    pub fn begin_competency(&mut self, title: &str, category: Option<&str>, line: u32) {
        self.keep_competency();
        let row = CompetencyRow {
            title: self.texts.keep(title),
            category: category.map(|category| self.texts.keep(category)),
            description: None,
            line,
            file: self.file,
            expectations: self.document.expectations.len() as u32,
            examples: self.document.examples.len() as u32,
        };
        self.document.competencies.push(row);
    }

    /// Adds to the competency's description.
    pub fn description(&mut self, text: &str) {
        append(&mut self.description, text);
    }

    /// Adds a statement of the current competency; `depth` 0 stands at its top.
    pub fn expectation(&mut self, text: &str, line: u32, depth: usize) {
        self.keep_statement();
        let depth = depth.min(usize::from(u16::MAX)) as u16;
        let text = self.texts.keep(text);
        self.document.expectations.push(ExpectationRow { text, line, depth });
    }

    /// Goes on with the competency's last statement, with a space between.
    /// Returns the line where that statement began, if there is one.
    pub fn continue_expectation(&mut self, text: &str) -> Option<u32> {
        let last = *self.document.expectations.last().filter(|_| self.competency_has_expectation())?;
        let span = self.go_on(last.text, |builder| &mut builder.statement, text);
        self.document.expectations.last_mut()?.text = span;
        Some(last.line)
    }

    /// Adds an example of the current competency.
    pub fn example(&mut self, text: &str) {
        self.keep_example();
        let text = self.texts.keep(text);
        self.document.examples.push(text);
    }

    /// Goes on with the competency's last example, with a space between; begins
    /// one where there is none.
    pub fn continue_example(&mut self, text: &str) {
        let examples = self.document.examples.len();
        let has_one = self.document.competencies.last().is_some_and(|row| (row.examples as usize) < examples);
        let Some(&last) = self.document.examples.last().filter(|_| has_one) else { return self.example(text) };
        let span = self.go_on(last, |builder| &mut builder.example, text);
        if let Some(last) = self.document.examples.last_mut() {
            *last = span;
        }
    }

    /// Keeps a link aside.
    pub fn link(&mut self, link: Link) {
        self.document.links.push(link);
    }

    /// Gives the document's only level a rank, where it has none yet.
    pub fn rank_alone(&mut self, rank: impl FnOnce() -> Option<String>) {
        if matches!(self.document.levels[..], [LevelRow { rank: None, .. }])
            && let Some(rank) = rank()
        {
            let rank = self.texts.keep(&rank);
            self.document.levels[0].rank = Some(rank);
        }
    }

    /// Takes all levels out again with all that they say: it is no ladder after all.
    pub fn forget_levels(&mut self) {
        let empty = DocumentBuilder::new("");
        let document = std::mem::replace(&mut self.document, empty.document);
        self.document.path = document.path;
        self.document.root = document.root;
        self.document.neighbourhood = document.neighbourhood;
        self.document.links = document.links;
        self.document.diagnostics = document.diagnostics;
        self.texts = empty.texts;
    }

    /// Ends the document.
    pub fn finish(mut self) -> Document {
        self.keep_competency();
        if !self.has_level() {
            self.forget_levels();
        }
        if self.texts.is_full {
            let message = "The document has more text than can be read; some of it was left out.";
            self.diagnose(Code::Unplaced, 1, 1, message.into());
        }
        // Documents live long and never grow again.
        self.document.competencies.shrink_to_fit();
        self.document.expectations.shrink_to_fit();
        Document { arena: self.texts.into_arena(), ..self.document }
    }
}

/// Appends a paragraph, with a space between.
fn append(whole: &mut String, text: &str) {
    if !whole.is_empty() {
        whole.push(' ');
    }
    whole.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_go_on_and_sentences_with_links_are_kept_once() {
        let mut builder = DocumentBuilder::new("crew.md");
        builder.begin_level(LevelDraft::default());
        builder.begin_competency("", None, 1);
        builder.expectation("a", 1, 0);
        builder.example("b");
        for _ in 0..20_000 {
            builder.continue_expectation("aa");
            builder.continue_example("bb");
            builder.description("cc");
        }
        builder.claim("builds on all", 1);
        (0..20_000).for_each(|line| builder.claim_link("w", "t", line));
        let document = builder.finish();
        assert!(document.arena.len() < 20_000 * 12, "{}", document.arena.len());
        assert!(document.text(document.expectations[0].text).starts_with("a aa aa"));
        assert!(document.text(document.examples[0]).starts_with("b bb bb"));
        assert!(document.competencies[0].description.is_some_and(|span| document.text(span).starts_with("cc cc")));
        assert_eq!(document.claims[9].sentence, document.claims[0].sentence);
    }

    #[test]
    fn what_offsets_cannot_address_is_left_out_and_said() {
        let mut builder = DocumentBuilder::new("crew.md");
        builder.texts.limit = 8;
        builder.begin_level(LevelDraft { title: "Engineer", ..LevelDraft::default() });
        builder.note("more");
        let document = builder.finish();
        assert_eq!((&*document.arena, document.text(document.notes[0])), ("Engineer", ""));
        assert_eq!(document.diagnostics()[0].code, Code::Unplaced);
    }
}
