//! What people say beside ticks: ratings, notes, aims; and taking it back.

use serde_json::Value;

use crate::support::{Home, each};

mod exported;
mod journals;
mod looked_back;
mod said;
mod undone;

/// A bakery, and the ids of its expectations and of the first competency.
fn bakery() -> (Home, Vec<String>, String) {
    let (home, path) = Home::with_bakery();
    let ids = home.ids(Some(&path));
    let competency = ids[0].rsplit_once('/').unwrap().0.to_owned();
    (home, ids, competency)
}

fn run(home: &Home, arguments: &[&str]) -> crate::support::Ran {
    home.run([&["--ladders", "bakery.md"], arguments].concat())
}

fn json_of(home: &Home, arguments: &[&str]) -> Value {
    home.json([&["--ladders", "bakery.md"], arguments].concat())
}

/// The first member of the lists of a name with this id.
fn find(value: &Value, list: &str, id: &str) -> Value {
    let mut found = Value::Null;
    each(value, list, &mut |item| {
        if item["id"] == id {
            found = item.clone();
        }
    });
    found
}
