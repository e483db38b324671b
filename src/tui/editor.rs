//! A person's editor: which it is, how it opens a file at a line, and running it.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::ladder::text::{clean, clean_line};

/// How an editor is told the line.
#[derive(Clone, Copy)]
enum Line {
    /// `+N FILE`
    Plus,
    /// `FILE:N`
    Colon,
    /// A flag before `N FILE`.
    Flag(&'static str),
}

/// Editors by the names of their programs: what they need to stay until the file
/// is closed, and how they are told the line.
struct Known {
    names: &'static [&'static str],
    stay: &'static [&'static str],
    line: Line,
}

const fn known(names: &'static [&'static str], stay: &'static [&'static str], line: Line) -> Known {
    Known { names, stay, line }
}

const KNOWN: &[Known] = &[
    known(&["vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak"], &[], Line::Plus),
    known(&["ed", "jed", "joe", "jove", "mcedit", "mg", "ne", "pico", "vis", "zile"], &[], Line::Plus),
    known(&["gvim", "mvim"], &["-f"], Line::Plus),
    known(&["gedit", "gnome-text-editor"], &[], Line::Plus),
    known(&["hx", "helix"], &[], Line::Colon),
    known(&["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"], &["--wait", "-g"], Line::Colon),
    known(&["subl", "sublime_text", "zed", "zeditor"], &["--wait"], Line::Colon),
    known(&["mate"], &["-w"], Line::Flag("-l")),
    known(&["kate"], &["-b"], Line::Flag("-l")),
];

/// What is run when nothing says which editor.
const DEFAULT: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// Opens a file at a line in the person's editor, and waits until it has ended.
/// The error is a sentence.
pub fn edit(file: &Path, line: u32) -> Result<(), String> {
    let asked = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let value = env::var_os(name)?.into_string().ok()?;
        (!value.trim().is_empty()).then_some((name, value))
    });
    let words = match &asked {
        Some((name, value)) => {
            split(value).ok_or_else(|| format!("{name} can't be understood: {}.", clean_line(value)))?
        }
        None if is_on_path(DEFAULT) => vec![DEFAULT.to_owned()],
        None => return Err("No editor is set. Set VISUAL or EDITOR, as in `export EDITOR=nano`.".into()),
    };
    let Some((program, arguments)) = command(&words, file, line) else {
        return Err("No editor is set. Set VISUAL or EDITOR, as in `export EDITOR=nano`.".into());
    };
    let shown = clean_line(program);
    match Command::new(program).args(arguments).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!(
            "{shown} ended with {}.",
            status.code().map_or("a signal".into(), |code| format!("exit code {code}"))
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(format!("{shown} is not there. Set VISUAL or EDITOR to the editor of your choice."))
        }
        Err(error) => Err(format!("{shown} can't be started: {}.", clean_line(&error.to_string()))),
    }
}

/// Opens a text in the person's editor, and returns what it has become. The error
/// is a sentence; where the editor failed and had saved something, that is kept
/// and the sentence says where.
pub fn edit_text(text: &str) -> Result<String, String> {
    let failed = |error: &io::Error| format!("No file to write the note in: {}.", clean_line(&error.to_string()));
    let mut file = tempfile::Builder::new().prefix("rungs-note-").suffix(".md").tempfile().map_err(|e| failed(&e))?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush()).map_err(|e| failed(&e))?;
    let ended = edit(file.path(), 1);
    // Many editors put another file in its place: it is read by its path.
    let bytes = std::fs::read(file.path()).map_err(|error| ended.clone().err().unwrap_or_else(|| failed(&error)))?;
    if let Err(why) = ended {
        let is_written = bytes != text.as_bytes();
        let kept = if is_written { file.into_temp_path().keep().ok() } else { None };
        return Err(match kept {
            Some(path) => format!("{why} What was written is in {}.", clean_line(&path.to_string_lossy())),
            None => why,
        });
    }
    Ok(clean(String::from_utf8_lossy(&bytes)).replace("\r\n", "\n"))
}

