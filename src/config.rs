//! Which files and folders are in use, and why.
//!
//! A flag beats the environment, the environment beats the configuration file,
//! and XDG variables win on every platform where they are set.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::Deserialize;

use crate::ladder::Roots;
use crate::{Error, Result};

/// How the environment is asked, so that tests need not change their own.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// What the command line says about files.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Paths of ladders: the command's own, or those of `--ladders`.
    pub ladders: Vec<PathBuf>,
    /// `--progress FILE`.
    pub progress: Option<PathBuf>,
    /// `--profile NAME`.
    pub profile: Option<String>,
}

/// A file or folder and why it is the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub path: PathBuf,
    /// What decided: an option, a variable, or the platform.
    pub why: &'static str,
}

/// Everything rungs reads and writes beside ladders.
///
/// Whoever only reads ladders needs no journal, and no home folder to keep one
/// in; [`Found::journal`] is where that is asked for.
#[derive(Clone, Debug)]
pub struct Places<Journal = Place> {
    /// The configuration file; read, never written.
    pub config: Option<Place>,
    /// The journal.
    pub journal: Journal,
    /// The folder of what may be lost: where one was, this installation's name.
    pub state: Option<Place>,
    /// The ladders to open.
    pub roots: Roots,
    /// What decided which ladders are opened.
    pub roots_why: &'static str,
}

/// Places of which the journal may have none.
pub type Found = Places<Option<Place>>;

impl Found {
    /// Returns the journal's place, or the error that tells how to name one.
    pub fn journal(&self) -> Result<&Place> {
        self.journal.as_ref().ok_or(Error::NoHome)
    }

    /// Returns the places of a program that can't do without a journal.
    pub fn with_journal(self) -> Result<Places> {
        let Places { config, journal, state, roots, roots_why } = self;
        Ok(Places { journal: journal.ok_or(Error::NoHome)?, config, state, roots, roots_why })
    }
}

/// The configuration file's content.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Config {
    /// Ladders to open when none are named.
    ladders: Vec<PathBuf>,
}

/// Finds all places.
pub fn places(given: &Given, environment: Environment<'_>) -> Result<Found> {
    let dirs = ProjectDirs::from("", "", "rungs");
    let folder = |variable, of: fn(&ProjectDirs) -> PathBuf| folder(environment, variable, dirs.as_ref().map(of));
    let config = match set(environment, "RUNGS_CONFIG") {
        Some(path) => Some(Place { path: path.into(), why: "RUNGS_CONFIG" }),
        None => folder("XDG_CONFIG_HOME", |dirs| dirs.config_dir().to_owned())
            .map(|place| Place { path: place.path.join("config.toml"), ..place }),
    };
    let data = folder("XDG_DATA_HOME", |dirs| dirs.data_dir().to_owned());
    let state = folder("XDG_STATE_HOME", |dirs| dirs.state_dir().unwrap_or(dirs.data_dir()).to_owned());
    let (roots, roots_why) = roots(given, environment, config.as_ref())?;
    Ok(Places { journal: journal(given, environment, data), config, state, roots, roots_why })
}

fn set(environment: Environment<'_>, variable: &str) -> Option<OsString> {
    environment(variable).filter(|value| !value.is_empty())
}

/// A folder of ours: below an XDG variable that holds an absolute path (others
/// are to be ignored, says the XDG specification), else the platform's.
fn folder(environment: Environment<'_>, variable: &'static str, platform: Option<PathBuf>) -> Option<Place> {
    let named = set(environment, variable).map(PathBuf::from).filter(|path| path.is_absolute());
    match named {
        Some(path) => Some(Place { path: path.join("rungs"), why: variable }),
        None => platform.map(|path| Place { path, why: "this platform's place" }),
    }
}

