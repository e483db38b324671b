//! Findings as commands of a GitHub workflow, which shows them beside the lines.
//!
//! The form is `::warning file=…,line=…,col=…,title=…::message`. As in GitHub's
//! own toolkit, data escapes `%` and line breaks, a property's value also `:` and
//! `,`.

use super::Base;
use crate::ladder::text::clean_line;
use crate::ladder::{Diagnostic, Severity};

/// Returns the command of a finding, which is one line.
pub fn annotation(finding: &Diagnostic, base: &Base) -> String {
    let Diagnostic { code, message, path, line, column, .. } = finding;
    let command = match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let said = format!("{}\n{}", clean_line(message), finding.suggestion());
    let (path, title) = (property(&base.path(path)), property(code.name()));
    format!("::{command} file={path},line={line},col={column},title={title}::{}", data(&said))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::Code;

    #[test]
    fn what_parts_a_command_is_escaped_in_its_values() {
        let finding = Diagnostic {
            code: Code::EmptyItem,
            message: "50% of it, at 12:00,\nis empty.".into(),
            path: "a,b:c%.md\r\n".into(),
            line: 3,
            column: 7,
            advice: None,
            words: None,
            is_again: false,
        };
        assert_eq!(
            annotation(&finding, &Base::default()),
            "::warning file=a%2Cb%3Ac%25.md%0D%0A,line=3,col=7,title=empty-item::50%25 of it, at 12:00, is empty.\
             %0AWrite the statement, or remove the empty item."
        );
    }
}
