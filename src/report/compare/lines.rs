//! A comparison as lines for people.

use std::ops::Range;

use super::{apart, counts, heading, remark, whereabouts};
use crate::compare::{Change, Comparison, Group, Pair, Stated, difference};
use crate::ladder::Ladder;
use crate::progress::{Standing, Status};
use crate::report::text::{Line, Style, counted, titled};

/// What comparisons are written with.
#[derive(Clone, Copy)]
pub struct Lines<'a> {
    /// The ladder that both levels are of.
    pub ladder: &'a Ladder,
    /// The statuses.
    pub standing: &'a Standing,
    /// Whether only ASCII is used beside the ladder's own words.
    pub ascii: bool,
    /// Whether what is the same is written out instead of counted.
    pub all: bool,
}

impl Lines<'_> {
    /// Returns the lines of a comparison.
    pub fn of(&self, comparison: &Comparison) -> Vec<Line> {
        let [from, to] = [comparison.from, comparison.to].map(|ix| titled(self.ladder.level(ix)));
        let arrow = if self.ascii { "->" } else { "→" };
        let mut lines = vec![Line::default().with(Style::Bold, format!("{from} {arrow} {to}"))];
        if let Some(remark) = remark(self.ladder, comparison) {
            lines.push(Line::plain(remark));
            if !self.all {
                return lines;
            }
        } else {
            lines.push(Line::default().with(Style::Dim, counts(comparison.tally)));
            lines.extend(apart(self.ladder, comparison).map(Line::plain));
        }
        for group in &comparison.groups {
            self.group(group, &mut lines);
        }
        lines
    }

    fn group(&self, group: &Group, lines: &mut Vec<Line>) {
        let (title, former) = heading(self.ladder, group);
        let mut line = Line::default().with(Style::Bold, title);
        if let Some(former) = former {
            line = line.with(Style::Dim, format!("  was {former}"));
        }
        lines.push(Line::default());
        lines.push(line.with(Style::Dim, format!("  {}", counts(group.tally))));
        let mut folded = 0;
        for pair in &group.pairs {
            if pair.is_unchanged() && !self.all {
                folded += usize::from(!pair.is_label);
                continue;
            }
            self.fold(&mut folded, lines);
            self.pair(group, pair, lines);
        }
        self.fold(&mut folded, lines);
    }

    fn fold(&self, folded: &mut usize, lines: &mut Vec<Line>) {
        if *folded > 0 {
            let dots = if self.ascii { "..." } else { "…" };
            lines.push(
                Line::default().with(Style::Dim, format!("  = {dots} {} the same", counted(*folded, "expectation"))),
            );
            *folded = 0;
        }
    }

    fn pair(&self, group: &Group, pair: &Pair, lines: &mut Vec<Line>) {
        let text = |stated: Option<Stated>| stated.map_or("", |stated| self.ladder.expectation(stated.ix).text());
        let lit = match pair.change {
            Change::Reworded => difference(text(pair.from), text(pair.to)),
            _ => crate::compare::Difference::default(),
        };
        let aside = whereabouts(self.ladder, group, pair).map_or_else(String::new, |text| format!("  ({text})"));
        let line = |sign: &str, stated: Option<Stated>, lit: &[Range<usize>], aside: &str| {
            let line = Line::plain(format!("  {sign} {}", self.mark(pair, stated)));
            with_lit(line, text(stated), lit).with(Style::Dim, aside)
        };
        match pair.change {
            Change::Same => lines.push(line("=", pair.to, &[], &aside)),
            Change::New => lines.push(line("+", pair.to, &[], &aside)),
            Change::Dropped => lines.push(line("-", pair.from, &[], &aside)),
            Change::Reworded => {
                lines.push(line("~", pair.from, &lit.from, ""));
                lines.push(line(" ", pair.to, &lit.to, &aside));
            }
        }
    }

    /// The mark of a statement's status; open ones and labels have none.
    fn mark(&self, pair: &Pair, stated: Option<Stated>) -> String {
        let status = stated.map_or(Status::Open, |stated| self.standing.status(stated.ix));
        if pair.is_label || status == Status::Open { String::new() } else { format!("{} ", status.mark()) }
    }
}

/// Adds a text to a line, some parts of it lit.
fn with_lit(mut line: Line, text: &str, lit: &[Range<usize>]) -> Line {
    let mut end = 0;
    for range in lit {
        line = line.with(Style::Plain, &text[end..range.start]).with(Style::Bold, &text[range.clone()]);
        end = range.end;
    }
    line.with(Style::Plain, &text[end..])
}
