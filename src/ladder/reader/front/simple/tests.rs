use proptest::prelude::*;

use super::super::super::front;
use super::*;

fn library(text: &str) -> Option<Value<'static>> {
    serde_saphyr::from_str::<serde_json::Value>(text).ok().map(Value::from)
}

#[test]
fn topics_with_demands_are_read() {
    let text = "title: \"Ropes: all #1\"\nweight: 12\ndate: 2024-01-02T03:04:05+06:00\ndraft: false\nnone:\n\
        topics:\n  - name: 'knots'\n\n    content:\n      - level: 1\n        criteria:\n          - Ties it's own\n\
        \x20         - \"Says: \\\"no\\\"\"\n"
        .replace("\\\"", "'");
    let value = read(&text);
    assert_eq!(value, library(&text));
    let topics = value.as_ref().and_then(|value| value.get("topics")?.as_array());
    assert_eq!(topics.and_then(|topics| front::text(&topics[0], &["name"])), Some("knots"));
}

#[test]
fn any_other_form_is_left_to_the_library() {
    let others = [
        "",
        "a",
        "a: |\n  b",
        "a: b\n  c",
        "a: [b]",
        "a: {b: c}",
        "a: &b c",
        "a: \"b\\n\"",
        "a: b # c",
        "a: b: c",
        "a: 1\na: 2",
        "a: yes",
        "a: 0x1f",
        "a: 1.5",
        "a: 012",
        "? a",
        "a:\tb",
        "true: a",
        "a: >\n  b",
        "- - a",
        "a: b\n---\nc: d",
        "  a: b\n c: d",
        "a: *b",
        "a: !b c",
        "a: 'b'c'",
        "\"a\": b",
        "a: @b",
        "a: %b",
        "a: -1",
    ];
    assert_eq!(others.iter().filter(|text| read(text).is_some()).collect::<Vec<_>>(), [&""; 0]);
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = (0..1_000).fold(String::new(), |text, depth| text + &" ".repeat(depth) + "a:\n");
    assert_eq!(read(&deep), None);
    assert_eq!(read(&"a: b\n".repeat(LONGEST)), None);
}

/// Values that are text in some place or version of YAML, and not in another.
const VALUES: &[&str] = &[
    "",
    "~",
    "null",
    "Null",
    "true",
    "False",
    "yes",
    "No",
    "on",
    "y",
    "0",
    "7",
    "12",
    "007",
    "1_000",
    "0x1f",
    "0o7",
    "1e3",
    "1.5",
    "-1",
    ".inf",
    "nan",
    "1:30",
    "2024-01-02",
    "2024-01-02T03:04:05Z",
    "2024-x-02",
    "12 ropes",
    "1 e5",
    "[",
    "[a]",
    "{a: b}",
    "&a",
    "*a",
    "!a",
    "@a",
    "`a",
    "%a",
    "|",
    ">",
    "# a",
    "a # b",
    "a#b",
    "a: b",
    "a:b",
    "a:",
    "\"a\"",
    "'a'",
    "\"a: b # c\"",
    "'it''s'",
    "\"a\\n\"",
    "\"a \\\"b\\\" c\"",
    "\"a\\\\\"",
    "\"\\\"\"",
    "\"a\\\"",
    "'''a'''",
    "'a''",
    "'a\\b'",
    "\"a",
    "a\"",
    "'",
    "\"",
    "\"\"",
    "''",
    "\"a\" b",
    "- a",
    "-a",
    "é à",
    "🦉 owl",
    "a 🦉",
    "a\u{a0}",
    "\u{a0}a",
    "a, b",
    "a [b]",
    "?",
    "? a",
    "---",
    "...",
    "a  b",
    "a,",
    "::",
];

fn line() -> impl Strategy<Value = String> {
    let marker = prop_oneof![Just(""), Just("- "), Just("-   "), Just("-"), Just("- - "), Just("-\t")];
    let name = prop_oneof![
        4 => Just(""), 4 => Just("a: "), 2 => Just("b: "), 2 => Just("c:"), 1 => Just("a_b-c:   "),
        1 => Just("true: "), 1 => Just("1: "), 1 => Just("a b: "), 1 => Just("é: ")
    ];
    let value = prop_oneof![
        6 => prop::sample::select(VALUES).prop_map(str::to_owned),
        1 => "[a-z:# '\"-]{0,6}",
        1 => "\\PC{0,4}"
    ];
    (0..4usize, marker, name, value, prop_oneof![9 => Just(""), 1 => Just("  ")])
        .prop_map(|(depth, marker, name, value, end)| format!("{}{marker}{name}{value}{end}\n", "  ".repeat(depth)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn what_is_read_is_what_the_library_reads(lines in prop::collection::vec(line(), 1..7)) {
        let text = lines.concat();
        if let Some(value) = read(&text) {
            prop_assert_eq!(Some(value), library(&text), "{}", text);
        }
    }

    #[test]
    fn one_value_is_what_the_library_reads(line in line()) {
        for text in [line.clone(), format!("a:{line}"), format!("a:\n- {line}"), format!("a: b\nc: {line}d: e")] {
            if let Some(value) = read(&text) {
                prop_assert_eq!(Some(value), library(&text), "{}", text);
            }
        }
    }
}
