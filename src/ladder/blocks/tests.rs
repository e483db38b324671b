use super::*;
use proptest::prelude::*;

/// Each block as `line kind text`.
fn shown(text: &str) -> Vec<String> {
    let blocks = Blocks::parse(text);
    let show = |block: &Block| {
        let kind = match block.kind {
            Kind::Heading { depth } => format!("h{depth}"),
            Kind::Item { depth } => format!("item{depth}"),
            Kind::Cell { row, column, .. } => format!("cell{row},{column}"),
            other => format!("{other:?}").to_lowercase(),
        };
        format!("{} {kind} {}", block.line, blocks.text(block))
    };
    blocks.all().iter().map(show).collect()
}

#[test]
fn blocks_carry_their_lines_and_plain_text() {
    let text = "# A **b**\n\nOne\ntwo [three](x.md).\n\n- first\n  - nested\n- [x] second\n\n  more\n";
    assert_eq!(
        shown(text),
        [
            "1 h1 A b",
            "3 paragraph One two three.",
            "6 item0 first",
            "7 item1 nested",
            "8 item0 second",
            "10 itemparagraph more"
        ]
    );
}

#[test]
fn a_box_before_the_words_of_an_item_is_a_marker() {
    let blocks = Blocks::parse("- ☐ Kneads\n- ☑ **Dough:** rests ☐ long\n- ☐\n- ☐rye\n");
    let texts: Vec<&str> = blocks.all().iter().map(|block| blocks.text(block)).collect();
    assert_eq!(texts, ["Kneads", "Dough: rests ☐ long", "", "☐rye"]);
    assert_eq!(blocks.lead(&blocks.all()[1]), Some(("Dough:", " rests ☐ long")));
}

#[test]
fn an_empty_item_is_a_block_without_text() {
    assert_eq!(shown("- one\n-\n\nNext\n"), ["1 item0 one", "2 item0 ", "4 paragraph Next"]);
}

#[test]
fn a_collapsed_part_has_a_beginning_with_its_summary_and_an_end() {
    let text = "<details>\n<summary>Examples</summary>\n\n- one\n\n</details>\n\n<details><summary>More</summary>\n- two\n</details>\n";
    assert_eq!(
        shown(text),
        [
            "1 detailsstart Examples",
            "4 item0 one",
            "6 detailsend ",
            "8 detailsstart More",
            "9 item0 two",
            "10 detailsend "
        ]
    );
}

#[test]
fn html_in_a_quote_keeps_its_lines_and_its_source() {
    let text = "> <div>\n> éé\n> éé\n\n- <details>\n  <summary>More</summary>\n  - two\n  </details>\n";
    assert_eq!(
        shown(text),
        ["2 paragraph éé", "3 paragraph éé", "5 item0 ", "5 detailsstart More", "7 item0 two", "8 detailsend "]
    );
    let blocks = Blocks::parse(text);
    assert!(blocks.all()[0].source(text).starts_with("éé"));
    assert_eq!(blocks.all()[0].source("another"), "");
}

#[test]
fn strong_words_end_what_a_block_begins_with_at_a_colon_or_a_full_stop() {
    for (text, lead, rest) in [
        ("**Dough:** **Kneads** it", "Dough:", " Kneads it"),
        ("- **Dough.** **Kneads** it", "Dough.", " Kneads it"),
        ("**Dough:** ***Kneads*** [it](a)", "Dough:", " Kneads it"),
        ("**Dough** **Oven** and it", "Dough Oven", " and it"),
        ("**Dough: *rye*** it", "Dough: rye", " it"),
    ] {
        let blocks = Blocks::parse(text);
        assert_eq!(blocks.lead(&blocks.all()[0]), Some((lead, rest)), "{text}");
    }
}

#[test]
fn emphasis_quotes_and_strong_leads_are_told() {
    let blocks = Blocks::parse("_All of it._\n\n> quoted\n\n- **Name**: value\n\n**Bold** and not\n");
    let all = blocks.all();
    assert!(all[0].emphasised && !all[1].emphasised);
    assert!(all[1].quoted);
    assert_eq!(blocks.lead(&all[2]), Some(("Name", ": value")));
    assert_eq!(blocks.lead(&all[3]), Some(("Bold", " and not")));
}

