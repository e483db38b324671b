use super::*;

#[test]
fn a_competency_of_one_statement_says_it_anew_in_whatever_words() {
    let ladder = ladder(
        "## Baker
        ### Dough
        - Takes what is asked for from the store
        ### Counter
        - Greets everyone
        - Counts the till
        ## Senior Baker
        ### Dough
        - Buys next season's grain
        ### Counter
        - Writes the price list
        - Counts the till",
    );
    insta::assert_snapshot!(shown(&ladder, &compared(&ladder)), @r"
    Dough -> Dough
      reworded: Takes what is asked for from the store => Buys next season's grain
    Counter -> Counter
      new: Writes the price list
      dropped: Greets everyone
      same: Counts the till
    ");
}

#[test]
fn lists_that_run_parallel_are_paired_by_their_places() {
    let levels = |second: &str| {
        format!(
            "## Baker\n### Craft\n- Weighs flour to the gram\n- Knows one oven\n- Greets everyone\n- Keeps the bench clean\n\
             ## Senior Baker\n### Craft\n{second}"
        )
    };
    let parallel = levels(
        "- Weighs flour by hand, to the gram\n- Mends what breaks\n- Plans the week\n- Keeps the bench and bins clean\n",
    );
    let ladder = ladder(&parallel);
    assert_eq!(
        compared(&ladder).tally,
        Tally { reworded: 4, ..Tally::default() },
        "{}",
        shown(&ladder, &compared(&ladder))
    );
    // One of them stands elsewhere, or there is one more: then places say nothing.
    for second in [
        "- Mends what breaks\n- Weighs flour by hand, to the gram\n- Plans the week\n- Keeps the bench and bins clean\n",
        "- Weighs flour by hand, to the gram\n- Mends what breaks\n- Plans the week\n- Keeps the bench and bins clean\n- Sells\n",
    ] {
        let ladder = super::ladder(&levels(second));
        let tally = compared(&ladder).tally;
        assert_eq!((tally.reworded, tally.dropped), (2, 2), "{}", shown(&ladder, &compared(&ladder)));
    }
}

#[test]
fn what_a_longer_statement_says_among_other_things_is_about_the_same() {
    let ladder = ladder(
        "## Baker
        ### Oven
        - Mends the oven
        - Sweeps
        ## Senior Baker
        ### Oven
        - Mends the oven and every other machine that the bakery owns or borrows, by day or night
        - Reads invoices
        - Buys flour",
    );
    assert_eq!(compared(&ladder).tally, Tally { same: 0, reworded: 1, new: 2, dropped: 1 });
}
