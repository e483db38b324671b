//! A comparison as Markdown, for documents.

use std::ops::Range;

use super::{apart, counts, heading, remark, whereabouts};
use crate::compare::{Change, Comparison, Difference, Group, Pair, Stated, difference};
use crate::ladder::Ladder;
use crate::progress::{Standing, Status};
use crate::report::markdown::escaped;
use crate::report::text::{counted, titled};

/// Returns the lines of a comparison in Markdown. `all` writes out what is the same.
pub fn markdown(ladder: &Ladder, standing: &Standing, comparison: &Comparison, all: bool) -> Vec<String> {
    let [from, to] = [comparison.from, comparison.to].map(|ix| titled(ladder.level(ix)));
    let mut lines = vec![format!("# {} → {}", escaped(&from), escaped(&to)), String::new()];
    if let Some(remark) = remark(ladder, comparison) {
        lines.push(escaped(&remark));
        if !all {
            return lines;
        }
    } else {
        let apart = apart(ladder, comparison).map_or_else(String::new, |apart| format!(" {}", escaped(&apart)));
        lines.push(format!("{}.{apart}", counts(comparison.tally)));
    }
    for group in &comparison.groups {
        group_lines(ladder, standing, group, all, &mut lines);
    }
    lines
}

fn group_lines(ladder: &Ladder, standing: &Standing, group: &Group, all: bool, lines: &mut Vec<String>) {
    let (title, former) = heading(ladder, group);
    let former = former.map_or_else(String::new, |former| format!(" (was {})", escaped(&former)));
    lines.extend([String::new(), format!("## {}{former}", escaped(&title)), String::new()]);
    let is_folded = |pair: &&Pair| pair.is_unchanged() && !all;
    lines.extend(
        group.pairs.iter().filter(|pair| !is_folded(pair)).flat_map(|pair| item(ladder, standing, group, pair)),
    );
    let folded = group.pairs.iter().filter(is_folded).filter(|pair| !pair.is_label).count();
    if folded > 0 {
        lines.push(format!("- *{} the same*", counted(folded, "expectation")));
    }
}

fn item(ladder: &Ladder, standing: &Standing, group: &Group, pair: &Pair) -> Vec<String> {
    let text = |stated: Option<Stated>| stated.map_or("", |stated| ladder.expectation(stated.ix).text());
    let aside = whereabouts(ladder, group, pair).map_or_else(String::new, |text| format!(" ({})", escaped(&text)));
    let status = pair.to.or(pair.from).map_or(Status::Open, |stated| standing.status(stated.ix));
    let met = if status == Status::Met && !pair.is_label { " ✓" } else { "" };
    let lit = match pair.change {
        Change::Reworded => difference(text(pair.from), text(pair.to)),
        _ => Difference::default(),
    };
    let said = match pair.change {
        Change::Same => escaped(text(pair.to)),
        Change::New => format!("**New:** {}", escaped(text(pair.to))),
        Change::Dropped => format!("**Dropped:** {}", escaped(text(pair.from))),
        Change::Reworded => format!("**Reworded:** {}", marked(text(pair.to), &lit.to, "**")),
    };
    let mut lines = vec![format!("- {said}{met}{aside}")];
    if pair.change == Change::Reworded {
        lines.push(format!("  - *before:* {}", marked(text(pair.from), &lit.from, "~~")));
    }
    lines
}

/// A text in which some parts stand between marks.
fn marked(text: &str, lit: &[Range<usize>], mark: &str) -> String {
    let (mut marked, mut end) = (String::new(), 0);
    for range in lit {
        let part = escaped(&text[range.clone()]);
        marked.extend([&escaped(&text[end..range.start]), mark, &part, mark]);
        end = range.end;
    }
    marked + &escaped(&text[end..])
}
