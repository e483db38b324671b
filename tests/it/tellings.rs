//! One ladder told in many ways: whatever people write it down as, it is the same ladder.
//!
//! Each of a few ladders is written in each of many layouts, and what is read of it has to
//! be the ladder: its levels in their order, their competencies, and all statements whole.

#![allow(clippy::format_collect, reason = "a table of layouts is read by people, and small")]

use std::fmt::Write as _;
use std::fs;

use rungs::ladder::model::Expectation;
use rungs::ladder::{Ladder, open};
use tempfile::TempDir;

use ladders::{NUMERALS, RANKS, ROLES, SCALE, STEPS};

mod ladders;

/// A ladder as it is meant. What a level asks stands in the order of the competencies.
struct Meant {
    title: &'static str,
    /// What heads levels, competencies and statements in a table.
    heads: [&'static str; 3],
    levels: &'static [&'static str],
    competencies: &'static [&'static str],
    /// For each level, what it asks in each competency.
    asks: &'static [&'static [&'static [&'static str]]],
}

impl Meant {
    /// What each level asks: its name, and each competency with its statements.
    fn each(&self) -> impl Iterator<Item = (&str, Vec<(&str, &[&str])>)> {
        let asks = self.levels.iter().zip(self.asks);
        asks.map(|(level, asks)| (*level, self.competencies.iter().copied().zip(asks.iter().copied()).collect()))
    }

    /// What a competency asks of each level.
    fn of(&self, competency: usize) -> impl Iterator<Item = (&str, &[&str])> {
        self.levels.iter().zip(self.asks).map(move |(level, asks)| (*level, asks[competency]))
    }

    /// The ladder as `shown` shows one that was read.
    fn expected(&self) -> String {
        let mut text = String::new();
        for (level, asks) in self.each() {
            writeln!(text, "{level}").unwrap();
            for (competency, statements) in asks {
                writeln!(text, "  {competency}: {}", statements.join("; ")).unwrap();
            }
        }
        text
    }

    /// A document of its title, and what is written for each level.
    fn by_level(&self, write: impl Fn(&mut String, &str, &[(&str, &[&str])])) -> String {
        let mut text = format!("# {}\n\n", self.title);
        self.each().for_each(|(level, asks)| write(&mut text, level, &asks));
        text
    }

    /// A document of its title, and what is written for each competency.
    fn by_competency(&self, write: impl Fn(&mut String, &str, &[(&str, &[&str])])) -> String {
        let mut text = format!("# {}\n\n", self.title);
        for (nth, competency) in self.competencies.iter().enumerate() {
            write(&mut text, competency, &self.of(nth).collect::<Vec<_>>());
        }
        text
    }

    /// Headings or whatever stands for them before lists.
    fn headed(&self, level: (&str, &str), competency: (&str, &str), item: &str) -> String {
        self.by_level(|text, name, asks| {
            write!(text, "{}{name}{}\n\n", level.0, level.1).unwrap();
            for (name, statements) in asks {
                write!(text, "{}{name}{}\n\n{}\n", competency.0, competency.1, list(item, statements)).unwrap();
            }
        })
    }

    /// Items in which those of statements are nested.
    fn nested(&self, level: (&str, &str), competency: (&str, &str), indent: &str) -> String {
        self.by_level(|text, name, asks| {
            write!(text, "{}{name}{}\n\n", level.0, level.1).unwrap();
            for (name, statements) in asks {
                writeln!(text, "{}{name}{}", competency.0, competency.1).unwrap();
                text.push_str(&list(indent, statements));
            }
            text.push('\n');
        })
    }

    /// Competencies over what their levels ask.
    fn transposed(&self, level: (&str, &str), item: &str) -> String {
        self.by_competency(|text, name, asks| {
            write!(text, "## {name}\n\n").unwrap();
            for (level_name, statements) in asks {
                writeln!(text, "{}{level_name}{}{}", level.0, level.1, list(item, statements)).unwrap();
            }
        })
    }

    /// A table whose columns are the levels.
    fn columns(&self, corner: &str, begin: &str, parting: &str) -> String {
        let mut text = format!("# {}\n\n| {corner} | {} |\n", self.title, self.levels.join(" | "));
        text.push_str(&"| --- ".repeat(self.levels.len() + 1));
        text.push_str("|\n");
        for (nth, competency) in self.competencies.iter().enumerate() {
            let cells: Vec<String> =
                self.of(nth).map(|(_, asks)| format!("{begin}{}", asks.join(&format!("{parting}{begin}")))).collect();
            writeln!(text, "| {competency} | {} |", cells.join(" | ")).unwrap();
        }
        text
    }

