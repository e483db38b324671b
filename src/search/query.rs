//! What someone typed, as it is looked for.

use std::ops::Range;
use std::sync::Arc;

use super::note::Notes;
use super::target::{Kind, Kinds};

mod parse;
#[cfg(test)]
mod tests;

/// How many terms count; more are not what people type.
pub(super) const MOST_TERMS: usize = 16;

/// How long a term may be, in characters.
pub(super) const LONGEST_TERM: usize = 64;

/// A query: terms in any order, all of which must match. `docs/search.md` tells
/// what can be typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What has to stand in a text, or in the titles above it.
    pub(super) terms: Vec<Term>,
    /// What must not stand in it.
    pub(super) without: Vec<Term>,
    /// What has to stand in a title above it, or in its own.
    pub(super) fields: Vec<FieldTerm>,
    /// What has to be its status: one of each.
    pub(super) statuses: Vec<StatusTerm>,
    /// All terms as they were typed, with a space between them, where each may
    /// be words of a phrase.
    pub(super) phrase: Option<Term>,
    pieces: Vec<Piece>,
    /// By expectation, nothing for labels; nothing at all until it is known.
    standing: Option<Arc<[Option<Standing>]>>,
    /// By expectation, whether something is noted on it; none, until it is known.
    noted: Option<Arc<[bool]>>,
    /// What is looked through beside the ladder.
    pub(super) notes: Notes,
    /// What kinds of things are to be found.
    pub(super) kinds: Kinds,
}

/// A term, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    /// Its letters.
    pub(super) text: String,
    /// Where it was typed, in bytes; of all terms as a phrase, nowhere.
    pub(super) span: Range<usize>,
    /// Bytes of it that were typed as capitals; none means that case is no matter.
    pub(super) capitals: Vec<u32>,
    /// How closely to it something has to be spelt.
    pub(super) spelling: Spelling,
    /// Whether a text has to begin with it.
    pub(super) at_start: bool,
    /// Whether a text has to end with it.
    pub(super) at_end: bool,
}

impl Term {
    /// Returns whether its letters alone say what is looked for.
    pub(super) fn is_plain(&self) -> bool {
        self.spelling == Spelling::Any && !self.at_start && !self.at_end
    }
}

/// How closely a text has to be spelt as a term is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Typos and scattered letters count too.
    #[default]
    Any,
    /// Letter by letter, anywhere.
    Exact,
    /// Letter by letter, as whole words.
    Words,
}

/// How a statement stands, as far as `is:` asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Standing {
    Open,
    Working,
    Met,
    NotApplicable,
    /// Something is noted on it.
    Noted,
    /// Met, and nothing is noted on it.
    Unproved,
}

impl Standing {
    /// All of them, with the names that are typed; statuses come first.
    pub const ALL: [(Standing, &'static str); 6] = [
        (Standing::Open, "open"),
        (Standing::Working, "working"),
        (Standing::Met, "met"),
        (Standing::NotApplicable, "n/a"),
        (Standing::Noted, "noted"),
        (Standing::Unproved, "unproved"),
    ];

    /// Returns whether this is what is asked for of a statement with a status.
    fn holds(self, status: Standing, is_noted: bool) -> bool {
        match self {
            Standing::Noted => is_noted,
            Standing::Unproved => status == Standing::Met && !is_noted,
            asked => asked == status,
        }
    }
}

/// A title that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Track,
    Level,
    Rank,
    Competency,
    Category,
    Note,
}

impl Field {
    pub(super) const ALL: [(Field, &'static str); 6] = [
        (Field::Track, "track"),
        (Field::Level, "level"),
        (Field::Rank, "rank"),
        (Field::Competency, "competency"),
        (Field::Category, "category"),
        (Field::Note, "note"),
    ];
}

/// A term that a field has to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldTerm {
    pub(super) field: Field,
    pub(super) term: Term,
    /// Whether the field must not hold it.
    pub(super) is_not: bool,
}

