//! Tables of the same heads, one for each competency.

use super::grid::Grid;
use super::shape;
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
        grid.hints.recurs = known.get(heads).is_some_and(|(names, are_unnamed)| *are_unnamed && names.len() > 1);
    }
}
