//! The name of a file as a reference of RFC 3986.

use std::fmt::Write;

/// A relative name as a relative reference, an absolute one as `file:`; everything outside of the unreserved characters is encoded.
pub(super) fn uri(name: &str) -> String {
    let name = name.replace('\\', "/");
    let drive = name.as_bytes().get(1) == Some(&b':') && name.as_bytes().get(2) == Some(&b'/');
    let mut out = String::with_capacity(name.len() + 8);
    if name.starts_with('/') {
        out.push_str("file://");
    } else if drive {
        out.push_str("file:///");
    }
    // Two slashes would name a host.
    let path = if name.starts_with('/') { format!("/{}", name.trim_start_matches('/')) } else { name };
    for (at, &byte) in path.as_bytes().iter().enumerate() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            b':' if drive && at == 1 => out.push(':'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_are_references() {
        assert_eq!(uri("drafts/a b.md"), "drafts/a%20b.md");
        assert_eq!(uri("/tmp/فيضان.txt"), "file:///tmp/%D9%81%D9%8A%D8%B6%D8%A7%D9%86.txt");
        assert_eq!(uri("C:\\news\\a.txt"), "file:///C:/news/a.txt");
        assert_eq!(uri("javascript:alert(1)"), "javascript%3Aalert%281%29");
        assert_eq!(uri("//host/a"), "file:///host/a");
        assert_eq!(uri("a%\n\u{202E}"), "a%25%0A%E2%80%AE");
    }
}
