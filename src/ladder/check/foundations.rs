//! Sentences about what a level builds on that miss it, or were not read as such.

use std::ops::Range;

use super::super::claims::{self, Titles};
use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Level, LevelIx, Source, Track};
use super::finding;
use crate::hash::HashSet;

/// A sentence about what a level builds on whose subject is another level.
pub(in crate::ladder) fn mismatch(level: Level<'_>, subject: Level<'_>, line: u32) -> Diagnostic {
    let message = format!("The sentence speaks of {:?}, but stands under {:?}.", subject.title(), level.title());
    finding(at(level, line), Code::BuildsOnMismatch, message)
}

/// A sentence about what a level builds on that names nothing which is loaded. `object` is
/// what follows the verb in it.
pub(in crate::ladder) fn unknown_foundation(level: Level<'_>, object: &str, line: u32) -> Diagnostic {
    let (title, sought) = (level.title(), sought(object));
    let name = if sought.is_empty() { String::new() } else { format!(": {:?}", shortened(sought)) };
    let near = nearest(level, sought).map(|near| format!(" The nearest is {:?}.", near.title())).unwrap_or_default();
    let message = format!("What {title:?} builds on is none of the levels that are open{name}.{near}");
    finding(at(level, line), Code::BuildsOnUnknown, message).about(sought)
}

/// A level that is said to build on nothing but itself.
pub(in crate::ladder) fn builds_on_itself(level: Level<'_>, line: u32) -> Diagnostic {
    let message = format!("{:?} is said to build on itself.", level.title());
    finding(at(level, line), Code::BuildsOnCycle, message)
}

/// The name that a sentence gives behind its verb: up to the next mark, without an article.
pub(in crate::ladder) fn sought(object: &str) -> &str {
    let name = object.split([',', '.', ':', ';', '!']).next().unwrap_or_default().trim();
    ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// The beginning of some words, where there are many.
fn shortened(words: &str) -> String {
    let start = beginning(words);
    if start.len() < words.len() { format!("{start} …") } else { words.to_owned() }
}

/// The first words of some.
fn beginning(words: &str) -> &str {
    const LONGEST: usize = 60;

    let Some((end, _)) = words.char_indices().nth(LONGEST) else { return words };
    words[..end].rsplit_once(' ').map_or(&words[..end], |(start, _)| start)
}

/// The level of a track whose title is most like some words, unless none is.
fn nearest<'a>(level: Level<'a>, words: &str) -> Option<Level<'a>> {
    /// How many levels are looked at: no ladder is longer that people wrote.
    const MOST: usize = 100;
    const ALIKE: f64 = 0.5;

    // Titles may be as long as the document, and each sentence is held against all of them.
    let folded = |text: &str| claims::fold(beginning(text));
    let levels: Vec<(Level<'a>, String)> =
        level.track().levels().take(MOST).map(|level| (level, folded(level.title()))).collect();
    // What all titles have tells none from another: in a ladder of bakers, "baker".
    let shared = shared(levels.iter().map(|(_, title)| title.as_str()));
    let (whole, own) = (folded(words), without(&folded(words), &shared));
    let likeness = |title: &str| {
        let of_own = || rapidfuzz::distance::indel::normalized_similarity(without(title, &shared).chars(), own.chars());
        let of_whole = || rapidfuzz::distance::indel::normalized_similarity(title.chars(), whole.chars());
        let alike = if own.len() < whole.len() { of_own() } else { of_whole() };
        // "Groundwork of the junior role" names a junior among other words.
        if stands_in(title, &own, &shared) { alike.max(ALIKE) } else { alike }
    };
    let others = levels.iter().filter(|(other, _)| other.ix() != level.ix());
    let alike = others.map(|(other, title)| (likeness(title), *other)).filter(|(alike, _)| *alike >= ALIKE);
    alike.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, level)| level)
}

/// The words that each of several titles has.
fn shared<'t>(mut titles: impl Iterator<Item = &'t str>) -> HashSet<&'t str> {
    let mut shared: HashSet<&str> = titles.next().into_iter().flat_map(|title| title.split(' ')).collect();
    let mut several = false;
    for title in titles {
        several = true;
        let own: HashSet<&str> = title.split(' ').collect();
        shared.retain(|word| own.contains(word));
    }
    if several { shared } else { HashSet::default() }
}

