//! Tables that share their levels: one track, whose name and categories come from where
//! they stand.

use crate::ladder::model::{DocumentBuilder, LevelDraft};
use crate::ladder::reader::Page;
use crate::ladder::reader::body::Body;
use crate::ladder::reader::elsewhere::{Elsewhere, Levels};
use crate::ladder::reader::place::Place;
use crate::ladder::reader::table::heads::heads_levels;
use crate::ladder::reader::table::ladder::{Entry, Ladder, Name};
use crate::ladder::reader::table::ledger::Ledger;
use crate::ladder::reader::table::titled;
use crate::ladder::reader::table::write::{write_level, write_notes, write_summaries_alone};
use crate::ladder::{names, rank};

/// Ladders that share their levels.
pub(super) struct Track<'a> {
    pub(super) ladders: Vec<Ladder<'a>>,
    /// Which of them says what the levels are called.
    naming: usize,
    /// Where they stand.
    places: Vec<Place<'a>>,
    /// The heading that is theirs alone, beside other tracks.
    title: Option<&'a str>,
    /// Whether what their levels are called differs, so that their order tells.
    by_place: bool,
}

/// Gives each of several tracks the heading that is its own.
pub(super) fn entitle(tracks: &mut [Track<'_>]) {
    if !(2..=MOST_TRACKS_TO_JOIN).contains(&tracks.len()) {
        return;
    }
    for nth in 0..tracks.len() {
        let others = tracks.iter().enumerate().filter(|(other, _)| *other != nth);
        let others: Vec<&[Place<'_>]> = others.map(|(_, track)| &track.places[..]).collect();
        tracks[nth].title = Place::title(&tracks[nth].places, &others);
    }
}

impl<'a> Track<'a> {
    pub(super) fn of(ladder: Ladder<'a>, place: &Place<'a>) -> Self {
        Track { ladders: vec![ladder], naming: 0, places: vec![place.clone()], title: None, by_place: false }
    }

    pub(super) fn add(&mut self, ladder: Ladder<'a>, place: &Place<'a>) {
        self.ladders.push(ladder);
        self.places.push(place.clone());
    }

    /// What its levels are called.
    fn names(&self) -> &[Name<'a>] {
        self.ladders.get(self.naming).map_or(&[], |ladder| &ladder.levels)
    }

    /// The levels by what they are called.
    pub(super) fn levels(&self) -> Levels<'a> {
        let names = self
            .names()
            .iter()
            .enumerate()
            .flat_map(|(nth, name)| [Some(name.head), name.title].into_iter().flatten().map(move |n| (nth, n)));
        Levels::of(names)
    }

    /// The heading that is its own, where none of its tables says what it is called.
    fn headed(&self) -> Option<&'a str> {
        let first = self.ladders.first()?;
        self.title.filter(|_| !first.is_track && !first.is_named())
    }

    /// What it is called in a document of this title, which may have several tracks.
    pub(super) fn heading<'t>(&'t self, title: Option<&'t str>, several: bool) -> Option<&'t str> {
        let first = self.ladders.first()?;
        let own = first.name.filter(|_| self.ladders.len() == 1 || first.is_track);
        let own = self.headed().or(own);
        let is_heading = |name: &&str| self.places.iter().any(|place| place.has(name));
        if several || first.is_track {
            own.or(title)
        } else {
            own.filter(|name| first.is_named() && !is_heading(name)).or(title).or(own)
        }
    }

    /// Writes the track; tables of one track give their names to its rows.
    pub(super) fn write(
        &self,
        page: &Page<'a>,
        title: Option<&str>,
        elsewhere: &mut Elsewhere<'a>,
        ledger: &mut Ledger<'_>,
        builder: &mut DocumentBuilder,
    ) {
        let headed = self.headed();
        builder.begin_track(title);
        ledger.place_words(title.unwrap_or_default());
        for (nth, name) in self.names().iter().enumerate() {
            let (rank, own) = rank::split_anywhere(name.head);
            let (rank, title) = name.title.map_or((rank, own), |title| (Some(name.head), title.into()));
            builder.begin_level(LevelDraft { title: &title, rank, line: name.line });
            let mut entries = Vec::new();
            for ladder in &self.ladders {
                let is_part = self.ladders.len() > 1 || headed.is_some_and(|title| ladder.name != Some(title));
                let is_category = is_part && !ladder.is_track && ladder.names_competencies();
                let by_place = || ladder.levels.get(nth).filter(|_| self.by_place);
                if let Some(own) = ladder.level_like(name, nth).or_else(by_place) {
                    let category = ladder.name.filter(|_| is_category);
                    ledger.place_words(own.head);
                    // Another title than that of the table that names them is written nowhere.
                    ledger.place_words(own.title.filter(|own| name.title == Some(*own)).unwrap_or_default());
                    own.notes.into_iter().flatten().for_each(|notes| write_notes(notes, ledger, builder));
                    let own = ladder.entries(own);
                    if self.ladders.len() > 1 || !write_summaries_alone(page, &title, &own, ledger, builder) {
                        let of_it = |entry: Entry<'a>| Entry { category: entry.category.or(category), ..entry };
                        entries.extend(titled::part(own).into_iter().map(of_it));
                    }
                }
            }
            write_level(page, &title, entries, None, ledger, builder);
            elsewhere.write(page, nth, &title, &mut Body::new(page, builder));
        }
        self.ladders.iter().for_each(|ladder| ladder.place_furniture(ledger));
    }
}

