use proptest::prelude::*;

use super::super::Blocks;
use super::super::build::Source;
use super::super::front;
use super::super::marks::Marks;
use super::{LEAST, Piece, Reader};

/// The blocks that the parser alone gives.
fn parsed(text: &str) -> Blocks {
    Source::of(text, Vec::new()).by_parser()
}

/// The blocks that come of starting the parser as often as may be.
fn keenly(text: &str) -> Blocks {
    let source = Source::of(text, Vec::new());
    if source.is_plain { source.by_pieces(1) } else { source.by_parser() }
}

/// Where what stands behind front matter begins.
fn behind_front(text: &str) -> usize {
    front::find(text).map_or(0, |front| front.end)
}

/// The parts of a text that are read without the parser.
fn plain(text: &str) -> Vec<&str> {
    let marks = Marks::of(text);
    let mut reader = Reader::of(text, &marks, behind_front(text), LEAST);
    let (mut found, mut start) = (Vec::from_iter((reader.at > 0).then(|| &text[..reader.at])), reader.at);
    while let Some(piece) = reader.next() {
        let is_plain = matches!(piece, Piece::Plain(_));
        if is_plain {
            found.push(&text[start..reader.at]);
        }
        start = reader.at;
    }
    found
}

/// Whether a whole text is read without the parser.
fn is_plain(text: &str) -> bool {
    plain(text).concat() == text
}

#[test]
fn what_most_people_write_is_plain() {
    let texts = [
        "# Bakers\n\nAll who bake. They `knead`, and *rest*.\nThey **bake**, too.\n",
        "Bakers\n======\n\nJunior\n------\n\n### Dough ###\n\n* kneads\n* rests\n\n***\n",
        "- [ ] kneads\n- [x] rests\n\n  A while.\n\n  - long\n  - longer\n- **Bakes:** [bread](bread.md#top)\n",
        "1. kneads\n2. rests\n   - long_er\n10. bakes\n\nAll & more.\n",
        "| Level | Asks |\n| --- | :-: |\n| **Junior** | kneads<br>rests `dough` |\n|  | bakes |\n",
        "---\nname: Bakers\n---\n\n> Who bake,\n> and rest.\n>\n> All of them.\n\n```sh\nbake\n\n  # rest\n```\n",
        "<details>\n<summary>Dough</summary>\n\n- kneads\n\n</details>\n<!-- none\n\nyet -->\n[**Bread**](bread.md)\n",
        "Kneads  \nand rests [1] <  2 hours^2\n\n---\n\nBakes",
        "Kneads\n\n---\n## Junior\n- Bakes\n\n---\nRests\n---\n",
    ];
    for text in texts {
        assert!(is_plain(text), "{text}");
    }
}

#[test]
fn what_may_be_read_otherwise_is_not_plain() {
    let texts = [
        "a\n: b\n",
        "a\n\n: b\n",
        "*a\nb*\n",
        "`a\nb`\n",
        "[a\nb](c)\n",
        "a*b*\n",
        "- a\nb\n",
        "-\n",
        "- a\n\n      b\n",
        "a &amp; b\n",
        "a\\*b\n",
        "<b>a</b>\n",
        "    a\n\tb\n",
        "    a\n\t\n    b\n",
        "\ta\n",
        "> a\nb\n",
        "> - a\n",
        "> [!NOTE]\n> a\n",
        ">     a\n",
        "<pre>\na\n",
        "<PRE>\na\n</PRE>\n",
        "<a>b\n",
        "<!-- a\n",
        "<!-->\n",
        "a | b\n- | -\n",
        "a\nb\n---\n",
        "1. a\n1986. b\n\nc\n2. d\n",
        "***a***\n",
        "~a~\n",
        "| a |\n| b |\n",
        "```\na\n",
        "[***a***](b)\n",
    ];
    for text in texts {
        assert!(!is_plain(text), "{text}");
    }
}

#[test]
fn what_stands_behind_a_doubt_is_plain_again() {
    let plainly = "It rises for an hour, then for another.\n".repeat(20);
    let doubtful = [
        "> ~a~\n",
        "~a~\n```\n# b\n\n- c\n```\n",
        "~a~\n<div>\n- a\n",
        "<!---a\n\n# b\n-->\n",
        "a <b>\n- b\n\n  > c\n",
    ];
    for doubt in doubtful {
        let text = format!("# A\n\n{doubt}\n# B\n\n{plainly}");
        assert_eq!(plain(&text).last().map(|end| end.len()), Some(5 + plainly.len()), "{text}");
    }
    assert!(plain(&format!("<pre>\n\n# B\n\n{plainly}")).is_empty());
}

