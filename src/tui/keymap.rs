//! Keys → actions, by context.

use super::action::{Action, Context, Row, rows};
use super::key::Key;
use crate::sort;

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

/// Which keys ask for which action: a few hundred, so that looking at each costs less
/// than an index that every start would have to build.
pub struct Keymap {
    bound: Vec<(Vec<Key>, &'static Row)>,
}

impl Default for Keymap {
    /// Returns the key map of the tables of actions.
    fn default() -> Self {
        // A misspelled key would be unbound; a test reads them all.
        let sequence = |keys: &str| keys.split(' ').filter_map(|key| key.parse().ok()).collect();
        Keymap { bound: rows().flat_map(|row| row.keys.iter().map(move |keys| (sequence(keys), row))).collect() }
    }
}

impl Keymap {
    /// Returns what the keys pressed so far mean in a context.
    pub fn meaning(&self, context: Context, keys: &[Key]) -> Meaning {
        let begun = || self.begun(context, keys);
        if let Some((_, action)) = begun().find(|(rest, _)| rest.is_empty()) {
            return Meaning::Action(action);
        }
        if begun().next().is_some() {
            return Meaning::Prefix;
        }
        match keys {
            [key] if context.takes_text() => key.letter().map_or(Meaning::Nothing, Meaning::Letter),
            _ => Meaning::Nothing,
        }
    }

    /// Returns how a sequence that has begun may go on: the rest of its keys, with
    /// the action.
    pub fn continuations(&self, context: Context, keys: &[Key]) -> Vec<(String, Action)> {
        let spelled = |rest: &[Key]| rest.iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
        let going_on = self.begun(context, keys).filter(|(rest, _)| !rest.is_empty());
        let mut found: Vec<_> = going_on.map(|(rest, action)| (spelled(rest), action)).collect();
        sort::by(&mut found, |a, b| a.0.cmp(&b.0));
        found
    }

    /// The rest of each sequence that begins with these keys, with its action.
    fn begun(&self, context: Context, keys: &[Key]) -> impl Iterator<Item = (&[Key], Action)> {
        let here = self.bound.iter().filter(move |(_, row)| row.contexts.contains(&context));
        here.filter_map(move |(bound, row)| Some((bound.strip_prefix(keys)?, row.action)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

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