impl Ladder<'_> {
    /// Whether its name is a row of the table itself.
    fn is_named(&self) -> bool {
        self.head.first().is_some_and(|cell| heads_levels(cell.text()))
    }
}

/// Holds tables together whose levels all have ranks, and are some of those of one
/// other track.
pub(super) fn join_parts<'a>(tracks: &mut Vec<Track<'a>>) {
    let keys = |track: &Track<'a>| -> Vec<String> {
        let levels = track.ladders.first().map_or(&[][..], |ladder| &ladder.levels[..]);
        levels.iter().map(Name::key).collect()
    };
    let are_ranked = |track: &Track<'a>| {
        track
            .ladders
            .iter()
            .all(|ladder| !ladder.is_track && ladder.levels.len() > 1 && ladder.levels.iter().all(Name::is_ranked))
    };
    if tracks.len() < 2 || tracks.len() > MOST_TRACKS_TO_JOIN || !tracks.iter().all(are_ranked) {
        return;
    }
    let Some(fullest) = (0..tracks.len()).rev().max_by_key(|&nth| keys(&tracks[nth]).len()) else { return };
    let all = keys(&tracks[fullest]);
    let mut whole = tracks.remove(fullest);
    // A table under the name of other roles is theirs: "Engineers", "Managers".
    let roles = |track: &Track<'a>| {
        track.ladders.first().and_then(|ladder| ladder.name).filter(|name| names::names_a_track(name))
    };
    let own = roles(&whole);
    let is_of_others = |track: &Track<'a>| own.is_some() && roles(track).is_some_and(|roles| Some(roles) != own);
    let (parts, others): (Vec<_>, Vec<_>) =
        tracks.drain(..).partition(|track| !is_of_others(track) && keys(track).iter().all(|key| all.contains(key)));
    for part in parts {
        whole.ladders.extend(part.ladders);
        whole.places.extend(part.places);
    }
    // Tables come in the order in which they stand.
    whole.ladders.sort_by_key(|ladder| ladder.levels.first().map_or(0, |level| level.line));
    whole.ladders.sort_by_key(|ladder| ladder.levels.len() < all.len());
    tracks.push(whole);
    tracks.extend(others);
    tracks.sort_by_key(|track| track.ladders[0].levels.first().map_or(0, |level| level.line));
}

/// Holds a table together with the one before it where both have as many levels, most
/// of them called the same, and the others shortened in one of them: "Senior" for
/// "Senior Miller". Where none names anybody, all may be: "Level 2" for "Level 2 (Senior)".
/// Where the other has more to say of each, it tells what they are called.
pub(super) fn join_by_place(tracks: &mut Vec<Track<'_>>) {
    let levels = |track: &Track<'_>| {
        let names = track.names();
        let is_bare = |name: &Name<'_>| name.title.is_none() && names::is_bare(&rank::split_anywhere(name.head).1);
        let are_bare = names.iter().all(is_bare);
        (names.iter().map(Name::key).collect::<Vec<_>>(), are_bare)
    };
    if tracks.len() > MOST_TRACKS_TO_JOIN {
        return;
    }
    let are_longer = |names: &[String], others: &[String]| {
        names.iter().zip(others).all(|(name, other)| name != other && has_all_words(other, name))
    };
    let mut nth = 1;
    while nth < tracks.len() {
        let are_whole = tracks[nth - 1..=nth].iter().all(|track| track.ladders.iter().all(|ladder| !ladder.is_track));
        let own = levels(&tracks[nth - 1]);
        let other = levels(&tracks[nth]);
        if are_whole && are_shortened(&own, &other) {
            let next = tracks.remove(nth);
            if are_longer(&own.0, &other.0) {
                tracks[nth - 1].naming = tracks[nth - 1].ladders.len() + next.naming;
            }
            tracks[nth - 1].ladders.extend(next.ladders);
            tracks[nth - 1].places.extend(next.places);
            tracks[nth - 1].by_place = true;
        } else {
            nth += 1;
        }
    }
}

/// Whether two rows of names are the same, but for words that one of them leaves out; with each
/// is told whether it names nobody.
fn are_shortened((some, are_bare): &(Vec<String>, bool), (others, other_are): &(Vec<String>, bool)) -> bool {
    let pairs = || some.iter().zip(others);
    let alike = pairs().filter(|(one, other)| one == other).count();
    some.len() == others.len()
        && (alike * 2 > some.len() || (*are_bare && *other_are))
        && pairs().all(|(one, other)| has_all_words(one, other) || has_all_words(other, one))
}

/// Whether all words of a level's name stand in another one.
fn has_all_words(whole: &str, part: &str) -> bool {
    part.split([' ', '|']).all(|word| whole.split([' ', '|']).any(|other| other == word))
}

/// With more tracks than this nobody has parts of one among them.
const MOST_TRACKS_TO_JOIN: usize = 50;