    /// A table whose columns are the levels, and whose cells are counted.
    fn counted(&self) -> String {
        let mut text = format!("# {}\n\n| {} | {} |\n", self.title, self.heads[1], self.levels.join(" | "));
        text.push_str(&"| --- ".repeat(self.levels.len() + 1));
        text.push_str("|\n");
        for (nth, competency) in self.competencies.iter().enumerate() {
            let count = |asks: &[&str]| (1..).zip(asks).map(|(n, ask)| format!("{n}. {ask}")).collect::<Vec<_>>();
            let cells: Vec<String> = self.of(nth).map(|(_, asks)| count(asks).join("<br>")).collect();
            writeln!(text, "| {competency} | {} |", cells.join(" | ")).unwrap();
        }
        text
    }

    /// A table for each competency, with a column for each level and nothing else.
    fn columns_alone(&self) -> String {
        let mut text = format!("# {}\n", self.title);
        for (nth, competency) in self.competencies.iter().enumerate() {
            writeln!(text, "\n## {competency}\n\n| {} |", self.levels.join(" | ")).unwrap();
            text.push_str(&"| --- ".repeat(self.levels.len()));
            text.push_str("|\n");
            for row in 0..self.of(nth).map(|(_, asks)| asks.len()).max().unwrap_or_default() {
                let cells: Vec<&str> =
                    self.of(nth).map(|(_, asks)| asks.get(row).copied().unwrap_or_default()).collect();
                writeln!(text, "| {} |", cells.join(" | ")).unwrap();
            }
        }
        text
    }

    /// A table in HTML whose columns are the levels.
    fn html(&self) -> String {
        let heads: String = self.levels.iter().map(|level| format!("<th>{level}</th>")).collect();
        let mut text = format!("# {}\n\n<table>\n<tr><th></th>{heads}</tr>\n", self.title);
        for (nth, competency) in self.competencies.iter().enumerate() {
            let cell = |asks: &[&str]| asks.iter().map(|ask| format!("<li>{ask}</li>")).collect::<String>();
            let cells: String = self.of(nth).map(|(_, asks)| format!("<td><ul>{}</ul></td>", cell(asks))).collect();
            writeln!(text, "<tr><td>{competency}</td>{cells}</tr>").unwrap();
        }
        text + "</table>\n"
    }

    /// One statement a row; `part` parts columns, and `edge` stands around them.
    fn rows(&self, part: &str, edge: &str) -> String {
        let row = |cells: [&str; 3]| format!("{edge}{}{edge}\n", cells.join(part)).trim_start().to_owned();
        let mut text = row(self.heads);
        if !edge.is_empty() {
            text = format!("# {}\n\n{text}{}", self.title, row(["---"; 3]));
        }
        for (level, asks) in self.each() {
            for (competency, statements) in asks {
                for ask in statements {
                    text.push_str(&row([level, competency, ask]));
                }
            }
        }
        text
    }

    /// Data that lists levels.
    fn json(&self) -> String {
        let quoted = |texts: &[&str]| texts.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ");
        let part =
            |(name, asks): &(&str, &[&str])| format!("{{\"name\": {name:?}, \"expectations\": [{}]}}", quoted(asks));
        let levels = self.each().map(|(level, asks)| {
            let parts: Vec<String> = asks.iter().map(part).collect();
            format!("{{\"name\": {level:?}, \"competencies\": [{}]}}", parts.join(", "))
        });
        let levels: Vec<String> = levels.collect();
        format!("{{\"title\": {:?}, \"levels\": [{}]}}", self.title, levels.join(", "))
    }

    /// Data that lists competencies, with what each level asks.
    fn yaml(&self) -> String {
        let mut text = String::new();
        for (nth, competency) in self.competencies.iter().enumerate() {
            writeln!(text, "{competency}:").unwrap();
            for (level, asks) in self.of(nth) {
                write!(text, "  {level}:\n{}", list("    - ", asks)).unwrap();
            }
        }
        text
    }
}

fn list(item: &str, statements: &[&str]) -> String {
    statements.iter().map(|statement| format!("{item}{statement}\n")).collect()
}