#[test]
fn what_only_the_next_line_settles_is_settled_by_it() {
    let texts = [
        "- \n\n***\n",
        "- [ ]\n\n# A\n",
        "1. a\n\n\t- a\n",
        "a | b\n- | -\nc | d\n",
        "a\n\n: b\n",
        "- a\n\n: b\n",
        "a\n- \n",
        "<div>\n- a\n\n# b\n",
        "<!-- a\n\n```\n-->\n\n# b\n",
        "<div>\n<!-- a\n\n# b\n-->\n",
        "> a\n```\n\n# b\n",
        "- a\n---\nb\n\n---\n",
        "a\n---\nb: c\n---\n",
        "a\n\n---\nb: c\n---\nd\n",
        "-  a\n\n-  b\n   #\n   c\n",
        "- a\n\n- b\n- c\n  # d\n  e\n",
        "- a\n  # b\n  c\n- d\n\n- e\n",
        " - a\n\n- b\n- c\n  > d\n  # e\n  f\n",
        "- a\n\n- ~b~\n- c\n- d\n  - e\n\n        f\n  g\n",
        "1. a\n\n  - b\n- c\n2. d\n",
        "1. a\n\n  - b\n- ~c~\n- d\n",
        "1. a\n  - b\n\n- c\n",
        " - a\n\n- ~b~\n",
        "1. a\n\n  - ~b~\n\n- c\n",
        "- a\n|\n ",
        "> a\n  ",
        "~a~\n\n   ",
        "- ---\n  b: c\n\n# d\n\n---\n",
        "a\nb\n---\n\n# c\n\n---\n",
        "# a\n---\nb\n---\n",
        "----\n---\n---\t\n...",
        "---\na\n---\t\n",
    ];
    for text in texts {
        assert_eq!(keenly(text), parsed(text), "{text:?}");
    }
}

/// Lines, and what may stand in them.
fn nasty() -> impl Strategy<Value = String> {
    let indent = prop_oneof![6 => "", 2 => " {1,5}", 2 => "  ", 1 => "   |    ", 1 => "\t"];
    let marker = "((- |\\* |\\+ |1\\. |2\\. |3\\) |10\\. |#{1,7} |> |-  |-    |-     |\\[ \\] |\\[x\\] |: |\\| |-|\\*|1\\.|#|~~~|```|<|<!-- |</?div>|</?details>|<h1>|<img>|</?[a-z]{1,2}>|<p |<pre>|>|_ |__|--- |===?|\\+\\+\\+){0,2})";
    let word = prop_oneof![
        8 => "[a-z]{1,3}", 2 => "[a-z]{1,2}[:.!?,]", 1 => "[A-Z][a-z]{1,2}",
        2 => "\\*\\*[a-z]{1,2}\\*\\*", 1 => "\\*[a-z]{1,2}\\*", 1 => "_[a-z]{1,2}_", 1 => "__[a-z]{1,2}:__", 1 => "[a-z]_[a-z]",
        2 => "`[a-z*_ <&]{1,3}`", 2 => "\\[[a-z_ ]{0,2}\\]\\([a-z/_#]{0,2}\\)", 1 => "\\[\\*\\*[a-z ]{1,2}\\*\\*\\]\\([a-z]{1,2}\\)", 1 => "\\[[a-z]\\]",
        4 => "[-*_`\\[\\]()<>!&;\\\\|~:#=+.0-9é \u{a0}\"]{1,3}",
        1 => "(<br>|<br/>|<b>|</b>|<table><tr><td>a</td></tr></table>|<table><td>a\n\nb</table>|<i>|&amp;|&#42;|<a@b.c>|https://a.b|!\\[a\\]\\(b\\)|<!-- a|-->|\\]\\(|\\*\\*|\\^|·|“|”|能|Ⓐ|\\{#a\\}|\u{1b})",
    ];
    let words = prop::collection::vec(word, 0..4).prop_map(|words| words.join(" "));
    let glued = prop::collection::vec("[a-z*_`\\[\\]()!]{1,2}", 0..4).prop_map(|words| words.concat());
    let end = prop_oneof![12 => "\n", 4 => "\n\n", 1 => " \n", 1 => "  \n", 1 => " #\n", 1 => "\n \n", 1 => "\\\\\n", 1 => "\t\n", 1 => "\r\n", 1 => ""];
    let line = (indent, marker, prop_oneof![3 => words.boxed(), 1 => glued.boxed()], end)
        .prop_map(|(indent, marker, words, end)| format!("{indent}{marker}{words}{end}"));
    let whole = prop_oneof![
        2 => "(---|===|\\*\\*\\*|- - -|___|-|=|--|----|\\*|\\+|1\\.|#|##)\n",
        2 => "\n",
        1 => "(```|~~~|```rust|<div>|</div>|<!-- a -->|<pre>|</pre>|\\|---\\||- \\| -|\\| a \\|)\n",
        1 => "( {0,2}<table><tr>\n\n<td>a</td></tr>\n</table>\n)",
        1 => "(---\na: b\n---\n|\\+\\+\\+\na\n\\+\\+\\+\n)",
    ];
    prop_oneof![5 => line.boxed(), 1 => whole.boxed()]
}

