use std::fmt::Write as _;

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::ladder::assemble::assemble;
use crate::ladder::model::{Competency, Expectation, Level};
use crate::ladder::{Ladder, Severity};

mod areas;
mod around;
mod foreign;
mod forms;
mod parts;
mod placing;
mod sides;
mod slipped;
mod standing;
mod tables;
mod told;

fn ladder(text: &str) -> Ladder {
    assemble("test", vec![read("crew.md", text.as_bytes())])
}

/// A ladder as lines: levels with rank, competencies with category, statements.
fn shown(text: &str) -> Vec<String> {
    let ladder = ladder(text);
    let mut lines = Vec::new();
    for level in ladder.levels() {
        lines.push(format!("{} [{}]", level.title(), level.rank().unwrap_or("-")));
        for competency in level.competencies() {
            lines.push(format!("  {} ({})", competency.title(), competency.category().unwrap_or("-")));
            lines.extend(competency.expectations().map(|e| format!("    {}{}", "  ".repeat(e.depth()), e.text())));
            lines.extend(competency.examples().map(|text| format!("    e.g. {text}")));
        }
    }
    lines
}

fn codes(text: &str) -> Vec<(u32, &'static str)> {
    ladder(text).diagnostics().iter().map(|d| (d.line, d.code.name())).collect()
}

#[test]
fn headings_of_one_depth_are_the_levels() {
    let text = "# Crew\n\n## Junior Engineer (L1)\n\n### Craft\n\n- Splices\n  - quickly\n\n## Engineer (L2)\n\n### Craft\n\n1. Rigs\n";
    assert_eq!(
        shown(text),
        [
            "Junior Engineer [L1]",
            "  Craft (-)",
            "    Splices",
            "      quickly",
            "Engineer [L2]",
            "  Craft (-)",
            "    Rigs"
        ]
    );
    assert_eq!(ladder(text).tracks().next().unwrap().title(), "Crew");
}

#[test]
fn a_heading_between_level_and_competency_is_a_category() {
    let text = "# Crew\n\n## Junior Engineer\n\n### Skill\n\n#### Craft\n\n- Splices\n\n#### Tools\n\n- Sharpens\n\n### Care\n\n#### Trust\n\n- Is on time\n\n## Senior Engineer\n\n### Rest\n\n- Sleeps\n";
    assert_eq!(
        shown(text),
        [
            "Junior Engineer [-]",
            "  Craft (Skill)",
            "    Splices",
            "  Tools (Skill)",
            "    Sharpens",
            "  Trust (Care)",
            "    Is on time",
            "Senior Engineer [-]",
            "  Rest (-)",
            "    Sleeps"
        ]
    );
}

#[test]
fn a_level_has_summary_attributes_and_notes() {
    let text = "# L4: Crew Manager\n\n> _Leads the\n> crew._\n>\n> Always.\n\n- **Horizon**: a season\n- **Reports to:** the owner\n\nMore prose.\n\n## Craft\n\n- Plans\n";
    let ladder = ladder(text);
    let level = ladder.levels().next().unwrap();
    assert_eq!((level.title(), level.rank(), level.track().title()), ("Crew Manager", Some("L4"), "Crew Manager"));
    assert_eq!(level.summary(), Some("Leads the crew. Always."));
    let attributes: Vec<_> = level.attributes().map(|a| (a.name, a.value)).collect();
    assert_eq!(attributes, [("Horizon", "a season"), ("Reports to", "the owner")]);
    assert_eq!(level.notes().collect::<Vec<_>>(), ["More prose."]);
}

#[test]
fn collapsed_and_labelled_lists_of_examples_are_no_statements() {
    let text = "# Crew Engineer\n\n## Craft\n\nWhy it matters.\n\n- Plans\n\n<details>\n<summary>Examples</summary>\n\n- Planned a week\n\n</details>\n\n## Care\n\n- Listens\n\n**Examples:**\n\n- Heard a storm\n";
    assert_eq!(
        shown(text),
        [
            "Crew Engineer [-]",
            "  Craft (-)",
            "    Plans",
            "    e.g. Planned a week",
            "  Care (-)",
            "    Listens",
            "    e.g. Heard a storm"
        ]
    );
    let ladder = ladder(text);
    let described = ladder.levels().flat_map(Level::competencies).find_map(Competency::description);
    assert_eq!(described, Some("Why it matters."));
}

