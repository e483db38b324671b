//! Ladders in front matter, in data and in plain text, and what is none.

use super::*;

#[test]
fn a_ladder_may_be_all_in_front_matter() {
    let text = "---\ntitle: Crew framework\ntopics:\n  - name: knots\n    title: Knots\n    content:\n      - level: 2\n        criteria:\n          - \"Teaches **knots**\"\n      - level: 1\n        criteria:\n          - Ties six knots\n        exampleCriteria:\n          - criteria: Splices\n            examples:\n              - A wire rope\n  - name: care\n    title:\n    content:\n      - level: 1\n        criteria: [\"Cooks\"]\n---\n\n## About\n\n- This explains\n";
    assert_eq!(
        shown(text),
        [
            "Level 1 [-]",
            "  Knots (-)",
            "    Ties six knots",
            "    Splices",
            "    e.g. A wire rope",
            "  care (-)",
            "    Cooks",
            "Level 2 [-]",
            "  Knots (-)",
            "    Teaches knots"
        ]
    );
    let ladder = ladder(text);
    assert_eq!(ladder.tracks().next().unwrap().title(), "Crew framework");
    let lines: Vec<u32> = ladder.levels().flat_map(Level::expectations).map(|e| e.source().line).collect();
    assert_eq!(lines, [12, 14, 21, 9]);
}

#[test]
fn a_level_may_be_named_by_front_matter_or_ranked_by_its_file() {
    let text = "---\ntitle: Senior Engineer\nlevel: L3\n---\n\nSails.\n\n## Craft\n\n- Rigs\n";
    assert_eq!(shown(text), ["Senior Engineer [L3]", "  Craft (-)", "    Rigs"]);
    let ladder = assemble("test", vec![read("x/L2-sailor.md", b"# Sailor Engineer\n\n## Craft\n\n- Rigs\n")]);
    assert_eq!(ladder.levels().next().unwrap().rank(), Some("L2"));
}

#[test]
fn a_name_alone_is_no_ladder() {
    assert!(ladder("# Sailor Engineer\n\nSee [elsewhere](https://example.org).\n").is_empty());
}

#[test]
fn bold_that_was_never_closed_marks_titles() {
    let text = "**Sailor Engineer\n\n***Core craft\n- Rigs\n\n***Care\n- Cooks\n";
    assert_eq!(shown(text), ["Sailor Engineer [-]", "  Core craft (-)", "    Rigs", "  Care (-)", "    Cooks"]);
}

const BOOK: &str = "PART TWO\n\nThe Crew\n\nDeckhand (L1)\n\nSkill\n\nKnots\n\n- Ties six knots.\n- Coils a line and puts it\n\naway dry.\n\n- Whips an end.\n-\n\nSailor (L2)**Skill****Knots**\n\n- Teaches\n\nCare\n\nTrust\n\n- Comes on time.\n";

#[test]
fn plain_text_is_read_by_what_its_lines_look_like() {
    assert_eq!(
        shown(BOOK),
        [
            "Deckhand [L1]",
            "  Knots (Skill)",
            "    Ties six knots.",
            "    Coils a line and puts it away dry.",
            "    Whips an end.",
            "Sailor [L2]",
            "  Knots (Skill)",
            "    Teaches",
            "  Trust (Care)",
            "    Comes on time."
        ]
    );
    assert_eq!(ladder(BOOK).tracks().next().unwrap().title(), "The Crew");
    assert_eq!(codes(BOOK), [(1, "no-headings"), (12, "broken-statement"), (17, "empty-item"), (19, "fused-heading")]);
}

