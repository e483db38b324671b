use std::fmt::Write as _;

use crate::ladder::assemble::assemble;
use crate::ladder::diagnostic::Code;
use crate::ladder::model::{Competency, Document, Expectation};
use crate::ladder::reader::read;
use proptest::prelude::*;
use rstest::rstest;

const LEVELS: &str = "# Bakery ladder\n\n## L1 Junior Baker\n\n- Kneads\n\n## L2 Senior Baker\n\n- Plans\n\n";

/// Each statement with its level and its competency, and the lines of what is said.
fn shown(document: Document) -> (Vec<String>, Vec<u32>) {
    let lines = document.diagnostics().iter().map(|finding| finding.line).collect();
    let ladder = assemble("notes", vec![document]);
    let statements = ladder.levels().flat_map(|level| level.expectations().collect::<Vec<_>>());
    let shown = statements.map(|statement| {
        let competency = statement.competency();
        let category = competency.category().map(|category| format!("{category}/")).unwrap_or_default();
        format!("{}/{category}{}: {}", competency.level().title(), competency.title(), statement.text())
    });
    (shown.collect(), lines)
}

fn statements(text: &str) -> (Vec<String>, Vec<u32>) {
    shown(read("notes/page.md", text.as_bytes()))
}

const BOTH: [&str; 6] = [
    "Junior Baker/Junior Baker: Kneads",
    "Junior Baker/Ovens: Lights one of them",
    "Junior Baker/Dough: Follows recipes to the letter",
    "Senior Baker/Senior Baker: Plans",
    "Senior Baker/Ovens: Looks after all of them",
    "Senior Baker/Dough: Invents recipes of their own",
];

const MATRIX: &str = "| Skill | L1 | L2 |\n|---|---|---|\n| Ovens | Lights one of them | Looks after all of them |\n\
     | Dough | Follows recipes to the letter | Invents recipes of their own |\n\n";

