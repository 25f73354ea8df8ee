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
    numbers: [u64; LANES * 8],
    used: usize,
}

/// So many blocks are made at a time: side by side they cost little more than one.
const LANES: usize = 4;

/// "expand 32-byte k", as four little-endian words.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];
const ROUNDS: usize = 8;

impl Random {
    /// The numbers of one stream of a seed, from the first.
    pub(crate) const fn new(seed: u64, stream: u64) -> Self {
        Self { seed, stream, block: 0, numbers: [0; LANES * 8], used: LANES * 8 }
    }

    /// The next 64 bits: two words, low word first.
    pub(crate) fn number(&mut self) -> u64 {
        if self.used >= self.numbers.len() {
            self.make_numbers();
            self.used = 0;
        }
        self.used += 1;
        self.numbers[self.used - 1]
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

    /// The same as [`shuffle`](Self::shuffle), with remainders that cost no division; the bounds must reach as far as the list.
    pub(crate) fn shuffle_within<T>(&mut self, items: &mut [T], bounds: &Bounds) {
        for (last, part) in (1..items.len()).zip(bounds.parts.iter().skip(1)).rev() {
            let bound = last as u64 + 1;
            let drawn = self.number();
            let other = if drawn <= u64::MAX - bound {
                // Too small by one at most, as the part falls short of 2^64/bound by less than 1 + 1/bound.
                let times = ((u128::from(drawn) * u128::from(*part)) >> 64) as u64;
                let rest = drawn - times * bound;
                (if rest >= bound { rest - bound } else { rest }) as usize
            } else {
                self.drawn_again(drawn, bound)
            };
            items.swap(last, other);
        }
    }

    /// A whole number below a bound, from a number just drawn that may have to be drawn again.
    #[cold]
    fn drawn_again(&mut self, drawn: u64, bound: u64) -> usize {
        let surplus = (u64::MAX % bound + 1) % bound;
        if drawn <= u64::MAX - surplus { (drawn % bound) as usize } else { self.below(bound as usize) }
    }

    fn make_numbers(&mut self) {
        let halves = |number: u64| [number as u32, (number >> 32) as u32];
        let mut start = [[0; LANES]; 16];
        for (place, word) in CONSTANTS.into_iter().chain(halves(self.seed)).enumerate() {
            start[place] = [word; LANES];
        }
        let blocks: [[u32; 2]; LANES] = std::array::from_fn(|lane| halves(self.block.wrapping_add(lane as u64)));
        (start[12], start[13]) = (blocks.map(|block| block[0]), blocks.map(|block| block[1]));
        let stream = halves(self.stream);
        (start[14], start[15]) = ([stream[0]; LANES], [stream[1]; LANES]);
        let mut state = start;
        for _ in 0..ROUNDS / 2 {
            for column in 0..4 {
                quarter(&mut state, [column, column + 4, column + 8, column + 12]);
            }
            for column in 0..4 {
                quarter(&mut state, [column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4]);
            }
        }
        self.block = self.block.wrapping_add(LANES as u64);
        for lane in 0..LANES {
            for pair in 0..8 {
                let word = |place: usize| u64::from(state[place][lane].wrapping_add(start[place][lane]));
                self.numbers[8 * lane + pair] = word(2 * pair) | word(2 * pair + 1) << 32;
            }
        }
    }
}

/// The quarter round on four words of the state, of several blocks side by side.
#[inline]
fn quarter(state: &mut [[u32; LANES]; 16], places: [usize; 4]) {
    let [mut a, mut b, mut c, mut d] = places.map(|place| state[place]);
    for (turn_of_d, turn_of_b) in [(16, 12), (8, 7)] {
        for (((a, b), c), d) in a.iter_mut().zip(&mut b).zip(&mut c).zip(&mut d) {
            *a = a.wrapping_add(*b);
            *d = (*d ^ *a).rotate_left(turn_of_d);
            *c = c.wrapping_add(*d);
            *b = (*b ^ *c).rotate_left(turn_of_b);
        }
    }
    for (place, words) in places.into_iter().zip([a, b, c, d]) {
        state[place] = words;
    }
}

/// Bounds up to a number with what makes remainders cheap, for many shuffles of lists of the same length.
#[derive(Debug, Clone)]
pub(crate) struct Bounds {
    /// For each bound ⌊(2^64 − 1)/bound⌋; the first is of bound 1.
    parts: Vec<u64>,
}

impl Bounds {
    /// All bounds up to this one.
    pub(crate) fn up_to(most: usize) -> Self {
        Self { parts: (1..=most as u64).map(|bound| u64::MAX / bound).collect() }
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

    #[test]
    fn remainders_without_division_are_the_same() {
        let bounds = Bounds::up_to(1000);
        for length in [0, 1, 2, 3, 64, 999, 1000] {
            for stream in 0..20 {
                let (mut one, mut other): (Vec<u32>, Vec<u32>) = ((0..length).collect(), (0..length).collect());
                Random::new(8, stream).shuffle(&mut one);
                Random::new(8, stream).shuffle_within(&mut other, &bounds);
                assert_eq!(one, other);
            }
        }
        for bound in [1_u64, 2, 3, 6, 7, 1000, 1 << 32, (1 << 32) + 1] {
            for drawn in [0, bound - 1, bound, 7 * bound - 1, 7 * bound, u64::MAX / bound * bound - 1, u64::MAX - bound] {
                let times = ((u128::from(drawn) * u128::from(u64::MAX / bound)) >> 64) as u64;
                let rest = drawn - times * bound;
                assert_eq!(if rest >= bound { rest - bound } else { rest }, drawn % bound, "{drawn} {bound}");
            }
        }
    }
}
