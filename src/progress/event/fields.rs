//! The fields of a line: borrowed from it, since of most lines only a few words are
//! kept, and a journal may have hundreds of thousands.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::HIGHEST_SEQ;

/// How many fields a line of ours has at most.
const MOST: usize = 20;

/// The fields of a line, in its order.
pub(super) struct Fields<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

/// A value, as far as an event may need it.
pub(super) enum Value<'a> {
    Null,
    Text(Cow<'a, str>),
    Number(u64),
    List(Vec<Value<'a>>),
    /// Something that no event of this version has.
    Other,
}

impl Value<'_> {
    /// Returns the text, if it is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// What a line of JSON is.
pub(super) enum Line<'a> {
    Fields(Fields<'a>),
    NoObject,
}

/// Reads a line of JSON.
pub(super) fn read(line: &str) -> serde_json::Result<Line<'_>> {
    if line.starts_with('{') {
        return serde_json::from_str(line).map(Line::Fields);
    }
    serde_json::from_str::<IgnoredAny>(line).map(|_| Line::NoObject)
}

impl Fields<'_> {
    /// Returns a field. Of several with one name, the last one counts.
    pub(super) fn get(&self, name: &str) -> Option<&Value<'_>> {
        self.0.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Returns a text that must be there.
    pub(super) fn text(&self, name: &str) -> Result<&str, String> {
        let value = self.get(name).ok_or_else(|| format!("no {name}"))?;
        value.as_text().filter(|text| !text.is_empty()).ok_or_else(|| format!("bad {name}"))
    }

    /// Returns a text that may be missing, but must be one.
    pub(super) fn words(&self, name: &str) -> Result<Option<String>, String> {
        match self.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text.as_ref().to_owned())),
            Some(_) => Err(format!("bad {name}")),
        }
    }

    /// Returns a text, if it is one.
    pub(super) fn plain(&self, name: &str) -> Option<String> {
        self.get(name).and_then(Value::as_text).map(str::to_owned)
    }

    /// Returns a number that is none too high for `seq`.
    pub(super) fn seq(&self) -> Result<u64, String> {
        match self.get("seq").ok_or("no seq")? {
            Value::Number(seq) if *seq <= HIGHEST_SEQ => Ok(*seq),
            _ => Err("bad seq".into()),
        }
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::with_capacity(MOST);
                while let Some(key) = map.next_key::<Text<'de>>()? {
                    fields.push((key.0, map.next_value()?));
                }
                Ok(Fields(fields))
            }
        }

        from.deserialize_map(Read)
    }
}

/// A text, borrowed where it stands in the line as it is.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::Text(text) => Ok(Text(text)),
            _ => Err(D::Error::custom("no text")),
        }
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ReadValue)
    }
}

struct ReadValue;

impl<'de> Visitor<'de> for ReadValue {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Value::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Value::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Value::Other)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(line: &str) -> Fields<'_> {
        match read(line) {
            Ok(Line::Fields(fields)) => fields,
            _ => panic!("{line} is an object"),
        }
    }

    #[test]
    fn texts_are_read_with_what_is_escaped_and_the_last_of_a_name_counts() {
        let fields =
            fields(r#"{"id":"a","text":"\"one\"\nЯ 🌱","t\u0065xt":"two\u00e9","seq":3,"n":null,"x":{"id":"b"}}"#);
        assert_eq!(fields.text("text"), Ok("two\u{e9}"));
        assert_eq!((fields.text("id"), fields.seq()), (Ok("a"), Ok(3)));
        assert_eq!((fields.words("n"), fields.words("gone")), (Ok(None), Ok(None)));
        assert_eq!(fields.words("x"), Err("bad x".into()));
        assert_eq!(self::fields(r#"{"text":"\"one\"\nЯ 🌱"}"#).text("text"), Ok("\"one\"\nЯ 🌱"));
    }

    #[test]
    fn only_plain_numbers_are_numbers_of_events() {
        for (seq, is_one) in [("7", true), ("0", true), ("-1", false), ("7.0", false), ("1e3", false), ("\"7\"", false)]
        {
            assert_eq!(fields(&format!("{{\"seq\":{seq}}}")).seq().is_ok(), is_one, "{seq}");
        }
    }

    #[test]
    fn what_nests_deeply_overflows_nothing() {
        let deep = |open: &str, close: &str| format!("{{\"id\":{}1{}}}", open.repeat(100_000), close.repeat(100_000));
        assert!(read(&deep("[", "]")).is_err());
        assert!(fields(&deep("{\"a\":", "}")).text("id").is_err());
    }
}