#[rstest]
#[case::empty("", "empty")]
#[case::prose("Just some prose.\n\nMore of it.\n", "no headings")]
#[case::readme("# Project\n\n## Install\n\n- Run it\n", "names a level")]
#[case::picture("\u{0}PNG", "no text")]
fn a_file_that_is_no_ladder_says_why(#[case] text: &str, #[case] why: &str) {
    let ladder = ladder(text);
    assert!(ladder.is_empty());
    let [diagnostic] = ladder.diagnostics() else { panic!("one diagnostic: {:?}", ladder.diagnostics()) };
    assert_eq!((diagnostic.code, diagnostic.code.severity()), (Code::NotALadder, Severity::Info));
    assert!(diagnostic.message.contains(why), "{}", diagnostic.message);
}

#[rstest]
#[case("a.json", "{\"levels\": [", "list", (1, 12))]
#[case("a.json", "{\"levels\":\n [\"é\", oh]", "expected value", (2, 8))]
#[case("a.yml", "---\nlevels:\n  - name: [Baker\n", "bracket", (3, 11))]
#[case("a.toml", "ladder = \"Ö\"\nx = \"Ö\" y\n", "expected", (2, 9))]
#[case("a.yml", "levels: []\n---\nlevels\n", ": a line of dashes begins a second document in it.", (3, 1))]
#[case("a.yml", "ladder: 1\nladder: 2\n", ": a name stands twice in the same place.", (2, 1))]
#[case("career/a.yml", "crew: [", "bracket", (1, 7))]
fn data_that_is_broken_says_where(
    #[case] path: &str,
    #[case] text: &str,
    #[case] why: &str,
    #[case] place: (u32, u32),
) {
    let ladder = assemble("test", vec![read(path, text.as_bytes())]);
    let [left_out, finding] = ladder.diagnostics() else { panic!("two findings: {:?}", ladder.diagnostics()) };
    assert_eq!(left_out.code, Code::NotALadder);
    assert_eq!((finding.code.name(), finding.code.severity()), ("broken-data", Severity::Warning));
    assert_eq!((finding.line, finding.column), place, "{finding:?}");
    assert!(finding.message.contains(why) && finding.message.contains("can't be read"), "{}", finding.message);
}

#[rstest]
#[case("k8s/shop.yaml", "kind: Service\n---\nPod\n", 3)]
#[case("k8s/shop.yaml", "{{- if .Values.x }}\nname: {{ .Values.name }}\n{{- end }}\n", 1)]
#[case("tsconfig.json", "{\n  // What is common.\n  \"strict\": true\n}\n", 2)]
fn data_of_something_else_may_be_in_a_form_of_its_own(#[case] path: &str, #[case] text: &str, #[case] line: u32) {
    let ladder = assemble("test", vec![read(path, text.as_bytes())]);
    let [finding] = ladder.diagnostics() else { panic!("one finding: {:?}", ladder.diagnostics()) };
    assert_eq!((finding.code, finding.line), (Code::NotALadder, line));
    assert!(finding.message.contains("can't be read, so it was left out: "), "{}", finding.message);
}

#[rstest]
#[case("---\ntitle: Bakers\n", true)]
#[case("+++\ntitle = \"Bakers\"\n", true)]
#[case("---\n\ntitle: Bakers\n\n", false)]
#[case("---\nOne of us: Ada\n\n", false)]
fn front_matter_that_never_ends_is_said(#[case] front: &str, #[case] is_said: bool) {
    let all = codes(&format!("{front}# Bakery\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Bakes\n"));
    assert_eq!(all, if is_said { vec![(1, "broken-front-matter")] } else { Vec::new() });
}

#[rstest]
#[case("---\ntitle: [Bakers\n---\n", (2, 8))]
#[case("\n---\ntitle: Bakers\nrank: [1\n---\n", (4, 7))]
#[case("+++\ntitle = Bakers\n+++\n", (2, 9))]
fn a_fault_in_front_matter_has_its_place_in_the_file(#[case] front: &str, #[case] place: (u32, u32)) {
    let ladder = ladder(&format!("{front}# Bakery\n\n## Junior Baker\n\n- Kneads\n\n## Senior Baker\n\n- Bakes\n"));
    let [finding] = ladder.diagnostics() else { panic!("one finding: {:?}", ladder.diagnostics()) };
    assert_eq!((finding.line, finding.column), place, "{finding:?}");
}

