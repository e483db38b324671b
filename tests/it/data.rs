//! One ladder told as data in many shapes: by level or by competency, in lists or in mappings,
//! in groups or not, with names wherever people put them. Whatever the shape, all that is asked
//! has to be read, at its level and in its competency.

use rstest::rstest;
use rungs::ladder::model::{Competency, Expectation, Level};
use rungs::ladder::{Ladder, assemble, reader};
use serde_json::{Value, json};

/// A competency with its category and what it asks of each level.
type Asked = (&'static str, &'static str, [&'static [&'static str]; 3]);

const LEVELS: [(&str, &str); 3] = [("Junior Baker", "L1"), ("Baker", "L2"), ("Senior Baker", "L3")];

const CATEGORIES: [&str; 2] = ["Craft", "Shop"];

/// What stands for the levels where they are named by ids.
const IDS: [&str; 3] = ["junior", "mid", "senior"];

const ASKED: [Asked; 4] = [
    ("Craft", "Dough", [&["Kneads by hand", "Weighs the flour"], &["Plans a day of doughs"], &["Invents new doughs"]]),
    ("Craft", "Oven", [&["Keeps the oven clean"], &["Repairs small faults", "Bakes evenly"], &["Chooses new ovens"]]),
    ("Shop", "Guests", [&["Greets every guest"], &["Answers what is in it"], &["Calms a long queue"]]),
    ("Shop", "Team", [&["Asks when unsure"], &["Helps on first days"], &["Hires for the shift", "Trains the shift"]]),
];

/// What a ladder says, in lines: its levels, and below each its competencies with what they
/// ask; with their categories where `grouped`.
fn shown(ladder: &Ladder, grouped: bool) -> Vec<Vec<String>> {
    let part = |part: Competency<'_>| {
        let texts: Vec<_> = part.expectations().map(Expectation::text).collect();
        let category = part.category().filter(|_| grouped).unwrap_or_default();
        format!("{category}/{}: {}", part.title(), texts.join("; "))
    };
    ladder.levels().map(|level: Level<'_>| level.competencies().map(part).collect()).collect()
}

/// The same of what is meant.
fn meant(grouped: bool) -> Vec<Vec<String>> {
    let part = |nth: usize, (category, title, asks): &Asked| {
        let category = if grouped { category } else { "" };
        format!("{category}/{title}: {}", asks[nth].join("; "))
    };
    (0..LEVELS.len()).map(|nth| ASKED.iter().map(|asked| part(nth, asked)).collect()).collect()
}

fn read(data: &Value) -> Ladder {
    let text = serde_json::to_string_pretty(data).unwrap();
    assemble::assemble("bakery", vec![reader::read("career/bakers.json", text.as_bytes())])
}

/// Reads data of each way to wrap a ladder up. Of several tracks each has to be it.
fn check(data: &Value, grouped: bool, shape: &str) {
    let wrapped = [
        ("alone", data.clone(), 1),
        ("in a field", json!({"title": "Bakers", "levels": data}), 1),
        ("described", json!({"name": "Bakers", "description": "All about those who bake", "ladder": data}), 1),
        ("in tracks", json!({"tracks": [{"name": "Bakers", "levels": data}, {"name": "Cooks", "levels": data}]}), 2),
    ];
    for (wrap, data, count) in wrapped {
        assert_read(&data, grouped, count, &format!("{shape} {wrap}"));
    }
}

fn assert_read(data: &Value, grouped: bool, tracks: usize, shape: &str) {
    let ladder = read(data);
    assert_eq!(ladder.tracks().count(), tracks, "{shape}: {data:#}");
    let meant = vec![meant(grouped); tracks].concat();
    assert_eq!(shown(&ladder, grouped), meant, "{shape}: {data:#}");
    assert!(ladder.diagnostics().is_empty(), "{shape}: {:?}", ladder.diagnostics());
}

