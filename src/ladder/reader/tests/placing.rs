//! Where texts belong: nothing that somebody wrote is lost on the way, or taken twice.

use super::*;

#[test]
fn a_part_of_a_table_that_is_none_is_none_either() {
    let row = "| Whatever else a baker may be asked to do |";
    let text = format!("# Bakers\n\n## Junior Baker\n\n| x | y |\n|---|---|\n| z | q |\n| z | q |\n{row} q |\n\n## Senior Baker\n\n- Bakes\n");
    let lines = shown(&text);
    assert_eq!(lines, ["Junior Baker [-]", "Senior Baker [-]", "  Senior Baker (-)", "    Bakes"], "{lines:?}");
}

#[test]
fn tracks_are_parted_only_where_their_heads_are_no_more_than_the_table() {
    let table = |heads: usize, cells: usize| {
        let mut text = format!("# Bakers\n\n<table><tr><th>Level<th>Track{}", "<th>Skill".repeat(heads));
        for nth in 0..200 {
            let cells = "<td>Kneads all the dough of a day".repeat(cells);
            write!(text, "<tr><td>L{}<td>Oven {nth}{cells}", nth % 4 + 1).unwrap();
        }
        ladder(&(text + "</table>")).tracks().count()
    };
    assert_eq!(table(3, 3), 200);
    assert_eq!(table(900, 2), 1);
}
