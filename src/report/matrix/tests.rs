use super::*;
use crate::ladder::assemble::assemble;
use crate::ladder::reader::read;
use crate::progress::State;

fn crew() -> Ladder {
    let text = "# Crew

## Deckhand of the watch (L1)

### Ropes and everything that is made of them

- Ties six knots.

## Boatswain of the watch (L2)

### Ropes and everything that is made of them

- Ties sixteen knots.

### Watch

## Quartermaster of the watch (L3)

### Watch

- Wakes the next watch.
";
    assemble("test", vec![read("crew.md", text.as_bytes())])
}

fn text(columns: Option<usize>) -> String {
    let ladder = crew();
    let standing = Standing::of(&ladder, &State::default());
    let matrix = Matrix::of(ladder.tracks().next().unwrap());
    let lines = lines(&ladder, &standing, &matrix, columns, false);
    let plain = |line: &Line| line.pieces().iter().map(|(_, text)| *text).collect::<String>();
    lines.iter().map(|line| plain(line) + "\n").collect()
}

#[test]
fn a_grid_keeps_to_the_terminal() {
    let wide = text(Some(100));
    assert_eq!(text(None), wide, "where there is room, nothing is cut");
    for columns in [40, 60, 80] {
        let narrow = text(Some(columns));
        assert!(narrow.lines().all(|line| line.width() <= columns), "{columns}\n{narrow}");
    }
    insta::assert_snapshot!(text(Some(60)));
    assert!(text(Some(40)).contains("\n\n"), "levels without room stand below the others: {}", text(Some(40)));
}

#[test]
fn what_begins_as_a_formula_is_kept_from_being_one() {
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\0=1", "＝1"] {
        assert_eq!(defused(text), format!("'{text}"));
    }
    assert_eq!(defused("Dough = flour"), "Dough = flour");
}