#[rstest]
#[case::behind(&format!("{LEVELS}## Skills\n\n{MATRIX}"))]
#[case::before(&LEVELS.replacen("## L1", &format!("## Skills\n\n{MATRIX}## L1"), 1))]
#[case::above(&LEVELS.replace("## L", "### L").replacen("### L1", &format!("## Skills\n\n{MATRIX}## Levels\n\n### L1"), 1))]
#[case::items(&format!("{LEVELS}## Roles\n\n### Ovens\n\n- L1: Lights one of them\n- L2: Looks after all of them\n\n### Dough\n\n- Junior Baker: Follows recipes to the letter\n- Senior Baker: Invents recipes of their own\n"))]
#[case::lines(&format!("{LEVELS}## Roles\n\n### Ovens\n\n**L1:**\n- Lights one of them\n\n**L2 (later):**\n- Looks after all of them\n\n### Dough\n\n**Level 1:** Follows recipes to the letter\n\n**Level 2:** Invents recipes of their own\n"))]
#[case::headings(&format!("{LEVELS}## Roles\n\n### Ovens\n\n#### L1\n\n- Lights one of them\n\n#### L2\n\n- Looks after all of them\n\n### Dough\n\n#### L1\n\nFollows recipes to the letter\n\n#### L2\n\nInvents recipes of their own\n"))]
#[case::sentences(&format!("{LEVELS}# Competencies\n\n## Ovens\n\n### Capabilities\n\nA Junior Baker is capable of:\n\n- Lights one of them\n\nA __Senior Baker__ is capable of:\n\n- Looks after all of them\n\n## Dough\n\n### Capabilities\n\nA Junior Baker is capable of:\n\n- Follows recipes to the letter\n\nA Senior Baker is capable of:\n\n- Invents recipes of their own\n"))]
fn what_is_asked_of_levels_elsewhere_is_theirs(#[case] text: &str) {
    assert_eq!(statements(text), (BOTH.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn what_is_asked_behind_a_table_of_levels_is_theirs() {
    let table = "# Bakery ladder\n\n| Level | Title | Scope |\n|---|---|---|\n| L1 | Junior Baker | Kneads what others tell them to |\n\
         | L2 | Senior Baker | Plans what all the others do |\n\n";
    let area = |name: &str| {
        format!(
            "### {name}\n\n- **L1 ({name} helper):** Lights one of them\n- **L2 (head of {name}):** Looks after all of them\n\n"
        )
    };
    let text = format!("{table}## Roles\n\n{}{}## More\n\n- Sweeps at night\n", area("Ovens"), area("Mills"));
    let (read, lines) = statements(&text);
    let expected = [
        "Junior Baker/Scope: Kneads what others tell them to",
        "Junior Baker/Ovens: Lights one of them",
        "Junior Baker/Mills: Lights one of them",
        "Senior Baker/Scope: Plans what all the others do",
        "Senior Baker/Ovens: Looks after all of them",
        "Senior Baker/Mills: Looks after all of them",
    ];
    assert_eq!((read, lines), (expected.map(str::to_owned).to_vec(), vec![22]));
}

#[test]
fn paragraphs_of_levels_that_are_asked_elsewhere_tell_of_them() {
    let levels = LEVELS.replace("- Kneads", "Kneads.\n\nSweeps, too.").replace("- Plans", "Plans.\n\nLeads, too.");
    let (read, lines) = statements(&format!("{levels}## Skills\n\n{MATRIX}"));
    let asked = BOTH.into_iter().filter(|line| !line.contains("Kneads") && !line.contains("Plans"));
    assert_eq!((read, lines), (asked.map(str::to_owned).collect(), Vec::new()));
    assert_eq!(statements(&levels).0.len(), 4);
}

#[test]
fn a_level_that_ends_in_examples_asks_in_further_places() {
    let levels = LEVELS.replace("- Plans", "- Plans\n\n**Examples:**\n\n- Plans a feast");
    let area = |name: &str| format!("## {name}\n\n**L1:**\n\n- kneads by hand\n\n**L2:**\n\n- leads the others\n\n");
    let (read, _) = statements(&format!("{levels}# More\n\n{}{}", area("Dough"), area("Ovens")));
    assert!(read.contains(&"Senior Baker/Ovens: leads the others".to_owned()), "{read:?}");
}

#[test]
fn areas_of_one_name_keep_it_below_different_headings() {
    let area = |name: &str| format!("## {name}\n\n- L1: kneads by hand\n- L2: leads the others\n\n");
    let areas = format!("{}{}", area("Dough"), area("Ovens"));
    let (read, _) = statements(&format!("{LEVELS}# Summer\n\n{areas}# Winter\n\n{areas}"));
    assert!(read.contains(&"Senior Baker/Winter/Ovens: leads the others".to_owned()), "{read:?}");
}

#[test]
fn what_a_level_has_already_is_said() {
    let levels = LEVELS.replace("- Plans", "### Dough\n\n- Plans");
    let area = |name: &str| format!("## {name}\n\n- L1: kneads by hand\n- L2: leads the others\n\n");
    let document = read("notes/page.md", format!("{levels}# More\n\n{}{}", area("Dough"), area("Ovens")).as_bytes());
    assert!(document.diagnostics().iter().any(|finding| finding.code == Code::DuplicateCompetency));
}

#[test]
fn a_row_that_a_level_has_as_a_heading_is_said() {
    let levels = LEVELS.replace("- Plans", "### Dough\n\n- Plans");
    let document = read("notes/page.md", format!("{levels}## Skills\n\n{MATRIX}").as_bytes());
    let doubled = document.diagnostics().iter().filter(|finding| finding.code == Code::DuplicateCompetency);
    assert_eq!(doubled.map(|finding| finding.line).collect::<Vec<_>>(), [18]);
}

#[test]
fn what_stands_elsewhere_keeps_its_order() {
    let area = |name: &str| format!("## {name}\n\n- L1: kneads by hand\n- L2: leads the others\n\n");
    let text = format!("{LEVELS}# More\n\n{}{}## Skills\n\n{MATRIX}", area("Bread"), area("Rolls"));
    let (read, _) = statements(&text);
    let parts: Vec<&str> = read.iter().filter_map(|line| line.strip_prefix("Junior Baker/")).collect();
    let expected =
        ["Junior Baker: Kneads", "Bread: kneads by hand", "Rolls: kneads by hand", "Ovens: Lights one of them"];
    assert_eq!(parts[..4], expected);
}

#[test]
fn what_stands_beside_the_name_of_a_level_is_kept() {
    let area = |name: &str| format!("## {name}\n\n- L1 (keeper of flour): kneads by hand\n- L2: leads the others\n\n");
    let matrix = MATRIX.replace("| L1 |", "| L1 (first of all) |");
    let text = format!("{LEVELS}# More\n\n{}{}## Skills\n\n{matrix}", area("Bread"), area("Rolls"));
    let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
    let first = ladder.levels().next().unwrap();
    assert_eq!(first.notes().collect::<Vec<_>>(), ["first of all"]);
    let described = first.competencies().filter_map(Competency::description);
    assert_eq!(described.collect::<Vec<_>>(), ["keeper of flour"; 2]);
}

#[test]
fn a_matrix_is_of_the_track_that_it_stands_in() {
    let track = |name: &str| {
        format!("## {name}\n\n### Junior\n\n#### Bread\n\n- Kneads\n\n### Senior\n\n#### Bread\n\n- Plans\n\n")
    };
    let matrix = MATRIX.replace("L1", "Junior").replace("L2", "Senior");
    let text = format!("# Shop\n\n{}{}### Skills\n\n{matrix}", track("Bakers"), track("Sellers"));
    let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
    let parts = ladder.levels().map(|level| level.competencies().len()).collect::<Vec<_>>();
    assert_eq!((ladder.tracks().count(), parts), (2, vec![1, 1, 3, 3]));
}

#[test]
fn descriptions_are_repeated_within_bounds() {
    let levels = (1..=200).fold(String::new(), |all, nth| all + &format!("## L{nth} Baker\n\n- Bakes\n\n"));
    let items = (1..=200).fold(String::new(), |all, nth| all + &format!("- L{nth}: kneads by hand\n"));
    let area = |name: &str| format!("## {name}\n\n{}\n\n{items}\n", "all about it ".repeat(400));
    let text = format!("# Ladder\n\n{levels}# More\n\n{}{}", area("Dough"), area("Ovens"));
    assert!(read("notes/page.md", text.as_bytes()).text_size() < text.len() * 3);
}

#[test]
fn several_matrices_are_categories_and_what_is_no_level_in_them_is_said() {
    let text = format!("{LEVELS}## Craft\n\n{MATRIX}## Shop\n\n- Sweeps\n\n{MATRIX}");
    let (read, lines) = statements(&text);
    assert!(read.contains(&"Senior Baker/Craft/Ovens: Looks after all of them".to_owned()), "{read:?}");
    assert!(read.contains(&"Senior Baker/Shop/Ovens: Looks after all of them".to_owned()), "{read:?}");
    assert_eq!(lines, [20]);
}

#[test]
fn what_stands_behind_the_levels_of_a_section_is_said() {
    let area = |name: &str| {
        format!(
            "### {name}\n\nAll about it.\n\n**L1:** Kneads it all by hand\n\n**L2:** Plans all of it\n\n**Gap:** Learn to plan.\n\n"
        )
    };
    let text = format!("{LEVELS}## Roles\n\n{}{}", area("Dough"), area("Bread"));
    let document = read("notes/page.md", text.as_bytes());
    let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
    let described = ladder.levels().flat_map(|level| level.competencies().collect::<Vec<_>>());
    let described: Vec<_> = described.filter_map(Competency::description).collect();
    assert_eq!(described, ["All about it."; 4]);
    assert_eq!(shown(document).1, [21, 31]);
}

#[rstest]
#[case::other_levels(
    "## Skills\n\n| Skill | L1 | L7 |\n|---|---|---|\n| Ovens | Lights one of them | Looks after all of them |\n"
)]
#[case::overview("## Roles\n\n### All\n\n- L1: Helps all the others\n- L2: Helps nobody any more\n")]
#[case::pay(
    "### Pay\n\n- L1: as much as it takes\n- L2: more than that again\n\n### Bonus\n\n- L1: as much as it takes\n- L2: more than that again\n"
)]
#[case::pay_in_a_table(
    "## Compensation\n\n### By level\n\n| Part | L1 | L2 |\n|---|---|---|\n| Base | around as much as it takes | a little more than that |\n"
)]
#[case::below_a_title(
    "### Interview process\n\n#### Phone\n\n- L1: talks about the dough\n- L2: talks about the shop\n\n#### Shop\n\n- L1: kneads for an hour\n- L2: leads for an hour\n"
)]
#[case::ratings(
    "## Rights\n\n| Skill | L1 | L2 |\n|---|---|---|\n| Ovens | No | Yes |\n| Dough | Sometimes | Yes, always |\n"
)]
#[case::offices(
    "## Shops\n\n| Area | L1 | L2 |\n|---|---|---|\n| North | Upper Mill Lane | Old Harbour Street |\n| South | Lower Mill Lane | New Harbour Street |\n"
)]
#[case::people(
    "### Shop\n\n- L1: Ann Baker, Bob Miller\n- L2: Cid Cook, Dan Dough\n\n### Mill\n\n- L1: Eve Grain, Flo Flour\n- L2: Gus Rye, Hal Oats\n"
)]
fn what_asks_nothing_of_these_levels_is_none_of_theirs(#[case] behind: &str) {
    let behind = if behind.starts_with("###") { format!("## More\n\n{behind}") } else { behind.to_owned() };
    let (read, _) = statements(&format!("{LEVELS}{behind}"));
    assert_eq!(read.iter().filter(|line| line.starts_with("Senior Baker/")).count(), 1, "{read:?}");
}

