//! The builder through which dialects write a document's rows.

use std::sync::Arc;

use super::super::{Code, Span};
use super::{ClaimRow, CompetencyRow, Document, ExpectationRow, LevelRow, Link, Neighbourhood, TrackRow};

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
    /// The words of the blocks that the document is read from. Texts that are parts of
    /// them stay where they are; the document takes the whole over.
    words: Arc<String>,
    /// All other texts, which come behind the words.
    others: String,
    document: Document,
    /// Which file the next competencies stand in.
    file: u16,
    /// How much text a document may have: what its offsets can address.
    limit: usize,
    /// Whether text was left out because of that.
    is_full: bool,
    /// Texts that further paragraphs went on with after others were kept. They are
    /// kept again once they are whole, so that each paragraph costs its own length
    /// and no more.
    statement: String,
    description: String,
    example: String,
    /// Diagnostics by their number that stand at an offset of the source, which
    /// [`DocumentBuilder::place`] makes a line and a column of.
    offsets: Vec<(usize, usize)>,
}

impl DocumentBuilder {
    /// Begins a document.
    pub fn new(path: &str) -> Self {
        DocumentBuilder {
            words: Arc::default(),
            others: String::new(),
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
            limit: u32::MAX as usize,
            is_full: false,
            statement: String::new(),
            description: String::new(),
            example: String::new(),
            offsets: Vec::new(),
        }
    }

    /// Says what the document is read from, and of how many blocks, before any text of it
    /// is added.
    pub fn words(&mut self, words: Arc<String>, blocks: usize) {
        self.words = words;
        // Most blocks are statements; what is left over is given back in the end.
        self.document.expectations.reserve(blocks);
    }

    fn keep(&mut self, text: &str) -> Span {
        if let Some(place) = self.place_in_words(text) {
            return place;
        }
        let start = self.size() as u32;
        if text.len() > self.limit.saturating_sub(self.size()) {
            self.is_full = true;
            return Span { start, end: start };
        }
        self.others.push_str(text);
        Span { start, end: self.size() as u32 }
    }

    /// Where a text stands in the words, if it is a part of them.
    fn place_in_words(&self, text: &str) -> Option<Span> {
        let start = text.as_ptr().addr().checked_sub(self.words.as_ptr().addr())?;
        let end = start + text.len();
        (end <= self.words.len()).then_some(Span { start: start as u32, end: end as u32 })
    }

    /// How many bytes words and texts have together.
    fn size(&self) -> usize {
        self.words.len() + self.others.len()
    }

    /// A text that was kept.
    fn kept(&self, span: Span) -> &str {
        match (span.start as usize).checked_sub(self.words.len()) {
            Some(start) => &self.others[start..span.end as usize - self.words.len()],
            None => span.of(&self.words),
        }
    }

    /// Keeps a text that further paragraphs went on with.
    fn keep_whole(&mut self, pick: fn(&mut Self) -> &mut String) -> Option<Span> {
        // Hardly any text goes on.
        if pick(self).is_empty() {
            return None;
        }
        let mut text = std::mem::take(pick(self));
        let span = self.keep(&text);
        // The buffer is used again for the next text.
        text.clear();
        *pick(self) = text;
        Some(span)
    }

