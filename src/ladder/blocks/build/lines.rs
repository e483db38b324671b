//! Where offsets of a source stand: lines and columns.

/// Counts lines and columns while offsets rise, so that the whole costs one scan.
pub(super) struct Lines<'t> {
    pub(super) text: &'t str,
    offset: usize,
    line: u32,
    /// Where the line ends that the offset stands in.
    end: usize,
    /// The last place whose column was asked for, and that column.
    place: (usize, u32),
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut lines = Lines { text, offset: 0, line: 1, end: 0, place: (0, 1) };
        lines.end = lines.end_of(0);
        lines
    }

    /// Where the line begins that a place stands in.
    pub(super) fn start(&self, offset: usize) -> usize {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1)
    }

    /// How many bytes stand before a place in its line.
    pub(super) fn indentation(&self, offset: usize) -> usize {
        offset.min(self.text.len()) - self.start(offset)
    }

    /// Where the line ends that a place stands in.
    fn end_of(&self, offset: usize) -> usize {
        memchr::memchr(b'\n', &self.text.as_bytes()[offset..]).map_or(self.text.len(), |length| offset + length)
    }

    pub(super) fn line(&mut self, offset: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let offset = offset.min(bytes.len());
        if offset < self.offset {
            self.line -= memchr::memchr_iter(b'\n', &bytes[offset..self.offset]).count() as u32;
            self.end = self.end_of(offset);
        }
        // Most blocks begin one line behind the last.
        if self.end < offset {
            self.line += 1;
            self.end = self.end_of(self.end + 1);
        }
        if self.end < offset {
            self.line += memchr::memchr_iter(b'\n', &bytes[self.end..offset]).count() as u32;
            self.end = self.end_of(offset);
        }
        self.offset = offset;
        self.line
    }

    /// What of a line stands behind a place.
    pub(super) fn rest(&mut self, offset: usize) -> &'t str {
        self.line(offset);
        &self.text[offset..self.end]
    }

    pub(super) fn column(&mut self, offset: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let offset = offset.min(bytes.len());
        let (from, column) = if offset >= self.place.0 { self.place } else { (0, 1) };
        let (from, column) = match memchr::memrchr(b'\n', &bytes[from..offset]) {
            Some(newline) => (from + newline + 1, 1),
            None => (from, column),
        };
        let passed = &self.text[from..offset];
        // Lines of tables are long, and most of what people write is ASCII.
        let letters = if passed.is_ascii() { passed.len() } else { passed.chars().count() };
        self.place = (offset, column + letters as u32);
        self.place.1
    }
}
