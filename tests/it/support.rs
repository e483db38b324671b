//! What tests share: a home of their own, ladders to open, commands to run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// The program.
pub const RUNGS: &str = env!("CARGO_BIN_EXE_rungs");

/// How long anything may take; a good deal more than it ever does.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A ladder with three levels and sixteen expectations.
pub const BAKERY: &str = "\
# Bakery

## Apprentice Baker (L1)

> Learns the craft beside somebody who knows it.

### Dough

- Weighs flour and salt to the gram before mixing begins.
- Tells by touch when a dough has rested long enough.
- Keeps the sourdough alive over a long weekend.

### Oven

- Loads the oven and loses no heat through an open door.
- Notes time and temperature of each batch on the board.

## Baker (L2)

### Dough

- Plans the doughs of tomorrow from orders and weather.

### Counter

- Greets regulars by name and remembers their usual loaf.

## Master Baker (L3)

### Running the bakery

- Buys flour a season ahead, and knows the mills and their fields well enough to say why.
- Keeps accounts that an outsider can follow from the first invoice to the last crumb.
- Teaches apprentices to trust their hands more than the clock on the wall.
- Replaces a machine before it fails on a Saturday morning in December.
- Writes recipes down in such a way that another town could bake the same bread.
- Settles quarrels in the bakehouse before the first tray goes in.
- Knows what a loaf costs, and explains the price without apology.
- Tries one new bread each month and drops it without regret when nobody returns for it.
- Hands the keys over for a fortnight, and finds a bakery that ran without a telephone call.
";

/// How many expectations [`BAKERY`] has.
pub const BAKERY_EXPECTATIONS: u64 = 16;

/// The variables that could change what a test sees.
const FOREIGN: &[&str] = &["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "VISUAL", "EDITOR", "LINES", "COLUMNS"];

/// A home folder, in which the program finds nothing of the person's own.
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// Makes an empty home.
    pub fn new() -> Self {
        Home { folder: tempfile::tempdir().unwrap() }
    }

    /// Makes a home with [`BAKERY`] in it.
    pub fn with_bakery() -> (Self, PathBuf) {
        let home = Home::new();
        let path = home.write("bakery.md", BAKERY);
        (home, path)
    }

    /// Returns a path in the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in the home.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// Returns where progress is kept.
    pub fn journal(&self) -> PathBuf {
        self.path("data/rungs/progress.jsonl")
    }

    /// Returns the lines of the journal; each has to be JSON.
    pub fn events(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.journal()).unwrap_or_default();
        assert!(text.is_empty() || text.ends_with('\n'), "the last line is cut: {text:?}");
        text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line:?}"))).collect()
    }

    /// Returns the environment: what to set.
    pub fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"]
            .into_iter()
            .zip(["home", "config", "data", "state"])
            .map(|(variable, folder)| (variable, self.path(folder)))
            .collect()
    }

    /// Returns a command of the program in this home.
    pub fn command<I: AsRef<std::ffi::OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(RUNGS);
        for variable in foreign() {
            command.env_remove(variable);
        }
        command.envs(self.variables()).env("TERM", "xterm-256color").current_dir(self.folder.path());
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub fn run<I: AsRef<std::ffi::OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Ran {
        ended(&mut self.command(arguments))
    }

    /// Runs the program and reads its JSON.
    pub fn json<I: AsRef<std::ffi::OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Value {
        let mut command = self.command(arguments);
        command.args(["--format", "json"]);
        ended(&mut command).json()
    }

    /// Returns the ids of all expectations of a ladder, in order.
    pub fn ids(&self, ladder: Option<&Path>) -> Vec<String> {
        let paths = ladder.map(|path| path.as_os_str().to_owned());
        let outline = self.json([std::ffi::OsString::from("outline")].into_iter().chain(paths));
        let mut ids = Vec::new();
        each(&outline, "expectations", &mut |expectation| ids.push(text(expectation, "id").to_owned()));
        ids
    }
}

/// Returns the variables of the person who runs the tests that have no business here.
pub fn foreign() -> Vec<String> {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    names.filter(|name| name.starts_with("RUNGS_") || FOREIGN.contains(&name.as_str())).collect()
}