fn journal(given: &Given, environment: Environment<'_>, data: Option<Place>) -> Option<Place> {
    if let Some(path) = &given.progress {
        return Some(Place { path: path.clone(), why: "--progress" });
    }
    if let Some(profile) = &given.profile {
        let path = data?.path.join("profiles").join(format!("{}.jsonl", file_name(profile)));
        return Some(Place { path, why: "--profile" });
    }
    if let Some(path) = set(environment, "RUNGS_PROGRESS") {
        return Some(Place { path: path.into(), why: "RUNGS_PROGRESS" });
    }
    data.map(|data| Place { path: data.path.join("progress.jsonl"), ..data })
}

/// A profile's name as a file name: it stays in its folder.
fn file_name(profile: &str) -> String {
    profile.chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
}

fn roots(given: &Given, environment: Environment<'_>, config: Option<&Place>) -> Result<(Roots, &'static str)> {
    if !given.ladders.is_empty() {
        return Ok((Roots::Paths(given.ladders.clone()), "named on the command line"));
    }
    if let Some(list) = set(environment, "RUNGS_LADDERS") {
        return Ok((Roots::Paths(std::env::split_paths(&list).collect()), "RUNGS_LADDERS"));
    }
    let config = match config {
        Some(place) => read(&place.path)?,
        None => Config::default(),
    };
    if config.ladders.is_empty() {
        return Ok((Roots::BuiltIn, "nothing else is named"));
    }
    Ok((Roots::Paths(config.ladders), "the configuration file"))
}

fn read(path: &Path) -> Result<Config> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(source) => return Err(Error::Unreadable { path: path.to_owned(), source }),
    };
    toml::from_str(&text).map_err(|error| Error::Config { path: path.to_owned(), reason: error.to_string() })
}

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
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        let file = folder.and_then(|()| fs::OpenOptions::new().write(true).create_new(true).open(&path));
        let _ = file.and_then(|mut file| io::Write::write_all(&mut file, self.name.as_bytes()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn with(given: &Given, variables: &[(&str, &str)]) -> Places {
        let variables: HashMap<String, OsString> =
            variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
        places(given, &|name| variables.get(name).cloned()).unwrap().with_journal().unwrap()
    }

    #[test]
    fn xdg_variables_win_where_they_are_set() {
        let places = with(&Given::default(), &[("XDG_DATA_HOME", "/data"), ("XDG_STATE_HOME", "/state")]);
        assert_eq!(places.journal.path, Path::new("/data/rungs/progress.jsonl"));
        assert_eq!(places.state.unwrap().path, Path::new("/state/rungs"));
        let relative = with(&Given::default(), &[("XDG_DATA_HOME", "data")]);
        assert_ne!(relative.journal.why, "XDG_DATA_HOME");
    }

    #[test]
    fn a_flag_beats_the_environment() {
        let environment = [("RUNGS_PROGRESS", "/env.jsonl"), ("RUNGS_LADDERS", "/a:/b")];
        let given = Given { progress: Some("/flag.jsonl".into()), ladders: vec!["/x".into()], profile: None };
        assert_eq!(with(&given, &environment).journal.path, Path::new("/flag.jsonl"));
        assert_eq!(with(&given, &environment).roots, Roots::Paths(vec!["/x".into()]));
        let places = with(&Given::default(), &environment);
        assert_eq!(places.journal.path, Path::new("/env.jsonl"));
        assert_eq!(places.roots, Roots::Paths(vec!["/a".into(), "/b".into()]));
    }

    #[test]
    fn a_missing_home_is_an_error_only_for_who_needs_a_journal() {
        let found = Found { config: None, journal: None, state: None, roots: Roots::BuiltIn, roots_why: "" };
        assert!(matches!(found.journal(), Err(Error::NoHome)));
        assert!(matches!(found.with_journal(), Err(Error::NoHome)));
        assert_eq!(journal(&Given::default(), &|_| None, None), None);
    }

    #[test]
    fn a_profile_stays_in_its_folder() {
        let given = Given { profile: Some("../../etc/x".into()), ..Given::default() };
        let places = with(&given, &[("XDG_DATA_HOME", "/data")]);
        assert_eq!(places.journal.path, Path::new("/data/rungs/profiles/------etc-x.jsonl"));
    }
}
