//! What names of files and folders tell.

use std::path::Path;

use super::super::text::clean_line;

/// Names of files that speak for their folder.
const FOLDER_PAGES: &[&str] = &["readme", "index", "_index", "summary", "contents", "overview"];

/// Returns whether a file speaks for its folder, as a README does.
pub fn speaks_for_its_folder(path: &str) -> bool {
    let stem = Path::new(path).file_stem().unwrap_or_default();
    FOLDER_PAGES.iter().any(|page| stem.eq_ignore_ascii_case(page))
}

/// Returns a file's name without its ending, as people say it.
pub fn stem(path: &str) -> String {
    spoken(&Path::new(path).file_stem().unwrap_or_default().to_string_lossy())
}

/// Returns the name of a file or folder as people say it: dashes and underscores
/// are spaces, and the number that Notion puts behind each page's name is gone.
pub fn spoken(name: &str) -> String {
    let is_number = |last: &str| last.len() == 32 && last.bytes().all(|b| b.is_ascii_hexdigit());
    let name = match name.rsplit_once(' ') {
        Some((before, last)) if is_number(last) => before,
        _ => name,
    };
    clean_line(&name.replace(['-', '_'], " "))
}

/// Returns the name of a file or folder without the number before it that it is sorted by.
pub fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(['.', ')']).unwrap_or(rest);
    rest.strip_prefix(' ').map(str::trim_start).filter(|rest| rest.starts_with(char::is_alphabetic)).unwrap_or(name)
}
