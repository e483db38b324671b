//! Whatever way a ladder is written in, each statement is read once, under its
//! level and its competency, and nothing else is.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::ladder::assemble::assemble;
use crate::ladder::model::Expectation;
use crate::ladder::reader::read;

/// A ladder to be written: for each level and competency, its statements.
#[derive(Clone, Debug)]
struct Plan {
    /// `cells[level][competency]`.
    cells: Vec<Vec<Vec<String>>>,
    /// Whether prose stands before and behind the ladder.
    framed: bool,
}

const LEVELS: [&str; 4] = ["Junior Cook", "Cook", "Senior Cook", "Lead Cook"];
const BARE: [&str; 4] = ["Junior", "Mid", "Senior", "Principal"];
const COMPETENCIES: [&str; 4] = ["Knife", "Fire", "Guests", "Order"];

/// Two to four levels that all have the same two to four competencies, with one
/// to three statements each. Statements recur as soon as there are more than `several`.
fn plan(several: usize) -> impl Strategy<Value = Plan> {
    let counts = (2..=4usize, 2..=4usize).prop_flat_map(|(levels, competencies)| {
        prop::collection::vec(prop::collection::vec(1..=3usize, competencies), levels)
    });
    (counts, any::<bool>()).prop_map(move |(counts, framed)| {
        let mut next = 0;
        let mut statement = || {
            next = next % several + 1;
            format!("Does what number {next} asks for")
        };
        let cells = counts.iter().map(|level| level.iter().map(|&n| (0..n).map(|_| statement()).collect()).collect());
        Plan { cells: cells.collect(), framed }
    })
}

impl Plan {
    /// Writes the ladder: `level` for each level's head, `part` for each
    /// competency with its statements.
    fn write(
        &self,
        levels: &[&str],
        mut level: impl FnMut(&mut String, &str),
        mut part: impl FnMut(&mut String, &str, &[String]),
    ) -> String {
        let mut text = String::new();
        for (nth, competencies) in self.cells.iter().enumerate() {
            level(&mut text, levels[nth]);
            for (name, statements) in COMPETENCIES.iter().zip(competencies) {
                part(&mut text, name, statements);
            }
        }
        text
    }

    /// The same, competencies first.
    fn write_transposed(
        &self,
        mut part: impl FnMut(&mut String, &str),
        mut step: impl FnMut(&mut String, &str, &[String]),
    ) -> String {
        let mut text = String::new();
        for (nth, name) in COMPETENCIES.iter().take(self.cells[0].len()).enumerate() {
            part(&mut text, name);
            for (level, cells) in BARE.iter().zip(&self.cells) {
                step(&mut text, level, &cells[nth]);
            }
        }
        text
    }

    /// Rows of cells: a head of levels, then a row for each competency.
    fn rows(&self, joint: &str) -> Vec<Vec<String>> {
        let head = ["Area"].into_iter().chain(LEVELS.into_iter().take(self.cells.len())).map(str::to_owned);
        let mut rows = vec![head.collect::<Vec<_>>()];
        for (nth, name) in COMPETENCIES.iter().take(self.cells[0].len()).enumerate() {
            let cells = self.cells.iter().map(|level| level[nth].join(joint));
            rows.push([(*name).to_owned()].into_iter().chain(cells).collect());
        }
        rows
    }
}

fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    (0..rows[0].len()).map(|nth| rows.iter().map(|row| row[nth].clone()).collect()).collect()
}

fn list(text: &mut String, marker: &str, statements: &[String]) {
    for statement in statements {
        writeln!(text, "{marker}{statement}").unwrap();
    }
    text.push('\n');
}

fn markdown_table(rows: &[Vec<String>]) -> String {
    let line = |row: &[String]| format!("| {} |\n", row.join(" | "));
    let rule = vec!["---".to_owned(); rows[0].len()];
    [line(&rows[0]), line(&rule)].into_iter().chain(rows[1..].iter().map(|row| line(row))).collect()
}

fn tagged(tag: &str, texts: &[String]) -> String {
    texts.iter().fold(String::new(), |all, text| all + "<" + tag + ">" + text + "</" + tag + ">\n")
}

fn html_table(rows: &[Vec<String>]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| tagged("td", row)).collect();
    format!("<table>\n{}</table>\n", tagged("tr", &rows))
}

