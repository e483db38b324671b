//! What levels have, and what they lack beside their neighbours.

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Competency, Ladder, Level, Track};
use super::finding;
use super::words::{folded, named, place};
use crate::hash::{HashMap, HashSet};
use crate::sort;

/// How many competencies a level shares with its neighbours, at least, before
/// one that is missing is a gap.
const FEWEST_SHARED: usize = 2;

/// The titles of a level's competencies, folded, each with the first of its name.
type Titles<'a> = HashMap<String, Competency<'a>>;

/// Competencies that a level lacks while the levels on both sides of it have them.
/// Only where the level has most of what those two share: elsewhere levels are
/// simply different.
pub(super) fn gaps(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    let levels: Vec<(Level<'_>, Titles<'_>)> = track.levels().map(|level| (level, titles(level))).collect();
    for three in levels.windows(3) {
        let [(_, below), (level, own), (above, beyond)] = three else { continue };
        // What a level takes over from others, it needs not say again.
        if level.claims().len() > 0 || !level.references().is_empty() {
            continue;
        }
        let (shared, mut lacking): (Vec<_>, Vec<_>) = below
            .iter()
            .filter(|(title, _)| beyond.contains_key(*title))
            .partition(|(title, _)| own.contains_key(*title));
        if shared.len() < FEWEST_SHARED || shared.len() <= lacking.len() {
            continue;
        }
        sort::by_key(&mut lacking, |(_, competency)| competency.ix());
        for (_, competency) in lacking {
            let message = lacks(*level, *competency, *above);
            findings.push(finding(level.source(), Code::MissingCompetency, message).about(level.title()));
        }
    }
}

fn titles(level: Level<'_>) -> Titles<'_> {
    let mut titles = HashMap::default();
    for competency in level.competencies() {
        titles.entry(folded(competency.title())).or_insert(competency);
    }
    titles.remove("");
    titles
}

fn lacks(level: Level<'_>, competency: Competency<'_>, above: Level<'_>) -> String {
    let below = competency.level();
    let [own, one, other] = [level, below, above].map(named);
    format!("{own} lacks {:?}, which {one} ({}) and {other} have.", competency.title(), place(level, below))
}

/// Competencies with nothing in them. Where an empty item or a placeholder stands
/// there, that is the finding.
pub(super) fn empty_competencies(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    let is_empty = |competency: &Competency<'_>| {
        competency.expectations().len() == 0 && competency.examples().len() == 0 && competency.description().is_none()
    };
    let told = left_out(ladder);
    for level in ladder.levels() {
        for competency in level.competencies().filter(is_empty) {
            let source = competency.source();
            // A blank line stands between a heading and its list; without a heading
            // the competency begins at the item.
            let mut near = source.line..=(source.line + 2);
            if near.any(|line| told.contains(&(source.path, line))) {
                continue;
            }
            let message = format!("{:?} of {:?} has nothing under it.", competency.title(), level.title());
            findings.push(finding(source, Code::EmptyCompetency, message).about(competency.title()));
        }
    }
}

/// The places at which something was left out.
fn left_out(ladder: &Ladder) -> HashSet<(&str, u32)> {
    let codes = [Code::EmptyItem, Code::NotApplicable, Code::Placeholder, Code::Unplaced];
    let diagnostics = ladder.diagnostics().iter().filter(|diagnostic| codes.contains(&diagnostic.code));
    diagnostics.map(|diagnostic| (diagnostic.path.as_str(), diagnostic.line)).collect()
}