#[test]
fn headings_above_levels_are_tracks() {
    let track = |name: &str, who: &str| {
        format!(
            "## {name}\n\n### Junior {who}\n\n- Kneads dough by hand\n\n### Senior {who}\n\n- Plans all of the week\n\n"
        )
    };
    let tracks = [track("Bakers", "Baker"), track("Millers", "Miller"), track("Sellers", "Seller")].concat();
    let ladder = assemble("notes", vec![read("notes/page.md", format!("# Careers\n\n{tracks}").as_bytes())]);
    assert_eq!((ladder.tracks().count(), ladder.levels().count()), (3, 6));
}

/// What a section outside of the levels may hold; `@` stands for a word of its own.
const PIECES: &[&str] = &[
    "- L1: does @ every day\n",
    "- L2: does @ every day\n  - and @ as well\n",
    "- brings @ to the shop\n",
    "**L1:** does @ every day\n\n",
    "**L2:**\n\n- does @ every day\n- helps with @ at night\n\n",
    "A Junior Baker is capable of:\n\n- doing @ every day\n\n",
    "**Gap:** learns @ some day\n\n",
    "All about @ in here.\n\n",
    "> Said about @ once.\n\n",
    "#### L1\n\n- does @ every day\n\n",
    "#### L2\n\ndoes @ each and every day\n\n",
    "| Skill | L1 | L2 |\n|---|---|---|\n| Oven | does @ every day well | does @ every day well |\n\n",
];