#[test]
fn an_example_goes_on_in_its_further_paragraphs() {
    let text = "# Crew Engineer\n\n## Craft\n\n- Plans\n\n  ahead\n\n**Examples:**\n\n- Planned a week\n\n  with care\n\n## Care\n\n- Listens\n- TBD\n\n  soon\n\n<details>\n<summary>Examples</summary>\n\n- Heard a storm\n\n  in time\n\n</details>\n";
    assert_eq!(
        shown(text),
        [
            "Crew Engineer [-]",
            "  Craft (-)",
            "    Plans ahead",
            "    e.g. Planned a week with care",
            "  Care (-)",
            "    Listens",
            "    e.g. Heard a storm in time"
        ]
    );
    let ladder = ladder(text);
    assert_eq!(ladder.levels().flat_map(Level::competencies).find_map(Competency::description), Some("soon"));
}

#[test]
fn a_competency_without_a_list_has_a_statement_for_each_paragraph() {
    let text = "# Crew Engineer\n\n## Craft\n\nPlans the week.\n\nKeeps the plan.\n";
    assert_eq!(shown(text), ["Crew Engineer [-]", "  Craft (-)", "    Plans the week.", "    Keeps the plan."]);
}

#[test]
fn a_level_with_statements_and_no_competency_has_one_of_its_own_name() {
    let text =
        "# Crew\n\n## Junior Engineer\n\n- **Learns**: the ropes\n\n## Senior Engineer\n\n- **Teaches**: the ropes\n";
    assert_eq!(
        shown(text),
        [
            "Junior Engineer [-]",
            "  Junior Engineer (-)",
            "    Learns: the ropes",
            "Senior Engineer [-]",
            "  Senior Engineer (-)",
            "    Teaches: the ropes"
        ]
    );
}

#[test]
fn a_heading_that_slipped_is_read_as_its_likes_are() {
    let text = "# Crew\n\n## Junior Engineer\n\n### I splice\n\n- Splices\n\n## Senior Engineer\n\n### I rig\n\n- Rigs\n\n## I help the crew\n\n- Cooks\n\n## Reading list\n\n- A book\n";
    assert_eq!(shown(text)[6..], ["  I help the crew (-)", "    Cooks"]);
    let ladder = ladder(text);
    let notes: Vec<_> = ladder.levels().flat_map(Level::notes).collect();
    assert_eq!(notes, ["Reading list", "A book"], "what is no part of a level is a note");
}

#[test]
fn a_heading_that_slipped_is_reported() {
    let text = "# Crew\n\n## Junior Engineer\n\n### Craft\n\n- Splices\n\n## Senior Engineer\n\n## Craft\n\n- Rigs\n";
    assert_eq!(codes(text), [(11, "slipped-heading")]);
}

#[test]
fn a_competency_of_a_title_that_the_level_has_is_kept_and_reported() {
    let text = "# Senior Engineer\n\n## Craft\n\n- Splices\n\n## Care\n\n- Asks\n\n## craft\n\n- Rigs\n";
    assert_eq!(shown(text).len(), 7);
    assert_eq!(codes(text), [(11, "duplicate-competency")]);
}

#[test]
fn items_that_belong_to_no_level_are_said() {
    let text = "- Before all\n- [Elsewhere](#x)\n\n# Crew\n\n## How to read\n\n- Slowly\n- Aloud\n\n# Ship\n\n- Under the track\n-\n\n## Engineer\n\n### Craft\n\n- Rigs\n\n## Senior Engineer\n";
    assert_eq!(codes(text), [(1, "unplaced-text"), (8, "unplaced-text"), (13, "unplaced-text")]);
    let messages: Vec<_> = ladder(text).diagnostics().iter().map(|d| d.message.clone()).collect();
    assert_eq!(messages[1], "2 items under \"How to read\" belong to no level.");
    assert_eq!(codes("- Early\n\nDeckhand (L1)\n\nKnots\n\n- Ties\n")[1], (1, "unplaced-text"));
}

