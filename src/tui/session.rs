//! Where one was, kept apart from the journal: it may be lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::app::App;
use super::place::Place;
use crate::ladder::Roots;

/// How many ladders' places are kept.
const MOST_PLACES: usize = 50;

/// The session file.
#[derive(Debug)]
pub struct Session {
    path: Option<PathBuf>,
    /// What is open, as the places' key.
    key: String,
}

/// The session file's content.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    /// The last place in each ladder that was open, the latest with the highest
    /// number.
    places: BTreeMap<String, Numbered>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Numbered {
    nth: u64,
    #[serde(flatten)]
    kept: Kept,
}

/// What is kept of a ladder that was open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Where one was.
    #[serde(flatten)]
    pub place: Place,
    /// Whether inherited competencies were hidden.
    pub hides_inherited: bool,
    /// What was looked for, the latest last.
    pub finds: Vec<String>,
    /// What was done from the palette, the latest last.
    pub actions: Vec<String>,
    /// Lines that were typed and not added as notes, by the id of what they are on.
    pub drafts: BTreeMap<String, String>,
    /// What was set aside in lists of what is left, by ids.
    pub set_aside: BTreeSet<String>,
    /// Of how many findings one was told last.
    pub findings: usize,
}

impl Kept {
    /// Takes what is kept when the program ends.
    pub fn of(app: &App) -> Self {
        Kept {
            place: Place::of(app),
            hides_inherited: app.hides_inherited,
            finds: app.earlier_finds.clone(),
            actions: app.earlier_actions.clone(),
            drafts: app.drafts.clone(),
            set_aside: app.set_aside.clone(),
            findings: app.findings,
        }
    }

    /// Gives it back when the program begins.
    pub fn give_back(self, app: &mut App) {
        app.wanted = Some(self.place);
        app.hides_inherited = self.hides_inherited;
        app.earlier_finds = self.finds;
        app.earlier_actions = self.actions;
        app.drafts = self.drafts;
        app.set_aside = self.set_aside;
        app.findings = self.findings;
    }
}

impl Session {
    /// Returns the session of what is open, and of whom, where that isn't oneself;
    /// without a state folder it is kept nowhere.
    pub fn of(state: Option<&Path>, roots: &Roots, person: Option<&str>) -> Self {
        let key = match roots {
            Roots::BuiltIn => crate::ladder::BUILT_IN.to_owned(),
            Roots::Paths(paths) => {
                let whole = paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()));
                whole.map(|path| path.to_string_lossy().into_owned()).collect::<Vec<_>>().join("\n")
            }
        };
        let key = person.map_or(key.clone(), |person| format!("{key}\n@{person}"));
        Session { path: state.map(|folder| folder.join("session.json")), key }
    }

    fn stored(&self) -> Option<Stored> {
        let text = fs::read(self.path.as_ref()?).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// Returns where one was, where that is known.
    pub fn load(&self) -> Option<Kept> {
        self.stored()?.places.remove(&self.key).map(|numbered| numbered.kept)
    }

    /// Keeps where one is. It is written beside and renamed, so that no half
    /// file is left; that it can't be kept is no reason to stop anything.
    pub fn save(&self, kept: Kept) {
        let Some(path) = &self.path else { return };
        let mut stored = self.stored().unwrap_or_default();
        let nth = stored.places.values().map(|numbered| numbered.nth).max().unwrap_or(0) + 1;
        stored.places.insert(self.key.clone(), Numbered { nth, kept });
        while stored.places.len() > MOST_PLACES {
            let oldest = stored.places.iter().min_by_key(|(_, numbered)| numbered.nth).map(|(key, _)| key.clone());
            oldest.and_then(|key| stored.places.remove(&key));
        }
        let Ok(json) = serde_json::to_vec_pretty(&stored) else { return };
        let beside = path.with_extension(format!("{}.tmp", std::process::id()));
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        let written = folder.and_then(|()| fs::write(&beside, json)).and_then(|()| fs::rename(&beside, path));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_there_again_and_each_ladder_has_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let built_in = Session::of(Some(folder.path()), &Roots::BuiltIn, None);
        let other = Session::of(Some(folder.path()), &Roots::Paths(vec!["x.md".into()]), None);
        assert_eq!(built_in.load(), None);
        let beside = vec![(1, "lead".to_owned())];
        let (id, filter, under) = ("a/b/c".into(), "ment".into(), "a/d".into());
        let place = Place { pane: 2, id, filter, beside, under, row: Some(3) };
        let kept = Kept { place, hides_inherited: true, finds: vec!["mentor is:open".into()], ..Kept::default() };
        built_in.save(kept.clone());
        other.save(Kept::default());
        assert_eq!(built_in.load(), Some(kept));
        assert_eq!(other.load(), Some(Kept::default()));
        let ana = Session::of(Some(folder.path()), &Roots::BuiltIn, Some("ana"));
        assert_eq!(ana.load(), None, "each person has a place of their own");
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("session.json"), b"{\"places\": 3").unwrap();
        let session = Session::of(Some(folder.path()), &Roots::BuiltIn, None);
        assert_eq!(session.load(), None);
        session.save(Kept::default());
        assert_eq!(session.load(), Some(Kept::default()));
    }
}
