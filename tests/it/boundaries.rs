//! Which module may know which: dependencies point one way, and only the outside
//! knows a terminal, the clock and the environment.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rstest::rstest;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A source file: its path below `src`, and its text without comments.
struct Source {
    path: String,
    code: String,
}

impl Source {
    /// The module at the top that the file belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The modules at the top of the crate that the code names.
    fn uses(&self) -> BTreeSet<String> {
        let named = self.code.split("crate::").skip(1);
        named
            .flat_map(|rest| if let Some(list) = rest.strip_prefix('{') { firsts(list) } else { vec![word(rest)] })
            .collect()
    }
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first word of each member of a list in braces.
fn firsts(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut words = vec![word(list.trim_start())];
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => words.push(word(list[at + 1..].trim_start())),
            _ => {}
        }
    }
    words
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let folder = root().join("src");
    let mut found = Vec::new();
    files(&folder, &mut found);
    assert!(found.len() > 10, "the sources are where they are looked for");
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let below = path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
        Source { path: below, code: code.collect::<Vec<_>>().join("\n") }
    };
    found.into_iter().map(source).collect()
}

#[test]
fn only_the_terminal_program_knows_the_terminal() {
    for source in sources().iter().filter(|source| source.module() != "tui") {
        for name in ["ratatui", "crossterm"] {
            assert!(!source.code.contains(name), "src/{} uses {name}", source.path);
        }
    }
}

#[rstest]
#[case("ladder")]
#[case("progress")]
#[case("search")]
#[case("compare")]
#[case("report")]
fn the_library_knows_no_clock_no_environment_and_no_output(#[case] module: &str) {
    for source in sources().iter().filter(|source| source.module() == module) {
        for name in ["std::env", "env::var", "Timestamp::now", "SystemTime", "println!", "print!", "dbg!"] {
            assert!(!source.code.contains(name), "src/{} uses {name}", source.path);
        }
    }
}

#[rstest]
#[case("ladder", &["progress", "search", "report", "config", "cli", "tui"])]
#[case("progress", &["search", "report", "config", "cli", "tui"])]
#[case("search", &["progress", "report", "config", "cli", "tui"])]
#[case("compare", &["search", "report", "config", "cli", "tui"])]
#[case("report", &["config", "cli", "tui"])]
#[case("config", &["progress", "search", "report", "outcome", "cli", "tui"])]
#[case("outcome", &["progress", "search", "report", "config", "cli", "tui"])]
#[case("error", &["progress", "search", "report", "config", "outcome", "cli", "tui"])]
#[case("tui", &["cli"])]
fn dependencies_point_one_way(#[case] module: &str, #[case] above: &[&str]) {
    let sources = sources();
    assert!(sources.iter().any(|source| source.module() == module), "there is a module {module}");
    for source in sources.iter().filter(|source| source.module() == module) {
        let uses = source.uses();
        let wrong: Vec<_> = above.iter().filter(|name| uses.contains(**name)).collect();
        assert!(wrong.is_empty(), "src/{} uses {wrong:?}", source.path);
    }
}

#[test]
fn the_readme_has_the_keys_that_hold() {
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else {
        eprintln!("skipped: there is no README.md");
        return;
    };
    let table = rungs::tui::action::markdown();
    assert!(readme.replace("\r\n", "\n").contains(&table), "README.md lacks this table:\n{table}");
}

#[test]
fn the_readme_has_all_commands() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap_or_default();
    let help = crate::support::Home::new().run(["--help"]).expect_code(0).stdout;
    let commands = help.split("\nCommands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    for command in commands.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
        assert!(readme.contains(&format!("`rungs {command}")), "README.md lacks `rungs {command}`");
    }
}

#[test]
fn names_are_found_in_lists_of_any_depth() {
    let source = |code: &str| Source { path: "x.rs".into(), code: code.into() }.uses();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(source("use crate::a::b; crate::c()"), names(&["a", "c"]));
    assert_eq!(source("use crate::{a::{x, y},\n  b, c::z};"), names(&["a", "b", "c"]));
}
