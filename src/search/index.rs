//! Everything that can be found, as one arena of folded text in ladder order.

use std::borrow::Cow;
use std::ops::Range;

use super::fold::{Folded, folded, push_folded};
use super::occurrence::Text;
use crate::ladder::model::Level;
use crate::ladder::{CompetencyIx, ExpectationIx, Ladder, LevelIx, TrackIx};

/// What kind of thing a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A track's title.
    Track,
    /// A level's title.
    Level,
    /// A competency's title.
    Competency,
    /// A statement.
    Expectation,
}

impl Kind {
    /// Returns the name that JSON and screens use.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Track => "track",
            Kind::Level => "level",
            Kind::Competency => "competency",
            Kind::Expectation => "expectation",
        }
    }
}

/// What a hit leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A track.
    Track(TrackIx),
    /// A level.
    Level(LevelIx),
    /// A competency.
    Competency(CompetencyIx),
    /// An expectation.
    Expectation(ExpectationIx),
}

impl Target {
    /// Returns its kind.
    pub fn kind(self) -> Kind {
        match self {
            Target::Track(_) => Kind::Track,
            Target::Level(_) => Kind::Level,
            Target::Competency(_) => Kind::Competency,
            Target::Expectation(_) => Kind::Expectation,
        }
    }

    /// Returns its text: a title, or a statement.
    pub fn text(self, ladder: &Ladder) -> &str {
        match self {
            Target::Track(ix) => ladder.track(ix).title(),
            Target::Level(ix) => ladder.level(ix).title(),
            Target::Competency(ix) => ladder.competency(ix).title(),
            Target::Expectation(ix) => ladder.expectation(ix).text(),
        }
    }

    /// Returns what is searched of it: its text, a level's rank before it.
    pub fn searched(self, ladder: &Ladder) -> Cow<'_, str> {
        match self {
            Target::Level(ix) => searched(ladder.level(ix)),
            _ => self.text(ladder).into(),
        }
    }
}

/// A level as the screen names it: its rank, then its title.
fn searched(level: Level<'_>) -> Cow<'_, str> {
    match rank_before(level) {
        Some(rank) => format!("{rank} {}", level.title()).into(),
        None => level.title().into(),
    }
}

/// The rank that stands before a level's title, where that isn't its title.
fn rank_before(level: Level<'_>) -> Option<&str> {
    level.rank().filter(|&rank| rank != level.title())
}

/// A text that can be found.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it leads to.
    pub target: Target,
    /// Where its folded text begins in the arena.
    start: u32,
    /// How many bytes of it are a level's rank.
    rank: u16,
}

/// In which part of a ladder to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In all of it.
    Everything,
    /// In a track's levels and what they hold.
    Track(TrackIx),
    /// In a level's competencies and what they hold.
    Level(LevelIx),
    /// In a competency's statements.
    Competency(CompetencyIx),
}

/// All texts of a snapshot, folded, in ladder order.
#[derive(Default)]
pub struct Index {
    arena: String,
    /// Bytes of the arena that were capitals, in order.
    capitals: Vec<u32>,
    entries: Vec<Entry>,
    /// The folded categories of the entries that have one, in order.
    categories: Vec<(u32, Folded)>,
}

impl Index {
    /// Builds the index of a snapshot.
    pub fn of(ladder: &Ladder) -> Self {
        let size = ladder.documents().iter().map(|document| document.text_size()).sum();
        let mut index = Index {
            arena: String::with_capacity(size),
            capitals: Vec::new(),
            entries: Vec::with_capacity(ladder.size().iter().sum()),
            categories: Vec::new(),
        };
        for track in ladder.tracks() {
            index.add(Target::Track(track.ix()), track.title());
            for level in track.levels() {
                index.add_level(level);
                for competency in level.competencies() {
                    index.add(Target::Competency(competency.ix()), competency.title());
                    index.add_category(competency.category());
                    for expectation in competency.expectations() {
                        index.add(Target::Expectation(expectation.ix()), expectation.text());
                    }
                }
            }
        }
        index.arena.shrink_to_fit();
        index
    }

    fn add(&mut self, target: Target, text: &str) {
        let start = self.arena.len() as u32;
        self.entries.push(Entry { target, start, rank: 0 });
        push_folded(&mut self.arena, &mut self.capitals, text);
    }

    fn add_level(&mut self, level: Level<'_>) {
        self.add(Target::Level(level.ix()), &searched(level));
        // A rank that is its level's title is the whole of what is searched.
        let rank = level.rank().map_or(0, |rank| folded(rank).text.len());
        if let Some(entry) = self.entries.last_mut() {
            entry.rank = u16::try_from(rank).unwrap_or(0);
        }
    }

    /// Keeps the category of the last entry.
    fn add_category(&mut self, category: Option<&str>) {
        if let Some(category) = category {
            self.categories.push((self.entries.len() as u32 - 1, folded(category)));
        }
    }

    /// Returns how many texts there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns an entry with its folded text.
    pub(super) fn entry(&self, nth: usize) -> (Entry, &str) {
        let entry = self.entries[nth];
        let end = self.entries.get(nth + 1).map_or(self.arena.len(), |next| next.start as usize);
        (entry, &self.arena[entry.start as usize..end])
    }

    /// Returns what an entry leads to.
    pub(super) fn target(&self, nth: usize) -> Target {
        self.entries[nth].target
    }

    /// Returns an entry's folded text with what its letters were.
    pub(super) fn text(&self, nth: usize) -> Text<'_> {
        let (entry, letters) = self.entry(nth);
        Text { letters, capitals: &self.capitals, base: entry.start as usize, rank: usize::from(entry.rank) }
    }

    /// Returns the folded category of an entry.
    pub(super) fn category(&self, nth: usize) -> Option<Text<'_>> {
        let at = self.categories.binary_search_by_key(&(nth as u32), |(of, _)| *of).ok()?;
        let category = &self.categories[at].1;
        Some(Text::of(&category.text, &category.capitals))
    }

    /// Returns the titles that an entry stands under, outermost first.
    pub(super) fn above(&self, nth: usize) -> Vec<usize> {
        let mut above = Vec::new();
        let mut kind = self.entries.get(nth).map_or(Kind::Track, |entry| entry.target.kind());
        for earlier in (0..nth.min(self.entries.len())).rev() {
            if kind == Kind::Track {
                break;
            }
            if self.target(earlier).kind() < kind {
                kind = self.target(earlier).kind();
                above.push(earlier);
            }
        }
        above.reverse();
        above
    }

    /// Returns which entries stand within a scope, its own title left out.
    pub(super) fn range(&self, scope: Scope) -> Range<usize> {
        let own = match scope {
            Scope::Everything => return 0..self.entries.len(),
            Scope::Track(ix) => Target::Track(ix),
            Scope::Level(ix) => Target::Level(ix),
            Scope::Competency(ix) => Target::Competency(ix),
        };
        let Some(start) = self.entries.iter().position(|entry| entry.target == own) else {
            return 0..0;
        };
        let within = &self.entries[start + 1..];
        let length = within.iter().position(|entry| entry.target.kind() <= own.kind()).unwrap_or(within.len());
        start + 1..start + 1 + length
    }
}