#[test]
fn front_matter_without_an_end_is_told_to_get_one() {
    let ladder = ladder("---\ntitle: Bakers\n# Bakery\n\n## Junior Baker\n\n- Kneads\n");
    assert!(ladder.diagnostics()[0].suggestion().contains("second line"), "{:?}", ladder.diagnostics());
}

#[test]
fn data_that_is_too_long_is_told_so() {
    let text = format!("{{\"levels\": \"{}\"}}", "x".repeat(4 << 20));
    let ladder = assemble("test", vec![read("a.json", text.as_bytes())]);
    let [finding] = ladder.diagnostics() else { panic!("one finding: {:?}", ladder.diagnostics()) };
    assert!(finding.message.contains("longer than 4 MB"), "{finding:?}");
}

#[rstest]
#[case("# Bakery\n\n## Junior Baker\n\n- Kneads\n\n<!-- draft\n\n## Senior Baker\n\n- Bakes\n", Some(7))]
#[case("# Bakery\n\n## Junior Baker\n\n- Kneads\n<!-- draft\n", Some(6))]
#[case("# Bakery\n\n## Junior Baker\n\n- Kneads\n\n<!-- draft -->\n", None)]
#[case("# Bakery\n\n## Junior Baker\n\n- Kneads <!-- draft\n", None)]
fn a_comment_that_never_ends_is_said(#[case] text: &str, #[case] line: Option<u32>) {
    let all = codes(text);
    assert_eq!(all, line.map(|line| vec![(line, "unplaced-text")]).unwrap_or_default());
}

#[test]
fn headings_on_one_line_are_levels_of_their_own() {
    let text = "# Bakery\n\n## Junior Baker (L1)## Senior Baker (L2)\n\n- Bakes\n\n## Lead Baker (L3)\n\n- Leads\n";
    assert_eq!(shown(text)[..2], ["Junior Baker [L1]", "Senior Baker [L2]"]);
    assert_eq!(codes(text), [(3, "fused-heading")]);
}

#[test]
fn placeholders_of_a_sheet_stand_in_their_lines() {
    let text = "Area,Junior Baker,Senior Baker\nDough,Kneads,\"Weighs\nTBD\"\nOven,TBD,TBD\n";
    let ladder = assemble("test", vec![read("a.csv", text.as_bytes())]);
    let found = ladder.diagnostics().iter().filter(|finding| finding.code == Code::Placeholder);
    let lines: Vec<_> = found.map(|d| (d.line, d.words.as_deref(), d.is_again)).collect();
    assert_eq!(lines, [(3, Some("TBD"), false), (4, Some("TBD"), false), (4, Some("TBD"), true)]);
}

#[test]
fn parts_with_titles_may_be_levels() {
    let expected = ["Junior Baker [-]", "  Dough (-)", "    Kneads", "Senior Baker [-]", "  Dough (-)", "    Rests"];
    let parts = [
        ("{{< tab \"", "\" >}}", "{{< /tab >}}"),
        ("{% tab title=\"", "\" %}", "{% endtab %}"),
        ("::: details ", "", ":::"),
        ("??? note \"", "\"", ""),
    ];
    for (open, behind, close) in parts {
        let indent = if close.is_empty() { "    " } else { "" };
        for head in ["### Dough", "**Dough**"] {
            let part = |title: &str, asked: &str| {
                format!("{open}{title}{behind}\n\n{indent}{head}\n\n{indent}- {asked}\n\n{close}\n\n")
            };
            let text =
                format!("# Bakers' ladder\n\n{}{}", part("Junior Baker", "Kneads"), part("Senior Baker", "Rests"));
            assert_eq!(shown(&text), expected, "{text}");
        }
    }
}

