use std::fs;

use super::*;

const SAILOR: &str = "# Sailor\n\n## Junior Sailor\n\n### Ropes\n\n- Ties knots\n";
const COOK: &str = "# Cook\n\n## Junior Cook\n\n### Soup\n\n- Stirs\n";

struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Folder { folder: tempfile::tempdir().unwrap() };
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        // As editors do: another file takes the place of the old one.
        let beside = self.path("beside.tmp");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, self.path(name)).unwrap();
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    fn library(&self) -> Library {
        loaded(&[self.folder.path().to_owned()])
    }
}

fn loaded(paths: &[PathBuf]) -> Library {
    let mut library = Library::of(paths);
    library.load(|_| {});
    library
}

fn titles(library: &Library) -> Vec<String> {
    library.ladder().tracks().map(|track| track.title().to_owned()).collect()
}

fn look(library: &mut Library) -> Look {
    library.look_again(&Hints::none(), false)
}

fn names(look: Look) -> (Vec<String>, Vec<String>, Option<String>) {
    let name = |path: String| path.rsplit('/').next().unwrap_or_default().to_owned();
    let names = |paths: Vec<String>| paths.into_iter().map(name).collect();
    match look {
        Look::Changed { read, gone, failure } => (names(read), names(gone), failure),
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_what_changed_is_read_again() {
    let folder = Folder::with(&[("a.md", SAILOR), ("b.md", COOK)]);
    let mut library = folder.library();
    let before = library.ladder();
    assert_eq!(look(&mut library), Look::Same);
    folder.write("b.md", &COOK.replace("Stirs", "Stirs well"));
    assert_eq!(names(look(&mut library)), (vec!["b.md".into()], vec![], None));
    let after = library.ladder();
    assert!(Arc::ptr_eq(&before.documents()[0], &after.documents()[0]));
    assert!(!Arc::ptr_eq(&before.documents()[1], &after.documents()[1]));
    assert_eq!(look(&mut library), Look::Same);
}

#[test]
fn a_hint_reads_again_what_looks_unchanged() {
    let folder = Folder::with(&[("a.md", SAILOR), ("b.md", COOK)]);
    let mut library = folder.library();
    let mut hints = Hints::none();
    hints.add(source::place_of(&folder.path("a.md")));
    assert_eq!(names(library.look_again(&hints, true)).0, ["a.md"]);
    assert_eq!(names(library.look_again(&Hints::Everything, true)).0, ["a.md", "b.md"]);
}

#[test]
fn new_files_come_in_and_removed_ones_go() {
    let folder = Folder::with(&[("b.md", COOK)]);
    let mut library = folder.library();
    folder.write("a.md", SAILOR);
    assert_eq!(names(look(&mut library)), (vec!["a.md".into()], vec![], None));
    assert_eq!(titles(&library), ["Sailor", "Cook"]);
    folder.remove("b.md");
    assert_eq!(names(look(&mut library)), (vec![], vec!["b.md".into()], None));
    assert_eq!(titles(&library), ["Sailor"]);
}

#[test]
fn a_file_that_vanishes_or_is_emptied_is_not_believed_at_once() {
    let folder = Folder::with(&[("a.md", SAILOR), ("b.md", COOK)]);
    let mut library = folder.library();
    folder.remove("a.md");
    assert_eq!(library.look_again(&Hints::none(), true), Look::InBetween);
    folder.write("a.md", "");
    assert_eq!(library.look_again(&Hints::none(), true), Look::InBetween);
    assert_eq!(titles(&library), ["Sailor", "Cook"]);
    folder.write("a.md", SAILOR);
    assert_eq!(names(library.look_again(&Hints::none(), true)).0, ["a.md"]);
    assert_eq!(titles(&library), ["Sailor", "Cook"]);
}

#[test]
fn a_named_file_that_goes_away_is_kept_and_said_once() {
    let folder = Folder::with(&[("a.md", SAILOR), ("b.md", COOK)]);
    let mut library = loaded(&[folder.path("a.md"), folder.path("b.md")]);
    folder.remove("a.md");
    match look(&mut library) {
        Look::Failed(why) => assert!(why.ends_with("a.md is gone. Showing the copy last read."), "{why}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(look(&mut library), Look::Same);
    assert_eq!(titles(&library), ["Sailor", "Cook"]);
    folder.write("a.md", &SAILOR.replace("# Sailor", "# Captain"));
    assert_eq!(names(look(&mut library)), (vec!["a.md".into()], vec![], None));
    assert_eq!(titles(&library), ["Captain", "Cook"]);
}

#[test]
fn the_last_ladder_is_kept_when_none_would_be_left() {
    let folder = Folder::with(&[("a.md", SAILOR)]);
    let mut library = folder.library();
    folder.write("a.md", "Words without any heading.\n");
    match look(&mut library) {
        Look::Failed(why) => assert!(why.contains("a.md holds no ladder any more"), "{why}"),
        other => panic!("{other:?}"),
    }
    assert_eq!((look(&mut library), titles(&library)), (Look::Same, vec!["Sailor".to_owned()]));
    folder.write("a.md", SAILOR);
    assert_eq!(
        look(&mut library),
        Look::Changed { read: vec![library.entries[0].file.shown.clone()], gone: vec![], failure: None }
    );
}

#[test]
fn a_folder_that_is_gone_is_kept_and_comes_back() {
    let folder = Folder::with(&[]);
    let inner = folder.path("careers");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("a.md"), SAILOR).unwrap();
    let mut library = loaded(std::slice::from_ref(&inner));
    fs::rename(&inner, folder.path("elsewhere")).unwrap();
    assert!(matches!(look(&mut library), Look::Failed(why) if why.contains("careers is gone")));
    assert_eq!(titles(&library), ["Sailor"]);
    fs::rename(folder.path("elsewhere"), &inner).unwrap();
    look(&mut library);
    assert_eq!(titles(&library), ["Sailor"]);
}

#[test]
fn while_it_loads_nothing_comes_in_between_what_is_there() {
    let senior = "\n## Senior Sailor\n\n### Ropes\n\n";
    let text = |nth: u32| SAILOR.replace("# Sailor", &format!("# T{nth:02}")) + senior + &"- more\n".repeat(2000);
    let texts: Vec<(String, String)> = (0..40).map(|nth| (format!("{nth:02}.md"), text(nth))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = Folder::with(&files);
    let mut library = Library::of(&[folder.folder.path().to_owned()]);
    let mut seen = Vec::new();
    let mut last = (0, 0);
    library.load(|library| {
        let titles = titles(library);
        assert!(titles.starts_with(&seen), "{titles:?} after {seen:?}");
        seen = titles;
        last = library.progress();
    });
    assert_eq!((seen.len(), last), (40, (40, 40)));
}

#[test]
fn where_there_is_much_to_read_the_beginning_of_the_first_file_is_there_first() {
    let ropes = "\n### Ropes\n\n".to_owned() + &"- Ties many knots\n".repeat(2000);
    let levels = |level: &str| format!("\n## {level} Sailor\n{ropes}");
    let long = "# Sailor\n".to_owned() + &["Junior", "Middle", "Senior", "Lead"].map(levels).concat().repeat(36);
    assert!(long.len() as u64 > LONG, "{}", long.len());
    let folder = Folder::with(&[("a.md", &long), ("b.md", COOK)]);
    let mut library = Library::of(&[folder.folder.path().to_owned()]);
    let mut seen = Vec::new();
    library.load(|library| {
        seen.push((library.has_begun(), library.progress(), titles(library), library.ladder().size()[1]));
    });
    let (has_begun, progress, titles, levels) = &seen[0];
    assert_eq!((*has_begun, *progress, titles.len()), (true, (0, 2), 1));
    assert!((1..5).contains(levels), "{levels}");
    let (has_begun, progress, titles, levels) = &seen[2];
    assert_eq!((*has_begun, *progress, titles.len(), *levels), (false, (2, 2), 2, 145));
}

#[test]
fn what_is_read_at_once_has_no_beginning_before() {
    let folder = Folder::with(&[("a.md", SAILOR), ("b.md", COOK)]);
    let mut library = Library::of(&[folder.folder.path().to_owned()]);
    library.load(|library| assert!(!library.has_begun()));
}
