//! The order of levels that are steps of a scale, in files and in folders.

use super::{ladder, tracks};

/// Puts a file for each step together, and gives the titles of the one track.
fn order(path: impl Fn(&str) -> String, steps: &[&str]) -> Vec<String> {
    let texts = steps.iter().flat_map(|step| {
        let path = path(step);
        let parts = if path.contains('/') && path.ends_with("PART.md") { vec!["dough", "oven"] } else { vec![*step] };
        let text = |part: &str| (path.replace("PART", part), format!("# {part}\n\n- Does the {part} of the {step}\n"));
        parts.into_iter().map(text).collect::<Vec<_>>()
    });
    let mut texts: Vec<_> = texts.collect();
    texts.sort();
    let files: Vec<_> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut tracks = tracks(&ladder(&files));
    assert_eq!(tracks.len(), 1, "{tracks:?}");
    tracks.remove(0).1.iter().map(|title| title.to_lowercase()).collect()
}

#[test]
fn files_and_folders_named_by_a_scale_rise_as_it_does() {
    let steps = ["beginner", "intermediate", "advanced", "expert"];
    assert_eq!(order(|step| format!("career/{step}.md"), &steps), steps);
    let steps = ["novice", "practitioner", "expert"];
    assert_eq!(order(|step| format!("career/{step}/PART.md"), &steps), steps);
}
