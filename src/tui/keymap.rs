//! Keys → actions, by context.

use std::collections::{HashMap, HashSet};

use super::action::{Action, Context, rows};
use super::key::Key;

/// What keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An action.
    Action(Action),
    /// The beginning of a sequence.
    Prefix,
    /// A letter that is typed.
    Letter(char),
    /// Nothing.
    Nothing,
}

/// Which keys ask for which action.
pub struct Keymap {
    actions: HashMap<(Context, Vec<Key>), Action>,
    prefixes: HashSet<(Context, Vec<Key>)>,
}

impl Default for Keymap {
    /// Returns the key map of the tables of actions.
    fn default() -> Self {
        let mut map = Keymap { actions: HashMap::new(), prefixes: HashSet::new() };
        for row in rows() {
            for keys in row.keys {
                // A misspelled key would be unbound; a test reads them all.
                let keys: Vec<Key> = keys.split(' ').filter_map(|key| key.parse().ok()).collect();
                for &context in row.contexts {
                    for length in 1..keys.len() {
                        map.prefixes.insert((context, keys[..length].to_vec()));
                    }
                    map.actions.insert((context, keys.clone()), row.action);
                }
            }
        }
        map
    }
}

impl Keymap {
    /// Returns what the keys pressed so far mean in a context.
    pub fn meaning(&self, context: Context, keys: &[Key]) -> Meaning {
        let pressed = (context, keys.to_vec());
        if let Some(action) = self.actions.get(&pressed) {
            return Meaning::Action(*action);
        }
        if self.prefixes.contains(&pressed) {
            return Meaning::Prefix;
        }
        match keys {
            [key] if context.takes_text() => key.letter().map_or(Meaning::Nothing, Meaning::Letter),
            _ => Meaning::Nothing,
        }
    }
}

impl Keymap {
    /// Returns how a sequence that has begun may go on: the rest of its keys, with
    /// the action.
    pub fn continuations(&self, context: Context, keys: &[Key]) -> Vec<(String, Action)> {
        let rest = |bound: &[Key]| bound[keys.len()..].iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
        let begun = self
            .actions
            .iter()
            .filter(|((place, bound), _)| *place == context && bound.len() > keys.len() && bound.starts_with(keys));
        let mut found: Vec<_> = begun.map(|((_, bound), action)| (rest(bound), *action)).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key_and_means_one_thing_in_a_context() {
        let mut seen = HashSet::new();
        for row in rows() {
            for keys in row.keys {
                for key in keys.split(' ') {
                    assert_eq!(key.parse::<Key>().map(|key| key.to_string()), Ok(key.to_owned()));
                }
                for context in row.contexts {
                    assert!(seen.insert((context, keys)), "{keys} is bound twice in {context:?}");
                }
            }
        }
    }

    #[test]
    fn no_bare_letter_is_bound_where_text_is_typed() {
        let map = Keymap::default();
        for context in Context::ALL.into_iter().filter(|context| context.takes_text()) {
            for letter in ('!'..='~').chain([' ', 'é']) {
                let key = Key::plain(super::super::key::Code::Char(letter));
                assert_eq!(map.meaning(context, &[key]), Meaning::Letter(letter));
            }
        }
    }

    #[test]
    fn a_sequence_waits_for_its_second_key() {
        let map = Keymap::default();
        let g: Key = "g".parse().unwrap();
        let x: Key = "x".parse().unwrap();
        assert_eq!(map.meaning(Context::Browse, &[g]), Meaning::Prefix);
        assert_eq!(map.meaning(Context::Browse, &[g, g]), Meaning::Action(Action::First));
        assert_eq!(map.meaning(Context::Browse, &[g, x]), Meaning::Nothing);
    }
}
