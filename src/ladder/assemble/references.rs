//! What the sentences of levels, and the links in them, refer to.

use super::super::claims::{self, Hit, Titles};
use super::super::diagnostic::Diagnostic;
use super::super::model::{Claim, Competency, CompetencyIx, Ladder, Level, LevelIx, Reference, Track};
use super::super::names;
use super::check;
use super::files::{Answer, Files, without_extension};
use crate::hash::{HashMap, HashSet};
use crate::sort;

/// Resolves the sentences in which levels say what they build on.
pub(super) fn resolve(ladder: &mut Ladder) {
    if ladder.levels().all(|level| level.claims().len() == 0) {
        return;
    }
    let mut resolved = Vec::new();
    let mut files = Files::of(ladder);
    let names = Names::of(ladder, &files);
    for track in ladder.tracks() {
        let mut titles = None;
        for level in track.levels().filter(|level| level.claims().len() > 0) {
            let titles = titles.get_or_insert_with(|| Titles::of(track));
            resolved.push((level.ix(), claimed(level, titles, &names, &mut files)));
        }
    }
    for (ix, (references, findings)) in resolved {
        let mut seen = HashSet::from_iter([ix]);
        let builds_on = references.iter().filter_map(Reference::whole_level).filter(|&on| seen.insert(on)).collect();
        ladder.set_references(ix, references, builds_on);
        for finding in findings {
            ladder.diagnose(finding);
        }
    }
}

/// Whether a name is only the end of a longer one that nobody here has: "Unicorn
/// Engineer" is no "Engineer". Words of the track's title and ranks may stand before.
fn ends_another_name(object: &str, start: usize, track: Track<'_>) -> bool {
    let before = object.get(..start).and_then(|before| before.strip_suffix(' ')).unwrap_or_default();
    let word = before.rsplit(' ').next().unwrap_or_default();
    let is_name = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    is_name && !names::is_noun_of_levels(word) && !track.title().split(' ').any(|own| own.eq_ignore_ascii_case(word))
}

