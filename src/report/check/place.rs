//! Where a finding is, as other programs take it: relative to the folder in which
//! they work, as a path or as a URI.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays as it is in a relative URI (RFC 3986: unreserved, and the slash).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// In an absolute one, the colon of a drive's letter too.
const KEPT_IN_ABSOLUTE: &AsciiSet = &KEPT.remove(b':');

/// The folder that paths are told from.
#[derive(Clone, Debug, Default)]
pub struct Base(PathBuf);

impl Base {
    /// Returns the base of a folder, which is absolute; an empty one leaves paths
    /// as they are.
    pub fn of(folder: PathBuf) -> Self {
        Base(folder)
    }

    /// Returns a document's path relative to the folder, with slashes; one that is
    /// elsewhere stays absolute.
    pub fn path<'a>(&self, path: &'a str) -> Cow<'a, str> {
        let inside = if self.0.as_os_str().is_empty() { None } else { Path::new(path).strip_prefix(&self.0).ok() };
        let path = inside.and_then(Path::to_str).unwrap_or(path);
        let path = path.strip_prefix("./").unwrap_or(path);
        if cfg!(windows) { path.replace('\\', "/").into() } else { path.into() }
    }

    /// Returns a document's path as a URI reference: relative, or `file:` for one
    /// that is elsewhere.
    pub fn uri(&self, path: &str) -> String {
        let path = self.path(path);
        if Path::new(&*path).is_absolute() {
            let rooted = if path.starts_with('/') { "" } else { "/" };
            return format!("file://{rooted}{}", utf8_percent_encode(&path, KEPT_IN_ABSOLUTE));
        }
        utf8_percent_encode(&path, KEPT).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn paths_are_told_from_the_folder_in_which_one_works() {
        let base = Base::of("/srv/crew".into());
        for (path, uri) in [
            ("ladders/a b.md", "ladders/a%20b.md"),
            ("./grün#1?.md", "gr%C3%BCn%231%3F.md"),
            ("/srv/crew/50%.md", "50%25.md"),
            ("/srv/crews/x.md", "file:///srv/crews/x.md"),
            ("a:b.md", "a%3Ab.md"),
            ("../x.md", "../x.md"),
            ("odd\u{1b}\n.md", "odd%1B%0A.md"),
        ] {
            assert_eq!(base.uri(path), uri, "{path}");
        }
        assert_eq!(base.path("/srv/crew/50%.md"), "50%.md");
        assert_eq!(Base::default().path("/srv/x.md"), "/srv/x.md");
    }
}
