//! What `rungs check` says of a snapshot, found beside the screen, and where in the
//! panes it is about something.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::message::Message;
use crate::ladder::model::Source;
use crate::ladder::{Diagnostic, Ladder, Severity, check};
use crate::report::text::titled;
use crate::search::Target;

/// A row of the screen of findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A file, with the first of the findings that are listed of it, and how many are.
    File(usize, usize),
    /// A finding.
    Finding(usize),
}

/// Where a finding leads to in the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What stands at its line, else what that line belongs to.
    pub target: Target,
    /// Whether it stands at that very line.
    pub is_there: bool,
}

/// All findings about a snapshot.
#[derive(Debug)]
pub struct Checked {
    /// The snapshot that the places are of.
    pub ladder: Arc<Ladder>,
    /// The findings, by file and line.
    pub findings: Vec<Diagnostic>,
    /// Where each of them leads to; a file that is no ladder is in no pane.
    pub places: Vec<Option<Place>>,
    /// The rows of the screen, each file above its findings: of all findings, and without
    /// those that are only worth knowing.
    rows: [Vec<Row>; 2],
    to_mend: usize,
}

/// Looks for findings on a thread of its own; the answer comes as a message.
pub fn ask(ladder: Arc<Ladder>, messages: &Sender<Message>) {
    let messages = messages.clone();
    thread::spawn(move || {
        // Where the screen is gone, nobody asks any more.
        let _ = messages.send(Message::Checked(Arc::new(Checked::of(ladder))));
    });
}

impl Checked {
    /// Looks for all findings about a snapshot.
    pub fn of(ladder: Arc<Ladder>) -> Self {
        let findings = check::findings(&ladder);
        let places = places(&ladder, &findings);
        let rows = [false, true].map(|is_short| rows(&findings, is_short));
        let to_mend = findings.iter().filter(|finding| is_to_mend(finding)).count();
        Checked { ladder, findings, places, rows, to_mend }
    }

    /// Returns the rows of the screen; a short list leaves out what is only worth knowing.
    pub fn rows(&self, is_short: bool) -> &[Row] {
        &self.rows[usize::from(is_short)]
    }

    /// Returns how many findings somebody should look at; the others are only worth
    /// knowing.
    pub fn to_mend(&self) -> usize {
        self.to_mend
    }

    /// Returns the finding of a row, or the first one of its file.
    pub fn finding(&self, row: &Row) -> Option<(usize, &Diagnostic)> {
        let (Row::File(nth, _) | Row::Finding(nth)) = *row;
        Some((nth, self.findings.get(nth)?))
    }

    /// Returns the row that is most like one of an earlier look: the same said of the
    /// same file, as near as may be; else one of that file, else of the same place.
    pub fn row_like(&self, is_short: bool, earlier: (&Checked, Option<&Row>), at: usize) -> usize {
        let rows = self.rows(is_short);
        let first = usize::from(!rows.is_empty());
        let Some((row, (_, was))) = earlier.1.and_then(|row| Some((row, earlier.0.finding(row)?))) else {
            return first;
        };
        let far = |finding: &Diagnostic| {
            let differs = (finding.code != was.code, finding.message != was.message);
            (differs.0, differs.1, finding.line.abs_diff(was.line))
        };
        let is_file = matches!(row, Row::File(..));
        let of_kind = rows.iter().enumerate().filter(|(_, row)| matches!(row, Row::File(..)) == is_file);
        let of_file = of_kind.filter_map(|(nth, row)| Some((nth, self.finding(row)?.1)));
        let alike = of_file.filter(|(_, finding)| finding.path == was.path);
        let nearest = alike.min_by_key(|(_, finding)| if is_file { (false, false, 0) } else { far(finding) });
        nearest.map_or_else(|| at.clamp(first, rows.len().saturating_sub(1).max(first)), |(nth, _)| nth)
    }
}

fn is_to_mend(finding: &Diagnostic) -> bool {
    finding.code.severity() >= Severity::Warning
}

fn rows(findings: &[Diagnostic], is_short: bool) -> Vec<Row> {
    let shown = (0..findings.len()).filter(|&nth| !is_short || is_to_mend(&findings[nth]));
    let shown: Vec<usize> = shown.collect();
    let mut rows = Vec::new();
    for of_file in shown.chunk_by(|&one, &other| findings[one].path == findings[other].path) {
        rows.extend(of_file.first().map(|&first| Row::File(first, of_file.len())));
        rows.extend(of_file.iter().map(|&nth| Row::Finding(nth)));
    }
    rows
}

/// What stands in a file: by line, what holds others before what it holds.
type Standing = Vec<(u32, Target)>;

