//! Two readings for people: as lines, and as Markdown for a talk.

use super::Against;
use crate::ladder::model::{Competency, Expectation, Level};
use crate::progress::Status;
use crate::report::markdown::escaped;
use crate::report::text::{Line, Style, titled};

/// Returns both marks beside each other, under their levels and competencies, with
/// what each side notes.
pub fn lines(against: &Against<'_>, names: [&str; 2]) -> Vec<Line> {
    let mut lines = vec![Line::default().with(Style::Dim, format!("left: {}, right: {}", names[0], names[1]))];
    let mut last = None;
    for competency in against.competencies() {
        let level = competency.level();
        if last.replace(level.ix()) != Some(level.ix()) {
            lines.push(Line::default().with(Style::Bold, whole_title(level)));
        }
        let rates = against.rates(competency).map_or(String::new(), |[one, other]| format!(": {one} | {other}"));
        if let Some(title) = title(competency) {
            lines.push(Line::plain(format!("  {title}{rates}")));
        } else if !rates.is_empty() {
            lines.push(Line::plain(format!("  {}", &rates[2..])));
        }
        for expectation in against.statements_of(competency) {
            let [one, other] = statuses(against, expectation).map(Status::mark);
            lines.push(Line::plain(format!("    {one} {other} {}", expectation.text())));
            for side in [0, 1] {
                let notes = against.notes(side, expectation).map(|note| format!("            {}: {note}", names[side]));
                lines.extend(notes.map(|note| Line::default().with(Style::Dim, note)));
            }
        }
    }
    lines.push(Line::default().with(Style::Dim, against.sum()));
    lines
}

/// Returns the same as Markdown: a table for each level.
pub fn markdown(against: &Against<'_>, names: [&str; 2]) -> Vec<String> {
    let [one, other] = names.map(escaped);
    let mut lines = vec![format!("# {one} and {other}"), String::new(), against.sum()];
    let mut last = None;
    for competency in against.competencies() {
        let level = competency.level();
        if last.replace(level.ix()) != Some(level.ix()) {
            lines.extend([String::new(), format!("## {}", escaped(&whole_title(level))), String::new()]);
            lines.extend([format!("| | {one} | {other} |"), "| --- | --- | --- |".to_owned()]);
        }
        let rates = against.rates(competency).map(|rates| rates.map(escaped)).unwrap_or_default();
        if let Some(title) = title(competency).or((!rates[0].is_empty()).then(|| level.title().to_owned())) {
            lines.push(format!("| **{}** | {} | {} |", escaped(&title), rates[0], rates[1]));
        }
        for expectation in against.statements_of(competency) {
            let cell = |side: usize| {
                let status = statuses(against, expectation)[side].name().to_owned();
                let notes = against.notes(side, expectation).map(|note| escaped(&note));
                std::iter::once(status).chain(notes).collect::<Vec<_>>().join("<br>")
            };
            lines.push(format!("| {} | {} | {} |", escaped(expectation.text()), cell(0), cell(1)));
        }
    }
    lines
}

fn whole_title(level: Level<'_>) -> String {
    format!("{}: {}", level.track().called(), titled(level))
}

/// A competency's title, where it is not only its level's.
fn title(competency: Competency<'_>) -> Option<String> {
    let title = competency.title();
    (title != competency.level().title()).then(|| title.to_owned())
}

fn statuses(against: &Against<'_>, expectation: Expectation<'_>) -> [Status; 2] {
    against.sides.map(|side| side.status(expectation.ix()))
}