#[test]
fn the_summary_of_a_collapsed_part_is_kept() {
    let text = "# Senior Engineer\n\n<details>\n<summary>Of old</summary>\n</details>\n\n## Craft\n\n<details>\n<summary>Why</summary>\n\nIt matters.\n\n</details>\n";
    let ladder = ladder(text);
    let level = ladder.levels().next().unwrap();
    assert_eq!(level.notes().collect::<Vec<_>>(), ["Of old"]);
    assert_eq!(level.competencies().next().unwrap().description(), Some("Why"));
}

#[test]
fn labels_that_the_levels_repeat_are_competencies() {
    let text = "# Crew\n\n## IC1\n\n- Impact:\n    - Cooks\n- **Scope:** the galley\n\n## IC2\n\n- Impact\n    - Cooks well\n- **Scope**: the ship\n";
    assert_eq!(
        shown(text),
        [
            "IC1 [IC1]",
            "  Impact (-)",
            "    Cooks",
            "  Scope (-)",
            "    the galley",
            "IC2 [IC2]",
            "  Impact (-)",
            "    Cooks well",
            "  Scope (-)",
            "    the ship"
        ]
    );
}

#[test]
fn a_paragraph_of_an_item_without_a_statement_goes_on_with_none_before() {
    let text = "# Crew\n\n## IC1\n\n- Impact: Cooks\n- Scope:\n  - TBD\n\n    Later.\n\n## IC2\n\n- Impact: Sails\n- Scope: Steers\n";
    assert_eq!(shown(text)[..4], ["IC1 [IC1]", "  Impact (-)", "    Cooks", "  Scope (-)"]);
    assert_eq!(ladder(text).levels().flat_map(Level::notes).collect::<Vec<_>>(), ["Later."]);
}

#[test]
fn a_bold_line_over_a_list_is_a_competency() {
    let text = "# Crew Engineer\n\n> Sails.\n\n**Craft**\n\n- Splices\n\n**Care**\n\n- Cooks\n";
    assert_eq!(shown(text), ["Crew Engineer [-]", "  Craft (-)", "    Splices", "  Care (-)", "    Cooks"]);
}

#[test]
fn levels_of_paragraphs_have_a_statement_for_each() {
    let text = "# Crew Engineer I\n\nCooks.\n\nCleans.\n\n_Experience: a year._\n\n# Crew Engineer II\n\nSails.\n";
    assert_eq!(
        shown(text),
        [
            "Crew Engineer I [-]",
            "  Crew Engineer I (-)",
            "    Cooks.",
            "    Cleans.",
            "Crew Engineer II [-]",
            "  Crew Engineer II (-)",
            "    Sails."
        ]
    );
}

#[test]
fn levels_of_any_name_are_told_by_what_repeats_in_them() {
    let parts = "\n\n## Explorer\n\n### Craft\n\n- Looks\n\n### Care\n\n- Asks\n\n## Navigator\n\n### Craft\n\n- Steers\n\n### Care\n\n- Answers\n";
    let levels = |title: &str| shown(&format!("# {title}{parts}")).iter().filter(|line| line.ends_with("[-]")).count();
    assert_eq!(levels("Career path"), 2);
    // Handbooks repeat their titles too.
    assert_eq!(levels("Handbook"), 0);
}

#[test]
fn empty_items_and_placeholders_are_said_and_are_no_statements() {
    let text = "# Crew Engineer\n\n## Craft\n\n- Plans\n-\n- TBD\n- n/a\n- **\n- C++\n";
    assert_eq!(shown(text), ["Crew Engineer [-]", "  Craft (-)", "    Plans", "    C++"]);
    assert_eq!(codes(text), [(6, "empty-item"), (7, "placeholder"), (8, "not-applicable"), (9, "empty-item")]);
}

