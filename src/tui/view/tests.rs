use insta::assert_snapshot;

use super::super::driver::Driver;
use ratatui::layout::Rect;

use super::*;

mod inherited;

const CREW: &str = "# Crew\n\n\
    ## Junior Sailor Engineer (L1)\n\n_Learns the ropes, and asks before it is too late._\n\n\
    ### Seamanship\n\n#### ⚓ Ropes\n\n- Ties six knots without looking at the hands\n- Coils every line after use\n\n\
    <details>\n<summary>Examples</summary>\n\n- Tied a bowline in the dark\n\n</details>\n\n\
    #### 日本語の見出し\n\n- 夜の見張りで眠らない\n- Keeps awake 👩‍🔬 on a night watch, however long it is\n\n\
    ## Senior Sailor Engineer (L2)\n\n_Teaches the ropes._\n\n- **Horizon**: a season\n- **Evaluation**: the captain\n\n\
    The Senior Sailor Engineer role builds on the Junior Sailor Engineer role.\n\n\
    ### Seamanship\n\n#### Watch\n\n- Plans the watches of a week:\n    - with one spare hand\n- Takes over in a storm\n";

#[test]
fn wide_screens_show_all_panes_side_by_side() {
    let mut driver = Driver::of(CREW, 120, 40);
    driver.keys("Enter Enter Space j w");
    assert_snapshot!(driver.screen());
}

#[test]
fn at_80_by_24_a_list_stands_beside_the_page() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("j");
    assert_snapshot!(driver.screen());
}

#[test]
fn at_40_by_15_a_list_stands_over_the_page() {
    let mut driver = Driver::of(CREW, 40, 15);
    assert_snapshot!("levels_at_40_by_15", driver.screen());
    driver.keys("Enter j Enter Space j");
    assert_snapshot!("expectations_at_40_by_15", driver.screen());
}

#[test]
fn at_20_by_6_everything_still_works() {
    let mut driver = Driver::of(CREW, 20, 6);
    driver.keys("Enter Enter Space");
    assert_snapshot!(driver.screen());
}

#[test]
fn the_footer_leads_to_other_tracks_where_they_are_out_of_sight() {
    let two = format!(
        "{CREW}\n# Galley\n\n## Junior Cook\n\n### Soup\n\n- Stirs\n\n## Senior Cook\n\n### Soup\n\n- Tastes\n"
    );
    let foot = |text: &str, width: u16, keys: &str| {
        let mut driver = Driver::of(text, width, 24);
        driver.app.notice = None;
        driver.keys(keys);
        driver.screen().lines().last().unwrap_or_default().to_owned()
    };
    assert!(foot(&two, 80, "j").contains("1 tracks"), "{}", foot(&two, 80, "j"));
    for (text, width, keys) in [(CREW, 80, "j"), (&two[..], 120, "j"), (&two, 80, "Enter"), (&two, 80, "1")] {
        assert!(!foot(text, width, keys).contains("1 tracks"), "{width} {keys}");
    }
}

#[test]
fn a_smaller_screen_gets_a_sentence() {
    assert_eq!(
        Driver::of(CREW, 19, 6).screen().split_whitespace().collect::<Vec<_>>().join(" "),
        "Needs 20 columns by 6 rows."
    );
    assert_eq!(Driver::of(CREW, 1, 1).screen().trim(), "N");
}

#[test]
fn find_shows_hits_with_their_paths_and_the_first_where_it_stands() {
    let mut driver = Driver::of(CREW, 120, 16);
    driver.keys("f").types("watch");
    assert_snapshot!("find_wide", driver.screen());
    driver.send(super::super::message::Message::Resized(Size { width: 40, height: 15 }));
    assert_snapshot!("find_narrow", driver.screen());
}

#[test]
fn a_filter_shows_how_many_match() {
    let mut driver = Driver::of(CREW, 80, 12);
    driver.keys("/").types("storm");
    assert_snapshot!(driver.screen());
}

#[test]
fn help_fits_a_narrow_screen() {
    let mut driver = Driver::of(CREW, 40, 15);
    driver.keys("?");
    assert_snapshot!(driver.screen());
}

#[test]
fn nothing_that_steers_a_terminal_reaches_a_cell() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
    buffer[(1, 0)].set_symbol("\u{1b}[31m");
    buffer[(2, 0)].set_symbol("\u{202e}");
    scrub(&mut buffer, false);
    assert!(buffer.content.iter().all(|cell| !cell.symbol().contains(is_unsafe)));
}

#[test]
fn without_colours_no_cell_has_one() {
    let mut driver = Driver::of(CREW, 120, 40);
    driver.keys("Enter Enter Space j w j - f").types("watch");
    let buffer = driver.buffer();
    let plain = ratatui::style::Color::Reset;
    assert!(buffer.content.iter().all(|cell| cell.fg == plain && cell.bg == plain));
}