/// Finds for each finding what stands at its line, or what that belongs to. Only files
/// with findings are looked through, each once.
fn places(ladder: &Ladder, findings: &[Diagnostic]) -> Vec<Option<Place>> {
    let mut files: HashMap<&str, Standing> =
        findings.iter().map(|finding| (finding.path.as_str(), Vec::new())).collect();
    let mut add = |source: Source<'_>, target: Target| {
        if let Some(file) = files.get_mut(source.path) {
            file.push((source.line, target));
        }
    };
    for level in ladder.levels() {
        add(level.source(), Target::Level(level.ix()));
        level.competencies().for_each(|part| add(part.source(), Target::Competency(part.ix())));
        level.expectations().for_each(|said| add(said.source(), Target::Expectation(said.ix())));
    }
    for file in files.values_mut() {
        file.sort_by_key(|&(line, target)| (line, target.kind() as usize));
    }
    findings.iter().map(|finding| place(ladder, files.get(finding.path.as_str())?, finding)).collect()
}

fn place(ladder: &Ladder, file: &Standing, finding: &Diagnostic) -> Option<Place> {
    let from = file.partition_point(|(line, _)| *line < finding.line);
    let to = file.partition_point(|(line, _)| *line <= finding.line);
    // A row of a table holds statements of all levels; its words tell which is meant.
    let words = finding.words.as_deref().unwrap_or_default();
    let is_meant = |target: &Target| match target {
        Target::Expectation(ix) => !words.is_empty() && ladder.expectation(*ix).text().contains(words),
        _ => false,
    };
    let here = &file[from..to];
    let there = here.iter().map(|(_, target)| *target).find(is_meant).or_else(|| Some(here.first()?.1));
    if let Some(target) = there {
        return Some(Place { target, is_there: true });
    }
    // What is said of a line without a statement is about what that line stands in.
    let before = file[..from].last().map(|(_, target)| *target);
    let holder = before.map(|target| match target {
        Target::Expectation(ix) => Target::Competency(ladder.expectation(ix).competency().ix()),
        other => other,
    });
    let first = || file.first().map(|(_, target)| *target);
    holder.or_else(first).map(|target| Place { target, is_there: false })
}

/// Returns what a target is called.
pub fn title(ladder: &Ladder, target: Target) -> String {
    match target {
        Target::Track(ix) => ladder.track(ix).called().to_owned(),
        Target::Level(ix) => titled(ladder.level(ix)),
        Target::Competency(ix) => ladder.competency(ix).title().to_owned(),
        Target::Expectation(ix) => ladder.expectation(ix).competency().title().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::{assemble, reader};

    fn checked(files: &[(&str, &str)]) -> Checked {
        let documents = files.iter().map(|(path, text)| reader::read(path, text.as_bytes())).collect();
        Checked::of(Arc::new(assemble::assemble("test", documents)))
    }

    const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties knots\n-\n- Ties knots\n\n\
        ## Senior Sailor\n\n### Ropes\n\n- Teaches knots\n";

    /// The line of each finding with the kind of what it leads to, and whether that is there.
    fn led(checked: &Checked) -> Vec<(u32, &'static str, bool)> {
        let pairs = checked.findings.iter().zip(&checked.places);
        pairs
            .filter_map(|(finding, place)| {
                Some((finding.line, (*place)?.target.kind().name(), place.as_ref()?.is_there))
            })
            .collect()
    }

    #[test]
    fn a_finding_leads_to_what_stands_at_its_line_or_what_holds_that() {
        let checked = checked(&[("crew.md", CREW)]);
        assert_eq!(led(&checked), [(8, "competency", false), (9, "expectation", true)]);
        assert_eq!(checked.rows(false), [Row::File(0, 2), Row::Finding(0), Row::Finding(1)]);
    }

    #[test]
    fn a_file_that_is_no_ladder_leads_nowhere() {
        let checked = checked(&[("crew.md", CREW), ("notes.md", "Nothing of a ladder.\n")]);
        let nowhere: Vec<&str> = checked
            .findings
            .iter()
            .zip(&checked.places)
            .filter(|(_, place)| place.is_none())
            .map(|(finding, _)| finding.path.as_str())
            .collect();
        assert_eq!(nowhere, ["notes.md"]);
        assert_eq!(checked.rows(false)[3], Row::File(2, 1));
        assert_eq!(checked.rows(true), checked.rows(false)[..3].to_vec(), "a short list leaves it out");
    }

    #[test]
    fn a_row_is_found_again_where_lines_moved_and_others_are_mended() {
        let before = checked(&[("crew.md", CREW)]);
        let after = checked(&[("crew.md", &CREW.replace("# Crew\n", "# Crew\n\nOf the ship.\n").replace("-\n", ""))]);
        assert_eq!(after.findings.len(), 1);
        let like = |after: &Checked, row: usize| after.row_like(false, (&before, before.rows(false).get(row)), row);
        assert_eq!(like(&after, 2), 1, "the repeated statement");
        assert_eq!(like(&after, 1), 1, "what is mended gives way to its neighbour");
        assert_eq!(like(&after, 0), 0, "a file stays a file");
        let clean = checked(&[("crew.md", &CREW.replace("-\n- Ties knots\n", ""))]);
        assert_eq!((clean.findings.len(), like(&clean, 2)), (0, 0));
    }
}
