//! What is left of a level is worked through: ticked, noted on, hidden.

use ratatui::style::{Color, Modifier};

use super::*;

/// How many notes stand on statements and competencies of the ladder.
fn notes(driver: &Driver) -> usize {
    let (ladder, standing) = (&driver.app.ladder, &driver.app.standing);
    let competencies = || ladder.levels().flat_map(Level::competencies);
    let on_statements =
        competencies().flat_map(crate::ladder::model::Competency::expectations).map(|e| standing.notes(e.ix()).len());
    on_statements.chain(competencies().map(|c| standing.competency_notes(c.ix()).len())).sum()
}

#[test]
fn a_note_is_added_where_the_cursor_is_in_the_list_of_what_is_left() {
    let mut driver = aimed(80, 24);
    driver.keys("g l j a").types("By the lamp, in March").keys("Enter");
    assert_eq!(notes(&driver), 1);
    insta::assert_snapshot!("gap_noted_80_by_24", driver.screen());
    driver.keys("e").types(" again").keys("Esc");
    assert!(driver.screen().contains("By the lamp, in March again"), "{}", driver.screen());
    driver.keys("E");
    assert!(driver.screen().contains("From outside."), "{}", driver.screen());
    driver.keys("u u u");
    assert_eq!(notes(&driver), 0);
    assert!(!driver.screen().contains("[ ]+"), "{}", driver.screen());
}

#[test]
fn a_note_on_a_head_or_a_label_is_its_competencys() {
    let mut driver = aimed(80, 24);
    driver.keys("g l k a").types("Six weeks on the brig").keys("Enter");
    driver.keys("G k k k k a").types("And two on the sloop").keys("Enter");
    let ladder = driver.app.ladder.clone();
    let ropes = ladder.levels().nth(1).unwrap().competencies().next().unwrap();
    assert_eq!(driver.app.standing.competency_notes(ropes.ix()).len(), 2, "{}", driver.screen());
    assert!(driver.screen().contains("Noted on Ropes.") && driver.screen().contains("Ropes +"), "{}", driver.screen());
    driver.keys("a");
    assert!(driver.screen().contains("Note on Ropes:"), "{}", driver.screen());
}

#[test]
fn a_change_is_noted_on_where_it_is_compared() {
    let mut driver = driver(80, 24);
    driver.keys("c n a").types("Two seasons").keys("Enter");
    assert_eq!(notes(&driver), 1);
    assert!(driver.screen().contains("+ [ ]+ Splices steel wire"), "{}", driver.screen());
    driver.keys("u");
    assert!(driver.screen().contains("+ [ ] Splices steel wire"), "{}", driver.screen());
}

#[test]
fn what_is_done_is_hidden_at_once_and_comes_back_with_undo() {
    let mut driver = aimed(120, 40);
    driver.keys("g l z Space");
    let hidden = driver.screen();
    assert!(!hidden.contains("Ties sixteen knots"), "{hidden}");
    insta::assert_snapshot!("gap_120_by_40", hidden);
    // The cursor has gone on to the next one.
    driver.keys("Space");
    assert!(!driver.screen().contains("Coils every line"), "{}", driver.screen());
    driver.keys("u u");
    assert!(driver.screen().contains("Ties sixteen knots"), "{}", driver.screen());
}

#[test]
fn what_is_set_aside_still_counts_and_can_be_taken_back() {
    let mut driver = aimed(80, 24);
    driver.keys("g l x");
    let screen = driver.screen();
    assert!(!screen.contains("Ties sixteen knots"), "{screen}");
    assert!(screen.contains("6 left, 1 aside") && screen.contains("5 left, 1 aside"), "{screen}");
    // It stays aside when the list is opened again, and what is done doesn't come into it.
    driver.keys("Esc g l z");
    assert!(!driver.screen().contains("Ties sixteen knots"), "{}", driver.screen());
    driver.keys("X");
    insta::assert_snapshot!("gap_aside_80_by_24", driver.screen());
    driver.keys("k x X");
    let screen = driver.screen();
    assert!(screen.contains("Ties sixteen knots") && !screen.contains("1 aside"), "{screen}");
}

