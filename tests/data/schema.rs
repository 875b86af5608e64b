//! A reader of JSON Schema, as far as the published schema of SARIF uses it. What it does not know is told, never passed over.

use regex::Regex;
use serde_json::{Map, Value};

/// Where a value does not keep to a schema.
pub(crate) fn problems(schema: &Value, value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    check(schema, schema, value, "", &mut out);
    out
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    let Some(keys) = schema.as_object() else { return };
    for (key, told) in keys {
        let wrong = match key.as_str() {
            "$ref" => {
                let place = told.as_str().and_then(|r| r.strip_prefix('#')).and_then(|p| root.pointer(p));
                match place {
                    Some(schema) => check(root, schema, value, at, out),
                    None => out.push(format!("{at}: {told} leads nowhere")),
                }
                false
            }
            "type" => !one_or_many(told).iter().any(|t| is(t, value)),
            "enum" => !told.as_array().is_some_and(|a| a.contains(value)),
            "minimum" => value.as_f64().zip(told.as_f64()).is_some_and(|(v, least)| v < least),
            "maximum" => value.as_f64().zip(told.as_f64()).is_some_and(|(v, most)| v > most),
            "minItems" => value.as_array().zip(told.as_u64()).is_some_and(|(v, least)| (v.len() as u64) < least),
            "uniqueItems" => value.as_array().is_some_and(|v| v.iter().enumerate().any(|(n, x)| v[..n].contains(x))),
            "pattern" => value.as_str().zip(told.as_str()).is_some_and(|(v, p)| !Regex::new(p).is_ok_and(|p| p.is_match(v))),
            "format" => value.as_str().is_some_and(|v| !format(told, v)),
            "required" => one_or_many(told).iter().any(|name| value.as_object().is_some_and(|v| !v.contains_key(*name))),
            "anyOf" => !alternatives(told).iter().any(|s| holds(root, s, value)),
            "oneOf" => alternatives(told).iter().filter(|s| holds(root, s, value)).count() != 1,
            "properties" | "additionalProperties" => {
                members(root, keys, key, value, at, out);
                false
            }
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, told, item, &format!("{at}/{n}"), out);
                }
                false
            }
            "$schema" | "$id" | "id" | "title" | "description" | "default" | "definitions" => false,
            _ => true,
        };
        if wrong {
            out.push(format!("{at}: {key} {told}"));
        }
    }
}

fn members(root: &Value, keys: &Map<String, Value>, key: &str, value: &Value, at: &str, out: &mut Vec<String>) {
    let known = keys.get("properties").and_then(Value::as_object);
    for (name, member) in value.as_object().into_iter().flatten() {
        let place = format!("{at}/{name}");
        match (key, known.and_then(|k| k.get(name))) {
            ("properties", Some(schema)) => check(root, schema, member, &place, out),
            ("additionalProperties", None) if keys[key] == Value::Bool(false) => out.push(format!("{place}: not foreseen")),
            ("additionalProperties", None) => check(root, &keys[key], member, &place, out),
            _ => {}
        }
    }
}

fn holds(root: &Value, schema: &Value, value: &Value) -> bool {
    let mut out = Vec::new();
    check(root, schema, value, "", &mut out);
    out.is_empty()
}

fn alternatives(told: &Value) -> &[Value] {
    told.as_array().map_or(&[], Vec::as_slice)
}

fn one_or_many(told: &Value) -> Vec<&str> {
    told.as_array().map_or_else(|| told.as_str().into_iter().collect(), |a| a.iter().filter_map(Value::as_str).collect())
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        _ => false,
    }
}

/// References are ASCII without white space, and percent signs encode.
fn format(name: &Value, text: &str) -> bool {
    let encoded = |text: &str| text.split('%').skip(1).all(|rest| rest.get(..2).is_some_and(|h| h.bytes().all(|b| b.is_ascii_hexdigit())));
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&b));
    match name.as_str() {
        Some("uri") => plain(text) && encoded(text) && text.contains(':'),
        Some("uri-reference") => plain(text) && encoded(text),
        Some("date-time") => text.contains('T'),
        _ => false,
    }
}
