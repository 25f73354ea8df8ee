//! Random numbers that are the same on every machine.

/// A stream of random numbers: ChaCha with 8 rounds, the key being the seed, and one stream for each replicate, so that
/// replicates do not depend on each other or on the number of threads.
///
/// The key is the seed as 8 little-endian bytes followed by 24 zero bytes; the block counter has 64 bits and starts at 0, the
/// stream has the other 64 (Bernstein 2008, *ChaCha, a variant of Salsa20*, the layout before RFC 8439).
#[derive(Debug, Clone)]
pub(crate) struct Random {
    seed: u64,
    stream: u64,
    block: u64,
    words: [u32; 16],
    used: usize,
}

/// "expand 32-byte k", as four little-endian words.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];
const ROUNDS: usize = 8;

impl Random {
    /// The numbers of one stream of a seed, from the first.
    pub(crate) const fn new(seed: u64, stream: u64) -> Self {
        Self { seed, stream, block: 0, words: [0; 16], used: 16 }
    }

    /// The next 64 bits: two words, low word first.
    pub(crate) fn number(&mut self) -> u64 {
        let low = u64::from(self.word());
        low | u64::from(self.word()) << 32
    }

    /// A whole number below a bound, each equally likely; 0 where the bound is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = (bound as u64).max(1);
        loop {
            let drawn = self.number();
            // 2^64 mod bound, which is less than the bound: so many of the largest numbers would make the smallest remainders
            // likelier, and are drawn again. Dividing takes longer than all else, so the surplus is worked out only where it
            // could matter.
            if drawn <= u64::MAX - bound || drawn <= u64::MAX - (u64::MAX % bound + 1) % bound {
                return (drawn % bound) as usize;
            }
        }
    }

    /// Puts the items in a random order, each order equally likely: Fisher and Yates from the end.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// Some of the numbers below a count, in the order in which they are drawn: the first of all in a random order.
    pub(crate) fn subset(&mut self, count: usize, size: usize) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..count as u32).collect();
        self.shuffle(&mut numbers);
        numbers.truncate(size);
        numbers
    }

    fn word(&mut self) -> u32 {
        if self.used == self.words.len() {
            self.words = self.next_block();
            self.used = 0;
        }
        self.used += 1;
        self.words[self.used - 1]
    }

    fn next_block(&mut self) -> [u32; 16] {
        let halves = |number: u64| [number as u32, (number >> 32) as u32];
        let mut start = [0; 16];
        start[..4].copy_from_slice(&CONSTANTS);
        start[4..6].copy_from_slice(&halves(self.seed));
        start[12..14].copy_from_slice(&halves(self.block));
        start[14..].copy_from_slice(&halves(self.stream));
        let mut state = start;
        for _ in 0..ROUNDS / 2 {
            for column in 0..4 {
                quarter(&mut state, [column, column + 4, column + 8, column + 12]);
            }
            for column in 0..4 {
                quarter(&mut state, [column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4]);
            }
        }
        self.block = self.block.wrapping_add(1);
        std::array::from_fn(|place| state[place].wrapping_add(start[place]))
    }
}

/// The quarter round on four words of the state.
fn quarter(state: &mut [u32; 16], [a, b, c, d]: [usize; 4]) {
    for (turn_of_d, turn_of_b) in [(16, 12), (8, 7)] {
        state[a] = state[a].wrapping_add(state[b]);
        state[d] = (state[d] ^ state[a]).rotate_left(turn_of_d);
        state[c] = state[c].wrapping_add(state[d]);
        state[b] = (state[b] ^ state[c]).rotate_left(turn_of_b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key stream as text, two blocks of it.
    fn stream(seed: u64, stream: u64) -> String {
        let mut random = Random::new(seed, stream);
        let bytes = (0..16).flat_map(|_| random.number().to_le_bytes());
        bytes.map(|byte| format!("{byte:02x}")).collect()
    }

    // draft-strombergson-chacha-test-vectors-01, 256-bit key, 8 rounds: TC1 (zero key and IV), TC2 (one bit in the key, its
    // first byte 01), TC3 (one bit in the IV, its first byte 01).
    #[test]
    fn the_key_stream_is_the_published_one() {
        assert_eq!(
            stream(0, 0),
            "3e00ef2f895f40d67f5bb8e81f09a5a12c840ec3ce9a7f3b181be188ef711a1e\
             984ce172b9216f419f445367456d5619314a42a3da86b001387bfdb80e0cfe42\
             d2aefa0deaa5c151bf0adb6c01f2a5adc0fd581259f9a2aadcf20f8fd566a26b\
             5032ec38bbc5da98ee0c6f568b872a65a08abf251deb21bb4b56e5d8821e68aa"
        );
        assert_eq!(
            stream(1, 0),
            "cf5ee9a0494aa9613e05d5ed725b804b12f4a465ee635acc3a311de8740489ea\
             289d04f43c7518db56eb4433e498a1238cd8464d3763ddbb9222ee3bd8fae3c8\
             b4355a7d93dd8867089ee643558b95754efa2bd1a8a1e2d75bcdb32015542638\
             291941feb49965587c4fdfe219cf0ec132a6cd4dc067392e67982fe53278c0b4"
        );
        assert_eq!(
            stream(0, 1),
            "2b8f4bb3798306ca5130d47c4f8d4ed13aa0edccc1be6942090faeeca0d7599b\
             7ff0fe616bb25aa0153ad6fdc88b954903c22426d478b97b22b8f9b1db00cf06\
             470bdffbc488a8b7c701ebf4061d75c5969186497c95367809afa80bd843b040\
             a79abc6e73a91757f1db73c8eacfa543b38f289d065ab2f3032d377b8c37fe46"
        );
    }

    #[test]
    fn a_number_below_a_bound_is_the_remainder_of_the_number_drawn() {
        // The first eight bytes of TC1, read little-endian.
        let first = 0xd640_5f89_2fef_003e_u64;
        assert_eq!(Random::new(0, 0).number(), first);
        for bound in [1_usize, 2, 7, 10, 1000] {
            assert_eq!(Random::new(0, 0).below(bound), (first % bound as u64) as usize);
        }
        assert_eq!(Random::new(0, 0).below(0), 0);
    }

    #[test]
    fn a_shuffle_swaps_from_the_end_and_a_subset_is_its_beginning() {
        let mut numbers = Random::new(1, 1);
        let mut by_hand = [0_u32, 1, 2, 3, 4];
        for last in [4, 3, 2, 1] {
            let other = numbers.below(last + 1);
            by_hand.swap(last, other);
        }
        let mut shuffled = [0_u32, 1, 2, 3, 4];
        Random::new(1, 1).shuffle(&mut shuffled);
        assert_eq!(shuffled, by_hand);
        assert_eq!(Random::new(1, 1).subset(5, 3), by_hand[..3]);
        assert!(Random::new(1, 1).subset(0, 0).is_empty());
    }
}
