//! Which files and folders are in use, and why.
//!
//! A flag beats the environment, the environment beats the configuration file,
//! and XDG variables win on every platform where they are set.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};
use serde::Deserialize;

mod installation;
mod profiles;

pub use installation::Installation;
pub use profiles::{ME, is_profile, profiles};

use crate::ladder::Roots;
use crate::ladder::text::clean_line;
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
    /// What competencies are rated with, the least first.
    pub ratings: Vec<String>,
    /// Saved finds.
    pub finds: Finds,
    /// The folder of what ladders said when they were looked at, or pinned; by
    /// the hash of its content. Whoever has no home folder has none.
    pub snapshots: Option<PathBuf>,
    /// The folder of other people's journals, one a profile.
    pub profiles: Option<PathBuf>,
    /// One's own journal, whosever is open.
    pub own: Option<PathBuf>,
    /// What the configuration file says and nothing understands, as sentences.
    pub remarks: Vec<String>,
}

/// What competencies are rated with where the configuration says nothing.
const RATINGS: [&str; 4] = ["improvement needed", "maturing", "performing", "exceeding"];

/// Places of which the journal may have none.
pub type Found = Places<Option<Place>>;

impl Found {
    /// Returns the journal's place, or the error that tells how to name one.
    pub fn journal(&self) -> Result<&Place> {
        self.journal.as_ref().ok_or(Error::NoHome)
    }

    /// Returns the places of a program that can't do without a journal.
    pub fn with_journal(self) -> Result<Places> {
        let Places { config, journal, state, roots, roots_why, ratings, finds, snapshots, profiles, own, remarks } =
            self;
        let journal = journal.ok_or(Error::NoHome)?;
        Ok(Places { config, journal, state, roots, roots_why, ratings, finds, snapshots, profiles, own, remarks })
    }
}

/// The configuration file's content.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Config {
    /// Ladders to open when none are named.
    ladders: Vec<PathBuf>,
    /// What competencies are rated with, the least first.
    ratings: Vec<String>,
    /// Queries by the names that they are asked by.
    finds: Finds,
}

/// Saved finds: queries by their names, which are typed behind an `@`.
pub type Finds = BTreeMap<String, String>;

/// What the configuration file can set.
const KEYS: [&str; 3] = ["ladders", "ratings", "finds"];

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
    let Choice { roots, why: roots_why, ratings, finds, remarks } = choice(given, environment, config.as_ref())?;
    let within = |name| data.as_ref().map(|data| data.path.join(name));
    let (snapshots, profiles) = (within("snapshots"), within("profiles"));
    let journal = |given: &Given| journal(given, environment, data.clone());
    let own = journal(&Given { profile: None, ..given.clone() })?.map(|place| place.path);
    let journal = journal(given)?;
    Ok(Places { config, journal, state, roots, roots_why, ratings, finds, snapshots, profiles, own, remarks })
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

/// Why a journal is the one where a file is named.
const PROGRESS: &str = "--progress";

fn journal(given: &Given, environment: Environment<'_>, data: Option<Place>) -> Result<Option<Place>> {
    if let Some(path) = &given.progress {
        return Ok(Some(Place { path: path.clone(), why: PROGRESS }));
    }
    if let Some(profile) = &given.profile {
        let name = profiles::file_name(profile)?;
        return Ok(data.map(|data| Place { path: data.path.join("profiles").join(name), why: profiles::WHY }));
    }
    if let Some(path) = set(environment, "RUNGS_PROGRESS") {
        return Ok(Some(Place { path: path.into(), why: "RUNGS_PROGRESS" }));
    }
    Ok(data.map(|data| Place { path: data.path.join("progress.jsonl"), ..data }))
}

/// Which ladders to open, and what was odd on the way to know.
struct Choice {
    roots: Roots,
    why: &'static str,
    ratings: Vec<String>,
    finds: Finds,
    remarks: Vec<String>,
}

fn choice(given: &Given, environment: Environment<'_>, config: Option<&Place>) -> Result<Choice> {
    let read = config.map_or(Ok(Default::default()), |place| read(&place.path, environment));
    let list = set(environment, "RUNGS_LADDERS").unwrap_or_default();
    // An empty part, as of a colon at the end, names nothing.
    let listed: Vec<PathBuf> = std::env::split_paths(&list).filter(|path| !path.as_os_str().is_empty()).collect();
    let named = match (&given.ladders[..], listed) {
        ([], listed) if listed.is_empty() => None,
        ([], listed) => Some((listed, "RUNGS_LADDERS")),
        (given, _) => Some((given.to_vec(), "named on the command line")),
    };
    // Whoever names ladders needs no configuration, and isn't stopped by a broken one.
    let Some((paths, why)) = named else {
        let (Config { ladders, ratings, finds }, remarks) = read?;
        let (ratings, finds) = (scale(&ratings), cleaned(finds));
        return Ok(if ladders.is_empty() {
            Choice { roots: Roots::BuiltIn, why: "nothing else is named", ratings, finds, remarks }
        } else {
            Choice { roots: Roots::Paths(ladders), why: "the configuration file", ratings, finds, remarks }
        });
    };
    let config = read.map(|(config, _)| config).unwrap_or_default();
    let (ratings, finds) = (scale(&config.ratings), cleaned(config.finds));
    Ok(Choice { roots: Roots::Paths(paths), why, ratings, finds, remarks: Vec::new() })
}