/// The words of a command as a shell would part them. A path with spaces in it
/// stays whole where it is a file.
fn split(value: &str) -> Option<Vec<String>> {
    if Path::new(value).is_file() {
        return Some(vec![value.to_owned()]);
    }
    if cfg!(windows) {
        // A backslash parts folders there.
        return shlex::split(&value.replace('\\', "\\\\"));
    }
    shlex::split(value)
}

fn is_on_path(program: &str) -> bool {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(&name).is_file()))
}

/// The program to run, and its arguments.
fn command<'a>(words: &'a [String], file: &Path, line: u32) -> Option<(&'a str, Vec<OsString>)> {
    let (program, given) = words.split_first()?;
    let mut arguments: Vec<OsString> = given.iter().map(OsString::from).collect();
    // A name that begins with a dash would be taken for a flag.
    let file =
        if file.as_os_str().as_encoded_bytes().starts_with(b"-") { Path::new(".").join(file) } else { file.to_owned() };
    let Some(known) = known_as(program) else {
        arguments.push(file.into());
        return Some((program, arguments));
    };
    let stay = known.stay.iter().filter(|flag| !given.iter().any(|given| given == *flag));
    arguments.extend(stay.map(OsString::from));
    match known.line {
        Line::Plus => arguments.extend([format!("+{line}").into(), file.into()]),
        Line::Flag(flag) => arguments.extend([flag.into(), line.to_string().into(), file.into()]),
        Line::Colon => arguments.push(at_line(file, line)),
    }
    Some((program, arguments))
}

fn at_line(file: PathBuf, line: u32) -> OsString {
    let mut file = file.into_os_string();
    file.push(format!(":{line}"));
    file
}

fn known_as(program: &str) -> Option<&'static Known> {
    // `vim.basic` is a vim, `code.cmd` is code.
    let name = Path::new(program).file_name()?.to_str()?.to_lowercase();
    let name = name.split('.').next()?;
    KNOWN.iter().find(|known| known.names.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("vi", "vi +7 a b.md")]
    #[case("/usr/bin/vim.basic -u NONE", "/usr/bin/vim.basic -u NONE +7 a b.md")]
    #[case("nano", "nano +7 a b.md")]
    #[case("emacsclient -t", "emacsclient -t +7 a b.md")]
    #[case("hx", "hx a b.md:7")]
    #[case("code", "code --wait -g a b.md:7")]
    #[case("code --wait", "code --wait -g a b.md:7")]
    #[case("gvim", "gvim -f +7 a b.md")]
    #[case("subl", "subl --wait a b.md:7")]
    #[case("mate", "mate -w -l 7 a b.md")]
    #[case("'my editor' --fast", "my editor --fast a b.md")]
    fn each_editor_is_told_the_line_in_its_way(#[case] value: &str, #[case] expected: &str) {
        let words = split(value).unwrap();
        let (program, arguments) = command(&words, Path::new("a b.md"), 7).unwrap();
        let whole: Vec<_> = [program.to_owned()]
            .into_iter()
            .chain(arguments.iter().map(|a| a.to_string_lossy().into_owned()))
            .collect();
        assert_eq!(whole.join(" "), expected);
        assert!(
            arguments.iter().any(|argument| argument.to_string_lossy().starts_with("a b.md")),
            "the name is one word"
        );
    }

    #[test]
    fn a_name_that_begins_with_a_dash_is_no_flag() {
        let words = ["cat".to_owned()];
        let (_, arguments) = command(&words, Path::new("-x.md"), 1).unwrap();
        assert_eq!(arguments, ["./-x.md"]);
    }

    #[test]
    fn a_command_that_is_cut_short_is_none() {
        assert_eq!(split("vim 'x"), None);
    }

    #[test]
    fn every_editor_is_in_the_table_once() {
        let mut names: Vec<_> = KNOWN.iter().flat_map(|known| known.names).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
