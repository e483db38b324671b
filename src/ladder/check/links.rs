//! Links to nothing.

use std::path::Path;

use percent_encoding::percent_decode_str;

use super::super::diagnostic::Code;
use super::super::model::Document;

/// Reports links to files that aren't there. `path` is the document's own.
pub fn links(document: &mut Document, path: &Path) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let broken: Vec<_> = document.links().iter().filter(|link| is_broken(folder, &link.target)).cloned().collect();
    for link in broken {
        let message = format!("The link leads to {:?}, which isn't there.", link.target);
        document.diagnose(Code::BrokenLink, link.line, link.column, message);
    }
}

fn is_broken(folder: &Path, target: &str) -> bool {
    let file = target.split(['#', '?']).next().unwrap_or_default();
    // A site's builder knows what begins with `@`, and a mail goes to what holds one.
    let elsewhere = file.is_empty() || file.contains([':', '@']) || file.starts_with(['/', '\\', '{', '<']);
    // A file may have a name with a percent sign in it. Sites link to pages, which are
    // written in Markdown.
    let is_page = |name: &str| Path::new(name).extension().is_none_or(|ending| ending.eq_ignore_ascii_case("html"));
    let is_there = |name: &str| {
        let path = folder.join(name);
        path.exists() || (is_page(name) && path.with_extension("md").exists())
    };
    !elsewhere && !is_there(file) && !is_there(&percent_decode_str(file).decode_utf8_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_with_escapes_leads_to_the_file_that_they_spell() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a b.md", "grün (neu).md", "50%25.md"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        for target in ["a%20b.md#part", "gr%C3%BCn%20%28neu%29.md", "50%25.md"] {
            assert!(!is_broken(folder.path(), target), "{target}");
        }
        for target in ["a%20b", "a%20b.html", "people@example.org", "@site/people.md"] {
            assert!(!is_broken(folder.path(), target), "{target}");
        }
        assert!(is_broken(folder.path(), "a%20c.html") && is_broken(folder.path(), "a%20c"));
        assert!(is_broken(folder.path(), "a%2Db.md") && is_broken(folder.path(), "%FF%00.md"));
    }
}
