//! Where someone stands on the way to their aim: the one line of the screen's
//! header and of `rungs progress --short`, and bars by competency.

use unicode_width::UnicodeWidthStr as _;

use super::text::{Line, Style, titled};
use crate::compare::Stand;
use crate::ladder::Ladder;
use crate::ladder::inherit::Inheritance;
use crate::ladder::model::{Competency, LevelIx};
use crate::progress::{Counts, Standing};

/// Returns where someone stands in one line: "Senior Support Engineer → Lead: 14 of
/// 31 met, 3 in work, 9 without evidence".
pub fn line(ladder: &Ladder, stand: &Stand, ascii: bool) -> String {
    let arrow = if ascii { "->" } else { "→" };
    let target = titled(ladder.level(stand.target));
    let way = match stand.current.filter(|&current| current != stand.target) {
        Some(current) => format!("{} {arrow} {target}", titled(ladder.level(current))),
        None => format!("{arrow} {target}"),
    };
    format!("{way}: {}", tally(stand))
}

/// Returns the counts of that line: "14 of 31 met, 3 in work, 9 without evidence".
pub fn tally(stand: &Stand) -> String {
    let mut parts = vec![format!("{} of {} met", stand.counts.met, stand.counts.to_reach())];
    parts.extend((stand.counts.working > 0).then(|| format!("{} in work", stand.counts.working)));
    parts.extend((stand.unproved > 0).then(|| format!("{} without evidence", stand.unproved)));
    parts.join(", ")
}

/// A competency of a level, to be drawn as a bar or a spoke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its title.
    pub title: String,
    /// The level from which it is inherited.
    pub origin: Option<LevelIx>,
    /// How far it is.
    pub counts: Counts,
}

/// Returns a bar for each competency of a level, its own first; those that ask for
/// nothing are left out. Competencies of the same name are one.
pub fn bars(ladder: &Ladder, standing: &Standing, level: LevelIx) -> Vec<Bar> {
    let level = ladder.level(level);
    let inheritance = Inheritance::of(level);
    let own = level.competencies().map(|competency| (competency, None));
    let inherited = inheritance
        .origins()
        .iter()
        .flat_map(|origin| origin.competencies(ladder).map(|competency| (competency, Some(origin.level))));
    let mut bars: Vec<Bar> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for (competency, origin) in own.chain(inherited) {
        let counts = standing.competency(competency.ix());
        let nth = *known.entry(crate::ladder::id::slug(competency.title())).or_insert_with(|| {
            bars.push(Bar { title: Competency::title(competency).to_owned(), origin, counts: Counts::default() });
            bars.len() - 1
        });
        bars[nth].counts += counts;
    }
    bars.retain(|bar| bar.counts.expectations() > 0);
    bars
}

/// How many columns a bar takes in text.
const LENGTH: usize = 20;

/// How many columns a competency's title takes at most.
const TITLE: usize = 48;

/// Returns bars as lines for people, under the line that says where someone stands.
pub fn chart(heading: String, bars: &[Bar], ascii: bool) -> Vec<Line> {
    let mut lines = vec![Line::default().with(Style::Bold, heading)];
    let width = bars.iter().map(|bar| bar.title.width().min(TITLE)).max().unwrap_or(0);
    for bar in bars {
        let title = fitted(&bar.title, width, ascii);
        let counts = format!("  {}/{}", bar.counts.met, bar.counts.to_reach());
        lines.push(Line::plain(format!("  {title}  {}", drawn(bar.counts, LENGTH, ascii))).with(Style::Dim, counts));
    }
    lines
}

/// Returns a bar of so many columns: what is met, what is in work, what is open.
pub fn drawn(counts: Counts, length: usize, ascii: bool) -> String {
    let [full, half, empty] = if ascii { ["#", "=", "."] } else { ["█", "▒", "░"] };
    let (met, working) = parts(counts, length);
    [full.repeat(met), half.repeat(working), empty.repeat(length - met - working)].concat()
}

/// Returns how many of so many columns are met, and how many in work: nothing that
/// is begun has none, and nothing but all has all.
pub fn parts(counts: Counts, length: usize) -> (usize, usize) {
    let all = counts.to_reach() as usize;
    if all == 0 || length == 0 {
        return (0, 0);
    }
    let columns = |number: usize| match number {
        0 => 0,
        number if number == all => length,
        number => (number * length / all).clamp(1, length.saturating_sub(1).max(1)),
    };
    let met = columns(counts.met as usize);
    let reached = columns((counts.met + counts.working) as usize);
    (met, reached.saturating_sub(met))
}

/// A text in just so many columns, cut with an ellipsis.
fn fitted(text: &str, width: usize, ascii: bool) -> String {
    let mut fitted = String::new();
    let dots = if ascii { "~" } else { "…" };
    for letter in text.chars() {
        fitted.push(letter);
        if fitted.width() > width {
            fitted.pop();
            while fitted.width() + 1 > width && fitted.pop().is_some() {}
            fitted.push_str(dots);
            break;
        }
    }
    let missing = width.saturating_sub(fitted.width());
    fitted + &" ".repeat(missing)
}