/// Whether all words of a title but those that all titles share stand in some words.
fn stands_in(title: &str, words: &str, shared: &HashSet<&str>) -> bool {
    let own = || title.split(' ').filter(|word| !shared.contains(word));
    own().next().is_some() && own().all(|own| words.split(' ').any(|word| word == own))
}

/// A text without some of its words.
fn without(text: &str, words: &HashSet<&str>) -> String {
    let kept: Vec<&str> = text.split(' ').filter(|word| !words.contains(word)).collect();
    kept.join(" ")
}

/// A link in such a sentence that leads to nothing which is open.
pub(in crate::ladder) fn unknown_link(level: Level<'_>, target: &str, line: u32) -> Diagnostic {
    let message = format!("What {:?} builds on is none of the documents that are open: {target:?}.", level.title());
    finding(at(level, line), Code::BuildsOnUnknown, message)
}

/// A link in such a sentence that leads to a document which holds no level.
pub(in crate::ladder) fn no_ladder(level: Level<'_>, target: &str, line: u32) -> Diagnostic {
    let message = format!("What {:?} builds on is open, and holds no level: {target:?}.", level.title());
    finding(at(level, line), Code::BuildsOnUnknown, message)
}

/// Looks for sentences that name another level of the track and speak of taking
/// over, and were not taken for what they say.
pub(super) fn unread(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    let titles = Titles::of(track);
    for level in track.levels() {
        let own = level.source().line;
        let known: HashSet<LevelIx> = level.references().iter().filter_map(|reference| reference.level).collect();
        let prose = level.summary().into_iter().chain(level.notes()).map(|text| (text, own));
        let described =
            level.competencies().filter_map(|competency| Some((competency.description()?, competency.source().line)));
        let asked = level.expectations().map(|statement| (statement.text(), statement.source().line));
        let claimed: HashSet<&str> = level.claims().map(|claim| claim.sentence).collect();
        for (text, line) in prose.chain(described).chain(asked) {
            let missed = may_build_on(level.ix(), &known, &claimed, text, &titles);
            findings.extend(missed.map(|other| unread_foundation(level, track.ladder().level(other), line)));
        }
    }
}

/// The level that a text of another one may say to be built on, though none of those
/// that it names is known for that. What is wrong with sentences that were read (`claimed`) was
/// said where that was found.
fn may_build_on(
    level: LevelIx,
    known: &HashSet<LevelIx>,
    claimed: &HashSet<&str>,
    text: &str,
    titles: &Titles<LevelIx>,
) -> Option<LevelIx> {
    let lower = claims::fold(text);
    if !claims::may_take_over(&lower) {
        return None;
    }
    let read: Vec<Range<usize>> = if claimed.is_empty() { Vec::new() } else { sentences_of(text, claimed).collect() };
    let was_read = |start: usize| read.iter().any(|sentence| sentence.contains(&start));
    // "They lead" names no Lead.
    let is_name =
        |start: usize| text.get(start..).is_some_and(|text| text.starts_with(|first: char| !first.is_lowercase()));
    let named = claims::longest(
        titles.hits(&lower).into_iter().filter(|hit| is_name(hit.start) && !was_read(hit.start)).collect(),
    );
    let others: Vec<LevelIx> = named.filter(|&other| other != level).collect();
    others.first().copied().filter(|_| !others.iter().any(|other| known.contains(other)))
}

/// Where sentences of a text stand that are some of those that were read.
fn sentences_of<'t>(text: &'t str, claimed: &'t HashSet<&str>) -> impl Iterator<Item = Range<usize>> + 't {
    let own = claims::claiming(text).map(|(sentence, ..)| sentence).filter(|sentence| claimed.contains(sentence));
    own.map(move |sentence| {
        let start = sentence.as_ptr().addr() - text.as_ptr().addr();
        start..start + sentence.len()
    })
}

fn unread_foundation(level: Level<'_>, other: Level<'_>, line: u32) -> Diagnostic {
    let message = format!("{:?} is named here, and was not read as what {:?} builds on.", other.title(), level.title());
    finding(at(level, line), Code::BuildsOnUnread, message)
}

fn at(level: Level<'_>, line: u32) -> Source<'_> {
    Source { line, ..level.source() }
}
