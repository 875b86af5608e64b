//! Rules: as written, as used, and the engine that runs them.
//!
//! *In*: rule files and an [`Analysis`](crate::analysis::Analysis). *Out*: findings. It must never look at tokens, read a file or a clock;
//! only the loader sees the YAML library.

mod hit;
pub mod kinds;

pub use hit::{Hit, Remark, View};
