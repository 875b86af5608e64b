//! Which part of the archive holds what.

use super::super::Unreadable;
use super::archive::{Archive, attribute, events, local};
use quick_xml::events::Event;

/// The names of the parts that are read.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) main: String,
    pub(super) styles: String,
    pub(super) notes: Vec<String>,
    pub(super) core: String,
}

/// Reads which part holds what, as told by the archive; by the customary names where it does not tell.
pub(super) fn parts(archive: &mut Archive) -> Result<Parts, Unreadable> {
    let root = relations(archive, "", "")?;
    let find = |from: &[(String, String)], kind: &str| from.iter().find(|(k, _)| k == kind).map(|(_, target)| target.clone());
    let main = find(&root, "officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let beside = relations(archive, folder, file)?;
    let named =
        |kind: &str, file: &str| find(&beside, kind).unwrap_or_else(|| format!("{folder}/{file}").trim_start_matches('/').to_owned());
    Ok(Parts {
        styles: named("styles", "styles.xml"),
        notes: vec![named("footnotes", "footnotes.xml"), named("endnotes", "endnotes.xml")],
        core: find(&root, "core-properties").unwrap_or_else(|| "docProps/core.xml".to_owned()),
        main,
    })
}

/// The relations of a part: the last word of their kind, and the part that they lead to.
fn relations(archive: &mut Archive, folder: &str, file: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let part = format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned();
    let Some(xml) = archive.read(&part)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    events(archive.name(), &part, &xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && local(&tag) == b"Relationship"
            && let Some((kind, target)) = attribute(&tag, "Type").zip(attribute(&tag, "Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = target.strip_prefix('/').map_or_else(|| format!("{folder}/{target}"), str::to_owned);
            found.push((kind, target.trim_start_matches('/').to_owned()));
        }
        Ok(())
    })?;
    Ok(found)
}