/// The scale that is set, without what has no letter; else the usual one.
fn scale(set: &[String]) -> Vec<String> {
    let set: Vec<String> = set.iter().map(|word| clean_line(word.trim())).filter(|word| !word.is_empty()).collect();
    if set.is_empty() { RATINGS.map(str::to_owned).to_vec() } else { set }
}

/// Saved finds as they may be shown.
fn cleaned(finds: Finds) -> Finds {
    finds.into_iter().map(|(name, query)| (clean_line(name.trim()), clean_line(query.trim()))).collect()
}

/// Reads the configuration, and what in it means nothing: a newer rungs may know
/// it, so it is no error, but a slip of the pen would have no effect unseen.
fn read(path: &Path, environment: Environment<'_>) -> Result<(Config, Vec<String>)> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
        Err(source) => return Err(Error::Unreadable { path: path.to_owned(), source }),
    };
    let not_understood = |error: toml::de::Error| Error::Config { path: path.to_owned(), reason: error.to_string() };
    let mut config: Config = toml::from_str(&text).map_err(not_understood)?;
    let table: toml::Table = toml::from_str(&text).map_err(not_understood)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    config.ladders.iter_mut().for_each(|ladder| *ladder = located(ladder, folder, environment));
    let remarks = table.keys().filter(|key| !KEYS.contains(&key.as_str())).map(|key| unknown(path, key)).collect();
    Ok((config, remarks))
}

fn unknown(path: &Path, key: &str) -> String {
    format!(
        "{} sets {key:?}, which means nothing here; `ladders`, `ratings` and `finds` are what it can set.",
        clean_line(&path.to_string_lossy())
    )
}

/// A path of the configuration: below the home folder after `~`, else below the
/// folder of the configuration, wherever one happens to be.
fn located(path: &Path, folder: &Path, environment: Environment<'_>) -> PathBuf {
    let home = || {
        let named = set(environment, "HOME").map(PathBuf::from);
        named.or_else(|| BaseDirs::new().map(|dirs| dirs.home_dir().to_owned()))
    };
    match (path.strip_prefix("~"), home()) {
        (Ok(below), Some(home)) => home.join(below),
        _ => folder.join(path),
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
        let found = Found {
            config: None,
            journal: None,
            state: None,
            roots: Roots::BuiltIn,
            roots_why: "",
            ratings: vec![],
            finds: Finds::new(),
            snapshots: None,
            profiles: None,
            own: None,
            remarks: vec![],
        };
        assert!(matches!(found.journal(), Err(Error::NoHome)));
        assert!(matches!(found.with_journal(), Err(Error::NoHome)));
        assert_eq!(journal(&Given::default(), &|_| None, None).unwrap(), None);
    }

    fn profile(name: &str) -> Result<Option<Place>> {
        let given = Given { profile: Some(name.into()), ..Given::default() };
        journal(&given, &|_| None, Some(Place { path: "/data/rungs".into(), why: "test" }))
    }

    #[test]
    fn a_profile_has_a_file_of_its_own_in_its_folder() {
        assert_eq!(profile("Zoë-2_b.c").unwrap().unwrap().path, Path::new("/data/rungs/profiles/Zoë-2_b.c.jsonl"));
        for name in ["", "a b", "../../etc/x", ".hidden", "a/b", "a\nb", "me"] {
            let error = profile(name).unwrap_err();
            assert!(matches!(&error, Error::ProfileName(_)), "{error}");
        }
    }

    #[test]
    fn empty_parts_of_a_list_name_nothing() {
        let places = with(&Given::default(), &[("RUNGS_LADDERS", ":/a::/b:")]);
        assert_eq!(places.roots, Roots::Paths(vec!["/a".into(), "/b".into()]));
        assert_eq!(with(&Given::default(), &[("RUNGS_LADDERS", ":"), ("RUNGS_CONFIG", "/none")]).roots, Roots::BuiltIn);
    }

    #[test]
    fn the_configuration_names_paths_from_its_own_folder_or_from_home() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, "ladders = [\"mine\", \"~/careers\", \"/x\"]\nlader = 3\n").unwrap();
        let places = with(&Given::default(), &[("RUNGS_CONFIG", path.to_str().unwrap()), ("HOME", "/home/me")]);
        let expected = vec![folder.path().join("mine"), "/home/me/careers".into(), "/x".into()];
        assert_eq!(places.roots, Roots::Paths(expected));
        assert_eq!(places.remarks.len(), 1);
        assert!(places.remarks[0].contains("\"lader\""), "{:?}", places.remarks);
    }

    #[test]
    fn the_configuration_sets_the_scale_of_ratings() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let ratings = |environment: &[(&str, &str)]| with(&Given::default(), environment).ratings;
        let environment = [("RUNGS_CONFIG", path.to_str().unwrap())];
        assert_eq!(ratings(&environment), RATINGS);
        fs::write(&path, "ratings = [\"below\", \" \", \"meets\"]\n").unwrap();
        assert_eq!(ratings(&environment), ["below", "meets"]);
        let named = [environment[0], ("RUNGS_LADDERS", "/a")];
        assert_eq!(ratings(&named), ["below", "meets"]);
        fs::write(&path, "ratings = 3").unwrap();
        assert_eq!(ratings(&named), RATINGS, "who names ladders isn't stopped");
    }
}
