//! How far a long run has come, on a terminal that somebody looks at.

use super::args::Look;
use super::failure::say;
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A run shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is drawn.
const BEAT: Duration = Duration::from_millis(200);
/// Back to the line's start, and the rest of it wiped.
const WIPE: &str = "\r\u{1B}[K";

/// A line on standard error that says how many documents are done; nothing where nobody looks.
pub(crate) struct Progress(Option<Drawing>);

struct Drawing {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    done: AtomicUsize,
    state: Mutex<State>,
    wake: Condvar,
}

#[derive(Default)]
struct State {
    over: bool,
    shown: bool,
}

impl State {
    fn wipe(&mut self) {
        if std::mem::take(&mut self.shown) {
            say(WIPE);
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Draws the line until the run is over.
    fn draw(&self) {
        let mut state = self.state();
        let mut pause = PATIENCE;
        while !state.over {
            state = self.wake.wait_timeout(state, pause).unwrap_or_else(PoisonError::into_inner).0;
            if !state.over {
                say(&format!("{WIPE}{} checked …", self.done.load(Ordering::Relaxed)));
                state.shown = true;
            }
            pause = BEAT;
        }
        state.wipe();
    }
}

impl Progress {
    /// Begins to wait.
    pub(crate) fn begin(look: &Look) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
        if look.quiet || dumb || !io::stderr().is_terminal() {
            return Self(None);
        }
        let shared = Arc::new(Shared::default());
        let drawn = Arc::clone(&shared);
        // Without a thread there is no line, which is no harm.
        let thread = thread::Builder::new().spawn(move || drawn.draw()).ok();
        Self(Some(Drawing { shared, thread }))
    }

    /// Counts a document.
    pub(crate) fn step(&self) {
        if let Some(drawing) = &self.0 {
            drawing.shared.done.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Prints something while no line is in the way.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        let mut state = self.0.as_ref().map(|d| d.shared.state());
        if let Some(state) = &mut state {
            state.wipe();
        }
        print()
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.shared.state().over = true;
        self.shared.wake.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
