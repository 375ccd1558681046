//! Modules as bytes: for the cache on disk and for plugins.
//!
//! ```text
//! 0   4  "JTIR"
//! 4   4  version, little endian; another version is another format
//! 8   8  checksum, FNV-1a of everything but itself
//! 16     the module, in postcard's format
//! ```
//!
//! Comes in: a verified module. Goes out: bytes, and from bytes a verified module or a reason. A step of the checksum is
//! one-to-one in its state, so that a change of any single byte is found with certainty. Bytes that were made to pass
//! the checksum are verified like any module, and nest no deeper than one.

use std::cell::Cell;
use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::module::Module;
use crate::verify::{Invalid, MAX_DEPTH, Verified, verify};

/// What a module in bytes starts with.
pub const MAGIC: [u8; 4] = *b"JTIR";

/// The version of the format: raised with every change of a type of the module.
pub const VERSION: u32 = 3;

const HEADER: usize = 16;

/// Why bytes are no module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// They do not start as a module does, or end too soon.
    NotAModule,
    /// They have this version.
    Version(u32),
    /// They have been damaged.
    Checksum,
    /// The checksum is right, but they stand for no module.
    Malformed,
    /// The module means nothing.
    Invalid(Invalid),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::NotAModule => f.write_str("the bytes are no module"),
            DecodeError::Version(found) => write!(f, "the module has format {found}; this library reads {VERSION}"),
            DecodeError::Checksum => f.write_str("the module's bytes are damaged"),
            DecodeError::Malformed => f.write_str("the module's bytes do not follow the format"),
            DecodeError::Invalid(invalid) => write!(f, "the module is not valid: {invalid}"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// The bytes of a module.
pub fn encode(module: &Verified) -> Vec<u8> {
    let payload = postcard::to_allocvec(module.module()).expect("serialisation into memory");
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(checksum(&bytes, &payload).to_le_bytes());
    bytes.extend(payload);
    bytes
}

/// The module of bytes.
pub fn decode(bytes: &[u8]) -> Result<Verified, DecodeError> {
    let Some((header, payload)) = bytes.split_first_chunk::<HEADER>() else { return Err(DecodeError::NotAModule) };
    let (start, sum) = header.split_at(8);
    let Some(version) = start.strip_prefix(&MAGIC) else { return Err(DecodeError::NotAModule) };
    let version = u32::from_le_bytes(version.try_into().expect("four bytes"));
    if version != VERSION {
        return Err(DecodeError::Version(version));
    }
    if sum != checksum(start, payload).to_le_bytes() {
        return Err(DecodeError::Checksum);
    }
    match postcard::take_from_bytes::<Module>(payload) {
        Ok((module, [])) => verify(module).map_err(DecodeError::Invalid),
        Ok(_) | Err(_) => Err(DecodeError::Malformed),
    }
}

/// FNV-1a, 64 bits.
fn checksum(start: &[u8], payload: &[u8]) -> u64 {
    start.iter().chain(payload).fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// Deserialises what may contain its own kind, no deeper than a verified module nests.
pub(crate) fn nested<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    thread_local!(static DEPTH: Cell<usize> = const { Cell::new(0) });
    let depth = DEPTH.get();
    // A statement's blocks and its expressions each nest by their own limit.
    if depth >= 2 * MAX_DEPTH {
        return Err(D::Error::custom("nested too deep"));
    }
    DEPTH.set(depth + 1);
    let value = T::deserialize(deserializer);
    DEPTH.set(depth);
    value
}
