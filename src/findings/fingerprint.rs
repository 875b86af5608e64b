//! A name for a finding that survives edits around it.

/// Sixteen hexadecimal digits of FNV-1a (64 bit) over the rule's id and the parts that say which claims disagree
/// (subject, values, unit), each part closed by a byte that no text holds.
///
/// FNV is written out here because the standard library's hasher may change between releases, and a stored baseline
/// must not. Source: Fowler, Noll and Vo, draft-eastlake-fnv.
#[must_use]
pub fn fingerprint<'a>(rule: &str, parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |bytes: &[u8]| {
        for &b in bytes {
            hash = (hash ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    eat(rule.as_bytes());
    for part in parts {
        eat(&[0xFF]);
        eat(part.as_bytes());
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(fingerprint("r", ["ab", "c"]), fingerprint("r", ["a", "bc"]));
        assert_eq!(fingerprint("", []), "cbf29ce484222325");
    }
}
