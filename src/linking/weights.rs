//! The weights of `rules/linking.yaml`.

use super::Reason;
use crate::findings::Confidence;
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
    /// The later passage points back: "all 14 vehicles".
    reference: Score,
    /// The later passage says the same again.
    repetition: Score,
    /// Two dates are given to one event.
    event: Score,
    /// The least confidence that is listed.
    pub(super) cut: u16,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Weights, serde_json::Error> {
    let w: Written = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/linking.json")))?;
    Ok(Weights { reference: w.reference, repetition: w.repetition, event: w.event, cut: w.cuts.link })
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

impl Score {
    fn of(&self, reasons: &[Reason]) -> i32 {
        let sum: i32 = reasons.iter().map(|r| self.features.get(r.feature).copied().unwrap_or(0).saturating_mul(r.times)).sum();
        self.bias.saturating_add(sum)
    }
}

impl Weights {
    /// How sure the features make it.
    pub(super) fn confidence(&self, reasons: &[Reason]) -> Confidence {
        let score = self.reference.of(reasons).max(self.repetition.of(reasons));
        Confidence(u16::try_from(logistic(score)).unwrap_or(0))
    }

    /// How sure the features make it that two dates are those of one event.
    pub(super) fn of_event(&self, reasons: &[Reason]) -> Confidence {
        Confidence(u16::try_from(logistic(self.event.of(reasons))).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_load() {
        let weights = read().unwrap();
        assert!(weights.reference.features.len() > 10 && weights.repetition.features.len() > 10);
    }

    #[test]
    fn the_curve_is_symmetric_and_rises() {
        assert_eq!(logistic(0), 500);
        assert_eq!(logistic(1000) + logistic(-1000), 1000);
        assert!((-6000..6000).step_by(50).all(|s| logistic(s) <= logistic(s + 50)));
        assert_eq!(logistic(i32::MAX), logistic(6000));
    }
}
