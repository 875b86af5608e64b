//! Work on many documents: in parallel, a chunk at a time, the results in the order of the input. Memory does not grow with the input.

use super::input::Unit;
use rayon::prelude::*;

/// The most units of a chunk.
const UNITS: usize = 512;
/// The most bytes of a chunk, as far as they have been read.
const BYTES: usize = 8 << 20;

/// Does `work` on every unit and hands the results on in order, until one of them stops the run.
pub(crate) fn each<T: Send, E>(
    units: impl Iterator<Item = Unit>,
    jobs: Option<usize>,
    work: impl Fn(Unit) -> T + Sync,
    mut hand: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let pool = pool(jobs);
    let all = |chunk: Vec<Unit>| -> Vec<T> { chunk.into_par_iter().with_max_len(1).map(&work).collect() };
    let mut units = units.peekable();
    while units.peek().is_some() {
        let chunk = chunk(&mut units);
        let results = if chunk.len() == 1 {
            chunk.into_iter().map(&work).collect()
        } else {
            match &pool {
                Some(pool) => pool.install(|| all(chunk)),
                None => all(chunk),
            }
        };
        results.into_iter().try_for_each(&mut hand)?;
    }
    Ok(())
}

/// Does `work` on every item, in parallel, and gives the results in order.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], jobs: Option<usize>, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let all = || items.par_iter().with_max_len(1).map(&work).collect();
    pool(jobs).map_or_else(all, |pool| pool.install(all))
}

/// A pool of so many threads. One that cannot be made leaves the global one.
fn pool(jobs: Option<usize>) -> Option<rayon::ThreadPool> {
    jobs.and_then(|n| rayon::ThreadPoolBuilder::new().num_threads(n.max(1)).build().ok())
}

fn chunk(units: &mut impl Iterator<Item = Unit>) -> Vec<Unit> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    while chunk.len() < UNITS && bytes < BYTES {
        let Some(unit) = units.next() else { break };
        bytes += match &unit {
            Unit::Text(_, bytes) | Unit::Line(_, _, bytes) => bytes.len(),
            Unit::File(_) | Unit::Failed(_) => BYTES / 64,
        };
        chunk.push(unit);
    }
    chunk
}
