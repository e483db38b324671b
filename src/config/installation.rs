//! What this installation is called.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Place;

/// The name of this installation, which events of the journal carry, so that
/// undo takes back what was done here and nothing else. It stands in the state
/// folder, outside of what people synchronise between machines.
#[derive(Clone, Debug)]
pub struct Installation {
    name: String,
    /// Where to keep the name, while it isn't kept yet.
    unkept: Option<PathBuf>,
}

impl Installation {
    /// Reads the name, or makes a new one, which [`Installation::keep`] keeps:
    /// nothing is written before something is ticked.
    pub fn of(state: Option<&Place>) -> Self {
        let path = state.map(|state| state.path.join("installation"));
        let known = path.as_deref().and_then(Self::read);
        let unkept = if known.is_some() { None } else { path };
        Installation { name: known.unwrap_or_else(|| uuid::Uuid::now_v7().to_string()), unkept }
    }

    fn read(path: &Path) -> Option<String> {
        let name = fs::read_to_string(path).ok()?.trim().to_owned();
        (!name.is_empty()).then_some(name)
    }

    /// Returns the name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Keeps the name. Where that fails, undo reaches back to the start of the
    /// program only, which is no reason to stop anything.
    pub fn keep(&mut self) {
        let Some(path) = self.unkept.take() else { return };
        let _ = self.write(&path);
    }

    /// Writes the name beside its place and moves it there, so that nobody reads
    /// half a name, and a file that stayed empty is mended. Whoever came first stays.
    fn write(&self, path: &Path) -> io::Result<()> {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let beside = path.with_extension(&self.name);
        let written = fs::write(&beside, &self.name);
        let moved = written.and_then(|()| if Self::read(path).is_none() { fs::rename(&beside, path) } else { Ok(()) });
        // It is gone where it was moved.
        let _ = fs::remove_file(&beside);
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_installation_keeps_its_name_even_where_an_empty_file_was() {
        let folder = tempfile::tempdir().unwrap();
        let state = Place { path: folder.path().to_owned(), why: "test" };
        fs::write(folder.path().join("installation"), "").unwrap();
        let mut first = Installation::of(Some(&state));
        let mut second = Installation::of(Some(&state));
        first.keep();
        second.keep();
        assert_eq!(Installation::of(Some(&state)).name(), first.name());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
