//! The nearest right spelling.

/// The candidate that is the fewest slips away from a word, when it is near enough to be meant: a third of its letters at most.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(LONGEST).collect();
    let measured = candidates.into_iter().map(|c| (distance(&word, &c.chars().collect::<Vec<_>>()), c));
    let (slips, best) = measured.min_by_key(|(slips, _)| *slips)?;
    (slips <= best.chars().count().max(3) / 3).then_some(best)
}

/// No name that is looked for is longer.
const LONGEST: usize = 80;

/// How many letters are to be put in, left out, changed or swapped with their neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<_>>(), vec![0; b.len() + 1]];
    for i in 1..=a.len() {
        let [before, last, now] = &mut rows;
        now[0] = i;
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            now[j] = changed.min(last[j] + 1).min(now[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                now[j] = now[j].min(before[j - 2] + 1);
            }
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognized_and_another_word_is_not() {
        let keys = ["severity", "category", "since", "check", "message"];
        assert_eq!(nearest("severty", keys), Some("severity"));
        assert_eq!(nearest("chekc", keys), Some("check"));
        assert_eq!(nearest("Massage", keys), Some("message"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("severity", []), None);
    }

    #[test]
    fn distances_count_slips() {
        let d = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!([d("", "abc"), d("abc", "abc"), d("abc", "acb"), d("ab", "xaby"), d("kitten", "sitting")], [3, 0, 1, 2, 3]);
    }
}
