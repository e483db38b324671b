//! What people do for a living, which has levels of its own: "Backend", "Sales".

/// Crafts and parts of a company, which have levels of their own.
const CRAFTS: &[&str] = &[
    "analytics",
    "android",
    "backend",
    "cloud",
    "data",
    "design",
    "devops",
    "engineering",
    "finance",
    "frontend",
    "fullstack",
    "hardware",
    "infrastructure",
    "ios",
    "management",
    "marketing",
    "mobile",
    "operations",
    "people",
    "platform",
    "product",
    "qa",
    "research",
    "sales",
    "science",
    "security",
    "software",
    "sre",
    "success",
    "support",
    "testing",
    "web",
    "writing",
];

/// Returns whether a title names what people do for a living rather than what is
/// expected of them.
pub fn is_a_craft(title: &str) -> bool {
    let mut words = title.split(|c: char| !c.is_alphanumeric());
    words.any(|word| CRAFTS.iter().any(|craft| craft.eq_ignore_ascii_case(word)))
}
