//! Tables of the same heads or the same rows, one for each competency.

use super::super::MOST_LEVELS;
use super::cells::{Cell, at};
use super::grid::Grid;
use super::layout::Recurring;
use super::{heads, shape};
use crate::hash::{HashMap, HashSet};

/// Marks tables of the same heads that each have a name of their own, and where nothing
/// names the rows of any.
pub(super) fn mark(grids: &mut [Grid<'_>]) {
    let mut known: HashMap<String, (HashSet<Option<&str>>, bool)> = HashMap::default();
    let heads: Vec<String> = grids.iter().map(Grid::heads).collect();
    for (grid, heads) in grids.iter().zip(&heads) {
        let (names, are_unnamed) = known.entry(heads.clone()).or_insert_with(|| (HashSet::default(), true));
        *are_unnamed &= grid.name.is_some() && shape::are_statements(grid.rows.iter().skip(1), 0);
        names.insert(grid.name);
    }
    for (grid, heads) in grids.iter_mut().zip(&heads) {
        if known.get(heads).is_some_and(|(names, are_unnamed)| *are_unnamed && names.len() > 1) {
            grid.hints.recurring = Recurring::Heads;
        }
    }
    mark_rows(grids);
}

/// Marks tables that each have a name of their own and the same rows, below a head that says
/// that these are levels.
fn mark_rows(grids: &mut [Grid<'_>]) {
    let mut known: HashMap<Vec<&str>, HashSet<&str>> = HashMap::default();
    let keys: Vec<Option<(Vec<&str>, &str)>> = grids.iter().map(|grid| Some((levels(grid)?, grid.name?))).collect();
    for (rows, name) in keys.iter().flatten() {
        known.entry(rows.clone()).or_default().insert(name);
    }
    let recur = |(rows, _): &(Vec<&str>, &str)| known.get(rows).is_some_and(|names| names.len() > 1);
    let recur: Vec<bool> = keys.iter().map(|key| key.as_ref().is_some_and(recur)).collect();
    for (grid, _) in grids.iter_mut().zip(recur).filter(|(_, recur)| *recur) {
        grid.hints.recurring = Recurring::Rows;
    }
}

/// What the rows of a table begin with, where its first head says that these are levels and
/// each has one row.
fn levels<'a>(grid: &Grid<'a>) -> Option<Vec<&'a str>> {
    let corner = grid.rows.first()?.first().filter(|cell| cell.column == 0)?;
    let below = &grid.rows[1..];
    if !heads::heads_ranks(corner.text()) || !(2..=MOST_LEVELS).contains(&below.len()) {
        return None;
    }
    let names: Vec<&str> = below.iter().map(|row| at(row, 0).map_or("", Cell::text)).collect();
    let distinct: HashSet<&str> = names.iter().copied().collect();
    (distinct.len() == names.len() && names.iter().all(|name| heads::is_a_name(name))).then_some(names)
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Competency;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case::known("Associate", ["Dough", "Oven"], 2)]
    #[case::one_table("Associate", ["Dough", "Dough"], 0)]
    #[case::unknown("Morning", ["Dough", "Oven"], 0)]
    fn rows_that_come_back_are_levels_beside_one_that_is_known(
        #[case] level: &str,
        #[case] names: [&str; 2],
        #[case] count: usize,
    ) {
        let table = format!(
            "| Level | What is seen |\n| --- | --- |\n| {level} | Kneads with care and asks for help |\n\
             | Shop Keeper | Plans what all others bake this week |\n"
        );
        let part = |name: &str| format!("### {name}\n\n{table}\n");
        let text = format!("# Competencies of bakers\n\n{}{}", part(names[0]), part(names[1]));
        let ladder = assemble("notes", vec![read("shop.md", text.as_bytes())]);
        assert_eq!(ladder.levels().count(), count);
        for level in ladder.levels() {
            assert_eq!(level.competencies().map(Competency::title).collect::<Vec<_>>(), names);
        }
    }
}
