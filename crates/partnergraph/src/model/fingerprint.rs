//! A short value that stands for the content of a case.

use std::fmt;

/// 128 bits that are the same for the same content, on every machine and in every version of this library that reads
/// the same version of the format.
///
/// It tells two contents apart; it is no protection against someone who looks for a collision. Spelling that carries no
/// content (white space, the order of keys, absent against `null`) does not change it; the order of lists does, because
/// answers follow it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// FNV-1a with 128 bits over a self-delimiting stream of fields, after the parameters published by Fowler, Noll and Vo
/// (RFC 9923).
#[derive(Debug)]
pub(crate) struct Digest(u128);

impl Digest {
    pub(crate) const fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    /// A text, with its length in front so that no two sequences of texts give the same stream.
    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    pub(crate) fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    pub(crate) const fn finish(&self) -> Fingerprint {
        Fingerprint(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_fnv_1a_with_128_bits() {
        // Test vectors of RFC 9923, appendix C: the empty string and "a".
        let digest = |text: &str| {
            let mut digest = Digest::new();
            digest.bytes(text.as_bytes());
            digest.finish().to_string()
        };
        assert_eq!(digest(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(digest("a"), "d228cb696f1a8caf78912b704e4a8964");
    }
}
