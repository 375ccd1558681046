//! The front end: what it accepts, what it makes of it, and what it says to the rest.

mod files;
mod hostile;
mod signatures;
mod structure;
mod support;