#[rstest]
#[case("1-3 Years", 1)]
#[case("8+", 1)]
#[case("12 years", 0)]
#[case("2019-2023", 0)]
fn only_a_span_of_a_working_life_makes_a_level(#[case] years: &str, #[case] count: usize) {
    let text =
        format!("---\nname: Ada\nyears: {years}\n---\n\n# Work\n\n## Oven\n\n- Lit it\n\n## Dough\n\n- Kneads it\n");
    assert_eq!(ladder(&text).levels().count(), count, "{years}");
}

#[test]
fn what_counts_its_heads_has_levels_beside_the_numbers_of_its_rows() {
    let rows = "| A1 | Makes it of rye | Spills some | spills all of it | kneads it when shown | kneads it alone | by eye |\n| A2 | Heats it at night | Lets it cool | burns all of it | heats it when shown | heats it alone | by hand |\n";
    let heads = "| ID | Seen | Not seen | 0: not yet | 1: with help | 2: alone | How |\n|-|-|-|-|-|-|-|\n";
    let text = format!("# Skills\n\n{heads}{rows}");
    let titles: Vec<String> = ladder(&text).levels().map(|level| level.title().to_owned()).collect();
    assert_eq!(titles, ["0: not yet", "1: with help", "2: alone"]);
}

#[test]
fn a_file_that_front_matter_names_with_years_is_one_level() {
    let area = |name: &str| format!("# {name}\n\n## Asks\n\n- Does it well\n\n## Looks back\n\n- Did it go well?\n\n");
    let text = format!(
        "---\nname: Kneader\nyears: 1-3 Years\ntagline: Learns the dough\norder: 2\n---\n\n## Mind\n\n\"I learn.\"\n\n{}{}",
        area("Dough of the level"),
        area("Oven of the level")
    );
    let ladder = ladder(&text);
    let level = ladder.levels().next().unwrap();
    assert_eq!((ladder.levels().count(), level.title()), (1, "Kneader"));
    assert_eq!(level.summary(), Some("Learns the dough"));
    assert!(level.attributes().any(|attribute| (attribute.name, attribute.value) == ("years", "1-3 Years")));
    assert_eq!(level.expectations().count(), 5, "{:?}", shown(&text));
}

#[rstest]
#[case("**Niveau 1**", "**Niveau 2**", "", 2)]
#[case("**Nivå 1:**", "**Nivå 2:**", "", 2)]
#[case("**Уровень 1**", "**Уровень 2**", "", 2)]
#[case("**レベル1**", "**レベル2**", "", 2)]
#[case("**Phase 1**", "**Phase 2**", "", 0)]
#[case("**Niveau 1**", "**Ofen**", "**Teig**", 0)]
fn bold_lines_of_numbered_levels_are_levels_in_any_language(
    #[case] first: &str,
    #[case] second: &str,
    #[case] third: &str,
    #[case] count: usize,
) {
    let under = |line: &str| if line.is_empty() { String::new() } else { format!("{line}\n- Brot\n- Salz\n\n") };
    let text = format!("# Brot\n\n{}{}{}", under(first), under(second), under(third));
    assert_eq!(ladder(&text).levels().count(), count, "{text}");
}

#[rstest]
#[case("# Oven hand", "## You are a senior baker if", 0)]
#[case("# Oven hand's levels", "## You are a senior baker if", 2)]
fn what_somebody_senior_is_asked_for_in_tables_is_no_level(
    #[case] title: &str,
    #[case] last: &str,
    #[case] count: usize,
) {
    let table = |name: &str| {
        format!(
            "## {name}\n\n| Area | Asks |\n|-|-|\n| Rye | Kneads it by hand for us |\n| Salt | Adds it by weight for us |\n\n"
        )
    };
    let text = format!("{title}\n\n{}{}{last}\n\nAll works.\n", table("Dough"), table("Crust"));
    assert_eq!(ladder(&text).levels().count(), count, "{text}");
}