fn sheet(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(",") + "\n").collect()
}

fn yaml(plan: &Plan) -> String {
    let mut text = String::from("---\ntitle: Cooks\ntopics:\n");
    for (nth, name) in COMPETENCIES.iter().take(plan.cells[0].len()).enumerate() {
        writeln!(text, "  - title: {name}\n    content:").unwrap();
        for (level, cells) in plan.cells.iter().enumerate() {
            writeln!(text, "      - level: {}\n        criteria:", level + 1).unwrap();
            list(&mut text, "          - ", &cells[nth]);
        }
    }
    text + "---\n"
}

fn json(plan: &Plan) -> String {
    let part =
        |(name, statements): (&&str, &Vec<String>)| format!("{{\"name\": \"{name}\", \"statements\": {statements:?}}}");
    let level = |(level, cells): (&&str, &Vec<Vec<String>>)| {
        let parts: Vec<String> = COMPETENCIES.iter().zip(cells).map(part).collect();
        format!("  {{\"title\": \"{level}\", \"competencies\": [{}]}}", parts.join(",\n    "))
    };
    let levels: Vec<String> = LEVELS.iter().zip(&plan.cells).map(level).collect();
    format!("{{\"title\": \"Cooks\", \"levels\": [\n{}\n]}}\n", levels.join(",\n"))
}

/// A table that is drawn, each statement on a line of its own behind a dash.
fn drawn(rows: &[Vec<String>]) -> String {
    const WIDTH: usize = 40;

    let rule = format!("+{}", format!("{}+", "-".repeat(WIDTH)).repeat(rows[0].len())) + "\n";
    let mut text = rule.clone();
    for row in rows {
        let cells: Vec<Vec<&str>> = row.iter().map(|cell| cell.split('\n').collect()).collect();
        for nth in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            text += "|";
            for cell in &cells {
                write!(text, "{:WIDTH$}|", cell.get(nth).unwrap_or(&"")).unwrap();
            }
            text += "\n";
        }
        text += &rule;
    }
    text
}

/// A file's name, and how a ladder is written in it.
type Way = (&'static str, fn(&Plan) -> String);

/// The ways of writing a ladder: the file's name, and how it is written.
const WAYS: &[Way] = &[
    ("headings.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "### {c}\n").unwrap();
                list(t, "- ", s);
            },
        )
    }),
    ("tasks.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "### {c}\n").unwrap();
                list(t, "* [ ] ", s);
            },
        )
    }),
    ("setext.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "{l}\n=====\n").unwrap(),
            |t, c, s| {
                writeln!(t, "{c}\n-----\n").unwrap();
                list(t, "1. ", s);
            },
        )
    }),
    ("bold-parts.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "**{c}**\n").unwrap();
                list(t, "- ", s);
            },
        )
    }),
    ("plain-parts.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "{c}:\n").unwrap();
                list(t, "- ", s);
            },
        )
    }),
    ("labels.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "- {c}:").unwrap();
                list(t, "  - ", s);
            },
        )
    }),
    ("definitions.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "{c}").unwrap();
                list(t, ": ", s);
            },
        )
    }),
    ("glued.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "##{l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "###{c}").unwrap();
                list(t, "-", s);
            },
        )
    }),
    ("bullets.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "### {c}\n").unwrap();
                list(t, "• ", s);
            },
        )
    }),
    ("bold-levels.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "**{l}**\n").unwrap(),
            |t, c, s| {
                writeln!(t, "**{c}**\n").unwrap();
                list(t, "- ", s);
            },
        )
    }),
    ("nested-list.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "- {l}").unwrap(),
            |t, c, s| {
                writeln!(t, "  - {c}").unwrap();
                for statement in s {
                    writeln!(t, "    - {statement}").unwrap();
                }
            },
        )
    }),
    ("html.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "<h2>{l}</h2>\n").unwrap(),
            |t, c, s| {
                writeln!(t, "<h3>{c}</h3>\n<ul>\n{}</ul>\n", tagged("li", s)).unwrap();
            },
        )
    }),
    ("columns.md", |plan| markdown_table(&plan.rows("<br>"))),
    ("rows.md", |plan| markdown_table(&turned(&plan.rows("<br>- ")))),
    ("html-columns.md", |plan| html_table(&plan.rows("<br/>"))),
    ("html-rows.md", |plan| html_table(&turned(&plan.rows("<p>")))),
    ("sheet.csv", |plan| sheet(&plan.rows("\n"))),
    ("turned-sheet.csv", |plan| sheet(&turned(&plan.rows("\n• ")))),
    ("data.md", yaml),
    ("data.json", json),
    ("drawn.md", |plan| drawn(&plan.rows("\n- "))),
    ("outline.org", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "{}* {l}", if t.is_empty() { "#+OPTIONS: toc:nil\n" } else { "" }).unwrap(),
            |t, c, s| {
                writeln!(t, "** {c}").unwrap();
                list(t, "- ", s);
            },
        )
    }),
    ("areas.md", |plan| {
        plan.write_transposed(
            |t, c| writeln!(t, "## {c}\n").unwrap(),
            |t, l, s| {
                writeln!(t, "### {l}\n").unwrap();
                list(t, "- ", s);
            },
        )
    }),
    ("areas-in-lists.md", |plan| {
        plan.write_transposed(
            |t, c| writeln!(t, "## {c}\n").unwrap(),
            |t, l, s| {
                writeln!(t, "- **{l}**:").unwrap();
                list(t, "  - ", s);
            },
        )
    }),
    ("areas-in-bold.md", |plan| {
        plan.write_transposed(
            |t, c| writeln!(t, "## {c}\n").unwrap(),
            |t, l, s| {
                writeln!(t, "**{l}**\n").unwrap();
                list(t, "- ", s);
            },
        )
    }),
];

