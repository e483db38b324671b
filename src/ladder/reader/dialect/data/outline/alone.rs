//! Files that are one level each.

use rstest::rstest;

use super::{dedented, outline, outline_of};
use crate::ladder::assemble::assemble;
use crate::ladder::model::Level;
use crate::ladder::reader::read;

const JUNIOR: &str = "name: Junior Baker
level: B1
years: 1-3
competencies:
  dough:
    - Kneads by hand each morning
    - Rests it until noon each day
  oven: Heats it up each morning
";

const SENIOR: &str = "title: Senior Baker
grade: B2
summary: Runs the whole of a bakery
competencies:
  - name: Dough
    description: Decides which doughs there are
  - name: Oven
    statements: [Buys the ovens of all shops]
";

const READ: &str = "1: Junior Baker
      Years = 1-3
      5: Dough
        6: Kneads by hand each morning
        7: Rests it until noon each day
      8: Oven
        8: Heats it up each morning
    1: Senior Baker
      5: Dough
        6: Decides which doughs there are
      7: Oven
        8: Buys the ovens of all shops";

#[test]
fn a_file_with_a_rank_and_competencies_is_a_level_and_a_folder_of_them_a_track() {
    let files = [("career/junior.yaml", JUNIOR), ("career/senior.yaml", SENIOR)];
    assert_eq!(outline_of(&files), dedented(READ));
    assert_eq!(outline("career/junior.yaml", JUNIOR), outline_of(&files[..1]));
    let ladder = assemble("bakery", files.iter().map(|(path, text)| read(path, text.as_bytes())).collect());
    let ranks: Vec<_> = ladder.tracks().map(|track| track.levels().map(Level::rank).collect::<Vec<_>>()).collect();
    assert_eq!(ranks, [vec![Some("B1"), Some("B2")]]);
}

#[test]
fn front_matter_alone_may_be_a_level() {
    let text = format!("---\n{JUNIOR}---\n");
    assert!(outline("career/junior.md", &text).starts_with("2: Junior Baker\n"));
}

#[test]
fn what_does_not_say_which_level_it_is_needs_others_beside_it() {
    let (junior, senior) = (JUNIOR.replace("level: B1\n", ""), SENIOR.replace("grade: B2", "# Nobody wrote it down."));
    assert!(outline("career/junior.yaml", &junior).starts_with("! 1: Its data may be one level"));
    let read = outline_of(&[("career/junior.yaml", JUNIOR), ("career/senior.yaml", &senior)]);
    assert_eq!(read, dedented(READ));
}

#[rstest]
#[case::words("name: Junior Baker\nlevel: B1\nskills:\n  tools: [knife, oven]\n  tongues: [French, Dutch]\n")]
#[case::somebody("name: Ann\nlevel: 5\nskills:\n  magic: [Turns lead into gold]\n  sword: [Cuts through any armour]\n")]
#[case::resume(
    "name: Ann Smith\ntitle: Senior Baker\nlevel: B1\nskills:\n  dough: [I kneaded it by hand each morning]\n"
)]
#[case::machine("name: Senior Baker\nlevel: B1\nscript: bake\nskills:\n  dough: [Kneads by hand each morning]\n")]
#[case::vacancy("title: Junior Baker\nskills: [Kneads by hand each morning, Rests it until noon]\n")]
fn what_asks_nothing_or_is_nobody_is_no_level(#[case] text: &str) {
    assert!(outline("career/baker.yaml", text).starts_with("! 1: "));
}
