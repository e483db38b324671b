//! Heads that count the levels and say what each is like: "0: not yet", "1: with help".

use std::ops::Range;

/// How many heads in a row count levels rather than anything else.
const FEWEST: usize = 3;

/// What parts a number from what is said of it.
const MARKS: [&str; 5] = [": ", ":", "：", " - ", " – "];

/// The heads in a row that count up from 0, each with some words behind its number; or from 1
/// where something says that levels are counted (`told`): questions and fields are as well.
pub(super) fn counted(heads: &[&str], told: bool) -> Option<Range<usize>> {
    let numbers: Vec<Option<u32>> = heads.iter().map(|head| number(head)).collect();
    let first = numbers.iter().position(|number| number.is_some_and(|number| number <= u32::from(told)))?;
    let start = numbers[first]?;
    let count = (start..).zip(&numbers[first..]).take_while(|(next, number)| **number == Some(*next)).count();
    (count >= FEWEST).then_some(first..first + count)
}

/// The number that a head begins with, if words follow behind a mark.
fn number(head: &str) -> Option<u32> {
    let digits = head.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &head[digits..];
    let words = MARKS.iter().find_map(|mark| rest.strip_prefix(mark))?;
    if words.contains(char::is_alphabetic) { head[..digits].parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&["0: not yet", "1: with help", "2: alone"], false, Some(0..3))]
    #[case(&["Dough", "1 - learns", "2 - bakes", "3 - teaches", "Notes"], true, Some(1..4))]
    #[case(&["1 - learns", "2 - bakes", "3 - teaches"], false, None)]
    #[case(&["0：未", "1：助", "2：独"], false, Some(0..3))]
    #[case(&["0: not yet", "1: with help"], true, None)]
    #[case(&["2: alone", "3: teaches", "4: leads"], true, None)]
    #[case(&["1:30", "2:30", "3:30"], true, None)]
    #[case(&["0: not yet", "2: alone", "1: with help"], true, None)]
    fn heads_count_levels(#[case] heads: &[&str], #[case] told: bool, #[case] counted: Option<Range<usize>>) {
        assert_eq!(super::counted(heads, told), counted);
    }
}
