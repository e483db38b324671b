//! Our keys: how they are named, and how they come from the terminal.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key that is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

/// Which key it is, whatever is held with it. Shift is in the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "keys are called what they are called")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// Names of keys, as they are written in tables and shown to people.
const NAMES: &[(Code, &str)] = &[
    (Code::Char(' '), "Space"),
    (Code::Enter, "Enter"),
    (Code::Esc, "Esc"),
    (Code::Tab, "Tab"),
    (Code::BackTab, "Shift-Tab"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Del"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PgUp"),
    (Code::PageDown, "PgDn"),
];

impl Key {
    /// Returns a key without Ctrl or Alt.
    pub fn plain(code: Code) -> Self {
        Key { code, ctrl: false, alt: false }
    }

    /// Returns the letter, where the key types one.
    pub fn letter(self) -> Option<char> {
        match self.code {
            // AltGr arrives as Ctrl and Alt together on some systems, and types.
            Code::Char(letter) if self.ctrl == self.alt => Some(letter),
            _ => None,
        }
    }

    /// Reads a key of the terminal; releases are none, or every key would count
    /// twice on some systems.
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let code = match event.code {
            KeyCode::Char(letter) => Code::Char(letter),
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => Code::BackTab,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::F(number) => Code::F(number),
            _ => return None,
        };
        Some(Key {
            code,
            ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
            alt: event.modifiers.contains(KeyModifiers::ALT),
        })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match (NAMES.iter().find(|(code, _)| *code == self.code), self.code) {
            (Some((_, name)), _) => f.write_str(name),
            (None, Code::Char(letter)) => write!(f, "{letter}"),
            (None, Code::F(number)) => write!(f, "F{number}"),
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

/// A word that names no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no key")]
pub struct NoKey(String);

impl FromStr for Key {
    type Err = NoKey;

    /// Reads a key as it is shown: `j`, `Space`, `Ctrl-d`, `Alt-b`, `F1`.
    fn from_str(name: &str) -> Result<Self, NoKey> {
        let mut key = Key::plain(Code::Esc);
        let mut rest = name;
        loop {
            match (rest.strip_prefix("Ctrl-"), rest.strip_prefix("Alt-")) {
                (Some(after), _) if !after.is_empty() => (key.ctrl, rest) = (true, after),
                (_, Some(after)) if !after.is_empty() => (key.alt, rest) = (true, after),
                _ => break,
            }
        }
        let named = NAMES.iter().find(|(_, known)| *known == rest).map(|(code, _)| *code);
        let function = || rest.strip_prefix('F').and_then(|number| number.parse().ok()).map(Code::F);
        let letter = || {
            let mut letters = rest.chars();
            letters.next().filter(|_| letters.next().is_none()).map(Code::Char)
        };
        key.code = named.or_else(function).or_else(letter).ok_or_else(|| NoKey(name.to_owned()))?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("j")]
    #[case("Space")]
    #[case("Ctrl-d")]
    #[case("Alt-b")]
    #[case("Shift-Tab")]
    #[case("F1")]
    #[case("-")]
    #[case("F")]
    #[case("?")]
    fn a_key_reads_back_as_it_is_shown(#[case] name: &str) {
        assert_eq!(name.parse::<Key>().unwrap().to_string(), name);
    }

    #[test]
    fn a_released_key_is_no_key() {
        let mut event = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        assert!(Key::from_event(event).is_some());
        event.kind = KeyEventKind::Release;
        assert!(Key::from_event(event).is_none());
    }
}
