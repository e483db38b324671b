//! What the benchmarks share: ladders to read, clocks and tables.
#![allow(dead_code, reason = "each benchmark uses a part of it")]

use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pulldown_cmark::Options;
use rungs::ladder::blocks::OPTIONS;
use rungs::ladder::model::Document;
use rungs::ladder::{Ladder, assemble, builtin, reader, source};

/// What a benchmark gives back.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Documents that are read together.
pub struct Input {
    /// What the table calls them.
    pub name: String,
    /// Each document's path and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Input {
    /// Takes all files of a folder, as the program would.
    pub fn folder(path: &Path) -> Result<Self> {
        let found = source::find(&[path.to_owned()]);
        if let Some(error) = found.errors.into_iter().next() {
            return Err(error.into());
        }
        let mut files = Vec::with_capacity(found.files.len());
        for file in found.files {
            files.push((file.shown, source::read_file(&file.path)?));
        }
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into());
        Ok(Input { name, files })
    }

    /// Takes the built-in ladders again and again, until they have so many bytes.
    pub fn builtin(bytes: usize) -> Self {
        let (mut files, mut size) = (Vec::new(), 0);
        for nth in 0.. {
            for file in builtin::FILES {
                files.push((format!("{nth}/{}", file.name), file.text.as_bytes().to_vec()));
                size += file.text.len();
            }
            if size >= bytes {
                break;
            }
        }
        Input { name: "built-in".into(), files }
    }

    /// Returns how many bytes all documents have.
    pub fn size(&self) -> usize {
        self.files.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// Reads all documents.
    pub fn documents(&self) -> Vec<Document> {
        self.files.iter().map(|(path, bytes)| reader::read(path, bytes)).collect()
    }

    /// Reads all documents and puts them together.
    pub fn read(&self) -> Ladder {
        assemble::assemble(&self.name, self.documents())
    }
}

/// Returns what the bare parser reads: what it reads for us, and front matter, which is
/// found before it sees a text.
pub fn parser_options() -> Options {
    OPTIONS | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
}

/// Returns the words of the command line; cargo's own are left out.
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().skip(1).filter(|word| word != "--bench").collect()
}

/// Returns a folder that may stand beside the checkout.
pub fn beside(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    path.is_dir().then_some(path)
}

/// Runs something once. Returns how long that took, and what it gave.
pub fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = std::hint::black_box(run());
    (start.elapsed(), result)
}

/// Returns the middle one of some figures; nothing is 0.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(0.0)
}