/// What the sentences of a level refer to, and what is wrong with them.
fn claimed(
    level: Level<'_>,
    titles: &Titles<LevelIx>,
    names: &Names,
    files: &mut Files<'_>,
) -> (Vec<Reference>, Vec<Diagnostic>) {
    // Claims of one sentence share its text, so its place tells sentences apart.
    let with_links: HashSet<_> =
        level.claims().filter(|claim| claim.link.is_some()).map(|claim| claim.sentence.as_ptr()).collect();
    let (mut links, mut said, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    // Names within the words of a link that is answered are that link's.
    let mut linked = HashSet::default();
    for claim in level.claims() {
        if let Some((text, target)) = claim.link {
            let answer = files.linked(level.ix(), text, target);
            let within = if answer.is_some() { names.in_sentence(level, text, titles) } else { Vec::new() };
            linked.extend(within.into_iter().map(|(name, _)| (claim.sentence.as_ptr(), name)));
            let is_no_ladder = answer.is_none() && files.holds_no_level(level.ix(), target);
            // A file that isn't there is a broken link already.
            if answer.is_none() && target.starts_with('#') {
                findings.push(check::unknown_link(level, target, claim.line));
            } else if is_no_ladder && names.in_sentence(level, text, titles).is_empty() {
                findings.push(check::no_ladder(level, target, claim.line));
            }
            let link = reference(level, text.to_owned(), Some(target), answer, claim.line);
            links.push(Reference { is_no_ladder, ..link });
            continue;
        }
        let has_link = with_links.contains(&claim.sentence.as_ptr());
        let (found, wrong) = by_name(level, claim, titles, names, has_link);
        said.extend(found.into_iter().map(|reference| (claim.sentence.as_ptr(), reference)));
        findings.extend(wrong);
    }
    said.retain(|(sentence, name)| !linked.contains(&(*sentence, name.text.clone())));
    (each_once(links, said.into_iter().map(|(_, name)| name).collect()), findings)
}

fn reference(level: Level<'_>, text: String, target: Option<&str>, answer: Option<Answer>, line: u32) -> Reference {
    Reference {
        text,
        target: target.map(str::to_owned),
        track: answer.map(|answer| answer.track),
        level: answer.and_then(|answer| answer.level),
        competency: answer.and_then(|answer| answer.competency),
        is_no_ladder: false,
        within: competency_at(level, line),
        line,
    }
}

/// The competency of a level in which a line stands: the last that begins before.
fn competency_at(level: Level<'_>, line: u32) -> Option<CompetencyIx> {
    let (mut low, mut high) = (0, level.competencies().len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let begins = level.competency(middle).is_some_and(|competency| competency.source().line <= line);
        if begins { low = middle + 1 } else { high = middle }
    }
    level.competency(low.checked_sub(1)?).map(Competency::ix)
}

/// Takes what a sentence names, and looks whether the sentence speaks of the
/// level that it stands under.
fn by_name(
    level: Level<'_>,
    claim: Claim<'_>,
    titles: &Titles<LevelIx>,
    names: &Names,
    has_link: bool,
) -> (Vec<Reference>, Vec<Diagnostic>) {
    let Some((subject, object)) = claims::split(claim.sentence) else {
        return (Vec::new(), Vec::new());
    };
    let ladder = level.track().ladder();
    let speaks_of = titles.named(subject);
    let mut on: Vec<_> = names.in_sentence(level, object, titles);
    let is_before = claims::means_the_level_before(object)
        || (claims::means_what_stands_above(object) && !stands_below_statements(level, claim.line));
    if on.is_empty() && is_before {
        let below = level.track().level_ixs().iter().take_while(|&&ix| ix != level.ix()).last();
        on.extend(below.map(|&ix| ladder.level(ix)).map(|below| (below.title().to_owned(), Answer::level(below))));
    }
    let mut findings = Vec::new();
    let speaks_of_it = speaks_of.contains(&level.ix());
    if let Some(&other) = speaks_of.first().filter(|_| !speaks_of_it) {
        findings.push(check::mismatch(level, ladder.level(other), claim.line));
    }
    // A sentence without a subject speaks of its own level.
    let has_no_subject = subject.trim().is_empty();
    let names_nothing = on.is_empty() && !has_link;
    let is_itself = names_nothing && titles.named(object).contains(&level.ix());
    if is_itself && (speaks_of_it || has_no_subject) {
        findings.push(check::builds_on_itself(level, claim.line));
    } else if !is_itself && names_nothing {
        let is_said = !speaks_of.is_empty()
            || has_no_subject && names_a_level(object)
            || !has_no_subject && stands_for_the_level(subject) && may_name_a_level(check::sought(object), titles);
        findings.extend(is_said.then(|| check::unknown_foundation(level, object, claim.line)));
    }
    let references = on.into_iter().map(|(text, answer)| reference(level, text, None, Some(answer), claim.line));
    (references.collect(), findings)
}

/// Whether a competency has statements above a line of it, which are "the above"
/// there.
fn stands_below_statements(level: Level<'_>, line: u32) -> bool {
    let competency = competency_at(level, line).map(|ix| level.track().ladder().competency(ix));
    competency.and_then(|competency| competency.expectation(0)).is_some_and(|first| first.source().line < line)
}

/// Whether the words before a verb speak of the level in no other way than by where they
/// stand: "This role".
fn stands_for_the_level(subject: &str) -> bool {
    const WORDS: &[&str] = &["this", "the", "role", "level", "position", "grade", "it", "also"];
    subject.split_whitespace().all(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// Whether a name tells that it is a level's, or ends in the name of one that is here. "Senior
/// management guidance" has a word of seniority, and is nobody's name.
fn may_name_a_level(name: &str, titles: &Titles<LevelIx>) -> bool {
    let is_written_so = || names::names_a_level(name) && is_a_name(name);
    names::is_certain(name) || is_written_so() || !titles.named(name).is_empty()
}

/// Whether what a sentence builds on reads like a level's name.
fn names_a_level(object: &str) -> bool {
    let name = check::sought(object);
    name.starts_with(char::is_uppercase) && (names::names_a_level(name) || is_a_name(name))
}

/// Whether all of a few words are written as names are: "Ship's Boatswain".
fn is_a_name(words: &str) -> bool {
    const LONGEST: usize = 3;

    words.split(' ').nth(LONGEST).is_none() && words.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

/// A link whose words are a name that the sentence says is that name's
/// reference, not a second one; so is a name that leads where a link leads. They
/// come as they are said, line by line.
fn each_once(links: Vec<Reference>, said: Vec<Reference>) -> Vec<Reference> {
    let by_text: HashMap<_, &Reference> = said.iter().rev().map(|name| (name.text.to_lowercase(), name)).collect();
    let mut seen = HashSet::default();
    let mut kept: Vec<Reference> = Vec::with_capacity(links.len() + said.len());
    for mut link in links {
        if let (None, Some(name)) = (link.track, by_text.get(&link.text.to_lowercase())) {
            (link.track, link.level) = (name.track, name.level);
        }
        if seen.insert((link.text.clone(), link.target.clone())) {
            kept.push(link);
        }
    }
    let mut texts: HashSet<String> = kept.iter().map(|link| link.text.to_lowercase()).collect();
    let place = |reference: &Reference| (reference.track, reference.level, reference.competency);
    let mut places: HashSet<_> = kept.iter().filter(|link| link.track.is_some()).map(place).collect();
    kept.extend(said.into_iter().filter(|name| texts.insert(name.text.to_lowercase()) && places.insert(place(name))));
    sort::by_key(&mut kept, |reference| reference.line);
    kept
}

/// What a sentence may name beyond the levels of its own track.
struct Names {
    titles: Titles<usize>,
    named: Vec<Named>,
}

struct Named {
    /// The name as its owner writes it.
    text: String,
    answer: Answer,
    /// Whether it is the name of a file, which no word of a language is.
    is_file: bool,
}

impl Names {
    /// Takes the names of all levels, tracks and documents that only one track
    /// has. Within a track, a level comes first, and of two levels none.
    fn of(ladder: &Ladder, files: &Files<'_>) -> Self {
        let mut names = Names { titles: Titles::from_iter([]), named: Vec::new() };
        let mut places: HashMap<String, Option<usize>> = HashMap::default();
        for level in ladder.levels() {
            names.add(&mut places, level.title().to_owned(), Answer::level(level), false);
        }
        for track in ladder.tracks() {
            let only = Some(track.level_ixs()).filter(|levels| levels.len() == 1).and_then(|levels| levels.first());
            let answer = Answer { track: track.ix(), level: only.copied(), competency: None };
            names.add(&mut places, track.title().to_owned(), answer, false);
        }
        for (name, answer) in files.named() {
            let stem = without_extension(name);
            if stem != name {
                names.add(&mut places, super::spoken(stem), answer, false);
                names.add(&mut places, name.to_owned(), answer, true);
            }
        }
        names.titles = places.iter().filter_map(|(name, nth)| Some((name.as_str(), (*nth)?))).collect();
        names
    }

    fn add(&mut self, places: &mut HashMap<String, Option<usize>>, text: String, answer: Answer, is_file: bool) {
        let nth = self.named.len();
        let key = text.to_lowercase();
        if let Some(known) = places.get_mut(&key) {
            let same = known.is_some_and(|known| {
                let known = &self.named[known].answer;
                known.track == answer.track && (known.level == answer.level || answer.level.is_none())
            });
            if !same {
                *known = None;
            }
            return;
        }
        places.insert(key, Some(nth));
        self.named.push(Named { text, answer, is_file });
    }

    /// What a sentence of a level names: levels of its own track, and names of
    /// other tracks, which have to begin with a capital where a word could be
    /// meant.
    fn in_sentence(&self, level: Level<'_>, object: &str, own: &Titles<LevelIx>) -> Vec<(String, Answer)> {
        let ladder = level.track().ladder();
        let lower = claims::fold(object);
        let here = own.hits(&lower).into_iter().map(|hit| {
            let level = ladder.level(hit.value);
            Hit { start: hit.start, end: hit.end, value: (level.title(), Answer::level(level)) }
        });
        let is_name = |hit: &Hit<usize>| {
            let named = &self.named[hit.value];
            let words = object.get(hit.start..).unwrap_or_default();
            let capital = words.starts_with(|first: char| !first.is_lowercase());
            named.answer.track != level.track().ix() && (named.is_file || capital)
        };
        let there = self.titles.hits(&lower).into_iter().filter(is_name).map(|hit| {
            let named = &self.named[hit.value];
            Hit { start: hit.start, end: hit.end, value: (named.text.as_str(), named.answer) }
        });
        let stands_alone = |hit: &Hit<_>| !ends_another_name(object, hit.start, level.track());
        let named = claims::longest(here.chain(there).filter(stands_alone).collect());
        named
            .filter(|(_, answer)| answer.level != Some(level.ix()))
            .map(|(text, answer)| (text.to_owned(), answer))
            .collect()
    }
}