#[test]
fn links_of_html_are_of_the_block_that_they_stand_in() {
    let table = "<table><tr><td rowspan=2>See <a href='a.md'>a</a><p>b</p></td><td>Or <a href=c.md>c</a></td></tr><tr><td>d</td></tr></table>";
    let blocks = Blocks::parse(&format!("{table}\n\n<ul><li>e</li>\n<li>See <a href='f.md'>f</a></li></ul>\n"));
    let links = |block| blocks.links(block).map(|(_, link)| (link.target.clone(), link.line)).collect::<Vec<_>>();
    let all: Vec<_> = blocks.all().iter().map(|block| (blocks.text(block), links(block))).collect();
    let of = |target: &str, line| vec![(target.to_owned(), line)];
    let nothing = Vec::new;
    assert_eq!(all[..3], [("See a", of("a.md", 1)), ("b", nothing()), ("Or c", of("c.md", 1))]);
    assert_eq!(
        all[3..],
        [("See a", nothing()), ("b", nothing()), ("d", nothing()), ("e", nothing()), ("See f", of("f.md", 4))]
    );
}

#[test]
fn a_link_keeps_its_words_and_its_target_aside() {
    let blocks = Blocks::parse("x\n\nSee [the other](./Other.md#part) too\n");
    let links: Vec<_> = blocks.links(&blocks.all()[1]).collect();
    assert_eq!(links.len(), 1);
    assert_eq!(
        (links[0].0, links[0].1.target.as_str(), links[0].1.line, links[0].1.column),
        ("the other", "./Other.md#part", 3, 5)
    );
}

#[test]
fn words_of_a_link_end_where_their_block_does() {
    let text = "[Baker ](b.md)\n\n| a | b |\n| --- | --- |\n| c [  <br>é](d) | e [ ](f) |\n\n[ ](g)\n";
    let blocks = Blocks::parse(text);
    let links = |block| blocks.links(block).map(|(words, link)| (words, link.target.as_str())).collect::<Vec<_>>();
    let found: Vec<_> = blocks.all().iter().flat_map(links).collect();
    assert_eq!(found, [("Baker", "b.md"), ("é", "d"), ("", "f"), ("", "g")]);
}

#[test]
fn many_links_of_one_line_have_their_columns() {
    let text = format!("é\n{}", "ü[a](b) ".repeat(20_000));
    let blocks = Blocks::parse(&text);
    let columns: Vec<_> = blocks.links(&blocks.all()[0]).map(|(_, link)| link.column).collect();
    assert_eq!((columns.len(), columns[0], columns[19_999]), (20_000, 2, 2 + 8 * 19_999));
}

#[test]
fn an_entity_brings_no_control_character() {
    assert_eq!(shown("a &#27;[31m b &#x9b; c\n"), ["1 paragraph a [31m b c"]);
}

/// Tables with pipes that are plain, or nearly so.
fn table() -> impl Strategy<Value = String> {
    let marked = "(a|b c|`x`|`x y`|``z``|\\*\\*Y\\*\\*|\\*\\*Y w\\*\\* z|<br>|<br/>|é|  | |_e_|~~s~~|&amp;|\\[l\\]\\(m\\)|<b>|\\\\|!|!\\[a\\]\\(b\\)|\\[a\\]|\\[`a`\\]\\(b\\)|\\*\\*\\*a\\*\\*\\*|\\*|: -|#|>){0,4}";
    let cell = prop_oneof![4 => "[a-z]{1,3}( [a-z]{2}){0,6}", 4 => "[a-z]{1,3}(<br>| `[a-z]{2}` |\\*\\*[a-z ]{2}\\*\\*|\\[[a-z ]{2}\\]\\([a-z:/_)]{3}\\)| ){1,3}[a-z]{1,40}", 1 => "\\*\\*[A-Z][a-z]{2}\\*\\*", 1 => marked];
    let rule = prop_oneof![8 => Just(" --- "), 1 => Just(":-:"), 1 => Just("-"), 1 => Just(" ")];
    let bar = || prop_oneof![20 => Just("| "), 1 => Just("|"), 1 => Just("")];
    let end = || prop_oneof![20 => Just("|\n"), 1 => Just("| \n"), 1 => Just("\n"), 1 => Just("")];
    let line = move |cells: BoxedStrategy<Vec<String>>| {
        (bar(), cells, end()).prop_map(|(bar, cells, end)| format!("{bar}{}{end}", cells.join(" | ")))
    };
    let cells = prop::collection::vec(cell, 1..4).boxed();
    let rules = prop::collection::vec(rule.prop_map(str::to_owned), 1..4).boxed();
    (1usize..4).prop_flat_map(move |width| {
        let of_width = |cells: BoxedStrategy<Vec<String>>| {
            (cells, 0..20u8).prop_map(move |(mut cells, slip)| {
                let first = cells.first().cloned().unwrap_or_default();
                cells.resize(if slip == 0 { width + 1 } else { width }, first);
                cells
            })
        };
        let rows = prop::collection::vec(line(of_width(cells.clone()).boxed()), 0..4);
        let rule = line(of_width(rules.clone()).boxed());
        (line(of_width(cells.clone()).boxed()), rule, rows, prop_oneof![8 => Just("\n"), 1 => Just("")])
            .prop_map(|(head, rule, rows, end)| format!("{head}{rule}{}{end}", rows.concat()))
    })
}