/// Statuses, one of which a statement has to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatusTerm {
    pub(super) any: Vec<Standing>,
    /// Whether it must have none of them.
    pub(super) is_not: bool,
}

/// A part of what was typed, between white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in bytes of what was typed.
    pub span: Range<usize>,
    /// What of it isn't understood, in bytes of what was typed, and why.
    pub remark: Option<(Range<usize>, String)>,
}

impl Query {
    /// Parses what was typed. Nothing is an error: what isn't understood is
    /// remarked on, and looked for as it stands or left out.
    pub fn parse(typed: &str) -> Self {
        parse::parse(typed)
    }

    /// Returns what is asked for beside terms, as if nothing had been typed.
    pub(super) fn without_terms(&self) -> Self {
        Query { terms: Vec::new(), phrase: None, pieces: Vec::new(), ..self.clone() }
    }

    /// Returns the query with one of its terms alone.
    pub(super) fn with_only(&self, term: &Term) -> Self {
        Query { terms: vec![term.clone()], ..self.without_terms() }
    }

    /// Returns whether it asks for no title, status or note.
    pub(super) fn has_no_fields(&self) -> bool {
        self.fields.is_empty() && self.statuses.is_empty()
    }

    /// Returns whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.without.is_empty() && self.fields.is_empty() && self.statuses.is_empty()
    }

    /// Returns the parts of what was typed, in order: all of it but white space.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns what isn't understood: bytes of what was typed, and why.
    pub fn remarks(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.pieces.iter().filter_map(|piece| piece.remark.as_ref()).map(|(span, why)| (span.clone(), why.as_str()))
    }

    /// Returns whether it asks for statuses, which it has to be told.
    pub fn asks_for_statuses(&self) -> bool {
        !self.statuses.is_empty()
    }

    /// Tells the query which status each expectation of the snapshot has; nothing
    /// for labels. Until then each counts as open.
    #[must_use]
    pub fn on(mut self, statuses: Vec<Option<Standing>>) -> Self {
        self.standing = Some(statuses.into());
        self
    }

    /// Tells the query on which expectations of the snapshot something is noted.
    #[must_use]
    pub fn with_notes(mut self, noted: Vec<bool>) -> Self {
        self.noted = Some(noted.into());
        self
    }

    /// Tells the query which notes there are. Without them, none is found.
    #[must_use]
    pub fn beside(mut self, notes: Notes) -> Self {
        self.notes = notes;
        self
    }

    /// Has the query find only some kinds of things.
    #[must_use]
    pub fn of(mut self, kinds: Kinds) -> Self {
        self.kinds = kinds;
        self
    }

    /// Returns whether it asks what notes say.
    pub fn asks_for_notes(&self) -> bool {
        self.fields.iter().any(|field| field.field == Field::Note && !field.is_not)
    }

    /// Returns what kinds of texts are found. Where no words are asked for, these are
    /// titles and statements, as long as they are to be found at all; and notes, where
    /// it is asked what they say.
    pub(super) fn kinds_found(&self) -> Kinds {
        let main = self.kinds.and(Kinds::main());
        if !self.terms.is_empty() || main.is_empty() {
            return self.kinds;
        }
        if self.asks_for_notes() && self.kinds.has(Kind::Note) { main.switched(Kind::Note) } else { main }
    }

    /// Returns whether a statement has a status that is asked for.
    pub(super) fn allows(&self, expectation: crate::ladder::ExpectationIx) -> bool {
        let status = match &self.standing {
            Some(statuses) => statuses.get(expectation.at()).copied().flatten(),
            None => Some(Standing::Open),
        };
        let is_noted = self.noted.as_ref().and_then(|noted| noted.get(expectation.at())).is_some_and(|&noted| noted);
        let holds = |term: &StatusTerm, status| term.any.iter().any(|asked| asked.holds(status, is_noted));
        status.is_some_and(|status| self.statuses.iter().all(|term| holds(term, status) != term.is_not))
    }
}