#[test]
fn an_item_that_a_blank_line_cuts_goes_on_behind_it() {
    let text = |first: &str, second: &str| {
        format!(
            "# Bakery\n\n## Junior Baker\n\n- {first}\n\n{second}\n\n- Rests\n\n## Senior Baker\n\n### Oven\n\n- {first}\n\n{second}\n"
        )
    };
    let cut = text("Kneads dough", "until it is smooth, as macOS does.");
    assert_eq!(
        shown(&cut).iter().filter(|line| line.ends_with("Kneads dough until it is smooth, as macOS does.")).count(),
        2
    );
    assert_eq!(codes(&cut), [(5, "broken-statement"), (15, "broken-statement")]);
    for (first, second) in [
        ("Kneads.", "then rests"),
        ("Kneads", "Then rests"),
        ("Kneads", "and also:"),
        ("Kneads", "> then rests"),
        ("Kneads", "eBread it is"),
    ] {
        assert_eq!(codes(&text(first, second)), [], "{first} {second}");
    }
}

#[test]
fn a_marker_without_a_partner_is_dropped_and_said() {
    let text = "# Crew Engineer\n\nPlans ahead._\n\n## Craft\n\n- snake_case stays\n";
    let ladder = ladder(text);
    assert_eq!(ladder.levels().next().unwrap().notes().collect::<Vec<_>>(), ["Plans ahead."]);
    assert_eq!(codes(text), [(3, "stray-marker")]);
}

#[test]
fn many_sections_and_many_links_take_little_time() {
    let mut text = String::from("# Crew\n\n## Senior Engineer\n\nIt builds on ");
    (0..20_000).for_each(|nth| write!(text, "[{nth}](x.md) ").unwrap());
    text.push_str("\n\n### I rig\n\n- Rigs\n");
    for nth in 0..20_000 {
        let _ = writeln!(text, "\n## Junior Engineer {nth}\n\n## I sail {nth}\n\n- Sails");
    }
    let document = read("crew.md", text.as_bytes());
    let ladder = assemble("test", vec![document]);
    assert_eq!(ladder.levels().count(), 20_001);
    assert_eq!(ladder.levels().next().unwrap().references().len(), 20_000);
    assert_eq!(ladder.size()[2], 20_001);
}

/// Statements of a generated ladder: distinct words, so that each is counted.
fn document() -> impl Strategy<Value = (String, Vec<String>)> {
    let sizes = prop::collection::vec(prop::collection::vec(1usize..4, 1..4), 2..4);
    (sizes, prop::sample::select(vec!["- ", "* ", "1. ", "- [ ] ", "- [x] "])).prop_map(|(levels, bullet)| {
        let names = ["Junior", "Plain", "Senior", "Principal"];
        let (mut text, mut statements) = (String::from("# Crew\n"), Vec::new());
        for (level, competencies) in levels.iter().enumerate() {
            let _ = writeln!(text, "\n## {} Engineer", names[level]);
            for (nth, &count) in competencies.iter().enumerate() {
                let _ = writeln!(text, "\n### Area {nth}\n");
                for statement in 0..count {
                    let words = format!("does thing {level} {nth} {statement} well");
                    let _ = writeln!(text, "{bullet}{words}");
                    statements.push(words);
                }
            }
        }
        (text, statements)
    })
}

proptest! {
    #[test]
    fn each_statement_is_read_exactly_once((text, statements) in document()) {
        let ladder = ladder(&text);
        let read: Vec<_> = ladder.levels().flat_map(Level::expectations).map(Expectation::text).collect();
        prop_assert_eq!(read, statements);
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_ids_lead_back(
        text in "(#{1,4} |- |> |\\*\\*|<details>\n|</details>\n|\\| a \\| b \\|\n|Senior Engineer|L2|I |\n|\n\n|[a-z:_é🦉`~]{1,6} ){0,60}"
    ) {
        let ladder = ladder(&text);
        for level in ladder.levels() {
            prop_assert_eq!(ladder.find_level(&level.id()).map(Level::ix), Some(level.ix()));
            for (competency, id) in level.competency_ids() {
                prop_assert_eq!(&id, &competency.id());
                prop_assert!(competency.expectation_ids(&id).all(|(expectation, id)| id == expectation.id()));
            }
            for competency in level.competencies() {
                prop_assert_eq!(ladder.find_competency(&competency.id()).map(Competency::ix), Some(competency.ix()));
            }
            for expectation in level.expectations() {
                prop_assert_eq!(ladder.find_expectation(&expectation.id()).map(Expectation::ix), Some(expectation.ix()));
            }
        }
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let document = read("x", &bytes);
        prop_assert!(!document.is_empty() || !document.diagnostics().is_empty());
    }
}
