//! The JSON Schema of a rule file, made from the very types that read it.

use super::Written;

/// The schema as JSON, for editors to complete keys by.
#[must_use]
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Written);
    schema.insert("title".to_owned(), "A rule of factlint".into());
    // A file that changes a rule gives single keys only; what a rule lacks is told when it is loaded.
    schema.insert("required".to_owned(), serde_json::json!(["id"]));
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::kinds::Kind;

    #[test]
    fn it_knows_every_kind_and_every_key() {
        let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
        let keys: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
        assert!(keys.len() == 13 && keys.iter().any(|k| *k == "blind_spots"), "{keys:?}");
        let kinds = &schema["$defs"]["Kind"]["oneOf"];
        let named: Vec<&str> = kinds.as_array().unwrap().iter().filter_map(|k| k["required"][0].as_str()).collect();
        assert_eq!(named, Kind::names());
        assert!(schema["$defs"]["Selection"]["properties"]["near"]["description"].is_string());
    }
}
