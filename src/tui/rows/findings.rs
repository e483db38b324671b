//! Rows of the screen of findings, and what the code of one means.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::findings::{Checked, Row};
use super::super::text::{elide, width, wrap};
use super::super::theme::Theme;
use super::paragraph::bounded;
use crate::ladder::{Diagnostic, Severity};

/// What stands before a line of an example.
const INDENT: &str = "    ";

/// Returns a row as lines: a file, or a finding under its line.
pub fn lines(checked: &Checked, row: &Row, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    match row {
        Row::File(first, count) => {
            let path = checked.findings.get(*first).map_or("", |finding| finding.path.as_str());
            let count = format!(" {count}");
            let path = end_of(path, columns.saturating_sub(width(&count)));
            let head = Line::from(vec![Span::styled(path, theme.focus()), Span::styled(count, theme.dim())]);
            vec![head]
        }
        Row::Finding(nth) => checked.findings.get(*nth).map_or_else(Vec::new, |said| finding(said, columns, theme)),
    }
}

/// As much of a path's end as fits, which tells files apart: "…/careers/crew.md".
fn end_of(path: &str, columns: usize) -> String {
    if width(path) <= columns {
        return path.to_owned();
    }
    let ends = path.match_indices('/').map(|(at, _)| format!("…{}", &path[at..]));
    let name = || elide(path.rsplit('/').next().unwrap_or_default(), columns).into_owned();
    ends.into_iter().find(|end| width(end) <= columns).unwrap_or_else(name)
}

/// "13 warning empty-item: The item has no words."
fn finding(finding: &Diagnostic, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let severity = finding.code.severity();
    let (word, line) = (severity.name(), format!("{:>4} ", finding.line));
    let text = format!("{word} {}: {}", finding.code.name(), bounded(&finding.message));
    let indent = width(&line);
    let mut lines = Vec::new();
    for range in wrap(&text, columns.saturating_sub(indent)) {
        let lead = if lines.is_empty() { line.clone() } else { " ".repeat(indent) };
        let mut spans = vec![Span::styled(lead, theme.dim())];
        // What it is stands out from what is said.
        let end = word.len().clamp(range.start, range.end);
        spans.push(Span::styled(text[range.start..end].to_owned(), style(severity, theme)));
        spans.push(Span::raw(text[end..range.end].to_owned()));
        lines.push(Line::from(spans));
    }
    lines
}

fn style(severity: Severity, theme: Theme) -> Style {
    match severity {
        Severity::Error => theme.alarm(),
        Severity::Warning => theme.title(),
        Severity::Info => theme.dim(),
    }
}

/// Returns what to do about a finding, and what its code means, as `rungs check --explain`
/// says it, in lines of so many columns.
pub fn explanation(finding: &Diagnostic, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let page = finding.code.page();
    let mut lines = paragraph(finding.suggestion(), "", theme.title(), columns);
    lines.push(Line::default());
    lines.extend(paragraph(page.summary(), "", theme.plain(), columns));
    for part in page.parts() {
        lines.extend([Line::default(), Line::styled(part.title, theme.title())]);
        lines.extend(texts(part.text).into_iter().flat_map(|text| match text {
            Text::Prose(words) => paragraph(&words, "", theme.plain(), columns),
            Text::Example("") => vec![Line::default()],
            Text::Example(line) => paragraph(line, INDENT, theme.dim(), columns),
        }));
    }
    lines
}

/// A part of a page: a paragraph, or a line that stays as it is.
enum Text<'a> {
    Prose(String),
    Example(&'a str),
}

/// Takes a text apart whose lines were broken for another width.
fn texts(text: &str) -> Vec<Text<'_>> {
    let (mut texts, mut in_example, mut goes_on) = (Vec::new(), false, false);
    for line in text.lines() {
        if line.starts_with("```") {
            in_example = !in_example;
            goes_on = false;
        } else if in_example || line.is_empty() {
            texts.push(Text::Example(line));
            goes_on = false;
        } else if let (Some(Text::Prose(words)), true, false) = (texts.last_mut(), goes_on, line.starts_with("- ")) {
            words.push(' ');
            words.push_str(line.trim_start());
        } else {
            texts.push(Text::Prose(line.to_owned()));
            goes_on = true;
        }
    }
    texts
}

fn paragraph(text: &str, indent: &str, style: Style, columns: usize) -> Vec<Line<'static>> {
    let line = |range: std::ops::Range<usize>| Line::styled(format!("{indent}{}", &text[range]), style);
    wrap(text, columns.saturating_sub(indent.len())).into_iter().map(line).collect()
}
