//! Paths made comparable without looking at the disk.

use std::path::{Component, Path, PathBuf};

/// A path from the root on, without `.` and `..`.
pub(crate) fn clean(path: &Path) -> PathBuf {
    let whole = std::path::absolute(if path.as_os_str().is_empty() { Path::new(".") } else { path }).unwrap_or_else(|_| path.to_owned());
    let mut out = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// A path from a cleaned folder on, with `..` for what lies beside it.
pub(crate) fn relative(path: &Path, folder: &Path) -> PathBuf {
    let whole = clean(path);
    let shared = whole.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    // On another drive there is no way from one to the other.
    if shared == 0 {
        return whole;
    }
    let up = std::iter::repeat_n(Component::ParentDir, folder.components().count() - shared);
    up.chain(whole.components().skip(shared)).collect()
}

/// A path as files name it on every system.
pub(crate) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_meet_however_they_are_written() {
        assert_eq!(clean(Path::new("a/./b/../c")), clean(Path::new("a/c")));
        assert_eq!(relative(Path::new("x/../a/b.md"), &clean(Path::new("a"))), Path::new("b.md"));
        assert_eq!(relative(Path::new("b.md"), &clean(Path::new("a/c"))), Path::new("../../b.md"));
        assert_eq!(relative(Path::new("./b.md"), &clean(Path::new(""))), Path::new("b.md"));
    }
}
