//! What styles of paragraphs mean. Their names in the file are the same in every language of the word processor; their ids are not.

use super::super::{Role, Unreadable};
use super::archive::{attribute, events, local};
use quick_xml::events::Event;
use std::collections::HashMap;

/// Styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    role: Option<Role>,
    based_on: Option<String>,
}

/// Styles that are based on one another more often than this go in a circle.
const DEEPEST: usize = 20;

impl Styles {
    /// What a paragraph of this style is, if the style tells.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        let mut id = id;
        for _ in 0..DEEPEST {
            let style = self.0.get(id)?;
            if style.role.is_some() {
                return style.role;
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// Reads the styles of a document.
pub(super) fn styles(name: &str, part: &str, xml: &str) -> Result<Styles, Unreadable> {
    let mut found = Styles::default();
    let mut open: Option<(String, Style)> = None;
    events(name, part, xml, |event| {
        match event {
            Event::Start(tag) if local(&tag) == b"style" => open = attribute(&tag, "styleId").map(|id| (id, Style::default())),
            Event::End(tag) if tag.local_name().into_inner() == b"style" => found.0.extend(open.take()),
            Event::Start(tag) | Event::Empty(tag) => {
                if let Some(((_, style), value)) = open.as_mut().zip(attribute(&tag, "val")) {
                    match local(&tag) {
                        b"name" => style.role = named(&value).or(style.role),
                        b"basedOn" => style.based_on = Some(value),
                        b"outlineLvl" => style.role = style.role.or_else(|| level(&value)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// The heading of an outline's level; the tenth is that of the text.
pub(super) fn level(value: &str) -> Option<Role> {
    value.trim().parse::<u8>().ok().filter(|&n| n < 9).map(|n| Role::Heading((n + 1).min(6)))
}

/// What the style with a customary name is for.
fn named(name: &str) -> Option<Role> {
    let name = name.trim().to_ascii_lowercase();
    if let Some(level) = name.strip_prefix("heading ") {
        return level.parse::<u8>().ok().filter(|n| (1..=9).contains(n)).map(|n| Role::Heading(n.min(6)));
    }
    match name.as_str() {
        "title" => Some(Role::Title),
        "subtitle" => Some(Role::Heading(2)),
        "caption" => Some(Role::Caption),
        "quote" | "intense quote" | "block text" => Some(Role::Quote),
        "footnote text" | "endnote text" => Some(Role::Paragraph),
        _ if name.starts_with("list bullet") || name.starts_with("list number") || name == "list paragraph" => Some(Role::ListItem),
        _ => None,
    }
}
