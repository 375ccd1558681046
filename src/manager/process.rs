//! What the C layer sees of the process's resources: threads, buffers, the log, and locks that forks find free.

/// Threads per call.
pub mod threads {
    pub use crate::runtime::threads::{limit, set_limit};
}

/// The buffer pool.
pub mod buffers {
    pub use crate::runtime::buffers::{Buffer, acquire, set_limit, trim};
}

/// Where log records go.
pub mod log {
    pub use crate::runtime::log::{enable_stderr, set_callback};
}

/// Locks that a forked child finds free.
pub mod fork {
    pub use crate::runtime::fork::{Guarded, Watched};
}