/// A table of a level's competencies, or of a competency's levels.
fn table(heads: [&str; 2], rows: &[(&str, &[&str])]) -> String {
    let row = |(name, asks): &(&str, &[&str])| format!("| {name} | {} |\n", asks.join("<br>"));
    let rows: String = rows.iter().map(row).collect();
    format!("| {} | {} |\n| --- | --- |\n{rows}\n", heads[0], heads[1])
}

/// A way to tell a ladder: what the file is called, and what stands in it.
type Telling = (&'static str, fn(&Meant) -> String);

const TELLINGS: &[Telling] = &[
    ("headings.md", |meant| meant.headed(("## ", ""), ("### ", ""), "- ")),
    ("deeper.md", |meant| meant.headed(("### ", ""), ("##### ", ""), "* ")),
    ("closed.md", |meant| meant.headed(("## ", " ##"), ("### ", ":"), "1. ")),
    ("tasks.md", |meant| meant.headed(("## ", ""), ("### ", ""), "- [ ] ")),
    ("bold.md", |meant| meant.headed(("## ", ""), ("**", "**"), "- ")),
    ("colons.md", |meant| meant.headed(("## **", "**"), ("**", ":**"), "+ ")),
    ("lines.md", |meant| meant.headed(("## ", ""), ("", ":"), "- ")),
    ("bullets.md", |meant| meant.headed(("## ", ""), ("### ", ""), "• ")),
    ("underlined.md", |meant| meant.headed(("", "\n-----"), ("### ", ""), "- ")),
    ("collapsed.md", |meant| meant.headed(("## ", ""), ("<details><summary>", "</summary>"), "- ")),
    ("bold-over-headings.md", |meant| meant.headed(("**", "**"), ("### ", ""), "- ")),
    ("anchors.md", |meant| meant.headed(("## ", " {#level}"), ("### <a name=\"x\"></a>", ""), "- ")),
    ("marks.html", |meant| meant.headed(("<h2>", "</h2>"), ("<h3>", "</h3>"), "- ")),
    ("level-behind.md", |meant| {
        meant.by_level(|text, level, asks| {
            write!(text, "## {level}\n\n").unwrap();
            for (name, statements) in asks {
                write!(text, "### {name} ({level})\n\n{}\n", list("- ", statements)).unwrap();
            }
        })
    }),
    ("crossed.md", |meant| {
        meant.by_competency(|text, name, asks| {
            for (level, statements) in asks {
                write!(text, "## {name} – {level}\n\n{}\n", list("- ", statements)).unwrap();
            }
        })
    }),
    ("crossed-in-front.md", |meant| {
        meant.by_level(|text, level, asks| {
            for (name, statements) in asks {
                write!(text, "## {level}: {name}\n\n{}\n", list("- ", statements)).unwrap();
            }
        })
    }),
    ("terms.md", |meant| meant.nested(("## ", ""), ("\n", ""), ": ")),
    ("items.md", |meant| meant.nested(("## ", ""), ("- ", ""), "  - ")),
    ("labels.md", |meant| meant.nested(("## ", ""), ("- **", ":**"), "  - ")),
    ("numbers.md", |meant| meant.nested(("## ", ""), ("1. ", ""), "   - ")),
    ("bold-levels.md", |meant| meant.nested(("**", "**"), ("- ", ":"), "  - ")),
    ("nested.md", |meant| meant.nested(("- ", ""), ("    - ", ""), "        - ")),
    ("nested-in-numbers.md", |meant| meant.nested(("1. **", "**"), ("    - ", ":"), "        - ")),
    ("tables.md", |meant| {
        let [_, competency, expectations] = meant.heads;
        meant.by_level(|text, level, asks| {
            write!(text, "## {level}\n\n{}", table([competency, expectations], asks)).unwrap();
        })
    }),
    ("table-for-each.md", |meant| {
        let [level, _, expectations] = meant.heads;
        meant.by_competency(|text, competency, asks| {
            write!(text, "## {competency}\n\n{}", table([level, expectations], asks)).unwrap();
        })
    }),
    ("columns.md", |meant| meant.columns(meant.heads[1], "", "<br>")),
    ("columns-without-corner.md", |meant| meant.columns("", "", "<br/>")),
    ("columns-with-bullets.md", |meant| meant.columns(meant.heads[1], "• ", "<br>")),
    ("columns-with-dashes.md", |meant| meant.columns(meant.heads[1], "- ", "<br>")),
    ("columns-in-a-line.md", |meant| meant.columns(meant.heads[1], "• ", " ")),
    ("columns-with-numbers.md", Meant::counted),
    ("columns-alone.md", Meant::columns_alone),
    ("columns-of-html.md", Meant::html),
    ("rows.md", |meant| meant.rows(" | ", " | ")),
    ("rows.csv", |meant| meant.rows(",", "")),
    ("rows.tsv", |meant| meant.rows("\t", "")),
    ("transposed.md", |meant| meant.transposed(("### ", "\n\n"), "- ")),
    ("transposed-bold.md", |meant| meant.transposed(("**", "**\n\n"), "- ")),
    ("transposed-items.md", |meant| meant.transposed(("- ", "\n"), "  - ")),
    ("transposed-labels.md", |meant| meant.transposed(("- **", ":**\n"), "  - ")),
    ("levels.json", Meant::json),
    ("topics.yaml", Meant::yaml),
];

/// A ladder that was read, as `Meant::expected` shows it.
fn shown(ladder: &Ladder) -> String {
    let mut text = String::new();
    for level in ladder.levels() {
        let rank = level.rank().filter(|rank| *rank != level.title()).map(|rank| format!("{rank} "));
        writeln!(text, "{}{}", rank.unwrap_or_default(), level.title()).unwrap();
        for competency in level.competencies() {
            let statements: Vec<&str> = competency.expectations().map(Expectation::text).collect();
            writeln!(text, "  {}: {}", competency.title(), statements.join("; ")).unwrap();
        }
    }
    text
}

/// What a ladder is that stands in some files.
fn read(files: &[(String, String)]) -> String {
    let home = TempDir::new().unwrap();
    for (path, text) in files {
        let path = home.path().join("levels").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let opened = open(&[home.path().join("levels")]);
    assert!(opened.errors.is_empty());
    assert!(opened.ladder.tracks().count() < 2, "one ladder is one track");
    shown(&opened.ladder)
}

#[test]
fn a_ladder_is_the_same_however_it_is_told() {
    for meant in [ROLES, RANKS, STEPS, NUMERALS, SCALE] {
        for (path, tell) in TELLINGS {
            let text = tell(&meant);
            let read = read(&[((*path).to_owned(), text.clone())]);
            assert_eq!(read, meant.expected(), "{:?} in {path}:\n{text}", meant.title);
        }
    }
}

#[test]
fn a_ladder_in_many_files_is_the_same_as_in_one() {
    let name = |title: &str| title.to_lowercase().replace(' ', "-");
    for meant in [ROLES, RANKS, STEPS, NUMERALS, SCALE] {
        let parts = |asks: &[(&str, &[&str])], heading: &str| {
            asks.iter().map(|(title, asks)| format!("{heading}{title}\n\n{}\n", list("- ", asks))).collect::<String>()
        };
        let a_level = meant.each().zip(1..).map(|((level, asks), nth)| {
            (format!("{nth}-{}.md", name(level)), format!("# {level}\n\n{}", parts(&asks, "## ")))
        });
        assert_eq!(read(&a_level.collect::<Vec<_>>()), meant.expected(), "a file a level");
        let a_folder = meant.each().zip(1..).map(|((level, asks), nth)| {
            (format!("{nth}-{}/README.md", name(level)), format!("# {level}\n\n{}", parts(&asks, "## ")))
        });
        assert_eq!(read(&a_folder.collect::<Vec<_>>()), meant.expected(), "a folder a level");
        let competencies = meant.competencies.iter().enumerate();
        let a_competency = competencies.map(|(nth, title)| {
            let asks: Vec<_> = meant.of(nth).collect();
            (format!("{nth}-{}.md", name(title)), format!("# {title}\n\n{}", parts(&asks, "## ")))
        });
        assert_eq!(read(&a_competency.collect::<Vec<_>>()), meant.expected(), "a file a competency");
        let each = meant.each().zip(1..).flat_map(|((level, asks), nth)| {
            let folder = format!("{nth}-{}", level.replace(' ', "-"));
            asks.into_iter().zip(1..).map(move |((title, asks), part)| {
                (format!("{folder}/{part}-{}.md", name(title)), format!("# {title}\n\n{}", list("- ", asks)))
            })
        });
        assert_eq!(read(&each.collect::<Vec<_>>()), meant.expected(), "a file a competency of a level");
    }
}
