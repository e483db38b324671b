//! What the levels of a table say, each in the order of its rows or columns.

use super::super::cells::{Cell, Row, at};
use super::super::layout::{Part, Side};
use super::super::ticks::is_tick;
use super::{About, Entry, Ladder, Name, below_the_name};

impl<'a> Ladder<'a> {
    /// What a level says: category, title and texts, row by row or column by
    /// column.
    pub(in crate::ladder::reader) fn entries(&self, level: &Name<'a>) -> Vec<Entry<'a>> {
        match self.layout.side {
            Side::Columns => self.of_column(level.column),
            Side::Rows => self.of_row(level),
            Side::Long => self.of_rows(level),
        }
    }

    fn of_column(&self, column: u16) -> Vec<Entry<'a>> {
        // Without a column of competencies the table itself is one.
        let is_one = !self.layout.has(Part::Competency);
        let (mut category, mut title) = (None, if is_one { self.name.unwrap_or_default() } else { "" });
        let first = self.levels.first().map_or(column, |level| level.column);
        // A head over several columns holds what stands in each.
        let end = at(&self.head, column).map_or(column, |head| head.column.saturating_add(head.columns));
        let mut entries = Vec::new();
        for (nth, row) in self.body.rows.iter().enumerate().filter(|(nth, _)| Some(*nth) != self.body.titles) {
            if self.body.categories.contains(&nth) {
                let named = row.iter().map(Cell::text).find(|text| !text.is_empty());
                // Without a column of competencies they stand above their rows.
                if is_one {
                    title = named.unwrap_or(title);
                } else {
                    category = named;
                }
                continue;
            }
            let is_later = column > first;
            let mut asked = None;
            let (before, mut is_named) = (category, is_one);
            // What stands below a competency's name in its cell explains it.
            let mut about = Vec::new();
            for lead in row.iter().take_while(|cell| cell.column < first).filter(|cell| !cell.text().is_empty()) {
                match self.layout.part(lead.column) {
                    Part::Category => category = Some(lead.text()),
                    Part::Competency => {
                        (title, is_named) = (lead.text(), true);
                        about.extend(below_the_name(lead, false, is_later));
                    }
                    Part::Asked => asked = Some(lead),
                    _ => {}
                }
            }
            // A group of one row may have no name but its own.
            if let Some(own) = category.filter(|own| !is_named && before != Some(*own)) {
                (title, category) = (own, None);
            }
            let Some(cell) = at(row, column).filter(|cell| self.layout.part(cell.column) == Part::Content) else {
                continue;
            };
            if self.layout.has(Part::Asked) {
                let asked = asked.filter(|_| is_tick(cell.text()));
                entries.extend(asked.map(|asked| Entry { category, repeats: is_later, ..Entry::of(title, asked) }));
                continue;
            }
            about.extend(self.about(row, column, is_later));
            let repeats = cell.column.max(first) < column;
            let values = self.body.values.get(nth).copied();
            entries.push(Entry { category, title, texts: cell.texts, repeats, values, about });
            let further = row[row.partition_point(|cell| cell.column <= column)..].iter();
            // What reaches into the next level's columns is that one's.
            let is_within = |cell: &&Cell<'_>| cell.column.saturating_add(cell.columns) <= end;
            let further = further.take_while(is_within).filter(|cell| !cell.text().is_empty());
            entries.extend(further.map(|cell| Entry { category, values, ..Entry::of(title, cell) }));
        }
        entries
    }

    /// What a row says about its competency at a level, beside what stands below its
    /// name. Where each level may have its own examples, they stand behind it.
    fn about(&self, row: &Row<'a>, column: u16, repeats: bool) -> Vec<About<'a>> {
        if !self.layout.explains {
            return Vec::new();
        }
        // A row may have far fewer cells than there are columns.
        let of = |part: Part, is_own: bool| {
            move |cell: &Cell<'a>| About { texts: cell.texts, part, is_own, repeats: repeats && !is_own }
        };
        let is = |part: Part| move |cell: &&Cell<'a>| self.layout.part(cell.column) == part;
        let mut about: Vec<About<'a>> =
            row.iter().filter(is(Part::Description)).map(of(Part::Description, false)).collect();
        if self.layout.has_examples_each {
            let behind = row[row.partition_point(|cell| cell.column <= column)..].iter();
            let own = behind.take_while(|cell| self.layout.part(cell.column) != Part::Content);
            about.extend(own.filter(is(Part::Example)).map(of(Part::Example, true)));
        } else {
            about.extend(row.iter().filter(is(Part::Example)).map(of(Part::Example, false)));
        }
        about
    }

    fn of_row(&self, level: &Name<'a>) -> Vec<Entry<'a>> {
        let own = self.name.filter(|_| self.is_of_one_competency());
        let title = |column: u16| own.unwrap_or_else(|| at(&self.head, column).map_or("", Cell::text));
        let is_later = self.levels.first().is_some_and(|first| first.rows != level.rows);
        // The competencies of several rows come in the order of the columns.
        let is_content = |cell: &&Cell<'a>| {
            !matches!(
                self.layout.part(cell.column),
                Part::Number | Part::Level | Part::Title | Part::Track | Part::Remark
            )
        };
        let category = |nth: &usize| self.body.category_of.get(*nth).copied().flatten();
        let rows = self.body.rows_of.get(&level.rows).into_iter().flatten();
        let rows = rows.filter_map(|nth| Some((category(nth), self.body.rows.get(*nth)?)));
        let cells = rows.flat_map(|(category, row)| row.iter().filter(is_content).map(move |cell| (category, cell)));
        let mut cells: Vec<(Option<&'a str>, &Cell<'a>)> = cells.collect();
        cells.sort_by_key(|(_, cell)| cell.column);
        let of = |(category, cell): (Option<&'a str>, &Cell<'a>)| {
            let values = self.body.values.get(usize::from(cell.column)).copied();
            let head = at(&self.head, cell.column).filter(|_| own.is_none());
            let about = head.and_then(|head| below_the_name(head, false, is_later)).into_iter().collect();
            Entry { category, values, about, ..Entry::of(title(cell.column), cell) }
        };
        cells.into_iter().map(of).collect()
    }

    /// The statements of a level, one a row.
    fn of_rows(&self, level: &Name<'a>) -> Vec<Entry<'a>> {
        let (mut category, mut title) = (None, "");
        let mut entries = Vec::new();
        for row in self.rows_at(level.rows) {
            let mut statements = Vec::new();
            let mut about = Vec::new();
            for cell in row.iter().filter(|cell| !cell.text().is_empty()) {
                match self.layout.part(cell.column) {
                    Part::Category => category = Some(cell.text()),
                    Part::Competency => {
                        title = cell.text();
                        about.extend(below_the_name(cell, true, false));
                    }
                    Part::Content => statements.push(cell),
                    part @ (Part::Description | Part::Example) => {
                        about.push(About { texts: cell.texts, part, is_own: true, repeats: false });
                    }
                    _ => {}
                }
            }
            // What explains a row stands with its first statement.
            let of = |cell| Entry { category, about: std::mem::take(&mut about), ..Entry::of(title, cell) };
            entries.extend(statements.into_iter().map(of));
        }
        entries
    }
}