/// Competencies with a category as they are told: how they are called, and what they ask.
type Parts<'a> = Vec<(&'a str, &'a str, Value)>;

/// A way to tell competencies, and whether that tells their categories, too.
type Telling = (&'static str, fn(&Parts<'_>) -> Value, bool);

/// Ways to tell the competencies of a level.
const TELLINGS: [Telling; 9] = [
    ("mapping", |parts| fields(parts.iter().map(|(_, title, asks)| (title.to_lowercase(), asks.clone()))), false),
    ("expectations", |parts| each(parts, |_, title, asks| json!({"name": title, "expectations": asks})), false),
    ("items", |parts| each(parts, |_, title, asks| json!({"title": title, "items": asks})), false),
    ("skill", |parts| each(parts, |_, title, asks| json!({"skill": title, "behaviors": asks})), false),
    ("by category", |parts| each(parts, |_, title, asks| json!({"category": title, "items": asks})), false),
    (
        "in a category",
        |parts| each(parts, |category, title, asks| json!({"name": title, "category": category, "items": asks})),
        true,
    ),
    (
        "mapping of mappings",
        |parts| {
            let own = |(title, asks): (&str, &Value)| (title.to_lowercase(), asks.clone());
            groups(parts, |parts| fields(parts.into_iter().map(own)))
        },
        true,
    ),
    (
        "groups of competencies",
        |parts| group_list(parts, "name", "competencies", |title, asks| json!({"name": title, "expectations": asks})),
        true,
    ),
    (
        "categories of skills",
        |parts| group_list(parts, "category", "skills", |title, asks| json!({"name": title, "items": asks})),
        true,
    ),
];

fn fields(fields: impl Iterator<Item = (String, Value)>) -> Value {
    Value::Object(fields.collect())
}

fn each(parts: &Parts<'_>, tell: impl Fn(&str, &str, &Value) -> Value) -> Value {
    parts.iter().map(|(category, title, asks)| tell(category, title, asks)).collect()
}

/// A mapping of the categories.
fn groups(parts: &Parts<'_>, tell: impl Fn(Vec<(&str, &Value)>) -> Value) -> Value {
    let of = |name: &str| parts.iter().filter(|part| part.0 == name).map(|(_, title, asks)| (*title, asks)).collect();
    fields(CATEGORIES.iter().map(|name| (name.to_lowercase(), tell(of(name)))))
}

/// A list of the categories.
fn group_list(parts: &Parts<'_>, name: &str, holder: &str, tell: impl Fn(&str, &Value) -> Value) -> Value {
    let of = |category: &str| -> Value {
        parts.iter().filter(|part| part.0 == category).map(|(_, title, asks)| tell(title, asks)).collect()
    };
    CATEGORIES.iter().map(|category| json!({name: category, holder: of(category)})).collect()
}

#[rstest]
fn levels_tell_their_competencies_in_any_way(
    #[values("name", "title", "level", "role")] name: &str,
    #[values("competencies", "skills", "areas", "expectations")] holder: &str,
) {
    for (shape, tell, grouped) in TELLINGS {
        let own = |nth: usize| -> Value {
            tell(&ASKED.iter().map(|(category, title, asks)| (*category, *title, json!(asks[nth]))).collect())
        };
        let listed = (0..3).map(|nth| json!({name: LEVELS[nth].0, holder: own(nth)})).collect();
        check(&listed, grouped, &format!("{shape} {name} {holder}"));
        let ranked = (0..3).map(|nth| json!({"rank": LEVELS[nth].1, "title": LEVELS[nth].0, holder: own(nth)}));
        check(&ranked.collect(), grouped, &format!("{shape} ranked {holder}"));
        let mapped = fields((0..3).map(|nth| (LEVELS[nth].0.to_owned(), json!({holder: own(nth)}))));
        check(&mapped, grouped, &format!("{shape} mapped {holder}"));
    }
}

