//! The weights of `rules/linking.yaml`.

use super::Reason;
use crate::findings::Confidence;
use crate::language::{ByHash, hash};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    reference: Score,
    repetition: Score,
    event: Score,
    cuts: Cuts,
}

/// What each feature adds, in thousandths of a logit.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Score {
    bias: i32,
    features: BTreeMap<String, i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cuts {
    link: u16,
}

/// Two ways to tell that two passages state one fact. Either is enough.
#[derive(Debug, Default)]
pub(super) struct Weights {
    /// Where each starts: the later passage points back ("all 14 vehicles"), it says the same again, two dates are given to one event.
    bias: [i32; 3],
    /// What a feature adds to each, by the hash of its name: it is looked up some twenty times for every pair of claims.
    features: ByHash<[i32; 3]>,
    /// The least confidence that is listed.
    pub(super) cut: u16,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Weights, serde_json::Error> {
    let w: Written = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/linking.json")))?;
    let scores = [w.reference, w.repetition, w.event];
    let bias = std::array::from_fn(|n| scores[n].bias);
    let mut features: ByHash<[i32; 3]> = ByHash::default();
    for (score, n) in scores.iter().zip(0..) {
        score.features.iter().for_each(|(name, weight)| features.entry(hash(name.as_bytes())).or_default()[n] = *weight);
    }
    Ok(Weights { bias, features, cut: w.cuts.link })
}

/// The shipped weights.
pub(super) fn weights() -> &'static Weights {
    &WEIGHTS
}

/// The logistic function at 0, 0.25, 0.5 … 6 logits, in thousandths.
const LOGISTIC: [i32; 25] =
    [500, 562, 622, 679, 731, 777, 818, 852, 881, 905, 924, 940, 953, 963, 971, 977, 982, 986, 989, 991, 993, 995, 996, 997, 998];

/// The logistic function of thousandths of a logit, between the points of the table in a straight line: exact on every machine.
fn logistic(score: i32) -> i32 {
    let at = score.unsigned_abs().min(5999);
    let (step, rest) = ((at / 250) as usize, i32::try_from(at % 250).unwrap_or(0));
    let p = LOGISTIC[step] + (LOGISTIC[step + 1] - LOGISTIC[step]) * rest / 250;
    if score < 0 { 1000 - p } else { p }
}

/// Weights that were looked up before, by where the feature's name is stored: a name that stands there again is the same.
pub(super) struct Found([(usize, usize, [i32; 3]); Found::SEATS]);

impl Found {
    const SEATS: usize = 128;

    pub(super) const fn new() -> Self {
        Self([(0, 0, [0; 3]); Self::SEATS])
    }

    fn of(&mut self, weights: &Weights, feature: &'static str) -> [i32; 3] {
        let (at, len) = (feature.as_ptr().addr(), feature.len());
        let seat = &mut self.0[(at ^ at >> 7 ^ len) % Self::SEATS];
        if (seat.0, seat.1) != (at, len) {
            *seat = (at, len, weights.features.get(&hash(feature.as_bytes())).copied().unwrap_or_default());
        }
        seat.2
    }
}

impl Weights {
    /// The three scores of the features.
    fn scores(&self, reasons: &[Reason], found: &mut Found) -> [i32; 3] {
        let mut sums = self.bias;
        for reason in reasons {
            let weights = found.of(self, reason.feature);
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum = sum.saturating_add(weight.saturating_mul(reason.times)));
        }
        sums
    }

    /// How sure the features make it.
    pub(super) fn confidence(&self, reasons: &[Reason], found: &mut Found) -> Confidence {
        let [reference, repetition, _] = self.scores(reasons, found);
        Confidence(u16::try_from(logistic(reference.max(repetition))).unwrap_or(0))
    }

    /// How sure the features make it that two dates are those of one event.
    pub(super) fn of_event(&self, reasons: &[Reason], found: &mut Found) -> Confidence {
        let [_, _, event] = self.scores(reasons, found);
        Confidence(u16::try_from(logistic(event)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_load() {
        let weights = read().unwrap();
        let told = |n: usize| weights.features.values().filter(|w| w[n] != 0).count();
        assert!(told(0) > 10 && told(1) > 10);
        let written: Written = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/linking.json"))).unwrap();
        let scores = [&written.reference, &written.repetition, &written.event];
        let names: std::collections::BTreeSet<&String> = scores.iter().flat_map(|s| s.features.keys()).collect();
        assert_eq!(names.len(), weights.features.len(), "two names of features have one hash");
    }

    #[test]
    fn the_curve_is_symmetric_and_rises() {
        assert_eq!(logistic(0), 500);
        assert_eq!(logistic(1000) + logistic(-1000), 1000);
        assert!((-6000..6000).step_by(50).all(|s| logistic(s) <= logistic(s + 50)));
        assert_eq!(logistic(i32::MAX), logistic(6000));
    }
}
