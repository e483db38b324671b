//! Which titles something stands under, as fields ask for them.

use super::fold::folded;
use super::index::Index;
use super::occurrence::{Seeker, Standing, Text};
use super::query::{Field, FieldTerm, Query};
use super::target::{Kind, Target};

/// The fields of a query, on the way through an index.
pub(super) struct Fields<'q> {
    fields: Vec<(&'q FieldTerm, Seeker<'q>, bool)>,
}

impl<'q> Fields<'q> {
    pub(super) fn of(query: &'q Query) -> Self {
        Fields { fields: query.fields.iter().map(|field| (field, Seeker::of(&field.term), false)).collect() }
    }

    /// Comes to an entry: its title counts for it and for what it holds.
    pub(super) fn enter(&mut self, index: &Index<'_>, target: Target, text: Text<'_>) {
        let kind = target.kind();
        for (field, seeker, holds) in &mut self.fields {
            let of = kind_of(field.field);
            if kind == of {
                *holds = is_held(field.field, seeker, index, target, text);
            } else if kind < of {
                *holds = false;
            }
        }
    }

    /// Comes to a note: its words count for itself.
    pub(super) fn enter_note(&mut self, text: Text<'_>) {
        for (field, seeker, holds) in &mut self.fields {
            if field.field == Field::Note {
                *holds = stands(seeker, text);
            }
        }
    }

    /// Returns whether nothing is asked for.
    pub(super) fn are_none(&self) -> bool {
        self.fields.is_empty()
    }

    /// Returns whether the entry that was come to is what the fields ask for.
    pub(super) fn allow(&self) -> bool {
        self.fields.iter().all(|(field, _, holds)| *holds != field.is_not)
    }
}

/// Whose field it is.
fn kind_of(field: Field) -> Kind {
    match field {
        Field::Track => Kind::Track,
        Field::Level | Field::Rank => Kind::Level,
        Field::Competency | Field::Category => Kind::Competency,
        Field::Note => Kind::Note,
    }
}

fn is_held(field: Field, seeker: &Seeker<'_>, index: &Index<'_>, target: Target, text: Text<'_>) -> bool {
    match field {
        Field::Rank => is_rank(seeker, text.rank()),
        Field::Category => category(index, target).is_some_and(|category| {
            let folded = folded(category);
            stands(seeker, Text::of(&folded.text, &folded.capitals))
        }),
        _ => stands(seeker, text),
    }
}

/// Whether what is asked for begins a word of a text.
fn stands(seeker: &Seeker<'_>, text: Text<'_>) -> bool {
    seeker.find(text, 0).is_some_and(|found| found.standing < Standing::Inside)
}

/// The category of a competency.
fn category<'l>(index: &Index<'l>, target: Target) -> Option<&'l str> {
    match target {
        Target::Competency(ix) => index.ladder().competency(ix).category(),
        _ => None,
    }
}

/// Returns whether a rank is the one asked for, or begins so: "l" is every L,
/// and "l1" is no L10.
fn is_rank(seeker: &Seeker<'_>, rank: Text<'_>) -> bool {
    let digit = |letter: Option<char>| letter.is_some_and(char::is_numeric);
    seeker.find(rank, 0).is_some_and(|found| {
        let behind = rank.letters[found.end..].chars().next();
        found.start == 0 && !(digit(rank.letters[..found.end].chars().next_back()) && digit(behind))
    })
}