#[test]
fn parts_that_levels_share_are_their_competencies_where_they_hold_all() {
    let level = |title: &str, asked: &str| format!("## {title}\n\n::: details Dough\n- {asked}\n:::\n\n");
    let text = format!("# Bakers' ladder\n\n{}{}", level("Junior Baker", "Kneads"), level("Senior Baker", "Rests"));
    let expected = ["Junior Baker [-]", "  Dough (-)", "    Kneads", "Senior Baker [-]", "  Dough (-)", "    Rests"];
    assert_eq!(shown(&text), expected);
    let asides = text.replace("Dough", "In short").replace(":::\n\n", ":::\n\n### Ovens\n\n- Bakes\n\n");
    assert!(!shown(&asides).iter().any(|line| line.contains("In short (")), "{:?}", shown(&asides));
}

#[test]
fn what_is_said_of_parts_stands_where_it_is_written() {
    let text = "# Bakers\n\n=== \"Junior Baker\"\n\n    - Kneads\n    - TBD\n    - [Rests](nowhere.md)\n\n=== \"Senior Baker\"\n\n    - Bakes\n";
    let document = read("bakers.md", text.as_bytes());
    let places: Vec<_> = document.diagnostics().iter().map(|d| (d.line, d.column)).collect();
    assert_eq!(places, [(6, 5)]);
    let links: Vec<_> = document.links().iter().map(|link| (link.line, link.column)).collect();
    assert_eq!(links, [(7, 7)]);
}

#[test]
fn a_bold_line_right_above_its_text_is_a_title() {
    let level =
        |name: &str, told: &str| format!("**Harbour Nurse {name}**\nThe nurse here {told}.\n\n- Does it {told}\n\n");
    let text = format!("# Ladder of nurses\n\n{}{}", level("I (Novice)", "follows"), level("II", "plans"));
    let lines = shown(&text);
    let titles: Vec<&String> = lines.iter().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(titles, ["Harbour Nurse I (Novice) [-]", "Harbour Nurse II [-]"], "{lines:?}");
    let part = "- Makes pots\n\n**Wheel work**\nTurns it slowly.\n- Stops it\n";
    let lines = shown(&format!("# Potters\n\n## Junior Potter\n\n{part}\n## Senior Potter\n\n{part}"));
    assert_eq!(
        lines[..5],
        ["Junior Potter [-]", "  Junior Potter (-)", "    Makes pots", "  Wheel work (-)", "    Stops it"]
    );
    let strong = "**Makes pots for the shop**\nand sells them.\n\n- At the fair";
    let ladder = ladder(&format!("# Potters\n\n## Junior Potter\n\n{strong}\n\n## Senior Potter\n\n{strong}"));
    let notes: Vec<&str> = ladder.levels().flat_map(|level| level.notes().collect::<Vec<_>>()).collect();
    assert_eq!(notes, ["Makes pots for the shop and sells them."; 2]);
}

#[test]
fn items_of_competencies_may_begin_with_their_levels_in_brackets() {
    for [one, other] in [["(Junior)", "(Senior)"], ["[Junior]", "[Senior]"], ["【Junior】", "【Senior】"]] {
        let list = |what: &str| format!("- {one} Looks at {what}\n- {other} Plans {what}\n\n");
        let text = format!("# Garden ladder\n\n## Soil\n\n{}## Plants\n\n{}", list("soil"), list("plants"));
        let expected = ["Junior [-]", "  Soil (-)", "    Looks at soil", "  Plants (-)", "    Looks at plants"];
        assert_eq!(shown(&text)[..5], expected);
    }
    let beside = "# Gardeners\n\n## Junior Gardener\n\n- (optional) Digs\n- Asks\n\n## Senior Gardener\n\n- (Junior) people ask for advice\n- Plans\n";
    assert_eq!(ladder(beside).levels().map(Level::title).collect::<Vec<_>>(), ["Junior Gardener", "Senior Gardener"]);
}
