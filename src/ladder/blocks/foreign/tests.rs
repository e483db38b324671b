use super::*;
use crate::ladder::blocks::{Block, Kind};
use proptest::prelude::*;

fn parse(text: &str) -> Option<Foreign> {
    Markup::supposed(text)?.read()
}

/// Each block as `line place text`.
fn shown(text: &str) -> Vec<String> {
    let Foreign { blocks, .. } = parse(text).expect("it has something of another markup");
    let show = |block: &Block| {
        let place = match block.kind {
            Kind::Cell { row, column, columns, .. } => format!("{row},{column}x{columns}"),
            Kind::Heading { depth } => format!("h{depth}"),
            other => format!("{other:?}").to_lowercase(),
        };
        format!("{} {place} {}", block.line, blocks.text(block))
    };
    blocks.all().iter().filter(|block| !blocks.text(block).is_empty()).map(show).collect()
}

#[test]
fn drawn_tables_are_cells() {
    let text = "# Üs\n\n+-------+---------+\n| Area  | Bäcker  |\n+=======+=========+\n| Dough | - kneads|\n| room  |   well  |\n|       | - rests |\n+-------+---------+\n| all of it       |\n+-------+---------+\n";
    let expected = [
        "1 h1 Üs",
        "4 0,0x1 Area",
        "4 0,1x1 Bäcker",
        "6 1,0x1 Dough room",
        "6 1,1x1 kneads well",
        "8 1,1x1 rests",
        "10 2,0x2 all of it",
    ];
    assert_eq!(shown(text), expected);
}

#[test]
fn a_drawn_table_of_any_length_is_read() {
    let row = "| Dough | kneads |\n+-------+--------+\n";
    let text = format!("+-------+--------+\n{}", row.repeat(2 * MOST_LINES));
    assert_eq!(shown(&text).len(), 4 * MOST_LINES);
    assert!(parse(&format!("{text}| Dough |")).is_none());
}

#[test]
fn ruled_tables_are_cells() {
    let wide = "  ------------------\n  Area     Baker\n  -------- ---------\n  Dough    Kneads\n           well\n\n  Oven     Bakes\n  ------------------\n";
    assert_eq!(
        shown(wide),
        ["2 0,0x1 Area", "2 0,1x1 Baker", "4 1,0x1 Dough", "4 1,1x1 Kneads well", "7 2,0x1 Oven", "7 2,1x1 Bakes"]
    );
    let simple = "=====  =====\nArea   Baker\n=====  =====\nDough  Kneads\n       well\nOven   Bakes\n=====  =====\n";
    assert_eq!(
        shown(simple),
        ["2 0,0x1 Area", "2 0,1x1 Baker", "4 1,0x1 Dough", "4 1,1x1 Kneads well", "6 2,0x1 Oven", "6 2,1x1 Bakes"]
    );
}

#[test]
fn tables_of_wikis_and_of_asciidoc_are_cells() {
    let wiki = "{| class=\"x\"\n! Area !! Baker\n|-\n| Dough || Kneads\n|-\n! colspan=\"2\" | People\n|-\n| Oven\n|\n* Bakes\n* Cools\n|}\n";
    assert_eq!(
        shown(wiki),
        [
            "2 0,0x1 Area",
            "2 0,1x1 Baker",
            "4 1,0x1 Dough",
            "4 1,1x1 Kneads",
            "6 2,0x2 People",
            "8 3,0x1 Oven",
            "10 3,1x1 Bakes",
            "11 3,1x1 Cools"
        ]
    );
    assert_eq!(
        shown("= Bakers\n:toc:\n\n[cols=\"1,1\"]\n|===\n|Area |*Baker*\n\n|Oven|Bakes\n|==="),
        ["1 h1 Bakers", "6 0,0x1 Area", "6 0,1x1 Baker", "8 1,0x1 Oven", "8 1,1x1 Bakes"]
    );
    let ascii = "|===\n|Area |Baker\n\n|Dough\n|Kneads\nwell\n\n2+|People\n|===\n";
    assert_eq!(
        shown(ascii),
        ["2 0,0x1 Area", "2 0,1x1 Baker", "4 1,0x1 Dough", "5 1,1x1 Kneads well", "8 2,0x2 People"]
    );
}