#[test]
fn with_ascii_the_program_draws_nothing_else() {
    let text = format!(
        "# Crew\n\n## Junior Engineer of the Lower Deck and Galley\n\n### Ropes\n\n- {}\n",
        "Ties knots ".repeat(30)
    );
    let mut driver = Driver::of(&text, 30, 15);
    driver.app.look.ascii = true;
    driver.keys("Enter Enter Space");
    assert!(driver.screen().contains('~'), "something is elided: {}", driver.screen());
    assert!(driver.buffer().content.iter().all(|cell| cell.symbol().is_ascii()));
    driver.keys("f k n o t");
    assert!(driver.buffer().content.iter().all(|cell| cell.symbol().is_ascii()), "{}", driver.screen());
}

#[test]
fn the_palette_is_a_box_over_the_panes_and_the_whole_of_a_small_screen() {
    let mut driver = Driver::of(CREW, 120, 40);
    driver.keys(":").types("row");
    assert_snapshot!("palette_wide", driver.screen());
    driver.send(super::super::message::Message::Resized(Size { width: 80, height: 24 }));
    assert_snapshot!("palette_80_by_24", driver.screen());
    driver.send(super::super::message::Message::Resized(Size { width: 40, height: 15 }));
    assert_snapshot!("palette_40_by_15", driver.screen());
}

#[test]
fn a_sequence_that_has_begun_says_how_it_goes_on() {
    let mut driver = Driver::of(CREW, 80, 12);
    driver.keys("g");
    for (width, height) in [(80, 24), (40, 15), (20, 12)] {
        driver.send(super::super::message::Message::Resized(Size { width, height }));
        for word in ["g first", "h, p progress", "w whose", "f findings", "t where I want to go"] {
            assert!(driver.screen().contains(word), "{word} is not on\n{}", driver.screen());
        }
    }
    assert_snapshot!(driver.screen());
    driver.send(super::super::message::Message::Resized(Size { width: 20, height: 6 }));
    driver.keys("g");
}

#[test]
fn what_a_filter_keeps_for_a_match_inside_says_so() {
    let mut driver = Driver::of(CREW, 80, 12);
    driver.keys("/").types("storm");
    assert!(driver.screen().contains("a match is inside"), "{}", driver.screen());
    let buffer = driver.buffer();
    let is_lit = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::UNDERLINED);
    let lit: String = buffer.content.iter().filter(is_lit).map(ratatui::buffer::Cell::symbol).collect();
    assert_eq!(lit, "storm", "the page shows where");
    driver.keys("Ctrl-u").types("senior");
    assert!(!driver.screen().contains("a match is inside"), "{}", driver.screen());
}

#[test]
fn the_foot_offers_what_is_inherited_only_where_something_is() {
    let mut driver = Driver::of(CREW, 120, 24);
    assert!(!driver.screen().contains("i inherited"), "{}", driver.screen());
    driver.keys("j");
    assert!(driver.screen().contains("i inherited"), "{}", driver.screen());
}

#[test]
fn levels_of_one_title_are_told_apart_by_their_lines() {
    let one = "# Crew\n\n## Senior Sailor\n\n### Ropes\n\n- Ties six knots\n";
    let other = "# Crew\n\n## Senior Sailor\n\n### Ropes\n\n- Ties ten knots\n";
    let both = format!("{one}\n{}", &other[8..]);
    let twice = Driver::of(&both, 80, 24);
    let says = |driver: &Driver, line: u32| {
        let title = format!("Senior Sailor (line {line})");
        assert!(driver.screen().contains(&title), "{title} is not on\n{}", driver.screen());
    };
    for line in [3, 9] {
        says(&twice, line);
    }
    let third = other[8..].replace("Senior", "Staff");
    for (keys, lines) in [("1", &[3, 9][..]), ("j Enter", &[9]), ("c", &[3, 9]), ("C", &[3, 9]), ("g l", &[3])] {
        let mut driver = Driver::of(&format!("{both}\n{third}"), 80, 24);
        driver.keys(keys);
        for line in lines {
            says(&driver, *line);
        }
    }
    let mut grid = Driver::of(&format!("{both}\n{third}"), 80, 24);
    grid.keys("g m");
    for line in [3, 9] {
        assert!(grid.screen().contains(&format!("(line {line})")), "{}", grid.screen());
    }
}

#[test]
fn notes_ratings_and_aims_stand_beside_what_they_are_about() {
    let mut driver = Driver::of(CREW, 120, 40);
    driver.keys("g c j g t k Enter r 2 Enter Space a").types("Tied them blind at https://example.org/knots");
    driver.keys("Enter a").types("Again in the storm of May, with the whole watch looking on and nobody laughing");
    driver.keys("Enter");
    for (width, height) in [(120, 40), (80, 24), (40, 15)] {
        driver.send(super::super::message::Message::Resized(Size { width, height }));
        assert_snapshot!(format!("noted_{width}_by_{height}"), driver.screen());
    }
}

