//! The ways of writing a ladder down.

use std::fmt::Write as _;

use super::{COMPETENCIES, LEVELS, Plan};

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
pub(super) type Way = (&'static str, fn(&Plan) -> String);

/// The ways of writing a ladder: the file's name, and how it is written.
pub(super) const WAYS: &[Way] = &[
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
    ("tabs.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "=== \"{l}\"\n").unwrap(),
            |t, c, s| {
                writeln!(t, "    **{c}**\n").unwrap();
                list(t, "    - ", s);
            },
        )
    }),
    ("tabs-in-tabs.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "=== \"{l}\"\n").unwrap(),
            |t, c, s| {
                writeln!(t, "    ??? note \"{c}\"\n").unwrap();
                list(t, "        - ", s);
            },
        )
    }),
    ("boxes.md", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "::: details {c}").unwrap();
                list(t, "- ", s);
                writeln!(t, ":::\n").unwrap();
            },
        )
    }),
    ("components.mdx", |plan| {
        plan.write(
            &LEVELS,
            |t, l| writeln!(t, "## {l}\n").unwrap(),
            |t, c, s| {
                writeln!(t, "<Tab title=\"{c}\">\n").unwrap();
                list(t, "  - ", s);
                writeln!(t, "</Tab>\n").unwrap();
            },
        )
    }),
    ("areas-in-callouts.md", |plan| {
        plan.write_transposed(
            |t, c| writeln!(t, "## {c}\n").unwrap(),
            |t, l, s| {
                writeln!(t, "> [!note]- {l}").unwrap();
                list(t, "> - ", s);
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
