//! The ladders that are built in.

/// A built-in file.
pub struct File {
    /// Its name in the folder `ladders`.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(File { name: $name, text: include_str!(concat!("../../ladders/", $name)) }),*]
    };
}

/// All built-in files, in the order in which they are shown.
pub const FILES: &[File] = files![
    "support-engineers.md",
    "customer-support-titles.md",
    "support-manager.md",
    "sales-engineers.md",
    "technical-account-management-architect.md",
];
