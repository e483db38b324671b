//! Ranks that are missing, doubled, or out of order.

use std::cmp::Ordering;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Level, Track};
use super::super::{names, rank};
use super::finding;
use super::levels::share_a_line;
use super::words::place;
use crate::hash::HashMap;
use crate::sort;

/// Levels without a rank, where most of their track have one.
pub(super) fn missing(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    let ranked = track.levels().filter(|level| level.rank().is_some()).count();
    if ranked < 2 || ranked * 2 <= track.levels().len() {
        return;
    }
    for level in track.levels().filter(|level| level.rank().is_none() && !names::holds_for_all(level.title())) {
        let message = format!("{:?} has no rank; {ranked} of the levels of its track have one.", level.title());
        findings.push(finding(level.source(), Code::MissingRank, message).about(level.title()));
    }
}

/// Levels of one rank. Those that lead people stand beside those that don't.
pub(super) fn doubled(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(bool, String), Level<'_>> = HashMap::default();
    for level in track.levels() {
        let Some(label) = level.rank() else { continue };
        // As it is written: `L1` and `L1.0` are told apart by those who wrote them.
        let label_alone = label.replace([' ', '-'], "").to_lowercase();
        let key = (names::is_management(level.title()), label_alone);
        if let Some(&first) = seen.get(&key) {
            let other = format!("{:?} ({})", first.title(), place(level, first));
            let message = format!("{:?} has the rank {label:?}, as {other} has.", level.title());
            let found = finding(level.source(), Code::DuplicateRank, message);
            let is_again = share_a_line(level, first);
            findings.push(if is_again { found.about_again(label) } else { found.about(label) });
        } else {
            seen.insert(key, level);
        }
    }
}

/// Levels that stand against the order in which most ranks of their file rise
/// or fall.
pub(super) fn out_of_order(track: Track<'_>, findings: &mut Vec<Diagnostic>) {
    let mut written: Vec<(Level<'_>, rank::Place)> =
        track.levels().filter_map(|level| Some((level, rank::order(level.rank()?)?))).collect();
    // Levels are numbered document by document, as they are written.
    sort::by_key(&mut written, |(level, _)| level.ix());
    let steps: Vec<_> =
        written.windows(2).filter_map(|pair| Some((&pair[0].0, &pair[1].0, step_of(&pair[0], &pair[1])?))).collect();
    let rising = steps.iter().filter(|(.., step)| *step == Ordering::Less).count();
    let falling = steps.iter().filter(|(.., step)| *step == Ordering::Greater).count();
    // Of three levels two steps can't be outvoted; then the whole way decides, if it is
    // more than a step between two.
    let is_far = |(first, last): &(&(Level<'_>, rank::Place), &(Level<'_>, rank::Place))| first.1.1 != last.1.1;
    let ends = written.first().zip(written.last()).filter(is_far);
    let whole = || ends.and_then(|(first, last)| step_of(last, first));
    let most = rising.cmp(&falling);
    let (against, word) = match if most.is_eq() { whole().unwrap_or(most) } else { most } {
        Ordering::Greater => (Ordering::Greater, "above"),
        Ordering::Less => (Ordering::Less, "below"),
        // Neither way is the document's.
        Ordering::Equal => return,
    };
    for (before, level, _) in steps.iter().filter(|(.., step)| *step == against) {
        let [here, there] = [level, before].map(|level| level.rank().unwrap_or_default());
        let message = format!("{here} stands after {there} ({}), which is {word} it.", place(**level, **before));
        findings.push(finding(level.source(), Code::RankOrder, message).about(here));
    }
}

/// How two levels of a file are ranked, where both are of one series.
fn step_of((one, first): &(Level<'_>, rank::Place), (other, second): &(Level<'_>, rank::Place)) -> Option<Ordering> {
    let comparable = first.0 == second.0 && one.source().path == other.source().path;
    comparable.then(|| first.cmp(second))
}
