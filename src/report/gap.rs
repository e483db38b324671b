//! What of a level is still to be met: `rungs.gap/1`, text and Markdown.

use serde::Serialize;

use super::compare::Ids;
use super::markdown::escaped;
use super::progress::{CountsReport, counts};
use super::text::{Line, Style, counted, met, titled};
use crate::compare::{Gap, Left, Missing};
use crate::ladder::Ladder;
use crate::ladder::model::Level;
use crate::progress::{Standing, Status};

/// What is left of some levels.
#[derive(Serialize)]
pub struct Gaps<'a> {
    schema: &'static str,
    levels: Vec<LevelGap<'a>>,
}

#[derive(Serialize)]
struct LevelGap<'a> {
    id: String,
    title: &'a str,
    track: &'a str,
    /// With what the level inherits.
    counts: CountsReport,
    left: usize,
    /// Ids of what is met without evidence.
    without_evidence: Vec<String>,
    competencies: Vec<LeftReport<'a>>,
}

#[derive(Serialize)]
struct LeftReport<'a> {
    id: String,
    title: &'a str,
    category: Option<&'a str>,
    /// The id of the level from which it is inherited.
    inherited_from: Option<String>,
    missing: Vec<MissingReport<'a>>,
}

#[derive(Serialize)]
struct MissingReport<'a> {
    id: String,
    text: &'a str,
    status: Status,
    /// The id of the same words on another level, met there.
    met_at: Option<String>,
    /// The labels that it stands under, outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<&'a str>,
}

/// Returns what is left as JSON's shape.
pub fn gaps<'a>(ladder: &'a Ladder, gaps: &[Gap]) -> Gaps<'a> {
    let mut ids = Ids::default();
    Gaps { schema: "rungs.gap/1", levels: gaps.iter().map(|gap| level_gap(ladder, gap, &mut ids)).collect() }
}

fn level_gap<'a>(ladder: &'a Ladder, gap: &Gap, ids: &mut Ids) -> LevelGap<'a> {
    let level = ladder.level(gap.level);
    LevelGap {
        id: level.id(),
        title: level.title(),
        track: level.track().title(),
        counts: counts(gap.counts),
        left: gap.left(),
        without_evidence: gap.unproved.iter().map(|&ix| ids.expectation(ladder.expectation(ix))).collect(),
        competencies: gap.groups.iter().map(|group| left(ladder, group, ids)).collect(),
    }
}

fn left<'a>(ladder: &'a Ladder, group: &Left, ids: &mut Ids) -> LeftReport<'a> {
    let competency = ladder.competency(group.competency);
    let mut missing = |missing: &Missing| MissingReport {
        id: ids.expectation(ladder.expectation(missing.ix)),
        text: ladder.expectation(missing.ix).text(),
        status: missing.status,
        met_at: missing.met_at.map(|ix| ids.expectation(ladder.expectation(ix))),
        labels: missing.labels.iter().map(|&ix| ladder.expectation(ix).text()).collect(),
    };
    let missing = group.missing.iter().map(&mut missing).collect();
    LeftReport {
        id: ids.competency(competency),
        title: competency.title(),
        category: competency.category(),
        inherited_from: group.origin.map(|origin| ladder.level(origin).id()),
        missing,
    }
}

/// Returns the sentence that says how things stand where nothing is left.
pub fn remark(level: Level<'_>, gap: &Gap) -> Option<String> {
    let title = titled(level);
    let unproved = counted(gap.unproved.len(), "expectation");
    if gap.left() > 0 {
        None
    } else if gap.counts.expectations() == 0 {
        Some(format!("{title} lists no expectations, so nothing can be left. Aim for another level."))
    } else if gap.counts.met == 0 {
        Some(format!("Nothing of {title} applies: all of it is marked as not applicable."))
    } else if gap.lacks_only_evidence() {
        let have = if gap.unproved.len() == 1 { "has" } else { "have" };
        Some(format!("All of {title} is met. What is left is evidence: {unproved} {have} none yet."))
    } else {
        Some(format!("All of {title} is met, with evidence for each expectation."))
    }
}

