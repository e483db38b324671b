//! Tables whose heads stand elsewhere than in one row above the columns: in every other
//! row of a single column, or in two rows.

use super::cells::{Cell, Row, filled};
use super::grid::Grid;
use super::heads::{self, Heads};

/// How many levels a table of a single column has at least.
const FEWEST: usize = 2;

impl<'a> Grid<'a> {
    /// Brings such heads into one row.
    pub(super) fn unfold(&mut self) {
        self.lay_on_its_side();
        self.fold_two_heads();
    }

    /// Lays a single column on its side in which names of levels and what is asked there
    /// take turns.
    fn lay_on_its_side(&mut self) {
        if self.width != 1 || self.rows.len() < FEWEST * 2 || !self.rows.len().is_multiple_of(2) {
            return;
        }
        let column = |first: usize| -> Row<'a> {
            let cells = self.rows.iter().skip(first).step_by(2).filter_map(|row| row.first());
            (0..).zip(cells).map(|(column, cell)| Cell { column, ..*cell }).collect()
        };
        let (names, asked) = (column(0), column(1));
        let texts: Vec<&str> = names.iter().map(Cell::text).collect();
        let heads = Heads::of(&texts, "");
        let are_levels = heads.certain() > 0 && heads.all_named();
        if names.len() == asked.len() && are_levels && asked.iter().all(|cell| !cell.text().is_empty()) {
            self.width = u16::try_from(names.len()).unwrap_or(u16::MAX);
            self.rows = vec![names, asked];
        }
    }

    /// Puts two rows of heads into one, where the first names levels and the second tells
    /// the same of each: `| | Junior | | Senior | |` over `| | Asked | Example | …`.
    fn fold_two_heads(&mut self) {
        let [first, second, _, ..] = &self.rows[..] else { return };
        let levels: Vec<&Cell<'a>> = filled(first).filter(|cell| cell.column > 0).collect();
        if levels.len() < FEWEST || filled(first).any(|cell| cell.column == 0) {
            return;
        }
        let under = |nth: usize| {
            let end = levels.get(nth + 1).map_or(u16::MAX, |next| next.column);
            let begin = levels[nth].column;
            second.iter().filter(move |cell| (begin..end).contains(&cell.column)).filter(|cell| !cell.text().is_empty())
        };
        let told: Vec<&str> = under(0).map(Cell::text).collect();
        let is_alike = |nth: usize| under(nth).map(Cell::text).eq(told.iter().copied());
        let asks = |text: &str| heads::heads_statements(text) && !heads::heads_examples(text);
        let Some(asked) = told.iter().position(|text| asks(text)).filter(|_| told.len() > 1) else { return };
        let texts: Vec<&str> = levels.iter().map(|cell| cell.text()).collect();
        if Heads::of(&texts, "").count() < levels.len() || !(0..levels.len()).all(is_alike) {
            return;
        }
        let mut head: Vec<Cell<'a>> = second.iter().filter(|cell| cell.column < levels[0].column).copied().collect();
        for (nth, level) in levels.iter().enumerate() {
            let named = under(nth).enumerate().map(|(place, cell)| match place {
                place if place == asked => Cell { column: cell.column, columns: 1, ..**level },
                _ => *cell,
            });
            head.extend(named);
        }
        self.rows.splice(..2, [head.into_iter().collect()]);
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::reader::read;

    fn levels(path: &str, text: &str) -> Vec<String> {
        let document = read(path, text.as_bytes());
        let ladder = crate::ladder::assemble::assemble("roles", vec![document]);
        let said = |level: crate::ladder::model::Level<'_>| {
            let parts = level
                .competencies()
                .map(|part| format!("{} {} {}", part.title(), part.expectations().count(), part.examples().count()));
            format!("{}: {}", level.title(), parts.collect::<Vec<_>>().join(", "))
        };
        ladder.levels().map(said).collect()
    }

    #[test]
    fn levels_take_turns_with_what_they_ask_in_one_column() {
        let row = |text: &str| format!("<tr><td>\n\n{text}\n\n</td></tr>\n");
        let rows = ["Baker", "- Kneads by hand\n- Bakes at night", "Senior Baker", "- Writes recipes"];
        let text = format!("# Bakers\n\n### Craft\n<table>\n{}</table>\n", rows.map(row).concat());
        assert_eq!(levels("a.md", &text), ["Baker: Craft 2 0", "Senior Baker: Craft 1 0"]);
    }

    #[test]
    fn two_rows_of_heads_are_one() {
        let text = ",Junior,,Senior,\nSkill,Expectation,Example,Expectation,Example\n\
                    Dough,Kneads dough by hand,Rye,Writes recipes for others,Spelt\n\
                    Oven,Lights the oven at four,,Plans all ovens of the house,\n";
        assert_eq!(levels("a.csv", text), ["Junior: Dough 1 1, Oven 1 0", "Senior: Dough 1 1, Oven 1 0"]);
    }
}