#[test]
fn cells_of_tables_with_marks_may_span_rows() {
    let expected =
        ["0,0x1 A", "0,1x1 B", "0,2x1 C", "1,0x1 d", "1,1x1 e", "1,2x1 f", "2,0x1 d", "2,1x1 g | h", "2,2x1 i"];
    let wiki = "= X =\n{|\n! A !! B !! C\n|-\n| rowspan=\"2\" | d || e || f\n|-\n| g | h || i\n|}\n";
    let plain = "= X\n\n|===\n|A |B |C\n\n.2+|d |e |f\n|g \\| h |i\n|===\n";
    let told = "= X\n\n[cols=\"1,2*\"]\n|===\n|A\n|B\n|C\n\n.2+|d\n|e\n|f\n|g \\| h\n|i\n|===\n";
    for text in [wiki, plain, told] {
        let shown = shown(text);
        let cells: Vec<&str> = shown.iter().skip(1).map(|line| line.split_once(' ').unwrap().1).collect();
        assert_eq!(cells, expected, "{text}");
    }
}

#[test]
fn headings_of_other_markups_are_headings() {
    let org = "#+TITLE: Bakers\n#+OPTIONS: toc:nil\n\n* Junior\n** Dough\n- kneads\n";
    assert_eq!(shown(org), ["1 h1 Bakers", "4 h1 Junior", "5 h2 Dough", "6 item { depth: 0 } kneads"]);
    assert_eq!(
        shown("= Bakers =\n\n== Junior ==\n* kneads\n"),
        ["1 h1 Bakers", "3 h2 Junior", "4 item { depth: 0 } kneads"]
    );
    assert_eq!(shown("Dough\n~~~~~\n- kneads\n"), ["1 h3 Dough", "3 item { depth: 0 } kneads"]);
    let tabs = "# Bakers\n\n=== \"Junior\"\n\n    **Dough**\n\n    - kneads\n\nend\n";
    assert_eq!(
        shown(tabs),
        ["1 h1 Bakers", "3 h2 Junior", "5 paragraph Dough", "7 item { depth: 0 } kneads", "9 paragraph end"]
    );
}

#[test]
fn tables_of_confluence_and_of_textile_are_cells() {
    let expected = ["0,0x1 Area", "0,1x1 Baker", "1,0x1 Dough", "1,1x1 Kneads", "1,1x1 Rests"];
    for text in [
        "h1. Bakers\n\n|| Area || Baker ||\n| Dough | * Kneads\n* Rests |\n",
        "h1. Bakers\n\n|_. Area|_. Baker|\n|Dough|* Kneads\n* Rests|\n",
        "h1. Bakers\n\n||Area||Baker||\n||Dough|* Kneads\n* Rests|\n",
    ] {
        let shown = shown(text);
        let cells: Vec<&str> = shown.iter().skip(1).map(|line| line.split_once(' ').unwrap().1).collect();
        assert_eq!(cells, expected, "{text}");
    }
    let links = shown("h1. Bakers\n\n||Area||Baker||\n|Dough|Kneads [the dough|http://x.org] [by|hand\n");
    assert_eq!(links[4..], ["4 1,1x1 Kneads [the dough|http://x.org] [by", "4 1,2x1 hand"]);
    assert!(parse("|| a\n\nb").is_none());
}

#[test]
fn borders_over_some_columns_part_what_a_cell_says() {
    let table = "+:------+---------+\n| Area  | Baker   |\n+:======+========:+\n| Dough | kneads  |\n+       +---------+\n|       | rests   |\n+-------+---------+\n";
    let expected = ["2 0,0x1 Area", "2 0,1x1 Baker", "4 1,0x1 Dough", "4 1,1x1 kneads", "6 1,1x1 rests"];
    assert_eq!(shown(table), expected);
    assert_eq!(shown(&table.replace("+       +", "|       +")), expected);
}

proptest! {
    #[test]
    fn no_line_of_another_markup_is_passed_over(
        text in "(( |\n){0,2}(\n|a|- |--|==|~~|\\^\\^|##|\\*\\*|\\+\\+|\\.\\.|\\+-|\\+\n|\\|a|\\|\\|a|\\|_\\. a|h2\\. a|\\|===|\\{\\||\\|\\}|#\\+t:|=== \"a\"|\\?\\?\\? a \"a\"|> \\[!a\\] a|::: ?a a|:::|\\{% a \"a\" %\\}|\\{% enda %\\}|<Aa title='a'>|</Aa>|= |\u{a0})){0,24}"
    ) {
        prop_assert_eq!(parse(&text).is_some(), Markup::of(&text).read().is_some());
    }
}

#[test]
fn markdown_has_nothing_of_them() {
    let text = "# A\n\n| a | b |\n|---|---|\n| c | d |\n\n---\n\nx\n---\n\n* a\n** b\n\n```\n+---+---+\n| a | b |\n+---+---+\n```\n";
    assert!(parse(text).is_none());
}