/// Returns where the same words are met, as people read it: "met at Baker".
pub fn met_at(ladder: &Ladder, missing: &Missing) -> Option<String> {
    let level = ladder.expectation(missing.met_at?).competency().level();
    Some(format!("met at {}", titled(level)))
}

/// Returns the heading of what is left of a competency: its name, and the level
/// from which it is inherited.
pub fn heading(ladder: &Ladder, group: &Left) -> (String, Option<String>) {
    let competency = ladder.competency(group.competency);
    let title = match competency.category() {
        Some(category) => format!("{category}: {}", competency.title()),
        None => competency.title().to_owned(),
    };
    (title, group.origin.map(|origin| format!("inherited from {}", titled(ladder.level(origin)))))
}

/// Returns what is left as lines for people.
pub fn lines(ladder: &Ladder, gap: &Gap) -> Vec<Line> {
    let level = ladder.level(gap.level);
    let heading = Line::default().with(Style::Bold, titled(level));
    let mut lines = vec![heading.with(Style::Dim, format!("  {}, {} left", met(gap.counts), gap.left()))];
    lines.extend(remark(level, gap).map(Line::plain));
    for group in &gap.groups {
        let (title, origin) = self::heading(ladder, group);
        let aside = origin.map_or_else(String::new, |origin| format!("  {origin}"));
        lines.push(Line::default());
        lines.push(Line::default().with(Style::Bold, title).with(Style::Dim, aside));
        let mut before = None;
        for missing in &group.missing {
            for (depth, label) in missing.labels_after(before) {
                lines.push(Line::plain(format!("  {}{}", "  ".repeat(depth), ladder.expectation(label).text())));
            }
            let (indent, text) = ("  ".repeat(missing.labels.len()), ladder.expectation(missing.ix).text());
            let aside = met_at(ladder, missing).map_or_else(String::new, |at| format!("  ({at})"));
            lines.push(Line::plain(format!("  {indent}{} {text}", missing.status.mark())).with(Style::Dim, aside));
            before = Some(missing);
        }
    }
    if gap.lacks_only_evidence() {
        lines.push(Line::default());
        lines.extend(
            gap.unproved
                .iter()
                .map(|&ix| Line::plain(format!("  {} {}", Status::Met.mark(), ladder.expectation(ix).text()))),
        );
    }
    lines
}

/// Returns what is left as lines of Markdown, with boxes to tick.
pub fn markdown(ladder: &Ladder, standing: &Standing, gap: &Gap) -> Vec<String> {
    let level = ladder.level(gap.level);
    let mut lines = vec![format!("# {}", escaped(&titled(level))), String::new()];
    lines.push(format!("{}, {} left.", met(gap.counts), gap.left()));
    lines.extend(remark(level, gap).into_iter().flat_map(|remark| [String::new(), escaped(&remark)]));
    for group in &gap.groups {
        let (title, origin) = heading(ladder, group);
        let aside = origin.map_or_else(String::new, |origin| format!(" ({})", escaped(&origin)));
        lines.extend([String::new(), format!("## {}{aside}", escaped(&title)), String::new()]);
        let mut before = None;
        for missing in &group.missing {
            for (depth, label) in missing.labels_after(before) {
                lines.push(format!("{}- {}", "  ".repeat(depth), escaped(ladder.expectation(label).text())));
            }
            before = Some(missing);
            let indent = "  ".repeat(missing.labels.len());
            let text = escaped(ladder.expectation(missing.ix).text());
            let work = if standing.status(missing.ix) == Status::Working { " (in work)" } else { "" };
            let aside = met_at(ladder, missing).map_or_else(String::new, |at| format!(" ({})", escaped(&at)));
            lines.push(format!("{indent}- [ ] {text}{work}{aside}"));
        }
    }
    if gap.lacks_only_evidence() {
        lines.push(String::new());
        let text = |&ix| format!("- [x] {}", escaped(ladder.expectation(ix).text()));
        lines.extend(gap.unproved.iter().map(text));
    }
    lines
}