/// Lines that stand between tables, most of which end in what a table ends.
fn other_lines() -> impl Strategy<Value = String> {
    "(\n|word\n|- item\n|- item\n\n|  more\n|    code\n|> quote\n|1\\. one\n\n|# Head\n|Head\n---\n|---\n|```\n|~~~\n|<!-- a\n|-->\n|<div>\n|<b>\n|<table><tr><td>c</td></tr></table>\n|: means\n|Term\n\n|\\[r\\]: x\n|\\*\\*\\*\n|===\n| \n|\\*\\*open\n|:::note\n){0,4}"
}

proptest! {
    #[test]
    fn any_text_gives_safe_blocks_within_the_source(text in "([-#>*_ \\[\\]()<>/a-z0-9|:`~\n\u{1b}é🦉]|\n> |<div>|<p>|<br>|\\[a |\\[ |\\]\\(b\\)){0,200}") {
        let blocks = Blocks::parse(&text);
        let mut line = 1;
        for block in blocks.all() {
            prop_assert!(!blocks.text(block).contains(crate::ladder::text::is_unsafe) || matches!(block.kind, Kind::Code | Kind::FrontMatter));
            prop_assert!(block.line >= line || block.line >= 1);
            line = block.line;
            let _ = block.source(&text);
            let _ = blocks.lead(block);
            prop_assert!(blocks.links(block).count() <= text.len());
        }
    }

    #[test]
    fn plain_tables_are_read_as_the_parser_reads_them(
        parts in prop::collection::vec(prop_oneof![6 => table(), 2 => other_lines()], 0..8), cut in 0..40usize
    ) {
        let mut text: String = parts.concat();
        // A text may end anywhere.
        let end = text.len().saturating_sub(cut.saturating_sub(20));
        text.truncate((0..=end).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0));
        prop_assert_eq!(Blocks::parse(&text), build::Source::of(&text, Vec::new()).by_parser(), "{}", text);
    }

    #[test]
    fn depth_is_only_memory(depth in 1usize..3000) {
        prop_assert_eq!(Blocks::parse(&format!("{}x", "> ".repeat(depth))).all().len(), 1);
        Blocks::parse(&format!("{}x", "- ".repeat(depth)));
        Blocks::parse(&"[".repeat(depth));
    }
}

#[test]
fn each_part_of_html_is_read_from_a_place_of_its_own() {
    let text = "<ul><li>one<li>two</ul><p>three</p> four";
    let blocks = Blocks::parse(text);
    let sources: Vec<&str> = blocks.all().iter().map(|block| block.source(text)).collect();
    assert_eq!(sources.concat(), &text[4..], "{sources:?}");
}

#[test]
fn an_item_that_begins_with_html_has_the_words_behind_it() {
    let blocks = Blocks::parse("- <!-- id --> Runs it.\n- <p>Cleans it.</p>\n- <!-- x -->\n\n  Buys it.\n");
    let all: Vec<_> = blocks.all().iter().map(|block| (block.is_item(), blocks.text(block), block.line)).collect();
    assert_eq!(all, [(true, "Runs it.", 1), (true, "Cleans it.", 2), (true, "Buys it.", 3)]);
}

#[test]
fn a_summary_behind_a_blank_line_is_the_parts() {
    let shown = |text: &str| {
        let blocks = Blocks::parse(text);
        blocks.all().iter().map(|block| (block.kind, blocks.text(block).to_owned())).collect::<Vec<_>>()
    };
    let expected = vec![
        (Kind::DetailsStart, "Baker".to_owned()),
        (Kind::Item { depth: 0 }, "Kneads".to_owned()),
        (Kind::DetailsEnd, String::new()),
    ];
    assert_eq!(shown("<details>\n\n<summary>Baker</summary>\n\n- Kneads\n\n</details>\n"), expected);
    assert_eq!(shown("<details>\n<summary>Baker</summary>\n\n- Kneads\n\n</details>\n"), expected);
}