proptest! {
    #[test]
    fn whatever_stands_elsewhere_is_read_once_or_said(
        sections in prop::collection::vec(prop::collection::vec(0..PIECES.len(), 1..5), 1..5),
    ) {
        let mut text = format!("{LEVELS}## Roles\n\n");
        let mut words = 0;
        for (nth, pieces) in sections.iter().enumerate() {
            write!(text, "### Area {nth}\n\n").unwrap();
            for piece in pieces.iter().map(|&piece| PIECES[piece]) {
                let mut parts = piece.split('@');
                text += parts.next().unwrap_or_default();
                for part in parts {
                    write!(text, "zq{words}x{part}").unwrap();
                    words += 1;
                }
                text.push('\n');
            }
        }
        let document = read("notes/page.md", text.as_bytes());
        // Each finding is about one text, or says about how many: "3 texts under …".
        let told = document.diagnostics().iter().filter(|finding| matches!(finding.code, Code::Unplaced | Code::UnplacedProse));
        let told: usize = told.map(|finding| finding.message.split(' ').next().unwrap_or_default().parse().unwrap_or(1)).sum();
        let ladder = assemble("notes", vec![document]);
        // Headings of levels within sections may outnumber the levels.
        prop_assume!(ladder.levels().next().is_some_and(|level| level.title() == "Junior Baker"));
        let (mut asked, mut described): (Vec<String>, Vec<String>) = Default::default();
        for level in ladder.levels() {
            described.extend(level.notes().map(str::to_owned));
            for part in level.competencies() {
                described.extend(part.description().into_iter().chain(part.category()).map(str::to_owned));
                asked.extend(part.expectations().map(Expectation::text).map(str::to_owned));
            }
        }
        let count = |texts: &[String], word: &str| texts.iter().filter(|text| text.split(' ').any(|other| other == word)).count();
        let words: Vec<String> = (0..words).map(|nth| format!("zq{nth}x")).collect();
        let is_lost = |word: &&String| count(&asked, word) + count(&described, word) == 0;
        let lost: Vec<&String> = words.iter().filter(is_lost).collect();
        prop_assert!(lost.len() <= told, "{lost:?} {told}\n{text}");
        prop_assert!(words.iter().all(|word| count(&asked, word) <= 1), "{text}");
    }
}

#[test]
fn short_cells_under_numbered_names_of_levels_are_said() {
    let levels = LEVELS.replace("L1 Junior Baker", "Level 1: Beginner").replace("L2 Senior Baker", "Level 2: Expert");
    let table = "## Matrix\n\n| What | Beginner (1) | Expert (2) |\n|---|---|---|\n| Scope | Loaves | Bread |\n| Help | Gets | Gives |\n";
    let document = read("notes/page.md", format!("{}{table}", levels.replace("## ", "### ")).as_bytes());
    let said: Vec<&str> = document.diagnostics().iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(said, ["4 texts under \"Matrix\" belong to no level."]);
}

#[test]
fn a_table_that_only_sums_up_levels_is_no_track_of_its_own() {
    let table = "## At a glance\n\n| What | Junior Baker | Senior Baker |\n|---|---|---|\n| Scope | Single loaves | All bread |\n\
                 | Help | Gets it | Gives it |\n";
    let document = read("notes/page.md", format!("{LEVELS}{table}").as_bytes());
    assert!(document.diagnostics().iter().any(|finding| finding.message.contains("At a glance")));
    assert_eq!(shown(document).0, ["Junior Baker/Junior Baker: Kneads", "Senior Baker/Senior Baker: Plans"]);
}
