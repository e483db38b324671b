//! Hands addresses and files to the program that opens such.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::mpsc::Sender;
use std::thread;

use super::message::Message;
use crate::ladder::text::clean_line;

/// Endings of files that a system runs instead of showing them.
const PROGRAMS: &[&str] = &[
    "app", "bash", "bat", "cmd", "com", "command", "desktop", "exe", "fish", "hta", "jar", "js", "lnk", "msi", "pl",
    "ps1", "py", "rb", "scr", "sh", "vbs", "zsh",
];

/// Opens an address in the person's browser or mail program, beside the screen.
/// It is one argument of a command; no shell sees it.
pub fn open(address: String, messages: &Sender<Message>) {
    let messages = messages.clone();
    thread::spawn(move || {
        let is_open = open::commands(&address).into_iter().any(|mut command| {
            // A browser of the terminal would take keys and draw over the screen.
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        });
        if !is_open {
            let sentence = format!("Nothing here opens links. This one is {}", clean_line(&address));
            let _ = messages.send(Message::Told(sentence));
        }
    });
}

/// Opens the first of some files that is there, or says what is wrong with the link.
pub fn open_file(link: &str, places: &[PathBuf], messages: &Sender<Message>) {
    let sentence = match file(link, places) {
        Ok(path) => {
            let shown = clean_line(&path.to_string_lossy());
            // What can't be said as text can't be handed on as an address.
            match path.into_os_string().into_string() {
                Ok(path) => {
                    open(path, messages);
                    format!("Opening {shown}")
                }
                Err(_) => format!("{shown} has a name that can't be handed on."),
            }
        }
        Err(sentence) => sentence,
    };
    let _ = messages.send(Message::Told(sentence));
}

/// Returns the first of some files that is there, as a whole path; or a sentence
/// that says why none is opened. What a system would run is not.
pub fn file(link: &str, places: &[PathBuf]) -> Result<PathBuf, String> {
    let Some(path) = places.iter().find_map(|place| fs::canonicalize(place).ok()) else {
        return Err(format!("{link} isn't there."));
    };
    if is_program(&path) {
        return Err(format!("{link} is a program, which rungs doesn't start."));
    }
    Ok(path)
}

fn is_program(path: &Path) -> bool {
    match path.extension().map(|ending| ending.to_string_lossy().to_lowercase()) {
        Some(ending) => PROGRAMS.contains(&ending.as_str()),
        // Some disks say of all their files that they may be run.
        None => may_be_run(path),
    }
}

/// Whether it is a file that may be run. Unknown ones are no documents.
#[cfg(unix)]
fn may_be_run(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => false,
        Ok(metadata) => !metadata.is_file() || metadata.permissions().mode() & 0o111 != 0,
        Err(_) => true,
    }
}

#[cfg(not(unix))]
fn may_be_run(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_that_is_there_is_opened_and_no_program() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let place = |name: &str| folder.join(name);
        for name in ["guide.pdf", "guide.exe"] {
            fs::write(place(name), "").unwrap();
        }
        assert_eq!(file("guide.pdf", &[place("gone"), place("guide.pdf")]), Ok(place("guide.pdf")));
        assert_eq!(file("gone", &[place("gone")]), Err("gone isn't there.".into()));
        assert!(file("guide.exe", &[place("guide.exe")]).unwrap_err().contains("doesn't start"));
        assert!(file("#anchor", &[]).is_err());
    }

    #[test]
    #[cfg(unix)]
    fn what_may_be_run_is_not_opened() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("guide");
        fs::write(&script, "#!/bin/sh\n").unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(file("guide", &[script]).is_err());
    }
}