#[test]
fn a_note_is_written_below_what_it_is_on() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("Enter Enter e");
    assert_snapshot!("note_80_by_24", driver.screen());
    driver.types("# May").keys("Enter Enter").types("Tied them all in the dark, with the wind from the north.");
    for (width, height) in [(120, 40), (40, 15)] {
        driver.send(super::super::message::Message::Resized(Size { width, height }));
        assert_snapshot!(format!("note_{width}_by_{height}"), driver.screen());
    }
}

#[test]
fn a_note_can_be_written_on_the_smallest_screen() {
    let mut driver = Driver::of(CREW, 20, 6);
    driver.keys("Enter Enter e").types("In May");
    assert!(driver.screen().contains("In May"), "{}", driver.screen());
}

#[test]
fn a_choice_is_a_small_box() {
    let mut driver = Driver::of(CREW, 80, 24);
    driver.keys("Enter r j");
    assert_snapshot!("choice_80_by_24", driver.screen());
    driver.send(super::super::message::Message::Resized(Size { width: 40, height: 12 }));
    assert_snapshot!("choice_40_by_12", driver.screen());
}

/// Ticks some statements weeks and years ago, and some now.
fn lived(width: u16, height: u16) -> Driver {
    use crate::ladder::model::Level;
    use crate::progress::{Status, Step, Words};
    let mut driver = Driver::of(CREW, width, height);
    let ladder = driver.app.ladder.clone();
    let days = ["2024-03-04T08:00:00Z", "2026-11-30T08:00:00Z", "2027-01-06T08:00:00Z", "2027-01-07T08:00:00Z"];
    let statements = ladder.levels().flat_map(Level::expectations).filter(|e| !e.is_label());
    for (statement, day) in statements.zip(days) {
        let changes = [(statement.id(), Status::Met, Words::of(statement))];
        driver.app.log.add_pending(&Step::status("here", day.parse().unwrap(), changes).drafts);
    }
    driver.app.stand_anew();
    driver
}

#[test]
fn progress_is_a_chart_and_a_log_and_turns_to_bars() {
    for (width, height) in [(80, 24), (120, 40), (40, 15)] {
        let mut driver = lived(width, height);
        driver.keys("Enter Enter a").types("In the storm of May").keys("Enter Esc Esc g p");
        assert_snapshot!(format!("history_{width}_by_{height}"), driver.screen());
        driver.keys("Tab");
        assert_snapshot!(format!("bars_{width}_by_{height}"), driver.screen());
    }
}

#[test]
fn what_lacks_evidence_is_listed_without_notes_and_with_old_ones() {
    for (width, height) in [(80, 24), (120, 40), (40, 15)] {
        let mut driver = lived(width, height);
        driver.keys("g e");
        assert_snapshot!(format!("evidence_{width}_by_{height}"), driver.screen());
        driver.app.look = crate::tui::app::Look { color: false, ascii: false };
        let colors = driver.buffer().content.iter().any(|cell| cell.fg != ratatui::style::Color::Reset);
        assert!(!colors, "nothing is told by a colour alone");
    }
}

#[test]
fn marks_behind_a_status_move_no_text() {
    let mut driver = lived(80, 24);
    driver.keys("Enter Enter a").types("In May").keys("Enter");
    let screen = driver.screen();
    let column = |text: &str| {
        let line = screen.lines().find(|line| line.contains(text)).unwrap();
        unicode_width::UnicodeWidthStr::width(&line[..line.find(text).unwrap()])
    };
    assert_eq!(column("Ties six"), column("Coils every"), "{screen}");
}

#[test]
fn what_progress_says_needs_no_colour_and_no_letters_beyond_ascii() {
    let mut driver = lived(80, 24);
    driver.app.look = crate::tui::app::Look { color: false, ascii: true };
    driver.keys("g p");
    assert_snapshot!("history_in_ascii", driver.screen());
    assert!(driver.screen().lines().take(12).all(str::is_ascii), "{}", driver.screen());
    let colors = driver.buffer().content.iter().any(|cell| cell.fg != ratatui::style::Color::Reset);
    assert!(!colors, "nothing is coloured");
}

#[test]
fn the_way_back_stays_at_the_foot_of_a_narrow_screen() {
    for keys in ["g p", "g p Tab", "g e", "g r", "c", "g m", "Enter Enter"] {
        let mut driver = lived(40, 15);
        driver.keys(keys);
        let screen = driver.screen();
        let foot = screen.lines().last().unwrap();
        assert!(foot.contains("Esc back") && foot.contains('?'), "{keys}: {screen}");
    }
}