#[test]
fn competencies_tell_their_levels_in_any_way() {
    /// What a competency asks, level by level.
    type Asks = [&'static [&'static str]; 3];
    fn list(asks: &Asks, tell: impl Fn(usize, &[&str]) -> Value) -> Value {
        asks.iter().enumerate().map(|(nth, asks)| tell(nth, asks)).collect()
    }
    /// A way to tell them.
    type Way = (&'static str, fn(&Asks) -> Value);
    const WAYS: [Way; 8] = [
        ("names", |asks| mapped(&LEVELS.map(|level| level.0), asks)),
        ("ranks", |asks| mapped(&LEVELS.map(|level| level.1), asks)),
        ("words", |asks| mapped(&IDS, asks)),
        ("numbers", |asks| mapped(&["1", "2", "3"], asks)),
        ("levels", |asks| list(asks, |nth, asks| json!({"level": LEVELS[nth].0, "expectations": asks}))),
        ("numbered", |asks| list(asks, |nth, asks| json!({"level": nth + 1, "criteria": asks}))),
        ("called", |asks| list(asks, |nth, asks| json!({"name": LEVELS[nth].0, "items": asks}))),
        ("ranked", |asks| list(asks, |nth, asks| json!({"rank": LEVELS[nth].1, "items": asks}))),
    ];
    for ((way, tell), holder) in WAYS.into_iter().flat_map(|way| ["levels", "expectations"].map(|holder| (way, holder)))
    {
        let part = |(category, title, asks): &Asked| json!({"name": title, "category": category, holder: tell(asks)});
        let listed: Value = ASKED.iter().map(part).collect();
        let group = |name: &str| ASKED.iter().filter(|own| own.0 == name).map(part).collect::<Vec<_>>();
        let groups = json!(CATEGORIES.map(|name| json!({"name": name, "competencies": group(name)})));
        let areas = json!({"craft": group("Craft"), "shop": group("Shop")});
        let read = |data: &Value, shape: &str| assert_read(data, true, 1, &format!("{way} {holder} {shape}"));
        read(&listed, "in a list");
        read(&json!({"title": "Bakers", "competencies": listed}), "in a field");
        read(&groups, "in groups");
        read(&json!({"categories": groups}), "in categories");
        read(&areas, "in a mapping");
        read(&json!({"title": "Bakers", "areas": areas}), "in areas");
    }
}

/// A mapping of names to what is asked.
fn mapped(names: &[&str], asks: &[&[&str]]) -> Value {
    fields(names.iter().zip(asks).map(|(name, asks)| ((*name).to_owned(), json!(asks))))
}

#[test]
fn levels_that_are_listed_by_ids_come_in_their_order_under_their_names() {
    let levels: Value = IDS.iter().zip(LEVELS).map(|(id, (name, _))| json!({"id": id, "name": name})).collect();
    let part = |(category, title, asks): &Asked| {
        // Whoever writes the last level first means no other order.
        let asks = fields(IDS.iter().zip(asks).rev().map(|(id, asks)| ((*id).to_owned(), json!(asks))));
        json!({"name": title, "category": category, "expectations": asks})
    };
    let data = json!({"levels": levels, "competencies": ASKED.iter().map(part).collect::<Vec<_>>()});
    assert_read(&data, true, 1, "levels by ids");
    let titles: Vec<_> = read(&data).levels().map(|level| level.title().to_owned()).collect();
    assert_eq!(titles, LEVELS.map(|level| level.0));
}

#[rstest]
#[case::people(json!([{"name": "Ann Miller", "level": "Senior", "skills": ["Writes most of our code"]},
    {"name": "Bob Smith", "level": "Junior", "skills": ["Writes tests for the parser"]}]))]
#[case::figures(json!([{"name": "Mage", "level": 12, "skills": ["Burns the ground for a while"]},
    {"name": "Dragon", "level": 40, "skills": ["Flies over walls and rivers"]}]))]
