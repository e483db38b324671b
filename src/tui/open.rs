//! Hands addresses and files to the program that opens such.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::mpsc::Sender;
use std::thread;

use super::message::Message;
use crate::ladder::text::clean_line;

/// Endings of files that a system shows. What it would run has too many endings to
/// name them all, and a link in somebody's document shall start nothing.
const DOCUMENTS: &[&str] = &[
    "adoc", "avif", "bmp", "csv", "doc", "docx", "eml", "epub", "gif", "heic", "htm", "html", "ics", "jpeg", "jpg",
    "json", "key", "log", "m4a", "markdown", "md", "mdx", "mkv", "mov", "mp3", "mp4", "numbers", "odg", "odp", "ods",
    "odt", "ogg", "org", "pages", "pdf", "png", "ppt", "pptx", "rst", "rtf", "svg", "text", "tif", "tiff", "toml",
    "tsv", "txt", "wav", "webm", "webp", "xls", "xlsx", "xml", "yaml", "yml",
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

/// Opens the first of some files that is there, or says what is wrong with the link;
/// beside the screen, since a disk may take its time.
pub fn open_file(link: String, places: Vec<PathBuf>, messages: &Sender<Message>) {
    let messages = messages.clone();
    thread::spawn(move || {
        let sentence = match file(&link, &places) {
            Ok(path) => {
                let shown = clean_line(&path.to_string_lossy());
                // What can't be said as text can't be handed on as an address.
                match path.into_os_string().into_string() {
                    Ok(path) => {
                        open(path, &messages);
                        format!("Opening {shown}")
                    }
                    Err(_) => format!("{shown} has a name that can't be handed on."),
                }
            }
            Err(sentence) => sentence,
        };
        let _ = messages.send(Message::Told(sentence));
    });
}

/// Returns the first of some files that is there, as a whole path; or a sentence
/// that says why none is opened. Only folders and documents are: no program.
pub fn file(link: &str, places: &[PathBuf]) -> Result<PathBuf, String> {
    let Some(path) = places.iter().find_map(|place| fs::canonicalize(place).ok()) else {
        return Err(format!("{link} isn't there."));
    };
    if !is_document(&path) {
        let shown = clean_line(&path.to_string_lossy());
        return Err(format!("rungs opens documents only. This file may be another thing: {shown}"));
    }
    Ok(path)
}

/// Whether it is a folder, a document, or a file without an ending that can't be run.
fn is_document(path: &Path) -> bool {
    let Ok(metadata) = fs::metadata(path) else { return false };
    match path.extension().map(|ending| ending.to_string_lossy().to_lowercase()) {
        // Some disks say of all their files that they may be run.
        Some(ending) => metadata.is_file() && DOCUMENTS.contains(&ending.as_str()),
        None => metadata.is_dir() || (metadata.is_file() && !may_be_run(&metadata)),
    }
}

#[cfg(unix)]
fn may_be_run(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn may_be_run(_metadata: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_that_is_there_is_opened_and_no_program() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let place = |name: &str| folder.join(name);
        for name in ["guide.pdf", "guide.exe", "guide.wsf"] {
            fs::write(place(name), "").unwrap();
        }
        assert_eq!(file("guide.pdf", &[place("gone"), place("guide.pdf")]), Ok(place("guide.pdf")));
        assert_eq!(file("gone", &[place("gone")]), Err("gone isn't there.".into()));
        for name in ["guide.exe", "guide.wsf"] {
            assert!(file(name, &[place(name)]).unwrap_err().contains("documents only"));
        }
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