/// Calls back for each member of the lists of a name, wherever they are.
pub fn each<'a>(value: &'a Value, list: &str, call: &mut impl FnMut(&'a Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each(item, list, call)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if let (true, Value::Array(items)) = (name == list, field) {
                    items.iter().for_each(&mut *call);
                }
                each(field, list, call);
            }
        }
        _ => {}
    }
}

/// Returns a field that has to be a text.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("no text {field} in {value}"))
}

/// How a command ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// Returns what was printed, as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {self:?}"))
    }

    /// Fails unless it ended so.
    #[track_caller]
    pub fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }
}

/// Runs a command; one that hangs is a failure, not a hanging test.
pub fn ended(command: &mut Command) -> Ran {
    let mut child = command.spawn().unwrap();
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let stdout = thread::spawn(move || out.map(read_all).unwrap_or_default());
    let stderr = thread::spawn(move || err.map(read_all).unwrap_or_default());
    let status = ends_in_time(&mut child, &format!("{command:?}"));
    Ran { code: status.code(), stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

fn read_all(mut from: impl std::io::Read) -> String {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).unwrap();
    String::from_utf8(bytes).expect("output is UTF-8")
}

/// Waits for a process, and kills one that takes too long.
pub fn ends_in_time(child: &mut Child, what: &str) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{what} hangs");
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// Fails where text could steer a terminal or hide what it says.
#[track_caller]
pub fn assert_harmless(what: &str, text: &str) {
    for (at, letter) in text.char_indices() {
        let steers = match letter {
            '\n' => false,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
            letter => letter.is_control(),
        };
        let around: String = text[at..].chars().take(40).collect();
        assert!(!steers, "{what} passes {letter:?} on, before {around:?}");
    }
}

/// A ladder in which every text tries to steer the terminal. The word `payload`
/// stands in each of its statements.
pub fn hostile_ladder() -> String {
    let clipboard = "\u{1b}]52;c;cGF5bG9hZA==\u{7}";
    let title = "\u{1b}]0;owned\u{7}";
    let jump = "\u{1b}[1337;1H\u{1b}[?1049l";
    let c1 = "\u{9b}31m\u{9d}0;owned\u{9c}";
    let bidi = "\u{202e}desrever\u{2066}\u{61c}";
    format!(
        "# Hostile {clipboard} ladder {bidi}\n\n\
         ## L1: First {title} level {c1}\n\n\
         > A summary {jump} with {bidi} everything &#27;[1338;1H in it &#x9b;1339m.\n\n\
         - **Name{jump}**: value{clipboard}\n\n\
         ### Area {jump} of {c1} work\n\n\
         - First payload {clipboard} rings.\n\
         - Second payload {title} renames {c1}.\n\
         - Third payload &#27;[31m decodes &#x202e; late &#155;31m.\n\
         - Fourth payload {bidi} turns round, ~~&**#27;**[1340m~~.\n\
         - Fifth payload [a link {jump}](http://example.org/{clipboard}\"{title}\").\n\
         - Sixth payload `code {jump} {c1}` <b title=\"{jump}\">bold</b>.\n\n\
         <details><summary>Examples {title}</summary>\n\n- An example {clipboard}.\n\n</details>\n\n\
         ## L2: Second {bidi} level {jump}\n\n\
         This level builds on [First {title}](missing{jump}.md) and on Nothing {clipboard}.\n\n\
         ### Other {title} area\n\n- Seventh payload {jump}.\n-\n"
    )
}

/// A journal with a tick on a statement that is gone, whose words are hostile too.
pub fn hostile_journal() -> String {
    let words = r"\u001b]52;c;cGF5bG9hZA==\u0007 \u001b[1337;1H \u009b31m \u202e gone";
    let event = |nth: u32| {
        format!(
            r#"{{"v":1,"id":"e{nth} {words}","seq":{nth},"at":"2026-01-02T03:04:05.006Z","by":"{words}","kind":"status","expectation":"a/b/c/{words}{nth}","status":"met","ladder":"{words}","track":"{words}","level":"{words}","rank":"{words}","competency":"{words}","text":"{words}"}}"#
        )
    };
    format!("{}\n\u{1b}]0;owned\u{7}\u{9b}31m no JSON\n{}\n", event(1), event(2))
}