#[case::things_of_a_game(json!({"swords": [{"level": 1, "description": "Made of old wood"}, {"level": 2, "description": "Made of new iron"}],
    "shirts": [{"level": 1, "description": "Made of thin cloth"}, {"level": 2, "description": "Made of thick leather"}]}))]
#[case::messages(json!({"errors": [{"level": "warning", "message": "This is not good"}, {"level": "error", "message": "This is broken"}],
    "hints": [{"level": "info", "message": "One might look"}, {"level": "error", "message": "This is broken"}]}))]
fn what_has_a_level_is_none(#[case] data: Value) {
    assert_eq!(read(&data).levels().count(), 0);
}

/// Slips and habits of those who keep ladders as data: what is asked is read all the same.
#[rstest]
#[case::capital_names(
    json!([{"Level": "Junior", "Competency": "Dough", "Expectation": "Kneads by hand"},
        {"Level": "Senior", "Competency": "Dough", "Expectation": "Plans the doughs"},
        {"Level": "Junior", "Competency": "Oven", "Expectation": "Cleans the oven"},
        {"Level": "Senior", "Competency": "Oven", "Expectation": "Buys the ovens"}]),
    &["/Dough: Kneads by hand", "/Oven: Cleans the oven", "/Dough: Plans the doughs", "/Oven: Buys the ovens"]
)]
#[case::a_title_beside_levels(
    json!({"title": "Bakers", "updated": "2024-05-01", "junior": {"dough": ["Kneads by hand"]},
        "senior": {"dough": ["Plans the doughs"]}}),
    &["/Dough: Kneads by hand", "/Dough: Plans the doughs"]
)]
#[case::lists_called_as_names_are(
    json!([{"name": "Junior", "code": ["Reads the code of others"], "oven": ["Cleans it each evening"]},
        {"name": "Senior", "code": ["Reviews what others write"], "oven": ["Buys ovens that we need"]}]),
    &["/Code: Reads the code of others", "/Oven: Cleans it each evening", "/Code: Reviews what others write",
        "/Oven: Buys ovens that we need"]
)]
#[case::records_in_categories(
    json!([{"name": "Junior", "expectations": [{"category": "Craft", "statement": "Kneads by hand"},
            {"category": "Craft", "statement": "Weighs the flour"}, {"category": "Shop", "statement": "Greets guests"}]},
        {"name": "Senior", "expectations": [{"category": "Craft", "statement": "Plans the doughs"}]}]),
    &["/Craft: Kneads by hand; Weighs the flour", "/Shop: Greets guests", "/Craft: Plans the doughs"]
)]
#[case::a_colon_that_nobody_quoted(
    json!([{"name": "Junior", "expectations": [{"Cleans": "the oven and the floor"}, "Kneads by hand"]},
        {"name": "Senior", "expectations": ["- Plans the doughs\n- Buys the flour\n"]}]),
    &["/Junior: Cleans: the oven and the floor; Kneads by hand", "/Senior: Plans the doughs; Buys the flour"]
)]
#[case::groups_beside_competencies(
    json!({"craft": {"dough": {"junior": "Kneads by hand", "senior": "Plans the doughs"},
            "oven": {"junior": "Cleans the oven", "senior": "Buys the ovens"}},
        "guests": {"junior": "Greets all guests", "senior": "Calms a long queue"},
        "team": {"junior": "Asks when unsure", "senior": "Hires for the shift"}}),
    &["Craft/Dough: Kneads by hand", "Craft/Oven: Cleans the oven", "/Guests: Greets all guests", "/Team: Asks when unsure",
        "Craft/Dough: Plans the doughs", "Craft/Oven: Buys the ovens", "/Guests: Calms a long queue", "/Team: Hires for the shift"]
)]
#[case::counted_levels_in_any_order(
    json!([{"name": "Dough", "level2": "Plans the doughs of a day", "definition": "What one knows of bread",
            "level1": "Kneads the dough by hand"},
        {"name": "Oven", "level1": "Cleans the oven each day", "definition": "How one heats", "level2": "Buys all our ovens"}]),
    &["/Dough: Kneads the dough by hand", "/Oven: Cleans the oven each day", "/Dough: Plans the doughs of a day",
        "/Oven: Buys all our ovens"]
)]
#[case::texts_between_lists(
    json!([{"name": "Junior", "areas": {"craft": {"dough": ["Kneads by hand"], "oven": "Keeps it clean"}}},
        {"name": "Senior", "areas": {"craft": {"dough": ["Plans the doughs"], "oven": "Buys the ovens"}}}]),
    &["Craft/Dough: Kneads by hand", "Craft/Oven: Keeps it clean", "Craft/Dough: Plans the doughs",
        "Craft/Oven: Buys the ovens"]
)]
#[case::texts_between_competencies(
    json!([{"name": "Junior", "expectations": ["Comes on time", {"name": "Dough", "items": ["Kneads by hand"]}, "Asks"]},
        {"name": "Senior", "expectations": [{"name": "Dough", "items": ["Plans the doughs"]}, "Opens the shop"]}]),
    &["/Junior: Comes on time; Asks", "/Dough: Kneads by hand", "/Dough: Plans the doughs", "/Senior: Opens the shop"]
)]
#[case::records_of_one_category_apart(
    json!([{"name": "Junior", "expectations": [{"category": "Craft", "statement": "Kneads by hand"},
            {"category": "Shop", "statement": "Greets guests"}, {"category": "Craft", "statement": "Weighs the flour"}]},
        {"name": "Senior", "expectations": [{"category": "Craft", "items": []}, {"category": "Craft", "text": "Plans the doughs"}]}]),
    &["/Craft: Kneads by hand; Weighs the flour", "/Shop: Greets guests", "/Craft: Plans the doughs"]
)]
#[case::lists_of_levels_under_competencies(
    json!({"Dough": [{"level": "Junior", "expectation": "Kneads by hand"}, {"level": "Junior", "expectation": "Weighs the flour"},
            {"level": "Senior", "expectation": "Plans the doughs"}],
        "Oven": [{"level": "Junior", "items": ["Cleans it", "Lights it"]}, {"level": "Senior", "items": ["Buys the ovens"]}]}),
    &["/Dough: Kneads by hand; Weighs the flour", "/Oven: Cleans it; Lights it", "/Dough: Plans the doughs",
        "/Oven: Buys the ovens"]
)]
#[case::single_names_in_a_list(
    json!([{"name": "Junior", "competencies": [{"Dough": ["Kneads by hand"]}, {"Oven": ["Cleans it"]}]},
        {"name": "Senior", "competencies": [{"Dough": ["Plans the doughs"]}, {"Oven": "Buys the ovens"}]}]),
    &["/Dough: Kneads by hand", "/Oven: Cleans it", "/Dough: Plans the doughs", "/Oven: Buys the ovens"]
)]
#[case::a_field_for_each_sentence(
    json!([{"name": "Junior", "expectations": [{"sentence": "Kneads by hand"}, {"sentence": "Weighs the flour"}]},
        {"name": "Senior", "expectations": [{"behaviour": "Plans the doughs"}]}]),
    &["/Junior: Kneads by hand; Weighs the flour", "/Senior: Plans the doughs"]
)]
#[case::remarks_beside_levels(
    json!({"meta": {"owner": "All of the people team"}, "description": "What our bakers do all day",
        "junior": {"dough": ["Kneads by hand"]}, "senior": {"dough": ["Plans the doughs"]},
        "lead": {"dough": ["Buys all the flour"]}, "Why it matters": ["Bread is what we live from"]}),
    &["/Dough: Kneads by hand", "/Dough: Plans the doughs", "/Dough: Buys all the flour"]
)]
#[case::a_glossary_beside_competencies(
    json!({"Dough": [{"level": "Junior", "items": ["Kneads by hand"]}, {"level": "Lead", "items": ["Plans the doughs"]}],
        "Glossary": {"lead": "Who leads a team of bakers"},
        "Oven": [{"level": "Junior", "items": ["Cleans it"]}, {"level": "Lead", "items": ["Buys the ovens"]}]}),
    &["/Dough: Kneads by hand", "/Oven: Cleans it", "/Dough: Plans the doughs", "/Oven: Buys the ovens"]
)]
#[case::why_a_level_matters(
    json!({"junior": {"Why it matters": "All of us begin here one day", "dough": ["Kneads by hand"]},
        "senior": {"Why it matters": "Somebody has to lead us all", "dough": ["Plans the doughs"]}}),
    &["/Dough: Kneads by hand", "/Dough: Plans the doughs"]
)]
#[case::a_text_for_each_competency_of_a_group(
    json!([{"name": "Junior", "areas": {"craft": {"dough": "Kneads by hand", "oven": "Keeps it clean"}}},
        {"name": "Senior", "areas": {"craft": {"dough": "Plans the doughs", "oven": "Buys the ovens"}}}]),
    &["Craft/Dough: Kneads by hand", "Craft/Oven: Keeps it clean", "Craft/Dough: Plans the doughs",
        "Craft/Oven: Buys the ovens"]
)]
#[case::a_single_name_between_texts(
    json!([{"name": "Junior", "expectations": ["Comes on time", {"Dough": ["Kneads by hand"]}, {"name": "Oven", "items": ["Cleans it"]}]},
        {"name": "Senior", "expectations": ["Opens the shop", {"name": "Oven", "items": ["Buys the ovens"]}]}]),
    &["/Junior: Comes on time", "/Dough: Kneads by hand", "/Oven: Cleans it", "/Senior: Opens the shop", "/Oven: Buys the ovens"]
)]
#[case::competencies_right_in_levels(
    json!({"Junior": [{"name": "Dough", "items": ["Kneads by hand"]}, "Comes on time", {"Oven": ["Cleans it"]}],
        "Senior": [{"name": "Dough", "items": ["Plans the doughs"]}]}),
    &["/Dough: Kneads by hand", "/Junior: Comes on time", "/Oven: Cleans it", "/Dough: Plans the doughs"]
)]
#[case::competencies_with_examples_beside_the_name_of_a_level(
    json!([{"name": "Junior", "dough": {"description": "What one knows", "expectations": ["Kneads by hand"]},
            "oven": {"expectations": ["Cleans it"], "examples": ["That of the shop"]}},
        {"name": "Senior", "dough": {"expectations": ["Plans the doughs"]}, "oven": {"what": "Buys the ovens", "example": "One"}}]),
    &["/Dough: Kneads by hand", "/Oven: Cleans it", "/Dough: Plans the doughs", "/Oven: Buys the ovens"]
)]
#[case::statements_in_fields_for_names(
    json!([{"name": "Junior", "expectations": [{"id": 1, "title": "Kneads by hand"}, {"id": 2, "title": "Cleans it"}], "oven": ["Is on time"]},
        {"name": "Senior", "expectations": [{"id": 3, "title": "Plans the doughs"}], "oven": ["Buys the ovens"]}]),
    &["/Junior: Kneads by hand; Cleans it", "/Oven: Is on time", "/Senior: Plans the doughs", "/Oven: Buys the ovens"]
)]
#[case::numbers_with_names_and_without(
    json!([{"name": "Dough", "levels": {"1": ["Kneads by hand"], "2": {"name": "Senior", "items": ["Plans the doughs"]}}},
        {"name": "Oven", "levels": {"1": {"name": "Junior", "items": ["Cleans it each day"]}, "2": ["Buys the ovens"]}}]),
    &["/Dough: Kneads by hand", "/Oven: Cleans it each day", "/Dough: Plans the doughs", "/Oven: Buys the ovens"]
)]
fn slips_and_habits_cost_nothing(#[case] data: Value, #[case] meant: &[&str]) {
    assert_eq!(shown(&read(&data), true).concat(), meant, "{data:#}");
}

