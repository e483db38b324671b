//! The last step before standard output: nothing that steers a terminal passes.

use std::io::{self, BufWriter, IsTerminal as _, Stdout, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::ladder::text::is_unsafe;
use crate::report::text::Style;
use crate::{Error, Result, tui};

mod wrap;

/// The narrowest terminal whose width is gone by: on a narrower one, lines that are
/// broken anywhere are easier to read than a word a line.
const NARROWEST: usize = 20;

/// Prints a command's data.
pub struct Printer {
    out: BufWriter<Stdout>,
    color: bool,
    /// How many columns the terminal has, where one is written to.
    columns: Option<usize>,
    has_warned: bool,
}

impl Printer {
    /// Begins to print on standard output.
    pub fn new(color: bool) -> Self {
        let out = BufWriter::new(io::stdout());
        let columns = out.get_ref().is_terminal().then(tui::columns).flatten();
        let columns = columns.filter(|&columns| columns >= NARROWEST);
        Printer { out, color, columns, has_warned: false }
    }

    /// Returns whether a terminal is written to, before which somebody may sit.
    pub fn is_for_people(&self) -> bool {
        self.out.get_ref().is_terminal()
    }

    /// Returns how many columns there are, where a terminal is written to.
    pub fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// Prints one line of styled pieces, whatever stands in them: a line break
    /// of a stranger's text would forge a line of ours. A terminal's line that is too
    /// long is broken between words.
    pub fn line(&mut self, pieces: &[(Style, &str)]) -> Result<()> {
        let Some(columns) = self.columns else { return self.whole_line(pieces) };
        let safe: Vec<(Style, String)> = pieces.iter().map(|(style, text)| (*style, one_line(text))).collect();
        let safe: Vec<(Style, &str)> = safe.iter().map(|(style, text)| (*style, text.as_str())).collect();
        wrap::wrapped(&safe, columns).iter().try_for_each(|line| self.whole_line(line))
    }

    fn whole_line(&mut self, pieces: &[(Style, &str)]) -> Result<()> {
        for (style, text) in pieces {
            let code = match style {
                Style::Bold => "1",
                Style::Dim => "2",
                Style::Plain => "",
            };
            let safe = one_line(text);
            let written = if self.color && !code.is_empty() && !safe.is_empty() {
                write!(self.out, "\x1b[{code}m{safe}\x1b[0m")
            } else {
                self.out.write_all(safe.as_bytes())
            };
            written.map_err(Error::Output)?;
        }
        self.out.write_all(b"\n").map_err(Error::Output)
    }

    /// Prints one plain line, however long: others may read it from the screen.
    pub fn text(&mut self, text: &str) -> Result<()> {
        self.whole_line(&[(Style::Plain, text)])
    }

    /// Prints a value as JSON, in which nothing needs escaping twice. It is whole
    /// before its first byte is written: half an object helps no program.
    pub fn json(&mut self, value: &impl Serialize) -> Result<()> {
        let mut json = to_json(value)?;
        json.push(b'\n');
        self.out.write_all(&json).map_err(Error::Output)
    }

    /// Prints lines of a file as they are: whoever asks for them wants the bytes. On
    /// a terminal they are cleaned, for nobody saves them from there.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        if self.out.get_ref().is_terminal() {
            return self.out.write_all(cleaned(bytes).as_bytes()).map_err(Error::Output);
        }
        self.out.write_all(bytes).map_err(Error::Output)
    }

    /// Prints a sentence on standard error, beside the data.
    pub fn warn(&mut self, text: &str) {
        self.has_warned = true;
        error(text);
    }

    /// Returns whether a sentence was printed on standard error.
    pub fn has_warned(&self) -> bool {
        self.has_warned
    }

    /// Writes what is left.
    pub fn finish(&mut self) -> Result<()> {
        self.out.flush().map_err(Error::Output)
    }
}

/// Prints a sentence on standard error; its line breaks are its own, what it
/// embeds has been folded. If that is closed too, nobody is left to tell.
pub fn error(text: &str) {
    let _ = writeln!(io::stderr(), "rungs: {}", safe(text));
}

/// Prints text on standard error as it is, which is no sentence of the program's.
pub fn beside(text: &str) {
    let _ = writeln!(io::stderr(), "{}", safe(text).trim_end());
}

fn one_line(text: &str) -> String {
    let folded = text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c });
    folded.filter(|&c| !is_unsafe(c)).collect()
}

/// The lines of a file without what steers a terminal.
fn cleaned(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).lines().map(|line| one_line(line) + "\n").collect()
}

fn safe(text: &str) -> String {
    text.chars().filter(|&c| !is_unsafe(c)).collect()
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut json = Vec::new();
    let formatter = SafeFormatter(PrettyFormatter::new());
    let mut serializer = serde_json::Serializer::with_formatter(&mut json, formatter);
    value.serialize(&mut serializer).map_err(|e| Error::Output(e.into()))?;
    Ok(json)
}

/// JSON that is safe on a terminal: `serde_json` escapes only below U+0020, so
/// that C1 controls, DEL and bidirectional controls would pass.
struct SafeFormatter<'a>(PrettyFormatter<'a>);

impl Formatter for SafeFormatter<'_> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut kept = 0;
        for (at, letter) in fragment.char_indices().filter(|&(_, c)| c == '\u{7f}' || is_unsafe(c)) {
            writer.write_all(&fragment.as_bytes()[kept..at])?;
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            kept = at + letter.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[kept..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_and_keeps_its_indentation() {
        assert_eq!(one_line("    a\nb\tc\u{1b}d\r"), "    a b cd");
    }

    #[test]
    fn lines_of_a_file_are_cleaned_one_by_one() {
        let bytes = b"{\"a\":\"\x1b[31m\xc2\x9b\"}\r\n\xff\x07\n\xe2\x80\xaeend";
        assert_eq!(cleaned(bytes), "{\"a\":\"[31m\"}\n\u{fffd}\nend\n");
        assert_eq!(cleaned(b""), "");
    }

    #[test]
    fn json_reads_back_the_same_and_steers_no_terminal() {
        let text = "a\u{9b}b\u{7f}c\u{202e}d\u{1b}e\u{e0041}";
        let json = String::from_utf8(to_json(&text).unwrap()).unwrap();
        assert!(!json.contains(is_unsafe), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