/// Where a statement is found: level, competency, words.
type Place = (usize, String, String);

fn expected(plan: &Plan) -> Vec<Place> {
    let mut places = Vec::new();
    for (level, competencies) in plan.cells.iter().enumerate() {
        for (name, statements) in COMPETENCIES.iter().zip(competencies) {
            places.extend(statements.iter().map(|text| (level, (*name).to_owned(), text.clone())));
        }
    }
    places.sort();
    places
}

fn found(file: &str, text: &str) -> Vec<Place> {
    let ladder = assemble("test", vec![read(&format!("career/{file}"), text.as_bytes())]);
    let mut places: Vec<Place> = Vec::new();
    for track in ladder.tracks() {
        for (nth, level) in track.levels().enumerate() {
            for competency in level.competencies() {
                let texts = competency.expectations().map(Expectation::text);
                places.extend(texts.map(|text| (nth, competency.title().to_owned(), text.to_owned())));
            }
        }
    }
    places.sort();
    places
}

/// The text of a file that is written in a way, with or without a frame.
fn written(plan: &Plan, file: &str, write: fn(&Plan) -> String) -> String {
    let (before, after) =
        match (plan.framed, ![".csv", ".json", ".org", "data.md"].iter().any(|kind| file.contains(kind))) {
            (true, true) => ("# Cooks\n\nThis is how we grow.\n\n", "\nAsk the owner for more.\n"),
            (false, true) => ("# Cooks\n\n", ""),
            _ => ("", ""),
        };
    format!("{before}{}{after}", write(plan))
}

#[test]
fn every_way_of_writing_is_read() {
    let statement = |nth: usize| vec![format!("Does what number {nth} asks for")];
    let cells = (0..3).map(|level| (0..2).map(|part| statement(level * 2 + part)).collect()).collect();
    let plan = Plan { cells, framed: true };
    let wrong = WAYS.iter().filter(|(file, write)| found(file, &written(&plan, file, *write)) != expected(&plan));
    assert_eq!(wrong.map(|(file, _)| *file).collect::<Vec<_>>(), [""; 0]);
}

proptest! {
    #[test]
    fn each_statement_stands_once_in_its_place(plan in plan(usize::MAX), way in 0..WAYS.len()) {
        let (file, write) = WAYS[way];
        let text = written(&plan, file, write);
        prop_assert_eq!(found(file, &text), expected(&plan), "{}\n{}", file, text);
    }
    #[test]
    fn a_statement_that_recurs_is_asked_wherever_it_stands(plan in (1..=4usize).prop_flat_map(plan), way in 0..WAYS.len()) {
        let (file, write) = WAYS[way];
        let text = written(&plan, file, write);
        prop_assert_eq!(found(file, &text), expected(&plan), "{}\n{}", file, text);
    }
}