    /// Goes on with a text that is kept: in its place, where it is the last that was
    /// kept, else aside. Returns where it is now.
    fn go_on(&mut self, kept: Span, pick: fn(&mut Self) -> &mut String, text: &str) -> Span {
        let is_last =
            kept.end as usize == self.size() && kept.start < kept.end && kept.start as usize >= self.words.len();
        if pick(self).is_empty() && is_last {
            self.keep(" ");
            return Span { start: kept.start, end: self.keep(text).end };
        }
        if pick(self).is_empty() {
            let begun = self.kept(kept).to_owned();
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

    /// Takes over the findings and links of a document that becomes a part of this.
    pub fn take_findings(&mut self, other: &Document) {
        self.document.diagnostics.extend_from_slice(&other.diagnostics);
        self.document.links.extend_from_slice(&other.links);
    }

    /// Begins a track; without a title, the file's name or folder gives one.
    pub fn begin_track(&mut self, title: Option<&str>) {
        let title = title.map(|title| self.keep(title));
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
            title: self.keep(level.title),
            rank: level.rank.map(|rank| self.keep(rank)),
            summary: None,
            line: level.line,
            notes: self.document.notes.len() as u32,
            attributes: self.document.attributes.len() as u32,
            claims: self.document.claims.len() as u32,
            competencies: self.document.competencies.len() as u32,
        };
        self.document.levels.push(row);
    }

    /// Sets the level's summary; a level has one, so a second is a note.
    pub fn summary(&mut self, text: &str) {
        let span = self.keep(text);
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
        let span = self.keep(text);
        self.document.notes.push(span);
    }

    /// Adds a named value of the level.
    pub fn attribute(&mut self, name: &str, value: &str) {
        let text = self.keep(&format!("{name}: {value}"));
        self.document.attributes.push((text, name.len() as u32));
    }

    /// Adds a sentence of the level that speaks of building on something.
    pub fn claim(&mut self, sentence: &str, line: u32) {
        let sentence = self.keep(sentence);
        self.document.claims.push(ClaimRow { sentence, link: None, line });
    }

    /// Adds the words and the target of a link in the last sentence that
    /// [`DocumentBuilder::claim`] was given.
    pub fn claim_link(&mut self, text: &str, target: &str, at: u32) {
        let Some(&ClaimRow { sentence, .. }) = self.document.claims.last() else { return };
        let link = Some((self.keep(text), self.keep(target)));
        self.document.claims.push(ClaimRow { sentence, link, line: at });
    }

    /// Begins a competency of the current level.
    pub fn begin_competency(&mut self, title: &str, category: Option<&str>, line: u32) {
        self.keep_competency();
        let row = CompetencyRow {
            title: self.keep(title),
            category: category.map(|category| self.keep(category)),
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
        let text = self.keep(text);
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
        let text = self.keep(text);
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

    /// Adds a finding.
    pub fn diagnose(&mut self, code: Code, line: u32, column: u32, message: String) {
        self.document.diagnose(code, line, column, message);
    }

    /// Says what to do about the last finding, other than its code suggests.
    pub fn advise(&mut self, advice: &'static str) {
        self.document.advise(advice);
    }

    /// Adds a finding at an offset of the source in bytes; it has no line until
    /// [`DocumentBuilder::place`] is called.
    pub fn diagnose_at(&mut self, code: Code, offset: usize, message: String) {
        self.offsets.push((self.document.diagnostics.len(), offset));
        self.diagnose(code, 1, 1, message);
    }

    /// Gives findings at offsets of this source their lines and columns, in one
    /// scan of it.
    pub fn place(&mut self, source: &str) {
        self.offsets.sort_unstable_by_key(|&(_, offset)| offset);
        let (mut at, mut line, mut column) = (0, 1, 1);
        for (nth, offset) in self.offsets.drain(..) {
            let mut passed = source.get(at..offset).unwrap_or_default();
            if let Some(newline) = memchr::memrchr(b'\n', passed.as_bytes()) {
                line += memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u32;
                column = 1;
                passed = &passed[newline + 1..];
            }
            column += passed.chars().count() as u32;
            at = at.max(offset);
            if let Some(diagnostic) = self.document.diagnostics.get_mut(nth) {
                (diagnostic.line, diagnostic.column) = (line, column);
            }
        }
    }

    /// Returns whether a level has been begun.
    pub fn has_level(&self) -> bool {
        !self.document.levels.is_empty()
    }

    /// Returns whether the current level has a competency.
    pub fn level_has_competency(&self) -> bool {
        self.document
            .levels
            .last()
            .is_some_and(|level| (level.competencies as usize) < self.document.competencies.len())
    }

    /// Returns whether the current competency has a statement. A level that was
    /// only begun has no competency yet.
    pub fn competency_has_expectation(&self) -> bool {
        let current = self.document.competencies.last().filter(|_| self.level_has_competency());
        current.is_some_and(|row| (row.expectations as usize) < self.document.expectations.len())
    }

    /// Gives the document's only level a rank, where it has none yet.
    pub fn rank_alone(&mut self, rank: impl FnOnce() -> Option<String>) {
        if matches!(self.document.levels[..], [LevelRow { rank: None, .. }])
            && let Some(rank) = rank()
        {
            let rank = self.keep(&rank);
            self.document.levels[0].rank = Some(rank);
        }
    }

    /// Returns whether the document is one level's name and nothing else: no
    /// rank, no summary, nothing that is expected or that it builds on.
    pub fn is_name_alone(&self) -> bool {
        let bare = matches!(self.document.levels[..], [LevelRow { rank: None, summary: None, .. }]);
        bare && self.document.competencies.is_empty() && self.document.claims.is_empty()
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
        (self.words, self.others) = (empty.words, empty.others);
    }

    /// Ends the document.
    pub fn finish(mut self) -> Document {
        self.keep_competency();
        if !self.has_level() {
            self.forget_levels();
        }
        if self.is_full {
            let message = "The document has more text than can be read; some of it was left out.";
            self.diagnose(Code::Unplaced, 1, 1, message.into());
        }
        // Documents live long and never grow again.
        self.document.competencies.shrink_to_fit();
        self.document.expectations.shrink_to_fit();
        // Whoever else has the words needs them no more, as a rule.
        let mut arena = Arc::unwrap_or_clone(self.words);
        arena.push_str(&self.others);
        Document { arena: arena.into_boxed_str(), ..self.document }
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
    fn findings_at_offsets_get_lines_and_columns_in_characters() {
        let mut builder = DocumentBuilder::new("crew.md");
        let source = "# Crew\n\nüb*er* _x\n- \n";
        for place in ["- \n", "_", "# C", "*er"] {
            builder.diagnose_at(Code::StrayMarker, source.find(place).unwrap(), String::new());
        }
        builder.diagnose_at(Code::StrayMarker, source.len() + 9, String::new());
        builder.place(source);
        let places: Vec<_> = builder.finish().diagnostics.iter().map(|d| (d.line, d.column)).collect();
        assert_eq!(places[..4], [(4, 1), (3, 8), (1, 1), (3, 3)]);
    }

    #[test]
    fn what_offsets_cannot_address_is_left_out_and_said() {
        let mut builder = DocumentBuilder { limit: 8, ..DocumentBuilder::new("crew.md") };
        builder.begin_level(LevelDraft { title: "Engineer", ..LevelDraft::default() });
        builder.note("more");
        let document = builder.finish();
        assert_eq!((&*document.arena, document.text(document.notes[0])), ("Engineer", ""));
        assert_eq!(document.diagnostics()[0].code, Code::Unplaced);
    }
}