#[test]
fn undo_takes_back_what_was_set_aside_last_and_nothing_else() {
    let mut driver = aimed(80, 24);
    driver.keys("g l w j x u");
    let screen = driver.screen();
    assert!(screen.contains("Coils every line") && !screen.contains("1 aside"), "{screen}");
    assert!(screen.contains("[~] Ties sixteen knots"), "{screen}");
    driver.keys("u");
    assert!(driver.screen().contains("[ ] Ties sixteen knots"), "{}", driver.screen());
    // What was said since comes first.
    driver.keys("x w u");
    assert!(driver.screen().contains("1 aside"), "{}", driver.screen());
}

#[test]
fn a_long_sentence_at_the_foot_covers_no_row_by_half() {
    let mut driver = aimed(60, 10);
    driver.keys("g l a").types(&"a word ".repeat(20)).keys("Enter u");
    let notice = driver.app.notice.clone().unwrap();
    let screen = driver.screen();
    let foot: Vec<&str> = screen.trim_end().lines().rev().take(2).collect();
    let foot = format!("{} {}", foot[1].trim(), foot[0].trim());
    assert!(foot.len() > 60 && notice.starts_with(foot.trim_end_matches('…')), "{screen}\n{notice}");
}

#[test]
fn where_all_is_set_aside_the_list_says_so() {
    let mut driver = aimed(80, 24);
    driver.keys("g l x x x x x x");
    assert!(driver.screen().contains("All that is left is set aside. X shows it."), "{}", driver.screen());
    driver.keys("x");
    assert!(driver.screen().contains("x sets an expectation aside"), "{}", driver.screen());
    driver.keys("X Space");
    assert!(driver.screen().contains("5 left, 5 aside"), "{}", driver.screen());
}

#[test]
fn evidence_is_added_until_none_is_missing() {
    let mut driver = aimed(80, 24);
    driver.keys("g l z Space Space Space Space Space Space");
    insta::assert_snapshot!("gap_without_evidence_80_by_24", driver.screen());
    for _ in 0..6 {
        assert!(driver.screen().contains("What is left is evidence"), "{}", driver.screen());
        driver.keys("a").types("Signed by the mate").keys("Enter");
    }
    assert!(driver.screen().contains("with evidence for each"), "{}", driver.screen());
}

/// What of a screen has a colour, and what stands out without one.
fn looks(driver: &Driver) -> (usize, usize) {
    let buffer = driver.buffer();
    let is_coloured = |color: Color| color != Color::Reset;
    let coloured = buffer.content.iter().filter(|cell| is_coloured(cell.fg) || is_coloured(cell.bg)).count();
    let marked = buffer.content.iter().filter(|cell| cell.modifier != Modifier::empty()).count();
    (coloured, marked)
}

#[test]
fn without_colours_what_stands_out_does_so_by_other_means() {
    for (width, height) in [(80, 24), (120, 40), (40, 15)] {
        for keys in ["c", "c =", "g l Space", "g m", "g p"] {
            let mut driver = aimed(width, height);
            driver.keys(keys);
            let (coloured, marked) = looks(&driver);
            assert_eq!(coloured, 0, "{keys} at {width}");
            assert!(marked > 0, "{keys} at {width}");
            let plain = driver.screen();
            driver.app.look = Look { color: true, ascii: false };
            assert!(looks(&driver).0 > 0, "{keys} at {width}");
            assert_eq!(driver.screen(), plain, "{keys} at {width}: the same words");
        }
    }
}

#[test]
fn words_that_differ_are_lit_without_colours() {
    let mut driver = driver(80, 24);
    driver.keys("c");
    let buffer = driver.buffer();
    let lit: String = buffer
        .content
        .iter()
        .filter(|c| c.modifier.contains(Modifier::UNDERLINED))
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert_eq!(lit, "sixwith somebody'ssixteenwithout anybody's");
}