/// Lines as people write them, with a slip now and then.
fn usual() -> impl Strategy<Value = String> {
    let words = || "[a-z]{1,6}( [a-z]{1,6}| `[a-z]{2}`| \\*\\*[a-z]{2}\\*\\*| _[a-z]{2}_| \\[[a-z]{2}\\]\\([a-z]{2}\\)| & [a-z]|: [a-z]|\\. [A-Z]){0,5}";
    let of = |before: &'static str| words().prop_map(move |words| format!("{before}{words}\n"));
    prop_oneof![
        2 => of("## "), 6 => of("- "), 3 => of("  - "), 2 => of("    - "), 2 => of("1. "), 2 => of("2. "), 2 => of("   "),
        2 => of("* "), 4 => of(""), 2 => of("- [ ] "), 1 => of("  "), 1 => of("    "), 1 => of("    * "), 1 => of("   1. "),
        6 => Just("\n".to_owned()), 1 => Just("---\n".to_owned()), 1 => Just("===\n".to_owned()),
        2 => of("> "), 1 => of(">"), 1 => Just(">\n".to_owned()), 1 => of("- **A:** "), 1 => of("<summary>"), 1 => of("[**a**](b) "),
        2 => "(<details>|</details>|<picture>|<!-- a -->|<!-- a\n\n|-->|```|```rust|~~~|```\na\n\n  b\n```|---\na: b\n---)\n", 1 => of("**A** "), 1 => of("-"), 1 => of("• "), 1 => of("\t- "), 1 => of(" \t"), 1 => of("  \t"), 1 => of("  ```\n  bake\n  ```\n  "),
    ]
}

/// Holds both ways to read a text against the parser's.
fn reads_as_the_parser(text: &str) -> Result<(), TestCaseError> {
    let expected = parsed(text);
    prop_assert_eq!(&keenly(text), &expected, "{:?}", text);
    prop_assert_eq!(&Blocks::parse(text), &expected, "{:?}", text);
    Ok(())
}

proptest! {
    #[test]
    fn nasty_texts_are_read_as_the_parser_reads_them(lines in prop::collection::vec(nasty(), 0..12), cut in 0..12usize) {
        let mut text = lines.concat();
        // A text may end anywhere.
        let end = text.len().saturating_sub(cut.saturating_sub(6));
        text.truncate((0..=end).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0));
        reads_as_the_parser(&text)?;
    }

    #[test]
    fn usual_texts_are_read_as_the_parser_reads_them(lines in prop::collection::vec(usual(), 0..24)) {
        let text = lines.concat();
        reads_as_the_parser(&text)?;
    }

    #[test]
    fn pieces_are_the_whole_text(lines in prop::collection::vec(nasty(), 0..12)) {
        let text = lines.concat();
        let marks = Marks::of(&text);
        let mut reader = Reader::of(&text, &marks, 0, LEAST);
        let mut end = 0;
        while let Some(piece) = reader.next() {
            if let Piece::Doubtful(place) = piece {
                prop_assert_eq!(place.start, end);
                prop_assert!(place.end > end);
                end = place.end;
            } else {
                prop_assert!(reader.at > end);
                end = reader.at;
            }
        }
        prop_assert_eq!(end, text.len());
    }
}

/// All files below a folder beside the checkout, where it is there.
fn beside(folder: &str) -> Vec<std::path::PathBuf> {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

#[test]
fn ladders_of_the_public_are_read_as_the_parser_reads_them() {
    for path in ["corpus", "seeds", "history"].into_iter().flat_map(beside) {
        let bytes = std::fs::read(&path).unwrap();
        let Some(decoded) = crate::ladder::text::decode(&bytes) else { continue };
        let expected = parsed(&decoded.text);
        assert!(Blocks::parse(&decoded.text) == expected && keenly(&decoded.text) == expected, "{}", path.display());
    }
}
