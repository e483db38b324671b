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
    words(title).any(is_one)
}

/// Returns whether a title is called as a craft and hardly anything else: "Backend development",
/// but not "Writing of software that lasts".
pub fn is_hardly_more_than_a_craft(title: &str) -> bool {
    const MOST_OTHERS: usize = 1;

    is_a_craft(title) && words(title).filter(|word| !is_one(word)).count() <= MOST_OTHERS
}

fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_one(word: &str) -> bool {
    CRAFTS.iter().any(|craft| craft.eq_ignore_ascii_case(word))
}
