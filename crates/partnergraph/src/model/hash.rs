//! Looking ids up quickly.
//!
//! A case looks up a few hundred ids while it is checked. The hash of the standard library resists those who choose ids so
//! that they collide, and takes longer than the rest of the check; this one is shorter, and starts from a number that nobody
//! outside of the process knows. No order and no result ever comes from it.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hasher, RandomState},
    sync::LazyLock,
};

/// What is known by its id.
pub(crate) type ById<'a, T> = HashMap<&'a [u8], T, Start>;

/// Where hashes of this process start.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start(u64, u64);

impl Default for Start {
    fn default() -> Self {
        static START: LazyLock<Start> = LazyLock::new(|| {
            let random = RandomState::new();
            Start(random.hash_one(0_u64), random.hash_one(1_u64) | 1)
        });
        *START
    }
}

impl BuildHasher for Start {
    type Hasher = Mixer;

    fn build_hasher(&self) -> Mixer {
        Mixer { state: self.0, factor: self.1 }
    }
}

/// Eight bytes at a time are mixed in by a multiplication whose two halves are put together.
#[derive(Debug)]
pub(crate) struct Mixer {
    state: u64,
    factor: u64,
}

impl Mixer {
    const fn mix(&mut self, word: u64) {
        let product = (self.state ^ word) as u128 * self.factor as u128;
        self.state = (product as u64) ^ ((product >> 64) as u64);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        // The rest with the number of bytes before it, so that nothing is the same as something longer.
        let rest = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
            (Some(head), Some(tail), _) => u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32,
            (_, _, [first, .., last]) => u64::from(*first) | u64::from(rest[rest.len() / 2]) << 8 | u64::from(*last) << 16,
            (_, _, [only]) => u64::from(*only),
            _ => 0,
        };
        self.mix(rest ^ (bytes.len() as u64).rotate_left(56));
    }

    fn write_usize(&mut self, _: usize) {
        // How many bytes follow, which is mixed in after them.
    }

    fn finish(&self) -> u64 {
        self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_ids_rarely_meet() {
        let start = Start::default();
        let ids: Vec<String> = (0..10_000).flat_map(|number| [format!("a{number}"), format!("org:{number}-kommune-og-bydel")]).collect();
        let mut hashes: Vec<u64> = ids.iter().map(|id| start.hash_one(id.as_bytes())).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), ids.len());
        // What a table of 64 places sees of them.
        let mut places = [0; 64];
        ids.iter().for_each(|id| places[start.hash_one(id.as_bytes()) as usize % 64] += 1);
        assert!(places.iter().all(|count| (100..1000).contains(count)), "{places:?}");
        assert_ne!(start.hash_one(&b"a"[..]), start.hash_one(&b"a\0"[..]));
    }
}
