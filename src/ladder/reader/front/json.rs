//! JSON as values. Its grammar lets a name stand twice in an object, and most libraries keep
//! what comes last; here neither is lost.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::value::{Fields, Value};
use crate::hash::HashMap;

/// A value as JSON tells it.
pub(super) struct Json(pub(super) Value<'static>);

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Any).map(Json)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value<'static>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, is: bool) -> Result<Self::Value, E> {
        Ok(Value::Bool(is))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Value::String(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Json(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::list(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut fields = Fields::default();
        while let Some((name, Json(value))) = object.next_entry::<String, _>()? {
            fields.0.push((name.into(), value));
        }
        if fields.has_twins() {
            let twice = |name| Error::custom(format!("the name {name:?} stands twice in the same place"));
            fields = joined(fields).map_err(twice)?;
        }
        Ok(Value::Object(fields))
    }
}

/// What stands in several fields of one name in one field; where it can't, the name.
fn joined(fields: Fields<'static>) -> Result<Fields<'static>, Cow<'static, str>> {
    let mut known: HashMap<Cow<'_, str>, usize> = HashMap::default();
    let mut values: Vec<(Cow<'_, str>, Vec<Value<'_>>)> = Vec::new();
    for (name, value) in fields.0 {
        let nth = *known.entry(name.clone()).or_insert(values.len());
        if nth == values.len() {
            values.push((name, Vec::new()));
        }
        values[nth].1.push(value);
    }
    let one = |(name, values)| match in_one(values) {
        Some(value) => Ok((name, value)),
        None => Err(name),
    };
    values.into_iter().map(one).collect::<Result<_, _>>().map(Fields)
}

/// Several values in one: lists and mappings hold what each of them does, texts are listed, and
/// what says the same says it once.
fn in_one(mut values: Vec<Value<'static>>) -> Option<Value<'static>> {
    values.dedup();
    if values.len() < 2 {
        return values.pop();
    }
    if values.iter().all(Value::is_object) {
        let fields =
            values.into_iter().flat_map(|value| if let Value::Object(fields) = value { fields.0 } else { Vec::new() });
        return joined(Fields(fields.collect())).ok().map(Value::Object);
    }
    // Two short texts are names, of which one is wrong.
    let is_one = |value: &Value<'_>| value.is_array() || value.as_str().is_some_and(|text| text.trim().contains(' '));
    let are_asked = values.iter().any(Value::is_array) || values.iter().all(is_one);
    let items = values.into_iter().map(|value| match value {
        Value::Array(list) => Some(list),
        Value::String(_) => Some(vec![value]),
        _ => None,
    });
    let items: Vec<_> = items.collect::<Option<_>>()?;
    are_asked.then(|| Value::list(items.into_iter().flatten().collect()))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::json;

    #[rstest]
    #[case::lists(r#"{"a": ["x"], "b": 1, "a": ["y"]}"#, r#"{"a": ["x", "y"], "b": 1}"#)]
    #[case::mappings(r#"{"a": {"b": ["x"]}, "a": {"b": ["y"], "c": 2}}"#, r#"{"a": {"b": ["x", "y"], "c": 2}}"#)]
    #[case::texts(r#"{"a": "x y", "a": "y z"}"#, r#"{"a": ["x y", "y z"]}"#)]
    #[case::a_text_beside_a_list(r#"{"a": "x", "a": ["y"]}"#, r#"{"a": ["x", "y"]}"#)]
    #[case::the_same(r#"{"a": "x", "a": "x"}"#, r#"{"a": "x"}"#)]
    fn what_stands_twice_is_read_both_times(#[case] twice: &str, #[case] once: &str) {
        assert_eq!(json(twice).unwrap(), json(once).unwrap());
    }

    #[test]
    fn a_name_that_says_two_things_is_told_with_its_line() {
        let fault = json("{\"a\": {\"name\": \"x\",\n\"name\": \"y\"},\n\"b\": 1}").unwrap_err();
        assert_eq!((fault.line, &*fault.why), (2, "the name \"name\" stands twice in the same place"));
    }

    #[test]
    fn json_is_what_its_library_reads() {
        let text = r#"{"a": [1, -2, 0.5, 1e3, true, null, "é\n", {}, []], "b": {"c": 18446744073709551615}}"#;
        let known: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(json(text).unwrap(), known.into());
    }
}
