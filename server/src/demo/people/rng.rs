//! A small source of numbers that look random and are the same each time (splitmix64). Not for secrets.

/// The source, one a person.
#[derive(Debug, Clone)]
pub(super) struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// A number from 0 to `last`, both included.
    pub fn up_to(&mut self, last: i64) -> i64 {
        i64::try_from(self.below(last.unsigned_abs() + 1)).unwrap_or(0)
    }

    /// True that many times in a thousand.
    pub fn per_mille(&mut self, share: u64) -> bool {
        self.below(1000) < share
    }

    /// One of a list that is not empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap_or(0)]
    }

    /// One of a list that is not empty, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, list: &[(T, u32)]) -> T {
        let total = list.iter().map(|(_, weight)| u64::from(*weight)).sum();
        let mut left = self.below(total);
        for (value, weight) in list {
            match left.checked_sub(u64::from(*weight)) {
                Some(rest) => left = rest,
                None => return *value,
            }
        }
        list[0].0
    }
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn it_is_splitmix64() {
        // The first three numbers of the reference program for the seed 1234567.
        let mut rng = Rng::new(1_234_567);
        assert_eq!(rng.next(), 6_457_827_717_110_365_317);
        assert_eq!(rng.next(), 3_203_168_211_198_807_973);
        assert_eq!(rng.next(), 9_817_491_932_198_370_423);
    }

    #[test]
    fn weights_weigh() {
        let mut rng = Rng::new(1);
        let heavy = (0..10_000).filter(|_| rng.weighted(&[('a', 9), ('b', 1), ('c', 0)]) == 'a').count();
        assert!((8_800..9_200).contains(&heavy));
        assert!((0..1_000).all(|_| rng.weighted(&[('a', 9), ('b', 1), ('c', 0)]) != 'c'));
    }
}
