//! Other people's journals, one a profile.

use std::fs;
use std::path::{Path, PathBuf};

use super::Place;
use crate::{Error, Result};

/// Why a journal is the one where a profile is asked for.
pub(super) const WHY: &str = "--profile";

/// A profile's name as a file name: it stays in its folder, and no two names
/// share a file.
pub(super) fn file_name(profile: &str) -> Result<String> {
    if !is_profile(profile) {
        return Err(Error::ProfileName(profile.to_owned()));
    }
    Ok(format!("{profile}.jsonl"))
}

/// One's own journal, where a profile is asked for.
pub const ME: &str = "me";

/// Returns whether a profile can have this name.
pub fn is_profile(name: &str) -> bool {
    let sound = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    name != ME && !name.is_empty() && !name.starts_with('.') && name.chars().all(sound)
}

/// Returns the journals of the profiles in a folder, by name, with what sync tools may
/// have left beside them.
pub fn profiles(folder: Option<&Path>) -> Vec<(String, PathBuf)> {
    let Some(Ok(entries)) = folder.map(fs::read_dir) else { return Vec::new() };
    let profile = |path: PathBuf| {
        let name = path.file_stem()?.to_string_lossy().into_owned();
        let is_one = path.extension().is_some_and(|ending| ending == "jsonl") && is_profile(&name);
        is_one.then_some((name, path))
    };
    let mut found: Vec<_> = entries.flatten().filter_map(|entry| profile(entry.path())).collect();
    found.sort();
    found
}

impl Place {
    /// Returns whose journal it is, where a profile or a file was named: one's own
    /// needs no name.
    pub fn whose(&self) -> Option<String> {
        let is_named = [WHY, super::PROGRESS].contains(&self.why);
        let name = self.path.file_stem().filter(|_| is_named)?;
        Some(crate::ladder::text::clean_line(&name.to_string_lossy()))
    }

    /// Returns the name of a profile that nothing was said of yet: it may be a slip of
    /// the pen.
    pub fn new_profile(&self) -> Option<String> {
        self.whose().filter(|_| self.why == WHY && !self.path.exists())
    }
}