/// What a file says, in lines, and what is found in it, each with its line.
fn read_text(name: &str, text: &str) -> (Vec<Vec<String>>, Vec<(u32, String)>) {
    let ladder = assemble::assemble("bakery", vec![reader::read(name, text.as_bytes())]);
    let said = ladder.diagnostics().iter().map(|finding| (finding.line, finding.message.clone())).collect();
    (shown(&ladder, true), said)
}

#[test]
fn each_document_of_a_file_is_read() {
    let level = |title: &str, asks: &str| format!("---\ntitle: {title}\nexpectations:\n  - {asks}\n");
    let text = level("Junior Baker", "Kneads by hand") + &level("Senior Baker", "Plans the doughs: all of them");
    let (read, said) = read_text("bakers.yaml", &text);
    assert_eq!(said, []);
    assert_eq!(read, [["/Junior Baker: Kneads by hand"], ["/Senior Baker: Plans the doughs: all of them"]]);
    let (_, said) = read_text("bakers.yaml", &(text + "more: 'open\n"));
    assert!(said.iter().any(|(line, said)| *line > 8 && said.contains("can't be read")), "{said:?}");
}

#[test]
fn a_name_that_stands_twice_in_json_hides_nothing() {
    let text = r#"{"junior": {"dough": ["Kneads by hand"], "dough": ["Weighs the flour"]},
        "senior": {"dough": ["Plans the doughs"]}, "senior": {"oven": ["Buys the ovens"]}}"#;
    let (read, said) = read_text("bakers.json", text);
    assert_eq!(said, []);
    assert_eq!(
        read.concat(),
        ["/Dough: Kneads by hand; Weighs the flour", "/Dough: Plans the doughs", "/Oven: Buys the ovens"]
    );
    let (_, said) = read_text("ladder.json", "{\"junior\": [],\n\"level\": 1,\n\"level\": 2}");
    assert!(said.iter().any(|(line, said)| *line == 3 && said.contains("stands twice")), "{said:?}");
}

