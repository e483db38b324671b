use super::*;

/// A grid as text: a line a row, with what each level calls it.
fn grid(ladder: &Ladder) -> String {
    let matrix = Matrix::of(ladder.tracks().next().unwrap());
    let mut grid = String::new();
    for row in &matrix.rows {
        let cells = (0..matrix.levels.len()).map(|column| row.cell(column));
        let cells: Vec<&str> = cells.map(|cell| cell.map_or("-", |ix| ladder.competency(ix).title())).collect();
        let category = row.category(ladder).unwrap_or("none");
        let _ = writeln!(grid, "[{category}] {}: {}", row.title(ladder), cells.join(" | "));
    }
    grid
}

#[test]
fn levels_are_aligned_where_they_lack_a_competency_or_name_it_otherwise() {
    let ladder = ladder(
        "## Baker
        ### Dough
        - Weighs flour to the gram
        ### Counter
        - Greets everyone
        ## Senior Baker
        ### Counter
        - Greets everyone by name
        ### Growth
        - Teaches apprentices to trust their hands
        ## Lead Baker
        ### Dough
        - Buys flour a season ahead
        ### Counter
        - Knows what guests will want
        ### Teaching
        - Teaches apprentices to trust their hands",
    );
    insta::assert_snapshot!(grid(&ladder), @r"
    [none] Dough: Dough | - | Dough
    [none] Counter: Counter | Counter | Counter
    [none] Growth: - | Growth | Teaching
    ");
}

#[test]
fn a_track_without_levels_or_competencies_has_an_empty_grid() {
    let ladder = ladder("## Baker\n## Senior Baker\n");
    if let Some(track) = ladder.tracks().next() {
        assert!(Matrix::of(track).rows.is_empty());
    }
}

proptest! {
    #[test]
    fn every_competency_has_its_own_cell(text in levels()) {
        let ladder = assemble("test", vec![read("track.md", format!("# Bakery\n\n{text}").as_bytes())]);
        for track in ladder.tracks() {
            let matrix = Matrix::of(track);
            let cells: Vec<CompetencyIx> = matrix.rows.iter().flat_map(Row::cells).map(|&(_, ix)| ix).collect();
            let once: HashSet<CompetencyIx> = cells.iter().copied().collect();
            let all = track.levels().flat_map(Level::competencies).count();
            prop_assert_eq!((cells.len(), once.len()), (all, all));
            for row in &matrix.rows {
                for &(column, ix) in row.cells() {
                    prop_assert_eq!(ladder.competency(ix).level().ix(), matrix.levels[column]);
                }
            }
        }
    }
}
