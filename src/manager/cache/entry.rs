//! An entry of the cache as bytes.
//!
//! ```text
//! 0    4  "JTCE"
//! 4    4  version
//! 8   32  key
//! 40   8  length of the code
//! 48      the code
//!     32  SHA-256 of everything before
//! ```
//!
//! Comes in: a key and code. Goes out: bytes, and from bytes the code, if every bit of them is as it was written.

use sha2::{Digest, Sha256};

use super::Key;

const MAGIC: [u8; 4] = *b"JTCE";

const VERSION: u32 = 1;

const HEADER: usize = 48;

const CHECKSUM: usize = 32;

/// Bytes that an entry has beyond the code.
pub const OVERHEAD: usize = HEADER + CHECKSUM;

/// The bytes of an entry.
pub fn encode(key: &Key, code: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(code.len() + OVERHEAD);
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&key.0);
    bytes.extend_from_slice(&(code.len() as u64).to_le_bytes());
    bytes.extend_from_slice(code);
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    bytes
}

/// The code in an entry, which is that of `key` unless none is asked for; or what is wrong with it.
pub fn decode<'a>(key: Option<&Key>, bytes: &'a [u8]) -> Result<&'a [u8], &'static str> {
    let end = bytes.len().checked_sub(CHECKSUM).filter(|&end| end >= HEADER).ok_or("it ends too early")?;
    let (content, checksum) = bytes.split_at(end);
    if content[..4] != MAGIC || content[4..8] != VERSION.to_le_bytes() {
        return Err("it is no entry of this version");
    }
    if content[40..HEADER] != ((end - HEADER) as u64).to_le_bytes() {
        return Err("its length is wrong");
    }
    if key.is_some_and(|key| content[8..40] != key.0) {
        return Err("it is for something else");
    }
    if Sha256::digest(content)[..] != *checksum {
        return Err("it is damaged");
    }
    Ok(&content[HEADER..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_any_bit_is_found() {
        let (key, code) = (Key([7; 32]), b"machine code".repeat(5));
        let bytes = encode(&key, &code);
        assert_eq!(decode(Some(&key), &bytes), Ok(&code[..]));
        assert_eq!(bytes.len(), code.len() + OVERHEAD);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                assert!(decode(Some(&key), &changed).is_err(), "byte {at}");
            }
            assert!(decode(Some(&key), &bytes[..at]).is_err(), "cut off at {at}");
        }
        assert!(decode(Some(&Key([8; 32])), &bytes).is_err());
        assert!(decode(Some(&key), &[&bytes[..], &[0]].concat()).is_err());
    }
}