#[test]
fn findings_in_data_tell_the_line_also_where_texts_are_escaped_or_stand_in_lines() {
    let json = "[{\"name\": \"Junior\", \"expectations\": [\n \"\\u00dcbt \\\"es\\\"\",\n \"- Kneads by hand\\n- TBD\"]},\n\
         {\"name\": \"Senior\", \"expectations\": [\"Plans the doughs\",\n \"N/A\"]}]";
    let yaml = "- {name: Junior, expectations: [Asks when unsure,\n  Kneads by hand,\n  TBD]}\n\
         - {name: Senior, expectations: [Plans the doughs,\n  N/A, Buys the ovens]}\n";
    for (name, text) in [("bakers.json", json), ("bakers.yaml", yaml)] {
        let (_, said) = read_text(name, text);
        assert_eq!(said.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 5], "{said:?}");
    }
}

#[rstest]
#[case::of_a_forge(
    "stages:\n  - build it all\njunior:\n  stage: test\n  script:\n    - make the junior tests\n\
    senior:\n  stage: test\n  script:\n    - make the senior tests\n"
)]
#[case::of_containers(
    "services:\n  junior:\n    command: run the junior service now\n    args: [a b c d]\n\
    \x20 senior:\n    command: run the senior service now\n    args: [a b c d]\n"
)]
#[case::of_a_workflow(
    "jobs:\n  junior:\n    runs-on: any\n    steps: [run the junior tests]\n\
    \x20 senior:\n    runs-on: any\n    steps: [run the senior tests]\n"
)]
fn jobs_of_machines_are_no_levels(#[case] text: &str) {
    assert_eq!(read_text("ci.yml", text).0, Vec::<Vec<String>>::new());
}
